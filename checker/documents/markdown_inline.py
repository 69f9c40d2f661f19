"""Inline Markdown to readable text: emphasis, links, escapes, entities, code spans and HTML tags.

The parser keeps no inline positions. Its rules are therefore wrapped: whatever a rule adds is marked with the
stretch of content the rule consumed; plain text is what stands between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.documents.passages import PassageBuilder
from checker.documents.superscripts import CONTEXT, is_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.markdown_source import ContentMap
    from checker.model import Passage

Token = Any  # of markdown-it-py, as the next three
Parser = Any
State = Any
Rule = Any  # (state, is silent) -> whether it did something
_MARK = "stretch"  # key in a token's `meta`
_PLAIN_RULE = "text"  # adds characters, no tokens
# What a rule begins with. At any other character it would only be asked in vain, and most characters are others.
_BEGINNINGS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "footnote_ref": "[",
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})")
_LONGEST_SUPERSCRIPT = 8  # tokens
_BOLD = frozenset({"b", "strong"})


def with_positions(parser: Parser) -> Parser:
    """Return a markdown-it parser whose inline tokens know their stretch of the content."""
    ruler = parser.inline.ruler
    rules = [
        (_BEGINNINGS.get(name), rule)
        for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True)
        if name != _PLAIN_RULE
    ]
    ruler.enableOnly(_PLAIN_RULE)
    ruler.push("marked", _marking(rules))
    # Escapes, entities and neighbouring texts stay apart, so that each token is one stretch.
    return parser.disable(["text_join", "fragments_join"])


def _marking(rules: Sequence[tuple[str | None, Rule]]) -> Rule:
    """Return one rule for all, each with the characters that it begins with, None where that is not known."""
    everywhere = [rule for beginnings, rule in rules if beginnings is None]
    at_character = {
        character: [rule for beginnings, rule in rules if beginnings is None or character in beginnings]
        for character in "".join(beginnings or "" for beginnings, _ in rules)
    }

    def marked(state: State, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
        asked = at_character.get(state.src[state.pos], everywhere)
        if not asked:
            return False
        start, known, has_text = state.pos, len(state.tokens), bool(state.pending)
        if not any(rule(state, silent) for rule in asked):
            return False
        if not silent:
            added = state.tokens[known:]
            # The text before comes first, unless it was only the blanks at the end of a line.
            _mark(added[1:] if has_text and added and added[0].type == "text" else added, start, state.pos)
        return True

    return marked


def _mark(tokens: Sequence[Token], start: int, end: int) -> None:
    if not tokens:
        return
    first, last = tokens[0], tokens[-1]
    if first.type == "text":  # the characters of a run of emphasis marks
        for token in tokens:
            token.meta[_MARK] = (start, start + len(token.content))
            start += len(token.content)
    elif first.type == "link_open":
        first.meta[_MARK] = (start, start + 1)
        last.meta[_MARK] = (end, end)
    else:
        first.meta[_MARK] = (start, end)


def read_inline(children: Sequence[Token], content: ContentMap) -> tuple[Passage, bool]:
    """Return the readable text of a block's inline tokens, and whether all of it is bold."""
    reader = _Reader(content)
    index = 0
    while index < len(children):
        index += reader.read(children, index)
    return reader.builder.build(), reader.plain == 0 and not reader.builder.is_empty


class _Reader:
    def __init__(self, content: ContentMap) -> None:
        self.builder = PassageBuilder()
        self.plain = 0  # characters that are not bold
        self._content = content
        self._cursor = 0  # end of the stretch read last
        self._bold = 0  # depth

    def read(self, children: Sequence[Token], index: int) -> int:
        """Read one token; return how many are done with."""
        token = children[index]
        start, end = token.meta.get(_MARK, (self._cursor, self._cursor + len(token.content)))
        done = 1
        if token.type == "text":
            # Of the two marks that became strong emphasis one is left behind, empty.
            self._verbatim(start, start + len(token.content))
        elif token.type == "text_special":
            self._special(token, start, end)
        elif token.type == "code_inline":
            self._verbatim(start + len(token.markup), end - len(token.markup))
        elif token.type in {"softbreak", "hardbreak"}:
            self.builder.space(self._content.source(start), end - start)
        elif token.type == "html_inline":
            done = self._tag(children, index)
            token = children[index + done - 1]
            end = token.meta.get(_MARK, (start, end))[1]
        elif token.type in {"strong_open", "strong_close"}:
            self._bold += 1 if token.type == "strong_open" else -1
        self._cursor = end
        return done

    def _verbatim(self, start: int, end: int) -> None:
        self._content.add(self.builder, start, end)
        if not self._bold:
            self.plain += len(self._content.content[start:end].strip())

    def _special(self, token: Token, start: int, end: int) -> None:
        if token.info == "escape":
            self._verbatim(end - len(token.content), end)
        else:
            self.builder.atom(token.content, self._content.source(start), end - start)
            self.plain += 0 if self._bold else len(token.content.strip())

    def _tag(self, children: Sequence[Token], index: int) -> int:
        """Read an HTML tag; a superscript that is a footnote mark is skipped whole."""
        match = _TAG.match(children[index].content)
        closing, name = (match[1], match[2].lower()) if match else ("", "")
        if name == "br":
            self.builder.space(self.builder.source_end, 0)
        elif name in _BOLD:
            self._bold += -1 if closing else 1
        elif name == "sup" and not closing:
            inner = children[index + 1 : index + _LONGEST_SUPERSCRIPT]
            for length, token in enumerate(inner, 2):
                if token.type == "html_inline" and token.content.lower().startswith("</sup"):
                    text = "".join(child.content for child in inner[: length - 2] if child.type != "html_inline")
                    kept = is_text(text, self.builder.ending(CONTEXT))
                    return 1 if kept else length
        return 1
