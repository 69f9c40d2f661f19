"""How far a share has come where no claim says it: "41% of our cotton was certified" beside a goal of 100%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.model import BlockKind, Origin, Quantity, Slot, Span
from checker.resolution.measure_words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Claim, Document

_SENTENCE = re.compile(r"(?:[^.;!?\n]|[.;!?](?!\s|$))+")
_SHARE = re.compile(r"\d ?(?:%|per ?cent\b)")
_SO_FAR = re.compile(
    r"\b(?:is|are|was|were|has|have|had|came|comes?|reached|stands?|stood|achieved|increased|rose|grew|made up"
    r"|currently|today|to date|so far|already)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|aim\w*|goals?|targets?|targeting|commit\w*|plan\w*|intend\w*|ambition\w*|want\w*|seek\w*|strive\w*"
    r"|pledge\w*|should|by (?:the end of )?(?:fy ?)?20\d\d)\b",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\W*(?:(?:fy ?)?20\d\d )?(?:progress|status|performance|results?|achieved|actual)"
    r"(?: (?:to date|in 20\d\d))? ?[:–—-]",
    re.IGNORECASE,
)
_BELOW = 2  # blocks
_OF_ANY_GOAL = frozenset(
    {"goal", "target", "sustainable", "sustainability", "certified", "responsible", "ambition", "commitment", "new"}
)

_MANY = 3  # words of a name


class _Told(Struct, frozen=True, kw_only=True):
    span: Span
    text: str
    words: frozenset[str]


def with_told_levels(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Yield claims, targets of a share with the sentence of the document that says how far it has come."""
    told: tuple[_Told, ...] | None = None
    for claim in claims:
        words = _sought(claim)
        if not words:
            yield claim
            continue
        told = tuple(_told(document)) if told is None else told
        own = {(mention.sentence.start, mention.sentence.end) for mention in claim.mentions}
        said = _progress_below(claim, document) or next(
            (one for one in told if _is_about(words, one.words) and not _is_within(one.span, own)), None
        )
        if said is None:
            yield claim
        else:
            slot = Slot(value=said.text, span=said.span, origin=Origin.RELATED)
            yield replace(claim, slots=dict(claim.slots) | {"level_told": slot})


def _progress_below(claim: Claim, document: Document) -> _Told | None:
    """Return the line of progress right below a goal: "2023 PROGRESS: 64% of sites"."""
    block = claim.mentions[0].block
    for below in document.blocks[block + 1 : block + 1 + _BELOW]:
        text = below.passage.text
        if _PROGRESS.match(text) and _SHARE.search(text):
            return _Told(span=below.passage.span(0, len(text)), text=text, words=frozenset())
    return None


def _sought(claim: Claim) -> frozenset[str]:
    """Return the words of a target of a share that no claim of its document gives the present value of."""
    value = claim.get("target_value")
    is_share = isinstance(value, Quantity) and value.unit == "%" and claim.get("target_form") == "level"
    known = {"current_value", "base_value", "progress_value"} & claim.slots.keys()
    if claim.kind != "target" or not is_share or known:
        return frozenset()
    return content_words(str(claim.get("metric_name") or "")) - _OF_ANY_GOAL


def _told(document: Document) -> Iterator[_Told]:
    for block in document.blocks:
        text = block.passage.text
        if block.kind is BlockKind.FURNITURE or not _SHARE.search(text):
            continue
        for sentence in _SENTENCE.finditer(text):
            said = sentence.group()
            if _SHARE.search(said) and _SO_FAR.search(said) and not _AHEAD.search(said):
                span = block.passage.span(*sentence.span())
                yield _Told(span=span, text=said.strip(), words=content_words(said))


def _is_about(words: frozenset[str], said: frozenset[str]) -> bool:
    """Tell whether a sentence has the words that name a share, of three and more all but one."""
    return len(words - said) <= (1 if len(words) >= _MANY else 0)


def _is_within(span: Span, sentences: set[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in sentences)
