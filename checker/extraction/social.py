"""Donations and funds, claims that nothing bad happened, deaths, trees planted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction import social_forms as forms
from checker.extraction.clauses import Range, clause_at, is_asserted, pattern, trimmed
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.relative import relative_date
from checker.extraction.verbs import INTENT
from checker.model import Facts, Origin, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount


def read_social(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield donations and funds (`donation`), zero claims, deaths and trees planted (`social`)."""
    if sentence.block_kind == "table":
        return
    yield from _gifts(sentence, facts)
    yield from _funds(sentence, facts)
    yield from _zeros(sentence, facts)
    yield from _counts(sentence, facts)


def _gifts(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    covered = -1
    for verb in sorted(
        [*sentence.finditer(forms.DONATES), *sentence.finditer(forms.GIVES)], key=lambda match: match.start()
    ):
        low, high = clause_at(text, verb.start())
        if (
            low < covered
            or INTENT.search(text, low, verb.start())
            or not is_asserted(sentence, low, verb.start(), facts)
        ):
            continue
        gift = _gift(sentence, verb, high)
        if gift is None:
            continue
        covered = high
        start, end = trimmed(text, low, high)
        slots = _gift_slots(sentence, gift, high) | _when(sentence, low, high)
        yield Draft(kind="donation", start=start, end=end, slots=slots)


def _gift(sentence: Sentence, verb: re.Match[str], high: int) -> Amount | str | None:
    """Return the amount given, or the word "donated" where a gift has none; None where nothing is given away."""
    text = sentence.text
    passive = [
        a for a in sentence.amounts if a.dimension == "currency" and forms.PASSIVE.fullmatch(text, a.end, verb.start())
    ]
    own = passive or [a for a in sentence.amounts if verb.end() <= a.start < high]
    money = next((a for a in own if a.dimension == "currency"), None)
    hours = next((a for a in own if forms.VOLUNTEERED.match(text, a.end)), None)
    if hours is not None:
        return hours
    if forms.DONATES.fullmatch(verb.group()):
        counted = next((a for a in own if not a.quantity.unit and forms.COUNTED.match(text, a.end)), None)
        return (
            money or next((a for a in own if a.quantity.unit and a.quantity.unit != "%"), None) or counted or "donated"
        )
    if money is None or money.start - verb.end() > 60:
        return None
    if verb.group().lower() in {"supported", "assisted"}:
        return money if forms.WITH.search(text, verb.end(), money.start) else None
    if verb.group().lower() in {"invested", "spent"}:
        return money if forms.COMMUNITY.search(text[money.end :]) else None
    return money if forms.GIFT.search(text, money.end) else None


def _gift_slots(sentence: Sentence, gift: Amount | str, high: int) -> dict[str, Found]:
    text = sentence.text
    slots = {"metric": found("community.donations"), "tense": found("past")}
    if isinstance(gift, str):
        return slots
    total = next(
        (
            a
            for a in sentence.amounts
            if a.start >= high and a.dimension == "currency" and forms.CAME_TO.search(text, 0, a.start)
        ),
        gift,
    )
    span = (total.start, total.end)
    quantity = total.quantity
    if forms.VOLUNTEERED.match(text, total.end):
        quantity = replace(quantity, unit=quantity.unit or "h")
        slots["metric"] = found("community.volunteer_hours", span)
    elif not quantity.unit and (counted := forms.COUNTED.match(text, total.end)):
        quantity = replace(quantity, unit=counted["noun"].lower())
    return slots | {"value": found(quantity, span), "unit": found(quantity.unit, span)}


def _when(sentence: Sentence, low: int, high: int) -> dict[str, Found]:
    """Return the period of a clause, or the one that governs its whole sentence."""
    own = [p for p in sentence.periods if low <= p.start < high]
    shared = [p for p in sentence.periods if p not in own]
    if own or shared:
        period = (own or shared)[0]
        slots = period_slots(period.label, period.last_day, (period.start, period.end))
        return slots if own else {name: replace(slot, origin=Origin.COORDINATION) for name, slot in slots.items()}
    relative = relative_date(sentence)
    return {"relative_date": found(*relative)} if relative else {}


def _funds(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    for match in (*sentence.finditer(forms.FOUNDS), *sentence.finditer(forms.FOUNDED)):
        low, high = clause_at(text, match.start())
        group = "quoted" if match.groupdict().get("quoted") else "what"
        name = match[group]
        if not forms.FUND_NAME.search(name) or forms.NOT_CHARITY.search(
            text, max(0, match.start() - 5), match.end() + 20
        ):
            continue
        if INTENT.search(text, low, match.start()) or not is_asserted(sentence, low, match.start(), facts):
            continue
        start, end = trimmed(text, low, high)
        slots: dict[str, Found] = {"metric": found("community.donations"), "tense": found("past")}
        if group == "quoted" or re.search(r"(?<!^)[A-Z]", name):
            slots["initiative"] = found(name, match.span(group))
        money = next((a for a in sentence.amounts if a.dimension == "currency"), None)
        if money is not None:
            slots["value"] = found(money.quantity, (money.start, money.end))
            slots["unit"] = found(money.quantity.unit, (money.start, money.end))
        yield Draft(kind="donation", start=start, end=end, slots=slots | _when(sentence, low, high))
        return


def _zeros(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    gap = sentence.find(forms.PAY_GAP)
    if gap is not None and is_asserted(sentence, clause_at(text, gap.start())[0], gap.start(), facts):
        span = gap.span("gap")
        yield _zero(
            sentence, gap.start(), {"metric": found("pay.gender_gap", span), "value": found(_nothing(gap["gap"]), span)}
        )
    match = sentence.find(pattern(forms.ZERO))
    if match is None or forms.GOAL.search(text) or INTENT.search(text, 0, match.start()):
        return
    low, _ = clause_at(text, match.start())
    if not is_asserted(sentence, low, match.start(), facts) or (match["five"] and not forms.PASSED.search(text)):
        return
    name = next(name for name in ("one", "two", "three", "four", "five") if match[name])
    span = (match.start(), match.end(name)) if name in {"one", "four"} else match.span(name)
    words = text[span[0] : span[1]]
    slots: dict[str, Found] = {"zero_claim": found(words.lower(), span), "value": found(_nothing(words), span)}
    if re.search(r"fatal|death", words, re.IGNORECASE):
        slots["metric"] = found("safety.fatalities", span)
    definition = forms.DEFINITION.search(text, *span)
    if definition:
        slots["definition"] = found(words, span)
    group = next(
        (m for m in forms.AMONG.finditer(text) if m.start() >= span[1] - 1 and not _is_company(m["who"], facts)), None
    )
    if group is not None:
        slots["boundary"] = found(group["who"], group.span("who"))
    yield _zero(sentence, match.start(), slots)


def _is_company(words: str, facts: Facts) -> bool:
    """Tell the company itself, which bounds nothing, from a group of people or sites."""
    plain = re.sub(r"^(?:the|our|all) ", "", words.lower()).strip(" .")
    names = {word.strip(".,").lower() for word in (facts.entity or "").split()}
    initials = "".join(word[:1] for word in (facts.entity or "").lower().split())
    return (
        plain in {"company", "group", "firm", "us", *names}
        or (len(plain) > 1 and initials.startswith(plain))
        or (" " not in plain and words.isupper())
    )


def _zero(sentence: Sentence, position: int, slots: dict[str, Found]) -> Draft:
    low, high = clause_at(sentence.text, position)
    start, end = trimmed(sentence.text, low, high)
    return Draft(
        kind="social", start=start, end=end, slots=slots | {"tense": found("past")} | _when(sentence, low, high)
    )


def _nothing(words: str) -> Quantity:
    return Quantity(amount=Decimal(0), text=words)


def _counts(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Read deaths and trees planted: plain counts without a unit."""
    text = sentence.text
    for amount in sentence.amounts:
        if amount.quantity.unit:
            continue
        low, high = clause_at(text, amount.start)
        died = forms.DIED.search(text, amount.end, min(high, amount.end + 60))
        trees = forms.PLANTED.search(text, low, amount.start) and forms.TREES.match(text, amount.end)
        if (
            not (died or trees)
            or INTENT.search(text, low, amount.start)
            or not is_asserted(sentence, low, amount.start, facts)
        ):
            continue
        span: Range = (amount.number_start, amount.end)
        start, end = trimmed(text, low, high)
        slots = {
            "value": found(amount.quantity, span),
            "tense": found("past"),
            "metric": found("safety.fatalities" if died else "x.trees_planted"),
        }
        yield Draft(kind="social", start=start, end=end, slots=slots | _when(sentence, low, high))
        return
