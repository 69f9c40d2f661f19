"""What a document discloses anywhere."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction import read_claims


@pytest.mark.parametrize(
    ("text", "disclosed"),
    [
        ("We sell jars.", ()),
        ("In 2024 our Scope 1 emissions came to 812 t CO2e.", ("ghg.result",)),
        ("By 2030 we will cut absolute Scope 1 emissions by 30% from 2021.", ("ghg.target",)),
        ("We will be net zero by 2045.", ("ghg.target",)),
        ("By 2030 we will cut our water use by 10% from 2021.", ("water.target",)),
        ("To cut emissions we replaced two boilers with heat pumps.", ("ghg.measure",)),
        ("We replaced two boilers.", ()),
        ("We have not set environmental targets because our mill is new.", ("targets.explained",)),
        ("We have not set environmental targets.", ()),
        ("Targets for water are not material to our offices.", ("targets.explained",)),
        ("In 2024 our waste came to 90 t.", ()),
    ],
)
def test_disclosures_are_gathered_over_the_document(text, disclosed, tmp_path):
    file = tmp_path / "report.md"
    file.write_text(f"# Report\n\n{text}\n", "utf-8")
    assert read_claims(read_document(file, "page.md")).facts.disclosed == disclosed
