"""Net-zero and neutrality claims: achieved, or aimed at with a deadline, with everything that qualifies them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from checker.extraction.clauses import Range, clause_at, is_asserted, is_denied, pattern, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.elements import Sentence
from checker.extraction.neutrality_means import means_slots
from checker.extraction.roles import Placed, Role, is_ahead, place_periods
from checker.extraction.verbs import INTENT, PAST_INTENT, modality
from checker.model import Facts, Origin

TERM = re.compile(
    r"\b(?:(?P<zero>net[- ]?zero)|(?:net[- ])?(?:(?:carbon|climate)[- ](?:positiv(?:e|ity)|negativ(?:e|ity))"
    r"|(?:carbon|climate|co2e?|ghg|greenhouse[- ]gas|emissions?)[- ]?neutral(?:ity|ly|i[sz]ation)?))(?!\w)",
    re.IGNORECASE,
)
_GASES = r"(?:[- ](?:carbon|ghg|co2e?|greenhouse[- ]gas(?:es)?|emissions?|footprint|absolute))*"
_GOAL_NOUN = re.compile(
    _GASES
    + r"(?: scopes? [\d, and+&]{1,12})?[- ](?:emissions? )?(?:targets?|goals?|commitments?|ambitions?|pledges?|objectives?|aims?)\b",
    re.IGNORECASE,
)
_NO_CLAIM_AFTER = (
    _GASES + r"(?: (?!(?:by|in|across|for|and|with|of|to|is|our|as|from|on|at|the|a|or)\b)[\w-]+){0,2}?[- ](?:<<neutrality_topics>>)\b"
)
_HELPED = re.compile(
    r"\b(?:contribut\w+|support\w*|help\w*|enabl\w+|promot\w+|facilitat\w+|foster\w*|empower\w*|advis\w+|partner\w* in)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ON_THE_WAY = re.compile(
    r"\b(?:path(?:way)?s?|journey|road(?:map)?|transition\w*|progress|way|steps?|race|importance|era|concept|question|towards?)"
    r"(?: (?:of|to|towards?|for|a|an|the|full|our|its)){0,3} ?$",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"\b(?:is|are|was|were|'re|(?:has|have|had|has now|have now|has already|have already|have also|has also)"
    r" (?:been|become|achieved|reached|attained|secured|maintained)|became|achieved|reached|attained|turned|went|remains?|stays?|operates?)"
    r"(?: (?:now|already|currently|certified|all|fully|also|both|officially|today|as|a|an|the|its|our|operational|full|completely|"
    r"entirely|100%|been|therefore|thus|proudly|company-wide|status of|level of)){0,4} ?$",
    re.IGNORECASE,
)
_FUTURE_COPULA = re.compile(r"\b(?:will|shall|to|would|could|should|can|may) (?:\w+ )?(?:be|become)\b", re.IGNORECASE)
_OFFER = r"[- ](?:\w+[- ]){0,2}?(?:<<offer_nouns>>|<<sites>>)\b"
_OFFER_BEFORE = re.compile(
    r"(?:^|\b(?:our|this|these|its|a|an|the|first|new|all|every|certified|offers?|and)) ?[\"']?$", re.IGNORECASE
)
_BOUNDARY_WORD = re.compile(
    r"\b(?:own operations|operational(?:ly)?|operations|direct(?= (?:emissions|operations))|own emissions)\b",
    re.IGNORECASE,
)
_VALUE_CHAIN = re.compile(
    r"\b(?:entire|full|whole|complete|across (?:our|its|the)|total) value[- ]chain\b", re.IGNORECASE
)
_LIFE_CYCLE = re.compile(
    r"\bcradle[- ]to[- ](?:gate|grave|cradle|shelf|customer)\b|\b(?:whole|entire|full|complete|across (?:its|the|their))"
    r" life[- ]?(?:cycle|span)\b|\buse[- ]phase\b|\bover its life[- ]?cycle\b",
    re.IGNORECASE,
)
_NOT_TAIL = re.compile(r"[ ,]+(?:and|or|but|while|which)$", re.IGNORECASE)


class _Claim(Struct, frozen=True, kw_only=True):
    """A neutrality term that is claimed: its clause, and the stretch up to the next term."""

    term: re.Match[str]
    low: int
    high: int
    is_achieved: bool
    deadline: Placed | None
    intent: re.Match[str] | None


def read_neutrality(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the net-zero (`net_zero`) and neutrality (`carbon_neutral`) claims of a sentence."""
    lower = sentence.lower
    if "neutral" not in lower and "zero" not in lower and "positiv" not in lower and "negativ" not in lower:
        return
    terms = [term for term in sentence.finditer(TERM) if not _is_name(sentence.text, term)]
    for index, term in enumerate(terms):
        following = terms[index + 1].start() if index + 1 < len(terms) else len(sentence.text)
        claim = _claim(sentence, term, terms[index - 1].end() if index else 0, following, facts)
        if claim is not None:
            yield _draft(sentence, facts, claim)


def has_neutrality_term(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of net zero or neutrality at all."""
    return sentence.find(TERM) is not None


def _is_name(text: str, term: re.Match[str]) -> bool:
    """Tell a proper name ("the Carbon Neutral Cup", "Net Zero Fund") from the term."""
    written = term.group()
    titled = written[:1].isupper() and written[written.find(" ") + 1 :][:1].isupper() and " " in written
    opened = text[: term.start()].rstrip(" \"'(-•*")
    return (
        titled
        and bool(opened)
        and opened[-1] not in ".:;"
        and bool(re.match(r" [A-Z][a-z]", text[term.end() : term.end() + 3]))
    )


def _claim(sentence: Sentence, term: re.Match[str], previous: int, following: int, facts: Facts) -> _Claim | None:
    text = sentence.text
    low, high = clause_at(text, term.start())
    start = max(low, previous)
    if PAST_INTENT.search(text) or not is_asserted(sentence, low, term.start(), facts):
        return None
    goal_noun = _GOAL_NOUN.match(text, term.end())
    if goal_noun is None and pattern(_NO_CLAIM_AFTER).match(text, term.end()):
        return None
    before = text[low : term.start()]
    if _HELPED.search(before):
        return None
    intent = _intent(sentence, low, term, goal_noun)
    achieved = intent is None and _is_achieved(text, start, term, facts)
    deadline = None if achieved else _deadline(sentence, facts, term, low, following)
    if achieved and (late := _deadline(sentence, facts, term, term.end(), following)) and is_ahead(late.period, facts):
        achieved, deadline = False, late  # "our plants are carbon neutral by 2030"
    if not achieved and deadline is None and (intent is None or goal_noun or _ON_THE_WAY.search(before)):
        return None
    if _ON_THE_WAY.search(before) and intent is None and not sentence.block_kind == "list-item":
        return None
    return _Claim(
        term=term,
        low=start,
        high=min(following, _reach(text, high, deadline)),
        is_achieved=achieved,
        deadline=deadline,
        intent=intent,
    )


def _reach(text: str, high: int, deadline: Placed | None) -> int:
    return max(high, deadline.end) if deadline is not None and deadline.start >= high else high


def _intent(sentence: Sentence, low: int, term: re.Match[str], goal_noun: re.Match[str] | None) -> re.Match[str] | None:
    """Return the word of intention that governs the term: in its clause, or in front of a colon ("has set targets: ...")."""
    matches = [match for match in INTENT.finditer(sentence.text) if match.end() <= term.start()]
    own = [match for match in matches if match.start() >= low]
    if own:
        return own[-1]
    behind = INTENT.search(sentence.text, term.end(), goal_noun.end()) if goal_noun else None
    if behind:
        return behind
    joined = _ACHIEVED.search(sentence.text[low : term.start()])
    return matches[-1] if matches and not joined else None


def _is_achieved(text: str, low: int, term: re.Match[str], facts: Facts) -> bool:
    before = text[low : term.start()]
    if _FUTURE_COPULA.search(before):
        return False
    if _ACHIEVED.search(before):
        return True
    offer = pattern(_OFFER).match(text, term.end())
    return bool(
        offer
        and _OFFER_BEFORE.search(before)
        and not re.match(r"[^.;]{0,40}\bby (?:fiscal |fy ?|the end of )?20\d\d", text[term.end() :])
    )


def _deadline(sentence: Sentence, facts: Facts, term: re.Match[str], low: int, following: int) -> Placed | None:
    placed = [p for p in place_periods(sentence, facts, is_goal=True) if p.role is Role.DEADLINE]
    behind = [
        p
        for p in placed
        if term.end() <= p.start < following and not re.search(r"[;:]", sentence.text[term.end() : p.start])
    ]
    if behind:
        return behind[0]
    ahead = [p for p in placed if p.end <= term.start() and (p.start >= low or p.start < 3)]
    return ahead[-1] if ahead else None


def _draft(sentence: Sentence, facts: Facts, claim: _Claim) -> Draft:
    text, term = sentence.text, claim.term
    start, end = _words(sentence, claim)
    slots: dict[str, Found] = {"neutrality_term": found(term.group(), term.span())}
    slots |= _manner(sentence, claim)
    slots |= _time(sentence, facts, claim)
    slots |= _coverage(sentence, claim, start)
    slots |= _subject(sentence, facts, claim, start)
    slots |= means_slots(sentence, term.end(), is_achieved=claim.is_achieved, deadline=claim.deadline)
    return Draft(kind="net_zero" if term["zero"] else "carbon_neutral", start=start, end=end, slots=slots)


def _words(sentence: Sentence, claim: _Claim) -> Range:
    """Bound the claim: its whole clause where the clause has a verb of its own, else the noun phrase with its deadline."""
    text, term = sentence.text, claim.term
    begin = claim.low
    joint = list(re.finditer(r", and |, or | and |[,:(] ", text[begin : term.start()]))
    if joint and not re.search(
        r"\b(?:be|is|are|was|were|been|become|reach|achieve|to|will|at|for|by)\b",
        text[begin + joint[-1].end() : term.start()],
        re.IGNORECASE,
    ):
        nominal = text[begin + joint[-1].end() : term.start()]
        if len(nominal) <= 40:
            begin += joint[-1].end()
    stop = term.end()
    noun = _GOAL_NOUN.match(text, term.end())
    stop = noun.end() if noun else stop
    if claim.deadline is not None:
        if claim.deadline.end <= term.start():
            begin = min(begin, claim.deadline.start)
        stop = max(stop, claim.deadline.end)
    for hit in sentence.metrics:
        if term.start() <= hit.start < claim.high and hit.scopes:
            stop = max(stop, hit.end)
    if claim.is_achieved:
        stop = max(stop, claim.high)
    start, end = trimmed(text, begin, stop)
    tail = _NOT_TAIL.search(text[start:end])
    return start, start + tail.start() if tail else end


def _manner(sentence: Sentence, claim: _Claim) -> dict[str, Found]:
    if claim.is_achieved:
        return {
            "modality": found("achieved"),
            "tense": found(
                "past"
                if re.search(
                    r"\b(?:was|were|became|achieved|reached)\b",
                    sentence.text[claim.low : claim.term.start()],
                    re.IGNORECASE,
                )
                else "present"
            ),
        }
    if claim.intent is None:
        return {"modality": found("aim"), "tense": found("future")}
    return {"modality": found(modality(claim.intent), claim.intent.span()), "tense": found("future")}


def _time(sentence: Sentence, facts: Facts, claim: _Claim) -> dict[str, Found]:
    if claim.deadline is not None:
        deadline = claim.deadline
        origin = Origin.HERE if claim.low <= deadline.start < claim.high else Origin.COORDINATION
        span = (deadline.period.start, deadline.period.end)
        return {
            "target_year": found(deadline.period.year, (deadline.start, deadline.end), origin=origin),
            "target_label": found(deadline.period.label, span, origin=origin),
            "target_end": found(deadline.period.last_day, span, origin=origin),
        }
    if not claim.is_achieved:
        return {}
    near = sorted(sentence.periods, key=lambda p: (p.start < claim.term.start(), abs(p.start - claim.term.start())))
    own = [p for p in near if claim.low <= p.start < claim.high and not is_ahead(p, facts)]
    return period_slots(own[0].label, own[0].last_day, (own[0].start, own[0].end)) if own else {}


def _coverage(sentence: Sentence, claim: _Claim, start: int) -> dict[str, Found]:
    """Read scopes, Scope 2 method, boundary words and product boundaries of the clause."""
    slots: dict[str, Found] = {"metric": found("ghg.total.unspecified")}
    text, low = sentence.text, min(claim.low, start)
    hits = [hit for hit in sentence.metrics if hit.scopes and low <= hit.start < claim.high]
    behind = [hit for hit in hits if hit.start >= claim.term.start()]
    for hit in (behind or hits)[:1]:
        span = (hit.start, hit.end)
        slots["ghg_scopes"] = found(hit.scopes, span)
        slots["metric"] = found(hit.id, span)
        if hit.method:
            slots["scope2_method"] = found(hit.method, span)
    chain = _VALUE_CHAIN.search(text, low, claim.high)
    if chain and "ghg_scopes" not in slots:
        slots["ghg_scopes"] = found((1, 2, 3), chain.span())
    cycle = _LIFE_CYCLE.search(text, low, claim.high)
    if cycle:
        slots["product_footprint_boundary"] = found(cycle.group(), cycle.span())
    word = _BOUNDARY_WORD.search(text, start, claim.high)
    if word:
        slots["boundary_word"] = found(word.group().lower(), word.span())
    return slots


def _subject(sentence: Sentence, facts: Facts, claim: _Claim, start: int) -> dict[str, Found]:
    text = sentence.text
    offer = pattern(_OFFER).match(text, claim.term.end())
    named = (claim.term.start(), offer.end()) if offer else subject_of(text, start, claim.term.start())
    if named is None:
        return {"subject": found("company")}
    words = text[named[0] : named[1]]
    if pattern(r"\b<<sites>>\b").search(words):
        return {"subject": found("site", named), "boundary": found(words, named)}
    is_offer = pattern(r"\b<<offer_nouns>>\b").search(words) and not re.match(
        r"(?:we|the company|the group)\b", words, re.IGNORECASE
    )
    if is_offer or (
        facts.kind == "product-page" and not re.match(r"(?:we|our (?:company|group))\b", words, re.IGNORECASE)
    ):
        return {"subject": found("product", named), "product": found(words, named), "boundary": found(words, named)}
    return {"subject": found("company", named)}
