"""Definition lists of HTML that hold figures: each term is the name of the value behind it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from checker.documents.html_metadata import text_of
from checker.documents.html_survey import children_of

if TYPE_CHECKING:
    from checker.documents.html_survey import Node

_LONGEST = 80  # characters of a name, and of a value with the words beside it


def values_of_terms(definitions: Node) -> dict[int, Node]:
    """Return the figures of a definition list by the id of the term they belong to."""
    groups = ([child] if child.name != "div" else children_of(child) for child in children_of(definitions))
    beside = [child for group in groups for child in group if child.name in {"dt", "dd"}]
    return {id(name): value for name, value in itertools.pairwise(beside) if _is_figure_of(name, value)}


def _is_figure_of(name: Node, value: Node) -> bool:
    """Tell the name of a short figure from a word that is explained."""
    if (name.name, value.name) != ("dt", "dd"):
        return False
    called, words = (text_of(one, limit=_LONGEST + 1).strip() for one in (name, value))
    is_figure = any(letter.isdigit() for letter in words) and len(words) <= _LONGEST
    return is_figure and 0 < len(called) <= _LONGEST and called[-1] not in "?!.:"
