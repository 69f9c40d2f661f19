"""Every report by the name that `--format` gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checker.outcome import Report
from checker.reports.claims_json import json_claims, json_report, yaml_claims
from checker.reports.explanation_json import explanation_json
from checker.reports.explanation_text import explanation_text
from checker.reports.findings_csv import csv_report
from checker.reports.github import github_report
from checker.reports.gitlab import gitlab_report
from checker.reports.junit import junit_report
from checker.reports.markdown import markdown_report
from checker.reports.presentation import Presentation
from checker.reports.sarif import sarif_report
from checker.reports.text import text_report

if TYPE_CHECKING:
    from checker.explanation import Explanation

Reporter = Callable[[Report, Presentation], str]


def html_report(report: Report, look: Presentation) -> str:
    """Return the report as one web page; what builds it is imported only here."""
    from checker.reports.html_page.page import page  # noqa: PLC0415 - no other report needs it

    return page(report, look)


CHECK_FORMATS: Mapping[str, Reporter] = {
    "text": text_report,
    "json": json_report,
    "sarif": sarif_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "junit": junit_report,
    "markdown": markdown_report,
    "csv": csv_report,
    "html": html_report,
}
SHOW_ALL = (html_report,)  # tell unasked of verdicts that are no findings, and what claims are compared by
EXTRACT_FORMATS: Mapping[str, Reporter] = {"yaml": yaml_claims, "json": json_claims}
WHY_FORMATS: Mapping[str, Callable[[Explanation, Presentation], str]] = {
    "text": explanation_text,
    "json": explanation_json,
}
