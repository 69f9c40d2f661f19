"""Metrics in running text: vocabulary phrases, scope lists, intensities ("emissions per tonne of steel")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.language import metric_phrases
from checker.extraction.metric_words import names_another
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator


class MetricHit(Struct, frozen=True, kw_only=True):
    """A metric named in the text. `is_weak` marks a bare field word ("waste"), which only counts beside a number."""

    start: int
    end: int
    id: str
    name: str
    is_weak: bool = False
    scopes: tuple[int, ...] = ()
    method: str = ""  # market | location | both
    categories: tuple[int, ...] = ()
    denominator: str = ""
    is_absolute: bool = False


_METHOD = r"(?:\(?(?:market|location)[- ]based\)?)"
_LINK = r"(?: ?(?:,|and|&|\+|/|-|to|or|plus|as well as|, and) ?)"
_SCOPE = compiled(
    rf"\bscopes?[ -]?(?P<first>[123])(?!\d|\.\d|,\d\d)(?: ?{_METHOD})?"
    rf"(?:{_LINK}{{1,2}}(?:{_METHOD} )?(?:scopes?[ -]?)?[123](?!\d|\.\d|,\d\d)(?! ?%)(?: ?{_METHOD})?){{0,3}}",
    re.IGNORECASE,
)
_CATEGORY_LIST = (
    r"\bcat(?:egor(?:y|ies)|\.|s\.)? ?(?P<list>\d{1,2}(?:(?: ?, ?| ?and ?| ?& ?| ?to ?| ?- ?)\d{1,2}){0,14})"
)
_CATEGORIES = compiled(_CATEGORY_LIST, re.IGNORECASE)
_CATEGORIES_NEAR = compiled(r"[^.;]{0,24}?" + _CATEGORY_LIST, re.IGNORECASE)
_EMISSIONS = compiled(
    r"\s?(?:\((?:[^()]{1,60})\) ?)?(?:absolute |total |gross |net |own )?(?:ghg |greenhouse[- "
    r"]gas(?:es)? |carbon |co2e? |co2-e )?(?:emissions?|footprint)?(?P<intensity> intensity)?",
    re.IGNORECASE,
)
_BEFORE = compiled(
    r"(?:\b(?:absolute|total|gross|direct|own|market[- ]based|location[- ]based|ghg|greenhouse gas"
    r"|carbon|co2e?|emissions?|emissions? \(|emissions? (?:in|from|across|of|for))[ (]?){1,5}$",
    re.IGNORECASE,
)
_OF_SCOPES = compiled(r" (?:in|of|for|across|\()(?: our| the| its)? ?", re.IGNORECASE)
# as in: emissions from our direct operations (Scope 1)
_SCOPES_IN_BRACKETS = compiled(r" (?:from|in|of|across|within) (?:[\w-]+ ){1,5}\(", re.IGNORECASE)
_SCOPES_TO_CUT = compiled(
    r",? (?:(?:is|are) )?to (?:reduce|cut|lower|decrease|halve) (?:(?:our|its|the|their|absolute|total) ){0,2}",
    re.IGNORECASE,
)
_AFTER_SCOPES = compiled(r"[ (]{0,2}(?:market|location)[- ]based\)?", re.IGNORECASE)
_PER = compiled(
    r"[ ,]?(?:\([^()]{1,40}\) ?)?(?:intensity )?(?:emitted |used |consumed |generated |withdrawn "
    r"|produced )?(?: ?per |/ ?)(?!cent\b|year\b|annum\b)"
    r"(?P<per>[\w²³%€$£-]+(?:,\d{3})*(?: (?!by\b|in\b|from\b|at\b|to\b|was\b|were\b|is\b|are\b"
    r"|fell\b|rose\b|has\b|have\b|and\b|or\b|against\b|between\b|compared\b|than\b|will\b|below\b|"
    r"down\b|up\b|improved\b|dropped\b|decreased\b|increased\b|over\b|since\b|with\b|on\b|for\b"
    r"|as\b|through\b|versus\b|vs\b|under\b|relative\b|until\b|before\b|came\b|stood\b|across\b"
    r"|that\b|which\b|we\b|target\b|targets\b)[\w²³-]+){0,4})",
    re.IGNORECASE,
)
_ABSOLUTE_INSIDE = re.compile(r"\b(?:absolute|total|gross)\b", re.IGNORECASE)
_ABSOLUTE_BEFORE = compiled(
    r"\b(?:absolute|total|gross|overall)(?: (?:amount|volume|quantity|weight|use|level|consumption"
    r"|annual|emissions?|our|its|the|ghg|scope|market-based|location-based))*(?: of(?: our| its| "
    r"the)?)? ?$",
    re.IGNORECASE,
)
_ABSOLUTE_AFTER = compiled(r"[ ,(]{0,3}(?:in absolute terms|on an absolute basis|\(?absolute\)?)", re.IGNORECASE)

_ALL = "ghg.total.unspecified"
INTENSITIES = {
    "ghg": "ghg.intensity.output",
    "energy": "energy.intensity",
    "water": "water.intensity",
    "waste": "waste.intensity",
}


def read_metrics(text: str) -> Iterator[MetricHit]:
    """Yield the metrics of a normalised sentence, in order and without overlaps; scope lists win over phrases."""
    scoped = list(_scoped(text))
    found = [hit for hit in _phrases(text) if not any(hit.start < s.end and s.start < hit.end for s in scoped)]
    for hit in _joined(text, sorted([*scoped, *found], key=lambda hit: hit.start)):
        yield _with_denominator(text, _with_basis(text, hit))


def _joined(text: str, hits: list[MetricHit]) -> Iterator[MetricHit]:
    """Join "carbon intensity" with the scopes behind it, and emissions with the scopes that are said to be meant."""
    position = 0
    while position < len(hits):
        hit, following = hits[position], hits[position + 1] if position + 1 < len(hits) else None
        if following is not None and _are_scopes_of(text, hit, following):
            end = following.end + (text[following.end : following.end + 1] == ")")
            hits[position + 1] = replace(following, start=hit.start, end=end, name=text[hit.start : end])
            position += 1
            continue
        if position and hit.id == _ALL and not hit.scopes and _are_scopes_to_cut(text, hits[position - 1], hit):
            hit = replace(hit, id=hits[position - 1].id, scopes=hits[position - 1].scopes)
        metric = vocabulary.metrics().get(hit.id)
        if (
            following is not None
            and following.scopes
            and metric is not None
            and metric.kind == "intensity"
            and _OF_SCOPES.fullmatch(text, hit.end, following.start)
        ):
            name = text[hit.start : following.end]
            yield replace(following, start=hit.start, id=hit.id, name=name)
            position += 2
        else:
            yield hit
            position += 1


def _are_scopes_of(text: str, hit: MetricHit, scoped: MetricHit) -> bool:
    """Tell "emissions from our direct operations (Scope 1)", which are of one scope."""
    is_plain = hit.id == _ALL and not hit.scopes and bool(scoped.scopes)
    return is_plain and _SCOPES_IN_BRACKETS.fullmatch(text, hit.end, scoped.start) is not None


def _are_scopes_to_cut(text: str, scoped: MetricHit, hit: MetricHit) -> bool:
    """Tell "a target for Scope 1 and 2 to reduce our emissions"."""
    return bool(scoped.scopes) and _SCOPES_TO_CUT.fullmatch(text, scoped.end, hit.start) is not None


def scope_ranges(text: str) -> list[tuple[int, int]]:
    """Return where scopes and categories are listed: their digits are names, not amounts."""
    return [match.span() for pattern in (_SCOPE, _CATEGORIES) for match in pattern.finditer(text)]


def _phrases(text: str) -> Iterator[MetricHit]:
    for start, end, label in metric_phrases(text):
        name = text[start:end]
        if " " in name or not names_another(text, start, end):
            yield MetricHit(start=start, end=end, id=label.rstrip("?"), name=name, is_weak=label.endswith("?"))


def _scoped(text: str) -> Iterator[MetricHit]:
    for match in _SCOPE.finditer(text):
        listed = match.group()
        scopes = tuple(sorted({int(digit) for digit in re.findall(r"[123]", listed)}))
        if re.search(r"1 ?(?:-|to) ?3", listed):
            scopes = (1, 2, 3)
        before = _BEFORE.search(text, max(0, match.start() - 70), match.start())
        start = before.start() if before else match.start()
        end = match.end()
        after = _AFTER_SCOPES.match(text, end)
        end = after.end() if after else end
        categories = _CATEGORIES_NEAR.match(text, end) if 3 in scopes else None
        if categories:
            end = categories.end() + (text[categories.end() : categories.end() + 1] == ")")
        noun = _EMISSIONS.match(text, end)
        intensity = bool(noun and noun["intensity"])
        end = noun.end() if noun and noun.group().strip() else end
        written = text[start:end]
        yield MetricHit(
            start=start + len(written) - len(written.lstrip()),
            end=end,
            id=scope_metric(scopes, _method(written), categories, intensity=intensity),
            name=written.strip(),
            scopes=scopes,
            method=_method(written),
            categories=category_numbers(categories["list"]) if categories else (),
        )


def _method(written: str) -> str:
    market, location = ("market" in written.lower(), "location" in written.lower())
    return "both" if market and location else "market" if market else "location" if location else ""


def scope_metric(
    scopes: tuple[int, ...], method: str = "", categories: re.Match[str] | None = None, *, intensity: bool = False
) -> str:
    """Return the metric of emissions in these scopes."""
    if intensity:
        return INTENSITIES["ghg"]
    if categories and scopes == (3,):
        numbers = category_numbers(categories["list"])
        return f"ghg.scope3.cat{numbers[0]}" if len(numbers) == 1 else "ghg.scope3"
    known = {
        (1,): "ghg.scope1",
        (2,): f"ghg.scope2.{method}" if method in {"market", "location"} else "ghg.scope2.unspecified",
        (1, 2): "ghg.scope12",
        (3,): "ghg.scope3",
    }
    return known.get(scopes, _ALL)


def category_numbers(listed: str) -> tuple[int, ...]:
    """Return the Scope 3 categories of a list as written: "1, 4 and 6", "1 to 3"."""
    numbers = [int(number) for number in re.findall(r"\d+", listed)]
    if len(numbers) == 2 and re.search(r"-|to", listed):
        numbers = list(range(numbers[0], numbers[1] + 1))
    return tuple(number for number in numbers if 1 <= number <= 15)


def _with_basis(text: str, hit: MetricHit) -> MetricHit:
    before = _ABSOLUTE_BEFORE.search(text, max(0, hit.start - 60), hit.start)
    inside = _ABSOLUTE_INSIDE.search(hit.name)
    after = _ABSOLUTE_AFTER.match(text, hit.end)
    return replace(hit, is_absolute=True) if before or inside or after else hit


def _with_denominator(text: str, hit: MetricHit) -> MetricHit:
    """Read "per tonne of cement" behind a metric, which then is an intensity of its family."""
    family = hit.id.partition(".")[0]
    metric = vocabulary.metrics().get(hit.id)
    # "emissions per tonne" is a phrase of the vocabulary, "of flour" is not
    inside = hit.name.find(" per ") if metric is not None and metric.kind == "intensity" else -1
    match = _PER.match(text, hit.start + inside if inside >= 0 else hit.end)
    if match is None or match.end() < hit.end:
        return hit
    known = metric is not None and metric.kind in {"intensity", "rate", "ratio", "composite"}
    name = text[hit.start : match.end()]
    return replace(
        hit,
        end=match.end(),
        id=hit.id if known else INTENSITIES.get(family, hit.id),
        name=name,
        denominator=match["per"],
        is_weak=False,
    )
