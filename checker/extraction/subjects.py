"""Whose claim a sentence is: the company's own, or somebody else's (a state, a supplier, an association)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from checker.model import Facts

_OTHERS = compiled(
    r"\b(?:government|ministry|state|province|prefecture|the city|the town|municipality|county|country|nation"
    r"|european union|the eu|commission|parliament|"
    r"regulators?|authority|grid operator|utility|association|federation|league|alliance|council|union|guild|chamber|"
    r"industry|sector|member states|scenario|forecast|model|contract|"
    r"competitors?|rivals?|peers?|scientists?|experts?|analysts?|critics?|researchers?|economists?|bidders?|"
    r"landlords|tenants|carmakers|tender|agreement|accord|pact|treaty|directive|regulation|law|act|"
    r"united nations|the un|ipcc|iea|world|"
    r"(?:former|previous) (?:owners?|operators?|parent(?: company)?|management)|"
    r"(?:(?:a )?few|some|many|most|other) (?:companies|firms|airlines|brands|businesses|manufacturers|producers)|"
    r"average (?:household|home|person|citizen|consumer)|"
    r"(?:our|its|their|a|one|the|key|main|largest|biggest|most|many|some|these|those|all)(?: "
    r"\w+){0,2} (?:customers?|clients?|suppliers?|vendors?|partners?|landlords?|investors?|banks?"
    r"|retailers?|growers?|farmers?))\b",
    re.IGNORECASE,
)  # fmt: skip
# what holds for anybody, or is the law's: "A company that commits to ...", "Under the directive, ... must"
_GENERAL = compiled(
    r"^[\"'(]*(?:an? (?:company|firm|business|organi[sz]ation|target|goal|commitment"
    r"|product|garment|fabric|textile|item|material|label|building)"
    r" (?:that|which|who|may|might|can|could|should|must)\b|(?:suppose|imagine)\b|targets? (?:should|may|must)\b"
    r"|to limit (?:global |the )?(?:warming|heating|temperature)[^,]{0,40}, (?!we\b|our\b)"
    r"|under (?:the|this|that|an?) (?:new |revised |amended )?(?:[\w-]+ )?(?:directive|regulation|law|act|treaty"
    r"|rules|legislation|ordinance|decree)\b[^,]{0,40}, (?!we\b|our\b)"
    r"|we (?:estimate|believe|expect|know|assume|think|understand) that (?:the |our )?(?:entire |whole )?"
    r"(?:industry|sector|world|market|economy|country|government|eu)\b)",
    re.IGNORECASE,
)
_GOAL_OF_OTHERS = compiled(
    r"(?:government|ministry|state|province|city|municipality|country|nation|eu|union|commission|industry|sector"
    r"|alliance|association|world|county|prefecture)'s(?: [\w-]+){0,3}"
    r" (?:target|goal|plan|aim|ambition|roadmap|objective)s?$",
    re.IGNORECASE,
)
_SAID_BY_OTHERS = compiled(
    r"[\"'(]*according to (?:the |an? )?(?:[\w'-]+ ){0,4}?(?:association|federation|agency|government|ministry|iea|ipcc"
    r"|un|commission|scientists?|science|research(?:ers)?|studies|analysts|experts)\b",
    re.IGNORECASE,
)
_SUPPLIER_SUBJECT = compiled(r"\b(?:customers?|clients?|suppliers?|vendors?|landlords?)\b", re.IGNORECASE)
# a company that is called by its trade: "The bank is working towards ..."
_OWN_TRADE = compiled(r"the (?:bank|insurer|retailer|utility)(?: (?:also|itself|now))?", re.IGNORECASE)
_ASIDE = compiled(
    r"\b(?:for (?:its|their|his|her) part|by contrast|on the other hand|itself|themselves)\b"
    r"|\b[\w.]+'s own (?:plan|target|goal|aim|strategy|ambition)",
    re.IGNORECASE,
)
_MEMBER = compiled(r",? (?:of|in) which [^,]{1,40}(?:is|are) (?:a )?(?:members?|part)[^,]{0,20},?", re.IGNORECASE)
_FINITE = compiled(
    r"\b(?:will|shall|aims?|intends?|plans?|targets?|commits?|has|have|had|wants?|seeks?|is|are"
    r"|was|were|asks?|expects?|pledges?|calls?|requires?|must|should|hopes?|strives?|helps?|lets?"
    r"|enables?|allows?|makes?|gives?|set|promised|committed|"
    r"cut|reduced|lowered|raised|increased|decreased|fell|rose|dropped|grew|reached|achieved|met"
    r"|supports?|backs|endorses?|welcomes?|joins?|signs?|follows?|works|used|emitted|saved|recycled|became|becomes?"
    r"|says?|said|argues?|foresees?|forecasts?|predicts?|proposes?|recommends?|demands?|urges?|assumes?|concerns?"
    r"|obliges?|planned|intended|asked|uses|withdrew|won|reports|reported|received)\b",
    re.IGNORECASE,
)
_PART_OF = compiled(r"^(?:one|some|many|most|several|two|three) of ", re.IGNORECASE)
_COUNTRIES = (
    r"austria|australia|belgium|brazil|canada|china|denmark|europe|finland|france|germany|greece"
    r"|india|indonesia|ireland|italy|japan|"
    r"korea|mexico|netherlands|new zealand|norway|poland|portugal|scotland|singapore|slovenia"
    r"|south africa|spain|sweden|switzerland|"
    r"taiwan|thailand|turkey|united kingdom|united states|vietnam|wales|england|ontario|quebec"
    r"|british columbia|alberta|california|bavaria|texas|"
    r"the uk|the us|the usa"
)
_MARKS = re.compile(r"^(?:[\"'(\[•*-]+ ?)")
_PREPOSITION = re.compile(r"\b(?:of|in|from|at|for|with|across|among|by|on|per|to|against)\b")
_PLACE_SUBJECT = compiled(rf"^(?:the )?(?:{_COUNTRIES})(?:'s)?(?: \w+)?(?: itself)?$", re.IGNORECASE)


def is_third_party(text: str, facts: Facts) -> bool:
    """Tell whether a normalised sentence is about somebody else's plan or result.

    The grammatical subject decides: the words before the first finite verb. "Our supplier Plast AG aims ..." is the
    supplier's, "We will help our suppliers ..." is ours, "Austria itself wants ..." is the country's.
    """
    return _is_third_party(text, facts.entity)


@lru_cache(maxsize=256)
def _is_third_party(text: str, entity: str | None) -> bool:
    if _SAID_BY_OTHERS.match(text) or _GENERAL.match(text):
        return True
    plain = _MEMBER.sub("", text) if _MEMBER.search(text) else text
    verb = _FINITE.search(plain)
    subject = plain[: verb.start()].strip(" ,") if verb else ""
    subject = _MARKS.sub("", subject)
    # an opening adverbial ("By 2030,", "In line with the Paris Agreement,") is not the subject
    # ... and neither is a name put in apposition ("our supplier, Plast AG, will")
    parts = [subject] if _ASIDE.search(subject) else subject.split(", ")
    is_apposition = len(parts) > 1 and verb is not None and plain[: verb.start()].rstrip().endswith(",")
    subject = _PART_OF.sub("", parts[-2 if is_apposition else -1])
    if not subject or len(subject) > 140:
        return False
    if _OWN_TRADE.fullmatch(subject) or (entity and _shares_name(subject, entity)):
        return False
    if (
        _GOAL_OF_OTHERS.search(subject)
        or _PLACE_SUBJECT.match(subject)
        or _PLACE_SUBJECT.match(subject.split(" ", maxsplit=1)[0].removesuffix("'s"))
    ):
        return True
    if _ASIDE.search(plain[: (verb.end() if verb else 0) + 25]) and not re.match(
        r"(?:we|the company|the group)\b", subject, re.IGNORECASE
    ):
        return True
    head = _PREPOSITION.split(subject, maxsplit=1)[0]
    other = _OTHERS.search(head)
    if other is None:
        return False
    if re.match(r"(?:we|the company|the group)\b", subject, re.IGNORECASE):
        return False
    return not re.search(
        r"\b(?:emissions?|share|number|rate|targets?|goals?|percentage|all|waste|energy|water)\b", head, re.IGNORECASE
    ) or bool(
        _SUPPLIER_SUBJECT.search(head)
        and not re.search(r"\b(?:share|number|rate|percentage|emissions?|of)\b", subject, re.IGNORECASE)
    )


def _shares_name(subject: str, entity: str) -> bool:
    common = {"group", "company", "the", "ltd", "plc", "inc", "ag", "co", "and", "of", "corp", "holdings", "limited"}
    words = [word.strip(".,").lower() for word in entity.split() if word.strip(".,").lower() not in common]
    names = set(words[:1])  # the distinctive word: "Marl" of "Marl Foods Ltd"
    return any(
        word.strip(".,'s").lower() in names or word.strip(".,").removesuffix("'s").lower() in names
        for word in subject.split()
    )
