"""A first walk over an HTML tree: where the content is, and which elements are furniture.

What an element is called decides only together with what it holds: a site's main content is never furniture,
and a class such as "social" or "share" counts only where the text in it is short or consists of links.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Node = Any  # of justhtml: `name`, `attrs`, `children`, `data`, `origin_offset`

_DROPPED = frozenset(
    {"script", "style", "template", "noscript", "svg", "head", "iframe", "object", "canvas", "math", "noframes"}
)
_HIDDEN_FACTS = (":header", ":hidden", ":exclude")  # of inline XBRL, whatever its prefix
_CONTENT = frozenset({"main", "article", "h1"})
_ALWAYS = frozenset({"nav", "button", "select", "textarea", "datalist", "dialog", "menu"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
)
_STRONG = frozenset(
    {
        "cookie", "cookies", "consent", "gdpr", "breadcrumb", "breadcrumbs", "nav", "navbar", "navigation",
        "newsletter", "subscribe", "subscription", "subscriptions", "login", "signin", "signup", "skip", "pagination",
        "pager", "sitemap", "offcanvas", "copyright", "cookiebot", "onetrust", "usercentrics", "didomi", "osano",
        "iubenda", "klaro", "borlabs", "cloned", "duplicate",
    }
)  # fmt: skip
_WEAK = frozenset(
    {
        "menu", "search", "feedback", "share", "sharing", "social", "banner", "toolbar", "footer", "sidebar", "related",
        "widget",
    }
)  # fmt: skip
# names that page builders give to the parts of the content: "elementor-widget-text-editor", "hero-banner"
_CONTENT_PARTS = frozenset({"elementor", "hero"})
# what a page folds away until it is asked for: the panels of tabs and accordions
_FOLDED = frozenset(
    {"tab", "tabs", "tabpanel", "tabcontent", "accordion", "collapse", "collapsible", "expandable", "panel", "faq"}
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_INVISIBLE = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_SHORT = 160  # characters of a weakly marked element
_LONG = 1500  # characters that even a consent dialog seldom exceeds


class Survey(Struct, frozen=True):
    """What was found: ids (`id()`) of elements."""

    content: frozenset[int]  # contain a main, article or h1 element, or are one
    with_nav: frozenset[int]
    outer_tables: frozenset[int]  # contain another table
    text_length: dict[int, int]
    link_length: dict[int, int]
    total: int


def attributes_of(node: Node) -> dict[str, str | None]:
    """Return the attributes of an element; text and comments have none."""
    return getattr(node, "attrs", None) or {}


def children_of(node: Node) -> Sequence[Node]:
    """Return the children of an element; text and comments have none."""
    return getattr(node, "children", None) or ()


def is_dropped(node: Node) -> bool:
    """Tell what nobody reads: scripts, pictures, the hidden facts of inline XBRL."""
    name: str = node.name
    return name in _DROPPED or (":" in name and name.endswith(_HIDDEN_FACTS))


def survey(root: Node) -> Survey:
    """Walk the tree once, without recursion, and sum up from the leaves."""
    content, with_nav, outer_tables = set[int](), set[int](), set[int]()
    text_length, link_length = dict[int, int](), dict[int, int]()
    order: list[tuple[Node, Node | None]] = []
    stack: list[tuple[Node, Node | None]] = [(root, None)]
    while stack:
        node, parent = stack.pop()
        order.append((node, parent))
        own = 0  # characters of its own text
        for child in () if is_dropped(node) else children_of(node):
            if child.name == "#text":
                own += len(child.data.strip())
            else:
                stack.append((child, node))
        text_length[id(node)] = own
    with_tables = set[int]()
    for node, parent in reversed(order):
        name, above = node.name, id(parent)
        key = id(node)
        length = text_length.get(key, 0)
        if name == "a":
            link_length[key] = length
        text_length[above] = text_length.get(above, 0) + length
        link_length[above] = link_length.get(above, 0) + link_length.get(key, 0)
        if key in content or name in _CONTENT or attributes_of(node).get("role") == "main":
            content.update((key, above))
        if name == "nav" or key in with_nav:
            with_nav.add(above)
        if name == "table" and key in with_tables:
            outer_tables.add(key)
        if name == "table" or key in with_tables:
            with_tables.add(above)
    return Survey(
        content=frozenset(content),
        with_nav=frozenset(with_nav),
        outer_tables=frozenset(outer_tables),
        text_length=text_length,
        link_length=link_length,
        total=text_length.get(id(root), 0),
    )


def is_furniture_element(node: Node, found: Survey, *, is_in_content: bool) -> bool:
    """Tell whether an element and all in it belong to the page rather than to the text."""
    name, attributes = node.name, attributes_of(node)
    if name in _ALWAYS or (_is_invisible(attributes) and not _is_folded(attributes)):
        return True
    if id(node) in found.content or name in {"html", "body"}:
        return False
    if name == "header":
        return not is_in_content or id(node) in found.with_nav
    if name in {"footer", "aside"} or attributes.get("role") in _ROLES:
        return True
    is_link_list = name in {"ul", "ol"} and not is_in_content and _is_link_list(node, found)
    return is_link_list or _is_named_furniture(node, found)


def _is_invisible(attributes: Mapping[str, str | None]) -> bool:
    return bool(attributes) and ("hidden" in attributes or bool(_INVISIBLE.search(attributes.get("style") or "")))


def _is_folded(attributes: Mapping[str, str | None]) -> bool:
    """Tell a panel that a reader opens by a click from what is not to be seen."""
    if attributes.get("role") == "tabpanel" or attributes.get("hidden") == "until-found":
        return True
    return bool(_words(attributes, "class", "id") & _FOLDED)


def _words(attributes: Mapping[str, str | None], *keys: str) -> frozenset[str]:
    names = " ".join(attributes.get(key) or "" for key in keys) if attributes else ""
    return _words_of(names[:400])


@lru_cache(maxsize=4096)  # a page has many elements of few classes
def _words_of(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(names))


def _is_named_furniture(node: Node, found: Survey) -> bool:
    words = _words(attributes_of(node), "class", "id", "aria-label")
    length = found.text_length.get(id(node), 0)
    if node.name == "form" or words & _STRONG:
        # Some names stand at an element around the whole page, which is then content.
        return length <= max(found.total / 2, min(_LONG, found.total * 0.8))
    if words & _WEAK and not words & _CONTENT_PARTS:
        return length <= _SHORT or _link_share(node, found) > 0.5
    return False


def _is_link_list(node: Node, found: Survey) -> bool:
    items = [child for child in children_of(node) if child.name == "li"]
    length = found.text_length.get(id(node), 0)
    return len(items) > 2 and length < 40 * len(items) and _link_share(node, found) > 0.9


def _link_share(node: Node, found: Survey) -> float:
    return found.link_length.get(id(node), 0) / max(1, found.text_length.get(id(node), 0))
