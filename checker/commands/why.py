"""`esglint why`: what was seen, read and passed over at a place of a document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.commands.answer import Answer
from checker.commands.options import Options, join
from checker.errors import UsageError
from checker.explanation import Inquiry
from checker.reports.formats import WHY_FORMATS
from checker.reports.presentation import Presentation

if TYPE_CHECKING:
    from checker.commands.terminal import Terminal

_WITH_COLUMN = re.compile(r"(?P<path>.+):(?P<line>[0-9]{1,9}):(?P<column>[0-9]{1,9}):?", re.DOTALL)
_WITHOUT_COLUMN = re.compile(r"(?P<path>.+):(?P<line>[0-9]{1,9}):?", re.DOTALL)


_SPOT = re.compile(
    r"(?P<path>.+):(?:page (?P<page>[0-9]{1,9})|paragraph (?P<paragraph>[0-9]{1,9})"
    r"|(?P<sheet>[^:]+)!(?P<cell>[A-Z]{1,3}[0-9]{1,7})):?",
    re.DOTALL,
)


def why(options: Options, terminal: Terminal, place: str) -> Answer:
    """Return why the text at a place, such as FILE:LINE or FILE:LINE:COLUMN, is read as it is."""
    explanation = pipeline.why(parse_place(place), join(options).settings)
    look = Presentation(color=terminal.color, width=terminal.width)
    return Answer(output=WHY_FORMATS[options.formats[0] if options.formats else "text"](explanation, look))


def parse_place(words: str) -> Inquiry:
    r"""Return the place that words name, as reports print it; a drive letter (`C:\\a.md:3`) belongs to the path.

    The name of a file may hold colons and digits too: where there is such a file, "notes:1:2" is line 2 of "notes:1".
    Of a file without lines: "book.xlsx:Energy!C7", "report.pdf:page 12", "report.docx:paragraph 41".
    Raises UsageError where no place is named.
    """
    spot = _SPOT.fullmatch(words)
    if spot:
        numbers = {name: int(spot[name]) for name in ("page", "paragraph") if spot[name]}
        return Inquiry(path=spot["path"], sheet=spot["sheet"], cell=spot["cell"], **numbers)
    readings = [match for form in (_WITH_COLUMN, _WITHOUT_COLUMN) if (match := form.fullmatch(words))]
    if not readings:
        raise UsageError(f'"{words}" names no line: write FILE:LINE or FILE:LINE:COLUMN, for example report.md:12:5')
    found = next((match for match in readings if Path(match["path"]).exists()), readings[0])
    column = found.groupdict().get("column")
    return Inquiry(path=found["path"], line=int(found["line"]), column=int(column) if column else None)
