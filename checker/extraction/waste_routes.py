"""Shares of waste told by where it went: "generated 1,720 tonnes of waste: 83% recycled and 5% landfilled"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled
from checker.vocabulary import metrics

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

# the total in front of its shares, as in "produced 900 t of waste, of which"
_WASTE = compiled(
    r"\b(?:(?:tonnes?|tons?|t|kt|kg) of (?:[a-z-]+ )?waste|waste\b[^.;:%]{0,60}\d (?:tonnes?|tons?|t|kt|kg))\b"
    r"(?: in (?:the year |fy ?)?\d{2,4})?(?:: ?|,? of (?:which|this|it|that) |[;,] | \()",
    re.IGNORECASE,
)
_ROUTE = compiled(
    r" (?:of (?:it|this|that|which|the total) )?(?:(?:was|were|is|are|went|goes|has been|being|got) )?"
    r"(?:sent |to |for |for the )*"
    r"(?:(?P<recycled>recycled|recycling)|(?P<landfill>landfill(?:ed)?)|(?P<other>used for energy|burned|burnt"
    r"|incinerat\w+|reused|composted|energy recovery|recovered|disposed of|treated|co-processed))\b"
    r"(?! (?:or|and|/) [a-z]+(?:ed|ing)\b)",
    re.IGNORECASE,
)
_METRICS = {"recycled": "waste.recycled_share", "landfill": "waste.landfill_rate"}


def share_of_waste(sentence: Sentence, amount: Amount) -> dict[str, Found] | None:
    """Return the metric of a share of the waste told before it, nothing in it for a route that has no metric.

    None where the amount is no such share.
    """
    if amount.quantity.unit != "%":
        return None
    route = _ROUTE.match(sentence.text, amount.end)
    told = _WASTE.search(sentence.text, 0, amount.start) if route else None
    if route is None or told is None or re.search(r"[.;]\s", sentence.text[told.end() : amount.start]):
        return None
    name = _METRICS.get(str(route.lastgroup))
    if name is None:
        return {}
    span = route.span(str(route.lastgroup))
    metric = metrics()[name]
    return {
        "metric": found(name, span),
        "metric_kind": found(metric.kind),
        "metric_dimension": found(metric.dimension),
        "metric_name": found(route[str(route.lastgroup)], span),
    }
