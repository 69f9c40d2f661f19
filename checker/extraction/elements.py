"""The typed elements of a sentence: periods, amounts, metrics, scopes. Readers bind them into mentions."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, wraps
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct

from checker.extraction.metrics import MetricHit, read_metrics, scope_ranges
from checker.extraction.periods import FiscalCalendar, Period, read_periods
from checker.extraction.quantities import Amount, read_amounts

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from checker.model import Document, Facts, Reason, Span

Answer = TypeVar("Answer")


def remembered(question: Callable[[Sentence, Facts], Answer]) -> Callable[[Sentence, Facts], Answer]:
    """Answer a question about a sentence once, however many readers ask it."""
    key = f"{question.__module__}.{question.__name__}"

    @wraps(question)
    def answer(sentence: Sentence, facts: Facts) -> Answer:
        known = sentence.__dict__.get(key)
        if known is None or known[0] is not facts:
            known = sentence.__dict__[key] = (facts, question(sentence, facts))
        return cast("Answer", known[1])

    return answer


_BEFORE, _BEHIND = 250, 450  # characters around a sentence in which what backs or qualifies it is looked for


class Conventions(Struct, frozen=True, kw_only=True):
    """What a document does throughout: its decimal mark and its fiscal calendar."""

    decimal_comma: bool = False
    fiscal: FiscalCalendar = FiscalCalendar()


class Sentence(Struct, frozen=True, kw_only=True, dict=True):
    """One sentence of a block, normalised, with the elements in it; every position counts from its first character.

    `before` is the sentence in front of it in the same block (or the one that ends the block above where this block is
    a list item), `headings` the headings above it from the nearest outwards, `frames` what stands above it and may
    date it.
    """

    text: str
    start: int  # of the sentence in its block's passage
    block: int
    block_kind: str
    conventions: Conventions
    before: Sentence | None = None
    headings: tuple[str, ...] = ()
    paragraph: str = ""  # the text of its block, a stretch of it where that is very long
    paragraph_start: int = 0  # where that begins in the block's passage
    list_intro: str = ""  # the paragraph a list item hangs on
    heading_blocks: tuple[int, ...] = ()  # of `headings`
    intro_place: tuple[int, int] = (-1, 0)  # block of `list_intro`, and where in its passage it begins
    frames: tuple[Sentence, ...] = ()  # its list's introduction, its label ("By 2030:"), its heading
    below: str = ""  # the short line behind its block
    notes: tuple[tuple[int, Sentence], ...] = ()  # the footnotes that its marks point to, with the places of the marks

    @cached_property
    def passed_over(self) -> list[tuple[Reason, int, int]]:
        """What could have been a claim and is read as none, with the words that decide; readers add to it."""
        return []

    def pass_over(self, reason: Reason, start: int = 0, end: int | None = None) -> None:
        """Say why words of the sentence, by default all, are read as no claim of the kind that is sought."""
        self.passed_over.append((reason, start, len(self.text) if end is None else end))

    @cached_property
    def is_question(self) -> bool:
        """Tell whether the sentence asks."""
        return self.text.rstrip("\"') ").endswith("?")

    @cached_property
    def lower(self) -> str:
        """The text in lower case, at the same positions."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every period named, in order."""
        return tuple(read_periods(self.text, self.conventions.fiscal))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount, in order."""
        taken = [(period.start, period.end) for period in self.periods] + scope_ranges(self.text)
        return tuple(read_amounts(self.text, taken, decimal_comma=self.conventions.decimal_comma))

    @cached_property
    def metrics(self) -> tuple[MetricHit, ...]:
        """Every metric named, in order, without overlaps."""
        return tuple(read_metrics(self.text))

    @cached_property
    def measurable(self) -> tuple[MetricHit, ...]:
        """Every metric that is not the unit of an amount: "t CO2e" names a unit there, not a metric."""
        spans = sorted((amount.start, amount.end) for amount in self.amounts)
        starts = [start for start, _ in spans]
        ends = [0, *accumulate((end for _, end in spans), max)]  # the furthest end of the first n amounts
        return tuple(hit for hit in self.metrics if ends[bisect_right(starts, hit.start)] < hit.end)

    @cached_property
    def vicinity(self) -> str:
        """The sentence with the words of its paragraph before and behind it that are about the same thing."""
        return self.paragraph[max(0, self.start - _BEFORE) : self.start + len(self.text) + _BEHIND]

    def detached(self, text: str, block_kind: str) -> Sentence:
        """Return words from around this sentence as a sentence of their own, which stands alone."""
        block, start = self._place_of(text)
        return Sentence(text=text, start=start, block=block, block_kind=block_kind, conventions=self.conventions)

    def _place_of(self, text: str) -> tuple[int, int]:
        """Return block and offset of words of the headings, the list's introduction or the paragraph; -1: unknown."""
        for heading, block in zip(self.headings, self.heading_blocks, strict=False):
            if text == heading:
                return block, 0
        if text and text in self.list_intro:
            block, start = self.intro_place
            return block, start + self.list_intro.rfind(text)
        start = self.paragraph.rfind(text) if text else -1
        return (self.block, start) if start >= 0 else (-1, 0)

    def in_parentheses(self, position: int) -> bool:
        """Tell whether a position stands inside round brackets."""
        return self.text.rfind("(", 0, position) > self.text.rfind(")", 0, position)

    def find(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Search the text between two positions."""
        return pattern.search(self.text, start, len(self.text) if end is None else end)

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield every match of a pattern."""
        return pattern.finditer(self.text)


def span_in(document: Document, sentence: Sentence, start: int, end: int) -> Span:
    """Return the place in the document of some words of a sentence, given by their positions in it."""
    return document.blocks[sentence.block].passage.span(sentence.start + start, sentence.start + end)
