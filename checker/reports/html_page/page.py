"""The page as a whole: its policy, its parts in their order, its look and its behaviour."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__
from checker.reports.html_page.between import between_documents
from checker.reports.html_page.charts import charts
from checker.reports.html_page.contents import Contents
from checker.reports.html_page.controls import filters, help_dialog, register_filters, signs, top_bar
from checker.reports.html_page.decisions import not_evaluated, sign_off, undecided, waived
from checker.reports.html_page.explanations import explanations
from checker.reports.html_page.markup import NOTHING, Markup, element, joined
from checker.reports.html_page.register import more, register
from checker.reports.html_page.summary import summary, title_of
from checker.reports.html_page.text import texts
from checker.reports.html_page.timeline import timeline

if TYPE_CHECKING:
    from checker.outcome import Report
    from checker.reports.presentation import Presentation

_ASSETS = Path(__file__).parent / "assets"
_PROMISE = (
    "This page says what is not stated, or what does not agree with what. It never says that a claim is false, and it "
    "is neither assurance nor legal advice."
)


def page(report: Report, look: Presentation) -> str:
    """Return one HTML file that asks for nothing else: neither network nor other files."""
    contents = Contents(report=report, look=look)
    style, script = _asset("report.css"), _asset("report.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"esglint {__version__}"),
        element("title", f"Claims review: {title_of(contents)}"),
        element("style", style),
    )
    return f"<!doctype html>\n{element('html', head, _body(contents, script), lang='en')}\n"


def _body(contents: Contents, script: Markup) -> Markup:
    decided = joined([waived(contents), not_evaluated(contents), undecided(contents)])
    sections = (
        ("text", "Findings", "Findings in the text", joined([filters(contents), *texts(contents)])),
        ("between", "Comparisons", "Between documents", joined(between_documents(contents))),
        ("claims", "Register", "Claims register", _register(contents)),
        ("targets", "Targets", "Targets", _scroll(timeline(contents), "Targets over the years")),
        ("figures", "Figures", "Figures over the years", _grid(contents)),
        ("decisions", "Decisions", "Waived and not evaluated", decided),
        ("rules", "Rules", "The rules", joined(explanations(contents))),
        ("sign-off", "Sign-off", "Sign-off", sign_off()),
    )
    shown = [(name, short, title, content) for name, short, title, content in sections if content]
    parts = [_section(name, title, content) for name, _, title, content in shown]
    return element(
        "body",
        signs(),
        element("a", "Skip to the findings", href="#text", class_="skip"),
        top_bar({name: short for name, short, _, _ in shown}),
        element("main", element("section", summary(contents), id="summary", aria_label="Summary"), *parts),
        element("footer", element("p", _PROMISE), element("p", f"esglint {__version__}")),
        help_dialog(),
        element("script", script),
    )


def _section(name: str, title: str, content: Markup) -> Markup:
    return element(
        "section",
        element("h2", title, id=f"{name}-title"),
        content,
        id=name,
        tabindex="-1",
        aria_labelledby=f"{name}-title",
    )


def _register(contents: Contents) -> Markup:
    if not contents.report.claims:
        return NOTHING
    return joined([register_filters(contents), _scroll(register(contents), "Claims register"), more(contents)])


def _grid(contents: Contents) -> Markup:
    drawn = joined(charts(contents))
    return element("div", drawn, class_="charts") if drawn else NOTHING


def _scroll(table: Markup, label: str) -> Markup:
    """Return a table in a frame that scrolls where it is too wide, also by keyboard."""
    return element("div", table, class_="scroll", tabindex="0", role="group", aria_label=label) if table else NOTHING


@cache
def _asset(name: str) -> Markup:
    """Return one of our own files, which hold nothing that would end the element they stand in."""
    return Markup((_ASSETS / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    """Return the content security policy: no source at all, but for our style and our script by their digests."""
    digests = (base64.b64encode(sha256(part.encode()).digest()).decode() for part in (style, script))
    style_digest, script_digest = digests
    allowed = f"style-src 'sha256-{style_digest}'; script-src 'sha256-{script_digest}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
