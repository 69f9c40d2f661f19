"""Shares that are all there is of a whole: "62% wind, 27% sun and the remaining 19% from the grid"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.extraction.binding import is_change
from checker.extraction.drafts import Draft, found
from checker.extraction.patterns import compiled
from checker.extraction.subjects import is_third_party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount
    from checker.model import Facts

_REST = compiled(
    r"\b(?:the|our|its|a) (?:remaining|rest|remainder|balance)\b(?: of [\w ]{2,20})?[ ,(:]*"
    r"(?:(?:was|were|is|are|came|of|at) )?$",
    re.IGNORECASE,
)
_REST_BEHIND = compiled(r"^ (?:remaining|remainder)\b", re.IGNORECASE)
_WOMEN, _MEN = compiled(r"\b(?:women|female)\b", re.IGNORECASE), compiled(r"\b(?:men|male)\b", re.IGNORECASE)
_FATE = compiled(
    r"(?P<recycled>\brecycl)|(?P<burned>\binciner|\bburn|\benergy recovery)|(?P<landfilled>landfill)|(?P<reused>\breus)"
    r"|(?P<composted>\bcompost)",
    re.IGNORECASE,
)
_NESTED = compiled(
    r"\b(?:of (?:which|these|them|those|whom)|thereof|of this|half of|a third of|up from|down from|compared (?:with|to)"
    r"|respectively|than|previous|target|goal|aim|increase|decrease|reduc\w+|fell|rose|grew|between)\b",
    re.IGNORECASE,
)
_SPLIT = compiled(
    r"\b(?:mix|split|splits|breakdown|breaks? (?:up|down)|broke down|broken down|made up of|(?:is|are|was) as follows"
    r"|consists? of|composed of|composition|divided|comprises?|distribut(?:ed|ion))\b",
    re.IGNORECASE,
)
# "... and other cargo 29 per cent": what is left has a name too
_OTHERS_LAST = compiled(
    r"\band (?:all )?(?:other|others|miscellaneous|everything else)\b(?: [a-z-]+){0,3} (?:is |was |were |at "
    r"|made up )?$",
    re.IGNORECASE,
)
SAID_TO_BE_ALL = compiled(
    r"\b(?:there (?:is|are|was|were) no(?:thing| other| further)|no (?:other|further) (?:[\w-]+ )?(?:routes?"
    r"|sources?|uses?"
    r"|categor\w+|groups?|ways?|options?|suppliers?|countries|destinations?|materials?|types?|fuels?|answers?|streams?)"
    r"|nothing (?:else|more)|(?:that|this|these|they) (?:is|are|was|were|make up|makes up|covers?|accounts? for"
    r"|represents?)"
    r" (?:all(?! for\b)|everything|the (?:whole|entire|full|complete))|together[,:]? (?:this|that|these|they) (?:is"
    r"|are|make|cover)\w*"
    r" (?:up )?(?:all|everything|the (?:whole|entire))|(?:everyone|everybody|each (?:person|employee|respondent"
    r"|one)) (?:gave"
    r"|named|chose|picked|counted|was counted) (?:exactly |only |just )?(?:one|once)|adds? up to (?:the whole|100 ?%"
    r"|one hundred)"
    r"|(?:complete|full) (?:breakdown|split|list|picture)|without exception|is counted (?:exactly |only |just )?once"
    r"|(?:all|the whole|every \w+)(?: of)?(?: (?:our|the|its))? (?:[\w-]+ ){1,3}?(?:comes?|came|is|was|were|went"
    r"|goes|go"
    r"|(?:is|was) (?:bought|sent|made|drawn|supplied))"
    r" (?:from|to|into|by) (?:only |just |exactly |one of )?(?:these|the following|two|three|four|five|six)"
    r"|(?:only|exactly) (?:two|three|four|five|six) (?:[\w-]+ )?(?:routes|sources|uses|ways|destinations|materials"
    r"|fuels"
    r"|categories|groups|types|suppliers|countries))\b",
    re.IGNORECASE,
)
_SOME = compiled(
    r"\b(?:among (?:other|others|them)|amongst|includ(?:ing|es?|ed)|such as|for example|for instance|e\.g\.|mainly"
    r"|mostly"
    r"|several answers|multiple answers|more than one|could (?:name|choose|pick)|top (?:two|three|five|ten|\d+)"
    r"|largest|biggest"
    r"|main|overlap\w*|excluding|except|target|goal|increase|decrease|reduc\w+|fell|rose|grew|change|up from|down from"
    r"|compared|of which)\b|[+−-]\d",
    re.IGNORECASE,
)
_FEWEST = 2
_CERTAIN = 3  # shares of a split from which on it is taken for the whole
_HUNDRED = 100
_FARTHEST = 25  # percentage points: shares further off are not all of one thing


def read_shares(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the shares of a sentence that leave nothing out as a metric without a value: `parts`.

    Only where the words say that nothing is left out (the rest, a split, women and men), or where shares that cannot
    overlap (what became of waste) are more than the whole.
    """
    every = [amount for amount in sentence.amounts if amount.quantity.unit == "%" and not amount.is_word]
    shares = [amount for amount in every if not sentence.in_parentheses(amount.number_start)]
    text = sentence.text
    if not shares and all(_is_bracketed(text, amount) for amount in every):
        shares = every
    if (
        len(shares) < _FEWEST
        or _NESTED.search(text, shares[0].start)
        or len({period.year for period in sentence.periods}) > 1
    ):
        return
    if any(is_change(sentence, one) or one.quantity.comparator not in {"=", "~"} for one in shares):
        return
    if is_third_party(text, facts) or not (_are_all(text, shares) or _is_said(sentence, shares)):
        return
    span = shares[0].start, shares[-1].end
    slots = {"metric": found("unknown"), "parts": found(tuple(one.quantity for one in shares), span)}
    said = _SPLIT.search(text[: shares[0].start])
    yield Draft(kind="metric", start=said.start() if said is not None else span[0], end=span[1], slots=slots)


def _is_bracketed(text: str, share: Amount) -> bool:
    """Tell a share that stands alone in brackets behind its name: "diesel (52%)"."""
    return text[: share.start].endswith("(") and text[share.end : share.end + 1] == ")"


def is_selection(text: str) -> bool:
    """Tell words that name only some of the parts, parts that overlap, or changes."""
    return _SOME.search(text) is not None


def _is_said(sentence: Sentence, shares: list[Amount]) -> bool:
    """Tell shares that the sentence, or the one before it, says to be all, and that come near the whole."""
    before = sentence.before.text if sentence.before is not None else ""
    if is_selection(sentence.text) or is_selection(before) or len(shares) < _FEWEST:
        return False
    total = sum((one.quantity.amount for one in shares), Decimal(0))
    return abs(total - _HUNDRED) <= _FARTHEST and any(
        SAID_TO_BE_ALL.search(text) is not None for text in (sentence.text, before)
    )


def _are_all(text: str, shares: list[Amount]) -> bool:
    last = shares[-1]
    if _REST.search(text[: last.start]) or _REST_BEHIND.match(text[last.end :]):
        return True
    total = sum((one.quantity.amount for one in shares), Decimal(0))
    about = _told_of(text, shares)
    if len(shares) == _FEWEST:
        return any(_WOMEN.search(one) and _MEN.search(other) for one, other in (about, about[::-1]))
    fates = [fate.lastgroup for words in about for fate in [_FATE.search(words)] if fate is not None]
    if len(set(fates)) == len(fates) == len(shares) and total > _HUNDRED:
        return True
    before, is_near = text[: last.start], abs(total - _HUNDRED) <= _FARTHEST
    is_listed = re.search(r"\b(?:and|with) (?:[a-z]+ ){0,3}\(?$", before) is not None
    is_split = is_listed and _SPLIT.search(text[: shares[0].start]) is not None
    return len(shares) >= _CERTAIN and is_near and (is_split or _OTHERS_LAST.search(before) is not None)


def _told_of(text: str, shares: list[Amount]) -> list[str]:
    """Return the words behind each share, up to the next."""
    ends = [*(one.start for one in shares[1:]), len(text)]
    return [text[one.end : end] for one, end in zip(shares, ends, strict=True)]
