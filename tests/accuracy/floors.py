"""The figures below which the tests fail, and which of them a score does not reach."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from tests.accuracy.scoring import Score, Tally

FILE = Path(__file__).with_name("floors.yaml")
_MARGIN = 0.02
_HEAD = "# Floors a little under the measured figures, written by `python -m tests.accuracy --write-floors`.\n"
Floors = Mapping[str, Mapping[str, Mapping[str, float]]]


def read_floors(file: Path = FILE) -> Floors:
    """Return the floors: claims or slots -> name -> precision and recall."""
    return yaml.safe_load(file.read_text("utf-8"))


def below(score: Score, floors: Floors) -> Iterator[str]:
    """Yield a line for each figure under its floor, and for each kind or slot that has none."""
    for group, tallies in _groups(score):
        known = floors.get(group, {})
        for name in sorted(known.keys() | tallies.keys()):
            tally = tallies.get(name, Tally())
            if name not in known:
                yield f"{group}: {name} has no floor"
                continue
            for figure, floor in known[name].items():
                if (measured := getattr(tally, figure)) < floor:
                    yield f"{group}: {figure} of {name} is {measured:.3f}, below {floor}"


def floors_of(score: Score) -> str:
    """Return the text of a floors file for this score."""
    lines = []
    for group, tallies in _groups(score):
        lines.append(f"{group}:")
        lines += [
            f"  {name}: {{precision: {_floor(tally.precision)}, recall: {_floor(tally.recall)}}}"
            for name, tally in sorted(tallies.items())
        ]
    return _HEAD + "\n".join(lines) + "\n"


def _groups(score: Score) -> tuple[tuple[str, Mapping[str, Tally]], ...]:
    return ("claims", {**score.kinds, "all": score.claims}), ("slots", {**score.slots, "all": score.all_slots})


def _floor(figure: float) -> str:
    return f"{max(0.0, math.floor((figure - _MARGIN) * 100) / 100):.2f}"
