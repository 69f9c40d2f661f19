"""Rule files: read whole, refused whole, and every mistake told with its place."""

from __future__ import annotations

import json
import os
import textwrap

import pytest

from checker.errors import RulesError
from checker.model import Severity
from checker.resources import resource_folder
from checker.rules.loader import load_rules, rule_schema
from checker.rules.rule import Rule
from checker.rules.variables import FACETS, FACTS
from checker.vocabulary import claim_kinds, slots
from tests.rules.claims_at_hand import rule as rule_at_hand

GOOD = """\
id: {id}
name: a-rule
severity: error
summary: It asks for something.
why: Somebody needs it.
applies_to: [target]
message: not stated
fix: State it.
"""


def written(extra="", code="AAA001", **changes):
    """Return a rule file: a good head, with lines changed, and more below."""
    head = GOOD.format(id=code)
    for key, value in changes.items():
        lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in head.splitlines()]
        head = "\n".join(line for line in lines if line != f"{key}: None") + "\n"
    return head + textwrap.dedent(extra)


def mistakes(folder, *files):
    """Write files a.yaml, b.yaml ... and return what is wrong as `file:line:column: message (hint)`."""
    for name, text in zip("abcdef", files, strict=False):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_rules([folder])
    return [str(mistake).removeprefix(f"{folder.as_posix()}/") for mistake in caught.value.mistakes]


def test_a_rule_is_read_with_everything_it_can_say(tmp_path):
    (tmp_path / "family").mkdir()
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "no-rule.yaml").write_text("summary: not a rule")
    (tmp_path / "family" / "AAA002.yaml").write_text(written("require: [base_year]\n", code="AAA002"))
    full = """\
        require: {all_of: [base_year], any_of: [boundary, [value, unit]]}
        when: claim.target_form == "change"
        look_in: document
        gate: {jurisdiction: [EU], effective_from: "2026-09-27", excluded_kinds: [data-book]}
        downgrade: {to: info, when: claim.boundary_word != null}
        severity_by_kind: {press-release: info}
        suppresses: [AAA002]
        examples: {fail: [one], pass: [{text: two, published: "2025-01-01"}], ignore: []}
        """
    (tmp_path / "AAA001.yml").write_text("\ufeff" + written(full), encoding="utf-8")
    first, second = load_rules([tmp_path])
    assert (first.id, second.id) == ("AAA001", "AAA002")
    assert first.required.any_of == ("boundary", ("value", "unit"))
    assert second.required.all_of == ("base_year",)
    assert first.downgrade.to is Severity.INFO
    assert first.examples.passing[0].text == "two"
    assert (first.family, first.reach) == ("AAA", "document")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (written("require: [base_yaer]"), ['a.yaml:9:11: unknown slot "base_yaer" (did you mean "base_year"?)']),
        (
            written("require: {any_of: [value, [unit, bondary]]}"),
            ['a.yaml:9:34: unknown slot "bondary" (did you mean "boundary"?)'],
        ),
        (written("require: {all_of: [bondary]}"), ['a.yaml:9:20: unknown slot "bondary" (did you mean "boundary"?)']),
        (written("forbid: {slots: [bondary]}"), ['a.yaml:9:18: unknown slot "bondary" (did you mean "boundary"?)']),
        (
            written("require: [value]\nneeds: [document.publishd]"),
            ['a.yaml:10:9: unknown slot or fact "document.publishd" (did you mean "document.published"?)'],
        ),
        (
            written("group_by: [metrik]\nassert: size(claims) > 1"),
            ['a.yaml:9:12: unknown slot or fact "metrik" (did you mean "metric"?)'],
        ),
        (
            written("require: [value]", applies_to="[tarjet]"),
            ['a.yaml:6:14: unknown claim kind "tarjet" (did you mean "target"?)'],
        ),
        (
            written("require: [value]\nseverity_by_kind: {press-relase: info}"),
            ['a.yaml:10:20: unknown document kind "press-relase" (did you mean "press-release"?)'],
        ),
        (written("requires: [value]"), ["a.yaml:1:1: the rule asks for nothing (give it require, forbid or assert)", 'a.yaml:9:1: unknown key "requires" (did you mean "require"?)']),
        (written("require: [value]", severity="eror"), ['a.yaml:3:11: unknown value "eror" (did you mean "error"?)']),
        (written("require: [value]", why="None"), ['a.yaml:1:1: the key "why" is missing (Why a reader needs it.)']),
        (written("require: 5"), ['a.yaml:9:10: expected a list or keys with values, found "5"']),
        (written("require: [value]", code="a1"), None),
        (written("require: [value]\nenabled: perhaps"), ['a.yaml:10:10: expected true or false, found "perhaps"']),
        (written(""), ["a.yaml:1:1: the rule asks for nothing (give it require, forbid or assert)"]),
        (
            written("require: [value]\ngroup_by: [metric]"),
            ["a.yaml:10:1: a group is judged by an assert over `claims`, and nothing else"],
        ),
        (written("require: [value]\nacross: documents"), ["a.yaml:10:1: across needs group_by"]),
        (
            written("require: [value]", message='"{traget_year} is missing"'),
            ['a.yaml:7:12: unknown placeholder "traget_year" (did you mean "target_year"?)'],
        ),
        (written("forbid: {patterns: ['(a+)+']}"), ["a.yaml:9:21: a repeated group can take very long: repeat a character class instead"]),
        (written("forbid: {patterns: ['(a']}"), ["a.yaml:9:21: not a regular expression: missing ), unterminated subpattern at position 0"]),
        (written("require: [value]\ngate: {effective_from: '2025-02-30'}"), ['a.yaml:10:24: "2025-02-30" is not a day: write 2025-03-31']),
        (
            written("require: [value]\nexamples: {fail: [{text: x, published: 2025-13-01}]}"),
            ['a.yaml:10:40: "2025-13-01" is not a day: write 2025-03-31'],
        ),
        ("- a list", ["a.yaml:1:1: expected keys with values, found a list"]),
        ("", None),
    ],
)  # fmt: skip
def test_each_mistake_has_its_place(tmp_path, text, expected):
    found = mistakes(tmp_path, text)
    assert found if expected is None else found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            written('when: claim.target_yaer == 2030\nassert: "true"'),
            ['a.yaml:9:7: unknown name "claim.target_yaer" (did you mean "claim.target_year"?)'],
        ),
        (
            written("when: \"claim.kind == 'target' && claim.tens == null\"\nrequire: [value]"),
            ['a.yaml:9:34: unknown name "claim.tens" (did you mean "claim.tense"?)'],
        ),
        (
            written("when: 'claim.kind == ''target'' && claim.tens == null'\nrequire: [value]"),
            ['a.yaml:9:36: unknown name "claim.tens" (did you mean "claim.tense"?)'],
        ),
        (
            written("when: >-\n  claim.kind == 'target' &&\n  claim.tens == null\nrequire: [value]"),
            ['a.yaml:11:3: unknown name "claim.tens" (did you mean "claim.tense"?)'],
        ),
        (
            written("when: |\n  claim.kind == 'target' &&\n    claim.tens == null &&\n  claim.entitty != null\nrequire: [value]"),
            [
                'a.yaml:11:5: unknown name "claim.tens" (did you mean "claim.tense"?)',
                'a.yaml:12:3: unknown name "claim.entitty" (did you mean "claim.entity"?)',
            ],
        ),
        (
            written("when: claim.kind == 'target'\n  && claim.tens == null\nrequire: [value]"),
            ['a.yaml:10:6: unknown name "claim.tens" (did you mean "claim.tense"?)'],
        ),
        (
            written("assert: agree(claim.value, claim.base_value)"),
            ['a.yaml:9:9: unknown name "agree" (did you mean "agrees"?)'],
        ),
        (
            written("assert: claim.value.amuont > 3.0"),
            ["a.yaml:9:20: expression of type 'quantity' cannot be the operand of a select operation (a quantity has amount, unit, comparator)"],
        ),
        (
            written("assert: claim.value.amount > 3"),
            ["a.yaml:9:28: found no matching overload for '_>_' applied to '(wrapper(double), int)' (write the number as 3.0 beside an amount, as 3 beside a year)"],
        ),
        (
            written("assert: claim.target_year > 'x'"),
            ["a.yaml:9:27: found no matching overload for '_>_' applied to '(wrapper(int), string)' (a number is compared with text: write the number without quotes)"],
        ),
        (written("assert: claim.target_year"), ["a.yaml:9:9: must be true or false, is of type int"]),
        (written("assert: claim.target_year >"), None),
        (
            written("require: [value]\ndowngrade: {to: info, when: claim.tens == null}"),
            ['a.yaml:10:29: unknown name "claim.tens" (did you mean "claim.tense"?)'],
        ),
        (
            written("group_by: [metric]\nassert: claims.all(c, agrees(c.valeu, claims[0].value))"),
            ['a.yaml:10:32: unknown slot "valeu" (did you mean "value"?)'],
        ),
        (
            written("group_by: [metric]\nassert: claim.value == null"),
            ['a.yaml:10:9: "claim.value" is not known here (an assert over a group sees `claims` only)'],
        ),
        (
            written("""assert: claim.text.matches("(a")"""),
            ["a.yaml:9:28: not a regular expression of CEL (RE2)"],
        ),
        (
            written("""assert: matches_any(claim.text, ["ok", "(a+)+"])"""),
            ["a.yaml:9:40: a repeated group can take very long: repeat a character class instead"],
        ),
        (written("assert: nothing_like_it(1)"), ['a.yaml:9:9: unknown name "nothing_like_it"']),
    ],
)  # fmt: skip
def test_each_mistake_in_an_expression_has_its_place(tmp_path, text, expected):
    found = mistakes(tmp_path, text)
    assert found if expected is None else found == expected


def test_a_pattern_that_cel_takes_is_no_mistake(tmp_path):
    text = written("""assert: claim.text.matches("(?i)net (of )?offsets") && matches_any(claim.text, [r"\\bnet\\b"])""")
    (tmp_path / "a.yaml").write_text(text)
    assert len(load_rules([tmp_path])) == 1


def test_a_mistake_carries_the_offending_line(tmp_path):
    (tmp_path / "a.yaml").write_text(written("require: [base_yaer]"))
    with pytest.raises(RulesError) as caught:
        load_rules([tmp_path])
    assert caught.value.mistakes[0].source == "require: [base_yaer]"


def test_all_mistakes_in_all_files_are_told_at_once(tmp_path):
    found = mistakes(
        tmp_path,
        written("require: [base_yaer]\nwhen: claim.x == 1\nlok_in: document", message="'{nothing}'"),
        "id: [\n",
        written("require: [valeu]", code="AAA003"),
    )
    assert [one.split(": ")[0] for one in found] == ["a.yaml:7:12", "a.yaml:9:11", "a.yaml:10:7", "a.yaml:11:1", "b.yaml:2:1", "c.yaml:9:11"]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            [written("require: [value]"), written("require: [value]")],
            ["b.yaml:1:5: the id AAA001 is taken (by {folder}/a.yaml)"],
        ),
        (
            [written("require: [value]\nsuppresses: [AAA020]"), written("require: [value]", code="AAA002")],
            ['a.yaml:10:14: unknown rule "AAA020" (did you mean "AAA002"?)'],
        ),
        (
            [
                written("require: [value]\nsuppresses: [AAA002]"),
                written("require: [value]\nsuppresses: [AAA003]", code="AAA002"),
                written("require: [value]\nsuppresses: [AAA004, AAA001]", code="AAA003"),
                written("require: [value]", code="AAA004"),
            ],
            ["a.yaml:10:1: suppresses goes in a circle: AAA001 -> AAA002 -> AAA003 -> AAA001"],
        ),
        ([written("require: [value]\nowns: [AAA001]")], ["a.yaml:10:1: owns goes in a circle: AAA001 -> AAA001"]),
    ],
)
def test_rules_fit_together(tmp_path, files, expected):
    assert mistakes(tmp_path, *files) == [one.replace("{folder}", tmp_path.as_posix()) for one in expected]


def test_rules_that_meet_again_are_no_circle(tmp_path):
    files = {
        "AAA001": "suppresses: [AAA002, AAA003]",
        "AAA002": "suppresses: [AAA004]",
        "AAA003": "suppresses: [AAA004]",
        "AAA004": "enabled: true",
    }
    for code, line in files.items():
        (tmp_path / f"{code}.yaml").write_text(written(f"require: [value]\n{line}", code=code))
    assert len(load_rules([tmp_path])) == 4


def test_a_rule_whose_own_file_is_broken_is_not_unknown(tmp_path):
    (tmp_path / "AAA002.yaml").write_text("id: [")
    (tmp_path / "a.yaml").write_text(written("require: [value]\nsuppresses: [AAA002]"))
    with pytest.raises(RulesError) as caught:
        load_rules([tmp_path])
    assert len(caught.value.mistakes) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &a [1, 1]\nb: [*a, *a]", "an anchor is used by an alias: write the values out"),
        ("a: !!python/object/apply:os.system [x]", "the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed"),
        ("a: 1\na: 2", 'the key "a" stands twice'),
        ("a: " + "[" * 5000, "not readable as YAML: exceeded maximum nesting depth"),
        ("a: \x07", "not readable as YAML"),
        ("? [a, b]\n: c", "a key must be a word"),
        ("{a: " * 990 + "}" * 990, "nested too deeply"),
        ("# " + "x" * 200_001, "larger than 200000 bytes"),
    ],
)  # fmt: skip
def test_hostile_yaml_is_refused_in_plain_words(tmp_path, text, message):
    (tmp_path / "a.yaml").write_text(text)
    with pytest.raises(RulesError) as caught:
        load_rules([tmp_path])
    assert any(mistake.message.startswith(message) for mistake in caught.value.mistakes)


def test_a_file_that_is_no_text_is_a_mistake(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\xfa")
    (tmp_path / "b.yaml").mkdir()
    with pytest.raises(RulesError) as caught:
        load_rules([tmp_path])
    assert [one.message.split(":")[0] for one in caught.value.mistakes] == ["not UTF-8 text", "cannot be read"]


def test_a_folder_that_is_not_there_is_a_mistake(tmp_path):
    with pytest.raises(RulesError, match="there is no such folder of rules"):
        load_rules([tmp_path / "nowhere"])


def test_the_schema_knows_the_vocabulary():
    """`RENEW_GOLDEN=1` writes the words of the vocabulary into the schema, like any golden file."""
    schema = rule_schema()
    facts = [name for name in FACTS if name != "document.published_year"]
    schema["$defs"]["slot"]["enum"] = [*slots()]
    schema["$defs"]["fact"]["enum"] = [*slots(), *facts]
    schema["$defs"]["group_key"]["enum"] = [
        *dict.fromkeys((*slots(), "kind", *facts, *(key for keys in FACETS.values() for key in keys)))
    ]
    schema["properties"]["applies_to"]["items"]["enum"] = [*claim_kinds(), "*"]
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    file = resource_folder("rules") / "rule.schema.json"
    if os.environ.get("RENEW_GOLDEN"):
        file.write_bytes(text.encode())
    assert file.read_bytes().decode() == text


def test_the_schema_and_the_values_have_the_same_keys():
    names = set(Rule.__struct_encode_fields__)
    assert set(rule_schema()["properties"]) == names
    assert rule_at_hand(require=["value"]).required.all_of == ("value",)


def test_our_own_packs_load():
    assert isinstance(load_rules([resource_folder("rules")]), tuple)
