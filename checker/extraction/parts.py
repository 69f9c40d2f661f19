"""Totals in prose with all their parts: "Of the 214 GWh, 150 came from wood and 64 from the grid"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.binding import metric_slots, nearest_metric, refine
from checker.extraction.drafts import Draft, found, period_slots
from checker.extraction.elements import Sentence
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount
from checker.extraction.roles import Role, place_periods
from checker.extraction.said_sums import said_sum, sum_of_before
from checker.extraction.stated_parts import counted_parts, parts_behind
from checker.extraction.subjects import is_third_party
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Facts

_OF_TOTAL = compiled(r"(?:^|[;:] )(?:out )?of (?:the|these|this|our|its|that)(?: total(?: of)?)? $", re.IGNORECASE)
_OF_WHICH = compiled(
    r",? ?\(?(?:of which|of this|of these|thereof|made up of|consisting of|comprising)\b", re.IGNORECASE
)
_IN_TOTAL = compiled(
    r"^[^.;:,]{0,50}?,? ?\(?\b(?:in total|in all|altogether|combined|taken together|overall)\b"
    r"|^[^.;:,]{0,25}?,? ?\(?total\b",
    re.IGNORECASE,
)
_TOTAL_BEFORE = compiled(
    r"\b(?:together|in total|altogether|(?:a|the|for a|giving a|making a) (?:combined )?total(?: "
    r"of)?|adding up to|sum(?:ming)? (?:up )?to|"
    r"totall?ing)(?: (?:of|to|about|came to|was|were|is))*,? ?$",
    re.IGNORECASE,
)  # fmt: skip
# a sentence that says what the total of the sentence before is made of
_MADE_UP = compiled(
    r"^(?:this|it|that|these|they|(?:the|this|that) (?:total|figure|sum|amount))\b[^.;\d]{0,40}?"
    r"\b(?:(?:made|make|makes) up|composed|consist(?:s|ed)?|comprise[sd]?|br(?:eaks|oke) down"
    r"|splits? (?:up )?(?:into|between)|divided|the sum)\b",
    re.IGNORECASE,
)
_OF_THIS = compiled(r"^of (?:this|these|that|them|those|which)\b", re.IGNORECASE)
_REST = compiled(r"\b(?:rest|remaining|remainder|balance)\b", re.IGNORECASE)
_ALTERNATIVES = compiled(r"\b(?:location|market)[- ]based\b", re.IGNORECASE)
_FEWEST, _NEAR, _SAID = 2, 10, 4  # parts that differ from the total by more than a tenth are a selection, not a sum


class _Stated(Struct, frozen=True, kw_only=True):
    """A total and its parts, each with the sentence it stands in (of several, the first)."""

    total: Amount
    total_home: Sentence
    parts: list[Amount]
    parts_home: Sentence


def read_parts(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the totals of a sentence that states what they are made of: metric, `value`, `parts`.

    Only where the words say total, of which or together, and only where the parts come within a tenth of the total:
    "of which 40 GWh was solar" names one part of many and proves nothing.
    """
    amounts = [a for a in sentence.amounts if a.quantity.unit and not a.is_word and a.quantity.unit not in {"%", "pp"}]
    stated = _of_two_sentences(sentence, amounts) or _of_one(sentence, amounts)
    if stated is None:
        return
    if is_third_party(sentence.text, facts):
        sentence.pass_over(Reason.OTHERS)
        return
    if len(set(map(str.lower, _ALTERNATIVES.findall(sentence.text)))) > 1:
        return  # the two Scope 2 methods are alternatives, never parts
    yield _draft(sentence, facts, stated)


def _of_two_sentences(sentence: Sentence, amounts: list[Amount]) -> _Stated | None:
    """Return a total of the sentence before with the parts of this one."""
    before = sentence.before
    total = _total_before(sentence, amounts)
    counted = (total, amounts) if total is not None else counted_parts(sentence)
    if counted is None or before is None:
        return None
    return _Stated(total=counted[0], total_home=before, parts=counted[1], parts_home=sentence)


def _of_one(sentence: Sentence, amounts: list[Amount]) -> _Stated | None:
    """Return a total of the sentence with its parts, which may stand in the sentences before."""
    total, parts = _total(sentence, amounts) if len(amounts) > _FEWEST else (None, [])
    home = sentence
    if total is None or len(parts) < _FEWEST or not _is_sum(total, parts):
        found = said_sum(sentence) or parts_behind(sentence)
        earlier = sum_of_before(sentence) if found is None else None
        if earlier is not None:
            found, home = earlier[:2], earlier[2]
        if found is None:
            return None
        total, parts = found
    return _Stated(total=total, total_home=sentence, parts=parts, parts_home=home)


def _total(sentence: Sentence, amounts: list[Amount]) -> tuple[Amount | None, list[Amount]]:
    text = sentence.text
    first, last = amounts[0], amounts[-1]
    if _OF_TOTAL.search(text[: first.number_start]):
        return first, _alike(first, amounts[1:])
    split = _OF_WHICH.search(text, first.end)
    if split:
        before = [a for a in amounts if a.end <= split.start()]
        return (
            (before[-1], _alike(before[-1], [a for a in amounts if a.start >= split.start()])) if before else (None, [])
        )
    if _IN_TOTAL.search(text[last.end :]) or _TOTAL_BEFORE.search(text[: last.start]):
        return last, _alike(last, amounts[:-1])
    return None, []


def _alike(total: Amount, others: list[Amount]) -> list[Amount]:
    """Return the amounts in the total's unit; none where one of them has another: then it is no list of parts."""
    return others if all(other.quantity.unit == total.quantity.unit for other in others) else []


def _is_sum(total: Amount, parts: list[Amount]) -> bool:
    whole = total.quantity.amount
    return whole > 0 and abs(sum(part.quantity.amount for part in parts) - whole) * _NEAR <= whole


def _total_before(sentence: Sentence, parts: list[Amount]) -> Amount | None:
    """Return the total of the sentence before that the amounts of this one make up: the only one in their unit."""
    before, text = sentence.before, sentence.text
    is_said = _MADE_UP.match(text) is not None
    if before is None or len(parts) < _FEWEST or not (is_said or _OF_THIS.match(text)):
        return None
    totals = [a for a in before.amounts if not a.is_word and a.quantity.unit == parts[0].quantity.unit]
    if len(totals) != 1 or not _alike(totals[0], parts) or len({p.year for p in sentence.periods}) > 1:
        return None
    whole = totals[0].quantity.amount
    missing = whole - sum(part.quantity.amount for part in parts)
    is_all = is_said or missing < 0 or _REST.search(text) is not None
    return totals[0] if is_all and abs(missing) * (_SAID if is_said else _NEAR) <= whole else None


def _draft(sentence: Sentence, facts: Facts, stated: _Stated) -> Draft:
    total, parts, home = stated.total, stated.parts, stated.total_home
    hit = nearest_metric(home, total, 0, len(home.text))
    metric = refine(home.text, hit, is_percent=False, form="value")
    slots = metric_slots(metric or "unknown", hit)
    span = (total.start, total.end)
    slots["value"] = found(total.quantity, span)
    slots["unit"] = found(total.quantity.unit, span)
    placed = place_periods(home, facts, is_goal=False)
    time = next((p.period for p in placed if p.role is Role.TIME and not p.in_parentheses), None)
    if time is not None:
        slots |= period_slots(time.label, time.last_day, (time.start, time.end))
    parts_slot = found(tuple(part.quantity for part in parts), (parts[0].start, parts[-1].end))
    if home is not sentence:
        slots = {name: replace(slot, sentence=home) if slot.start >= 0 else slot for name, slot in slots.items()}
        return Draft(kind="metric", start=parts[0].start, end=parts[-1].end, slots=slots | {"parts": parts_slot})
    if stated.parts_home is not sentence:
        earlier, last = stated.parts_home, _home_of_last(stated, sentence)
        end = parts[-1].end + last.start - earlier.start
        slots["parts"] = replace(parts_slot, sentence=earlier, end=end)
        return Draft(kind="metric", start=total.start, end=total.end, slots=slots)
    start = min(total.start, parts[0].start)
    return Draft(kind="metric", start=start, end=max(total.end, parts[-1].end), slots=slots | {"parts": parts_slot})


def _home_of_last(stated: _Stated, sentence: Sentence) -> Sentence:
    """Return the sentence of the last part: the one before the total's, where the parts stand in it or one in each."""
    return sentence.before or stated.parts_home
