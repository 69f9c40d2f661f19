"""What the command line was given, as values."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TextIO

from checker.commands.options import Options
from checker.commands.terminal import Terminal, describe_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from checker.commands.answer import Answer


def read_given(given: dict[str, Any]) -> tuple[Options, Terminal]:
    """Return the options by name as `Options`, and the place that the output goes to."""
    color = given.pop("color")
    for name in ("as_of", "published"):
        moment: datetime | None = given.get(name)
        if moment:
            given[name] = moment.date()
    return Options(**given), describe_terminal(color, os.environ, watched=sys.stdout.isatty())


def work(command: Callable[..., Answer], given: dict[str, Any]) -> Answer:
    """Run a command over documents, with a progress bar where a person watches."""
    from checker.progress import progress_bar  # noqa: PLC0415 - only these commands take their time

    options, terminal = read_given(given)
    watched = sys.stderr.isatty() and not options.quiet
    with ExitStack() as ends:
        stream: TextIO = sys.stderr
        if watched and options.engine != "local":  # what a cluster prints to standard error is led nowhere
            stream = ends.enter_context(os.fdopen(os.dup(stream.fileno()), "w", encoding=stream.encoding))
        advance = ends.enter_context(progress_bar(stream, watched=watched))
        return command(options, terminal, advance)
