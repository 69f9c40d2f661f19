"""What a target starts from, told in a sentence of its own: "The starting point is 2017, with 5.8 m3 a tonne"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found, period_slots
from checker.extraction.patterns import compiled
from checker.extraction.targets import read_targets
from checker.extraction.values import amount_slots
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

STARTS = compiled(
    r"\b(?:starting (?:point|value|level)|point of departure|base(?:line)?(?: (?:year|value|level))?"
    r"|reference (?:year|value|level))\b",
    re.IGNORECASE,
)
_OF_METRIC = ("metric", "metric_kind", "metric_dimension", "metric_name", "ghg_scopes", "scope2_method")


def read_base_values(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the value that the target of the sentence before starts from, as a value of its metric in the base year."""
    before = sentence.before
    if before is None or sentence.block_kind == "table" or not STARTS.search(sentence.text):
        return
    values = [one for one in sentence.amounts if one.quantity.unit not in {"%", "pp", ""} and not one.is_word]
    years = [one for one in sentence.periods if one.form in {"year", "fiscal"}]
    if len(values) != 1 or len(years) != 1 or sentence.measurable:
        return
    targets = [draft for draft in read_targets(before, facts) if "metric" in draft.slots]
    if len(targets) != 1:
        return
    told, value, year = targets[0].slots, values[0], years[0]
    if not value.per and told["metric_dimension"].value != value.dimension:
        return
    slots = {name: _taken(told[name], before) for name in _OF_METRIC if name in told}
    slots |= amount_slots(value, str(told["metric"].value))
    slots |= period_slots(year.label, year.last_day, (year.start, year.end))
    start, end = min(value.start, year.start), max(value.end, year.end)
    yield Draft(kind="metric", start=start, end=end, slots=slots)


def _taken(slot: Found, before: Sentence) -> Found:
    home = slot.sentence or (before if slot.start >= 0 else None)
    return Found(value=slot.value, start=slot.start, end=slot.end, origin=Origin.SENTENCE_BEFORE, sentence=home)
