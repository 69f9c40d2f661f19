"""Who recognises a company year after year, where the run is told without a name: "it is our sixth year in a row"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.resolution.readable import words_of

if TYPE_CHECKING:
    from checker.model import Claim
    from checker.resolution.standpoints import Standpoint

_WORD = r"[A-ZÀ-Þ][\w'-]+"
_NAME = re.compile(rf"(?<![\w'-]){_WORD}(?: (?:(?:of|for|and|&) (?:the )?)?{_WORD})+")
_RECOGNISES = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|award(?:s|ed)?|named|list(?:s|ed)?|index|indices|prize|rat(?:es|ed|ing)|title|seal|label"
    r"|includ(?:es|ed)|placed|put|selected|chosen|recogni[sz](?:es|ed)|honou?r(?:s|ed)?|top (?:ten|\d+))\b",
    re.IGNORECASE,
)
_LONGEST = 400  # characters in front of a run in which the body is named


def body_around(claim: Claim, point: Standpoint) -> str:
    """Return the name of two words or more that stands last in front of a run of recognitions; "" where none does."""
    document = point.reading.document
    block, sentence = document.blocks[claim.mentions[0].block], claim.mentions[0].sentence
    extent = block.extent
    if extent is None or claim.get("duration_event") is not None:
        return ""
    before = " ".join(words_of(document, max(extent.start, sentence.start - _LONGEST), claim.span.start).split())
    if not _RECOGNISES.search(before):
        return ""
    company = set((point.reading.facts.entity or "").split())
    for clause in reversed(re.split(r"(?<=[.;!?]) ", before)):
        named = [found.group().strip() for found in _NAME.finditer(clause)]
        bodies = [name for name in named if len(name.split()) > 1 and not company & set(name.split())]
        if bodies and _RECOGNISES.search(clause):
            return bodies[0].removeprefix("The ")
    return ""
