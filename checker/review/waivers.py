"""`waivers.yaml`: findings that somebody accepted, why, and until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from checker.errors import DecisionsError
from checker.model import Decision, Location, Outcome
from checker.review.files import line_in, place_in, read_decisions
from checker.review.matching import Claims, Named
from checker.review.ruling import Ruling, finding
from checker.review_rules import EXPIRED_WAIVER, IDLE_WAIVER, REVIEW_RULES, VOID_WAIVER
from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from checker.errors import Mistake
    from checker.model import Claim, Verdict
    from checker.outcome import Report
    from checker.yaml_source import YamlSource

_Words = Annotated[str, Meta(pattern=r"\S")]
_SCHEMA = "waivers.schema.json"


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exception, as it stands in the file."""

    rule: Annotated[str, Meta(pattern="^[A-Z]{2,20}[0-9]{3}$")]
    claim: Annotated[str, Meta(pattern="^[0-9a-f]{12}$")] | None = None
    quote: _Words | None = None
    documents: _Words | None = None
    reason: _Words
    owner: _Words
    approver: _Words = ""
    created: date | None = None
    expires: date


class WaiverFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of the file."""

    waivers: tuple[Entry, ...] = ()


class Waiver(Struct, frozen=True, kw_only=True):
    """An exception, and where it is written down."""

    entry: Entry
    at: Location
    line: str  # "waivers.yaml:12"

    @property
    def named(self) -> Named:
        """What it says of the claim."""
        return Named(claim=self.entry.claim, quote=self.entry.quote, documents=self.entry.documents)

    def is_in_force(self, day: date) -> bool:
        """Tell whether it holds on a day: from the first to the last of its days."""
        return (self.entry.created or day) <= day <= self.entry.expires

    @property
    def decision(self) -> Decision:
        """What it decides."""
        entry = self.entry
        return Decision(
            by="waiver",
            reason=" ".join(entry.reason.split()),
            place=self.line,
            owner=entry.owner,
            approver=entry.approver,
            created=entry.created,
            expires=entry.expires,
        )


def read_waivers(path: Path, known: Iterable[str]) -> tuple[Waiver, ...]:
    """Return the waivers of a file; DecisionsError with all mistakes in it. `known` are the ids of all rules."""
    file, source = read_decisions(path, WaiverFile, _SCHEMA)
    mistakes = tuple(_mistakes(file, source, frozenset(known)))
    if mistakes:
        raise DecisionsError(mistakes)
    return tuple(
        Waiver(entry=entry, at=place_in(source, ("waivers", index)), line=line_in(source, ("waivers", index)))
        for index, entry in enumerate(file.waivers)
    )


def apply_waivers(report: Report, waivers: Iterable[Waiver], claims: Claims, day: date) -> Ruling:
    """Return which findings are waived on a day, and which waivers are past it, void or not needed."""
    by_rule: dict[str, list[int]] = {}
    for index, verdict in enumerate(report.verdicts):
        by_rule.setdefault(verdict.rule, []).append(index)
    decisions: dict[int, Decision] = {}
    findings: list[Verdict] = []
    idle: list[tuple[Waiver, tuple[Claim, ...]]] = []
    for waiver in waivers:
        named = claims.named(waiver.named)
        own = {(claim.path, claim.id) for claim in named}
        met = [index for index in by_rule.get(waiver.entry.rule, ()) if _is_met(report.verdicts[index], claims, own)]
        if not met:
            idle.append((waiver, named))
        elif waiver.is_in_force(day):
            decisions |= {index: waiver.decision for index in met if index not in decisions}
        else:
            findings += (_not_in_force(waiver, report.verdicts[index], claims, day) for index in met)
    left = {rule: [i for i in indexes if i not in decisions] for rule, indexes in by_rule.items()}
    findings += (
        _idle(waiver, named, _claims_of(left, waiver, report, claims), claims)
        for waiver, named in idle
        if waiver.entry.rule in report.rules and claims.was_looked_for(waiver.named)
    )
    return Ruling(decisions=decisions, findings=tuple(findings))


def _is_met(verdict: Verdict, claims: Claims, own: set[tuple[str, str]]) -> bool:
    claim = claims.of(verdict)
    return verdict.outcome is Outcome.FAIL and claim is not None and (claim.path, claim.id) in own


def _claims_of(left: Mapping[str, list[int]], waiver: Waiver, report: Report, claims: Claims) -> tuple[Claim, ...]:
    """Return the claims with findings of a waiver's rule that nothing waives."""
    verdicts = (report.verdicts[index] for index in left.get(waiver.entry.rule, ()))
    found = (claims.of(verdict) for verdict in verdicts if verdict.outcome is Outcome.FAIL)
    return tuple(claim for claim in found if claim)


def _not_in_force(waiver: Waiver, verdict: Verdict, claims: Claims, day: date) -> Verdict:
    entry = waiver.entry
    is_early = entry.created is not None and day < entry.created
    when = f"begins on {entry.created}" if is_early else f"expired on {entry.expires}"
    message = f"the waiver of {entry.rule} by {entry.owner} {when}: the finding counts"
    return finding(EXPIRED_WAIVER, message, waiver.at, claim=claims.of(verdict), related=(verdict.location,))


def _idle(waiver: Waiver, named: tuple[Claim, ...], left: tuple[Claim, ...], claims: Claims) -> Verdict:
    """Return what is to be said of a waiver that no finding meets."""
    entry = waiver.entry
    if named:
        message = f"the waiver of {entry.rule} by {entry.owner} is not needed: its claim has no such finding"
        return finding(IDLE_WAIVER, message, waiver.at, related=tuple(map(claims.place, named)))
    near = claims.nearest(waiver.named, left)
    if near is None and (entry.documents or not entry.quote) and claims.within(waiver.named, left):
        message = f"the waiver of {entry.rule} by {entry.owner} is void: no claim has {waiver.named.in_words} any more"
        return finding(VOID_WAIVER, f"{message}, it was changed or is gone", waiver.at)
    if near is None:
        message = f"the waiver of {entry.rule} by {entry.owner} matches nothing: no claim has {waiver.named.in_words}"
        return finding(IDLE_WAIVER, message, waiver.at)
    message = f"the waiver of {entry.rule} by {entry.owner} is void: its claim reads otherwise now (id {near.id})"
    return finding(VOID_WAIVER, message, waiver.at, claim=near, related=(claims.place(near),))


def _mistakes(file: WaiverFile, source: YamlSource, known: frozenset[str]) -> Iterator[Mistake]:
    for index, entry in enumerate(file.waivers):
        at = ("waivers", index)
        if entry.rule in REVIEW_RULES:
            yield source.mistake_in((*at, "rule"), f"{entry.rule} cannot be waived", "it is about decisions themselves")
        elif entry.rule not in known:
            yield source.mistake_in((*at, "rule"), f'there is no rule "{entry.rule}"', did_you_mean(entry.rule, known))
        if entry.claim is None and entry.quote is None:
            yield source.mistake(at, "it names no claim", "give the words of the claim as quote, or its id as claim")
        if entry.created and entry.expires < entry.created:
            yield source.mistake_in((*at, "expires"), "it expires before it begins")
