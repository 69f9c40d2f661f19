"""What is no sentence: rows of a table whose layout was lost, and words that go round in circles.

"Natural gas 448,375 479,782 -6.5 %", copied out of a report as running text: which number belongs to which year cannot
be told without the header, so nothing is read from it as prose. Of sixty words in a row real text, lists and tables
included, has two in five for the first time; text with fewer than one in four was made by a machine gone wrong.
"""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

_CELL = r"[-+~]?(?>\d{1,3}(?: \d{3}){1,4}(?![\d.,])|\d[\d.,']{0,20}(?<!,))"  # atomic: "10 000" is one number
_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_UNIT = rf"(?: ?%| (?!(?i:{_MONTH}|and\b|or\b|to\b))[a-zA-Z€$£][\w/²³€$£]{{0,8}})?"
_CELLS = compiled(rf"(?<![\w.,-])(?:{_CELL}{_UNIT}[*†‡]? +){{2}}{_CELL}(?! ?(?:,|and|or|to)\b)(?=[ %*†‡]|$)")
# "2019 2030 20% reduction in ...": base year, year and depth of a target, copied out of its columns
_TARGET = compiled(
    r"(?:19|20)\d\d 20[2-6]\d -?\d[\d.]* ?(?:%|per ?cent) (?:[\w-]+ ){0,3}?(?:reduction|decrease|cut|improvement)\b",
    re.IGNORECASE,
)
_JOINT = compiled(r"\d (?:and|or|to|of|in|by|at|for|from|the|per|x|than|with|on|was|were|is|are|a|an|as) ")


# amounts, neither years nor the numbers of scopes and notes
_FIGURE = compiled(r"(?<![\w.,-])(?!(?:19|20)\d\d\b|[1-9]\b(?![.,]\d|[%KMB]))[$€£~+-]?\d[\w.,%+-]*")
_JOINTS = compiled(r"[,;:.] |[•●▪] | (?:and|or|but|while|which|that) ")
_LONG_RUN = 60  # words; one sentence of a report in a hundred is longer
_FIGURES = 7
_LONGEST = 150  # words that no sentence with as many figures has
_THREE_NUMBERS = compiled(r"\d\D+\d+\D+\d")
# "Learn more about our goal to reach net zero": what stands elsewhere is judged there
_POINTER = compiled(
    r"\W{0,3}(?:\d{1,2} )?(?:(?:to )?(?:learn|read|find out|discover|explore) (?:more|how|what) "
    r"|refer to (?:the )?(?:foot)?notes? \d"
    r"|for (?:more|further|additional|an? (?:detailed|full|complete)|details?) [^.;]{0,120}?, ?(?:please )?"
    r"(?:see|refer to|visit|consult|read)\b"
    r"|(?:please )?see (?:also )?(?:our|the|page|pages|section|note|footnote|appendix)\b)",
    re.IGNORECASE,
)
_POINTS_SHORTLY = 250  # characters
_ENOUGH_WORDS = 60
_SHORTEST = 2 * _ENOUGH_WORDS  # characters of so many words
_NEW_WORDS = 0.25  # share of the words that stand there for the first time


def is_no_sentence(text: str) -> bool:
    """Tell whether nothing can be read from a normalised sentence as prose."""
    if len(text) >= _SHORTEST and (_is_repetition(text) or _is_run_together(text)):
        return True
    if len(text) < _POINTS_SHORTLY and _POINTER.match(text):
        return True
    return is_table_row(text) or not holds_letter(text)


def holds_letter(text: str) -> bool:
    """Tell words from the number of a list and from a row of dots, which say nothing."""
    return any(map(str.isalpha, text))


def _is_repetition(text: str) -> bool:
    words = text.split()
    return len(words) >= _ENOUGH_WORDS and len(set(words)) < _NEW_WORDS * len(words)


def _is_run_together(text: str) -> bool:
    """Tell tiles and captions of a page that follow one another without a stop: fewer joints than figures need."""
    words = len(text.split())
    if words < _LONG_RUN:
        return False
    figures = sum(1 for _ in _FIGURE.finditer(text))
    if figures < _FIGURES:
        return False
    return words >= _LONGEST or sum(1 for _ in _JOINTS.finditer(text)) < 0.75 * figures


def is_table_row(text: str) -> bool:
    """Tell whether a normalised sentence holds three numbers in a row with nothing but units between them."""
    if _THREE_NUMBERS.search(text) is None:
        return False
    # "2020 to 2030", "3 of 4 in 2021" are words of a sentence
    return any(
        not _JOINT.search(cells.group()) and not _TARGET.search(text, cells.start()) for cells in _CELLS.finditer(text)
    )
