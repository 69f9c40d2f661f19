"""The plan behind promises: an implementation plan that a reader is led to, and who independently examines it."""

from __future__ import annotations

import re

from checker.extraction.clauses import Range, evidence_in
from checker.extraction.patterns import compiled

_KINDS = (
    r"implementation|transition|climate|decarboni[sz]ation|reduction|net[- ]zero|sustainability|environmental|action"
)
_WHOLE = r"detailed|public|published|full|complete"
_PLAN = compiled(
    rf"\b(?:{_KINDS})[ -](?:(?:{_KINDS}) )?(?:plan|roadmap|pathway)\b"
    rf"|\b(?:our|the|its|a) (?:(?:{_WHOLE}) (?:and )?){{1,2}}(?:plan|roadmap|pathway)\b"
    r"|\b(?:our|the|its) (?:plan|roadmap)(?= (?:with|sets|says|names|lists|is|can|how)\b)"
    r"|\b(?:our|the|its) (?:plan|roadmap)(?= (?:to|for|towards)\b[^.;]{0,50}\b(?:climate|carbon|net|zero|neutral"
    r"|emissions?"
    r"|decarbon|targets?|goals?))",
    re.IGNORECASE,
)
_SHOWN = compiled(
    r"\b(?:published|available|downloaded|found|viewed|read) (?:in full |online |openly )?(?:at|on|from|here|under"
    r"|below"
    r"|online)\b|\b(?:download|read|see|view|open) (?:it\b|(?:the|our|its)\b)|\blink(?:ed)?\b",
    re.IGNORECASE,
)
_NOT_YET = compiled(
    r"\b(?:no|not|never|without|lacks?|will|shall|going to|(?<!our )(?<!the )(?<!its )plans? to|intends? to"
    r"|working on|yet to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_ANCHOR = compiled(
    r"\[[^\]\n]{0,80}\b(?:plan|roadmap|pathway)\b[^\]\n]{0,60}\]\([^)\n]{1,300}\)"
    r"|<a\b[^>\n]{0,200}\bhref=[^>\n]{1,300}>[^<\n]{0,80}\b(?:plan|roadmap|pathway)\b",
    re.IGNORECASE,
)
_OUTSIDER = (
    r"(?P<who>(?:an? |the )?(?:independent|external|accredited|third[- ]party|outside)(?: (?!who\b|that\b)[\w-]+){1,3}"
    r"|(?:the )?(?!(?:our|the|we|management|board|ceo|internal)\b)(?-i:[A-Z])[\w&'-]+(?: (?-i:[A-Z])[\w&'-]+){0,3})"
)
_EXAMINED = compiled(
    r"\b(?:reviewed|verified|audited|checked|examined|validated|assessed|assured|monitored)\b"
    rf"(?:,? (?!by\b)[\w-]+){{0,5}} by {_OUTSIDER}",
    re.IGNORECASE,
)
_EXAMINES = compiled(
    rf"{_OUTSIDER} (?:regularly |independently |annually )?(?:reviews|verifies|audits|checks|examines|validates"
    rf"|assesses"
    r"|monitors)\b",
    re.IGNORECASE,
)
_INSIDE = compiled(r"\b(?:board|management|committee|team|department|internal|scopes?|ceo|director)\b", re.IGNORECASE)
_MATTER = compiled(r"\b(?:plan|roadmap|pathway|progress|implementation|targets?|goals?)\b", re.IGNORECASE)
_NEAR = 160  # characters between a plan and the words that lead to it


def plan_in(text: str) -> Range | None:
    """Return where a text leads its reader to an implementation plan that exists."""
    for plan in _PLAN.finditer(text):
        if _NOT_YET.search(text[max(0, plan.start() - 50) : plan.start()]):
            continue
        low, high = max(0, plan.start() - 40), min(len(text), plan.end() + _NEAR)
        if evidence_in(text, plan.end(), high) or _SHOWN.search(text, low, high):
            return plan.span()
    return None


def linked_plan_in(source: str) -> Range | None:
    """Return where the source of a document makes a link of a plan's name: its address is not part of the text."""
    anchor = _ANCHOR.search(source)
    return anchor.span() if anchor else None


def examiner_in(text: str) -> Range | None:
    """Return who outside the company examines the plan or the progress."""
    if not _MATTER.search(text):
        return None
    for form in (_EXAMINED, _EXAMINES):
        for match in form.finditer(text):
            who = match["who"]
            before = text[max(0, match.start() - 50) : match.start()]
            if not _INSIDE.search(who) and not _NOT_YET.search(before):
                return match.span("who")
    return None
