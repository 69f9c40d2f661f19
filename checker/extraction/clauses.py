"""The clause around a word: where it begins and ends, who is its subject, and whether what it says is asserted."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.patterns import compiled
from checker.extraction.sentences import LONGEST, split_sentences
from checker.extraction.subjects import is_third_party
from checker.model import Reason

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

Range = tuple[int, int]

_PRONOUN = r"(?:we|it|they|he|she|the company|the group|this|these|i)\b"
_BREAK = compiled(
    r"[;:] |,? - |,? (?:while|whereas|although|though|but)\b |, (?:and|or|so|yet|as|because|since(?! (?:19"
    r"|20)\d\d))\b |"
    rf" and (?={_PRONOUN})|, (?=(?:which|who|whose|where)\b)",
    re.IGNORECASE,
)
_ASIDE = compiled(r"\([^()]{1,200}\)")
_NEGATION = compiled(
    r"\b(?:not(?! only\b)|never|neither|nor|none of|cannot|no longer|nobody|refuse[sd]?|stopped|hardly|barely"
    r"|no (?:target|goal|plan|commitment|intention|decision|date)s?)\b|n't\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = compiled(
    r"\b(?:if|would|could|might|unless|whether|suppose|for example|for instance|e\.g\.|imagine|assuming|in theory"
    r"|had we|were we to)\b",
    re.IGNORECASE,
)
_OTHERS_FIRST = compiled(
    r"^[\"'(]?(?:(?:our|the|its|a|an|their|some|many|most|all|several|key|largest|biggest|main|other) ){0,3}(?:"
    r"(?:city|town|county|region|island|state|province|republic) of [\w'-]+|(?:city|town|county|country|state"
    r"|prefecture|province|republic|municipality)|(?:customers|clients|suppliers|competitors|tenants|guests|visitors|"
    r"passengers|households|peers)(?: (?:in|of|from|like) [\w'-]+)?) (?:also |now |already |all )?"
    r"(?!(?:of|in|and|or|with|for|at|from|to|by|on|we|who|that|which|whose)\b)\w+",
    re.IGNORECASE,
)
_VERB = compiled(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|shall|can|may|must|should|do|does|did|aims?|plans?"
    r"|wants?|intends?|commits?|"
    r"seeks?|strives?|hopes?|expects?|pledges?|uses?|needs?|requires?|consumes?|brings?|offers?|draws?|weighs?"
    r"|saves?|saved|helps?|"
    r"helped|cuts?|reduces?|lowers?|reduced|lowered|contributes?|contributed|makes?|made|gives?|gave|given"
    r"|works?|runs?|becomes?|became|"
    r"reached|achieved|went|avoids?|avoided|provides?|delivers?|enables?|allows?|emits?|produces?|generates?"
    r"|releases?|leaves?|that|which)\b",
    re.IGNORECASE,
)
_OPENING = compiled(
    r"[\"'(•*-]* ?(?:by|in|since|from|until|as of|at) (?:the )?(?:end of |start of |beginning of |fiscal |fy ?"
    r"|[a-z]+ )?(?:19|20)\d\d(?: on)?,? ",
    re.IGNORECASE,
)
_JOINED = compiled(r"^[ •*,;:\"(-]*(?:and |but )?", re.IGNORECASE)
_EVIDENCE = compiled(
    r"https?://[^\s)\"]+|\bwww\.[^\s)\"]+|\b(?:[\w-]+\.){1,3}(?:com|org|net|example|eu|co\.uk|io|info|de|fr|cn"
    r"|jp|au|nz|ca|za)(?:/[\w./-]*)?"
    r"|\b(?:life[- ]cycle (?:assessment|analysis)|lca|environmental product declaration|epd|test report"
    r"|test certificate|mill certificates?|"
    r"certificate no|our (?:own )?(?:line |field |factory |laboratory |lab )?(?:tests?|trials?"
    r"|measurements?)(?= (?:of|in|from)\b)|"
    r"(?:tested|measured|calculated|verified|audited|assured|certified|tests?) (?:by|to|under|according to"
    r"|in accordance with)"
    r"|mass[- ]balance audited)\b(?: [\w-]*\d[\w-]*)?",
    re.IGNORECASE,
)


def clause_at(text: str, position: int) -> Range:
    """Return the start and end of the clause that holds a position: between semicolons, colons, "but", ", and" ..."""
    start, end = 0, len(text)
    breaks, asides = _breaks(text)
    for first, last in breaks:
        if any(a < first < b and not a < position < b for a, b in asides):
            continue
        if last <= position:
            start = last
        elif first >= position:
            end = first
            break
    return start, end


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Return where the clauses of a text break, and its asides."""
    breaks, asides = _BREAK.finditer(text), _ASIDE.finditer(text)
    return tuple(match.span() for match in breaks), tuple(match.span() for match in asides)


def is_denied(text: str, start: int, position: int) -> bool:
    """Tell whether a negation stands between the start of a clause and a word in it."""
    return _NEGATION.search(text, start, position) is not None


def is_asserted(sentence: Sentence, start: int, position: int, facts: Facts) -> bool:
    """Tell whether the company itself states, as a fact or a plan, what stands at a position of a clause.

    Not so: questions, conditions, examples, negations, and what states, customers, suppliers or associations do.
    """
    text = sentence.text
    if sentence.is_question:
        sentence.pass_over(Reason.QUESTION)
    elif is_denied(text, start, position):
        sentence.pass_over(Reason.NEGATED, start, position)
    elif condition := _HYPOTHETICAL.search(text, start, position):
        sentence.pass_over(Reason.CONDITIONAL, *condition.span())
    elif is_of_others(text, start, facts):
        sentence.pass_over(Reason.OTHERS, start, position)
    else:
        return True
    return False


def is_of_others(text: str, start: int, facts: Facts) -> bool:
    """Tell whether somebody else is the subject of the clause from `start`, or of the sentence it stands in."""
    if _OTHERS_FIRST.match(text) or _OTHERS_FIRST.match(text[start:]):
        return True
    return is_third_party(text[start:], facts) or (start > 0 and is_third_party(text, facts))


def subject_of(text: str, start: int, position: int) -> Range | None:
    """Return the words in front of the first verb of a clause, None where there are none before `position`."""
    opening = _OPENING.match(text, start, position)
    start = opening.end() if opening else start
    verb = _VERB.search(text, start, position)
    end = len(text[: verb.start() if verb else position].rstrip(" ,("))
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(" \"'(-•*"))
    return (begin, end) if end > begin else None


def opening_end(text: str, start: int, end: int) -> int:
    """Return where the words of a claim begin: behind bullets, commas, a bracket and a joining "and" or "but"."""
    words = text[start:end]
    return start + len(words) - len(_JOINED.sub("", words))


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
    end = sentence.start - sentence.paragraph_start + len(sentence.text)
    rest = sentence.paragraph[end : end + 2 * LONGEST].lstrip()
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
    return compiled(re.sub(r"<<([a-z_]+)>>", lambda match: f"(?:{one_of(match[1])})", template), re.IGNORECASE)


def is_quoted(sentence: Sentence, position: int) -> bool:
    """Tell whether a position stands in a short quotation: a title, a name, a word held at a distance."""
    text = sentence.text
    opening = text.rfind('"', 0, position)
    closing = text.find('"', position)
    if opening < 0 or closing < 0 or text.count('"', 0, position) % 2 == 0 or closing - opening > 60:
        return False
    sentence.pass_over(Reason.QUOTED, opening, closing + 1)
    return True
