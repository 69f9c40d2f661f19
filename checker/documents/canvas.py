"""The text of a file that is no text: written down in reading order, every stretch with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.documents.containers import ContainerError
from checker.documents.passages import PassageBuilder
from checker.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Passage

Box = tuple[float, float, float, float]


class Canvas:
    """Collects text and anchors; what is put becomes a passage that knows where it stands."""

    def __init__(self, most: int | None = None) -> None:
        """Start empty; `most` is how many characters it takes, `ContainerError` says that there are more."""
        self._most = most
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._length = 0

    def put(self, text: str, place: Anchor, *, end: str = "\n") -> Passage:
        """Write a stretch down, then `end`; `place` is an anchor whose range is filled in here."""
        return self.put_all(((text, place),), end=end)

    def put_all(self, stretches: tuple[tuple[str, Anchor], ...], *, end: str = "\n") -> Passage:
        """Write stretches that make one passage, each with a place of its own, then `end`."""
        builder = PassageBuilder()
        for text, place in stretches:
            if not text:
                continue
            start = self._length
            self._write(text)
            self._anchors.append(replace(place, start=start, end=self._length))
            builder.run(text, start)
        self._write(end)
        return builder.build()

    def put_run(self, text: str, places: Iterable[tuple[int, int, int, Box]], *, end: str = "\n") -> Passage:
        """Write one stretch down, then `end`; places say which characters of it (first, last) stand on which page.

        The fourth of a place is the box there: left, bottom, right and top in points.
        """
        start = self._length
        builder = PassageBuilder()
        builder.run(text, start)
        self._write(text)
        self._anchors += [
            Anchor(start=start + first, end=start + last, page=page, bbox=box) for first, last, page, box in places
        ]
        self._write(end)
        return builder.build()

    def line_end(self) -> None:
        """End the line."""
        self._write("\n")

    @property
    def text(self) -> str:
        """What was written down."""
        return "".join(self._parts)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where it stands, in order."""
        return tuple(self._anchors)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._most is not None and self._length > self._most:
            raise ContainerError(f"It holds more than {self._most:,} characters")
