"""Effects claimed for products: causal chains, contributions to climate goals, emissions avoided by others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction import effects_forms as forms
from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.model import Facts


class _Effect(Struct, frozen=True, kw_only=True):
    """One effect: the words of the claim, and the word its direction is read from."""

    low: int
    high: int
    verb: Range
    slots: dict[str, Found]


def has_causal_chain(sentence: Sentence) -> bool:
    """Tell whether a sentence infers an environmental effect ("thereby reducing emissions")."""
    return next(_chains(sentence), None) is not None


def read_effects(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the first causal chain of a sentence, and its avoided emissions or contribution to a climate goal."""
    if sentence.block_kind == "table":
        return
    for effect in (_first_chain(sentence, facts), _avoided(sentence, facts) or _contribution(sentence, facts)):
        if effect is None:
            continue
        start, end = trimmed(sentence.text, effect.low, effect.high)
        slots = dict(effect.slots)
        named = subject_of(sentence.text, start, effect.verb[0])
        if named is not None:
            slots["product"] = found(sentence.text[named[0] : named[1]], named)
        evidence = evidence_in(sentence.text, effect.low)
        if evidence is not None:
            slots["evidence_link"] = found(sentence.text[evidence[0] : evidence[1]], evidence)
        yield Draft(kind="product_env", start=start, end=end, slots=slots)


def _chains(sentence: Sentence) -> Iterator[tuple[re.Match[str], MetricHit]]:
    for cause in sentence.finditer(forms.CAUSE):
        for hit in sentence.metrics:
            if not cause.end() <= hit.start <= cause.end() + 60 or not hit.id.startswith(forms.IMPACTS):
                continue
            if forms.OBJECT_GAP.match(sentence.text, cause.end(), hit.start) is None or forms.NOT_OBJECT_AFTER.match(
                sentence.text, hit.end
            ):
                break
            yield cause, hit
            break


def _first_chain(sentence: Sentence, facts: Facts) -> _Effect | None:
    if sentence.block_kind == "heading":
        return None
    text = sentence.text
    if forms.EXPLAINED.search(text):
        return None
    for cause, hit in _chains(sentence):
        low = _sentence_part(text, cause.start())
        if INTENT.search(text, low, cause.start()) or not is_asserted(sentence, low, cause.start(), facts):
            continue
        if re.search(r"\b(?:to|should|must|can|may) $", text[low : cause.start()], re.IGNORECASE):
            continue
        high = max(hit.end, clause_at(text, hit.start)[1])
        slots = {
            "causal_marker": found(cause["marker"].strip().lower(), cause.span("marker")),
            "metric": found(hit.id, (hit.start, hit.end)),
            "metric_name": found(hit.name, (hit.start, hit.end)),
            "direction": found("decrease", cause.span("effect")),
            "tense": found("present"),
        }
        for amount in sentence.amounts:
            if cause.start() <= amount.start < high and amount.quantity.unit:
                slots["change_value"] = found(amount.quantity, (amount.start, amount.end))
                break
        return _Effect(low=low, high=high, verb=cause.span(), slots=slots)
    return None


def _sentence_part(text: str, position: int) -> int:
    """Return where the part that ends in a chain begins: the chain's own clause joins the one in front of it."""
    low = 0
    for match in re.finditer(
        r"[;:] |,? (?:while|whereas|but)\b |, and (?!(?:thus|thereby|therefore|hence|so|in turn)\b)",
        text[:position],
        re.IGNORECASE,
    ):
        low = match.end()
    return low


def _contribution(sentence: Sentence, facts: Facts) -> _Effect | None:
    text = sentence.text
    for form in (forms.CONTRIBUTES, forms.HELPS, forms.DECARBONISES):
        match = sentence.find(form)
        if match is None or (
            form is forms.HELPS and not re.search(forms.CARBON + r"|decarboni[sz]", match["goal"], re.IGNORECASE)
        ):
            continue
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if form is forms.DECARBONISES and forms.NO_OFFER.search(text, low, match.start()):
            continue
        if form is forms.DECARBONISES and re.match(r"(?:we|the (?:company|group)|it|they)\b", before, re.IGNORECASE):
            continue
        if re.search(
            r"\b(?:to|by|in order to|when|hope|continue to|continues to) $", before, re.IGNORECASE
        ) or INTENT.search(before):
            continue
        if not is_asserted(sentence, low, match.start(), facts):
            continue
        words = text[match.start() : match.end()]
        slots = {
            "contribution": found(words, match.span()),
            "metric": found("ghg.avoided"),
            "direction": found("decrease"),
            "tense": found("present"),
        }
        return _Effect(
            low=low, high=max(high, match.end()), verb=match.span(), slots=slots | _measured(sentence, low, high, low)
        )
    return None


def _avoided(sentence: Sentence, facts: Facts) -> _Effect | None:
    """Read "avoids 11.4 t CO2e a year per machine": an amount of emissions that others do not cause."""
    text = sentence.text
    if forms.AVOIDING.search(text) is None:
        return None
    for amount in sentence.amounts:
        if amount.dimension != "mass_co2e" and not re.match(
            r" (?:of )?(?:co2e?|carbon|ghg|greenhouse)", text[amount.end :], re.IGNORECASE
        ):
            continue
        low, high = clause_at(text, amount.start)
        verb = forms.AVOIDED.search(text, low, amount.start)
        if (
            verb is None
            or INTENT.search(text, low, amount.start)
            or not is_asserted(sentence, low, verb.start(), facts)
        ):
            continue
        if verb["verb"].lower().startswith("sav") and re.match(r"we\b", text[low:], re.IGNORECASE):
            continue  # the company's own saving is a change of its inventory
        slots = {
            "metric": found("ghg.avoided", verb.span("verb")),
            "direction": found("decrease", verb.span("verb")),
            "tense": found("past" if verb["verb"].lower().endswith("ed") else "present"),
        }
        return _Effect(
            low=low, high=high, verb=verb.span(), slots=slots | _measured(sentence, amount.start, len(text), low)
        )
    return None


def _measured(sentence: Sentence, position: int, high: int, low: int) -> dict[str, Found]:
    """Read the amount of avoided emissions, per what, against what, and when."""
    text = sentence.text
    slots: dict[str, Found] = {}
    amount = next(
        (
            a
            for a in sentence.amounts
            if position <= a.start < high and a.dimension in {"mass_co2e", "mass", "share"} and a.quantity.unit
        ),
        None,
    )
    if amount is None:
        return slots
    slots["value"] = found(amount.quantity, (amount.start, amount.end))
    slots["unit"] = found(amount.quantity.unit, (amount.start, amount.end))
    unit = forms.PER_USE.search(text, amount.number_start, high)
    if amount.per or unit:
        per = amount.per or (unit["unit"] if unit else "")
        slots["functional_unit"] = found(per, unit.span("unit") if unit else (amount.start, amount.end))
    scenario = forms.SCENARIO.search(text, low, high)
    if scenario:
        slots["reference_scenario"] = found(scenario["what"], scenario.span("what"))
    period = next((p for p in sentence.periods if low <= p.start < high and not sentence.in_parentheses(p.start)), None)
    if period is not None:
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    return slots
