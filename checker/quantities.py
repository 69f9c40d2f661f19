"""Arithmetic on quantities as printed: each is an interval, as wide as its rounding and its comparator make it."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Quantity
from checker.vocabulary import unit_factor

_INFINITE = Decimal("Infinity")
_ABOUT = Decimal("0.05")  # "about 200" is read as 200 give or take five per cent
_LEAST_TOLERANCE = Decimal("0.5")  # percentage points: changes are printed as whole per cent, and rounded by hand
_HUNDRED = Decimal(100)
_ENOUGH = 2  # values that show what is usual
_ALIKE = Decimal("1.5")  # times that values of one row may differ and still be alike
_TENFOLD = (Decimal(7), Decimal(14))
_WANTED = {"increase": ">=", "reach": ">=", "decrease": "<=", "keep": "<="}
_OPPOSITE = {">": "<", "<": ">"}
_POINTS = frozenset({"%", "pp"})


class Interval(Struct, frozen=True):
    """The amounts that a printed number may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Tell whether both may stand for the same amount."""
        return self.low <= other.high and other.low <= self.high

    def without_sign(self) -> Interval:
        """Return the sizes of these amounts."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Interval(-self.high, -self.low)
        return Interval(Decimal(0), max(-self.low, self.high))


def conversion(unit: str, into: str) -> Decimal:
    """Return the factor from one unit to another; ValueError where they do not measure the same thing."""
    if unit == into:
        return Decimal(1)
    known, target = unit_factor(unit), unit_factor(into)
    if known is None or target is None or known[0] != target[0]:
        raise ValueError(f'"{unit}" and "{into}" cannot be compared')
    return known[1] / target[1]


def interval(quantity: Quantity, unit: str | None = None) -> Interval:
    """Return what a quantity may stand for, in `unit` where one is given.

    `>` and `>=` have no upper end, `<` and `<=` no lower end; `~` is five per cent wider on both sides.
    """
    factor = Decimal(1) if unit is None else conversion(quantity.unit, unit)
    amount, half_step = quantity.amount * factor, quantity.half_step * factor
    spread = max(half_step, abs(amount) * _ABOUT) if quantity.comparator == "~" else half_step
    low = -_INFINITE if quantity.comparator.startswith("<") else amount - spread
    high = _INFINITE if quantity.comparator.startswith(">") else amount + spread
    return Interval(low, high)


def comparable(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities measure the same dimension."""
    try:
        conversion(first.unit, second.unit)
    except ValueError:
        return False
    return True


def agrees(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities may be the same amount: 18.2 kt agrees with 18,214 t.

    Raises ValueError where their units do not measure the same thing.
    """
    return interval(first, second.unit).meets(interval(second))


def satisfies(current: Quantity, target: Quantity, direction: str = "") -> bool:
    """Tell whether a current value meets a target; its comparator decides, and a direction where it has none.

    `increase` and `reach` without a comparator ask for at least the amount, `decrease` and `keep` for at most it, any
    other word for agreement. Raises ValueError where it cannot be decided ("over 50" against "at most 60").
    """
    comparator = target.comparator
    if comparator in {"=", "~"}:
        comparator = _WANTED.get(direction, "=")
    if comparator == "=":
        return agrees(current, target)
    amount, goal = current.amount * conversion(current.unit, target.unit), target.amount
    toward, away = comparator[0], _OPPOSITE[comparator[0]]
    beyond = amount > goal if toward == ">" else amount < goal
    reached = beyond or (amount == goal and (comparator.endswith("=") or current.comparator == comparator))
    if current.comparator.startswith(away if reached else toward):
        raise ValueError(f'"{current.comparator} {current.amount}" does not tell whether {comparator} {goal} is met')
    return reached


def magnitude_ratio(first: Quantity, second: Quantity) -> float:
    """Return how many times the second the first is, in the same unit; ValueError where the second is zero."""
    if not second.amount:
        raise ValueError("a ratio to zero says nothing")
    return float(first.amount * conversion(first.unit, second.unit) / second.amount)


def stands_out(value: Quantity, others: list[Quantity]) -> bool:
    """Tell whether a value is about ten times, or a tenth of, others that are alike: a digit too many or too few."""
    amounts = [other.amount * conversion(other.unit, value.unit) for other in others]
    if len(amounts) < _ENOUGH or not value.amount or min(amounts) <= 0 or max(amounts) > min(amounts) * _ALIKE:
        return False
    times = [value.amount / amount for amount in amounts]
    low, high = _TENFOLD
    return all(low <= one <= high for one in times) or all(low <= 1 / one <= high for one in times)


def percent_change_agrees(before: Quantity, after: Quantity, stated: Quantity) -> bool:
    """Tell whether a stated change in per cent follows from two values; its direction is not looked at.

    The rounding of all three is propagated; half a percentage point is always forgiven. Raises ValueError where
    `before` is or may be zero, or `stated` is not in per cent.
    """
    if stated.unit not in _POINTS:
        raise ValueError(f'a change in "{stated.unit}" is not a percentage')
    old, new = _two_sided(before, after)
    if old.low <= 0:
        raise ValueError("a change from zero has no percentage")
    bounds = (new.low / old.high, new.low / old.low, new.high / old.high, new.high / old.low)
    change = Interval((min(bounds) - 1) * _HUNDRED, (max(bounds) - 1) * _HUNDRED).without_sign()
    return change.meets(_forgiving(interval(stated), stated))


def points_change_agrees(before: Quantity, after: Quantity, stated: Quantity) -> bool:
    """Tell whether a stated difference follows from two values: percentage points, or the values' own unit."""
    old, new = _two_sided(before, after)
    change = Interval(new.low - old.high, new.high - old.low).without_sign()
    both_points = stated.unit in _POINTS and before.unit in _POINTS
    return change.meets(interval(stated, None if both_points else before.unit))


def stated_change_agrees(before: Quantity, after: Quantity, stated: Quantity) -> bool:
    """Tell whether a change follows from two values, in per cent, in points, or as a difference in their own unit.

    A negative change is one downwards. Between two percentages "%" may mean either. What cannot be computed, a change
    from zero or between bounds, agrees.
    """
    size = replace(stated, amount=abs(stated.amount))
    try:
        old, new = _two_sided(before, after)
        is_relative = stated.unit == "%" and percent_change_agrees(before, after, size)
        is_difference = (stated.unit != "%" or before.unit == "%") and points_change_agrees(before, after, size)
    except ValueError:
        return True
    against = new.low > old.high if stated.amount < 0 else new.high < old.low and stated.amount > 0
    return (is_relative or is_difference) and not against


def changes_agree(before: list[Quantity], after: Quantity, stated: list[Quantity]) -> bool:
    """Tell whether each of several stated changes leads from the value it starts from to the one they all end at."""
    return all(stated_change_agrees(one, after, change) for one, change in zip(before, stated, strict=True))


def ratio_agrees(numerator: Quantity, denominator: Quantity, stated: Quantity) -> bool:
    """Tell whether an intensity is the quotient of two amounts, within the rounding of all three.

    The denominator counts the units that the intensity is per. Raises ValueError where it is or may be zero, and where
    an amount is only a bound.
    """
    if any(one.comparator[0] in "<>" for one in (numerator, denominator, stated)):
        raise ValueError("a bound has no quotient")
    top, bottom = interval(numerator, stated.unit), interval(denominator)
    if bottom.low <= 0:
        raise ValueError("nothing is per zero")
    bounds = (top.low / bottom.high, top.low / bottom.low, top.high / bottom.high, top.high / bottom.low)
    return Interval(min(bounds), max(bounds)).meets(interval(stated))


def sums_to(parts: list[Quantity], total: Quantity) -> bool:
    """Tell whether parts add up to a total, each as uncertain as its last printed digit."""
    if not parts:
        raise ValueError("there are no parts to add up")
    ranges = [interval(part, total.unit) for part in parts]
    zero = Decimal(0)
    low, high = sum((one.low for one in ranges), zero), sum((one.high for one in ranges), zero)
    return Interval(low, high).meets(interval(total))


def shares_sum_to_100(parts: list[Quantity]) -> bool:
    """Tell whether shares of one whole add up to 100 per cent within their rounding."""
    return sums_to(parts, Quantity(amount=_HUNDRED, unit="%"))


def _two_sided(before: Quantity, after: Quantity) -> tuple[Interval, Interval]:
    """Return both values in the unit of the first; ValueError where one is only a bound."""
    if {before.comparator[0], after.comparator[0]} & {"<", ">"}:
        raise ValueError("a bound has no change")
    return interval(before), interval(after, before.unit)


def _forgiving(given: Interval, stated: Quantity) -> Interval:
    """Widen the interval of a stated percentage to the least tolerance."""
    missing = max(Decimal(0), _LEAST_TOLERANCE - stated.half_step)
    return Interval(given.low - missing, given.high + missing)
