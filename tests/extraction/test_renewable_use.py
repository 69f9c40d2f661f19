"""Use of renewable energy that is claimed, and what is no such claim."""

from __future__ import annotations

import pytest

from checker.extraction.renewable_use import read_renewable_use
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Our mill is wind-powered.", {"energy_source": "wind", "content_share": None, "product": "Our mill"}),
        ("Woven with green electricity.", {"energy_source": None}),
        ("The socks are knitted with 70% hydro power.", {"content_share": "70%", "energy_source": "hydro"}),
        ("The mill runs entirely on solar energy.", {"content_share": "entirely", "energy_source": "solar"}),
        ("We power our shops with 90% renewable electricity.", {"content_share": "90%"}),
        ("Our bakery is powered by the sun.", {"energy_source": "sun"}),
        ("The mill runs on wind power. We sell the certificates.", {"certificates_sold": "sell the certificates"}),
        ("The mill runs on wind power, and the certificates are retired.", {"certificates_kept": "certificates are retired"}),
    ],
)  # fmt: skip
def test_a_use_is_read_with_share_source_and_certificates(text, slots):
    assert holds(read(read_renewable_use, text), "product_env", {"product_property": "renewable energy", **slots})


@pytest.mark.parametrize(
    "text",
    [
        "The panels generated 4 GWh of solar power.",
        "By 2031 the mill will be powered by wind energy.",
        "We aim to power our shops with renewable electricity.",
        "We have a renewable energy target.",
        "We buy renewable electricity.",
        "Our solar-powered lamps last all night.",
        "The grid is not powered by wind energy.",
        "If the mill were powered by wind energy, we would save coal.",
        "Customers charge their cars with green electricity.",
        "The mill was powered by coal.",
        "The regional grid runs on 55% hydropower.",
    ],
)
def test_generation_plans_and_devices_are_no_use(text):
    assert read(read_renewable_use, text) == []
