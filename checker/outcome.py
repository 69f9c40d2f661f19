"""What one run found: the value that the pipeline hands to the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from checker.chosen import chosen
from checker.model import (
    Change,
    Claim,
    Document,
    Location,
    Outcome,
    Severity,
    Span,
    Tie,
    TieStatus,
    Verdict,
)

SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)  # from light to heavy


class Status(StrEnum):
    """How far a document got."""

    CHECKED = "checked"
    UNREADABLE = "unreadable"
    NOT_EVALUATED = "not-evaluated"  # read, but not judged: for instance a language that no rule speaks


class DocumentOutcome(Struct, frozen=True, kw_only=True):
    """One file of the run: what it says of itself, or why it could not be checked."""

    path: str  # as given, with forward slashes
    status: Status
    sha256: str = ""
    entity: str | None = None
    published: date | None = None
    language: str | None = None
    kind: str | None = None
    reason: str = ""  # why it, or a part of it, was not checked, as a sentence
    remedy: str = ""  # what to do about it, as a sentence
    register: str = ""  # the register file that was read in its place
    declared: bool = False  # a file of claims that people wrote down themselves
    source: str = ""  # where such claims are made, as the file says


class PackDescription(Struct, frozen=True, kw_only=True):
    """A pack of rules that a run has loaded."""

    name: str
    version: str = ""  # "" for a folder of rules that says nothing of itself
    rules: int = 0  # how many of its rules were asked

    @property
    def titled(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".rstrip()


class RuleDescription(Struct, frozen=True, kw_only=True):
    """What a rule says of itself, for reports and for people who ask."""

    id: str
    name: str
    severity: Severity
    summary: str
    why: str = ""
    fix: str = ""
    references: tuple[str, ...] = ()  # "instrument, clause"
    applies_to: tuple[str, ...] = ()  # claim kinds
    wants: tuple[tuple[str, str], ...] = ()  # the rule's conditions and obligations: ("require", "base_year")
    failing: tuple[str, ...] = ()  # examples
    passing: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()  # near misses, which the rule must leave alone
    slots: tuple[tuple[str, str], ...] = ()  # what the slots mean that the rule speaks of
    weights: tuple[tuple[str, str], ...] = ()  # other severities, and where: ("info", "in a press-release")
    profiles: tuple[tuple[str, str], ...] = ()  # each profile and the severity it gives; "" where the rule is off
    family: str = ""  # the folder it lies in
    jurisdictions: tuple[str, ...] = ()  # it is limited to
    instruments: tuple[str, ...] = ()  # it refers to
    is_on: bool = True  # under the chosen profile
    because: str = ""  # what turned it on or off, or set its severity
    status: str = "stable"  # draft | stable | deprecated
    pack: str = ""  # the name and version of the pack it comes from
    changed_by: str = ""  # those of a pack that overrides its severity or words


class ExampleOutcome(Struct, frozen=True, kw_only=True):
    """What became of one example of a rule when it was run."""

    rule: str
    expected: str  # fail | pass | ignore
    text: str
    index: int = 0  # among the rule's examples that expect the same
    problem: str = ""  # what happened instead; "" where the example did what it says
    values: tuple[str, ...] = ()  # of each operand of the rule's expressions, where there is a problem


class CoverageGap(Struct, frozen=True, kw_only=True):
    """A thing that a rule's examples can reach: an outcome, an operand, a slot, a word, the gate."""

    rule: str
    what: str
    missing: str = ""  # what of it no example reaches; "" where all is reached


class Report(Struct, frozen=True, kw_only=True, dict=True):
    """Documents in the order they were read; claims and verdicts in reading order."""

    documents: tuple[DocumentOutcome, ...]
    claims: Sequence[Claim]  # read again from where they are kept, where there are many
    verdicts: Sequence[Verdict] = ()  # as the claims
    left_out: Mapping[Outcome, int] = {}  # how many verdicts there are beside these, that nobody asked to see
    rules: Mapping[str, RuleDescription] = {}  # every rule that was asked, by id
    packs: tuple[PackDescription, ...] = ()
    sources: Mapping[str, Document] = {}  # the documents that were read, by path; as the claims
    remarked: tuple[str, ...] | None = None  # paths of documents with comments for us; None: look into all of them
    unchanged: int = 0  # findings left out because their claims were there before the revision that was named
    disagreements: tuple[Disagreement, ...] = ()  # with the register, where it was asked for

    @cached_property
    def findings(self) -> Sequence[Verdict]:
        """The verdicts that failed."""
        return chosen(self.verdicts, lambda verdict: verdict.outcome is Outcome.FAIL)

    @property
    def unreadable(self) -> tuple[DocumentOutcome, ...]:
        """The documents that could not be read."""
        return tuple(document for document in self.documents if document.status is Status.UNREADABLE)

    @property
    def with_remarks(self) -> tuple[str, ...]:
        """The paths of the documents with comments that are for us."""
        if self.remarked is not None:
            return self.remarked
        return tuple(path for path, document in self.sources.items() if document.remarks)

    @cached_property
    def declared(self) -> frozenset[str]:
        """The paths of files of claims that people wrote down themselves."""
        return frozenset(document.path for document in self.documents if document.declared)

    def at_least(self, floor: Severity) -> Report:
        """Return the report without the findings that weigh less than `floor`."""
        kept = chosen(
            self.verdicts,
            lambda verdict: verdict.outcome is not Outcome.FAIL or weighs_at_least(verdict.severity, floor),
        )
        return replace(self, verdicts=kept)

    def count(self, outcome: Outcome) -> int:
        """Return how many verdicts have this outcome."""
        return self._counts[outcome] + self.left_out.get(outcome, 0)

    @cached_property
    def _counts(self) -> Counter[Outcome]:
        return Counter(verdict.outcome for verdict in self.verdicts)

    def count_findings(self, severity: Severity) -> int:
        """Return how many findings weigh exactly this much."""
        return self._weights[severity]

    @cached_property
    def _weights(self) -> Counter[Severity]:
        return Counter(verdict.severity for verdict in self.findings)

    def name_of(self, rule: str) -> str:
        """Return a rule's name, "" where the report holds no description of it."""
        described = self.rules.get(rule)
        return described.name if described else ""

    def place(self, path: str, span: Span) -> Location:
        """Return where a span of a document is."""
        return self.sources[path].place(span)

    def quote(self, path: str, span: Span) -> str:
        """Return the source text of a span, exactly as it stands."""
        return self.sources[path].text[span.start : span.end]


class RuleDigests(Struct, frozen=True, kw_only=True):
    """What tells one state of the rules from another: SHA-256 in hexadecimal digits."""

    rules: Mapping[str, str]  # by rule id
    packs: tuple[tuple[str, str, str], ...]  # name, version, digest; ours first


class Disagreement(Struct, frozen=True, kw_only=True):
    """A document and its register file that do not agree."""

    path: str  # of the document
    file: str  # of the register
    reason: str  # as a sentence
    difference: Difference | None = None  # from the claims in the register to those in the document
    text: str | None = None  # what the register file should hold; None where there should be none
    is_ours: bool = True  # otherwise a file of somebody else's stands in the way


class Locking(Struct, frozen=True, kw_only=True):
    """Documents held against their register, and where they disagree."""

    report: Report  # documents and claims
    disagreements: tuple[Disagreement, ...] = ()


class TieOut(Struct, frozen=True, kw_only=True):
    """A text tied to data books: what became of each of its numbers, in reading order."""

    report: Report  # the documents and claims of the text and the books
    path: str  # of the text
    ties: tuple[Tie, ...]

    def count(self, status: TieStatus) -> int:
        """Return how many numbers have this status."""
        return sum(tie.status is status for tie in self.ties)


class Difference(Struct, frozen=True, kw_only=True):
    """Two states of documents, and how their claims differ."""

    before: Report
    after: Report
    changes: tuple[Change, ...]


def weighs_at_least(severity: Severity, floor: Severity) -> bool:
    """Tell whether a severity is the floor or heavier."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(floor)
