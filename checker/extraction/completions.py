"""What the words around a claim add to it, whichever reader found it: coverage, population, basis, method, period.

A reader binds numbers to metrics and years; these functions then look at the sentence, the one before and the headings
for what rules ask beside that. None of them changes a slot that the reader has set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.backing import backing_slots
from checker.extraction.clauses import clause_at
from checker.extraction.compensations import own_reductions
from checker.extraction.coverage import coverage_slots, site_slots
from checker.extraction.drafts import Draft, Found, found, found_around
from checker.extraction.financed import METRIC, financed_words
from checker.extraction.labels import award_label
from checker.extraction.levels_before import level_before
from checker.extraction.notes import noted_slots
from checker.extraction.offer_backing import offer_slots
from checker.extraction.own_times import own_times
from checker.extraction.patterns import compiled
from checker.extraction.populations import counts_people, level_in, paid_group_in, statistic_in
from checker.extraction.product_claims import property_of
from checker.extraction.recipients import recipient_slots
from checker.extraction.relative import relative_date
from checker.extraction.renewable_use import renewable_property
from checker.extraction.roles import Role, place_periods
from checker.extraction.scope3 import category_slots
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_ABSOLUTE = compiled(
    r"\babsolute\b(?! (?:zero|majority|priority|minimum|maximum|certainty|necessity)\b)|\bin absolute terms\b"
    r"|\bthe total (?:weight|amount|volume|number|mass|quantity)\b",
    re.IGNORECASE,
)
_IS_ABSOLUTE = compiled(
    r"\b(?:this|the|both|all|these|our)(?: \w+){0,4} (?:targets?|goals?|reductions?|figures?|commitments?)\b[^.;]{0,30}"
    r"\b(?:is|are) (?:both |all )?(?:an )?absolute\b"
    r"|\b(?:is|are) (?:both |all )?absolute (?:targets?|goals?|reductions?)\b",
    re.IGNORECASE,
)
_METHOD = compiled(r"\b(?P<method>market|location)[- ]based\b", re.IGNORECASE)
# behind it stands why, at whatever site that was: "fell by 6% because the Redcar bakery moved to biomethane"
_REASON = compiled(r",? (?:because|as|since|thanks to|due to|owing to)\b(?! (?:19|20)\d\d)", re.IGNORECASE)
_RECENT = 3  # sentences before a value in which its period may stand


def complete(draft: Draft, sentence: Sentence, facts: Facts) -> Draft:
    """Return the draft with what the words around it add."""
    added: dict[str, Found] = {}
    for name, slot in _additions(draft, sentence, facts):
        if name not in draft.slots:
            added.setdefault(name, slot)
    return replace(draft, slots={**draft.slots, **added}) if added else draft


def _total_of_scopes(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Yield the scopes of a total that stands behind its parts: "Scope 1 was ..., Scope 2 was ..., in total ..."."""
    metric, name = draft.slots.get("metric"), draft.slots.get("metric_name")
    if (
        metric is None
        or name is None
        or metric.value != "ghg.total.unspecified"
        or "total" not in str(name.value).lower()
    ):
        return
    before = {scope for hit in sentence.metrics if hit.end <= draft.start for scope in hit.scopes}
    if len(before) > 1:
        yield "ghg_scopes", found(tuple(sorted(before)), origin=Origin.COORDINATION)


def _additions(draft: Draft, sentence: Sentence, facts: Facts) -> Iterator[tuple[str, Found]]:
    if draft.kind == "target":
        yield from coverage_slots(sentence.text).items()
        yield from _basis(draft, sentence)
        yield from _steps(draft, sentence, facts)
        yield from level_before(draft, sentence)
    if draft.kind in {"metric", "change", "target", "social"}:
        yield from _people(draft, sentence)
        yield from _scope2_method(draft, sentence)
        yield from category_slots(draft, sentence).items()
        yield from _financed(draft, sentence)
    if draft.kind == "metric":
        yield from _total_of_scopes(draft, sentence)
    if draft.kind in {"metric", "change"}:
        low, high = clause_at(sentence.text, draft.start)
        reason = _REASON.search(sentence.text, draft.end, high)
        yield from site_slots(sentence.text, low, reason.start() if reason else high).items()
    if draft.kind in {"metric", "change"} and not {"period", "date"} & draft.slots.keys():
        yield from _period_around(sentence, facts)
    if draft.kind in {"award", "rating", "certification"}:
        yield from recipient_slots(draft, sentence, facts).items()
    if draft.kind in {"generic_env", "product_env", "rating", "superlative", "award"}:
        yield from offer_slots(draft, sentence).items()
    if draft.kind == "award":
        yield from award_label(draft).items()
    if draft.kind == "carbon_neutral":
        yield from own_reductions(draft, sentence).items()
    yield from _properties(draft, sentence)
    yield from backing_slots(draft, sentence)
    yield from noted_slots(draft, sentence, facts)


def _properties(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Say which property of products an absolute claim, a figure or a target is about."""
    if draft.kind in {"product_env", "metric", "target"}:
        yield from property_of(draft, sentence).items()
    if draft.kind in {"metric", "target"}:
        yield from renewable_property(draft, sentence).items()


def _basis(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Say that a reduction is absolute: by its words, the list it stands in, or a sentence about all of them."""
    if "denominator" in draft.slots or _text(draft, "target_form") != "change":
        return
    said = _ABSOLUTE.search(sentence.text)
    dimension = _text(draft, "metric_dimension")
    if said:
        yield "basis", found("absolute", said.span(), origin=Origin.COORDINATION)
    elif dimension and any(amount.dimension == dimension and not amount.per for amount in sentence.amounts):
        yield "basis", found("absolute", origin=Origin.DERIVED)  # "20%, from 96,000 m3 in 2021" is an amount
    elif stated := _IS_ABSOLUTE.search(sentence.paragraph):
        paragraph, origin = sentence.paragraph, Origin.SENTENCE_BEFORE
        yield "basis", found_around("absolute", sentence, paragraph, stated.span(), origin=origin)
    else:
        for text in (*sentence.headings[:1], sentence.list_intro):
            if stated := _ABSOLUTE.search(text):
                yield "basis", found_around("absolute", sentence, text, stated.span(), origin=Origin.HEADING)
                return


def _financed(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Say what a figure of financed emissions covers, from its sentence, its paragraph or the headings."""
    if _text(draft, "metric") != METRIC:
        return
    texts = (sentence.text, sentence.paragraph, sentence.list_intro, *sentence.headings[:1])
    for name, words, index, span in financed_words(texts):
        origin = Origin.HERE if index == 0 else Origin.SENTENCE_BEFORE if index == 1 else Origin.HEADING
        yield (
            name,
            found(words, span) if index == 0 else found_around(words, sentence, texts[index], span, origin=origin),
        )


def _steps(draft: Draft, sentence: Sentence, facts: Facts) -> Iterator[tuple[str, Found]]:
    """Find the nearer years that the same sentence gives: "all 24 by 2041, with six converted by 2030"."""
    year = draft.slots.get("target_year")
    if year is None or not isinstance(year.value, int):
        return
    deadlines = [p for p in place_periods(sentence, facts, is_goal=True) if p.role is Role.DEADLINE]
    nearer = sorted({p.year for p in deadlines if p.year < year.value})
    if nearer:
        yield "interim_targets", found(tuple(nearer), origin=Origin.COORDINATION)


def _people(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    metric = _text(draft, "metric")
    if metric.startswith("pay."):
        group, statistic = paid_group_in(sentence.text), statistic_in(sentence.text)
        if group:
            yield "population_level", found(sentence.text[slice(*group)], group)
        if statistic:
            yield "statistic", found(*statistic)
    if not metric.startswith("people."):
        return
    group = level_in(sentence.text)
    if group:
        yield "population_level", found(sentence.text[slice(*group)], group)
        return
    counted = counts_people(sentence.before.text) if sentence.before is not None else None
    if counted and sentence.before is not None:
        words = sentence.before.text[slice(*counted)]
        yield (
            "population_level",
            Found(
                value=words, start=counted[0], end=counted[1], origin=Origin.SENTENCE_BEFORE, sentence=sentence.before
            ),
        )
        return
    for text in (*sentence.headings[:1], sentence.list_intro):
        group = level_in(text)
        if group:
            words = text[slice(*group)]
            yield "population_level", found_around(words, sentence, text, group, origin=Origin.HEADING)
            return


def _scope2_method(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    if not draft.has_scope(2):
        return
    for text, origin in (
        (sentence.text, Origin.COORDINATION),
        (sentence.before.text if sentence.before is not None else "", Origin.SENTENCE_BEFORE),
        (" ".join((*sentence.headings[:1], sentence.list_intro)), Origin.HEADING),
    ):
        methods = {match["method"].lower() for match in _METHOD.finditer(text)}
        if methods:
            yield "scope2_method", found("both" if len(methods) == 2 else methods.pop(), origin=origin)
            return


def _period_around(sentence: Sentence, facts: Facts) -> Iterator[tuple[str, Found]]:
    """Find the period that the sentences before, the list's introduction or a heading give a value."""
    before, steps = sentence.before, 0
    if sentence.periods:  # "since 2019", "compared with last year": it says when it is measured from, not when
        times = own_times(sentence, facts)
        if times:
            yield "period_around", found(times[0].period.label, (times[0].period.start, times[0].period.end))
            return
    relative = relative_date(sentence)
    if relative:
        yield "period_around", found(*relative)
        return
    while before is not None and steps < _RECENT:
        times = own_times(before, facts)
        if times:
            last = times[-1].period
            yield (
                "period_around",
                Found(value=last.label, start=last.start, end=last.end, origin=Origin.SENTENCE_BEFORE, sentence=before),
            )
            return
        before, steps = before.before, steps + 1
    for text in (sentence.list_intro, *sentence.headings):
        year = re.search(r"\b(?:fy ?\d\d(?:\d\d)?|20[0-3]\d|19\d\d)\b", text, re.IGNORECASE)
        if year:
            yield "period_around", found_around(year.group(), sentence, text, year.span(), origin=Origin.HEADING)
            return


def _text(draft: Draft, name: str) -> str:
    slot = draft.slots.get(name)
    return slot.value if slot is not None and isinstance(slot.value, str) else ""
