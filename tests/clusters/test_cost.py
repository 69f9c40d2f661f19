"""What a season would cost, as the documentation says, follows from what was measured."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

SCRIPT = Path(__file__).resolve().parent.parent.parent / "benchmarks" / "cluster_cost.py"


@pytest.fixture(scope="module")
def cost():
    spec = importlib.util.spec_from_file_location("cluster_cost", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_documented_cost_is_computed_from_the_figures_beside_the_script(cost):
    figures = msgspec.json.decode(cost.FIGURES.read_bytes(), type=cost.Figures)
    text = cost.PAGE.read_text("utf-8")
    assert text.split(cost.BEGIN)[1].split(cost.END)[0] == cost.page(figures)


def test_the_arithmetic_is_right(cost):
    figures = cost.Figures(
        pages=150, words=50_000, pdf_bytes=500_000, claims=600, seconds=3.7, driver_seconds=0.1, start_seconds=8,
        kept_bytes=2_000_000, parquet_bytes=100_000, worker_bytes=400_000_000, python="3.12.1", ray="2.60.0",
    )  # fmt: skip
    rows = [line for line in cost.page(figures).splitlines() if "×" in line or "÷" in line]
    assert "| core hours | 3.60 s × 100,000 ÷ 3,600 | 100.0 |" in rows  # 360,000 s
    assert "| machine hours | 100.0 ÷ 16 cores | 6.2 |" in rows
    assert "| hours of the process that was started | 0.100 s × 100,000 ÷ 3,600 | 2.8 |" in rows
    assert "| price of the cores | 100.0 × 0.05 | 5.00 |" in rows
    assert "| fetched | 0.5 MB × 100,000 | 50 GB |" in rows
    assert "here\n2.8 hours" in cost.page(figures)


def test_reports_are_as_long_as_they_are_said_to_be(cost):
    from pypdf import PdfReader

    assert len(PdfReader(BytesIO(cost.report(3, ["We are eco-friendly."]))).pages) == cost.PAGES
