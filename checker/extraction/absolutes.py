"""Absolute claims: zero impact, completely harmless, 100% recyclable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction import wording_forms as forms
from checker.extraction.clauses import (
    Range,
    clause_at,
    evidence_in,
    is_asserted,
    is_quoted,
    pattern,
    subject_of,
    trimmed,
)
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_NOTHING = compiled(r"[\"'(]?(?:no|nothing|nobody|none|few|hardly any)\b(?=.)", re.IGNORECASE)

_HEDGED = compiled(r"\b(?:almost|nearly|virtually|practically|close to|up to|not yet|as good as) $", re.IGNORECASE)
_AMBITION = compiled(
    r"\b(?:transition to|working (?:to|towards)|work towards|on the way to|a (?:world|future|society|economy)"
    r"|economy in which|vision|dream|path to|race to|when using|provided that|as long as)\b",
    re.IGNORECASE,
)


def read_absolutes(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the absolute claim of a sentence (`product_env`); targets and shares are none."""
    if sentence.block_kind == "table":
        return
    text = sentence.text
    for match in sentence.finditer(pattern(forms.ABSOLUTE)):
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if (
            INTENT.search(before)
            or _NOTHING.match(before)
            or _HEDGED.search(before)
            or _AMBITION.search(before)
            or not is_asserted(sentence, low, match.start(), facts)
            or is_quoted(sentence, match.start())
        ):
            continue
        if forms.NOT_ABSOLUTE_AFTER.match(text, match.end()) or any(
            p.start >= match.end() and forms.DEADLINE.search(text[match.end() : p.start]) for p in sentence.periods
        ):
            continue
        if re.search(r"\d ?%", before) or re.search(r"\bup from\b", text[match.end() : high], re.IGNORECASE):
            continue  # one share among others: a metric
        target = forms.ON.match(text, match.end())
        if match["zero"] and not _is_environmental(match["zero"], before, target, sentence):
            continue
        start, end = trimmed(text, low, high)
        slots: dict[str, Found] = {
            "absolute_marker": found(match.group().lower(), match.span()),
            "tense": found("present"),
        }
        slots |= _absolute_slots(sentence, match, low)
        yield Draft(kind="product_env", start=start, end=end, slots=slots)
        return


def _is_environmental(words: str, before: str, target: re.Match[str] | None, sentence: Sentence) -> bool:
    if target is not None:
        return bool(pattern(r"\b<<environmental_objects>>\b").search(target["object"]) and forms.HAS_NO.search(before))
    if re.search(r"environmental|ecological|climate|carbon|co2|greenhouse|emissions|pollution", words, re.IGNORECASE):
        return bool(forms.HAS_NO.search(before)) or ("-" in words and not before.strip())
    is_compound = words.lower().startswith("zero-") and bool(
        forms.PHRASE.match(sentence.text, sentence.text.find(words) + len(words))
    )
    return is_compound or (words.lower() == "zero waste" and bool(forms.HAS_NO.search(before)))


def _absolute_slots(sentence: Sentence, match: re.Match[str], low: int) -> dict[str, Found]:
    text = sentence.text
    slots: dict[str, Found] = {}
    named: Range | None = subject_of(text, low, match.start())
    if named is not None:
        slots["product"] = found(text[named[0] : named[1]], named)
    boundary = forms.BOUNDARY.search(text, match.start())
    if boundary:
        slots["boundary"] = found(boundary.group(), boundary.span())
    evidence = evidence_in(text, low)
    if evidence:
        slots["evidence_link"] = found(text[evidence[0] : evidence[1]], evidence)
    share = next((a for a in sentence.amounts if a.start <= match.start() < a.end and a.quantity.unit == "%"), None)
    if share is not None:
        hit = next((h for h in sentence.metrics if share.end <= h.start <= share.end + 30), None)
        slots["value"] = found(share.quantity, (share.start, share.end))
        slots["unit"] = found("%", (share.start, share.end))
        recycled = re.match(r" ?recycled\b", text[share.end :], re.IGNORECASE)
        if hit is not None or recycled:
            slots["metric"] = found(hit.id if hit is not None else "materials.recycled_input_share")
    return slots
