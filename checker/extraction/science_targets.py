"""Targets said to be science-based, and their status with the SBTi."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.alignment import INITIATIVE, temperature_slots
from checker.extraction.clauses import Range, is_denied
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.names import claim_clause, is_others
from checker.extraction.occasions import MAY, occasion_before, occasion_here
from checker.extraction.patterns import compiled
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

SBTI = compiled(
    r"(?<![\w])(?:sbti|sbt-i|science[- ]based targets? initiative)(?![\w])(?!-? ?(?:network))|\bsbts?\b|"
    r"\bscience[- ]based (?:(?:emissions?|climate|ghg|carbon|co2|reduction|near-term|long-term"
    r"|net-zero) )*(?:targets?|goals?)\b",
    re.IGNORECASE,
)
_STATUS = (
    (
        "committed",
        re.compile(
            r"\b(?:submitted|submission|awaiting|under review|in (?:the )?validation|letter of commitment"
            r"|commitment letter)\b",
            re.IGNORECASE,
        ),
    ),
    ("withdrawn", re.compile(r"\b(?:withdrawn|withdrew|removed|revoked|commitment (?:has )?expired)\b", re.IGNORECASE)),
    ("validated", re.compile(r"\b(?:validat(?:ed|es|ion)|verified)\b", re.IGNORECASE)),
    ("approved", re.compile(r"\b(?:approv(?:ed|es|al)|accepted)\b", re.IGNORECASE)),
    (
        "committed",
        re.compile(
            r"\b(?:committed|commitments?|commits|pledged|signed(?: up)?|joined)\b",
            re.IGNORECASE,
        ),
    ),
)
_WORDING = compiled(
    r"\b(?:aligned|alignment|compliant|certified|certification|in line with|based on|consistent "
    r"with|following|endorsed|recogni[sz]ed)\b",
    re.IGNORECASE,
)
_GLUED = compiled(
    r"(?<=sbti)[- ](?:aligned|compliant|certified|conform|approved|validated|verified|based|committed)\b", re.IGNORECASE
)
_PLAN = compiled(
    r"\b(?:will|plans? to|planning to|planned to|intends?|aims?|wants?|working towards?"
    rf"|considering|preparing|prepare|would|could|{MAY}|might|should|if|whether|not|never|no|"
    r"yet to|importance of|how to|concept of|what is)\b",
    re.IGNORECASE,
)
_ELSEWHERE = compiled(
    r"\b(?:validated|approved|committed)\b[^.]{0,80}\b(?:sbti|science[- ]based targets? "
    r"initiative)\b|\b(?:sbti|science[- ]based targets? initiative)\b[^.]{0,80}\b(?:validated"
    r"|approved)\b",
    re.IGNORECASE,
)
_OPENING = compiled(r"^[ •*,;:\"-]*(?:and |but )?", re.IGNORECASE)


def read_science_targets(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a `framework` claim SBTi for each clause about the SBTi or the company's science-based targets."""
    text = sentence.text
    reached = 0
    for match in SBTI.finditer(text):
        if match.start() < reached:
            continue
        low, high = claim_clause(text, match.start())
        reached = high
        initiative = INITIATIVE.search(text, low, high)
        status = _status(text, low, high, match)
        if is_others(text[low : match.start()]):
            sentence.pass_over(Reason.OTHERS, *match.span())
            continue
        if status is None and not _is_claimed(sentence, low, match, initiative):
            sentence.pass_over(Reason.MENTION, *match.span())
            continue
        if status is not None and (_PLAN.search(text, low, status[1][0]) or is_denied(text, low, status[1][0])):
            sentence.pass_over(Reason.NEGATED if is_denied(text, low, status[1][0]) else Reason.UNDECIDED, *status[1])
            continue
        yield _draft(sentence, (low, high), match, status, facts)


def _status(text: str, low: int, high: int, match: re.Match[str]) -> tuple[str, Range] | None:
    """Return the status a clause gives; "SBTi-aligned" has none, however close a "validated" stands."""
    for name, words in _STATUS:
        hit = words.search(text, low, high)
        if hit and not (match.start() <= hit.start() < match.end()):
            return name, hit.span()
    return None


def _is_claimed(sentence: Sentence, low: int, match: re.Match[str], initiative: re.Match[str] | None) -> bool:
    """Tell an imprecise claim ("our targets are SBTi-aligned", "a science-based target") from a plan or a topic."""
    text = sentence.text
    if _PLAN.search(text, low, match.start()) or is_denied(text, low, match.start()):
        return False
    if initiative:
        return bool(_GLUED.match(text, initiative.end()) or _WORDING.search(text, low, initiative.start()))
    if _ELSEWHERE.search(sentence.paragraph):
        return False  # the status is told beside it
    before = text[low : match.start()]
    return (
        re.search(
            r"\b(?:is|are|have|has|set|sets|our|with|adopted|announced|published|defined|a|an)\b(?: [\w-]+){0,3} ?$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _draft(
    sentence: Sentence, clause: Range, match: re.Match[str], status: tuple[str, Range] | None, facts: Facts
) -> Draft:
    text = sentence.text
    low, high = clause
    initiative = INITIATIVE.search(text, low, high)
    slots: dict[str, Found] = {"framework": found("SBTi", initiative.span() if initiative else match.span())}
    if status is not None:
        slots["sbti_status"] = found(status[0], status[1])
        occasion = occasion_here(sentence, low, high, status[1][0], facts)
        if occasion is None and re.match(r"(?:it|this|these|they|both)\b", text[low:high], re.IGNORECASE):
            occasion = occasion_before(sentence, facts)
        if occasion is not None:
            slots["date"] = occasion.slot(occasion.end_day)
    else:
        glued = _GLUED.match(text, initiative.end()) if initiative else None
        span = (initiative.start(), glued.end()) if initiative and glued else match.span()
        slots["sbti_wording"] = found(text[slice(*span)], span)
    slots |= temperature_slots(sentence, low, high, facts)
    start = low + len(text[low:high]) - len(_OPENING.sub("", text[low:high]))
    return Draft(kind="framework", start=start, end=len(text[:high].rstrip(" .;,")), slots=slots)
