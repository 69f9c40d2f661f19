"""HTML: blocks, tables and furniture, with the place of every character.

The tree is walked with a stack of its own: pages nest deeper than Python may recurse.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.definitions import values_of_terms
from checker.documents.grid import table_block
from checker.documents.html_metadata import read_metadata
from checker.documents.html_source import TextAligner, parser_input
from checker.documents.html_survey import Node, attributes_of, children_of, is_dropped, is_furniture_element, survey
from checker.documents.html_tables import BLOCKS, is_kept_superscript, read_table
from checker.documents.inline_facts import NAMESPACE, read_tagged_facts
from checker.documents.page_refusals import refuse_hostile, refuse_textless
from checker.documents.passages import PassageBuilder, without_start
from checker.documents.placed_lines import join_lines, line_font
from checker.documents.xhtml_tree import parse_xhtml
from checker.model import Block, BlockKind, TaggedFact

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"blockquote": BlockKind.QUOTE, "caption": BlockKind.CAPTION, "figcaption": BlockKind.CAPTION}
_BULLET = re.compile(r"\s*[•▪◦‣●·](?:\s|$)")
_FOOTNOTES = re.compile(r"(?:^|[\s_-])(?:foot|end)-?notes?(?:$|[\s_-])", re.IGNORECASE)


class _Context(Struct, frozen=True):
    """What text at a place of the tree belongs to."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0  # of list nesting
    is_furniture: bool = False
    is_in_content: bool = False
    font: str | None = None  # of a line that is placed by itself


class Page(Struct, frozen=True, kw_only=True):
    """What a page holds."""

    blocks: tuple[Block, ...]
    metadata: dict[str, str]
    tagged: tuple[TaggedFact, ...] = ()  # of an inline XBRL report


def read_html(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of a page and what its head declares."""
    page = read_page(text)
    return page.blocks, page.metadata


def read_page(text: str) -> Page:
    """Return all that a page holds; raises `RefusedError` where it is hostile, or its text stands elsewhere."""
    refuse_hostile(text)
    xhtml = parse_xhtml(text)
    root, aligner = (xhtml, TextAligner(text, 0)) if xhtml is not None else _parse(text, 0)
    blocks, metadata = _Walk(root, aligner).blocks(), read_metadata(root)
    refuse_textless(root, blocks)
    if NAMESPACE not in text:
        return Page(blocks=blocks, metadata=metadata)
    tagged, entity = read_tagged_facts(root, aligner)
    return Page(blocks=blocks, metadata=({"entity": entity} if entity else {}) | metadata, tagged=tagged)


def read_fragment(text: str, offset: int) -> tuple[Block, ...]:
    """Return the blocks of HTML that stands at `offset` of a document in another format."""
    return _Walk(*_parse(text, offset)).blocks()


def _parse(text: str, offset: int) -> tuple[Node, TextAligner]:
    from justhtml import JustHTML  # noqa: PLC0415 - most runs read no HTML

    source = parser_input(text)
    parsed: Any = JustHTML(source, sanitize=False, track_node_locations=True)
    return parsed.root, TextAligner(source, offset)


def _changes(node: Node, context: _Context) -> dict[str, Any]:
    """Return what an element changes for the text in it."""
    name = node.name
    if name in {"main", "article"}:
        return {"is_in_content": True}
    if name in _HEADINGS:
        return {"kind": BlockKind.HEADING, "level": _HEADINGS[name]}
    if name in {"ul", "ol"}:
        return {"depth": context.depth + 1}
    if name in _KINDS:
        return {"kind": _KINDS[name], "level": 0}
    if name == "li" and context.kind is not BlockKind.FOOTNOTE:
        return {"kind": BlockKind.LIST_ITEM, "level": max(1, context.depth)}
    attributes = attributes_of(node)
    names = f"{attributes.get('class') or ''} {attributes.get('role') or ''}"
    is_notes = name in BLOCKS and context.kind is not BlockKind.FOOTNOTE and _FOOTNOTES.search(names)
    return {"kind": BlockKind.FOOTNOTE, "level": 0} if is_notes else {}


class _Walk:
    """One pass over a tree, collecting blocks."""

    def __init__(self, root: Node, aligner: TextAligner) -> None:
        self._root = root
        self._aligner = aligner
        self._survey = survey(root)
        self._found: list[Block] = []
        self._fonts: list[str | None] = []  # of the blocks found
        self._builder = PassageBuilder()
        self._context = _Context()  # of the text in the builder
        self._after_break = False
        self._named: dict[int, Node] = {}  # the figures of definition lists by the id of their term
        self._is_joined = False  # what comes next belongs to the words in the builder

    def blocks(self) -> tuple[Block, ...]:
        # None in place of a context marks the end of a block element.
        stack: list[tuple[Node, _Context | None]] = [(self._root, _Context())]
        while stack:
            node, context = stack.pop()
            if context is None:
                if not self._joins_definition(node):
                    self._flush()
            elif node.name == "#text":
                self._text(node, context)
            elif node.name == "br":
                self._break()
            elif not is_dropped(node) and not self._is_mark(node) and not self._is_table(node, context):
                inner = self._enter(node, context)
                if node.name == "dl":
                    self._named |= values_of_terms(node)
                if inner is not context or node.name in BLOCKS:
                    if not self._is_joined:
                        self._flush()
                    self._is_joined = False
                    stack.append((node, None))
                stack.extend([(child, inner) for child in reversed(children_of(node))])
        self._flush()
        return tuple(join_lines(self._found, self._fonts))

    def _enter(self, node: Node, context: _Context) -> _Context:
        """Return the context inside an element: the same object where nothing changes."""
        if context.is_furniture or (node.name == "button" and context.kind is BlockKind.HEADING):
            return context  # the button of an accordion is its heading
        if is_furniture_element(node, self._survey, is_in_content=context.is_in_content):
            return replace(context, is_furniture=True)
        changes = _changes(node, context)
        font = line_font(node)
        if font is not None:
            changes = {**changes, "font": font}
        return replace(context, **changes) if changes else context

    def _joins_definition(self, node: Node) -> bool:
        """Tell whether a term that ended is the name of the short value behind it: "Employees" and "1,936"."""
        if id(node) not in self._named or self._builder.is_empty:
            return False
        self._builder.atom(":", self._builder.source_end, 0)
        self._builder.space(self._builder.source_end, 0)
        self._is_joined = True
        return True

    def _is_mark(self, node: Node) -> bool:
        return node.name == "sup" and not is_kept_superscript(node, self._builder)

    def _is_table(self, node: Node, context: _Context) -> bool:
        """Read a table and tell so; a table that arranges the page is walked like any other element."""
        if node.name != "table" or context.is_furniture or id(node) in self._survey.outer_tables:
            return False
        if is_furniture_element(node, self._survey, is_in_content=context.is_in_content):
            return False
        table = read_table(node, self._aligner)
        if table is None:
            return False
        self._flush()
        cells, caption = table
        if caption is not None and caption.text:
            self._keep(Block(kind=BlockKind.CAPTION, passage=caption))
        block = table_block(cells, caption=caption if caption and caption.text else None)
        if block is not None:
            self._keep(block)
        return True

    def _keep(self, block: Block, font: str | None = None) -> None:
        self._found.append(block)
        self._fonts.append(font)

    def _text(self, node: Node, context: _Context) -> None:
        position = node.origin_offset
        if position is None:
            return
        # Text that the parser moved out of a table stands before what was read already: it is a block of its own.
        if self._aligner.is_before(self._builder, position) or (self._after_break and _BULLET.match(node.data)):
            self._flush()
        if node.data.strip():
            self._after_break = False
        self._context = context
        self._aligner.add(self._builder, node.data, position)

    def _break(self) -> None:
        """Read a line break: two in a row end a paragraph, one is a space."""
        if self._after_break:
            self._flush()
        else:
            self._builder.space(self._builder.source_end, 0)
            self._after_break = True

    def _flush(self) -> None:
        self._after_break = False
        if self._builder.is_empty:
            return
        passage = self._builder.build()
        self._builder = PassageBuilder()
        context = self._context
        kind = BlockKind.FURNITURE if context.is_furniture else context.kind
        level = 0 if context.is_furniture else context.level
        bullet = _BULLET.match(passage.text)
        if bullet and kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            passage = without_start(passage, bullet.end())
            kind, level = BlockKind.LIST_ITEM, max(1, level)
        if passage.text:
            self._keep(Block(kind=kind, passage=passage, level=level), context.font)
