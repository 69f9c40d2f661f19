"""What is found in sets of documents: the planted contradictions, each once, and no look-alike."""

from __future__ import annotations

import pytest

from tests.cross_document.sets import SETS
from tests.cross_document.sets_at_hand import findings


@pytest.mark.parametrize(("documents", "expected"), [one[1:] for one in SETS], ids=[one[0] for one in SETS])
def test_contradictions_are_found_and_look_alikes_are_not(documents, expected):
    assert [" ".join(found.split()[:2]) for found in findings(documents)] == expected


def test_the_order_of_the_files_does_not_matter():
    for _, documents, expected in SETS[:6]:
        turned = dict(reversed(documents.items()))
        assert [" ".join(found.split()[:2]) for found in findings(turned)] == expected


def test_the_configuration_settles_who_is_who():
    documents = {
        "a.md": "Scope 1 emissions of Halden Foods AG were 120 kt CO2e in 2023.",
        "b.md": "Scope 1 emissions of Halden Foods GmbH were 14 kt CO2e in 2023.",
    }
    assert [found.split()[0] for found in findings(documents)] == ["XDC007"]
    one = {"Halden Foods": ("Halden Foods AG", "Halden Foods GmbH")}
    assert [found.split()[0] for found in findings(documents, one)] == ["XDC001"]
