from __future__ import annotations

import pytest

from checker.extraction.financial_products import criteria_in, read_financial_products
from tests.extraction.claims_at_hand import holds, read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The Larkspur Sustainable Growth Fund invests in a better world.", {"financial_product": "Larkspur Sustainable Growth Fund", "sustainability_reference": "Sustainable"}),
        ("our ethical fund does good for the planet.", {"financial_product": "fund", "sustainability_reference": "ethical"}),
        ("Choose an ISA that is good for the planet.", {"financial_product": "ISA"}),
        ("A sustainable pension for everyone.", {"financial_product": "pension"}),
    ],
)  # fmt: skip
def test_a_financial_product_is_called_sustainable(text, slots):
    assert holds(read(read_financial_products, text), "product_env", slots)


@pytest.mark.parametrize(
    "text",
    [
        "The Larkspur Income Fund pays out twice a year.",
        "The Larkspur Sustainable Growth Fund was launched in 2019.",
        "Our fund has an excellent ESG rating from Merle.",
        "The ESG committee met the fund's managers and their advisers in the spring of the year.",
        "Is your pension good for the planet?",
        "We plan to make our savings account good for the planet.",
        "We publish an ESG policy.",
    ],
)
def test_no_reference_to_a_financial_product(text):
    assert read(read_financial_products, text) == []


def test_tables_are_left_alone():
    assert read(read_financial_products, "Green fund", block_kind="table") == []


@pytest.mark.parametrize(
    ("text", "is_criterion"),
    [
        ("It excludes issuers with more than 5% of revenues from coal.", True),
        ("At least 70% in companies with validated targets.", True),
        ("We only lend to homes with a heat pump.", True),
        ("The fund invests only in companies that publish a transition plan.", True),
        ("A lower rate for homes in EPC band A or B.", True),
        ("The fund invests in good companies.", False),
    ],
)
def test_criteria_of_investment(text, is_criterion):
    assert (criteria_in(text) is not None) is is_criterion
