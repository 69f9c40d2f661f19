"""What a change or target is per where its percentage stands between: "reduce water use by 20% per overnight stay"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.extraction.clauses import Range
    from checker.extraction.metrics import MetricHit

_PER = compiled(
    r"\bper (?!cent\b|annum|year|day\b|week|month|quarter|person[- ]hours?\b|se\b|the\b|our\b|its\b)"
    r"(?P<per>(?:(?:million|thousand|billion) )?[a-z£€$¥][\w-]*(?: of [a-z][\w-]*(?: [a-z][\w-]*)?)?)",
    re.IGNORECASE,
)


_MEASURED = r" intensity\b[^.;]{0,80}?(?:\bper |/)(?P<per>[a-z0-9£€$¥][\w£€$¥-]*(?: of [a-z]+(?: [a-z]+){0,2})?)"
_FAMILIES = {"ghg": r"(?:carbon|ghg|emissions?|co2e?)", "energy": r"(?:energy|electricity)", "water": r"water"}
_DEFINITIONS = {family: compiled(rf"\b{words}{_MEASURED}", re.IGNORECASE) for family, words in _FAMILIES.items()}


def intensity_finder(family: str) -> Callable[[str], Range | None]:
    """Return what finds in a text what the intensities of a family (ghg, energy, water) are per."""
    definition = _DEFINITIONS[family]

    def find(text: str) -> Range | None:
        said = definition.search(text)
        return said.span("per") if said is not None else None

    return find


def per_slots(text: str, window: tuple[int, int], hit: MetricHit | None) -> dict[str, Found]:
    """Return what the measure of a clause is per; nothing where the measure says it or is called absolute."""
    if hit is None or hit.denominator or hit.is_absolute or hit.id.startswith(("safety.", "people.")):
        return {}
    said = _PER.search(text, *window)
    if said is None:
        return {}
    return {"denominator": found(said["per"], said.span("per")), "basis": found("intensity", said.span())}
