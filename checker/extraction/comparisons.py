"""Comparisons of a product with another: "needs 9% less energy than our older model", "is greener"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, pattern, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.effects import CAUSE, has_causal_chain
from checker.extraction.elements import Sentence
from checker.extraction.metrics import MetricHit
from checker.extraction.quantities import Amount
from checker.extraction.verbs import INTENT
from checker.model import Facts, Origin

_LESS = r"less|lower|fewer|smaller|lighter|cooler|shorter|reduced|cheaper|narrower|leaner"
_MORE = r"more|higher|longer|greater|larger|better|quieter|faster|heavier|stronger"
_MARKER = re.compile(rf" ?(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\b", re.IGNORECASE)
_SAVING = re.compile(r" ?(?P<noun>[\w-]+(?: [\w-]+)? )?(?:savings?|reductions?)\b", re.IGNORECASE)
_SAVES = re.compile(r"\b(?:saves?|saving|cuts?|lowers?|reduces?)\b(?: [\w'-]+){0,5}? (?:by )?(?:about |around |up to |as much as |at least )?$", re.IGNORECASE)
_THAN = re.compile(r"\b(?P<than>than|compared (?:to|with)|in comparison (?:to|with)|relative to|versus|vs\.?|against|instead of)\b ?", re.IGNORECASE)
_COMPARATOR_END = re.compile(
    r"[,;:(]| - |\b(?:at|per|for|when|while|under|measured|and|but|if|during|over|thereby|thus|by|because|thanks)\b|\.(?:\s|$)|$", re.IGNORECASE
)
_TREND = re.compile(
    r"^(?:in |during |the (?:level|figure|value|year|\d)|at the )?\d|\b(?:year|quarter|month|period|season|decade)s?(?: (?:before|earlier|ago))?$"
    r"|\b(?:previous|last|prior|preceding|base(?:line)?|reference) (?:year|period|quarter|level)|^(?:in |fy|fiscal)\b|\b(?:of|in) (?:19|20)\d\d$|\b(?:19|20)\d\d levels?\b"
    r"|^(?:before|ever|planned|expected|budgeted|the (?:target|goal|limit|sector|industry|national|average)|half|once|a (?:year|third|quarter|half|decade)|the (?:one|two|three) )",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:conventional|traditional|ordinary|standard|regular|typical|comparable|similar|usual|average|common(?:ly)?|other|normal|generic|"
    r"competing|competitors?'?|competition|market|business as usual|alternatives|existing|most)\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"^(?:our|its|their|the|this|that|these|those|a|an|your|his|her)\b|\d", re.IGNORECASE)
_PAIR = re.compile(r" ?(?:against|instead of|versus|vs\.?|compared (?:to|with)|rather than|down from|not) (?:the )?$", re.IGNORECASE)
_CONDITIONS = re.compile(
    r"\b(?:at|under) (?:a |an )?(?:load of |speed of |pressure of )?\d[^;()]{0,60}?(?=[,;.)]|$| and (?!\d)| (?:measured|tested|thanks|than))"
    r"|\b(?:measured|tested|calculated) (?:to|at|under|in|by|over|on|with)\b[^;()]{3,90}|\bunder (?:test|laboratory|standard|the same|identical|real) [\w ]{0,30}conditions"
    r"|\((?P<inside>[^()]{0,30}\b(?:test|tests|trial|at \d|machine|cycle|load)\b[^()]{0,60})\)",
    re.IGNORECASE,
)
_UNIT_OF_USE = re.compile(
    r"\bper (?!cent\b|annum\b)(?P<per>[\w³²-]+(?: (?:of )?(?!(?:than|compared|at|by|in|with|for|from|to|and|or|on|as|against|over|versus|while|when)\b)[\w³²-]+){0,3})",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:uses?|needs?|requires?|consumes?|emits?|produces?|generates?|creates?|causes?|releases?|takes?|has|have|offers?|with|means)"
    r" (?:far |much |significantly |considerably |substantially |even |a lot |noticeably )?(?P<marker>less|fewer|lower|a smaller|a lower|smaller) (?=(?P<what>[\w -]{2,60}))",
    re.IGNORECASE,
)
_GREENER = re.compile(
    r"\b(?:is|are|it's|they're) (?:far |much |significantly |even |also |a lot |considerably )?(?P<marker>greener|cleaner|kinder to (?:the )?(?:planet|environment)|gentler on (?:the )?(?:planet|environment|nature)|"
    r"(?:more|less) (?:sustainable|environmentally[ -]friendly|eco[ -]?friendly|climate[ -]friendly|energy[ -]efficient|polluting|harmful|carbon[ -]intensive|water[ -]efficient|resource[ -]efficient|circular))\b"
    r"|\b(?:a|the|our|your) (?P<marker2>greener|more sustainable|more environmentally[ -]friendly|more eco[ -]?friendly|lower[ -]carbon) (?:alternative|choice|option)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:used|needed|consumed|emitted|fell|rose|was|were|came|had|dropped|declined|decreased|recorded|reported|generated|produced|have|has been)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(r"^[ \"(•*-]*(?:use|cut|reduce|save|lower|consume|send|achieve|reach|produce|emit|buy|source)\b", re.IGNORECASE)


class _Comparison(Struct, frozen=True, kw_only=True):
    """One comparison: its marker, the amount where one is given, and what it is compared with."""

    low: int
    high: int
    marker: Range
    direction: str
    amount: Amount | None
    comparator: Range | None


def read_comparisons(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the comparisons of a sentence between products; "less than in 2020" is a change and read elsewhere."""
    if sentence.block_kind == "table" or not (_MARKER.search(sentence.lower) or "sav" in sentence.lower or "greener" in sentence.lower):
        return
    drafts: list[Draft] = []
    for comparison in _comparisons(sentence, facts):
        drafts.append(_draft(sentence, facts, comparison, drafts[0] if drafts else None))
    yield from drafts


def _comparisons(sentence: Sentence, facts: Facts) -> Iterator[_Comparison]:
    covered = -1
    for amount in sentence.amounts:
        comparison = _quantified(sentence, facts, amount) if amount.start >= covered else None
        if comparison is not None:
            covered = comparison.high
            yield comparison
    if has_causal_chain(sentence):
        return  # "requires less energy, thereby ..." is the chain's first half
    for form in (_PLAIN, _GREENER):
        for match in sentence.finditer(form):
            comparison = _unquantified(sentence, facts, match) if match.start() >= covered else None
            if comparison is not None:
                covered = comparison.high
                yield comparison


def _quantified(sentence: Sentence, facts: Facts, amount: Amount) -> _Comparison | None:
    text = sentence.text
    low, high = clause_at(text, amount.start)
    marker = _MARKER.match(text, amount.end)
    than = _THAN.search(text, amount.end, _comparator_limit(text, amount.end, high))
    saves = _SAVES.search(text, low, amount.start) if marker is None else None
    if saves is not None and amount.quantity.unit == "%" and than is None:
        return None  # "reduces ... by 30%": a change, unless it names a comparator
    if (marker is None and saves is None) or amount.is_word or not amount.quantity.unit:
        return None
    comparator = _comparator(text, than) if than else _comparator_in_front(text, low, amount.start)
    if (than is not None and comparator is None) or not _is_of_product(sentence, facts, low, amount, comparator):
        return None
    span = marker.span(marker.lastgroup or 0) if marker else saves.span() if saves else (amount.start, amount.end)
    end = max(high, comparator[1]) if comparator else high
    direction = "increase" if marker and marker["more"] else "decrease"
    return _Comparison(low=low, high=end, marker=span, direction=direction, amount=amount, comparator=comparator)


def _comparator_limit(text: str, position: int, high: int) -> int:
    """Let "(11 g instead of 16 g)" be a pair of values, not the comparator."""
    bracket = text.find("(", position, high)
    return bracket if bracket >= 0 else high


def _comparator(text: str, than: re.Match[str]) -> Range | None:
    """Return the words compared with, None where they are a year or an earlier value."""
    stop = _COMPARATOR_END.search(text, than.end())
    end = stop.start() if stop else len(text)
    start, end = trimmed(text, than.end(), end)
    words = re.sub(r"^that of |^those of ", "", text[start:end])
    start = end - len(words)
    if not words or _TREND.search(words):
        return None
    return start, end


def _comparator_in_front(text: str, low: int, position: int) -> Range | None:
    """Read "Compared with our R70, ..." and "Washing at 20 °C instead of 40 °C saves ..."."""
    match = re.search(r"\b(?:instead of|rather than|compared (?:to|with)|unlike|replacing|in place of) (?P<what>[^,;:]{2,60}?)(?=,| (?:saves?|cuts?|uses?|needs?|avoids?|lowers?|reduces?|with)\b)", text[low:position], re.IGNORECASE)
    if match is None or _TREND.search(re.sub(r"^\d+ ?°?[ck]\b", "", match["what"].lower()) or "x"):
        return None
    return low + match.start("what"), low + match.end("what")


def _is_of_product(sentence: Sentence, facts: Facts, low: int, amount: Amount, comparator: Range | None) -> bool:
    """Tell a product's property from the company's results and targets."""
    text = sentence.text
    before = text[low : amount.start]
    if INTENT.search(before) or _IMPERATIVE.match(text[low:]) or CAUSE.search(before):
        return False
    if not is_asserted(sentence, low, amount.start, facts):
        return False
    if comparator is not None:
        return True
    dated = any(low <= p.start for p in sentence.periods) and not evidence_in(text, low)
    return not (_PAST.search(before) or dated or amount.quantity.unit == "pp")


def _unquantified(sentence: Sentence, facts: Facts, match: re.Match[str]) -> _Comparison | None:
    text = sentence.text
    low, high = clause_at(text, match.start())
    if not is_asserted(sentence, low, match.start(), facts) or INTENT.search(text, low, match.start()):
        return None
    group = next(name for name in ("marker", "marker2") if match.groupdict().get(name))
    if "what" in match.groupdict():
        hit = _metric_at(sentence, match.end(), match.end() + 30)
        if hit is None:
            return None
    elif re.match(r"(?:we|the world|the future|society)\b", text[low:], re.IGNORECASE):
        return None
    than = _THAN.search(text, match.end(), high)
    comparator = _comparator(text, than) if than else _comparator_in_front(text, low, match.start())
    if (than is not None and comparator is None) or (comparator is None and sentence.periods):
        return None
    end = max(high, comparator[1]) if comparator else high
    direction = "increase" if match[group].lower().startswith("more") else "decrease"
    return _Comparison(low=low, high=end, marker=match.span(group), direction=direction, amount=None, comparator=comparator)


def _metric_at(sentence: Sentence, start: int, end: int) -> MetricHit | None:
    return next((hit for hit in sentence.metrics if start - 2 <= hit.start <= end), None)


def _draft(sentence: Sentence, facts: Facts, comparison: _Comparison, first: Draft | None) -> Draft:
    text = sentence.text
    start, end = trimmed(text, comparison.low, comparison.high)
    marker = comparison.marker
    slots: dict[str, Found] = {
        "comparison_marker": found(text[marker[0] : marker[1]].lower(), marker),
        "direction": found(comparison.direction, marker),
        "tense": found("present"),
    }
    named = subject_of(text, start, marker[0])
    if named is not None and comparison.amount is not None and named[1] > comparison.amount.start:
        named = None
    if named is not None:
        slots["product"] = found(text[named[0] : named[1]], named)
    slots |= _amounts(sentence, comparison)
    slots |= _metric(sentence, comparison)
    slots |= _against(text, comparison, named)
    if comparison.comparator is None and first is not None and "comparator" in first.slots:
        given = first.slots["comparator"]
        slots["comparator"] = found(given.value, (given.start, given.end), origin=Origin.COORDINATION)
    slots |= _test(text, comparison)
    return Draft(kind="comparative", start=start, end=end, slots=slots)


def _amounts(sentence: Sentence, comparison: _Comparison) -> dict[str, Found]:
    amount = comparison.amount
    if amount is None:
        return {}
    slots = {"change_value": found(amount.quantity, (amount.start, amount.end)), "unit": found(amount.quantity.unit)}
    own = [a for a in sentence.amounts if amount.end <= a.start < comparison.high]
    for value, base in zip(own, own[1:], strict=False):
        if value.quantity.unit == base.quantity.unit and _PAIR.search(sentence.text, value.end, base.start):
            slots["value"] = found(value.quantity, (value.start, value.end))
            slots["base_value"] = found(base.quantity, (base.start, base.end))
            break
    return slots


def _metric(sentence: Sentence, comparison: _Comparison) -> dict[str, Found]:
    text = sentence.text
    position = comparison.amount.end if comparison.amount else comparison.marker[1]
    hit = _metric_at(sentence, position, min(comparison.high, position + 40))
    if hit is None and comparison.amount is not None:
        hits = [h for h in sentence.metrics if comparison.low <= h.start < comparison.amount.start]
        hit = hits[-1] if hits else None
    if hit is not None:
        slots = {"metric": found(hit.id, (hit.start, hit.end)), "metric_name": found(hit.name, (hit.start, hit.end))}
        if hit.denominator:
            slots["denominator"] = found(hit.denominator, (hit.start, hit.end))
        return slots
    melting = re.search(r"\bmelting (?:point|temperature)\b", text[comparison.low : comparison.high], re.IGNORECASE)
    if melting:
        return {"metric": found("product.melting_point_delta", (comparison.low + melting.start(), comparison.low + melting.end()))}
    return {}


def _against(text: str, comparison: _Comparison, named: Range | None) -> dict[str, Found]:
    if comparison.comparator is None:
        return {}
    start, end = comparison.comparator
    words = text[start:end]
    subject = text[named[0] : named[1]].lower() if named else ""
    head = re.sub(r"s$", "", words.lower().split()[-1])
    same_class = not _KNOWN.search(words) and bool(re.search(rf"\b{re.escape(head)}s?\b", subject))
    aside = re.match(r" ?\([^()]{0,20}(?:commonly|usually|most|widely|standard)\b", text[end:], re.IGNORECASE)
    return {
        "comparator": found(words, (start, end)),
        "comparator_is_generic": found(bool(_GENERIC.search(words) or same_class or aside), (start, end)),
    }


def _test(text: str, comparison: _Comparison) -> dict[str, Found]:
    """Read the functional unit, the conditions and the evidence of a comparison."""
    slots: dict[str, Found] = {}
    unit = _UNIT_OF_USE.search(text, comparison.low, comparison.high)
    if unit:
        slots["functional_unit"] = found(unit["per"], unit.span("per"))
    conditions = _CONDITIONS.search(text, comparison.low)
    if conditions:
        slots["conditions"] = found(conditions.group().strip("() "), conditions.span())
    evidence = evidence_in(text, comparison.low)
    if evidence:
        slots["evidence_link"] = found(text[evidence[0] : evidence[1]], evidence)
    return slots


def is_offer(words: str) -> bool:
    """Tell whether a phrase names something the company sells."""
    return pattern(r"\b<<offer_nouns>>\b").search(words) is not None
