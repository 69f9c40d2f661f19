"""What an intensity is per, in words: "guest night", "hl of beer", "each garment"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.intensities import per_unit
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_FOR_EACH = compiled(
    r"^(?: of [\w -]{2,30}?)? (?:per|for (?:each|every|one)|to (?:each|every)|(?:on|by) each) (?:single )?"
    r"(?P<per>[a-z][\w-]*(?: (?:of )?(?!(?:in|by|for|and|or|was|were|is|are|than|against|compared|as|on|at|from|to"
    r"|we)\b)"
    r"[a-z][\w-]*){0,3})",
    re.IGNORECASE,
)
_MORE = compiled(
    r"^(?: (?!(?:in|by|for|and|or|was|were|is|are|than|against|compared|as|on|at|from|to|we|after|while|which)\b)"
    r"[a-z][\w-]*){0,2}",
    re.IGNORECASE,
)
_WORD = compiled(r"[^\W\d_][\w-]*")
_JOINING = frozenset({"of", "the", "a", "an", "our", "its", "their", "million", "thousand", "billion", "and"})
_SHORT = 3  # letters of words whose last s is no plural


def per_words(sentence: Sentence, amount: Amount) -> str:
    """Return what an amount is per, its own unit left out."""
    if amount.is_word or amount.quantity.unit in {"%", "pp"}:
        return ""
    match = _FOR_EACH.match(sentence.text[amount.end :])
    if amount.per:
        return amount.per + (_MORE.match(sentence.text[amount.end :]) or [""])[0]
    return match["per"] if match else ""


def words_of(text: str) -> list[str]:
    """Return the words of a phrase in the singular, without those that join them."""
    words = [word for word in _WORD.findall(text.lower()) if word not in _JOINING]
    return [
        word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word for word in words
    ]


def unit_words(per: str) -> set[str]:
    """Return the words of what an intensity is per that are its unit: "tonne" of "tonne of glass"."""
    first = per.split(maxsplit=1)[0]
    unit = per_unit(first)
    return set(words_of(first)) if unit is not None and unit.dimension != "count" else set()
