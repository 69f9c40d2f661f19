"""The parts of a target sentence: which of its numbers are targets, and which words belong to which."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import Sentence
from checker.extraction.goals import tells_outcome
from checker.extraction.levels_before import is_present_level
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount
from checker.extraction.roles import Placed, Role
from checker.extraction.target_forms import continued, is_governed_change, is_net_zero, is_zero
from checker.extraction.target_numbers import is_at_base, is_beside_goal, is_count, is_done_by, is_rate
from checker.extraction.verbs import (
    BY_BEFORE,
    CHANGE_NOUN_AFTER,
    CHANGE_VERB_BEFORE,
    HALVE,
)
from checker.model import Facts, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEUTRAL = compiled(r"\b(?:net[- ]?zero|(?:carbon|climate)[- ]?(?:neutral|positive|negative)\w*)\b", re.IGNORECASE)
_NOT_MAIN_BEFORE = compiled(
    r"\b(?:base(?:line)?(?: year)?(?: value)?(?: of)?|currently(?: at)?|today|now at|from|than"
    r"|compared (?:to|with)|against|versus|vs\.?|instead of|up from|down from|"
    r"represent(?:s|ing)?|cover(?:s|ing)?|account(?:s|ing)? for|compris(?:es|ing)|equal(?:ling)? "
    r"to|equivalent to|correspond(?:s|ing) to|or|about|which is|contribut\w+|responsible for"
    r"|limit(?:ed|ing)? (?:global )?(?:warming|temperature)[\w ]{0,20}|"
    r"top|within|after|every|of the|scope|probability of|plus or minus)(?: (?:a|an|the|about"
    r"|around|some|its|our|level of|levels of))*[ (:]*$",
    re.IGNORECASE,
)
# "compared to the 2019 level of 792 kt": what a change starts from
_LEVEL_BEFORE = compiled(
    r"\b(?:from|against|compared (?:to|with)|versus|vs\.?|relative to|below|than) (?:the |our |its |a )?"
    r"(?:[\w-]+ ){1,4}?"
    r"(?:levels?|base(?:line|[- ]year)?|values?|figures?|emissions|amount|total|averages?|mean)"
    r" of (?:about |some )?$",
    re.IGNORECASE,
)
# "our targets cover 42% of our lending": how far they go
_COVERED_BEFORE = compiled(
    r"\b(?:targets?|goals?) (?:that )?(?:cover|represent|account for|compris|encompass)(?:e|es|s|ed|ing)? "
    r"(?:about |around |over |more than |at least |roughly )?$",
    re.IGNORECASE,
)
_SUPPLIERS_BEFORE = compiled(
    r"\bsuppliers (?:\([^()]{1,30}\) )?(?:represent(?:ing)?|cover(?:ing)?|account(?:ing)? for|that (?:represent|cover"
    r"|account for)|compris(?:e|ing)) (?:at least |about |around |over |more than )?$",
    re.IGNORECASE,
)
_HAVE_TARGETS = compiled(
    r"\b(?:set|have|having|adopt|commit(?:ted)? to)\b[^.;]{0,40}\b(?:targets?|goals?|sbts?)\b", re.IGNORECASE
)
_DEGREES = frozenset({"°C", "degC", "K", "K diff", "℃"})
_TOTAL_BEFORE = compiled(r"\d (?:of|out of) (?:our |its |the |all )?$", re.IGNORECASE)
_FROM = compiled(r"\bfrom(?: [a-z]+)? ?$", re.IGNORECASE)
_BETWEEN = compiled(r"\bbetween (?:about |around )?$", re.IGNORECASE)
_RANGE = compiled(r" ?(?:to|and|-) ?", re.IGNORECASE)
_JOINT = compiled(
    r"; |,? (?:and|plus|as well as|while|but|or) |\\n|: | - |, (?=(?:reduce|cut|increase|achieve"
    r"|reach|lower|raise|a|an) )",
    re.IGNORECASE,
)
_MEANS = compiled(
    r" (?:through|via|by means of|with the help of|thanks to|by (?=[a-z]+ing\b)|using|which)\b", re.IGNORECASE
)


class Main(Struct, frozen=True, kw_only=True):
    """The number a target is about."""

    amount: Amount
    form: str  # change | level
    low: int  # the range of the sentence that is its own
    high: int


class Goal(Struct, frozen=True, kw_only=True):
    """One target of a coordination, with everything that stands around it."""

    sentence: Sentence
    facts: Facts
    placed: tuple[Placed, ...]
    promised: tuple[Placed, ...]  # those that do not date a result
    mains: tuple[Main, ...]  # all targets of the sentence, in order
    position: int

    @property
    def main(self) -> Main:
        """The target at hand."""
        return self.mains[self.position]


def read_goals(sentence: Sentence, facts: Facts, placed: tuple[Placed, ...]) -> Iterator[Goal]:
    """Yield the targets of a sentence, each with its own part of it."""
    found_mains: list[tuple[Amount, str]] = []
    for amount in [*_ranges_joined(sentence), *_implied(sentence)]:
        is_told = tells_outcome(sentence, amount.start) or is_present_level(sentence, amount)
        form = None if is_told else _form(sentence, amount)
        if form is not None:
            found_mains.append((amount, form))
    found_mains.sort(key=lambda pair: pair[0].number_start)
    found_mains = list(continued(sentence, found_mains))
    neutral = _NEUTRAL.search(sentence.text)
    if neutral:
        found_mains = [
            pair
            for pair in found_mains
            if pair[0].start < neutral.start() or _has_own_deadline(pair[0], found_mains, placed, len(sentence.text))
        ]
    mains: list[Main] = []
    for position, (amount, form) in enumerate(found_mains):
        low = _part_start(sentence, found_mains[position - 1][0].end, amount.start) if position else 0
        following = found_mains[position + 1][0] if position + 1 < len(found_mains) else None
        high = len(sentence.text) if following is None else _part_start(sentence, amount.end, following.start)
        mains.append(Main(amount=amount, form=form, low=low, high=high))
    promised = tuple(p for p in placed if not tells_outcome(sentence, p.period.start)) if mains else ()
    everything = tuple(mains)
    for position in range(len(mains)):
        yield Goal(
            sentence=sentence, facts=facts, placed=placed, promised=promised, mains=everything, position=position
        )


def _ranges_joined(sentence: Sentence) -> Iterator[Amount]:
    """Yield the amounts with "80 to 90%" as one: what is promised for certain is its lower end."""
    amounts = sentence.amounts
    position = 0
    while position < len(amounts):
        low, high = amounts[position], amounts[position + 1] if position + 1 < len(amounts) else None
        if (
            high is not None
            and _RANGE.fullmatch(sentence.text, low.end, high.number_start)
            and not _FROM.search(sentence.text, max(0, low.start - 30), low.start)
            and low.quantity.unit == high.quantity.unit != ""
            and low.quantity.amount < high.quantity.amount
            # the unit is written once, or "between" makes one value of two
            and (sentence.text[low.end - 1].isdigit() or _BETWEEN.search(sentence.text, 0, low.start))
        ):
            text = sentence.text[low.number_start : high.end]
            quantity = replace(low.quantity, comparator=">=", text=text)
            yield replace(low, end=high.end, quantity=quantity, per=high.per)
            position += 2
        else:
            yield low
            position += 1


def _part_start(sentence: Sentence, low: int, high: int) -> int:
    """Return where a coordination's next part begins: behind the first joint that is inside no metric or bracket."""
    for match in _JOINT.finditer(sentence.text, low, high):
        inside = any(hit.start < match.end() and match.start() < hit.end for hit in sentence.metrics)
        if not inside and not sentence.in_parentheses(match.start()):
            return match.end()
    comma = sentence.text.rfind(", ", low, high)
    if comma >= 0 and not sentence.in_parentheses(comma):
        return comma + 2
    loose = _MEANS.search(sentence.text, low, high)
    return loose.start() if loose is not None else low


def _has_own_deadline(amount: Amount, pairs: list[tuple[Amount, str]], placed: tuple[Placed, ...], end: int) -> bool:
    """Tell an interim target beside a net-zero claim from the depth of that claim."""
    high = min((other.start for other, _ in pairs if other.start > amount.end), default=end)
    return any(p.role is Role.DEADLINE and amount.end <= p.start < high for p in placed)


def _implied(sentence: Sentence) -> Iterator[Amount]:
    """Yield the percentage that "halve" and "double" say without a number."""
    for match in HALVE.finditer(sentence.text):
        percent = {"halve": 50, "double": 100, "triple": 200}[str(match.lastgroup)]
        quantity = Quantity(amount=Decimal(percent), unit="%", text=f"{percent}%")
        yield Amount(
            start=match.start(), number_start=match.start(), end=match.end(), quantity=quantity, dimension="share"
        )


def _form(sentence: Sentence, amount: Amount) -> str | None:
    """Tell whether an amount is a target's value, and of which form; None where it is something else."""
    text, quantity = sentence.text, amount.quantity
    before = text[max(0, amount.start - 60) : amount.start]
    if HALVE.fullmatch(text, amount.start, amount.end) or (
        quantity.text.lower() in {"half", "one half", "one-half"} and re.search(r"\b(?:by|in) $", before, re.IGNORECASE)
    ):
        return "change"
    is_money = amount.dimension == "currency" and not amount.per
    if quantity.unit in _DEGREES or is_money or is_done_by(text, amount) or is_beside_goal(text, amount):
        return None
    inside = sentence.in_parentheses(amount.number_start)
    if inside and not _is_whole_in_parentheses(text, amount):
        return None
    percent = quantity.unit in {"%", "pp"}
    number_before = text[max(0, amount.number_start - 60) : amount.number_start]
    noun = CHANGE_NOUN_AFTER.match(text, amount.end)
    if (percent or quantity.unit) and (
        BY_BEFORE.search(before)
        or (percent and (CHANGE_VERB_BEFORE.search(before) or CHANGE_VERB_BEFORE.search(number_before)))
        or (percent and (quantity.amount < 0 or noun or is_governed_change(sentence, amount)))
    ):
        return "change"
    # "no more than 3 t" is a bound; the "than" of "8% less than 3 t" is none, and belongs to no comparator
    front = before if quantity.comparator in {"<", "<=", ">", ">="} else number_before
    if (
        _TOTAL_BEFORE.search(front)
        or _LEVEL_BEFORE.search(front)
        or is_at_base(front)
        or _COVERED_BEFORE.search(front)
        or (
            _NOT_MAIN_BEFORE.search(front)
            and not re.search(r"\b(?:cover|coverage of) $", before, re.IGNORECASE)
            and not _engages_suppliers(text, amount)
        )
    ):
        return None
    if percent or (quantity.unit and not amount.is_word):
        return "level"
    if is_net_zero(text, amount):
        return None  # a reader of its own
    return "level" if is_zero(text, amount) or is_count(text, amount) or is_rate(sentence, amount) else None


def _engages_suppliers(text: str, amount: Amount) -> bool:
    """Tell "suppliers covering 80% of our spend will have targets", a share of suppliers, from what a target covers."""
    return bool(
        _SUPPLIERS_BEFORE.search(text[: amount.start])
        and re.match(r" of (?:our |its |the )?(?:[\w-]+ ){0,2}(?:spend|emissions|purchas)", text[amount.end :])
        and _HAVE_TARGETS.search(text)
    )


def _is_whole_in_parentheses(text: str, amount: Amount) -> bool:
    """Tell "(-42% by 2030)", a target in parentheses, from "(2024: 88%)", a value beside one."""
    opening = text.rfind("(", 0, amount.number_start)
    closing = text.find(")", amount.end)
    content = text[opening + 1 : closing if closing > 0 else len(text)]
    return (
        bool(re.search(r"\bby (?:the end of )?20\d\d|\breduc|target", content, re.IGNORECASE))
        and amount.quantity.unit == "%"
    )
