"""Ratings that the company does not have: hoped for, denied, or those of others."""

from __future__ import annotations

import re

from checker.extraction.clauses import Range, is_denied
from checker.extraction.names import is_others, is_self
from checker.extraction.occasions import MAY
from checker.extraction.patterns import compiled
from checker.model import Facts, Reason

_UNREAL = compiled(
    rf"\b(?:not|never|without|hop(?:e|es|ing)|aims?|aiming|wants?|will|would|could|can|{MAY}|might|should|"
    rf"if|whether|target(?:s|ing)?|goals?|"
    r"plans?|intends?|seek|strive|by (?:the end of )?20[2-9]\d|every supplier|require[sd]?|use|uses|using|"
    r"when we choose|participat(?:e|es|ed|ing)|takes? part|took part|pursu(?:e|es|ed|ing))\b|n't\b",
    re.IGNORECASE,
)
_PREDICATE = compiled(
    r"\b(?:is|are|was|were|has|have|had|hold|holds|scored|received|achieved|earned|obtained|reached|rated|with)\b",
    re.IGNORECASE,
)


# "15,000 companies disclosed through CDP, and only 12 companies were awarded an A", but "one of 12 companies"
_OF_MANY = compiled(
    r"(?<!one of )(?<!among )(?<!one of the )(?<!among the )(?<!of the )(?<!than )"
    r"\b(?:\d[\d,]*\+?|many|most|several|few) (?:[\w-]+ )?(?:companies|firms|corporations|organi[sz]ations)\b"
    r"|\b(?:scor|rat|assess|rank|grad)(?:e?s|ed|ing) (?:all |listed |the )?(?:companies|firms|corporations)\b",
    re.IGNORECASE,
)


_OF_SIZE = compiled(  # "ranked eighth, by total assets"
    r"\brank(?:ed|s|ing)?\b[^.;]{0,30}\bby (?:total |global |annual |net )?(?:assets|revenues?|market|sales|size"
    r"|turnover|capitali[sz]ation|volume|output)\b",
    re.IGNORECASE,
)


def refused(text: str, told: Range, anchor: int, facts: Facts) -> Reason | None:
    """Return why the words of a rating, told from the start of their clause to its level, are none of the company."""
    begin, until = told
    if is_denied(text, begin, until):
        return Reason.NEGATED
    if _OF_SIZE.search(text):
        return Reason.MENTION
    if _UNREAL.search(text, begin, until):
        return Reason.CONDITIONAL
    if _OF_MANY.search(text, begin, until) and not is_self(text[begin:until], facts):
        return Reason.OTHERS
    verb = _PREDICATE.search(text, begin, until)
    subject = text[begin : verb.start() if verb else anchor]
    ours = re.match(r"(?:we|the company)\b", subject, re.IGNORECASE) is not None
    return None if ours or not is_others(subject) or is_self(subject, facts) else Reason.OTHERS
