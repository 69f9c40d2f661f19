"""Ratings, scores and medals the company reports: who rated, on which scheme, at which level, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from checker.extraction.award_issuers import body_after
from checker.extraction.clauses import clause_at, is_denied, pattern
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.elements import Sentence
from checker.extraction.names import Range, is_generic, is_others, is_self, name_ending
from checker.extraction.occasions import Occasion, occasion_above, occasion_here, relative_occasion, streak_slots
from checker.extraction.rating_levels import level_in, percentile_slots, scale_slots
from checker.extraction.raters import RaterHit, raters_in
from checker.model import Facts

_VERB = re.compile(
    r"\b(?P<verb>rated|rates|ranked|ranks|graded|grades|scored|scores|classified|classed|(?:has |have )?(?:put|placed|assigned|upgraded|given|gave|awarded))\b",
    re.IGNORECASE,
)
_SOLID_VERB = re.compile(r"\b(?:rated|rates|ranked|ranks|graded|grades|scored|classified|classed)\b", re.IGNORECASE)
_NOUN = r"\b(?:<<rated_fields>>)(?: and (?:<<rated_fields>>))? (?P<noun>ratings?|scores?|rankings?|scorecard|grades?|medals?)\b"
_ANY_NOUN = r"\b(?:ratings?|scorecard|(?:gold|silver|bronze|platinum) (?:medal|status|rating)|medal|score|ranking|(?:<<rated_fields>>) grade)\b"
_IN_FIELD = r"\b(?:ratings?|grades?|scores?) (?:in|for|on) (?P<field><<rated_fields>>)\b"
_FIELD = r"\b(?:<<rated_fields>>|questionnaire|agency|scorecard)\b"
_OTHER = r"\b(?:<<other_ratings>>)\b"
_HAS = re.compile(
    r"\b(?:has|have|hold|holds|held|received|receives|obtained|achieved|earned|maintained|maintains|improved|raised|kept|retained|got|secured|with|our|top|highest|high|excellent|"
    r"strong|best)\b(?: [\w-]+){0,4} ?$",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:not|never|without|hop(?:e|es|ing)|aims?|aiming|wants?|will|would|could|can|may|might|should|if|whether|target(?:s|ing)?|goals?|plans?|intends?|seek|strive|"
    r"by (?:the end of )?20[2-9]\d|each|every supplier|require[sd]?)\b|n't\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|from|of|with)(?= )", re.IGNORECASE)
_STATUS = re.compile(
    r"\b(?:leadership|management|awareness|disclosure) (?:status|level|band|category)\b|\ba[ -]list\b|\bleaders?\b",
    re.IGNORECASE,
)
_QUESTIONNAIRE = re.compile(
    r"\b(?:climate(?: change)?|water(?: security)?|forests?|supplier engagement|plastics|biodiversity)\b(?: (?:questionnaire|disclosure|score|programme|program|list|assessment|rating))?",
    re.IGNORECASE,
)
_RATER_WORDS = r"(?:certified|verified|endorsed|accredited|certification)"
_PAST = re.compile(
    r"\b(?:received|awarded|achieved|obtained|earned|scored|was|were|had|got|won|reached|gave)\b", re.IGNORECASE
)
_SHOWS = re.compile(
    r"\b(?:prov(?:es?|ing)|show(?:s|ing)?|demonstrat(?:es?|ing)|reflect(?:s|ing)?|confirm(?:s|ing)?|evidenc(?:es?|ing)|testif(?:y|ies|ying) to|underlin(?:es?|ing)|attest(?:s|ing)? to|as proof of|as evidence of) (?P<words>[^.;]{5,90})",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?P<words>(?:maintain|achiev|ensur|establish|built|build|strengthen|uph[eo]ld|practi[sc]|implement|improv)\w* [^,;.]{5,80}?),? and (?:\w+ )?(?:obtained|received|earned|achieved|gained|was|were|been|is|are|got|won|holds?)\b",
    re.IGNORECASE,
)
_SUBJECT_BEFORE = re.compile(r"^[ •*-]*(?P<who>[^:]{3,60}): ?")
_RATES = re.compile(
    r" (?:(?:has|have|had) )?(?:also |again )?(?:rated|rates|ranked|ranks|graded|put|placed|assigned|upgraded|given|gave|awarded|classified|scored|classed|puts|places|classes)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|we|us) (?:\w+ly |again |also )?$", re.IGNORECASE)


class _Rating(Struct, frozen=True, kw_only=True):
    """One rating: the stretch of the sentence that is about it, its rater and its level."""

    low: int
    high: int
    anchor: int
    rater: RaterHit | None
    level: Range | None


def read_ratings(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a `rating` claim for every ESG rating, score, medal or rank of the company that the sentence reports."""
    text = sentence.text
    if text.rstrip("\"') ").endswith("?"):
        return
    ratings = list(_known(sentence)) or list(_unknown(sentence, facts))
    reached = 0
    for rating in ratings:
        if _is_real(sentence, rating, facts):
            draft = _draft(sentence, rating, reached, facts)
            reached = draft.end
            yield draft


def _known(sentence: Sentence) -> Iterator[_Rating]:
    """Find the known raters with a level, a status or a medal beside them."""
    text = sentence.text
    hits = raters_in(text)
    for index, hit in enumerate(hits):
        low, high = _stretch(sentence, hits, index)
        level = level_in(sentence, low, high, is_known=True)
        told = level or _STATUS.search(text, low, high) or _called_certified(text, hit, low, high)
        told = told or percentile_slots(text, low, high) or _medal_or_rated(text, low, high)
        if told and not pattern(_OTHER).search(text, low, high):
            yield _Rating(low=low, high=high, anchor=hit.start, rater=hit, level=level)


def _stretch(sentence: Sentence, hits: tuple[RaterHit, ...], index: int) -> Range:
    """Return the part of the sentence that belongs to one of several raters."""
    text = sentence.text
    listed = sentence.block_kind == "list-item"
    low, high = (0, len(text)) if listed else clause_at(text, hits[index].start)
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(hits):
            continue
        gap = text[hits[first].end : hits[second].start]
        cut = max(gap.rfind(" and "), gap.rfind(", "), gap.rfind("; "))
        border = hits[first].end + max(cut, 0)
        low, high = (max(low, border), high) if second == index else (low, min(high, border))
    return low, high


def _medal_or_rated(text: str, low: int, high: int) -> bool:
    noun = pattern(_ANY_NOUN).search(text, low, high)
    verb = _SOLID_VERB.search(text, low, high)
    return bool(verb or (noun and _HAS.search(text[low : noun.start()])))


def _unknown(sentence: Sentence, facts: Facts) -> Iterator[_Rating]:
    """Find ratings by bodies the vocabulary does not know: by the verb "rated", or the noun "ESG rating"."""
    text = sentence.text
    if pattern(_OTHER).search(text):
        return
    for match in _VERB.finditer(text):
        low, high = (0, len(text)) if sentence.block_kind == "list-item" else clause_at(text, match.start())
        low = 0 if not text[:low].strip(" :-") else low
        level = level_in(sentence, low, high, is_known=False)
        solid = _SOLID_VERB.match(text, match.start("verb"))
        about = pattern(_FIELD).search(text, low, high)
        body = _agent(text, match, low, high, facts)
        if (solid and (body or about) and (level or about)) or (
            body and level and about is None and _is_class(text, level)
        ):
            yield _Rating(low=low, high=high, anchor=match.start(), rater=None, level=level)
            return
    noun = pattern(_NOUN).search(text) or pattern(_IN_FIELD).search(text)
    if noun:
        low, high = (0, len(text)) if sentence.block_kind == "list-item" else clause_at(text, noun.start())
        level = level_in(sentence, low, high, is_known=False)
        if (
            level
            or _HAS.search(text[low : noun.start()])
            and not re.match(r"(?:rankings|scores)", text[noun.end() - 8 : noun.end()])
        ):
            yield _Rating(low=low, high=high, anchor=noun.start(), rater=None, level=level)


def _is_class(text: str, level: Range) -> bool:
    return (
        re.search(
            r"\b(?:class|level|grade|category|band|tier|rating of|score of)[ \"']*$", text[: level[0]], re.IGNORECASE
        )
        is not None
    )


def _agent(text: str, verb: re.Match[str], low: int, high: int, facts: Facts) -> Range | None:
    """Return who rated: behind "by", or the subject of the active verb."""
    passive = body_after(text, _BY, verb.end(), high, facts)
    if passive:
        return passive
    subject = name_ending(text, len(text[low : verb.start()].rstrip()) + low, low)
    if subject is None or is_self(text[slice(*subject)], facts) or _PASSIVE.search(text[low : verb.start()]):
        return None
    words = text[slice(*subject)]
    objects = re.match(r" (?:us|the company|the group|our)\b", text[verb.end() : verb.end() + 14], re.IGNORECASE)
    named = text[verb.end() :].lstrip().split(" ")[0].strip(",.")
    return subject if objects or (named and is_self(named, facts)) and not is_generic(words) else None


def _called_certified(text: str, hit: RaterHit, low: int, high: int) -> re.Match[str] | None:
    behind = re.compile(rf"[- ](?P<word>{_RATER_WORDS})\b", re.IGNORECASE).match(text, hit.end)
    before = re.compile(rf"\b(?P<word>{_RATER_WORDS}) (?:by|from|to|with) (?:the )?$", re.IGNORECASE).search(
        text, low, hit.start
    )
    return behind if behind and behind.end() <= high else before


def _is_real(sentence: Sentence, rating: _Rating, facts: Facts) -> bool:
    """Tell a rating the company has from one it hopes for, denies, or reports of others."""
    text = sentence.text
    begin = clause_at(text, rating.anchor)[0]
    until = max(rating.anchor, rating.level[0] if rating.level else 0)
    if _UNREAL.search(text, begin, until) or is_denied(text, begin, until):
        return False
    verb = re.search(
        r"\b(?:is|are|was|were|has|have|had|hold|holds|scored|received|achieved|earned|obtained|reached|rated|with)\b",
        text[begin:until],
        re.IGNORECASE,
    )
    subject = text[begin : begin + verb.start()] if verb else text[begin : rating.anchor]
    return (
        not is_others(subject)
        or re.match(r"(?:we|the company)\b", subject, re.IGNORECASE) is not None
        or bool(facts.entity and is_self(subject, facts))
    )


def _draft(sentence: Sentence, rating: _Rating, reached: int, facts: Facts) -> Draft:
    text, low, high = sentence.text, rating.low, rating.high
    slots: dict[str, Found] = {}
    issuer = _issuer(sentence, rating, facts)
    if issuer:
        slots["issuer"] = found(text[slice(*issuer)], issuer)
    if rating.level:
        slots["rating_level"] = found(_level_words(text, rating.level), rating.level)
    slots |= percentile_slots(text, low, high) | scale_slots(text, low, high)
    if "rating_level" not in slots and "percentile" in slots:
        slots["rating_level"] = found(
            text[slots["percentile"].start : slots["percentile"].end],
            (slots["percentile"].start, slots["percentile"].end),
        )
    slots |= _scheme(text, rating) | _when(sentence, rating, facts) | _supported(text, rating)
    called = _called_certified(text, rating.rater, low, high) if rating.rater else None
    if called:
        slots["recognition_verb"] = found(called["word"].lower(), called.span("word"))
    slots |= _boundary(sentence, rating, facts)
    inside = [
        slot
        for name, slot in slots.items()
        if slot.sentence is None and low <= slot.start < high and name != "supported_statement"
    ]
    start = min([rating.anchor, *(slot.start for slot in inside)])
    end = max([rating.anchor, *(slot.end for slot in inside), rating.rater.end if rating.rater else 0])
    if sentence.block_kind == "list-item" and len(raters_in(text)) <= 1:
        start, end = low + len(text[low:high]) - len(text[low:high].lstrip(" •*-")), len(text[:high].rstrip(" .;"))
    start = max(reached, start)
    return Draft(kind="rating", start=start, end=max(end, start + 1), slots=slots)


def _level_words(text: str, level: Range) -> str:
    words = text[slice(*level)].strip()
    return (
        words.upper()
        if re.fullmatch(r"[a-f]{1,3}[+-]?", words)
        else words.capitalize()
        if words in {"gold", "silver", "bronze", "platinum"}
        else words
    )


def _issuer(sentence: Sentence, rating: _Rating, facts: Facts) -> Range | None:
    text = sentence.text
    if rating.rater:
        return rating.rater.start, rating.rater.end
    behind = body_after(text, _BY, rating.anchor, rating.high, facts)
    if behind and not re.match(r"(?:19|20)\d\d", text[behind[0] :]):
        return behind
    verb = _RATES.search(text, rating.low, rating.high)
    if verb:
        subject = name_ending(text, verb.start(), rating.low)
        if subject and not is_self(text[slice(*subject)], facts) and not is_generic(text[slice(*subject)]):
            return subject
    listed = _SUBJECT_BEFORE.match(text) if sentence.block_kind == "list-item" else None
    if (
        listed
        and rating.level
        and listed.end() <= rating.level[0]
        and not is_self(listed["who"], facts)
        and re.match(r"[A-Z]", listed["who"])
    ):
        return listed.span("who") if not pattern(_FIELD).search(listed["who"].lower() + " ") else None
    return _before_noun(text, rating, facts)


def _before_noun(text: str, rating: _Rating, facts: Facts) -> Range | None:
    """Read "our Corvus ESG rating"."""
    span = name_ending(text, len(text[: rating.anchor].rstrip()), rating.low)
    if (
        span is None
        or is_self(text[slice(*span)], facts)
        or not text[span[0]].isupper()
        or pattern(_FIELD).fullmatch(text[slice(*span)])
    ):
        return None
    return (
        span
        if re.search(r"(?:\b(?:our|the|an?|its)|^) $", text[: span[0]], re.IGNORECASE)
        and pattern(_NOUN).match(text, rating.anchor)
        else None
    )


def _scheme(text: str, rating: _Rating) -> dict[str, Found]:
    slots: dict[str, Found] = {}
    field = pattern(_IN_FIELD).search(text, rating.low, rating.high)
    if rating.rater and rating.rater.issuer.name == "CDP":
        asked = _QUESTIONNAIRE.search(text, rating.low, rating.high)
        return {"rating_scheme": found(asked.group(), asked.span())} if asked else {}
    if field:
        slots["rating_subject"] = found(
            "disclosure" if "disclosure" in field["field"].lower() else field["field"], field.span("field")
        )
        slots["rating_scheme"] = found(field["field"], field.span("field"))
    if rating.rater and rating.rater.issuer.scheme and (rating.rater.issuer.kind == "rater" or field):
        slots.setdefault("rating_scheme", found(rating.rater.issuer.scheme))
    if rating.rater and rating.rater.issuer.subject:
        slots.setdefault("rating_subject", found(rating.rater.issuer.subject))
    noun = pattern(_NOUN).search(text, rating.low, rating.high)
    if noun and rating.rater is None:
        slots.setdefault("rating_scheme", found(noun.group(), noun.span()))
    return slots


def _when(sentence: Sentence, rating: _Rating, facts: Facts) -> dict[str, Found]:
    occasion = occasion_here(
        sentence, 0 if len(raters_in(sentence.text)) <= 1 else rating.low, rating.high, rating.anchor, facts
    )
    relative = relative_occasion(sentence, rating.low, rating.high, facts)
    slots: dict[str, Found] = {}
    if relative:
        slots["relative_date"] = relative[0]
        occasion = occasion or relative[1]
    streak = streak_slots(sentence, rating.low, rating.high, occasion)
    if occasion is None and not streak:
        occasion = occasion_above(sentence, facts)
    if occasion is not None:
        slots["rating_date"] = occasion.slot(_last_day(occasion))
        if _is_history(sentence.text, occasion, rating):
            slots["tense"] = found("past")
    return slots | streak


def _last_day(occasion: Occasion) -> date:
    return occasion.last_day or occasion.end_day


def _is_history(text: str, occasion: Occasion, rating: _Rating) -> bool:
    """Tell "In 2019 we received our first medal" from a rating said to hold."""
    if occasion.start < 0 or text[: occasion.start].count("(") > text[: occasion.start].count(")"):
        return False
    adverbial = re.search(r"\b(?:in|on|during|back in)(?: [a-z]+)? $", text[: occasion.start], re.IGNORECASE)
    return bool(adverbial and _PAST.search(text, rating.low, rating.high))


def _supported(text: str, rating: _Rating) -> dict[str, Found]:
    """Return the broader statement the rating is offered as evidence for."""
    match = _SHOWS.search(text, rating.anchor)
    beside = _BESIDE.search(text, 0, max(rating.anchor, rating.level[0] if rating.level else 0))
    chosen = match or beside
    return {"supported_statement": found(chosen["words"].strip(), chosen.span("words"))} if chosen else {}


def _boundary(sentence: Sentence, rating: _Rating, facts: Facts) -> dict[str, Found]:
    """Return the site, product or unit that was rated where the sentence names one in front."""
    match = _SUBJECT_BEFORE.match(sentence.text)
    if match is None or match.end() > rating.anchor or is_self(match["who"], facts) or raters_in(match["who"]):
        return {}
    if pattern(_FIELD).search(match["who"]) or re.fullmatch(r"[\d ]+", match["who"]):
        return {}
    return {"boundary": found(match["who"].strip(), match.span("who"))}
