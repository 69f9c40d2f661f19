"""Temperature alignment: "Paris-aligned", "in line with 1.5 °C", with the pathway or method where one is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_DEGREES = r"(?:(?:1[.,]5|well[- ]below 2|below 2|2) ?(?:°|º|℃|degrees?\b|c\b) ?(?:c\b|celsius\b)?)"
_GOAL = (
    r"(?:(?:the )?(?:goals? of the )?paris (?:climate )?agreement(?:'s)?(?: goals?| targets?)?"
    rf"|(?:a |the |its )?{_DEGREES}(?: (?:pathway|scenario|trajectory|limit|goal|target))?)"
)
_ALIGNED = compiled(
    rf"\b(?:paris|{_DEGREES})[- ](?:aligned|compatible|conform|consistent|proof)\b"
    rf"|\b(?:align(?:ed|s)?|in line|compatible|consistent|compliant) (?:with|to) {_GOAL}",
    re.IGNORECASE,
)
_METHOD = compiled(
    r"\b(?:sbti|science[- ]based targets initiative|iea nze|net zero by 2050 scenario|ngfs|ipcc"
    r"|sectoral decarboni[sz]ation approach|"
    r"cross-sector pathway|crrem|pacta|tpi|transition pathway initiative|act assessment|act methodology)\b"
    r"|\b(?:validated|assessed|verified|confirmed|approved) by [^.,;()]{3,50}",
    re.IGNORECASE,
)


def read_alignment(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the claim that a plan, target or the company is aligned with a temperature goal (`framework`)."""
    text = sentence.text
    match = _ALIGNED.search(text)
    if match is None or sentence.block_kind == "table":
        return
    low, high = clause_at(text, match.start())
    is_aim = INTENT.search(text, low, match.start()) and not _is_plan(text, low, match)
    if is_aim or not is_asserted(sentence, low, match.start(), facts):
        return
    if re.match(r"(?:the|a) (?:world|paris agreement|goal of)|limit|keep", text[low:], re.IGNORECASE):
        return
    start, end = trimmed(text, low, high)
    slots: dict[str, Found] = {"framework": found("Paris Agreement", match.span()), "tense": found("present")}
    method = _METHOD.search(text)
    if method:
        slots["method_reference"] = found(method.group(), method.span())
    yield Draft(kind="framework", start=start, end=end, slots=slots)


def _is_plan(text: str, low: int, match: re.Match[str]) -> bool:
    """Tell "our targets are aligned" (the word is a noun) from "we aim to be aligned"."""
    return (
        re.search(
            r"\b(?:targets?|goals?|plans?|strategy|ambitions?|commitments?)\b[^.;]{0,40}\b(?:is|are|was"
            r"|were)\b[^.;]{0,20}$",
            text[low : match.start()],
            re.IGNORECASE,
        )
        is not None
    )
