"""Markdown (CommonMark with tables, footnotes, front matter and HTML) to blocks with exact positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.documents.front_matter import read_front_matter
from checker.documents.grid import table_block
from checker.documents.html_reader import read_fragment
from checker.documents.lines import Line, split_lines
from checker.documents.markdown_inline import Parser, Token, read_inline, with_positions
from checker.documents.markdown_source import map_lines
from checker.documents.markdown_tables import map_row
from checker.documents.passages import PassageBuilder
from checker.model import Block, BlockKind, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CAPTION = re.compile(
    r"(?:table|exhibit|figure) ?\d|(?:all (?:figures|data|values) )?in (?:\w{1,20} ){0,3}\w{1,20}$", re.IGNORECASE
)
_LONGEST_CAPTION = 150  # characters
_LONGEST_HEADING = 120
_BOLD_LEVEL = 6  # of a bold line that stands in for a heading


def read_markdown(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of a Markdown document and what its front matter declares."""
    tokens = _parser().parse(text)
    metadata = read_front_matter(tokens[0].content) if tokens and tokens[0].type == "front_matter" else {}
    return tuple(_with_captions(list(_Walk(text, tokens).blocks()))), metadata


def _parser() -> Parser:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most runs read no Markdown
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    return with_positions(parser.use(footnote_plugin, inline=False, move_to_end=False))


class _Walk:
    """One pass over the block tokens."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._lines = split_lines(text)
        self._open: list[str] = []  # containers around the current token
        self._lists = 0  # depth of list nesting

    def blocks(self) -> Iterator[Block]:
        index = 0
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.type == "table_open":
                end = next(i for i in range(index, len(self._tokens)) if self._tokens[i].type == "table_close")
                block = self._table(self._tokens[index:end])
                if block is not None:
                    yield block
                index = end
            elif token.type in {"inline", "code_block", "fence", "html_block"}:
                yield from self._leaf(token, self._tokens[index - 1])
            else:
                self._container(token)
            index += 1

    def _container(self, token: Token) -> None:
        if token.type in {"blockquote_open", "list_item_open", "footnote_reference_open"}:
            self._open.append(token.type)
        elif token.type in {"blockquote_close", "list_item_close", "footnote_reference_close"}:
            self._open.pop()
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            self._lists += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists -= 1

    def _leaf(self, token: Token, opening: Token) -> Iterator[Block]:
        first, end = token.map
        if token.type == "html_block":
            start = self._lines[first].start
            yield from read_fragment(self._without_prefixes(token.content, first, end), start)
            return
        if token.type == "inline":
            skipped = 0
            if opening.type == "heading_open" and opening.markup.startswith("#"):
                skipped = self._lines[first].text.index(opening.markup) + len(opening.markup)
            content = map_lines(token.content, self._lines, first, skipped)
            passage, is_bold = read_inline(token.children, content)
        else:
            content = map_lines(token.content.rstrip("\n"), self._lines, first + (token.type == "fence"))
            builder = PassageBuilder()
            content.add(builder, 0, len(content.content))
            passage, is_bold = builder.build(), False
        if passage.text:
            kind, level = self._kind(token, opening)
            if is_bold and kind is BlockKind.PARAGRAPH and _is_heading(passage.text):
                kind, level = BlockKind.HEADING, _BOLD_LEVEL
            yield Block(kind=kind, passage=passage, level=level)

    def _without_prefixes(self, content: str, first: int, end: int) -> str:
        """Return the lines of an HTML block as they stand in the file, blanks for the marks of quotes before them."""
        lines = self._lines[first:end]
        stop = self._lines[end].start if end < len(self._lines) else len(self._text)
        parts, done = [], lines[0].start
        for line, wanted in zip(lines, content.split("\n"), strict=False):
            prefix = max(0, line.text.rstrip().rfind(wanted.strip()))
            parts.append(self._text[done : line.start] + " " * prefix)
            done = line.start + prefix
        return "".join((*parts, self._text[done:stop]))

    def _kind(self, token: Token, opening: Token) -> tuple[BlockKind, int]:
        if token.type == "fence":
            return BlockKind.FURNITURE, 0  # program text
        if opening.type == "heading_open":
            return BlockKind.HEADING, int(opening.tag[1:])
        if "footnote_reference_open" in self._open:
            return BlockKind.FOOTNOTE, 0
        innermost = self._open[-1] if self._open else ""
        if innermost == "list_item_open":
            return BlockKind.LIST_ITEM, self._lists
        return (BlockKind.QUOTE if innermost else BlockKind.PARAGRAPH), 0

    def _table(self, tokens: Sequence[Token]) -> Block | None:
        cells: list[Cell] = []
        row, in_head = -1, False
        for index, token in enumerate(tokens):
            if token.type in {"thead_open", "tbody_open"}:
                in_head = token.type == "thead_open"
            elif token.type == "tr_open":
                row += 1
                end = next(i for i in range(index, len(tokens)) if tokens[i].type == "tr_close")
                cells.extend(self._row(tokens[index:end], self._lines[token.map[0]], row, in_head=in_head))
        return table_block(cells)

    @staticmethod
    def _row(tokens: Sequence[Token], line: Line, row: int, *, in_head: bool) -> Iterator[Cell]:
        inline = [token for token in tokens if token.type == "inline"]
        maps = map_row([token.content for token in inline], line)
        for column, (token, content) in enumerate(zip(inline, maps, strict=True)):
            passage, is_bold = read_inline(token.children, content)
            yield Cell(passage=passage, row=row, column=column, is_header=in_head, is_emphasised=is_bold)


def _is_heading(text: str) -> bool:
    """Tell whether a paragraph, all of it bold, stands in for a heading."""
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", "!", ";", ","))


def _with_captions(blocks: list[Block]) -> list[Block]:
    """Give a table the line right before or after it that reads like a caption; the line stays a block."""
    for index, block in enumerate(blocks):
        if block.table is None or block.table.caption is not None:
            continue
        # A line between two tables belongs to the second.
        after = () if index + 2 < len(blocks) and blocks[index + 2].table else (index + 1,)
        for near in (index - 1, *after):
            if 0 <= near < len(blocks) and _is_caption(blocks[near]):
                caption = blocks[near].passage
                blocks[near] = replace(blocks[near], kind=BlockKind.CAPTION)
                blocks[index] = replace(block, passage=caption, table=replace(block.table, caption=caption))
                break
    return blocks


def _is_caption(block: Block) -> bool:
    text = block.passage.text.rstrip(":. ")
    is_short = block.kind is BlockKind.PARAGRAPH and len(text) <= _LONGEST_CAPTION
    return is_short and bool(_CAPTION.match(text))
