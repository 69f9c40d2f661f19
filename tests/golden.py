"""Golden files: `RENEW_GOLDEN=1 python -m pytest` rewrites them all; review the difference before it is kept."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare a text with the golden file of this name."""
    file = FOLDER / name
    if os.environ.get("RENEW_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()
