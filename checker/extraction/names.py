"""Names of organisations and titles in running text: by their capitals, and by stop words where a text has none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction.clauses import Range, clause_at
from checker.extraction.patterns import compiled
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from checker.model import Facts

_TOKEN = compiled(r"[^\W_][\w&'+/-]*(?:\.(?=\w)[\w&'-]+)*\.?|&|[^\w\s]")
_CAPITALISED = compiled(r"\b[^\W\d_a-z][a-zà-ÿ]")
_LEGAL_WORDS = (
    "inc ltd llc llp plc corp co ag se sa s.a s.p.a spa n.v nv b.v bv gmbh oy oyj ab asa as a/s pty kk k.k "
    "kft zrt ltda e.v sas "
    "sarl limited lp kg bhd"
)
_LEGAL = frozenset(_LEGAL_WORDS.split())
_CONNECTORS_WORDS = "of and & for de del des du d' di do da dos das la le les der die und e et y von van den het the"
_CONNECTORS = frozenset(_CONNECTORS_WORDS.split())
_ARTICLE = compiled(r"(?:the|this year's|last year's)\s+", re.IGNORECASE)
_STOP_WORDS = (
    "a an the this that these those which who whose whom where when while because so but or nor if as at "
    "by for from in into on onto "
    "over under after before since during until through throughout between within among across against "
    "about with without via per "
    "than to is are was were be been being am has have had will would can could may might must shall "
    "should do does did it its we "
    "our us they their them he she his her i my you your also again recently today yesterday now then "
    "there once already just "
    "only both each every most not never been is won wins win received receives named gave gives awarded "
    "awards recognised "
    "recognized honoured honored took takes holds hold held put puts rated ranked ranks rates graded "
    "scored assigned verified "
    "assured certified audited provided provides issued confirmed validated approved obtained earned"
)
_STOP = frozenset(_STOP_WORDS.split())
_ABBREVIATED_WORDS = "inc ltd corp co ltda bhd"
_ABBREVIATED = frozenset(_ABBREVIATED_WORDS.split())  # legal forms that keep their full stop
_YEAR = compiled(r"(?:19|20)\d\d")
_ADVERB_BEHIND = compiled(r" (?:also|again|recently|now|once again|already|just|therefore)[ ,]*$", re.IGNORECASE)
_SELF = compiled(
    r"(?:we|us|our|ourselves|(?:the|this|our) (?:company|group|firm|bank|business|enterprise|"
    r"organi[sz]ation|corporation|manufacturer|retailer|utility|issuer))"
    r"(?:'s)?",
    re.IGNORECASE,
)
_COMMON_WORDS = "the group company holding holdings international global and of for bank inc ltd plc ag sa"
_COMMON = frozenset(_COMMON_WORDS.split())
_MIN_SHORT_NAME = 3
_LONGEST_CLAUSE = 260  # characters to either side
_LONGEST_NAME = 9  # words


def claim_clause(text: str, position: int) -> Range:
    """Return the clause around a position, cut to a readable stretch: text out of a layout may hold no full stop."""
    low, high = clause_at(text, position)
    if position - low > _LONGEST_CLAUSE:
        low = text.rfind(" ", low, position - _LONGEST_CLAUSE) + 1 or low
    if high - position > _LONGEST_CLAUSE:
        cut = text.find(" ", position + _LONGEST_CLAUSE, high)
        high = cut if cut >= 0 else high
    return low, high


def is_cased(text: str) -> bool:
    """Tell whether capitals mean anything in a text: false where all of it is lower case, or all of it upper case."""
    return _CAPITALISED.search(text) is not None


def name_at(text: str, position: int) -> Range | None:
    """Return the name that begins at a position ("the Nordic Dairy Forum"), without its article; None where none does.

    With capitals in the text a name is a run of capitalised words and the connectors between them. Without, it is every
    word up to the next preposition, verb or mark.
    """
    while position < len(text) and text[position].isspace():
        position += 1
    article = _ARTICLE.match(text, position)
    position = article.end() if article else position
    if not is_cased(text):
        return _plain_name(text, position)
    body = _body_pattern().match(text, position)
    if body is None:
        return _cased_name(text, position)
    rest = _cased_name(text, body.end("lead"))
    return None if rest is None else (position, rest[1])


def name_ending(text: str, end: int, start: int = 0) -> Range | None:
    """Return the name that ends at a position, not reaching back beyond `start`: the subject in front of a verb."""
    tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
    cased = is_cased(text)
    first: int | None = None
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _LONGEST_NAME), -1):
        word = text[slice(*tokens[index])]
        if cased and _is_capital(word):
            first = index
        elif cased and first is not None and word.lower() in _CONNECTORS and word.lower() != "the":
            continue
        elif not cased and word[0].isalnum() and (word.lower() not in _STOP) and not _YEAR.fullmatch(word):
            first = index
        else:
            break
    if first is None:
        return None
    if cased and first == 0 and start == 0 and text[slice(*tokens[0])].lower() in _STOP:
        first += 1
    begin = tokens[first][0] if first < len(tokens) else end
    return _trimmed(text, begin, end)


def is_self(words: str, facts: Facts) -> bool:
    """Tell whether words name the company whose document it is: a pronoun, its name, short name or initials."""
    plain = _ADVERB_BEHIND.sub("", words).strip(" ,\"'").removesuffix("'s").removesuffix("'")
    if _SELF.fullmatch(plain):
        return True
    if not facts.entity:
        return False
    own = [word for word in re.findall(r"[^\W_]+", facts.entity.lower()) if word not in _COMMON and word not in _LEGAL]
    said = [word for word in re.findall(r"[^\W_]+", plain.lower()) if word not in _COMMON and word not in _LEGAL]
    if not own or not said:
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", facts.entity) if word[0].isupper()).lower()
    if len(said) == 1 and len(said[0]) >= _MIN_SHORT_NAME and initials.startswith(said[0]):
        return True
    return said[0] == own[0] and len(said[0]) >= _MIN_SHORT_NAME and set(said) <= set(own)


def is_legal_form(word: str) -> bool:
    """Tell whether a word is a legal form: "plc", "Ltd.", "GmbH"."""
    return word.strip(".,").lower() in _LEGAL - _CONNECTORS


def is_company_word(word: str) -> bool:
    """Tell whether a word is of those that end a company's name: "plc", "Group", "Bank"."""
    return word.strip(".,").lower() in (_LEGAL | _COMMON) - _CONNECTORS


def is_generic(words: str) -> bool:
    """Tell whether words stand for some body without naming it: "an ESG agency", "independent experts"."""
    return _generic_pattern().fullmatch(words.strip(" ,\"'").lower()) is not None


def is_others(words: str) -> bool:
    """Tell whether words name somebody the company deals with: a supplier, customer, competitor, government."""
    return _others_pattern().search(words) is not None


@cache
def _body_pattern() -> re.Pattern[str]:
    """Match "city of " or "ministry for the " in front of a capital: a body whose kind is written small."""
    words = "|".join(
        sorted({re.escape(word) for word in vocabulary.issuer_words() if word.isalpha()}, key=len, reverse=True)
    )
    return compile_pattern(rf"(?P<lead>(?:{words}|city|state|province) (?:of|for)(?: the)? )(?=[^\W\d_a-z])")


@cache
def _generic_pattern() -> re.Pattern[str]:
    heads = "|".join(re.escape(word) for word in vocabulary.terms("generic_bodies"))
    kinds = "|".join(re.escape(word) for word in vocabulary.terms("generic_body_qualifiers"))
    return compile_pattern(rf"(?:(?:{kinds})[ ,-]+){{0,5}}(?:{heads})")


@cache
def _others_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary.terms("other_parties"))
    return compile_pattern(rf"\b(?:{words})\b", re.IGNORECASE)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and any(character.isupper() for character in word))


def _cased_name(text: str, position: int) -> Range | None:
    end: int | None = None
    pending = 0
    last = ""
    for count, match in enumerate(_TOKEN.finditer(text, position)):
        word = match.group()
        lower = word.lower().rstrip(".")
        if word == "," and end is not None and _legal_after_comma(text, match.end()):
            continue
        if count > _LONGEST_NAME or (not word[0].isalnum() and word != "&"):
            break
        if count and lower in _STOP and lower not in _CONNECTORS:
            break
        if _is_capital(word) and not (count == 0 and lower in _STOP):
            end, pending, last = match.end(), 0, lower
            if _ends_name(word):
                break
        elif end is not None and lower in _CONNECTORS and pending < 2 and not (lower == "and" and last in _LEGAL):
            pending += 1
        else:
            break
    return None if end is None else _trimmed(text, position, end)


def _legal_after_comma(text: str, position: int) -> bool:
    following = _TOKEN.match(text, position + 1)
    return bool(following and following.group().lower().rstrip(".") in _LEGAL)


def _ends_name(word: str) -> bool:
    """Tell whether a sentence's full stop or a possessive closes the name with this word."""
    if word.endswith("'s"):
        return True
    body = word[:-1]
    return word.endswith(".") and body.lower() not in _LEGAL and "." not in body and len(body) > 1


def _plain_name(text: str, position: int) -> Range | None:
    end: int | None = None
    has_of = False
    for count, match in enumerate(_TOKEN.finditer(text, position)):
        word = match.group().lower()
        bare = word.rstrip(".")
        if count > _LONGEST_NAME or (not word[0].isalnum() and word != "&") or _YEAR.fullmatch(bare):
            break
        if bare in _STOP or (count == 0 and (bare.isdigit() or bare.endswith("ing") or bare in {"of", "and"})):
            break
        if bare == "and" and not has_of:
            break
        if bare in {"of", "and"}:
            has_of = True
            continue
        end = match.end()
        if _ends_name(word):
            break
    return None if end is None else _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Range | None:
    """Cut the possessive and the full stop that are not part of the name; a year is no name."""
    words = text[start:end]
    for ending in ("'s", "'"):
        words = words.removesuffix(ending)
    words = words.rstrip(" ,&")
    body = words.rpartition(" ")[2]
    if words.endswith(".") and body[:-1].lower() not in _ABBREVIATED and "." not in body[:-1]:
        words = words[:-1]
    words = re.sub(r",? (?:19|20)\d\d$", "", words)
    return (start, start + len(words)) if words and not _YEAR.fullmatch(words) else None
