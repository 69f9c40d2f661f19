"""What people decided, what could not be judged, and room to sign."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model import Outcome, Verdict
from checker.outcome import Status
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated
from checker.reports.html_page.notes import cut, rule_link
from checker.reports.html_page.words import reason_words, where

if TYPE_CHECKING:
    from checker.reports.html_page.contents import Contents

_SIGNED = ("Reviewed by", "Function", "Date", "Signature")
_STATES = {Status.UNREADABLE: "Could not be read", Status.NOT_EVALUATED: "Not evaluated", Status.CHECKED: "In part"}


def waived(contents: Contents) -> Markup:
    """Return the waived verdicts with the reasons that people gave; nothing without any."""
    rows = [_row(contents, verdict) for verdict in contents.report.verdicts if verdict.outcome is Outcome.WAIVED]
    if not rows:
        return NOTHING
    return _table("Findings that were waived", ("Rule", "Words", "Place", "Reason"), rows)


def undecided(contents: Contents) -> Markup:
    """Return how often each rule could not be evaluated, by its reason; nothing where all could."""
    counts = Counter(
        (verdict.rule, verdict.reason)
        for verdict in contents.report.verdicts
        if verdict.outcome is Outcome.NOT_EVALUATED
    )
    if not counts:
        return NOTHING
    rows = [
        element(
            "tr",
            element("th", rule_link(contents, rule), scope="row"),
            element("td", isolated(reason_words(reason))),
            element("td", str(count), class_="value"),
        )
        for (rule, reason), count in sorted(counts.items())
    ]
    return _table("Checks that could not be made", ("Rule", "Reason", "Times"), rows)


def not_evaluated(contents: Contents) -> Markup:
    """Return the documents that were not, or not wholly, checked, with the reason and what to do."""
    rows = [
        element(
            "tr",
            element("th", isolated(contents.short(document.path)), scope="row"),
            element("td", _STATES[document.status]),
            element("td", isolated(document.reason), " ", isolated(document.remedy)),
        )
        for document in contents.report.documents
        if document.status is not Status.CHECKED or document.reason
    ]
    return (
        _table("Documents that were not checked as a whole", ("Document", "State", "Reason"), rows) if rows else NOTHING
    )


def sign_off() -> Markup:
    """Return lines to sign on paper."""
    lines = (element("div", element("dt", name), element("dd", class_="line")) for name in _SIGNED)
    return element("dl", *lines, class_="sign-off")


def _row(contents: Contents, verdict: Verdict) -> Markup:
    return element(
        "tr",
        element("th", rule_link(contents, verdict.rule), scope="row"),
        element("td", isolated(cut(contents.quote(verdict.location)))),
        element("td", isolated(f"{contents.short(verdict.location.path)}, {where(verdict.location)}")),
        element("td", isolated(verdict.reason or "no reason given")),
    )


def _table(caption: str, columns: tuple[str, ...], rows: list[Markup]) -> Markup:
    classes = {"Times": "value"}
    head = element("tr", *(element("th", name, scope="col", class_=classes.get(name)) for name in columns))
    table = element("table", element("caption", caption), element("thead", head), element("tbody", *rows))
    return element("div", table, class_="scroll", tabindex="0", role="group", aria_label=caption)
