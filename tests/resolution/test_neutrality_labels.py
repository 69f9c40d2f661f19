from __future__ import annotations

import pytest

from tests.resolution.readings_at_hand import claims_of


def labels(text):
    return [slots.get("other_term") for kind, _, slots in claims_of(text) if kind in {"net_zero", "carbon_neutral"}]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("# Carbon neutral by 2030\n\nWe will reach net zero by 2030.", ["Carbon neutral"]),
        ("# Net zero by 2030\n\nWe will reach net zero by 2030.", [None]),
        ("We will reach net zero by 2030.\n\nWe will be carbon neutral by 2030.", [None, "net zero"]),
        ("We will reach net zero by 2050.\n\nWe will be carbon neutral by 2030.", [None, None]),
        ("We will reach net zero in Scope 1 by 2030.\n\nWe will be carbon neutral in Scope 1 and 2 by 2030.", [None, None]),
        ("We will reach net zero by 2030.\n\nOur Hull plant will be carbon neutral by 2030.", [None, None]),
        ("Our Leek plant will be net zero by 2030.\n\nOur Hull plant will be carbon neutral by 2030.", [None, None]),
        ("Our Hull plant will be net zero by 2030.\n\nOur Hull plant will be carbon neutral by 2030.", [None, "net zero"]),
        ("We will reach net zero by 2030.\n\nWe will be carbon neutral in our own operations by 2030.", [None, None]),
        ("# Carbon neutral since 2022\n\nWe will reach net zero by 2030.", [None]),
    ],
)  # fmt: skip
def test_one_commitment_under_two_labels_is_noticed(text, other):
    assert labels(text) == other
