"""Targets over the years: from the base year, where one is named, to the year they are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Claim
from checker.reports.html_page.claim_words import metric_words, scope_words, value_words
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined
from checker.reports.html_page.words import in_words, sentence, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.reports.html_page.contents import Contents

_KINDS = frozenset({"target", "net_zero", "carbon_neutral", "commitment"})
_EARLIEST, _LATEST = 1950, 2150  # years beyond are misread, or a joke: they would leave no room for the others
_MOST_TICKS = 8
_STEPS = (1, 2, 5, 10, 20, 50)
_HIGH = 48  # pixels of a row
_LEFT, _WIDE = 2.0, 96.0  # per cent of the drawing


class _Target(Struct, frozen=True, kw_only=True):
    number: int  # of its claim in the register
    claim: Claim
    base: int | None
    due: int


class _Axis(Struct, frozen=True, kw_only=True):
    first: int
    last: int

    def x(self, year: int) -> str:
        """Return where a year is, in per cent."""
        return f"{_LEFT + _WIDE * (year - self.first) / max(self.last - self.first, 1):.2f}%"

    def ticks(self) -> list[int]:
        """Return the round years to name."""
        years = self.last - self.first
        step = next((step for step in _STEPS if years / step <= _MOST_TICKS), _STEPS[-1])
        return [year for year in range(self.first, self.last + 1) if year % step == 0] or [self.first]


def timeline(contents: Contents) -> Markup:
    """Return the targets as a table whose last column is drawn; nothing where no target is dated."""
    targets = [
        target
        for number, claim in enumerate(contents.report.claims, start=1)
        if (target := _target(number, claim)) is not None
    ]
    if not targets:
        return NOTHING
    years = [year for target in targets for year in (target.base, target.due) if year is not None]
    axis = _Axis(first=min(years) - 1, last=max(years) + 1)
    rows = (_row(contents, target, axis) for target in sorted(targets, key=lambda one: (one.due, one.number)))
    columns = element(
        "tr",
        element("th", "Target", scope="col"),
        element("th", "Aim", scope="col"),
        element("th", element("span", "Years", class_="unseen"), _scale(axis), scope="col", class_="drawn"),
    )
    caption = element("caption", "Dated targets by the year they are due", class_="unseen")
    return element("table", caption, element("thead", columns), element("tbody", *rows), class_="timeline")


def _target(number: int, claim: Claim) -> _Target | None:
    due, base = _year(claim, "target_year"), _year(claim, "base_year")
    if claim.kind not in _KINDS or due is None:
        return None
    return _Target(number=number, claim=claim, base=base if base is not None and base <= due else None, due=due)


def _year(claim: Claim, slot: str) -> int | None:
    year = claim.get(slot)
    return year if isinstance(year, int) and _EARLIEST <= year <= _LATEST else None


def _row(contents: Contents, target: _Target, axis: _Axis) -> Markup:
    claim = target.claim
    measured, end_state = metric_words(claim), claim.get("end_state")
    is_named_by_end = claim.kind == "target" and not measured
    name = sentence(measured or in_words(end_state)) if claim.kind == "target" else titled(claim.kind)
    entity = claim.get("entity") if contents.has_entities else None
    scope = ", ".join(filter(None, (in_words(entity), scope_words(claim))))
    label = joined(
        [
            element("a", isolated(name or titled(claim.kind)), href=f"#claim-{target.number}"),
            element("span", isolated(scope), class_="scope") if scope else NOTHING,
        ]
    )
    said = f"from {target.base} to {target.due}" if target.base else f"by {target.due}, no base year stated"
    drawn = element("td", element("span", said, class_="unseen"), _bar(target, axis), class_="drawn")
    aim = "" if is_named_by_end and end_state is not None else value_words(claim)
    return element("tr", element("th", label, scope="row"), element("td", isolated(aim), class_="value"), drawn)


def _bar(target: _Target, axis: _Axis) -> Markup:
    due = axis.x(target.due)
    parts = [element("use", href="#timeline-grid")]
    if target.base is not None:
        base = axis.x(target.base)
        parts.append(element("line", x1=base, x2=due, y1=30, y2=30, class_="span"))
        parts.append(element("circle", cx=base, cy=30, r=4, class_="base"))
        parts.append(_year_label(target.base, base))
    elif target.claim.get("target_form") == "change":
        parts.append(element("text", "no base year", x=due, dx=-12, y=34, text_anchor="end", class_="lacking"))
    parts.append(element("circle", cx=due, cy=30, r=6, class_="due"))
    if target.due != target.base:
        parts.append(_year_label(target.due, due))
    return _drawing(parts, _HIGH)


def _year_label(year: int, x: str) -> Markup:
    return element("text", str(year), x=x, y=17, text_anchor="middle")


def _scale(axis: _Axis) -> Markup:
    """Return the years to be named, and the lines under them that every row repeats."""
    years = [(year, axis.x(year)) for year in axis.ticks()]
    lines = (element("line", x1=x, x2=x, y1=0, y2=_HIGH, class_="grid") for _, x in years)
    grid = element("defs", element("g", *lines, id="timeline-grid"))
    return _drawing([grid, *(_year_label(year, x) for year, x in years)], 20)


def _drawing(parts: Sequence[Markup], height: int) -> Markup:
    """Return a drawing as wide as its place; its words say nothing that is not said beside it."""
    return element("svg", *parts, width="100%", height=height, aria_hidden="true", focusable="false")
