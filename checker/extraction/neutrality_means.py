"""What stands behind a neutrality claim: depth of reduction, residual emissions, offsets, standard, verifier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.offsets import credit_slots, credits_beside
from checker.extraction.patterns import compiled
from checker.extraction.retirement import retirement_in
from checker.extraction.roles import Placed, Role, place_periods
from checker.model import Facts

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence

_CUT_AFTER = compiled(
    r" (?:[\w-]+ ){0,3}?(?:cuts?|reductions?|decreases?|lower|less|decarboni[sz]ation|abatement)\b", re.IGNORECASE
)
_CUT_BEFORE = compiled(
    r"\b(?:cut(?:ting)?|reduc\w+|lower(?:ing)?|decreas\w+|abat\w+|bring\w* down"
    r"|shrink\w*)\b[^.;:%]{0,80}\bby (?:at least |about |some |up to |more than |over )?$"
    r"|\b(?:reductions?|cuts?|decrease) of (?:at least |about |some |up to |more than |over )?$",
    re.IGNORECASE,
)
_RESIDUE = (
    r"(?:the rest|the remainder|what(?:ever)? (?:is left|remains)|(?:any |all |the |our |its "
    r"|these )?(?:residual|remaining|unavoidable|unabated|hard-to-abate) (?:(?:carbon|ghg|co2e?"
    r"|greenhouse gas) )?emissions|the balance|(?:the )?(?:last|final|remaining) \d+ ?%)"
)
_TREATED = r"(?:neutrali[sz]|remov|offset|compensat|counterbalanc|balanc|captur|stor|sequest|absorb|eliminat)\w*"
_RESIDUAL = compiled(
    rf"\b{_RESIDUE}\b[^.;]{{0,50}}?\b{_TREATED}(?:[^.;()]{{0,60}}?\b(?:removals?|credits?|offsets?|storage"
    rf"|capture|sinks?))?"
    rf"|\b{_TREATED} (?:only |all )?{_RESIDUE}\b(?:[^.;()]{{0,60}}?\b(?:removals?|credits?|offsets?|storage"
    rf"|capture|sinks?))?",
    re.IGNORECASE,
)
_NO_OFFSETS = compiled(
    r"\b(?:instead of|without(?: (?:any|the))?(?: (?:use|help|purchase|recourse|reliance|using|buying|relying"
    r"|resorting|purchasing)(?: of| on| to)?)?"
    r"|rather than|not (?:rely|count|depend|use|include|counting|relying|using|including)\w*(?: on)?|no|free of"
    r"|excluding|exclude[sd]?)"
    r"(?: [\w-]+){0,2}? (?:offsets?|offsetting|(?:carbon |removal )?credits?|compensation)\b",
    re.IGNORECASE,
)
_OFFSETS = compiled(
    r"\b(?:offsets?|offsetting|(?:carbon|removal|certified|climate|emission|verified|forestry|nature-based"
    r"|high-quality)[- ](?:\w+[- ])?credits?"
    r"|carbon compensation|compensat\w+|credits?)\b",
    re.IGNORECASE,
)
_NOT_CREDIT_BEFORE = compiled(r"\b(?:tax|line of|bank|loan|export|consumer|financial|academic) $", re.IGNORECASE)
_ALL = compiled(r"\b(?:all|entirely|fully|100 ?%|every tonne)\b[^.;]{0,40}$", re.IGNORECASE)
_STANDARD = compiled(
    r"\b(?:ISO ?14068(?:-1)?(?::\d{4})?|PAS ?2060(?::\d{4})?|ISO ?14064-[123](?::\d{4})?|IWA 42(?::\d{4})?"
    r"|the carbonneutral protocol|"
    r"climate neutral certified|INTE B5(?::\d{4})?)",
    re.IGNORECASE,
)
_VERIFIER = compiled(
    r"\b(?:verified|assured|certified|audited|validated|confirmed|(?:limited |reasonable )?assurance"
    r"|verification|certification|validation)"
    r"(?: [\w-]+){0,3}? (?:by|from) (?P<who>(?:the )?[^\s,;:()]+(?: (?!(?:in|for|on|under|to|and|with|since|at"
    r"|as|against|according)\b)[^\s,;:()]+){0,4})",
    re.IGNORECASE,
)


def means_slots(sentence: Sentence, position: int, *, is_achieved: bool, deadline: Placed | None) -> dict[str, Found]:
    """Return the slots that say how neutrality is (to be) reached, read from the sentence that claims it.

    `position` is the end of the neutrality term: a depth of reduction is only taken from the words behind it.
    """
    slots = {} if is_achieved else _depth(sentence, position, deadline)
    slots |= _residual(sentence)
    slots |= _offset_role(sentence, slots)
    if "offset_role" in slots and slots["offset_role"].value != "none":
        slots |= credits_beside(sentence) | credit_slots(sentence)
    standard = sentence.find(_STANDARD)
    if standard:
        slots["standard"] = found(standard.group(), standard.span())
        slots |= {
            name: slot for name, slot in retirement_in(sentence.text, *standard.span()).items() if name != "tense"
        }
    verifier = sentence.find(_VERIFIER)
    if verifier:
        slots["verifier"] = found(verifier["who"].rstrip(".,"), verifier.span("who"))
    return slots


def _depth(sentence: Sentence, position: int, deadline: Placed | None) -> dict[str, Found]:
    for amount in sentence.amounts:
        if amount.start < position or amount.quantity.unit != "%":
            continue
        text = sentence.text
        if not (
            _CUT_AFTER.match(text, amount.end) or _CUT_BEFORE.search(text[max(0, amount.start - 130) : amount.start])
        ):
            continue
        placed = place_periods(sentence, Facts(), is_goal=True)
        near = [p for p in placed if amount.end <= p.start <= amount.end + 60]
        if any(p.role is Role.DEADLINE and deadline is not None and p.year != deadline.year for p in near):
            continue  # a nearer target of its own
        slots = {"reduction_depth": found(amount.quantity, (amount.start, amount.end))}
        for base in (p for p in near if p.role is Role.BASE):
            span = (base.start, base.end)
            slots |= {"base_year": found(base.year, span), "base_label": found(base.period.label, span)}
            break
        return slots
    return {}


def residual_in(text: str) -> tuple[int, int] | None:
    """Return where a text says what becomes of remaining emissions, None where it does not."""
    told = (match for match in _RESIDUAL.finditer(text) if "emission" in match.group().lower())
    return next((match.span() for match in told), None)


def _residual(sentence: Sentence) -> dict[str, Found]:
    match = sentence.find(_RESIDUAL)
    return {"residual_treatment": found(match.group(), match.span())} if match else {}


def _offset_role(sentence: Sentence, slots: dict[str, Found]) -> dict[str, Found]:
    """Return `offset_role`: none, residual, all, or the words that name offsets."""
    text = sentence.text
    none = sentence.find(_NO_OFFSETS)
    if none:
        return {"offset_role": found("none", none.span())}
    residual = slots.get("residual_treatment")
    for match in sentence.finditer(_OFFSETS):
        if _NOT_CREDIT_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if residual is not None and residual.start <= match.start() <= residual.end + 40:
            return {"offset_role": found("residual", match.span())}
        if _ALL.search(text[max(0, match.start() - 60) : match.start()]) or re.match(
            r" (?:all|every|the whole)\b", text[match.end() :], re.IGNORECASE
        ):
            return {"offset_role": found("all", match.span())}
        return {"offset_role": found(_role(text, match), match.span())}
    return {}


def _role(text: str, match: re.Match[str]) -> str:
    left_over = re.search(
        r"\b(?:that (?:were|are|is|was) left|remaining|rest|residual)\b",
        text[match.start() : match.start() + 160],
        re.IGNORECASE,
    )
    return "residual" if left_over else match.group().lower()
