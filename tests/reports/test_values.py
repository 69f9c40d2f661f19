from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Quantity
from checker.reports.values import plain_value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Quantity(amount=Decimal("1E+3"), unit="t"), "1000 t"),
        (Quantity(amount=Decimal(50), unit="%", comparator=">="), ">= 50 %"),
        (Quantity(amount=Decimal(7)), "7"),
        ((1, 2), "1, 2"),
        (True, "yes"),
        (False, "no"),
        (date(2030, 12, 31), "2030-12-31"),
        ("a\nb", "a b"),
    ],
)
def test_a_value_is_written_as_a_person_would(value, expected):
    assert plain_value(value) == expected
