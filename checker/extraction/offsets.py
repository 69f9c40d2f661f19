"""Carbon credits: bought, retired or said to compensate emissions; and reductions that count them in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.clauses import Range, clause_at, is_asserted, pattern, sentence_after, trimmed
from checker.extraction.drafts import Draft, Found, found, period_slots
from checker.extraction.goals import is_advice
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT, modality
from checker.model import Origin, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_NOT_CARBON = r"(?<!tax )(?<!line of )(?<!bank )(?<!loan )(?<!export )(?<!consumer )(?<!academic )(?<!letter of )"
_CREDITS = (
    _NOT_CARBON
    + r"(?:(?:carbon|emissions?|climate|removal|offset|forestry|verified|certified) (?:\w+ )?(?:credits?|units?"
    r"|certificates)"
    r"|credits?|(?:carbon |emissions? )?offsets|vcus?|cers?|vers?|ccers?)\b"
)
_USE = compiled(
    r"\b(?P<verb>(?:retir|cancel|purchas|buy|bought|acquir|surrender|invest)\w*|uses?|used"
    r"|using)\b(?P<gap>[^.;]{0,60}?)\b(?P<credits>" + _CREDITS + r")",
    re.IGNORECASE,
)
_COMPENSATE = compiled(
    r"\b(?P<verb>offset(?:s|ting)?|compensat(?:e|es|ed|ing)(?: for)?|neutrali[sz](?:e|es|ed|ing)"
    r"|counterbalanc(?:e|es|ed|ing))\b"
    r"(?P<gap>[^.;:]{0,50}?)\b(?P<object>(?:carbon|co2e?|ghg|greenhouse gas|residual|remaining|unavoidable"
    r"|travel|flight|transport|delivery|scope \d[\d, and]{0,8}) ?"
    r"(?:emissions?|footprint)?|emissions?|footprint|flights?|business travel|business trips|trips|deliveries"
    r"|shipments|shipping|air travel|travel)\b",
    re.IGNORECASE,
)
_COMPENSATED = compiled(
    r"\b(?P<object>(?:emissions?|footprint|flights?|travel|trips|deliveries|shipments|co2e?|tonnes"
    r"|events?)\b[^.;]{0,40}?)"
    r"\b(?:is|are|was|were|been|be|being) (?:fully |partly |also |all |now |voluntarily ){0,2}(?P<verb>offset"
    r"|compensated(?: for)?)\b",
    re.IGNORECASE,
)
_CREDITED = compiled(
    r"\b(?P<how>including|inclusive of|incl\.|after|net of|counting|with the help of|helped by|after deducting"
    r"|deducting|thanks to|through|by means of|taking into account|"
    r"considering|by using|by buying|using|minus|less|with|once|adjusted for|allowing for)"
    r" (?P<what>(?:the |our |its |all |purchased |use of |purchase of |retired |bought |certified |verified "
    r"|high-quality |voluntary |some |any ){0,3}"
    r"(?:(?:carbon|forestry|forest|removal|emissions?|climate|nature-based|afforestation|reforestation"
    r"|tree-planting|co2|soil|"
    r"blue carbon|offset|renewable)[- ]){0,2}(?:offsets?|offsetting|credits?|compensation(?: projects?"
    r"| payments?)?|removals)\b)",
    re.IGNORECASE,
)
_COUNTED_IN = compiled(
    r"\b(?:(?:carbon |forestry |removal |purchased )?(?:credits|offsets|removals)) "
    r"(?:included|counted(?: in)?|deducted|taken into account|considered)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = compiled(
    r"\b(?:not|never|without|excluding|excludes?|before|no|nor|neither|separately)[ ,](?:\w+ ){0,2}$", re.IGNORECASE
)
_OTHER_CREDITS = compiled(
    r"\b(?:tax|bank|loan|export|consumer|social|film|trade) (?:credits?|offsets?)\b", re.IGNORECASE
)
_ENERGY = compiled(
    r"\b(?:i-?recs?|recs?|gecs?|guarantees? of origin|gos?|renewable energy certificates?|energy attribute|saf"
    r"|biomethane|allowances?|euas?)\b",
    re.IGNORECASE,
)
_QUANTITY_AFTER = compiled(r"(?: (?!emissions\b)[\w.&+-]+){0,5}? (?:" + _CREDITS + r")", re.IGNORECASE)
_OF_CREDITS = compiled(
    _CREDITS + r" (?:for|covering|equal to|equivalent to|worth|to cover|of) (?:the )?(?:remaining |residual )?$",
    re.IGNORECASE,
)
_VINTAGE = compiled(
    r"\bvintages?(?: years?)?(?: of)?:? (?P<year>(?:19|20)\d\d)\b|\b(?P<year2>(?:19|20)\d\d) vintages?\b", re.IGNORECASE
)
_RETIRED = compiled(r"\b(?:retir(?:e|ed|es|ing|ement)|cancel(?:led|ed|s|ling|lation)?)\b", re.IGNORECASE)
_PROJECT = (
    r"\b(?:(?:(?!(?:a|an|the|from|of|in|our|one|for|by|to|and|with)\b)[\w-]+ )?<<offset_projects>>(?: projects?"
    r"| programmes?| programs?| schemes?)?|(?!(?:the|our|a|new|climate|these|such|and|of|for|certified|various"
    r"|external|protection|offset|credits?)\b)[\w-]+ projects?)\b"
)
_CREDIT_NOUN = compiled(r"\b" + _CREDITS, re.IGNORECASE)
_NAMED_USE = compiled(r"\b(?:for|of|on|about|as|the|any|such as|avoid) (?:the )?$", re.IGNORECASE)
_HINTS = ("offset", "credit", "compensat", "neutralis", "neutraliz", "counterbalanc", "vcu")

ENTRIES = (_COMPENSATE, _COMPENSATED, _USE)  # a claim begins with one of them


def read_offsets(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the offset claim of a sentence, unless it belongs to a neutrality claim or a reduction in that sentence."""
    lower = sentence.lower
    if not any(hint in lower for hint in _HINTS) or "neutral " in lower + " " or "neutrality" in lower:
        return
    if is_advice(sentence.text):
        sentence.pass_over(Reason.ADVICE)
        return
    if offset_words(sentence) is not None and any(amount.quantity.unit == "%" for amount in sentence.amounts):
        return
    for form in ENTRIES:
        match = sentence.find(form)
        if match is None or (_OTHER_CREDITS.search(match.group()) or _ENERGY.search(match.group())):
            continue
        low, high = clause_at(sentence.text, match.start())
        if (form is _USE and not _is_carbon(sentence, match)) or _is_purpose(sentence.text, low, match):
            continue
        if not is_asserted(sentence, low, match.start("verb"), facts):
            continue
        yield _draft(sentence, match, low, high)
        return


def offset_words(sentence: Sentence) -> tuple[str, Range] | None:
    """Return the words that count credits as a reduction: "including forestry credits", "net of offsets"."""
    for match in (*sentence.finditer(_CREDITED), *sentence.finditer(_COUNTED_IN)):
        before = sentence.text[max(0, match.start() - 30) : match.start()]
        if (
            _NOT_COUNTED.search(before)
            or _OTHER_CREDITS.search(match.group())
            or re.search(r"\b(?:not|no)\b", match.group(), re.IGNORECASE)
        ):
            continue
        return match.group(), match.span()
    return None


def credit_slots(sentence: Sentence) -> dict[str, Found]:
    """Return what a sentence says of its credits: quantity, programme, project type, vintage, retirement."""
    slots: dict[str, Found] = {}
    programme = sentence.find(_programmes())
    if programme:
        slots["credit_programme"] = found(programme.group(), programme.span())
    project = sentence.find(pattern(_PROJECT))
    if project:
        slots["project_type"] = found(project.group(), project.span())
    vintage = sentence.find(_VINTAGE)
    if vintage:
        name = "year" if vintage["year"] else "year2"
        slots["vintage"] = found(int(vintage[name]), vintage.span(name))
    retired = sentence.find(_RETIRED)
    if retired:
        slots["retired"] = found(value=True, span=retired.span())
    return slots | _quantity(sentence)


def credits_beside(sentence: Sentence) -> dict[str, Found]:
    """Return what the next sentence, or the one before, says of the same credits; nothing where it names none."""
    after = sentence_after(sentence)
    texts = [sentence.before] if sentence.before is not None else []
    if after:
        texts.append(sentence.detached(after, sentence.block_kind))
    slots: dict[str, Found] = {}
    for text in texts:
        if text.find(_CREDIT_NOUN):
            for name, slot in credit_slots(text).items():
                slots[name] = replace(slot, origin=Origin.SENTENCE_BEFORE, sentence=text)
    return slots


def _quantity(sentence: Sentence) -> dict[str, Found]:
    for amount in sentence.amounts:
        before = sentence.text[max(0, amount.start - 60) : amount.start]
        is_mass = amount.dimension == "mass_co2e" or amount.quantity.unit in {"t", "kt", "Mt"}
        if amount.quantity.unit == "%" or amount.is_word:
            continue
        if _QUANTITY_AFTER.match(sentence.text, amount.end) or (
            is_mass and (_OF_CREDITS.search(before) or _COMPENSATE.search(sentence.text))
        ):
            return {"quantity": found(amount.quantity, (amount.start, amount.end))}
    return {}


def _is_carbon(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell credits for emissions from others: the word itself, a programme, or emissions named beside them."""
    if re.search(r"carbon|emission|climate|removal|offset|forestry|vcu|cer|ver", match["credits"], re.IGNORECASE):
        return True
    return bool(
        sentence.find(_programmes())
        or re.search(
            r"\b(?:emissions?|co2e?|carbon|footprint|flights?|cookstove|reforestation|vintage)\b", sentence.lower
        )
    )


def _is_purpose(text: str, low: int, match: re.Match[str]) -> bool:
    """Tell "credits are bought to offset emissions", a definition or a purpose, from what the company does."""
    before = text[low : match.start("verb")]
    if match["verb"].lower().endswith("ing") and _NAMED_USE.search(before):
        return True
    bare = match["verb"].lower() in {
        "offset",
        "compensate",
        "compensate for",
        "neutralise",
        "neutralize",
        "buy",
        "purchase",
        "retire",
        "cancel",
        "use",
        "counterbalance",
    }
    if not bare or INTENT.search(before):
        return False
    return bool(
        re.search(r"\b(?:to|that|which|do|does|did|can|may|must|in fact,?)(?: \w+)? $", before, re.IGNORECASE)
        or not before.strip()
    )


def _draft(sentence: Sentence, match: re.Match[str], low: int, high: int) -> Draft:
    start, end = trimmed(sentence.text, low, max(high, match.end()))
    intent = INTENT.search(sentence.text, low, match.start())
    slots: dict[str, Found] = {"offset_role": found(match["verb"].lower(), match.span("verb"))}
    slots["modality"] = found(modality(intent), intent.span()) if intent else found("achieved")
    slots["tense"] = found("future" if intent else "past" if match["verb"].lower().endswith(("ed", "t")) else "present")
    slots |= credits_beside(sentence) | credit_slots(sentence)
    period = next(
        (p for p in sentence.periods if _VINTAGE.search(sentence.text[max(0, p.start - 10) : p.end + 8]) is None), None
    )
    if period is not None and not intent:
        slots |= period_slots(period.label, period.last_day, (period.start, period.end))
    return Draft(kind="offset", start=start, end=end, slots=slots)


@cache
def _programmes() -> re.Pattern[str]:
    """Return the pattern of credit programmes: the vocabulary's registries."""
    known = [
        name
        for issuer in vocabulary.issuers().values()
        if issuer.kind == "registry"
        for name in (issuer.name, *issuer.aliases)
        if not name.endswith(("credits", "certified"))
    ]
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)
