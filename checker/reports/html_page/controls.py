"""What the reader steers the page with: the bar on top, filters, help. Without a script they are not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.outcome import SEVERITIES
from checker.reports.html_page.markup import NOTHING, Markup, element, joined
from checker.reports.html_page.register import kinds
from checker.reports.html_page.words import SEVERITY_WORDS, icon, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.reports.html_page.contents import Contents

_CIRCLE = '<circle cx="8" cy="8" r="7"/>'
_SIGNS = {  # drawn in the colour of the words beside them
    "error": '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="cut" d="M5 5l6 6M11 5l-6 6"/>',
    "warning": '<path d="M8 1l7.5 14H.5z"/><path class="cut" d="M8 6v4.5M8 12v1.4"/>',
    "info": f'{_CIRCLE}<path class="cut" d="M8 7v5M8 3.8v1.4"/>',
    "failed": f'{_CIRCLE}<path class="cut" d="M5 5l6 6M11 5l-6 6"/>',
    "passed": f'{_CIRCLE}<path class="cut" d="M4.5 8.2l2.4 2.6L11.6 5.4"/>',
    "incomplete": f'{_CIRCLE}<path class="cut" d="M8 4v5M8 10.8v1.4"/>',
    "reviewed": f'{_CIRCLE}<path class="cut" d="M4.5 8h7"/>',
}
_KEYS = (
    ("j", "next finding"),
    ("k", "finding before"),
    ("Enter", "from a finding to its words, and back"),
    ("/", "search the findings"),
    ("?", "this help"),
    ("Escape", "close the help, or leave the search"),
)


def signs() -> Markup:
    """Return the icons, which the page draws by reference."""
    drawn = (f'<symbol id="sign-{name}" viewBox="0 0 16 16">{shape}</symbol>' for name, shape in _SIGNS.items())
    return Markup(f'<svg class="signs" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>')


def top_bar(sections: Mapping[str, str]) -> Markup:
    """Return the name, the sections there are, and buttons for colours and help."""
    links = [("summary", "Summary"), *sections.items()]
    items = (element("li", element("a", title, href=f"#{name}")) for name, title in links)
    buttons = [
        element("button", "Dark", type="button", id="colours", aria_pressed="false", class_="scripted"),
        element("button", "Help", type="button", id="help-button", aria_haspopup="dialog", class_="scripted"),
    ]
    nav = element("nav", element("ul", *items), aria_label="Sections")
    return element("header", element("span", "esglint", class_="name"), nav, element("div", *buttons), class_="top")


def filters(contents: Contents) -> Markup:
    """Return the filters of the findings; nothing without any."""
    if not contents.findings:
        return element("p", "Nothing was found.", class_="nothing")
    found = [finding.verdict for finding in contents.findings]
    rules = sorted({verdict.rule for verdict in found})
    paths = list(dict.fromkeys(verdict.location.path for verdict in found))
    claim_kinds = sorted({finding.claim.kind for finding in contents.findings if finding.claim}, key=titled)
    boxes = [
        element(
            "label",
            element("input", type="checkbox", name="severity", value=severity.value, checked=True),
            icon(severity.value),
            SEVERITY_WORDS[severity],
            class_=f"chip {severity.value}",
        )
        for severity in reversed(SEVERITIES)
        if any(verdict.severity is severity for verdict in found)
    ]
    named = ((rule, f"{rule} {titled(contents.report.name_of(rule))}".strip()) for rule in rules)
    fields = [
        element("fieldset", element("legend", "Severity", class_="unseen"), *boxes),
        _choice("Rule", "rule", named),
        _choice("Document", "document", ((path, path) for path in paths)) if len(paths) > 1 else NOTHING,
        _choice("Kind of claim", "kind", ((kind, titled(kind)) for kind in claim_kinds)),
        _search("Search findings", "finding-search"),
        element("button", "Clear", type="reset"),
        element("output", f"{len(found)} of {len(found)} findings", id="finding-count", aria_live="polite"),
    ]
    return element("form", *fields, id="finding-filters", class_="filters scripted", aria_label="Filter findings")


def register_filters(contents: Contents) -> Markup:
    """Return the filters of the claims register."""
    paths = list(dict.fromkeys(claim.path for claim in contents.report.claims))
    only = element("input", type="checkbox", name="found")
    total = len(contents.report.claims)
    fields = [
        _choice("Kind", "kind", ((kind, titled(kind)) for kind in kinds(contents))),
        _choice("Document", "document", ((path, path) for path in paths)) if len(paths) > 1 else NOTHING,
        _search("Search claims", "claim-search"),
        element("label", only, "With findings only", class_="chip"),
        element("button", "Clear", type="reset"),
        element("output", f"{total} of {total} claims", id="claim-count", aria_live="polite"),
    ]
    return element("form", *fields, id="claim-filters", class_="filters scripted", aria_label="Filter claims")


def help_dialog() -> Markup:
    """Return the keys, and a way to do without those of one letter."""
    keys = (element("div", element("dt", element("kbd", key)), element("dd", does)) for key, does in _KEYS)
    letters = element("input", type="checkbox", id="letters", checked=True)
    return element(
        "dialog",
        element("h2", "Keys", id="help-title"),
        element("dl", *keys),
        element("label", letters, "Keys of one letter are heeded", class_="chip"),
        element("button", "Close", type="button", id="help-close"),
        id="help",
        aria_labelledby="help-title",
    )


def _choice(label: str, name: str, options: Iterable[tuple[str, str]]) -> Markup:
    listed = joined(element("option", said, value=value) for value, said in options)
    select = element("select", element("option", "All", value=""), listed, name=name)
    return element("label", element("span", label), select)


def _search(label: str, name: str) -> Markup:
    field = element("input", type="search", id=name, name="words", autocomplete="off", spellcheck="false")
    return element("label", element("span", label), field)
