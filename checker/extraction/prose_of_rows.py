"""Prose that gives the value of a table's row: "Net losses came down to 18.6 per cent" above a row "Net losses".

A row tells its measure by its label alone. Where a sentence begins with the words of that label, says what it was, and
names the year (or the value of the year before, as the table has it), its value is one of the same measure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.ratio_words import words_of
from checker.extraction.subjects import is_third_party
from checker.extraction.timed_values import timed_values
from checker.extraction.verbs import CONDITIONAL, INTENT
from checker.model import Mention, Origin, Quantity, Slot, Span
from checker.quantities import agrees, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.elements import Sentence
    from checker.extraction.quantities import Amount
    from checker.model import Document, Facts

_STATES = compiled(
    r"^(?:in (?:FY ?)?(?:19|20)\d\d,? )?(?P<subject>[^.;:,\d]{3,80}?) (?:(?:has |have )?(?:come|came|gone|went|fell"
    r"|fallen|rose"
    r"|risen|dropped|grew|grown|decreased|increased|declined|climbed) (?:(?:down|up|back|further|slightly) )?to"
    r"|was|were|stood at|amounted to|totall?ed|reached|averaged) $",
    re.IGNORECASE,
)
_BEYOND_LABEL = frozenset(
    {
        "the",
        "our",
        "its",
        "in",
        "at",
        "of",
        "for",
        "network",
        "group",
        "company",
        "all",
        "site",
        "plant",
        "year",
        "total",
    }
    | {"whole", "number", "rate", "across", "share", "overall", "level"}
)
_BRACKETED = re.compile(r"\([^()]*\)")
_ENOUGH = 2  # words of a label that tell a measure


def read_prose_of_rows(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], facts: Facts
) -> Iterator[Mention]:
    """Yield the values of sentences whose subject is the label of a table's row of an unknown metric."""
    rows: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        name = mention.slots.get("metric_name")
        if mention.kind == "metric" and name is not None and name.origin is Origin.TABLE and _is_unknown(mention):
            words = frozenset(words_of(_BRACKETED.sub("", str(name.value)))) - _BEYOND_LABEL
            rows.setdefault(words, []).append(mention)
    if not rows:
        return
    for sentence in sentences:
        told = _value_of(sentence, facts)
        if told is None:
            continue
        subject, amount = told
        row = rows.get(frozenset(words_of(sentence.text[slice(*subject)])) - _BEYOND_LABEL, [])
        label = row[0].slots["metric_name"].value if row else ""
        year = _year(sentence, amount, row) if len(words_of(str(label))) >= _ENOUGH and _is_one(row) else None
        model = next((one for one in row if _year_of(one) == year and _fits(one, amount)), None)
        if model is not None and year is not None:
            yield _mention(document, sentence, (subject, amount), model)


def _is_unknown(mention: Mention) -> bool:
    metric, boundary = mention.slots.get("metric"), mention.slots.get("boundary")
    return (metric is None or metric.value == "unknown") and (boundary is None or boundary.origin is Origin.DOCUMENT)


def _is_one(row: Sequence[Mention]) -> bool:
    """Tell whether a label stands for one row: no two values of one year."""
    years = [_year_of(one) for one in row]
    return len(set(years)) == len(years) and None not in years


def _year_of(mention: Mention) -> int | None:
    year = mention.slots.get("period_year")
    return year.value if year is not None and isinstance(year.value, int) else None


def _value_of(sentence: Sentence, facts: Facts) -> tuple[tuple[int, int], Amount] | None:
    """Return where the subject of a sentence stands that says what something was, and the value."""
    if INTENT.search(sentence.text) or CONDITIONAL.search(sentence.text) or is_third_party(sentence.text, facts):
        return None
    for amount in sentence.amounts:
        match = _STATES.search(sentence.text[: amount.start])
        if match is not None and not amount.is_word and amount.quantity.comparator == "=" and not amount.per:
            return match.span("subject"), amount
    return None


def _year(sentence: Sentence, amount: Amount, row: Sequence[Mention]) -> int | None:
    """Return the year of a value: the sentence's, else the one behind that of an earlier value that the row has."""
    values = timed_values(sentence, None)
    earlier = [one for one in values if one.is_earlier and one.amount.start > amount.start and one.year is not None]
    if len(earlier) == 1 and len({p.year for p in sentence.periods}) == 1:
        same = [one for one in row if _year_of(one) == earlier[0].year and _agrees(one, earlier[0].amount.quantity)]
        return earlier[0].year + 1 if same and earlier[0].year is not None else None
    years = {period.year for period in sentence.periods if period.form in {"year", "fiscal"}}
    return years.pop() if len(years) == 1 and len(sentence.periods) == 1 and len(values) == 1 else None


def _agrees(mention: Mention, quantity: Quantity) -> bool:
    value = mention.slots["value"].value
    return isinstance(value, Quantity) and comparable(value, quantity) and agrees(value, quantity)


def _fits(mention: Mention, amount: Amount) -> bool:
    value = mention.slots["value"].value
    return isinstance(value, Quantity) and bool(value.unit) and comparable(value, amount.quantity)


def _mention(document: Document, sentence: Sentence, told: tuple[tuple[int, int], Amount], model: Mention) -> Mention:
    passage, ((start, end), amount) = document.blocks[sentence.block].passage, told
    span = passage.span(sentence.start + amount.start, sentence.start + amount.end)
    whole = passage.span(sentence.start, sentence.start + len(sentence.text))
    own = ("metric", "metric_name", "unit_dimension", "denominator", "period", "period_year", "period_end")
    slots = {name: Slot(value=model.slots[name].value) for name in own if name in model.slots}
    named = passage.span(sentence.start + start, sentence.start + end)
    slots["metric_name"] = Slot(value=slots["metric_name"].value, span=named)
    slots["value"], slots["unit"] = Slot(value=amount.quantity, span=span), Slot(value=amount.quantity.unit, span=span)
    return Mention(kind="metric", span=Span(whole.start, span.end), sentence=whole, block=sentence.block, slots=slots)
