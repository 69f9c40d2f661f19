"""Targets: an amount aimed at, bound to its metric, deadline, base and current value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.aims import is_aimed_at
from checker.extraction.binding import (
    bracketed,
    is_capacity_of,
    measures_another,
    metric_slots,
    nearest_metric,
    of_dimension,
    refine,
)
from checker.extraction.clauses import sentence_after
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.goals import no_goal
from checker.extraction.no_changes import EVERY_YEAR, PREVIOUS_PERIOD
from checker.extraction.offsets import offset_words
from checker.extraction.patterns import compiled
from checker.extraction.roles import place_periods
from checker.extraction.subjects import is_third_party
from checker.extraction.target_frames import frame_slots
from checker.extraction.target_parts import Goal, read_goals
from checker.extraction.target_tiles import tile_slots
from checker.extraction.target_times import base_of, beside, deadline_of, deadline_slots, time_limit_slots
from checker.extraction.target_values import manner, value_slots
from checker.extraction.told_bases import is_base_value
from checker.extraction.unknown_names import OF_OURS, name_unknown, object_start
from checker.extraction.verbs import CHANGE, HALVE, HALVE_ACTIVE, MET_BEHIND
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.roles import Placed
    from checker.model import Facts

# where no metric is named: a share of a probability, a rate of interest, a number of shops
_BUSINESS = compiled(
    r"\b(?:probabilit(?:y|ies)|interest rates?|discounted|discount rates?|fair value|present value|impairment|goodwill"
    r"|vesting|contingent consideration|borrowings?|covenants?|ebitda?|dividends?|actuarial|market share|revenues?"
    r"|turnover|earnings|profits?|margins?|passengers|new (?:stores|shops|outlets|branches|restaurants)"
    r"|open(?:ing)? (?:[\w-]+ ){0,2}?\d+ (?:[\w-]+ )?(?:stores|shops|outlets|branches|restaurants|hotels|offices)"
    r"|debts?|(?:operating|production|unit|total|fixed|our|its|the) costs?|fees?|tariffs?|prices?|rents?|bonds?"
    r"|coupons?|voting rights|(?:pension|social) contributions|lease|leases|warranty"
    r"|(?:doubl|tripl|grow|increas|rais|boost|lift)\w* (?:our |its |the )?(?:[\w-]+ )?sales|market shares?"
    r"|the (?:buyer|lessee|tenant|borrower|lender|holder|battery)"
    r"|(?:is|are) (?:now |widely )?(?:expected|forecast|forecasted|projected|predicted|likely) to)\b",
    re.IGNORECASE,
)
_BESIDE = 20  # characters behind an amount that say what it is of: "8% more revenue"
_LABEL = compiled(r"(?:^[\"'(\[•*■●▪>-]*|[.;)]) ?$")
_COLON = compiled(r" ?(?:: |- )")
_BAU = compiled(r"\b(?:business[- ]as[- ]usual|bau)\b(?: (?:scenario|levels?|projection))?", re.IGNORECASE)

_NEXT_CLAUSE = compiled(r", (?:(?:and|but|while|whereas) |(?:thus |thereby )?[a-z]+ing\b)", re.IGNORECASE)
_PART_BETWEEN = compiled(r"(?:,| and|;) ", re.IGNORECASE)
_MET_AHEAD = compiled(  # "Target achieved: 100% of our sites ..."
    r"\W*(?:(?:target|goal|objective|commitment) )?(?:achieved|met|completed|delivered|reached|fulfilled) ?[:–—-] ?\w",
    re.IGNORECASE,
)
_RISING_TO = compiled(r"\b(?:rising|increasing|growing|climbing|going up|up) to $", re.IGNORECASE)
_VAGUE = frozenset({"half", "a half", "one half", "a third", "one third", "a quarter", "one quarter", "two thirds"})
_SAME_SCOPES = compiled(
    r"\d ?(?:%|per ?cent) and (?:our |its )?(?:absolute|gross|net|total) (?:ghg |carbon |co2e? )?emissions$",
    re.IGNORECASE,
)
# "versus a LEED baseline", "against the industry baseline"
_NAMED_BASELINE = compiled(
    r"\b(?:versus|vs\.?|against|compared (?:to|with)|relative to|below) (?:an? |the )?(?P<what>(?:[\w().-]+ ){0,8}?"
    r"(?:\(?(?-i:[A-Z]{2}[\w.)-]*)|industry|building code|code|standard|regulatory|market)(?: [\w().-]+)?"
    r" (?:baseline|average|benchmark))\b",
    re.IGNORECASE,
)


def read_targets(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the quantified targets of a sentence; net-zero and neutrality targets have a reader of their own."""
    if not sentence.amounts and not HALVE.search(sentence.text):
        return  # there is nothing that could be aimed at
    refused = no_goal(sentence, facts)
    if refused is not None:
        if sentence.amounts:
            sentence.pass_over(*refused)
        return
    if is_third_party(sentence.text, facts):
        sentence.pass_over(Reason.OTHERS)
        return
    last: MetricHit | None = None
    for goal in _goals(sentence, facts):
        main = goal.main
        own = _labelled(sentence, nearest_metric(sentence, main.amount, main.low, main.high), main.amount.start)
        own = _with_last_scopes(sentence, own, last)
        begin = object_start(sentence, main.low, main.amount) if main.form == "change" else None
        is_beside = own is not None and begin is not None and own.end <= begin  # "review its training and raise ..."
        is_beside = is_beside or _is_of_own_object(goal, own)
        hit = None if is_beside else own or _shared_metric(goal, last)
        if hit is not None and is_capacity_of(hit.id, main.amount):
            hit = None  # "install 10 MW of solar energy" is no amount of energy
        last = hit or last
        if hit is not None and measures_another(hit.id, sentence.text, main.amount):
            sentence.pass_over(Reason.NO_GOAL, main.amount.start, main.amount.end)
            continue
        behind = main.amount.end, main.amount.end + _BESIDE
        business = None if own else _BUSINESS.search(sentence.text, *(behind if hit else (0, len(sentence.text))))
        if business is not None:
            sentence.pass_over(Reason.MONEY, *business.span())
            continue
        draft = _draft(goal, hit)
        if draft is not None:
            yield draft


def _goals(sentence: Sentence, facts: Facts) -> Iterator[Goal]:
    """Yield what is aimed at: "compared with the base year 2019, in which it was 41 kt" tells no level."""
    for goal in read_goals(sentence, facts, place_periods(sentence, facts, is_goal=True)):
        if goal.main.form != "level" or not is_base_value(sentence, goal.main.amount):
            yield goal


def _labelled(sentence: Sentence, hit: MetricHit | None, position: int) -> MetricHit | None:
    """Return the scopes that stand as a label in front of emissions without any: "Scope 1&2: cut emissions by 38%"."""
    if hit is None or hit.scopes or hit.id != "ghg.total.unspecified":
        return hit
    text = sentence.text
    labels = [
        one
        for one in sentence.metrics
        if one.scopes and one.end <= position and _LABEL.search(text[: one.start]) and _COLON.match(text, one.end)
    ]
    return labels[-1] if labels else hit


def _is_of_own_object(goal: Goal, hit: MetricHit | None) -> bool:
    """Tell "... to renewable power, electrify 100% of its cars and 50% of its vans": another part names the metric."""
    text, amount = goal.sentence.text, goal.main.amount
    if (
        goal.main.form != "level"
        or not OF_OURS.match(text, amount.end)
        or (hit is not None and hit.start >= amount.end)
    ):
        return False
    return goal.position > 0 and (hit is None or _PART_BETWEEN.search(text, hit.end, amount.start) is not None)


def _shared_metric(goal: Goal, last: MetricHit | None) -> MetricHit | None:
    """Return the metric of the part before ("by 30% by 2030 and 50% by 2040"), or the only one there is."""
    sentence, mains = goal.sentence, goal.mains
    if HALVE_ACTIVE.match(sentence.text, goal.main.amount.start):
        return None
    if last is not None:
        return last
    strong = [hit for hit in sentence.metrics if not hit.is_weak]
    if len(mains) != 1 or len(strong) != 1 or _NEXT_CLAUSE.search(sentence.text, mains[0].amount.end, strong[0].start):
        return None
    return strong[0]


def _with_last_scopes(sentence: Sentence, hit: MetricHit | None, last: MetricHit | None) -> MetricHit | None:
    """Return the scopes of the part before too: "net Scope 1 and 2 emissions by 30% and absolute emissions by 50%"."""
    if hit is None or last is None or hit.scopes or not last.scopes or hit.id != "ghg.total.unspecified":
        return hit
    return replace(hit, id=last.id, scopes=last.scopes) if _SAME_SCOPES.search(sentence.text, 0, hit.end) else hit


def _base_slots(goal: Goal, base: Placed | None) -> dict[str, Found]:
    """Return what a target is measured from: a year, a scenario, a baseline with a name, the year before."""
    text, main = goal.sentence.text, goal.main
    if base is not None:
        return {
            "base_year": found(base.year, (base.start, base.end)),
            "base_label": found(base.period.label, (base.period.start, base.period.end)),
        }
    if bau := _BAU.search(text):
        return {"base_label": found(bau.group(), bau.span())}
    if named := _NAMED_BASELINE.search(text, main.low):
        return {"base_label": found(named["what"], named.span("what"))}
    previous = PREVIOUS_PERIOD.search(text, main.low) or EVERY_YEAR.match(text, main.amount.end)
    return {"comparator_period": found(previous.group().strip(), previous.span())} if previous else {}


def _draft(goal: Goal, hit: MetricHit | None) -> Draft | None:
    sentence, main = goal.sentence, goal.main
    text, amount = sentence.text, main.amount
    deadline = deadline_of(goal)
    clause = text[main.low : main.high]
    metric_id = refine(clause, hit, is_percent=amount.quantity.unit in {"%", "pp"}, form=main.form)
    metric_id = of_dimension(metric_id, text, amount)
    if amount.quantity.unit not in {"%", "pp"} and metric_id is None and deadline is None:
        return None
    slots: dict[str, Found] = metric_slots(metric_id or "unknown", hit)
    if hit is None:
        slots |= name_unknown(sentence, main.low, amount)
    slots |= value_slots(goal, hit, metric_id)
    slots |= deadline_slots(deadline, main)
    base = base_of(goal)
    slots |= _base_slots(goal, base)
    lacks_base = main.form == "change" and "base_label" not in slots
    slots |= frame_slots(goal, deadline=deadline is None, base=lacks_base)
    if "target_year" not in slots:
        slots |= time_limit_slots(goal)
    is_vague = hit is None and amount.quantity.text.lower() in _VAGUE and not text.startswith(" of", amount.end)
    if "target_year" not in slots and (is_vague or not is_aimed_at(sentence, amount, goal.facts)):
        sentence.pass_over(Reason.NO_GOAL, amount.start, amount.end)
        return None
    slots |= beside(goal, base)
    if goal.position and _RISING_TO.search(text, goal.mains[goal.position - 1].amount.end, amount.start):
        before = goal.mains[goal.position - 1].amount
        slots.setdefault("base_value", found(before.quantity, (before.start, before.end)))
    slots |= manner(goal, hit, deadline)
    slots = tile_slots(goal) | slots
    if MET_BEHIND.match(sentence_after(sentence)) or _MET_AHEAD.match(text):
        slots["modality"] = found("achieved")
    counted = offset_words(sentence)
    if counted is not None:
        slots["offset_words"] = found(*counted)
    spans = [
        (f.start, f.end)
        for name, f in slots.items()
        if f.sentence is None and f.start >= max(0, main.low) and f.end <= main.high and name != "modality"
    ]
    spans.append((amount.start, amount.end))
    start = min(a for a, _ in spans)
    verb = CHANGE.search(text, main.low, amount.start)
    if verb and main.form == "change":
        start = min(start, verb.start())
    return Draft(kind="target", start=start, end=bracketed(text, start, max(b for _, b in spans)), slots=slots)
