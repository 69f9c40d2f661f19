"""Changes told far from their values: "Scope 1 came down by 7 per cent during the year" below a table of both years.

The two values are the only ones that the document gives for the measure and the two years: in a table, or in a sentence
that says which came first. The measure is the same metric, scopes and method; where the metric is unknown, the words of
a table's row, which must be the subject of the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.elements import span_in
from checker.extraction.patterns import compiled
from checker.extraction.ratio_words import words_of
from checker.extraction.said_changes import (
    A_YEAR,
    HEAD_END,
    OTHERWISE,
    SaidChange,
    is_contrary,
    said_changes,
    signed,
    without_amounts,
)
from checker.extraction.subjects import is_third_party
from checker.extraction.table_cells import cell_span
from checker.extraction.timed_values import in_time, timed_values
from checker.extraction.verbs import CONDITIONAL, INTENT
from checker.model import Mention, Origin, Quantity, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.table_values import Entry
    from checker.model import Document, Facts

_SINCE = compiled(
    r"\b(?:since|compared (?:with|to)|than in|against|from|relative to|on) (?:the (?:year|level of) )?(?:FY ?)?$",
    re.IGNORECASE,
)
# a part of what the values of the document are for
_PLACED = compiled(
    r"\b(?:at|in|from|for|of) (?:(?:the|our) )?(?-i:[A-Z])(?!cope|O2|O₂|SG|Y ?\d)[\w&'-]+|\b(?:site|plant|mill"
    r"|region|division|subsidiar\w+|alone"
    r"|own (?:fleet|sites)|excluding|only)\b",
    re.IGNORECASE,
)
_LEADS = compiled(
    r"^(?:[^,]{1,40}, )?(?:we (?:are (?:glad|pleased|proud) to report|report|are pleased) that )?", re.IGNORECASE
)
_BRACKETED = re.compile(r"\([^()]*\)")
_IGNORED = frozenset(
    {"the", "our", "its", "their", "number", "volume", "amount", "quantity", "total", "use", "consumption", "overall"}
    | {"level", "rate", "share", "figure", "has", "have", "been", "was", "were", "went", "came", "is", "are", "we"}
)
_Measure = tuple[object, ...]


class _Value(Struct, frozen=True, kw_only=True):
    quantity: Quantity
    span: Span


_Series = Mapping[_Measure, Mapping[int, list[_Value]]]


def with_distant_changes(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    facts: Facts,
    numbers: Callable[[], Iterator[Entry]],
) -> list[Mention]:
    """Return the mentions of a document with the changes whose two values stand elsewhere in it.

    A change that is a mention already gets the two values, another one becomes a mention. `numbers` gives all numbers
    of the document's tables.
    """
    known = list(mentions)
    told = [(sentence, change) for sentence in sentences for change in _changes(sentence, facts)]
    if not told:
        return known
    in_block: dict[int, list[int]] = defaultdict(list)
    for at, mention in enumerate(known):
        in_block[mention.block].append(at)
    series = {**_of_tables(numbers()), **_series(document, sentences, mentions)}
    latest = max((year for values in series.values() for year in values), default=0)
    for sentence, change in told:
        span = span_in(document, sentence, change.amount.start, change.amount.end)
        beside = in_block.get(sentence.block, [])
        own = next((at for at in beside if known[at].kind == "change" and _states(known[at], span)), None)
        whole = span_in(document, sentence, 0, len(sentence.text))
        if any(whole.overlaps(known[at].span) and _has_ends(known[at]) for at in beside):
            continue
        years = _years(sentence, change, latest)
        values = series.get(_measure(sentence, change), {}) if years is not None else {}
        before, after = (values.get(year, []) for year in years or (0, 0))
        if len({one.quantity.amount for one in before}) == len({one.quantity.amount for one in after}) == 1:
            mention = _mention(document, sentence, change, (before[0], after[0]))
            if own is None:
                known.append(mention)
            else:
                known[own] = replace(known[own], slots={**mention.slots, **known[own].slots})
    return known


def _states(mention: Mention, span: Span) -> bool:
    stated = mention.slots.get("change_value")
    return stated is not None and stated.span is not None and stated.span.overlaps(span)


def _changes(sentence: Sentence, facts: Facts) -> list[SaidChange]:
    """Return the only change of a sentence that tells what has happened to the whole of something."""
    changes = said_changes(sentence)
    if len(changes) != 1 or sentence.block_kind in {"table", "heading"}:
        return []
    told = sentence.text[: _end(sentence, changes[0])]
    if OTHERWISE.search(told) or _PLACED.search(told) or INTENT.search(told) or CONDITIONAL.search(told):
        return []
    return [] if is_third_party(sentence.text, facts) else changes


def _end(sentence: Sentence, change: SaidChange) -> int:
    end = HEAD_END.search(sentence.text, change.amount.end)
    return max(end.start(), change.amount.end) if end is not None else len(sentence.text)


def _has_ends(mention: Mention) -> bool:
    return "base_value" in mention.slots or "changed_from" in mention.slots


def _metric(mention: Mention) -> object:
    return mention.slots["metric"].value if "metric" in mention.slots else "unknown"


def _years(sentence: Sentence, change: SaidChange, latest: int) -> tuple[int, int] | None:
    """Return the years that a change lies between: named, or the last of the document and the one before it."""
    text = sentence.text
    named = [period for period in sentence.periods if period.form != "span"]
    since = [p.year for p in named if _SINCE.search(text, 0, p.start)]
    own = [p.year for p in named if not _SINCE.search(text, 0, p.start)]
    until = own[0] if own else latest
    if len(own) > 1 or len(since) > 1:
        return None
    if since:
        return (since[0], until) if since[0] < until else None
    return (until - 1, until) if A_YEAR.search(text, 0, len(text)) and change.amount.start >= 0 else None


def _measure(sentence: Sentence, change: SaidChange) -> _Measure:
    text, end = sentence.text, _end(sentence, change)
    hits = [hit for hit in sentence.measurable if hit.end <= end]
    named = [hit for hit in hits if hit.scopes or hit.id != "ghg.total.unspecified"] or hits
    if len({hit.id for hit in named}) == 1:
        return named[0].id, named[0].scopes, named[0].method
    opening = _LEADS.match(text)
    subject = text[opening.end() if opening else 0 : change.start]
    return ("unknown", _words(subject)) if not hits else ()


def _series(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> _Series:
    """Return the values of the document by measure and year."""
    series: dict[_Measure, dict[int, list[_Value]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        value, year = mention.slots.get("value"), mention.slots.get("period_year")
        if mention.kind != "metric" or value is None or year is None or not isinstance(value.value, Quantity):
            continue
        key = _key(mention)
        if isinstance(year.value, int) and key:
            series[key][year.value].append(_Value(quantity=value.value, span=value.span or mention.span))
    latest = max((year for values in series.values() for year in values), default=0)
    for sentence in sentences:
        pair = in_time(timed_values(sentence, None)) if len(sentence.amounts) > 1 else None
        if pair is None or _PLACED.search(sentence.text) or OTHERWISE.search(without_amounts(sentence)):
            continue
        hits = {hit.id: hit for hit in sentence.measurable}
        if len(hits) != 1:
            continue
        (hit,) = hits.values()
        until = pair[1].year or latest
        since = pair[0].year if pair[0].year not in {None, until} else until - 1
        for one, at in zip(pair, (since or until - 1, until), strict=True):
            span = span_in(document, sentence, one.amount.start, one.amount.end)
            series[hit.id, hit.scopes, hit.method][at].append(_Value(quantity=one.amount.quantity, span=span))
    return series


def _of_tables(numbers: Iterator[Entry]) -> _Series:
    """Return the numbers of rows that nothing is known of but their words and years."""
    series: dict[_Measure, dict[int, list[_Value]]] = defaultdict(lambda: defaultdict(list))
    for entry in numbers:
        words, span = _words(entry.line.name), cell_span(entry.cell)
        if entry.period is not None and span is not None and words and not entry.line.group:
            series["unknown", words][entry.period.year].append(_Value(quantity=entry.quantity, span=span))
    return series


def _words(label: str) -> frozenset[str]:
    return frozenset(words_of(_BRACKETED.sub("", label))) - _IGNORED


def _key(mention: Mention) -> _Measure:
    """Return what a figure measures, () for one of a part, a product or per unit."""
    slots = mention.slots
    boundary = slots.get("boundary")
    if {"denominator", "product", "population_level"} & slots.keys():
        return ()
    if boundary is not None and boundary.origin is not Origin.DOCUMENT:
        return ()
    metric = _metric(mention)
    if metric != "unknown":
        scopes, method = slots.get("ghg_scopes"), slots.get("scope2_method")
        return metric, scopes.value if scopes is not None else (), method.value if method is not None else ""
    name = slots.get("metric_name")
    if name is None or name.origin is not Origin.TABLE:
        return ()
    words = _words(str(name.value))
    return ("unknown", words) if words else ()


def _mention(document: Document, sentence: Sentence, change: SaidChange, ends: tuple[_Value, _Value]) -> Mention:
    amount, (before, after) = change.amount, ends
    span = span_in(document, sentence, amount.start, amount.end)
    slots = {
        "metric": Slot(value="unknown"),
        "unit": Slot(value="%", span=span),
        "direction": Slot(value=change.direction),
        "tense": Slot(value="past"),
        "value": Slot(value=after.quantity, span=after.span, origin=Origin.RELATED),
    }
    if is_contrary(change, before.quantity, after.quantity):
        slots["changed_from"] = Slot(value=(before.quantity,), span=before.span, origin=Origin.RELATED)
        slots["stated_changes"] = Slot(value=(signed(change),), span=span)
    else:
        slots["base_value"] = Slot(value=before.quantity, span=before.span, origin=Origin.RELATED)
        slots["change_value"] = Slot(value=amount.quantity, span=span)
    whole = span_in(document, sentence, 0, len(sentence.text))
    return Mention(kind="change", span=span, sentence=whole, block=sentence.block, slots=slots)
