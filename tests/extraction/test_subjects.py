from __future__ import annotations

import pytest

from checker.extraction.normalise import normalise
from checker.extraction.subjects import is_third_party
from checker.model import Facts

US = Facts(entity="Brook Mills plc")


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants to cut its emissions by 55% by 2030.",
        "The Netherlands itself wants to be climate neutral by 2050.",
        "Scotland's government plans to reach net zero by 2045.",
        "Canada's plan is to halve methane emissions by 2030.",
        "The European Union will cut emissions by 55% by 2030.",
        "the city of marlow aims to be carbon neutral by 2040.",
        "Our supplier Plast AG aims for a 30% cut by 2030.",
        "Our supplier Plast AG cut its emissions by 12% in 2023.",
        "One of our largest customers, Hartwell Foods, will be net zero by 2040.",
        "Many suppliers have cut their emissions by 12%.",
        "The Federation of Paper Makers wants its members to cut waste by 20%.",
        "The Paper Guild, of which Brook Mills is a member, will cut emissions by 20% by 2030.",
        "The grid operator, for its part, plans to add 40 GW of wind by 2031.",
        "Plast AG, for its part, plans to cut waste by 20%.",
        "Plast AG's own target is a cut of 20% by 2030.",
        "By 2030, the industry wants to cut emissions by 40%.",
        '"The government will cut emissions by 40%.',
        "The Paris Agreement requires a cut of 43% by 2030.",
        "Regulators propose a cap of 70% from 2027.",
        "Scientists say emissions have to be halved by 2030.",
        "The ministry's strategy foresees 30 GW of wind by 2030.",
        "Our client Hartwell Foods became carbon neutral in 2023.",
        "Few airlines say that they will be net zero by 2045.",
        "The former owner planned to cut waste by 15% by 2018.",
        "The average household uses 130 litres of water a day.",
        "By 2030, landlords must cut energy use by 16%.",
        "The EU's goal is a 90% reduction by 2040.",
        "The ministry's climate target is binding on all mills.",
        "A company that commits to net zero by 2050 needs interim targets.",
        "Under the new packaging directive, brewers must recycle 65% of their bottles.",
        "To limit warming to 1.5 °C, emissions must fall by 43% by 2030.",
        "We estimate that the industry must cut emissions by 42%.",
        "The prefecture wants to reach net zero by 2050.",
    ],
)
def test_somebody_elses_plan_or_result(text):
    assert is_third_party(normalise(text), US)


@pytest.mark.parametrize(
    "text",
    [
        "We will help our suppliers to cut emissions by 20% by 2030.",
        "Our suppliers' emissions share fell by 4% in 2023.",
        "The share of suppliers with targets will be 67% by 2027.",
        "The number of suppliers audited was 71.",
        "Emissions per customer fell by 3%.",
        "Energy use at our largest suppliers' sites fell by 3%.",
        "Brook's suppliers will cut emissions by 20% by 2030.",
        "Brook Mills, a member of the Paper Guild, will cut emissions by 20% by 2030.",
        "By 2030, we will cut emissions by 40%.",
        "In line with the Paris Agreement, we will cut emissions by 40% by 2030.",
        "In Norway we will cut emissions by 40% by 2030.",
        "We, for our part, will cut waste by 20%.",
        "We ourselves and, by contrast, our landlord will cut waste by 20%.",
        "The company and its suppliers will cut waste by 20%.",
        "Industry waste will fall by 20%.",
        "Water withdrawal was 400 ML.",
        "Cut waste, not corners.",
        "The bank is working towards a cut of 40%.",
        "To limit warming to 1.5 °C, our mills will cut emissions by 40%.",
        "Under the new directive, we will recycle 65% of our bottles.",
        "We believe that we can cut waste by 20%.",
        "Will we cut waste?",
        "After a winter in which the industry and the government argued for weeks about the price of power and gas and who was to pay for it and when the mill will open.",
    ],
)  # fmt: skip
def test_our_own_plan_or_result(text):
    assert not is_third_party(normalise(text), US)


def test_a_name_is_known_in_any_spelling_of_its_ending():
    text = "The Brook's suppliers council will cut waste by 20%."
    assert not is_third_party(text, US)
    assert is_third_party(text, Facts(entity="The Group plc"))
    assert is_third_party(text, Facts())
