"""The first and last year of a run: "since 2010", "most recently in 2023", "In 2023, for the fifth year in a row"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.clauses import Range
    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period

_STRICT_SINCE = compiled(
    r"\b(?:since|starting in|beginning in|every year from|from)(?: the year| fiscal(?: year)?| financial year|)? $",
    re.IGNORECASE,
)
_END = compiled(
    r"\b(?:most recently|last|latest|latterly|until|to|through|up to)(?: and including)?(?: in| for| at"
    r"| on)?(?: the)?(?: end of)? $",
    re.IGNORECASE,
)
# "down 13% from 2022 to 2023": the years of a change, not of the run
_OF_CHANGE = compiled(
    r"\b(?:down|up|by|fell|rose|less|more|lower|higher)\b[^.;,]{0,20}\d ?(?:%|percent|per cent|pp)? (?:from )?$",
    re.IGNORECASE,
)
# "is one of the 2023 Fairest Employers": the edition of the list that the run ends with
_EDITION_BEFORE = compiled(r"\b(?:of|in|on|to|as|by) (?:the|its|their) $", re.IGNORECASE)
_EDITION_AFTER = compiled(r" (?-i:[A-Z])[\w'&-]+")
_OPENING_YEAR = compiled(
    r"[\"(•* -]{0,3}(?:in|for|with|during) (?:the )?(?:(?:fiscal|financial|calendar|reporting) )?(?:year )?$",
    re.IGNORECASE,
)
_IN_BEFORE = compiled(r"\bin (?:fiscal |financial )?$", re.IGNORECASE)
_MARKED = compiled(
    r",? (?:marked|was|saw|completed|achieved|became|reached|celebrated|meant)\b[^.;,]{0,30}", re.IGNORECASE
)


_FEAST = compiled(
    r"(?!.*\b(?:founded|established|opened|started|incorporated)\b).*\b(?:celebrat\w*|mark(?:s|ed|ing)?|reach\w*"
    r"|observ\w+|saw|sees|brought|brings|commemorat\w+|will be|was|is|had|has|turned|falls?|fell)\b",
    re.IGNORECASE,
)
_FEAST_OPENS = compiled(r"(?:^|[,;:] |\band )\W{0,3}(?:in|during)(?: the year)? $", re.IGNORECASE)
_FEAST_BEHIND = compiled(
    r"\b(?:celebrated|marked|falls?|fell|due|held|takes place|took place)(?: on| in)?(?: \w+)? $", re.IGNORECASE
)


def since_start(text: str, start: int) -> int:
    """Take the "since" in front of a year into the claim's words."""
    before = re.search(r"\b(?:every year )?(?:\w+ed )?(?:since|from|in) $", text[:start], re.IGNORECASE)
    return before.start() if before else start


def first_year(sentence: Sentence, run: re.Match[str]) -> tuple[int, Range] | None:
    """Return the year since which a run lasts, and where it stands."""
    for period in sentence.periods:
        if _is_of_change(sentence, period):
            continue
        if _is_range(sentence, period):
            return period.first_year, (period.start, period.end)
        if _stands_behind(_STRICT_SINCE, sentence, period, run):
            return period.year, (period.start, period.end)
    return None


def last_year(sentence: Sentence, run: re.Match[str]) -> tuple[int, Range] | None:
    """Return the latest year of a run, and where it stands."""
    for period in sentence.periods:
        if _is_range(sentence, period) or (
            not _is_of_change(sentence, period) and _stands_behind(_END, sentence, period, run)
        ):
            return period.year, (period.start, period.end)
    return _edition(sentence)


def _edition(sentence: Sentence) -> tuple[int, Range] | None:
    """Read "for the fifth year in a row, as one of the 2023 Fairest Employers"."""
    for period in sentence.periods:
        before = sentence.text[max(0, period.start - 20) : period.start]
        if period.form == "year" and _EDITION_BEFORE.search(before) and _EDITION_AFTER.match(sentence.text, period.end):
            return period.year, (period.start, period.end)
    return None


def opening_year(sentence: Sentence, run: re.Match[str]) -> tuple[int, Range] | None:
    """Read "In 2023, for the fifth year in a row": the year that the sentence is about is the last of the run."""
    for period in sentence.periods:
        opens = _OPENING_YEAR.match(sentence.text, 0, period.start) or (
            _IN_BEFORE.search(sentence.text, 0, period.start)
            and _MARKED.fullmatch(sentence.text, period.end, run.start())
        )
        if period.end <= run.start() and opens:
            return period.year, (period.start, period.end)
    return None


def _is_range(sentence: Sentence, period: Period) -> bool:
    """Tell "from 2018 to 2023" and "between 2018 and 2023" from "in 2022 and 2023", which are two years."""
    if period.form != "span":
        return False
    return " and " not in period.label or sentence.text[: period.start].lower().endswith("between ")


def _is_of_change(sentence: Sentence, period: Period) -> bool:
    return _OF_CHANGE.search(sentence.text, max(0, period.start - 40), period.start) is not None


def _stands_behind(words: re.Pattern[str], sentence: Sentence, period: Period, run: re.Match[str]) -> bool:
    before = sentence.text[max(0, period.start - 40) : period.start]
    return words.search(before) is not None and abs(period.start - run.start()) < 200


def year_of_feast(sentence: Sentence, anniversary: re.Match[str]) -> Period | None:
    """Return the year of the feast: "In 2023 we marked the 20th anniversary of our mill, opened in 2003"."""
    for period in sentence.periods:
        if (
            period.end <= anniversary.start()
            and _FEAST_OPENS.search(sentence.text[: period.start])
            and _FEAST.match(sentence.text, period.end, anniversary.start())
        ):
            return period
        if period.start >= anniversary.end() and _FEAST_BEHIND.search(sentence.text, anniversary.end(), period.start):
            return period
    return None
