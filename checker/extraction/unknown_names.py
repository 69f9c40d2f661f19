"""What a metric that the vocabulary does not know is called: the words in front of, or behind, its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import HALVE

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_NOBODY = compiled(
    r"^(?:rising|increasing|growing)$|^(?:the )?(?:company|group|firm|bank|business)\b"
    r"|\b(?:we|it|they|this|that|(?:aims?|targets?|goals?|ambitions?|objectives?|plans?|commitments?)$)\b|^by \d",
    re.IGNORECASE,
)
_OBJECT = compiled(
    r"\b(?:cut|reduce|lower|decrease|increase|raise|improve|grow|lift|trim|shrink) "
    r"(?P<name>(?:(?!(?:by|it|them|this)\b)[\w'-]+ ){1,8})by (?:an? |at least |up to )?$",
    re.IGNORECASE,
)
_LEVEL_OF = compiled(
    r"\b(?:an?|the|our|its) (?P<name>(?:[\w'-]+ ){0,3}[\w'-]+) of (?:at least |about |up to |more than )?$",
    re.IGNORECASE,
)
OF_OURS = compiled(r" of (?:the|our|its|their|all|these|those) ", re.IGNORECASE)
_SUBJECT = compiled(
    r"(?P<name>[A-Za-z][\w' -]{2,60}?)(?::| (?:is|are|was|were|fell|rose|grew|dropped|improved|has"
    r"|have|by|to|of|from|will(?! (?:aim|seek|strive|work|achieve|reach)\b)|below|above|at)\b)"
)
_ADVERBIAL = compiled(
    r"(?:(?:in|within|over|during|by|for) (?:the|this|that) (?:same )?\w+,? )?(?:the|our|its|a|an) (?=\w)",
    re.IGNORECASE,
)


def object_start(sentence: Sentence, low: int, amount: Amount) -> int | None:
    """Return where the object of the verb of change in front of an amount begins: "increase our pledges by 30%"."""
    thing = _OBJECT.search(sentence.text, low, amount.start)
    return thing.start() if thing else None


def name_unknown(sentence: Sentence, low: int, amount: Amount) -> dict[str, Found]:
    """Name a metric the vocabulary does not know by the words in front of (or behind) its number."""
    is_verb = HALVE.fullmatch(sentence.text, amount.start, amount.end) is not None  # its object stands behind it
    thing = None if is_verb else _OBJECT.search(sentence.text, low, amount.start)
    if thing:
        return {"metric_name": found(thing["name"].strip(), thing.span("name"))}
    whole = amount.quantity.unit == "%" and OF_OURS.match(sentence.text, amount.end)  # "100% of its crab pots"
    front = None if is_verb or whole else _SUBJECT.search(sentence.text, low, amount.start + 1)
    if front and not _NOBODY.search(front["name"]):
        start, end = front.span("name")
        opening = _ADVERBIAL.match(sentence.text, start, end)
        start = opening.end() if opening else start
        return {"metric_name": found(sentence.text[start:end].strip(), (start, end))}
    level = None if whole else _LEVEL_OF.search(sentence.text, low, amount.start)
    if level:
        return {"metric_name": found(level["name"], level.span("name"))}
    behind = re.compile(
        r" (?:of |in )?(?P<name>(?!(?:by|until|before|from|at|each|every) )[A-Za-z][\w' -]{2,70}?)"
        r"(?= by\b| from\b| in\b| until\b"
        r"| and (?:halve|double|triple|cut|reduce|increase|raise)\b|[.,;(]|$)"
    ).match(sentence.text, amount.end)
    return {"metric_name": found(behind["name"].strip(), behind.span("name"))} if behind else {}
