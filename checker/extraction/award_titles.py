"""Titles the company was given: "named Retailer of the Year by X", "X named us ...", "that is our title", a bullet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.award_frames import AUXILIARY, HEADING, OPENING, UNREAL, Frame
from checker.extraction.award_parties import (
    OURSELVES,
    TITLE_WORDS,
    is_giver,
    is_ours,
    is_title,
    object_at,
    subject_before,
)
from checker.extraction.award_phrases import AwardPhrase, title_at
from checker.extraction.clauses import Range, pattern
from checker.extraction.names import claim_clause, is_generic, is_others, is_self, name_ending
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_NAMED = compiled(
    r"\b(?P<verb>named|(?:recogni[sz]ed|honou?red|chosen|selected|hailed|listed|designated|ranked|"
    r"awarded) as|crowned|voted|declared|proclaimed|designated)\b(?! (?:after|for|in|on|under)\b)",
    re.IGNORECASE,
)
_SENTENCE = compiled(
    r"(?:this|these|that|those|it|we|they|he|she|you)\b", re.IGNORECASE
)  # "This method best shows ..."
_TITLED = compiled(
    r"^(?P<name>[^:;.]{4,90}?)(?::| -|,) (?:that|this|it) (?:is|was|remains) (?:our|"
    r"the company's) (?:\w+ )?(?:title|award|prize|distinction)",
    re.IGNORECASE,
)


def title_frames(sentence: Sentence, facts: Facts) -> Iterator[tuple[AwardPhrase, Frame]]:
    """Yield the titles a sentence says the company was given."""
    text = sentence.text
    ours = _TITLED.match(text)
    name = title_at(text, ours.start("name")) if ours else None
    if name:
        yield name, Frame(start=name.start)
    listed = _listed_title(sentence)
    if listed:
        yield listed, Frame(start=listed.start, is_won=False)
    for match in _NAMED.finditer(text):
        titled = _named(text, match, facts)
        if titled:
            yield titled


def _named(text: str, match: re.Match[str], facts: Facts) -> tuple[AwardPhrase, Frame] | None:
    low, _ = claim_clause(text, match.start())
    before = text[low : match.start()]
    auxiliary = AUXILIARY.search(before)
    passive = bool(auxiliary and auxiliary["passive"])
    end = low + (auxiliary.start() if auxiliary else len(before))
    phrase = title_at(text, match.end())
    if phrase is None or UNREAL.search(before[-50:]):
        return None
    has_issuer = " by " in text[phrase.end : phrase.end + 5]
    if not passive and not has_issuer:  # not "X named Retailer of the Year by Y", a headline's passive
        who = object_at(text, match.end(), facts)
        if who:
            return _given_to(text, who, (low, end), facts)
        if _is_given_to_others(text, phrase, (low, end), facts):
            return None
    if not is_ours(text, low, end, facts) or not is_title(text, phrase, has_issuer=has_issuer):
        return None
    subject = subject_before(text, low, end)
    return phrase, Frame(start=subject[0], recipient=subject)


def _given_to(text: str, who: Range, before: Range, facts: Facts) -> tuple[AwardPhrase, Frame] | None:
    """Read "the Forum named us Retailer of the Year": the subject gives the title to `who`."""
    phrase = title_at(text, who[1])
    giver = _giver(text, before)
    body = giver or subject_before(text, *before)
    if phrase is None or is_self(text[slice(*body)], facts) or not is_title(text, phrase, has_issuer=True):
        return None
    is_named = giver is not None and not is_generic(text[slice(*giver)])
    return phrase, Frame(start=body[0], recipient=who, giver=giver if is_named else None)


def _giver(text: str, before: Range) -> Range | None:
    return name_ending(text, len(text[: before[1]].rstrip()), before[0])


def _is_given_to_others(text: str, phrase: AwardPhrase, before: Range, facts: Facts) -> bool:
    """Tell "the Forum named Gorse ..." and "we named Orlando Dyes Supplier of the Year" from a headline's passive."""
    giver = _giver(text, before)
    if giver and is_giver(text[slice(*giver)]) and not is_self(text[slice(*giver)], facts):
        return True
    words = text[slice(*subject_before(text, *before))]
    by_us = OURSELVES.search(words) is not None
    return by_us or (is_self(words, facts) and is_others(text[phrase.start : phrase.end]))


def _listed_title(sentence: Sentence) -> AwardPhrase | None:
    """Read "Best Employer 2024 (Vienna Chamber)" in a list of awards: a distinction with its year, and no verb."""
    above = (*sentence.headings[:1], sentence.list_intro)
    if sentence.block_kind != "list-item" or not any(pattern(HEADING).search(text) for text in above):
        return None
    text = sentence.text
    opening = OPENING.match(text)
    start = opening.end() if opening else 0
    if pattern(r"\b(?:<<award_nouns>>|is|are|was|were|has|have|named|won|voted)\b").search(text):
        return None
    if _SENTENCE.match(text, start):
        return None
    phrase = title_at(text, start)
    return phrase if phrase and pattern(TITLE_WORDS).search(text, phrase.start, phrase.end) else None
