"""The slots of one comparison: its amount and pair of values, metric, comparator, unit of use, conditions."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction import comparisons_forms as forms
from checker.extraction.clauses import Range, evidence_in
from checker.extraction.drafts import Found, found
from checker.extraction.quantities import Amount

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit


class Comparison(Struct, frozen=True, kw_only=True):
    """One comparison: its marker, the amount where one is given, and what it is compared with."""

    low: int
    high: int
    marker: Range
    direction: str
    amount: Amount | None
    comparator: Range | None


def comparison_slots(sentence: Sentence, comparison: Comparison, named: Range | None) -> dict[str, Found]:
    """Return what a comparison states; `named` is where its subject stands."""
    return {
        **_amounts(sentence, comparison),
        **_metric(sentence, comparison),
        **_against(sentence.text, comparison, named),
        **_test(sentence.text, comparison),
    }


def metric_at(sentence: Sentence, start: int, end: int) -> MetricHit | None:
    """Return the metric named first between two positions."""
    return next((hit for hit in sentence.metrics if start - 2 <= hit.start <= end), None)


def _amounts(sentence: Sentence, comparison: Comparison) -> dict[str, Found]:
    amount = comparison.amount
    if amount is None:
        return {}
    slots = {"change_value": found(amount.quantity, (amount.start, amount.end)), "unit": found(amount.quantity.unit)}
    own = [a for a in sentence.amounts if amount.end <= a.start < comparison.high]
    for value, base in itertools.pairwise(own):
        if value.quantity.unit == base.quantity.unit and forms.PAIR.search(sentence.text, value.end, base.start):
            slots["value"] = found(value.quantity, (value.start, value.end))
            slots["base_value"] = found(base.quantity, (base.start, base.end))
            break
    return slots


def _metric(sentence: Sentence, comparison: Comparison) -> dict[str, Found]:
    text = sentence.text
    position = comparison.amount.end if comparison.amount else comparison.marker[1]
    hit = metric_at(sentence, position, min(comparison.high, position + 40))
    saved = comparison.amount is not None and comparison.amount.dimension == "energy"
    if hit is None and saved and re.match(r"sav", text[comparison.marker[0] :], re.IGNORECASE):
        return {"metric": found("energy.saved", comparison.marker)}
    if hit is None and comparison.amount is not None:
        hits = [h for h in sentence.metrics if comparison.low <= h.start < comparison.amount.start]
        hit = hits[-1] if hits else None
    if hit is not None:
        slots = {"metric": found(hit.id, (hit.start, hit.end)), "metric_name": found(hit.name, (hit.start, hit.end))}
        if hit.denominator:
            slots["denominator"] = found(hit.denominator, (hit.start, hit.end))
        return slots
    melting = re.search(r"\bmelting (?:point|temperature)\b", text[comparison.low : comparison.high], re.IGNORECASE)
    if melting:
        return {
            "metric": found(
                "product.melting_point_delta", (comparison.low + melting.start(), comparison.low + melting.end())
            )
        }
    return {}


def _against(text: str, comparison: Comparison, named: Range | None) -> dict[str, Found]:
    if comparison.comparator is None:
        return {}
    start, end = comparison.comparator
    words = text[start:end]
    subject = text[named[0] : named[1]].lower() if named else ""
    head = re.sub(r"s$", "", words.lower().split()[-1])
    same_class = not forms.KNOWN.search(words) and bool(re.search(rf"\b{re.escape(head)}s?\b", subject))
    aside = re.match(r" ?\([^()]{0,20}(?:commonly|usually|most|widely|standard)\b", text[end:], re.IGNORECASE)
    return {
        "comparator": found(words, (start, end)),
        "comparator_is_generic": found(bool(forms.GENERIC.search(words) or same_class or aside), (start, end)),
    }


def _test(text: str, comparison: Comparison) -> dict[str, Found]:
    """Read the functional unit, the conditions and the evidence of a comparison."""
    slots: dict[str, Found] = {}
    unit = forms.UNIT_OF_USE.search(text, comparison.low, comparison.high)
    if unit:
        slots["functional_unit"] = found(unit["per"], unit.span("per"))
    conditions = forms.CONDITIONS.search(text, comparison.low)
    if conditions:
        slots["conditions"] = found(conditions.group().strip("() "), conditions.span())
    evidence = evidence_in(text, comparison.low)
    if evidence:
        slots["evidence_link"] = found(text[evidence[0] : evidence[1]], evidence)
    return slots
