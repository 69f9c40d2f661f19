from __future__ import annotations

import pytest

from checker.extraction.labels import read_labels
from tests.extraction.claims_at_hand import holds, read

NOBODY = {"third_party_scheme": None, "public_authority": None}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        # a label and nobody behind it
        ('Look for our "Planet Choice" seal on the pack.', {"label_name": "Planet Choice", "standard": "Planet Choice", **NOBODY}),
        ("Own 'Planet Choice' seal on the pack.", {"label_name": "Planet Choice", **NOBODY}),
        ("The Happy Planet label is shown on every jar.", {"label_name": "Happy Planet", **NOBODY}),
        ("Our own eco label tells you which soaps to choose.", {"label_name": "eco label", **NOBODY}),
        ("Our EcoStar badge marks our best jars.", {"label_name": "EcoStar", **NOBODY}),
        ("Every jar carries the GreenLeaf mark. It is awarded by us.", {"label_name": "GreenLeaf", **NOBODY}),
        ("Every jar carries the GreenLeaf mark, which is not certified by anybody.", NOBODY),
        # a scheme or an authority
        ("The detergent carries the EU Ecolabel (licence 4711).", {"label_name": "EU Ecolabel", "public_authority": "EU Ecolabel"}),
        ("The jar carries the GreenLeaf label, certified by Korvin Certification.", {"third_party_scheme": "Korvin Certification"}),
        ("The jar carries the GreenLeaf label. It is audited by an independent body.", {"third_party_scheme": "an independent body"}),
        ("Our bread received the Golden Leaf label 2026 from the Guild of Bakers.", {"third_party_scheme": "the Guild of Bakers"}),
        ("The jar carries the GreenLeaf label of an independent certification scheme.", {"third_party_scheme": "independent certification scheme"}),
        ("The honey bears the Forest Heart mark. The label was set up by the Ministry of Agriculture.", {"public_authority": "the Ministry of Agriculture"}),
        ("The wood carries the FSC Recycled label.", {"third_party_scheme": "FSC"}),
    ],
)  # fmt: skip
def test_a_label_is_read_with_what_stands_behind_it(text, slots):
    assert holds(read(read_labels, text), "certification", {"standard_kind": "label", **slots})


def test_a_list_shows_a_label_without_a_verb():
    assert holds(
        read(read_labels, "GreenLeaf seal", block_kind="list-item"), "certification", {"label_name": "GreenLeaf"}
    )
    assert read(read_labels, "GreenLeaf seal") == []


@pytest.mark.parametrize(
    "text",
    [
        "Our logo shows a leaf.",
        "The Energy label shows class B.",
        "Our care label tells you how to wash our green shirts.",
        "The trade mark Tarn is registered.",
        "We want to introduce our Planet Choice label.",
        "The jar carries no Planet Choice label.",
        "Marlow carries the Golden Hour label.",
    ],
)
def test_no_sustainability_label_is_shown(text):
    assert read(read_labels, text) == []


def test_tables_show_no_labels():
    assert read(read_labels, "The pack carries the EU Ecolabel", block_kind="table") == []
