"""Grades in letters ("A-", "BBB+", "class B"), told apart from the article, share classes and the ends of a scale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.names import is_cased
from checker.extraction.patterns import compiled
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from checker.extraction.clauses import Range

_SIGN = r"(?:[+-](?![\w]))?"
_UPPER = rf"(?-i:AAA|AA|A|BBB|BB|B|CCC|CC|C|D|E|F){_SIGN}"
_LOWER = rf"(?:aaa|aa|a|bbb|bb|b|ccc|cc|c|d|e|f){_SIGN}"
_STEP = r"(?:level|class|grade|category|band|tier|rank|score|rating)"
_LEAD = (
    r"(?:rated|graded|ranked|scored|scores?(?: of| is| was|:)?|ratings?(?: of| is| was| at|:)?|"
    r"grades?(?: of|:)?|obtained|achieved|received|"
    r"earned|got|awarded(?: us| the company)?|gave (?:us|the company)|assigned(?: us| the company)?|"
    r"reached|upgraded (?:us )?(?:from \S+ )?to|"
    r"(?:improved|rose|went up|moved up) (?:from \S+ )?to|raised (?:\w+ ){0,4}(?:from \S+ )?to|at|with|to|as)"
)
_BEHIND = r"(?= (?:or (?:better|above|higher)|by|from|in|on|at|for|with|and|again|\()|[\"'.,;:)]|$)"
_END = r"(?:[a-f]{1,3}(?:[+]|-(?= ))?|\d{1,3})"
SCALE = compiled(
    rf"\b(?P<scale>(?:on (?:a |the )?)?(?:scale|classes|class|levels|grades|range|ratings?)(?: (?:of|from|"
    rf"runs from|ranges from|runs|between|is))?:? "
    rf"[\"']?{_END}[\"']?(?: (?:to|through|and)|-| ?- ?) ?[\"']?{_END}[\"']?)(?![\w])",
    re.IGNORECASE,
)
_NAMED = r"\b(?:level|class|grade|category|band|tier) [\"'(]?(?P<level>LETTER)(?![\w'])"
_CASED = (
    _NAMED,
    rf"(?<![\w&])(?P<level>LETTER)[\"']?[- ]{_STEP}s?\b",
    rf"(?:(?<![\w]){_LEAD}|:) (?:an? |the |us |our )?[\"']?(?P<level>LETTER){_BEHIND}",
    r"[(:\"] ?(?P<level>LETTER)(?=[\"') ,.;]|$)",
    rf"(?<=[a-z)] )(?P<level>LETTER){_BEHIND}",
)
_PLAIN = (
    _NAMED,
    rf"(?<![\w&])(?P<level>LETTER)[\"']?-{_STEP}s?\b",
    rf"(?<![\w&])(?P<level>(?:aaa|aa|bbb|bb|b|ccc|cc|c){_SIGN}) {_STEP}s?\b",
    rf"(?:(?<![\w]){_LEAD}|:) (?:an |us )?[\"']?(?P<level>LETTER){_BEHIND}",
    r"[(:\"] ?(?P<level>LETTER)(?=[\"'),.;]|$)",
)
_COMPILED = {
    True: tuple(compile_pattern(pattern.replace("LETTER", _UPPER), re.IGNORECASE) for pattern in _CASED),
    False: tuple(compile_pattern(pattern.replace("LETTER", _LOWER), re.IGNORECASE) for pattern in _PLAIN),
}


def letter_in(text: str, low: int, high: int) -> Range | None:
    """Return the grade between two positions, None where there is none; the ends of a scale are no grade."""
    scales = [match.span() for match in SCALE.finditer(text, low, high)]
    cased = is_cased(text) or text not in {text.lower(), text.upper()}  # "CDP: B (water, 2024)"
    for pattern in _COMPILED[cased]:
        for match in pattern.finditer(text, low, high):
            span = match.span("level")
            if not any(start <= span[0] < end for start, end in scales):
                return span
    return None


def is_letter(words: str) -> bool:
    """Tell whether words are nothing but a grade."""
    return re.fullmatch(_UPPER, words) is not None
