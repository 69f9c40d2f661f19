"""Quoted speech with its speaker and the speaker's role; titles, names and words held at a distance are not speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import pattern, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_SAYS = (
    r"(?:said|says|stated|states|commented|comments|explained|explains|added|adds|noted|notes|remarked"
    r"|emphasi[sz]ed|emphasi[sz]es|concluded|declared|according to|continued|stressed|affirmed|pointed out)"
)
_AFTER = compiled(
    rf"[,.!?]? ?\"[,.]? ?(?P<says>{_SAYS}) (?P<who>[^\":;]{{2,160}}?)(?=\.? *$"
    rf"|(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)(?<!\bprof)\. [\"A-Z]|: ?\"|, (?:when|as|while|adding|at|during"
    rf"|in)\b|\"|;)",
    re.IGNORECASE,
)
_NAMED_AFTER = compiled(rf"[,.!?] ?\"[,.]? (?P<who>[^\":;]{{2,120}}?),? (?P<says>{_SAYS})\b(?!\w)", re.IGNORECASE)
_BEFORE = compiled(
    rf"(?:^|[.;] )(?P<who>[^\":;]{{2,140}}?),? (?P<says>{_SAYS})(?: (?:that|at|in|on"
    rf"|during)\b[^\":]{{0,60}})?[:,]? ?\"",
    re.IGNORECASE,
)
_PRONOUN = compiled(r"^(?:he|she|they|it|we|i|and|who|which)\b", re.IGNORECASE)
_ROLE_WORD = compiled(
    r"\b(?:chief|ceo|cfo|coo|cto|cso|chair(?:man|woman|person)?|president|vice[- ]president|vp|svp|evp|director"
    r"|head|manager|officer|founder|co-founder|partner|member|minister|mayor|professor|secretary|executive|lead"
    r"|leader|spokes\w+|representative|engineer|scientist|analyst|owner|principal|chancellor|governor"
    r"|commissioner|treasurer|managing|administrator|ambassador)\b",
    re.IGNORECASE,
)
_TITLE = compiled(r"^(?:mr|mrs|ms|dr|prof|sir|dame)\.? ", re.IGNORECASE)
_ORGANISATION = compiled(
    r"^(?:the )?[\w.&'-]+(?: [\w.&'-]+){0,6}? (?:ltd|inc|plc|group|ministry|association|agency|council|league"
    r"|board|institute|university|foundation|bank|company|commission|federation|forum|authority|government"
    r"|chamber)\b",
    re.IGNORECASE,
)


def read_quotations(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the quotation that a sentence attributes; one sentence of it is enough, an unbalanced mark does no harm."""
    text = sentence.text
    if '"' not in text or sentence.block_kind == "table":
        return
    for form in (_AFTER, _BEFORE, _NAMED_AFTER):
        match = form.search(text)
        if match is None or _PRONOUN.match(match["who"]):
            continue
        if (
            form is _NAMED_AFTER
            and not _ROLE_WORD.search(match["who"])
            and "," not in match["who"]
            and len(match["who"].split()) > 4
        ):
            continue
        start, end = (
            (match.start("who"), match.end("says"))
            if form is _BEFORE
            else (0, max(match.end("who"), match.end("says")))
        )
        yield Draft(kind="quote", start=trimmed(text, start, end)[0], end=end, slots=_speaker(match, facts))
        return


def _speaker(match: re.Match[str], facts: Facts) -> dict[str, Found]:
    """Split "Ada Moor, chief executive of X" and "chief executive Ada Moor" into speaker and role."""
    begin = match.start("who")
    words = match["who"].rstrip(" ,.")
    name, comma, role = words.partition(", ")
    slots: dict[str, Found] = {}
    if comma and _ROLE_WORD.search(name) and not _ROLE_WORD.search(role):
        name, role, name_at, role_at = role, name, len(name) + 2, 0  # "Our chief executive, Ada Moor"
    else:
        name_at, role_at = 0, len(name) + 2
    if not role:
        name, role, name_at, role_at = _unsplit(name)
    role = re.split(r", (?:when|as|while|who|at the|on)\b", role)[0]
    if name and not _is_anonymous(name):
        plain = _TITLE.sub("", name)
        offset = begin + name_at + len(name) - len(plain)
        slots["speaker"] = found(plain, (offset, offset + len(plain)))
    if role:
        slots["role"] = found(role, (begin + role_at, begin + role_at + len(role)))
    elif "speaker" in slots and (_ORGANISATION.match(name) or _is_entity(name, facts)):
        slots["role"] = found("organisation")
    return slots


def _unsplit(words: str) -> tuple[str, str, int, int]:
    """Split "chief executive Ada Moor" behind its last role word, or "Ada Moor of X" into nothing but a name."""
    roles = list(_ROLE_WORD.finditer(words))
    if not roles or _ORGANISATION.match(words):
        return words, "", 0, 0
    capital = re.search(r" (?=[A-Z][\w'-]+(?: [A-Z][\w'.-]+)+$)", words[roles[-1].end() :])
    cut = roles[-1].end() + capital.end() if capital else roles[-1].end() + 1
    name = words[cut:]
    return name, words[: cut - 1] if name else words, cut, 0


def _is_anonymous(words: str) -> bool:
    return pattern(r"^(?:a|an|the|one|our|another) (?:[\w-]+ ){0,2}?<<generic_speakers>>\b").match(words) is not None


def _is_entity(words: str, facts: Facts) -> bool:
    return bool(facts.entity) and words.split(maxsplit=1)[0].lower() == str(facts.entity).split()[0].lower()
