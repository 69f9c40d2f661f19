"""Comparisons of a product with another: "needs 9% less energy than our older model", "is greener"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction import comparisons_forms as forms
from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, pattern, subject_of, trimmed
from checker.extraction.comparison_slots import Comparison, comparison_slots, metric_at
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.effects import has_causal_chain
from checker.extraction.effects_forms import CAUSE
from checker.extraction.goals import is_goal
from checker.extraction.verbs import INTENT
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount


def read_comparisons(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the comparisons of a sentence between products; "less than in 2020" is a change and read elsewhere."""
    if sentence.block_kind == "table" or not forms.HINT.search(sentence.lower):
        return
    if sentence.block_kind == "list-item" and is_goal(sentence, facts):
        return  # "40 % less waste" under "Our targets" is one of them
    if forms.DEVELOPMENT.match(sentence.text):
        return
    drafts: list[Draft] = []
    for comparison in _comparisons(sentence, facts):
        drafts.append(_draft(sentence, comparison, drafts[0] if drafts else None))
    yield from drafts


def _comparisons(sentence: Sentence, facts: Facts) -> Iterator[Comparison]:
    covered = -1
    for amount in sentence.amounts:
        comparison = _quantified(sentence, facts, amount) if amount.start >= covered else None
        if comparison is not None:
            covered = comparison.high
            yield comparison
    if has_causal_chain(sentence):
        return  # "requires less energy, thereby ..." is the chain's first half
    for form in (forms.PLAIN, forms.GREENER):
        for match in sentence.finditer(form):
            comparison = _unquantified(sentence, facts, match) if match.start() >= covered else None
            if comparison is not None:
                covered = comparison.high
                yield comparison


def _quantified(sentence: Sentence, facts: Facts, amount: Amount) -> Comparison | None:
    text = sentence.text
    low, high = clause_at(text, amount.start)
    closing = text.find(',"', amount.end, high)  # '... 22% less gas," said Oakes'
    high = closing if closing >= 0 else high
    marker = forms.MARKER.match(text, amount.end) or forms.MARKER.search(
        text, max(amount.number_start, amount.end - 8), amount.end
    )
    if marker is not None and not _is_about_impact(sentence, marker, high):
        return None
    than = forms.THAN.search(text, amount.end, _comparator_limit(text, amount.end, high))
    saves = forms.SAVES.search(text, low, amount.start) if marker is None else None
    if saves is not None and than is None and not _is_offers_effect(sentence, facts, low, saves.start()):
        return None  # "we reduced ... by 30%": a change, unless it names a comparator
    if (marker is None and saves is None) or amount.is_word or not amount.quantity.unit:
        return None
    comparator = _comparator(text, than) if than else _comparator_in_front(text, low, amount.start)
    if (than is not None and comparator is None) or not _is_of_product(sentence, facts, low, amount, comparator):
        return None
    span = marker.span(marker.lastgroup or 0) if marker else saves.span() if saves else (amount.start, amount.end)
    end = max(high, comparator[1]) if comparator else high
    direction = "increase" if marker and marker["more"] else "decrease"
    return Comparison(low=low, high=end, marker=span, direction=direction, amount=amount, comparator=comparator)


def _is_offers_effect(sentence: Sentence, facts: Facts, low: int, position: int) -> bool:
    """Tell "the new nozzle cuts fuel use by up to 15%" from what the company or a plant of its own has changed."""
    text = sentence.text
    if forms.OWN_TOTAL.match(text, position):
        return False  # "the new vans reduce our total emissions by 6,000 t"
    if any(hit.end in {position, position - 1} for hit in sentence.metrics):
        return False  # "water use cut by 14%": what was cut stands in front, and nothing that cuts it
    named = subject_of(text, low, position)
    if _comparator_in_front(text, low, position + 6) is not None:
        return True
    if named is None or re.match(r"\w+(?:ed|ing)\b", text[position:]):
        return False
    words = text[named[0] : named[1]]
    if forms.OWN_SUBJECT.match(words) or pattern(r"\b<<sites>>\b").search(words):
        return False
    if facts.entity and words.lower().startswith(facts.entity.split()[0].lower()):
        return False
    if is_offer(words) or facts.kind == "product-page":
        return True
    return re.search(r"\bnew\b|\b[A-Z]+-?\d+\w*\b|\b\d+[A-Z]\b", words) is not None


def _is_about_impact(sentence: Sentence, marker: re.Match[str], high: int) -> bool:
    """Tell "18% less oil" from "30% better computing performance" and "20% lower costs"."""
    following = sentence.text[marker.end() : min(high, marker.end() + 40)]
    if marker["more"]:
        return (
            bool(forms.EFFICIENT.match(following)) or metric_at(sentence, marker.end(), marker.end() + 20) is not None
        )
    return not forms.NOT_RESOURCE.match(following)


def _comparator_limit(text: str, position: int, high: int) -> int:
    """Let "(11 g instead of 16 g)" be a pair of values, not the comparator."""
    bracket = text.find("(", position, high)
    return bracket if bracket >= 0 else high


def _comparator(text: str, than: re.Match[str]) -> Range | None:
    """Return the words compared with, None where they are a year or an earlier value."""
    stop = forms.COMPARATOR_END.search(text, than.end())
    end = stop.start() if stop else len(text)
    start, end = trimmed(text, than.end(), end)
    words = re.sub(r"^that of |^those of ", "", text[start:end])
    start = end - len(words)
    if not words or forms.TREND.search(words):
        return None
    return start, end


def _comparator_in_front(text: str, low: int, position: int) -> Range | None:
    """Read "Compared with our R70, ..." and "Washing at 20 °C instead of 40 °C saves ..."."""
    match = re.search(
        r"\b(?:instead of|rather than|compared (?:to|with)|unlike|replacing"
        r"|in place of) (?P<what>[^,;:]{2,60}?)(?=,| (?:saves?|cuts?|uses?|needs?|avoids?|lowers?|reduces?|with)\b)",
        text[low:position],
        re.IGNORECASE,
    )
    if match is None or forms.TREND.search(re.sub(r"^\d+ ?°?[ck]\b", "", match["what"].lower()) or "x"):
        return None
    return low + match.start("what"), low + match.end("what")


def _is_of_product(sentence: Sentence, facts: Facts, low: int, amount: Amount, comparator: Range | None) -> bool:
    """Tell a product's property from the company's results and targets."""
    text = sentence.text
    before = text[low : amount.start]
    if INTENT.search(before) or forms.IMPERATIVE.match(text[low:]) or CAUSE.search(before):
        return False
    if not is_asserted(sentence, low, amount.start, facts):
        return False
    if comparator is not None:
        return True
    if is_goal(sentence, facts):
        return False  # "By 2035, 45% fewer emissions"
    dated = any(low <= p.start for p in sentence.periods) and not evidence_in(text, low)
    return not (forms.PAST.search(before) or dated or amount.quantity.unit == "pp")


def _unquantified(sentence: Sentence, facts: Facts, match: re.Match[str]) -> Comparison | None:
    text = sentence.text
    low, high = clause_at(text, match.start())
    if not is_asserted(sentence, low, match.start(), facts) or INTENT.search(text, low, match.start()):
        return None
    group = next(name for name in ("marker", "marker2") if match.groupdict().get(name))
    if "what" in match.groupdict():
        hit = metric_at(sentence, match.end(), match.end() + 30)
        if (
            hit is None
            or forms.OWN_SUBJECT.match(text[low:])
            or pattern(r"\b<<sites>>\b").search(text, low, match.start())
        ):
            return None
    elif re.match(r"(?:we|the world|the future|society)\b", text[low:], re.IGNORECASE):
        return None
    than = forms.THAN.search(text, match.end(), high)
    comparator = _comparator(text, than) if than else _comparator_in_front(text, low, match.start())
    if (than is not None and comparator is None) or (comparator is None and sentence.periods):
        return None
    end = max(high, comparator[1]) if comparator else high
    direction = "increase" if match[group].lower().startswith("more") else "decrease"
    return Comparison(
        low=low, high=end, marker=match.span(group), direction=direction, amount=None, comparator=comparator
    )


def _draft(sentence: Sentence, comparison: Comparison, first: Draft | None) -> Draft:
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
    slots |= comparison_slots(sentence, comparison, named)
    if comparison.comparator is None and first is not None and "comparator" in first.slots:
        given = first.slots["comparator"]
        slots["comparator"] = found(given.value, (given.start, given.end), origin=Origin.COORDINATION)
    return Draft(kind="comparative", start=start, end=end, slots=slots)


def is_offer(words: str) -> bool:
    """Tell whether a phrase names something the company sells."""
    return pattern(r"\b<<offer_nouns>>\b").search(words) is not None
