from __future__ import annotations

import pytest

from checker.documents.html_reader import read_html
from checker.model import BlockKind, Unreadable
from tests.documents.documents_at_hand import document, outcome, outline, rows_of, table_of, texts
from tests.timing import takes_at_most


def page(text):
    return document(text, "page.html")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<p>AT&amp;T &lt; 5&nbsp;% &#8451; &#x2103; &copy2024 &unknown; A&B.",
            ["AT&T < 5 % ℃ ℃ ©2024 &unknown; A&B."],
        ),
        ("<p>x < y and a<b>c</b> <5%.", ["x < y and ac <5%."]),
        (
            "<p>CO<sub>2</sub>e on 4 km<sup>2</sup>, 5 m<sup>3</sup>, the 2<sup>nd</sup> time, kg m<sup>-1</sup>.",
            ["CO2e on 4 km2, 5 m3, the 2nd time, kg m-1."],
        ),
        (
            "<p>A claim<sup>3</sup> and one<sup><a href=#n>[4]</a></sup> and a mark<sup>TM</sup>, CO<sup>2</sup>.",
            ["A claim and one and a mark, CO2."],
        ),
        ("<p>Text<sup>with words</sup>.", ["Textwith words."]),
        ("<p>One<br>two<br><br>three", ["One two", "three"]),
        ("<p>Intro<br>• north<br>• south", ["Intro", "north", "south"]),
        ("<p>• north<p>•", ["north"]),
        ("<p>One<p>two<div>three</div>four", ["One", "two", "three", "four"]),
        ("<p>A<span>B</span><i> C</i>", ["AB C"]),
        ("<p>Wide<wbr>word soft&shy;hyphen zero&#8203;width<!-- no --> end", ["Wideword softhyphen zerowidth end"]),
        ("<p>one\r\n  two\rthree", ["one two three"]),
        ("<pre>one\n  two\n</pre>", ["one two"]),
        ("<p>５０％ 10&thinsp;000 “quoted", ["５０％ 10 000 “quoted"]),
        (
            "<title>T</title><script>var a = '<p>no</p>';</script><style>p{}</style><template>x</template><p>yes",
            ["yes"],
        ),
        ("<ix:header><p>hidden facts</p></ix:header><p>seen", ["seen"]),
        ("<p>no closing <b", ["no closing <b"]),
        ("<p>&", ["&"]),
        ("<p>&amp", ["&"]),
        ("<p>&NotEqualTilde; x", ["≂̸ x"]),
        ("<details><summary>The method</summary><p>We measure.</p></details>", ["The method", "We measure."]),
        ("<dl><dt>Scope 1</dt><dd>Direct</dd></dl>", ["Scope 1", "Direct"]),
        ("", []),
        ("<html><body></body></html>", []),
        ("<p>&nbsp;</p><p> </p><br><br>", []),
        ("<p>a</p><![CDATA[x]]><?php x ?><p>b", ["a", "b"]),
    ],
)
def test_readable_text(text, expected):
    assert [block for _, block in outline(page(text))] == expected


def test_kinds_of_blocks():
    read = page(
        "<h1>Water</h1><h3>Use</h3><ul><li>one<ul><li>two</li></ul></li></ul><ol><li><p>three</p></ol><li>stray</li>"
        "<blockquote><p>said</p></blockquote><figure><figcaption>Figure 1</figcaption></figure>"
        "<div class='foot-notes'><ol><li>note</li></ol></div><section role='doc-endnotes'><p>end</p></section>"
    )
    assert [(block.kind.value, block.level, block.passage.text) for block in read.blocks] == [
        ("heading", 1, "Water"),
        ("heading", 3, "Use"),
        ("list-item", 1, "one"),
        ("list-item", 2, "two"),
        ("list-item", 1, "three"),
        ("list-item", 1, "stray"),
        ("quote", 0, "said"),
        ("caption", 0, "Figure 1"),
        ("footnote", 0, "note"),
        ("footnote", 0, "end"),
    ]


CONTENT = "<main><h1>Oakmere saves water</h1><p>Its dairies used a tenth less of it than in the year before, and more is to come.</p></main>"
KEPT = ["Oakmere saves water", "Its dairies used a tenth less of it than in the year before, and more is to come."]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a>Our aims for 2030</a></nav>",
        "<header><a>Oakmere</a> takes care</header>",
        "<footer>Oakmere Foods takes care of 40% of it</footer>",
        "<aside><p>Another story about a dairy that saved 5%</p></aside>",
        "<form><label>Your name, please</label><input></form>",
        "<div class='cookie-banner'>Choose what you allow us to keep.</div>",
        "<div id='consent'>Choose what you allow us to keep.</div>",
        "<div role='dialog'>Choose what you allow us to keep.</div>",
        "<div role='search'>What do you look for?</div>",
        "<div class='siteNewsletter'>Each month in your inbox, for nothing.</div>",
        "<div class='c-breadcrumb__list'>Oakmere, Stories, Water</div>",
        "<div aria-label='social'>Tell your friends of it</div>",
        "<div class='share'>Tell your friends of it</div>",
        "<div class='related'><a>A story about a dairy in the north of the country</a></div>",
        "<div hidden>Unseen words of the page</div>",
        "<div style='display: none'>Unseen words of the page</div>",
        "<p style='visibility:hidden'>Unseen words of the page</p>",
        "<button>Tell me all of it</button>",
        "<select><option>North</option></select>",
        "<textarea>Write it here</textarea>",
        "<ul><li><a>Dairies</a><li><a>Mills</a><li><a>Farms</a></ul>",
        "<table role='banner'><tr><td>a<td>b<tr><td>c<td>1</table>",
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_furniture_of_a_page(furniture, inside):
    if inside and furniture.startswith(("<header", "<ul")):
        pytest.skip("inside the content these are content")
    text = CONTENT.replace("</main>", furniture + "</main>") if inside else furniture + CONTENT
    read = page(f"<body>{text}</body>")
    found = texts(read, BlockKind.FURNITURE)
    assert found
    assert [block.passage.text for block in read.blocks if block.kind is not BlockKind.FURNITURE] == KEPT


@pytest.mark.parametrize(
    "text",
    [
        f"<div class='nav-page cookie'>{CONTENT}</div>",
        f"<form>{CONTENT}</form>",
        f"<footer>{CONTENT}</footer>",
        f"<div role='banner'>{CONTENT}</div>",
        f"<header>{CONTENT}</header>",
        f"<div class='subscribe'>{CONTENT.replace('main>', 'div>').replace('h1>', 'h2>')}</div>",
        CONTENT.replace("<h1>", "<header><h1>").replace("</h1>", "</h1></header>"),
        CONTENT.replace("main>", "article>"),
        CONTENT.replace("main>", "div>").replace("<div>", "<div role=main>"),
        f"<body class='login'>{CONTENT}</body>",
    ],
)
def test_main_content_is_never_furniture(text):
    assert [block.passage.text for block in page(text).blocks if block.kind is not BlockKind.FURNITURE] == KEPT


def test_a_header_in_an_article_is_content_unless_it_holds_navigation():
    read = page(
        "<article><header><p>Our dairies save water.</p></header><header><nav><a>Top</a></nav>Stories</header><p>Other.</p></article>"
    )
    assert outline(read) == [
        ("paragraph", "Our dairies save water."),
        ("furniture", "Top"),
        ("furniture", "Stories"),
        ("paragraph", "Other."),
    ]


def test_a_long_text_in_a_weakly_named_element_is_content():
    text = "Oakmere has saved water in each of its dairies. " * 8
    assert [kind for kind, _ in outline(page(f"<h1>T</h1><div class='banner'>{text}</div>"))] == [
        "heading",
        "paragraph",
    ]


ROWS = [["Site", "2024"], ["Alder", "8"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<table><tr><th>Site<th>2024<tr><td>Alder<td>8</table>", ROWS),
        ("<table><thead><tr><td>Site<td>2024</thead><tbody><tr><td>Alder<td>8</tbody></table>", ROWS),
        ("<table><tr><td>Site<td>2024<tr><td>Alder<td>8</table>", ROWS),
        ("<table><tr><td><p>Site</p><td>2024<tr><td>Al<!-- -->der<td><b>8</b><script>9</script></table>", ROWS),
        (
            "<table><tr><th>Site<th>2024<tr><td>Alder<br>Bay<td>8<sup>1</sup></table>",
            [["Site", "2024"], ["Alder Bay", "8"]],
        ),
        (
            "<table><tr><th>Site<th>2024<tr><td><div>Alder</div><div>Bay</div>x<td>1&nbsp;000 m<sup>3</sup></table>",
            [["Site", "2024"], ["Alder Bay x", "1 000 m3"]],
        ),
        (
            "<table><tr><th>Site<th>2024<tr><td><ul><li>a</li><li>b</li></ul><td>9 < 10</table>",
            [["Site", "2024"], ["a b", "9 < 10"]],
        ),
        ("<table><colgroup><col></colgroup><tr><th>Site<th>2024</tr><!-- x --><tr><td>Alder<td>8</table>", ROWS),
    ],
)
def test_tables(text, expected):
    block = table_of(page(text))
    assert rows_of(block) == expected
    assert block.table
    assert [cell.passage.text for cell in block.table.cells if cell.is_header] == expected[0]


def test_merged_cells_keep_their_places():
    block = table_of(
        page(
            "<table><thead><tr><th rowspan=2>Site<th colspan=' 2 '>Year<tr><th>2023<th>2024</thead>"
            "<tr><td rowspan=0>Alder<td>1<td>2<tr><td colspan=x>3<td rowspan=99 colspan=0>4</table>"
        )
    )
    assert block.table
    assert (block.table.rows, block.table.columns) == (4, 3)
    assert [
        (cell.passage.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in block.table.cells
    ] == [
        ("Site", 0, 0, 2, 1),
        ("Year", 0, 1, 1, 2),
        ("2023", 1, 1, 1, 1),
        ("2024", 1, 2, 1, 1),
        ("Alder", 2, 0, 2, 1),
        ("1", 2, 1, 1, 1),
        ("2", 2, 2, 1, 1),
        ("3", 3, 1, 1, 1),
        ("4", 3, 2, 1, 1),
    ]


def test_totals_and_bold_cells_are_emphasised():
    block = table_of(
        page(
            "<table><tr><th>Site<th>2024<tr class='row sub-total'><td>Sum<td>8<tr style='font-weight:bold'><td>All<td>"
            "<tr><td style='font-weight: 700'>Alder<td><strong>7</strong> t</table>"
        )
    )
    assert block.table
    assert [cell.passage.text for cell in block.table.cells if cell.is_emphasised] == ["Sum", "8", "All", "Alder"]


def test_captions():
    read = page(
        "<table><caption>Water <i>use</i></caption><tr><td>a<td>1<tr><td>b<td>2</table><table><caption></caption><tr><td>a<td>1</table>"
    )
    assert outline(read) == [("caption", "Water use"), ("table", "Water use"), ("table", "")]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td><h2>Left</h2><td>8</tr><tr><td>x<td>9</table>",
        "<table><tr><td>Left<td>8</table>",
        "<table><tr><td>Left<tr><td>8</table>",
        "<table role=presentation><tr><th>Left<th>8<tr><td>a<td>b</table>",
        "<table><tr><td><p>a</p><p>b</p><td>8<tr><td>x<td>9</table>",
        "<table></table>",
        "<table><caption> </caption><tr><td> <td></table>",
    ],
)
def test_tables_that_only_arrange_the_page(text):
    assert not any(block.table for block in page(text).blocks)


def test_a_table_in_a_table_is_read_on_its_own():
    read = page("<table><tr><td>Left text<td><table><tr><th>Site<th>2024<tr><td>Alder<td>8</table></table>")
    assert rows_of(table_of(read)) == ROWS
    assert ("paragraph", "Left text") in outline(read)


def test_text_moved_out_of_a_table_keeps_its_place():
    read = page("<div>Before</div><table><tr><td>a<td>1</tr>stray &amp; text<tr><td>b<td>2</table>after")
    assert {"stray & text", "after", "Before"} <= {text for _, text in outline(read)}
    assert rows_of(table_of(read)) == [["a", "1"], ["b", "2"]]


@pytest.mark.parametrize(
    ("head", "metadata"),
    [
        ("<title>Water &amp;\n carbon</title>", {"title": "Water & carbon"}),
        ("<title> </title><meta property='og:title' content='Water'>", {"title": "Water"}),
        ("<meta property='og:title' content='Short'><title>Long</title>", {"title": "Long"}),
        ("<title>3 < 4</title>", {"title": "3 < 4"}),
        (
            "<meta name=Description content=' two  words '><meta name=description content=other>",
            {"description": "two words"},
        ),
        ("<meta itemprop=datePublished content=2025-02-03><meta name=date content=2024-01-01>", {"date": "2025-02-03"}),
        ("<meta name=description content=''><meta name=viewport content=x><meta charset=utf-8>", {}),
        (
            "<meta property='og:site_name' content=Oakmere><meta name=author content=Ada>",
            {"entity": "Oakmere", "author": "Ada"},
        ),
        (
            '<script type="application/ld+json">{"@type":"Article","datePublished": "2025-02-03"}</script>',
            {"date": "2025-02-03"},
        ),
        ('<script type="application/ld+json">{"name":"x"}</script>', {}),
        (
            '<meta name=jurisdiction content=UK><meta name="DCTERMS.audience" content=consumers>',
            {"jurisdiction": "UK", "audience": "consumers"},
        ),
        ("<link rel=x>", {}),
    ],
)
def test_metadata(head, metadata):
    assert dict(page(f"<html lang='en-GB'><head>{head}</head><body><p>x</body></html>").metadata) == {
        "language": "en-GB",
        **metadata,
    }


def test_metadata_without_a_head():
    assert dict(page("<p>x").metadata) == {}
    assert dict(page("<html xml:lang=de><p>x").metadata) == {"language": "de"}


HOSTILE = {
    "nested": lambda size: "<div>" * size + "x" + "</div>" * size,
    "nested lists": lambda size: "<ul><li>" * (size // 2) + "x",
    "unclosed tags": lambda size: "<b x=" * size,
    "lone brackets": lambda size: "< " * size,
    "ampersands": lambda size: "&" * size,
    "entities": lambda size: "&amp;" * size,
    "comments": lambda size: "<!--" * size,
    "breaks": lambda size: "<p>x" + "<br>" * size,
    "superscripts": lambda size: "<p>x" + "<sup>1</sup>" * size,
    "cells": lambda size: "<table>" + "<tr><td>1<td>2" * size,
    "wide cells": lambda size: "<table><tr>" + "<td colspan=1000 rowspan=9>1" * (size // 50) + "<tr><td>2<td>3</table>",
    "strays": lambda size: "<table>" + "<tr>a<td>1" * (size // 4),
    "blanks": lambda size: "<p>x" + " \n" * size + "y",
    "quotation marks": lambda size: "<a b='" + "\"'" * size,
    "attributes": lambda size: "<p " + "a " * size + ">x",
}  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_the_time_grows_with_the_length(make):
    small, large = make(4_000), make(16_000)
    # four times the length in sixteen times the time would be quadratic
    assert takes_at_most(9, lambda: read_html(large), lambda: read_html(small))


def test_a_hundred_thousand_nested_elements():
    assert outline(page("<div>" * 100_000 + "deep")) == [("paragraph", "deep")]


def test_a_megabyte_of_text_is_read_whole():
    blocks, _ = read_html("<p>Oakmere &amp; its dairies <i>save</i> water.</p>\n" * 20_000)
    assert {block.passage.text for block in blocks} == {"Oakmere & its dairies save water."}
    assert len(blocks) == 20_000


@pytest.mark.parametrize(
    "panel",
    [
        '<div role="tabpanel" hidden>',
        '<div class="tab-panel" style="display:none">',
        '<div id="faqPanel3" style="display: none">',
        '<section class="accordion-collapse" hidden="until-found">',
        '<div hidden="until-found">',
        "<details><summary>More</summary>",
    ],
)
def test_what_a_click_unfolds_is_content(panel):
    assert "We use 4 m3." in texts(page(f"<h1>Water</h1>{panel}<p>We use 4 m3.</p>"), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    "around",
    [
        '<div id="CybotCookiebotDialog">',
        '<div id="onetrust-banner-sdk">',
        '<div class="swiper-slide swiper-slide-duplicate">',
        '<div class="slick-slide slick-cloned" aria-hidden="true">',
        '<div style="display:none">',
        "<div hidden>",
    ],
)
def test_what_is_no_content_of_a_saved_page(around):
    main = "<main><h1>Water</h1><p>We report on water use at every one of our sites, year by year.</p></main>"
    read = page(f"{main}{around}<p>We use 4 m3.</p></div>")
    assert texts(read, BlockKind.FURNITURE) == ["We use 4 m3."]


def test_the_button_of_an_accordion_is_its_heading():
    read = page("<main><h3><button aria-expanded=false>Water</button></h3><p>We use 4 m3.</p><button>Buy</button>")
    assert texts(read, BlockKind.HEADING) == ["Water"]
    assert texts(read, BlockKind.FURNITURE) == ["Buy"]


def test_lazy_and_alternative_content_is_not_read_twice():
    read = page(
        "<p>We use 4 m3.</p><noscript><p>We use 4 m3.</p></noscript><template><p>We use 5 m3.</p></template>"
        '<img data-src="a.png" alt="We use 6 m3."><iframe srcdoc="<p>We use 7 m3.</p>"></iframe>'
    )
    assert [text for _, text in outline(read)] == ["We use 4 m3."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            '<frameset cols="20%,*"><frame src="nav.html"><frame src="a/main.html?x=1"></frameset>',
            "It holds no text of its own: what it shows stands in other pages (nav.html, main.html).",
        ),
        (
            '<nav>Home</nav><iframe src="/r/<b>.html"></iframe>',
            "It holds no text of its own: what it shows stands in other pages.",
        ),
        (
            '<div id="root"></div><noscript>Enable JavaScript.</noscript><script src="app.js"></script>',
            "It holds no text of its own: scripts fill it when it is shown.",
        ),
    ],
)
def test_pages_whose_text_stands_elsewhere(text, reason):
    refused = outcome(text, "page.html")
    assert isinstance(refused, Unreadable)
    assert refused.reason == reason
    assert refused.remedy


PLACED = [
    ("ff1 fs2", "Our gross Scope 1 and 2 emis-"),
    ("ff1 fs2", "sions fell by 12% in 2024 compared with"),
    ("ff1 fs2", "2023, and long-"),
    ("ff1 fs2", "term targets stay."),
    ("ff1 fs2", "Our emissions and the long-term plan"),
    ("ff3 fs9", "Energy"),
    ("ff1 fs2", "1,200"),
    ("ff1 fs2", "kWh"),
    ("ff1 fs2", "AT&amp;T is"),
    ("ff1 fs2", "no part of this."),
]
JOINED = [
    "Our gross Scope 1 and 2 emissions fell by 12% in 2024 compared with 2023, and long-term targets stay.",
    "Our emissions and the long-term plan",
    "Energy",
    "1,200",
    "kWh",
    "AT&T is no part of this.",
]


def test_lines_that_are_placed_one_by_one_go_on():
    lines = "".join(
        f'<div class="t m0 x1 h2 y{index} {font}">{text}</div>' for index, (font, text) in enumerate(PLACED)
    )
    read = outcome(f'<div class="pf"><div class="pc">{lines}</div></div>', "page.html")  # a word is cut by a hyphen
    assert texts(read, BlockKind.PARAGRAPH) == JOINED


def test_lines_that_are_placed_by_their_style_go_on():
    lines = "".join(
        f'<div class="{font}" style="position:absolute;left:4em;top:{index}em"><span>{text}</span></div>'
        for index, (font, text) in enumerate(PLACED)
    )
    assert texts(outcome(lines, "page.html"), BlockKind.PARAGRAPH) == JOINED


def test_a_few_labels_of_a_drawing_stay_apart():
    lines = "".join(f'<div class="t m0 {font}">{text}</div>' for font, text in PLACED[:3])
    assert len(texts(page(lines), BlockKind.PARAGRAPH)) == 3


def test_the_parts_of_page_builders_are_content():
    read = page(
        '<div class="elementor-widget-text-editor">We use 4 m3.</div><div class="hero-banner">We use 5 m3.</div>'
    )
    assert texts(read, BlockKind.PARAGRAPH) == ["We use 4 m3.", "We use 5 m3."]


def test_a_paragraph_of_placed_lines_ends_somewhere():
    read = page('<div class="t m0 ff1">we report on the</div>' * 200)
    assert [len(text.split()) for text in texts(read, BlockKind.PARAGRAPH)] == [320, 320, 160]
