"""Dates and base years that a target takes from around it."""

from __future__ import annotations

import pytest

from tests.resolution.readings_at_hand import read_text

HINTS = {"published": "2024-04-19"}


def targets(text, kinds=("target",)):
    """Return value, deadline and base year of each target; every slot's span holds the words it was read from."""
    reading = read_text(text, "note.txt", HINTS)
    found = []
    for mention in reading.mentions:
        if mention.kind not in kinds:
            continue
        for name in ("target_year", "base_year"):
            slot = mention.slots.get(name)
            if slot is not None and slot.span is not None:
                assert str(slot.value)[-2:] in text[slot.span.start : slot.span.end], name
        value = mention.slots.get("target_value")
        found.append(
            (
                str(value.value.amount) if value is not None else None,
                *(
                    mention.slots[name].value if name in mention.slots else None
                    for name in ("target_year", "base_year")
                ),
            )
        )
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By 2031:\nA 40% reduction in water withdrawal compared with 2021 at our mills in Kent", [("40", 2031, 2021)]),
        ("Milestone (by March 31, 2031)\nReduce waste by at least 25% (compared to fiscal 2022)", [("25", 2031, 2022)]),
        ("Our 2032 goals. Absolute over a 2019 baseline.\nWATER: Reduce withdrawal by 25%.", [("25", 2032, 2019)]),
        ("By 2032 we aspire to... Reduce our waste by 30% from 2021 levels.", [("30", 2032, 2021)]),
        ("Our 2033 waste-reduction plans are bold. Compared to 2019, these plans are to achieve:\n\n- 20% less waste\n- 35% less landfill\n", [("20", 2033, 2019), ("35", 2033, 2019)]),
        ("Our 2035 targets include:\n\n- Reduce water use by 15%\n- Source 60% recycled fibre\n", [("15", 2035, None), ("60", 2035, None)]),
        ("We will reduce Scope 1 emissions by 40% by 2031 from 2020. We will cut waste by 12% within the same timeframe.", [("40", 2031, 2020), ("12", 2031, 2020)]),
        ("We have cut our emissions by 9% from 2018. We are on track for a 40% reduction by 2031.", [("40", 2031, 2018)]),
        ("We cut water use by 9% from 2018. We aim for a 40% reduction in waste by 2031.", [("40", 2031, None)]),
        ("We will cut Scope 1 emissions by 40% by 2031 from 2020. We will raise our share of renewable electricity from 5% in 2021 to 90% by 2030. We will cut waste by 12% within the same timeframe.", [("40", 2031, 2020), ("90", 2030, 2021), ("12", 2030, 2020)]),
        ("2019 baseline:\n30% emissions reduction per crate", [("30", None, None)]),
        ("The plan involves:\n\nreducing water use by 12% (2020 basis);\n\nreducing waste by 8%.", [("12", None, 2020), ("8", None, None)]),
    ],
)  # fmt: skip
def test_a_target_is_dated_from_above(text, expected):
    assert targets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Progress on our 2032 goals\n\nA 12% reduction in water use so far.",
        "Our 2032 goals\n\nA 12% reduction in water use was reached.",
        "Water\n\nA 12% reduction in water use.",
        "2019 baseline:\nA 12% reduction in water use was reached",
        "By 2031:\n\nWe have cut water use by 12%.",
    ],
)
def test_what_has_been_reached_is_no_target(text):
    assert targets(text) == []


def test_a_label_dates_only_what_stands_right_below_it():
    text = "By 2031:\n12% less water\n\nOur mills\n\nReduce waste by 8%."
    assert targets(text) == [("12", 2031, None), ("8", None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By 2045:\nBring the emissions of our mills to net zero", [(None, 2045, None)]),
        ("Net zero in our mills by 2035 and across our supply chain by 2045.", [(None, 2035, None), (None, 2045, None)]),
        ("We aim for net zero by 2040 (Scope 1 and 2), and by 2048 in the value chain.", [(None, 2040, None), (None, 2048, None)]),
        ("Our Vision names 2044 as the target year. We aim to reach net zero emissions in our mills.", [(None, 2044, None)]),
        ("We are on the path to net zero emissions by 2045.", [(None, 2045, None)]),
        ('We pledge to become a "net zero" asset owner by 2046.', [(None, 2046, None)]),
        ("We undertake to achieve a carbon neutral investment portfolio by 2046.", [(None, 2046, None)]),
        ("Brook Mills supports the Tarn Accord and will work towards carbon neutrality by 2046.", [(None, 2046, None)]),
        ("We are to reach absolute zero by 2050.", [(None, 2050, None)]),
        ("Reach net-zero operations from 2027 through removals", [(None, 2027, None)]),
    ],
)  # fmt: skip
def test_neutrality_is_dated_part_by_part_and_from_around_it(text, expected):
    assert targets(text, ("net_zero", "carbon_neutral")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We support the global goal of net zero emissions by 2050.",
        "The transition to net zero by 2050 needs new grids.",
        "Claims of carbon neutrality are banned from 2027.",
        "We invest in the net zero future.",
    ],
)
def test_neutrality_of_everybody_is_nobodys_promise(text):
    assert targets(text, ("net_zero", "carbon_neutral")) == []
