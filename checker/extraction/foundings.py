"""Durations without a count of years: "Founded in 1921, ...", "Listed since 1998", "every year since 2011"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.model import Facts

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
_OWN = r"(?:we (?:are|were|have been)|(?:the|our) (?:company|group|bank|firm)(?: (?:is|was|has been))?)"
# the participle opens the sentence, or the company itself is the subject: a castle "was founded in 1320" as well
FOUNDED = compiled(
    rf"^[\"'(\[•* -]*(?:{_OWN} )?(?:(?P<founded>founded|established|incorporated|in business|family-owned)"
    rf"|(?P<listed>(?:publicly )?(?:listed|quoted|traded)|on the stock exchange))(?: [\w'&-]+){{0,6}}? "
    rf"(?:in|since) {_YEAR}",
    re.IGNORECASE,
)
EVERY = compiled(rf"\b(?:every|each) (?:single )?year since (?:fy ?|fiscal (?:year )?)?{_YEAR}", re.IGNORECASE)
_REPORTED = compiled(
    r"\b(?:report(?:s|ed|ing)?|published?|publishes|disclosed?|discloses|released?|releases|issued?|issues)\b",
    re.IGNORECASE,
)


def read_foundings(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield since when the company exists, is listed, or has done something every year."""
    text = sentence.text
    match = FOUNDED.search(text) or EVERY.search(text)
    if match is None or not is_asserted(sentence, 0, match.start("year"), facts):
        return
    period = _period_at(sentence, match)
    if period is None:
        return
    slots: dict[str, Found] = {"streak_start": found(period.year, (period.start, period.end))}
    event = next((name for name in ("founded", "listed") if match.groupdict().get(name)), None)
    reported = None if event else _REPORTED.search(text, 0, match.start())
    if event:
        slots["duration_event"] = found(event, match.span(event))
    elif reported:
        slots["duration_event"] = found("reported", reported.span())
    start, end = trimmed(text, reported.start() if reported else match.start(), match.end())
    yield Draft(kind="duration", start=start, end=end, slots=slots)


def _period_at(sentence: Sentence, match: re.Match[str]) -> Period | None:
    year = match.start("year")
    return next((period for period in sentence.periods if period.start <= year < period.end), None)
