"""Who won an award and who gave it: subjects, recipients, titles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.clauses import Range, pattern
from checker.extraction.names import is_cased, is_company_word, is_legal_form, is_others, is_self, name_ending
from checker.extraction.patterns import compiled
from checker.extraction.raters import GIVERS, raters_in

if TYPE_CHECKING:
    from checker.extraction.award_phrases import AwardPhrase
    from checker.model import Facts

TITLE_WORDS = r"\b(?:<<distinction_words>>|<<award_nouns>>)\b| of the (?:year|decade|month|century)\b"
_POSTS = r"\b(?:<<posts>>)\b"
_PERSON = r"^(?:our |the |its )?(?:<<posts>>|founders?)\b"
OURSELVES = compiled(r"\b(?:we|(?:the|this) (?:company|group|firm|bank|business))\W*$", re.IGNORECASE)
_CAPITALS = compiled(r"(?: (?-i:[A-Z0-9])[\w&'.-]*){1,8}")
_TITLE_BEHIND = compiled(r",? (?:(?:as|the|its|an?|this year's) |\")")
_OF_THE_YEAR = compiled(r" of the (?:year|month|decade|century)\b", re.IGNORECASE)
_LONG_TITLE = 4  # capitalised words from which two are taken to be the company's name


def object_at(text: str, position: int, facts: Facts) -> Range | None:
    """Return the recipient behind an active "named": us, the company, or its name."""
    match = re.compile(
        r" (?P<who>us|(?:the|this) (?:company|group|firm|bank|business)|our [\w-]+)\b", re.IGNORECASE
    ).match(text, position)
    if match:
        return match.span("who")
    words = list(re.finditer(r"[^\s,;:\"]+", text[position : position + 80]))[:4]
    for count in range(len(words), 0, -1):
        span = position + words[0].start(), position + words[count - 1].end()
        if is_self(text[slice(*span)], facts):
            return span
    return None if facts.entity else _unknown_company(text, position)


def is_giver(words: str) -> bool:
    """Tell whether a name is that of a body that gives titles: a forum, a chamber, a magazine, a known rater."""
    return _bodies().search(words) is not None or bool(raters_in(words, kinds=GIVERS))


def is_title(text: str, phrase: AwardPhrase, *, has_issuer: bool) -> bool:
    """Tell a distinction ("Best Employer 2024") from a post, a name, or a mere mention."""
    words = text[phrase.start : phrase.end]
    if re.search(r" of the (?:year|month|decade|century)\b", words, re.IGNORECASE):
        return True
    if pattern(_POSTS).search(words):
        return False
    quoted = words.startswith('"')
    if quoted or phrase.year is not None or pattern(TITLE_WORDS).search(words):
        return quoted or phrase.year is not None or has_issuer or (is_cased(text) and words[:1].isupper())
    return has_issuer and is_cased(text) and len(re.findall(r"\b[A-Z][a-z]+", words)) >= 2


def subject_before(text: str, low: int, end: int) -> Range:
    """Return the words in front of a verb without an opening adverbial ("In May 2024, ...", "In april 2025 ...")."""
    words = text[low:end].rstrip()
    opening = re.match(
        r"(?:(?:in|on|since|for|at|during|last|this)\b[^,]{0,80}, |(?:in|on|since) (?:[a-z]+ )?(?:19|"
        r"20)\d\d,? |there |then |recently,? |[•*\"' -]+)+",
        words,
        re.IGNORECASE,
    )
    start = low + (opening.end() if opening else 0)
    return (start, low + len(words)) if start < low + len(words) else (low, low + len(words))


def is_ours(text: str, low: int, end: int, facts: Facts) -> bool:
    """Tell whether the subject in front of a position is the company or something of it."""
    subject = text[slice(*subject_before(text, low, end))]
    if re.search(r"\b(?:we|us)\W*$", subject, re.IGNORECASE):
        return True
    nearest = name_ending(text, end, low)
    if nearest and is_self(text[slice(*nearest)], facts):
        return True
    if facts.entity and nearest and is_legal_form(text[slice(*nearest)].rpartition(" ")[2]):
        return False  # another company
    return not is_others(subject) and pattern(_PERSON).search(subject) is None


@cache
def _bodies() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary.issuer_words())
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _unknown_company(text: str, position: int) -> Range | None:
    """Read "Orrin Foods" out of "named Orrin Foods Green Retailer of the Year" where nobody says whose text it is."""
    run = _CAPITALS.match(text, position)
    if run is None:
        return None
    words = [word.span() for word in re.compile(r"\S+").finditer(text, run.start(), run.end())]
    if _TITLE_BEHIND.match(text, run.end()):
        return words[0][0], run.end()
    if len(words) == 1 or not _OF_THE_YEAR.match(text, run.end()):
        return None
    kinds = [index for index, word in enumerate(words[1:-1], 1) if is_company_word(text[slice(*word)])]
    last = kinds[-1] if kinds else int(len(words) >= _LONG_TITLE)
    return words[0][0], words[last][1]
