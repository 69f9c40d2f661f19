"""Claims, documents and rules made by hand, as short as a test can say them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from checker.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Facts,
    Mention,
    Origin,
    Passage,
    Piece,
    Quantity,
    Reading,
    Slot,
    Span,
)
from checker.rules import Selection, check_claims
from checker.rules.rule import Rule


def quantity(written, unit="", comparator="="):
    """Return a quantity that is exact to its last printed digit: "18.2" hides up to 0.05."""
    amount = Decimal(written)
    half_step = Decimal(5).scaleb(amount.as_tuple().exponent - 1)
    return Quantity(amount=amount, unit=unit, comparator=comparator, half_step=half_step)


def passage(text, source=0):
    return Passage(text=text, pieces=(Piece(0, len(text), source, len(text)),))


def reading(*paragraphs, path="release.txt", kinds=None, **facts):
    """Return a document of paragraphs, one a line; `kinds` names the block kind of some of them by index."""
    text, blocks = "", []
    for index, words in enumerate(paragraphs):
        kind = (kinds or {}).get(index, BlockKind.PARAGRAPH)
        blocks.append(Block(kind=kind, passage=passage(words, len(text))))
        text += words + "\n"
    document = Document(path=path, sha256="", text=text, format="text", blocks=tuple(blocks), metadata={})
    return Reading(document=document, facts=Facts(**facts), mentions=())


def mention(words, document, kind="target", slots=None):
    """Return a mention of these words of the document, in their paragraph as one sentence."""
    start = document.text.index(words)
    block = document.text[:start].count("\n")
    line = sum(len(one) + 1 for one in document.text.split("\n")[:block])
    sentence = Span(line, document.text.index("\n", start))
    return Mention(kind=kind, span=Span(start, start + len(words)), sentence=sentence, block=block, slots=slots or {})


def claim(words, of, kind="target", also=(), **slots):
    """Return a claim in a reading; a slot is a value, or a pair of a value and where it was read from."""
    made = {}
    for name, value in slots.items():
        is_pair = isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], Origin)
        made[name] = Slot(value=value[0], origin=value[1]) if is_pair else Slot(value=value)
    mentions = tuple(mention(one, of.document, kind, made) for one in (words, *also))
    return Claim(id=f"{kind}:{words}", kind=kind, path=of.document.path, mentions=mentions, slots=made)


def rule(code="AAA001", **keys):
    """Return a rule with the keys of a rule file; `assertion` stands for assert."""
    written = {
        "id": code,
        "name": "a-rule",
        "severity": "error",
        "summary": "It asks for something.",
        "why": "Somebody needs it.",
        "applies_to": ["target"],
        "message": "not stated",
        "fix": "State it.",
    }
    if "assertion" in keys:
        keys["assert"] = keys.pop("assertion")
    return msgspec.convert(written | keys, Rule)


def verdicts(rules, claims, readings, circumstances=None):
    return check_claims(Selection(rules=tuple(rules)), claims, readings, circumstances)


def verdict(one, claims, of, circumstances=None):
    """Return the only verdict of a rule on a claim, None where it says nothing."""
    claims = claims if isinstance(claims, list) else [claims]
    found = verdicts([one], claims, of if isinstance(of, list) else [of], circumstances)
    assert len(found) <= 1
    return found[0] if found else None


PUBLISHED = date(2025, 3, 10)
