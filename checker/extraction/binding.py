"""Which metric a number measures: the phrase nearest to it, refined by the words of its clause."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import BY_BEFORE, CHANGE, CHANGE_NOUN_AFTER, CHANGE_VERB_BEFORE, HALVE_ACTIVE
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.quantities import Amount

_RIGHT = compiled(
    r"^(?:[ -]*(?:reductions?|cuts?|decreases?|declines?|savings?|increases?|rises?|growth"
    r"|improvements?|less|lower|fewer|more|higher|of|in|"
    r"absolute|total|overall|all|our|its|the|their|own|net|relative|gross|combined|direct|global"
    r"|operational|annual|corporate|company-wide|group|such|these|across|use|using"
    r"|(?:company|group|firm|bank|business)'s)\b){0,8}[ -]*$",
    re.IGNORECASE,
)

_WITH = compiled(r"\b(?:with|using|under|taking|counting|applying|based on) (?:the |a |our )?$", re.IGNORECASE)
_OF_WHOLE = compiled(r" (?:[\w-]+ ){0,2}(?:of|out of) ", re.IGNORECASE)  # "12 of our 20 sites" is a share
_REFINED = (
    "people.",
    "waste.total",
    "waste.landfill",
    "energy.renewable",
    "ghg.total.unspecified",
    "water.consumption",
)


# "70 tons a building, cutting emissions by"
# between "double" and its object
_DIRECT = compiled(r"(?: (?!(?:in|to|for|on|by|with|from|at|and|or|spent|spend)\b)[\w'-]+){0,4} ", re.IGNORECASE)
_NEXT_ACTION = compiled(r", (?:thus |thereby )?[a-z]+ing\b", re.IGNORECASE)
SUBSTANCES = frozenset({"mass_co2e", "energy", "volume_water", "mass"})
_COUNTED = compiled(r" (?!of\b)[a-z]{3,}(?:s|ories|people|men)\b", re.IGNORECASE)


class Refinement(Struct, frozen=True, kw_only=True):
    """A metric chosen by the words around a number."""

    metric: str
    unit: str
    form: str
    pattern: re.Pattern[str]


@cache
def _refinements() -> tuple[Refinement, ...]:
    return tuple(
        Refinement(metric=r.metric, unit=r.unit, form=r.form, pattern=compile_pattern(r.pattern))
        for r in vocabulary.refinements().values()
    )


def nearest_metric(sentence: Sentence, amount: Amount, low: int, high: int) -> MetricHit | None:
    """Return the metric an amount measures, looking only between two positions.

    A metric right behind the number ("42% less water", "30% of waste") wins over one in front of it.
    """
    inside = [
        hit
        for hit in sentence.measurable
        if hit.start >= low and hit.end <= high and not is_manner(sentence, hit, amount)
    ]
    right = [hit for hit in inside if hit.start >= amount.end or (hit.scopes and hit.end > amount.end > hit.start)]
    if right and _RIGHT.match(sentence.text[amount.end : right[0].start]):
        return _strongest(right, right[0].end + 25)
    left = [hit for hit in inside if hit.end <= amount.number_start]
    joint = max(_semicolons(sentence, amount.number_start), default=-1)
    left = [hit for hit in left if hit.start > joint]
    if HALVE_ACTIVE.match(sentence.text, amount.start):
        left, right = [], [hit for hit in right if _DIRECT.fullmatch(sentence.text, amount.end, hit.start)]
    if not sentence.in_parentheses(amount.number_start):  # "emissions (due to gas use) by 43%"
        left = [hit for hit in left if hit.scopes or not sentence.in_parentheses(hit.start)] or left
    if left:
        strong = [hit for hit in left if not hit.is_weak]
        return strong[-1] if strong else left[-1]
    if not right or right[0].start - amount.end > 60 or _NEXT_ACTION.search(sentence.text, amount.end, right[0].start):
        return None
    return right[0]


def _semicolons(sentence: Sentence, end: int) -> Iterator[int]:
    """Yield where a sentence in front of a position begins anew: at semicolons outside parentheses."""
    for match in re.finditer(";", sentence.text[:end]):
        if not sentence.in_parentheses(match.start()):
            yield match.start()


def is_manner(sentence: Sentence, hit: MetricHit, amount: Amount) -> bool:
    """Tell how a total was added up from what is measured: "77 t with market-based Scope 2 and 91 t with ..."."""
    if not (hit.method and _WITH.search(sentence.text[: hit.start])):
        return False
    others = [other for other in sentence.metrics if other.end <= amount.number_start and other.scopes]
    return bool(others) and others[0].start < hit.start


def _strongest(hits: list[MetricHit], limit: int) -> MetricHit:
    near = [hit for hit in hits if hit.start <= limit]
    return next((hit for hit in near if not hit.is_weak), near[0])


def refine(clause: str, hit: MetricHit | None, *, is_percent: bool, form: str) -> str | None:
    """Return the metric's id after looking at the clause's words; None where nothing is known."""
    metric = vocabulary.metrics().get(hit.id) if hit is not None else None
    as_share = is_percent and form == "level" and metric is not None and metric.kind == "absolute"
    if hit is None or hit.is_weak or as_share or hit.id.startswith(_REFINED):
        lowered = clause.lower()
        for refinement in _refinements():
            if refinement.form not in {"any", form} or refinement.unit not in {"any", "%" if is_percent else "other"}:
                continue
            if refinement.pattern.search(lowered):
                return refinement.metric
    if as_share and metric is not None and "share" in metric.siblings:
        return metric.siblings["share"]
    return hit.id if hit is not None else None


def of_dimension(metric_id: str | None, text: str, amount: Amount) -> str | None:
    """Return the metric that an amount can measure: "120 suppliers" and "30 GW" are no share of anything."""
    metric = vocabulary.metrics().get(metric_id or "")
    if metric is None or metric.kind != "share" or amount.dimension == "share":
        return metric_id
    return metric_id if not amount.dimension and _OF_WHOLE.match(text, amount.end) else None


def measures_another(metric_id: str | None, text: str, amount: Amount) -> bool:
    """Tell "473 signatories work towards net-zero emissions", "workers ... in 100 days": no amount of that metric."""
    metric = vocabulary.metrics().get(metric_id or "")
    if metric is None or metric.kind != "absolute" or amount.per or not amount.quantity.amount:
        return False  # "zero emissions" is an amount of them
    if metric.dimension in SUBSTANCES:
        return _counts(text, amount)
    return metric.dimension == "count" and amount.dimension not in {"", "count", "share"}


def is_capacity_of(metric_id: str, amount: Amount) -> bool:
    """Tell a capacity in watts from the energy it is named beside."""
    metric = vocabulary.metrics().get(metric_id)
    return metric is not None and metric.dimension == "energy" and amount.dimension == "power"


def _counts(text: str, amount: Amount) -> bool:
    unit = amount.quantity.unit
    return unit == "persons" or (not unit and _COUNTED.match(text, amount.end) is not None)


def metric_slots(metric_id: str | None, hit: MetricHit | None) -> dict[str, Found]:
    """Return the slots that a metric supplies: id, name, kind, dimension, scopes, basis, denominator."""
    slots: dict[str, Found] = {}
    span = (hit.start, hit.end) if hit is not None else None
    if metric_id is not None:
        slots["metric"] = found(metric_id, span)
        metric = vocabulary.metrics().get(metric_id)
        if metric is not None:
            slots["metric_kind"] = found(metric.kind)
            slots["metric_dimension"] = found(metric.dimension)
    if hit is None:
        return slots
    slots["metric_name"] = found(hit.name, span)
    if hit.scopes:
        slots["ghg_scopes"] = found(hit.scopes, span)
    if hit.method:
        slots["scope2_method"] = found(hit.method, span)
    if hit.categories:
        slots["scope3_categories"] = found(hit.categories, span)
    if hit.denominator:
        slots["denominator"] = found(hit.denominator, span)
        slots["basis"] = found("intensity", span)
    elif hit.is_absolute:
        slots["basis"] = found("absolute", span)
    return slots


def bracketed(text: str, start: int, end: int) -> int:
    """Return the end of a span with a closing bracket taken in where the opening one stands inside."""
    return end + 1 if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end) else end


def is_change(sentence: Sentence, amount: Amount) -> bool:
    """Tell a stated change ("by 14%", "8% less", "-12%") from a share."""
    quantity, text = amount.quantity, sentence.text
    if quantity.unit not in {"%", "pp"}:
        return False
    if quantity.unit == "pp" or quantity.amount < 0:
        return True
    before = text[max(0, amount.start - 50) : amount.start]
    if re.search(r"\b(?:from|to|between|and) $", before, re.IGNORECASE) and not BY_BEFORE.search(before):
        return False
    if BY_BEFORE.search(before):
        return CHANGE.search(text) is not None or CHANGE_NOUN_AFTER.match(text, amount.end) is not None
    return bool(CHANGE_VERB_BEFORE.search(before) or CHANGE_NOUN_AFTER.match(text, amount.end))
