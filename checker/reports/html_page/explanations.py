"""What the rules say for themselves: those that found something, or are spoken of elsewhere on the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model import Outcome
from checker.reports.counting import several
from checker.reports.html_page.markup import Markup, element, isolated
from checker.reports.html_page.words import severity_mark
from checker.written_names import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import RuleDescription
    from checker.reports.html_page.contents import Contents

_SPOKEN_OF = (Outcome.FAIL, Outcome.WAIVED, Outcome.NOT_EVALUATED)


def explanations(contents: Contents) -> Iterator[Markup]:
    """Yield the explanation of every rule that the page speaks of, by id."""
    spoken_of = {verdict.rule for verdict in contents.report.verdicts if verdict.outcome in _SPOKEN_OF}
    counts = Counter(finding.verdict.rule for finding in contents.findings)
    for rule in sorted(spoken_of):
        described = contents.report.rules.get(rule)
        if described:
            yield _explanation(described, counts[rule])


def _explanation(rule: RuleDescription, count: int) -> Markup:
    found = element("span", several(count, "finding") if count else "no finding", class_="place")
    head = element("h3", element("span", rule.id, class_="code"), " ", written(rule.name), " ", found)
    return element(
        "section",
        head,
        element("div", *_content(rule), class_="explained"),
        class_="rule",
        id=f"rule-{rule.id}",
        tabindex="-1",
    )


def _content(rule: RuleDescription) -> Iterator[Markup]:
    yield element("p", isolated(rule.summary), class_="summary")
    if rule.why:
        yield element("p", element("b", "Why "), isolated(rule.why))
    if rule.fix:
        yield element("p", element("b", "To do "), isolated(rule.fix))
    if rule.references:
        items = (element("li", isolated(reference)) for reference in rule.references)
        yield element("div", element("b", "References"), element("ul", *items), class_="references")
    from_pack = [" · ", isolated(rule.pack)] if rule.pack else []
    changed = [" · changed by ", isolated(rule.changed_by)] if rule.changed_by else []
    yield element("p", "Severity: ", severity_mark(rule.severity), *from_pack, *changed, class_="about")
