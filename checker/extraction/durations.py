"""Streaks and anniversaries: "since 2010, for 13 consecutive years", "founded 25 years ago, in 2000"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.award_runs import run_of_award_before
from checker.extraction.clauses import Range, clause_at, is_of_others, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.duration_years import first_year, last_year, opening_year, since_start, year_of_feast
from checker.extraction.foundings import read_foundings
from checker.extraction.listings import listing_slots, year_of_listing
from checker.extraction.numbers import UNITS_IN_WORDS
from checker.extraction.ordinals import ORDINAL, ordinal_value
from checker.extraction.patterns import compiled
from checker.extraction.update_notes import occasion_noted
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.model import Facts

_NUMBER = (
    r"(?:\d{1,3}|"
    + "|".join(sorted(UNITS_IN_WORDS, key=len, reverse=True))
    + r")(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_PERIODS = (
    r"(?:years?|times?|editions?|reviews?|reports?|reporting (?:years|periods)|assessments?|periods?|seasons"
    r"|quarters|months|ratings?|surveys?|audits?|cycles)"
)
_HINT = compiled(
    r"year|row|running|decade|centur|consecutive|in all|anniversary|succe|straight|times|so far|in total|altogether"
    r"|to date|by now|since|founded|established",
    re.IGNORECASE,
)
STREAK = compiled(
    rf"\b(?P<n>{_NUMBER}) (?:(?:consecutive|straight|successive) {_PERIODS}|(?:{_PERIODS} (?:in a row|running"
    rf"|on end|in succession)|(?:in a row|in succession)\b)"
    rf"|(?:{_PERIODS} )?(?:in all|in total|so far|altogether|to date|by now)\b"
    rf"|(?:consecutive|straight|successive) (?:[\w-]+ ){{0,3}}?(?:reports|awards|medals|prizes|years))"
    rf"|\b(?P<nth>{ORDINAL}) (?:consecutive|straight|successive) (?:year"
    rf"|time|report|edition|award|review)\b"
    rf"|\bfor the (?P<nth3>{ORDINAL}) (?:time|year)\b"
    r"(?! (?:in a row|running|in succession))"
    rf"|\b(?P<nth4>{ORDINAL}) (?:win|title|victory|award|prize|medal) (?:in a row"
    r"|running|in succession)\b"
    rf"|\b(?P<nth2>{ORDINAL}) (?:year|time) (?:in a row|running|in succession)\b",
    re.IGNORECASE,
)
AGE = compiled(
    rf"(?:\b(?P<how>over|more than|nearly|almost|about|around|some|exactly|approximately|roughly|just over"
    rf"|well over|close to|at least|less than|under) )?"
    rf"\b(?:(?P<n>{_NUMBER})|(?P<one>a|an|one|half a)) (?:(?:consecutive|successive|full|whole"
    rf"|long) )?(?P<unit>years?|decades?|century|centuries)\b(?P<old> old\b| ago\b)?",
    re.IGNORECASE,
)
ANNIVERSARY = compiled(rf"\b(?P<nth>{ORDINAL}) (?:anniversary|birthday)\b", re.IGNORECASE)
_EVENT = compiled(
    r"\b(?P<founded>found(?:ed|ing|ation)|established|incorporated|set up|started|formed|created|born|opened"
    r"|in business|has been (?:making|building|producing|selling|brewing|operating|serving))"
    r"|\b(?P<listed>(?:been )?listed|went public|on the stock exchange|ipo|initial public offering)"
    r"|\b(?P<reported>(?:released|published|issued|reported|disclosed)\b[^.;]{0,60}?\breports?)",
    re.IGNORECASE,
)
_WEAK_EVENT = compiled(r"opened|born|started|created|formed|set up", re.IGNORECASE)
_SINCE = compiled(
    r"\b(?:since|from|starting in|beginning in|as of|founded in|established in|every year from|in"
    r"|, in)(?: the year| fiscal(?: year)?| financial year| (?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december))? $",
    re.IGNORECASE,
)
_RATED = compiled(
    r"\b(?:rat(?:ed|ing|ings)|awards?|prizes?|medals?|rank(?:ed|ing)|certified|certification|index|level"
    r"|grade[ds]?|scored?|a[- ]list|named|listed in|included|inclusion|listing|won|winner|title)\b",
    re.IGNORECASE,
)
_NOTAGE = compiled(
    r"\b(?:warranty|guarantee|valid|contract|lease|lifetime|loan|bond|term|plan|old|within|next|coming|past"
    r"|last|previous|future|horizon|experience|every|per|aged|at least|up to|in the|over the|for the next"
    r"|payback|life)\b",
    re.IGNORECASE,
)
_COUNTS = ("n", "nth", "nth2", "nth3", "nth4")  # groups that hold a number of years
_YEARS = {"year": 1, "years": 1, "decade": 10, "decades": 10, "century": 100, "centuries": 100}


def read_durations(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the streak of a sentence, or the ages and anniversaries it states."""
    if sentence.block_kind == "table" or not _HINT.search(sentence.text):
        return
    if is_of_others(sentence.text, 0, facts) and not _RATED.search(sentence.text):
        sentence.pass_over(Reason.OTHERS)
        return
    streak = sentence.find(STREAK)
    if streak is not None:
        draft = _streak(sentence, streak, facts)
        if draft is not None:
            yield draft
        return
    ages = [_age(sentence, age) for age in (*sentence.finditer(AGE), *sentence.finditer(ANNIVERSARY))]
    if any(ages):
        yield from filter(None, ages)
        return
    yield from read_foundings(sentence, facts)


def _streak(sentence: Sentence, match: re.Match[str], facts: Facts) -> Draft | None:
    text = sentence.text
    number = _number(match)
    start_year = first_year(sentence, match)
    end_year = last_year(sentence, match)
    is_total = match.group().lower().endswith(("in all", "in total", "so far", "altogether", "to date", "by now"))
    is_total = is_total or match["nth3"] is not None
    if number is not None and (award := run_of_award_before(sentence, match, number, facts)) is not None:
        return award
    if number is None or number < 2 or (is_total and start_year is None):
        return None
    listing = listing_slots(sentence)
    if start_year is None and end_year is None and _RATED.search(text) and not listing:
        return None  # a rating's or an award's streak without years is read with the rating
    slots: dict[str, Found] = {"streak_n": found(number, match.span())} | listing
    if listing and start_year is None and end_year is None:
        slots |= year_of_listing(sentence)
    event = _EVENT.search(text)
    if event:
        slots["duration_event"] = found(str(event.lastgroup), event.span())
    if start_year is None and end_year is None:
        end_year = opening_year(sentence, match)
    noted = occasion_noted(sentence) if start_year is None and end_year is None else None
    if noted is not None:
        slots["streak_end"] = noted.slot(noted.year)
    for name, year in (("streak_start", start_year), ("streak_end", end_year)):
        if year is not None:
            slots[name] = found(year[0], year[1])
    spans = [match.span(), *(year[1] for year in (start_year, end_year) if year is not None)]
    low = min(clause_at(text, match.start())[0], *(span[0] for span in spans))
    start, end = trimmed(text, low, max(span[1] for span in spans))
    return Draft(kind="duration", start=since_start(text, start), end=end, slots=slots)


def _number(match: re.Match[str]) -> int | None:
    found_groups = match.groupdict()
    written = next((found_groups[name] for name in _COUNTS if found_groups.get(name)), None)
    if written is None:
        return 1 if found_groups.get("one") else None
    if re.fullmatch(ORDINAL, written, re.IGNORECASE):
        return ordinal_value(written)
    if written.isdigit():
        return int(written)
    numbers = vocabulary.term_values("numbers")
    return sum(numbers[part] for part in re.split(r"[- ]", written.lower()))


def _age(sentence: Sentence, match: re.Match[str]) -> Draft | None:
    text = sentence.text
    number = _number(match)
    if number is None:
        return None
    low, high = _age_clause(text, match)
    groups = match.groupdict()
    years = number * _YEARS[groups["unit"].lower()] if "unit" in groups else number
    years = years // 2 if (groups.get("one") or "").lower() == "half a" else years
    event = _event_near(text, match, low)
    celebrated = year_of_feast(sentence, match) if "unit" not in groups else None
    start_year = _start_year(sentence, match, low, high, celebrated)
    if event is None or (groups.get("old") or "").strip().lower() == "old":
        return None
    if start_year is None and not groups.get("old") and _WEAK_EVENT.search(text, *event[1]):
        return None
    is_ago = (groups.get("old") or "").strip().lower() == "ago"
    lasting = re.search(
        r"\bfor (?:the )?(?:over |more than |nearly |almost |about |around |some |exactly |well over |just over "
        r"|at least )?$",
        text[max(0, match.start() - 4) : match.start("how") if groups.get("how") else match.start()] + "",
        re.IGNORECASE,
    )
    if not (is_ago or lasting or "unit" not in groups) or (
        not is_ago and _NOTAGE.search(text, max(low, match.start() - 25), match.end() + 12)
    ):
        return None
    slots: dict[str, Found] = {
        "duration_years": found(years, match.span()),
        "duration_comparator": found(_comparator(groups.get("how"))),
        "duration_event": found(event[0], event[1]),
    }
    spans = [match.span(), event[1]]
    if start_year is not None:
        slots["streak_start"] = found(start_year[0], start_year[1])
        spans.append(start_year[1])
    if celebrated is not None and start_year is not None:
        slots["streak_end"] = found(celebrated.year, (celebrated.start, celebrated.end))
    start, end = trimmed(text, min(span[0] for span in spans), max(span[1] for span in spans))
    return Draft(kind="duration", start=since_start(text, start), end=end, slots=slots)


def _age_clause(text: str, match: re.Match[str]) -> Range:
    """Return the sentence part an age is about: "founded ... and listed for a decade" has two."""
    low = 0
    for joint in re.finditer(r" and |; |, and ", text[: match.start()]):
        if _EVENT.search(text, joint.end(), match.start()):
            low = joint.end()
    after = re.compile(r" and (?=listed|founded|established)|; ").search(text, match.end())
    return low, after.start() if after else len(text)


def _event_near(text: str, match: re.Match[str], low: int) -> tuple[str, Range] | None:
    events = list(_EVENT.finditer(text, low, match.start()))
    event = events[-1] if events else _EVENT.search(text, match.end(), match.end() + 60)
    return (str(event.lastgroup), event.span()) if event else None


def _start_year(
    sentence: Sentence, match: re.Match[str], low: int, high: int, feast: Period | None
) -> tuple[int, Range] | None:
    for period in sentence.periods:
        near = period is not feast and low <= period.start < high and abs(period.start - match.start()) < 160
        if near and _SINCE.search(sentence.text[max(0, period.start - 30) : period.start]):
            return period.year, (period.start, period.end)
    return None


def _comparator(words: str | None) -> str:
    plain = (words or "").lower()
    if plain in {"over", "more than", "just over", "well over", "at least"}:
        return "over"
    if plain in {"nearly", "almost", "close to", "less than", "under"}:
        return "nearly"
    return "about" if plain in {"about", "around", "some", "approximately", "roughly"} else "exactly"
