"""Ratings, scores and medals the company reports: who rated, on which scheme, at which level, when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.award_issuers import body_after
from checker.extraction.clauses import Range, pattern
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.names import is_generic, is_self, name_ending
from checker.extraction.occasions import (
    Occasion,
    occasion_above,
    occasion_before,
    occasion_here,
    relative_occasion,
    streak_slots,
)
from checker.extraction.patterns import compiled
from checker.extraction.raters import raters_in
from checker.extraction.rating_entries import called_certified
from checker.extraction.rating_finds import BY, FIELD, IN_FIELD, LISTED, NOUN, RatingFind, ratings_in
from checker.extraction.rating_letters import is_letter
from checker.extraction.rating_levels import percentile_slots, scale_slots
from checker.extraction.update_notes import occasion_noted
from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_GATE = compiled(
    r"rat(?:ed|es|ings?)\b|rank|score|grade|risk|medal|class|status|level|list\b|certified|verified|"
    r"endorsed|accredited|top \d|percentile|[A-F][+-]?(?!\w)|:|upgraded",
    re.IGNORECASE,
)
_QUESTIONNAIRE = compiled(
    r"\b(?:climate(?: change)?|water(?: security)?|forests?|supplier engagement|plastics|"
    r"biodiversity)\b(?: (?:questionnaire|disclosure|score|"
    r"programme|program|list|assessment|rating))?",
    re.IGNORECASE,
)
_PAST = compiled(
    r"\b(?:received|awarded|achieved|obtained|earned|scored|was|were|had|got|won|reached|gave)\b", re.IGNORECASE
)
_ADVERBIAL = compiled(r"\b(?:in|on|during|back in)(?: [a-z]+)? $", re.IGNORECASE)
_SHOWS = compiled(
    r"\b(?:prov(?:es?|ing)|show(?:s|ing)?|demonstrat(?:es?|ing)|reflect(?:s|ing)?|confirm(?:s|ing)?|"
    r"evidenc(?:es?|ing)|testif(?:y|ies|ying) to|"
    r"underlin(?:es?|ing)|attest(?:s|ing)? to|as proof of|as evidence of) (?P<words>[^.;]{5,90})",
    re.IGNORECASE,
)
_BESIDE = compiled(
    r"\b(?P<words>(?:maintain|achiev|ensur|establish|built|build|strengthen|uph[eo]ld|practi[sc]|implement|"
    r"improv)\w* [^,;.]{5,80}?),? and "
    r"(?:\w+ )?(?:obtained|received|earned|achieved|gained|was|were|been|is|are|got|won|holds?)\b",
    re.IGNORECASE,
)
_RATES = compiled(
    r" (?:(?:has|have|had) )?(?:also |again )?(?:rated|rates|ranked|ranks|graded|put|placed|assigned|"
    r"upgraded|given|gave|awarded|classified|"
    r"scored|classed|puts|places|classes)\b",
    re.IGNORECASE,
)
_BAND = compiled(r"leaders?(?:hip)?(?: (?:status|level|band|category))?", re.IGNORECASE)  # a CDP band is no score
_A_LIST = compiled(r"\ba[- ]list(?:ers?|ed)?\b", re.IGNORECASE)  # CDP's name for those that scored A
_OWN_RATING = compiled(r"(?:\b(?:our|the|an?|its)|^) $", re.IGNORECASE)
_MEDALS = frozenset({"gold", "silver", "bronze", "platinum"})


def read_ratings(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a `rating` claim for every ESG rating, score, medal or rank of the company that the sentence reports."""
    text = sentence.text
    if sentence.is_question:
        if _GATE.search(text):
            sentence.pass_over(Reason.QUESTION)
        return
    finds = ratings_in(sentence, facts)
    if not finds or not _GATE.search(text):
        return
    reached = 0
    for find in finds:
        slots = _slots(sentence, find, facts)
        start, end = _span(sentence, find, slots)
        start = max(reached, start)
        reached = max(end, start + 1)
        yield Draft(kind="rating", start=start, end=reached, slots=slots)


def _slots(sentence: Sentence, find: RatingFind, facts: Facts) -> dict[str, Found]:
    text = sentence.text
    slots = percentile_slots(text, find.low, find.high) | scale_slots(text, find.low, find.high)
    issuer = _issuer(sentence, find, facts)
    if issuer:
        slots["issuer"] = found(text[slice(*issuer)], issuer)
    if find.level and not (_is_cdp(find) and _BAND.fullmatch(text[slice(*find.level)])):
        words = "constituent" if find.is_member else _level_words(text[slice(*find.level)])
        slots["rating_level"] = found(words, find.level)
    elif _is_cdp(find) and (listed := _A_LIST.search(text, find.low, find.high)):
        slots["rating_level"] = found("A List", listed.span())
    if "percentile" in slots and "rating_level" not in slots:
        span = slots["percentile"].start, slots["percentile"].end
        slots["rating_level"] = found(text[slice(*span)], span)
    slots |= (
        _scheme(text, find) | _when(sentence, find, facts) | _supported(text, find) | _boundary(sentence, find, facts)
    )
    called = called_certified(text, find.rater, find.low, find.high) if find.rater else None
    if called:
        slots["recognition_verb"] = found(called["word"].lower(), called.span("word"))
    return slots


def _span(sentence: Sentence, find: RatingFind, slots: dict[str, Found]) -> Range:
    """Return the clause of a lone rating, the words of its slots where several share a sentence."""
    text = sentence.text
    inside = [
        slot for name, slot in slots.items() if find.low <= slot.start < find.high and name != "supported_statement"
    ]
    start = min([find.anchor, *(slot.start for slot in inside)])
    end = max([find.anchor, *(slot.end for slot in inside), find.rater.end if find.rater else 0])
    if find.is_alone:
        beside = _BESIDE.search(text, 0, start)
        low = beside.end("words") if beside else find.low
        start, end = min(start, low), max(end, find.high)
    words = text[start:end]
    start += len(words) - len(re.sub(r"^[ •*,;:-]*(?:and |but )?", "", words))
    return start, len(text[:end].rstrip(" .;,"))


def _level_words(words: str) -> str:
    words = words.strip()
    if is_letter(words.upper()):
        return words.upper()
    return words.capitalize() if words.lower() in _MEDALS else words


def _is_cdp(find: RatingFind) -> bool:
    return find.rater is not None and find.rater.issuer.id == "CDP"


def _issuer(sentence: Sentence, find: RatingFind, facts: Facts) -> Range | None:
    text = sentence.text
    if find.rater:
        return find.rater.start, find.rater.end
    behind = body_after(text, BY, find.anchor, find.high, facts)
    if behind and not is_letter(text[slice(*behind)]):
        return behind
    verb = _RATES.search(text, find.low, find.high)
    subject = name_ending(text, verb.start(), find.low) if verb else None
    if subject and not is_self(text[slice(*subject)], facts) and not is_generic(text[slice(*subject)]):
        return subject
    listed = LISTED.match(text) if sentence.block_kind == "list-item" else None
    if listed and find.level and listed.end() <= find.level[0] + 1 and not is_self(listed["who"], facts):
        return None if pattern(FIELD).fullmatch(listed["who"]) else listed.span("who")
    return _before_noun(text, find, facts)


def _before_noun(text: str, find: RatingFind, facts: Facts) -> Range | None:
    """Read "our Corvus ESG rating"."""
    noun = pattern(NOUN).search(text, find.low, find.high)
    span = name_ending(text, len(text[: noun.start()].rstrip()), find.low) if noun else None
    if span is None or is_self(text[slice(*span)], facts) or not text[span[0]].isupper():
        return None
    own = _OWN_RATING.search(text[: span[0]]) is not None
    return span if own and not pattern(FIELD).fullmatch(text[slice(*span)]) else None


def _scheme(text: str, find: RatingFind) -> dict[str, Found]:
    if _is_cdp(find):
        asked = _QUESTIONNAIRE.search(text, find.low, find.high)
        return {"rating_scheme": found(asked.group(), asked.span())} if asked else {}
    slots: dict[str, Found] = {}
    field = pattern(IN_FIELD).search(text, find.low, find.high)
    if field:
        words = field["field"]
        slots["rating_subject"] = found("disclosure" if "disclosure" in words.lower() else words, field.span("field"))
        slots["rating_scheme"] = found(words, field.span("field"))
    if find.rater:
        issuer = find.rater.issuer
        if issuer.scheme and (issuer.kind == "rater" or field):
            slots.setdefault("rating_scheme", found(issuer.scheme))
        if issuer.subject:
            slots.setdefault("rating_subject", found(issuer.subject))
        return slots
    noun = pattern(NOUN).search(text, find.low, find.high)
    return slots | ({"rating_scheme": found(noun.group(), noun.span())} if noun and not slots else {})


def _when(sentence: Sentence, find: RatingFind, facts: Facts) -> dict[str, Found]:
    low = 0 if find.is_alone else find.low
    occasion = occasion_here(sentence, low, find.high, find.anchor, facts)
    if occasion is None and find.until > find.high:
        occasion = occasion_here(sentence, find.high, find.until, find.high, facts)  # one date behind several levels
    relative = relative_occasion(sentence, low, find.high, facts)
    slots: dict[str, Found] = {}
    if relative:
        slots["relative_date"] = relative[0]
        occasion = occasion or relative[1]
    streak = streak_slots(sentence, low, find.high, occasion)
    if occasion is None and not streak:
        occasion = occasion_noted(sentence) or _with_same_rater(sentence, facts) or occasion_above(sentence, facts)
    if occasion is not None:
        slots["rating_date"] = occasion.slot(occasion.end_day)
        if _is_history(sentence.text, occasion, find):
            slots["tense"] = found("past")
    return slots | streak


def _with_same_rater(sentence: Sentence, facts: Facts) -> Occasion | None:
    """Return the date of the sentence before where that speaks of the same rater: "Based on its score, ..."."""
    told = {hit.issuer.id for hit in raters_in(sentence.before.text)} if sentence.before else set()
    is_same = any(hit.issuer.id in told for hit in raters_in(sentence.text))
    return occasion_before(sentence, facts) if is_same else None


def _is_history(text: str, occasion: Occasion, find: RatingFind) -> bool:
    """Tell "In 2019 we received our first medal" from a rating said to hold."""
    before = text[: max(occasion.start, 0)]
    if before.count("(") > before.count(")"):
        return False
    return bool(_ADVERBIAL.search(before) and _PAST.search(text, find.low, find.high))


def _supported(text: str, find: RatingFind) -> dict[str, Found]:
    """Return the broader statement the rating is offered as evidence for."""
    until = max(find.anchor, find.level[0] if find.level else 0)
    match = _SHOWS.search(text, find.anchor) or _BESIDE.search(text, 0, until)
    return {"supported_statement": found(match["words"].strip(), match.span("words"))} if match else {}


def _boundary(sentence: Sentence, find: RatingFind, facts: Facts) -> dict[str, Found]:
    """Return the site, product or unit that was rated where the sentence names one in front."""
    match = LISTED.match(sentence.text)
    if match is None or find.rater is None or match.end() > find.anchor or is_self(match["who"], facts):
        return {}
    if raters_in(match["who"]) or pattern(FIELD).search(match["who"]) or re.fullmatch(r"[\d ]+", match["who"]):
        return {}
    return {"boundary": found(match["who"].strip(), match.span("who"))}
