"""Sums that words state: "310, 205 and 96 GWh, 611 GWh in all", "12 t of paper and 6 t of glass. Together 18 t".

An amount without a unit takes that of the list it stands in ("18.2, 11.9 and 7.4 kt"); where no amount has a unit, as
with people and visitors, all are numbers of one thing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.patterns import compiled
from checker.quantities import conversion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_LISTED = compiled(r"(?:,| and|, and|;| plus| \+|,? but) (?:of |only |about )?", re.IGNORECASE)
_SUM_NOUN = (
    r"in total|in all|in sum|altogether|all together|combined|taken together|together|a (?:grand "
    r"|combined )?total(?: of)?"
    r"|(?:the|our|its|their) (?:grand |combined |overall )?(?:total|sum)(?: of)?"
)
_PERIOD_WHOLE = (
    r"(?:for|over|in|during|across) the (?:whole |full |entire )?"
    r"(?:year|quarter|half-?year|season|group|company|period)(?: (?:20\d\d))?(?: as a whole)?"
)
# between the last part and the total
_LEADS_TO_TOTAL = compiled(
    rf"\b(?:{_SUM_NOUN}|(?:add(?:s|ing|ed)?|sum(?:s|ming|med)?|mak(?:es|ing)|made) (?:up )?(?:to|it)?|adds? up to"
    rf"|totall?ing"
    r"|(?:bring|tak)(?:s|ing|es) (?:the|our|its) (?:[\w-]+ ){0,3}total(?: [\w-]+){0,4}? to|that (?:is|makes|gives)"
    r"|which"
    r" (?:is|makes|gives|comes to)"
    r"|making|giving|or)(?: (?:of|to|it|about|came|comes|was|were|is|are|used|emitted|withdrew|up))*,? ?$",
    re.IGNORECASE,
)
_BEHIND_TOTAL = compiled(
    rf"^[^.;:,\d]{{0,40}}?,? ?\(?\b(?:in total|in all|altogether|all together|combined|taken together|together"
    rf"|{_PERIOD_WHOLE})",
    re.IGNORECASE,
)
_TOTAL_FIRST = compiled(
    r"^[^\d:]{0,60}\b(?:total|together|altogether|in all|combined|overall)\b[^:]{0,80}$", re.IGNORECASE
)
# a sentence that gives the sum of the one before it
_SUMS_UP = compiled(
    r"^(?:so |thus |and )?(?:(?:taken |all )?together|combined|in (?:total|all|sum)|altogether|overall"
    r"|(?:for|over|across|in) (?:(?:the )?(?:whole|full|entire)|(?:the )?(?:year )?(?:20\d\d|FY ?\d\d(?:\d\d)?)"
    r"(?= as a whole)|the year|all)"
    r"|(?:this|that|it|these|they|which|the (?:two|three|four|five|six)|all (?:two|three|four|five|six))(?: [\w-]+)?"
    r" (?:together )?(?:is|are|was|were|makes?|made|gives?|gave|comes?|came|adds?|added|sums?|totals?|totalled|bring)"
    r"|(?:the|our|its|their) (?:overall |combined |grand |annual )?(?:total|sum))\b",
    re.IGNORECASE,
)
_SAYS_SUM = compiled(
    r"\b(?:total\w*|together|altogether|combined|in all|sum|adds? up|added up|makes?|made|gives?|as a whole|whole"
    r"|full|entire)\b"
    r"|^(?:this|that) (?:is|was)\b",
    re.IGNORECASE,
)
# what says that the parts are a selection, overlap, or that more is added
SELECTION = compiled(
    r"\b(?:includ(?:ing|es?|ed)|among (?:other|them|these)|such as|largest|biggest|main|mainly|most important|key"
    r"|e\.g\.|for example|for instance|smaller|minor|exclud\w+|without|remaining|the rest|elsewhere|the others?"
    r"|(?:and|with|the) other|others|plus|at least|partly|overlap\w*|some of|saved|savings?|net of|minus|less"
    r"|compared|against|than|up from|down from|from \d|target|goal|previous|prior|before|average|each"
    r"|(?:fell|rose|dropped|increased|decreased|grew|declined) |more|fewer|respectively (?:more|less))\b",
    re.IGNORECASE,
)
_QUARTERS, _HALVES = compiled(r"\bquarters?\b|\bQ[1-4]\b", re.IGNORECASE), compiled(r"\b(?:half|halves|H[12])\b")
_LETTER = compiled(r"[^\W\d_]")
_MOST = 6  # parts, one sentence each
_FEWEST, _FARTHEST = 2, 4  # sums that miss their total by more than a quarter of it are about something else


def listed_amounts(sentence: Sentence) -> list[Amount]:
    """Return the amounts that may be parts or totals, those of a list in the unit that its last one names."""
    amounts = [a for a in sentence.amounts if not a.is_word and a.quantity.unit not in {"%", "pp"} and not a.per]
    shared: list[Amount] = []
    for amount in reversed(amounts):
        following = shared[0] if shared else None
        if (
            following is not None
            and not amount.quantity.unit
            and following.quantity.unit
            and _LISTED.fullmatch(sentence.text, amount.end, following.start)
        ):
            shared.insert(0, _in_unit_of(following, amount))
            continue
        shared.insert(0, amount)
    first = next((a for a in shared if a.quantity.unit), None)
    if first is not None and first.dimension == "count":  # "412 people in Lyon, 305 in Lille"
        return [a if a.quantity.unit else _in_unit_of(replace(first, scale=Decimal(1)), a) for a in shared]
    if first is not None:
        return [a for a in shared if a.quantity.unit]
    return shared


def is_listed(sentence: Sentence, amount: Amount) -> bool:
    """Tell a member of a list of three or more, of a part each, that names its unit once: "18.2, 11.9 and 7.4 kt"."""
    run: list[Amount] = []
    for one in (a for a in sentence.amounts if not a.is_word):
        if run and (
            _LETTER.search(run[-1].quantity.text) or not _LISTED.fullmatch(sentence.text, run[-1].end, one.start)
        ):
            if amount in run:
                break
            run = []
        run.append(one)
    return amount in run and len(run) > _FEWEST and _LETTER.search(run[-1].quantity.text) is not None


def _in_unit_of(following: Amount, amount: Amount) -> Amount:
    scale, quantity = following.scale, amount.quantity
    quantity = replace(
        quantity, amount=quantity.amount * scale, half_step=quantity.half_step * scale, unit=following.quantity.unit
    )
    return replace(amount, quantity=quantity, dimension=following.dimension, scale=scale)


def said_sum(sentence: Sentence) -> tuple[Amount, list[Amount]] | None:
    """Return a total and its parts where the sentence itself says that they are that."""
    amounts, text = listed_amounts(sentence), sentence.text
    if len(amounts) <= _FEWEST or SELECTION.search(text) or len({p.year for p in sentence.periods}) > 1:
        return None
    first, last = amounts[0], amounts[-1]
    led = _LEADS_TO_TOTAL.search(text, amounts[-2].end, last.start)
    is_or = led is not None and led.group().lower().startswith("or")
    behind = _BEHIND_TOTAL.search(text[last.end :])
    if (led is not None and not is_or) or (
        behind is not None and re.search(r"[,;:(-]|\bor\b", text[amounts[-2].end : last.start])
    ):
        return near_sum(last, amounts[:-1])
    head, colon, _ = text[: amounts[1].start].partition(":")
    if colon and first.end <= len(head) and _TOTAL_FIRST.search(head[: first.start]):
        return near_sum(first, amounts[1:])
    return None


def sum_of_before(sentence: Sentence) -> tuple[Amount, list[Amount], Sentence] | None:
    """Return the total of a sentence, its parts, and the sentence with the first of them, where it sums them up.

    The parts stand in the sentence before, or one each in the sentences before.
    """
    before = sentence.before
    if before is None or not _SUMS_UP.search(sentence.text) or not _SAYS_SUM.search(sentence.text):
        return None
    totals, parts = listed_amounts(sentence), listed_amounts(before)
    home = before
    while len(parts) < _MOST and len(listed_amounts(home)) == 1 and home.before is not None:
        if len(listed_amounts(home.before)) != 1:
            break
        if len(parts) >= _FEWEST and len(totals) == 1 and near_sum(totals[0], parts) is not None:
            break
        home = home.before
        parts = [*listed_amounts(home), *parts]
    told = _between(home, sentence)
    if len(totals) != 1 or len(parts) < _FEWEST or any(SELECTION.search(one.text) for one in told):
        return None
    if len({p.year for one in told for p in one.periods}) > 1 or _is_short(before, parts):
        return None
    found = near_sum(totals[0], parts)
    return (*found, home) if found is not None else None


def _between(first: Sentence, last: Sentence) -> list[Sentence]:
    """Return the sentences from one to a later one of its block."""
    found = [last]
    while found[0] is not first and found[0].before is not None:
        found.insert(0, found[0].before)
    return found


def _is_short(before: Sentence, parts: Sequence[Amount]) -> bool:
    """Tell quarters or halves of a year of which not all are given."""
    wanted = 4 if _QUARTERS.search(before.text) else 2 if _HALVES.search(before.text) else len(parts)
    return len(parts) != wanted


def near_sum(total: Amount, parts: list[Amount], room: int | None = _FARTHEST) -> tuple[Amount, list[Amount]] | None:
    """Return both in units of one kind where the parts come near the total: they miss it by 1/`room` of it at most.

    Tonnes among tonnes of CO2 equivalent are tonnes of them. Without `room` they may miss it by anything.
    """
    total, *parts = _of_one_kind([total, *parts])
    kinds = {total.dimension, *(part.dimension for part in parts)}
    whole = total.quantity.amount
    if len(kinds) > 1 or whole <= 0 or any(one.quantity.comparator not in {"=", "~"} for one in (total, *parts)):
        return None
    if not total.quantity.unit and total.dimension == "" and any(part.quantity.unit for part in parts):
        return None
    try:
        added = sum(part.quantity.amount * conversion(part.quantity.unit, total.quantity.unit) for part in parts)
    except ValueError:
        return None
    return (total, parts) if room is None or abs(added - whole) * room <= whole else None


def _of_one_kind(amounts: list[Amount]) -> list[Amount]:
    if {one.dimension for one in amounts} != {"mass", "mass_co2e"}:
        return amounts
    return [
        replace(one, dimension="mass_co2e", quantity=replace(one.quantity, unit=f"{one.quantity.unit}CO2e"))
        if one.dimension == "mass"
        else one
        for one in amounts
    ]


def is_near(total: Amount, parts: list[Amount]) -> bool:
    """Tell whether parts are of a total's kind and come near enough to it to be all that it sums."""
    return near_sum(total, parts) is not None
