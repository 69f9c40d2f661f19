"""The documents on the page: what they say, with the notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import BlockKind, Span
from checker.outcome import DocumentOutcome, Status
from checker.reports.counting import several
from checker.reports.html_page.blocks import Heading, block_markup
from checker.reports.html_page.marks import marks_of
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined
from checker.reports.html_page.notes import note
from checker.written_names import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.reports.html_page.contents import Contents, Finding
    from checker.reports.html_page.layout import Layout

_SHORT = 60  # blocks of a document that is shown as a whole


class Row(Struct, frozen=True, kw_only=True):
    """A block of a document with the notes beside it."""

    markup: Markup
    page: int | None
    level: int  # of a heading; 0 for any other block
    has_notes: bool


def texts(contents: Contents) -> Iterator[Markup]:
    """Yield every document that was read, in the order it was read in, and findings that belong to none of them."""
    placed = set[int]()
    for number, outcome in enumerate(contents.report.documents, start=1):
        own = [finding for finding in contents.findings if finding.verdict.location.path == outcome.path]
        placed |= {finding.number for finding in own}
        if outcome.path in contents.layouts and outcome.status is Status.CHECKED:
            yield _document(contents, outcome, own, number)
        elif own:
            yield _loose(contents, own, outcome.path, number)
    rest = [finding for finding in contents.findings if finding.number not in placed]
    if rest:
        yield _loose(contents, rest, "Elsewhere", 0)


def _document(contents: Contents, outcome: DocumentOutcome, own: Sequence[Finding], number: int) -> Markup:
    layout = contents.layouts[outcome.path]
    by_block: dict[int | None, list[Finding]] = {}
    for finding in own:
        at = finding.verdict.location
        block = finding.spots[0].block if finding.spots else layout.block_near(Span(at.start, at.end))
        by_block.setdefault(block, []).append(finding)
    rows = list(_rows(contents, layout, by_block))
    is_long = len(rows) > _SHORT
    head = joined([_head(contents, outcome, own, number), *(_unplaced(contents, by_block.get(None, ())))])
    body = joined(_folded(rows) if is_long else (row.markup for row in rows))
    whole = element("button", "Show the whole document", type="button", class_="whole", aria_pressed="false")
    return element(
        "section", head, whole if is_long else NOTHING, body, class_="document", aria_labelledby=f"document-{number}"
    )


def _head(contents: Contents, outcome: DocumentOutcome, own: Sequence[Finding], number: int) -> Markup:
    known = [
        outcome.entity or "",
        written(outcome.kind or ""),
        f"published {outcome.published.isoformat()}" if outcome.published else "",
        several(len(own), "finding"),
    ]
    about = element("p", joined([isolated(fact) for fact in known if fact], " · "), class_="about")
    title = element("h3", isolated(contents.short(outcome.path)), id=f"document-{number}")
    gap = element("p", isolated(outcome.reason), class_="gap-told") if outcome.reason else NOTHING
    return element("header", title, about, gap)


def _rows(contents: Contents, layout: Layout, by_block: dict[int | None, list[Finding]]) -> Iterator[Row]:
    marks, above, page = marks_of(contents, layout.document.path), Heading(), None
    for index in layout.blocks:
        block = layout.document.blocks[index]
        own = layout.page(index) or page
        mark = element("span", f"Page {own}", class_="page") if own != page and own else NOTHING
        page = own
        notes = [note(contents, finding) for finding in by_block.get(index, ())]
        beside = element("div", *notes, class_="notes") if notes else NOTHING
        words = element("div", block_markup(index, block, marks, above), class_="words")
        yield Row(
            markup=element("div", mark, words, beside, class_="row noted" if notes else "row"),
            page=page,
            level=max(block.level, 1) if block.kind is BlockKind.HEADING else 0,
            has_notes=bool(notes),
        )


def _folded(rows: Sequence[Row]) -> Iterator[Markup]:
    """Yield rows with notes under their headings, and what lies between folded away."""
    shown = _shown(rows)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and end not in shown:
            end += 1
        if end > start:
            yield _gap(rows[start:end])
        if end < len(rows):
            yield rows[end].markup
        start = end + 1


def _shown(rows: Sequence[Row]) -> set[int]:
    """Return the rows that are not folded away: those with notes, and the headings that these stand under."""
    shown = set[int]()
    headings: list[int] = []
    for index, row in enumerate(rows):
        if row.level:
            headings = [*(at for at in headings if rows[at].level < row.level), index]
        if row.has_notes:
            shown |= {index, *headings}
    return shown


def _gap(rows: Sequence[Row]) -> Markup:
    pages = [row.page for row in rows if row.page]
    where = "" if not pages else f", page {pages[0]}" if pages[0] == pages[-1] else f", pages {pages[0]} to {pages[-1]}"
    told = f"{several(len(rows), 'passage')} without findings{where}"
    return element("details", element("summary", told), *(row.markup for row in rows), class_="gap")


def _unplaced(contents: Contents, findings: Sequence[Finding]) -> Iterator[Markup]:
    if findings:
        yield element("div", *(note(contents, finding) for finding in findings), class_="notes loose")


def _loose(contents: Contents, findings: Sequence[Finding], title: str, number: int) -> Markup:
    head = element("header", element("h3", isolated(title), id=f"document-{number}"))
    return element(
        "section", head, *_unplaced(contents, findings), class_="document", aria_labelledby=f"document-{number}"
    )
