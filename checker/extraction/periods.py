"""Years, fiscal years, months and dates as they are written, each with the day on which it ends."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_YEAR = r"(?:1[89]\d\d|20\d\d|2100)"
_SPAN = r"(?: ?(?:-|/|to|and|until|through) ?)"
PERIOD = compiled(
    # "by2040": a blank that a page's layout swallowed; "by 20301", "in 2023.4 The": the mark of a footnote
    rf"(?:(?P<noted>20[2-6]\d)(?<=\bby \d{{4}})(?=[1-9](?![\w,/]|\.\d| ?%))"
    rf"|(?P<marked>{_YEAR})(?<=[a-z] \d{{4}})(?=\.\d{{1,2}}(?: [a-z]{{3}}|$))|(?:(?<![\w/])|(?<=\bby)|(?<=\bin))(?:"
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH}),? (?P<year>{_YEAR})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>{_YEAR})"
    rf"|(?P<slash>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})"
    rf"|(?P<fye>fye ?(?P<fyem>\d{{1,2}})/(?P<fyey>{_YEAR}))"
    rf"|(?P<ended>fy ?(?P<endedy>{_YEAR})[./](?P<endedm>1[0-2]|[1-9])(?!\d))"
    rf"|(?P<month3>{_MONTH})(?: of)?,? (?P<year3>{_YEAR})"
    rf"|(?P<fiscal>(?:fy|fiscal(?: years?)?|financial years?|fye|business year) ?'?)"
    rf"(?P<fy1>{_YEAR}|\d\d)(?![\d])(?:(?P<fysep> ?[-/] ?)(?P<fy2>{_YEAR}|\d\d)(?!\d))?"
    rf"|(?P<from>{_YEAR})(?P<sep>{_SPAN})(?P<to>{_YEAR}|(?<=\d[-/])\d\d(?![\d%]|[.,]\d))(?! ?(?:%|percent|per cent))"
    rf"|(?:cy ?)?(?P<plain>{_YEAR})"
    rf"|(?P<words>mid[ -]?century|middle of (?:the|this) century"
    rf"|(?:end|close) of (?:the|this) (?:current )?(?:decade|century)|(?<=\bwithin )this decade)"
    rf")(?![\w]|[.,/]\d|:\d))",
    re.IGNORECASE,
)
_GOES_ON = compiled(r"\.\d{1,2} (?![A-Z][a-z]{2})")  # behind what would be a footnote's mark no sentence begins
_CENTURIES = ("20", "19", "18", "2100")
_TIME_WORDS = ("fy", "fiscal", "financial year", "business year", "century", "decade")
_NOT_A_YEAR_BEFORE = compiled(
    r"(?:\b(?:iso|iec|en|pas|isae|din|iwa|no\.?|nr\.?|catalogue number|sku)|#)[ -]?$|\d:$", re.IGNORECASE
)
_NOT_A_YEAR_AFTER = compiled(
    r" ?(?:%|percent|per cent|tonnes?\b|tons?\b|t\b|kt\b|kg\b|[kmgt]wh\b|m3\b|ha\b|employees|people)", re.IGNORECASE
)


class Period(Struct, frozen=True, kw_only=True):
    """A stretch of time named in the text.

    `year` is the calendar year in which it ends (a fiscal year's too), `first_year` the one in which it begins.
    """

    start: int
    end: int
    label: str
    form: str  # year | fiscal | span | month | day | words
    year: int
    first_year: int
    last_day: date


class FiscalCalendar(Struct, frozen=True):
    """How a document's fiscal years run: the month they end in, and how their label relates to that year."""

    end_month: int = 12
    label_offset: int = 0  # 1 where fiscal 2023 ends in calendar 2024


def read_periods(text: str, fiscal: FiscalCalendar = FiscalCalendar()) -> Iterator[Period]:  # noqa: B008 - frozen
    """Yield every period of a normalised passage, in order."""
    if not _may_hold_period(text):
        return
    for match in PERIOD.finditer(text):
        period = _read(match, fiscal)
        if period is None:
            yield from _backwards(match)
            continue
        if period.form == "year" and (
            _NOT_A_YEAR_BEFORE.search(text, max(0, match.start() - 18), match.start())
            or _NOT_A_YEAR_AFTER.match(text, match.end())
            or (match["marked"] and _GOES_ON.match(text, match.end()))
        ):
            continue
        yield period


def _backwards(match: re.Match[str]) -> Iterator[Period]:
    """Yield the two years of "from 2050 to 2042", a date that was moved forward."""
    if match["from"] is None or len(match["to"]) < 4 or match["sep"].strip() != "to":
        return
    for name in ("from", "to"):
        year = int(match[name])
        yield Period(
            start=match.start(name),
            end=match.end(name),
            label=match[name],
            form="year",
            year=year,
            first_year=year,
            last_day=date(year, 12, 31),
        )


def _may_hold_period(text: str) -> bool:
    """Tell whether a year, a fiscal year or a word for a time can stand in a text; most numbers are none."""
    if any(century in text for century in _CENTURIES):
        return True
    lower = text.lower()
    return any(word in lower for word in _TIME_WORDS)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _full_year(digits: str, before: int | None = None) -> int:
    if len(digits) == 4:
        return int(digits)
    century = 2000 if before is None else before // 100 * 100
    return century + int(digits)


def _read(match: re.Match[str], fiscal: FiscalCalendar) -> Period | None:
    found = {name: text for name, text in match.groupdict().items() if text is not None}
    reader = next(reader for key, reader in _READERS if key in found)
    try:
        form, first_year, last_day = reader(found, fiscal)
    except ValueError:  # 31 February, 13/13/2022
        return None
    return Period(
        start=match.start(),
        end=match.end(),
        label=match.group(),
        form=form,
        year=last_day.year,
        first_year=first_year,
        last_day=last_day,
    )


Read = tuple[str, int, date]
Groups = dict[str, str]


def _read_iso(found: Groups, _: FiscalCalendar) -> Read:
    day = date.fromisoformat(found["iso"])
    return "day", day.year, day


def _read_day(found: Groups, _: FiscalCalendar) -> Read:
    day = date(int(found["year"]), _month(found["month"]), int(found["day"]))
    return "day", day.year, day


def _read_month_day(found: Groups, _: FiscalCalendar) -> Read:
    day = date(int(found["year2"]), _month(found["month2"]), int(found["day2"]))
    return "day", day.year, day


def _read_slashes(found: Groups, _: FiscalCalendar) -> Read:
    first, second, year = (int(part) for part in re.split(r"[/.]", found["slash"]))
    # day first is the wider convention; a month over 12 settles it the other way
    day = date(year, first, second) if second > 12 else date(year, second, first)
    return "day", year, day


def _read_fye(found: Groups, _: FiscalCalendar) -> Read:
    last = month_end(int(found["fyey"]), int(found["fyem"]))
    return "fiscal", last.year, last


def _read_ended(found: Groups, _: FiscalCalendar) -> Read:
    last = month_end(int(found["endedy"]), int(found["endedm"]))  # "FY2031.3" ends in March 2031
    return "fiscal", last.year, last


def _read_month(found: Groups, _: FiscalCalendar) -> Read:
    last = month_end(int(found["year3"]), _month(found["month3"]))
    return "month", last.year, last


def _read_fiscal(found: Groups, fiscal: FiscalCalendar) -> Read:
    first = _full_year(found["fy1"])
    if "fy2" in found:
        last = _full_year(found["fy2"], first)
        return "fiscal", first, month_end(last, fiscal.end_month)
    year = first + fiscal.label_offset
    return "fiscal", first, month_end(year, fiscal.end_month)


def _read_span(found: Groups, fiscal: FiscalCalendar) -> Read:
    first = int(found["from"])
    last = _full_year(found["to"], first)
    if not first < last <= first + 60:
        raise ValueError
    if last == first + 1 and found["sep"].strip() in {"-", "/"}:
        return "span", first, month_end(last, fiscal.end_month if fiscal.end_month != 12 else 12)
    return "span", first, date(last, 12, 31)


def _read_plain(found: Groups, _: FiscalCalendar) -> Read:
    year = int(found.get("plain") or found.get("noted") or found["marked"])
    return "year", year, date(year, 12, 31)


def _read_words(found: Groups, _: FiscalCalendar) -> Read:
    words = found["words"].lower()
    year = 2030 if "decade" in words else 2050 if "mid" in words else 2100
    return "words", year, date(year, 12, 31)


_READERS = (
    ("iso", _read_iso),
    ("day2", _read_month_day),
    ("day", _read_day),
    ("slash", _read_slashes),
    ("fye", _read_fye),
    ("ended", _read_ended),
    ("month3", _read_month),
    ("fiscal", _read_fiscal),
    ("from", _read_span),
    ("plain", _read_plain),
    ("noted", _read_plain),
    ("marked", _read_plain),
    ("words", _read_words),
)
