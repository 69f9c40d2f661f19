from __future__ import annotations

import pytest

from checker.model import Block, BlockKind, Document, Passage, Piece, Span
from checker.reports.html_page.layout import CAPTION, PLAIN, Layout, Spot, covered
from tests.reports.html_page.pages import HEADING, Writing, span_of

# "We cut <b>waste</b> &amp; water" read as "We cut waste & water"
SOURCE = "We cut <b>waste</b> &amp; water"
READ = Passage(
    text="We cut waste & water",
    pieces=(Piece(0, 7, 0, 7), Piece(7, 5, 10, 5), Piece(12, 1, 19, 1), Piece(13, 1, 20, 5), Piece(14, 6, 25, 6)),
)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("cut <b>waste", "cut waste"),
        ("cut ", "cut"),
        ("<b>waste</b>", "waste"),
        ("&amp;", "&"),
        ("am", "&"),
        ("waste</b> &amp; water", "waste & water"),
        ("<b>", None),
        (" ", None),
    ],
)
def test_source_ranges_become_ranges_of_readable_text(words, shown):
    start = SOURCE.index(words, 2)
    found = covered(READ, Span(start, start + len(words)))
    assert (found and READ.text[slice(*found)]) == shown


def test_words_are_found_in_blocks_captions_and_cells():
    source = (
        Writing("a.txt")
        .put("Title", HEADING)
        .put("Text here.")
        .table(("a", "b"), ("c", "d"), caption="Named")
        .document()
    )
    layout = Layout(document=source)
    assert layout.spots(span_of(source, "here")) == (Spot(1, PLAIN, 5, 9),)
    assert layout.spots(span_of(source, "Named")) == (Spot(2, CAPTION, 0, 5),)
    assert layout.spots(span_of(source, "c")) == (Spot(2, 2, 0, 1),)
    assert [layout.passage(spot).text for spot in layout.spots(Span(0, len(source.text)))] == [
        *("Title", "Text here.", "Named", "a", "b", "c", "d"),
    ]


def test_words_over_several_blocks_have_a_spot_in_each():
    source = Writing("a.txt").put("One two").put("three four").document()
    layout = Layout(document=source)
    assert [spot.block for spot in layout.spots(span_of(source, "two\nthree"))] == [0, 1]
    assert layout.quote(span_of(source, "two\nthree")) == "two … three"


def test_a_block_within_another_hides_no_words():
    text = "outer inner outer"
    blocks = [Block(kind=BlockKind.PARAGRAPH, passage=Passage(text=text, pieces=(Piece(0, 17, 0, 17),)))]
    blocks += [Block(kind=BlockKind.PARAGRAPH, passage=Passage(text="inner", pieces=(Piece(0, 5, 6, 5),)))]
    source = Document(path="a", sha256="", text=text, format="text", blocks=tuple(blocks), metadata={})
    layout = Layout(document=source)
    assert [spot.block for spot in layout.spots(Span(6, 11))] == [0, 1]
    assert [spot.block for spot in layout.spots(Span(13, 17))] == [0]


def test_furniture_and_blank_blocks_are_left_out():
    source = Writing("a.txt").put("Menu", BlockKind.FURNITURE).put("  ").put("Text").document()
    layout = Layout(document=source)
    assert layout.blocks == (2,)
    assert layout.spots(span_of(source, "Menu")) == ()
    assert layout.block_near(span_of(source, "Menu")) == 2
    assert layout.quote(span_of(source, "Menu")) == "Menu"


@pytest.mark.parametrize(("words", "block"), [("x", 0), ("Text", 1)])
def test_a_place_without_words_belongs_to_the_block_before_it(words, block):
    source = Writing("a.txt").put("Start").put("Text", BlockKind.PARAGRAPH).put("x", BlockKind.FURNITURE).document()
    layout = Layout(document=source)
    assert layout.block_near(span_of(source, words)) == (1 if words == "x" else block)


def test_a_document_without_blocks_has_no_places():
    layout = Layout(document=Document(path="a", sha256="", text="We cut.", format="text", blocks=(), metadata={}))
    assert layout.block_near(Span(0, 2)) is None
    assert layout.spots(Span(0, 2)) == ()


def test_pages_are_those_of_the_first_words():
    source = Writing("a.pdf", paged=True).put("One", page=3).put("Two", page=4).document()
    layout = Layout(document=source)
    assert [layout.page(block) for block in layout.blocks] == [3, 4]
    plain = Layout(document=Writing("a.txt").put("One").table(("a",)).document())
    assert [plain.page(block) for block in plain.blocks] == [None, None]


def test_a_table_is_on_the_page_of_its_first_cell():
    writing = Writing("a.pdf", paged=True).put("One", page=1)
    start = len(writing.text)
    source = writing.table(("a", "b")).document()
    anchor = type(source.anchors[0])(start=start, end=len(source.text), page=9)
    layout = Layout(
        document=type(source)(
            **{name: getattr(source, name) for name in source.__struct_fields__ if name != "anchors"},
            anchors=(*source.anchors, anchor),
        )
    )
    assert layout.page(1) == 9
