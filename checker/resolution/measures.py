"""What a figure measures, as a key: alternatives of one metric (method, population, product) get keys of their own."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.model import Origin
from checker.pattern_codes import compile_pattern
from checker.resolution.consolidation import basis_in
from checker.resolution.denominators import denominator_of
from checker.resolution.figure_units import is_rate
from checker.resolution.measure_words import content_words, denominator_key
from checker.resolution.scope_defaults import by_category

if TYPE_CHECKING:
    from checker.model import Claim

_compile = partial(compile_pattern, group="resolution")
_NAMING_WORDS = (
    "source co2e co2 tonne kt kg gwh mwh kwh litre metre cubic square number information location-based market-based "
    "hour million worked indicator kpi result total sum"
)
_NAMING = frozenset(_NAMING_WORDS.split())  # words that name a figure without narrowing it
_NARROWER = _compile(
    r"\b(?:from|for|due to|caused by|related to|excluding|including|through|via)\s+(?:the |our |its |all |purchased )?"
    r"(?P<what>(?:[a-z]+(?:-[a-z]+)?\s){0,2}?[a-z]+(?:-[a-z]+)?)(?=\s(?:was|were|is|are|came|fell|rose|stood|reached"
    r"|amounted|totall?ed|decreased|increased|dropped|of|at|\d)|$|,)"
)
_NOT_NARROWER_WORDS = "operation activity year business group company site plant facility purchased first time"
_NOT_NARROWER = frozenset(_NOT_NARROWER_WORDS.split())
_ANY_TARGET = frozenset({"target", "goal", "emission", "reduction", "year", "it", "end"})  # no target's own words
_EVERYBODY = frozenset({"workforce", "employee", "staff", "people", "headcount", "personnel"})
_NAMED_WHOLE = frozenset({"share", "ratio", "rate"})  # kinds of metrics whose name says what they are of or per
_LISTED = _compile(r"\([^()]*(?:,| and |&)[^()]*\)")  # "Scope 1 (flights and vehicles)" says what the whole counts
_GROSS = _compile(r"\b(?P<word>gross|net)\b(?! (?:zero|sales|revenue|turnover|profit|income|of tax))", re.IGNORECASE)
_PERIOD_PART = _compile(
    r"\b(?:(?:first|second|third|fourth|last) (?:half|quarter|six months|nine months|three months)|h[12]|q[1-4]"
    r"|quarter(?:ly)?|half[- ]year|nine months|six months|three months|monthly|per month|a month|per day|a day"
    r"|daily)\b",
    re.IGNORECASE,
)
_KIND_OF_FIGURE = _compile(
    r"\b(?P<word>estimated|budget(?:ed)?|forecast|expected|planned|target(?:ed)?|average|median|peak|cumulative|since"
    r" (?:19|20)\d\d|avoided|saved|biogenic|(?:taxonomy[- ])?(?:eligible|aligned))\b",
    re.IGNORECASE,
)
_A_HEAD = _compile(
    r"\b(?:per|each|every|an?) (?:employee|person|worker|colleague|head|capita|fte|member of staff)\b", re.IGNORECASE
)
_INTENDED = frozenset({"expected", "planned", "target", "targeted"})
_NEXT_CLAUSE = _compile(r"; |, (?:and|while|whereas|but) (?:the|our|its|an?|we|average|median)\b")
_NUMBER, _YEAR = _compile(r"\d+(?:[.,]\d+)*"), _compile(r"(?:19|20)\d\d")
_SUMMED = {  # a reader's ids that mean the same as another once the method is known
    "ghg.scope2.unspecified": "ghg.scope2",
    "ghg.scope2.market": "ghg.scope2",
    "ghg.scope2.location": "ghg.scope2",
}


class Measure(Struct, frozen=True, kw_only=True):
    """What is measured: the key that claims must share, its name for a reader, and words it may be called by."""

    key: str
    name: str
    words: frozenset[str]


def measure_of(claim: Claim, sentence: str, before_value: str = "", over: str = "") -> Measure | None:
    """Return what the figures of a claim measure, None where that is too vague to compare.

    `sentence` is its sentence (none for a cell), `before_value` the claim's words in front of its amount, `over` what
    stands over it: headings, and the row and column of a cell.
    """
    claim = by_category(claim)
    metric, name = claim.get("metric"), str(claim.get("metric_name") or "")
    if metric in {None, "unknown"}:
        name = name or str(claim.get("end_state") or "")
        words = content_words(name)
        if len(words - _ANY_TARGET) < (1 if claim.kind == "target" else 2):
            return None
        base, shown = " ".join(["name", *sorted(words), *sorted(_numbers_in(name))]), name
    else:
        known = vocabulary.metrics().get(str(metric))
        base = _SUMMED.get(str(metric), str(metric))
        if base == "ghg.intensity.output" and denominator_of(str(claim.get("denominator") or "")).is_money:
            base = "ghg.intensity.revenue"
        shown = known.name if known else name
        words = content_words(name) | _own_words(str(metric))
        if str(metric).startswith("x."):
            base += " " + " ".join(sorted(content_words(denominator_key(name)) - _NAMING))
    narrower = sorted(_narrowing(name, str(metric)))
    parts = [
        base,
        *_qualifiers(claim, _without_next_clause(sentence, before_value)),
        basis_in(sentence, over),
        *narrower,
        _narrowed(before_value, content_words(f"{name} {shown}")),
    ]
    return Measure(key=" | ".join(part for part in parts if part), name=_shown(shown, claim), words=words - _NAMING)


def _without_next_clause(sentence: str, before_value: str) -> str:
    """Return a sentence up to the next main clause behind a figure, whose words are about another figure."""
    at = sentence.find(before_value) if before_value else -1
    clause = _NEXT_CLAUSE.search(sentence, at + len(before_value)) if at >= 0 else None
    return sentence[: clause.start()] if clause else sentence


def _narrowing(name: str, metric: str) -> frozenset[str]:
    """Return the words that make a figure one of a part of its metric: "food" of food waste."""
    known = vocabulary.metrics().get(metric)
    own = content_words(f"{metric.replace('.', ' ').replace('_', ' ')} {known.name}") if known else frozenset()
    return content_words(_LISTED.sub("", name)) & _narrowing_words() - own - {word.replace("-", "") for word in own}


@cache
def _narrowing_words() -> frozenset[str]:
    return content_words(" ".join(vocabulary.terms("narrowing_words")))


def _numbers_in(name: str) -> set[str]:
    """Return the numbers that are part of a name, years aside: "ISO 14001" is not "ISO 45001"."""
    return {number for number in _NUMBER.findall(name) if not _YEAR.fullmatch(number)}


def _narrowed(before_value: str, known: frozenset[str]) -> str:
    """Return what narrows a figure in front of its amount: "refrigerant" in "emissions from refrigerants were"."""
    found: set[str] = set()
    for match in _NARROWER.finditer(before_value):
        found |= content_words(match["what"]) - known - _NAMING - _NOT_NARROWER
    return f"of {' '.join(sorted(found))}" if found else ""


def _shown(name: str, claim: Claim) -> str:
    method = claim.get("scope2_method")
    named = {"market": "market-based", "location": "location-based"}.get(str(method), "")
    bare = re.sub(r",? method not stated$", "", name)
    bare = re.sub(r"^(Scope \d) .*$", r"\1 emissions", bare) if bare.startswith("Scope") else bare
    bare = "Scope 1 and 2 emissions" if claim.get("metric") == "ghg.scope12" else bare
    return f"{bare} ({named})" if named and named.split("-")[0] not in bare.lower() else bare


def _qualifiers(claim: Claim, sentence: str) -> list[str]:
    """Return what keeps alternatives of one metric apart."""
    metric = str(claim.get("metric"))
    boundary = claim.slots.get("boundary")
    column = str(boundary.value) if boundary is not None and boundary.origin is Origin.TABLE else ""
    label = f"{claim.get('metric_name') or ''} {column} {sentence if len(sentence) < 90 else ''}"
    around = f"{sentence} {label}"
    method = str(claim.get("scope2_method") or "") if metric.startswith(("ghg.scope2", "ghg.scope12")) else ""
    if metric.endswith((".market", ".location")):
        method = metric.rpartition(".")[2]
    gross = _GROSS.search(around)
    listed = claim.slots.get("scope3_categories")
    own = listed is not None and listed.origin not in {Origin.RELATED, Origin.DOCUMENT}
    categories = listed.value if listed is not None and own and metric == "ghg.scope3" else None
    return [
        f"method {method}" if method else "",
        _per(claim),
        f"categories {categories}" if categories else "",
        "" if _says_nothing_new(claim, "population_level", _EVERYBODY) else str(claim.get("population_level")).lower(),
        str(claim.get("product") or "").lower(),
        str(claim.get("statistic") or ""),
        gross["word"].lower() if gross else "",
        _kind_of_figure(claim, around),
        "offsets" if claim.get("offset_words") else "",
    ]


def _kind_of_figure(claim: Claim, around: str) -> str:
    """Return the word that makes a figure another than the plain one: "estimated", "cumulative".

    Of a target, words of intention say nothing; of a change, the year it is counted from is a key of its own.
    """
    words = (found["word"].lower() for found in _KIND_OF_FIGURE.finditer(around))
    if _A_HEAD.search(around):  # hours per employee are an average, whether it is said or not
        words = (word for word in words if word != "average")
    if claim.kind == "target":
        words = (word for word in words if word not in _INTENDED)
    elif claim.kind == "change":
        words = (word for word in words if not word.startswith("since"))
    return next(words, "")


def _per(claim: Claim) -> str:
    """Return what a figure is per, unless its metric says so: a share of electricity, hours of training an employee."""
    if is_rate(claim) or _says_nothing_new(claim, "denominator", frozenset()):
        return ""
    return f"per {denominator_of(str(claim.get('denominator'))).key}"


def _says_nothing_new(claim: Claim, name: str, known: frozenset[str]) -> bool:
    """Tell whether a slot is missing or only has words that are known, or that the claim's metric has."""
    words = content_words(str(claim.get(name) or ""))
    metric = str(claim.get("metric"))
    if claim.get("metric_kind") in _NAMED_WHOLE:
        known |= _own_words(metric)
    elif claim.get("metric_kind") == "intensity" and metric in vocabulary.metrics():
        known |= content_words(vocabulary.metrics()[metric].name)
    return words <= known


@lru_cache(maxsize=4096)
def is_part_of_year(text: str) -> bool:
    """Tell whether words around a figure make it one of a quarter, a half-year or a day."""
    return _PERIOD_PART.search(text) is not None


def is_own_name(words: str, claim: Claim, measure: Measure) -> bool:
    """Tell whether words say no more than what is measured: the label "Mean pay gap" of a row among several."""
    qualifiers = content_words(" ".join(measure.key.split(" | ")[1:]))
    return content_words(words) <= _own_words(str(claim.get("metric"))) | qualifiers


def leftover_words(claim: Claim) -> frozenset[str]:
    """Return what a figure is called beyond its metric: "glaze" of "hazardous glaze waste"."""
    metric = str(claim.get("metric"))
    if metric in {"None", "unknown"} or metric.startswith("x."):
        return frozenset()
    name = str(claim.get("metric_name") or "")
    return content_words(denominator_key(name)) - _own_words(metric) - _NAMING


@cache
def _own_words(metric: str) -> frozenset[str]:
    """Return words that a metric goes by: those of its id and name."""
    known = vocabulary.metrics().get(metric)
    words = content_words(" ".join(metric.replace("_", " ").split(".")[:2]))
    if known is not None:
        words |= content_words(known.name)
    if metric.startswith("ghg."):
        words |= {"emission"} | ({"scope1", "scope2"} if metric == "ghg.scope12" else set())
    for synonym in known.synonyms if known is not None else ():
        called = content_words(synonym)
        words |= called if len(called) <= 2 else frozenset()
    return frozenset(words - {"x", "unspecified", "method", "not", "stated", "scope12"})
