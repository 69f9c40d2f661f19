"""What a rating says: its level, scale, percentile and population."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, pattern
from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.rating_letters import SCALE, letter_in
from checker.model import Quantity

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence

_MEDAL = compiled(
    r"\b(?P<level>platinum|gold|silver|bronze)\b(?= (?:medal|status|level|rating|badge|award|"
    r"sustainability|certificate|recognition|scorecard|category|class)|[\"') ,.;:]|$)"
    r"(?! (?:standard|mine|price|thread|jewell?ery|credits?)\b)",
    re.IGNORECASE,
)
_POINTS = compiled(
    r"(?P<level>\b\d{1,3}(?:[.,]\d{1,2})?(?: ?/ ?\d{2,3}| (?:points )?out of (?:a possible )?\d{2,3}|"
    r" points| of (?:a possible )?100(?: points)?))(?![\d%])"
    r"|\bscored?(?: of)? (?P<share>\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent\b))"
    r"|\b(?:scores?|scored|ratings?|rated|esg risk|index value)(?: (?:of|is|was|at|us|as|stands at|came to|"
    r"risk|with)){0,2}:? (?P<bare>\d{1,3}(?:[.,]\d{1,2})?(?: ?/ ?\d{1,3}| (?:points )?out of \d{1,3}|"
    r" points)?)(?![\d%]|[.,]\d| ?(?:kw|mw|v|a|bar|hp|w|%|percent|per cent)\b)",
    re.IGNORECASE,
)
_QUOTED = compiled(
    r"\b(?:rated|ranked|graded|classed|classified|assessed|as|an?|rating(?: of)?|score(?: of)?|"
    r"grade(?: of)?|level|status|put (?:us|the company)(?: in)?|medal|the)"
    r"(?: (?:us|the company|as|an?|the|in|class|category))* ?\"(?P<level>[^\"]{1,40})\"",
    re.IGNORECASE,
)
_WORD = (
    r"(?:\b(?:rated|ranked|graded|classed|classified|assessed|as|an?|achieved|reached|earned|holds?|"
    r"obtained)(?: (?:us|the company|as|an?|the|overall|in))* [\"']?"
    r"|[(:] ?|\brisk(?: rating| score)?[^.;]{0,20}\()(?P<level><<rating_words>>)\b(?! (?:in|of) (?!class))"
    r"|\b(?P<status>(?:prime|leader|leadership|outperformer) (?:status|level|band|category))\b|"
    r"\b(?P<risk>(?:negligible|low|medium) risk)\b"
)
_RANK = compiled(
    r"\b(?:ranked|ranks|rank|placed|came)(?: (?:us|the company|as|in|(?-i:[A-Z][\w.&-]+(?: [A-Z][\w.&-]+){0,3})))?"
    r" (?:(?:among|amongst|in|within) (?P<among>the top (?:\d{1,3}|ten|five|three|decile|quartile|quintile|third)"
    r"(?! ?(?:%|per ?cent)))|(?P<level>(?:no\.? ?|"
    r"number )?\d{1,3}(?:st|nd|rd|th)?\b(?! ?(?:%|percent|per cent))"
    r"|first|second|third|fourth|fifth|number one)(?: (?:place )?(?:out )?of \d[\d,]*)?)",
    re.IGNORECASE,
)
_PERCENTILE = compiled(
    r"\b(?P<words>(?:top|best|leading|first|highest) (?P<n>\d{1,2}(?:\.\d)?) ?(?:%|percent\b|per cent\b)|"
    r"(?P<nth>\d{1,2})(?:st|nd|rd|th)? percentile)"
    r"(?P<tail>(?: globally| worldwide)? (?:of|among|amongst|in|within) (?P<population>(?:all |the |its |"
    r"our |rated |assessed |more than |over )*[^,;.()]{3,90}))?",
    re.IGNORECASE,
)


def level_in(sentence: Sentence, low: int, high: int, *, is_known: bool) -> Range | None:
    """Return the words of the level between two positions; bare medals count where a rater is known to stand."""
    text = sentence.text
    letter = letter_in(text, low, high)
    if letter:
        return letter
    medal = _MEDAL.search(text, low, high)
    if medal and (is_known or " medal" in text[medal.end() : medal.end() + 8].lower()):
        return medal.span("level")
    points = _POINTS.search(text, low, high)
    if points and not _is_year(points["bare"] or ""):
        return points.span(next(name for name in ("level", "share", "bare") if points[name]))
    quoted = _QUOTED.search(text, low, high)
    if quoted:
        return quoted.span("level")
    word = pattern(_WORD).search(text, low, high)
    if word:
        return word.span(next(name for name in ("level", "status", "risk") if word[name]))
    rank = _RANK.search(text, low, high)
    return rank.span("among" if rank["among"] else "level") if rank else None


def _is_year(digits: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", digits) is not None


def scale_slots(text: str, low: int, high: int) -> dict[str, Found]:
    """Return `rating_scale` where the text gives the ends of the scale."""
    match = SCALE.search(text, low, high)
    return {"rating_scale": found(match["scale"], match.span("scale"))} if match else {}


def percentile_slots(text: str, low: int, high: int) -> dict[str, Found]:
    """Return `percentile` and `percentile_population`: "top 5 % of companies assessed in 2024"."""
    match = _PERCENTILE.search(text, low, high)
    if match is None:
        return {}
    amount = Decimal(match["n"]) if match["n"] else 100 - Decimal(match["nth"])
    quantity = Quantity(amount=amount, unit="%", text=match["words"])
    slots = {"percentile": found(quantity, match.span("words"))}
    if match["population"] and not re.match(r"(?:20\d\d|the world$)", match["population"]):
        slots["percentile_population"] = found(match["population"].strip(), match.span("population"))
    return slots
