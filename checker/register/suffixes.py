"""What claim files are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".json"  # of the files that we write
_SUFFIXES = frozenset({".yaml", ".yml", SUFFIX})


def is_claim_file(path: Path) -> bool:
    """Tell whether a file that is named is a claim file rather than a document."""
    return path.suffix.lower() in _SUFFIXES
