"""Reported values: "LTIFR was 1.9 in 2023", "we recycled 68 % of our waste"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.binding import metric_slots, nearest_metric, refine
from checker.extraction.case_rates import case_rate
from checker.extraction.composites import definition_slots
from checker.extraction.counts import counts_employees, counts_sites
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.hulls import hull
from checker.extraction.intensities import ratio_slots
from checker.extraction.no_values import is_difference, is_no_quantity, is_of_another_measure
from checker.extraction.patterns import compiled
from checker.extraction.said_sums import is_listed
from checker.extraction.sentences import RUN_IN
from checker.extraction.unfit_units import measures_other_thing
from checker.extraction.value_times import value_times
from checker.extraction.waste_routes import share_of_waste

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.quantities import Amount
    from checker.extraction.roles import Placed

REPORTED = compiled(
    r"\b(?:was|were|is|are|came to|come to|amount(?:s|ed) to|total(?:s|led|ed)?|stood at|stands at"
    r"|stayed at|reach(?:es|ed)|made up|make up|accounts? for|accounted for|consum(?:e|es|ed)"
    r"|us(?:e|es|ed)|"
    r"emit(?:s|ted)?|generat(?:e|es|ed)|produc(?:e|es|ed)|withdrew|sent|recycl(?:e|es|ed)|reus(?:e"
    r"|es|ed)|bought|purchased|suppl(?:y|ies|ied)|cover(?:s|ed)?|held|hold|employ(?:s|ed)?"
    r"|receiv(?:e|es|ed)|plant(?:s|ed)|"
    r"avoid(?:s|ed)?|sav(?:e|es|ed)|remov(?:e|es|ed)|restor(?:e|es|ed)|represent(?:s|ed)?"
    r"|source[sd]?|lost|had|has|have|contain(?:s|ed)?|fell|rose|dropped|remain(?:s|ed)"
    r"|diverted|closed|ended|finished|delivered|report(?:s|ed)|record(?:s|ed)|register(?:s|ed)|posted|logged"
    r"|disclosed|measured|showed"
    r"|reali[sz](?:e|es|ed)|achiev(?:e|es|ed)|complet(?:e|es|ed)|attend(?:s|ed)?|spent|paid|occup(?:y|ies|ied)"
    r"|fill(?:s|ed)"
    r"|needed|drew|draws|discharged|burn(?:s|ed|t)|equall?ed|numbered|add(?:s|ed) up to|averag(?:e|es|ed)|at)\b|:",
    re.IGNORECASE,
)
_USED = compiled(r"\b(?:used|consumed|uses|consumes|burned)\b", re.IGNORECASE)
_EMITTED = compiled(r"\bemit(?:s|ted)?\b", re.IGNORECASE)
_BARE_FRAME = compiled(
    r"\b(?:consumed|used|bought|purchased|emitted|generated|withdrew|came to|amounted to|totall?ed"
    r"|stood at|was|were|reached|recycled|discharged|burned|of)(?: (?:about|around|some|only"
    r"|nearly|just|over|roughly|approximately))? ?$",
    re.IGNORECASE,
)
_BARE_AFTER = compiled(
    r"^(?: of (?!the \d|which|them|our|us)[a-z]| in (?:19|20|fy|fiscal|the|q[1-4])| last| this| "
    r"(?:overall|altogether|in total)|[.,;)]|$)",
    re.IGNORECASE,
)
# "cut its emissions to 11.9 kt": what a change ended at is reported as well
_ENDED_AT = compiled(
    r"\b(?:cut|reduced|lowered|brought|trimmed|increased|raised|lifted|decreased|down|up|improved|worsened"
    r"|climbed|grew|declined|slipped|eased|moved|went|came)\b[^.;]{0,80} to"
    r"(?: (?:about|around|some|only|just|nearly|over))? $",
    re.IGNORECASE,
)
_YEAR_AT_END = compiled(r",? ?\(?(?:(?:in|for|at the end of) )?(?:FY ?|fiscal )?(?:19|20)\d\d\)?\.?", re.IGNORECASE)
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_OF_BEFORE = compiled(r" (?:of )?(?:our |the |its )?", re.IGNORECASE)


def read_value(sentence: Sentence, placed: tuple[Placed, ...], amount: Amount) -> Draft | None:
    """Read a reported value; None where the number is something else."""
    text = sentence.text
    if is_no_quantity(text, amount) or is_listed(sentence, amount) or sentence.in_parentheses(amount.number_start):
        return None
    low, high = _surroundings(sentence, amount)
    hit = nearest_metric(sentence, amount, low, high)
    is_percent = amount.quantity.unit == "%"
    metric_id = refine(text[low:high], hit, is_percent=is_percent, form="level" if is_percent else "value")
    if metric_id is None and amount.dimension == "energy" and _USED.search(text, low, amount.start):
        metric_id = "energy.consumption"
    if metric_id is None and amount.dimension == "mass_co2e" and _EMITTED.search(text, low, amount.start):
        metric_id = "ghg.total.unspecified"
    if metric_id is None and counts_employees(text, amount):
        metric_id = "people.headcount"
    if amount.dimension == "currency" and (
        metric_id is None or not metric_id.startswith(("community", "invest", "gov"))
    ):
        return None
    if is_difference(text, amount) or (not amount.quantity.unit and not is_bare_value(text, amount, metric_id)):
        return None
    if metric_id is None or _is_of_another(sentence, hit, amount, metric_id, low):
        return None
    ratio = ratio_slots(sentence, amount)
    if not ratio and not _is_reported(sentence, amount, hit, low):
        return None
    slots = metric_slots(metric_id, hit) | amount_slots(amount, metric_id)
    if metric_id in vocabulary.metrics() and vocabulary.metrics()[metric_id].kind == "composite":
        slots |= definition_slots(sentence)
    slots |= value_times(sentence, placed, amount, (low, high)) | ratio
    return hull("metric", sentence, slots, amount, (low, high))


def _is_of_another(sentence: Sentence, hit: MetricHit | None, amount: Amount, metric_id: str, low: int) -> bool:
    return is_of_another_measure(sentence.text, amount, metric_id, low) or measures_other_thing(sentence, hit, amount)


def read_share_of_waste(sentence: Sentence, placed: tuple[Placed, ...], amount: Amount) -> Draft | None:
    """Read the share of waste that is recycled or goes to landfill; None for a route that has no metric."""
    routed = share_of_waste(sentence, amount)
    if not routed:
        return None
    window = _surroundings(sentence, amount)
    slots = routed | amount_slots(amount, "waste") | value_times(sentence, placed, amount, window)
    return hull("metric", sentence, slots, amount, window)


def read_case_rate(sentence: Sentence, placed: tuple[Placed, ...], amount: Amount) -> Draft | None:
    """Read a rate that is told as cases for hours; None for any other number."""
    rate = case_rate(sentence, amount)
    if not rate:
        return None
    window = _surroundings(sentence, amount)
    slots = rate | value_times(sentence, placed, amount, (window[0], len(sentence.text)))
    return hull("metric", sentence, slots, amount, window)


def _is_highlight(sentence: Sentence, amount: Amount, hit: MetricHit) -> bool:
    """Tell a bullet that is a value and its metric: "56,200 t CO2e Scope 1 emissions in 2023"."""
    return (
        sentence.block_kind == "list-item"
        and amount.start == 0
        and hit.start <= amount.end + 1 <= hit.end
        and (_YEAR_AT_END.fullmatch(sentence.text, hit.end) is not None or _is_dated_above(sentence, hit))
    )


def _is_dated_above(sentence: Sentence, hit: MetricHit) -> bool:
    """Tell a bullet of nothing more under words with its year: "Highlights 2023"."""
    is_all = not sentence.text[hit.end :].strip(" .;,")
    return is_all and any(len(_YEAR.findall(text)) == 1 for text in (sentence.list_intro, *sentence.headings))


def amount_slots(amount: Amount, metric_id: str) -> dict[str, Found]:
    """Return `value`, its unit and what it is per."""
    span = (amount.start, amount.end)
    slots = {"value": found(amount.quantity, span)}
    if amount.quantity.unit:
        slots["unit"] = found(amount.quantity.unit, span)
        slots["unit_dimension"] = found(amount.dimension)
    return slots | _per_slots(amount, metric_id, span)


def _per_slots(amount: Amount, metric_id: str, span: tuple[int, int]) -> dict[str, Found]:
    if not amount.per:
        return {}
    if metric_id.startswith("safety."):
        return {"hours_base": found(amount.per, span), "unit": found(f"per {amount.per}", span)}
    return {"denominator": found(amount.per, span)}


def _surroundings(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """Return the part of the sentence between the numbers on either side."""
    others = [
        o
        for o in sentence.amounts
        if o.number_start != amount.number_start
        and not (o.is_word or sentence.in_parentheses(o.number_start) or counts_sites(sentence.text, o))
    ]
    low = max((o.end for o in others if o.end <= amount.number_start), default=0)
    own = _OF_BEFORE.match(sentence.text, low) if low else None
    if own:  # "405 GWh of electricity and 88 GWh of gas", "100% renewable electricity and savings of 24%"
        low = next((hit.end for hit in sentence.measurable if hit.start == own.end()), low)
    high = min((o.start for o in others if o.start >= amount.end), default=len(sentence.text))
    return low, high


def _is_reported(sentence: Sentence, amount: Amount, hit: MetricHit | None, low: int) -> bool:
    before = sentence.text[low : amount.number_start]
    if low == 0 and RUN_IN.fullmatch(before):
        return True
    if REPORTED.search(before) or _ENDED_AT.search(before):
        return True
    if (
        low
        and re.fullmatch(r"[^.]{0,60}\b(?:to|of|and|from|with|or)\b[^.]{0,60}", before)
        and REPORTED.search(sentence.text[:low])
    ):
        return True
    if hit is None:
        return False
    is_behind = hit.start >= amount.end and REPORTED.search(sentence.text[amount.end :]) is not None
    return is_behind or _is_highlight(sentence, amount, hit)


def is_bare_value(text: str, amount: Amount, metric_id: str | None) -> bool:
    """Tell a number that lacks its unit, or needs none (a rate), from a count or a name."""
    before, after = text[max(0, amount.start - 50) : amount.start], text[amount.end :]
    metric = vocabulary.metrics().get(metric_id or "")
    if metric is not None and metric.kind in {"rate", "ratio", "composite"}:
        return bool(_BARE_AFTER.match(after) or after.startswith((" (", " per", " on", " points", " at")))
    return bool(_BARE_FRAME.search(before) and _BARE_AFTER.match(after))
