"""What an HTML page declares of itself: title, description, date, language, entity, whom it addresses."""

from __future__ import annotations

import re

from checker.documents.html_source import LONE_BRACKET
from checker.documents.html_survey import Node, attributes_of, children_of

_META = {
    "description": "description",
    "og:description": "description",
    "date": "date",
    "dc.date": "date",
    "dcterms.created": "date",
    "dcterms.issued": "date",
    "pubdate": "date",
    "publish-date": "date",
    "article:published_time": "date",
    "datepublished": "date",
    "og:site_name": "entity",
    "application-name": "entity",
    "publisher": "entity",
    "dc.publisher": "entity",
    "author": "author",
    "og:title": "title",
    "jurisdiction": "jurisdiction",
    "audience": "audience",
    "dcterms.audience": "audience",
    "sector": "sector",
}
_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"<>]{4,40})"')
_LINKED_DATA = "application/ld+json"


def read_metadata(root: Node) -> dict[str, str]:
    """Return the declarations in the head of a page; the first of each kind counts."""
    found: dict[str, str] = {}
    published = ""
    for node in _heads(root):
        attributes = attributes_of(node)
        if node.name == "html":
            _keep(found, "language", attributes.get("lang") or attributes.get("xml:lang"))
        elif node.name == "title":
            found.update({"title": title} if (title := _tidy(text_of(node))) else {})
        elif node.name == "meta":
            name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").lower()
            if name in _META:
                _keep(found, _META[name], attributes.get("content"))
        elif attributes.get("type") == _LINKED_DATA and not published:
            match = _PUBLISHED.search(text_of(node))
            published = match[1] if match else ""
    _keep(found, "date", published)
    return found


def text_of(node: Node, limit: int = 100_000) -> str:
    """Return the text of a node as the parser decoded it, at most `limit` nodes of it."""
    parts: list[str] = []
    stack = [node]
    while stack and limit:
        limit -= 1
        current = stack.pop()
        if current.name == "#text":
            parts.append(current.data)
        stack.extend(reversed(children_of(current)))
    return "".join(parts)


def _heads(root: Node) -> list[Node]:
    """Return the html element and what stands in its head."""
    pages = [child for child in children_of(root) if child.name == "html"]
    heads = [child for page in pages for child in children_of(page) if child.name == "head"]
    return [*pages, *(child for head in heads for child in children_of(head))]


def _keep(found: dict[str, str], key: str, value: str | None) -> None:
    if value and _tidy(value):
        found.setdefault(key, _tidy(value))


def _tidy(text: str) -> str:
    return " ".join(text.replace(LONE_BRACKET, "<").split())
