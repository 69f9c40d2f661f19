"""The parts of a register file.

The claims stand in the structure of `esglint extract`; under `reading` stands what the rules need beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Raw, Struct

from checker import __version__
from checker.model import Claim, Reading
from checker.register.texts import AnchorEntry, BlockEntry

VERSION = 1  # of the files' structure
OF_DOCUMENT = frozenset({"path", "sha256", "text", "blocks", "anchors"})  # fields that have a place of their own
OF_FACTS = frozenset({"entity", "published", "kind", "language", "defaults"})


class Registered(Struct, frozen=True, kw_only=True):
    """A document as the register knows it."""

    reading: Reading  # without mentions: they have become claims
    claims: tuple[Claim, ...]  # not yet compared with those of other documents
    hints: Mapping[str, str]  # what the user said of the document when it was read
    version: str = __version__  # of the esglint that read it


class DocumentEntry(Struct, frozen=True, kw_only=True):
    """What the document says of itself."""

    path: str
    status: str
    sha256: str
    entity: str | None = None
    published: date | None = None
    language: str | None = None
    kind: str | None = None
    reason: str = ""


class MentionEntry(Struct, frozen=True, kw_only=True, array_like=True):
    """A place of a claim; offsets in characters."""

    kind: str
    block: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class ClaimEntry(Struct, frozen=True, kw_only=True, array_like=True):
    """What is not shown of a claim: its places, and where each slot was read."""

    mentions: tuple[MentionEntry, ...]
    sources: dict[str, dict[str, Any]]


class ReadingEntry(Struct, frozen=True, kw_only=True):
    """The text, and the facts that are not shown."""

    hints: dict[str, str]
    document: dict[str, Any]  # its fields that stand nowhere else
    facts: dict[str, Any]  # as above
    text: tuple[str, ...]
    blocks: tuple[BlockEntry, ...]
    anchors: tuple[AnchorEntry, ...]
    claims: tuple[ClaimEntry, ...]
    defaults: Raw = Raw(b"{}")
    default_sources: dict[str, dict[str, Any]] = {}


class File(Struct, frozen=True, kw_only=True):
    """A file."""

    version: int
    generated: str
    esglint: str
    seal: str
    documents: tuple[DocumentEntry, ...]
    claims: tuple[Raw, ...]
    reading: ReadingEntry
