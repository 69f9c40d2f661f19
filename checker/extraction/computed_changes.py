"""Percentages that words state over two values: "fell by 22 per cent: 544 GWh, having stood at 640 GWh".

The arithmetic of a sentence needs no known metric: two values of one unit, one change, and words or years that say
which came first. The values may stand in the one or two sentences before where the change refers back to them ("That
is a gain of 11 per cent").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.comparisons import read_comparisons
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.elements import Sentence
from checker.extraction.measures import read_measures
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount
from checker.extraction.subjects import is_third_party
from checker.extraction.verbs import CONDITIONAL, INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Facts

_DOWN = (
    r"reduc\w+|cut|cuts|decreas\w+|fell|falls?|fallen|declin\w+|drop|drops|dropped|shrank|contract(?:ed|ion)|down|less"
    r"|fewer|lower|below|saving|slipped|sank|slid|diminish\w+|under"
)
_UP = (
    r"increas\w+|rose|rise|risen|grew|grown|growth|gain(?:ed)?|climb\w*|up|more|higher|jump\w*|above|plus|advanc\w+"
    r"|expan(?:ded|sion)|over"
)
_SIDES = rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))"
_BEFORE = compiled(
    rf"\b{_SIDES}(?:,? (?:of|by|was|is|a|an|the|some|about|around|just|only|nearly|almost|roughly|sharply|further"
    r"|another|full|total|(?:in|during|over) (?:the year|20\d\d)|year on year))*[ ,(]*$",
    re.IGNORECASE,
)
_BEHIND = compiled(rf"^ ?(?:year-on-year |overall |relative )?{_SIDES}\b", re.IGNORECASE)
_EARLIER = compiled(
    r"\b(?:from|than(?: (?:in|the))?|after|against|compared (?:with|to)|versus|vs\.?|having (?:stood at|been)|had been"
    r"|(?:which )?(?:stood|was) at|down from|up from|on|instead of|following|previously|formerly)"
    r"(?: (?:the|its|our|a|about|around|some|just|only|year before|previous year|prior year|figure|level|of|in|\d{4}"
    r"|last year's|\d{4}'s|for|used|bought|,|:))*[ ,:(]*$",
    re.IGNORECASE,
)
_EARLIER_BEHIND = compiled(
    r"^[^.;\d]{0,30}?\b(?:the year before|a year earlier|(?:in )?the (?:previous|prior|preceding) year|the year earlier"
    r"|last year|previously|twelve months earlier)\b",
    re.IGNORECASE,
)
_LAST_YEAR = compiled(
    r"\b(?:last year|a year (?:earlier|ago)|the year before|the previous year|the (?:prior|preceding) year|before that"
    r"|previously|formerly)\b",
    re.IGNORECASE,
)
_REFERS = compiled(
    r"^(?:so |thus |and )?(?:that|this|it|which|in (?:other words|relative terms|all)|(?:the|an?) (?:[\w-]+ ){0,2}"
    rf"(?:{_DOWN}|{_UP}|change|improvement|difference))\b(?! (?:year|plan|target))",
    re.IGNORECASE,
)
_NEAR = 25  # characters from a value to its year: "450,000 litres of diesel in 2023"
_AND = compiled(r"\b(?:and|while|but|whereas|although|though|as)\b(?! (?:in |for )?(?:FY ?)?\d)", re.IGNORECASE)
_SHORT = 90  # characters of a sentence that only says what the ones before amount to
# what says that the percentage is not of the two values: per unit, adjusted, of another base, of a part
_OTHERWISE = compiled(
    r"\b(?:per(?! ?cent)|a head|each|intensity|specific|relative to|like-for-like|adjusted|normali[sz]ed|weather"
    r"|degree days"
    r"|comparable|organic(?:ally)? grow\w*|excluding|without|constant|real terms|on average|annually|a year since"
    r"|cumulative"
    r"|target\w*|goal|plan(?:s|ned)?|budget\w*|limit|forecast|expected|industry|sector|competitors?|national|market"
    r"|of which|thereof|part|accounts? for|half of|same (?:sites|shops|stores|perimeter)|offsets?|equivalent to"
    r"|(?:at|in) (?:the|our) \w+ (?:site|plant|mill) alone|other|another)\b",
    re.IGNORECASE,
)


class _Change(Struct, frozen=True, kw_only=True):
    amount: Amount
    direction: str


class _Value(Struct, frozen=True, kw_only=True):
    amount: Amount
    home: Sentence
    year: int | None
    is_earlier: bool  # words beside it say so


def read_computed_changes(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the change of a sentence with the two values it is computed from: `base_value`, `value`, `change_value`."""
    change = _change_in(sentence)
    if change is None or _OTHERWISE.search(sentence.text):
        return
    if INTENT.search(sentence.text) or CONDITIONAL.search(sentence.text) or is_third_party(sentence.text, facts):
        return
    ends = _ends(sentence, change)
    if ends is None:
        return
    before, after = ends
    if _is_another_clause(sentence, change, ends) or _is_read_with_its_metric(sentence, facts):
        return
    amount = change.amount
    quantity = replace(amount.quantity, amount=abs(amount.quantity.amount))
    slots = {
        "metric": found("unknown"),
        "change_value": found(quantity, (amount.start, amount.end)),
        "unit": found(quantity.unit, (amount.start, amount.end)),
        "direction": found(change.direction),
        "tense": found("past"),
        "base_value": _slot(before, sentence),
        "value": _slot(after, sentence),
    }
    yield Draft(kind="change", start=amount.start, end=amount.end, slots=slots)


def _slot(value: _Value, sentence: Sentence) -> Found:
    amount = value.amount
    home = None if value.home is sentence else value.home
    return Found(value=amount.quantity, start=amount.start, end=amount.end, sentence=home)


def _is_another_clause(sentence: Sentence, change: _Change, ends: tuple[_Value, _Value]) -> bool:
    """Tell a change in a clause beside that of the values: "..., and paper use fell by 30%"."""
    here = sorted(value.amount.start for value in ends if value.home is sentence)
    if not here:
        return False
    start, end = sorted((change.amount.start, here[0] if change.amount.start < here[0] else here[-1]))
    return _AND.search(sentence.text, start, end) is not None


def _is_read_with_its_metric(sentence: Sentence, facts: Facts) -> bool:
    """Tell a change whose values another reader binds to a metric, which says more."""
    drafts = [*read_measures(sentence, facts), *read_comparisons(sentence, facts)]
    return any("base_value" in draft.slots for draft in drafts)


def _change_in(sentence: Sentence) -> _Change | None:
    """Return the only change in per cent of a sentence."""
    text, changes = sentence.text, []
    for amount in sentence.amounts:
        if amount.quantity.unit != "%" or amount.quantity.comparator not in {"=", "~"}:
            continue
        match = _BEFORE.search(text[max(0, amount.start - 60) : amount.start]) or _BEHIND.match(text[amount.end :])
        if match is not None:
            changes.append(_Change(amount=amount, direction="decrease" if match["down"] else "increase"))
    return changes[0] if len(changes) == 1 else None


def _ends(sentence: Sentence, change: _Change) -> tuple[_Value, _Value] | None:
    """Return the earlier and the later value of the sentence, or of those before that it refers back to."""
    homes = [sentence]
    while len(homes) <= 3:
        values = [value for home in homes for value in _values(home, change.amount if home is sentence else None)]
        if len(values) >= 2:
            return _in_time(values)
        earlier = homes[0].before
        refers = len(homes) > 1 or (_REFERS.search(sentence.text) and len(sentence.text) <= _SHORT and not values)
        if earlier is None or not refers or _OTHERWISE.search(earlier.text) or INTENT.search(earlier.text):
            return None
        homes.insert(0, earlier)
    return None


def _values(home: Sentence, change: Amount | None) -> list[_Value]:
    text = home.text
    years = [p for p in home.periods if p.form != "span"]
    found_values = []
    for amount in home.amounts:
        if amount is change or amount.is_word or amount.quantity.comparator not in {"=", "~"}:
            continue
        following = min((a.start for a in home.amounts if a.start >= amount.end), default=len(text))
        own = [p.year for p in years if amount.end <= p.start < following and p.start - amount.end <= _NEAR]
        lead = [p.year for p in years if p.end <= amount.start]
        preceding = max((a.end for a in home.amounts if a.end <= amount.start), default=0)
        near = [p.year for p in years if preceding <= p.start < amount.start]
        is_earlier = bool(
            _EARLIER.search(text[preceding : amount.start])
            or _EARLIER_BEHIND.match(text[amount.end : following])
            or _LAST_YEAR.search(text[preceding : amount.start])
        )
        year = next(iter((*own, *near[-1:], *lead[-1:])), None)
        found_values.append(_Value(amount=amount, home=home, year=year, is_earlier=is_earlier))
    return found_values


def _in_time(values: list[_Value]) -> tuple[_Value, _Value] | None:
    """Return two values of one kind, the earlier first; None where there are others or nothing says which that is."""
    first, second = (_counted(value, values) for value in values[-2:])
    if len(values) != 2 or first.amount.dimension != second.amount.dimension or first.amount.per != second.amount.per:
        return None
    if (first.amount.quantity.unit == "%") != (second.amount.quantity.unit == "%"):
        return None
    if not first.amount.quantity.unit and not _is_of_same_thing(first, second):
        return None
    if first.is_earlier != second.is_earlier:
        return (first, second) if first.is_earlier else (second, first)
    if first.year is None or second.year is None or (abs(first.year - second.year) != 1 and first.home is second.home):
        return None
    return (first, second) if first.year < second.year else (second, first) if second.year < first.year else None


def _counted(value: _Value, values: list[_Value]) -> _Value:
    """Give a bare number the people that the other one counts: "1,122 people, compared with 1,100"."""
    units = {(v.amount.quantity.unit, v.amount.dimension) for v in values if v.amount.dimension == "count"}
    if value.amount.quantity.unit or len(units) != 1:
        return value
    unit, dimension = units.pop()
    amount = replace(value.amount, quantity=replace(value.amount.quantity, unit=unit), dimension=dimension)
    return replace(value, amount=amount)


def _is_of_same_thing(first: _Value, second: _Value) -> bool:
    """Tell bare numbers that can be of one thing: of about the same size."""
    low, high = sorted((first.amount.quantity.amount, second.amount.quantity.amount))
    return low > 0 and high <= 3 * low and low >= 20
