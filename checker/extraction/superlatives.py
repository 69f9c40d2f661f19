"""Superlatives about the environment, people or ESG, and praise by nobody in particular."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, evidence_in, is_asserted, pattern, sentence_after, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found, found_around
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

SUPERLATIVE = (
    r"(?<![\w-])(?:(?P<environmental><<environmental_superlatives>>)|(?P<social><<social_superlatives>>)"
    r"|(?P<esg><<esg_superlatives>>))(?![\w-])"
)
PRAISE = r"(?<![\w-])<<praise_words>>(?![\w-])"
_AMONG_OWN = compiled(
    r" (?:[\w-]+ ){0,3}?(?:of|among|in|at) (?:the (?:two|three|four|five|six|seven|eight|nine|ten|\d+)|our"
    r"|its(?! (?:market|industry|class|sector|category|segment|field|region|country|kind)\b)"
    r"|all our|the (?:group|company)|all (?:of )?our)\b|[^.;]{0,40}\b(?:ever|since (?:19|20)\d\d|in (?:our"
    r"|its) history|on record|so far|to date|in \w+ years)\b",
    re.IGNORECASE,
)
_VISION = compiled(
    r"\b(?:vision|mission|become|becoming|strive|aspire|dream|goal|aim|ambition|want|hope|one day|to be"
    r"|known for|way to|among)\b",
    re.IGNORECASE,
)
_NAME = compiled(
    r"\b(?:award(?:s|ed)?|accolade|prize|titles?|ranking|category|named|ranked|rated|voted|listed|winner|recognised as"
    r"|recognized as|honoured as|index|certificate)\b",
    re.IGNORECASE,
)
_SOURCE = compiled(
    r"\b(?:according to|as (?:measured|rated|ranked|judged|listed) by|ranked (?:\w+ )?by|rated (?:\w+ )?by"
    r"|source:|based on|in (?:the|a) [\w' -]{3,50}(?:ranking|index|survey|study|table|benchmark|comparison|test"
    r"|rating|report)) ?(?P<who>[^.;()]{0,60})",
    re.IGNORECASE,
)
_BACK = compiled(
    r"[\"'(]?(?:source|sources|this|that|it|the|they|we|according|based on|in)\b[^.;]{0,60}", re.IGNORECASE
)
_RANKED = compiled(
    r"\b(?:ranking|index|benchmark|league table|survey|comparison|study)\b[^.;]{0,40}\b(?:of|by|from|19\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_PRAISED_BY = compiled(
    r" (?:by|from|among|in) (?P<who>(?:the |our )?[^\s,;.()]+(?: (?!(?:for|in|and|as|with|on|at)\b)[^\s,;.()]+){0,5})",
    re.IGNORECASE,
)
_GIVEN = compiled(
    r"\b(?:has|have|had|was|were|is|are|been|being|received|receives|earned|won|met with|attracted|drew|gained"
    r"|enjoys?|a|an|the|our)\b[^,;]{0,20}$|[,;] ?$",
    re.IGNORECASE,
)


def read_superlatives(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield superlatives and praise; business boilerplate ("a leading maker of") and visions are left alone."""
    if sentence.block_kind == "table":
        return
    yield from _superlatives(sentence, facts)
    yield from _praise(sentence, facts)


def _superlatives(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    for match in sentence.finditer(pattern(SUPERLATIVE)):
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if not is_asserted(sentence, low, match.start(), facts) or in_quotation(text, match.start(), 80):
            continue
        if (
            INTENT.search(before)
            or re.match(r"(?:to )?be\b", before, re.IGNORECASE)  # the rest of "we want to", cut off by a line's end
            or _VISION.search(before)
            or _NAME.search(text[low:high])
            or _AMONG_OWN.match(text, match.end())
        ):
            continue
        if match.group()[:1].isupper() and re.match(r" [A-Z]", text[match.end() :]) and not text.isupper():
            continue  # a title in capitals
        start, end = trimmed(text, low, high)
        slots: dict[str, Found] = {
            "superlative": found(match.group().lower(), match.span()),
            "topic": found(str(match.lastgroup)),
            "tense": found("present"),
        }
        named = subject_of(text, start, match.start())
        if named is not None:
            slots["product"] = found(text[named[0] : named[1]], named)
        yield Draft(
            kind="superlative", start=start, end=end, slots=_sources_beside(sentence) | slots | _sources(text, low)
        )
        return


def _sources_beside(sentence: Sentence) -> dict[str, Found]:
    """Return the source that the next sentence gives: "The ranking of ...", "Source: ...", "This is based on ..."."""
    after = sentence_after(sentence)
    if not _BACK.match(after):
        return {}
    source = _SOURCE.search(after) or _RANKED.search(after)
    if source is None:
        return {}
    words = source.group().strip()
    return {"source": found_around(words, sentence, after, source.span(), origin=Origin.SENTENCE_BEFORE)}


def _sources(text: str, low: int) -> dict[str, Found]:
    slots: dict[str, Found] = {}
    source = _SOURCE.search(text, low)
    if source:
        slots["source"] = found(source.group().strip(), source.span())
    evidence = evidence_in(text, low)
    if evidence:
        slots["evidence_link"] = found(text[evidence[0] : evidence[1]], evidence)
    return slots


def _praise(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    for match in sentence.finditer(pattern(PRAISE)):
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if in_quotation(text, match.start(), 400) or INTENT.search(before) or not _GIVEN.search(before):
            continue
        if not is_asserted(sentence, low, match.start(), facts):
            continue
        start, end = trimmed(text, low, high)
        slots = {"praise": found(match.group().lower(), match.span()), "topic": found("business")} | _sources(text, low)
        source = _PRAISED_BY.match(text, match.end())
        if source:
            slots["source"] = found(source["who"], source.span("who"))
        yield Draft(kind="superlative", start=start, end=end, slots=slots)
        return


def in_quotation(text: str, position: int, longest: int) -> bool:
    """Tell whether a position stands between two quotation marks not further apart than `longest` characters."""
    opening, closing = text.rfind('"', 0, position), text.find('"', position)
    return opening >= 0 and closing >= 0 and text.count('"', 0, position) % 2 == 1 and closing - opening <= longest
