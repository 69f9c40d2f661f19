"""Values that follow one of another order of magnitude, where the document says what happened in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Quantity
from checker.resolution.explanations import explanations_in, noted_in_cells
from checker.resolution.measure_words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Claim, Document

_JUMP = 50  # times: no usual change of one year
_SLIP = (500, 2000)  # times: a wrong unit, whatever else happened in the year
_NAMES = ("metric_name", "boundary", "site")


def without_explained_jumps(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Yield claims, without the value of the year before where the document tells of a start, a purchase or an end.

    It may tell so of what a claim names, or of all its figures: those of another year are then no measure of a slip.
    """
    starts, is_of_all = None, None
    for claim in claims:
        if not _is_jump(claim):
            yield claim
            continue
        starts = starts or explanations_in(document, "start_words")
        names = content_words(" ".join(str(claim.get(name) or "") for name in _NAMES))
        is_told = any(names & one.words for one in starts.found)
        if not is_told and not _is_slip(claim):
            is_of_all = _explains_all(document) if is_of_all is None else is_of_all
            is_told = is_of_all
        slots = {name: slot for name, slot in claim.slots.items() if not (is_told and name == "previous_value")}
        yield replace(claim, slots=slots)


def _explains_all(document: Document) -> bool:
    return bool(explanations_in(document, "jump_words").found) or noted_in_cells(document, "jump_words")


def _is_slip(claim: Claim) -> bool:
    """Tell a jump of about a thousand times, as from kilograms to tonnes."""
    value, before = claim.get("value"), claim.get("previous_value")
    if not isinstance(value, Quantity) or not isinstance(before, Quantity):
        return False
    low, high = sorted((value.amount, before.amount))
    return _SLIP[0] * low <= high <= _SLIP[1] * low


def _is_jump(claim: Claim) -> bool:
    value, before = claim.get("value"), claim.get("previous_value")
    if not isinstance(value, Quantity) or not isinstance(before, Quantity) or value.unit != before.unit:
        return False
    low, high = sorted((value.amount, before.amount))
    return low > 0 and high >= _JUMP * low
