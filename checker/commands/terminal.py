"""What is known of the place that the output goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIPE_WIDTH = 100  # columns where no terminal says how many there are
_NARROWEST = 40


class Terminal(Struct, frozen=True, kw_only=True):
    """How text is to look."""

    color: bool = False
    width: int = _PIPE_WIDTH  # columns


def describe_terminal(color: str, environment: Mapping[str, str], *, watched: bool) -> Terminal:
    """Return how to print: `color` is auto, always or never; `watched` says that output goes to a terminal."""
    width = max(_columns(), _NARROWEST) if watched else _PIPE_WIDTH
    return Terminal(color=_wants_color(color, environment, watched=watched), width=width)


def _columns() -> int:
    import shutil  # noqa: PLC0415 - it brings every kind of compression

    return shutil.get_terminal_size().columns


def _wants_color(color: str, environment: Mapping[str, str], *, watched: bool) -> bool:
    """Decide by the option, then NO_COLOR, then FORCE_COLOR (no-color.org), then whether a person watches."""
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (watched and environment.get("TERM") != "dumb")
