"""What the process that reads a PDF answers."""

from __future__ import annotations

from msgspec import Struct

from checker.model import Anchor, Block


class PdfText(Struct, kw_only=True):
    """What was read, or why nothing was (a reason and a remedy, as sentences)."""

    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    blocks: tuple[Block, ...] = ()
    metadata: dict[str, str] = {}
    reason: str = ""
    remedy: str = ""
    empty_pages: tuple[int, ...] = ()  # from 1: pages that hold no text
