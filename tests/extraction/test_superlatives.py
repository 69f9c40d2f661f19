from __future__ import annotations

import pytest

from checker.extraction.superlatives import read_superlatives
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("We are the greenest carrier in the Baltics.", {"superlative": "greenest", "topic": "environmental", "source": None}),
        ("we are the greenest carrier in the baltics.", {"superlative": "greenest"}),
        ("Tilla is the country's most sustainable soap.", {"superlative": "most sustainable", "product": "Tilla is the country's most sustainable soap"[:5]}),
        ("Orrin runs the first carbon-neutral dairy in the Alps.", {"superlative": "first carbon-neutral"}),
        ("According to the Marlow study, Tilla is the most eco-friendly soap.", {"source": "According to the Marlow study, Tilla is the most eco-friendly soap"}),
        ("We are a leader in ESG.", {"topic": "esg"}),
        ("We are the leader in ESG in its market.", {"topic": "esg"}),
        ("Tilla is the greenest soap. The ranking of the Lund Institute of 2024 lists all.", {"source": "ranking of the Lund Institute of 2024"}),
        ("Tilla is the greenest soap. This is what buyers like.", {"source": None}),
        ("Tilla is the greenest soap. Buyers read the index of 2024.", {"source": None}),
        ("Ours is the safest mine in the north.", {"topic": "social"}),
        ("Tilla is the most sustainable soap (orrin.example/study).", {"evidence_link": "orrin.example/study"}),
    ],
)  # fmt: skip
def test_a_superlative_is_read_with_its_topic(text, slots):
    assert holds(read(read_superlatives, text), "superlative", slots)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The museum has received widespread praise.", {"praise": "widespread praise", "source": None}),
        (
            "According to the Guild of Kitchens, our school is highly acclaimed.",
            {"source": "According to the Guild of Kitchens, our school is highly acclaimed"},
        ),
        (
            "Our school has been widely praised (https://orrin.example/press).",
            {"evidence_link": "https://orrin.example/press"},
        ),
        ("Our school, which was widely recognised, opened in May.", {"praise": "widely recognised"}),
        ("Our programme is highly acclaimed by the Lund Institute.", {"source": "the Lund Institute"}),
        ("the fair was well received.", {"praise": "well received"}),
    ],
)
def test_praise_is_read_with_its_source(text, slots):
    assert holds(read(read_superlatives, text), "superlative", slots)


@pytest.mark.parametrize(
    "text",
    [
        "Orrin is a leading maker of pumps.",
        "Our vision is to become the world's most reliable supplier.",
        "We want to be the greenest carrier in the Baltics.",
        "Leveraging its industry leadership, Orrin grows.",
        "Orrin was named Most Sustainable Carrier 2023 by the guild.",
        "Most Sustainable Carrier 2023: that is our title.",
        "The LTIFR was the lowest of the six plants.",
        "Our greenest year ever",
        "be a sustainability leader.",
        "Leeds is the cleanest of our plants.",
        "Our competitors are the greenest carriers.",
        '"You are the greenest of all," said Ann.',
        "Are we the greenest carrier?",
        "We are not the greenest carrier.",
        "Stay tuned for the latest innovative technology.",
        "CDP leadership status for water",
        'Ann said it was "widely praised" at the fair.',
        "We highly appreciate your support, and widespread recognition of risks is needed.",
        "We will be widely recognised.",
        "It is not widely recognised.",
    ],
)  # fmt: skip
def test_boilerplate_visions_and_titles_are_left_alone(text):
    assert read(read_superlatives, text, Facts(entity="Orrin Foods plc")) == []


def test_tables_are_left_alone():
    assert read(read_superlatives, "the greenest carrier", block_kind="table") == []
