from __future__ import annotations

from decimal import Decimal

import pytest

from checker.model import Origin, Quantity, Slot
from checker.resolution.scope_defaults import with_method


def amount(number: str, unit: str) -> Quantity:
    return Quantity(amount=Decimal(number), unit=unit, half_step=Decimal("0.5"), text=number)


BESIDE = [(amount("146107", "tCO2e"), "market"), (amount("188231", "tCO2e"), "location")]


@pytest.mark.parametrize(
    ("value", "method"),
    [
        (amount("146", "ktCO2e"), "market"),
        (amount("188", "ktCO2e"), "location"),
        (amount("170", "ktCO2e"), None),
        (amount("146", "MWh"), None),
    ],
)
def test_a_figure_is_by_the_method_of_the_one_that_it_agrees_with(value, method):
    assumed = Slot(value="market", origin=Origin.RELATED)
    slots = with_method({"value": Slot(value=value), "scope2_method": assumed}, "market", BESIDE)
    assert (slots["scope2_method"].value if "scope2_method" in slots else None) == method


def test_a_method_that_is_said_stays():
    said = {"value": Slot(value=amount("150", "ktCO2e")), "scope2_method": Slot(value="market", origin=Origin.HERE)}
    assert with_method(said, "location", BESIDE) == said


def test_without_figures_beside_it_the_only_method_holds():
    assert with_method({}, "market", ())["scope2_method"].value == "market"
    assert with_method({}, "", ()) == {}
