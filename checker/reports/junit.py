"""JUnit XML, which most CI servers show as tests: a suite a document, a case a verdict.

Elements and attributes are those that Jenkins reads (the `junit-10.xsd` of its xUnit plugin), and no others.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.model import Outcome, Verdict
from checker.outcome import Status
from checker.reports.excerpt import visible
from checker.reports.places import position, within
from checker.reports.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.outcome import DocumentOutcome, Report
    from checker.reports.presentation import Presentation

_SKIPPED = (Outcome.WAIVED, Outcome.NOT_EVALUATED)
_MOST = 300  # characters of a quote
_NO_DOCUMENT = "esglint"  # the suite of findings in files that are no documents of this run


def junit_report(report: Report, look: Presentation) -> str:
    """Return every finding as a failure, and as cases that passed or were skipped what else is asked for."""
    shown = {Outcome.FAIL, Outcome.PASS, *_SKIPPED} if look.show_passes else {Outcome.FAIL}
    by_path: dict[str, list[str]] = {document.path: _own_case(document, look) for document in report.documents}
    for verdict in report.verdicts:
        if verdict.outcome in shown:
            path = verdict.location.path if verdict.location.path in by_path else _NO_DOCUMENT
            by_path.setdefault(path, []).append(_case(report, verdict, look))
    suites = [_suite(look.relative(path), cases or [_clean_case(path, look)]) for path, cases in by_path.items()]
    totals = _counts([case for cases in by_path.values() for case in cases or [""]])
    body = "".join(f"{line}\n" for suite in suites for line in suite)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="esglint"{totals}>\n{body}</testsuites>\n'


def _suite(name: str, cases: list[str]) -> Iterator[str]:
    skipped = sum("<skipped " in case for case in cases)
    yield f'  <testsuite name="{_text(name)}"{_counts(cases)} skipped="{skipped}">'
    yield from cases
    yield "  </testsuite>"


def _counts(cases: list[str]) -> str:
    """Return the attributes that count cases; quotes are escaped, so that no document can write an element."""
    failures, errors = (sum(f"<{name} " in case for case in cases) for name in ("failure", "error"))
    return f' tests="{len(cases)}" failures="{failures}" errors="{errors}"'


def _own_case(document: DocumentOutcome, look: Presentation) -> list[str]:
    """Return a case for a document that could not be read or was not judged; none for others."""
    if document.status is Status.CHECKED:
        return []
    reason = _text(f"{document.reason} {document.remedy}".strip())
    element = "error" if document.status is Status.UNREADABLE else "skipped"
    name = "document can be read" if element == "error" else "document is in a language that is read"
    return [_element(name, look.relative(document.path), f'<{element} message="{reason}"/>')]


def _clean_case(path: str, look: Presentation) -> str:
    return _element("no findings", look.relative(path), "")


def _case(report: Report, verdict: Verdict, look: Presentation) -> str:
    rule = " ".join(filter(None, (verdict.rule, report.name_of(verdict.rule))))
    name = f"{rule} ({within(verdict.location)})"
    inner = ""
    if verdict.outcome is Outcome.FAIL:
        words = quoted(report, verdict.location, _MOST)
        lines = (position(verdict.location), f'"{words}"' if words else "", verdict.fix)
        text = "\n".join(_text(line) for line in lines if line)
        inner = f'<failure type="{verdict.severity.value}" message="{_text(verdict.message)}">{text}</failure>'
    elif verdict.outcome in _SKIPPED:
        inner = f'<skipped type="{verdict.outcome.value}" message="{_text(verdict.reason)}"/>'
    return _element(name, look.relative(verdict.location.path), inner)


def _element(name: str, path: str, inner: str) -> str:
    head = f'    <testcase classname="{_text(path)}" name="{_text(name)}"'
    return f"{head}>{inner}</testcase>" if inner else f"{head}/>"


def _text(words: str) -> str:
    """Return words that XML can hold: escaped, and without the characters that it forbids."""
    return escape(visible(words))
