"""The tags of an inline XBRL report: what a tag says of a number joins what the text says of it.

A number that was read as a claim gets its tag's concept, amount and years, and its metric where the words left it open.
A number that was not, is a claim by its tag alone where the concept is one of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.binding import metric_slots
from checker.extraction.normalise import normalise
from checker.extraction.quantities import read_amounts
from checker.model import Block, BlockKind, Document, Mention, Origin, Passage, Quantity, Slot, Span, TaggedFact, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.extraction.concept_meanings import Meanings
    from checker.extraction.elements import Conventions

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# members that make a number something other than a result
_NO_RESULT = frozenset({"target", "milestone", "base", "baseline", "forecast", "adjustment", "restated"})
_LONGEST = 400  # characters of the words of a value
_HUNDRED = Decimal(100)


def join_tags(
    document: Document, mentions: Sequence[Mention], conventions: Conventions, meanings: Meanings
) -> list[Mention]:
    """Return the mentions of a document with what the tags of its numbers say, and those that only tags state."""
    if not document.tagged:
        return list(mentions)
    joined, places = list(mentions), _places(mentions)
    starts = [start for start, _, _ in places]
    homes = _homes(document)
    for fact, own in _facts_by_claim(document, places, starts):
        concept = meanings.of(fact.concept)
        for index in own:
            joined[index] = _tagged(joined[index], fact, concept)
        if concept is not None and not own:
            joined.extend(_stated_by_tag(document, fact, concept, homes, conventions))
    return joined


def _places(mentions: Sequence[Mention]) -> list[tuple[int, int, int]]:
    """Return where the values of mentions stand (start, end), and which mention each is of."""
    values = ((mention.slots.get("value"), index) for index, mention in enumerate(mentions))
    return sorted(
        (slot.span.start, slot.span.end, index)
        for slot, index in values
        if slot is not None and slot.span is not None and isinstance(slot.value, Quantity)
    )


def _facts_by_claim(
    document: Document, places: Sequence[tuple[int, int, int]], starts: Sequence[int]
) -> Iterator[tuple[TaggedFact, list[int]]]:
    """Yield each fact with the mentions whose value it is; values that hold two tagged numbers are left alone."""
    fact_starts = [fact.span.start for fact in document.tagged]
    for fact in document.tagged:
        first, last = bisect_left(starts, fact.span.start - _LONGEST), bisect_left(starts, fact.span.end)
        around = [place for place in places[first:last] if place[1] > fact.span.start]
        alone = [place for place in around if _is_alone(fact_starts, place)]
        if len(alone) == len(around):
            yield fact, [index for _, _, index in around]


def _is_alone(fact_starts: Sequence[int], place: tuple[int, int, int]) -> bool:
    return bisect_left(fact_starts, place[1]) - bisect_left(fact_starts, place[0]) <= 1


def _tagged(mention: Mention, fact: TaggedFact, concept: vocabulary.Concept | None) -> Mention:
    value = mention.slots["value"].value
    shown = value.unit if isinstance(value, Quantity) else ""
    slots = dict(mention.slots) | _tag_slots(fact, _quantity(fact, concept, shown))
    if "period" not in slots:
        slots |= _period_slots(fact)
    if concept is not None and _leaves_open(mention, concept):
        slots = slots | _concept_slots(fact, concept) | _own_name(slots)
    if concept is not None and concept.whole:
        slots.setdefault("denominator", Slot(value=concept.whole, origin=Origin.DERIVED))
    return replace(mention, slots=slots)


def _own_name(slots: Mapping[str, Slot]) -> dict[str, Slot]:
    return {name: slots[name] for name in ("metric_name",) if name in slots}


def _leaves_open(mention: Mention, concept: vocabulary.Concept) -> bool:
    """Tell whether the words name no metric, or only the family of the one that is tagged."""
    known = mention.slots.get("metric")
    metric = str(known.value) if known is not None else "unknown"
    family, _, last = metric.rpartition(".")
    return metric == "unknown" or (last == "unspecified" and concept.metric.startswith(f"{family}."))


def _stated_by_tag(
    document: Document,
    fact: TaggedFact,
    concept: vocabulary.Concept,
    homes: Sequence[tuple[int, int, int, Passage]],
    conventions: Conventions,
) -> Iterator[Mention]:
    """Yield the claim that a tag makes by itself, where it is a result, of a known metric, in the text."""
    words = {word for _, member in fact.members for word in _words(member)}
    home = _home(fact.span, homes)
    if home is None or fact.amount < 0 or fact.last_day is None or words & _NO_RESULT:
        return
    _, _, index, passage = home
    if document.blocks[index].kind is BlockKind.FURNITURE:
        return
    shown = _shown(passage, fact.span, conventions)
    tagged = _quantity(fact, concept, shown.unit if shown else "")
    value = shown or tagged
    if value is None:
        return
    slots = {"value": Slot(value=value, span=fact.span), "unit": Slot(value=value.unit, span=fact.span)}
    unit = vocabulary.units().get(value.unit)
    if unit is not None:
        slots["unit_dimension"] = Slot(value=unit.dimension, origin=Origin.DERIVED)
    slots |= _concept_slots(fact, concept) | _period_slots(fact) | _tag_slots(fact, tagged if shown else None)
    boundary = ", ".join(" ".join(_words(member)) for _, member in fact.members)
    if boundary:
        slots["boundary"] = Slot(value=boundary, span=fact.span)
    sentence = passage.span(0, len(passage.text))
    yield Mention(kind="metric", span=fact.span, sentence=sentence, block=index, slots=slots)


def _homes(document: Document) -> list[tuple[int, int, int, Passage]]:
    """Return the passages of a document where they begin and end, and the block each stands in."""
    found: list[tuple[int, int, int, Passage]] = []
    for index, block in enumerate(document.blocks):
        for passage in _passages(block):
            if passage.text:
                whole = passage.span(0, len(passage.text))
                found.append((whole.start, whole.end, index, passage))
    return sorted(found, key=lambda home: home[:3])


def _passages(block: Block) -> Iterator[Passage]:
    if block.table is None:
        yield block.passage
    else:
        yield from (cell.passage for cell in block.table.cells)


def _home(span: Span, homes: Sequence[tuple[int, int, int, Passage]]) -> tuple[int, int, int, Passage] | None:
    at = bisect_right(homes, span.start, key=lambda home: home[0]) - 1
    return homes[at] if at >= 0 and homes[at][1] >= span.end else None


def _shown(passage: Passage, span: Span, conventions: Conventions) -> Quantity | None:
    """Return the amount that the text shows at a place, where it has a unit there."""
    text = normalise(passage.text)
    for amount in read_amounts(text, [], decimal_comma=conventions.decimal_comma):
        if amount.quantity.unit and passage.span(amount.number_start, amount.end).overlaps(span):
            return amount.quantity
    return None


def _quantity(fact: TaggedFact, concept: vocabulary.Concept | None, shown: str) -> Quantity | None:
    """Return the amount of a tag; None where its measure is none of ours. What is pure is a share or a count."""
    prefix, _, measure = fact.unit.rpartition(":")
    metric = vocabulary.metrics().get(concept.metric) if concept is not None else None
    factor = Decimal(1)
    if measure == "pure":
        dimension = metric.dimension if metric is not None else "share" if shown == "%" else "count"
        unit, factor = {"share": ("%", _HUNDRED), "count": ("count", factor)}.get(dimension, ("", factor))
    elif prefix.endswith("iso4217") and measure in vocabulary.units():
        unit = measure
    else:
        unit = vocabulary.measures().get(measure, "")
    if not unit or "/" in fact.unit or "*" in fact.unit:
        return None
    amount = fact.amount * factor
    text = f"{amount:,f} {unit}" if unit != "count" else f"{amount:,f}"
    return Quantity(amount=amount, unit=unit, half_step=fact.half_step * factor, text=text)


def _concept_slots(fact: TaggedFact, concept: vocabulary.Concept) -> dict[str, Slot]:
    name = vocabulary.metrics()[concept.metric].name
    slots = {
        key: Slot(value=found.value, origin=Origin.DERIVED) for key, found in metric_slots(concept.metric, None).items()
    }
    slots["metric_name"] = Slot(value=name, span=fact.span, origin=Origin.DERIVED)
    if concept.scopes:
        slots["ghg_scopes"] = Slot(value=concept.scopes, origin=Origin.DERIVED)
    if concept.whole:
        slots["denominator"] = Slot(value=concept.whole, origin=Origin.DERIVED)
    if concept.method:
        slots["scope2_method"] = Slot(value=concept.method, origin=Origin.DERIVED)
    return slots


def _tag_slots(fact: TaggedFact, tagged: Quantity | None) -> dict[str, Slot]:
    values: dict[str, Value] = {"concept": fact.concept}
    if tagged is not None:
        values["tagged_value"] = tagged
    if fact.last_day is not None:
        first = fact.first_day or fact.last_day
        values["tagged_years"] = tuple(sorted({first.year, fact.last_day.year}))
    return {name: Slot(value=value, span=fact.span) for name, value in values.items()}


def _period_slots(fact: TaggedFact) -> dict[str, Slot]:
    last = fact.last_day
    if last is None:
        return {}
    first = fact.first_day or last
    is_year = (last.month, last.day) == (12, 31) and (fact.first_day is None or (first.month, first.day) == (1, 1))
    span = last.isoformat() if fact.first_day is None else f"{first.isoformat()} to {last.isoformat()}"
    label = str(last.year) if is_year and first.year == last.year else span
    values: dict[str, Value] = {"period": label, "period_year": last.year, "period_end": last}
    return {name: Slot(value=value, span=fact.span) for name, value in values.items()}


def _words(name: str) -> list[str]:
    """Split a name of a taxonomy into words: "n:HullPlantMember" are "hull" and "plant"."""
    words = [word.lower() for word in _WORD.findall(name.rpartition(":")[2])]
    return words[:-1] if words[-1:] == ["member"] else words
