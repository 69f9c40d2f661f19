"""What was made of a place, as JSON: version 1 of the contract with other programs; what is unknown is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.claims_json import VERSION, document_entry, encode, location_entry, slot_value, sparse
from checker.reports.reasons import REASONS

if TYPE_CHECKING:
    from checker.explanation import Explanation
    from checker.model import Claim, Element, Mention, PassedOver, Span, Trace
    from checker.reports.presentation import Presentation


def explanation_json(explanation: Explanation, look: Presentation) -> str:  # noqa: ARG001 - one signature for reporters
    """Return each sentence and cell at the place: elements, claims with the source of each slot, what is no claim."""
    place = explanation.place
    asked = {name: getattr(place, name) for name in place.__struct_fields__}
    return encode(
        {
            "version": VERSION,
            "place": sparse(asked),
            "document": document_entry(explanation.outcome),
            "read": [_trace(explanation, trace) for trace in explanation.traces],
        }
    )


def _trace(explanation: Explanation, trace: Trace) -> dict[str, object]:
    return {
        "unit": trace.unit,
        "block": explanation.document.blocks[trace.block].kind.value,
        **_words(explanation, trace.span),
        "elements": [_element(explanation, element) for element in trace.elements],
        "claims": [_claim(explanation, trace, *read) for read in explanation.claims_at(trace)],
        "supplied": [
            {"claim": claim.id, "kind": claim.kind, "slots": list(names), **_words(explanation, claim.span)}
            for claim, names in explanation.supplied_by(trace)
        ],
        "passed_over": [_passed_over(explanation, one) for one in trace.passed_over],
    }


def _element(explanation: Explanation, element: Element) -> dict[str, object]:
    known = {"kind": element.kind, "value": slot_value(element.value), "role": element.role}
    return sparse(known) | _words(explanation, element.span)


def _claim(explanation: Explanation, trace: Trace, claim: Claim, mention: Mention) -> dict[str, object]:
    slots: dict[str, object] = {}
    for name, slot in claim.slots.items():
        source, span = explanation.source_of(slot, claim, trace)
        slots[name] = {
            "value": slot_value(slot.value),
            "source": source.value,
            "origin": slot.origin.value,
            **(_words(explanation, span) if span is not None else {}),
        }
    return {
        "id": claim.id,
        "kind": claim.kind,
        **_words(explanation, mention.span),
        "slots": slots,
        "mentions": [_words(explanation, other.span) for other in claim.mentions],
    }


def _passed_over(explanation: Explanation, one: PassedOver) -> dict[str, object]:
    known = {"reason": one.reason.value, "words": REASONS[one.reason], "sought": list(one.sought)}
    return sparse(known) | (_words(explanation, one.span) if one.span is not None else {})


def _words(explanation: Explanation, span: Span) -> dict[str, object]:
    document = explanation.document
    return {"location": location_entry(document.place(span)), "quote": document.text[span.start : span.end]}
