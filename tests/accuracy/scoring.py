"""Counts how many claims and slots are read rightly: recall and precision, per kind and per slot.

A claim expected and not read is missed, with every slot the gold states for it; a claim read and not expected is
surplus, with every judged slot it has. In a claim that was found, a slot that disagrees is missed and surplus at once.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents import read_document
from checker.extraction import read_claims
from checker.model import Claim, Reading
from checker.resolution import resolve
from tests.accuracy.matching import JUDGED, agrees, judged_slots, pair_up, stated, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.accuracy.gold_set import Entry, Expected


class Tally(Struct):
    """Counts of one kind or slot."""

    right: int = 0
    missed: int = 0
    surplus: int = 0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was read; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def precision(self) -> float:
        """Return the share of what was read that is right; 1 where nothing was read."""
        return self.right / (self.right + self.surplus) if self.right + self.surplus else 1.0


class Score(Struct, kw_only=True):
    """Tallies of claims by kind and of slots by name, what was found wrong, and the hard negatives."""

    kinds: defaultdict[str, Tally]
    slots: defaultdict[str, Tally]
    mistakes: list[str]
    negatives: int = 0  # entries without a claim
    false_alarms: int = 0  # those of them in which a claim was read

    @property
    def claims(self) -> Tally:
        """Return the claims of all kinds together."""
        return _sum(self.kinds.values())

    @property
    def all_slots(self) -> Tally:
        """Return all slots together."""
        return _sum(self.slots.values())


def score(entries: Iterable[Entry]) -> Score:
    """Read every entry as a document of its own and compare."""
    with TemporaryDirectory() as folder:
        return score_readings((entry, _read(entry, Path(folder))) for entry in entries)


def score_readings(readings: Iterable[tuple[Entry, tuple[Claim, ...]]]) -> Score:
    """Compare what was read in each entry with its gold."""
    counted = Score(kinds=defaultdict(Tally), slots=defaultdict(Tally), mistakes=[])
    for entry, claims in readings:
        wrong_before = counted.claims.surplus
        counted.mistakes += [f"{entry.place}: {mistake}" for mistake in _compare(entry.claims, claims, counted)]
        if not entry.has_claims:
            counted.negatives += 1
            counted.false_alarms += counted.claims.surplus > wrong_before
    return counted


def _read(entry: Entry, folder: Path) -> tuple[Claim, ...]:
    file = folder / f"text{entry.suffix}"
    file.write_bytes(entry.text.encode())
    reading = read_claims(read_document(file, file.name), hints=entry.hints)
    assert isinstance(reading, Reading)
    return resolve([reading])


def _compare(expected: tuple[Expected, ...], read: tuple[Claim, ...], counted: Score) -> Iterator[str]:
    pairs = pair_up(expected, read)
    found = [id(wanted) for wanted, _ in pairs]
    taken = [id(claim) for _, claim in pairs]
    for wanted, claim in pairs:
        if not wanted.is_optional:
            counted.kinds[wanted.kinds[0]].right += 1
            yield from _compare_slots(wanted, claim, counted.slots)
    for wanted in expected:
        if id(wanted) not in found and not wanted.is_optional:
            counted.kinds[wanted.kinds[0]].missed += 1
            for name in filter(lambda name: stated(wanted, name), judged_slots(wanted, wanted.kinds[0])):
                counted.slots[name].missed += 1
            yield f"missed {'/'.join(wanted.kinds)} {dict(wanted.slots)}"
    for claim in read:
        if id(claim) not in taken:
            counted.kinds[claim.kind].surplus += 1
            slots = {name: value for name in JUDGED[claim.kind] if (value := value_of(claim, name)) is not None}
            for name in slots:
                counted.slots[name].surplus += 1
            yield f"surplus {claim.kind} {slots}"


def _compare_slots(wanted: Expected, claim: Claim, slots: Mapping[str, Tally]) -> Iterator[str]:
    for name in judged_slots(wanted, claim.kind):
        value = value_of(claim, name)
        is_missed = stated(wanted, name)
        if value is None and not is_missed:
            continue
        if name in wanted.slots and agrees(name, wanted.slots[name], value):
            slots[name].right += 1
        else:
            slots[name].missed += is_missed
            slots[name].surplus += value is not None
            yield f"{claim.kind}.{name}: {value!r}, expected {wanted.slots.get(name)!r}"


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.right += tally.right
        total.missed += tally.missed
        total.surplus += tally.surplus
    return total
