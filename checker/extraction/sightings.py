"""The elements of a sentence as its readers are given them, for people who ask what was seen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, pattern
from checker.extraction.framework_names import standards_in
from checker.extraction.goals import is_goal
from checker.extraction.names import is_self, name_at
from checker.extraction.neutrality_forms import TERM
from checker.extraction.patterns import compiled
from checker.extraction.raters import raters_in
from checker.extraction.roles import place_periods
from checker.extraction.verbs import CHANGE, INTENT, OUTCOME, direction_of, modality
from checker.extraction.wording_forms import TERM as GENERIC_TERM
from checker.model import Element, Facts, Passage, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.extraction.elements import Sentence

Seen = tuple[str, Range, Value, str]  # kind, where in the sentence, value, role
_PRONOUN = compiled(r"\b(?:[Ww]e|[Oo]ur|[Tt]he (?:[Cc]ompany|[Gg]roup|[Bb]ank|[Ff]irm))\b")
_CAPITAL = compiled(r"(?<![\w-])[^\W\d_a-z][\w&'-]*")


def elements_of(sentence: Sentence, facts: Facts, passage: Passage) -> tuple[Element, ...]:
    """Return what is seen in a sentence, in reading order."""
    seen = [sighting for look in _SIGHTS for sighting in look(sentence, facts)]
    seen.sort(key=lambda one: (one[1], one[0]))
    return tuple(
        Element(
            kind=kind,
            span=passage.span(sentence.start + start, sentence.start + end),
            value=value,
            role=role,
        )
        for kind, (start, end), value, role in seen
    )


def _quantities(sentence: Sentence, facts: Facts) -> Iterator[Seen]:  # noqa: ARG001 - one signature for all
    for amount in sentence.amounts:
        role = f"{amount.dimension or 'no unit'}{' per ' + amount.per if amount.per else ''}"
        yield "quantity", (amount.start, amount.end), amount.quantity, role


def _periods(sentence: Sentence, facts: Facts) -> Iterator[Seen]:
    for placed in place_periods(sentence, facts, is_goal=is_goal(sentence, facts)):
        yield "period", (placed.period.start, placed.period.end), placed.year, placed.role.value


def _metrics(sentence: Sentence, facts: Facts) -> Iterator[Seen]:  # noqa: ARG001 - one signature for all
    for hit in sentence.metrics:
        span = (hit.start, hit.end)
        role = "counts only beside a number" if hit.is_weak else "absolute" if hit.is_absolute else ""
        yield "metric", span, hit.id, f"per {hit.denominator}" if hit.denominator else role
        if hit.scopes:
            yield "scopes", span, hit.scopes, f"{hit.method}-based" if hit.method else ""
        if hit.categories:
            yield "categories", span, hit.categories, ""


def _entities(sentence: Sentence, facts: Facts) -> Iterator[Seen]:
    """Yield the names that stand apart from metrics and standards; "own" where they name the company itself."""
    text = sentence.text
    taken = [(hit.start, hit.end) for hit in sentence.metrics]
    taken += [(hit.start, hit.end) for hit in standards_in(text)]
    taken += [(period.start, period.end) for period in sentence.periods]
    reached = 0
    for match in _CAPITAL.finditer(text):
        name = name_at(text, match.start())
        if match.start() < reached or name is None or any(a < name[1] and name[0] < b for a, b in taken):
            continue
        reached = name[1]
        words = text[slice(*name)]
        is_own = is_self(words, facts)
        is_first = name[0] == 0 and " " not in words  # any word that begins a sentence has a capital
        if not _PRONOUN.fullmatch(words) and (is_own or not is_first):
            yield "entity", name, words, "own" if is_own else ""
    for match in _PRONOUN.finditer(text):
        yield "entity", match.span(), match.group(), "own"


def _standards(sentence: Sentence, facts: Facts) -> Iterator[Seen]:  # noqa: ARG001 - one signature for all
    for hit in standards_in(sentence.text):
        yield "standard", (hit.start, hit.end), hit.id, hit.edition


def _raters(sentence: Sentence, facts: Facts) -> Iterator[Seen]:  # noqa: ARG001 - one signature for all
    for hit in raters_in(sentence.text):
        yield "rater", (hit.start, hit.end), hit.name, ""


def _verbs(sentence: Sentence, facts: Facts) -> Iterator[Seen]:  # noqa: ARG001 - one signature for all
    for match in sentence.finditer(INTENT):
        yield "modality", match.span(), modality(match), ""
    for match in sentence.finditer(OUTCOME):
        yield "outcome", match.span(), match.group(), ""
    for match in sentence.finditer(CHANGE):
        yield "change", match.span(), direction_of(match), ""


def _terms(sentence: Sentence, facts: Facts) -> Iterator[Seen]:  # noqa: ARG001 - one signature for all
    for match in sentence.finditer(TERM):
        yield "neutrality", match.span(), match.group(), ""
    for match in sentence.finditer(pattern(GENERIC_TERM)):
        yield "generic", match.span(), match.group(), ""


_SIGHTS: tuple[Callable[[Sentence, Facts], Iterator[Seen]], ...] = (
    _entities,
    _standards,
    _raters,
    _verbs,
    _metrics,
    _quantities,
    _periods,
    _terms,
)
