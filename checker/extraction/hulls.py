"""The words of a claim: the hull of what its slots were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.binding import bracketed
from checker.extraction.drafts import Draft, Found
from checker.model import Origin

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount


def hull(kind: str, sentence: Sentence, slots: dict[str, Found], amount: Amount, window: tuple[int, int]) -> Draft:
    """Bound the claim by the words its slots were read from, inside its own part of the sentence."""
    low, high = window
    spans = [
        (f.start, f.end)
        for f in slots.values()
        if f.start >= 0 and f.origin is Origin.HERE and f.start >= low and f.end <= high
    ]
    spans.append((amount.start, amount.end))
    start = min(a for a, _ in spans)
    return Draft(kind=kind, start=start, end=bracketed(sentence.text, start, max(b for _, b in spans)), slots=slots)
