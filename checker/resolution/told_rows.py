"""Amounts that sentences tell against the rows of tables that go by the same words, whatever they measure.

Vocabulary knows few of the measures that companies report. A row of a table says what it is of, in which unit and
year; a sentence that has the row's words, an amount of its unit and its year tells the same thing, or contradicts it.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import BlockKind, Claim, Facet, Mention, Quantity, Span, Value
from checker.quantities import agrees, comparable
from checker.resolution.derived_changes import percentage
from checker.resolution.explanations import says
from checker.resolution.figure_units import dimension_of
from checker.resolution.figures import Subject, is_restated, time_of
from checker.resolution.measures import Measure
from checker.resolution.outlines import telling_words
from checker.resolution.readable import words_of
from checker.resolution.told_coverage import is_of_all
from checker.resolution.told_likeness import MOST, Row, Told, gives_both, is_one, likeness
from checker.resolution.word_stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.resolution.standpoints import Standpoint

_OUR = (
    r"\b(?:at|in|across|from|by) (?:all )?(?:of )?(?:our|its|the) (?:two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d+|own) "
)
_OUR_SITES = re.compile(_OUR)
_OWN_SITES = re.compile(rf"{_OUR}[^,;.]*")


class Rows(Struct, frozen=True, kw_only=True):
    """The cells of all tables: by company, time and dimension, and by their row and year."""

    by_time: dict[tuple[Value, ...], list[Row]]
    by_line: dict[tuple[Value, ...], dict[int, list[Row]]]
    metrics: dict[tuple[str, int], list[Span]]  # words of known metrics, by path and block


def told_rows(every: Sequence[tuple[Claim, int]], points: Sequence[Standpoint]) -> Iterator[tuple[int, Facet]]:
    """Yield, by the index of a claim, a facet on each end of an amount in a sentence that a row tells too."""
    rows = _rows(every, points)
    own: dict[int, list[int]] = defaultdict(list)
    for at, (_, document) in enumerate(every):
        own[document].append(at)
    for document, point in enumerate(points):
        if point.entity is None or not own[document]:
            continue
        found: dict[int, list[tuple[Told, Row, Quantity]]] = defaultdict(list)
        for told in _amounts_of(document, point):
            match = _change_of(told, rows, point) if told.direction else _value_of(told, rows, point)
            if match is not None:
                found[match[0].at].append((told, *match))
        for pairs in found.values():
            if len({told.quantity.amount for told, _, _ in pairs}) == 1:
                told, row, value = pairs[0]
                ends = list(_facets(told, row, value, points, _nearest(own[document], told, every)))
                yield from () if any(facet.keys["restated"] for _, facet in ends) else ends


def _rows(every: Sequence[tuple[Claim, int]], points: Sequence[Standpoint]) -> Rows:
    by_time: dict[tuple[Value, ...], list[Row]] = defaultdict(list)
    by_line: dict[tuple[Value, ...], dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for at, (claim, document) in enumerate(every):
        point, quantity = points[document], claim.get("value")
        block = claim.mentions[0].block
        is_cell = point.reading.document.blocks[block].kind is BlockKind.TABLE
        if claim.kind != "metric" or not is_cell or not isinstance(quantity, Quantity) or point.entity is None:
            continue
        time, words = time_of(claim, point), stems_of(str(claim.get("metric_name") or ""))
        if time and words and is_of_all(claim, point, words):
            line: tuple[Value, ...] = (
                claim.path,
                block,
                str(claim.get("metric_name")),
                str(claim.get("boundary")),
                _dimension(quantity, claim),
            )
            row = Row(
                at=at, claim=claim, document=document, words=words, quantity=quantity, line=line, year=int(time[:4])
            )
            by_time[point.entity, time, line[-1]].append(row)
            by_line[line][row.year].append(row)
    return Rows(by_time=by_time, by_line=by_line, metrics=_metrics(every))


def _dimension(quantity: Quantity, claim: Claim) -> str:
    found = dimension_of(quantity, claim)
    return "count" if quantity.unit == "persons" else found


def _metrics(every: Sequence[tuple[Claim, int]]) -> dict[tuple[str, int], list[Span]]:
    """Return what the words of each block were read as, by path and block: where a metric is known."""
    found: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for claim, _ in every:
        metric = str(claim.get("metric"))
        for mention in claim.mentions if metric not in {"unknown", "None"} else ():
            found[claim.path, mention.block].append(mention.span)
    return found


def _amounts_of(document: int, point: Standpoint) -> Iterator[Told]:
    text = point.reading.document
    for mention in point.reading.amounts:
        quantity, form = mention.slots["value"].value, str(mention.slots["form"].value)
        time = _time(mention, point)
        sentence = _sentence(mention, point)
        is_own = not (says(sentence, "provisional_words") or says(sentence, "other_parties"))
        if form == "base" or not isinstance(quantity, Quantity) or not time or not is_own:
            continue
        base = mention.slots.get("base_year")
        yield Told(
            mention=mention,
            document=document,
            words=stems_of(_without_names(words_of(text, mention.span.start, mention.span.end), point)),
            quantity=quantity,
            time=time,
            direction="" if form == "value" else form,
            since=base.value if base is not None and isinstance(base.value, int) else int(time[:4]) - 1,
        )


def _sentence(mention: Mention, point: Standpoint) -> str:
    return words_of(point.reading.document, mention.sentence.start, mention.sentence.end)


def _without_names(words: str, point: Standpoint) -> str:
    """Return words without those that name the company, or say that all of it is meant and where that lies."""
    plain = _OWN_SITES.sub(" ", " ".join(words.split()))
    name = point.reading.facts.entity or ""
    short, _, form = name.rpartition(" ")
    for called in (name, short if telling_words(f"x {form}")[1] else ""):
        plain = plain.replace(called, " ") if called else plain
    return plain


def _time(mention: Mention, point: Standpoint) -> str:
    """Return the key of the year of an amount: the one that is told, or the year that is reported."""
    year, month = (slot.value if (slot := mention.slots.get(name)) else None for name in ("period_year", "month"))
    if isinstance(year, int) and isinstance(month, int):
        return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]}"
    around = mention.slots.get("year_around")
    is_reported = around is None or around.value == point.cycle
    return f"{point.cycle}-12-31" if point.cycle and is_reported and point.fiscal_year is None else ""


def _alike(told: Told, rows: Rows, point: Standpoint, dimension: str) -> list[Row]:
    """Return the rows of other documents that share words with an amount."""
    known = rows.by_time.get((point.entity or "", told.time, dimension), ())
    return [row for row in known if row.document != told.document and row.words & told.words]


def _closest(told: Told, alike: Sequence[Row], rows: Rows, point: Standpoint) -> Row | None:
    """Return the row that shares most words; None where several do, or where vocabulary knows what the amount is of."""
    best = max((likeness(told, row) for row in alike), default=(Decimal(0), 0))
    closest = [row for row in alike if likeness(told, row) == best]
    if len({row.quantity.amount for row in closest}) != 1:
        return None
    span, block = told.mention.slots["value"].span, told.mention.block
    read = rows.metrics.get((point.reading.document.path, block), ())
    metric = str(closest[0].claim.get("metric"))
    is_known = metric not in {"None", "unknown"} and not metric.startswith("x.")
    is_read = any(own.overlaps(span) for own in read if span is not None)
    return None if is_known and is_read else closest[0]


def _value_of(told: Told, rows: Rows, point: Standpoint) -> tuple[Row, Quantity] | None:
    """Return the one row that an amount is told of; None where none is, or more than one may be."""
    claim = pseudo_claim(told, point)
    words = words_of(point.reading.document, told.mention.span.start, told.mention.span.end)
    if _OUR_SITES.search(words) is None and not is_of_all(claim, point, told.words):
        return None
    alike = _alike(told, rows, point, _dimension(told.quantity, claim))
    row = _closest(told, alike, rows, point)
    if row is None or gives_both(told, row, _sentence(told.mention, point)):
        return None
    agreeing = [one for one in alike if comparable(told.quantity, one.quantity) and agrees(told.quantity, one.quantity)]
    if agreeing:
        return (row, row.quantity) if row in agreeing else None
    years = [one.quantity for cells in rows.by_line[row.line].values() for one in cells]
    is_of_another_year = any(comparable(told.quantity, one) and agrees(told.quantity, one) for one in years)
    return (row, row.quantity) if is_one(told, row, is_slip=is_of_another_year) else None


def _change_of(told: Told, rows: Rows, point: Standpoint) -> tuple[Row, Quantity] | None:
    """Return the row whose values of two years give a change that is told, and the change that they give."""
    keys = {key[2] for key in rows.by_time if key[:2] == (point.entity, told.time) and key[2] != "share"}
    row = _closest(told, [one for key in sorted(map(str, keys)) for one in _alike(told, rows, point, key)], rows, point)
    if row is None or row.words - told.words or len(told.words) > MOST * len(row.words):
        return None
    before, after = (rows.by_line[row.line].get(year, []) for year in (told.since, row.year))
    if len(before) != 1 or len(after) != 1:
        return None
    change = percentage(before[0].quantity, after[0].quantity, is_down=told.direction == "decrease")
    return (row, change) if change is not None and (len(row.words) > 1 or told.words == row.words) else None


def pseudo_claim(told: Told, point: Standpoint) -> Claim:
    """Return an amount of a sentence as if it were a claim."""
    mention = told.mention
    return Claim(id="", kind="metric", path=point.reading.document.path, mentions=(mention,), slots=mention.slots)


def _nearest(own: Sequence[int], told: Told, every: Sequence[tuple[Claim, int]]) -> int:
    """Return the claim of a document that stands nearest to an amount: a finding is one of a claim."""
    at = told.mention.span.start
    return min(own, key=lambda index: (abs(every[index][0].span.start - at), index))


def _facets(
    told: Told, row: Row, value: Quantity, points: Sequence[Standpoint], claim_at: int
) -> Iterator[tuple[int, Facet]]:
    name = str(row.claim.get("metric_name"))
    measure = Measure(key=f"row {row.claim.path} {row.claim.id} {told.mention.span.start}", name=name, words=row.words)
    own = pseudo_claim(told, points[told.document])
    for at, claim, quantity, span, document in (
        (claim_at, own, told.quantity, told.mention.slots["value"].span, told.document),
        (row.at, row.claim, value, row.claim.slots["value"].span, row.document),
    ):
        point = points[document]
        sentence = point.around.sentence(claim.mentions[0])
        subject = Subject(claim=claim, measure=measure, coverage="", sentence=sentence)
        keys: dict[str, Value] = {
            "entity_id": point.entity or "",
            "path": claim.path,
            "measure": measure.key,
            "measure_name": name,
            "coverage": "",
            "time": told.time,
            "period": told.time[:4],
            "value": quantity,
            "role": "change" if told.direction else "value",
            "label": "",
            "table": -1,
            "plain": True,
            "restated": is_restated(subject, point, span, told.time),
        }
        yield at, Facet(kind="figure", keys=keys, order=point.order, span=span or Span(0, 1))
