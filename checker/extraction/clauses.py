"""The clause around a word: where it begins and ends, who is its subject, and whether what it says is asserted."""

from __future__ import annotations

import re
from functools import cache

from checker import vocabulary
from checker.extraction.elements import Sentence
from checker.extraction.sentences import split_sentences
from checker.extraction.subjects import is_third_party
from checker.model import Facts

Range = tuple[int, int]

_PRONOUN = r"(?:we|it|they|he|she|the company|the group|this|these|i)\b"
_BREAK = re.compile(
    r"[;:] |,? - |,? (?:while|whereas|although|though|but)\b |, (?:and|or|so|yet|as|because|since(?! (?:19|20)\d\d))\b |"
    rf" and (?={_PRONOUN})|, (?=(?:which|who|whose|where)\b)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|neither|nor|cannot|no longer|nobody|without|rather than|instead of|refuse[sd]?|stopped|hardly|barely)\b|n't\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|would|could|might|unless|whether|suppose|for example|for instance|e\.g\.|imagine|assuming)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|shall|can|may|must|should|do|does|did|aims?|plans?|wants?|intends?|commits?|"
    r"seeks?|strives?|hopes?|expects?|pledges?|uses?|needs?|requires?|consumes?|brings?|offers?|draws?|weighs?|saves?|saved|helps?|"
    r"helped|cuts?|reduces?|lowers?|reduced|lowered|contributes?|contributed|makes?|made|gives?|gave|given|works?|runs?|becomes?|became|"
    r"reached|achieved|avoids?|avoided|provides?|delivers?|enables?|allows?|emits?|produces?|generates?|releases?|leaves?|that|which)\b",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"https?://[^\s)\"]+|\bwww\.[^\s)\"]+|\b(?:[\w-]+\.){1,3}(?:com|org|net|example|eu|co\.uk|io|info|de|fr|cn|jp|au|nz|ca|za)(?:/[\w./-]*)?"
    r"|\b(?:life[- ]cycle (?:assessment|analysis)|lca|environmental product declaration|epd|test report|test certificate|mill certificates?|"
    r"certificate no|our (?:own )?(?:line |field |factory |laboratory |lab )?(?:tests?|trials?|measurements?)(?= (?:of|in|from)\b)|"
    r"(?:tested|measured|calculated|verified|audited|assured|certified|tests?) (?:by|to|under|according to|in accordance with)"
    r"|mass[- ]balance audited)\b(?: [\w-]*\d[\w-]*)?",
    re.IGNORECASE,
)


def clause_at(text: str, position: int) -> Range:
    """Return the start and end of the clause that holds a position: between semicolons, colons, "but", ", and" ..."""
    start, end = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= position:
            start = match.end()
        elif match.start() >= position:
            end = match.start()
            break
    return start, end


def is_denied(text: str, start: int, position: int) -> bool:
    """Tell whether a negation stands between the start of a clause and a word in it."""
    return _NEGATION.search(text, start, position) is not None


def is_asserted(sentence: Sentence, start: int, position: int, facts: Facts) -> bool:
    """Tell whether the company itself states, as a fact or a plan, what stands at a position of the clause from `start`.

    Not so: questions, conditions, examples, negations, and what states, customers, suppliers or associations do.
    """
    text = sentence.text
    if text.rstrip("\"') ").endswith("?") or is_denied(text, start, position):
        return False
    if _HYPOTHETICAL.search(text, start, position):
        return False
    return not (is_third_party(text[start:], facts) or (start and is_third_party(text, facts)))


def subject_of(text: str, start: int, position: int) -> Range | None:
    """Return the words in front of the first verb of a clause, None where there are none before `position`."""
    verb = _VERB.search(text, start, position)
    end = len(text[: verb.start() if verb else position].rstrip(" ,("))
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(" \"'(-•*"))
    return (begin, end) if end > begin else None


def trimmed(text: str, start: int, end: int) -> Range:
    """Return a range without the white space, commas and bullets around it."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(' ,;:-•*"'))
    return start + left, start + len(words.rstrip(' ,;:-."'))


def evidence_in(text: str, start: int = 0, end: int | None = None) -> Range | None:
    """Return where a link, report, test or life-cycle assessment is cited."""
    match = _EVIDENCE.search(text, start, len(text) if end is None else end)
    return match.span() if match else None


def sentence_after(sentence: Sentence) -> str:
    """Return the sentence that follows in the same block, "" where none does."""
    rest = sentence.paragraph[sentence.start + len(sentence.text) :].lstrip()
    first = next(iter(split_sentences(rest)), None)
    return rest[first[0] : first[1]] if first else ""


@cache
def one_of(name: str) -> str:
    """Return a word list of the vocabulary as the alternatives of a pattern, longest first."""
    words = sorted({term.lower() for term in vocabulary.terms(name)}, key=lambda term: (-len(term), term))
    return "|".join(re.escape(word).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") for word in words)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern in which `<<name>>` stands for a word list of the vocabulary."""
    return re.compile(re.sub(r"<<([a-z_]+)>>", lambda match: f"(?:{one_of(match[1])})", template), re.IGNORECASE)
