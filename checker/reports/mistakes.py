"""Mistakes in files people write, each with the offending line and a caret."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Span
from checker.reports.excerpt import excerpt, visible

_WORD = re.compile(r"""\w[\w./-]{0,200}|"[^"]{0,200}"|'[^']{0,200}'""")

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.errors import Mistake


def mistakes_text(mistakes: Iterable[Mistake], *, color: bool = False, width: int = 100) -> str:
    """Return one `path:line:column: error: message (hint)` a mistake, with the line it is about."""
    lines: list[str] = []
    for mistake in mistakes:
        position = f"{visible(mistake.path)}:{mistake.line}:{mistake.column}"
        hint = f" ({visible(mistake.hint)})" if mistake.hint else ""
        lines.append(f"{position}: {_red('error', color=color)}: {visible(mistake.message)}{hint}")
        if mistake.source.strip():
            size = len(str(mistake.line))
            at = min(mistake.column - 1, len(mistake.source))
            shown = excerpt(
                mistake.source, Span(at, at + (mistake.length or _word_length(mistake.source[at:]))), width - size - 4
            )[0]
            lines.append(f" {mistake.line} | {shown.shown}")
            lines.append(f" {'':{size}} | {_red(shown.marks, color=color)}")
    return "".join(f"{line}\n" for line in lines)


def _word_length(text: str) -> int:
    """Return how many characters the word takes that a text begins with, or what stands in quotes; at least one."""
    found = _WORD.match(text)
    return found.end() if found else 1


def _red(text: str, *, color: bool) -> str:
    marks = text.lstrip()
    return f"{text[: len(text) - len(marks)]}\x1b[1;31m{marks}\x1b[0m" if color else text
