"""Targets: an amount or end state aimed at, bound to its metric, deadline, base and current value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.binding import bracketed, metric_slots, name_unknown, nearest_metric, refine
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.elements import Sentence
from checker.extraction.metrics import MetricHit
from checker.extraction.quantities import Amount
from checker.extraction.roles import Placed, Role, is_ahead, place_periods
from checker.extraction.subjects import is_third_party
from checker.extraction.verbs import (
    BY_BEFORE,
    CHANGE,
    CHANGE_NOUN_AFTER,
    CHANGE_VERB_BEFORE,
    CONDITIONAL,
    GOAL_HEADING,
    HALVE,
    INTENT,
    KEEP,
    OUTCOME,
    PAST_INTENT,
    STANDING,
    direction_of,
    modality,
)
from checker.model import Facts, Origin, Quantity

_NEUTRAL = re.compile(r"\b(?:net[- ]?zero|(?:carbon|climate)[- ]?(?:neutral|positive|negative)\w*)\b", re.IGNORECASE)
_NOT_MAIN_BEFORE = re.compile(
    r"\b(?:base(?:line)?(?: year)?(?: value)?(?: of)?|currently(?: at)?|today|now at|from|than|compared (?:to|with)|against|versus|vs\.?|instead of|up from|down from|"
    r"represent(?:s|ing)?|cover(?:s|ing)?|account(?:s|ing)? for|compris(?:es|ing)|equal(?:ling)? to|equivalent to|correspond(?:s|ing) to|or|about|which is|contribut\w+|responsible for|limit(?:ed|ing)? (?:global )?(?:warming|temperature)[\w ]{0,20}|"
    r"top|within|after|every|of the|scope|probability of|plus or minus)(?: (?:a|an|the|about|around|some|its|our|level of|levels of))*[ (:]*$",
    re.IGNORECASE,
)
_DEGREES = frozenset({"°C", "degC", "K", "K diff", "℃"})
_COUNT_AFTER = re.compile(r" (?:of|out of) (?:our |its |the |all )?(?P<total>\d{1,4}|[a-z]+)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:new |more |additional |own |of our |of the |electric |solar |charging |native |young |local |recordable |lost-time |fatal ){0,3}(?P<noun>[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = frozenset(
    {
        "years",
        "months",
        "days",
        "weeks",
        "hours",
        "minutes",
        "times",
        "pages",
        "percent",
        "points",
        "degrees",
        "sites'",
        "pillars",
        "areas",
        "steps",
        "goals",
        "targets",
        "priorities",
        "scopes",
        "ways",
        "pledges",
        "commitments",
        "initiatives",
        "categories",
        "countries",
        "phases",
    }
)
_JOINT = re.compile(
    r"; |,? (?:and|plus|as well as|while|but|or) |\\n|: | - |, (?=(?:reduce|cut|increase|achieve|reach|lower|raise|a|an) )",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"\b(?:today|currently|current|now|at present|present|latest|status|so far|to date)\b", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|up from|down from|today's|currently|current(?:ly)? (?:at|share of)?|today)(?: (?:the|about|around|its|our|a|current|level of|today's))*[ (:]*$",
    re.IGNORECASE,
)
_BASE_WORD = re.compile(r"\bbase(?:line)?\b", re.IGNORECASE)
_BAU = re.compile(r"\b(?:business[- ]as[- ]usual|bau)\b(?: (?:scenario|levels?|projection))?", re.IGNORECASE)
_LEVEL_DIRECTIONS = {">=": "reach", ">": "reach", "<=": "decrease", "<": "decrease"}


class Main(Struct, frozen=True, kw_only=True):
    """The number a target is about."""

    amount: Amount
    form: str  # change | level
    low: int  # the range of the sentence that is its own
    high: int


def read_targets(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the quantified targets of a sentence; net-zero and neutrality targets have a reader of their own."""
    if not _is_goal(sentence, facts) or is_third_party(sentence.text, facts):
        return
    placed = place_periods(sentence, facts, is_goal=True)
    mains = _mains(sentence, placed)
    last: MetricHit | None = None
    for position, main in enumerate(mains):
        hit = nearest_metric(sentence, main.amount, main.low, main.high) or _shared_metric(sentence, main, last, mains)
        last = hit or last
        draft = _draft(sentence, facts, main, hit, placed, mains, position)
        if draft is not None:
            yield draft


def _is_goal(sentence: Sentence, facts: Facts) -> bool:
    text = sentence.text
    if PAST_INTENT.search(text) or text.rstrip().endswith("?"):
        return False
    if CONDITIONAL.search(text) and not INTENT.search(text):
        return False
    intent = INTENT.search(text)
    outcome = OUTCOME.search(text)
    if intent is not None and (outcome is None or intent.start() < outcome.start() or _deadline_ahead(sentence, facts)):
        return True
    if outcome is not None:
        return False
    if _deadline_ahead(sentence, facts):
        return True
    under_goals = any(GOAL_HEADING.search(heading) for heading in (*sentence.headings[:1], sentence.list_intro))
    return under_goals and sentence.block_kind == "list-item"


def _deadline_ahead(sentence: Sentence, facts: Facts) -> bool:
    placed = place_periods(sentence, facts, is_goal=True)
    return any(p.role is Role.DEADLINE and p.is_plain and not p.in_parentheses for p in placed)


def _mains(sentence: Sentence, placed: tuple[Placed, ...]) -> list[Main]:
    found_mains: list[tuple[Amount, str]] = []
    for amount in [*sentence.amounts, *_implied(sentence)]:
        form = _form(sentence, amount)
        if form is not None:
            found_mains.append((amount, form))
    found_mains.sort(key=lambda pair: pair[0].number_start)
    neutral = _NEUTRAL.search(sentence.text)
    if neutral:
        found_mains = [
            pair
            for pair in found_mains
            if pair[0].start < neutral.start() or _has_own_deadline(pair[0], found_mains, placed, len(sentence.text))
        ]
    mains = []
    for position, (amount, form) in enumerate(found_mains):
        low = _part_start(sentence, found_mains[position - 1][0].end, amount.start) if position else 0
        following = found_mains[position + 1][0] if position + 1 < len(found_mains) else None
        high = len(sentence.text) if following is None else _part_start(sentence, amount.end, following.start)
        mains.append(Main(amount=amount, form=form, low=low, high=high))
    return mains


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
        percent = {"halve": 50, "half": 50, "double": 100, "triple": 200}[str(match.lastgroup)]
        quantity = Quantity(amount=Decimal(percent), unit="%", text=match.group())
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
    if noun and percent:
        return "change"
    if _NOT_MAIN_BEFORE.search(number_before) and not re.search(r"\b(?:cover|coverage of) $", before, re.IGNORECASE):
        return None
    if percent:
        return "level"
    if quantity.unit and not amount.is_word:
        return "level"
    return "level" if _is_count(text, amount) else None


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
        and after["noun"].lower() not in _NOT_COUNTED
        and (not amount.is_word or amount.quantity.amount in {0} or amount.quantity.amount >= 10)
    )


def _shared_metric(sentence: Sentence, main: Main, last: MetricHit | None, mains: list[Main]) -> MetricHit | None:
    """Return the metric of the part before ("cut emissions by 30% by 2030 and 50% by 2040"), or the only one there is."""
    if last is not None:
        return last
    strong = [hit for hit in sentence.metrics if not hit.is_weak]
    if len(mains) == 1 and len(strong) == 1:
        return strong[0]
    return None


def _draft(
    sentence: Sentence,
    facts: Facts,
    main: Main,
    hit: MetricHit | None,
    placed: tuple[Placed, ...],
    mains: list[Main],
    position: int,
) -> Draft | None:
    text, amount = sentence.text, main.amount
    own = [p for p in placed if main.low <= p.start < main.high]
    deadline = _deadline(main, placed, mains, position)
    clause = text[main.low : main.high]
    metric_id = refine(clause, hit, is_percent=amount.quantity.unit in {"%", "pp"}, form=main.form)
    if amount.quantity.unit not in {"%", "pp"} and metric_id is None and deadline is None:
        return None
    slots: dict[str, Found] = metric_slots(metric_id or "unknown", hit)
    if hit is None:
        slots |= name_unknown(sentence, main.low, amount)
    slots |= _value_slots(sentence, main, hit, metric_id)
    slots |= _deadline_slots(deadline, main)
    base = _base(sentence, main, placed, mains, position)
    if base is not None:
        slots["base_year"] = found(base.year, (base.start, base.end))
        slots["base_label"] = found(base.period.label, (base.period.start, base.period.end))
    elif bau := _BAU.search(text):
        slots["base_label"] = found(bau.group(), bau.span())
    slots |= _beside(sentence, main, own, base, facts)
    slots |= _manner(sentence, main, hit, deadline)
    spans = [
        (f.start, f.end)
        for name, f in slots.items()
        if f.start >= main.low and f.end <= main.high and f.start >= 0 and name != "modality"
    ]
    spans.append((amount.start, amount.end))
    start = min(a for a, _ in spans)
    verb = CHANGE.search(text, main.low, amount.start)
    if verb and main.form == "change":
        start = min(start, verb.start())
    return Draft(kind="target", start=start, end=bracketed(text, start, max(b for _, b in spans)), slots=slots)


def _value_slots(sentence: Sentence, main: Main, hit: MetricHit | None, metric_id: str | None) -> dict[str, Found]:
    amount = main.amount
    span = (amount.start, amount.end)
    quantity = amount.quantity
    slots = {"target_form": found(main.form)}
    if main.form == "change":
        quantity = replace(quantity, amount=abs(quantity.amount))
        slots["direction"] = found(_direction(sentence, main, metric_id))
    else:
        comparator = _after_comparator(sentence.text, amount) or quantity.comparator
        quantity = replace(quantity, comparator=comparator)
        verb = _change_verb(sentence, main)
        direction = direction_of(verb) if verb is not None else _LEVEL_DIRECTIONS.get(comparator, "reach")
        slots["direction"] = found("reach" if direction == "better" else direction)
        if not quantity.unit:
            quantity = replace(
                quantity, unit="count" if metric_id is None or not metric_id.startswith("safety.") else ""
            )
    slots["target_value"] = found(quantity, span)
    if quantity.unit:
        slots["unit"] = found(quantity.unit, span)
        slots["unit_dimension"] = found(amount.dimension or "count")
    if amount.per and "denominator" not in slots:
        slots["denominator"] = found(amount.per, span)
        if hit is not None and hit.id.startswith("safety."):
            slots["hours_base"] = found(amount.per, span)
    return slots


def _after_comparator(text: str, amount: Amount) -> str | None:
    match = re.match(
        r" (?:or|and) (?P<word>lower|less|fewer|below|more|higher|above)\b", text[amount.end :], re.IGNORECASE
    )
    if match is None:
        return None
    return "<=" if match["word"].lower() in {"lower", "less", "fewer", "below"} else ">="


def _change_verb(sentence: Sentence, main: Main) -> re.Match[str] | None:
    before = list(CHANGE.finditer(sentence.text, main.low, main.amount.number_start))
    return before[-1] if before else None


def _direction(sentence: Sentence, main: Main, metric_id: str | None) -> str:
    if HALVE.fullmatch(sentence.text, main.amount.start, main.amount.end):
        return "decrease" if main.amount.quantity.amount == 50 else "increase"
    if main.amount.quantity.amount < 0:
        return "decrease"
    noun = CHANGE_NOUN_AFTER.match(sentence.text, main.amount.end)
    match = CHANGE.search(noun["noun"]) if noun else _change_verb(sentence, main)
    if match is None:
        earlier = list(CHANGE.finditer(sentence.text, 0, main.amount.number_start))
        match = earlier[-1] if earlier else None
    direction = direction_of(match) if match is not None else "decrease"
    if direction == "better":
        metric = vocabulary.metrics().get(metric_id or "")
        return "increase" if metric is not None and metric.better == "higher" else "decrease"
    return direction


def _deadline(main: Main, placed: tuple[Placed, ...], mains: list[Main], position: int) -> Placed | None:
    """Return the deadline of a target: behind it, else in front of the coordination, else shared from a later part."""
    deadlines = [p for p in placed if p.role is Role.DEADLINE and not p.in_parentheses] or [
        p for p in placed if p.role is Role.DEADLINE
    ]
    behind = [p for p in deadlines if main.amount.end <= p.start < main.high]
    if behind:
        return behind[0]
    own_front = [p for p in deadlines if main.low <= p.start < main.amount.start]
    if own_front:
        return own_front[-1]
    front = [p for p in deadlines if p.end <= mains[0].amount.start]
    if front:
        return front[-1]
    later = [p for p in deadlines if p.start >= main.high]
    if later:
        return later[0]
    earlier = [p for p in deadlines if p.end <= main.amount.start]
    return earlier[-1] if earlier else None


def _deadline_slots(deadline: Placed | None, main: Main) -> dict[str, Found]:
    if deadline is None:
        return {}
    shared = not main.low <= deadline.start < main.high
    origin = Origin.COORDINATION if shared else Origin.HERE
    span = (deadline.start, deadline.end)
    return {
        "target_year": found(deadline.period.year, span, origin=origin),
        "target_label": found(deadline.period.label, (deadline.period.start, deadline.period.end), origin=origin),
        "target_end": found(deadline.period.last_day, span, origin=origin),
    }


def _base(
    sentence: Sentence, main: Main, placed: tuple[Placed, ...], mains: list[Main], position: int
) -> Placed | None:
    """Return the base period: in the target's own part, in front of all parts, or shared from the next part's end."""
    if main.form == "level":
        return next(
            (
                p
                for p in placed
                if p.role is Role.BASE
                and _BASE_WORD.search(sentence.text[p.start : p.end + 12])
                and main.low <= p.start < main.high
            ),
            None,
        )
    bases = [p for p in placed if p.role is Role.BASE]
    own = [p for p in bases if main.low <= p.start < main.high]
    if own:
        behind = [p for p in own if p.start >= main.amount.end]
        return (behind or own)[0]
    front = [p for p in bases if p.end <= mains[0].amount.start]
    later = [p for p in bases if p.start >= main.high]
    if front:
        return front[-1]
    if later and all(m.form == "change" for m in mains[position:]):
        return later[0]
    earlier = [p for p in bases if p.end <= main.amount.start]
    return earlier[-1] if earlier else None


def _beside(sentence: Sentence, main: Main, own: list[Placed], base: Placed | None, facts: Facts) -> dict[str, Found]:
    """Read base and current values that stand beside a target: "(2024: 88%)", "from 9% today", "a base of 410 t"."""
    slots: dict[str, Found] = {}
    text = sentence.text
    for amount in sentence.amounts:
        if (
            amount.start == main.amount.start
            or not main.low <= amount.start < main.high
            or amount.quantity.unit in _DEGREES
        ):
            continue
        before = text[max(main.low, amount.number_start - 45) : amount.number_start]
        span = (amount.start, amount.end)
        if _BASE_WORD.search(before):
            slots["base_value"] = found(amount.quantity, span)
        elif sentence.in_parentheses(amount.number_start) and not amount.is_word:
            opening = text.rfind("(", 0, amount.number_start)
            content = text[opening : amount.end + 30]
            year = next((p for p in own if p.in_parentheses and p.period.start >= opening), None)
            just_based = base is not None and 0 <= opening - base.period.end <= 25
            if (base is not None and year is not None and year.period.year == base.year) or (
                just_based and year is None
            ):
                slots["base_value"] = found(amount.quantity, span)
            elif (
                (year is not None and not is_ahead(year.period, facts))
                or _CURRENT.search(content)
                or re.search(r"\bof \d", text[amount.end : amount.end + 6])
            ):
                slots.setdefault("current_value", found(amount.quantity, span))
        elif amount.number_start < main.amount.start and _FROM.search(before):
            name = "current_value" if main.form == "level" else "base_value"
            slots[name] = found(amount.quantity, span)
        elif (
            amount.number_start > main.amount.end and _FROM.search(before) and amount.dimension == main.amount.dimension
        ):
            slots.setdefault("current_value", found(amount.quantity, span))
    return slots


def _manner(sentence: Sentence, main: Main, hit: MetricHit | None, deadline: Placed | None) -> dict[str, Found]:
    """Read modality, tense, basis words and standing limits."""
    text = sentence.text
    intents = [m for m in INTENT.finditer(text) if m.start() < main.high]
    intent = next((m for m in reversed(intents) if m.end() <= main.amount.start), intents[0] if intents else None)
    slots = {"modality": found(modality(intent), intent.span()) if intent else found("plan"), "tense": found("future")}
    clause = text[main.low : main.high]
    absolute = re.search(
        r"\b(?:in )?absolute(?: terms| basis)?\b|\bthe total (?:weight|amount|volume|number)\b", clause, re.IGNORECASE
    )
    if absolute and not (hit is not None and hit.denominator):
        slots["basis"] = found("absolute", (main.low + absolute.start(), main.low + absolute.end()))
    if main.form == "level" and deadline is None and (STANDING.search(clause) or KEEP.search(clause)):
        slots["is_limit"] = found(True)  # noqa: FBT003 - a slot's value
    return slots
