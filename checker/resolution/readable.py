"""The words of a range as a reader sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Document

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def words_of(document: Document, start: int, end: int) -> str:
    """Return the text of a range without the tags that a page has in it."""
    text = document.text[start:end]
    return _TAG.sub("", text) if document.format == "html" else text
