"""An expression as the tree of its `&&` and `||`: what its operands are, and what each of them is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.rules.variables import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN, _CLOSE = "([{", ")]}"


class Condition(Struct, frozen=True, kw_only=True):
    """A part of an expression: an operand, or operands joined by one operator."""

    text: str  # without white space and brackets around it
    start: int  # where the text stands in the whole expression
    operator: str = ""  # && or ||; "" for an operand that holds neither
    parts: tuple[Condition, ...] = ()

    def operands(self) -> Iterator[Condition]:
        """Yield the operands that hold neither && nor ||, from left to right."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.operands()

    def conditions(self) -> Iterator[Condition]:
        """Yield every part at every level, this one first."""
        yield self
        for part in self.parts:
            yield from part.conditions()


def read_condition(text: str) -> Condition:
    """Return the tree of an expression; what stands within a call, a list or a choice (?:) is left whole."""
    return _read(text, blanked(text), 0, len(text))


def _read(text: str, bare: str, start: int, end: int) -> Condition:
    start, end = _within(text, bare, start, end)
    cuts = dict(_operators(bare, start, end))
    for operator in ("||", "&&"):
        places = [place for place, found in cuts.items() if found == operator]
        if places and "?" not in cuts.values():
            bounds = zip([start, *(place + 2 for place in places)], [*places, end], strict=True)
            parts = tuple(_read(text, bare, first, last) for first, last in bounds)
            return Condition(text=text[start:end], start=start, operator=operator, parts=parts)
    return Condition(text=text[start:end], start=start)


def _within(text: str, bare: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the white space and the brackets around the whole of it."""
    while True:
        part = text[start:end]
        start, end = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        if not (bare[start:end].startswith("(") and _closing(bare, start) == end - 1):
            return start, end
        start, end = start + 1, end - 1


def _closing(bare: str, start: int) -> int:
    """Return where the bracket that opens at `start` is closed."""
    depth = 0
    for index in range(start, len(bare)):
        depth += (bare[index] in _OPEN) - (bare[index] in _CLOSE)
        if depth == 0:
            return index
    return -1


def _operators(bare: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    depth = 0
    for index in range(start, end):
        depth += (bare[index] in _OPEN) - (bare[index] in _CLOSE)
        found = bare[index] if bare[index] == "?" else bare[index : index + 2]
        if depth == 0 and found in {"?", "&&", "||"}:
            yield index, found
