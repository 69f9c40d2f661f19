"""When something was obtained, and for how many times running: "most recently in May 2023", "five years in a row"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.drafts import Found, found
from checker.extraction.elements import Sentence
from checker.extraction.numbers import UNITS_IN_WORDS
from checker.extraction.patterns import compiled
from checker.extraction.periods import Period, read_periods
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = (
    r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty)"
)
_ORDINALS_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = _ORDINALS_WORDS.split()
_NTH = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_TURNS = (
    r"(?:assessment |rating |reporting |review |fiscal |financial |calendar )?(?:years?|times?|reviews?|"
    r"assessments?|rounds?|editions?|periods?|cycles?|occasions?|quarters?|surveys?)"
)
_PRIZES = r"(?:awards?|prizes?|medals?|titles?|wins?|certifications?|inclusions?|listings?|distinctions?)"
_STREAK = compiled(
    rf"\b(?:{_NUMBER}[ -](?:consecutive|straight|successive|uninterrupted)[ -]{_TURNS}"
    rf"|{_NUMBER.replace('<n>', '<n2>')}[ -]{_TURNS} (?:in a row|running|in succession|consecutively|"
    rf"straight|on the trot)"
    rf"|{_NUMBER.replace('<n>', '<n4>')} in a row"
    rf"|(?:the|its|our|their|a|his|her) {_NTH} (?:(?:consecutive|straight|successive) {_TURNS}"
    rf"|(?:{_TURNS}|{_PRIZES}) (?:in a row|running|in succession))"
    rf"|(?:over|for|in|across|covering) the (?:last |"
    rf"past )?{_NUMBER.replace('<n>', '<n3>')} assessment (?:periods|years))",
    re.IGNORECASE,
)
_SINCE = compiled(
    r"\b(?:since|(?:every|each) year from|(?:start|beginn)ing in|first (?:\w+ ){0,4}in)(?: the year)?(?: [a-z]{3,9})?"
    r" (?=(?:19|20)\d\d)", re.IGNORECASE,
)  # fmt: skip
_NOT_WHEN_BEFORE = compiled(
    r"(?:\b(?:since|founded in|by(?: the end of)?|until|till|valid(?: until| to| through)?|expir\w+(?: on|"
    r" in)?|from a|against|versus|"
    r"compared (?:with|to)|before|after|between|listed in|renewal in|to be renewed in|first (?:[a-z]+ ){0,4}in|"
    r"edition of the standard)|:) ?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_NOT_WHEN_AFTER = compiled(
    r"[ -](?:(?:near-term|climate|science-based|emissions?|reduction|net-zero) )*(?:targets?|goals?|"
    r"strategy|roadmap|ambitions?|plan|commitments?|base year|base-year|levels?)\b",
    re.IGNORECASE,
)
_LATEST = compiled(
    r"\b(?:most recent(?:ly)?|last|latest|scorecard|review|assessment|dated|as of|as at|status|updated?|"
    r"published|announced)(?: \w+){0,2} ?$",
    re.IGNORECASE,
)
_RELATIVE = compiled(
    r"\b(?P<words>(?!(?-i:[Tt]his may))(?P<which>last|this|past|previous|earlier this) (?P<unit>year|month|"
    r"week|spring|summer|autumn|fall|winter|quarter|january|february|"
    r"march|april|may|june|july|august|september|october|november|december)|today|yesterday|(?<!most )recently)\b",
    re.IGNORECASE,
)
# the modal verb; the month stands in front of a figure or a mark, or behind "in", "since", "early", "3 "
MAY = (
    r"(?<!\bin )(?<!\bsince )(?<!\bof )(?<!\buntil )(?<!\blast )(?<!\bearly )(?<!\blate )(?<!\bmid[ -])(?<!\d "
    r")(?!(?<=\bthis )(?-i:May))may(?! ?[\d,.;:)])"
)
_LAST_MONTH_OF = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2} | {
    date(2000, number, 1).strftime("%B").lower(): number for number in range(1, 13)
}
_DECEMBER = 12


class Occasion(Struct, frozen=True, kw_only=True):
    """When something happened: the last day of what is stated, and its words in `sentence`, or derived where None."""

    year: int
    last_day: date | None = None  # None where only a year is stated
    end_day: date
    start: int = -1
    end: int = -1
    sentence: Sentence | None = None
    origin: Origin = Origin.HERE

    def slot(self, value: int | date) -> Found:
        """Return a slot with the words this occasion was read from."""
        return Found(value=value, start=self.start, end=self.end, origin=self.origin, sentence=self.sentence)


def occasion_here(sentence: Sentence, low: int, high: int, near: int, facts: Facts) -> Occasion | None:
    """Return when, as stated between two positions: a "most recently in ..." first, then the date nearest to `near`."""
    text = sentence.text
    within = [period for period in sentence.periods if low <= period.start < high and period.form != "words"]
    dates = [period for period in within if _is_when(text, period, low, facts)]
    ends = _from_to(sentence, low, high)
    if ends is not None:
        return _occasion(ends[1], Origin.HERE, None)
    if not dates:
        return None
    told = [period for period in dates if period.form != "day" or period.last_day != facts.published]
    dates = told or dates  # the day of the dateline is when it was published, not when it was obtained
    latest = [period for period in dates if _LATEST.search(text, max(low, period.start - 40), period.start)]
    return _occasion(min(latest or dates, key=lambda one: (abs(one.start - near), one.start)), Origin.HERE, None)


def relative_occasion(sentence: Sentence, low: int, high: int, facts: Facts) -> tuple[Found, Occasion | None] | None:
    """Return "last autumn" as written, and the day on which it ended where the document is dated."""
    match = _RELATIVE.search(sentence.text, low, high)
    if match is None:
        return None
    words = found(match["words"], match.span())
    if facts.published is None or match["words"].lower() == "recently":
        return words, None
    day = _day_of(match, facts.published)
    return words, Occasion(year=day.year, last_day=day, end_day=day, start=match.start(), end=match.end())


def occasion_before(sentence: Sentence, facts: Facts) -> Occasion | None:
    """Return the last date of the sentence before, for "There we took home ..."."""
    if sentence.before is None:
        return None
    text = sentence.before.text
    dates = [period for period in sentence.before.periods if _is_when(text, period, 0, facts)]
    return _occasion(dates[-1], Origin.SENTENCE_BEFORE, sentence.before) if dates else None


def occasion_above(sentence: Sentence, facts: Facts) -> Occasion | None:
    """Return the year in a list's introduction or in the nearest heading that names one ("Awards 2024")."""
    for text in (sentence.list_intro, *sentence.headings[:1]):
        years = [
            period for period in read_periods(text, sentence.conventions.fiscal) if _is_when(text, period, 0, facts)
        ]
        if len(years) == 1:
            return Occasion(year=years[0].year, last_day=None, end_day=years[0].last_day, origin=Origin.HEADING)
    return None


def streak_slots(sentence: Sentence, low: int, high: int, occasion: Occasion | None) -> dict[str, Found]:
    """Return `streak_n`, `streak_start` and `streak_end` as far as the stretch of the sentence states them."""
    text = sentence.text
    match = _STREAK.search(text, low, high)
    since = next((period for period in _since(sentence, low, high)), None)
    slots: dict[str, Found] = {}
    if match is None and since is not None:
        lasts = re.search(r"\b(?:(?:every|each) year|ha(?:s|ve) been)\b", text[low:high], re.IGNORECASE)
        return {"streak_start": found(since.year, (since.start, since.end))} if lasts else {}
    if match is not None:
        slots["streak_n"] = found(_count(match), match.span())
    if since is not None:
        slots["streak_start"] = found(since.year, (since.start, since.end))
    span = next((p for p in sentence.periods if p.form == "span" and low <= p.start < high), None)
    ends = _from_to(sentence, low, high)
    if span is not None and span.year - span.first_year > 1:
        slots["streak_start"] = found(span.first_year, (span.start, span.end))
        slots["streak_end"] = found(span.year, (span.start, span.end))
    elif ends is not None:
        slots["streak_start"] = found(ends[0].first_year, (ends[0].start, ends[0].end))
        slots["streak_end"] = found(ends[1].year, (ends[1].start, ends[1].end))
    elif match is not None and occasion is not None and occasion.origin in {Origin.HERE, Origin.SENTENCE_BEFORE}:
        slots["streak_end"] = occasion.slot(occasion.year)
    return slots


def is_streak_words(text: str, low: int, high: int) -> re.Match[str] | None:
    """Return the words of a streak between two positions."""
    return _STREAK.search(text, low, high)


def month_ends(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _since(sentence: Sentence, low: int, high: int) -> Iterator[Period]:
    for period in sentence.periods:
        if low <= period.start < high and _SINCE.search(sentence.text, max(low, period.start - 30), period.end):
            yield period


def _from_to(sentence: Sentence, low: int, high: int) -> tuple[Period, Period] | None:
    """Read "from 2017-18 to 2021-22", which holds two periods."""
    inside = [period for period in sentence.periods if low <= period.start < high]
    for first, second in pairwise(inside):
        if (
            re.fullmatch(r" ?(?:to|until|through|-) ?", sentence.text[first.end : second.start])
            and first.year < second.year
        ):
            return first, second
    return None


def _count(match: re.Match[str]) -> int:
    word = next(match[name] for name in ("n", "n2", "n3", "n4", "nth") if match[name]).lower()
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else int(UNITS_IN_WORDS[word])


def _is_when(text: str, period: Period, low: int, facts: Facts) -> bool:
    """Tell the date of an event from a target year, a validity, a start of counting or a standard's edition."""
    if _NOT_WHEN_BEFORE.search(text, max(low, period.start - 40), period.start):
        return False
    if period.form == "year" and _NOT_WHEN_AFTER.match(text, period.end):
        return False
    return facts.published is None or period.year <= facts.published.year + 1


def _occasion(period: Period, origin: Origin, home: Sentence | None) -> Occasion:
    return Occasion(
        year=period.year,
        last_day=period.last_day if period.form in {"day", "month"} else None,
        end_day=period.last_day,
        start=period.start,
        end=period.end,
        sentence=home,
        origin=origin,
    )


def _day_of(match: re.Match[str], published: date) -> date:
    """Return the last day of "last autumn", "this year", "yesterday", not later than the day of publication."""
    words = match["words"].lower()
    if words in {"today", "yesterday"}:
        return published
    if match["unit"].lower() == "month" and match["which"].lower() != "this":
        return published.replace(day=1) - timedelta(days=1)
    if match["unit"].lower() in {"week", "month", "quarter"}:
        return published
    unit, is_last = match["unit"].lower(), match["which"].lower() in {"last", "past", "previous"}
    month = _LAST_MONTH_OF.get(unit, _DECEMBER)
    day = month_ends(published.year, month)
    if unit == "year":
        return month_ends(published.year - 1, _DECEMBER) if is_last else published
    if is_last and day >= published:
        return month_ends(published.year - 1, month)
    return min(day, published)
