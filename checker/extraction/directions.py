"""Changes told without an amount: "we are lowering our water use", "VOC emissions keep falling"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction import directions_forms as forms
from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.effects_forms import CAUSE
from checker.extraction.metrics import MetricHit
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts


def read_directions(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield changes that give a direction and a metric but no amount; purposes, plans and headings are none."""
    if sentence.block_kind in {"table", "heading"} or (not forms.HINT.search(sentence.text)):
        return
    covered = -1
    for position, span, direction, hit in (*_done(sentence), *_happening(sentence), *_using_less(sentence)):
        low, high = clause_at(sentence.text, position)
        if low < covered or _has_amount(sentence, low, high) or not _is_told(sentence, low, position, facts):
            continue
        covered = high
        start, end = trimmed(sentence.text, low, max(high, hit.end))
        slots = _slots(sentence, span, direction, hit)
        yield Draft(kind="change", start=start, end=end, slots=slots)


def _done(sentence: Sentence) -> Iterator[tuple[int, Range, str, MetricHit]]:
    """Find "we are lowering the water consumption": a verb with the metric as its object."""
    text = sentence.text
    for verb in sentence.finditer(forms.VERB):
        before = text[: verb.start()]
        is_participle = verb.group().lower().endswith("ing")
        told = forms.DOES.search(before) or (
            is_participle
            and forms.COORDINATED.search(before)
            and not forms.GERUND.search(before[-120:])
            and _has_finite(before)
        )
        if not told or (forms.PURPOSE.search(before) and not re.search(r"\bcontinue[sd]? to $", before, re.IGNORECASE)):
            continue
        hit = _object(sentence, verb.end())
        if hit is not None and _is_boast(verb, hit):
            yield verb.start(), verb.span(), _direction(verb, hit), hit


def _is_boast(verb: re.Match[str], hit: MetricHit) -> bool:
    """Tell a claimed improvement from growth that nobody boasts of ("increasing our use of packaging")."""
    metric = vocabulary.metrics().get(hit.id)
    if verb["better"]:
        return metric is not None and metric.kind in {"rate", "share", "intensity", "ratio"}
    return bool(verb["down"]) or (metric is not None and metric.better == "higher")


def _has_finite(before: str) -> bool:
    """Tell a sentence's participle ("X continues to ..., reducing") from a list of aims or a noun phrase."""
    return bool(
        re.search(
            r"\b(?:continues?|continued|has|have|is|are|keeps?|invests?|expands?|uses?|operates?|runs?|works?"
            r"|strengthens?|promotes?|adopts?|replaced|installed|switched|introduced|built|moved|improved)\b",
            before,
            re.IGNORECASE,
        )
    )


def _object(sentence: Sentence, position: int) -> MetricHit | None:
    for hit in sentence.metrics:
        if hit.start < position or hit.start > position + 60 or not hit.id.startswith(forms.ENVIRONMENT):
            continue
        if forms.GAP.match(sentence.text, position, hit.start) is None:
            return None
        return None if forms.NOT_METRIC_AFTER.match(sentence.text, hit.end) else hit
    accidents = forms.ACCIDENTS.search(sentence.text, position, position + 60)
    if accidents and forms.GAP.match(sentence.text, position, accidents.start()):
        return _unknown(accidents)
    return None


def _unknown(match: re.Match[str]) -> MetricHit:
    return MetricHit(start=match.start("name"), end=match.end("name"), id="unknown", name=match["name"])


def _happening(sentence: Sentence) -> Iterator[tuple[int, Range, str, MetricHit]]:
    """Find "VOC emissions from our kilns are steadily falling": the metric as the subject."""
    text = sentence.text
    for verb in sentence.finditer(forms.FALLS):
        low, _ = clause_at(text, verb.start())
        hits = [
            hit for hit in sentence.metrics if low <= hit.start < verb.start() and hit.id.startswith(forms.ENVIRONMENT)
        ]
        hits += [_unknown(match) for match in forms.ACCIDENTS.finditer(text, low, verb.start())]
        for hit in hits:
            if forms.SUBJECT.match(text, hit.end, verb.start()) and not re.search(
                r"\b(?:by|of|from|for|with) (?:[\w-]+ )?$", text[low : hit.start], re.IGNORECASE
            ):
                written = next(group for group in verb.groups() if group)
                better = "improv" in written.lower()
                direction = _better(hit) if better else "increase" if forms.RISES.match(written) else "decrease"
                if direction == "increase" and _better(hit) == "decrease":
                    break  # growth of what should fall is told, not claimed
                yield verb.start(), verb.span(), direction, hit
                break


def _using_less(sentence: Sentence) -> Iterator[tuple[int, Range, str, MetricHit]]:
    """Find "we use less and less water": the company's use, not a product's."""
    for match in sentence.finditer(forms.LESS):
        hit = _object(sentence, match.end())
        if hit is not None:
            yield match.start("verb"), match.span("less"), "decrease", hit


def _better(hit: MetricHit) -> str:
    metric = vocabulary.metrics().get(hit.id)
    return "increase" if metric is not None and metric.better == "higher" else "decrease"


def _direction(verb: re.Match[str], hit: MetricHit) -> str:
    if verb["better"]:
        return _better(hit)
    return "decrease" if verb["down"] else "increase"


def _has_amount(sentence: Sentence, low: int, high: int) -> bool:
    """Tell whether the clause, or what hangs on it with a comma, gives an amount."""
    stop = (
        high
        if high < len(sentence.text) and sentence.text[high : high + 1] == ";"
        else min(len(sentence.text), high + 40)
    )
    return any(
        low <= a.number_start < stop
        and not (a.is_word and not a.quantity.unit)
        and forms.NUMBERED.search(a.quantity.text + "0")
        for a in sentence.amounts
    )


def _is_told(sentence: Sentence, low: int, position: int, facts: Facts) -> bool:
    text = sentence.text
    before = text[low:position]
    if INTENT.search(before) or CAUSE.search(text) or forms.NONE.search(before[-40:] + text[position : position + 20]):
        return False
    if text.rstrip().endswith(":") or forms.SUBORDINATE.search(before):
        return False  # an introduction to the figures below it
    return is_asserted(sentence, low, position, facts)


def _slots(sentence: Sentence, verb: Range, direction: str, hit: MetricHit) -> dict[str, Found]:
    text = sentence.text
    tail = forms.NOUN_TAIL.match(text, hit.end)
    name_end = tail.end() if tail else hit.end
    written = text[verb[0] : verb[1]].lower()
    is_past = bool(
        re.search(
            r"\b(?:has|have|had)\b|ed\b|fell|rose|grew|shrank", text[max(0, verb[0] - 20) : verb[0]].lower() + written
        )
    )
    slots: dict[str, Found] = {
        "metric": found(hit.id, (hit.start, hit.end)),
        "metric_name": found(text[hit.start : name_end].strip(), (hit.start, name_end)),
        "direction": found(direction, verb),
        "tense": found("past" if is_past else "present"),
    }
    evidence = evidence_in(text)
    if evidence:
        slots["evidence_link"] = found(text[evidence[0] : evidence[1]], evidence)
    return slots
