"""What is said about an assurance: its level, its standard and the information it covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.drafts import Found, found
from checker.extraction.framework_names import standards_in

if TYPE_CHECKING:
    from checker.extraction.clauses import Range

LEVEL = r"(?P<level>limited|reasonable|moderate|high)"
ASSURANCE = re.compile(
    rf"\b(?:{LEVEL}[- ](?:level (?:of )?)?(?:third[- ]party |external |independent )?(?P<noun>assurance|verification)|(?:external|independent|third[- ]party)(?:ly)? (?P<outside>assurance|verification)"
    r"|(?:assurance|verification) (?P<paper>report|statement|opinion|conclusion|engagement|letter))\b",
    re.IGNORECASE,
)
_LEVEL_AFTER = re.compile(
    rf"\b{LEVEL}[- ](?:level|assurance)\b|\bassurance(?: level)?(?: of|:)? {LEVEL.replace('level', 'level2')}\b|\((?P<level3>limited|reasonable|moderate|high)\)",
    re.IGNORECASE,
)
_SCOPE_END = re.compile(
    r",? (?:for (?:the )?(?:year|period|fiscal|financial|fy|20\d\d|reporting)|in (?:20\d\d|accordance)|under|according to|by [A-Z]|from [A-Z]|to (?:a |the )?(?:limited|reasonable|moderate|high)|"
    r"(?:is|are|was|were|has|have) (?:\w+ )?(?:published|available|attached|included)|with a|and (?:issued|found|reported))\b.*$"
)
_WHOLE = re.compile(
    r"(?:our|the|this|its|a)? ?(?:(?:full|entire|whole|20\d\d|annual|esg|csr|sustainability|impact|integrated|non-financial|climate) ){0,3}(?:report|statement|document)s?",
    re.IGNORECASE,
)


def level_slots(text: str, low: int, high: int) -> dict[str, Found]:
    match = _LEVEL_AFTER.search(text, low, high) or ASSURANCE.search(text, low, high)
    name = (
        next((name for name, value in match.groupdict().items() if value and name.startswith("level")), None)
        if match
        else None
    )
    return {"assurance_level": found(match[name].lower(), match.span(name))} if match and name else {}


def standard_slots(text: str, low: int, high: int) -> dict[str, Found]:
    for hit in standards_in(text):
        if low <= hit.start < high and (hit.kind == "assurance-standard" or hit.id == "ISO 14064-1"):
            return {"assurance_standard": found(text[hit.start : hit.end], (hit.start, hit.end))}
    return {}


def closing(text: str, high: int) -> int:
    """Return the end of a bracket that a clause break cut off."""
    return text.find(")", high) + 1 if text[:high].count("(") > text[:high].count(")") else high


def scope_slots(text: str, span: Range) -> dict[str, Found]:
    """Return what was assured, read from the words in `span`; a whole report is no subject matter."""
    words = _SCOPE_END.sub("", text[slice(*span)]).strip(" ,")
    words = re.sub(r"^(?:that |the accuracy |the correctness )?(?:of )?", "", words)
    start = text.find(words, span[0])
    if not words or _WHOLE.fullmatch(words):
        return {}
    return {"assured_scope": found(words, (start, start + len(words)))}
