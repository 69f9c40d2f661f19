"""Whether a number aimed at is a change or a level, where neither "by" nor a noun stands right beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount

_DOWN = compiled(
    r"\b(?:reduc(?:e|ing)|cut(?:ting)?|lower(?:ing)?|decreas(?:e|ing)|shrink(?:ing)?|trim(?:ming)?|slash(?:ing)?"
    r"|curb(?:ing)?|minimi[sz](?:e|ing)|improv(?:e|ing))\b",
    re.IGNORECASE,
)
# between "reduce" and its number stands what is reduced, and nothing that takes the number for itself
_TAKES_NUMBER = compiled(
    r"\b(?:(?<!compared )(?<!relative )(?<!according )(?<!due )(?<!related )(?<!attributable )(?<!linked )to"
    r"|by(?! (?:the end of )?(?:fy ?|fiscal )?20)|through|with(?! 20)|using"
    r"|(?<=to )use|(?<=and )use|(?<=or )use|while|that|which|until|represent\w*"
    r"|cover\w*|account\w*|compris\w*|at|than|where|mak(?:e|ing)|sourc(?:e|ing)|achiev(?:e|ing)|reach(?:ing)?"
    r"|increas(?:e|ing)|rais(?:e|ing)|divert(?:ing)?|recycl(?:e|ing)|procur(?:e|ing)|purchas(?:e|ing)|power(?:ed|ing)"
    r"|generat(?:e|ing)|keep(?:ing)?|below|under|share|proportion|percentage)\b|[;:%]",
    re.IGNORECASE,
)
_COLON_LAST = compiled(r": (?:by )?$", re.IGNORECASE)
_PREPOSITION_LAST = compiled(r"\b(?:of|for|from|in|on|and|or|as|is|are|be)[ (]*$", re.IGNORECASE)
_NOUN = compiled(
    r"\b(?:reductions?|decreases?|cuts?|decarboni[sz]ation)(?: (?:targets?|goals?))?(?:"
    r" (?:in|of|regarding|for|across|to)\b[^.;:%]{1,90}?\b(?:of|by)"
    r"|(?:,? (?:is|of|are|(?<!cut )to))?[ :\"(-]{0,3}(?:(?:target|goal)[ :\"]{0,3})?) ?"
    r"(?:a |an |about |at least |up to |some )?$",
    re.IGNORECASE,
)
_ELLIPSIS = compiled(
    r"(?:[,;&/]|\b(?:and|plus|or|then|as well as))(?: (?:by|and|then|a|an|a further|another|further|of"
    r"|finally)){0,3} ?$",
    re.IGNORECASE,
)
_TIME_AFTER = compiled(
    r"\+?(?: or more)? ?(?:$|[.,;)(\"']|(?:by|in|until|before|against|from|compared|relative|versus|vs|below|over"
    r"|respectively|each)\b(?! (?:all|our|its|the(?! (?:end|year|close|middle|turn)\b)) )|(?:and|&) (?:by )?\d)",
    re.IGNORECASE,
)
_BY_YEAR = compiled(r" (?:by|in|until) (?:the year )?(?:fy ?)?20\d\d\W", re.IGNORECASE)
_PART_AFTER = compiled(r" (?:for|of|in|across|on)\b", re.IGNORECASE)
# "30% by 2032 (compared to 2021)": what is compared has changed
_BARE_CHANGE = compiled(
    r"^[\"'(\[•*■●▪>-]* ?(?:about |at least )?\d[\d.,]* ?(?:%|per ?cent) (?:by|in|until|before) [\w ./]{4,25}?"
    r"[ ,;(]{1,3}(?:compared|relative|versus|vs|against|from|below|base(?:line)?)\b",
    re.IGNORECASE,
)
_NEARLY_ZERO = compiled(
    r"\bto(?: (?:net|real|true|absolute|near|nearly|virtually|basically|almost|practically|effectively|close to))?"
    r"[ -]$",
    re.IGNORECASE,
)
_ZERO_AFTER = compiled(r" ?(?:$|[.,;)\"']|(?:by|in|until|before|no later|at|across|from)\b)", re.IGNORECASE)
_ZERO_OF = compiled(
    r"(?:[ -][\w-]+| \([^()]{1,12}\)){0,4}?[ -](?:waste|emissions?|footprint"
    r"|accidents?|injur\w+|fatalit\w+|discharge|carbon(?= (?:by|in|until|before|operations)\b)"
    r"|deforestation)\b(?! (?:technolog|fuels?|vehicles?|vans?|trucks?|ships?|buses|fleets?|energy|power|solutions?"
    r"|options?|transport|machines?|equipment|driv))",
    re.IGNORECASE,
)
_CUTTABLE = ("ghg.scope", "ghg.total", "energy.consumption", "water.withdrawal", "water.consumption", "waste.total")
_JOINED = compiled(r",? (?:and|&|plus)(?: by)?(?: our| its| the)? |, (?:our |its )?", re.IGNORECASE)
_WITH_LAST = compiled(r"(?P<what> (?:[\w&/-]+ ){1,6})with (?:at least |about )?", re.IGNORECASE)
_NET = compiled(r"\bnet[ -]$", re.IGNORECASE)


def is_governed_change(sentence: Sentence, amount: Amount) -> bool:
    """Tell "reduce Scope 1 emissions 40%" and "an emissions reduction target of 40%" from a share of something."""
    text, low = sentence.text, max(0, amount.start - 200)
    if _NOUN.search(text, max(0, amount.start - 130), amount.start):
        return True
    verbs = list(_DOWN.finditer(text, low, amount.start))
    verb = verbs[-1] if verbs else None
    stop = amount.start
    if verb is not None and _COLON_LAST.search(text, verb.end(), stop) and _TIME_AFTER.match(text, amount.end):
        stop = text.rindex(":", 0, stop)  # "Reduce emissions: 20% by 2025, 40% by 2030"
    if verb is not None and _is_cut_with(text, verb, amount):
        return True
    if verb is None or _TAKES_NUMBER.search(text, verb.end(), stop):
        return False
    return _PREPOSITION_LAST.search(text, verb.end(), amount.start) is None


def _is_cut_with(text: str, verb: re.Match[str], amount: Amount) -> bool:
    """Tell "reduce our emissions with 35%", as many write who think in another language, from a cut with a tool."""
    told = _WITH_LAST.fullmatch(text, verb.end(), amount.start)
    return told is not None and _TAKES_NUMBER.search(text, verb.end(), told.end("what")) is None


def continued(sentence: Sentence, pairs: list[tuple[Amount, str]]) -> Iterator[tuple[Amount, str]]:
    """Yield the targets of a sentence; a bare percentage behind a change is that change for another time or part."""
    last: tuple[Amount, str] | None = None
    for amount, form in pairs:
        is_share = form == "level" and amount.quantity.unit == "%"
        same = is_share and (
            last[1] == "change" and continues_change(sentence, last[0], amount)
            if last is not None
            else _BARE_CHANGE.match(sentence.text) is not None
        )
        last = (amount, "change" if same else form)
        yield last


def continues_change(sentence: Sentence, before: Amount, amount: Amount) -> bool:
    """Tell "by 30% by 2030 and 50% by 2040", the same change again, from a share that is coordinated with it."""
    text = sentence.text
    if amount.quantity.amount < 100 and _names_metric(sentence, before.end, amount.start):
        return True
    if amount.quantity.amount > 100 or not _ELLIPSIS.search(text, before.end, amount.start):
        return False
    if _TIME_AFTER.match(text, amount.end):
        return amount.quantity.amount < 100 or _BY_YEAR.match(text, amount.end) is not None
    if amount.quantity.amount == 100:
        return False
    following = next((hit for hit in sentence.metrics if hit.start >= amount.end), None)
    return bool(
        _PART_AFTER.match(text, amount.end)
        and following is not None
        and following.start - amount.end <= 40
        and following.id.startswith("ghg.")
    )


def _names_metric(sentence: Sentence, low: int, high: int) -> bool:
    """Tell "Scope 1 emissions 50% and Scope 3 emissions 25%": between two numbers another amount that can be cut."""
    for hit in sentence.metrics:
        if low < hit.start and hit.end < high and hit.id.startswith(_CUTTABLE):
            return _JOINED.fullmatch(sentence.text, low, hit.start) is not None and high - hit.end <= 1
    return False


def is_net_zero(text: str, amount: Amount) -> bool:
    """Tell the zero of "net zero"."""
    return amount.quantity.amount == 0 and _NET.search(text, 0, amount.number_start) is not None


def is_zero(text: str, amount: Amount) -> bool:
    """Tell "zero accidents" and "emissions to zero" from the zero of net zero and of names."""
    if amount.quantity.amount != 0 or is_net_zero(text, amount):
        return False
    if _ZERO_OF.match(text, amount.end):
        return True
    return bool(_NEARLY_ZERO.search(text, 0, amount.number_start) and _ZERO_AFTER.match(text, amount.end))
