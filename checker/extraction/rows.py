"""Rows of a table whose layout was lost: "Natural gas 448,375 479,782 -6.5 %", copied out of a report as running text.

Which number belongs to which year cannot be told without the header, so nothing is read from them as prose.
"""

from __future__ import annotations

from checker.extraction.patterns import compiled

_CELL = r"[-+~]?(?>\d{1,3}(?: \d{3}){1,4}(?![\d.,])|\d[\d.,']{0,20}(?<!,))"  # atomic: "10 000" is one number
_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_UNIT = rf"(?: ?%| (?!(?i:{_MONTH}|and\b|or\b|to\b))[a-zA-Z€$£][\w/²³€$£]{{0,8}})?"
_CELLS = compiled(rf"(?<![\w.,-])(?:{_CELL}{_UNIT}[*†‡]? +){{2}}{_CELL}(?! ?(?:,|and|or|to)\b)(?=[ %*†‡]|$)")
_JOINT = compiled(r"\d (?:and|or|to|of|in|by|at|for|from|the|per|x|than|with|on|was|were|is|are|a|an|as) ")


def is_table_row(text: str) -> bool:
    """Tell whether a normalised sentence holds three numbers in a row with nothing but units between them."""
    # "2020 to 2030", "3 of 4 in 2021" are words of a sentence
    return any(not _JOINT.search(cells.group()) for cells in _CELLS.finditer(text))
