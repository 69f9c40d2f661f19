"""Sentences in which a document says openly that it restates, re-scopes, moves or drops something, and about what."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.model import BlockKind
from checker.resolution.measure_words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Block, Document

_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\"'(\[*])|\n")
_WORD = re.compile(r"\w+")
_BEHIND = 2  # sentences behind a figure in which it may be explained
_TELLING_END = 60  # characters of a sentence by which it is known again
_POINTS_BACK = re.compile(
    r"\s*(?:this|that|these|those|the (?:target|goal|date|deadline|figure|value|number)|it|both)\b", re.IGNORECASE
)
_REASON = re.compile(r"\b(?:after|because|since|as|due to|owing to|following|on account of|for)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWN = frozenset({"own"})  # year of the document
_OF_FIGURES = re.compile(
    r"\b(?:figures|values|data|numbers|results|amounts|columns?|all)\b[^.;]{0,40}\b(?:are|is|remain|remains)\b"
    r"|^[^.;]{0,20}\b(?:preliminary|provisional)\b[^.;]{0,20}\b(?:figures|values|data|numbers|results)\b",
    re.IGNORECASE,
)
_REMARK = 20  # characters of a cell that is no label
_ANEW = re.compile(r"\bre-?(?:stat(?:ed?|es|ements?)|calculat\w*|bas(?:ed|ing)|baselin\w*)\b", re.IGNORECASE)
_MARK = re.compile(r"[*†‡¹²³⁴⁵]|\((?:[a-z]|\d)\)$|\bR$")
_RESTATED = "restatement_words"
_DENIED = re.compile(
    r"\b(?:no|not|none|never|nothing|without|neither|nor)\b[^.;:,]{0,60}$", re.IGNORECASE
)  # "restated"
_FIELD_WORDS = (
    "emission scope1 scope2 scope3 ghg carbon co2 co2e energy electricity water waste gas fuel ltifr trifr trir "
    "injury accident woman women employee packaging recycled landfill renewable intensity turnover training "
    "donation hazardous nox sox voc"
)
_FIELDS = frozenset(_FIELD_WORDS.split())
_WEAK_WORDS = "emission target goal base value data report ghg carbon co2 co2e footprint intensity method"
_WEAK = frozenset(_WEAK_WORDS.split())
_SCOPES = frozenset({"scope1", "scope2", "scope3"})


class Explanation(Struct, frozen=True, kw_only=True):
    """One such sentence: its words, and whether it names any measure at all."""

    words: frozenset[str]
    is_general: bool  # "prior-year figures were restated": about whatever is compared
    is_of_targets: bool
    names_a_field: bool
    names_it: bool  # names a measure that it is about, not only one that the reason has to do with
    years: frozenset[str]  # that it names, where it says of figures that they are something
    after: tuple[int, tuple[str, ...]]  # the block of the sentences before it, and those, the latest last


class Explanations(Struct, frozen=True, kw_only=True):
    """All that one document explains of one sort."""

    found: tuple[Explanation, ...]

    def covers(self, words: frozenset[str]) -> bool:
        """Tell whether one of them is about a measure that goes by these words."""
        return any(_is_about(one, words) for one in self.found)

    def hold_for(self, year: str, cycle: int | None) -> bool:
        """Tell whether one of them says of all figures of a year what they are: "2024 values are preliminary".

        One that names no year is about those of the document's own, `cycle`.
        """
        own = str(cycle) == year
        return any(year in one.years or (own and one.years == _OWN) for one in self.found if not one.names_it)

    def covers_target(self, words: frozenset[str]) -> bool:
        """Tell whether one of them is about a target: it speaks of targets, or says most of what that is called."""
        return any(
            (one.is_of_targets and _is_about(one, words)) or len(words & one.words) > max(1, len(words) / 2)
            for one in self.found
        )

    def follow(self, block: int, sentence: str, words: frozenset[str]) -> bool:
        """Tell whether one of them comes behind a sentence, or the one after it, and speaks of no other measure."""
        return any(
            one.after[0] == block
            and any(before[-_TELLING_END:] in sentence for before in one.after[1])
            and (not one.names_it or _is_about(one, words))
            for one in self.found
        )


def _is_about(explanation: Explanation, words: frozenset[str]) -> bool:
    if explanation.is_general:
        return True
    scopes = explanation.words & _SCOPES
    if words & _SCOPES and scopes:
        return bool(words & scopes)
    shared = words & explanation.words
    if shared - _WEAK:
        return True
    return bool(shared and words & _SCOPES) or bool(words & _SCOPES and "emission" in explanation.words)


def explanations_in(document: Document, sort: str) -> Explanations:
    """Return the sentences with words of the list `sort` of the vocabulary: restatement_words, revision_words, ..."""
    pattern, telling = _pattern(sort), _telling_words(sort)
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        before: tuple[str, ...] = ()
        for words in _sentences(block, telling):
            said = pattern.search(words)
            if said is not None and not (sort == _RESTATED and _DENIED.search(words, 0, said.start())):
                is_note = block.kind is BlockKind.FOOTNOTE or _MARK.match(words.strip()) is not None
                after = (index, before) if before else _block_before(document, index, words)
                found.append(_explanation(words, after, sort, is_note=is_note))
            before = (*before, " ".join(words.split()))[-_BEHIND:] if words.strip() else before
    return Explanations(found=tuple(found))


def _block_before(document: Document, index: int, words: str) -> tuple[int, tuple[str, ...]]:
    """Return what a block points back to that begins with "This target was moved": the sentences of the one before."""
    block = document.blocks[index - 1] if index and _POINTS_BACK.match(words) else None
    if block is None or block.table is not None:
        return index, ()
    sentences = tuple(" ".join(sentence.split()) for sentence in _END.split(block.passage.text) if sentence.strip())
    return index - 1, sentences[-_BEHIND:]


def noted_in_cells(document: Document, sort: str) -> bool:
    """Tell whether a remark in a table holds an explanation of a sort: a cell of several words beside the figures."""
    pattern = _pattern(sort)
    return any(
        len(cell.passage.text) > _REMARK and pattern.search(cell.passage.text) is not None
        for block in document.blocks
        if block.table is not None
        for cell in block.table.cells
    )


@lru_cache(maxsize=4096)  # the sentence of a row is asked about for each of its cells
def says(text: str, sort: str) -> bool:
    """Tell whether words hold an explanation of a sort."""
    return _pattern(sort).search(text) is not None


def _explanation(words: str, after: tuple[int, tuple[str, ...]], sort: str, *, is_note: bool) -> Explanation:
    content = content_words(words)
    found = _pattern(sort).search(words)
    subject = words[: found.start()] if found else ""
    is_of_comparatives = says(subject, "comparative_words") and not content_words(subject) & _FIELDS
    names_a_field = bool(content & _FIELDS) and not is_of_comparatives
    speaks_of_all = is_note or sort == "boundary_words" or _ANEW.search(words) or says(words, "comparative_words")
    return Explanation(
        words=content,
        is_general=not names_a_field and bool(speaks_of_all),
        is_of_targets=says(words, "target_nouns"),
        names_a_field=names_a_field,
        names_it=names_a_field and bool(content_words(_REASON.split(words, maxsplit=1)[0]) & _FIELDS),
        years=(frozenset(_YEAR.findall(words)) or _OWN) if _OF_FIGURES.search(words) else frozenset(),
        after=after,
    )


def _sentences(block: Block, telling: frozenset[str]) -> Iterator[str]:
    """Yield the sentences of a block and its table's caption; none where no telling word stands in them."""
    caption = block.table.caption if block.table is not None else None
    text = block.passage.text
    words = _WORD.findall(text.casefold() if caption is None else f"{text}\n{caption.text}".casefold())
    if telling.isdisjoint(words):
        return
    yield from _END.split(text)
    if caption is not None:
        yield caption.text


@cache
def _pattern(sort: str) -> re.Pattern[str]:
    return any_of(vocabulary.terms(sort))


@cache
def _telling_words(sort: str) -> frozenset[str]:
    """Return the longest word of each term: without one of them a text holds no term, and few texts hold one."""
    return frozenset(max(_WORD.findall(term.casefold()), key=len) for term in vocabulary.terms(sort))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of these phrases as whole words."""
    words = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
