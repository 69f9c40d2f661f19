"""What a run holds in memory does not grow with its documents: they are put aside, and so is what is said of them."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest

from checker import pipeline
from checker.reports.formats import CHECK_FORMATS
from checker.reports.presentation import Presentation
from checker.settings import Settings

FEW, MANY = 40, 120
A_DOCUMENT = 20_000  # bytes that a run may keep of each: where the rest is, and bounded caches that are not yet full

TEXT = """# {name} plc: sustainability report 2023

Published 14 March 2024.

Scope 1 emissions were 120 kt CO2e in 2023, compared with 131 kt CO2e in 2022.

We will reduce our emissions by 42% by 2030. Our packaging is eco-friendly, our products are climate neutral.

Water withdrawal was 120 megalitres in 2023. Water withdrawal was 145 megalitres in 2023.
"""
PARTS = (
    ("Har", "Lind", "Tar", "Os", "Bren"),
    ("wick", "moor", "vale", "terby", "holt"),
    ("ford", "ton", "by", "ley", ""),
)


def held(folder, count, report):
    """Return how many bytes are held once so many documents are checked and the report is written."""
    names = [f"{one}{two}{three}" for one in PARTS[0] for two in PARTS[1] for three in PARTS[2]]
    folder.mkdir()
    for name in names[:count]:
        Path(folder, f"{name}.md").write_text(TEXT.format(name=name))
    gc.collect()
    tracemalloc.start()
    try:
        checked = pipeline.check([folder], Settings(jobs=1))
        assert len(checked.findings) >= 3 * count
        assert sum(map(len, CHECK_FORMATS[report](checked, Presentation()))) > 300 * count
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("report", ["text", "json"])
def test_memory_stays_with_the_documents_in_flight(tmp_path, report):
    held(tmp_path / "first", FEW, report)  # what is loaded once
    few, many = held(tmp_path / "few", FEW, report), held(tmp_path / "many", MANY, report)
    assert many - few < A_DOCUMENT * (MANY - FEW)
