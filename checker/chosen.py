"""Some of many: those of a sequence that meet a condition, kept as no more than the sequence is itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

One = TypeVar("One")


def chosen(many: Sequence[One], is_meant: Callable[[One], bool]) -> Sequence[One]:
    """Return those of a tuple as a tuple, of another sequence as one that looks into it again."""
    return tuple(one for one in many if is_meant(one)) if isinstance(many, tuple) else _Chosen(many, is_meant)


class _Chosen(Sequence[One]):
    def __init__(self, many: Sequence[One], is_meant: Callable[[One], bool]) -> None:
        self._many = many
        self._is_meant = is_meant

    def __iter__(self) -> Iterator[One]:
        return filter(self._is_meant, self._many)

    def __len__(self) -> int:
        return self._size

    @cached_property
    def _size(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[One, ...]: ...
    def __getitem__(self, at: int | slice) -> One | tuple[One, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        number = range(len(self))[at]
        return next(islice(iter(self), number, None))
