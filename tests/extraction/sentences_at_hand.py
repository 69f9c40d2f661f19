"""Sentences built without a document, as every reader test needs them."""

from __future__ import annotations

from checker.extraction.elements import Conventions, Sentence
from checker.extraction.normalise import normalise


def sentence(text: str, *, block_kind: str = "paragraph", decimal_comma: bool = False) -> Sentence:
    return Sentence(
        text=normalise(text),
        start=0,
        block=0,
        block_kind=block_kind,
        conventions=Conventions(decimal_comma=decimal_comma),
    )
