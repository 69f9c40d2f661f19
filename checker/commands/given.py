"""What the command line was given, as values."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from checker.commands.options import Options
from checker.commands.terminal import Terminal, describe_terminal

if TYPE_CHECKING:
    from datetime import datetime


def read_given(given: dict[str, Any]) -> tuple[Options, Terminal]:
    """Return the options by name as `Options`, and the place that the output goes to."""
    color = given.pop("color")
    for name in ("as_of", "published"):
        moment: datetime | None = given.get(name)
        if moment:
            given[name] = moment.date()
    return Options(**given), describe_terminal(color, os.environ, watched=sys.stdout.isatty())
