"""Plain text: paragraphs, wrapped or one to a line, list items, headings and aligned tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.furniture import is_furniture
from checker.documents.lines import Line, split_lines
from checker.documents.passages import PassageBuilder
from checker.documents.text_tables import have_same_columns, is_piped, read_aligned_table, read_piped_table
from checker.documents.wrapping import Wrapping, bullet_length, measure, starts_item
from checker.model import Block, BlockKind
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RULE = compile_pattern(r"\s*([=_*~-])(?:\s?\1){2,}\s*")
_UNDERLINES = "=-~"
_FOOTNOTE = compile_pattern(r"\s*(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹†‡])\s*(?=\S)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = compile_pattern(
    rf"\b(?:\d{{1,2}}\.? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})",
    re.IGNORECASE,
)
_LABELLED_FIGURE = compile_pattern(r":\s.{0,80}?\d")
_LONGEST_HEADING = 120  # characters
_LONGEST_DATELINE = 8  # words
_LONGEST_LABEL = 4  # words of a heading that ends with a colon: "Our goals for water:"


class _Group(Struct, frozen=True):
    """Lines without a blank line between them."""

    lines: list[Line]
    table: Block | None  # what the lines make up unless they turn out to be a list
    is_underlined: bool = False


class _Draft(Struct, frozen=True):
    """A block before it is known whether it is a heading."""

    block: Block
    group: int
    is_underlined: bool = False


def read_text(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of a plain text, and no metadata."""
    groups = list(_groups(split_lines(text)))
    # Rows of tables are wider than the text around them and break for reasons of their own.
    wrapping = measure([group.lines for group in groups if group.table is None], text)
    drafts = [draft for index, group in enumerate(groups) for draft in _drafts(group, index, wrapping)]
    return tuple(_with_headings(drafts)), {}


def _groups(lines: Sequence[Line]) -> Iterator[_Group]:
    current: list[Line] = []
    for index, line in enumerate(lines):
        rule = _RULE.fullmatch(line.text)
        if not rule and not line.is_blank:
            if current and is_piped(line) != is_piped(current[-1]):
                yield _group(current)
                current = []
            current.append(line)
            continue
        if current and rule and index + 1 < len(lines) and have_same_columns(current[-1], lines[index + 1]):
            continue  # a line drawn between the rows of a table
        if current:
            yield _group(current, is_underlined=bool(rule and rule[1] in _UNDERLINES and len(current) == 1))
        current = []
    if current:
        yield _group(current)


def _group(lines: list[Line], *, is_underlined: bool = False) -> _Group:
    table = read_piped_table(lines) if is_piped(lines[0]) else read_aligned_table(lines)
    return _Group(lines, table, is_underlined)


def _drafts(group: _Group, index: int, wrapping: Wrapping) -> Iterator[_Draft]:
    items = [
        starts_item(line, group.lines[place - 1] if place else None, wrapping) for place, line in enumerate(group.lines)
    ]
    if group.table is not None and not any(items):
        yield _Draft(group.table, index)
        return
    runs = list(_runs(group.lines, items, wrapping))
    indents = sorted({_indent(run[0]) for run, is_item in runs if is_item})
    for run, is_item in runs:
        level = indents.index(_indent(run[0])) + 1 if is_item else 0
        block = _block(run, level)
        if block.passage.text:
            yield _Draft(block, index, is_underlined=group.is_underlined)


def _runs(lines: Sequence[Line], items: Sequence[bool], wrapping: Wrapping) -> Iterator[tuple[list[Line], bool]]:
    """Yield the lines of each block, and whether it is a list item."""
    run: list[Line] = []
    run_is_item = False
    for line, is_item in zip(lines, items, strict=True):
        if run and not is_item and _continues(run, line, wrapping, run_is_item=run_is_item):
            run.append(line)
            continue
        if run:
            yield run, run_is_item
        run, run_is_item = [line], is_item
    yield run, run_is_item


def _continues(run: list[Line], line: Line, wrapping: Wrapping, *, run_is_item: bool) -> bool:
    if run_is_item:
        has_text = len(run) > 1 or bool(run[0].text[bullet_length(run[0]) :].strip())
        if not has_text or _indent(line) > _indent(run[0]):
            return True
    return wrapping.joins(run[-1], line)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _block(lines: Sequence[Line], level: int) -> Block:
    builder = PassageBuilder()
    footnote = None if level else _FOOTNOTE.match(lines[0].text)
    skipped = bullet_length(lines[0]) if level else footnote.end() if footnote else 0
    for index, line in enumerate(lines):
        begin = 0 if index else skipped
        if index and not _splits_word(lines[index - 1].text, line.text):
            builder.space(lines[index - 1].end, line.start - lines[index - 1].end)
        text = line.text[begin:]
        blanks = len(text) - len(text.lstrip())
        builder.run(text.strip(), line.start + begin + blanks)
    kind = BlockKind.LIST_ITEM if level else BlockKind.FOOTNOTE if footnote else BlockKind.PARAGRAPH
    return Block(kind=kind, passage=builder.build(), level=level)


def _splits_word(before: str, after: str) -> bool:
    """Tell whether a line ends inside a hyphenated word: "low-" and "carbon"."""
    ending = before.rstrip()[-2:]
    return ending[-1:] == "-" and ending[:1].isalpha() and after.lstrip()[:1].islower()


def _with_headings(drafts: Sequence[_Draft]) -> Iterator[Block]:
    """Yield the blocks; lines of furniture neither are headings nor separate one from its text."""
    content = [draft for draft in drafts if not is_furniture(draft.block.passage.text)]
    in_group = Counter(draft.group for draft in content)
    following = {id(draft): after for draft, after in itertools.pairwise(content)}
    level = 1
    for draft in drafts:
        block = draft.block
        if content and _is_heading(
            draft, following.get(id(draft)), is_first=draft is content[0], is_alone=in_group[draft.group] == 1
        ):
            block = replace(block, kind=BlockKind.HEADING, level=level)
            level = 2
        yield block


def _is_heading(draft: _Draft, following: _Draft | None, *, is_first: bool, is_alone: bool) -> bool:
    text = draft.block.passage.text
    if draft.block.kind is not BlockKind.PARAGRAPH or not _could_be_heading(text):
        return False
    if draft.is_underlined or text.isupper():
        return True
    if following is None or _introduces(text, following) or (_LABELLED_FIGURE.search(text) and not is_first):
        return False
    return is_first or is_alone or (draft.group == following.group and _is_body(following, text))


def _introduces(text: str, following: _Draft) -> bool:
    """Tell whether a text is the sentence that a list hangs on: it heads nothing beyond the list."""
    is_sentence = text.endswith(":") and len(text.split()) > _LONGEST_LABEL
    return is_sentence and following.block.kind is BlockKind.LIST_ITEM


def _is_body(following: _Draft, heading: str) -> bool:
    text = following.block.passage.text
    is_text = following.block.kind is BlockKind.PARAGRAPH and text.endswith((".", "!", "?", ":"))
    return following.block.kind is BlockKind.LIST_ITEM or (is_text and len(text) > 1.5 * len(heading))


def _could_be_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text.endswith((".", "!", ";", ",")) or text[0] in "\"'“‘«„":
        return False
    is_dateline = len(text.split()) <= _LONGEST_DATELINE and _DATE.search(text)
    return any(character.isalpha() for character in text) and not is_dateline
