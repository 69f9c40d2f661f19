"""What is said of the documents of a run, by document: of a few as it is, of all others as bytes in a file."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, overload

import msgspec
from msgspec import Struct

from checker.model import Judged, Outcome, Verdict
from checker.nameless_file import NamelessFile
from checker.reading_order import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_HAND = 16  # documents of which everything said is kept as it is

_DECODER = msgspec.msgpack.Decoder(Judged)


class _Place(Struct, frozen=True, array_like=True):
    """Where in the temporary file it is what is said of a document."""

    start: int
    size: int  # bytes


class KeptVerdicts:
    """What is said of each document of a run, in the order in which the documents were added."""

    def __init__(self) -> None:
        """Start with no document; the temporary file is made when there is something to write into it."""
        self.left_out: Counter[Outcome] = Counter()
        self._counts: list[int] = []
        self._judged: list[Judged | _Place] = []
        self._file = NamelessFile()

    def add(self, judged: Judged) -> None:
        """Add what is said of the next document."""
        self.left_out.update(judged.left_out)
        self._counts.append(len(judged.verdicts))
        self._judged.append(self._put(len(self._judged), judged))

    def join(self, index: int, between: Judged) -> None:
        """Add what is said of a document that was compared with others."""
        self.left_out.update(between.left_out)
        if between.verdicts:
            both = merged(self.judged(index), between)
            self._counts[index] = len(both.verdicts)
            self._judged[index] = self._put(index, both)

    def judged(self, index: int) -> Judged:
        """Return what is said of a document."""
        found = self._judged[index]
        return found if isinstance(found, Judged) else _DECODER.decode(self._file.read(found.start, found.size))

    def all_verdicts(self) -> Sequence[Verdict]:
        """Return what is said of all documents; it is read again, where it is not at hand."""
        if len(self._judged) > _AT_HAND:
            return _Verdicts(self, self._counts)
        return tuple(chain.from_iterable(self.judged(index).verdicts for index in range(len(self._judged))))

    def _put(self, index: int, judged: Judged) -> Judged | _Place:
        if index >= _AT_HAND:
            with suppress(OSError, UnicodeError):  # no room on the disk, half a character: it stays in memory
                encoded = msgspec.msgpack.encode(judged)
                return _Place(self._file.write(encoded), len(encoded))
        return judged


class _Verdicts(Sequence[Verdict]):
    def __init__(self, kept: KeptVerdicts, counts: Sequence[int]) -> None:
        self._kept = kept
        self._documents = len(counts)
        self._ends = list(accumulate(counts))
        self._of = lru_cache(_AT_HAND)(lambda index: kept.judged(index).verdicts)

    @overload
    def __getitem__(self, at: int) -> Verdict: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Verdict, ...]: ...
    def __getitem__(self, at: int | slice) -> Verdict | tuple[Verdict, ...]:
        if isinstance(at, slice):
            return tuple(self[index] for index in range(*at.indices(len(self))))
        number = range(len(self))[at]
        index = bisect_right(self._ends, number)
        return self._of(index)[number - (self._ends[index - 1] if index else 0)]

    def __iter__(self) -> Iterator[Verdict]:
        for index in range(self._documents):
            yield from self._kept.judged(index).verdicts

    def __reversed__(self) -> Iterator[Verdict]:
        for index in reversed(range(self._documents)):
            yield from reversed(self._kept.judged(index).verdicts)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0
