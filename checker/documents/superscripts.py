"""Which superscripts belong to the text (m², 3rd) and which are footnote marks."""

from __future__ import annotations

import re

CONTEXT = 12  # characters before the superscript that decide

_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmµμ]?m|hm|ft|in|yd|mi)$")
_ELEMENT = re.compile(r"(?:CO|CH|SO|NO|N|O|SF|NF|PM)$")  # CO2 with the wrong tag
_MARK = re.compile(r"[\[(]?(?:[\d*†‡§¶#,;\s–-]{1,12}|[a-z](?:[,;]\s?[a-z]){0,5}|[ivx]{1,4})[\])]?|TM|SM|®|™|©|\s*")


def is_text(superscript: str, before: str) -> bool:
    """Tell whether a superscript is to be read after the text `before` it, rather than dropped as a mark."""
    inner = superscript.strip()
    if inner in {"2", "3"} and (_UNIT.search(before) or _ELEMENT.search(before)):
        return True
    if inner in {"st", "nd", "rd", "th"} and before[-1:].isdigit():
        return True
    if inner[:1] in {"-", "−", "–"} and inner[1:].isdigit() and before[-1:].isalpha():
        return True
    return not _MARK.fullmatch(inner)
