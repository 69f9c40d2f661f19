"""Years that a company ties itself to without saying how much: goals for a year, a vision, a peak, a shared goal."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.neutrality_forms import HELPED, TERM
from checker.extraction.patterns import compiled
from checker.extraction.roles import Placed, Role, is_ahead, place_periods
from checker.extraction.verbs import INTENT, PAST_INTENT, modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_DEGREES = frozenset({"°C", "degC", "K", "K diff", "℃"})
_GOALS = r"(?:targets?|goals?|ambitions?|objectives?|milestones?)"
_NO_NAME = (
    "set|setting|sets|has|have|that|which|specif(?:y|ies)|to|in|of|we|our|its|the|a|an|and|establish(?:ed|ing)?"
    "|adopt(?:ed|ing)?|announc(?:ed|ing)|defin(?:ed|ing)|pursu(?:e|ing)|new|also|for|with|is|are"
)
# "we have set new interim targets for 2030 and 2040"
GOALS_FOR = compiled(
    rf"\b(?:(?:(?!(?:{_NO_NAME})\b)[\w-]+ ){{0,4}}{_GOALS}(?: and {_GOALS})?(?: (?:to|for) (?:[\w&-]+ ){{1,7}}?)?"
    r"(?: ?(?:for|until|towards?|to))(?: the)?(?: fiscal| financial)?(?: years?)? )$",
    re.IGNORECASE,
)
_SETS = compiled(
    r"\b(?:set(?:s|ting)?|establish(?:es|ed|ing)?|adopt(?:s|ed|ing)?|announc(?:e|es|ed|ing)|defin(?:e|es|ed|ing)"
    r"|specif(?:y|ies|ied|ying)|develop(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|formulat(?:e|es|ed|ing)"
    r"|pursu(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|approv(?:e|es|ed|ing)|launch(?:es|ed|ing)?|have|has)\b",
    re.IGNORECASE,
)
_FRAGMENT = 60  # characters of a line that is nothing but "Targets for 2030 and 2040"
# "our Environmental Vision 2050", "a set of goals called Forward 2030"
VISION = compiled(
    r"\b(?P<name>(?!(?:our|its|the|we|in|under|this|by)\b)(?:(?-i:[A-Z])[\w&'-]*,? ){1,5}(?:(?:towards?|for|to) )?"
    r"(?P<year>20[2-9]\d|2100))(?![\w%]|[.,/-]\d)",
    re.IGNORECASE,
)
_VISION_WORD = compiled(
    r"\b(?:visions?|strategy|plan|roadmap|ambitions?|challenge|goals?|targets?|programme|program|pledge|compass)\b",
    re.IGNORECASE,
)
_CALLED = compiled(
    rf"\b(?:{_GOALS}|plan|strategy|roadmap|programme|program|vision),? (?:called|named|entitled|titled|known as) \"?$",
    re.IGNORECASE,
)
_OWN = compiled(
    r"\b(?:our|its|we|the (?:group|company|bank)(?:'s)?|called|named|defined|formulated|established|announced|launched"
    r"|adopted|set out)\b",
    re.IGNORECASE,
)
_TOPIC = compiled(
    r"\b(?:environment\w*|sustainab\w*|climate|carbon|emissions?|green\w*|esg|energy|water|waste|planet|nature"
    r"|biodiversity|net[- ]zero|circular\w*|csr)\b",
    re.IGNORECASE,
)
_OF_STATES = compiled(
    r"\b(?:un|united nations|sdgs?|agenda|government|national|country|countries|kingdom|saudi|european|eu|state"
    r"|ministry|president|nations?|world|global|china|china's|india's|japan's|industry|sector)\b",
    re.IGNORECASE,
)
_GASES = r"(?:(?:our|its|the|total|own|absolute|carbon|ghg|co2e?|greenhouse gas|dioxide|scope [\d, and+&]{1,10}) )"
# "achieve a peak in our carbon emissions by 2028"
PEAK = compiled(
    rf"\b(?:peak(?:ing)?(?: (?:in|of))? {_GASES}{{1,4}}emissions?"
    r"|(?:carbon|emissions?|ghg|co2) (?:(?:to|will) )?peak(?:ing)?)\b(?: (?:in|at|across|of) (?:[\w-]+ ){1,4}?)? ?",
    re.IGNORECASE,
)
_OWN_PART = compiled(r"\b(?:and|or) (?:to|we)\b", re.IGNORECASE)
SHARED = compiled(r"\bneutral\w*|\bnet[- ]zero\b", re.IGNORECASE)
ENTRIES = (PEAK, SHARED, compiled(rf"\b{_GOALS}\b", re.IGNORECASE), VISION)
_NEAR = 40  # characters between what is to come and its year


def read_dated_plans(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the commitments of a sentence that name a year and neither a value nor an end state of the company's own.

    Slots: `plan_name` for goals and visions, `end_state` for a peak, `common_goal` for a goal shared with many.
    """
    text = sentence.text
    if sentence.block_kind == "table" or "20" not in text or PAST_INTENT.search(text):
        return
    yield from _goals(sentence, facts)
    yield from _visions(sentence, facts)
    yield from _peaks(sentence, facts)
    yield from _shared(sentence, facts)


def _goals(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    if text.rstrip().endswith(":") or any(_is_value(amount.quantity.unit) for amount in sentence.amounts):
        return  # the value, or the list behind the colon, has readers of its own
    for period in sentence.periods:
        low, _ = clause_at(text, period.start)
        named = GOALS_FOR.search(text, low, period.start)
        if named is None or not is_ahead(period, facts):
            continue
        is_fragment = not text[: named.start()].strip(" \"'(-•*") and len(text) <= _FRAGMENT
        sets = _SETS.search(text, low, period.start) or INTENT.search(text, low, named.start())
        if not (sets or is_fragment) or not is_asserted(sentence, low, named.start(), facts):
            continue
        begin = trimmed(text, named.start(), period.end)[0]
        joined = period.form == "span" and re.search(r" (?:and|&) ", period.label)
        for year in (period.first_year, period.year) if joined else (period.year,):
            last_day = date(year, 12, 31) if joined else period.last_day
            slots = _dated(year, period.label, last_day, (period.start, period.end))
            slots["plan_name"] = found(text[begin : period.end], (begin, period.end))
            slots |= _measured_from(sentence, facts, period.end)
            yield Draft(kind="commitment", start=begin, end=period.end, slots=slots | _manner(sentence, low, begin))


def _measured_from(sentence: Sentence, facts: Facts, position: int) -> dict[str, Found]:
    """Return the base year of "targets for 2030 from a 2021 base year"."""
    for placed in place_periods(sentence, facts, is_goal=True):
        if placed.role is Role.BASE and position <= placed.start <= position + _NEAR:
            span = (placed.period.start, placed.period.end)
            return {"base_year": found(placed.year, span), "base_label": found(placed.period.label, span)}
    return {}


def _visions(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    if not (_VISION_WORD.search(text) and _TOPIC.search(text)):
        return
    for match in VISION.finditer(text):
        low, _ = clause_at(text, match.start())
        is_called = _CALLED.search(text, 0, match.start()) is not None
        if not is_called and not _VISION_WORD.search(match["name"]):
            continue
        around = text[max(0, match.start() - 40) : match.end()]
        is_own = is_called or _OWN.search(text, max(low, match.start() - 60), match.start())
        if not is_own or _OF_STATES.search(around) or not is_asserted(sentence, low, match.start(), facts):
            continue
        year = int(match["year"])
        slots = _dated(year, match["year"], date(year, 12, 31), match.span("year"))
        slots["plan_name"] = found(match["name"], match.span("name"))
        yield Draft(
            kind="commitment",
            start=match.start(),
            end=match.end(),
            slots=slots | _manner(sentence, low, match.start()),
        )
        return


def _peaks(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    for match in PEAK.finditer(sentence.text):
        low, _ = clause_at(sentence.text, match.start())
        deadline = _deadline_behind(sentence, facts, match.end())
        if deadline is None or _OF_STATES.search(sentence.text, low, match.start()):
            continue
        if not is_asserted(sentence, low, match.start(), facts):
            continue
        begin, end = trimmed(sentence.text, match.start(), deadline.end)
        words = trimmed(sentence.text, *match.span())
        slots = _due(deadline) | {"end_state": found(sentence.text[slice(*words)], words)}
        yield Draft(kind="commitment", start=begin, end=end, slots=slots | _manner(sentence, low, begin))


def _shared(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Read "supporting the transition to net zero by 2050": the year of a goal that many share."""
    text = sentence.text
    for term in sentence.finditer(TERM):
        low, _ = clause_at(text, term.start())
        helped = HELPED.search(text, low, term.start())
        deadline = _deadline_behind(sentence, facts, term.end()) if helped else None
        if helped is None or deadline is None:
            continue
        between = helped.start(), term.start()
        if INTENT.search(text, *between) or _OWN_PART.search(text, *between):
            continue
        if helped.group().lower().startswith("helped") or not is_asserted(sentence, low, helped.start(), facts):
            continue
        begin, end = trimmed(text, helped.start(), deadline.end)
        slots = _due(deadline) | {"common_goal": found(text[term.start() : deadline.end], (term.start(), deadline.end))}
        yield Draft(kind="commitment", start=begin, end=end, slots=slots | _manner(sentence, low, begin))
        return


def _deadline_behind(sentence: Sentence, facts: Facts, position: int) -> Placed | None:
    for placed in place_periods(sentence, facts, is_goal=True):
        if placed.role is Role.DEADLINE and position - 1 <= placed.start <= position + _NEAR:
            return None if re.search(r"[.;:]", sentence.text[position : placed.start]) else placed
    return None


def _due(deadline: Placed) -> dict[str, Found]:
    period = deadline.period
    return _dated(period.year, period.label, period.last_day, (period.start, period.end))


def _dated(year: int, label: str, last_day: date, span: tuple[int, int]) -> dict[str, Found]:
    return {
        "target_year": found(year, span),
        "target_label": found(label, span),
        "target_end": found(last_day, span),
    }


def _manner(sentence: Sentence, low: int, position: int) -> dict[str, Found]:
    intent = INTENT.search(sentence.text, low, position)
    manner = found(modality(intent), intent.span()) if intent else found("plan")
    return {"modality": manner, "tense": found("future")}


def _is_value(unit: str) -> bool:
    return unit != "" and unit not in _DEGREES
