"""The words that say an award was won: "we won ...", "X gave us its ...", "went to us", a bullet that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.award_parties import OURSELVES, is_ours, subject_before
from checker.extraction.clauses import Range, pattern
from checker.extraction.names import claim_clause, is_others, is_self, name_at, name_ending
from checker.extraction.occasions import MAY
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.award_phrases import AwardPhrase
    from checker.extraction.elements import Sentence
    from checker.model import Facts

_ADVERBS = (
    r"(?:(?:also|again|recently|just|once|already|now|proudly|jointly|even|both|further|therefore|first|"
    r"officially|previously|then) )"
)
_WON = (
    r"won|wins|winning|received|receives|receiving|obtained|earned|gained|secured|scooped|clinched|"
    r"garnered|bagged|landed|collected|collects|"
    r"picked up|picks up|took home|takes home|taken home|took|brought home|accepted|captured|captures|"
    r"achieved|attained|holds?|bears?|"
    r"carr(?:y|ies)|winners? of|recipients? of|holders? of|laureates? of|got"
)
_WIN = compiled(rf"\b(?P<verb>{_WON})\b(?=(?P<between>[^.;:]{{0,70}})$)", re.IGNORECASE)
_GIVE = compiled(
    r"\b(?P<verb>gave|gives|given|awarded|awards|presented|presents|conferred|bestowed|granted|honou?red|"
    r"recogni[sz]ed|distinguished|handed|decorated)\b"
    r"(?=(?P<between>[^.;:]{0,70})$)",
    re.IGNORECASE,
)
AUXILIARY = compiled(
    rf"\b(?P<passive>was|were|been|being|is|are|got|be) {_ADVERBS}?$|\b(?:has|have|had) {_ADVERBS}?$", re.IGNORECASE
)
_BREAKS = compiled(r"\b(?:for|after|before|at|that|who|which|because|during|despite)\b", re.IGNORECASE)
UNREAL = compiled(
    rf"\b(?:not|never|no|without|hop(?:e|es|ed|ing)|aims?|wants?|will|would|could|can|{MAY}|might|must|"
    rf"should|if|whether|to win|to receive|nominat\w+|"
    r"shortlist\w+|finalists?|appl(?:y|ied|ying)|compet\w+|bid|candidates?|eligible|chance|who|whoever|"
    r"every|each|only companies)\b|n't\b",
    re.IGNORECASE,
)
_RECIPIENT = compiled(
    r" (?P<who>us|(?:the|this) (?:company|group|firm|bank|business)|our (?:[\w-]+ ){0,2}?(?!own\b)[\w-]+|"
    r"(?-i:[A-Z])[\w&'.-]*(?: (?-i:[A-Z])[\w&'.-]*){0,3})"
    r"(?= (?:with|its|the|an?|as|their|this|his|\"|'|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_TO = compiled(r"[\"']?(?: (?:in|for|of) [^.;]{1,40})? to (?P<who>[^.;,]{2,60})", re.IGNORECASE)
_WENT_TO = compiled(
    r"[\"')]* (?:went|goes|was (?:given|awarded|presented|handed)|has gone|has been (?:given|awarded|"
    r"presented)) to (?P<who>[^.;,]{2,60})",
    re.IGNORECASE,
)
_WON_BY = compiled(r"[\"')]* (?:was|were) (?:won|received) by (?P<who>us|[^.;,]{2,40})", re.IGNORECASE)
_OURS = compiled(
    r"(?::| -|,) (?:that|this|it) (?:is|was|remains) (?:our|the company's) (?:\w+ )?(?:title|award|prize|distinction)",
    re.IGNORECASE,
)
_APPOSITION = compiled(r", (?:an?|the|one of)\b[^,]{3,90}, ?$", re.IGNORECASE)
OPENING = compiled(r"[ \"'•*·-]*(?:(?:19|20)\d\d ?[:,-]? ?)?(?:the )?[\"']?", re.IGNORECASE)
_SAYS = compiled(
    r"[\"')]* (?:is|are|honou?rs?|recogni[sz]es?|aims?|will|has|have|rewards?|was (?:created|founded|"
    r"launched|set up)|goes|stands|motivates|began|celebrates?|to)\b",
    re.IGNORECASE,
)
HEADING = r"\b(?:<<award_nouns>>|recognitions?|achievements|milestones|won|received|honou?red)\b"


class Frame(Struct, frozen=True, kw_only=True):
    """What is said of an award: where it begins, who got it, who gave it. `is_won`: a verb says that it was won."""

    start: int
    recipient: Range | None = None
    giver: Range | None = None
    is_won: bool = True


def frame_of(sentence: Sentence, phrase: AwardPhrase, facts: Facts) -> Frame | None:
    """Return how the text says that the company got an award, None where it does not."""
    low, _ = claim_clause(sentence.text, phrase.start)
    start = phrase.owner[0] if phrase.owner else phrase.start
    begin = len(sentence.text[:start].rstrip(" \"'"))
    head = sentence.text[low:begin]
    given, won = _last(_GIVE, head), _last(_WIN, head)
    if won and not (given and given.start() > won.start()):
        return _won(sentence, low, low + won.start("verb"), won["between"], facts)
    if given:
        return _given(sentence, phrase, low, given, facts)
    passed = _WENT_TO.match(sentence.text, phrase.end) or _WON_BY.match(sentence.text, phrase.end)
    return _passed(sentence, phrase, low, passed, facts) if passed else _noun(sentence, phrase)


def _last(verbs: re.Pattern[str], head: str) -> re.Match[str] | None:
    """Return the last verb in front of an award, with the words between."""
    last = None
    for match in verbs.finditer(head):
        last = match
    return last


def _won(sentence: Sentence, low: int, verb: int, between: str, facts: Facts) -> Frame | None:
    text = sentence.text
    before = text[low:verb]
    auxiliary = AUXILIARY.search(before)
    if (
        UNREAL.search(before[-50:])
        or _BREAKS.search(between)
        or pattern(r"\b(?:<<awarded_otherwise>>)\b").search(between)
    ):
        return None
    end = low + (auxiliary.start() if auxiliary else len(before))
    if not is_ours(text, low, end, facts):
        return None
    subject = subject_before(text, low, end)
    return Frame(start=min(subject[0], verb), recipient=subject)


def _given(sentence: Sentence, phrase: AwardPhrase, low: int, given: re.Match[str], facts: Facts) -> Frame | None:
    text, verb = sentence.text, low + given.start("verb")
    before, between = text[low:verb], given["between"]
    if (
        UNREAL.search(before[-50:])
        or pattern(r"\b(?:<<awarded_otherwise>>)\b").search(between)
        or _BREAKS.search(between)
    ):
        return None
    auxiliary = AUXILIARY.search(before)
    end = low + (auxiliary.start() if auxiliary else len(before.rstrip()))
    subject = subject_before(text, low, end)
    if auxiliary and auxiliary["passive"]:
        return Frame(start=subject[0], recipient=subject) if is_ours(text, low, end, facts) else None
    after = verb + len(given["verb"])
    who = _RECIPIENT.match(text[after : after + len(between) + 12]) if between else None
    apposition = _APPOSITION.search(text[:end])  # "the Forum, a network of employers, honoured us"
    giver = name_ending(text, apposition.start() if apposition else len(text[:end].rstrip()), 0 if apposition else low)
    to = _TO.match(text, phrase.end)
    if who is None and to is None:
        ours = giver is None or is_self(text[slice(*giver)], facts) or not facts.entity
        own = re.match(r" (?:its|our|their)\b", between) or OURSELVES.search(text[slice(*subject)])
        return Frame(start=subject[0], recipient=subject) if ours and not own else None
    receiver = (who or to)["who"] if (who or to) else ""  # type: ignore[index]
    if not (
        is_self(receiver, facts) or re.match(r"(?:us|our)\b", receiver, re.IGNORECASE) or not facts.entity
    ) or is_others(receiver):
        return None
    if giver is None or is_self(text[slice(*giver)], facts):
        return None if is_self(text[slice(*(giver or subject))], facts) else Frame(start=subject[0])
    return Frame(start=giver[0], giver=giver)


def _passed(sentence: Sentence, phrase: AwardPhrase, low: int, match: re.Match[str], facts: Facts) -> Frame | None:
    """Read "The Green Factory prize 2024 went to our Leeds plant"."""
    who = match["who"]
    name = name_at(sentence.text, match.start("who"))
    ours = (
        re.match(r"(?:us|our)\b", who, re.IGNORECASE)
        or (name and is_self(sentence.text[slice(*name)], facts))
        or is_self(who, facts)
    )
    return Frame(start=min(low, phrase.start), recipient=match.span("who")) if ours and not is_others(who) else None


def _noun(sentence: Sentence, phrase: AwardPhrase) -> Frame | None:
    """Read an award that is only named: a bullet, a headline's noun, "our ... award 2022 from X"."""
    text = sentence.text
    if phrase.name is None or UNREAL.search(text[max(0, phrase.start - 40) : phrase.start]):
        return None
    start = phrase.owner[0] if phrase.owner else phrase.start
    ours = re.search(r"\b(?:our|the company's) (?:\w+ )?$", text[:start], re.IGNORECASE)
    attributed = phrase.year is not None or re.match(r"[\"']? (?:of|from|by) ", text[phrase.end : phrase.end + 7])
    if ours and attributed:
        return Frame(start=ours.start(), is_won=False)
    opening = OPENING.match(text)
    at_start = bool(opening and opening.end() >= start) or text[:start].rstrip(" \"'").endswith((":", " -"))
    if not at_start or _SAYS.match(text, phrase.end):
        return None
    listed = sentence.block_kind == "list-item"
    under = any(pattern(HEADING).search(above) for above in (*sentence.headings[:1], sentence.list_intro))
    by_itself = attributed and not re.search(r"\b(?:is|are|was|were|has|have|had|will)\b", text)
    return Frame(start=phrase.start, is_won=False) if (listed and (under or attributed)) or by_itself else None
