"""Effects claimed for products: causal chains, contributions to climate goals, emissions avoided by others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.elements import Sentence
from checker.extraction.metrics import MetricHit
from checker.extraction.verbs import INTENT
from checker.model import Facts

_CUTS = r"(?:reduc|cut|lower|sav|decreas|minimi[sz]|shrink|avoid|prevent|curb|slash|trim)\w*"
CAUSE = re.compile(
    r"\b(?P<marker>thereby|thus|hence|therefore|consequently|in turn|as a result|as a consequence|(?:which|that) (?:in turn |also |then |thereby )?(?=(?:reduces|cuts|lowers|saves|decreases|means)\b)"
    r"|(?:leading|resulting|results?|leads?) (?:to|in)(?= (?:a |an )?(?:\w+ ){0,2}(?:less|lower|fewer|reduced|smaller|savings?|reductions?|cuts?|decrease)\b)|and so(?= \w+s\b))"
    r"(?:,? (?:it |this |they |also |we |further |significantly |directly |helping to |helps to |helps |reliably ){0,3})?"
    rf"(?P<effect> ?(?:{_CUTS}|less|lower|fewer|reduced|smaller|(?:a |an )?(?:\w+ ){{0,2}}(?:savings?|reductions?|cuts?|decrease)(?: of| in)?|means (?:less|lower|fewer)))\b",
    re.IGNORECASE,
)
_OBJECT_GAP = re.compile(
    r"(?: (?:the|our|its|their|your|his|her|a|an|both|overall|total|direct|indirect|annual|operating|all|on|in|of|amount of|harmful|unnecessary|more|and|as well as|further|specific|also|associated|related|"
    r"[\w-]+'s?|[\w-]+(?:ing|al|ed)))*[ ,]*$",
    re.IGNORECASE,
)
_NOT_OBJECT_AFTER = re.compile(r" ?-?(?:costs?|bills?|prices?|risks?|tax(?:es)?|targets?|regulations?|trading|permits?|expenses?|management|supply|security|allowances?|rights|losses in)\b", re.IGNORECASE)
_IMPACTS = ("ghg.", "energy.", "water.", "waste.", "pollution.", "materials.", "x.plastic", "x.fuel", "x.packaging", "x.solvent", "x.raw", "x.food", "nature.")
_CARBON = r"(?:co2e?|carbon|ghg|greenhouse[- ]gas(?:es)?|climate|emissions?)"
_GOALS = (
    rf"(?:(?:carbon|climate|co2)[- ]?neutrality|net[- ]zero(?: emissions)?|decarboni[sz](?:ation|ing)|(?:the )?(?:reduction|reducing|cutting|lowering|avoidance) (?:of |in )?(?:the |our |your |its |their )?(?:\w+ )?{_CARBON}"
    rf"|(?:lower|reduced|fewer|less) {_CARBON}|{_CARBON}(?: emissions?)?(?: dioxide)?(?: emissions?)?[- ](?:reductions?|savings?|mitigation)|a (?:low|zero)[- ]carbon (?:society|economy|world)|climate (?:protection|action|mitigation|goals|targets))"
)
_CONTRIBUTES = re.compile(
    rf"\b(?P<verb>contribut(?:e|es|ed|ing)|(?:makes?|making|made) (?:a |an |its |our )?(?:\w+ )?contributions?)(?: (?:significantly|actively|directly|greatly|positively|substantially|also)){{0,2}} (?:to|towards?)"
    rf"(?: (?:the|a|an|our|your|their|its|achieving|realising|realizing|reaching|society's|global|industrial|building|achievement|realisation|realization|of|further|industry's|customers'|promoting|advancing|city's|country's)){{0,5}} (?P<goal>{_GOALS})\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?P<verb>(?:help|enabl|allow|assist|support|empower)(?:s|es|ed|ing|e)?)(?: (?:our|its|their|the|many|all|more|industrial|other|your)){0,2} "
    r"(?P<who>customers?|clients?|users?|households?|consumers?|operators?|farmers?|drivers?|partners?|companies|manufacturers|businesses|owners?|you|cities|builders|industries|people|shippers|airlines|tenants|buyers|brands)"
    rf"(?: (?:to|in|significantly|further|also)){{0,2}} (?P<goal>(?:cut|reduc|lower|sav|shrink|avoid|decreas|decarboni[sz]|minimi[sz])\w*(?: (?:the|their|its|your|own|overall|operational|scope \d|energy-related|indirect|direct|total)){{0,4}} ?(?:{_CARBON})?\b)",
    re.IGNORECASE,
)
_AVOIDED = re.compile(r"\b(?P<verb>avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|displac(?:es|ed|ing)|sav(?:es|ed))\b(?: (?:about|around|up to|more than|over|some|an?|the|emissions? of|release of|almost|nearly|roughly|an estimated|another|a further|a total of|at least)){0,3} ?$", re.IGNORECASE)
_PER_USE = re.compile(r"\b(?:(?:a|per|every|each) (?:year|month|day) )?(?:per|for (?:each|every)|a) (?P<unit>(?!year\b|month\b|day\b|total\b|result\b)[\w³²-]+(?: of [\w-]+)?)", re.IGNORECASE)
_SCENARIO = re.compile(r"\b(?:against|compared (?:to|with)|versus|vs\.?|relative to|instead of|rather than|replac(?:ing|es|ed)|in place of|than|over) (?P<what>(?!our own inventory)[^,;:()]{2,60}?)(?=[,;:().]|$| (?:at|with|avoids?|saves?|by|and|prevents?)\b)", re.IGNORECASE)


class _Effect(Struct, frozen=True, kw_only=True):
    """One effect: the words of the claim, and the word its direction is read from."""

    low: int
    high: int
    verb: Range
    slots: dict[str, Found]


def has_causal_chain(sentence: Sentence) -> bool:
    """Tell whether a sentence infers an environmental effect ("thereby reducing emissions")."""
    return next(_chains(sentence), None) is not None


def read_effects(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the effects claimed in a sentence, the first of each kind: causal chain, contribution, avoided emissions."""
    if sentence.block_kind == "table":
        return
    for effect in (_first_chain(sentence, facts), _avoided(sentence, facts) or _contribution(sentence, facts)):
        if effect is None:
            continue
        start, end = trimmed(sentence.text, effect.low, effect.high)
        slots = dict(effect.slots)
        named = subject_of(sentence.text, start, effect.verb[0])
        if named is not None:
            slots["product"] = found(sentence.text[named[0] : named[1]], named)
        evidence = evidence_in(sentence.text, effect.low)
        if evidence is not None:
            slots["evidence_link"] = found(sentence.text[evidence[0] : evidence[1]], evidence)
        yield Draft(kind="product_env", start=start, end=end, slots=slots)


def _chains(sentence: Sentence) -> Iterator[tuple[re.Match[str], MetricHit]]:
    for cause in sentence.finditer(CAUSE):
        for hit in sentence.metrics:
            if not cause.end() <= hit.start <= cause.end() + 60 or not hit.id.startswith(_IMPACTS):
                continue
            if _OBJECT_GAP.match(sentence.text, cause.end(), hit.start) is None or _NOT_OBJECT_AFTER.match(sentence.text, hit.end):
                break
            yield cause, hit
            break


def _first_chain(sentence: Sentence, facts: Facts) -> _Effect | None:
    if sentence.block_kind == "heading":
        return None
    text = sentence.text
    for cause, hit in _chains(sentence):
        low = _sentence_part(text, cause.start())
        if INTENT.search(text, low, cause.start()) or not is_asserted(sentence, low, cause.start(), facts):
            continue
        if re.search(r"\b(?:to|should|must|can|may) $", text[low : cause.start()], re.IGNORECASE):
            continue
        high = max(hit.end, clause_at(text, hit.start)[1])
        slots = {
            "causal_marker": found(cause["marker"].strip().lower(), cause.span("marker")),
            "metric": found(hit.id, (hit.start, hit.end)),
            "metric_name": found(hit.name, (hit.start, hit.end)),
            "direction": found("decrease", cause.span("effect")),
            "tense": found("present"),
        }
        for amount in sentence.amounts:
            if cause.start() <= amount.start < high and amount.quantity.unit:
                slots["change_value"] = found(amount.quantity, (amount.start, amount.end))
                break
        return _Effect(low=low, high=high, verb=cause.span(), slots=slots)
    return None


def _sentence_part(text: str, position: int) -> int:
    """Return where the part that ends in a chain begins: the chain's own clause joins the one in front of it."""
    low = 0
    for match in re.finditer(r"[;:] |,? (?:while|whereas|but)\b |, and (?!(?:thus|thereby|therefore|hence|so|in turn)\b)", text[:position], re.IGNORECASE):
        low = match.end()
    return low


def _contribution(sentence: Sentence, facts: Facts) -> _Effect | None:
    text = sentence.text
    for form in (_CONTRIBUTES, _HELPS):
        match = sentence.find(form)
        if match is None or (form is _HELPS and not re.search(_CARBON + r"|decarboni[sz]", match["goal"], re.IGNORECASE)):
            continue
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if re.search(r"\b(?:to|by|in order to|when|hope|continue to|continues to) $", before, re.IGNORECASE) or INTENT.search(before):
            continue
        if not is_asserted(sentence, low, match.start(), facts):
            continue
        words = text[match.start() : match.end()]
        slots = {"contribution": found(words, match.span()), "metric": found("ghg.avoided"), "direction": found("decrease"), "tense": found("present")}
        return _Effect(low=low, high=max(high, match.end()), verb=match.span(), slots=slots | _measured(sentence, low, high))
    return None


def _avoided(sentence: Sentence, facts: Facts) -> _Effect | None:
    """Read "avoids 11.4 t CO2e a year per machine": an amount of emissions that others do not cause."""
    text = sentence.text
    for amount in sentence.amounts:
        if amount.dimension != "mass_co2e" and not re.match(r" (?:of )?(?:co2e?|carbon|ghg|greenhouse)", text[amount.end :], re.IGNORECASE):
            continue
        low, high = clause_at(text, amount.start)
        verb = _AVOIDED.search(text, low, amount.start)
        if verb is None or INTENT.search(text, low, amount.start) or not is_asserted(sentence, low, verb.start(), facts):
            continue
        if verb["verb"].lower().startswith("sav") and re.match(r"we\b", text[low:], re.IGNORECASE):
            continue  # the company's own saving is a change of its inventory
        slots = {"metric": found("ghg.avoided", verb.span("verb")), "direction": found("decrease", verb.span("verb")), "tense": found("past" if verb["verb"].lower().endswith("ed") else "present")}
        return _Effect(low=low, high=high, verb=verb.span(), slots=slots | _measured(sentence, low, len(text)))
    return None


def _measured(sentence: Sentence, low: int, high: int) -> dict[str, Found]:
    """Read the amount of avoided emissions, per what, against what, and when."""
    text = sentence.text
    slots: dict[str, Found] = {}
    amount = next((a for a in sentence.amounts if low <= a.start < high and a.dimension in {"mass_co2e", "mass", "share"} and a.quantity.unit), None)
    if amount is None:
        return slots
    slots["value"] = found(amount.quantity, (amount.start, amount.end))
    slots["unit"] = found(amount.quantity.unit, (amount.start, amount.end))
    unit = _PER_USE.search(text, amount.number_start, high)
    if amount.per or unit:
        per = amount.per or (unit["unit"] if unit else "")
        slots["functional_unit"] = found(per, unit.span("unit") if unit else (amount.start, amount.end))
    scenario = _SCENARIO.search(text, low, high)
    if scenario:
        slots["reference_scenario"] = found(scenario["what"], scenario.span("what"))
    period = next((p for p in sentence.periods if low <= p.start < high and not sentence.in_parentheses(p.start)), None)
    if period is not None:
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    return slots
