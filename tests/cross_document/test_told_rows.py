"""Amounts of measures that no vocabulary knows: what a sentence tells and what a row of a table says by the same words."""

from __future__ import annotations

import pytest

from tests.cross_document.sets_at_hand import findings

HEAD = "# Norvale Orchards Ltd: key figures 2023\n\nPublished 14 March 2024. Calendar years.\n\n"
LINE = "NORVALE ORCHARDS LTD\nLeeds, 20 March 2024\n\n"
CSV = "Norvale Orchards Ltd,,,\nIndicator,Unit,2022,2023\n"

DIFFER = {
    "a verb for the label": (
        CSV + "Hedges planted,km,31.2,38.4\n",
        "In 2023 we planted 34.8 kilometres of hedges along our fields.",
    ),
    "the noun of the verb": (
        CSV + "Bank erosion repaired,km,18.4,21.6\n",
        "During 2023, 26.1 kilometres of bank erosion were repaired.",
    ),
    "two figures change places": (
        CSV + "Crates washed and reused,number,118300,124600\n",
        "We washed and reused 142,600 crates in 2023.",
    ),
    "part of the label and a slip": (
        CSV + "Crates taken back and washed,number,118300,124600\n",
        "In 2023 we collected and washed 142,600 crates.",
    ),
    "the value of the year before": (
        CSV + "Peat used,m3,712,655\n",
        "Peat came to 712 cubic metres in 2023.",
    ),
    "a share of something": (
        CSV + "Seasonal workers with own room,%,61,67\n",
        "In 2023, 76% of seasonal workers had their own room.",
    ),
    "a change of a substance": (
        CSV + "SF6 leaked,kg,640,480\n",
        "We cut leakage of sulphur hexafluoride by 35 per cent in 2023 compared with 2022.",
    ),
    "a change without its base": (
        CSV + "Pesticide spraying hours,hours,5200,3900\n",
        "Pesticide spraying hours fell by 15% in 2023.",
    ),
    "a tile": (
        CSV + "Orchards with bird boxes,%,44,52\n",
        "**58%** of orchards with bird boxes in 2023",
    ),
    "another unit": (
        CSV + "Stubble burnt,t,420,365\n",
        "In 2023 we burnt 635,000 kg of stubble.",
    ),
}
ALIKE = {
    "the same in another unit": (
        CSV + "Stubble burnt,t,420,365\n",
        "In 2023 we burnt 365,000 kg of stubble.",
    ),
    "rounded": (
        CSV + "Crates washed and reused,number,118300,124600\n",
        "We washed and reused about 125,000 crates in 2023.",
    ),
    "one site": (
        CSV + "Hedges planted,km,31.2,38.4\n",
        "In 2023 we planted 34.8 kilometres of hedges at Hill Farm and Low Farm together with the county council.",
    ),
    "a part": (
        CSV + "Hedges planted,km,31.2,38.4\n",
        "In 2023 we planted 12.6 kilometres of hedges with hawthorn, blackthorn, hazel and dogwood.",
    ),
    "the year before": (
        CSV + "Peat used,m3,712,655\n",
        "Peat came to 712 cubic metres in 2022.",
    ),
    "down from": (
        CSV + "Peat used,m3,712,655\n",
        "Peat came to 655 cubic metres, down from 712 cubic metres in 2022.",
    ),
    "in brackets": (
        CSV + "Peat used,m3,712,655\n",
        "Peat came to 655 cubic metres in 2023 (2022: 712 cubic metres).",
    ),
    "a goal": (
        CSV + "Seasonal workers with own room,%,61,67\n",
        "By 2026, 76% of seasonal workers will have their own room.",
    ),
    "half a year": (
        CSV + "Crates washed and reused,number,118300,124600\n",
        "We washed and reused 142,600 crates in the first half of 2023.",
    ),
    "two rows alike": (
        CSV + "Apple crates washed,number,118300,124600\nPear crates washed,number,11300,12460\n",
        "We washed 142,600 crates in 2023.",
    ),
    "a change that the row gives": (
        CSV + "SF6 leaked,kg,640,480\n",
        "We cut leakage of sulphur hexafluoride by 25 per cent in 2023 compared with 2022.",
    ),
    "a change over more years": (
        CSV + "SF6 leaked,kg,640,480\n",
        "We have cut leakage of sulphur hexafluoride by 60 per cent since 2015.",
    ),
    "restated": (
        CSV + "Stubble burnt,t,420,365\n",
        "In 2023 we burnt 412 tonnes of stubble; the figure in the data book was corrected after a recount.",
    ),
    "at least": (
        CSV + "Hedges planted,km,31.2,38.4\n",
        "In 2023 we planted more than 34.8 kilometres of hedges.",
    ),
    "so far": (
        CSV + "Hedges planted,km,31.2,38.4\n",
        "So far we have planted 83.4 kilometres of hedges.",
    ),
    "an average": (
        CSV + "Pesticide spraying hours,hours,5200,3900\n",
        "Pesticide spraying hours averaged 3,090 hours a season in 2023.",
    ),
    "another measure with one word": (
        CSV + "Employees trained in first aid,number,240,310\n",
        "In 2023, 130 employees moved to the new packhouse.",
    ),
    "somebody else's": (
        CSV + "Hedges planted,km,31.2,38.4\n",
        "Our suppliers planted 48.3 kilometres of hedges in 2023.",
    ),
}


def told(book: str, sentence: str) -> list[str]:
    return findings({"book.csv": book, "release.txt": f"{LINE}{sentence}\n"}, select=("XDC", "ARI"))


@pytest.mark.parametrize("name", DIFFER)
def test_a_sentence_that_differs_from_a_row_is_told_with_both_ends(name):
    (found,) = told(*DIFFER[name])
    assert found.split()[0] == "XDC001"
    assert {place.partition(":")[0] for place in found.split()[1:]} == {"book.csv", "release.txt"}


@pytest.mark.parametrize("name", ALIKE)
def test_a_sentence_that_only_looks_alike_is_silent(name):
    assert told(*ALIKE[name]) == []


def test_a_table_of_a_report_is_held_against_a_release_as_well():
    table = "| Indicator | Unit | 2022 | 2023 |\n|---|---|---|---|\n| Hedges planted | km | 31.2 | 38.4 |\n"
    release = f"{LINE}In 2023 we planted 34.8 kilometres of hedges along our fields.\n"
    assert findings({"report.md": HEAD + table, "release.txt": release}, select=("XDC",)) == [
        "XDC001 release.txt:4 report.md:7"
    ]
