"""Words of assurance that tell of none: plans and denials, quality assurance, financial audits, what others had."""

from __future__ import annotations

import re

from msgspec import Struct

from checker.extraction.clauses import Range, is_denied
from checker.extraction.goals import is_advice
from checker.extraction.names import is_others
from checker.extraction.occasions import MAY
from checker.extraction.patterns import compiled
from checker.model import Reason

_UNREAL = compiled(
    rf"\b(?:will|shall|plans? to|intends?|aims? to|want|wants|seek|seeks|expects?|would|could|{MAY}|might|"
    rf"should|must|if|whether|pending|awaiting|un(?:assured|audited|verified)|without"
    rf"|no|internally|internal audit|from 20[2-9]\d on)\b",
    re.IGNORECASE,
)
_QUALITY = compiled(r"\b(?:quality|life|revenue|product|supply|information|vehicle|mission) assurance\b", re.IGNORECASE)
_FINANCIAL = compiled(
    r"\b(?:financial statements?|annual accounts|consolidated accounts|unqualified opinion)\b", re.IGNORECASE
)
_SUSTAINABILITY = compiled(
    r"\b(?:sustainability|esg|emissions?|ghg|co2e?|scope|non-financial|climate|environmental|isae|issa|"
    r"aa1000|footprint|indicators|kpis?)\b",
    re.IGNORECASE,
)
# the title of a report that is pointed to
_TITLE = compiled(
    r"[\"'(] ?(?:independent )?(?:limited|reasonable) assurance (?:report|statement) (?:of|by) the ", re.IGNORECASE
)
_OWNER = compiled(r"[\w-]+(?='s? )")  # "our customer's data"


class Told(Struct, frozen=True, kw_only=True):
    """Words of assurance: where they stand, the level in them, and what they are said of where a verb says so."""

    start: int
    end: int
    subject: Range | None = None
    is_object: bool = False


def refused(text: str, low: int, told: Told, high: int) -> Reason | None:
    """Return why words of assurance tell of none that was given to the company's own information."""
    if is_advice(text):
        return Reason.ADVICE  # "you have balanced the emissions of your business"
    if is_denied(text, low, told.start):
        return Reason.NEGATED
    if _UNREAL.search(text, low, told.start):
        return Reason.UNDECIDED
    if _QUALITY.search(text, low, high) or _TITLE.search(text, max(0, low - 3), high):
        return Reason.NAME
    if _FINANCIAL.search(text, low, high) and not _SUSTAINABILITY.search(text, low, high):
        return Reason.MONEY
    if told.is_object or told.subject is None:
        return Reason.OTHERS if is_others(text[low : told.start]) else None
    head = text[slice(*told.subject)]
    if any(is_others(owner.group()) for owner in _OWNER.finditer(head)):
        return Reason.OTHERS
    is_own = re.match(r"(?:our|we|all|the|\d)\b", head, re.IGNORECASE) is not None or not is_others(head)
    return None if is_own else Reason.OTHERS
