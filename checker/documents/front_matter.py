"""YAML front matter of a Markdown document."""

from __future__ import annotations

from datetime import date

import yaml

_KEYS = {
    "title": "title",
    "date": "date",
    "published": "date",
    "publish_date": "date",
    "pubdate": "date",
    "language": "language",
    "lang": "language",
    "entity": "entity",
    "company": "entity",
    "organisation": "entity",
    "organization": "entity",
    "author": "author",
    "kind": "kind",
    "type": "kind",
    "doc_type": "kind",
    "description": "description",
    "summary": "description",
    "jurisdiction": "jurisdiction",
    "audience": "audience",
    "sector": "sector",
}


_LONGEST = 20_000  # characters; longer ones declare nothing


def read_front_matter(source: str) -> dict[str, str]:
    """Return the declarations that are known, as text; YAML that cannot be read declares nothing."""
    if len(source) > _LONGEST:
        return {}
    try:
        loaded = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    found: dict[str, str] = {}
    for key, value in loaded.items() if isinstance(loaded, dict) else ():
        name = _KEYS.get(str(key).lower().replace("-", "_"))
        if name and isinstance(value, str | int | float | date) and str(value).strip():
            found.setdefault(name, " ".join(str(value).split()))
    return found
