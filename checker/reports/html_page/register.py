"""The claims register: every claim of the run as a row of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.html_page.claim_words import metric_words, scope_words, value_order, value_words, years_words
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined
from checker.reports.html_page.notes import cut
from checker.reports.html_page.words import SEVERITY_WORDS, titled, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim
    from checker.reports.html_page.contents import Contents

_QUOTED = 240
SHOWN = 200  # rows that a script leaves in view until it is asked for all
_COLUMNS = ("No.", "Kind", "Claim", "Metric", "Value", "Years", "Scope", "Place", "Findings")
_SORTED_BY_NUMBER = frozenset({"No.", "Value", "Years", "Place", "Findings"})


def register(contents: Contents) -> Markup:
    """Return the table with all claims."""
    head = element("tr", *(_header(name) for name in _COLUMNS))
    rows = (_row(contents, number, claim) for number, claim in enumerate(contents.report.claims, start=1))
    return element(
        "table",
        element("caption", "Every claim that was read, in reading order", class_="unseen"),
        element("thead", head),
        element("tbody", *rows),
        id="register-table",
        data_shown=SHOWN,
    )


def more(contents: Contents) -> Markup:
    """Return the button that shows the rows which a script has left out of a long table."""
    count = len(contents.report.claims)
    label = f"Show all {count:,} claims"
    return element("button", label, type="button", id="more-claims", hidden=True) if count > SHOWN else NOTHING


def kinds(contents: Contents) -> list[str]:
    """Return the kinds of claim there are, in the order of their words."""
    return sorted({claim.kind for claim in contents.report.claims}, key=titled)


def _header(name: str) -> Markup:
    """Return a header; the script puts a button into it."""
    kind = "number" if name in _SORTED_BY_NUMBER else "text"
    return element("th", name, scope="col", data_sort=kind)


def _row(contents: Contents, number: int, claim: Claim) -> Markup:
    layout = contents.layouts[claim.path]
    place = layout.document.place(claim.span)
    is_shown = bool(layout.spots(claim.span))
    link = element("a", where(place), href=f"#claim-words-{number}" if is_shown else None)
    is_one_of_many = len(contents.report.documents) > 1
    file = element("span", isolated(contents.short(claim.path)), class_="file") if is_one_of_many else NOTHING
    years = years_words(claim)
    digits = "".join(character for character in years[-4:] if character.isdigit())
    cells = (
        element("td", str(number), data_value=number),
        element("td", titled(claim.kind)),
        element("td", cut(layout.quote(claim.span), _QUOTED), class_="claim", dir="auto"),
        element("td", metric_words(claim), dir="auto"),
        element("td", value_words(claim), data_value=value_order(claim), class_="value", dir="auto"),
        element("td", years, data_value=digits, class_="years", dir="auto"),
        element("td", scope_words(claim), dir="auto"),
        element("td", file, link, data_value=number),
        element("td", *_findings(contents, claim), data_value=len(contents.by_claim.get(claim.id, ()))),
    )
    return element("tr", *cells, id=f"claim-{number}", data_kind=claim.kind, data_document=claim.path)


def _findings(contents: Contents, claim: Claim) -> Iterator[Markup]:
    """Yield links to the findings about a claim, each with its severity as a word for those who do not see colours."""
    for finding in contents.by_claim.get(claim.id, ()):
        weight = finding.verdict.severity
        said = joined([element("span", f"{SEVERITY_WORDS[weight]} ", class_="unseen"), finding.verdict.rule])
        yield element("a", said, href=f"#finding-{finding.number}", class_=f"tag {weight.value}")
