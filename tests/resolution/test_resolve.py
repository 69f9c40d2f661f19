from __future__ import annotations

from checker.model import Facts
from checker.resolution import resolve
from tests.resolution.readings_at_hand import amount, mention, reading, slots


def test_documents_keep_their_order_and_do_not_mix():
    one = mention("award", 0, award_name="Clean Works Award")
    claims = resolve([reading(one), reading(one, mention("quote", 1))])
    assert [claim.kind for claim in claims] == ["award", "award", "quote"]
    assert resolve([]) == ()
    assert resolve([reading()]) == ()


def test_inherited_slots_are_there_before_claims_learn_from_one_another():
    facts = Facts(entity="Brook Mills plc", defaults=slots(base_year=2021, period_year=2023))
    cut = mention(
        "target", 0, target_form="change", metric="waste.total", target_year=2030, target_value=amount("9", "%")
    )
    now = mention("metric", 1, metric="waste.total", value=amount("40", "t"))
    target, value = resolve([reading(cut, now, facts=facts)])
    assert (target.get("base_year"), target.get("current_value")) == (2021, value.get("value"))
    assert {target.get("entity"), value.get("entity")} == {"Brook Mills plc"}
    assert value.get("period_year") == 2023
    assert value.get("nothing") is None
