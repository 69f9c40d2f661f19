"""Rules on claims: obligations, what counts as known, groups, severities and words."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import BlockKind, Cell, Origin, Outcome, Severity, Table
from checker.rules import Selection, check_claims
from checker.rules.gates import Circle, Circumstances
from checker.rules.obligations import OBLIGATIONS
from checker.rules.rule import Rule
from tests.rules.claims_at_hand import PUBLISHED, claim, quantity, reading, rule, verdict, verdicts
from tests.timing import takes_at_most

PASS, FAIL = Outcome.PASS, Outcome.FAIL
NOT_EVALUATED = Outcome.NOT_EVALUATED
DOCUMENT = reading("Halden will cut emissions by 42% by 2030.")


def outcome(one, of=DOCUMENT, circumstances=None, **slots):
    found = verdict(one, claim("cut emissions by 42%", of, **slots), of, circumstances)
    return found and found.outcome


@pytest.mark.parametrize(
    ("require", "slots", "expected", "missing"),
    [
        (["base_year"], {"base_year": 2019}, PASS, ()),
        (["base_year"], {}, FAIL, ("base_year",)),
        (["base_year", "base_value"], {"base_year": 2019}, FAIL, ("base_value",)),
        ({"any_of": ["boundary", "ghg_scopes"]}, {"ghg_scopes": (1, 2)}, PASS, ()),
        ({"any_of": ["boundary", "ghg_scopes"]}, {"ghg_scopes": ()}, FAIL, ("boundary", "ghg_scopes")),
        ({"any_of": ["boundary", ["value", "unit"]]}, {"value": quantity("1")}, FAIL, ("boundary", "unit")),
        ({"any_of": ["boundary", ["value", "unit"]]}, {"value": quantity("1"), "unit": "t"}, PASS, ()),
        ({"all_of": ["entity"], "any_of": ["boundary"]}, {"boundary": "sites"}, FAIL, ("entity",)),
        ({"all_of": ["entity"], "any_of": ["entity", "boundary"]}, {}, FAIL, ("entity", "boundary")),
        (["retired"], {"retired": False}, PASS, ()),  # false is known
        (["streak_n"], {"streak_n": 0}, PASS, ()),
    ],
)
def test_require_asks_for_slots(require, slots, expected, missing):
    found = verdict(rule(require=require), claim("cut emissions by 42%", DOCUMENT, **slots), DOCUMENT)
    assert (found.outcome, found.missing) == (expected, missing)


@pytest.mark.parametrize(
    ("origin", "sentence", "paragraph", "section", "document"),
    [
        (Origin.HERE, PASS, PASS, PASS, PASS),
        (Origin.COORDINATION, PASS, PASS, PASS, PASS),
        (Origin.TABLE, PASS, PASS, PASS, PASS),
        (Origin.MENTION, PASS, PASS, PASS, PASS),
        (Origin.DERIVED, PASS, PASS, PASS, PASS),
        (Origin.SENTENCE_BEFORE, FAIL, PASS, PASS, PASS),
        (Origin.HEADING, FAIL, FAIL, PASS, PASS),
        (Origin.DOCUMENT, FAIL, FAIL, FAIL, PASS),
        (Origin.RELATED, FAIL, FAIL, FAIL, PASS),
    ],
)
def test_a_slot_counts_as_far_as_the_rule_looks(origin, sentence, paragraph, section, document):
    reaches = {
        "sentence": sentence,
        "paragraph": paragraph,
        "section": section,
        "document": document,
        "corpus": document,
    }
    for reach, expected in reaches.items():
        assert outcome(rule(require=["base_year"], look_in=reach), base_year=(2019, origin)) is expected
    asserted = rule(assertion="claim.base_year < 2030", look_in="sentence")
    assert outcome(asserted, base_year=(2019, origin)) is (PASS if sentence is PASS else NOT_EVALUATED)
    conditional = rule(when="claim.base_year != null", require=["base_year"], look_in="sentence")
    assert outcome(conditional, base_year=(2019, origin)) is sentence  # `when` sees all slots


def test_every_origin_has_a_distance():
    for origin in Origin:
        assert outcome(rule(require=["base_year"]), base_year=(2019, origin)) is PASS


@pytest.mark.parametrize(
    ("when", "slots", "expected"),
    [
        ('claim.target_form == "change"', {"target_form": "level"}, None),
        ('claim.target_form == "change"', {}, None),
        ('claim.target_form == "change"', {"target_form": "change"}, FAIL),
        ("claim.target_year > 2030", {}, NOT_EVALUATED),
        ('claim.kind == "target" && document.published == null', {}, FAIL),
        ('claim.text == "cut emissions by 42%" && claim.sentence.startsWith("Halden")', {}, FAIL),
        ("claim.target_value.amount > 40.0", {"target_value": quantity("42", "%")}, FAIL),
        ("claim.target_value != null && claim.target_value.unit == '%'", {"target_value": quantity("42", "%")}, FAIL),
        ("2 in claim.ghg_scopes", {"ghg_scopes": (1, 2)}, FAIL),
        ("2 in claim.ghg_scopes", {}, None),
        ("claim.valid_to < '2025-01-01'", {"valid_to": date(2024, 12, 31)}, FAIL),
        ("sums_to(claim.parts, claim.value)", {"parts": (quantity("1", "t"),), "value": quantity("1", "t")}, FAIL),
    ],
)
def test_when_says_which_claims_a_rule_is_about(when, slots, expected):
    assert outcome(rule(when=when, require=["base_year"]), **slots) == expected


def test_a_rule_is_about_its_kinds_of_claim_only():
    assert outcome(rule(applies_to=["metric"], require=["base_year"])) is None


@pytest.mark.parametrize(
    ("assertion", "slots", "expected"),
    [
        ("claim.base_year < claim.target_year", {"base_year": 2019, "target_year": 2030}, PASS),
        ("claim.base_year < claim.target_year", {"base_year": 2031, "target_year": 2030}, FAIL),
        ("claim.base_year < claim.target_year", {"base_year": 2031}, NOT_EVALUATED),
        ('claim.tense != "past"', {}, NOT_EVALUATED),
        ('claim.basis != null && claim.basis == "absolute"', {}, FAIL),
        ("end_of_year(claim.target_year) >= document.published", {"target_year": 2030}, NOT_EVALUATED),
    ],
)
def test_an_assertion_holds_fails_or_cannot_be_told(assertion, slots, expected):
    assert outcome(rule(assertion=assertion), **slots) is expected


def test_what_is_not_evaluated_says_why_and_says_nothing_else():
    found = verdict(rule(assertion="claim.base_year < 2030"), claim("cut emissions", DOCUMENT), DOCUMENT)
    assert (found.reason, found.message, found.fix, found.missing) == ("base_year is unknown", "", "", ())


def test_a_shortfall_counts_more_than_a_doubt():
    both = rule(require=["boundary"], assertion="claim.base_year < 2030")
    assert outcome(both) is FAIL
    assert outcome(both, boundary="sites") is NOT_EVALUATED
    assert outcome(both, boundary="sites", base_year=2019) is PASS


@pytest.mark.parametrize(
    ("when", "published", "expected", "reason"),
    [
        ("true", None, NOT_EVALUATED, "document.published is unknown"),
        ("false", None, None, ""),
        ("claim.target_year > 2030", None, NOT_EVALUATED, "document.published is unknown"),
        ("claim.target_year > 2030", PUBLISHED, NOT_EVALUATED, "target_year is unknown"),
        ("document.published_year == 2025", PUBLISHED, FAIL, ""),
    ],
)
def test_needs_must_be_known(when, published, expected, reason):
    of = reading("Halden will cut emissions.", published=published)
    one = rule(when=when, needs=["document.published"], require=["base_year"])
    found = verdict(one, claim("cut emissions", of), of)
    assert (found and found.outcome, found.reason if found else "") == (expected, reason)


def test_a_needed_slot_must_be_known():
    one = rule(needs=["current_value"], require=["base_year"])
    assert outcome(one) is NOT_EVALUATED
    assert outcome(one, current_value=quantity("1")) is FAIL


PARAGRAPHS = reading(
    "Climate",
    "Emissions fell 5%. That is net of offsets.",
    "Our own note on carbon credits.",
    "Energy",
    "We certify nothing.",
    "We use cookies and credits.",
    kinds={0: BlockKind.HEADING, 3: BlockKind.HEADING, 5: BlockKind.FURNITURE},
)


@pytest.mark.parametrize(
    ("forbid", "look_in", "found"),
    [
        ({"terms": ["net of  offsets"]}, None, "net of offsets"),
        ({"terms": ["Net Of Offsets"]}, "sentence", "net of offsets"),
        ({"terms": ["carbon credits"]}, None, None),
        ({"terms": ["carbon credits"]}, "paragraph", None),
        ({"terms": ["carbon credits"]}, "section", "carbon credits"),
        ({"terms": ["certify"]}, "section", None),
        ({"terms": ["certify"]}, "document", "certify"),
        ({"terms": ["certify"]}, "corpus", "certify"),
        ({"terms": ["cookies"]}, "document", None),  # furniture is no text of the document
        ({"patterns": [r"net\s+of\s+\w{1,10}"]}, None, "net of offsets"),
        ({"patterns": [r"gross of \w{1,10}"]}, None, None),
        ({"slots": ["offset_words"]}, None, "offset_words"),
        ({"slots": ["base_year"]}, None, None),
    ],
)
def test_forbidden_content_is_looked_for_where_the_rule_says(forbid, look_in, found):
    keys = {"look_in": look_in} if look_in else {}
    one = rule(forbid=forbid, message="holds {found}", **keys)
    answer = verdict(one, claim("Emissions fell 5%", PARAGRAPHS, offset_words="net of offsets"), PARAGRAPHS)
    assert (answer.outcome, answer.message) == ((FAIL, f'holds "{found}"') if found else (PASS, ""))


def test_every_mention_is_searched_for_forbidden_words():
    both = claim("We certify", PARAGRAPHS, also=("Emissions fell 5%",))
    answer = verdict(rule(forbid={"terms": ["net of offsets"]}), both, PARAGRAPHS)
    assert answer.outcome is FAIL
    assert [place.line for place in answer.related] == [2]


def test_a_cell_of_a_table_is_read_like_a_sentence():
    import msgspec

    from tests.rules.claims_at_hand import passage

    plain = reading("Water, net of offsets")
    cell = Cell(passage=passage("Water, net of offsets"), row=0, column=0)
    block = msgspec.structs.replace(
        plain.document.blocks[0],
        passage=passage("", 0),
        kind=BlockKind.TABLE,
        table=Table(cells=(cell,), rows=1, columns=1),
    )
    of = msgspec.structs.replace(plain, document=msgspec.structs.replace(plain.document, blocks=(block,)))
    one = rule(forbid={"terms": ["net of offsets"]})
    assert verdict(one, claim("Water", of), of).outcome is FAIL
    whole = rule(forbid={"terms": ["net of offsets"]}, look_in="paragraph")
    assert verdict(whole, claim("Water", of), of).outcome is FAIL


def test_readable_text_is_searched_not_markup():
    import msgspec

    from checker.model import Passage, Piece

    plain = reading("CO<sub>2</sub> &amp; more")
    pieces = (Piece(0, 2, 0, 2), Piece(2, 1, 7, 1), Piece(3, 1, 14, 1), Piece(4, 1, 15, 5), Piece(5, 5, 20, 5))
    text = Passage(text="CO2 & more", pieces=pieces)
    block = msgspec.structs.replace(plain.document.blocks[0], passage=text)
    of = msgspec.structs.replace(plain, document=msgspec.structs.replace(plain.document, blocks=(block,)))
    one = rule(when="claim.text == 'CO2 &' && claim.sentence == 'CO2 & more'", require=["value"])
    assert verdict(one, claim("CO<sub>2</sub> &amp;", of), of).outcome is FAIL


def test_words_outside_of_any_passage_are_read_from_the_source():
    import msgspec

    plain = reading("a   b")
    block = msgspec.structs.replace(plain.document.blocks[0], passage=msgspec.structs.replace(plain.document.blocks[0].passage, text="", pieces=()))  # fmt: skip
    of = msgspec.structs.replace(plain, document=msgspec.structs.replace(plain.document, blocks=(block,)))
    assert verdict(rule(when="claim.text == 'a b'", require=["value"]), claim("a   b", of), of).outcome is FAIL


@pytest.mark.parametrize(
    ("keys", "slots", "kind", "expected"),
    [
        ({}, {}, None, Severity.ERROR),
        ({"severity_by_kind": {"press-release": "info"}}, {}, "press-release", Severity.INFO),
        ({"severity_by_kind": {"press-release": "info"}}, {}, "web-page", Severity.ERROR),
        ({"severity_by_kind": {"press-release": "info"}}, {}, None, Severity.ERROR),
        ({"downgrade": {"to": "warning", "when": "claim.boundary_word != null"}}, {"boundary_word": "own"}, None, Severity.WARNING),
        ({"downgrade": {"to": "warning", "when": "claim.boundary_word != null"}}, {}, None, Severity.ERROR),
        ({"downgrade": {"to": "warning", "when": "claim.target_year > 2030"}}, {}, None, Severity.ERROR),
        ({"downgrade": {"to": "error", "when": "true"}, "severity_by_kind": {"message": "info"}}, {}, "message", Severity.INFO),
    ],
)  # fmt: skip
def test_severity_depends_on_the_document_and_the_claim(keys, slots, kind, expected):
    of = reading("Halden will cut emissions.", kind=kind)
    assert verdict(rule(require=["base_year"], **keys), claim("cut emissions", of, **slots), of).severity is expected


EU = {"jurisdiction": ["EU"]}


@pytest.mark.parametrize(
    ("gate", "facts", "circumstances", "is_open"),
    [
        (EU, {"jurisdiction": "EU"}, {}, True),
        (EU, {"jurisdiction": "UK"}, {}, False),
        (EU, {}, {}, False),
        ({"jurisdiction": ["US"]}, {"jurisdiction": "US-CA"}, {}, True),
        ({"jurisdiction": ["US-CA"]}, {"jurisdiction": "US"}, {}, False),
        ({"kinds": ["press-release"]}, {"kind": "press-release"}, {}, True),
        ({"kinds": ["press-release"]}, {}, {}, False),
        ({"excluded_kinds": ["press-release"]}, {"kind": "web-page"}, {}, True),
        ({"excluded_kinds": ["press-release"]}, {"kind": "press-release"}, {}, False),
        ({"excluded_kinds": ["press-release"]}, {}, {}, False),
        ({"jurisdiction": ["EU"]}, {"jurisdiction": "DE"}, {}, True),
        ({"jurisdiction": ["DE"]}, {"jurisdiction": "EU"}, {}, False),
        ({"audience": ["b2c"]}, {"audience": "b2c"}, {}, True),
        ({"audience": ["b2c"]}, {"audience": "b2b"}, {}, False),
        ({"audience": ["b2c"]}, {}, {}, False),
        ({"sector": ["financial"]}, {"sector": "financial"}, {}, True),
        ({"sector": ["financial"]}, {}, {}, False),
        ({"effective_from": "2025-03-10"}, {"published": PUBLISHED}, {}, True),
        ({"effective_from": "2025-03-11"}, {"published": PUBLISHED}, {}, False),
        ({"effective_to": "2025-03-10"}, {"published": PUBLISHED}, {}, True),
        ({"effective_to": "2025-03-09"}, {"published": PUBLISHED}, {}, False),
        ({"effective_from": "2025-03-10"}, {}, {}, False),
        ({"effective_from": "2025-03-10"}, {}, {"as_of": PUBLISHED}, True),
        ({"effective_from": "2025-03-10"}, {"published": date(2020, 1, 1)}, {"as_of": PUBLISHED}, False),
    ],
)
def test_a_gate_opens_only_for_what_is_known(gate, facts, circumstances, is_open):
    of = reading("Halden will cut emissions by 42%.", **facts)
    found = outcome(rule(gate=gate, require=["base_year"]), of, Circumstances(**circumstances))
    assert found is (FAIL if is_open else None)


@pytest.mark.parametrize(
    ("gate", "facts", "meant_for", "is_open"),
    [
        ({"jurisdiction": ["US"], "audience": ["b2c"]}, {}, {"jurisdiction": ("US-CA",), "audience": ("b2b", "b2c")}, True),
        ({"jurisdiction": ["US"], "audience": ["b2c"]}, {}, {"jurisdiction": ("US-CA",)}, False),
        ({"jurisdiction": ["US"], "audience": ["b2c"]}, {"audience": "b2c"}, {"jurisdiction": ("US",)}, True),
        ({"jurisdiction": ["UK"]}, {"jurisdiction": "UK"}, {"jurisdiction": ("EU",)}, True),  # a text may be for both
        ({"jurisdiction": ["US"]}, {"jurisdiction": "UK"}, {"jurisdiction": ("EU",)}, False),
        ({"sector": ["financial"]}, {}, {"sector": ("financial",)}, True),
        ({"kinds": ["message"]}, {}, {"jurisdiction": ("EU",)}, False),
    ],
)  # fmt: skip
def test_a_profile_says_for_whom_a_text_is_meant(gate, facts, meant_for, is_open):
    of = reading("Halden will cut emissions by 42%.", **facts)
    one = rule(gate=gate, require=["base_year"])
    selection = Selection(rules=(one,), meant_for=Circle(**meant_for))
    assert len(check_claims(selection, [claim("cut emissions", of)], [of])) == is_open


@pytest.mark.parametrize(
    ("message", "slots", "expected"),
    [
        ("no base year", {}, "no base year"),
        ("{target_value} by {target_year}", {"target_value": quantity("42", "%"), "target_year": 2030}, "42% by 2030"),
        ("{target_value} by {target_year}", {}, "the target value by the target year"),
        ("{direction} of {metric}", {"metric": "ghg.scope1", "metric_name": "emissions", "direction": "decrease"}, "decrease of emissions"),
        ("{direction} of {metric}", {"metric": "ghg.scope1"}, "change of ghg.scope1"),
        ("{direction} of {metric}", {}, "change of the metric"),
        ("{value}", {"value": quantity("18.2", "kt")}, "18.2 kt"),
        ("{value}", {"value": quantity("18.2")}, "18.2"),
        ("{ghg_scopes}, {retired}, {valid_to}", {"ghg_scopes": (1, 2), "retired": True, "valid_to": PUBLISHED}, "1, 2, yes, 2025-03-10"),
        ("{retired}", {"retired": False}, "no"),
        ('{kind} "{claim}" lacks {missing}', {}, 'target "cut emissions" lacks base year, Scope 2 method'),
        ("published {published}, {found}", {}, "published the publication date, such words"),
        ("{others.value} and {scope2_method}", {}, "the value and the Scope 2 method"),
    ],
)  # fmt: skip
def test_messages_are_filled_from_plain_values(message, slots, expected):
    one = rule(require=["base_year", "scope2_method"], message=message)
    assert verdict(one, claim("cut emissions", DOCUMENT, **slots), DOCUMENT).message == expected


def test_a_quantity_reads_as_it_was_written():
    import msgspec

    written = msgspec.structs.replace(quantity("18200", "t"), text="18.2 kt")
    assert verdict(rule(require=["base_year"], message="{value}"), claim("cut", DOCUMENT, value=written), DOCUMENT).message == "18.2 kt"  # fmt: skip


def test_a_finding_points_at_the_claim_and_its_other_mentions():
    of = reading("Halden cuts emissions", "Halden will cut emissions by 42% by 2030.", published=PUBLISHED)
    one = rule(require=["base_year"], message="of {published}")
    found = verdict(one, claim("cut emissions by 42%", of, also=("cuts emissions",)), of)
    assert (found.location.line, found.location.column, found.location.end_column) == (2, 13, 33)
    assert of.document.text[found.location.start : found.location.end] == "cut emissions by 42%"
    assert [place.line for place in found.related] == [1]
    assert (found.message, found.fix, found.rule, found.claim) == ("of 2025-03-10", "State it.", "AAA001", "target:cut emissions by 42%")  # fmt: skip


SAME_VALUE = "claims.all(c, agrees(c.value, claims[0].value))"


def group(*values, across="document", assertion=SAME_VALUE, needs=(), when="claim.value != null", paths=None):
    """Judge metrics of one group, one a document or all in one; return the verdicts."""
    one = rule(
        applies_to=["metric"],
        when=when,
        group_by=["metric", "period_year"],
        across=across,
        assertion=assertion,
        needs=list(needs),
        message="{value} here, {others.value} there",
    )
    if across == "documents":
        readings = [
            reading(f"Energy {index}.", path=f"{path}.txt", published=date(2020 + index, 1, 1))
            for index, path in enumerate(paths or "cba"[: len(values)])
        ]
    else:
        readings = [reading(*(f"Energy {index}." for index, _ in enumerate(values)))] * len(values)
    claims = [
        claim(
            f"Energy {index}",
            of,
            kind="metric",
            metric="energy",
            period_year=2024,
            **({"value": value} if value else {}),
        )
        for index, (value, of) in enumerate(zip(values, readings, strict=True))
    ]
    return verdicts([one], claims, {of.document.path: of for of in readings}.values())


def test_claims_of_a_group_are_judged_together():
    assert [one.outcome for one in group(quantity("18.2", "GWh"), quantity("18214", "MWh"))] == [PASS]
    (found,) = group(quantity("18.2", "GWh"), quantity("18.2", "GWh"), quantity("19000", "MWh"))
    assert found.outcome is FAIL
    assert found.claim == "metric:Energy 2"
    assert [place.line for place in found.related] == [1, 2]
    assert found.message == "19000 MWh here, 18.2 GWh there"


def test_groups_need_two_claims_that_the_rule_is_about():
    assert group(quantity("18.2", "GWh")) == ()
    assert group(quantity("18.2", "GWh"), None) == ()


def test_a_group_that_cannot_be_compared_is_not_evaluated():
    (found,) = group(quantity("18.2", "GWh"), quantity("18.2", "t"))
    assert found.outcome is NOT_EVALUATED
    assert "cannot be compared" in found.reason
    (found,) = group(quantity("18.2", "GWh"), quantity("18.2", "GWh"), needs=["boundary"])
    assert (found.outcome, found.reason) == (NOT_EVALUATED, "boundary is unknown")


def test_a_group_across_documents_points_at_the_newest():
    (found,) = group(quantity("18.2", "GWh"), quantity("17.1", "GWh"), across="documents")
    assert (found.outcome, found.location.path, [place.path for place in found.related]) == (FAIL, "b.txt", ["c.txt"])


def test_a_group_across_documents_needs_two_documents():
    one = rule(applies_to=["metric"], group_by=["metric"], across="documents", assertion=SAME_VALUE)
    of = reading("Energy 0.", "Energy 1.")
    claims = [claim(f"Energy {n}", of, kind="metric", metric="energy", value=quantity(str(n))) for n in (0, 1)]
    assert verdicts([one], claims, [of]) == ()


def test_groups_within_documents_stay_apart():
    one = rule(applies_to=["metric"], group_by=["metric"], assertion=SAME_VALUE)
    readings = [reading("Energy.", path=path) for path in ("a.txt", "b.txt")]
    claims = [claim("Energy", of, kind="metric", metric="energy", value=quantity("1")) for of in readings]
    assert verdicts([one], claims, readings) == ()


def test_groups_may_be_made_by_kind_and_facts():
    one = rule(applies_to=["target", "metric"], group_by=["kind", "document.entity"], assertion="size(claims) == 2 && claims.all(c, c.document_entity == 'Halden' && c.document_kind == 'message' && c.published_year == 2025 && c.path != '')")  # fmt: skip
    of = reading("One, two, three.", entity="Halden", kind="message", published=PUBLISHED)
    claims = [claim("One", of), claim("two", of), claim("three", of, kind="metric")]
    (found,) = verdicts([one], claims, [of])
    assert found.outcome is PASS
    nobody = reading("One, two.")
    assert verdicts([one], [claim("One", nobody), claim("two", nobody)], [nobody]) == ()


def test_verdicts_come_by_path_place_and_rule():
    readings = [reading("One, two.", path=path) for path in ("b.txt", "a.txt")]
    claims = [claim(words, of) for of in readings for words in ("two", "One")]
    rules = [rule("BBB001", require=["base_year"]), rule("AAA001", require=["base_year"])]
    found = verdicts(rules, claims, readings)
    places = [(one.location.path, one.location.start, one.rule) for one in found]
    assert places == sorted(places)
    assert len(places) == 8
    assert found == verdicts(rules[::-1], claims[::-1], readings[::-1])


def test_every_obligation_of_a_rule_has_its_generator():
    written = dict(zip(Rule.__struct_fields__, Rule.__struct_encode_fields__, strict=True))
    assert set(OBLIGATIONS) <= set(written.values())


def test_the_time_of_a_hundred_rules_grows_with_the_claims():
    of = reading(*(f"Claim {n}." for n in range(200)))
    kinds = ("target", "metric", "change", "award", "rating")
    claims = [
        claim(f"Claim {n}.", of, kind=kinds[n % 5], target_year=2030, value=quantity("1", "t")) for n in range(200)
    ]
    rules = [
        rule(
            f"AAA{n:03}",
            applies_to=[kinds[n % 5]],
            when='claim.target_year != null && claim.target_year > 2020 && claim.tense != "past"',
            **({"require": ["base_year"]} if n % 2 else {"assertion": "claim.value.amount > 3.0"}),
        )
        for n in range(110)
    ]
    assert len(verdicts(rules, claims, [of])) == 4_400
    # a quarter of the claims in a sixteenth of the time would be quadratic
    assert takes_at_most(8, lambda: verdicts(rules, claims, [of]), lambda: verdicts(rules, claims[:50], [of]))
