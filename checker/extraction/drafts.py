"""What a reader gives: a claim in one sentence, with positions inside that sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.elements import Sentence
from checker.model import Facts, Origin, Value

if TYPE_CHECKING:
    from datetime import date


class Found(Struct, frozen=True, kw_only=True):
    """A slot's value with the characters it was read from; `sentence` where they stand in another sentence."""

    value: Value
    start: int = -1  # -1: derived, no words of its own
    end: int = -1
    origin: Origin = Origin.HERE
    sentence: Sentence | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """One mention before its positions are mapped to the document; `start` and `end` bound the words of the claim."""

    kind: str
    start: int
    end: int
    slots: Mapping[str, Found]

    def has_scope(self, scope: int) -> bool:
        """Tell whether a figure or target covers Scope 1, 2 or 3, whatever else it covers."""
        scopes = self.slots.get("ghg_scopes")
        return scopes is not None and isinstance(scopes.value, tuple) and scope in scopes.value


Reader = Callable[[Sentence, Facts], Iterator[Draft]]


def found(value: Value, span: tuple[int, int] | None = None, *, origin: Origin = Origin.HERE) -> Found:
    """Return a slot read from `span` of the sentence at hand, or derived where `span` is None."""
    start, end = span or (-1, -1)
    return Found(value=value, start=start, end=end, origin=origin)


def found_around(value: Value, sentence: Sentence, text: str, span: tuple[int, int], *, origin: Origin) -> Found:
    """Return a slot read from `span` of a text around the sentence: a heading, a list's introduction, its paragraph."""
    around = sentence.detached(text, "paragraph")
    return Found(value=value, start=span[0], end=span[1], origin=origin, sentence=around)


def period_slots(label: str, last_day: date, span: tuple[int, int]) -> dict[str, Found]:
    """Return `period`, `period_year` and `period_end` for a period named in the sentence."""
    return {
        "period": found(label, span),
        "period_year": found(last_day.year, span),
        "period_end": found(last_day, span),
    }
