"""A finding as a note beside the words it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined
from checker.reports.html_page.words import sentence, severity_mark, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.reports.html_page.contents import Contents, Finding

_QUOTED = 90  # characters of a related place


def note(contents: Contents, finding: Finding) -> Markup:
    """Return the finding: severity, rule, message, fix, places to see, and its rule's explanation to unfold."""
    verdict = finding.verdict
    return element(
        "article",
        _head(contents, finding),
        element("p", isolated(sentence(verdict.message)), class_="message"),
        element("p", element("b", "To do "), isolated(verdict.fix), class_="fix") if verdict.fix else NOTHING,
        _quote(contents, finding),
        *_see(contents, finding),
        _explanation(contents, verdict.rule),
        id=f"finding-{finding.number}",
        class_=f"note {verdict.severity.value}",
        tabindex="-1",
        aria_labelledby=f"title-{finding.number}",
        data_severity=verdict.severity.value,
        data_rule=verdict.rule,
        data_document=verdict.location.path,
        data_kind=finding.claim.kind if finding.claim else "",
    )


def cut(text: str, size: int = _QUOTED) -> str:
    """Return a text of `size` characters at the most."""
    return text if len(text) <= size else f"{text[: size - 1].rstrip()}…"


def rule_link(contents: Contents, rule: str) -> Markup:
    """Return a rule's id, leading to its explanation where the page has one."""
    return element("a", rule, href=f"#rule-{rule}") if rule in contents.report.rules else element("span", rule)


def _head(contents: Contents, finding: Finding) -> Markup:
    verdict = finding.verdict
    number = element("span", str(finding.number), class_="number")
    if finding.spots:
        label = f"Finding {finding.number}: to its words"
        number = element("a", str(finding.number), href=f"#words-{finding.number}", aria_label=label, class_="number")
    place = element("span", isolated(where(verdict.location)), class_="place")
    title = element("span", severity_mark(verdict.severity), " ", rule_link(contents, verdict.rule))
    return element("p", number, " ", title, " ", place, class_="head", id=f"title-{finding.number}")


def _quote(contents: Contents, finding: Finding) -> Markup:
    """Return the words in question where the text beside the note does not show them."""
    words = "" if finding.spots else contents.quote(finding.verdict.location)
    return element("blockquote", isolated(cut(words, 300)), dir="auto") if words else NOTHING


def _see(contents: Contents, finding: Finding) -> Iterator[Markup]:
    for nth, place in enumerate(dict.fromkeys(finding.verdict.related), start=1):
        is_far = place.path != finding.verdict.location.path
        place_words = f"{contents.short(place.path)}, {where(place)}" if is_far else where(place)
        target = f"#see-{finding.number}-{nth}" if contents.spots(place) else None
        words = cut(contents.quote(place))
        quoted = joined([" “", isolated(words), "”"]) if words else NOTHING
        yield element("p", "See ", element("a", isolated(place_words), href=target), quoted, class_="see")
    if finding.is_cross:
        link = element("a", "Both ends side by side", href=f"#between-{finding.number}")
        yield element("p", link, class_="see")


def _explanation(contents: Contents, rule: str) -> Markup:
    """Return a place for the rule's explanation; a script copies it there, and without one a link leads to it."""
    described = contents.report.rules.get(rule)
    if described is None:
        return NOTHING
    link = element("p", element("a", "The rule in full", href=f"#rule-{rule}"))
    return element("details", element("summary", f"Why {rule} asks this"), link, class_="why", data_rule=rule)
