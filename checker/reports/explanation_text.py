"""What was made of a place, for people: the words, what was seen in them, what was read from them and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.explanation import Source
from checker.outcome import Status
from checker.reports.evidence import evidence_lines
from checker.reports.excerpt import columns, visible
from checker.reports.inks import BOLD, CYAN, inked
from checker.reports.places import position
from checker.reports.reasons import REASONS
from checker.reports.values import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.explanation import Explanation
    from checker.model import Claim, Element, Mention, PassedOver, Slot, Span, Trace
    from checker.reports.presentation import Presentation

_LONGEST_QUOTE = 48  # characters of one quotation in a list
_LONGEST_VALUE = 32  # characters to which the column of values grows
_HOW = {
    Source.HERE: "here",
    Source.INHERITED: "inherited",
    Source.MERGED: "merged",
    Source.RELATED: "from other claims",
    Source.DERIVED: "follows from the others",
}
_HOW_FROM = {
    Source.HERE: "here",
    Source.INHERITED: "inherited from",
    Source.MERGED: "merged from",
    Source.RELATED: "from the claim at",
    Source.DERIVED: "follows from",
}


def explanation_text(explanation: Explanation, look: Presentation) -> str:
    """Return each sentence and cell at the place: its elements, its claims slot by slot, and what was passed over."""
    parts = [
        "\n".join(_trace_lines(explanation, trace, look, is_shown=_begins_line(explanation, index)))
        for index, trace in enumerate(explanation.traces)
    ]
    if explanation.outcome.status is Status.NOT_EVALUATED:
        parts.append(f"{visible(explanation.outcome.path)}: not evaluated: {visible(explanation.outcome.reason)}")
    return "\n\n".join(parts) + "\n"


def _begins_line(explanation: Explanation, index: int) -> bool:
    """Tell whether a trace is to show its line: the cells of a row show it once."""
    place, before = explanation.document.place, explanation.traces[:index]
    if not before or explanation.traces[index].unit != "cell":
        return True
    return place(before[-1].span).line != place(explanation.traces[index].span).line


def _trace_lines(explanation: Explanation, trace: Trace, look: Presentation, *, is_shown: bool) -> Iterator[str]:
    kind = explanation.document.blocks[trace.block].kind.value
    what = kind if trace.unit == "block" else f"{trace.unit} of a {kind}"
    words = f" {_quote(explanation, trace.span)}" if trace.unit == "cell" else ""
    yield f"{inked(_position(explanation, trace.span), BOLD, look)}: {what}{words}"
    if is_shown:
        is_marked = trace.unit != "cell"
        yield from evidence_lines(explanation.document, trace.span, CYAN, look, is_marked=is_marked)
    if trace.elements:
        yield f"  {inked('seen', BOLD, look)}"
        yield from _table([_element_row(explanation, element) for element in trace.elements])
    for claim, mention in explanation.claims_at(trace):
        yield from _claim_lines(explanation, trace, claim, mention, look)
    for claim, names in explanation.supplied_by(trace):
        where = f"{_position(explanation, claim.span)}: {_quote(explanation, claim.span)}"
        yield f"  {inked('supplied', BOLD, look)} {_listed(names, 'and')} of the {claim.kind} at {where}"
    if trace.passed_over:
        yield f"  {inked('passed over', BOLD, look)}"
        yield from (f"    {_refusal(explanation, one)}" for one in trace.passed_over)


def _element_row(explanation: Explanation, element: Element) -> tuple[str, ...]:
    value = plain_value(element.value)
    quote = _quote(explanation, element.span)
    known = ", ".join(part for part in ("" if f'"{value}"' == quote else value, element.role) if part)
    return element.kind, quote, known


def _claim_lines(
    explanation: Explanation, trace: Trace, claim: Claim, mention: Mention, look: Presentation
) -> Iterator[str]:
    yield f"  {inked('read', BOLD, look)} {claim.kind} {_quote(explanation, mention.span)}, claim {claim.id}"
    yield from _table([(name, *_slot(explanation, slot, claim, trace)) for name, slot in claim.slots.items()])
    for other in claim.mentions:
        if other.span != mention.span:
            yield f"    also stated at {_position(explanation, other.span)}: {_quote(explanation, other.span)}"


def _slot(explanation: Explanation, slot: Slot, claim: Claim, trace: Trace) -> tuple[str, str]:
    source, span = explanation.source_of(slot, claim, trace)
    if span is None:
        around = f" from the {slot.origin.value.replace('-', ' ')}" if source is Source.INHERITED else ""
        return plain_value(slot.value), f"{_HOW[source]}{around}"
    place = "" if source is Source.HERE else f" {_position(explanation, span)}"
    return plain_value(slot.value), f"{_HOW_FROM[source]}{place}: {_quote(explanation, span)}"


def _refusal(explanation: Explanation, one: PassedOver) -> str:
    sought = f"as {_listed(one.sought, 'or')}: " if one.sought else ""
    quote = f": {_quote(explanation, one.span)}" if one.span is not None else ""
    return f"{sought}{REASONS[one.reason]}{quote}"


def _listed(words: Sequence[str], link: str) -> str:
    return f"{', '.join(words[:-1])} {link} {words[-1]}" if len(words) > 1 else words[0]


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows under one another; the last column takes what room it needs."""
    widths = [min(_LONGEST_VALUE, max(columns(row[index]) for row in rows)) for index in range(2)] if rows else []
    for row in rows:
        cells = [f"{cell}{' ' * (width - columns(cell))}" for cell, width in zip(row, widths, strict=False)]
        yield "    " + "  ".join((*cells, *row[len(widths) :])).rstrip()


def _position(explanation: Explanation, span: Span) -> str:
    return position(explanation.document.place(span))


def _quote(explanation: Explanation, span: Span) -> str:
    words = " ".join(visible(explanation.document.text[span.start : span.end]).split())
    return f'"{words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"}"'
