"""What is said about an assurance: its level, its standard and the information it covers."""

from __future__ import annotations

import re

from checker.extraction.clauses import Range, pattern
from checker.extraction.drafts import Found, found
from checker.extraction.framework_names import standards_in
from checker.extraction.names import claim_clause
from checker.extraction.patterns import compiled
from checker.model import Origin

LEVEL = r"(?P<level>limited|reasonable|moderate|high)"
ASSURANCE = compiled(
    rf"\b(?:{LEVEL}[- ](?:level (?:of )?)?(?:third[- ]party |external |independent )?(?P<noun>assurance|"
    rf"verification)|(?:external|independent|third[- ]party)(?:ly)? (?P<outside>assurance|verification)"
    r"|(?:assurance|verification) (?P<paper>report|statement|opinion|conclusion|engagement|letter))\b",
    re.IGNORECASE,
)
_POINTER = compiled(
    r"\b(?:on|see|from) (?:the )?(?:following |next )?pages? (?:\d{1,3}\b|\[)|\bsee pages?\b"
    r"|^(?:the|our|an?|its) (?:[\w'-]+ ){0,3}(?:report|statement|conclusion|opinion|letter)\b[^.;]{0,250}"
    r"\b(?:can|may) be (?:found|read|viewed|accessed|downloaded)\b",
    re.IGNORECASE,
)
_LEVEL_AFTER = compiled(
    rf"\b{LEVEL}[- ](?:level|assurance)\b|\bassurance(?: level)?(?: of|"
    rf":)? {LEVEL.replace('level', 'level2')}\b|\((?P<level3>limited|reasonable|moderate|high)\)",
    re.IGNORECASE,
)
_SCOPE_END = compiled(
    r",? (?:for (?:the )?(?:year|period|fiscal|financial|fy|20\d\d|reporting)|in (?:(?:[A-Za-z]+ )?20\d\d|"
    r"accordance)|under|according to|by [A-Z]|from [A-Z]|to (?:a |the )?(?:limited|reasonable|moderate|"
    r"high)|"
    r"(?:is|are|was|were|has|have) (?:\w+ )?(?:published|available|attached|included)|(?<!marked )with a|"
    r"and (?:issued|found|reported))\b.*$"
)
_WHOLE = compiled(
    r"(?:our|the|this|its|a)? ?(?:(?:full|entire|whole|20\d\d|annual|esg|csr|sustainability|impact|"
    r"integrated|non-financial|climate) ){0,3}(?:report|statement|document)s?",
    re.IGNORECASE,
)
_LINK = compiled(
    r"https?://[^\s)\"]+|\bwww\.[^\s)\"]+|\b(?:[\w-]+\.){1,3}(?:com|org|net|example|eu|io|info)/[\w./-]+", re.IGNORECASE
)
_STATEMENT = compiled(
    r"\b(?:assurance|verification|auditor's|auditors'|assurer's|verifier's)"
    r" (?:report|statement|opinion|letter|conclusion)s?"
    r"\b[^.;]{0,160}\b(?:on pages?|see page|p\. ?\d|available|attached|published|annex|appendix|appended|linked"
    r"|downloaded?|online|website|found|reproduced|printed)\b"
    r"|\b(?:see|read|in|refer to|consult) (?:the |our |its )?(?:20\d\d )?(?:independent |external )?"
    r"(?:(?:assurance|verification) (?:report|statement)s?"
    r"|(?:accountants?|auditors?|practitioners?)'?s? (?:review|report))\b",
    re.IGNORECASE,
)
_VALIDATES_TARGETS = compiled(r"(?:the )?(?:sbti\b|science[- ]based targets initiative)", re.IGNORECASE)
_DATA_VERB = compiled(r"\b(?:verified|verifies|assured|audited|certified|confirmed)\b", re.IGNORECASE)


def data_verb(provider: str, text: str, low: int, high: int) -> re.Match[str] | None:
    """Find the verb that says an initiative which looks at targets has verified data."""
    return _DATA_VERB.search(text, low, high) if _VALIDATES_TARGETS.match(provider) else None


def statement_slots(text: str, paragraph: str) -> dict[str, Found]:
    """Return `evidence_link` where the sentence links, or its paragraph points to, the assurance statement."""
    link = _LINK.search(text) or _STATEMENT.search(text)
    if link:
        return {"evidence_link": found(link.group(), link.span())}
    statement = _STATEMENT.search(paragraph)
    return {"evidence_link": found(statement.group(), origin=Origin.SENTENCE_BEFORE)} if statement else {}


def is_pointer(text: str) -> bool:
    """Tell "the report on the assurance engagement can be found on page 70" from the claim itself."""
    return _POINTER.search(text) is not None


def level_slots(text: str, low: int, high: int) -> dict[str, Found]:
    """Return `assurance_level` where it is stated between two positions."""
    match = _LEVEL_AFTER.search(text, low, high) or ASSURANCE.search(text, low, high)
    name = (
        next((name for name, value in match.groupdict().items() if value and name.startswith("level")), None)
        if match
        else None
    )
    return {"assurance_level": found(match[name].lower(), match.span(name))} if match and name else {}


def standard_slots(text: str, low: int, high: int) -> dict[str, Found]:
    """Return `assurance_standard` as written between two positions."""
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


def is_given(text: str, match: re.Match[str]) -> bool:
    """Tell assurance that was given from a title or a rule about it: a verb, "by X" or brackets must come with it."""
    low, high = claim_clause(text, match.start())
    if match["paper"] and not re.search(
        r"\b(?:by|from|issued|received|obtained|limited|reasonable)\b", text[low:high], re.IGNORECASE
    ):
        return False
    if match["level"] and match["noun"]:
        return True
    return (
        re.search(
            r"\b(?:has|have|was|were|is|are|received|obtained|gave|given|provided|issued|subject to|"
            r"underwent|undergone|with)\b",
            text[low:high],
            re.IGNORECASE,
        )
        is not None
    )


def is_information(text: str, span: Range, *, has_outside: bool) -> bool:
    """Tell data, emissions and reports from suppliers, plants, targets and accounts, which are checked otherwise."""
    words = text[slice(*span)]
    head = re.split(r"\b(?:of|at|for|from|in|by)\b", words, maxsplit=1)[0] if has_outside else words
    information = pattern(r"\b(?:<<assured_things>>)\b")
    if not (information.search(head) or information.search(words)):
        return False
    last = [match.end() for match in information.finditer(head)]
    other = [match.end() for match in pattern(r"\b(?:<<not_assured_things>>)\b").finditer(head)]
    return not other or (bool(last) and max(last) >= max(other))
