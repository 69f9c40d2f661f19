"""Where a later report would have told of a target that it leaves out: under the same heading, or over its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import BlockKind, Facet, Span
from checker.resolution.promises import NEUTRALITY
from checker.resolution.word_stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Block, Claim
    from checker.resolution.standpoints import Standpoint

_ANY_HEADING = stems_of("target targets goal goals ambition commitments report sustainability environment performance")


def in_later_report(facet: Facet, claim: Claim, older: Standpoint, later: Standpoint) -> Facet:
    """Return the other end of a target that was open: the place in the later report where it is missed."""
    blocks = later.reading.document.blocks
    place = _under(_heading_over(claim, older.reading.document.blocks), blocks) or _over_targets(later)
    return replace(facet, order="", span=place or Span(0, 1))


def _heading_over(claim: Claim, blocks: Sequence[Block]) -> str:
    above = [one.passage.text for one in blocks[: claim.mentions[0].block] if one.kind is BlockKind.HEADING]
    return above[-1] if len(above) > 1 else ""  # the first one is the title


def _under(heading: str, blocks: Sequence[Block]) -> Span | None:
    """Return the same heading with its first paragraph, where it says what its section is about."""
    words = stems_of(heading)
    if not words - _ANY_HEADING:
        return None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and stems_of(block.passage.text) == words:
            return _with_introduction(index, blocks)
    return None


def _over_targets(later: Standpoint) -> Span | None:
    """Return the heading over the first target, with the lines that introduce a list of them."""
    blocks = later.reading.document.blocks
    goals = min((claim.mentions[0].block for claim in later.claims if claim.kind in {"target", *NEUTRALITY}), default=0)
    above = [index for index, block in enumerate(blocks[:goals]) if block.kind is BlockKind.HEADING]
    if not above:
        return next((block.extent for block in blocks if block.passage.text), None)
    is_listed = blocks[goals].kind is BlockKind.LIST_ITEM
    return _with_introduction(above[-1], blocks) if is_listed else blocks[above[-1]].extent


def _with_introduction(index: int, blocks: Sequence[Block]) -> Span | None:
    """Return the range of a heading and of the paragraph behind it."""
    own, following = blocks[index].extent, blocks[index + 1] if index + 1 < len(blocks) else None
    if own is None or following is None or following.kind is not BlockKind.PARAGRAPH or following.extent is None:
        return own
    return Span(own.start, following.extent.end)
