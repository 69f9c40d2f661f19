"""Whatever a document looks like, every quote stands exactly where its position says."""

from __future__ import annotations

import codecs
import json
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.pipeline import extract
from checker.reports.claims_json import json_claims
from checker.reports.presentation import Presentation
from checker.settings import Settings

PLANTED = (  # a sentence of our own, the kind of its claim, words that its quote must hold
    ("We will cut water withdrawal by 20% by 2031 from 2019.", "target", "20% by 2031"),
    ("By 2032 we aim for a recycling rate of 85%.", "target", "85%"),
    ("Energy use fell by 9% from 2021 to 2023.", "change", "9% from 2021"),
    ("Our LTIFR was 1.9 in 2023.", "metric", "1.9 in 2023"),
    ("We emitted 12,400 t CO2e in 2023.", "metric", "12,400 t CO2e"),
    ("We withdrew 41,300 m3 of water in 2022.", "metric", "41,300 m3"),
    ("We will be net zero by 2049 across all scopes.", "net_zero", "net zero by 2049"),
    ("Brook Mills plc received the Clean Works Award in 2022.", "award", "Clean Works Award"),
)
FILLER = (
    "Rain fell on the moor.",
    'She wrote "so be it.',
    "The weavers’ band – all nine – played on.",
    "Caf\u00e9, na\u00efve, 5 \u00bd.",
)
FULL_WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")
ENTITIES = {"&": "&amp;", "%": "&#37;", "’": "&rsquo;", "–": "&ndash;"}
TYPOGRAPHY = {
    "plain": str,
    "thin spaces": lambda text: (
        text.replace(",400", "\u2009400").replace(",300", "\u202f300").replace("% ", "\u00a0% ")
    ),
    "full-width digits": lambda text: text.translate(FULL_WIDTH).replace("CO２e", "CO2e").replace("m３", "m3"),
    "subscripts": lambda text: text.replace("CO2e", "CO\u2082e").replace("m3", "m\u00b3"),
    "lower case": str.lower,
}
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16-le": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "windows-1252": lambda text: text.encode("cp1252", errors="replace"),
}


def as_text(paragraphs, shapes):
    lines = []
    for paragraph, shape in zip(paragraphs, shapes, strict=True):
        match shape:
            case "wrapped":
                lines.append(textwrap.fill(paragraph, 56, break_on_hyphens=False))
            case "bullet":
                lines.append(f"• {paragraph}")
            case "heading":
                lines.append(f"OUR YEAR\n\n{paragraph}")
            case _:
                lines.append(paragraph)
    return "\n\n".join(lines)


def as_markdown(paragraphs, shapes):
    lines = []
    for paragraph, shape in zip(paragraphs, shapes, strict=True):
        match shape:
            case "wrapped":
                lines.append(textwrap.fill(paragraph, 56, break_on_hyphens=False))
            case "bullet":
                lines.append(f"- {paragraph}")
            case "heading":
                lines.append(f"## Our *year*\n\n{paragraph}")
            case _:
                lines.append(paragraph.replace(" by ", " **by** ", 1))
    return "\n\n".join(lines)


def as_html(paragraphs, shapes):
    parts = []
    for paragraph, shape in zip(paragraphs, shapes, strict=True):
        for character, entity in ENTITIES.items():
            paragraph = paragraph.replace(character, entity)  # noqa: PLW2901
        paragraph = paragraph.replace("CO2", "CO<sub>2</sub>")  # noqa: PLW2901
        match shape:
            case "wrapped":
                parts.append("<p>" + textwrap.fill(paragraph, 56, break_on_hyphens=False) + "</p>")
            case "bullet":
                parts.append(f"<ul><li>{paragraph}</li></ul>")
            case "heading":
                parts.append(f"<h2>Our year</h2><p>{paragraph}</p>")
            case _:
                parts.append(f"<div><p>{paragraph.replace(' by ', ' <b>by</b> ', 1)}</p></div>")
    return "<html><body><nav>Home</nav><main>" + "\n".join(parts) + "</main></body></html>"


FORMATS = {".txt": as_text, ".md": as_markdown, ".html": as_html}


@st.composite
def documents(draw):
    """Return a file's ending, its bytes, its text without byte order mark, and what was planted in it."""
    ending = draw(st.sampled_from(sorted(FORMATS)))
    planted = draw(st.lists(st.sampled_from(PLANTED), min_size=1, max_size=4, unique=True))
    paragraphs = [
        " ".join([*draw(st.lists(st.sampled_from(FILLER), max_size=2)), sentence]) for sentence, _, _ in planted
    ]
    shapes = [draw(st.sampled_from(["plain", "wrapped", "bullet", "heading"])) for _ in paragraphs]
    typography = TYPOGRAPHY[draw(st.sampled_from(sorted(TYPOGRAPHY)))]
    encoding = draw(st.sampled_from(sorted(ENCODINGS)))
    paragraphs = [typography(paragraph) for paragraph in paragraphs]
    if encoding == "windows-1252":  # what has no place in it is written as people then write it
        paragraphs = [p.encode("cp1252", errors="replace").decode("cp1252").replace("?", " ") for p in paragraphs]
        if typography in {TYPOGRAPHY["full-width digits"], TYPOGRAPHY["subscripts"], TYPOGRAPHY["thin spaces"]}:
            paragraphs = [sentence for sentence, _, _ in planted]
    text = FORMATS[ending](paragraphs, shapes) + draw(st.sampled_from(["", "\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return ending, ENCODINGS[encoding](text), text, planted


def naive_place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\r\0").split("\r") if "\r" in text else text[:offset].split("\n")
    return len(before), len(before[-1].lstrip("\0")) + 1


def as_written(quote: str) -> str:
    """Return a quote without markup and typography, to compare it with what was planted."""
    from html import unescape

    for mark in ("**", "<b>", "</b>", "<sub>", "</sub>"):
        quote = quote.replace(mark, "")
    narrow = str.maketrans("０１２３４５６７８９％\u2082\u00b3\u2009\u202f\u00a0", "0123456789%23,, ")
    plain = unescape(quote).translate(narrow).replace(" %", "%")
    return " ".join(plain.lower().split())


@settings(max_examples=150)
@given(documents())
def test_every_quote_stands_where_its_position_says(made):
    ending, content, text, planted = made
    with TemporaryDirectory() as folder:
        path = Path(folder, "note" + ending)
        path.write_bytes(content)
        report = extract([path], Settings())
    claims = json.loads(json_claims(report, Presentation()))["claims"]
    (source,) = report.sources.values()
    assert source.text == text
    for claim in claims:
        assert claim["quote"] == claim["mentions"][0]["quote"]
        for mention in claim["mentions"]:
            place = mention["location"]
            assert text[place["start"] : place["end"]] == mention["quote"] != ""
            assert naive_place(text, place["start"]) == (place["line"], place["column"])
            assert naive_place(text, place["end"]) == (place["end_line"], place["end_column"])
    found = [(claim["kind"], as_written(mention["quote"])) for claim in claims for mention in claim["mentions"]]
    for _, kind, words in planted:
        assert any(kind == one and words.lower() in quote for one, quote in found), (kind, words, found, text)


def test_an_empty_file_holds_no_claim(tmp_path):
    (tmp_path / "note.txt").write_bytes(b"")
    assert extract([tmp_path / "note.txt"], Settings()).claims == ()
