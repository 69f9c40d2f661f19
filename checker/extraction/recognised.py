"""Recognised environmental performance: public ecolabels of type I, and the best class that European law knows."""

from __future__ import annotations

import re

from checker.extraction.clauses import Range, pattern
from checker.extraction.patterns import compiled

_LABEL = r"(?<![\w-])<<recognised_labels>>(?![\w-])"
_BEST_CLASS = compiled(
    r"\b(?:energy|water|fuel)(?:[- ]efficiency)? (?:class|label|rating):? (?-i:A)(?:\+{3})?(?![\w+-])"
    r"|\b(?:class|rated|rating) (?-i:A)(?:\+{3})?,? (?:on|of|under|for) (?:the )?(?:(?:eu|european) )?energy\b",
    re.IGNORECASE,
)
_NOT_HELD = compiled(
    r"\b(?:no|not|without|never|lacks?|appl(?:y|ied|ying|ication)|aim\w*|plan\w*|hop(?:e|es|ing)|want\w*"
    r"|work\w* towards?|candidates?|will|soon)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def recognised_in(text: str, start: int = 0) -> Range | None:
    """Return where a text names a recognised label or class that is held."""
    for form in (pattern(_LABEL), _BEST_CLASS):
        for match in form.finditer(text, start):
            if is_held(text, match.start()):
                return match.span()
    return None


def is_held(text: str, position: int) -> bool:
    """Tell whether a label named at a position is held: not denied, aimed at or applied for."""
    return _NOT_HELD.search(text[max(0, position - 60) : position]) is None
