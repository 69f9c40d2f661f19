"""A rule as it is written: one YAML file under `rules/`, described by `rules/rule.schema.json`."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from checker.model import Severity

LookIn = Literal["sentence", "paragraph", "section", "document", "corpus"]
DocumentKind = Literal["press-release", "sustainability-report", "web-page", "product-page", "message", "data-book"]
Words = Annotated[str, Meta(min_length=1)]
RuleId = Annotated[str, Meta(pattern="^[A-Z]{2,8}[0-9]{3}$")]
Compared = Literal["claim", "figure", "base", "target", "promise", "boundary", "recognition", "name"]
Status = Literal["draft", "stable", "deprecated"]


class Requirement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slots that a claim must have: all of `all_of`, and one alternative of `any_of`."""

    all_of: tuple[str, ...] = ()
    any_of: tuple[str | tuple[str, ...], ...] = ()  # a tuple: these slots together


class Prohibition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a claim, or the text around it, must not have."""

    slots: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()  # phrases: whole words, any case
    patterns: tuple[str, ...] = ()  # linear regular expressions, any case


class Gate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The documents a rule is limited to; a fact that is not known closes the gate."""

    jurisdiction: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    excluded_kinds: tuple[DocumentKind, ...] = ()
    effective_from: str | None = None  # ISO 8601, first publication date
    effective_to: str | None = None  # last publication date


class Downgrade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lighter severity where a condition holds."""

    to: Severity
    when: str  # CEL


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an obligation comes from: identifiers and our own words, never a standard's text."""

    instrument: str
    clause: str = ""
    note: str = ""


class ExampleDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the documents of an example: its text, and what is known of it."""

    text: Words
    file: str = ""  # its name, whose ending says its format; "": a.md, b.md, ...
    kind: DocumentKind | None = None
    published: str | None = None  # ISO 8601

    @property
    def hints(self) -> dict[str, str]:
        """What is known of the document, as reading takes it."""
        known = (("kind", self.kind), ("published", self.published))
        return {name: value for name, value in known if value}


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, and what is known of the document it stands in; or several documents that are checked together."""

    text: str = ""
    documents: tuple[ExampleDocument, ...] = ()
    entities: dict[str, tuple[str, ...]] = {}  # of several documents: as in the configuration
    kind: DocumentKind | None = None
    published: str | None = None  # ISO 8601
    name: str = ""
    jurisdiction: str | None = None
    audience: str | None = None
    sector: str | None = None

    @property
    def words(self) -> str:
        """The text, or the texts of all documents with their names."""
        if not self.documents:
            return self.text
        return "\n".join(f"{name}: {one.text.strip()}" for name, one in self.named_documents)

    @property
    def named_documents(self) -> tuple[tuple[str, ExampleDocument], ...]:
        """The documents, each with the name of its file."""
        return tuple((one.file or f"{chr(ord('a') + index)}.md", one) for index, one in enumerate(self.documents))


class Examples(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"failing": "fail", "passing": "pass"}
):
    """A rule's own tests."""

    failing: tuple[str | Example, ...] = ()
    passing: tuple[str | Example, ...] = ()
    ignore: tuple[str | Example, ...] = ()  # near misses: the rule must not fail


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"assertion": "assert"}):
    """Which claims a rule is about, what it asks of them, and the words of its finding."""

    id: RuleId
    name: Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
    severity: Severity
    summary: Words
    why: Words
    applies_to: Annotated[tuple[str, ...], Meta(min_length=1)]  # kinds of claim; "*": every kind
    message: Words
    fix: Words
    status: Status = "stable"
    enabled: bool = True
    tier: Literal[1, 2, 3] = 1
    when: str | None = None  # CEL
    gate: Gate | None = None
    needs: tuple[str, ...] = ()
    look_in: LookIn | None = None
    require: tuple[str, ...] | Requirement | None = None
    forbid: Prohibition | None = None
    assertion: str | None = None  # CEL
    group_by: tuple[str, ...] = ()
    across: Literal["document", "documents", "anywhere"] = "document"
    compare: Compared = "claim"
    once_per: Literal["claim", "paragraph", "document"] = "claim"
    suppresses: tuple[str, ...] = ()
    owns: tuple[str, ...] = ()
    downgrade: Downgrade | None = None
    severity_by_kind: dict[DocumentKind, Severity] = {}
    references: tuple[Reference, ...] = ()
    examples: Examples = Examples()

    @property
    def family(self) -> str:
        """The letters of the id: TGT of TGT001."""
        return self.id.rstrip("0123456789")

    def concerns(self, kind: str) -> bool:
        """Tell whether the rule may be about claims of a kind."""
        return kind in self.applies_to or "*" in self.applies_to

    @property
    def required(self) -> Requirement:
        """The slots asked for, in their long form."""
        if isinstance(self.require, Requirement):
            return self.require
        return Requirement(all_of=self.require or ())

    @property
    def reach(self) -> LookIn:
        """How far away a slot may have been read."""
        return self.look_in or "document"
