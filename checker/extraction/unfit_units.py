"""Amounts in a unit that the nearest metric cannot have, because another thing in the sentence is measured."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.quantities import Amount

_CHECKED = frozenset({"energy", "mass_co2e"})
# "Scrap wood supplied 88 GWh", "from sewage sludge we made 12 GWh of heat"
_SUPPLIED = compiled(
    r"\b(?:suppl(?:y|ies|ied)|provid(?:e|es|ed)|yield(?:s|ed)?|deliver(?:s|ed)?|generat(?:e|es|ed)|produc(?:e|es|ed)"
    r"|contribut(?:e|es|ed)|gave|gives|made|fed|feeds|replac(?:e|es|ed)|covered|covers|met|meets|saved|saves|avoid(?:s|ed)?"
    r"|incinerat\w+|boilers?|burn(?:s|t|ed|ing)?|digest\w+|recover(?:s|ed|y)|turned into|converted|heat|power|steam)\b",
    re.IGNORECASE,
)
# "waste came to 640 MWh": what is measured, and its amount
_EQUALS = compiled(
    r"(?: [\w-]+){0,4}? ?(?:\b(?:was|were|is|are|came to|comes to|amount(?:s|ed) to|total(?:s|led|ed)?|stood at"
    r"|stands at|reached|(?:fell|rose|dropped|grew|declined|increased|decreased)\b[^.;]{0,40} to|of)|:|,|\()"
    r"(?: (?:about|around|some|just|only|nearly|almost|over|under|the))*[ (]*$",
    re.IGNORECASE,
)
# "heat recovered from slag waste", "per employee it was"
_WON_FROM = compiled(
    r"\b(?:heat|steam|power|energy|electricity|gas|fuel)\b[^.;]{0,40}?\b(?:from|out of) (?:[\w-]+ ){0,3}$"
    r"|\b(?:per|each|every) (?:[\w-]+ )?$",
    re.IGNORECASE,
)
_BEHIND = compiled(r" ?(?:of )?(?:our |the |its |total )*$", re.IGNORECASE)


def measures_other_thing(sentence: Sentence, hit: MetricHit | None, amount: Amount) -> bool:
    """Tell "bark and dust supplied 31 GWh", an amount of heat, from "water withdrawal was 31 GWh", a wrong unit.

    A thing named by a word that may be anything ("waste", "fuel") is measured only where the sentence says so: "waste
    was", "of waste"; a metric's full name always is, unless it is what energy was won from.
    """
    if hit is None or amount.dimension not in _CHECKED or amount.dimension in _dimensions(hit.id):
        return False
    text = sentence.text
    if hit.start >= amount.end:
        return hit.is_weak and _BEHIND.fullmatch(text, amount.end, hit.start) is None
    if _SUPPLIED.search(text, hit.end, amount.start) or _WON_FROM.search(text[: hit.start]):
        return True
    return hit.is_weak and _EQUALS.fullmatch(text, hit.end, amount.start) is None


@cache
def _dimensions(metric_id: str) -> frozenset[str]:
    """Return the dimensions of a metric's units; all that are looked at for one that is no plain amount."""
    metric = vocabulary.metrics().get(metric_id)
    if metric is None or metric.kind != "absolute":
        return _CHECKED
    units = filter(None, map(vocabulary.units().get, metric.units))
    return frozenset({metric.dimension, *metric.siblings, *(unit.dimension for unit in units)})
