"""Sets of documents, checked together as the command line checks them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from checker import pipeline
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


def findings(documents: Mapping[str, str], entities: Mapping[str, tuple[str, ...]] | None = None) -> list[str]:
    """Return rule and places of each finding: "XDC001 b.md:5 a.md:3", the primary place first."""
    with TemporaryDirectory() as folder:
        for name, text in documents.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        paths = [Path(folder, name) for name in documents]
        report = pipeline.check(paths, Settings(select=("XDC",), entities=entities or {}))
    return sorted(
        f"{found.rule} "
        + " ".join(f"{Path(place.path).name}:{place.line}" for place in (found.location, *found.related))
        for found in report.findings
    )
