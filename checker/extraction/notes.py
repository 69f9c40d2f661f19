"""Footnotes: what a mark behind a figure points to, "by 30%¹" and below "¹ Compared with 2019"."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, Found
from checker.extraction.elements import Sentence
from checker.extraction.normalise import normalise
from checker.extraction.roles import Role, place_periods
from checker.model import BlockKind, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.extraction.elements import Conventions
    from checker.model import Block, Document, Facts

_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_SIGNS = r"[*†‡§]{1,3}"
_MARK = re.compile(
    rf"(?<=[\w%).,;:'\"”’])(?:{_SIGNS}(?![\w*])|(?<!\bm)(?<!\b[kcfh][mtl])[{_RAISED}]{{1,2}}|\[\d{{1,2}}\])"
)
_OPENS = re.compile(rf"\s*(?:{_SIGNS}|[{_RAISED}]{{1,2}}|[(\[]?\d{{1,2}}[)\].]?:?(?= ))")
_OPENED = re.compile(
    rf"(?:^|[\r\n])[ \t]{{0,3}}\[?\^?(?P<mark>{_SIGNS}|[{_RAISED}]{{1,2}}|\d{{1,2}})[)\].:]?\s{{0,3}}$"
)
_LONGEST = 600  # characters of a note
_REACH = 120  # blocks between a mark and its note
_MAY_BE_NOTES = frozenset({BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.LIST_ITEM})
_NEUTRALITY = frozenset({"net_zero", "carbon_neutral"})

Notes = dict[str, list[tuple[int, Sentence]]]


def notes_of(document: Document, conventions: Conventions) -> Notes:
    """Return the notes of a document by their mark, in order, each with the number of its block."""
    notes: Notes = {}
    if not any(_MARK.search(block.passage.text) for block in document.blocks):
        return notes
    for index, block in enumerate(document.blocks):
        text = block.passage.text
        opening = _opening(document, block) if block.kind in _MAY_BE_NOTES and len(text) <= _LONGEST else None
        if opening is not None:
            mark, begin = opening
            note = Sentence(
                text=normalise(text[begin:]), start=begin, block=index, block_kind="note", conventions=conventions
            )
            notes.setdefault(mark, []).append((index, note))
    return notes


def _opening(document: Document, block: Block) -> tuple[str, int] | None:
    """Return the mark that a block begins with, or its reader has taken for a bullet, and where its words begin."""
    text = block.passage.text
    opening = _OPENS.match(text)
    if opening is not None:
        return _plain(opening.group()), len(text) - len(text[opening.end() :].lstrip())
    begin = block.passage.span(0, 1).start if text else 0
    before = _OPENED.search(document.text, max(0, begin - 8), begin)
    return (_plain(before["mark"]), 0) if before is not None else None


def notes_below(notes: Notes, block: Block, index: int) -> dict[str, Sentence]:
    """Return by mark the nearest notes below a block that its marks point to."""
    found: dict[str, Sentence] = {}
    for match in _MARK.finditer(block.passage.text) if notes else ():
        mark = _plain(match.group())
        below = notes.get(mark, [])
        at = bisect_right([number for number, _ in below], index)
        if at < len(below) and below[at][0] - index <= _REACH:
            found[mark] = below[at][1]
    return found


def marked(raw: str, notes: Mapping[str, Sentence]) -> tuple[tuple[int, Sentence], ...]:
    """Return the notes that the marks of a sentence, as written, point to, with the places of the marks."""
    if not notes:
        return ()
    places = ((match.start(), notes.get(_plain(match.group()))) for match in _MARK.finditer(raw))
    return tuple((place, note) for place, note in places if note is not None)


def noted_slots(draft: Draft, sentence: Sentence, facts: Facts) -> Iterator[tuple[str, Found]]:
    """Yield what the notes at a claim say of its base, its period and its scopes."""
    for place, note in sentence.notes:
        between = any(draft.end <= amount.start < place for amount in sentence.amounts)
        if place < draft.start or between:
            continue
        placed = place_periods(note, facts, is_goal=True)
        bases = [one for one in placed if one.role is Role.BASE]
        if draft.kind in {"target", "change"} and len({one.year for one in bases}) == 1:
            period = bases[0].period
            yield "base_year", _from(note, bases[0].year, period.start, period.end)
            yield "base_label", _from(note, period.label, period.start, period.end)
        times = [one.period for one in placed if one.role is not Role.BASE]
        if draft.kind == "metric" and times and not {"period", "date"} & draft.slots.keys():
            yield "period_around", _from(note, times[0].label, times[0].start, times[0].end)
        scopes = tuple(sorted({scope for hit in note.metrics for scope in hit.scopes}))
        metric = draft.slots.get("metric")
        if scopes and (draft.kind in _NEUTRALITY or (metric is not None and str(metric.value).startswith("ghg"))):
            yield "ghg_scopes", _from(note, scopes, note.metrics[0].start, note.metrics[0].end)


def _from(note: Sentence, value: str | int | tuple[int, ...], start: int, end: int) -> Found:
    return Found(value=value, start=start, end=end, origin=Origin.RELATED, sentence=note)


def _plain(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark).strip(" ()[].^:")
