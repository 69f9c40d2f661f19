"""Amounts that sentences tell, whatever they measure: rows of other documents may have the same words.

They are no claims: nothing is asked of them by themselves, and no vocabulary says what they are of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, clause_at
from checker.extraction.patterns import compiled
from checker.extraction.told_bases import YEAR_FORMS, base_of
from checker.extraction.verbs import CHANGE, CHANGE_NOUN_AFTER, CHANGE_VERB_BEFORE, INTENT
from checker.model import Mention, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.extraction.quantities import Amount
    from checker.model import Block

KIND = "amount"
_MANY = 12  # amounts of a sentence: one with more is a list
_NEAR = 40  # characters in front of a year or an amount that say what it is
# what makes an amount another than the plain one of a whole year
_BESIDE = compiled(
    r"\b(?:(?:first|second|third|fourth|last) (?:half|quarter)|quarter(?:ly)?|half[- ]year|months?|weeks?|daily"
    r"|(?:a|per|every|each) (?:day|week|month)|estimated?|expect(?:s|ed)?|forecasts?|budget(?:ed)?|average[ds]?"
    r"|avoid(?:s|ed)?|provisional(?:ly)?|preliminary|re-?stated|corrected|revised|re-?calculated|re-?based"
    r"|base(?:line| year)|like[- ]for[- ]like|cumulative(?:ly)?|so far|to date"
    r"|since (?:the|our|its|19|20)|in total since|excluding|without|capacity|up to|of (?:which|whom|them|these|those)"
    r"|thereof|would|could|may|might|can|if|not|neither|nor)\b",
    re.IGNORECASE,
)
# an amount behind these is that of an earlier time, or of somebody else
_COMPARED = compiled(
    r"\b(?:from|against|than|compared (?:with|to)|versus|vs\.?|after|instead of|previously|rather than|up on"
    r"|down on|following|relative to|target of|limit of|goal of|out of|another|a further|an additional|only)"
    r" (?:the |its |our )?$",
    re.IGNORECASE,
)
_NOT_ITS_TIME = compiled(
    r"\b(?:since|than(?: in)?|with|to|until|till|by|before|from|against|versus|vs\.?|over|after|on|base year|baseline"
    r"|compared (?:with|to)(?: that of)?) ?(?:the )?(?:year |end of )?$",
    re.IGNORECASE,
)
_SINCE = compiled(
    r"\b(?:compared (?:with|to)(?: that of)?|than in|since|from(?: its level in)?|against|versus|relative to|on) "
    r"(?:the )?(?:year )?$",
    re.IGNORECASE,
)
_FROM = compiled(r"\b(?:from|than|against|compared (?:with|to)) (?:the )?[\d,.]+[^.;:]{0,40}$", re.IGNORECASE)
_ANY_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_NEXT = compiled(r", | and | \(|; ")
_TURN = compiled(r"\W{0,3}(?:in |for )?(?:(?:19|20)\d\d )?to (?:the )?$", re.IGNORECASE)
_LABELLED = compiled(r"\W?(?: ?[:,=(-]| was| were| of)? ?$")
_FOLLOWED = compiled(
    r"[^.;,()\d]{0,60}\b(?:in|of|for|during|over|at the end of) (?:the )?(?:calendar year )?$", re.IGNORECASE
)


def read_told_amounts(sentence: Sentence, blocks: Sequence[Block]) -> Iterator[Mention]:
    """Yield each amount of a sentence with the words that are about it, and its year or the years of its change."""
    if sentence.is_question or len(sentence.amounts) > _MANY:
        return
    amounts = [one for one in sentence.amounts if not one.is_word or one.quantity.unit]
    for position, amount in enumerate(amounts):
        low, high = _stretch(sentence, amounts, position)
        slots = dict(_slots(sentence, amount, (low, high)))
        if not slots:
            continue
        aside = sentence.text.find(", ", amount.end, high)
        high = aside if aside >= 0 else high
        passage, start = blocks[sentence.block].passage, sentence.start
        value = passage.span(start + amount.number_start, start + amount.end)
        told = {name: Slot(value=one) for name, one in slots.items()}
        yield Mention(
            kind=KIND,
            span=passage.span(start + low, start + high),
            sentence=passage.span(start, start + len(sentence.text)),
            block=sentence.block,
            slots=told | {"value": Slot(value=amount.quantity, span=value)},
        )


def _stretch(sentence: Sentence, amounts: Sequence[Amount], position: int) -> Range:
    """Return the words that are about an amount: those of its clause that are nearer to it than to another amount."""
    amount, text = amounts[position], sentence.text
    low, high = clause_at(text, amount.number_start)
    if text.endswith(": ", 0, low):  # "Calves on pasture: 71%"
        low, _ = clause_at(text, low - 2)
    first = position
    while first and _TURN.match(text, amounts[first - 1].end, amounts[first].start):
        first -= 1  # "fell from 20 to 18": what fell stands before both
    if first and amounts[first - 1].end > low:
        low = amounts[first - 1].end
    if position + 1 < len(amounts) and amounts[position + 1].start < high:
        nearest = _NEXT.search(text, amount.end, amounts[position + 1].start)
        high = nearest.start() if nearest else amounts[position + 1].start
    return low, high


def _slots(sentence: Sentence, amount: Amount, stretch: Range) -> Iterator[tuple[str, str | int]]:
    """Yield what else is told of an amount; nothing where it is none of a plain year."""
    text, (low, high) = sentence.text, stretch
    before = text[low : amount.start]
    if amount.quantity.comparator not in {"=", "~"} or amount.per:
        return
    years = [one for one in sentence.periods if one.form in YEAR_FORMS]
    base = base_of(sentence, amount, years)
    if base is not None:
        yield "form", "base"
        yield "base_year", base.last_day.year
        yield "context", f"{sentence.before.text if sentence.before is not None else ''} {text}".strip()
        return
    if INTENT.search(text, low, high) or _BESIDE.search(text, low, high):
        return
    if amount.quantity.unit == "%" and (direction := _direction(sentence, amount, stretch)):
        yield from _of_change(sentence, amount, years, direction)
        return
    if amount.quantity.unit == "pp" or CHANGE_VERB_BEFORE.search(before) or CHANGE_NOUN_AFTER.match(text, amount.end):
        return
    year = _year(sentence, years, amount, stretch)
    if year is None and any(one.form not in YEAR_FORMS for one in sentence.periods):
        return  # of a month or a day
    if year is None and (_COMPARED.search(before) or any(one.end <= amount.start for one in years)):
        return
    yield "form", "value"
    if year is None and (around := _year_around(sentence)):
        yield "year_around", around
    if year is not None:
        yield "period_year", year.last_day.year
        yield "month", year.last_day.month


def _direction(sentence: Sentence, amount: Amount, stretch: Range) -> str:
    """Return where a percentage says that something went, "" where it tells a share."""
    text, (low, high) = sentence.text, stretch
    behind = CHANGE_NOUN_AFTER.match(text, amount.end, high)
    if behind is None and not CHANGE_VERB_BEFORE.search(text[low : amount.start]):
        return ""
    word = CHANGE.search(behind.group()) if behind else None
    words = [*CHANGE.finditer(text, low, amount.start)]
    found = word or (words[-1] if words else None)
    if found is None or found["better"]:
        return ""
    return "decrease" if found["down"] else "increase"


def _of_change(
    sentence: Sentence, amount: Amount, years: Sequence[Period], direction: str
) -> Iterator[tuple[str, str | int]]:
    """Yield the year a change is told of and the one it is counted from, where both are named or one follows."""
    bases = [one for one in years if _is_base(sentence.text, amount, one)]
    times = [one for one in years if one not in bases and not _is_behind(_NOT_ITS_TIME, sentence.text, one.start)]
    if len(times) > 1 or len(bases) > 1 or len(times) + len(bases) != len(years):
        return
    if len(sentence.amounts) > 1 and sum(one.quantity.unit == "%" for one in sentence.amounts) > 1:
        return
    yield "form", direction
    if times:
        yield "period_year", times[0].last_day.year
        yield "month", times[0].last_day.month
    if bases:
        yield "base_year", bases[0].last_day.year


def _is_base(text: str, amount: Amount, year: Period) -> bool:
    """Tell a year that a change is counted from: "than in 2021", "from 15,000 t in 2021"."""
    behind = text[amount.end : year.start]
    return _is_behind(_SINCE, text, year.start) or _FROM.search(behind) is not None


def _year(sentence: Sentence, years: Sequence[Period], amount: Amount, stretch: Range) -> Period | None:
    """Return the year that an amount is said to be of."""
    text = sentence.text
    for one in years:
        if one.end <= amount.start and _LABELLED.fullmatch(text, one.end, amount.start):
            return one
        if one.start >= amount.end and _FOLLOWED.fullmatch(text, amount.end, one.start):
            return one
        if text[amount.end : one.start].strip() == "(" and text.startswith(")", one.end):
            return one
    if _is_behind(_COMPARED, text, amount.start):
        return None
    plain = [one for one in years if not _is_behind(_NOT_ITS_TIME, text, one.start)]
    own = [one for one in plain if stretch[0] <= one.start < stretch[1]]
    opening = [one for one in plain if one.end <= sentence.amounts[0].start]
    for found in (own, opening):
        if len({one.last_day for one in found}) == 1:
            return found[0]
    return None


def _is_behind(words: re.Pattern[str], text: str, position: int) -> bool:
    """Tell whether words end right before a position."""
    return words.search(text, max(0, position - _NEAR), position) is not None


def _year_around(sentence: Sentence) -> int:
    """Return the last year that the sentence before or the heading names, 0 where they name none."""
    before = sentence.before.periods if sentence.before is not None else ()
    years = [one.last_day.year for one in before if one.form in YEAR_FORMS]
    years = years or [int(year) for heading in sentence.headings[:1] for year in _ANY_YEAR.findall(heading)]
    return years[-1] if years else 0
