"""The domain functions of expressions, as one table.

No overload takes null: a function that is given an unknown value is a CEL error, and the verdict not-evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any

from msgspec import Struct

from checker import quantities
from checker.model import Quantity
from checker.rules import calendar, comparisons, patterns
from checker.vocabulary import metrics, unit_factor, units


class Function(Struct, frozen=True):
    """A function of expressions: CEL types by name, `quantity` and `quantities` among them."""

    name: str
    parameters: tuple[str, ...]
    returns: str
    implementation: Callable[..., Any]

    @property
    def overload(self) -> str:
        """The id that tells functions of one name apart."""
        return "_".join((self.name, *self.parameters))


def pack(quantity: Quantity) -> dict[str, object]:
    """Return a quantity as CEL sees it: a map, with the exact amounts as text beside the readable ones."""
    return {
        "amount": float(quantity.amount),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "exact": str(quantity.amount),
        "half_step": str(quantity.half_step),
    }


def unpack(packed: Mapping[str, str]) -> Quantity:
    """Return the quantity of a map made by `pack`."""
    return Quantity(
        amount=Decimal(packed["exact"]),
        unit=packed["unit"],
        comparator=packed["comparator"],
        half_step=Decimal(packed["half_step"]),
    )


def unit_dimension(symbol: str) -> str:
    """Return the dimension of a unit, "" for a unit that the vocabulary does not know."""
    known = unit_factor(symbol)
    return known[0] if known else ""


def metric_is(metric: str, ids: list[str]) -> bool:
    """Tell whether a metric is one of these, or lies below one: `ghg` covers `ghg.scope1`."""
    return any(metric == one or metric.startswith(f"{one}.") for one in ids)


def allows_dimension(metric: str, dimension: str) -> bool:
    """Tell whether a metric may be stated in a dimension; ValueError for a metric the vocabulary does not know."""
    known = metrics().get(metric)
    if known is None:
        raise ValueError(f'the metric "{metric}" is unknown')
    fitting = (units().get(symbol) for symbol in known.units)
    return dimension in {known.dimension, *known.siblings, *(unit.dimension for unit in fitting if unit)}


def reaches_level(current: Quantity, target: Quantity, direction: str, metric: str) -> bool:
    """Tell whether a value has reached the level that a target names.

    "To reach 1.2 t" asks for less of emissions and for more of what is better when higher, as does a share of anything
    else; ValueError for other amounts of which that is not known.
    """
    if direction != "reach" or target.comparator not in {"=", "~"}:
        return quantities.satisfies(current, target, direction)
    known = metrics().get(metric)
    is_share_of_it = target.unit == "%" and (known is None or known.kind != "share")
    if is_share_of_it or (known is not None and known.better == "neutral" and target.unit == "%"):
        return quantities.satisfies(current, target, direction)
    if known is None or known.better not in {"lower", "higher"}:
        raise ValueError(f'nothing tells whether "{metric}" is to rise or to fall')
    return quantities.satisfies(current, target, "decrease" if known.better == "lower" else "increase")


def _of_quantities(function: Callable[..., Any]) -> Callable[..., Any]:
    """Unpack the quantities among a function's arguments."""

    @wraps(function)
    def unpacked(*values: object) -> Any:  # noqa: ANN401 - as the function wrapped
        return function(*map(_unpacked, values))

    return unpacked


def _unpacked(value: Any) -> Any:  # noqa: ANN401 - what CEL hands over
    if isinstance(value, dict):
        return unpack(value)
    if isinstance(value, list):
        return [_unpacked(item) for item in value]
    return value


_PAIR = ("quantity", "quantity")
_TRIPLE = ("quantity", "quantity", "quantity")
_YEARS = ("int", "int", "int")

FUNCTIONS: tuple[Function, ...] = (
    Function("agrees", _PAIR, "bool", _of_quantities(quantities.agrees)),
    Function("comparable", _PAIR, "bool", _of_quantities(quantities.comparable)),
    Function("satisfies", _PAIR, "bool", _of_quantities(quantities.satisfies)),
    Function("satisfies", (*_PAIR, "string"), "bool", _of_quantities(quantities.satisfies)),
    Function("reaches_level", (*_PAIR, "string", "string"), "bool", _of_quantities(reaches_level)),
    Function("magnitude_ratio", _PAIR, "double", _of_quantities(quantities.magnitude_ratio)),
    Function("stands_out", ("quantity", "quantities"), "bool", _of_quantities(quantities.stands_out)),
    Function("percent_change_agrees", _TRIPLE, "bool", _of_quantities(quantities.percent_change_agrees)),
    Function("points_change_agrees", _TRIPLE, "bool", _of_quantities(quantities.points_change_agrees)),
    Function(
        "changes_agree", ("quantities", "quantity", "quantities"), "bool", _of_quantities(quantities.changes_agree)
    ),
    Function("ratio_agrees", _TRIPLE, "bool", _of_quantities(quantities.ratio_agrees)),
    Function("sums_to", ("quantities", "quantity"), "bool", _of_quantities(quantities.sums_to)),
    Function("shares_sum_to_100", ("quantities",), "bool", _of_quantities(quantities.shares_sum_to_100)),
    Function("all_agree", ("quantities",), "bool", _of_quantities(comparisons.all_agree)),
    Function("current", ("claims",), "claims", comparisons.current),
    Function("as_ambitious", (*_PAIR, "bool"), "bool", _of_quantities(comparisons.as_ambitious)),
    Function("covers_alike", ("string", "string"), "bool", comparisons.covers_alike),
    Function("months_between", ("string", "string"), "int", calendar.months_between),
    Function("years_between", ("string", "string"), "double", calendar.years_between),
    Function("after_months", ("string", "int"), "string", calendar.after_months),
    Function("end_of_year", ("int",), "string", calendar.end_of_year),
    Function("year_of", ("string",), "int", calendar.year_of),
    Function("streak_fits", _YEARS, "bool", calendar.streak_fits),
    Function("streak_spans", _YEARS, "bool", calendar.streak_spans),
    Function("duration_fits", ("int", "string", "int", "int"), "bool", calendar.duration_fits),
    Function("mentions", ("string", "strings"), "bool", patterns.mentions),
    Function("matches_any", ("string", "strings"), "bool", patterns.matches_any),
    Function("unit_dimension", ("string",), "string", unit_dimension),
    Function("metric_is", ("string", "strings"), "bool", metric_is),
    Function("allows_dimension", ("string", "string"), "bool", allows_dimension),
)
