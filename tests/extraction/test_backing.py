"""What stands behind a claim, beside it and in its paragraph."""

from __future__ import annotations

import pytest

from checker.extraction.backing import backing_slots
from checker.extraction.drafts import Draft, found
from checker.model import Origin
from tests.extraction.claims_at_hand import sentences, values


def backed(kind, text, **slots):
    sentence = sentences(text)[0]
    draft = Draft(
        kind=kind, start=0, end=len(sentence.text), slots={name: found(*slot) for name, slot in slots.items()}
    )
    return dict(backing_slots(draft, sentence))


@pytest.mark.parametrize(
    ("kind", "text", "slots"),
    [
        ("product_env", "It cuts smoke (Korvin test, 2024).", {"substantiation": "(Korvin test, 2024)"}),
        ("product_env", "It cuts smoke, tested to EN 16510.", {"substantiation": "tested to"}),
        ("change", "Our water use is falling, as measured by meters.", {"substantiation": "measured by"}),
        ("change", "Our water use is falling: https://orrin.example/w.", {"substantiation": "https://orrin.example/w.", "disclosure_link": "https://orrin.example/w."}),
        ("net_zero", "We will be net zero by 2040 by replacing our boilers.", {"pathway": "by replacing"}),
        ("target", "We will halve it by 2040, assuming a cleaner grid.", {"assumptions": "assuming"}),
        ("offset", "The trees take about ten years to grow.", {"credit_timing": "take about ten years"}),
        ("offset", "The capture is required by state law.", {"legally_required": "required by state law"}),
        ("certification", "Our soap is Pinemark certified for its recycled bottle.", {"seal_basis": "its recycled bottle"}),
        ("certification", "Our bread is certified organic.", {"seal_basis": "organic"}),
        ("metric", "It was tested by Korvin.", {}),
        ("product_env", "It was certified in style, with care.", {}),
        ("award", "The prize is for the third time ours.", {}),
    ],
)  # fmt: skip
def test_backing_is_read_by_kind(kind, text, slots):
    assert values(backed(kind, text)) == slots


def test_backing_may_stand_in_the_next_sentence():
    slot = backed("generic_env", "Our farms restore soils. The study of 2024 by Korvin shows it.")["substantiation"]
    assert (slot.value, slot.origin) == ("study of 2024", Origin.SENTENCE_BEFORE) or slot.start == -1


def test_an_award_tells_its_basis_by_its_name():
    text = "Our jar won the Recycled Glass Prize 2024."
    start = text.index("Recycled")
    award = ("Recycled Glass Prize", (start, start + 20))
    assert backed("award", text, award_name=award)["seal_basis"].value == "Recycled Glass"
    green = ("Green Star Prize", (16, 32))
    assert backed("award", "Our jar won the Green Star Prize of the water board.", award_name=green) == {}
