"""Profiles and the choice on the command line."""

from __future__ import annotations

import msgspec
import pytest

from checker.errors import RulesError, UsageError
from checker.model import Severity
from checker.resources import resource_folder
from checker.rules import load_rules, select_rules
from checker.rules.profiles import load_profiles, profile_mistakes
from checker.schema_mistakes import schema_mistakes
from tests.rules.claims_at_hand import rule

RULES = (
    rule("AAA001", require=["value"], severity_by_kind={"press-release": "info"}),
    rule("AAA002", require=["value"], enabled=False),
    rule("AAA003", require=["value"], status="draft"),
    rule("BBB001", require=["value"], severity="warning"),
    rule("CCC001", require=["value"], enabled=False),
)
PROFILES = {
    "wide": "rules: {select: [AAA002, CCC]}",
    "narrow": "extends: wide\nrules: {ignore: [BBB]}\nseverities: {AAA001: warning, AAA002: off}",
    "again": "extends: narrow\nrules: {select: [BBB001, AAA]}\nseverities: {BBB001: info, CCC001: error, AAA003: error}",
    "nothing": "rules: {ignore: [ALL]}",
}


def chosen(tmp_path, profile=None, **choice):
    """Return the selected rules as {id: severity}."""
    folder = tmp_path / "profiles"
    folder.mkdir(exist_ok=True)
    for name, text in PROFILES.items():
        (folder / f"{name}.yaml").write_text(text)
    selection = select_rules(RULES, profile=profile, folders=[tmp_path], **choice)
    assert selection.profile == (profile or "default")
    return {one.id: str(one.severity) for one in selection.rules}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (None, {"AAA001": "error", "BBB001": "warning"}),
        ("default", {"AAA001": "error", "BBB001": "warning"}),
        ("wide", {"AAA001": "error", "AAA002": "error", "BBB001": "warning", "CCC001": "error"}),
        ("narrow", {"AAA001": "warning", "CCC001": "error"}),
        ("again", {"AAA001": "warning", "BBB001": "info", "CCC001": "error"}),
        ("nothing", {}),
    ],
)
def test_profiles_extend_one_another(tmp_path, profile, expected):
    assert chosen(tmp_path, profile) == expected


def test_a_profile_decides_a_severity_for_every_kind_of_document(tmp_path):
    chosen(tmp_path)
    first = select_rules(RULES, profile="narrow", folders=[tmp_path]).rules[0]
    assert (first.severity, first.severity_by_kind) == (Severity.WARNING, {})


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["AAA001"], [], ["AAA001"]),
        (["AAA"], [], ["AAA001"]),
        (["ALL"], [], ["AAA001", "BBB001"]),
        (["AAA003"], [], ["AAA003"]),  # only its id turns a draft on
        (["CCC"], [], ["CCC001"]),
        ([], ["AAA"], ["BBB001"]),
        (["ALL"], ["BBB001"], ["AAA001"]),
        ([], ["CCC001"], ["AAA001", "BBB001"]),
    ],
)
def test_the_command_line_narrows_the_choice(tmp_path, select, ignore, expected):
    assert sorted(chosen(tmp_path, select=select, ignore=ignore)) == expected


def test_selected_rules_keep_the_severity_of_the_profile(tmp_path):
    assert chosen(tmp_path, "narrow", select=["AAA001", "BBB001"]) == {"AAA001": "warning", "BBB001": "warning"}


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"select": ["AAA01"]}, 'there is no rule or family "AAA01": did you mean "AAA001"?'),
        ({"ignore": ["QQQQ"]}, 'there is no rule or family "QQQQ"'),
        ({"profile": "narow"}, 'there is no profile "narow": did you mean "narrow"?'),
        ({"profile": "qq"}, 'there is no profile "qq": one of au, ca, cn, default, '),
    ],
)
def test_what_does_not_exist_is_a_usage_error(tmp_path, choice, message):
    with pytest.raises(UsageError) as caught:
        chosen(tmp_path, **choice)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"one": "extends: defualt"}, ['one.yaml:1:10: no profile "defualt" (did you mean "default"?)']),
        ({"one": "extends: one"}, ["one.yaml:1:1: extends goes in a circle: one -> one"]),
        (
            {"one": "extends: two", "two": "summary: x\nextends: one"},
            ["one.yaml:1:1: extends goes in a circle: two -> one -> two", "two.yaml:2:1: extends goes in a circle: one -> two -> one"],
        ),
        (
            {"one": "rules:\n  select: [AAA01]\n  ignore: [QQQQ]\nseverities: {BBB01: off}"},
            [
                'one.yaml:2:12: no rule or family "AAA01" (did you mean "AAA001"?)',
                'one.yaml:3:12: no rule or family "QQQQ"',
                'one.yaml:4:14: no rule "BBB01" (did you mean "BBB001"?)',
            ],
        ),
    ],
)  # fmt: skip
def test_mistakes_in_profiles_have_their_place(tmp_path, files, expected):
    folder = tmp_path / "profiles"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    profiles = {name: file for name, file in load_profiles([tmp_path]).items() if name in {*files, "default"}}
    found = [str(one).rpartition("profiles/")[2] for one in profile_mistakes(RULES, profiles)]
    assert found == expected
    with pytest.raises(RulesError):
        select_rules(RULES, profile="one", folders=[tmp_path])


def test_structural_mistakes_in_all_profiles_are_told_at_once(tmp_path):
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "one.yaml").write_text("extend: default")
    (folder / "two.yaml").write_text("summary: x\nseverities: {AAA001: loud}")
    with pytest.raises(RulesError) as caught:
        load_profiles([tmp_path])
    assert [(one.path[-8:], one.line, one.column) for one in caught.value.mistakes] == [("one.yaml", 1, 1), ("two.yaml", 2, 22)]  # fmt: skip


def test_our_own_profiles_are_there():
    names = {path.stem for path in (resource_folder("rules") / "profiles").glob("*.yaml")}
    kinds = {"default", "strict", "press-release", "report", "product-page"}
    places = {"eu-consumer", "eu-esrs", "uk", "us", "us-california", "hk", "cn", "jp", "ca", "au", "iso"}
    assert names == kinds | places
    assert set(load_profiles()) == names


def test_our_own_profiles_follow_their_schema():
    schema = msgspec.json.decode((resource_folder("rules") / "profile.schema.json").read_bytes())
    assert [schema_mistakes(file.source, schema) for file in load_profiles().values()] == [()] * 16


GATED = (
    rule("EUC001", require=["value"], enabled=False, gate={"jurisdiction": ["EU"], "audience": ["b2c"]}),
    rule("UKG001", require=["value"], gate={"jurisdiction": ["UK"]}),
    rule("USC001", require=["value"], enabled=False, gate={"jurisdiction": ["US-CA"]}),
    rule("USF001", require=["value"], enabled=False, status="draft", gate={"jurisdiction": ["US"]}),
    rule("ZZZ001", require=["value"], enabled=False, references=[{"instrument": "ISO 14021"}]),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"EUC001": "only where selected", "UKG001": "enabled, where a text is declared as for UK", "USC001": "only where selected", "USF001": "draft", "ZZZ001": "only where selected"}),
        ("rules: {jurisdictions: [EU]}\nmeant_for: {jurisdiction: [EU], audience: [b2c]}", {"EUC001": "selected by profile mine, for EU, b2c"}),
        ("rules: {jurisdictions: [EU]}\nmeant_for: {jurisdiction: [EU]}", {"EUC001": "selected by profile mine, where a text is declared as for EU, b2c"}),
        ("rules: {jurisdictions: [US, US-CA]}", {"USC001": "selected by profile mine, where a text is declared as for US-CA", "USF001": "draft"}),
        ("rules: {instruments: [ISO 14021]}", {"ZZZ001": "selected by profile mine"}),
        ("severities: {UKG001: info}", {"UKG001": "severity of profile mine, where a text is declared as for UK"}),
        ("severities: {UKG001: off}", {"UKG001": "off in profile mine"}),
        ("rules: {ignore: [UKG]}", {"UKG001": "ignored by profile mine"}),
    ],
)  # fmt: skip
def test_the_selection_says_what_decided_of_each_rule(tmp_path, text, expected):
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "mine.yaml").write_text(text)
    reasons = select_rules(GATED, profile="mine", folders=[tmp_path]).reasons
    assert {code: reasons[code] for code in expected} == expected


@pytest.mark.parametrize(
    ("choice", "reason", "severity"),
    [
        ({"select": ["UKG"]}, "enabled, where a text is declared as for UK", "error"),
        ({"select": ["ZZZ"]}, "not selected", None),
        ({"ignore": ["UKG001"]}, "ignored", None),
        ({"ignore": ["UKG"]}, "ignored as UKG", None),
        ({"severities": {"UKG001": "info"}}, "severity of the configuration, where a text is declared as for UK", "info"),
        ({"severities": {"UKG001": "off"}}, "off in the configuration", None),
        ({"severities": {"UKG001": "off"}, "places": {"UKG001": "a.yaml:9"}}, "off in a.yaml:9", None),
    ],
)  # fmt: skip
def test_the_last_layer_says_what_it_decided(choice, reason, severity):
    selection = select_rules(GATED, **choice)
    assert selection.reasons["UKG001"] == reason
    assert {one.id: str(one.severity) for one in selection.rules}.get("UKG001") == severity


def test_drafts_run_where_they_are_asked_for():
    asked = rule("AAA001", require=["value"], status="draft")
    assert select_rules([asked]).rules == ()
    assert select_rules([asked], drafts=True).rules == (asked,)


def test_the_configuration_has_the_last_word_on_a_severity():
    lighter = rule("AAA001", require=["value"], downgrade={"to": "info", "when": "true"})
    (chosen_rule,) = select_rules([lighter], severities={"AAA001": "warning"}).rules
    assert (chosen_rule.severity, chosen_rule.downgrade) == (Severity.WARNING, None)


def test_the_circle_of_a_profile_is_that_of_the_one_it_extends_unless_it_says_so():
    rules = load_rules([resource_folder("rules")])
    meant_for = select_rules(rules, profile="us-california").meant_for
    assert (meant_for.jurisdiction, meant_for.audience) == (("US-CA",), ("b2c", "b2b"))


def test_our_own_profiles_name_rules_that_exist():
    rules = load_rules([resource_folder("rules")])
    if not rules:
        pytest.skip("there are no rules yet")
    assert profile_mistakes(rules, load_profiles()) == ()
