"""Shares beyond the whole: "104% of our tea was certified", of whatever the text is about.

Only where a verb says what became of, or what is true of, that part of a thing: no more of it can be than there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Draft, found
from checker.extraction.patterns import compiled
from checker.extraction.subjects import is_third_party
from checker.extraction.verbs import CONDITIONAL, INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_STATE = (
    r"(?:[\w-]+[ -])?(?:certified|audited|assessed|inspected|traceable|traced|recycled|recyclable|reused|reusable"
    r"|composted"
    r"|compostable|landfilled|incinerated|sorted|treated|trained|vaccinated|insured|organic|fairtrade|renewable"
    r"|sustainable"
    r"|responsibly sourced|verified|screened|registered|repaired|refurbished|sourced|grown|harvested|covered|electric"
    r"|free-range|deforestation-free|local|women|men|female|male|permanent|part-time|full-time|accredited|labelled"
    r"|segregated)"
)
_OF_WHOLE = compiled(
    r"^ of (?:all |the |our |its |their |these |those |total )?(?P<whole>[^.;:,\d]{2,70}?) "
    r"(?:is|are|was|were|has been|have been|had been|came|comes|held|hold|carried|carries|went|bears?|had|have|received"
    rf"|completed|attended|took)\b(?: (?:now|then|already|either|both|fully|in \d{{4}},?))* (?P<what>{_STATE}"
    r"|from\b|with\b|to (?:recycling|landfill)|[^.;:]{0,40}\b(?:certifi\w+|contracts?|training|label))\b",
    re.IGNORECASE,
)
_OF_BEFORE = compiled(
    r"^(?:out )?of (?:all |the |our |its |these )?(?P<whole>[^.;:\d]{2,70}?)(?: (?:in|during) (?:FY ?)?(?:19"
    r"|20)\d\d)?,? (?:about |some |over )?$",
    re.IGNORECASE,
)
_STATED = compiled(rf"^ (?:is|are|was|were|has been|have been|had been) (?:[\w-]+ )?{_STATE}\b", re.IGNORECASE)
# wholes that a number may exceed, and shares of another time or plan
_NOT_A_WHOLE = compiled(
    r"\b(?:target|goal|budget|plan|planned|level|levels|base|baseline|quota|capacity|limit|previous|prior|last year"
    r"|average"
    r"|rate|demand|needs?|requirements?|value|price|prices|that of|what|revenue|profit|expected|emissions?|footprint"
    r"|plastics? (?:we )?(?:place|put)|offset|compensat\w+|replenish\w+|20\d\d|19\d\d)\b",
    re.IGNORECASE,
)
_HUNDRED = 100


def read_whole_shares(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield a share of more than 100% of a thing as a metric of kind share; shares that can be are read elsewhere."""
    text = sentence.text
    for amount in sentence.amounts:
        quantity = amount.quantity
        if quantity.unit != "%" or quantity.amount <= _HUNDRED or quantity.comparator not in {"=", "~", ">", ">="}:
            continue
        behind = text[amount.end :]
        match = _OF_WHOLE.match(behind)
        end = amount.end + (match.end() if match is not None else 0)
        if match is None and _STATED.match(behind):
            match = _OF_BEFORE.match(text[: amount.start])
        if match is None or _NOT_A_WHOLE.search(match["whole"]) or _is_planned(sentence, facts):
            continue
        span = (amount.start, amount.end)
        slots = {"metric": found("unknown"), "metric_kind": found("share"), "value": found(quantity, span)}
        slots |= {"unit": found("%", span), "unit_dimension": found("share")}
        yield Draft(kind="metric", start=amount.start, end=end, slots=slots)


def _is_planned(sentence: Sentence, facts: Facts) -> bool:
    text = sentence.text
    return bool(INTENT.search(text) or CONDITIONAL.search(text)) or is_third_party(text, facts)
