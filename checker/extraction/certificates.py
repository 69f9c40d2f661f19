"""Certification claims: what is certified, to which standard and edition, by whom, until when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.award_issuers import body_after
from checker.extraction.award_parties import subject_before
from checker.extraction.certificate_finds import CertificateFind, certificates_in
from checker.extraction.clauses import Range, is_denied
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.framework_names import StandardHit, standards_in
from checker.extraction.names import is_generic, is_others, is_self, name_ending
from checker.extraction.occasions import MAY
from checker.extraction.patterns import compiled
from checker.model import Facts, Origin, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period

WORDS = compiled(r"certif|accredit|\biso|outstanding|excellent|very good|platinum|gold|silver", re.IGNORECASE)
_UNREAL = compiled(
    rf"\b(?:will|aims?|aiming|plans?|planned|planning|want|wants|intends?|goal|target|seek|seeking|"
    rf"working towards|preparing|prepare|should|would|could|{MAY}|must|(?:is|are) to be|"
    r"if|whether|expects?|expected|on track|strive|hope|hopes|by (?:the end of )?(?:20[2-9]\d|fiscal))\b",
    re.IGNORECASE,
)
_SUBJECT_END = compiled(
    r"(?: ?\b(?:is|are|was|were|has|have|had|holds?|obtained|received|earned|achieved|gained|maintains?|"
    r"renewed|also|now|currently|been|operates?|built|runs?|"
    r"meets?|works?|became|remains?|scored|rated|certified|iso)\b.*$)",
    re.IGNORECASE,
)
_BY = compiled(r"\b(?:by|from|through|of)(?= )", re.IGNORECASE)
_UNTIL = compiled(
    r"\b(?:valid(?:ity)?(?: up)?(?: until| to| till| through|:)?|expir(?:es?|ed|y|ing)(?: on| in|:)?|"
    r"runs? (?:until|to)|runs? out (?:on|in)|until|in force until)"
    r"(?: the)?(?: end of)? ?$",
    re.IGNORECASE,
)
_FROM = compiled(
    r"\b(?:valid from|since|issued (?:on|in)|as of|dated|with effect from|first certified in) ?$", re.IGNORECASE
)
_SCOPE_AFTER = compiled(
    r"\b(?:covering|covers?|for|at|scope:?|in|including) "
    r"(?P<words>(?!(?:19|20)\d\d\b)(?:all|our|the|its|both|every|\d+|two|"
    r"three|four|five|six|seven|eight|nine|ten)\b[^.;,()]{2,70})",
    re.IGNORECASE,
)
_PLACE = compiled(r"\bin (?P<words>(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+){0,2})", re.IGNORECASE)
_OBJECT = compiled(
    r"certified (?P<words>(?:our|the|its|all|both)\b[^.;:()]{2,60}?) (?:to|under|against|according to|as per) ",
    re.IGNORECASE,
)
_SAYS_VALID = compiled(r"\b(?:valid|expire|runs? out|in force)", re.IGNORECASE)
_HELD = compiled(r"\b(?:held|was|were|had)\b", re.IGNORECASE)
_LOST = compiled(
    r"\b(?:lost|withdrawn|expired|suspended)\b"
    r"|^(?:until|up to) (?:[a-z]+ )?(?:19|20)\d\d,? .{1,60}\b(?:was|were|had|held)\b",
    re.IGNORECASE,
)
_UNDER_WAY = compiled(
    r"(?:certif|accredit)\w+[^.;,]{0,30} (?:is|are) (?:being (?:prepared|planned)|planned|pending|under preparation"
    r"|in preparation|under way|underway|not)\b",
    re.IGNORECASE,
)
_OTHERS_THAT = compiled(r" (?:that|who|which|with)\b[^,]{0,20}$", re.IGNORECASE)
# "certified by Fjordwatch's "The Ocean Label"": what the vocabulary does not know and its own name tells
_NAMED_LABEL = compiled(
    r"(?:certified|accredited|certification|accreditation)\b(?: \w+){0,3}[^.;:()]{0,30}?[ \"'“‘]"
    r"(?P<name>(?:(?:The|of|for) )?(?:[A-Z][\w&-]+ ){1,4}(?:Label|Standard|Mark|Seal|Certification|Certified|Scheme))\b"
)


def read_certificates(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a `certification` claim for every standard (or unnamed certificate) the company says it is certified to."""
    text = sentence.text
    if not WORDS.search(text):
        return
    if sentence.is_question:
        sentence.pass_over(Reason.QUESTION)
        return
    reached = 0
    for find in certificates_in(sentence):
        if find.word < reached or not _is_ours(sentence, find, facts):
            continue
        hits: tuple[StandardHit | None, ...] = find.standards or (None,)
        for index, hit in enumerate(hits):
            following = find.standards[index + 1].start if index + 1 < len(find.standards) else find.high
            start = max(reached, find.low if index == 0 or hit is None else hit.start)
            draft = _draft(sentence, hit, find, (start, following), facts)
            reached = draft.end
            yield draft


def _is_ours(sentence: Sentence, find: CertificateFind, facts: Facts) -> bool:
    """Tell a certificate the company holds from one it works for, has lost or never had, and from those of others."""
    reason = _unreal(sentence.text, find)
    if reason is None and not _is_own(sentence.text, find, facts):
        reason = Reason.OTHERS
    if reason is not None:
        sentence.pass_over(reason, find.low, find.high)
    return reason is None


def _unreal(text: str, find: CertificateFind) -> Reason | None:
    before = text[find.low : find.word]
    if is_denied(text, find.low, find.word):
        return Reason.NEGATED
    if _LOST.search(before):
        return Reason.HISTORY
    if _UNREAL.search(before) or _UNDER_WAY.search(text[find.low : find.high]):
        return Reason.UNDECIDED
    return None


def _is_own(text: str, find: CertificateFind, facts: Facts) -> bool:
    before = text[find.low : find.word]
    relative = _OTHERS_THAT.search(before)  # "we prefer suppliers that are certified"
    if relative and is_others(" ".join(before[: relative.start()].split()[-1:])):
        return False
    subject = _SUBJECT_END.sub("", before)
    ours = is_self(subject, facts) or re.match(r"(?:we|the company)\b", subject, re.IGNORECASE) is not None
    return ours or not is_others(before)


def _draft(sentence: Sentence, hit: StandardHit | None, find: CertificateFind, span: Range, facts: Facts) -> Draft:
    text = sentence.text
    low, high, word = find.low, find.high, find.word
    slots: dict[str, Found] = {}
    if hit is not None:
        slots["standard"] = found(hit.id, (hit.start, hit.end))
        slots["standard_kind"] = found(hit.kind)
        if hit.edition:
            slots["standard_version"] = found(hit.edition, hit.edition_span)
    elif named := _NAMED_LABEL.search(text, word, high):
        slots["standard"] = found(named["name"], named.span("name"))
        slots["standard_kind"] = found("label")
    elif inherited := _from_before(sentence):
        slots["standard"] = inherited
    body = body_after(text, _BY, min(word, hit.start if hit else word), high, facts) or _certifier(
        text, low, word, facts
    )
    if body and not standards_in(text[slice(*body)]):
        slots["cert_body"] = found(text[slice(*body)], body)
    slots |= _validity(sentence, low, word) | _boundary(text, low, word, high, facts)
    start, end = span
    if high == end:
        tail = [slot.end for slot in slots.values() if slot.sentence is None]
        end = max([end, *tail])
    words = text[start:end]
    start += len(words) - len(re.sub(r"^[ •*,;:-]*(?:and |but )?", "", words))
    end = len(re.sub(r"(?:[ ,;.]|,? (?:and|to|as well as))+$", "", text[:end]))
    if high == span[1] and text[start:end].count("(") > text[start:end].count(")") and ")" in text[end:]:
        end = text.index(")", end) + 1
    return Draft(kind="certification", start=start, end=max(end, start + 1), slots=slots)


def _from_before(sentence: Sentence) -> Found | None:
    """Take the one certifiable standard of the sentence before: "We run an ISO 14001 system. It is certified"."""
    if sentence.before is None:
        return None
    hits = [hit for hit in standards_in(sentence.before.text) if hit.kind == "certifiable"]
    if len(hits) != 1:
        return None
    hit = hits[0]
    return Found(value=hit.id, start=hit.start, end=hit.end, origin=Origin.SENTENCE_BEFORE, sentence=sentence.before)


def _certifier(text: str, low: int, word: int, facts: Facts) -> Range | None:
    """Read "Nordlund Cert certified our Leeds plant to ISO 14001"."""
    if not re.match(r"certified (?:our|the|its|us|all)\b", text[word : word + 20], re.IGNORECASE):
        return None
    subject = name_ending(text, len(text[:word].rstrip()), low)
    if subject is None or is_self(text[slice(*subject)], facts) or is_generic(text[slice(*subject)]):
        return None
    return subject


def _validity(sentence: Sentence, low: int, word: int) -> dict[str, Found]:
    slots: dict[str, Found] = {}
    for period in sentence.periods:
        before = sentence.text[max(low, period.start - 30) : period.start]
        if _UNTIL.search(before):
            is_over = period.end < word or _HELD.search(sentence.text, low, period.start)
            if is_over and not _SAYS_VALID.search(before):
                continue  # "Until 2022 our mill was certified"
            slots["valid_to"] = found(period.last_day, (period.start, period.end))
        elif _FROM.search(before) and period.form in {"day", "month"}:
            slots["valid_from"] = found(_first_day(period), (period.start, period.end))
    return slots


def _first_day(period: Period) -> date:
    return period.last_day if period.form == "day" else period.last_day.replace(day=1)


def _boundary(text: str, low: int, word: int, high: int, facts: Facts) -> dict[str, Found]:
    """Return what is certified: the subject where it is not the whole company, or the scope given behind."""
    certified = _OBJECT.match(text, word)
    if certified:
        return {"boundary": found(certified["words"], certified.span("words"))}
    low = subject_before(text, low, word)[0]
    subject = _SUBJECT_END.sub("", text[low:word])
    start = low + len(subject) - len(subject.lstrip(" •*-\"'"))
    end = low + len(subject.rstrip(" ,:-("))
    words = text[start:end]
    place = _PLACE.search(text, end, word)
    if (
        " " in words
        and not is_self(words, facts)
        and re.match(
            r"(?:all|our|the|its|both|every|each|\d[\d.,]*%?|[a-z]+ of|two|three|four|five|six|seven|eight|"
            r"nine|ten|half|most)\b",
            words,
            re.IGNORECASE,
        )
    ):
        return {"boundary": found(words, (start, end))}
    scope = _SCOPE_AFTER.search(text, word, high)
    if scope:
        return {"boundary": found(scope["words"].strip(), scope.span("words"))}
    return {"boundary": found(place["words"], place.span("words"))} if place else {}
