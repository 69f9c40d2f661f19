"""Claims that people write down: what is right, what is a mistake and where, and what follows from what they wrote."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.errors import ClaimsError
from checker.model import Origin, Quantity
from checker.register.declared import read_declared

FILE = """version: 1
about:
  source: https://norvale.example/climate
  entity: Norvale Foods
  published: 2025-03-31
  kind: web-page
  jurisdiction: EU
claims:
  - kind: target
    quote: We will cut our emissions by 42% by 2030.
    metric: ghg.scope12
    ghg_scopes: [1, 2]
    target_form: change
    target_value: {amount: 42, unit: "%"}
    target_year: 2030
    is_limit: false
  - quote: >
      Winner of the Green
      Plate Award 2024
    kind: award
    award_date: 2024-02-29
"""


def declared(text=FILE, path="claims/website.yaml", **hints):
    return read_declared(path, text, hints)


def test_a_file_gives_claims_with_typed_slots():
    target, award = declared().claims
    assert (target.kind, target.path) == ("target", "claims/website.yaml")
    assert target.get("target_value") == Quantity(amount=Decimal(42), unit="%", half_step=Decimal("0.5"))
    assert (target.get("target_year"), target.get("ghg_scopes"), target.get("is_limit")) == (2030, (1, 2), False)
    assert award.get("award_date") == date(2024, 2, 29)
    assert len({target.id, award.id}) == 2


def test_a_claim_stands_where_its_quote_stands():
    read = declared()
    document = read.reading.document
    first, second = (document.place(claim.span) for claim in read.claims)
    assert (first.path, first.line, first.column, first.end_line) == ("claims/website.yaml", 10, 12, 10)
    assert (second.line, second.end_line) == (17, 19)
    assert document.text[read.claims[0].span.start : read.claims[0].span.end].startswith("We will cut")
    assert [block.passage.text for block in document.blocks][1] == "Winner of the Green Plate Award 2024"


def test_it_says_whose_the_claims_are_and_where_they_are_made():
    read = declared()
    facts = read.reading.facts
    assert (facts.entity, facts.published, facts.kind) == ("Norvale Foods", date(2025, 3, 31), "web-page")
    assert (facts.language, facts.jurisdiction) == ("en", "EU")
    assert read.source == "https://norvale.example/climate"
    entity = read.claims[0].slots["entity"]
    assert (entity.value, entity.origin) == ("Norvale Foods", Origin.DOCUMENT)


def test_what_the_user_says_elsewhere_wins():
    facts = declared(kind="message", published="2026-01-02", audience="b2c").reading.facts
    assert (facts.kind, facts.published, facts.audience, facts.jurisdiction) == (
        *("message", date(2026, 1, 2), "b2c", "EU"),
    )


def test_what_follows_from_the_slots_need_not_be_written():
    target = declared().claims[0]
    derived = {name: slot.value for name, slot in target.slots.items() if slot.origin is Origin.DERIVED}
    assert derived == {
        "target_label": "2030",
        "target_end": date(2030, 12, 31),
        "unit": "%",
        "metric_kind": "absolute",
        "metric_dimension": "mass_co2e",
        "metric_name": "Scope 1+2 total",
    }
    more = FILE.replace("target_year: 2030", "target_year: 2030\n    target_label: FY2030\n    base_year: 2019")
    target = declared(more).claims[0]
    assert (target.get("target_label"), target.get("base_label")) == ("FY2030", "2019")
    assert "base_end" not in target.slots
    far = declared(FILE.replace("target_year: 2030", "target_year: 20300")).claims[0]
    assert far.get("target_end") is None


@pytest.mark.parametrize(
    ("amount", "half_step"),
    [
        ("42", "0.5"),
        ("42.5", "0.05"),
        ("12000", "500"),
        ("1200000", "500"),
        ("210", "0.5"),
        ("500", "0.5"),
        ("0", "0.5"),
    ],
)
def test_a_number_may_hide_as_much_rounding_as_in_a_text(amount, half_step):
    value = declared(FILE.replace("amount: 42", f"amount: {amount}")).claims[0].get("target_value")
    assert value == Quantity(amount=Decimal(amount), unit="%", half_step=Decimal(half_step))


def test_the_rounding_and_the_wording_may_be_said():
    text = FILE.replace('unit: "%"', 'unit: "%", comparator: ">=", half_step: 0.01, text: at least 42 %')
    assert declared(text).claims[0].get("target_value") == Quantity(
        amount=Decimal(42), unit="%", comparator=">=", half_step=Decimal("0.01"), text="at least 42 %"
    )


def test_the_same_words_twice_are_two_claims():
    twice = FILE + FILE[FILE.index("  - quote") :]
    assert len({claim.id for claim in declared(twice).claims}) == 3
    assert declared(twice).claims[:2] == declared().claims


def test_ids_depend_on_what_is_said():
    ids = [claim.id for claim in declared().claims]
    assert [claim.id for claim in declared("# a note\n" + FILE, path="claims/website.yaml").claims] == ids
    assert declared(FILE.replace("42%", "43%")).claims[0].id != ids[0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("version: 1\n", "", '1:1: the key "version" is missing'),
        ("version: 1", "version: 2", "1:1: 1 was expected"),
        ("about:", "abuot:", '2:1: unknown key "abuot" (did you mean "about"?)'),
        ("  entity:", "  entty:", '4:3: unknown key "entty" (did you mean "entity"?)'),
        ("kind: web-page", "kind: webpage", '6:9: unknown value "webpage" (did you mean "web-page"?)'),
        ("2025-03-31", "2025-02-30", "5:14: there is no such day, or it is not written as YYYY-MM-DD"),
        ("kind: target", "kind: traget", '9:11: unknown value "traget" (did you mean "target"?)'),
        ("We will cut our emissions by 42% by 2030.", '""', "10:5: there is nothing here (the words of the claim"),
        ("quote: We will", "qoute: We will", '10:5: unknown key "qoute" (did you mean "quote"?)'),
        ("ghg.scope12", "ghg.scop12", '11:13: there is no metric "ghg.scop12" (did you mean "ghg.scope12"?)'),
        ("target_year: 2030", "target_yaer: 2030", '15:5: unknown key "target_yaer" (did you mean "target_year"?)'),
        ("target_year: 2030", "target_year: soon", '15:18: expected integer, found "soon"'),
        ('{amount: 42, unit: "%"}', "42%", '14:19: expected keys with values, found "42%"'),
        ('unit: "%"', 'unti: "%"', '14:32: unknown key "unti" (did you mean "unit"?)'),
        ('unit: "%"', 'unit: "%", comparator: about', 'unknown value "about"'),
        ("award_date: 2024-02-29", "award_date: 2023-02-29", "21:17: there is no such day"),
        ("is_limit: false", "is_limit: no", '16:15: expected true or false, found "no"'),
        ("claims:\n", "documents: [{path: a}, {path: b}]\nclaims:\n", "8:24: these are the claims of several documents"),
        ("version: 1", "version: [1", "not readable as YAML"),
        ("version: 1", "version: 1\nversion: 1", '2:1: the key "version" stands twice'),
        (FILE, "- a\n", "1:1: expected keys with values, found a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(old, new, expected):
    assert old in FILE
    with pytest.raises(ClaimsError) as told:
        declared(FILE.replace(old, new, 1))
    assert expected in str(told.value).removeprefix("claims/website.yaml:")
    assert all(mistake.path == "claims/website.yaml" and mistake.line for mistake in told.value.mistakes)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(ClaimsError) as told:
        declared(
            FILE.replace("kind: target", "kind: traget").replace("target_year", "target_yaer").replace("about", "abuot")
        )
    assert [mistake.line for mistake in told.value.mistakes] == [2, 9, 15]


def test_what_extract_writes_can_be_taken_on():
    text = """version: 1
summary: {documents: 1, claims: 1}
documents:
  - {path: docs/a.md, sha256: "%s", status: checked, entity: Halden Foods, published: 2024-05-06, language: en}
claims:
  - id: 0123456789ab
    kind: target
    quote: cut waste by 42%%
    location: {path: docs/a.md, line: 1, column: 1, end_line: 1, end_column: 17, start: 0, end: 16}
    mentions:
      - quote: cut waste by 42%%
        location: {path: docs/a.md, line: 1, column: 1, end_line: 1, end_column: 17, start: 0, end: 16}
    target_year: 2030
""" % ("0" * 64)
    read = declared(text)
    assert (read.source, read.reading.facts.entity) == ("docs/a.md", "Halden Foods")
    assert read.claims[0].get("target_year") == 2030
    assert read.reading.document.place(read.claims[0].span).line == 8
    with pytest.raises(ClaimsError, match='the key "documents" is missing'):
        declared(text.replace("documents:\n  - ", "about:\n  ").replace("path: docs/a.md, sha256", "entty: x, sha256"))


def test_no_claims_are_no_mistake():
    read = declared("version: 1\nclaims: []\n")
    assert read.claims == ()
    assert read.reading.facts.language == "en"


def test_a_byte_order_mark_does_no_harm():
    with_mark, without = declared("\ufeff" + FILE), declared()
    assert with_mark == replace(without, reading=with_mark.reading)
    assert with_mark.reading == without.reading
