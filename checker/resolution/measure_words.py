"""Words of measures as keys: in the singular, without articles and words that any figure has."""

from __future__ import annotations

import re
from functools import lru_cache

_MANY = 4096  # labels that are kept: a table says each for every year
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_FILLER_WORDS = (
    "the our its a an of in for from by to and or per at on all total totals overall share proportion percentage "
    "rate number amount level use used usage consumption consumed value figure volume sum reduce cut lower raise "
    "increase less more than with without absolute year years annual annually which that is are was were been be "
    "own company group no least most only this these among amongst"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
_SCOPES = re.compile(
    r"\bscopes?[ -]?[123]"
    r"(?:(?:,| and| &|\+|/| to|-|, and)? ?(?:market-based |location-based )?(?:scope )?[123]\b(?!\d|[.,]\d)){0,2}"
)


@lru_cache(maxsize=_MANY)
def denominator_key(words: str) -> str:
    """Return a denominator without articles, plurals and marks: "tonne of product" for "t product"."""
    units = {
        "t": "tonne",
        "tonnes": "tonne",
        "ton": "tonne",
        "tons": "tonne",
        "m2": "square metre",
        "m3": "cubic metre",
    }
    plain = words.lower().replace("m²", "m2").replace("m³", "m3").replace("square meter", "square metre")
    kept = [units.get(word, _singular(word)) for word in _WORD.findall(plain) if word not in _FILLERS]
    return " ".join(kept)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=_MANY)
def content_words(text: str) -> frozenset[str]:
    """Return the words that tell what a phrase is about, in the singular; "Scope 2" is one word."""
    plain = _joined_scopes(text.lower())
    return frozenset(_singular(word) for word in _WORD.findall(plain) if word not in _FILLERS and not word.isdigit())


def _joined_scopes(text: str) -> str:
    def joined(found: re.Match[str]) -> str:
        return " ".join(f"scope{digit}" for digit in re.findall(r"[123]", found.group()))

    return _SCOPES.sub(joined, text)
