"""What counts as the same claim, and as the same value of a slot.

**Claims.** A claim that was read is the one expected where its kind is right and it agrees in at least one of the
kind's key slots (`KEYS`; in a quantity, at least the number), if the gold states any of them: a reported value is not
found by reading another value of the same sentence. Of several that would do, those that agree in most slots are taken first, each once.

**Slots.** For each kind the slots in `JUDGED` are compared. A value that was read and is not in the gold is surplus,
unless the slot is one of `JUDGED_WHERE_STATED`.

- quantities: equal after conversion of units (18.2 kt is 18,200 t); a comparator counts where the gold states one; counts
  need no unit, rates per hours worked are compared by their number, of an intensity ("kWh per tonne") the part before
  the "per" is compared;
- names and phrases: the same words, whatever their case, without quotation marks and leading articles; where one
  contains the other, the shorter must have at least half the words of the longer;
- identifiers, levels, years and scopes: equal; dates: as exactly as the gold states them (2024-03: any day of it).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Claim, Quantity
from checker.vocabulary import units
from tests.accuracy.gold_set import NOT_JUDGED, Expected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

JUDGED: Mapping[str, tuple[str, ...]] = {
    "target": ("metric", "target_form", "direction", "target_value", "target_year", "base_year", "ghg_scopes"),
    "metric": ("metric", "value", "period_year", "boundary"),
    "change": ("metric", "direction", "change_value", "value", "previous_value", "period_year", "base_year"),
    "award": ("award_name", "issuer", "award_year", "boundary"),
    "rating": ("issuer", "rating_level", "rating_date", "percentile", "streak_n", "streak_start", "streak_end"),
    "certification": ("standard", "standard_version", "cert_body", "boundary", "valid_to"),
    "framework": ("framework", "basis_of_use", "sbti_status"),
    "net_zero": ("target_year", "base_year", "ghg_scopes"),
    "carbon_neutral": ("neutrality_term", "target_year"),
    "offset": ("quantity", "credit_programme", "project_type", "vintage", "retired"),
    "comparative": ("metric", "direction", "change_value", "comparator"),
    "product_env": ("metric", "direction", "value", "period_year"),
    "duration": ("duration_years", "duration_comparator", "streak_n", "streak_start"),
    "governance": (),
    "social": ("zero_claim", "metric", "value", "period_year"),
    "donation": ("value", "initiative", "period_year"),
    "quote": ("speaker", "role"),
    "assurance": ("assurance_provider", "assurance_level", "assurance_standard", "assured_scope"),
    "generic_env": ("generic_term",),
    "commitment": ("target_year",),
    "superlative": ("superlative",),
    "report_release": ("report_title", "report_period"),
}
JUDGED_WHERE_STATED = frozenset({"direction", "ghg_scopes"})  # the vocabulary derives them where a text leaves them out
KEYS: Mapping[str, tuple[str, ...]] = {
    "target": ("target_value", "target_year"),
    "metric": ("value",),
    "change": ("change_value", "value", "direction"),
    "award": ("award_name", "issuer"),
    "rating": ("issuer", "rating_level"),
    "certification": ("standard",),
    "framework": ("framework",),
    "offset": ("quantity", "project_type", "credit_programme"),
    "donation": ("value", "initiative"),
    "quote": ("speaker", "role"),
}
_EXACT = frozenset({"metric", "framework", "standard", "rating_level", "direction", "target_form", "report_period"})
_ALSO_IN = {"award_year": "award_date", "previous_value": "base_value"}  # the same said in another slot
_QUANTITY = re.compile(r"(?P<comparator>[<>]=?|~)?(?P<amount>\d[\d.]*) ?(?P<unit>.*)")
_COUNTED = frozenset({"", "count", "persons", "cases", "FTE"})

Pair = tuple[Expected, Claim]


def pair_up(expected: Sequence[Expected], read: Sequence[Claim]) -> list[Pair]:
    """Return the claims that were found, each with the one expected; the best agreement first."""
    ranked = sorted(
        (
            (-agreement, wanted.is_optional, first, second)
            for first, wanted in enumerate(expected)
            for second, claim in enumerate(read)
            if (agreement := _agreement(wanted, claim)) is not None
        ),
    )
    pairs: list[Pair] = []
    used: set[tuple[str, int]] = set()
    for _, _, first, second in ranked:
        if not used & {("expected", first), ("read", second)}:
            used |= {("expected", first), ("read", second)}
            pairs.append((expected[first], read[second]))
    return pairs


def judged_slots(wanted: Expected, kind: str) -> Iterator[str]:
    """Yield the slots of a claim that are compared where it was read as a claim of this kind."""
    for name in JUDGED[kind]:
        if wanted.slots.get(name) != NOT_JUDGED and (name in wanted.slots or name not in JUDGED_WHERE_STATED):
            yield name


def stated(wanted: Expected, name: str) -> bool:
    """Tell whether the gold says that this slot must be read."""
    return name in wanted.slots and not _may_be_absent(wanted.slots[name])


def value_of(claim: Claim, name: str) -> object:
    """Return a slot as it is compared: an unknown metric is none, a day says its year, a base value is a previous one."""
    found = claim.get(name)
    if found is None and name in _ALSO_IN:
        found = claim.get(_ALSO_IN[name])
        return found.year if isinstance(found, date) else found
    return None if found == "unknown" else found


def agrees(name: str, wanted: object, found: object) -> bool:
    """Tell whether a value that was read is one of those the gold allows."""
    return any(_is_same(name, one, found) for one in _alternatives(wanted))


def _agreement(wanted: Expected, claim: Claim) -> int | None:
    """Return in how many slots a claim agrees with the one expected; None where it is another claim."""
    if claim.kind not in wanted.kinds:
        return None
    right = {
        name
        for name in judged_slots(wanted, claim.kind)
        if name in wanted.slots and agrees(name, wanted.slots[name], value_of(claim, name))
    }
    keys = [name for name in KEYS.get(claim.kind, ()) if wanted.slots.get(name, NOT_JUDGED) != NOT_JUDGED]
    is_another = keys and not any(_touches(wanted.slots[name], value_of(claim, name)) or name in right for name in keys)
    return None if is_another else len(right)


def _touches(wanted: object, found: object) -> bool:
    """Tell whether a quantity has at least the number, whatever its unit."""
    return isinstance(found, Quantity) and any(
        (match := _QUANTITY.fullmatch(str(one))) and Decimal(match["amount"]) == found.amount
        for one in _alternatives(wanted)
    )


def _alternatives(wanted: object) -> list[object]:
    return [one.strip() for one in wanted.split(" | ")] if isinstance(wanted, str) else [wanted]


def _may_be_absent(wanted: object) -> bool:
    return any(one in {"nothing", "unknown"} for one in _alternatives(wanted) if isinstance(one, str))


def _is_same(name: str, wanted: object, found: object) -> bool:
    match found:
        case None:
            return _may_be_absent(wanted)
        case Quantity():
            return _same_quantity(str(wanted), found)
        case bool() | int():
            return wanted == found
        case date():
            return found.isoformat().startswith(str(wanted))
        case tuple():
            return isinstance(wanted, list) and tuple(wanted) == found
        case _ if name in _EXACT:
            return str(wanted).casefold() == found.casefold()
        case _:
            return _same_words(str(wanted), found)


def _same_words(wanted: str, found: str) -> bool:
    short, long = sorted((_words(wanted), _words(found)), key=len)
    runs = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return bool(short) and 2 * len(short) >= len(long) and short in runs


def _words(text: str) -> list[str]:
    words = re.findall(r"[\w&+]+", text.casefold().replace("’", "'").replace("'s", ""))
    return words[1:] if words[:1] and words[0] in {"the", "a", "an", "our", "its"} else words


def _same_quantity(wanted: str, found: Quantity) -> bool:
    match = _QUANTITY.fullmatch(wanted.strip())
    if match is None or (match["comparator"] and match["comparator"] != found.comparator):
        return False
    amount, unit = Decimal(match["amount"]), match["unit"].strip()
    if unit.startswith("per "):
        return amount == found.amount
    ours, theirs = _in_base_units(amount, unit), _in_base_units(found.amount, found.unit)
    return ours[1] == theirs[1] and abs(ours[0] - theirs[0]) <= abs(ours[0]) * Decimal("1e-9")


def _in_base_units(amount: Decimal, symbol: str) -> tuple[Decimal, str]:
    """Return an amount in the canonical unit of its dimension; an unknown unit and a currency stay as they are."""
    if symbol in _COUNTED:
        return amount, ""
    unit = units().get(symbol.partition("/")[0])
    if unit is None or unit.dimension == "currency":
        return amount, symbol.casefold()
    return amount * unit.factor, unit.dimension
