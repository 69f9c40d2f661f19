"""Where a sentence reports a rating: a known rater with a level beside it, "rated X by Y", "our ESG rating"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.award_issuers import body_after
from checker.extraction.clauses import Range, pattern
from checker.extraction.names import claim_clause, is_generic, is_self, name_ending
from checker.extraction.patterns import compiled
from checker.extraction.raters import RaterHit, rater_words, raters_in
from checker.extraction.rating_entries import (
    called_certified,
    entry_points,
    entry_stretch,
    further_levels,
    membership,
    moved_levels,
    stars_in,
)
from checker.extraction.rating_letters import is_letter
from checker.extraction.rating_levels import level_in, percentile_slots
from checker.extraction.rating_refusals import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

FIELD = r"\b(?:<<rated_fields>>|questionnaire|agency|scorecard|exchange|assessment periods?)\b"
NOUN = (
    r"\b(?:<<rated_fields>>)(?: and (?:<<rated_fields>>))? (?P<noun>ratings?|scores?|rankings?|scorecard|"
    r"grades?|medals?)\b"
)
IN_FIELD = r"\b(?:ratings?|grades?|scores?|ranking) (?:in|for|on) (?:our |its )?(?P<field><<rated_fields>>)\b"
BY = compiled(r"\b(?:by|from|of|with)(?= )", re.IGNORECASE)
LISTED = compiled(r"^[ •*-]*(?P<who>[^:]{3,60}): ?")
_VERB = compiled(
    r"\b(?P<verb>rated|(?<!exchange )(?<!interest )(?<!tax )rates|"
    r"ranked|ranks|graded|grades|scored|scores|classified|classed|(?:has |"
    r"have )?(?:put|placed|assigned|upgraded|"
    r"given|gave|awarded))\b",
    re.IGNORECASE,
)
_SOLID = compiled(r"\b(?:rated|rates|ranked|ranks|graded|grades|scored|classified|classed)\b", re.IGNORECASE)
_ANY_NOUN = (
    r"\b(?:ratings?|scorecard|(?:gold|silver|bronze|platinum) (?:medal|status|rating)|medal|score|ranking|"
    r"(?:<<rated_fields>>) grade)\b"
)
_GRADED = compiled(r"\b(?:ratings?|rated|grade[ds]?|level|evaluat\w+|assess\w+|scored?)\b", re.IGNORECASE)
_OTHER = r"\b(?:<<other_ratings>>)\b"
_HAS = compiled(
    r"\b(?:has|have|hold|holds|held|received|receives|obtained|achieved|earned|maintained|maintains|"
    r"improved|raised|kept|retained|got|secured|"
    r"with|our|top|highest|high|excellent|strong|best)\b(?: [\w-]+){0,4} ?$",
    re.IGNORECASE,
)
_STATUS = compiled(
    r"\b(?:leadership|management|awareness) (?:status|level|band|category)\b"
    r"|\bsupplier engagement leader\b|\ba[ -]list(?:ers?|ed)?\b|\bprime status\b",
    re.IGNORECASE,
)
_PASSIVE = compiled(r"\b(?:was|were|been|being|is|are|we|us) (?:\w+ly |again |also )?$", re.IGNORECASE)
_STEP = compiled(r"\b(?:class|level|grade|category|band|tier|rating of|score of)[ \"']*$", re.IGNORECASE)
_NEAR = 70  # characters between "rated" and what was rated
_RATINGS_ABOVE = compiled(r"\b(?:ratings?|rankings?|scores?|esg assessments?)\b", re.IGNORECASE)
ENTRIES = (rater_words, _VERB, lambda: pattern(NOUN), lambda: pattern(IN_FIELD), LISTED)


class RatingFind(Struct, frozen=True, kw_only=True):
    """One rating: the stretch of the sentence that is about it, its rater and its level."""

    low: int
    high: int
    anchor: int
    rater: RaterHit | None = None
    level: Range | None = None
    is_alone: bool = True  # no other rating in the sentence
    is_member: bool = False  # the level is membership of an index
    until: int = 0  # where the words about this rater end, if several levels share them


def ratings_in(sentence: Sentence, facts: Facts) -> tuple[RatingFind, ...]:
    """Return the ratings a sentence reports of the company, in order."""
    finds = list(_known(sentence)) or list(_unknown(sentence, facts))
    return tuple(find for find in finds if _is_real(sentence, find, facts))


def _known(sentence: Sentence) -> Iterator[RatingFind]:
    """Find the known raters with a level, a status or a medal beside them."""
    text = sentence.text
    hits = _distinct(raters_in(text))
    for index, hit in enumerate(hits):
        low, high = _stretch(sentence, hits, index)
        by_stars = any("star" in level for level in hit.issuer.levels)
        if not by_stars and pattern(_OTHER).search(text, low, high):
            continue
        if hit.issuer.kind == "exchange" and not _GRADED.search(text, low, high):
            continue
        moved = moved_levels(text, low, high)
        if moved is not None:
            yield from _moved(hit, high, moved)
            continue
        level = stars_in(text, low, high) if by_stars else None
        level = level or level_in(sentence, low, high, is_known=True) or entry_points(text, hit)
        member = membership(text, hit) if level is None else None
        told = level or member or _STATUS.search(text, low, high) or called_certified(text, hit, low, high)
        if told or percentile_slots(text, low, high) or _is_rated(text, low, high):
            find = RatingFind(
                low=low, high=high, anchor=hit.start, rater=hit, level=level or member,
                is_alone=len(hits) == 1, is_member=member is not None,
            )  # fmt: skip
            more = tuple(further_levels(text, level[1], high)) if level else ()
            yield from _shared(find, more) if more else (find,)


def _moved(hit: RaterHit, high: int, moved: tuple[Range, Range]) -> Iterator[RatingFind]:
    """Yield both levels of "from 18.1 in 2023 to 13.0 in 2024"; without a date of its own the first is not dated."""
    (first, second), border = moved, moved[1][0]
    yield RatingFind(low=first[0], high=border, anchor=first[0], rater=hit, level=first, is_alone=False)
    yield RatingFind(low=border, high=high, anchor=border, rater=hit, level=second, is_alone=False)


def _shared(find: RatingFind, more: tuple[Range, ...]) -> Iterator[RatingFind]:
    """Split the stretch of a rater among the levels it gave: "A- for climate change, B for water security"."""
    starts = [find.low, *(level[0] for level in more)]
    ends = [*starts[1:], find.high]
    for level, low, high in zip((find.level, *more), starts, ends, strict=True):
        yield replace(
            find, low=low, high=high, anchor=max(low, find.anchor), level=level, is_alone=False, until=find.high
        )


def _distinct(hits: tuple[RaterHit, ...]) -> tuple[RaterHit, ...]:
    """Drop a rater's name that follows its own: "S&P Global Corporate Sustainability Assessment"."""
    return tuple(
        hit
        for index, hit in enumerate(hits)
        if index == 0 or hit.issuer.id != hits[index - 1].issuer.id or hit.start - hits[index - 1].end > 1
    )


def _stretch(sentence: Sentence, hits: tuple[RaterHit, ...], index: int) -> Range:
    """Return the part of the sentence that belongs to one of several raters."""
    text = sentence.text
    hit = hits[index]
    is_item = sentence.block_kind == "list-item"
    low, high = (0, len(text)) if is_item else entry_stretch(text, hit) or claim_clause(text, hit.start)
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(hits):
            continue
        gap = text[hits[first].end : hits[second].start]
        border = hits[first].end + max(gap.rfind(" and "), gap.rfind(", "), gap.rfind("; "), 0)
        low, high = (max(low, border), high) if second == index else (low, min(high, border))
    return low, high


def _is_rated(text: str, low: int, high: int) -> bool:
    noun = pattern(_ANY_NOUN).search(text, low, high)
    return bool(_SOLID.search(text, low, high) or (noun and _HAS.search(text[low : noun.start()])))


def _unknown(sentence: Sentence, facts: Facts) -> Iterator[RatingFind]:
    """Find ratings by bodies the vocabulary does not know: by the verb "rated", the noun "ESG rating", or in a list."""
    if pattern(_OTHER).search(sentence.text):
        return
    find = _by_verb(sentence, facts) or _by_noun(sentence) or _in_list(sentence, facts)
    if find is not None:
        yield find


def _by_verb(sentence: Sentence, facts: Facts) -> RatingFind | None:
    text = sentence.text
    for match in _VERB.finditer(text):
        if match.group()[0].isupper() and text[: match.start()].strip(" •*-\"'("):
            continue  # a name: "Earth Rated"
        low, high = _clause(sentence, match.start())
        level = level_in(sentence, low, high, is_known=False)
        about = pattern(FIELD).search(text, max(low, match.start() - _NEAR), min(high, match.end() + _NEAR)) is not None
        body = _agent(text, match, low, high, facts)
        solid = _SOLID.match(text, match.start("verb")) is not None
        graded = level is not None and _STEP.search(text[: level[0]]) is not None
        if (solid and about) or (solid and body and level) or (body and graded):
            return RatingFind(low=low, high=high, anchor=match.start(), level=level)
    return None


def _by_noun(sentence: Sentence) -> RatingFind | None:
    text = sentence.text
    noun = pattern(NOUN).search(text) or pattern(IN_FIELD).search(text)
    if noun is None:
        return None
    low, high = _clause(sentence, noun.start())
    level = level_in(sentence, low, high, is_known=False)
    one = not noun.group().lower().endswith(("rankings", "scores", "ratings"))
    if level or (one and _HAS.search(text[low : noun.start()])):
        return RatingFind(low=low, high=high, anchor=noun.start(), level=level)
    return None


def _in_list(sentence: Sentence, facts: Facts) -> RatingFind | None:
    """Read "Corvus Research: BBB+ (2024)" in a list of ratings."""
    listed = LISTED.match(sentence.text) if sentence.block_kind == "list-item" else None
    if listed is None or not any(_RATINGS_ABOVE.search(text) for text in (*sentence.headings[:1], sentence.list_intro)):
        return None
    level = level_in(sentence, listed.end() - 2, len(sentence.text), is_known=False)
    if level is None or is_self(listed["who"], facts):
        return None
    return RatingFind(low=0, high=len(sentence.text), anchor=level[0], level=level)


def _clause(sentence: Sentence, position: int) -> Range:
    if sentence.block_kind == "list-item":
        return 0, len(sentence.text)
    low, high = claim_clause(sentence.text, position)
    return (low if sentence.text[:low].strip(" :-") else 0), high


def _agent(text: str, verb: re.Match[str], low: int, high: int, facts: Facts) -> Range | None:
    """Return who rated: behind "by", or the subject of the active verb."""
    passive = body_after(text, BY, verb.end(), high, facts)
    if passive and not is_letter(text[slice(*passive)]):
        return passive
    before = text[low : verb.start()]
    subject = name_ending(text, low + len(before.rstrip()), low)
    if subject is None or is_self(text[slice(*subject)], facts) or _PASSIVE.search(before):
        return None
    behind = text[verb.end() :].lstrip()
    ours = re.match(r"(?:us|the company|the group|our)\b", behind, re.IGNORECASE) or is_self(
        behind.split(" ")[0], facts
    )
    return subject if ours and not is_generic(text[slice(*subject)]) else None


def _is_real(sentence: Sentence, find: RatingFind, facts: Facts) -> bool:
    """Tell a rating the company has from one it hopes for, denies, or reports of others."""
    begin = claim_clause(sentence.text, find.anchor)[0]
    until = max(find.anchor, find.level[0] if find.level else 0)
    reason = refused(sentence.text, (begin, until), find.anchor, facts)
    if reason is not None:
        sentence.pass_over(reason, begin, until)
    return reason is None
