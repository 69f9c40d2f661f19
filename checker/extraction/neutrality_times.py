"""When neutrality is due, and for which part of the company first: deadlines behind, in front of and after a term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction import neutrality_forms as forms
from checker.extraction.drafts import Found, found, period_slots
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role, is_ahead, place_periods
from checker.extraction.verbs import TOLD
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

# what may stand between the deadline of one part and that of the next
_NEXT_PART = compiled(
    r"(?: at the latest| or (?:sooner|earlier))?"
    r"(?: (?:for|in|across) (?:its|our|the) (?:own )?(?:[\w-]+ ){0,2}[\w-]+)?(?: \([^()]{1,60}\))?"
    r"(?:,|;| and|, and| & )(?: then)?"
    r"(?: (?:across|in|for|throughout|along|by|with|including|scopes?|our|its|the|all|entire|whole|full|global|own"
    r"|value|supply|chain|operations|portfolio|remaining|indirect|direct|emissions|and|\d|[&,+]|\([^()]{1,40}\)|[\w-]+"
    r"(?= \([Ss]cope)))*,? ?",
    re.IGNORECASE,
)
# what makes "2050 target: net zero" a label with its term
_LABEL_GAP = compiled(
    r"(?:[ -](?:[\w-]+ ){0,2}(?:targets?|goals?|ambitions?|aims?))? ?: ?(?:to )?(?:be|become|reach|achieve)? ?",
    re.IGNORECASE,
)
_NAMED_BASE = compiled(
    r"\(?\b(?:compared|relative to|versus|vs\b|base|[a-z]+ (?:an? |the |our )?(?:fy ?)?(?:19|20)\d\d base)",
    re.IGNORECASE,
)
# since when it holds; "our plants were carbon neutral in 2023" tells of one year
_REACHED = compiled(r"\b(?:achieved|reached|attained|became|become|since|turned)\b", re.IGNORECASE)


class Part(Struct, frozen=True, kw_only=True):
    """Another part of the company with a deadline of its own."""

    start: int
    deadline: Placed


def deadline_of(sentence: Sentence, facts: Facts, term: re.Match[str], low: int, following: int) -> Placed | None:
    """Return the deadline of a term: behind it, as the day it begins ("from 2035 on"), else in front of it."""
    placed = [p for p in place_periods(sentence, facts, is_goal=True) if p.role is Role.DEADLINE]
    behind = [
        p
        for p in placed
        if term.end() <= p.start < following and not re.search(r"[;:]", sentence.text[term.end() : p.start])
    ]
    if behind:
        return behind[0]
    onwards = forms.ONWARDS.search(sentence.text, low, following)
    # "claims of neutrality are banned from 2031" promises nothing
    if onwards and not TOLD.search(sentence.text, term.end(), max(term.end(), onwards.start())):
        placed = [
            p for p in place_periods(sentence, facts, is_goal=True) if p.period.start == onwards.end("from")
        ] + placed
        return placed[0]
    ahead = [p for p in placed if p.end <= term.start() and (p.start >= low or p.start < 3)]
    labels = [p for p in placed if _LABEL_GAP.fullmatch(sentence.text, p.end, term.start())]
    if labels:
        return labels[-1]
    return ahead[-1] if ahead else None


def further_deadlines(sentence: Sentence, facts: Facts, deadline: Placed, following: int) -> Iterator[Part]:
    """Yield the parts that a sentence names behind a deadline: "by 2035 and across our supply chain by 2045"."""
    last = deadline
    for placed in place_periods(sentence, facts, is_goal=True):
        if not last.end < placed.start < following or placed.role is not Role.DEADLINE:
            continue
        if _NEXT_PART.fullmatch(sentence.text, last.end, placed.start) is None:
            return
        yield Part(start=last.end, deadline=placed)
        last = placed


def base_slots(sentence: Sentence, facts: Facts, low: int, high: int) -> dict[str, Found]:
    """Return the base year that a promise names behind its term: "net zero by 2045 from a 2019 base year"."""
    for placed in place_periods(sentence, facts, is_goal=True):
        if placed.role is Role.BASE and low <= placed.start < high and _NAMED_BASE.match(sentence.text, placed.start):
            label = (placed.period.start, placed.period.end)
            return {
                "base_year": found(placed.year, (placed.start, placed.end)),
                "base_label": found(placed.period.label, label),
            }
    return {}


def time_slots(
    sentence: Sentence, facts: Facts, where: tuple[int, int, int], *, deadline: Placed | None, is_achieved: bool
) -> dict[str, Found]:
    """Return the deadline's slots, or the period of what is achieved; `where` is the claim's range and its term."""
    low, high, term = where
    if deadline is not None:
        origin = Origin.HERE if low <= deadline.start < high else Origin.COORDINATION
        span = (deadline.period.start, deadline.period.end)
        return {
            "target_year": found(deadline.period.year, (deadline.start, deadline.end), origin=origin),
            "target_label": found(deadline.period.label, span, origin=origin),
            "target_end": found(deadline.period.last_day, span, origin=origin),
        }
    if not is_achieved:
        return {}
    dated = [
        p for p in sentence.periods if not re.search(r"\bvintages?(?: of)? $", sentence.text[: p.start], re.IGNORECASE)
    ]
    near = sorted(dated, key=lambda p: (p.start < term, abs(p.start - term)))
    own = [p for p in near if low <= p.start < high and not is_ahead(p, facts)]
    if not own:
        return {}
    span = (own[0].start, own[0].end)
    slots = period_slots(own[0].label, own[0].last_day, span)
    if _REACHED.search(sentence.text, low, max(term, own[0].start)):
        slots["target_year"] = found(own[0].year, span)
    return slots
