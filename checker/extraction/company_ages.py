"""Anniversaries of the company against the year that its document says it was founded in, however far apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.elements import span_in
from checker.extraction.foundings import FOUNDED
from checker.extraction.ordinals import ORDINAL, ordinal_value
from checker.extraction.patterns import compiled
from checker.extraction.subjects import is_third_party
from checker.model import Mention, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.model import Document, Facts

_FIRM = (
    r"(?:(?:family |whole |parent )?(?:company|firm|group|cooperative|co-operative|co-op|business|house|enterprise|bank"
    r"|brewery|dairy|mill|foundry|association|society|family firm))"
)
_FOUNDED = compiled(
    r"^[\"'(]*(?P<who>[^.;:]{2,70}?),? (?:was|were) (?:first |originally )?(?:founded|established|incorporated)"
    r"(?: (?!in\b)[\w'&-]+){0,5}? in (?:(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|the year|spring|summer|autumn) )?(?P<year>1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_US = compiled(rf"^(?:we|it|(?:the|our) {_FIRM})$", re.IGNORECASE)
_ANNIVERSARY = compiled(
    rf"\b(?P<before>(?:our|its|the {_FIRM}(?:'s|s')|our {_FIRM}(?:'s|s')|(?-i:[A-Z])[\w& -]{{2,40}}'s?) )?"
    rf"(?:the |a )?(?:(?P<nth>{ORDINAL}) (?:company )?(?:anniversary|birthday|jubilee)|(?P<hundred>centenary))\b"
    rf"(?P<behind> of (?:(?:the|our|its|this) (?:own )?{_FIRM}\b|our (?:founding|foundation|existence)"
    rf"|the (?:founding|foundation) of (?:the|our) {_FIRM}))?(?! (?:of|as|at|for)\b)",
    re.IGNORECASE,
)
_COMPANY_IS = compiled(
    rf"\b(?:the|our) {_FIRM} (?:itself )?(?:marks?|marked|celebrat(?:es?|ed)|turned|reached) ", re.IGNORECASE
)
_PRESENT = compiled(r"\b(?:this year|celebrates?|celebrating|marks?|marking|is|are)\b", re.IGNORECASE)
_NAME_WORD = 3  # letters from which on a word tells one company from another


def read_company_ages(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], facts: Facts
) -> Iterator[Mention]:
    """Yield the anniversaries of the company with the only founding year of its document as `streak_start`."""
    told = [
        (one, match) for one in sentences for match in _ANNIVERSARY.finditer(one.text) if _is_own(one, match, facts)
    ]
    if not told:
        return
    founded = [found for sentence in sentences if (found := _founding(sentence, document, facts)) is not None]
    if len({year for year, _ in founded}) != 1:
        return
    year, span = founded[0]
    for sentence, match in told:
        whole = span_in(document, sentence, 0, len(sentence.text))
        if any("streak_start" in one.slots and whole.overlaps(one.span) for one in mentions):
            continue
        at = _year_of(sentence)
        if at is None and not (_PRESENT.search(sentence.text) and facts.published is not None):
            continue
        years = 100 if match["hundred"] else ordinal_value(match["nth"])
        slots = {
            "duration_years": Slot(value=years, span=span_in(document, sentence, *match.span())),
            "duration_comparator": Slot(value="exactly"),
            "duration_event": Slot(value="founded", span=span),
            "streak_start": Slot(value=year, span=span),
        }
        if at is not None:
            slots["streak_end"] = Slot(value=at, span=whole)
        yield Mention(kind="duration", span=whole, sentence=whole, block=sentence.block, slots=slots)


def _is_own(sentence: Sentence, match: re.Match[str], facts: Facts) -> bool:
    before = (match["before"] or "").strip()
    of_name = facts.entity is not None and before.endswith(("'s", "'")) and _shares(before, facts.entity)
    is_named = before[:1].isupper() and before.lower() not in {"our", "its"} and not of_name and not match["behind"]
    if is_named and not re.match(r"(?:the|our) ", before, re.IGNORECASE):
        return False
    if is_third_party(sentence.text, facts):
        return False
    return bool(before or match["behind"] or _COMPANY_IS.search(sentence.text, 0, match.end()))


def _founding(sentence: Sentence, document: Document, facts: Facts) -> tuple[int, Span] | None:
    """Return the year in which a sentence says that the company was founded, and where."""
    match = _FOUNDED.search(sentence.text)
    if match is not None and (_US.match(match["who"]) or _is_the_company(match["who"], document, facts)):
        return int(match["year"]), span_in(document, sentence, *match.span())
    own = FOUNDED.search(sentence.text)
    if own is not None and own["founded"] is not None:
        return int(own["year"]), span_in(document, sentence, *own.span())
    return None


def _is_the_company(who: str, document: Document, facts: Facts) -> bool:
    """Tell the name of the company itself: its document's, or the one that its title names."""
    if facts.entity is not None:
        return _shares(who, facts.entity)
    title = document.metadata.get("title", "") or (document.blocks[0].passage.text if document.blocks else "")
    return who[:1].isupper() and _shares(who, title)


def _shares(name: str, other: str) -> bool:
    first = next((word for word in re.findall(r"[\w]+", name) if word[:1].isupper() and len(word) > _NAME_WORD), None)
    words = {word.lower() for word in re.findall(r"[\w]+", other)}
    return first is not None and first.lower() in words and first.lower() not in {"the", "our"}


def _year_of(sentence: Sentence) -> int | None:
    years = {period.year for period in sentence.periods if period.form != "span"}
    return years.pop() if len(years) == 1 else None
