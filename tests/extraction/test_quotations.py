from __future__ import annotations

import pytest

from checker.extraction.quotations import read_quotations
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ('"We will publish the data in June," said Ines Marr, CFO of Tolland Bank.', {"speaker": "Ines Marr", "role": "CFO of Tolland Bank"}),
        ('"we keep going, and it shows," said ines marr, chief executive of tolland.', {"speaker": "ines marr", "role": "chief executive of tolland"}),
        ("\u201cWe grew,\u201d commented Dr. Ines Marr, CFO.", {"speaker": "Ines Marr", "role": "CFO"}),
        ('Mr. Lu Wen, CEO of Tolland, stated: "Over the past year we grew.', {"speaker": "Lu Wen", "role": "CEO of Tolland"}),
        ('Chief executive Ines Marr said: "We grew."', {"speaker": "Ines Marr", "role": "Chief executive"}),
        ('Our chief executive, Ines Marr, said: "We grew."', {"speaker": "Ines Marr", "role": "Our chief executive"}),
        ('"We grew," Ines Marr, CFO of Tolland, said.', {"speaker": "Ines Marr", "role": "CFO of Tolland"}),
        ('"We lead the transition," said a representative.', {"speaker": None}),
        ('"We lead the transition," said Ines Marr.', {"speaker": "Ines Marr", "role": None}),
        ('"The plan is sound," said the Marlow Water Agency.', {"speaker": "the Marlow Water Agency", "role": "organisation"}),
        ('"We grew," said Tolland.', {"speaker": "Tolland", "role": "organisation"}),
        ('"We grew," said the CFO.', {"role": "the CFO"}),
    ],
)  # fmt: skip
def test_a_quotation_is_read_with_speaker_and_role(text, slots):
    assert holds(read(read_quotations, text, Facts(entity="Tolland Bank plc")), "quote", slots)


@pytest.mark.parametrize(
    "text",
    [
        'Tolland won the "2022 Pioneer" award.',
        'Building on its "five-year goals, Tolland has set targets.',
        '"Green Line" is the name of our service.',
        'The firm set up the "Tolland Water Fund" to support lakes.',
        'Rated "strong" for climate by Pinnacle',
        "according to the organiser, the forum discussed many topics.",
        "He said that we grew.",
        '"We grew," she said.',
        '"Great stuff!"',
        'The title "Fair Employer" went to us.',
    ],
)
def test_titles_names_and_scare_quotes_are_no_quotation(text):
    assert read(read_quotations, text) == []


def test_the_attribution_is_placed_where_it_stands():
    (claim,) = read(read_quotations, 'Mr. Lu Wen, CEO of Tolland, stated: "Over the past year we grew.')
    assert claim.words == "Mr. Lu Wen, CEO of Tolland, stated"
    assert read(read_quotations, '"We grew," said Ann Lee, CFO.', block_kind="table") == []
