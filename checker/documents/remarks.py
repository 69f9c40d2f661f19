"""Comments in a document that are meant for us, and the block that each works for.

In Markdown and HTML: `<!-- esglint: ignore TGT001: reason -->`. In plain text: a line of its own that says `esglint:
ignore TGT001: reason`, also after `#`, `//`, `--`, `%` or `;`, or the same in square brackets, anywhere in a line.
A comment inside a block, or at the end of its last line, works for this block, any other for the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import BlockKind, Remark, Span
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Block

_MARK = "esglint:"
_COMMENT = compile_pattern(r"<!--\s{0,100}esglint:(?P<words>(?:(?!-->).){0,2000})-->", re.DOTALL | re.IGNORECASE)
_IN_TEXT = compile_pattern(
    r"\[[ \t]{0,9}esglint:(?P<bracketed>[ \t]{0,9}ignore\b[^\[\]]{0,2000})\]"
    r"|(?:\A|(?<=[\r\n]))[ \t]{0,40}(?:(?:\#|//|--|%|;)[ \t]{0,9})?"
    r"esglint:(?P<line>[ \t]{0,9}ignore\b[^\r\n]{0,2000})(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
_FORMS = {"markdown": _COMMENT, "html": _COMMENT, "text": _IN_TEXT}
_BLOCK_TAG = (
    r"</?(?:address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b"
)
_BETWEEN = {  # what ends a block after its last word
    "markdown": compile_pattern(rf"[\r\n]|{_BLOCK_TAG}", re.IGNORECASE),
    "html": compile_pattern(_BLOCK_TAG, re.IGNORECASE),
    "text": compile_pattern(r"[\r\n]"),
}


def without_remarks(text: str, format: str) -> str:  # noqa: A002 - as in `read_document`
    """Return a plain text with blanks in place of comments, every offset the same; other formats hide their own."""
    if format != "text" or _MARK not in text.lower():
        return text
    return _IN_TEXT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), text)


def find_remarks(text: str, format: str, blocks: Sequence[Block]) -> tuple[Remark, ...]:  # noqa: A002 - as above
    """Return the comments of a document, in order; one that is shown to readers, as in program text, is none."""
    if format not in _FORMS or _MARK not in text.lower():
        return ()
    extents = [(index, extent) for index, block in enumerate(blocks) if (extent := block.extent)]
    shown = [span for block in blocks for span in block.stretches()] if format != "text" else []
    return tuple(
        Remark(
            span=Span(found.start(), found.end()),
            words=" ".join("".join(filter(None, found.groupdict().values())).split()),
            block=_worked_for(found.start(), extents, blocks, text, _BETWEEN[format]),
        )
        for found in _FORMS[format].finditer(text)
        if not any(span.start <= found.start() < span.end for span in shown)
    )


def _worked_for(
    position: int, extents: Sequence[tuple[int, Span]], blocks: Sequence[Block], text: str, ends: re.Pattern[str]
) -> int | None:
    around = [index for index, extent in extents if extent.start <= position < extent.end]
    before = [(extent.end, index) for index, extent in extents if extent.end <= position]
    if not around and before and not ends.search(text, max(before)[0], position):
        around = [max(before)[1]]
    if around:
        return None if blocks[around[-1]].kind is BlockKind.FURNITURE else around[-1]
    after = (
        (extent.start, index)
        for index, extent in extents
        if extent.start > position and blocks[index].kind is not BlockKind.FURNITURE
    )
    return min(after, default=(0, None))[1]
