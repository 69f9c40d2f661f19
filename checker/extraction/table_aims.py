"""What a target's words aim at: the number among them, whether it is a change or a level, and its metric."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import vocabulary
from checker.extraction.binding import is_change, nearest_metric, refine
from checker.extraction.metrics import MetricHit, read_metrics
from checker.extraction.patterns import compiled
from checker.extraction.quantities import Amount
from checker.extraction.table_cells import read_number, without_plus
from checker.extraction.table_metrics import fits
from checker.extraction.table_units import UnitWords
from checker.extraction.verbs import BY_BEFORE, CHANGE, CHANGE_NOUN_AFTER, HALVE, direction_of
from checker.model import Quantity

if TYPE_CHECKING:
    from checker.extraction.elements import Sentence

_OF_ALL = compiled(r"(?<![\w.,])(?P<part>\d{1,4}) ?(?:of|/|out of) ?(?P<all>\d{1,4})(?![\w.,]?\d|%)", re.IGNORECASE)
_TO_BEFORE = compiled(r"\bto(?: (?:at least|about|around|below|under|over|above|a|an))?[ <>=~]*$", re.IGNORECASE)
_FROM_BEFORE = compiled(r"\b(?:from|baseline|base|than|against|versus|vs\.?)[ (:]*$", re.IGNORECASE)
_AFTER_LEVEL = compiled(r" (?:or|and) (?P<word>lower|less|fewer|below|more|higher|above)\b", re.IGNORECASE)
_SHARE = compiled(r"%|\b(?:share|rate|percentage|proportion|ratio|coverage|of (?:all|our|the))\b", re.IGNORECASE)
_WORDS_OF_CHANGE = compiled(
    r"\b(?:reduction|decrease|cut|savings?|increase|growth|improvement|reduce|lower|change)\b", re.IGNORECASE
)
_END_STATE = compiled(
    r"\b(?:all|every|each|zero|no|none|100|free|eliminate|phased? out|remove|stop|end|exit|only|completed?|whole|"
    r"entire|certified|certification)\b",
    re.IGNORECASE,
)
_FRACTION = compiled(r"-?(?P<part>0?\.\d{1,4})")
_HALVES = {"halve": 50, "half": 50, "double": 100, "triple": 200}


class Aim(Struct, frozen=True, kw_only=True):
    """The number a target's words are about; `quantity` is None for an end state."""

    form: str  # change | level | end_state
    quantity: Quantity | None = None
    dimension: str = ""
    per: str = ""
    is_up: bool | None = None  # the direction the words give, None where they give none
    metric: str = "unknown"
    hit: MetricHit | None = None
    name: str = ""  # of the metric, as written


def read_aim(words: Sentence, label: str, unit: UnitWords | None) -> Aim | None:
    """Return what a target aims at; None where its words hold no number and no end state.

    `label` names the metric where the words do not; `unit` is that of a number that has none.
    """
    signed = words.text
    fraction = _FRACTION.fullmatch(signed.strip())
    if fraction:  # a workbook's cell that is shown as a percentage: -0.5 is half of the base less
        signed = f"{'-' if signed.strip().startswith('-') else ''}{Decimal(fraction['part']) * 100:f}%"
    words = replace(words, text=without_plus(signed))
    found = _main(words)
    if found is None:
        is_end = _END_STATE.search(words.text) and len(words.text) >= 8
        return Aim(form="end_state") if is_end else None
    amount, implied = found
    is_plus = signed[: amount.number_start].rstrip().endswith("+")
    if unit is not None and unit.symbol and not amount.quantity.unit:
        quantity = replace(amount.quantity, amount=amount.quantity.amount * unit.factor, unit=unit.symbol)
        amount = replace(amount, quantity=quantity, dimension=unit.dimension)
    form = "change" if is_plus or implied else _form(words, amount, label)
    metric, hit = _metric(words, amount, label, form)
    hit = None if metric == "unknown" else hit
    entry = vocabulary.metrics().get(metric)
    quantity = amount.quantity
    if form == "level" and quantity.unit == "%" and _is_reduction(words.text, label, entry):
        form = "change"
    if form == "change":
        quantity = replace(quantity, amount=abs(quantity.amount), comparator=quantity.comparator)
    elif not quantity.unit and not metric.startswith("safety.") and (entry is None or entry.dimension == "count"):
        quantity = replace(quantity, unit="count")
    after = _AFTER_LEVEL.match(words.text, amount.end)
    if after:
        low = after["word"].lower() in {"lower", "less", "fewer", "below"}
        quantity = replace(quantity, comparator="<=" if low else ">=")
    return Aim(
        form=form,
        quantity=quantity,
        dimension=amount.dimension or ("count" if quantity.unit == "count" else ""),
        per=amount.per,
        is_up=True if is_plus else _is_up(words, amount, label, entry),
        metric=metric,
        hit=hit,
        name=hit.name if hit is not None else words.text[: amount.start].strip(" :,;-") or label,
    )


def _main(words: Sentence) -> tuple[Amount, bool] | None:
    """Return the amount aimed at, and whether it is only implied ("halve")."""
    text = words.text
    of_all = _OF_ALL.search(text)
    if of_all:
        quantity = Quantity(amount=Decimal(of_all["part"]), unit="count", text=of_all["part"])
        start = of_all.start()
        return Amount(start=start, number_start=start, end=of_all.end(), quantity=quantity, dimension="count"), False
    if read_number(text, decimal_comma=words.conventions.decimal_comma) is not None and words.amounts:
        return words.amounts[0], False
    numbers = [a for a in words.amounts if not a.is_word and not _FROM_BEFORE.search(text[: a.start][-14:])]
    open_numbers = [a for a in numbers if not words.in_parentheses(a.number_start)] or numbers
    halve = HALVE.search(text)
    if halve and not any(a.quantity.unit == "%" and not _is_implied(a) for a in open_numbers):
        percent = Decimal(_HALVES[str(halve.lastgroup)])
        quantity = Quantity(amount=percent, unit="%", text=halve.group())
        start, end = halve.span()
        return Amount(start=start, number_start=start, end=end, quantity=quantity, dimension="share"), True
    if not open_numbers:
        return None
    aimed = [a for a in open_numbers if is_change(words, a)] or [
        a for a in open_numbers if _TO_BEFORE.search(text[: a.start][-24:])
    ]
    return (aimed or open_numbers)[0], False


def _is_implied(amount: Amount) -> bool:
    return not any(character.isdigit() for character in amount.quantity.text)


def _form(words: Sentence, amount: Amount, label: str) -> str:
    text = words.text
    if is_change(words, amount):
        return "change"
    if amount.quantity.unit and BY_BEFORE.search(text[max(0, amount.start - 30) : amount.start]):
        return "change"
    is_worded = amount.quantity.unit == "%" and bool(_WORDS_OF_CHANGE.search(label))
    return "change" if is_worded and not _SHARE.search(label) else "level"


def _metric(words: Sentence, amount: Amount, label: str, form: str) -> tuple[str, MetricHit | None]:
    """Return the metric of a target: in its own words, the number set apart so that no name runs into it, or label."""
    text = words.text
    apart = text[: amount.start] + "," * (amount.end - amount.start) + text[amount.end :]
    freed = replace(words, text=apart)
    hit = nearest_metric(freed, amount, 0, len(apart)) or next(iter(freed.metrics), None)
    strong = [own for own in freed.metrics if not own.is_weak]
    hit = strong[0] if strong and (hit is None or hit.is_weak) else hit
    about = apart
    if (hit is None or hit.is_weak) and label and label != text:
        hit = (
            next((own for own in read_metrics(label) if not own.is_weak), None)
            or hit
            or next(iter(read_metrics(label)), None)
        )
        about = f"{label}: {apart}"
    is_percent = amount.quantity.unit == "%" and form == "level"
    metric = refine(about, hit, is_percent=is_percent, form=form)
    return _fitting(metric, hit, amount, form), hit


def _fitting(metric: str | None, hit: MetricHit | None, amount: Amount, form: str) -> str:
    """Return the metric, or its sibling of the amount's dimension; "unknown" where a bare field word does not fit."""
    entry = vocabulary.metrics().get(metric or "")
    if entry is None:
        return "unknown"
    if form == "change" or not amount.dimension:
        return entry.id
    unit = UnitWords(symbol=amount.quantity.unit, dimension=amount.dimension)
    if fits(entry.id, unit):
        return entry.id
    if amount.dimension in entry.siblings:
        return entry.siblings[amount.dimension]
    if hit is None or hit.is_weak or (amount.dimension == "count" and entry.dimension != "count"):
        return "unknown"
    return entry.id


def _is_reduction(text: str, label: str, entry: vocabulary.Metric | None) -> bool:
    """Tell "Scope 1 and 2 emissions | 42%", which can only be a reduction, from a share."""
    return entry is not None and entry.kind == "absolute" and not _SHARE.search(f"{label} {text.replace('%', '')}")


def _is_up(words: Sentence, amount: Amount, label: str, entry: vocabulary.Metric | None) -> bool | None:
    """Return the way a target leads by its comparator, sign or verbs, else by what is better for its metric."""
    text, quantity = words.text, amount.quantity
    if quantity.comparator in {"<", "<="} or quantity.amount < 0:
        return False
    implied = HALVE.fullmatch(text, amount.start, amount.end)
    if implied or quantity.comparator in {">", ">="}:
        return implied is None or implied.lastgroup in {"double", "triple"}
    noun = CHANGE_NOUN_AFTER.match(text, amount.end)
    verbs = list(CHANGE.finditer(noun["noun"] if noun else text)) or list(CHANGE.finditer(label))
    directions = [direction_of(verb) for verb in verbs]
    if directions and directions[0] != "better":
        return directions[0] == "increase"
    return None if entry is None or entry.better == "neutral" else entry.better == "higher"
