"""In which language a text is written: told by its script, or by how many of its words are a language's commonest.

Detectors with models for a hundred languages take a gigabyte or guess on tables and names; whether a text is English is
all that has to be known here, and on that the share of a few dozen words has not erred yet on a page of prose.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi", "pl")
_SCRIPTS = (
    ("ja", compile_pattern(r"[\u3040-\u30ff]")),  # kana: Japanese also where most characters are Chinese
    ("ko", compile_pattern(r"[\uac00-\ud7af]")),
    ("zh", compile_pattern(r"[\u4e00-\u9fff]")),
    ("ru", compile_pattern(r"[\u0400-\u04ff]")),
    ("ar", compile_pattern(r"[\u0600-\u06ff]")),
    ("el", compile_pattern(r"[\u0370-\u03ff]")),
    ("he", compile_pattern(r"[\u0590-\u05ff]")),
    ("th", compile_pattern(r"[\u0e00-\u0e7f]")),
)
_NOT_ASCII = compile_pattern(r"[^\x00-\x7f]")
_FOREIGN_LETTERS = 0.3  # of all letters; of Japanese, kana are a third
_WORD = compile_pattern(r"[^\W\d_]{2,}")  # single letters are columns and marks
_ENOUGH_WORDS = 25
_SHORTEST = 3 * _ENOUGH_WORDS - 1  # characters that hold so many words of two letters
_COMMON = 0.15  # of the words of prose in any of these languages, a quarter and more are in its list
_SEVERAL = 5  # different ones of them: a table may repeat "EL" a hundred times
_AHEAD = 2  # times as many words as English must another language have


def language_of(text: str) -> str | None:
    """Return the language of a text as an ISO 639-1 code, None where it is too short or says too little.

    Names, addresses and tables are of no language; a text is foreign only where another language's commonest words
    make up a good part of it, and English ones do not.
    """
    words = _WORD.findall(text.lower())
    foreign = _script_of("".join(words))
    if foreign is not None:
        return foreign
    if len(words) < _ENOUGH_WORDS:
        return None
    common: Counter[str] = Counter()
    several: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language in _languages_of().get(word, ()):
            common[language] += count
            several[language] += 1
    best = max(LANGUAGES, key=common.__getitem__)
    if common[best] < _COMMON * len(words) or several[best] < _SEVERAL:
        return None
    return best if best == "en" or common[best] >= _AHEAD * common["en"] else None


def is_foreign(text: str) -> bool:
    """Tell whether a text is long enough to tell its language, and it is not English."""
    if text.isascii():
        if len(text) < _SHORTEST:
            return False
        words = _WORD.findall(text.lower())
        foreign = sum(map(_words_of_others().__contains__, words))
        english = sum(map(_words_of_english().__contains__, words))
        if len(words) < _ENOUGH_WORDS or foreign < _COMMON * len(words) or foreign < _AHEAD * english:
            return False  # no language has more of them than all together
    return language_of(text) not in {None, "en"}


def _script_of(letters: str) -> str | None:
    if letters.isascii() or len(letters) < 2 * _ENOUGH_WORDS:
        return None
    if len(_NOT_ASCII.findall(letters)) < _FOREIGN_LETTERS / 3 * len(letters):
        return None
    for language, script in _SCRIPTS:
        share = len(script.findall(letters)) / len(letters)
        if share >= _FOREIGN_LETTERS or (language == "ja" and share >= _FOREIGN_LETTERS / 3):
            return language
    return None


@cache
def _words_of_english() -> frozenset[str]:
    return frozenset(vocabulary.terms("words_of_en"))


@cache
def _words_of_others() -> frozenset[str]:
    return frozenset(word for word, languages in _languages_of().items() if languages != ("en",))


@cache
def _languages_of() -> Mapping[str, tuple[str, ...]]:
    """Return the languages that have a word among their commonest."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in dict.fromkeys(vocabulary.terms(f"words_of_{language}")):
            found[word] = (*found.get(word, ()), language)
    return found
