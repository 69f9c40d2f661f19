"""The figures of claims as facets: each amount that is stated for a period, with the keys that make it comparable."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import BlockKind, Claim, Facet, Origin, Quantity, Slot, Span, Value
from checker.resolution.coverage import WHOLE, is_within, own_sites, telling_parts
from checker.resolution.earlier_years import changed_since
from checker.resolution.explanations import Explanations, says
from checker.resolution.figure_units import dimension_of, fits_metric, in_known_unit, per_one
from checker.resolution.fiscal_years import is_over_two_years
from checker.resolution.gifts import gift_of
from checker.resolution.measures import Measure, is_own_name, is_part_of_year, leftover_words, measure_of
from checker.resolution.plainness import is_plain
from checker.resolution.readable import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.resolution.standpoints import Standpoint

_KINDS = frozenset({"metric", "change", "social", "target", "donation"})
_YEARS = re.compile(r"(?P<from>(?:19|20)\d\d)(?P<sep>\D{1,7})(?P<to>(?:19|20)\d\d)")
_RESTATED = "restatement_words"


class Subject(Struct, frozen=True, kw_only=True):
    """What a claim's figures are about, wherever they stand in it."""

    claim: Claim
    measure: Measure
    coverage: str
    sentence: str


def subject_of(
    claim: Claim, point: Standpoint, stated: str, boundaries: Sequence[str], whole: str, sites: int
) -> Subject | None:
    """Return what a claim is about, None where its measure is too vague.

    `stated`: the words that say what it covers; `whole`: its document's boundary; `sites`: how many the company has.
    """
    mention = claim.mentions[0]
    sentence = point.around.sentence(mention)
    is_cell = point.reading.document.blocks[mention.block].kind is BlockKind.TABLE
    over = point.around.over(mention.block, mention.span)
    measure = (
        measure_of(claim, "", over=f"{over} {sentence}")
        if is_cell
        else measure_of(claim, sentence, _before_value(claim, point), over)
    )
    if measure is None:
        return None
    if claim.kind == "donation":
        measure = gift_of(measure, claim, sentence)
    is_all = (
        not stated or (sites > 0 and own_sites(stated) == sites) or (is_cell and is_own_name(stated, claim, measure))
    )
    is_whole = is_all or is_within(stated, [*boundaries, point.reading.facts.entity or ""])
    coverage = f"{WHOLE} {whole}".strip() if is_whole else " ".join(sorted(telling_parts(stated)))
    return Subject(claim=claim, measure=measure, coverage=coverage, sentence=sentence)


def _before_value(claim: Claim, point: Standpoint) -> str:
    """Return the claim's words in front of its amount."""
    slot = claim.slots.get("value")
    end = slot.span.start if slot is not None and slot.span is not None else claim.span.end
    return " ".join(words_of(point.reading.document, claim.span.start, max(claim.span.start, end)).split())


def figures_of(subject: Subject, point: Standpoint) -> Iterator[Facet]:
    """Yield the figures of a claim: its value, the one before, the base, the latest result, the stated change."""
    claim = subject.claim
    if claim.kind not in _KINDS or point.entity is None or _is_hypothetical(claim):
        return
    if says(subject.sentence, "provisional_words"):  # the final figure may be another
        return
    provisional = point.explains("provisional_words")
    for role, slot, time in _stated(claim, point):
        quantity = slot.value
        is_amount = isinstance(quantity, Quantity) and (role.startswith("change") or fits_metric(quantity, claim))
        if time and is_amount and slot.span is not None and not _is_provisional(claim, slot, point, provisional, time):
            yield _figure(subject, point, role, slot, time)


def _is_provisional(claim: Claim, slot: Slot, point: Standpoint, notes: Explanations, time: str) -> bool:
    """Tell whether the header over a figure, or a note on the figures of its year, calls it not yet final."""
    over = point.around.over(claim.mentions[0].block, slot.span) if slot.span else ""
    return says(over, "provisional_words") or notes.hold_for(time[:4], point.cycle)


def _is_hypothetical(claim: Claim) -> bool:
    return claim.kind != "target" and claim.get("modality") in {
        "conditional",
        "vision",
        "aim",
        "plan",
        "will",
        "commit",
    }


def _stated(claim: Claim, point: Standpoint) -> Iterator[tuple[str, Slot, str]]:
    """Yield role, slot and time of each amount that the claim's own words state."""
    block, own = claim.mentions[0].block, time_of(claim, point)
    slots = {name: slot for name, slot in claim.slots.items() if slot.origin not in {Origin.RELATED, Origin.DOCUMENT}}
    before = slots.get("previous_value") if point.reading.document.blocks[block].table is None else None
    year = point.around.year_of(block, before.span) if before is not None and before.span is not None else None
    if year is not None and own.startswith(str(year)):
        return  # two amounts of one year, of which one is another's: "compared with 2022 ... 41 t (2022: 44 t)"
    if claim.kind != "target" and "value" in slots:
        yield "base" if _is_base(slots["value"], block, point) else "value", slots["value"], own
    if before is not None:
        yield "previous", before, _shifted(own, year)
    base_year = claim.get("base_year")
    if "base_value" in slots and isinstance(base_year, int):
        role = "base" if claim.kind == "target" else "previous"
        yield role, slots["base_value"], _shifted(own or _end(claim.get("target_end")), base_year)
    if claim.kind == "target" and "current_value" in slots and (span := slots["current_value"].span):
        year = point.around.year_of(block, span)
        yield "current", slots["current_value"], _shifted(_end(claim.get("target_end")), year)
    until = _until(claim, point) or own
    since = changed_since(claim, until, has_base="base_year" in point.reading.facts.defaults)
    if claim.kind == "change" and "change_value" in slots and since and until:
        yield f"change {claim.get('direction')} since {since}", slots["change_value"], until


def _until(claim: Claim, point: Standpoint) -> str:
    """Return the time up to which a change since a year is told that names none: the reporting year."""
    end = claim.get("period_end")
    is_open = end is None or end == point.reading.facts.published
    is_plain = point.cycle is not None and "fy_definition" not in point.reading.facts.defaults
    return f"{point.cycle}-12-31" if is_open and is_plain else ""


def _is_base(slot: Slot, block: int, point: Standpoint) -> bool:
    """Tell whether the header over a value calls its year the base year."""
    header = point.around.row_and_column(block, slot.span)[1] if slot.span else ""
    return re.search(r"\bbase(?:line)?\b", header, re.IGNORECASE) is not None


def time_of(claim: Claim, point: Standpoint) -> str:
    """Return the key of the claim's period: its last day, and its label where it is no plain year."""
    end, label = claim.get("period_end"), str(claim.get("period") or "")
    if not isinstance(end, date):
        around = str(claim.get("period_around") or "")
        return f"{around}-12-31" if len(around) == 4 and around.isdigit() else ""
    document = point.reading.document
    before = words_of(document, claim.mentions[0].sentence.start, claim.span.start)[-40:]
    near = f"{before}{words_of(document, claim.span.start, claim.span.end + 30)}"
    if is_part_of_year(near) or is_part_of_year(label):
        return ""
    is_calendar = (end.month, end.day) == (12, 31)
    is_bare = is_calendar and _is_bare_fiscal(claim, point)
    if point.fiscal_year is not None and (is_bare or (is_calendar and is_over_two_years(label))):
        return _end(point.fiscal_year.end_of(end.year))
    return _end(end) + (" FY" if is_bare else "") + _month(label) + _span(label)


def _end(end: Value | None) -> str:
    return end.isoformat() if isinstance(end, date) else ""


def _is_bare_fiscal(claim: Claim, point: Standpoint) -> bool:
    """Tell a fiscal year whose months nobody says from a calendar year."""
    label = str(claim.get("period") or "").lower()
    return label.startswith(("fy", "fiscal", "financial")) and "fy_definition" not in point.reading.facts.defaults


@lru_cache(maxsize=512)
def _month(label: str) -> str:
    """Return a mark for the label of a single month or day, which is no year: "December 2024"."""
    words = label.lower().split()
    is_year_end = {"31", "30"} & {word.strip(",.") for word in words} or any(word.startswith("year") for word in words)
    named = any(
        word[:3] in ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        and word.isalpha()
        for word in words
    )
    return " month" if named and not is_year_end else ""


def _span(label: str) -> str:
    """Return a mark for the label of several years: "2020 to 2023"; "2022/23" is one."""
    found = _YEARS.fullmatch(label)
    is_one = found is None or (found["sep"].strip() in {"/", "-"} and int(found["to"]) - int(found["from"]) == 1)
    return "" if found is None or is_one else f" since {found['from']}"


def _shifted(time: str, year: int | None) -> str:
    """Return the same stretch of time in another year."""
    return f"{year}{time[4:]}" if time and year else ""


def _figure(subject: Subject, point: Standpoint, role: str, slot: Slot, time: str) -> Facet:
    claim, measure = subject.claim, subject.measure
    quantity = slot.value
    assert isinstance(quantity, Quantity)  # noqa: S101 - for the type checker: the caller has looked
    is_change = role.startswith("change")
    value = quantity if is_change else per_one(in_known_unit(quantity, claim), claim)
    label = " ".join(sorted(leftover_words(claim)))
    keys: dict[str, Value] = {
        "entity_id": point.entity or "",
        "path": claim.path,
        "measure": f"{measure.key} | {role}" if is_change else measure.key,
        "measure_name": measure.name,
        "coverage": subject.coverage,
        "time": f"{time} {dimension_of(value, claim)}",
        "period": _period_words(claim, role, time),
        "value": value,
        "role": "change" if is_change else role,
        "label": label,
        "table": (table := _table_of(claim, point)),
        "sentence": claim.mentions[0].sentence.start if table == -1 else -1,
        "plain": not is_change and is_plain(claim, slot, point.reading.document, label),
        "restated": is_restated(subject, point, slot.span, time),
    }
    return Facet(kind="figure", keys=keys, order=point.order, span=slot.span)


def _table_of(claim: Claim, point: Standpoint) -> int:
    """Return the block of the table that a claim stands in, -1 for one in a sentence."""
    block = claim.mentions[0].block
    return block if point.reading.document.blocks[block].table is not None else -1


def _period_words(claim: Claim, role: str, time: str) -> str:
    """Return the period as a reader would name it: its label where the claim has one for this amount."""
    own = str(claim.get("period") or "") if role not in {"previous", "base", "current"} else ""
    return own or (time[:4] if time[4:] in {"-12-31", ""} else f"the year to {time[:10]}")


def is_restated(subject: Subject, point: Standpoint, span: Span | None, time: str) -> bool:
    """Tell whether the document says openly that a figure replaces an earlier one: beside it, or of all before."""
    block = subject.claim.mentions[0].block
    header = point.around.row_and_column(block, span)[1] if span else ""
    if says(subject.sentence, _RESTATED) or says(header, _RESTATED):
        return True
    explanations = point.explains(_RESTATED)
    if explanations.follow(block, subject.sentence, subject.measure.words):
        return True
    is_earlier = point.cycle is None or int(time[:4]) < point.cycle
    return is_earlier and explanations.covers(subject.measure.words)
