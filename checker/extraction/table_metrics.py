"""Which metric a row is about: its label, read together with the words around the table where it is too short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.binding import refine
from checker.extraction.metrics import MetricHit, read_metrics
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.table_units import UnitWords

_KINDRED = frozenset({
    ("volume_water", "mass"), ("mass_co2e", "mass"), ("mass_pollutant", "mass"), ("mass", "volume_water"),
    ("hours_per_person", "hours"), ("hours", "hours_per_person"),
})  # fmt: skip
_PHYSICAL = frozenset({"mass", "energy", "volume_water", "area", "distance"})
_OTHER_THING = compiled(
    r"\b(?:heat|heating|pumps?|pumping|treatment|costs?|prices?|revenues?|sales|taxes|investments?)\b", re.IGNORECASE
)
_SHARE = compiled(r"%|\b(?:share|rate|percentage|proportion|ratio|per ?cent)\b", re.IGNORECASE)
_LIFE_CYCLE = compiled(
    r"\b(?:cradle|gate)[ -]to[ -](?:gate|grave|cradle|site|wheel)\b|\buse phase\b|\blife[- ]?cycle\b", re.IGNORECASE
)
_METHOD = compiled(r"\b(market|location)(?:[- ]based\b|(?=\)?$))", re.IGNORECASE)
_CONTEXT_NOISE = compiled(r"^(?:table|figure|exhibit) ?[\d.]{1,6} ?[:.-]? ?", re.IGNORECASE)
MONEY_FAMILIES = ("community", "invest", "gov")


class Measure(Struct, frozen=True, kw_only=True):
    """The metric of a row."""

    metric: str  # id, or "unknown"
    hit: MetricHit | None = None
    is_from_context: bool = False  # the words around the table name it, not the label: the label narrows it
    life_cycle: str = ""  # boundary of a product footprint, as written

    @property
    def entry(self) -> vocabulary.Metric | None:
        """The vocabulary's entry, None where the metric is unknown."""
        return vocabulary.metrics().get(self.metric)


def read_measure(label: str, contexts: tuple[str, ...], unit: UnitWords | None, *, is_product: bool) -> Measure:
    """Return the metric of a row whose values are in `unit`; `contexts` are the nearest words around it first."""
    dimension = _dimension(unit)
    hit = _with_method(label, _strongest(list(read_metrics(label))))
    metric = _refined(label, hit, dimension)
    life_cycle = _LIFE_CYCLE.search(label)
    if metric == "ghg.total.unspecified" and (is_product or life_cycle):
        metric = "ghg.pcf"
    measure = Measure(metric=metric or "unknown", hit=hit, life_cycle=life_cycle.group() if life_cycle else "")
    if metric is not None and (_fits(metric, dimension) if dimension else hit is None or not hit.is_weak):
        return measure
    around = _from_contexts(label, contexts, dimension) if hit is None or hit.is_weak or dimension else None
    if around is not None:
        return around
    return measure if metric is not None and _stands(label, hit, metric, unit) else Measure(metric="unknown", hit=None)


def is_rate(measure: Measure) -> bool:
    """Tell whether values of a metric cannot be added up."""
    entry = measure.entry
    return entry is not None and entry.kind in {"rate", "ratio", "intensity", "share", "composite", "difference"}


def names_metric(text: str) -> bool:
    """Tell whether a text names a metric by itself."""
    hit = _strongest(list(read_metrics(text)))
    return hit is not None and (not hit.is_weak or len(text) - len(hit.name) <= 12)


def fits(metric: str, unit: UnitWords) -> bool:
    """Tell whether a unit measures what a metric is about."""
    return _fits(metric, _dimension(unit))


def _dimension(unit: UnitWords | None) -> str:
    return "" if unit is None else unit.dimension


def _strongest(hits: list[MetricHit]) -> MetricHit | None:
    strong = [hit for hit in hits if not hit.is_weak] or hits
    first = next(iter(strong), None)
    if first is not None and first.id == "ghg.total.unspecified" and not first.scopes:
        # "Greenhouse gas emissions - Scope 1 and 2": the scopes say what the words before leave open
        return next((hit for hit in strong if hit.scopes and "intensity" not in hit.id), first)
    return first


def _with_method(label: str, hit: MetricHit | None) -> MetricHit | None:
    """Take a method that stands apart from its scope: "Scope 2 emissions (market-based)"."""
    methods = {match[1].lower() for match in _METHOD.finditer(label)}
    if hit is None or 2 not in hit.scopes or hit.method or len(methods) != 1:
        return hit
    method = methods.pop()
    return replace(hit, method=method, id=f"ghg.scope2.{method}" if hit.scopes == (2,) else hit.id)


def _refined(label: str, hit: MetricHit | None, dimension: str) -> str | None:
    """Return the metric that the label names for values of a dimension."""
    is_percent = dimension == "share"
    metric = refine(label, hit, is_percent=is_percent, form="level" if is_percent else "value")
    entry = vocabulary.metrics().get(metric or "")
    if entry is None:
        return None
    if dimension and not _fits(entry.id, dimension) and dimension in entry.siblings:
        return entry.siblings[dimension]
    if is_percent and entry.dimension != "share":
        return None  # a share of it, or its change: which one the label does not say
    if entry.dimension == "share" and not is_percent and (dimension or not _SHARE.search(label)):
        return None
    return entry.id


def _fits(metric: str, dimension: str) -> bool:
    entry = vocabulary.metrics().get(metric)
    if entry is None:
        return False
    units = vocabulary.units()
    allowed = {entry.dimension, *(units[symbol].dimension for symbol in entry.units if symbol in units)}
    if dimension in allowed or any((own, dimension) in _KINDRED for own in allowed):
        return True
    return entry.kind in {"intensity", "ratio"} and dimension not in {"share", "currency"}


def _from_contexts(label: str, contexts: tuple[str, ...], dimension: str) -> Measure | None:
    """Read label and context as one phrase ("Hazardous" under "Waste (t)"), or let the context name the metric."""
    for context in contexts:
        words = _CONTEXT_NOISE.sub("", context)
        for text, seam in ((f"{label} {words}", len(label)), (f"{words} {label}", len(words))):
            for hit in read_metrics(text):
                metric = _refined(text, hit, dimension)
                joined = hit.start < seam < hit.end and not hit.is_weak
                if joined and metric is not None and (not dimension or _fits(metric, dimension)):
                    return Measure(metric=metric, hit=hit)
    for context in contexts:
        named = _strongest(list(read_metrics(context)))
        metric = _refined(context, named, dimension)
        if metric is None or named is None or not _carries(metric, named, dimension):
            continue
        if metric == "ghg.total.unspecified":  # "Emissions by source": which scopes a source is in, nobody says
            return Measure(metric="unknown", is_from_context=True)
        return Measure(metric=metric, hit=named, is_from_context=True)
    return None


def _carries(metric: str, hit: MetricHit, dimension: str) -> bool:
    """Tell whether words around a table name the metric of rows whose labels do not: "Headcount", "Water by site"."""
    if dimension:
        return _fits(metric, dimension)
    return not hit.is_weak and vocabulary.metrics()[metric].dimension == "count"


def _stands(label: str, hit: MetricHit | None, metric: str, unit: UnitWords | None) -> bool:
    """Tell whether a label names its metric for sure although the unit does not fit: then the unit is what is odd."""
    if hit is None:
        return False
    if not hit.is_weak:
        return True
    at_edge = hit.start == 0 or hit.end >= len(label)
    if unit is None or not unit.dimension:
        return at_edge and vocabulary.metrics()[metric].dimension == "count"
    return at_edge and unit.dimension in _PHYSICAL and not metric.startswith("ghg") and not _OTHER_THING.search(label)
