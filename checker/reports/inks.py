"""Colours of text reports, as terminals take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reports.presentation import Presentation

BOLD = "\x1b[1m"
FAINT = "\x1b[2m"
RED = "\x1b[1;31m"
YELLOW = "\x1b[1;33m"
CYAN = "\x1b[1;36m"
_RESET = "\x1b[0m"


def inked(text: str, ink: str, look: Presentation) -> str:
    """Return a text in a colour, plain where none is wanted."""
    return f"{ink}{text}{_RESET}" if look.color else text
