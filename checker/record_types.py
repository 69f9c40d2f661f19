"""What an audit record holds: the wire types that `claims/record.schema.json` is made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

VERSION = 1
Words = Annotated[str, Meta(min_length=1)]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", description="SHA-256 in hexadecimal digits")]
Count = Annotated[int, Meta(ge=0)]
Number = Annotated[int, Meta(ge=1)]
Level = Literal["error", "warning", "info"]


class _Entry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of the record: what is unknown is absent, and nothing is there that is not described."""


class RecordedDocument(_Entry, frozen=True, kw_only=True):
    """A document that was read, or why it could not be; `sha256` is that of the file."""

    path: Words
    sha256: Digest | None = None  # absent where there was no file
    status: Literal["checked", "unreadable", "not-evaluated"]
    entity: str | None = None
    published: Day | None = None
    language: str | None = None
    kind: str | None = None
    reason: str = ""
    remedy: str = ""
    register: str = ""  # the register file that was read in its place
    declared: bool = False  # a file of claims that people wrote down
    source: str = ""  # where such claims are made


class RecordedFile(_Entry, frozen=True, kw_only=True):
    """A file that settings were read from."""

    path: Words
    sha256: Digest


class RecordedPack(_Entry, frozen=True, kw_only=True):
    """A pack of rules; its digest changes with what any of its rules asks, weighs or says."""

    name: Words
    version: str = ""
    digest: Digest
    rules: Count  # of it that were asked


class RecordedRule(_Entry, frozen=True, kw_only=True):
    """A rule that was asked."""

    id: Words
    name: str
    severity: Level
    pack: str  # name and version
    digest: Digest | None = None  # absent where it is no rule of a pack, but about what people decided


class RecordedDocuments(_Entry, frozen=True, kw_only=True):
    """What the configuration says of the documents that match `files`."""

    files: Words
    kind: str | None = None
    published: Day | None = None
    jurisdiction: str | None = None
    audience: str | None = None
    sector: str | None = None
    profile: str | None = None
    severities: Mapping[str, str] = {}


class RecordedSettings(_Entry, frozen=True, kw_only=True):
    """What was chosen, by the command line and the configuration; absent: as esglint does by itself."""

    profile: str | None = None  # for all documents
    default_profile: str | None = None  # for documents for which nothing else is chosen
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = {}
    drafts: bool = False
    exclude: tuple[str, ...] = ()
    documents: tuple[RecordedDocuments, ...] = ()
    entities: Mapping[str, tuple[str, ...]] = {}
    concepts: Mapping[str, str] = {}
    kind: str | None = None
    published: Day | None = None
    as_of: Day | None = None


class Place(_Entry, frozen=True, kw_only=True):
    """Lines and columns count from 1, offsets from 0; page, paragraph or cell where the file has no lines."""

    path: Words
    line: Number
    column: Number
    end_line: Number
    end_column: Number
    start: Count
    end: Count
    page: Number | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None


class Amount(_Entry, frozen=True, kw_only=True):
    """A quantity."""

    amount: int | float
    unit: str
    comparator: str


SlotValue = str | bool | int | float | Amount | tuple[str | int | Amount, ...]


class RecordedMention(_Entry, frozen=True, kw_only=True):
    """A place where the claim is stated, and its words."""

    quote: str
    location: Place


class RecordedClaim(_Entry, frozen=True, kw_only=True):
    """A claim: the first mention is the one that findings point at."""

    id: Words
    kind: Words
    mentions: Annotated[tuple[RecordedMention, ...], Meta(min_length=1)]
    slots: Mapping[str, SlotValue]


class RecordedVerdict(_Entry, frozen=True, kw_only=True):
    """One rule on one claim; a rule that is not about a claim has no verdict on it."""

    rule: Words
    claim: str = ""
    outcome: Literal["fail", "pass", "waived", "not-evaluated"]
    severity: Level
    message: str = ""
    reason: str = ""  # why it was waived or not evaluated
    missing: tuple[str, ...] = ()
    location: Place
    related: tuple[Place, ...] = ()


class RecordedWaiver(_Entry, frozen=True, kw_only=True):
    """A waiver in force: a finding that somebody decided to accept."""

    rule: Words
    claim: str = ""
    location: Place
    reason: str = ""
    by: str | None = None  # comment, waiver or baseline
    place: str | None = None  # where the decision is written down
    owner: str | None = None
    approver: str | None = None
    created: Day | None = None
    expires: Day | None = None


class Counts(_Entry, frozen=True, kw_only=True):
    """How many of what; findings by severity."""

    documents: Count
    unreadable: Count
    claims: Count
    rules: Count
    error: Count
    warning: Count
    info: Count
    passed: Count
    waived: Count
    not_evaluated: Count


class SignOff(_Entry, frozen=True, kw_only=True):
    """A named statement about the record: not a cryptographic signature."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    role: Annotated[str, Meta(min_length=1, max_length=200)]
    date: Day
    record: Digest  # of the record that was signed
    digest: Digest  # of this sign-off and those before it


class Record(_Entry, frozen=True, kw_only=True, omit_defaults=False):
    """What was checked with what, and what came of it."""

    version: Literal[1]
    esglint: Words  # its version
    counts: Counts
    settings: RecordedSettings
    files: tuple[RecordedFile, ...]
    packs: tuple[RecordedPack, ...]
    rules: tuple[RecordedRule, ...]
    documents: tuple[RecordedDocument, ...]
    claims: tuple[RecordedClaim, ...]
    verdicts: tuple[RecordedVerdict, ...]
    waivers: tuple[RecordedWaiver, ...]
    digest: Digest  # of the canonical JSON of all above
    sign_offs: tuple[SignOff, ...]
