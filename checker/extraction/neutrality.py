"""Net-zero and neutrality claims: achieved, or aimed at with a deadline, with everything that qualifies them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction import neutrality_forms as forms
from checker.extraction.clauses import Range, clause_at, is_asserted, pattern, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.neutrality_means import means_slots
from checker.extraction.neutrality_scope import coverage_slots, subject_slots
from checker.extraction.neutrality_times import Part, base_slots, deadline_of, further_deadlines, time_slots
from checker.extraction.roles import Placed, is_ahead
from checker.extraction.target_frames import framed_deadline
from checker.extraction.verbs import INTENT, PAST_INTENT, UNDECIDED, modality
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts


class _Claim(Struct, frozen=True, kw_only=True):
    """A neutrality term that is claimed: its clause, and the stretch up to the next term."""

    term: re.Match[str]
    low: int
    high: int
    own_low: int  # where the words about its coverage begin
    is_achieved: bool
    deadline: Placed | None
    intent: re.Match[str] | None
    framed: dict[str, Found] = {}  # the deadline from around the sentence


def read_neutrality(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the net-zero (`net_zero`) and neutrality (`carbon_neutral`) claims of a sentence."""
    lower = sentence.lower
    if "neutral" not in lower and "zero" not in lower and "positiv" not in lower and "negativ" not in lower:
        return
    terms = [term for term in sentence.finditer(forms.TERM) if not _is_name(sentence, term)]
    for index, term in enumerate(terms):
        following = terms[index + 1].start() if index + 1 < len(terms) else len(sentence.text)
        claim = _claim(sentence, term, terms[index - 1].end() if index else 0, following, facts)
        if claim is None:
            continue
        yield _draft(sentence, facts, claim)
        if claim.deadline is not None:
            for part in further_deadlines(sentence, facts, claim.deadline, following):
                yield _draft(sentence, facts, _of_part(claim, part))


def _is_name(sentence: Sentence, term: re.Match[str]) -> bool:
    """Tell a proper name ("the Carbon Neutral Cup", "Net Zero Fund") from the term."""
    text, written = sentence.text, term.group()
    if sentence.block_kind == "list-item" and term.start() < 3 and forms.LABEL_AFTER.match(text, term.end()):
        sentence.pass_over(Reason.NAME, *term.span())
        return True  # "Net Zero deliveries: using more electric vans"
    titled = written[:1].isupper() and written[written.find(" ") + 1 :][:1].isupper() and " " in written
    opened = text[: term.start()].rstrip(" \"'(-•*")
    if not (titled and opened and opened[-1] not in ".:;" and forms.NAME_AFTER.match(text, term.end())):
        return False
    sentence.pass_over(Reason.NAME, *term.span())
    return True


def _claim(sentence: Sentence, term: re.Match[str], previous: int, following: int, facts: Facts) -> _Claim | None:
    text = sentence.text
    low, high = clause_at(text, term.start())
    start = max(low, previous)
    goal_noun = forms.GOAL_NOUN.match(text, term.end())
    refused = _refused(text, (low, high), term, is_goal=goal_noun is not None)
    if refused is not None:
        sentence.pass_over(refused, *term.span())
        return None
    if not is_asserted(sentence, low, term.start(), facts):
        return None
    before = text[low : term.start()]
    intent = _intent(sentence, low, term, goal_noun)
    achieved = intent is None and _is_achieved(text, start, term)
    deadline = None if achieved else deadline_of(sentence, facts, term, low, following)
    if (
        achieved
        and (late := deadline_of(sentence, facts, term, term.end(), following))
        and is_ahead(late.period, facts)
    ):
        achieved, deadline = False, late  # "our plants are carbon neutral by 2030"
    framed = {} if achieved or deadline is not None else _framed(sentence, facts, intent)
    on_the_way = forms.ON_THE_WAY.search(before) is not None
    is_timeless = not achieved and deadline is None and not framed
    is_undated = is_timeless and (intent is None or goal_noun or on_the_way)
    if is_undated or (on_the_way and intent is None and not _is_own_way(sentence, before, deadline)):
        sentence.pass_over(Reason.UNDATED, *term.span())
        return None
    return _Claim(
        term=term,
        low=start,
        own_low=-1,
        framed=framed,
        high=min(following, _reach(high, deadline)),
        is_achieved=achieved,
        deadline=deadline,
        intent=intent,
    )


def _refused(text: str, clause: Range, term: re.Match[str], *, is_goal: bool) -> Reason | None:
    """Tell a term held at a distance, an earlier promise, the name of a thing and what others reach."""
    low, high = clause
    before = text[low : term.start()]
    becomes = forms.BECOMES.search(before)
    if not becomes and text[term.start() - 1 : term.start()] == '"' and text[term.end() : term.end() + 1] == '"':
        return Reason.QUOTED
    if PAST_INTENT.search(text, low, high):
        return Reason.HISTORY
    if UNDECIDED.search(text, low, high):
        return Reason.UNDECIDED
    is_topic = not is_goal and pattern(forms.NO_CLAIM_AFTER).match(text, term.end()) is not None
    if is_topic and not (becomes and forms.OWN_TOPIC.match(text, term.end())):
        return Reason.NAME
    helped = forms.HELPED.search(before)
    is_help = helped is not None and not INTENT.search(before, helped.start())
    return Reason.OTHERS if is_help or forms.OF_OTHERS.search(before) or forms.GOAL_OF_ALL.search(before) else None


def _framed(sentence: Sentence, facts: Facts, intent: re.Match[str] | None) -> dict[str, Found]:
    """Return the deadline of "By 2040:" above "Bring our emissions to net zero", and of goals announced before."""
    opens = forms.IMPERATIVE.match(sentence.text)
    return framed_deadline(sentence, facts) if intent is not None or opens else {}


def _is_own_way(sentence: Sentence, before: str, deadline: Placed | None) -> bool:
    """Tell "we are on the path to net zero by 2050", a promise with a date, from a path that all of us are on."""
    if sentence.block_kind == "list-item":
        return True
    return deadline is not None and deadline.is_plain and forms.OWN_WAY.search(before) is not None


def _of_part(claim: _Claim, part: Part) -> _Claim:
    """Return the same promise for another part: "net zero in our mills by 2035 and across our supply chain by 2045"."""
    return replace(claim, own_low=part.start, high=part.deadline.end, deadline=part.deadline)


def _reach(high: int, deadline: Placed | None) -> int:
    return max(high, deadline.end) if deadline is not None and deadline.start >= high else high


def _intent(sentence: Sentence, low: int, term: re.Match[str], goal_noun: re.Match[str] | None) -> re.Match[str] | None:
    """Return the word of intention that governs the term: in its clause, or in front of it ("has set targets: ...")."""
    matches = [match for match in INTENT.finditer(sentence.text) if match.end() <= term.start()]
    own = [match for match in matches if match.start() >= low]
    if own:
        return own[-1]
    behind = INTENT.search(sentence.text, term.end(), goal_noun.end()) if goal_noun else None
    if behind:
        return behind
    joined = forms.ACHIEVED.search(sentence.text[low : term.start()])
    return matches[-1] if matches and not joined else None


def _is_achieved(text: str, low: int, term: re.Match[str]) -> bool:
    before = text[low : term.start()]
    if forms.FUTURE_COPULA.search(before):
        return False
    if forms.ACHIEVED.search(before):
        return True
    offer = pattern(forms.OFFER).match(text, term.end())
    return bool(
        offer
        and forms.OFFER_BEFORE.search(before)
        and not re.match(r"[^.;]{0,40}\bby (?:fiscal |fy ?|the end of )?20\d\d", text[term.end() :])
    )


def _draft(sentence: Sentence, facts: Facts, claim: _Claim) -> Draft:
    _text, term = sentence.text, claim.term
    start, end = _words(sentence, claim)
    slots: dict[str, Found] = {"neutrality_term": found(term.group(), term.span())}
    slots |= _manner(sentence, claim)
    slots |= claim.framed or time_slots(
        sentence,
        facts,
        (claim.low, claim.high, claim.term.start()),
        deadline=claim.deadline,
        is_achieved=claim.is_achieved,
    )
    if not claim.is_achieved:
        number = min((a.number_start for a in sentence.amounts if a.number_start > term.end()), default=claim.high)
        slots |= base_slots(sentence, facts, term.end(), min(claim.high, number))
    slots |= coverage_slots(sentence, term.span(), (max(start, claim.own_low), claim.high))
    slots |= subject_slots(sentence, facts, term.span(), start)
    slots |= means_slots(sentence, term.end(), is_achieved=claim.is_achieved, deadline=claim.deadline)
    return Draft(kind="net_zero" if term["zero"] else "carbon_neutral", start=start, end=end, slots=slots)


def _words(sentence: Sentence, claim: _Claim) -> Range:
    """Bound the claim: its clause where that has a verb of its own, else the noun phrase with its deadline."""
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
    noun = forms.GOAL_NOUN.match(text, term.end())
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
    tail = forms.NOT_TAIL.search(text[start:end])
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
