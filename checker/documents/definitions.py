"""Definition lists of HTML that hold figures: each term is the name of the value behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.documents.html_survey import children_of
from checker.documents.html_tables import text_of

if TYPE_CHECKING:
    from checker.documents.html_survey import Node

_LONGEST = 80  # characters of a name, and of a value with the words beside it


def value_of_term(node: Node) -> Node | None:
    """Return the value of a term that a definition list gives as a short figure, None where it explains a word."""
    if node.name != "dt" or node.parent is None:
        return None
    beside = [child for child in children_of(node.parent) if child.name in {"dt", "dd"}]
    at = next((index for index, child in enumerate(beside) if child is node), len(beside))
    value = beside[at + 1] if at + 1 < len(beside) else None
    if value is None or value.name != "dd":
        return None
    name, words = (text_of(one, limit=_LONGEST + 1).strip() for one in (node, value))
    is_figure = any(letter.isdigit() for letter in words) and len(words) <= _LONGEST
    return value if is_figure and 0 < len(name) <= _LONGEST and name[-1] not in "?!.:" else None
