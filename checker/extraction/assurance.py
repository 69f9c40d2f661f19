"""External assurance of reported information: by whom, at which level, under which standard, on what and for when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extraction.assurance_refusals import Told, refused
from checker.extraction.assurance_slots import (
    ASSURANCE,
    closing,
    data_verb,
    is_given,
    is_information,
    is_pointer,
    level_slots,
    scope_slots,
    standard_slots,
    statement_slots,
)
from checker.extraction.award_issuers import body_after
from checker.extraction.clauses import Range, opening_end, pattern
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.framework_names import standards_in
from checker.extraction.names import claim_clause, is_generic, is_self, name_ending
from checker.extraction.patterns import compiled
from checker.extraction.retirement import retirement_in
from checker.model import Facts, Origin, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

_WAS = r"(?:is|are|was|were|been|being|be|has|have|had|gets?|got|,|-)"
_CHECKED = r"(?P<verb>verified|assured|audited|validated|reviewed|checked|attested|examined)"
_OUTSIDE = r"(?:externally|independently|third[- ]party|professionally)"
_PASSIVE = compiled(
    rf"\b(?:{_OUTSIDE}[- ](?:and {_OUTSIDE}[- ])?{_CHECKED}|(?:is|are|was|were|been|be) (?:also |again |"
    rf"partly |fully |now )?{_CHECKED.replace('verb', 'verb2')} (?:externally|independently|by)\b|(?:is|"
    rf"are|was|were|been) (?:also )?{_CHECKED.replace('verb', 'verb3')} (?:in accordance with|according to|"
    rf"under|against|to) (?:isae|issa|iso|aa1000)|(?:is|are|was|were|been) (?:also |fully )?assured\b)",
    re.IGNORECASE,
)
_ACTIVE = compiled(
    r"\b(?:has |have )?(?:also |again |independently |externally )?(?P<verb>verified|assured|audited|"
    r"reviewed|examined|attested|checked|certified|certifies|guarantees?|guaranteed|confirmed|confirms|"
    r"verifies|assures)"
    r" (?P<object>(?:that |the accuracy |the correctness )?(?:of )?(?!by\b|to\b|in\b|and\b|as\b)[^.;:()]{3,80})",
    re.IGNORECASE,
)
_OVERSTATED = compiled(
    r"\b(?:guarantee[sd]?(?: the)? (?:accuracy|correctness|completeness|reliability)|"
    r"guarantee[sd]? (?:that )?(?:our|the)[^.;]{0,40}|(?:confirm(?:s|ed)?|found|proven|certif(?:y|ies|"
    r"ied)) (?:(?:(?:the|our|all) [^.;]{1,40} )?to be |as "
    r"|that [^.;]{0,50}(?:is|are) |the )?(?:accura(?:te|cy)|correct(?:ness)?)"
    r"|(?:fully|100 ?%|completely) (?:verified|assured|audited|certified|accurate)|certified accurate|"
    r"error-free|beyond doubt)\b",
    re.IGNORECASE,
)
_MORE_THAN_LIMITED = compiled(r"\b(?:audited|certified|guaranteed)\b", re.IGNORECASE)
_GIVES = compiled(
    r" (?:(?:has|have|had) )?(?:also |again )?(?:gave|gives|given|provided|provides|issued|issues|"
    r"performed|conducted|carried out|expressed|expresses|undertook|completed|verified|assured|audited|"
    r"reviewed|examined|"
    r"attested|checked|certified|certifies|confirmed|confirms|guaranteed|guarantees|verifies|assures)\b",
    re.IGNORECASE,
)
_BY = compiled(r"\b(?:by|from)(?= )", re.IGNORECASE)
_OF = compiled(r"\b(?:by|from|of|with)(?= )", re.IGNORECASE)
_SCOPE = compiled(
    r"\b(?:on|over|of|for|covering|covers|regarding|in respect of|with respect to|"
    r"relating to) (?P<words>(?!(?:the )?(?:year|period|fiscal|financial|20\d\d|accordance|"
    r"behalf)\b)[^.;()]{3,140})",
    re.IGNORECASE,
)
_PRONOUN = compiled(
    r"(?:with [^,]{1,40} )?(?:it|they|the (?:auditor|firm|verifier|assurer|auditors|provider))\b", re.IGNORECASE
)


ENTRIES = (ASSURANCE, _PASSIVE, _ACTIVE)  # a claim begins with one of them


def read_assurance(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield an `assurance` claim for each clause that says reported information was externally assured or verified."""
    text = sentence.text
    if is_pointer(text):
        return
    if sentence.is_question:
        if _told(sentence, facts):
            sentence.pass_over(Reason.QUESTION)
        return
    reached = 0
    for told in _told(sentence, facts):
        low, high = claim_clause(text, told.start)
        low = max(low, reached)
        if told.start < reached:
            continue
        if reason := refused(text, low, told, high):
            sentence.pass_over(reason, low, told.end)
            continue
        reached = high
        yield _draft(sentence, told, low, high, facts)


def _told(sentence: Sentence, facts: Facts) -> list[Told]:
    text = sentence.text
    told = [Told(start=match.start(), end=match.end()) for match in ASSURANCE.finditer(text) if is_given(text, match)]
    for match in _PASSIVE.finditer(text):
        low, _ = claim_clause(text, match.start())
        subject = _subject(text, low, match.start())
        if is_information(text, subject, has_outside=True):
            told.append(Told(start=match.start(), end=match.end(), subject=subject))
    for match in _ACTIVE.finditer(text):
        low, _ = claim_clause(text, match.start())
        spans = match.span("object")
        by_whom = name_ending(text, len(text[low : match.start()].rstrip()) + low, low)
        pronoun = _PRONOUN.search(text[low : match.start()]) is not None
        overstated = _OVERSTATED.search(text, match.start("verb"), match.end()) is not None
        named = by_whom is not None and not is_self(text[slice(*by_whom)], facts)
        auditors = re.search(r"\b(?:auditors?|verifiers?|assurers?)\b", text[low : match.start()], re.IGNORECASE)
        if (named or auditors or (pronoun and overstated)) and is_information(text, spans, has_outside=False):
            told.append(Told(start=match.start("verb"), end=match.end("verb"), subject=spans, is_object=True))
    return sorted(told, key=lambda one: one.start)


def _subject(text: str, low: int, end: int) -> Range:
    words = re.sub(
        r"(?:\b(?:is|are|was|were|has|have|had|been|being|also|again|now|fully|partly)\b ?)+$",
        "",
        text[low:end].rstrip(" ,-"),
    )
    start = opening_end(text, low, low + len(words))
    opening = re.match(r"(?:in|for|since) (?:\w+ ){0,2}(?:19|20)\d\d,? ", text[start : low + len(words)], re.IGNORECASE)
    start += opening.end() if opening else 0
    return start, low + len(words.rstrip())


def _draft(sentence: Sentence, told: Told, low: int, high: int, facts: Facts) -> Draft:
    text = sentence.text
    bracket = text.rfind("(", low, told.start)
    in_brackets = bracket >= 0 and ")" not in text[bracket : told.start]
    first = bracket + 1 if in_brackets else low
    last = text.find(")", told.start) if in_brackets and ")" in text[told.start :] else high
    slots = _provider(sentence, told, first, last, facts) | level_slots(text, low, max(last, closing(text, high)))
    slots |= standard_slots(text, first, last) | _scope(text, told, first, last, in_brackets=in_brackets)
    if "assurance_standard" in slots:
        slots |= retirement_in(text, slots["assurance_standard"].start, slots["assurance_standard"].end)
    period = next((p for p in sentence.periods if low <= p.start < max(high, last)), None)
    if period is not None:
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    overstated = _OVERSTATED.search(text, low, high)
    if overstated is None and "assurance_level" in slots and slots["assurance_level"].value == "limited":
        overstated = _MORE_THAN_LIMITED.search(text, first, last)
    provider = slots.get("assurance_provider")
    overstated = overstated or (data_verb(str(provider.value), text, low, high) if provider else None)
    if overstated:
        slots["assurance_wording"] = found(overstated.group(), overstated.span())
    slots |= statement_slots(text, sentence.paragraph)
    start = opening_end(text, first, last)
    end = max(len(text[:last].rstrip(" .;,")), provider.end if provider and provider.sentence is None else 0)
    return Draft(kind="assurance", start=start, end=end, slots=slots)


def _provider(sentence: Sentence, told: Told, low: int, high: int, facts: Facts) -> dict[str, Found]:
    text = sentence.text
    behind = body_after(text, _BY, told.start, high, facts) or (
        None if told.subject else body_after(text, _OF, told.start, min(high, told.end + 4), facts)
    )
    if behind and not standards_in(text[slice(*behind)]):
        return {"assurance_provider": found(text[slice(*behind)], behind)}
    verb = _GIVES.search(text, low, max(high, told.end))
    subject = name_ending(text, verb.start(), low) if verb else None
    words = text[slice(*subject)] if subject else ""
    passive = told.subject is not None and subject is not None and told.start <= subject[0] < told.end
    if (
        subject
        and not passive
        and not is_self(words, facts)
        and not is_generic(words)
        and not _PRONOUN.fullmatch(words)
    ):
        return {"assurance_provider": found(words, subject)}
    if sentence.before is not None and any(
        _GIVES.match(text, match.end()) for match in _PRONOUN.finditer(text, low, high)
    ):
        earlier = next(iter(read_assurance(replace(sentence.before, before=None), facts)), None)
        provider = earlier.slots.get("assurance_provider") if earlier else None
        if provider is not None and provider.sentence is None:
            moved = replace(provider, origin=Origin.SENTENCE_BEFORE, sentence=sentence.before)
            return {"assurance_provider": moved}
    return {}


def _scope(text: str, told: Told, low: int, high: int, *, in_brackets: bool) -> dict[str, Found]:
    """Return what was assured; a whole report is no subject matter."""
    if in_brackets:
        span: Range | None = _subject(text, claim_clause(text, low)[0], low - 1)
    elif told.subject:
        span = told.subject
    else:
        match = _SCOPE.search(text, told.end, high)
        span = match.span("words") if match else None
        subject = _subject(text, low, told.start)
        if span is None and pattern(r"\b(?:<<assured_things>>)\b").search(text[slice(*subject)]):
            verb = re.search(
                r"\b(?:received|obtained|underwent|is|are|was|were|has|have|subject)\b",
                text[slice(*subject)],
                re.IGNORECASE,
            )
            span = (
                (subject[0], subject[0] + len(text[subject[0] : subject[0] + verb.start()].rstrip())) if verb else None
            )
    return {} if span is None else scope_slots(text, span)
