"""Goals that no verb of intention announces: "Reduce Scope 1 emissions by 30%", "FY2035: 40% less water"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.nominal_goals import is_nominal_goal
from checker.extraction.patterns import compiled
from checker.extraction.roles import is_ahead
from checker.extraction.verbs import TOLD

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence
    from checker.extraction.periods import Period
    from checker.model import Facts

_MARKS = r"[\"'(\[•*■●▪◦‣→>-]*"
# "Climate:", "In Europe,", "(p. 12)", "2030 -", "1.", "From 2026"; what stands in front of the verb of a bullet
_LABEL = (
    r"(?:(?:[^.:;!?]{1,60}(?::| - )|(?:in|by|until|across|for|at|over) [^.:;,!?]{1,40},|\([^()]{1,20}\)"
    r"|\d{1,2}[.)]|(?:from|as of) (?:fy ?)?20\d\d(?: on(?:wards?)?)?,?) ?)?"
)
# a verb that is a noun as well counts before what only an object begins with: "use 100% ...", not "use of water"
_VERB = (
    r"reduce|lower|decarboni[sz]e|halve|minimi[sz]e|shrink|curb|improve|achieve|attain|become|maintain|procure|purchase"
    r"|convert|electrify|phase out|eliminate|divert|neutrali[sz]e|deliver|reach|grow|expand|triple|restore"
)
_VERB_OR_NOUN = (
    r"cut|decrease|slash|trim|cap|increase|raise|double|keep|limit|source|buy|use|power|run|switch|transition|replace"
    r"|recycle|reuse|offset|cover|peak"
)
_OBJECT = (
    r"(?= (?:our|the|its|all|total|absolute|overall|average|annual|at least|more than|only|\d|scopes?|ghg|greenhouse"
    r"|carbon|co2|emissions?|energy|water|waste|electricity|renewable|recycled|certified|plastic|operational|direct"
    r"|specific"
    r"|food|fuel|fresh|virgin|both|each|every|usage|packaging|product|value|supply)\b"
    r"(?! (?:was|were|is|are|has|rose|fell)\b))"
)
_IMPERATIVE = compiled(
    rf"^{_MARKS} ?{_LABEL}{_MARKS} ?(?P<to>to )?(?:and |then )?(?:(?:further|also|continue to|continuously|steadily"
    rf"|collectively|gradually|progressively|at least) ){{0,2}}"
    rf"(?:(?:{_VERB})\b(?! (?:was|were|is|of)\b)|(?:{_VERB_OR_NOUN}){_OBJECT})",
    re.IGNORECASE,
)
# what falls stands in front: "CO2 emissions: -30% in 2032 vs. 2018"
_FALLS = compiled(
    r"[:(] ?-\d[\d.,]* ?(?:%|per ?cent) (?:in|by|until) (?:fy ?)?20\d\d\b|\b20\d\d: -\d[\d.,]* ?%", re.IGNORECASE
)
_PURPOSE = compiled(r", (?:we|it|they|the|our|a|an)\b", re.IGNORECASE)
_GERUND = compiled(
    rf"^{_MARKS} ?{_LABEL}{_MARKS} ?(?:further )?(?:reducing|cutting|lowering|decreasing|halving|minimi[sz]ing"
    r"|shrinking|increasing|raising|doubling|achieving|reaching|becoming|sourcing|procuring|purchasing|using|switching"
    r"|transitioning|decreases?|increases?|(?:(?:absolute|ghg|co2|carbon|emissions?|energy|water|waste) ){0,3}"
    r"reductions?)\b",
    re.IGNORECASE,
)
_BOUNDS = frozenset({"<", "<="})  # "keep the water use below 3 m3 a tonne"
_TO_THE_READER = compiled(r"\byou(?:rs?)?\b|\b(?:how to|up to \d+ ?% off)\b", re.IGNORECASE)


_PLAN = compiled(
    r"\b(?:involves?|entails?|foresees?|plans?|goals?|targets?|ambitions?|commitments?|commits?|aims?|objectives?)"
    r"(?: to| on| is| are)?:$",
    re.IGNORECASE,
)


def opens_as_goal(sentence: Sentence, facts: Facts) -> bool:
    """Tell whether a text states a goal by how it opens: an imperative, or a future date as its label.

    An opening gerund or noun ("Reducing emissions by 20% ...") is a goal only with a date ahead and no verb that tells.
    """
    text = sentence.text
    imperative = _IMPERATIVE.match(text)
    # "To save 12% we installed new lamps" is a reason
    commands = imperative is not None and not (imperative["to"] and _PURPOSE.search(text, imperative.end()))
    if not (commands or _is_part_of_plan(sentence) or _is_ahead(sentence, facts) or is_nominal_goal(sentence, facts)):
        return False
    return _TO_THE_READER.search(text) is None and _aims_at_something(sentence)


def _is_ahead(sentence: Sentence, facts: Facts) -> bool:
    ahead = [period for period in sentence.periods if is_ahead(period, facts)]
    if not ahead or TOLD.search(sentence.text):
        return False
    return bool(_GERUND.match(sentence.text) or _FALLS.search(sentence.text)) or _spans_ahead(ahead)


def _aims_at_something(sentence: Sentence) -> bool:
    quantities = [amount.quantity for amount in sentence.amounts]
    if any(one.unit == "%" or one.amount == 0 or (one.unit and one.comparator in _BOUNDS) for one in quantities):
        return True
    return "alv" in sentence.lower or "doubl" in sentence.lower


def _is_part_of_plan(sentence: Sentence) -> bool:
    """Tell "reducing water use by 12%" in the list of what a plan comprises."""
    return _GERUND.match(sentence.text) is not None and any(_PLAN.search(frame.text) for frame in sentence.frames)


def _spans_ahead(ahead: list[Period]) -> bool:
    """Tell "a 33% reduction between 2019 and 2032", a stretch that is not over."""
    return any(period.form == "span" and period.year - period.first_year > 1 for period in ahead)
