"""Claims to report under a framework, to use a guidance standard, or to belong to an initiative, and on what basis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.alignment import read_alignment
from checker.extraction.clauses import Range, is_denied
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.framework_bases import IN_ACCORDANCE, basis_of_use
from checker.extraction.framework_names import (
    StandardHit,
    is_method_of_rater,
    is_source_of_ideas,
    sasb_industry_in,
    standards_in,
)
from checker.extraction.names import claim_clause, is_others
from checker.extraction.occasions import MAY
from checker.extraction.patterns import compiled
from checker.extraction.rating_finds import ratings_in
from checker.extraction.retirement import retirement_slots
from checker.extraction.science_targets import read_science_targets
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_KINDS = frozenset({"framework", "initiative", "guidance", "not-certifiable"})
_ELSEWHERE = frozenset({"SBTi", "Paris Agreement"})  # read by their own readers
_USE = compiled(
    r"\b(?:us(?:e|es|ed|ing)|follow(?:s|ed|ing)?|adopt(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|prepared|"
    r"report(?:s|ed|ing)?|compiled|drawn up|written|"
    r"accordance|reference|referenc(?:es|ed|ing)|based|aligned|aligns?|line|alignment|compl(?:y|ies|ied|"
    r"iant|iance)|informed|according|guided|"
    r"refers?|referred|consistent|conform(?:s|ity|ed)?|respond(?:s|ed)?|disclos(?:e|es|ed|ing|ures?)|"
    r"participat(?:e|es|ed|ing|ion)|members?(?:hip)?|signator(?:y|ies)|"
    r"signed|join(?:ed|s)?|support(?:s|ed|ing)?|committed|endors(?:e|es|ed)|observ(?:e|es|ed)|meets?|"
    r"satisf(?:y|ies)|fulfil(?:s|led)?|"
    r"implement(?:s|ed|ing)?|contribut(?:e|es|ed|ing) to|map(?:s|ped)|structured|oriented|mindful|under|"
    r"per|addresses|covers|submit(?:s|ted)?)\b",
    re.IGNORECASE,
)
_USED_BEHIND = compiled(
    r"(?:[- ](?:aligned|compliant|based|referenced|informed|conform)\b"
    r"|[^.;:]{0,60}?\b(?:was|were|is|are|has been|have been) (?:\w+ )?(?:used|applied|followed|adopted|"
    r"referenced|taken into account)\b)",
    re.IGNORECASE,
)
_NOT_A_BASIS = compiled(
    r"\b(?:defin(?:es?|ed|itions?)|definitions? (?:of|from|in)|content index|index)\b", re.IGNORECASE
)
_UNREAL = compiled(
    rf"\b(?:will|shall|plans?|planning|intends?|aims? to|prepar(?:e|ing) (?:to|for)|want|wants|going to|"
    rf"from 20\d\d on|would|could|{MAY}|might|must|should|if|whether|"
    r"required|companies (?:must|have to)|expects?)\b",
    re.IGNORECASE,
)
_COUNTED = compiled(r"\b(?:calculated|measured|quantified|computed|estimated|converted)\b", re.IGNORECASE)
_MEMBERSHIP = compiled(
    r"\b(?:members? of|membership (?:of|in)|signator(?:y|ies) (?:of|to)|signed(?: up to)?|joined|"
    r"co-founded|committed to|commitment to|"
    r"participants? (?:of|in)|participat\w+ in|support(?:s|ed|ing)?|endors\w+|contribut\w+ to|"
    r"aligned (?:with|to)|in line with|"
    r"map(?:s|ped)(?: \w+){0,3} to|adher\w+ to|uph[eo]lds?|based on|refer(?:s|red)? to|in accordance with|"
    r"guided by|informed by)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_MANY = compiled(
    r"\b(?:companies|signatories|organi[sz]ations|members|firms|brands|investors|participants|businesses)\b",
    re.IGNORECASE,
)
_DENIED_BEHIND = compiled(r"[^.,;:]{0,40}\b(?:is|are|was|were|has|have|does|do|did)(?: not\b|n't\b)", re.IGNORECASE)
_LONGER_NAME = compiled(r"(?:'s)? (?-i:[A-Z])[a-z]+")
_CERTIFIED = compiled(r"\b(?:certif|accredit)\w*", re.IGNORECASE)
_RESERVED = compiled(
    r"\b(?:except(?:ing|ion of| for)?|partial(?:ly)?|partly|in part|where (?:applicable|possible|relevant|"
    r"available)|most (?:of the )?requirements|largely|mostly|mainly"
    r"|substantially|to a large extent|as far as possible|apart from|with the exception of|"
    r"other than|broadly|in all material respects but)\b[^.;]{0,60}",
    re.IGNORECASE,
)
_RELIEF = compiled(r"\btransition(?:al)? reliefs?\b|\breliefs? (?:allowed|permitted|in paragraph)", re.IGNORECASE)
_LEAD = compiled(r"^[ •*,;:-]*(?:(?:and|but|or|as well as)(?: the)? )?", re.IGNORECASE)
_TAIL = compiled(r"(?:[ ,;.(]|,? (?:and|as well as|or|to|with|the|including|both))+$")
_FURTHER = compiled(r",? and [^,;]{0,40}$", re.IGNORECASE)  # a second verb: "joined X and support Y"
_NO_BASIS_BEHIND = compiled(
    r"(?: standards?)?(?:'s?)? (?:definitions?|(?:content )?index|scores?|ratings?|grades?)\b", re.IGNORECASE
)
_VERSION = compiled(
    r"(?: (?:industry )?standards?)?,? \(?(?:version |edition )?(?P<version>20\d\d(?:-\d\d)?)\)?(?![\w])", re.IGNORECASE
)
_CODE = compiled(r"(?: standards?)? ?\d{3}(?:-\d+)?\b", re.IGNORECASE)


def read_frameworks(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a `framework` claim for every framework or initiative that the company says it uses or belongs to."""
    if sentence.is_question:
        if standards_in(sentence.text):
            sentence.pass_over(Reason.QUESTION)
        return
    drafts = [*_used(sentence, facts), *read_science_targets(sentence, facts)]
    reached = 0
    for draft in sorted(drafts, key=lambda one: one.start):
        if draft.start >= reached:
            reached = draft.end
            yield draft
    targets = [draft for draft in drafts if draft.slots["framework"].value == "SBTi"]
    for draft in read_alignment(sentence, facts):
        if not any(other.start < draft.end and draft.start < other.end for other in targets):
            yield draft


def _used(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    hits = [hit for hit in standards_in(text) if hit.kind in _KINDS and hit.id not in _ELSEWHERE]
    told = []
    for hit in hits:
        refused = _unused(sentence, hit, facts)
        told += [] if refused else [hit]
        if refused:
            sentence.pass_over(refused, hit.start, hit.end)
    told = [hit for index, hit in enumerate(told) if hit.id not in {other.id for other in told[:index]}]
    begin = 0
    for index, hit in enumerate(told):
        low, high = claim_clause(text, hit.start)
        following = next((other.start for other in told[index + 1 :] if other.start < high), high)
        further = _FURTHER.search(text[:following], hit.end) if following < high else None
        if further and _USE.search(further.group()):
            following = further.start()
        earlier = any(low <= other.start for other in told[:index])
        yield _draft(sentence, hit, ((begin or hit.start) if earlier else low, following), (low, high))
        begin = following if further else 0


def _unused(sentence: Sentence, hit: StandardHit, facts: Facts) -> Reason | None:
    """Tell a framework in use from a mention, a definition taken from it, a plan to use it, and what others do."""
    text = sentence.text
    low, high = claim_clause(text, hit.start)
    before = text[low : hit.start]
    uses = list(_USE.finditer(before))
    behind = _USED_BEHIND.match(text, hit.end, high)
    if not uses and not behind:
        return Reason.MENTION
    if hit.kind == "initiative" and (_LONGER_NAME.match(text, hit.end) or not _MEMBERSHIP.search(before)):
        return Reason.MENTION
    if _DENIED_BEHIND.match(text, hit.end) or is_denied(text, low, hit.start):
        return Reason.NEGATED
    if _UNREAL.search(before):
        return Reason.UNDECIDED
    if _is_mention(sentence, hit, (low, high), facts):
        return Reason.MENTION
    subject = before[: uses[0].start()] if uses else before
    if is_method_of_rater(subject):
        return Reason.OTHERS
    if _MANY.search(subject) and not re.search(r"\b(?:we|our)\b", subject, re.IGNORECASE):
        return Reason.OTHERS
    ours = re.match(r"(?:we|our)\b(?! (?:suppliers?|customers?|partners?))", subject, re.IGNORECASE) is not None
    return None if ours or not is_others(subject) else Reason.OTHERS


def _is_mention(sentence: Sentence, hit: StandardHit, clause: Range, facts: Facts) -> bool:
    """Tell a certificate, a definition, a disclosure's number, the method of a figure and a score from use."""
    text, low = sentence.text, clause[0]
    before = text[low : hit.start]
    if _CERTIFIED.search(before[-50:]) or _CERTIFIED.match(text[hit.end :].lstrip(" -")):
        return True
    if is_source_of_ideas(text, low, hit.start) or _NO_BASIS_BEHIND.match(text, hit.end):
        return True
    if _NOT_A_BASIS.search(before[-60:] + text[hit.start : hit.end]):
        return True
    if hit.id == "GRI" and _CODE.match(text, hit.end) and not IN_ACCORDANCE.search(before):
        return True
    if hit.id in {"GHG Protocol", "PCAF", "ISO 14064-1"} and _COUNTED.search(text, *clause):
        return True  # the method of a number, read with the number
    return hit.id == "CDP" and bool(ratings_in(sentence, facts))


def _draft(sentence: Sentence, hit: StandardHit, span: Range, clause: Range) -> Draft:
    text = sentence.text
    slots: dict[str, Found] = {"framework": found(hit.id, (hit.start, hit.end))}
    if hit.edition:
        slots["standard_version"] = found(hit.edition, hit.edition_span)
    slots |= basis_of_use(text, hit, clause) | retirement_slots(text, hit, clause)
    if hit.id == "SASB":
        slots |= _industry(sentence, hit, clause)
        slots |= _version(text, slots)
    if hit.id in {"IFRS S1", "IFRS S2", "ISSB"}:
        reserved = _RESERVED.search(text, clause[0])
        apart = reserved and re.search(
            r"\b(?:which|that|because|who)\b", text[hit.end : reserved.start()], re.IGNORECASE
        )
        if reserved and not apart and not _RELIEF.search(text):
            slots["reservation"] = found(reserved.group().strip(" ,"), reserved.span())
    period = next(
        (p for p in sentence.periods if clause[0] <= p.start < clause[1] and p.start != hit.edition_span[0]), None
    )
    if (
        period is not None
        and period.form in {"day", "month"}
        and re.search(r"\b(?:in|on|since) $", text[: period.start], re.IGNORECASE)
    ):
        slots["date"] = found(period.last_day, (period.start, period.end))
    elif period is not None:
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    ends = [
        span[1],
        *(slot.end for name, slot in slots.items() if name in {"reservation", "sasb_industry", "standard_version"}),
    ]
    end = len(_TAIL.sub("", text[: max(ends)]))
    start = span[0] + len(text[span[0] : end]) - len(_LEAD.sub("", text[span[0] : end]))
    return Draft(kind="framework", start=min(start, hit.start), end=max(end, hit.end), slots=slots)


def _version(text: str, slots: dict[str, Found]) -> dict[str, Found]:
    """Read "(2023-12)" behind the industry: "the SASB Processed Foods standard (2023-12)"."""
    industry = slots.get("sasb_industry")
    match = _VERSION.match(text, industry.end) if industry else None
    return {"standard_version": found(match["version"], match.span("version"))} if match else {}


def _industry(sentence: Sentence, hit: StandardHit, clause: Range) -> dict[str, Found]:
    industry = sasb_industry_in(sentence.text, hit.end, min(len(sentence.text), hit.end + 160))
    industry = industry or sasb_industry_in(sentence.text, clause[0], hit.start)
    return {"sasb_industry": found(industry[0], industry[1])} if industry else {}
