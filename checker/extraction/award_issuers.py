"""Who gave an award: named behind it, in front of it, in its programme, or in the sentence before or after."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.clauses import Range, sentence_after
from checker.extraction.drafts import Found, found, found_around
from checker.extraction.names import is_cased, is_generic, is_self, name_at, name_ending
from checker.extraction.patterns import compiled
from checker.extraction.raters import GIVERS, raters_in
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from checker.extraction.award_phrases import AwardPhrase
    from checker.extraction.elements import Sentence

_GIVING = (
    r"(?:given|presented|organi[sz]ed|hosted|conferred|awarded|issued|run|sponsored|granted|handed (?:out|"
    r"over)|bestowed|initiated|held|"
    r"launched|staged|convened|set up|donated|created|offered|judged)"
)
_OF = compiled(r"[\"']? (?:of|from|by)(?= )", re.IGNORECASE)
_BY = compiled(rf"\b(?:(?:{_GIVING} )?by|from|courtesy of|on behalf of)(?= )", re.IGNORECASE)
_BRACKETED = compiled(r"[\"']?,? ?\((?P<words>[^()]{2,70})\)")
_BEHIND_MARK = compiled(r"[\"']?(?:, ?| - | \| ?|: )(?=[^ ])")
_EVENT = compiled(
    r"\b(?:gala|ceremon\w+|awards?|prizes?|summit|conference|forum|congress|competition|contest|dinner|"
    r"fair|event|festival|summit)\b",
    re.IGNORECASE,
)
_HOST = compiled(rf"\b{_GIVING} (?:\w+ )?by(?= )", re.IGNORECASE)
_HOLDS = compiled(
    r"\b(?:(?:has |have )?(?:held|hosted|organi[sz]ed|staged|presented|announced|handed out|gave out|"
    r"published|celebrated|convened)|holds|hosts|"
    r"organi[sz]es|presents|hands out|gives out|awards)\b(?= (?:its|their|the|this year's|an?)\b)",
    re.IGNORECASE,
)
_GIVEN_AFTER = compiled(
    rf"^(?:the|this|that|it|both)(?: [\w-]+){{0,3}} (?:is|was|were|are|"
    rf"has been) (?:\w+ )?{_GIVING} (?:to (?:[\w'-]+ ){{1,6}}?)?(?:\w+ ){{0,3}}by(?= )",
    re.IGNORECASE,
)
_NOT_PERIOD = compiled(r"\d")


def issuer_of(sentence: Sentence, phrase: AwardPhrase, high: int, facts: Facts) -> Found | None:
    """Return the body that gave an award, None where none is named."""
    text = sentence.text
    if phrase.owner and _is_body(text, phrase.owner, facts):
        return found(text[slice(*phrase.owner)], phrase.owner)
    span = _behind(sentence, phrase, high, facts) or _in_front(sentence, phrase, facts) or _programme(sentence, phrase)
    if span:
        return found(_known_name(text[slice(*span)]), span)
    return _of_list(sentence, facts) or _before(sentence, facts) or _after(sentence, facts)


def _known_name(words: str) -> str:
    """Return the vocabulary's name for a short name it knows, the words themselves otherwise."""
    known = next(iter(raters_in(words, kinds=GIVERS)), None)
    return known.issuer.name if known and len(known.name) == len(words) else words


def body_after(text: str, pattern: re.Pattern[str], start: int, end: int, facts: Facts) -> Range | None:
    """Return the first named body behind a preposition between two positions."""
    for match in pattern.finditer(text, start, end):
        span = name_at(text, match.end())
        if span and _is_body(text, span, facts):
            return span
    return None


def _is_body(text: str, span: Range, facts: Facts) -> bool:
    words = text[slice(*span)]
    return not is_self(words, facts) and not is_generic(words) and any(character.isalpha() for character in words)


def _behind(sentence: Sentence, phrase: AwardPhrase, high: int, facts: Facts) -> Range | None:
    text = sentence.text
    direct = _OF.match(text, phrase.end)
    if direct:
        span = name_at(text, direct.end())
        if span and _is_body(text, span, facts):
            return span
    bracketed = _BRACKETED.match(text, phrase.end)
    if bracketed and is_cased(text):
        span = name_at(text, bracketed.start("words"))
        if span and _is_body(text, span, facts) and not _NOT_PERIOD.match(text, span[0]):
            return span
    mark = _BEHIND_MARK.match(text, phrase.end)
    if mark and sentence.block_kind in {"list-item", "heading", "table"}:
        span = name_at(text, mark.end())
        if span and _is_body(text, span, facts) and not text[span[1] :].strip(" .,0123456789()"):
            return span
    return body_after(text, _BY, phrase.end, min(high, phrase.end + 140), facts)


def _in_front(sentence: Sentence, phrase: AwardPhrase, facts: Facts) -> Range | None:
    """Read "Vienna Chamber: Fair Employer Award 2024" in a list."""
    before = sentence.text[: phrase.start].rstrip(" \"'")
    if sentence.block_kind == "list-item" and before.endswith((":", " -", ",")):
        end = len(before.rstrip(":-, "))
        span = name_ending(sentence.text, end)
        if span and _is_body(sentence.text, span, facts) and not sentence.text[: span[0]].strip(" •*-0123456789:the"):
            return span
    return None


def _programme(sentence: Sentence, phrase: AwardPhrase) -> Range | None:
    """Read the body out of the programme's name: a known one, or an acronym ("the 2022 CLS ESG Award")."""
    text = sentence.text
    known = next(iter(raters_in(text, phrase.start, phrase.end, GIVERS)), None)
    if known:
        return known.start, known.end
    for match in re.finditer(r"[^\W\d_][\w&]{1,6}", text[phrase.start : phrase.end]):
        word, start = match.group(), phrase.start + match.start()
        if word.lower() in _field_acronyms():
            continue
        is_acronym = is_cased(text) and len(word) <= 6 and word.isupper() and len(word) > 1
        if is_acronym or _is_introduced(word, sentence):
            return start, start + len(word)
    return None


def _is_introduced(word: str, sentence: Sentence) -> bool:
    """Tell whether the text around defines a word as somebody's short name: `Green Media ("gm")`."""
    around = " ".join((sentence.paragraph, sentence.before.text if sentence.before else "", *sentence.headings)).lower()
    return re.search(rf"\([\"']?{re.escape(word.lower())}[\"']?\)", around) is not None


@cache
def _field_acronyms() -> frozenset[str]:
    return frozenset(vocabulary.terms("field_acronyms"))


def _of_list(sentence: Sentence, facts: Facts) -> Found | None:
    """Read the introduction of a list: "From the Nordic Forum we received:"."""
    if sentence.block_kind != "list-item" or not sentence.list_intro:
        return None
    span = _host_in(sentence.list_intro, facts) or body_after(
        sentence.list_intro, _BY, 0, len(sentence.list_intro), facts
    )
    return found(sentence.list_intro[slice(*span)], origin=Origin.SENTENCE_BEFORE) if span else None


def _before(sentence: Sentence, facts: Facts) -> Found | None:
    """Read "X held its gala. There we took home ...", "the ceremony hosted by X ... We won ..."."""
    if sentence.before is None or sentence.block_kind == "list-item":
        return None
    span = _host_in(sentence.before.text, facts)
    if span is None:
        return None
    words = sentence.before.text[slice(*span)]
    return Found(value=words, start=span[0], end=span[1], origin=Origin.SENTENCE_BEFORE, sentence=sentence.before)


def _host_in(text: str, facts: Facts) -> Range | None:
    if not _EVENT.search(text):
        return None
    span = body_after(text, _HOST, 0, len(text), facts)
    if span:
        return span
    holds = _HOLDS.search(text)
    subject = name_ending(text, len(text[: holds.start()].rstrip())) if holds else None
    return subject if subject and _is_body(text, subject, facts) else None


def _after(sentence: Sentence, facts: Facts) -> Found | None:
    """Read "The prize is given by X." in the sentence that follows."""
    following = sentence_after(sentence)
    match = _GIVEN_AFTER.match(following)
    span = name_at(following, match.end()) if match else None
    if span is None or not _is_body(following, span, facts):
        return None
    words = following[slice(*span)]
    start = sentence.paragraph.find(following, sentence.start - sentence.paragraph_start + len(sentence.text))
    if start < 0:
        return found(words, origin=Origin.MENTION)
    place = (start + span[0], start + span[1])
    return found_around(words, sentence, sentence.paragraph, place, origin=Origin.MENTION)
