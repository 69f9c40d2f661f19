"""Words without their endings, so that "land rehabilitated" and "rehabilitation of land" are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker import vocabulary
from checker.resolution.measure_words import content_words

_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ances", "ance", "ings", "ing",
    "ions", "ion", "ages", "age", "ated", "ates", "ate", "als", "al", "ers", "er", "ed", "es", "e", "s",
)  # fmt: skip
_SHORTEST = 4  # letters that a stem keeps
_UNEVEN = {"women": "woman", "men": "man", "people": "person", "children": "child", "used": "use", "leaked": "leak"}
_SAY_NOTHING_WORDS = (
    "company group firm last we it they he she i me us them this has have had do did does our their his her "
    "ours there here then now amount came come reach stood total report year end over during about around some "
    "more most many much all any every each january february march april may june july august september "
    "october november december calendar fiscal financial fy tonne ton kg kilogram kt mt gwh mwh kwh twh tj gj "
    "litre liter hectare ha square cubic metre meter km kilometre million billion thousand per cent percent "
    "euro eur usd gbp dollar pound co2e co2 equivalent hour day piece unit number also again still already "
    "just only together altogether respectively compared after before than when where while so as up down "
    "remain fell rose grew drop went slightly further at"
)
_SAY_NOTHING = frozenset(_SAY_NOTHING_WORDS.split())
_NOTE = re.compile(r"\((?:[^()]*\d[^()]*|as at [^()]*)\)")


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words that tell what a phrase is about."""
    for name, short in _same():
        text = name.sub(short, text)
    return frozenset(
        _stem(word) for word in content_words(_NOTE.sub(" ", text)) if word not in _SAY_NOTHING and len(word) > 1
    )


@cache
def _same() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return patterns of names, each with the short one that means the same."""
    pairs = (term.split(" is ") for term in vocabulary.terms("same_names"))
    return tuple((re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE), short) for name, short in pairs)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    plain = _UNEVEN.get(word, word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            return plain[: -len(ending)]
    return plain
