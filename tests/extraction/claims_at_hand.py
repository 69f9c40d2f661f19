"""Runs one reader over a short text, sentence by sentence, as the pipeline would."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker.extraction.elements import Conventions, Sentence
from checker.extraction.normalise import normalise
from checker.extraction.sentences import split_sentences
from checker.model import Facts, Quantity
from tests.extraction.sentences_at_hand import sentence as sentence_of


class Read(NamedTuple):
    kind: str
    words: str
    slots: dict[str, Any]


def sentences(text: str, *, block_kind: str = "paragraph", headings: tuple[str, ...] = ()) -> list[Sentence]:
    paragraph = normalise(text)
    found: list[Sentence] = []
    for start, end in split_sentences(paragraph):
        found.append(
            Sentence(
                text=paragraph[start:end],
                start=start,
                block=0,
                block_kind=block_kind,
                conventions=Conventions(),
                before=found[-1] if found else None,
                headings=headings,
                paragraph=paragraph,
                frames=tuple(sentence_of(heading, block_kind="heading") for heading in headings[:1]),
            )
        )
    return found


def read(reader, text: str, facts: Facts | None = None, **block: Any) -> list[Read]:
    """Return what a reader finds in each sentence; every slot with a span must hold the characters it was read from."""
    claims = []
    for sentence in sentences(text, **block):
        for draft in reader(sentence, facts or Facts()):
            assert 0 <= draft.start < draft.end <= len(sentence.text)
            assert sentence.text[draft.start : draft.end] == sentence.text[draft.start : draft.end].strip()
            for name, slot in draft.slots.items():
                home = slot.sentence or sentence
                assert slot.start == -1 or 0 <= slot.start < slot.end <= len(home.text), name
            claims.append(Read(draft.kind, sentence.text[draft.start : draft.end], values(draft.slots)))
    return claims


def values(slots: Any) -> dict[str, Any]:
    plain = {}
    for name, slot in slots.items():
        value = slot.value
        plain[name] = f"{value.amount.normalize():f} {value.unit}".strip() if isinstance(value, Quantity) else value
    return plain


def holds(claims: list[Read], kind: str, slots: dict[str, Any]) -> bool:
    """Tell whether exactly one claim was read, of that kind, and it has (at least) the given slots; None: absent."""
    assert [claim.kind for claim in claims] == [kind], claims
    for name, wanted in slots.items():
        assert claims[0].slots.get(name) == wanted, (name, claims[0])
    return True
