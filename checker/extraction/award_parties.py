"""Who won an award and who gave it: subjects, recipients, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, pattern
from checker.extraction.names import is_cased, is_others, is_self, name_ending

if TYPE_CHECKING:
    from checker.extraction.award_phrases import AwardPhrase
    from checker.model import Facts

TITLE_WORDS = r"\b(?:<<distinction_words>>|<<award_nouns>>)\b| of the (?:year|decade|month|century)\b"
_POSTS = r"\b(?:<<posts>>)\b"


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
    return None


def is_title(text: str, phrase: AwardPhrase, *, has_issuer: bool) -> bool:
    words = text[phrase.start : phrase.end]
    if re.search(r" of the (?:year|month|decade|century)\b", words, re.IGNORECASE):
        return True
    if pattern(_POSTS).search(words):
        return False
    quoted = words.startswith('"')
    if quoted or phrase.year is not None or pattern(TITLE_WORDS).search(words):
        return quoted or phrase.year is not None or has_issuer or is_cased(text) and words[:1].isupper()
    return has_issuer and is_cased(text) and len(re.findall(r"\b[A-Z][a-z]+", words)) >= 2


def subject_before(text: str, low: int, end: int) -> Range:
    """Return the words in front of a verb without an opening adverbial ("In May 2024, ...", "In april 2025 ...")."""
    words = text[low:end].rstrip()
    opening = re.match(
        r"(?:(?:in|on|since|for|at|during|last|this)\b[^,]{0,80}, |(?:in|on) (?:[a-z]+ )?(?:19|20)\d\d,? |there |then |recently,? |[•*\"' -]+)+",
        words,
        re.IGNORECASE,
    )
    start = low + (opening.end() if opening else 0)
    return (start, low + len(words)) if start < low + len(words) else (low, low + len(words))


def is_ours(text: str, low: int, end: int, facts: Facts) -> bool:
    """Tell whether the subject in front of a position is the company or something of it."""
    subject = text[slice(*subject_before(text, low, end))]
    if re.search(r"\b(?:we|us|nhg)\W*$", subject, re.IGNORECASE):
        return True
    nearest = name_ending(text, end, low)
    if nearest and is_self(text[slice(*nearest)], facts):
        return True
    return not is_others(subject)
