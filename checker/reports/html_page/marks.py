"""Passages with the words of claims and findings marked in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Severity, Span
from checker.outcome import SEVERITIES
from checker.reports.html_page.markup import NOTHING, Markup, element, joined
from checker.reports.html_page.words import SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.reports.html_page.contents import Contents
    from checker.reports.html_page.layout import Spot


class Mark(Struct, frozen=True, kw_only=True):
    """Words to mark: of a finding where it has a number, of a claim or a related place otherwise."""

    start: int  # in the passage
    end: int
    anchor: str = ""  # the id that links lead to; "" for further places of the same
    number: int = 0
    severity: Severity | None = None


Marks = dict[tuple[int, int], list[Mark]]  # by block and cell


def marks_of(contents: Contents, path: str) -> Marks:
    """Return everything that is to be marked in a document."""
    marks: Marks = {}

    def put(spots: Sequence[Spot], anchor: str, number: int = 0, severity: Severity | None = None) -> None:
        for nth, spot in enumerate(spots):
            mark = Mark(start=spot.start, end=spot.end, anchor="" if nth else anchor, number=number, severity=severity)
            marks.setdefault((spot.block, spot.cell), []).append(mark)

    for index, claim in enumerate(contents.report.claims, start=1):
        if claim.path == path:
            for nth, mention in enumerate(claim.mentions):
                put(contents.layouts[path].spots(mention.span), "" if nth else f"claim-words-{index}")
    for finding in contents.findings:
        if finding.verdict.location.path == path:
            put(finding.spots, f"words-{finding.number}", finding.number, finding.verdict.severity)
        for nth, place in enumerate(finding.verdict.related, start=1):
            if place.path == path:
                put(contents.layouts[path].spots(Span(place.start, place.end)), f"see-{finding.number}-{nth}")
    return marks


def marked(text: str, marks: Sequence[Mark], *, is_anchored: bool = True) -> Markup:
    """Return a text with its marks; each is cut where another begins or ends, so that none is nested in another.

    Without anchors it can stand on the page a second time.
    """
    if not marks:
        return joined([text])
    return joined(_parts(text, sorted(marks, key=lambda mark: (mark.start, -mark.end)), is_anchored=is_anchored))


def _parts(text: str, marks: Sequence[Mark], *, is_anchored: bool) -> Iterator[Markup]:
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting, open_marks = list(reversed(marks)), list[Mark]()
    for start, end in pairwise(cuts):
        begun = []
        while waiting and waiting[-1].start == start:
            begun.append(waiting.pop())
        open_marks += begun
        if is_anchored:
            yield from (element("a", id=mark.anchor, class_="anchor") for mark in begun if mark.anchor)
        yield _segment(text[start:end], open_marks)
        if is_anchored:
            yield from (_reference(mark) for mark in open_marks if mark.end == end and mark.anchor)
        open_marks = [mark for mark in open_marks if mark.end > end]


def _segment(words: str, marks: Sequence[Mark]) -> Markup:
    if not marks:
        return joined([words])
    weights = [mark.severity for mark in marks if mark.severity]
    heaviest = max(weights, key=SEVERITIES.index).value if weights else "claim"
    numbers = " ".join(str(mark.number) for mark in marks if mark.number)
    return element("mark", words, class_=heaviest, data_of=numbers or None)


def _reference(mark: Mark) -> Markup:
    """Return the raised number that leads to the note beside the text; nothing for what is no finding."""
    if mark.severity is None:
        return NOTHING
    label = f"{SEVERITY_WORDS[mark.severity]}: finding {mark.number}"
    link = element("a", str(mark.number), href=f"#finding-{mark.number}", aria_label=label, class_=mark.severity.value)
    return element("sup", link)
