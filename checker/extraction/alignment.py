"""Temperature alignment: "Paris-aligned", "in line with 1.5 °C", with pathway, method or assessor if one is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.award_issuers import body_after
from checker.extraction.clauses import is_asserted, opening_end, sentence_after
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.names import claim_clause, is_others
from checker.extraction.occasions import MAY
from checker.extraction.patterns import compiled
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

_DEGREES = (
    r"(?:well[- ])?(?:below )?(?<![\d.,])(?:1[.,]5|1\.75|2|two)(?!\d|[.,]\d) ?-?(?:(?:°|º|℃|degrees?) "
    r"?-?(?:c\b|celsius\b)?|-?c\b)"
)
_WARMING = (
    r"(?:(?:a|an|the|its|our|global|limiting|limit|warming|rise|temperature|increase|keeping|to|at|below|holding"
    r"|goals?|objectives?|targets?|aims?|ambitions?|requirements|of|well|path(?:way)?|trajectory|scenario) ){0,9}"
)
_FITS = r"(?:aligned|in line|in accordance|consistent|compatible|compliant|conform\w*|aligns?|alignment|in keeping)"
TEMPERATURE = compiled(
    r"\bparis(?: agreement)?[- ](?:aligned|compatible|compliant|consistent|conform|proof|ready)\b"
    rf"|\b(?:{_FITS}|compl(?:y|ies)) (?:with|to) (?:the )?(?:(?:goals?|objectives?|targets?|aims?|ambitions?"
    r"|requirements|temperature goals?) of )?(?:the )?paris (?:climate )?(?:agreement|accord|goals?)(?:'s)?"
    rf"|\b{_DEGREES}[- ]?(?:aligned|compatible|consistent|compliant|conform|proof)\b"
    r"|\b1[.,]5[- ](?:aligned|compatible|consistent)\b"
    rf"|\b(?:{_FITS} (?:with|to)|on track (?:for|to)|on course (?:for|to)|(?<=[ws]e are )on|(?<=is )on) "
    rf"{_WARMING}{_DEGREES}(?:[- ](?:pathway|trajectory|scenario|target|goal|world|limit|ambition|path|future))?",
    re.IGNORECASE,
)
_POSSIBLE = ("paris", "1.5", "1,5", "1.75", "degree", "°", "º", "℃", "2 c", "2c", "2-c", "2 -c", "two c", "two-c")
_DEGREES_ALONE = compiled(rf"(?<![\w]){_DEGREES}", re.IGNORECASE)
_INITIATIVE = r"(?<![\w])(?:sbti|sbt-i|science[- ]based targets? initiative)(?![\w])"
_PATHWAY = compiled(
    r"\b(?:cross-sector[\w -]{0,20}pathway|sectoral decarboni[sz]ation approach|sda|absolute "
    r"contraction approach|transition pathway initiative|act (?:assessment|methodology)|"
    r"(?:iea|ngfs|ipcc|tpi|oecm|crrem|pacta)\b[^.;,]{0,30})(?![\w])"
    rf"|{_INITIATIVE}(?: (?:criteria|method\w*|pathway|standard|net-zero standard))?",
    re.IGNORECASE,
)
_ASSESSED = compiled(
    r"\b(?:validated|assessed|verified|confirmed|approved|reviewed) by (?P<who>[^.,;()]{3,60})", re.IGNORECASE
)
_BY = compiled(r"\b(?:by|from)(?= )", re.IGNORECASE)
INITIATIVE = compiled(_INITIATIVE, re.IGNORECASE)
_PLAN = compiled(
    r"\b(?:will|plans? to|planning to|planned to|intends?|aims?|wants?|working towards?|considering|preparing"
    rf"|prepare|would|could|{MAY}|might|should|if|whether|yet to|importance of|how to|concept of|what is|to become"
    r"|help\w*|support\w*|encourag\w+|promot\w+|towards?|need to|have to|seeks?|strives?|expects?)\b",
    re.IGNORECASE,
)
_APPENDED = compiled(r"(?:[,(] ?|\b(?:which|that) (?:is|are) )(?:and )?(?:fully |thus |all )?$", re.IGNORECASE)
_OF_THE_WORLD = compiled(
    r"(?:the|a|an)? ?(?:world\b|paris\b|goal of\b|global\b|econom|polic|government|states?\b|countr|scenarios?\b"
    r"|laws?\b|legislation\b|limit|keep|holding\b|a path)",
    re.IGNORECASE,
)
_PUBLIC = compiled(
    r"\b(?:national|public|international|european|eu|global|world)\b[\w' -]{0,40}\b(?:polic(?:y|ies)|pledges?|plans?"
    r"|laws?|rules|targets?|ambitions?|commitments?|contributions?|emissions|grids?)\b"
    r"|\b(?:governments?|countries|nations|states|economies|(?:most|many|few|some|all|european) (?:\w+ )?companies"
    r"|(?:the|this|whole|our) (?:sector|industry|economy|country)|grids? (?:in|of))\b",
    re.IGNORECASE,
)
_OURS = compiled(
    r"\b(?:our|we|us|its|the (?:company|group|bank|firm|fund))(?! (?:sector|industry|economy|country))\b", re.IGNORECASE
)
_COMPANY = compiled(r"\b(?:our|we|us|is|are|was|were|its|the company|has|have)\b", re.IGNORECASE)
_OF_OTHERS = compiled(
    r"[- ](?:\w+ ){0,2}?(?:benchmarks?|index|indices|polic(?:y|ies)|lobbying|advocacy|econom(?:y|ies)|world|future"
    r"|funds?|etfs?|investments?|companies|scenarios?)\b",
    re.IGNORECASE,
)
_VALIDATED = compiled(  # only the initiative validates them
    r"\bscience[- ]based targets? (?:\w+ ){0,2}?(?:validated|approved)\b"
    r"|\b(?:validated|approved) (?:\w+ ){0,2}?science[- ]based targets?\b",
    re.IGNORECASE,
)
_TARGETS = compiled(r"\b(?:targets?|goals?)\b", re.IGNORECASE)
_HEADS = compiled(r"\b(?:target|goal|plan|strategy|pathway|roadmap|portfolio)", re.IGNORECASE)
_BACK = compiled(r"(?:and )?(?:it|they|this|these|both|the (?:method|assessment|alignment))\b", re.IGNORECASE)


def read_alignment(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the claim that the company, its plan or target is aligned with a temperature goal (`framework`)."""
    if sentence.block_kind == "table" or not any(word in sentence.lower for word in _POSSIBLE):
        return
    for match in TEMPERATURE.finditer(sentence.text):
        draft = _alignment(sentence, match, facts)
        if draft is not None:
            yield draft
            return


def temperature_slots(sentence: Sentence, low: int, high: int, facts: Facts) -> dict[str, Found]:
    """Return the alignment words between two positions, with the method or assessor as far as they are given."""
    text = sentence.text
    match = TEMPERATURE.search(text, low, high) or _DEGREES_ALONE.search(text, low, high)
    if match is None:
        return {}
    slots = {"temperature_wording": found(match.group().strip(), match.span())}
    pathway = _PATHWAY.search(text, low, high)
    if pathway:
        slots["method_reference"] = found(pathway.group().strip(), pathway.span())
    body = body_after(text, _BY, low, high, facts)
    assessed = _ASSESSED.search(text, low, high)
    initiative = INITIATIVE.search(text, low, high) or _VALIDATED.search(text, low, high)
    span = initiative.span() if initiative else body or (assessed.span("who") if assessed else None)
    if span:
        slots["verifier"] = found(text[slice(*span)], span)
    return slots


def _alignment(sentence: Sentence, match: re.Match[str], facts: Facts) -> Draft | None:
    text = sentence.text
    low, high = claim_clause(text, match.start())
    before = text[low : match.start()]
    appended = _APPENDED.search(before) is not None  # "will fall by 40 %, in line with 1.5 °C"
    if (_PLAN.search(before) and not appended) or is_others(before) or _OF_OTHERS.match(text, match.end()):
        return None
    if _OF_THE_WORLD.match(before) or (_PUBLIC.search(before) and not _OURS.search(before)):
        return None
    if not is_asserted(sentence, low, match.start(), facts):
        return None
    is_entry = sentence.block_kind == "list-item" and not before.strip(" •*-")
    if not is_entry and not _COMPANY.search(text, low, high):
        return None
    slots = {"framework": found("Paris Agreement", match.span()), "tense": found("present")}
    slots |= temperature_slots(sentence, low, max(high, len(text)), facts)
    slots["temperature_wording"] = found(match.group().strip(), match.span())
    if _TARGETS.search(before):
        slots["subject"] = found("targets")
    if not {"method_reference", "verifier"} & slots.keys():
        slots |= _method_beside(sentence, text[low:high])
    start = match.start() if appended else opening_end(text, low, high)
    return Draft(kind="framework", start=start, end=len(text[:high].rstrip(" .;,)")), slots=slots)


def _method_beside(sentence: Sentence, words: str) -> dict[str, Found]:
    """Find the method in the sentence before or behind, where it speaks of the same plan or target."""
    heads = {match.group().lower() for match in _HEADS.finditer(words)}
    before = sentence.before.text if sentence.before is not None else ""
    for text, points_back in ((sentence_after(sentence), True), (before, False)):
        method = _PATHWAY.search(text) or _ASSESSED.search(text)
        shared = heads & {match.group().lower() for match in _HEADS.finditer(text)}
        if method and (shared or (points_back and _BACK.match(text))):
            return {"method_reference": found(method.group().strip(), None, origin=Origin.RELATED)}
    return {}
