"""Values of base years in many words: one that moves between two reports without a word is told with both ends."""

from __future__ import annotations

import pytest

from tests.cross_document.sets_at_hand import findings

OLD = "# Norvale Orchards Ltd: sustainability report 2022\n\nPublished 14 March 2023.\n\n"
NEW = "# Norvale Orchards Ltd: sustainability report 2024\n\nPublished 14 March 2025.\n\n"
CUT = "We will cut Scope 1 and 2 emissions by 40% by 2030."

MOVED = {
    "a baseline of": (
        f"{CUT[:-1]} from a 2019 baseline of 41,200 t CO2e.",
        f"{CUT} Our 2019 baseline is 46,300 t CO2e.",
    ),
    "in which": (
        f"{CUT[:-1]} against the 2019 base year, in which we emitted 41,200 t CO2e.",
        f"{CUT[:-1]} against the 2019 base year, in which we emitted 46,300 t CO2e.",
    ),
    "a sentence of its own": (
        f"{CUT} The base year is 2019, with 41.2 kt CO2e.",
        f"{CUT} The base year is 2019, with 46.3 kt CO2e.",
    ),
    "a label": (f"{CUT} Base year 2019: 41,200 t CO2e.", f"{CUT} Baseline (2019): 46,300 t CO2e."),
    "behind the value": (
        "Scope 1 and 2 emissions came down from 41,200 t CO2e in the base year 2019 to 35,000 t CO2e in 2022.",
        "Scope 1 and 2 emissions came down from 46,300 t CO2e in the base year 2019 to 31,000 t CO2e in 2024.",
    ),
    "water": (
        "Water: we want to use a quarter less by 2030. In the base year 2019 it was 812,000 m3.",
        "Water: we want to use a quarter less by 2030. The reference year is 2019, with 872,000 m3.",
    ),
    "starting point": (
        f"{CUT} The starting point is 2019, with 41,200 t CO2e.",
        f"{CUT} The starting point in 2019 was 46,300 t CO2e.",
    ),
}
KEPT = {
    "the same in another unit": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        f"{CUT} The base year is 2019, with 41.2 kt CO2e.",
    ),
    "recalculated": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        f"{CUT} Our 2019 baseline is 46,300 t CO2e, recalculated after we bought the Wye cidery.",
    ),
    "recalculated, told behind": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        f"{CUT} Our 2019 baseline is 46,300 t CO2e. It was recalculated after we bought the Wye cidery.",
    ),
    "other scopes": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        "We will cut Scope 3 emissions by 25% by 2030. Our 2019 baseline is 463,000 t CO2e.",
    ),
    "another year": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        f"{CUT} Our 2021 baseline is 38,300 t CO2e.",
    ),
    "the other method": (
        "We will cut Scope 1 and 2 emissions (market-based) by 40% by 2030. Our 2019 baseline is 41,200 t CO2e.",
        "We will cut Scope 1 and 2 emissions (location-based) by 40% by 2030. Our 2019 baseline is 46,300 t CO2e.",
    ),
    "per tonne": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        "We will cut Scope 1 and 2 emissions per tonne of juice by 40% by 2030. Our 2019 baseline is 0.46 t CO2e.",
    ),
    "the latest value": (
        f"{CUT} Our 2019 baseline is 41,200 t CO2e.",
        f"{CUT} Compared with the base year 2019 we emitted 12% less. In 2024 we emitted 36,300 t CO2e.",
    ),
}


def told(old: str, new: str) -> list[str]:
    return findings({"old.md": OLD + old + "\n", "new.md": NEW + new + "\n"}, select=("XDC",))


@pytest.mark.parametrize("name", MOVED)
def test_a_base_value_that_moves_is_told_with_both_ends(name):
    (found,) = told(*MOVED[name])
    assert found.split()[0] in {"XDC001", "XDC002"}
    assert {place.partition(":")[0] for place in found.split()[1:]} == {"old.md", "new.md"}


@pytest.mark.parametrize("name", KEPT)
def test_a_base_value_that_stays_or_is_explained_is_silent(name):
    assert [found for found in told(*KEPT[name]) if found.startswith(("XDC001", "XDC002"))] == []
