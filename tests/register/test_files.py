"""A register file gives back the very values that it was written from, says what it is, and shows when it was edited."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from checker.model import (
    Anchor,
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    Facts,
    Mention,
    Origin,
    Passage,
    Piece,
    Quantity,
    Reading,
    Slot,
    Span,
    Table,
)
from checker.register import DamagedError, Registered, is_ours, is_sealed, parse, render, same_register
from checker.register.declared_types import claim_schema
from checker.register.layout import one_line, pretty
from tests.register.register_at_hand import RELEASE, REPORT, bare, registered

EXAMPLES = ["clean.md", "press-release.txt", "report-section.md", "web-page.html"]
HTML = (
    "<html lang=en><head><title>Climate &amp; water</title></head><body><nav>Home</nav><h1>Halden Foods plc</h1>"
    "<p>We&nbsp;cut <b>Scope&#160;1</b> emissions by 12&nbsp;% in 2023.</p><table><tr><th>Metric<th>2023</tr>"
    "<tr><td>Waste (t)<td>1&#8239;250</tr></table></body></html>"
)
TEXTS = {
    "release.md": RELEASE,
    "report.md": REPORT,
    "old.txt": "Halden Foods plc\r\rWe will cut emissions by 42% by 2030.\r\n\x0cWe recycle 40% of our waste.\u2028Yes.\n",
    "page.html": HTML,
    "data.csv": "Metric,Unit,2022,2023\nScope 1 emissions,t CO2e,120,110\nWater,m3,5,4\n",
    "bericht.txt": "Wir senken unsere Emissionen bis 2030 um 42 Prozent und berichten darüber in jedem Jahr.\n",
    "empty.txt": "",
}


@pytest.fixture(params=[*EXAMPLES, *TEXTS])
def known(request, repository, tmp_path):
    if request.param in EXAMPLES:
        return registered(repository / "claims" / "examples" / request.param, f"docs/{request.param}")
    (tmp_path / request.param).write_bytes(TEXTS[request.param].encode())
    return registered(tmp_path / request.param, f"docs/{request.param}", kind="web-page", published="2024-02-29")


def test_what_is_read_is_what_was_written(known):
    path = known.reading.document.path
    text = render(known, "docs/name.md", "checked", "A reason.")
    again, name = parse(text, path)
    assert name == "docs/name.md"
    assert again.reading == replace(known.reading, amounts=())  # they are no claims: read again with the document
    assert list(map(bare, again.claims)) == list(map(bare, known.claims))
    assert repr(list(map(bare, again.claims))) == repr(list(map(bare, known.claims)))  # every digit as it was
    assert (again.hints, again.version) == (known.hints, known.version)
    assert render(again, "docs/name.md", "checked", "A reason.") == text


def test_it_is_valid_by_the_schema_of_claims(known):
    content = json.loads(render(known, "docs/name.md", "checked"))
    Draft202012Validator(claim_schema()).validate(content)
    assert content["summary"] == {"documents": 1, "claims": len(known.claims)}
    assert content["documents"][0]["sha256"] == known.reading.document.sha256
    for entry, claim in zip(content["claims"], known.claims, strict=True):
        assert (entry["id"], entry["kind"]) == (claim.id, claim.kind)
        assert set(claim.slots) < set(entry)
        assert entry["location"]["path"] == "docs/name.md"


def test_no_field_is_forgotten():
    """Fields of documents and facts are kept whatever they are; those of these values are written one by one."""
    assert Claim.__struct_fields__ == ("id", "kind", "path", "mentions", "slots", "facets")
    assert Mention.__struct_fields__ == ("kind", "span", "sentence", "block", "slots")
    assert Slot.__struct_fields__ == ("value", "span", "origin")
    assert Quantity.__struct_fields__ == ("amount", "unit", "comparator", "half_step", "text")
    assert Block.__struct_fields__ == ("kind", "passage", "level", "table")
    assert Table.__struct_fields__ == ("cells", "rows", "columns", "caption")
    assert Cell.__struct_fields__ == (
        *("passage", "row", "column", "row_span", "column_span", "is_header", "is_emphasised"),
    )
    assert Passage.__struct_fields__ == ("text", "pieces")
    assert Piece.__struct_fields__ == ("start", "length", "source", "source_length")
    assert Anchor.__struct_fields__ == ("start", "end", "page", "bbox", "paragraph", "sheet", "cell")
    assert Reading.__struct_fields__ == ("document", "facts", "mentions", "amounts")


def made(text="The sum.", anchors=(), table=None, **slots):
    passage = Passage(text=text, pieces=(Piece(0, len(text), 0, len(text)),))
    document = Document(
        path="a.pdf",
        sha256="0" * 64,
        text=text,
        format="pdf",
        blocks=(Block(kind=BlockKind.PARAGRAPH, passage=passage, table=table),),
        metadata={"title": "A"},
        anchors=anchors,
        gap="Page 2 is a scan.",
    )
    at = Span(0, 3)
    mention = Mention(kind="metric", span=at, sentence=Span(0, len(text)), block=0, slots={})
    known = {name: Slot(value=value, span=at, origin=Origin.HEADING) for name, value in slots.items()}
    claim = Claim(id="c", kind="metric", path="a.pdf", mentions=(mention,), slots=known)
    facts = Facts(disclosed=("ghg.target",), defaults={"base_year": Slot(value=2019)}, sector="financial")
    return Registered(reading=Reading(document=document, facts=facts, mentions=()), claims=(claim,), hints={})


@pytest.mark.parametrize(
    "value",
    [
        *("words", "2024-02-29", "", True, False, 0, -3, 10**25, date(2024, 2, 29), (), ("a", "b"), (1, 2)),
        Quantity(amount=Decimal("50.00")),
        Quantity(amount=Decimal("1E+3"), unit="t", comparator="~", half_step=Decimal("5E+2"), text="about 1,000 t"),
        Quantity(amount=Decimal("-0.1"), unit="%"),
        (Quantity(amount=Decimal(12345678901234567890123)), Quantity(amount=Decimal("0.30"))),
    ],
    ids=repr,
)
def test_every_value_comes_back_with_its_type_and_digits(value):
    again, _ = parse(render(made(value=value), "a.pdf", "checked"), "a.pdf")
    (slot,) = again.claims[0].slots.values()
    assert repr(slot) == repr(Slot(value=value, span=Span(0, 3), origin=Origin.HEADING))


def test_the_places_of_claims_in_a_file_without_lines_are_kept_and_others_are_not():
    words = "One two six ten."
    box = (1.5, 2.25, 3.1, 4.0)
    anchors = tuple(Anchor(start=at, end=at + 3, page=1 + at // 8, bbox=box) for at in (0, 4, 8, 12))
    known = made(words, anchors, value="x")
    again, _ = parse(render(known, "a.pdf", "checked"), "a.pdf")
    assert again.reading.document.place(Span(0, 3)) == known.reading.document.place(Span(0, 3))
    few = replace(known, reading=replace(known.reading, document=replace(known.reading.document, blocks=())))
    long = made(words + " More." * 3, anchors, value="x")
    assert len(parse(render(long, "a.pdf", "checked"), "a.pdf")[0].reading.document.anchors) == 4  # all of its heading
    with pytest.raises(DamagedError, match="stands nowhere"):
        parse(render(few, "a.pdf", "checked"), "a.pdf")


def test_a_pdf_keeps_only_the_anchors_that_somebody_asks_for():
    from checker.register.texts import anchor_entries

    anchors = tuple(Anchor(start=at, end=at + 3, page=1) for at in range(0, 40, 4))
    document = replace(made("x" * 40).reading.document, anchors=anchors)
    kept = [entry.start for entry in anchor_entries(document, [Span(30, 31), Span(0, 5), Span(17, 17), Span(2, 3)])]
    assert kept == [0, 4, 16, 28]


def test_tables_come_back_cell_by_cell():
    words = Passage(text="Sum", pieces=(Piece(0, 3, 4, 3),))
    odd = Passage(text="a b", pieces=(Piece(0, 1, 0, 1), Piece(1, 2, 1, 7)))
    cells = (
        Cell(passage=words, row=0, column=0, row_span=2, is_header=True),
        Cell(passage=odd, row=0, column=1, is_emphasised=True),
        Cell(passage=Passage(text="", pieces=()), row=1, column=1, column_span=3),
    )
    known = made(table=Table(cells=cells, rows=2, columns=2, caption=words), value=1)
    assert parse(render(known, "a.pdf", "checked"), "a.pdf")[0].reading == known.reading


@pytest.mark.parametrize(
    ("old", "new"),
    [('"version": 1', '"version": 2'), ('"kind": "metric"', '"kid": "metric"'), ('"amount": 5', '"amount": "x"'), ("2024-02-29", "2024-02-30"), ('"claims": [', '"claims": [{},')],
    ids=str,
)  # fmt: skip
def test_a_damaged_file_is_told(old, new):
    known = made(value=Quantity(amount=Decimal(5)), period_end=date(2024, 2, 29))
    text = render(known, "a.pdf", "checked")
    assert old in text
    with pytest.raises(DamagedError):
        parse(text.replace(old, new), "a.pdf")


def test_an_edit_by_hand_breaks_the_seal_and_other_line_ends_do_not():
    text = render(made(value=2030), "a.pdf", "checked")
    assert is_ours(text)
    assert is_sealed(text)
    assert is_sealed(text.replace("\n", "\r\n"))
    for edited in (text.replace("2030", "2031"), text.replace("The sum", "The some"), text.replace('"seal"', '"sael"')):
        assert edited != text
        assert is_ours(edited)
        assert not is_sealed(edited)
    assert not is_ours('{"version": 1}')


def test_which_version_wrote_a_file_is_no_difference_in_what_it_says():
    known = made(value=2030)
    text, other = (render(replace(known, version=version), "a.pdf", "checked") for version in ("0.1.0", "0.2.0"))
    assert text != other
    assert same_register(text, other)
    assert same_register(text, text.replace("\n", "\r\n"))
    assert not same_register(text, render(made(value=2031), "a.pdf", "checked"))


def test_people_can_read_it():
    text = render(made(value=Quantity(amount=Decimal("50.0"), unit="%")), "a.pdf", "checked")
    assert re.search(r'^      "value": \{"amount": 50\.0, "unit": "%", "comparator": "="\}$', text, re.MULTILINE)
    assert text.startswith('{\n  "version": 1,\n  "generated": "written by `esglint lock`')


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(alphabet='abc"\n'), inner),
    max_leaves=12,
)


@given(PLAIN)
def test_the_layout_changes_no_value(value):
    assert json.loads(pretty(value)) == value
    assert json.loads(one_line(value)) == value
