"""The second half of the flow, for one document and for those of a company: reading -> claims -> verdicts.

Everything here takes values and gives values that can be sent to another process. Stages are imported where they are
needed, so that each command pays for its own stages only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Claim, Facet, Judged, Reading, Verdict
from checker.reading_order import judged_in_order
from checker.rulebook import Choice, choice_for
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.resolution import Identity  # noqa: TC004 - no value of theirs is decoded
    from checker.rules import Expression, Selection  # noqa: TC004 - no value of theirs is decoded


class Plan(Struct, frozen=True, kw_only=True):
    """What is asked of the documents of a run: all that a process needs to know to judge any of them."""

    settings: Settings
    alone: Mapping[Choice, Selection]  # the rules that one document is enough for
    together: Mapping[Choice, Selection]  # the rules that compare documents of a company, or of all
    expressions: tuple[Expression, ...] = ()  # of all rules, compiled


class Member(Struct, frozen=True, kw_only=True):
    """A document among those of its company."""

    reading: Reading  # mentions are not needed: they have become claims
    claims: tuple[Claim, ...]
    identity: Identity


class Compared(Struct, frozen=True, kw_only=True):
    """What comparing the documents of a company found; both by document, in their order."""

    judged: tuple[Judged, ...]
    facets: tuple[Mapping[str, tuple[Facet, ...]], ...] = ()  # of claims, by id; where all is kept


def judge_document(reading: Reading, claims: Sequence[Claim], plan: Plan) -> Judged:
    """Return what the rules say of a document's claims that one document is enough for."""
    from checker.rules import Circumstances, check_claims, remember  # noqa: PLC0415

    remember(plan.expressions)
    selection = plan.alone[choice_for(Path(reading.document.path), plan.settings)]
    verdicts = check_claims(selection, claims, (reading,), Circumstances(as_of=plan.settings.as_of))
    return judged_in_order(verdicts, claims, keeps_all=plan.settings.keeps_all)


def judge_company(members: Sequence[Member], plan: Plan, *, is_alone: bool) -> Compared:
    """Return what the rules say that compare documents, of documents of which none is compared with any other.

    `is_alone`: the run has no other document.
    """
    from checker.resolution import resolve_together  # noqa: PLC0415
    from checker.rules import remember  # noqa: PLC0415

    remember(plan.expressions)
    readings = [member.reading for member in members]
    claims = resolve_together(
        [member.claims for member in members], readings, [member.identity for member in members], is_alone=is_alone
    )
    of_path: dict[str, list[Claim]] = {reading.document.path: [] for reading in readings}
    for claim in claims:
        of_path[claim.path].append(claim)
    verdicts, keeps_all = _verdicts(claims, readings, plan), plan.settings.keeps_all
    return Compared(
        judged=tuple(judged_in_order(verdicts[path], own, keeps_all=keeps_all) for path, own in of_path.items()),
        facets=tuple(_facets(own) for own in of_path.values()) if keeps_all else (),
    )


def _verdicts(claims: Sequence[Claim], readings: Sequence[Reading], plan: Plan) -> Mapping[str, list[Verdict]]:
    """Return verdicts by the path they point into; each document is judged by its own choice of rules."""
    from checker.rules import Circumstances, check_claims  # noqa: PLC0415

    around = Circumstances(as_of=plan.settings.as_of)
    choices = {path: choice_for(Path(path), plan.settings) for path in (one.document.path for one in readings)}
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    for choice in dict.fromkeys(choices.values()):
        for verdict in check_claims(plan.together[choice], claims, readings, around):
            if choices[verdict.location.path] == choice:
                verdicts[verdict.location.path].append(verdict)
    return verdicts


def _facets(claims: Sequence[Claim]) -> Mapping[str, tuple[Facet, ...]]:
    return {claim.id: claim.facets for claim in claims if claim.facets}
