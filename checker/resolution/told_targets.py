"""Targets of measures that no vocabulary knows: the same level for the same thing, due in another year."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Claim, Facet, Quantity, Value
from checker.resolution.figures import Subject
from checker.resolution.measures import Measure
from checker.resolution.succession import Target, steps
from checker.resolution.told_coverage import is_of_all
from checker.resolution.word_stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.resolution.standpoints import Standpoint

_YEAR = re.compile(r"\b20\d\d\b")
_LEAST = 2  # words that two targets must share


def told_targets(every: Sequence[tuple[Claim, int]], points: Sequence[Standpoint]) -> Iterator[tuple[int, Facet]]:
    """Yield, by the claim's index, a facet on each of two targets of one level and in the same words, of two years."""
    levels: dict[tuple[Value, ...], list[Target]] = defaultdict(list)
    for at, (claim, document) in enumerate(every):
        target = _target(claim, points[document], document, at)
        if target is not None:
            levels[points[document].entity or "", target.level].append(target)
    for told in levels.values():
        for index, one in enumerate(told):
            others = [other for other in told[index + 1 :] if other.document != one.document and _is_same(one, other)]
            if len(others) == 1 and others[0].year != one.year and _is_alone(one, told) and _is_alone(others[0], told):
                yield from steps(*sorted((one, others[0]), key=lambda target: (target.point.order, target.document)))


def _target(claim: Claim, point: Standpoint, document: int, at: int) -> Target | None:
    """Return a level target whose words tell what it is of, though no vocabulary does."""
    value, year = claim.get("target_value"), claim.get("target_year")
    is_level = claim.kind == "target" and claim.get("target_form") == "level" and isinstance(value, Quantity)
    is_known = claim.get("metric") not in {None, "unknown"} or claim.get("modality") == "achieved"
    if not is_level or is_known or not isinstance(year, int) or point.entity is None:
        return None
    sentence = point.around.sentence(claim.mentions[0])
    words = stems_of(sentence)
    is_row = point.reading.document.blocks[claim.mentions[0].block].table is not None
    if not is_row and len(set(_YEAR.findall(sentence))) > 1:  # a step and what comes after it
        return None
    if len(words) < _LEAST or not is_of_all(claim, point, words):
        return None
    name = str(claim.get("metric_name") or " ".join(sorted(words)))
    measure = Measure(key=f"told {name}", name=name, words=words)
    subject = Subject(claim=claim, measure=measure, coverage="", sentence=sentence)
    return Target(claim=claim, subject=subject, point=point, document=document, at=at)


def _is_same(one: Target, other: Target) -> bool:
    """Tell whether all that the shorter one says stands in the longer one."""
    shorter, longer = sorted((_label(one), _label(other)), key=len)
    return len(shorter) >= _LEAST and shorter <= longer


def _label(target: Target) -> frozenset[str]:
    return target.subject.measure.words


def _is_alone(target: Target, told: Sequence[Target]) -> bool:
    """Tell whether its document has no other target of the level with its words: a step, and the goal behind it."""
    same = [one for one in told if one.document == target.document and one is not target]
    return not any(_label(one) & _label(target) for one in same)
