"""What an editor offers to write: the wording that a rule suggests, with blanks, or a comment that waives the rule."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.editor.positions import Lines
    from checker.model import Block, Document, Verdict

_WORDING = re.compile(r'"([^"]*<[^"<>]{1,60}>[^"]*)"')
_BLANK = re.compile(r"<([^<>]{1,60})>")


class Suggestion(Struct, frozen=True, kw_only=True):
    """One change of the text that a person may ask for."""

    title: str
    span: Span  # what is replaced; empty: something is put in
    text: str


def suggestions(finding: Verdict, document: Document, lines: Lines) -> Iterator[Suggestion]:
    """Yield the wordings that the fix of a finding offers, then the comment that waives its rule there.

    A wording is added behind the words that were found, never put in their place: a finding may stand on a sentence.
    """
    place = finding.location
    end = place.end - len(_final_marks(document.text[place.start : place.end]))
    for match in _WORDING.finditer(finding.fix):
        # blanks in square brackets: angle brackets would vanish as markup where the document is shown
        wording = _BLANK.sub(r"[\1]", match[1])
        written = html.escape(wording, quote=False) if document.format == "html" else wording
        yield Suggestion(title=f'{finding.rule}: add "{wording}"', span=Span(end, end), text=f" {written}")
    yield _waiver(finding, document, lines)


def _final_marks(words: str) -> str:
    """Return the marks at the end of a sentence, before which something can be added."""
    return words[len(words.rstrip(".!?;:,\"”'’) \t\r\n")) :]


def _waiver(finding: Verdict, document: Document, lines: Lines) -> Suggestion:
    """Return a comment without its reason: it waives nothing until a person has written one."""
    start = _block_start(finding.location.start, document)
    words = f"esglint: ignore {finding.rule}: "
    title = f"{finding.rule}: waive it here, with a reason"
    if document.format == "html":  # within the block: a line may hold several
        return Suggestion(title=title, span=Span(start, start), text=f"<!-- {words} -->")
    start = lines.start_of_line(start)
    line = document.text[start:].splitlines()[0]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    end = "\r\n" if "\r\n" in document.text else "\n"
    comment = f"<!-- {words} -->" if document.format == "markdown" else words
    return Suggestion(title=title, span=Span(start, start), text=f"{indent}{comment}{end}")


def _block_start(offset: int, document: Document) -> int:
    """Return where the block begins that holds a character: a comment speaks for one block."""
    starts = [start for block in document.blocks if (start := _start(block)) is not None]
    return max((start for start in starts if start <= offset), default=offset)


def _start(block: Block) -> int | None:
    passages = [block.passage, *((cell.passage for cell in block.table.cells) if block.table else ())]
    return min((passage.pieces[0].source for passage in passages if passage.pieces), default=None)
