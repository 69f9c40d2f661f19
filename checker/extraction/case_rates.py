"""Rates told as cases for hours: "0.9 lost-time injuries per 200,000 hours worked"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_CASES = compiled(
    r" (?P<cases>(?:(?P<lost>lost[- ](?:work ?)?time)|(?P<any>(?:total )?(?:recordable|reportable)))"
    r" (?:work(?:place)?[- ])?(?:injur(?:y|ies)|accidents?|incidents?|cases?))"
    r" (?:per|for every|for each) (?P<base>(?:(?:one )?million|\d[\d,. ]*(?: million)?)"
    r" (?:working )?(?:hours?|man-hours)(?: worked)?)",
    re.IGNORECASE,
)


def case_rate(sentence: Sentence, amount: Amount) -> dict[str, Found]:
    """Return metric, value and hours base of a rate that is told as cases for hours; nothing for another number."""
    cases = None if amount.quantity.unit or amount.is_word else _CASES.match(sentence.text, amount.end)
    if cases is None:
        return {}
    base = cases["base"]
    return {
        "metric": found("safety.ltifr" if cases["lost"] else "safety.trir"),
        "metric_name": found(cases["cases"], cases.span("cases")),
        "metric_kind": found("rate"),
        "metric_dimension": found("rate_hours"),
        "value": found(amount.quantity, (amount.start, amount.end)),
        "hours_base": found(base, cases.span("base")),
        "unit": found(f"per {base}", cases.span("base")),
        "unit_dimension": found("rate_hours"),
    }
