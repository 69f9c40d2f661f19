"""Whether a sentence speaks of a goal: by its verbs, its deadline, or the heading it stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.elements import remembered
from checker.extraction.names import is_self
from checker.extraction.openings import opens_as_goal
from checker.extraction.patterns import compiled
from checker.extraction.roles import Role, is_ahead, place_periods
from checker.extraction.target_frames import is_dated_from_above
from checker.extraction.verbs import CONDITIONAL, GOAL_HEADING, INTENT, OUTCOME, PAST_INTENT, TOLD, UNDECIDED
from checker.model import Reason

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

# "Marl Foods to cut emissions by 42%": what a headline says with an infinitive is still to come
_HEADLINE = compiled(
    r"^(?:[\w&.,'-]+ ){1,6}to (?:cut|reduce|lower|halve|decrease|trim|raise|increase|double|triple"
    r"|lift|reach|achieve|source|expand)\b",
    re.IGNORECASE,
)
# what a project yields is no goal of the company's: "These wind farms will add 3.7 GW"
_YIELDS = compiled(
    r"^(?:these|this|those|the|our|all|both|once [^,]{3,60},)(?: new| latest| completed)? (?:[\w-]+ ){0,3}(?:farms?"
    r"|parks?|projects?|plants?|turbines?|panels?|agreements?|contracts?|installations?|systems?|facilit(?:y|ies)"
    r"|they|it)"
    r"(?: [\w-]+){0,6}? (?:will|are expected to|is expected to|are set to|should) (?:[\w-]+ )?(?:add|generate|produce"
    r"|provide|supply|deliver|yield|feed|contribute|create|power)\b(?! (?:all|our|100))",
    re.IGNORECASE,
)
# "urging world leaders to triple renewable capacity by 2030"
_OTHERS_URGED = compiled(
    r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)|encourag(?:e|es|ed|ing)) (?:[\w'-]+ ){0,4}?"
    r"(?:leaders?|governments?|countries|states|nations|parties|policy[ -]?makers|politicians|parliaments?)"
    r"(?: [\w-]+){0,4}? to\b",
    re.IGNORECASE,
)
_OF_BASE = compiled(
    r",? (?:which|when (?:it|they|this|these|we)|where (?:it|they))"
    r" (?:was|were|came to|stood at|amounted to|emitted|used)\b",
    re.IGNORECASE,
)
# as in "we are supporting the Harbour Coalition's goal to ship 10% of cargo without emissions"
_GOAL_SUPPORTED = compiled(
    r"\b(?:support(?:s|ing)?|back(?:s|ing)?|endors(?:e|es|ing)|contribut(?:e|es|ing) to) (?:the )?"
    r"(?P<who>(?-i:[A-Za-z]*[A-Z][\w&.-]*)(?: (?:of|the|for|&|(?-i:[A-Z])[\w&.-]*))*)(?:'s?)? (?:[\w-]+ ){0,3}?"
    r"(?:goals?|targets?|ambitions?|aims?|commitments?) (?:to|of|that)\b(?![^.;]*, we (?:will|aim|plan|commit))",
    re.IGNORECASE,
)
# as in "helping the industry achieve its goal", "240 members which have pledged to use 100% renewable power"
_GOAL_OF_MANY = compiled(
    r"\b(?:help(?:s|ing|ed)?|support(?:s|ing|ed)?|enabl(?:e|es|ing|ed)) (?:the |our |this |its )?"
    r"(?:[\w-]+ )?(?:industry|sector) (?:to |in )?(?:achiev|reach|meet|deliver)\w*"
    r"|\b(?:members|companies|signatories|firms|organi[sz]ations|businesses),? (?:which|that|who)"
    r" (?:have|has) (?:all |each )?(?:pledged|committed|promised|vowed|signed up)\b",
    re.IGNORECASE,
)
# as "Reduced absolute emissions by 13%" does in a list of results
_RESULT_ITEM = compiled(
    r"^[\"'(\[•*■●▪◦‣→> -]*(?:reduced|lowered|decreased|increased|raised|improved|achieved|saved|avoided|diverted"
    r"|recycled|completed|exceeded|surpassed|halved|doubled"
    r"|cut (?=[^.;]{0,80}\b(?:since|between) (?:the )?(?:fy ?)?(?:19|20)\d\d))",
    re.IGNORECASE,
)
_EXAMPLE = compiled(r"[\"'(]*for (?:instance|example), (?:an?|the|if|suppose)\b", re.IGNORECASE)
_OUR_OWN = compiled(r"\b(?:we|our)\b", re.IGNORECASE)
_READERS_OWN = compiled(r"\byour\b", re.IGNORECASE)


def is_goal(sentence: Sentence, facts: Facts) -> bool:
    """Tell a goal from a result, a hypothesis and a promise of the past."""
    return no_goal(sentence, facts) is None


@remembered
def no_goal(sentence: Sentence, facts: Facts) -> tuple[Reason, int, int] | None:
    """Return why a sentence speaks of no goal, with the words that say so; None where it speaks of one."""
    text = sentence.text
    for reason, said in ((Reason.HISTORY, PAST_INTENT), (Reason.UNDECIDED, UNDECIDED)):
        if words := said.search(text):
            return reason, *words.span()
    others = goal_of_others(text, facts)
    if others is not None:
        return Reason.OTHERS, *others.span()
    refused = _refused(text)
    if refused is not None:
        return refused, 0, len(text)
    if _tells_result(sentence, facts):
        return Reason.RESULT, 0, len(text)
    if opens_as_goal(sentence, facts):
        return None
    intent, outcome, condition = INTENT.search(text), outcome_in(text), CONDITIONAL.search(text)
    if condition is not None and intent is None:
        return Reason.CONDITIONAL, *condition.span()
    if intent is not None and (outcome is None or intent.start() < outcome.start() or _deadline_ahead(sentence, facts)):
        return None
    if outcome is not None:
        return Reason.RESULT, *outcome.span()
    return None if _is_announced(sentence, facts) else (Reason.NO_GOAL, 0, len(text))


def goal_of_others(text: str, facts: Facts) -> re.Match[str] | None:
    """Return the words that make a goal another body's, which the company supports, or that of many."""
    supported = _GOAL_SUPPORTED.search(text)
    if supported is not None and not is_self(supported["who"], facts):
        return supported
    return _GOAL_OF_MANY.search(text)


def outcome_in(text: str) -> re.Match[str] | None:
    """Return words of a result; what only tells of a base is none: "than in 2020, when it was 68 kt"."""
    found = OUTCOME.search(text)
    beside = _OF_BASE.search(text)
    return None if found and beside and beside.start() <= found.start() < beside.end() else found


def _tells_result(sentence: Sentence, facts: Facts) -> bool:
    """Tell a list item that opens with what was done, and sets no date."""
    if sentence.block_kind != "list-item" or _RESULT_ITEM.match(sentence.text) is None:
        return False
    return not any(p.role is Role.DEADLINE and p.is_plain for p in place_periods(sentence, facts, is_goal=True))


def _refused(text: str) -> Reason | None:
    """Tell questions, what readers may do and what a project yields from the company's own aims."""
    if text.rstrip().endswith("?"):
        return Reason.QUESTION
    if _EXAMPLE.match(text):
        return Reason.CONDITIONAL
    if is_advice(text):
        return Reason.ADVICE
    if _OTHERS_URGED.search(text):
        return Reason.OTHERS
    return Reason.NO_GOAL if _YIELDS.match(text) else None


def _is_announced(sentence: Sentence, facts: Facts) -> bool:
    """Tell whether a deadline, the form of a headline or the words above a list item make a sentence a goal."""
    if is_dated_from_above(sentence) or _deadline_ahead(sentence, facts):
        return True
    if sentence.block_kind == "heading" and _HEADLINE.search(sentence.text):
        return True
    if sentence.block_kind != "list-item" or _is_dated_result(sentence, facts):
        return False
    intro = "" if sentence.list_intro.endswith(".") else sentence.list_intro  # "Our goals:", not any paragraph
    if intro.endswith(":") and INTENT.search(intro) and not OUTCOME.search(intro):
        return True
    return any(GOAL_HEADING.search(heading) for heading in (*sentence.headings[:1], intro))


def is_advice(text: str) -> bool:
    """Tell "Reduce your bill by 30%", which readers may do, from what the company itself sets out to do."""
    return _READERS_OWN.search(text) is not None and _OUR_OWN.search(text) is None


def _is_dated_result(sentence: Sentence, facts: Facts) -> bool:
    """Tell "41,000 m3 withdrawn in 2022", which is over, from "20% less by 2030 (2022: 4%)"."""
    placed = place_periods(sentence, facts, is_goal=True)
    return any(p.role is Role.TIME and not p.in_parentheses for p in placed)


def _deadline_ahead(sentence: Sentence, facts: Facts) -> bool:
    placed = place_periods(sentence, facts, is_goal=True)
    ahead = [p for p in placed if p.role is Role.DEADLINE and p.is_plain and not p.in_parentheses]
    # "By the end of 2023, 67% of our machines had one": a day that is past and no intention
    if any(is_ahead(p.period, facts) for p in ahead) or (ahead and INTENT.search(sentence.text)):
        return True
    # "8% less waste by 2022" in a text without a date tells nothing, so it is aimed at
    behind = [p for p in ahead if any(amount.end <= p.start for amount in sentence.amounts)]
    return bool(behind and facts.published is None and not TOLD.search(sentence.text))


_JOINT = compiled(
    r"[;:] |, (?:and|but|while|of which|where|yet)"
    r" | and (?=(?:our|the|its) (?:[\w-]+ ){0,2}?(?:target|goal|aim)s? (?:is|are)\b)"
    r"|,? and (?=(?:(?:we|it|they) )?(?:is|are|remains?|now|thus|therefore|so)\b[^.;,]{0,30}?\b(?:on track|on course"
    r"|on (?:our|its|the) way|ahead|halfway|committed|aim(?:s|ing)?|plan(?:s|ning)?|intend(?:s|ing)?)\b)"
    r"|, (?=(?:and )?(?:well |far |thus |now )?(?:ahead of|on track|on course|putting|bringing|keeping|taking)\b)",
    re.IGNORECASE,
)
# a result in front of the aim, as in "Having cut emissions by 18%, we now want to halve them"
_OPENING_RESULT = compiled(
    r"^\W*(?:having|after (?:having )?(?:\w+ing|a|an|the)|building on"
    r"|following (?:a|an|the|our|its)|with (?:a|an) [\d.,]+ ?(?:%|per ?cent) [^,;]{0,40}?(?:achieved|behind|so far"
    r"|already))\b[^,;]{4,120}, ",
    re.IGNORECASE,
)


def tells_aim(sentence: Sentence, position: int) -> bool:
    """Tell what is aimed at from what was reached: "... fell by 9% and are on track for our goal of 20%"."""
    low, high = _part(sentence, position)
    if not low:
        return False
    part = sentence.text, low, high
    return INTENT.search(*part) is not None and OUTCOME.search(*part) is None


def _part(sentence: Sentence, position: int) -> tuple[int, int]:
    """Return the part of a sentence that holds a position, where results and aims may take turns."""
    low, high = 0, len(sentence.text)
    for joint in _JOINT.finditer(sentence.text):
        if joint.start() >= position:
            return low, joint.start()
        low = joint.end()
    return low, high


def tells_outcome(sentence: Sentence, position: int) -> bool:
    """Tell what was reached from what is aimed at in one sentence: "...; by the end of 2023 they had fallen by 21%"."""
    opening = _OPENING_RESULT.match(sentence.text)
    if opening is not None and position < opening.end():
        return True
    low, high = _part(sentence, position)
    if not low and high == len(sentence.text):
        return False  # the sentence as a whole was judged before
    told: dict[int, bool] = sentence.__dict__.setdefault("goals.tells_outcome", {})  # by where a part begins
    if low not in told:
        part = sentence.text, low, high
        told[low] = OUTCOME.search(*part) is not None and INTENT.search(*part) is None
    return told[low]
