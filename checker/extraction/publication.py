"""When a document was published: its dateline, "Published on 14 March 2024", "Last updated: June 2023"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.periods import read_periods
from checker.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.periods import Period
    from checker.model import Document

HEAD_BLOCKS = 14
_FOOT_BLOCKS = 4
_LONGEST = 600  # characters of a block that are looked at
_TELLING = 5  # words beside a date in a sentence that tells something of that day
_SHORT = 160  # characters of a line at the end that says when it was last changed
_DATE_WORDS = compiled(
    r"\b(?:published|updated|status|dated?|released?|as of|issued|posted|edited|revised|modified|version of"
    r"|last (?:changed|reviewed|checked)|edition)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_CHANGED = compiled(
    r"\b(?:updated|edited|revised|modified|changed|reviewed|issued|published|posted|signed)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_DATELINE_AFTER = compiled(
    r"^(?: [a-z]{3,20})?[)./]?,? ?(?:\([^()]{1,30}\) ?)?(?:-|:|/\w+/)|^ [a-z]{3,20}\)", re.IGNORECASE
)
_CITY_BEFORE = compiled(r"(?:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}, )?(?:in )?")
_MONTH_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,?)"
_RANGE_AFTER = compiled(rf" ?(?:-|to|until|till|through) ?{_MONTH_DAY} \d{{4}}", re.IGNORECASE)
_RANGE_BEFORE = compiled(rf"{_MONTH_DAY}(?:,? \d{{4}})? ?(?:-|to|until|till|through) ?$", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_MONTHS_AFTER = compiled(rf" ?(?:-|to|until|till|through) ?{_MONTH} \d{{4}}", re.IGNORECASE)
_MONTHS_BEFORE = compiled(rf"\b{_MONTH}(?: \d{{4}})? ?(?:-|to|until|till|through) ?$", re.IGNORECASE)
# "will be published in May 2026"; "Harbour depot from 1 May 2024": other days than that of the text
_STILL_TO_COME = compiled(
    r"\b(?:will|shall|to be|is due|are due|is planned|next|following|expected|scheduled|coming)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BEGINNING = compiled(
    r"\b(?:from|since|until|till|through|before|after|effective|valid|closed|opened|acquired|bought|sold|merged|due|ended|ending"
    r"|(?:year|period|months) to)"
    r"(?: on| in| from| until)?(?: the)? $",
    re.IGNORECASE,
)
_PLACE_BEFORE = compiled(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}(?:, [A-ZÀ-Þ][\w'’. -]{1,20})?, ")
_TEXT_AFTER = compiled(r"\. (?=[A-ZÀ-Þ\"'])")
_OF_ANOTHER = compiled(r"\b(?:our|its|the|this|to|of) (?:[\w-]+ ){0,3}(?:of|from|dated) $", re.IGNORECASE)
# "Investor Q&A of Marl Foods plc, March 2024": a line of names that ends with its month
_TELLING_WORDS = (
    "in|by|until|since|from|to|for|was|were|is|are|be|will|has|have|had|we|due|planned|start(?:s|ed)?|founded|completed"
    "|opened|achieved|next|last"
)
_TITLE = r"(?=[A-ZÀ-Þ0-9])(?:(?!\b(?:{})\b)(?:[^.;:?!]|\.(?=[,\w]))){{3,80}}?(?:,|[|·•]| -)[ ]"
_TITLE_BEFORE = compiled(_TITLE.format(f"{_TELLING_WORDS}|our"), re.IGNORECASE)
_HEADING_BEFORE = compiled(_TITLE.format(_TELLING_WORDS), re.IGNORECASE)
_SAYS_SOMETHING = compiled(r"[a-z] (?:was|were|is|are|will|has) ")


class Publication(Struct, frozen=True, kw_only=True):
    """The day a document says it is of, where it says so, and whether that is the dateline of a release."""

    day: date | None = None
    span: Span | None = None
    has_dateline: bool = False


def read_publication(document: Document) -> Publication:
    """Return the date of a dateline or a "published on" line; the last day of a month where only that is named.

    A month counts only where no day is named, and the end of a text only where its beginning has no date.
    """
    head = [(block, normalise(block.passage.text[:_LONGEST])) for block in document.blocks[:HEAD_BLOCKS]]
    found = [one for block, text in head for one in _dates(block, text)]
    has_dateline = any(form == "dateline" for form, _, _ in found)
    for wanted in ({"dateline", "alone"}, {"word"}, {"month"}):
        for form, day, span in found:
            if form in wanted:
                return Publication(day=day, span=span, has_dateline=has_dateline)
    return _at_the_end(document.blocks[HEAD_BLOCKS:][-_FOOT_BLOCKS:] or document.blocks[1:][-_FOOT_BLOCKS:])


def _dates(block: Block, text: str) -> Iterator[tuple[str, date, Span]]:
    for period in read_periods(text):
        is_heading = block.kind is BlockKind.HEADING
        by_month = period.form == "month"
        form = _form_of_month(text, period, is_heading=is_heading) if by_month else _form_of_day(text, period)
        if form:
            yield form, period.last_day, block.passage.span(period.start, period.end)


def _form_of_day(text: str, period: Period) -> str:
    if period.form != "day":
        return ""
    before, after = text[: period.start], text[period.end :]
    if _RANGE_AFTER.match(after) or _RANGE_BEFORE.search(before):  # the first or last day of a year
        return ""
    if _OF_ANOTHER.search(before):  # "Correction to our release of 12 March 2024"
        return ""
    if _STILL_TO_COME.search(before) or _BEGINNING.search(before):
        return ""
    leads = (
        len(before) <= 60
        and not _DATE_WORDS.search(before)
        and _DATELINE_AFTER.match(after) is not None
        and "." not in before
    ) or (_PLACE_BEFORE.fullmatch(before) is not None and _TEXT_AFTER.match(after) is not None)
    is_short = len(text) <= len(period.label) + 60
    is_sentence = text.endswith(".") and not _DATE_WORDS.search(before)
    is_told = is_sentence and max(len(before.split()), len(after.split())) > _TELLING
    if is_short and not (leads and text.endswith(".")) and not is_told and not _SAYS_SOMETHING.search(text):
        return "alone"
    if leads:
        return "dateline"
    return "word" if _DATE_WORDS.search(before) else ""


def _form_of_month(text: str, period: Period, *, is_heading: bool) -> str:
    """Tell "issued February 2025" and "Newcastle, March 2024" from any other month."""
    before, after = text[: period.start], text[period.end :]
    if _MONTHS_AFTER.match(after) or _MONTHS_BEFORE.search(before):  # the first or last month of a year
        return ""
    if _STILL_TO_COME.search(before):
        return ""
    title = _HEADING_BEFORE if is_heading else _TITLE_BEFORE
    is_alone = (_CITY_BEFORE.fullmatch(before) or title.fullmatch(before)) and not after.strip(" .)")
    return "month" if is_alone or (_DATE_WORDS.search(before) and len(text) <= _SHORT) else ""


def _at_the_end(blocks: Sequence[Block]) -> Publication:
    for block in reversed(blocks):
        text = normalise(block.passage.text[:_LONGEST])
        for period in read_periods(text) if len(text) <= _SHORT and block.kind is not BlockKind.TABLE else ():
            before = text[: period.start]
            if period.form in {"day", "month"} and _CHANGED.search(before) and not _STILL_TO_COME.search(before):
                return Publication(day=period.last_day, span=block.passage.span(period.start, period.end))
    return Publication()
