from __future__ import annotations

from datetime import date

import pytest

from checker.model import Claim, Facts, Origin, Slot
from checker.resolution.relations import relate
from tests.resolution.readings_at_hand import amount, claims_of, mention, plain, slots


def claim(kind, block=0, place=0, **values):
    at = mention(kind, block, place, **values)
    return Claim(id="", kind=kind, path="a.txt", mentions=(at,), slots=slots(**values))


def related(first, *others, facts=None):
    """Return what the first claim learns from the others."""
    found = relate([first, *others], facts or Facts())[0]
    assert list(found.slots) == sorted(found.slots)
    return {name: value for name, value in plain(found.slots).items() if name not in first.slots}


def target(year, metric="ghg.scope1", **values):
    return claim("target", metric=metric, target_year=year, **values)


@pytest.mark.parametrize(
    ("first", "others", "interim"),
    [
        (claim("net_zero", target_year=2045), [target(2032), target(2030), target(2030)], (2030, 2032)),
        (claim("net_zero", target_year=2045), [target(2032, "water.withdrawal")], None),
        (claim("net_zero", target_year=2045), [claim("target", target_year=2030)], None),
        (claim("carbon_neutral", target_year=2030), [target(2035)], None),
        (claim("net_zero"), [target(2032)], None),
        (target(2040), [target(2030)], (2030,)),
        (target(2040), [claim("net_zero", target_year=2030)], None),
        (target(2040), [target(2030, "water.withdrawal", place=1, block=1)], None),
        (target(2040), [target(2030, "water.withdrawal")], (2030,)),  # in the same sentence
        (target(2040, "unknown"), [target(2030, "unknown", block=1)], None),
        (target(2040, "unknown"), [target(2030, "unknown")], (2030,)),
        (claim("commitment", target_year=2040), [target(2030)], None),
        (target(2040), [claim("target", metric="ghg.scope1")], None),
    ],
)
def test_nearer_targets_of_the_same_subject_are_milestones(first, others, interim):
    assert related(first, *others).get("interim_targets") == interim


def value(number, end=None, unit="%", **values):
    more = {"period_end": date(end, 12, 31), "period_year": end} if end else {}
    return claim("metric", **{"metric": "waste.recycled_share", "value": amount(number, unit)} | more | values)


LEVEL = {"metric": "waste.recycled_share", "target_form": "level", "target_value": amount("80", "%")}


@pytest.mark.parametrize(
    ("own", "others", "current"),
    [
        ({}, [value("64", 2022), value("68", 2023)], "68 %"),
        ({}, [value("68", 2023), value("64", 2022)], "68 %"),
        ({}, [value("64"), value("68", 2021)], "68 %"),
        ({}, [value("68", 2023, boundary="Hull")], None),
        ({}, [value("68", 2023, boundary=Slot(value="all", origin=Origin.DOCUMENT))], "68 %"),
        ({}, [value("68", 2023, metric="waste.landfill_rate")], None),
        ({}, [value("68", 2023, unit="t")], None),
        ({"target_form": "change"}, [value("68", 2023, unit="t")], "68 t"),
        ({}, [value("68", 2024)], None),  # the year ends after publication
        ({}, [claim("change", metric="waste.recycled_share", value=amount("68", "%"))], "68 %"),
        ({}, [claim("change", metric="waste.recycled_share", change_value=amount("68", "%"))], None),
        ({"target_value": "80"}, [value("68", 2023)], None),
        ({"current_value": amount("60", "%")}, [value("68", 2023)], None),
        ({"progress_value": amount("60", "%")}, [value("68", 2023)], None),
        ({"metric": "unknown"}, [value("68", 2023, metric="unknown")], None),
        ({}, [], None),
    ],
)
def test_a_target_learns_the_latest_value_reported(own, others, current):
    first = claim("target", **LEVEL | own)
    assert related(first, *others, facts=Facts(published=date(2024, 3, 1))).get("current_value") == current


CHANGE = {"metric": "water.withdrawal", "change_value": amount("10", "%"), "base_year": 2021, "period_year": 2023}


def litres(number, year, **values):
    return value(number, year, "ML", metric="water.withdrawal", **values)


@pytest.mark.parametrize(
    ("own", "others", "ends"),
    [
        ({}, [litres("400", 2021), litres("360", 2023)], ("400 ML", "360 ML")),
        ({}, [litres("400", 2021), litres("400", 2021), litres("360", 2023)], ("400 ML", "360 ML")),
        ({}, [litres("400", 2021), litres("410", 2021), litres("360", 2023)], (None, None)),
        ({}, [litres("400", 2021)], (None, None)),
        ({}, [litres("400", 2020), litres("360", 2023)], (None, None)),
        ({}, [litres("400", 2021), value("360", 2023, "m3", metric="water.withdrawal")], (None, None)),
        ({}, [litres("400", 2021, value="400"), litres("360", 2023)], (None, None)),
        ({}, [litres("400", 2021, boundary="Hull"), litres("360", 2023)], (None, None)),
        ({}, [litres("400", None), litres("360", 2023)], (None, None)),
        ({"base_value": amount("400", "ML")}, [litres("410", 2021), litres("360", 2023)], (None, None)),
        ({"base_year": "x"}, [litres("400", 2021), litres("360", 2023)], (None, None)),
        ({"period_year": "x"}, [litres("400", 2021), litres("360", 2023)], (None, None)),
    ],
)
def test_a_change_learns_the_values_it_runs_between(own, others, ends):
    learnt = related(claim("change", **CHANGE | own), *others)
    assert (learnt.get("base_value"), learnt.get("value")) == ends


def test_a_change_keeps_the_value_of_its_own():
    learnt = related(claim("change", **CHANGE, value=amount("361", "ML")), litres("400", 2021), litres("360", 2023))
    assert learnt == {"base_value": "400 ML"}


def test_a_plan_collects_the_years_of_its_own_paragraph():
    plan = claim("commitment", plan_years=5)
    elsewhere = target(2035, block=1)
    assert related(plan, target(2029), target(2028), claim("net_zero", target_year=2040), elsewhere) == {
        "plan_target_years": (2028, 2029, 2040)
    }
    assert related(plan, elsewhere, claim("award", award_year=2022), claim("target")) == {}


def test_a_text_and_its_table_supply_one_another():
    text = (
        "Water withdrawal fell by 10% from 2021 to 2023.\n\n| | 2021 | 2022 | 2023 |\n|---|---|---|---|\n"
        "| Water withdrawal (ML) | 400 | 380 | 360 |\n"
    )
    change = claims_of(text)[0][2]
    assert (change["base_value"], change["value"]) == ("400 ML", "360 ML")


def test_in_a_text_too_a_plan_knows_its_years_and_a_target_its_current_value():
    text = (
        "As part of its five-year plan, Brook Mills plc will raise its recycling rate to 80% by 2029 and cut waste by "
        "10% by 2028.\n\nThe recycling rate was 68% in 2023."
    )
    plan, rate, *_ = (known for _, _, known in claims_of(text))
    assert (plan["plan_target_years"], rate["current_value"]) == ((2028, 2029), "68 %")


def figure(number, end=None, block=0, unit="MWh", **values):
    return claim("metric", block, **{"metric": "energy.electricity", "value": amount(number, unit), **({"period_end": end} if end else {}), **values})  # fmt: skip


@pytest.mark.parametrize(
    ("first", "others", "previous"),
    [
        (figure("43", date(2024, 12, 31)), [figure("41000", date(2023, 12, 31)), figure("9", date(2020, 12, 31))], amount("41000", "MWh")),
        (figure("43", date(2024, 12, 31)), [figure("41000", date(2025, 12, 31))], None),
        (figure("43", date(2024, 12, 31)), [figure("41000", date(2023, 12, 31), block=1)], None),
        (figure("43", date(2024, 12, 31)), [figure("41000", date(2023, 12, 31), denominator="tonne")], None),
        (figure("43"), [figure("41000", date(2023, 12, 31))], None),
    ],
)  # fmt: skip
def test_the_value_before_stands_in_the_same_paragraph(first, others, previous):
    found = relate([first, *others], Facts())[0].get("previous_value")
    assert found == previous


@pytest.mark.parametrize(
    ("methods", "method"),
    [(("market",), "market"), (("market", "market"), "market"), (("market", "location"), None), ((), None)],
)
def test_scope_2_takes_the_only_method_of_the_document(methods, method):
    first = claim("target", ghg_scopes=(1, 2))
    others = [claim("metric", ghg_scopes=(2,), scope2_method=one) for one in methods]
    assert related(first, *others).get("scope2_method") == method
    assert "scope2_method" not in related(claim("target", ghg_scopes=(1,)), *others)


def test_scope_3_takes_the_categories_of_a_breakdown():
    rows = [claim("metric", metric="ghg.scope3.cat1", value=amount("9", "t")), claim("metric", scope3_categories=(6, 7), value=amount("1", "t"))]  # fmt: skip
    assert related(claim("metric", ghg_scopes=(3,)), *rows)["scope3_categories"] == (1, 6, 7)
    assert "scope3_categories" not in related(claim("metric", ghg_scopes=(1,)), *rows)
    assert "scope3_categories" not in related(claim("metric", ghg_scopes=(3,)), claim("metric", metric="ghg.scope3"))


@pytest.mark.parametrize(
    ("speaker", "role"), [("Marr", "CFO"), ("Ines Marr", "CFO"), ("Lena Vogt", None), (None, None)]
)
def test_a_speaker_keeps_the_role_of_the_first_quotation(speaker, role):
    first = claim("quote", **({"speaker": speaker} if speaker else {}))
    assert related(first, claim("quote", speaker="Ines Marr", role="CFO")).get("role") == role
