"""What the law demands of every product of its kind, and the words that make something special of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_SUBSTANCES = r"cfcs?|chlorofluorocarbons?|asbestos|pcbs?|ddt|leaded"
_GONE = compiled(  # banned for so long that nobody's product has them
    rf"\b(?:{_SUBSTANCES})[- ]free\b|\bfree (?:of|from) (?:all |any )?(?:{_SUBSTANCES})\b"
    rf"|\b(?:no|contains? no|zero) (?:{_SUBSTANCES})\b"
    r"|\bbpa[- ]free\b(?= [\w -]{0,20}\b(?:baby|infant|feeding) bottles?\b)"
    r"|\b(?:baby|infant|feeding) bottles?\b[^.;]{0,40}\bbpa[- ]free\b",
    re.IGNORECASE,
)
_BANNED = compiled(
    r"\b(?:free (?:of|from)|contains? no|contain(?:s|ing)? none of the|without(?: any)?|no"
    r"|never (?:uses?|contains?)(?: any)?) (?:legally )?"
    r"(?:banned|prohibited|illegal|forbidden|outlawed) (?!logging|fishing|practices?|activit|trade|work|labour"
    r"|labor|discount|deforestation)\w[\w-]*(?: \w[\w-]*){0,2}",
    re.IGNORECASE,
)
_LAW = (
    r"(?:(?:the )?(?:rohs|reach)(?: (?:directive|regulation|requirements|limits))?|en \d{2,5}(?:-\d)?"
    r"|(?:all |the |every ){0,2}(?:legal|statutory|eu|european|mandatory)(?: [\w-]+){0,2} (?:requirements?|limits?"
    r"|rules?"
    r"|laws?|directives?|regulations?|standards?|norms?))"
)
_CONFORMS = compiled(
    rf"\b(?:compl(?:y|ies) with|conforms? (?:to|with)|meets?|fulfils?|satisf(?:y|ies)|(?:is|are) in (?:line|compliance"
    rf"|conformity) with) {_LAW}\b|\b(?:rohs|reach|ce)[- ](?:compliant|conform(?:ing)?|certified|marked|marking"
    rf"|tested)\b",
    re.IGNORECASE,
)
_MORE = compiled(
    r"\b(?:beyond|stricter|stronger than|exceeds?|below the (?:legal|eu)|tougher|before the (?:law|ban)|voluntar\w+)\b",
    re.IGNORECASE,
)
_OF_THE_COMPANY = compiled(  # conduct, not a product
    r"\b(?:we|polic(?:y|ies)|practices|employees|working|wages|labou?r|data|privacy|governance|company|group|suppliers"
    r"|report)\b",
    re.IGNORECASE,
)
_SPECIAL = compiled(
    r"\b(?:unlike (?:others?|many|most|our|the|all|ordinary|cheap|conventional|competing|rival|some)\b[^,.;]{0,30}"
    r"|in contrast to (?:others?|many|most|our|the)\b[^,.;]{0,30}|sets? (?:it|us|them|our [\w-]+) apart"
    r"|what makes (?:it|us|them|our [\w-]+) (?:special|different|unique)|you (?:won't|will not) find elsewhere"
    r"|(?:your|the|our|an?) (?:special |extra |real |big |environmental |green )?(?:advantage|benefit|bonus|plus)"
    r"|(?:our|the) competitors?|exclusive(?:ly)?|unique(?:ly)?|only (?:we|ours)|as one of the few|proud(?:ly)? to"
    r"|specially|that is special)\b",
    re.IGNORECASE,
)
_PRAISED_LIST = compiled(
    r"\b(?:advantages?|benefits?|highlights|why (?:choose|buy|you|we|our)|reasons to|what makes|pluses|plus points"
    r"|(?:eco|green|environmental) (?:features|credentials)|sets (?:it|us|them) apart|at a glance: green)\b",
    re.IGNORECASE,
)

ENTRIES = (_GONE, _BANNED, _CONFORMS)  # a claim begins with one of them


def read_legal_duties(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield what a product is said to have that the law demands anyway (`product_env`)."""
    text = sentence.text
    for form in ENTRIES:
        match = sentence.find(form)
        if match is None or _MORE.search(text):
            continue
        low, high = clause_at(text, match.start())
        if form is _CONFORMS and _OF_THE_COMPANY.search(text, low, match.start()):
            continue
        if INTENT.search(text, low, match.start()) or not is_asserted(sentence, low, match.start(), facts):
            continue
        start, end = trimmed(text, low, high)
        slots = {"legal_duty": found(match.group(), match.span()), "tense": found("present")}
        if form is _GONE:
            slots["distinction"] = found(match.group(), match.span())
        yield Draft(kind="product_env", start=start, end=end, slots=slots)
        return


def distinction(sentence: Sentence) -> dict[str, Found]:
    """Return the words of a sentence, or of the list it stands in, that present a property as something special."""
    special = sentence.find(_SPECIAL)
    if special:
        return {"distinction": found(special.group(), special.span())}
    if sentence.block_kind != "list-item":
        return {}
    listed = next((text for text in (sentence.list_intro, *sentence.headings[:1]) if _PRAISED_LIST.search(text)), None)
    return {"distinction": found(listed, origin=Origin.HEADING)} if listed else {}
