"""Web pages that are not read: hostile ones, and those whose text stands elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.documents.contents import RefusedError
from checker.documents.html_survey import Node, attributes_of, children_of
from checker.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Block

_MOST_TAGS = 3_000_000
_HEAD = 65_536  # characters in which a document type declaration stands
_INNER_DECLARATIONS = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}\[")
_SAFE_NAME = re.compile(r"[\w.~ -]{1,60}")
_SAVE = "Save the page as HTML only or as PDF once all of it is shown, and check that."


def refuse_hostile(text: str) -> None:
    """Refuse a page that brings entities of its own, or is a bomb of tags; raises `RefusedError`."""
    declarations = _INNER_DECLARATIONS.search(text[:_HEAD])
    if declarations and "<!ENTITY" in text[declarations.end() : declarations.end() + _HEAD]:
        raise RefusedError("It declares entities of its own.", "Save it without a document type declaration.")
    if text.count("<") > _MOST_TAGS:
        raise RefusedError(f"It holds more than {_MOST_TAGS} tags.", "Split it, or check its PDF.")


def refuse_textless(root: Node, blocks: Sequence[Block]) -> None:
    """Refuse a page of frames, or one that only scripts fill; raises `RefusedError`."""
    has_text = any(block.kind is not BlockKind.FURNITURE for block in blocks)
    if has_text:
        return
    names: set[str] = set()
    frames: dict[str, None] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        names.add(node.name)
        if node.name in {"frame", "iframe"}:
            source = (attributes_of(node).get("src") or "").partition("?")[0].rpartition("/")[2]
            frames.update({source: None} if _SAFE_NAME.fullmatch(source) else {})
        stack.extend(reversed(children_of(node)))
    if names & {"frame", "frameset", "iframe"}:
        files = f" ({', '.join(list(frames)[:5])})" if frames else ""
        raise RefusedError(
            f"It holds no text of its own: what it shows stands in other pages{files}.",
            "Check what stands in the frame by itself, saved as HTML or PDF.",
        )
    if "script" in names:
        raise RefusedError("It holds no text of its own: scripts fill it when it is shown.", _SAVE)
