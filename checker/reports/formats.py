"""Every report by the name that `--format` gives it, imported when it is written: a run needs one or two of them.

A report is text: as one string, or in pieces where it can be long.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.explanation import Explanation
    from checker.outcome import Report
    from checker.reports.presentation import Presentation

    Reporter = Callable[[Report, Presentation], Iterable[str]]


def _in(module: str, name: str) -> Callable[..., Iterable[str]]:
    """Return the reporter of a module, which is imported when the reporter is called."""

    def write(*given: object) -> Iterable[str]:
        report: Callable[..., Iterable[str]] = getattr(import_module(f"checker.reports.{module}"), name)
        return report(*given)

    return write


CHECK_FORMATS: Mapping[str, Reporter] = {
    "text": _in("text", "text_pieces"),
    "json": _in("claims_json", "json_pieces"),
    "sarif": _in("sarif", "sarif_report"),
    "github": _in("github", "github_report"),
    "gitlab": _in("gitlab", "gitlab_report"),
    "junit": _in("junit", "junit_report"),
    "markdown": _in("markdown", "markdown_report"),
    "csv": _in("findings_csv", "csv_report"),
    "html": _in("html_page.page", "page"),
}
# these tell unasked of verdicts that are no findings, and what claims are compared by
SHOW_ALL = (CHECK_FORMATS["html"],)
EXTRACT_FORMATS: Mapping[str, Reporter] = {
    "yaml": _in("claims_json", "yaml_claims"),
    "json": _in("claims_json", "json_claims"),
}
WHY_FORMATS: Mapping[str, Callable[[Explanation, Presentation], Iterable[str]]] = {
    "text": _in("explanation_text", "explanation_text"),
    "json": _in("explanation_json", "explanation_json"),
}
