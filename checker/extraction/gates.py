"""Which sentences a reader need not be asked about: those without a number, a year or a word that it begins with.

Most readers begin by searching for their words, which costs nothing in a sentence without them. Those listed here begin
with something dearer; a sentence in which none of their patterns can match is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.commitments import PLAN_NAME, read_commitments
from checker.extraction.composites import INDEX, read_composites
from checker.extraction.durations import AGE, ANNIVERSARY, STREAK, read_durations
from checker.extraction.end_states import read_end_states
from checker.extraction.foundings import EVERY, FOUNDED
from checker.extraction.measures import read_measures
from checker.extraction.numbers import NUMBER
from checker.extraction.parts import read_parts
from checker.extraction.patterns import Gate
from checker.extraction.periods import PERIOD
from checker.extraction.quantities import WORD_NUMBERS
from checker.extraction.targets import read_targets
from checker.extraction.verbs import HALVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.extraction.drafts import Reader

OPEN = Gate()
GATES: Mapping[Reader, Gate] = {
    read_targets: Gate(NUMBER, WORD_NUMBERS, HALVE),
    read_measures: Gate(NUMBER, WORD_NUMBERS),
    read_parts: Gate(NUMBER),
    read_composites: Gate(INDEX),
    read_commitments: Gate(PERIOD, PLAN_NAME),
    read_end_states: Gate(PERIOD),
    read_durations: Gate(STREAK, AGE, ANNIVERSARY, FOUNDED, EVERY),
}
