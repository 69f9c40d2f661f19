"""Awards, prizes and titles the company says it has won, with issuer, name, year and recipient."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import vocabulary
from checker.extraction.award_frames import Frame, frame_of
from checker.extraction.award_issuers import issuer_of
from checker.extraction.award_phrases import AwardPhrase, award_phrases, bare_name
from checker.extraction.award_titles import title_frames
from checker.extraction.clauses import pattern
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.names import claim_clause, is_generic, is_self
from checker.extraction.occasions import (
    Occasion,
    is_streak_words,
    occasion_above,
    occasion_before,
    occasion_here,
    relative_occasion,
    streak_slots,
)
from checker.extraction.patterns import compiled
from checker.extraction.raters import raters_in
from checker.model import Facts, Origin, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

_GATE = (
    r"\b(?:<<award_nouns>>|named|crowned|voted|declared|proclaimed|chosen|selected|designated|(?:recogni[sz]|"
    r"honou?r)ed as|awarded|of the year)\b"
)
_RATING_NOUN = compiled(r"medals?|distinctions?|titles?", re.IGNORECASE)
_RATED = compiled(r"\b(?:ratings?|rated|scor(?:e|es|ed|ecard)|ranking|ranked)\b", re.IGNORECASE)
_FOR_PRODUCT = compiled(
    r"(?:,| -)? ?\bfor (?P<words>(?:the|our|its) (?!(?:\w+ ){0,2}(?:years?|times?|"
    r"period)\b)(?!(?:\w+ ){0,3}(?:performance|efforts?|work|commitment|contribution|achievements?|"
    r"progress|practices?|leadership|report|reporting)\b)[^,.;()]{3,60})",
    re.IGNORECASE,
)
_THE_SAME = compiled(r"\b(?:this|the same) (?:titles?|awards?|prizes?|distinctions?|honours?|honors?|accolades?)\b")
_LEAD = compiled(r"^[ ,;:•*-]*(?:and |but )?", re.IGNORECASE)


class _Candidate(Struct, frozen=True, kw_only=True):
    """An award phrase with the frame that says it was won."""

    phrase: AwardPhrase
    frame: Frame

    def begin(self, after: int) -> int:
        """Return where the words of this award begin behind those of another, which may share the verb."""
        return self.frame.start if self.frame.start >= after else self.phrase.start


def read_awards(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield an `award` claim for every award, prize or title that the company says it, a site or a product won."""
    if not (sentence.block_kind == "list-item" or pattern(_GATE).search(sentence.text)):
        return
    if sentence.is_question:
        sentence.pass_over(Reason.QUESTION)
        return
    reached = 0
    candidates = _candidates(sentence, facts)
    for index, candidate in enumerate(candidates):
        if candidate.phrase.start < reached:
            continue
        following = candidates[index + 1].begin(candidate.phrase.end) if index + 1 < len(candidates) else None
        draft = _draft(sentence, candidate, (reached, following), facts)
        if draft is not None:
            reached = draft.end
            yield draft


def _candidates(sentence: Sentence, facts: Facts) -> list[_Candidate]:
    text = sentence.text
    found_here = [_Candidate(phrase=phrase, frame=frame) for phrase, frame in title_frames(sentence, facts)]
    previous: _Candidate | None = None
    for phrase in award_phrases(text):
        if any(c.phrase.start < phrase.end and phrase.start < c.phrase.end for c in found_here) or _is_rating(
            text, phrase
        ):
            continue
        frame = frame_of(sentence, phrase, facts)
        if frame is None and previous is not None and _is_coordinated(text, previous.phrase.end, phrase.start):
            frame = previous.frame
        if frame is not None:
            previous = _Candidate(phrase=phrase, frame=frame)
            found_here.append(previous)
    return sorted(found_here, key=lambda candidate: candidate.phrase.start)


def _is_coordinated(text: str, end: int, start: int) -> bool:
    return (
        re.fullmatch(
            r"[^.;:]{0,60}?(?:,| and|, and| as well as)(?: (?:the|its|a|an|their|our))* ?[\"']?", text[end:start]
        )
        is not None
    )


def _is_rating(text: str, phrase: AwardPhrase) -> bool:
    """Tell a rater's medal ("EcoVadis Gold medal") from an award."""
    low, high = claim_clause(text, phrase.start)
    if _RATING_NOUN.fullmatch(phrase.noun) and raters_in(text, low, high):
        return True
    return _RATING_NOUN.fullmatch(phrase.noun) is not None and _RATED.search(text, low, high) is not None


def _draft(sentence: Sentence, candidate: _Candidate, bounds: tuple[int, int | None], facts: Facts) -> Draft | None:
    text, phrase, frame = sentence.text, candidate.phrase, candidate.frame
    low, high = claim_clause(text, phrase.start)
    low = 0 if sentence.block_kind == "list-item" else min(low, frame.start)
    high = max(high, phrase.end)
    slots: dict[str, Found] = {}
    if frame.giver:
        slots["issuer"] = found(text[slice(*frame.giver)], frame.giver)
    elif issuer := issuer_of(sentence, phrase, high, facts):
        slots["issuer"] = issuer
    named = phrase.name is not None and (phrase.noun == "" or not _is_bare(text, phrase))
    if not named and not _is_told(sentence, phrase, frame, has_issuer="issuer" in slots):
        return None
    if phrase.name is not None and (named or "issuer" in slots):
        slots["award_name"] = found(bare_name(text, phrase.name), phrase.name)
    if phrase.programme and not _is_bare_words(text[slice(*phrase.programme)]):
        slots["award_programme"] = found(bare_name(text, phrase.programme), phrase.programme)
    slots |= _when(sentence, phrase, low, high, facts)
    slots |= _recipient(sentence, phrase, frame, high, facts)
    start = max(bounds[0], min([frame.start, phrase.start]))
    until = len(text) if sentence.block_kind == "list-item" else high
    here = {name: slot for name, slot in slots.items() if slot.sentence is None and slot.origin is Origin.HERE}
    ends = [slot.end for name, slot in here.items() if low <= slot.start < (until if name == "issuer" else high)]
    end = max([phrase.end, *ends])
    if bounds[1] is not None and end > bounds[1]:
        end = phrase.end
    end += text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end)
    start += len(text[start:end]) - len(_LEAD.sub("", text[start:end]))
    return Draft(kind="award", start=start, end=end, slots=slots)


def _is_bare(text: str, phrase: AwardPhrase) -> bool:
    """Tell "the ESG award", "a national prize" from an award with a name of its own."""
    if phrase.name is None or text[phrase.name[0] - 1 : phrase.name[0]] == '"':
        return phrase.name is None
    return _is_bare_words(text[slice(*phrase.name)])


def _is_bare_words(words: str) -> bool:
    generic = {*vocabulary.terms("award_generic_words"), *vocabulary.terms("award_nouns")}
    return all(word in generic for word in re.findall(r"[^\W\d_][\w&'-]*", words.lower()))


def _is_told(sentence: Sentence, phrase: AwardPhrase, frame: Frame, *, has_issuer: bool) -> bool:
    """Tell whether an award without a name is a claim of its own ("won an award"), not a later mention of one."""
    if not frame.is_won or phrase.noun not in _unnamed_nouns():
        return has_issuer and frame.is_won
    before = sentence.text[frame.start : phrase.start].lower() + sentence.text[phrase.start : phrase.end].lower()
    if re.search(r"\b(?:this|that|these|those|such|its|our|their)\b(?! own)", before):
        return has_issuer
    if re.search(r"\bthe\b[^.;]{0,40}$", sentence.text[frame.start : phrase.end].lower()) and not has_issuer:
        return False
    if phrase.is_plural:
        named = sum(not _is_bare(sentence.paragraph, other) for other in award_phrases(sentence.paragraph))
        return not named and not sentence.text.rstrip().endswith(":")
    return True


def _unnamed_nouns() -> frozenset[str]:
    return frozenset({"award", "awards", "prize", "prizes"})


def _when(sentence: Sentence, phrase: AwardPhrase, low: int, high: int, facts: Facts) -> dict[str, Found]:
    occasion = occasion_here(sentence, low, high, phrase.end, facts)
    slots: dict[str, Found] = {}
    relative = relative_occasion(sentence, low, high, facts)
    if relative:
        slots["relative_date"] = relative[0]
    if phrase.year is not None:
        slots["award_year"] = found(phrase.year, phrase.year_span)
        slots |= streak_slots(sentence, low, high, occasion)
        return slots
    chosen = occasion or (relative[1] if relative else None)
    if chosen is None and (not is_streak_words(sentence.text, low, high) or _THE_SAME.search(sentence.text, low, high)):
        chosen = _elsewhere(sentence, facts)
    slots |= streak_slots(sentence, low, high, chosen)
    if chosen is not None:
        slots["award_year"] = chosen.slot(chosen.year)
        if chosen.last_day is not None:
            slots["award_date"] = chosen.slot(chosen.last_day)
    return slots


def _elsewhere(sentence: Sentence, facts: Facts) -> Occasion | None:
    """Take the date of the sentence before where this one hangs on it, or the year of the heading."""
    opening = re.match(
        r"(?:there|here|at (?:the|this|that)|on (?:this|that|the)|during (?:the|this)|it|then|in that)\b",
        sentence.text,
        re.IGNORECASE,
    )
    about_awards = sentence.before is not None and re.search(
        r"\b(?:gala|ceremon\w+|awards?|prizes?|competition|contest|summit|forum|congress)\b",
        sentence.before.text,
        re.IGNORECASE,
    )
    if sentence.block_kind != "list-item" and (opening or about_awards or _THE_SAME.search(sentence.text)):
        before = occasion_before(sentence, facts)
        if before is not None:
            return before
    return occasion_above(sentence, facts)


def _recipient(sentence: Sentence, phrase: AwardPhrase, frame: Frame, high: int, facts: Facts) -> dict[str, Found]:
    """Return who or what the award went to, where that is narrower than the company."""
    slots: dict[str, Found] = {}
    text = sentence.text
    if frame.recipient:
        words = text[slice(*frame.recipient)]
        if (
            words
            and not is_self(words, facts)
            and not is_generic(words)
            and re.match(r"(?:the|our|its|all|hotel|plant)\b", words, re.IGNORECASE)
        ):
            slots["boundary"] = found(words, frame.recipient)
    product = _FOR_PRODUCT.search(text, phrase.end, high)
    if product:
        slots["product"] = found(product["words"].strip(), product.span("words"))
    return slots
