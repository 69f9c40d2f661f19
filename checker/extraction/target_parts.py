"""The parts of a target sentence: which of its numbers are targets, and which words belong to which."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.elements import Sentence
from checker.extraction.goals import tells_outcome
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount
from checker.extraction.roles import Placed, Role
from checker.extraction.target_forms import continued, is_governed_change, is_net_zero, is_zero
from checker.extraction.verbs import (
    BY_BEFORE,
    CHANGE_NOUN_AFTER,
    CHANGE_VERB_BEFORE,
    HALVE,
    INTENT,
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
_DEGREES = frozenset({"°C", "degC", "K", "K diff", "℃"})
_COUNT_AFTER = compiled(r" (?:of|out of) (?:our |its |the |all )?(?P<total>\d{1,4}|[a-z]+)\b", re.IGNORECASE)
_TOTAL_BEFORE = compiled(r"\d (?:of|out of) (?:our |its |the |all )?$", re.IGNORECASE)
_FROM = compiled(r"\bfrom(?: [a-z]+)? ?$", re.IGNORECASE)
_CURRENT_RATE = compiled(r"\b(?:our|the|its|current|today's) $", re.IGNORECASE)
_RATE_GAP = compiled(
    r":? (?:(?:of|to|at|be|is|will|shall|stay|remain|kept|a|the|value|level|for|group|within) ){0,5}", re.IGNORECASE
)
_RATE_AFTER = compiled(
    r"[ .,;)]*$|,? (?:by|in|until|before|from|and|for|or|\() ?(?!\d{1,2}(?:[.,]\d)? ?(?:%|per))", re.IGNORECASE
)
_RANGE = compiled(r" ?(?:to|and|-) ?", re.IGNORECASE)
_COUNTED = compiled(
    r" (?:new |more |additional |own |of our |of the |electric |solar |charging |native |young "
    r"|local |recordable |lost-time |fatal ){0,3}(?P<noun>[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_JOINT = compiled(
    r"; |,? (?:and|plus|as well as|while|but|or) |\\n|: | - |, (?=(?:reduce|cut|increase|achieve"
    r"|reach|lower|raise|a|an) )",
    re.IGNORECASE,
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
        form = None if tells_outcome(sentence, amount.start) else _form(sentence, amount)
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
    for position in range(len(mains)):
        yield Goal(sentence=sentence, facts=facts, placed=placed, mains=tuple(mains), position=position)


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
            and sentence.text[low.end - 1].isdigit()  # the unit is written once
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
    return comma + 2 if comma >= 0 and not sentence.in_parentheses(comma) else low


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
    if quantity.unit in _DEGREES or (amount.dimension == "currency" and not amount.per):
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
        or (percent and quantity.amount < 0)
    ):
        return "change"
    if percent and (noun or is_governed_change(sentence, amount)):
        return "change"
    # "no more than 3 t" is a bound; the "than" of "8% less than 3 t" is none, and belongs to no comparator
    front = before if quantity.comparator in {"<", "<=", ">", ">="} else number_before
    if _TOTAL_BEFORE.search(front) or (
        _NOT_MAIN_BEFORE.search(front) and not re.search(r"\b(?:cover|coverage of) $", before, re.IGNORECASE)
    ):
        return None
    if percent or (quantity.unit and not amount.is_word):
        return "level"
    if is_net_zero(text, amount):
        return None  # a reader of its own
    return "level" if is_zero(text, amount) or _is_count(text, amount) or _is_rate(sentence, amount) else None


def _is_rate(sentence: Sentence, amount: Amount) -> bool:
    """Tell "an LTIFR below 1 by 2027", a rate that needs no unit, from the rate that a change starts from."""
    text = sentence.text
    hit = next((hit for hit in reversed(sentence.metrics) if hit.end <= amount.start), None)
    metric = vocabulary.metrics().get(hit.id) if hit is not None else None
    if hit is None or metric is None or metric.kind not in {"rate", "ratio"} or amount.is_word:
        return False
    is_current = _CURRENT_RATE.search(text, 0, hit.start) and text[hit.end : amount.start] == " of "
    is_aimed_at = sentence.block_kind == "list-item" or INTENT.search(text, 0, amount.start)
    return bool(
        is_aimed_at
        and not is_current
        and _RATE_GAP.fullmatch(text, hit.end, amount.start)
        and _RATE_AFTER.match(text, amount.end)
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


def _is_count(text: str, amount: Amount) -> bool:
    after = _COUNTED.match(text, amount.end)
    if _COUNT_AFTER.match(text, amount.end) and not amount.is_word:
        return True
    if (
        re.match(r" (?:or lower|or less|or fewer|or more|or below)\b|[ .,;)]*$", text[amount.end :], re.IGNORECASE)
        and amount.quantity.comparator != "="
    ):
        return True
    if re.match(r" (?:or lower|or less|or fewer|or more|or below|or higher)\b", text[amount.end :], re.IGNORECASE):
        return True
    return (
        after is not None
        and after["noun"].lower() not in vocabulary.terms("uncounted_nouns")
        and (not amount.is_word or amount.quantity.amount == 0 or amount.quantity.amount >= 10)
    )
