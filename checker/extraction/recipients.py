"""A recognition claimed for the whole company beside the words that say who received it: a plant, a product, a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import pattern, sentence_after
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.names import is_self
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.model import Facts

_NARROW = (
    r"(?P<who>(?:(?:only|just|our|its|the|one|a|single|at|of|for|in|site) ){0,4}"
    r"(?:(?!(?:and|or|all|every|each)\b)[\w'&-]+ ){0,4}?(?:<<sites>>|subsidiary|division|business unit|product line"
    r"|range|unit|model))\b"
)
_HOLDER = (
    r"\b(?:certificates?(?: (?:holder|scope))?|scorecard|medal|award|rating|label|licence|holder|recipient|scope"
    r"|assessed (?:entity|company|site)|rated entity)(?: (?:no\. ?)?[\w/-]*\d[\w/-]*)?:? ?"
    r"(?:(?:was|is|were) )?(?:(?:issued|awarded|granted|given|made out|held) )?(?:(?:to|by|for|of|covers?) )?(?:only )?"
    + _NARROW
)
_LIMITS = (
    r"^(?:the|this|that|it|our|its)? ?(?:certificates?|certification|medal|award|prize|rating|scorecard|assessment"
    r"|label|title|it)? ?(?:only )?(?:covers?|applies to|applied to|relates to|was (?:given|awarded|issued|granted) to"
    r"|went to|is (?:held|limited) (?:by|to)|is for|concerns?|refers to|was for)(?: only)? " + _NARROW
)
_GROUP_SUBJECT = compiled(
    r"^(?:as )?(?:the |our |a |an )?(?:whole |entire )?(?:group|company|business|firm|organi[sz]ation|we|us)\b",
    re.IGNORECASE,
)


def recipient_slots(draft: Draft, sentence: Sentence, facts: Facts) -> dict[str, Found]:
    """Return `narrow_recipient` where the company claims what a part of it received, in this sentence or the next."""
    text = sentence.text
    boundary = draft.slots.get("boundary")
    start = text[draft.start :].lstrip("\"'•*- ")
    claimed_by = text[: draft.end] if draft.start < 5 else start
    if boundary is not None and isinstance(boundary.value, str) and boundary.start < draft.end:
        beside = pattern(_HOLDER).search(text, draft.start)
        if beside is None or beside.start() > boundary.start:
            return {}
    if not (_GROUP_SUBJECT.match(claimed_by) or is_self(_first_words(claimed_by), facts)):
        return {}
    match = pattern(_HOLDER).search(text)
    if match and (match.start() == 0 or text[match.start() - 1] in "(:; ,"):
        return {"narrow_recipient": found(match["who"].strip(), match.span("who"))}
    following = pattern(_LIMITS).match(sentence_after(sentence))
    return {"narrow_recipient": found(following["who"].strip())} if following else {}


def _first_words(text: str) -> str:
    verb = re.search(r"\b(?:is|are|has|have|was|were|holds?|won|received|earned|obtained|carries|achieved)\b", text)
    return text[: verb.start()].strip() if verb else ""
