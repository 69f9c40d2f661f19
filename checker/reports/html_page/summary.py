"""The head of the page: the verdict, how much was read, what was found, in which documents and by which rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model import Outcome, Severity
from checker.outcome import SEVERITIES, Status, weighs_at_least
from checker.reports.counting import several
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined
from checker.reports.html_page.notes import rule_link
from checker.reports.html_page.words import SEVERITY_WORDS, icon, severity_mark, titled
from checker.written_names import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import DocumentOutcome
    from checker.reports.html_page.contents import Contents

_STATES = {Status.CHECKED: "checked", Status.UNREADABLE: "could not be read", Status.NOT_EVALUATED: "not evaluated"}
_NAMED = 3  # documents, and companies, that the title names
_FREQUENT = 8
_COUNTED = frozenset({"Claims", "Findings"})


def title_of(contents: Contents) -> str:
    """Return the names of the documents, or how many there are."""
    documents = contents.report.documents
    if len(documents) > _NAMED:
        return several(len(documents), "document")
    return ", ".join(document.path.rpartition("/")[2] for document in documents) or "No documents"


def summary(contents: Contents) -> Markup:
    """Return verdict, counts, documents and frequent rules."""
    entities = list(dict.fromkeys(one.entity for one in contents.report.documents if one.entity))
    company = ", ".join(entities) if len(entities) <= _NAMED else ""
    files = title_of(contents)
    kicker = element("p", "Claims review", *([" · ", isolated(files)] if company else []), class_="kicker")
    title = element("h1", isolated(company or files))
    return joined(
        [kicker, title, _verdict(contents), element("dl", *_counts(contents), class_="counts"), _tables(contents)]
    )


def _verdict(contents: Contents) -> Markup:
    """Return whether the run passes: by the level that fails it, hidden findings included."""
    report, look = contents.report, contents.look
    found = several(len(report.findings), "finding")
    level = SEVERITY_WORDS[Severity(look.fail_on)].lower() if look.fail_on in set(Severity) else ""
    more = "" if look.fail_on == Severity.ERROR else " or above"
    if report.unreadable:
        word, sign = "Incomplete", "incomplete"
        said = f"{several(len(report.unreadable), 'document')} could not be read."
    elif not level:
        word, sign = "Reviewed", "reviewed"
        said = f"{found}; nothing was asked to fail this review."
    elif look.failing:
        word, sign = "Not passed", "failed"
        said = f"{several(look.failing, 'finding')} of severity {level}{more}."
    else:
        word, sign = "Passed", "passed"
        said = f"No finding of severity {level}{more}."
    if level and look.failing > sum(weighs_at_least(one.severity, Severity(look.fail_on)) for one in report.findings):
        said += " Some of them are left out of this report by --min-severity."
    words = element("p", element("strong", word), element("span", said))
    return element("div", icon(sign), words, class_=f"verdict {sign}")


def _counts(contents: Contents) -> Iterator[Markup]:
    report = contents.report
    for severity in reversed(SEVERITIES):
        word = SEVERITY_WORDS[severity]
        count = report.count_findings(severity)
        name = joined([icon(severity.value), word if count == 1 or severity is Severity.INFO else f"{word}s"])
        yield _count(name, count, severity.value)
    yield _count("Claims", len(report.claims))
    yield _count("Documents", len(report.documents))
    yield _count("Checks passed", report.count(Outcome.PASS))
    yield _count("Waived", report.count(Outcome.WAIVED))
    yield _count("Not evaluated", report.count(Outcome.NOT_EVALUATED))


def _count(name: str, count: int, kind: str = "") -> Markup:
    return element("div", element("dt", name), element("dd", f"{count:,}"), class_=f"count {kind}".rstrip())


def _tables(contents: Contents) -> Markup:
    rows = (_document(contents, document) for document in contents.report.documents)
    head = element("tr", *(_header(name) for name in ("Document", "State", "Claims", "Findings")))
    documents = element(
        "table", element("caption", "Documents"), element("thead", head), element("tbody", *rows), class_="documents"
    )
    frame = element("div", documents, class_="scroll", tabindex="0", role="group", aria_label="Documents")
    packs = ", ".join(pack.titled for pack in contents.report.packs)
    asked = element("p", "Rules: ", isolated(packs), class_="about") if packs else NOTHING
    return element("div", element("div", frame, asked), _frequent(contents), class_="overview")


def _header(name: str) -> Markup:
    return element("th", name, scope="col", class_="value" if name in _COUNTED else None)


def _document(contents: Contents, document: DocumentOutcome) -> Markup:
    number = contents.report.documents.index(document) + 1
    is_shown = document.path in contents.layouts and document.status is Status.CHECKED
    name = isolated(contents.short(document.path))
    link = element("a", name, href=f"#document-{number}") if is_shown else name
    facts = [
        document.entity or "",
        written(document.kind or ""),
        f"published {document.published.isoformat()}" if document.published else "",
        f"language {document.language}" if document.language not in {None, "en"} else "",
    ]
    about = element("span", joined([isolated(fact) for fact in facts if fact], " · "), class_="about")
    digest = element("span", f"SHA-256 {document.sha256}", class_="digest") if document.sha256 else NOTHING
    state = _STATES[document.status] + (", in part" if document.status is Status.CHECKED and document.reason else "")
    claims = sum(claim.path == document.path for claim in contents.report.claims)
    findings = sum(finding.verdict.location.path == document.path for finding in contents.findings)
    return element(
        "tr",
        element("th", link, about, digest, scope="row"),
        element("td", state),
        element("td", str(claims), class_="value"),
        element("td", str(findings), class_="value"),
    )


def _frequent(contents: Contents) -> Markup:
    """Return the rules that found most, heaviest first."""
    counts = Counter((finding.verdict.rule, finding.verdict.severity) for finding in contents.findings)
    if not counts:
        return NOTHING
    ranked = sorted(counts.items(), key=lambda one: (-SEVERITIES.index(one[0][1]), -one[1], one[0][0]))
    rows = (
        element(
            "tr",
            element("td", severity_mark(severity)),
            element(
                "th",
                rule_link(contents, rule),
                " ",
                element("span", titled(contents.report.name_of(rule)), class_="about"),
                scope="row",
            ),
            element("td", str(count), class_="value"),
        )
        for (rule, severity), count in ranked[:_FREQUENT]
    )
    rest = len(ranked) - _FREQUENT
    more = element("p", f"and {several(rest, 'rule')} more", class_="about") if rest > 0 else NOTHING
    head = element("tr", *(_header(name) for name in ("Severity", "Rule", "Findings")))
    table = element("table", element("caption", "What was found"), element("thead", head), element("tbody", *rows))
    return element("div", table, more)
