"""How two states of documents differ, claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from checker.model import Change, ChangeStatus, Claim, Quantity, Value
from checker.outcome import Difference
from checker.reports.claims_json import claim_entry, encode, slot_value
from checker.reports.excerpt import visible
from checker.reports.places import position
from checker.reports.presentation import Presentation
from checker.reports.tables import markdown_table, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import Report

DifferenceReporter = Callable[[Difference, Presentation], str]
_SIGNS = {ChangeStatus.NEW: "+", ChangeStatus.DROPPED: "-", ChangeStatus.CHANGED: "~"}
_VERSION = 1


def text_difference(found: Difference, look: Presentation) -> str:  # noqa: ARG001 - one signature for all reporters
    """Return a line for each claim that differs and one for each of its slots, then the counts."""
    return "\n".join([*change_lines(found), _summary(found)]) + "\n"


def change_lines(found: Difference) -> Iterator[str]:
    """Yield a line for each claim that differs and one for each of its slots."""
    for change in found.changes:
        report, claim = _shown(found, change)
        quote = " ".join(visible(report.quote(claim.path, claim.span)).split())
        yield f'{_SIGNS[change.status]} {_place(report, claim)}: {change.status.value} {claim.kind} "{quote}"'
        yield from (f"    {visible(line)}" for line in _slot_lines(change))


def markdown_difference(found: Difference, look: Presentation) -> str:  # noqa: ARG001 - as above
    """Return a table of what differs."""
    rows = []
    for change in found.changes:
        report, claim = _shown(found, change)
        quote = " ".join(report.quote(claim.path, claim.span).split())
        what = "; ".join(_slot_lines(change))
        rows.append([change.status.value, claim.kind, quote, _place(report, claim), what])
    title = f"{marked(_summary(found))}"
    return "\n".join([title, "", *markdown_table(("", "Claim", "Words", "Place", "What changed"), rows)]) + "\n"


def json_difference(found: Difference, look: Presentation) -> str:  # noqa: ARG001 - as above
    """Return the changes with both claims, for other programs."""
    return encode(
        {
            "version": _VERSION,
            "summary": {status.value: _count(found, status) for status in ChangeStatus},
            "changes": [_entry(found, change) for change in found.changes],
        }
    )


DIFFERENCE_FORMATS: Mapping[str, DifferenceReporter] = {
    "text": text_difference,
    "markdown": markdown_difference,
    "json": json_difference,
}


def _entry(found: Difference, change: Change) -> dict[str, object]:
    entry: dict[str, object] = {"status": change.status.value}
    if change.before is not None:
        entry["before"] = claim_entry(found.before, change.before)
    if change.after is not None:
        entry["after"] = claim_entry(found.after, change.after)
    if change.slots:
        entry["slots"] = [
            {
                "slot": one.slot,
                **({} if one.before is None else {"before": slot_value(one.before)}),
                **({} if one.after is None else {"after": slot_value(one.after)}),
            }
            for one in change.slots
        ]
    return entry


def _shown(found: Difference, change: Change) -> tuple[Report, Claim]:
    """Return the claim that a change is shown with: the new one where there is one."""
    if change.after is not None:
        return found.after, change.after
    assert change.before is not None  # noqa: S101 - a change has one side at least
    return found.before, change.before


def _place(report: Report, claim: Claim) -> str:
    return position(report.place(claim.path, claim.span))


def _slot_lines(change: Change) -> Iterator[str]:
    for one in change.slots:
        if one.before is None:
            yield f"{one.slot}: now {_words(one.after)}"
        elif one.after is None:
            yield f"{one.slot}: no longer stated, was {_words(one.before)}"
        else:
            yield f"{one.slot}: {_words(one.before)} -> {_words(one.after)}"


def _words(value: Value | None) -> str:
    if isinstance(value, Quantity):
        comparator = "" if value.comparator == "=" else f"{value.comparator} "
        return f"{comparator}{value.amount:,f} {value.unit}".strip()
    if isinstance(value, tuple):
        return ", ".join(_words(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _count(found: Difference, status: ChangeStatus) -> int:
    return sum(change.status is status for change in found.changes)


def _summary(found: Difference) -> str:
    if not found.changes:
        return "no claim differs"
    return ", ".join(f"{count} {status.value}" for status in ChangeStatus if (count := _count(found, status)))
