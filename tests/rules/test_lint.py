"""What the linter of rules says, beside what loading says."""

from __future__ import annotations

import pytest

from checker.resources import resource_folder
from checker.rules import lint, lint_rules
from tests.rules.test_loader import written

FIRST = "# yaml-language-server: $schema=../rule.schema.json\n"
EXAMPLES = "examples: {fail: [one], pass: [two], ignore: [three]}\n"
GOOD = FIRST + written("require: [value]\n" + EXAMPLES, fix="State it, for example 'by <value>'.")


def linted(folder, monkeypatch=None):
    if monkeypatch:
        schema = lint.rule_schema()
        monkeypatch.setattr(lint, "resource_folder", lambda name: folder)
        monkeypatch.setattr(lint, "rule_schema", lambda: schema)
        monkeypatch.setattr(lint, "read_profiles", lambda folders: ({}, []))
    mistakes = [str(one).removeprefix(f"{folder.as_posix()}/") for one in lint_rules([folder])]
    return [one for one in mistakes if not one.startswith((resource_folder("rules") / "profiles").as_posix())]


def test_a_good_rule_has_no_mistakes(tmp_path, monkeypatch):
    (tmp_path / "AAA001.yaml").write_text(GOOD)
    assert linted(tmp_path, monkeypatch) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("AAA002", GOOD, ["AAA002.yaml:2:1: the file of AAA001 is not called AAA001.yaml"]),
        ("AAA001", "#\n" + GOOD, [f"AAA001.yaml:1:1: the first line does not name the schema for editors (write {FIRST.strip()})"]),
        ("AAA001", GOOD.replace("<value>", "it"), ["AAA001.yaml:9:1: the fix offers no wording with its blanks named, such as <year>, and takes nothing out"]),
        ("AAA001", GOOD.replace("pass: [two]", "pass: []"), ["AAA001.yaml:11:1: there is no example under pass"]),
        ("AAA001", GOOD.replace(EXAMPLES, ""), ["AAA001.yaml:1:1: there is no example under fail"]),
    ],
)  # fmt: skip
def test_our_own_packs_keep_house_rules(tmp_path, monkeypatch, name, text, expected):
    (tmp_path / f"{name}.yaml").write_text(text)
    assert linted(tmp_path, monkeypatch) == expected


def test_other_packs_need_not_keep_house_rules(tmp_path):
    (tmp_path / "any-name.yaml").write_text(written("require: [value]"))
    assert linted(tmp_path) == []


def test_the_schema_is_always_asked(tmp_path):
    text = written("require: [value, value]\n")
    (tmp_path / "a.yaml").write_text(text)
    assert linted(tmp_path) == ['a.yaml:9:18: "value" stands twice']  # fmt: skip


def test_all_files_are_looked_at(tmp_path):
    (tmp_path / "a.yaml").write_text("id: [\n")
    (tmp_path / "b.yaml").write_text(written("require: [valeu]\nsuppresses: [ZZZ999]"))
    (tmp_path / "c.yaml").write_text(written("require: [value]"))
    found = linted(tmp_path)
    assert [one.partition(": ")[0] for one in found] == ["a.yaml:2:1", "b.yaml:9:11", "b.yaml:10:14", "c.yaml:1:5"]


def test_profiles_are_linted_too(tmp_path):
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "mine.yaml").write_text("extends: defualt")
    assert linted(tmp_path) == ['profiles/mine.yaml:1:10: no profile "defualt" (did you mean "default"?)']
    (tmp_path / "profiles" / "mine.yaml").write_text("extend: default")
    assert [one.partition(": ")[0] for one in linted(tmp_path)] == ["profiles/mine.yaml:1:1"]


def test_our_own_packs_have_no_mistakes():
    folder = resource_folder("rules")
    if not any(path.parent.name != "profiles" for path in folder.rglob("*.yaml")):
        pytest.skip("there are no rules yet")
    assert lint_rules([folder]) == ()


def test_missing_keys_are_all_told(tmp_path):
    (tmp_path / "a.yaml").write_text("id: AAA001\nname: a\nseverity: error\napplies_to: [target]\nrequire: [value]\n")
    assert linted(tmp_path) == [
        f'a.yaml:1:1: the key "{key}" is missing ({words})'
        for key, words in (
            ("summary", "One sentence: what the rule asks."),
            ("why", "Why a reader needs it."),
            ("message", "The finding in one line; {slot} is filled with the slot's value."),
            ("fix", "What to write, with blanks named, never an invented figure."),
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (written("forbid: {terms: []}"), "a.yaml:9:10: there is nothing here (Phrases that must not occur: whole words, any case.)"),
        (written("require: [value]\nsuppresses: [TGT01]"), 'a.yaml:10:14: "TGT01" is not what belongs here (The id of a rule: two to eight capitals and three digits.)'),
        (written("require: [value]\ngate: {audience: [consumers]}"), 'a.yaml:10:19: unknown audience "consumers" (one of: b2c, b2b, investors)'),
        (written("require: [value]\nstatus: draf"), 'a.yaml:10:9: unknown value "draf" (did you mean "draft"?)'),
        (written('require: [value]\nwhen: claim.metric == "ghg.scop1"'), 'a.yaml:10:23: metric is never "ghg.scop1" (did you mean "ghg.scope1"?)'),
        (written("require: [value]", fix="from {base_yaer}"), 'a.yaml:8:12: unknown placeholder "base_yaer" (did you mean "base_year"?)'),
    ],
)  # fmt: skip
def test_what_was_expected_is_told_in_words(tmp_path, text, expected):
    (tmp_path / "a.yaml").write_text(text)
    assert linted(tmp_path) == [expected]


def test_profiles_are_linted_by_their_schema_and_all_at_once(tmp_path):
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "one.yaml").write_text("severities: {AAA001: loud}\nmeant_for: {audiance: [b2c]}\n")
    (tmp_path / "profiles" / "two.yaml").write_text("extends: defualt\n")
    assert linted(tmp_path) == [
        'profiles/one.yaml:1:22: unknown value "loud" (one of: error, warning, info, off)',
        'profiles/one.yaml:2:13: unknown key "audiance" (did you mean "audience"?)',
        'profiles/two.yaml:1:10: no profile "defualt" (did you mean "default"?)',
    ]


def test_a_profile_of_the_name_of_ours_is_a_mistake(tmp_path):
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "strict.yaml").write_text("extends: default\n")
    (found,) = linted(tmp_path)
    assert found.startswith("profiles/strict.yaml:1:1: the name strict is taken (by ")
