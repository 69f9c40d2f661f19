"""Values that follow one of another order of magnitude, where the document says what happened in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Quantity
from checker.resolution.explanations import explanations_in
from checker.resolution.measure_words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Claim, Document

_JUMP = 50  # times: no usual change of one year
_SLIP = (500, 2000)  # times: a wrong unit, whatever else happened in the year
_NAMES = ("metric_name", "boundary", "site")


def without_explained_jumps(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Yield claims, without the value of the year before where what they name was started, bought or closed."""
    explained = is_of_all = None
    for claim in claims:
        if not _is_jump(claim):
            yield claim
            continue
        explained = explained or explanations_in(document, "start_words")
        is_of_all = is_of_all or explanations_in(document, "jump_words")
        names = content_words(" ".join(str(claim.get(name) or "") for name in _NAMES))
        is_told = any(names & one.words for one in explained.found) or (is_of_all.found and not _is_slip(claim))
        slots = {name: slot for name, slot in claim.slots.items() if not (is_told and name == "previous_value")}
        yield replace(claim, slots=slots)


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
