"""Values that share their words: "1.2 in 2022 and 0.9 in 2023", "Scope 1 and Scope 2 emissions were 12 kt and 8 kt".

A run of amounts of one kind, joined by commas and "and", has either one metric and a period for each amount, or as many
metrics in front as it has amounts, in the same order. Anything else is left to the reader of single values.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.binding import metric_slots
from checker.extraction.drafts import Draft, period_slots
from checker.extraction.hulls import hull
from checker.extraction.metrics import scope_metric
from checker.extraction.patterns import compiled
from checker.extraction.values import REPORTED, amount_slots, is_bare_value
from checker.vocabulary import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.metrics import MetricHit
    from checker.extraction.periods import Period
    from checker.extraction.quantities import Amount

_IN = r"(?:,? (?:in|for|during|at the end of) (?:the (?:year |end of )?)?(?:fiscal (?:year )?|financial year )?)"
_JOINT = compiled(
    r"(?:,| and|, and|,? but|,? compared (?:with|to)|,? against|,? after|,? up from|,? down from) (?:only |just )?",
    re.IGNORECASE,
)
_BEHIND = compiled(_IN, re.IGNORECASE)
_AND = compiled(r",? and (?:the )?|, |,? (?:&|\+) ", re.IGNORECASE)
_LONGEST_SUBJECT = 60  # characters between the metrics and the first amount


def read_value_lists(sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[tuple[Draft, Amount]]:
    """Yield the values of the runs in a sentence, each with the amount it was read from."""
    usable = [a for a in amounts if not a.is_word and not sentence.in_parentheses(a.number_start)]
    for run in _runs(sentence, usable):
        yield from _by_period(sentence, run) or _by_metric(sentence, run)


def _runs(sentence: Sentence, amounts: list[Amount]) -> Iterator[list[tuple[Amount, Period | None]]]:
    """Yield neighbouring amounts of one dimension, each with the period right behind it."""
    run: list[tuple[Amount, Period | None]] = []
    for amount in amounts:
        period = _period_behind(sentence, amount)
        if run and not _joined(sentence, run[-1], amount):
            if len(run) > 1:
                yield run
            run = []
        run.append((amount, period))
    if len(run) > 1:
        yield run


def _period_behind(sentence: Sentence, amount: Amount) -> Period | None:
    behind = _BEHIND.match(sentence.text, amount.end)
    start = behind.end() if behind else -1
    return next((p for p in sentence.periods if p.start == start and p.form != "span"), None)


def _joined(sentence: Sentence, before: tuple[Amount, Period | None], amount: Amount) -> bool:
    first, period = before
    start = first.end if period is None else period.end
    kinds = {first.dimension, amount.dimension}
    alike = len(kinds) == 1 or not first.quantity.unit or kinds == {"mass", "mass_co2e"}  # "12.4 and 8.1 kt"
    return alike and _JOINT.fullmatch(sentence.text, start, amount.start) is not None


def _by_period(sentence: Sentence, run: list[tuple[Amount, Period | None]]) -> list[tuple[Draft, Amount]]:
    """Read one metric in several periods."""
    periods = [period for _, period in run if period is not None]
    if len(periods) != len(run) or len({period.last_day for period in periods}) != len(periods):
        return []
    hits = _in_front(sentence, run[0][0])
    if not hits or not REPORTED.search(sentence.text, hits[-1].end, run[0][0].start):
        return []
    return [_value(sentence, hits[-1], amount, period) for amount, period in run if _fits(sentence, hits[-1], amount)]


def _by_metric(sentence: Sentence, run: list[tuple[Amount, Period | None]]) -> list[tuple[Draft, Amount]]:
    """Read as many metrics as there are amounts, in the order of both."""
    first, last = run[0][0], run[-1]
    hits = _in_front(sentence, first)
    named = _single_scopes(hits[-1]) if hits else []
    if len(named) != len(run):
        named = _coordinated(sentence, hits, len(run))
    if len(named) != len(run) or not REPORTED.search(sentence.text, named[-1].end, first.start):
        return []
    if any(period is not None for _, period in run[:-1]):
        return []
    pairs = zip(named, run, strict=True)
    return [_value(sentence, hit, _with_unit_of(last[0], amount), last[1]) for hit, (amount, _) in pairs]


def _with_unit_of(last: Amount, amount: Amount) -> Amount:
    """Give an amount the unit, or the substance, that only the last one of its run names: "12 t and 8 t CO2e"."""
    unit, dimension = amount.quantity.unit, amount.dimension
    if not unit:
        unit, dimension = last.quantity.unit, last.dimension
    elif dimension == "mass" and last.dimension == "mass_co2e" and f"{unit}CO2e" in units():
        unit, dimension = f"{unit}CO2e", "mass_co2e"
    return replace(amount, quantity=replace(amount.quantity, unit=unit), dimension=dimension)


def _in_front(sentence: Sentence, amount: Amount) -> list[MetricHit]:
    """Return the metrics in front of the first amount and near it, weak ones only where there is no other."""
    hits = [h for h in sentence.measurable if h.end <= amount.start and amount.start - h.end <= _LONGEST_SUBJECT]
    return [hit for hit in hits if not hit.is_weak] or hits


def _single_scopes(hit: MetricHit) -> list[MetricHit]:
    """Split "Scope 1 and Scope 2 emissions"."""
    if len(hit.scopes) < 2:
        return []
    methods = {scope: hit.method if scope == 2 else "" for scope in hit.scopes}
    return [
        replace(hit, id=scope_metric((scope,), methods[scope]), scopes=(scope,), method=methods[scope])
        for scope in hit.scopes
    ]


def _coordinated(sentence: Sentence, hits: list[MetricHit], wanted: int) -> list[MetricHit]:
    named = hits[-wanted:]
    joined = all(_AND.fullmatch(sentence.text, a.end, b.start) for a, b in pairwise(named))
    return named if joined and len({hit.id for hit in named}) == wanted else []


def _fits(sentence: Sentence, hit: MetricHit, amount: Amount) -> bool:
    return bool(amount.quantity.unit) or is_bare_value(sentence.text, amount, hit.id)


def _value(sentence: Sentence, hit: MetricHit, amount: Amount, period: Period | None) -> tuple[Draft, Amount]:
    slots = metric_slots(hit.id, hit) | amount_slots(amount, hit.id)
    if period is not None:
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    end = max(amount.end, period.end if period is not None and period.start >= amount.end else 0)
    draft = hull("metric", sentence, slots, amount, (amount.start, max(end, amount.end)))
    return draft, amount
