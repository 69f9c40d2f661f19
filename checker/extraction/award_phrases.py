"""Award names in a sentence: "the Green Factory Award 2024", 'the title "Fair Employer"', "Retailer of the Year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.clauses import Range, pattern
from checker.extraction.names import is_cased, name_ending
from checker.extraction.patterns import compiled
from checker.extraction.raters import raters_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = r"\"(?P<quoted>[^\"]{2,90})\""
_NOUN = r"(?P<noun>(?<![\w])(?:<<award_nouns>>)(?!\w))"
_NOT_AN_AWARD_AFTER = r"(?:[- ](?:<<award_event_words>>)\b|'s? )"
_YEAR = r"(?:19|20)\d\d(?:[-/]\d{2,4})?"
_YEAR_AFTER = compiled(rf"[ ,]{{0,2}}\(?(?:(?:in|for|of) )?(?:the year )?(?P<year>{_YEAR})\)?(?! ?%)")
_QUOTED_AFTER = compiled(
    rf"(?: {_YEAR})?(?: (?:called|for|of|as|in the category|in the class))?[ :,(]{{1,3}}{_QUOTED}", re.IGNORECASE
)
_QUOTED_BEFORE = compiled(rf"{_QUOTED},? ?(?:(?:{_YEAR}|[\w&'-]+) ){{0,2}}$")
_WORD_BEFORE = compiled(r"(?:[^\s,;:()\"]+|&) ?$")
_DESCRIBED = compiled(r"\b(?:the|its|their|our) (?P<words>(?!following\b)(?:[a-z][\w-]* ){1,4})$")
_FOR_CAPITAL = compiled(
    r" (?:for|of|in|on)(?: the)? (?P<rest>(?-i:[A-Z])[\w'-]+(?:,? (?:(?:and|of|in|&|"
    r"the) ){0,2}(?-i:[A-Z])[\w'-]+){0,5})",
    re.IGNORECASE,
)
_LOWER_STOP_WORDS = (
    "a an the this that its our their his her us for of by from in at with to on as and or won win wins "
    "winning received receives "
    "receive awarded was were is are been has have had given gave took home another first second third "
    "fourth several many "
    "numerous various some two three four five six no any each every such prestigious coveted renowned "
    "same which who hold holds "
    "holder winner winners recipient earned gained obtained got collected secured scooped landed presented "
    "granted named company "
    "group we it also recently today again won following"
)
_LOWER_STOP = frozenset(_LOWER_STOP_WORDS.split())
_SMALL_WORDS = "of the for and & in on de du der des la le"
_SMALL = frozenset(_SMALL_WORDS.split())
_SMALL_OWNERS = frozenset(
    {"government's", "ministry's", "city's", "state's", "province's", "region's", "municipality's", "county's"}
)
_OF_THE_YEAR = r"(?P<period> of the (?:year|month|decade|century)\b)"
_TITLE_END = compiled(
    r"[,;:()\"]|\.(?= |$)| (?:by|from|at|for (?:its|our|their|the|a|an|being|having|his|her|\w+ing)|"
    r"in (?:the|a|its|our|\d|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|recognition)|on|with|"
    r"and (?:is|was|has|named|voted|crowned|declared|chosen|"
    r"received|"
    r"won|also)|after|"
    r"during|because|thanks|while|who|which|that|this|last|to|out of|among|amongst|once|again|yesterday|"
    r"today|recently|as) ?\b",
    re.IGNORECASE,
)
_TITLE_LEAD = compiled(
    r" ?(?:(?:as|with|to be|the|a|an|its|their|our|one of|among(?:st)?|this year's|last year's) ){0,4}", re.IGNORECASE
)
_MAX_TITLE = 110


class AwardPhrase(Struct, frozen=True, kw_only=True):
    """Where an award is named. `name` is None for a noun alone ("an award"); `owner` is "Forum's" before it."""

    start: int
    end: int
    noun: str
    name: Range | None = None
    year: int | None = None
    year_span: Range | None = None
    owner: Range | None = None
    programme: Range | None = None
    is_plural: bool = False


def award_phrases(text: str) -> Iterator[AwardPhrase]:
    """Yield every award noun with the words that belong to it, in order and without overlaps."""
    reached = 0
    for match in pattern(_NOUN).finditer(text):
        if match.start() < reached or pattern(_NOT_AN_AWARD_AFTER).match(text, match.end()):
            continue
        phrase = _around(text, match, reached)
        reached = phrase.end
        yield phrase


def title_at(text: str, position: int) -> AwardPhrase | None:
    """Return the title that begins at a position, as behind "was named": quoted, or up to a preposition."""
    lead = _TITLE_LEAD.match(text, position)
    start = lead.end() if lead else position
    if re.match(r"(?:and|or)\b", text[start : start + 4], re.IGNORECASE):
        return None  # "named and voted ..."
    quoted = re.compile(_QUOTED).match(text, start)
    if quoted:
        return _phrase(text, quoted.start(), quoted.end(), quoted.span("quoted"))
    period = pattern(_OF_THE_YEAR).search(text, start, start + _MAX_TITLE)
    stop = _TITLE_END.search(text, start, start + _MAX_TITLE)
    end = stop.start() if stop else min(len(text), start + _MAX_TITLE)
    if period and period.start() <= end:
        end = period.end()
    end = start + len(text[start:end].rstrip(" .!"))
    year = _YEAR_AFTER.match(text, end)
    return _phrase(text, start, year.end() if year else end, (start, end)) if end > start else None


def first_year(text: str, start: int, end: int) -> tuple[int, Range] | None:
    """Return the first year written between two positions."""
    match = re.compile(rf"(?<!\d)(?P<year>{_YEAR})(?!\d)").search(text, start, end)
    return (int(match["year"][:4]), match.span()) if match else None


def bare_name(text: str, name: Range) -> str:
    """Return an award's name without years, quotation marks and punctuation at its ends."""
    words = re.sub(r"^(?:the|our|its|an?) ", "", text[slice(*name)].strip(" \"',."), flags=re.IGNORECASE)
    words = re.sub(rf"^{_YEAR}['s]{{0,2}} ", "", words)
    return re.sub(rf"[ ,(]{{1,2}}{_YEAR}\)?$", "", words).strip(" \"',.")


def _phrase(text: str, start: int, end: int, name: Range | None, **more: object) -> AwardPhrase:
    year = first_year(text, start, end)
    known = {"start": start, "end": end, "name": name, "noun": "", **more}
    if year:
        known |= {"year": year[0], "year_span": year[1]}
    return AwardPhrase(**known)  # type: ignore[arg-type]


def _around(text: str, match: re.Match[str], reached: int) -> AwardPhrase:
    noun, start, end = match["noun"].lower(), match.start(), match.end()
    plural = noun.endswith("s") and not noun.endswith("ss")
    left, owner = _left_of(text, start, reached)
    year = _YEAR_AFTER.match(text, end)
    after = _QUOTED_AFTER.match(text, end)
    if after:
        return _phrase(text, left, after.end(), after.span("quoted"), noun=noun, owner=owner, programme=(left, end))
    before = _QUOTED_BEFORE.search(text, reached, min(start, left))
    if before:
        end = year.end() if year else end
        return _phrase(text, before.start(), end, before.span("quoted"), noun=noun, programme=(before.end(), end))
    further = _FOR_CAPITAL.match(text, end) if is_cased(text) and text[start].isupper() else None
    if further and not raters_in(further["rest"]) and not re.match(r" of the ", text[end : end + 8]):
        end = further.end()
        year = _YEAR_AFTER.match(text, end)
    name = (left, end) if left < start or further else None
    return _phrase(text, left, year.end() if year else end, name, noun=noun, owner=owner, is_plural=plural)


def _left_of(text: str, start: int, reached: int) -> tuple[int, Range | None]:
    """Walk left from the noun over the words of the name; a possessive in front of it owns the award."""
    cased = is_cased(text)
    left = position = start
    while position > reached:
        word = _WORD_BEFORE.search(text, reached, position)
        plain = word.group().strip() if word else ""
        if not word or not plain:
            break
        if plain.endswith(("'s", "s'")) and (not cased or text[word.start()].isupper() or plain in _SMALL_OWNERS):
            owned = name_ending(text, word.start() + len(plain.removesuffix("'s").removesuffix("'")), reached)
            if plain in _SMALL_OWNERS:
                owned = (word.start(), word.start() + len(plain) - 2)
            if position < start or (owned and " " in text[slice(*owned)]):
                return left, owned
        step = _step(text, plain, word.start(), is_first=left == start, cased=cased)
        if step is None:
            break
        left = word.start() if step else left
        position = word.start()
    if left == start and cased:
        described = _DESCRIBED.search(text, reached, start)
        left = described.start("words") if described else left
    return left, None


def _step(text: str, plain: str, position: int, *, is_first: bool, cased: bool) -> bool | None:
    """Tell whether a word belongs to the name, may stand inside it (False), or ends it (None)."""
    lower = plain.lower()
    if re.fullmatch(_YEAR, plain):
        return True
    if lower in _LOWER_STOP and not (cased and lower in _SMALL and not is_first):
        return None
    if not cased:
        return True if plain[0].isalnum() and not plain.isdigit() else None
    if plain[0].isupper() or (plain[0].isdigit() and not plain.isdigit()):
        return True
    return _inner_step(text, plain, position, is_first=is_first)


def _inner_step(text: str, plain: str, position: int, *, is_first: bool) -> bool | None:
    """Judge a small word or a figure in a text with capitals: "Star of the North", "Global 100 Award"."""
    lower = plain.lower()
    if lower == "the" and not re.search(r"\bof $", text[:position], re.IGNORECASE):
        return None  # "gave Dunmore the Bobbin Award"
    if plain.isdigit() and len(plain) > 1:
        return True if _capital_before(text, position) else None
    if lower in _SMALL:
        return False if not is_first and _capital_before(text, position) else None
    return False if is_first and not lower.endswith(("s", "ed", "ing")) and plain.isalpha() else None


def _capital_before(text: str, position: int) -> bool:
    word = _WORD_BEFORE.search(text, 0, position)
    plain = word.group().strip() if word else ""
    return (
        bool(plain) and (plain[0].isupper() or plain.lower() in _SMALL) and plain.lower() not in (_LOWER_STOP - _SMALL)
    )
