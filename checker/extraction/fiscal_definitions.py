"""Where a document says which months its fiscal years cover: "our financial year, which ends on 30 September"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.periods import MONTHS, FiscalCalendar

if TYPE_CHECKING:
    from checker.model import Document

_LONGEST = 100_000  # characters in which a document explains its fiscal year
# "FY23), published 9 August 2023": the day of the text, not that of the year's end
_OF_THE_TEXT = r"\b(?:publi|issue|releas|updat|revis|dated|sign|post|approv|edition|as of|as at|adopt)"
_FISCAL_SPAN = compiled(
    r"(?:fy|fiscal(?: year)?|financial year) ?'?(?P<label>\d{4}|\d\d)\b"
    rf"(?:(?!{_OF_THE_TEXT})[^.;|·]){{0,30}}?[( :,]{{1,3}}(?:from |the year to )?"
    r"(?:(?:\d{1,2} )?(?P<m1>[a-z]{3,9})(?: \d{1,2},?)?(?: (?P<y1>\d{4}))? ?(?:to|-|until|through|and) ?)?"
    r"(?:\d{1,2} )?(?P<m2>[a-z]{3,9})(?: \d{1,2},?)? (?P<y2>\d{4})",
    re.IGNORECASE,
)
_FISCAL = r"(?:fiscal|financial|business|reporting) years?\b(?:[ ,(]+(?:which|that|always|of the (?:group|company)))?"
_DAY = r"(?:(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|last day|end)(?: of)? )?"
_YEAR_TO = compiled(
    rf"{_FISCAL}[ ,(]+(?:ends?|ended|ending|closes?|to|runs? [a-z0-9 ]{{0,20}}to)(?: on| in| at| with)? "
    rf"{_DAY}(?P<month>[a-z]{{3,9}})",
    re.IGNORECASE,
)
_YEARS_TO = compiled(
    rf"\byears (?:to|ended|ending)(?: on)? {_DAY}(?P<month>[a-z]{{3,9}})\b(?! (?:19|20)\d\d)", re.IGNORECASE
)
_YEAR_RANGE = compiled(
    rf"{_FISCAL}[ ,(:]+(?:is|are|covers?|spans?|means|lasts?|starts?|begins?|runs?)?(?: the)?"
    rf"(?: (?:period|12|twelve|months))* ?(?:from |on |in )?{_DAY}[a-z]{{3,9}}(?: \d{{1,2}})?(?:,? \d{{4}})? ?"
    rf"(?:to|until|till|through|-|and (?:ends?|closes?|runs? to)(?: on| in)?) ?{_DAY}(?P<month>[a-z]{{3,9}})",
    re.IGNORECASE,
)
_CALENDAR_YEAR = compiled(
    r"\b(?:fiscal|financial|business|reporting) (?:years?|periods?)\b[^.;\d]{0,24}?\bcalendar years?\b", re.IGNORECASE
)
_YEAR_ENDED = compiled(
    r"\byear (?:ended|ending|(?:from [\w ]{3,20} )?to)(?: on)? (?:\d{1,2} )?(?P<month>[a-z]{3,9})(?: \d{1,2},?)?"
    r" (?P<year>\d{4})",
    re.IGNORECASE,
)


def fiscal_calendar(document: Document) -> tuple[FiscalCalendar, str]:
    """Read "fiscal 2023 (1 April 2023 to 31 March 2024)" wherever the document explains its fiscal year.

    Returns the words of the explanation too, "" where there is none.
    """
    text = normalise(re.sub(r"\n(?=\s{0,8}\n)", ";", document.text[:_LONGEST]))  # no year spans two paragraphs
    match = _FISCAL_SPAN.search(text)
    if match and match["m2"].lower() in MONTHS:
        label = int(match["label"]) if len(match["label"]) == 4 else 2000 + int(match["label"])
        offset = int(match["y2"]) - label
        if offset in {0, 1}:
            return FiscalCalendar(MONTHS[match["m2"].lower()], offset), match.group()
    for pattern in (_YEAR_RANGE, _YEAR_TO, _YEARS_TO):
        for match in pattern.finditer(text):
            if match["month"].lower() in MONTHS:
                return FiscalCalendar(MONTHS[match["month"].lower()], 0), match.group()
    ended = _year_ended(text)
    if ended is not None:
        return FiscalCalendar(MONTHS[ended["month"].lower()], 0), ended.group()
    calendar = _CALENDAR_YEAR.search(text)
    return FiscalCalendar(), calendar.group() if calendar else ""


def _year_ended(text: str) -> re.Match[str] | None:
    """Find "the year ended 30 June 2024" in a text that calls that year fiscal 2024."""
    for match in _YEAR_ENDED.finditer(text):
        if match["month"].lower() in {"december", "dec"} or match["month"].lower() not in MONTHS:
            continue
        label = rf"\b(?:fy|fiscal|financial year) ?'?(?:{match['year']}|{match['year'][2:]})\b"
        if re.search(label, text, re.IGNORECASE):
            return match
    return None
