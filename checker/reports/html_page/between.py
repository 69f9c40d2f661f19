"""Findings about several documents, with all their ends side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.html_page.marks import Mark, marked
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined
from checker.reports.html_page.notes import rule_link
from checker.reports.html_page.words import sentence, severity_mark, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Location, Passage, Severity, Table
    from checker.reports.html_page.contents import Contents, Finding
    from checker.reports.html_page.layout import Layout, Spot

_AROUND = 220  # characters of a passage on either side of the words


def between_documents(contents: Contents) -> Iterator[Markup]:
    """Yield each finding about several documents with its ends."""
    for finding in contents.findings:
        if finding.is_cross:
            yield _card(contents, finding)


def _card(contents: Contents, finding: Finding) -> Markup:
    verdict = finding.verdict
    number = element(
        "a",
        str(finding.number),
        href=f"#finding-{finding.number}",
        class_="number",
        aria_label=f"Finding {finding.number}",
    )
    title = element("h3", number, " ", severity_mark(verdict.severity), " ", rule_link(contents, verdict.rule))
    places = [verdict.location, *dict.fromkeys(verdict.related)]
    targets = [f"words-{finding.number}", *(f"see-{finding.number}-{nth}" for nth in range(1, len(places)))]
    ends = [_end(contents, place, target, verdict.severity) for place, target in zip(places, targets, strict=True)]
    return element(
        "section",
        title,
        element("p", isolated(sentence(verdict.message)), class_="message"),
        element("div", *ends, class_="ends"),
        class_="between",
        id=f"between-{finding.number}",
        data_severity=verdict.severity.value,
        tabindex="-1",
    )


def _end(contents: Contents, place: Location, target: str, severity: Severity) -> Markup:
    spots = contents.spots(place)
    file = element("span", isolated(contents.short(place.path)))
    head = element("p", file, element("span", isolated(where(place)), class_="place"), class_="where")
    if not spots:
        return element("div", head, element("p", isolated(contents.quote(place) or "not shown on this page")))
    layout = contents.layouts[place.path]
    published = next((one.published for one in contents.report.documents if one.path == place.path), None)
    dated = element("p", f"published {published.isoformat()}", class_="about") if published else NOTHING
    words = element("blockquote", _excerpt(layout, spots, severity), dir="auto")
    link = element("p", element("a", "In the text", href=f"#{target}"), class_="see")
    return element("div", head, dated, words, link)


def _excerpt(layout: Layout, spots: Sequence[Spot], severity: Severity) -> Markup:
    """Return the words with what stands around them: of a cell, the label of its row and the header of its column."""
    first = spots[0]
    table = layout.document.blocks[first.block].table
    if table is None or first.cell < 0:
        passage = layout.passage(first)
        begin, end = max(first.start - _AROUND, 0), min(first.end + _AROUND, len(passage.text))
        mark = Mark(start=first.start - begin, end=first.end - begin, severity=severity)
        cut = marked(passage.text[begin:end], [mark], is_anchored=False)
        return joined(["…" if begin else NOTHING, cut, "…" if end < len(passage.text) else NOTHING])
    labels = [label for label in _labels(table, first.cell) if label.strip()]
    shown = [isolated(label) for label in labels]
    text = layout.passage(first).text
    shown.append(marked(text, [Mark(start=first.start, end=first.end, severity=severity)], is_anchored=False))
    return joined(shown, " · ")


def _labels(table: Table, cell: int) -> Iterator[str]:
    own = table.cells[cell]
    row: Passage | None = None
    column: Passage | None = None
    for other in table.cells:
        if other.row == own.row and other.column < own.column and row is None:
            row = other.passage
        covers = other.column <= own.column < other.column + other.column_span
        if other.row < own.row and covers and (other.is_header or column is None):
            column = other.passage
    yield from (passage.text for passage in (row, column) if passage)
