"""A run over many documents: each is judged by itself and put aside, then those of a company are judged together.

In memory are the documents in flight, and of all others what is said of them: see `kept_documents`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import rulebook
from checker.examination import Examined, examine_reading
from checker.kept_documents import Shelf
from checker.kept_verdicts import KeptVerdicts
from checker.outcome import DocumentOutcome, Report
from checker.pattern_codes import keep_patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.engine import Engine
    from checker.judging import Plan
    from checker.model import Claim, Reading
    from checker.outcome import RuleDescription
    from checker.reading import Advance
    from checker.rules import Library
    from checker.sources import Found


class Run(Struct, frozen=True, kw_only=True):
    """The documents of a run after all rules were asked; `shelf` and `verdicts` have those that could be read."""

    outcomes: tuple[DocumentOutcome, ...]
    shelf: Shelf
    verdicts: KeptVerdicts
    remarked: tuple[str, ...]  # the documents with comments that are for us


def examined(found: Found, plan: Plan, engine: Engine, advance: Advance | None) -> Iterator[Examined]:
    """Yield each document by itself, in the order of the run: read, or as the register or a claim file knows it."""
    results = engine.examine_all(found.unknown, plan, advance)
    for task in found.tasks:
        known = found.known.get(task.shown)
        yield examine_reading(known.reading, plan, known.claims) if known else next(results)
    next(results, None)  # that it may end
    for file in found.claim_files:
        entry = file.entry
        examined = examine_reading(entry.reading, plan, entry.claims) if entry else None
        yield replace(examined, outcome=file.outcome) if examined else Examined(outcome=file.outcome)


def judge_between(documents: Iterable[Examined], plan: Plan, engine: Engine) -> Run:
    """Put documents aside one by one, judge each company's together, and return what is said of each document."""
    shelf, verdicts = Shelf(), KeptVerdicts()
    outcomes, outlines, remarked = [], [], []
    for one in documents:
        outcomes.append(one.outcome)
        if one.outline is not None and one.document is not None:
            shelf.add(one.outcome.path, one.document, one.claims)
            outlines.append(one.outline)
            verdicts.add(one.judged)
            remarked += [one.outcome.path] if one.has_remarks else []
    for members, compared in engine.judge_companies(outlines, shelf, plan):
        for at, (index, between) in enumerate(zip(members, compared.judged, strict=True)):
            verdicts.join(index, between)
            if compared.facets and compared.facets[at]:
                shelf.facets[shelf.paths[index]] = compared.facets[at]
    keep_patterns()
    return Run(outcomes=tuple(outcomes), shelf=shelf, verdicts=verdicts, remarked=tuple(remarked))


def report_on(done: Run, library: Library, plan: Plan) -> Report:
    """Return what a run found, before anybody's decisions."""
    asked = _asked(done, library, plan)
    return Report(
        documents=done.outcomes,
        claims=done.shelf.all_claims(),
        verdicts=done.verdicts.all_verdicts(),
        left_out=done.verdicts.left_out,
        rules=asked,
        packs=tuple(rulebook.describe_packs(library, asked)),
        sources=done.shelf.documents(),
        remarked=done.remarked,
    )


def _asked(done: Run, library: Library, plan: Plan) -> dict[str, RuleDescription]:
    """Return the rules that were asked of a document, and those of the main choice."""
    choices = [rulebook.main_choice(plan.settings)]
    choices += [rulebook.choice_for(Path(path), plan.settings) for path in done.shelf.paths]
    rules = [
        rule
        for choice in dict.fromkeys(choices)
        for rule in sorted((*plan.alone[choice].rules, *plan.together[choice].rules), key=lambda rule: rule.id)
    ]
    return {rule.id: rule for rule in rulebook.describe_rules(rules, library)}


def read_afresh(done: Run, found: Found) -> Iterator[tuple[Reading, DocumentOutcome, Sequence[Claim]]]:
    """Yield the documents with their claims that the register did not know as they are."""
    given = {*found.known, *(file.outcome.path for file in found.claim_files)}
    outcomes = {outcome.path: outcome for outcome in done.outcomes}
    for index, path in enumerate(done.shelf.paths):
        if path not in given:
            kept = done.shelf.kept(index)
            yield kept.reading, outcomes[path], kept.claims
