"""Packs: what `pack.yaml` says, what packs may not do to one another, and what one may change in another."""

from __future__ import annotations

import msgspec
import pytest

from checker import __version__
from checker.errors import RulesError
from checker.model import Severity
from checker.resources import resource_folder
from checker.rules import lint_rules
from checker.rules.loader import load_library
from checker.rules.pack import Pack, pack_schema, read_pack
from checker.schema_mistakes import schema_mistakes
from tests.rules.test_loader import written

OURS = "name: ours\nversion: 0.1.0\n"
THEIRS = "name: acme\nversion: 1.2.0\nprefix: ACM\n"
EARLIER = "severity_by_kind: {press-release: info}\ndowngrade: {to: info, when: 'true'}\n"


def packs(folder, theirs=THEIRS, rules=(), ours=OURS, **more):
    """Write our pack with AAA001 and AAB001, another one with these rules, and yet others; return their folders."""
    everything = {
        "ours": (ours, [written("require: [value]\n" + EARLIER), written("require: [value]", code="AAB001")]),
        "theirs": (theirs, rules),
        **{name: (text, ()) for name, text in more.items()},
    }
    for name, (about, texts) in everything.items():
        (folder / name).mkdir()
        if about:
            (folder / name / "pack.yaml").write_text(about)
        for letter, text in zip("abc", texts, strict=False):
            (folder / name / f"{letter}.yaml").write_text(text)
    return [folder / name for name in everything]


def mistakes(folder, folders):
    with pytest.raises(RulesError) as caught:
        load_library(folders)
    return [str(mistake).replace(f"{folder.as_posix()}/", "") for mistake in caught.value.mistakes]


def test_a_pack_has_a_name_a_version_and_rules_with_its_letters(tmp_path):
    mine = written("require: [value]", code="ACMTGT001")
    library = load_library(packs(tmp_path, rules=[mine], third=""))
    assert library.packs == (("ours", "0.1.0"), ("acme", "1.2.0"), ("third", ""))
    assert [rule.id for rule in library.rules] == ["AAA001", "AAB001", "ACMTGT001"]
    assert library.origins == {"AAA001": "ours 0.1.0", "AAB001": "ours 0.1.0", "ACMTGT001": "acme 1.2.0"}


def test_a_folder_without_pack_file_keeps_off_ids_that_are_taken_and_nothing_else(tmp_path):
    library = load_library(packs(tmp_path, theirs="", rules=[written("require: [value]", code="AAB002")]))
    assert library.packs[1] == ("theirs", "")
    assert library.origins["AAB002"] == "theirs"


def test_a_pack_overrides_severity_and_words_of_other_packs(tmp_path):
    text = (
        THEIRS + "overrides:\n  AAA001: {severity: warning, fix: Do it., message: 'no {metric}', why: w, summary: s}\n"
    )
    library = load_library(packs(tmp_path, theirs=text))
    changed, other = library.rules
    assert (changed.severity, changed.severity_by_kind, changed.downgrade) == (Severity.WARNING, {}, None)
    assert (changed.fix, changed.message, changed.why, changed.summary) == ("Do it.", "no {metric}", "w", "s")
    assert changed.require == ("value",)
    assert other.severity is Severity.ERROR
    assert library.changed_by == {"AAA001": "acme 1.2.0"}


def test_words_alone_leave_severities_as_they_are(tmp_path):
    library = load_library(packs(tmp_path, theirs=THEIRS + "overrides: {AAA001: {fix: Do it.}}"))
    assert library.rules[0].severity_by_kind == {"press-release": Severity.INFO}


@pytest.mark.parametrize(
    ("theirs", "rules", "expected"),
    [
        (THEIRS, [written("require: [value]")], ["theirs/a.yaml:1:5: the id AAA001 is taken by a rule of ours 0.1.0 (its severity and words can be changed under `overrides` in theirs/pack.yaml, its id is its own)"]),
        ("", [written("require: [value]")], ["theirs/a.yaml:1:5: the id AAA001 is taken by a rule of ours 0.1.0 (its severity and words can be changed under `overrides` in theirs/pack.yaml, its id is its own)"]),
        (THEIRS, [written("require: [value]", code="OTH001")], ["theirs/a.yaml:1:5: OTH001 does not begin with ACM, the prefix of the pack acme"]),
        (THEIRS.replace("ACM", "AA"), [], ["theirs/pack.yaml:3:9: AA is no prefix of your own: rules of ours 0.1.0 begin with AAA (choose other letters)"]),
        (THEIRS.replace("ACM", "REV"), [], ["theirs/pack.yaml:3:9: REV is no prefix of your own: rules of ours 0.1.0 begin with REV (choose other letters)"]),
        (THEIRS.replace("prefix: ACM\n", ""), [], ["theirs/pack.yaml:1:1: the pack has no prefix (the letters its ids begin with, such as ACME)"]),
        (THEIRS.replace("acme", "ours"), [], ["theirs/pack.yaml:1:7: the name ours is taken (by the pack in ours)"]),
        (THEIRS + "overrides: {AAA01: {fix: x}}", [], ['theirs/pack.yaml:4:13: no rule "AAA01" to override (did you mean "AAA001"?)']),
        (THEIRS + "overrides: {ACM001: {fix: x}}", [written("require: [value]", code="ACM001")], ["theirs/pack.yaml:4:13: ACM001 is a rule of this pack (change it in its own file)"]),
        (THEIRS + "overrides: {AAA001: {message: 'no {metrik}'}}", [], ['theirs/pack.yaml:4:36: unknown placeholder "metrik" (did you mean "metric"?)']),
        (THEIRS + "overrides: {AAA001: {require: [unit]}}", [], ['theirs/pack.yaml:4:22: unknown key "require" (one of: severity, summary, why, message, fix)']),
        (THEIRS + "overrides: {AAA001: {severity: fatal}}", [], ['theirs/pack.yaml:4:32: unknown value "fatal" (one of: error, warning, info)']),
        (THEIRS + "minimum_esglint: 99.1.0", [], [f"theirs/pack.yaml:4:18: acme needs esglint 99.1.0 or newer, and this is {__version__} (upgrade esglint)"]),
        ("name: acme\nversion: 1\nprefx: A", [], ['theirs/pack.yaml:2:10: expected text, found "1" (in quotes it is text: "1")', 'theirs/pack.yaml:3:1: unknown key "prefx" (did you mean "prefix"?)']),
    ],
)  # fmt: skip
def test_what_a_pack_may_not_do_is_told_with_its_place(tmp_path, theirs, rules, expected):
    assert mistakes(tmp_path, packs(tmp_path, theirs, rules)) == expected


def test_two_packs_do_not_override_the_same_words(tmp_path):
    first = THEIRS + "overrides: {AAA001: {fix: x, why: y}}"
    second = "name: other\nversion: 0.0.1\nprefix: OTH\noverrides: {AAA001: {severity: info, fix: z}}"
    found = mistakes(tmp_path, packs(tmp_path, first, third=second))
    assert found == ["third/pack.yaml:4:38: acme 1.2.0 overrides the fix of AAA001 too"]


def test_a_pack_that_needs_this_version_loads(tmp_path):
    assert len(load_library(packs(tmp_path, THEIRS + f"minimum_esglint: {__version__}")).packs) == 2


def test_lint_tells_of_packs_too(tmp_path):
    folders = packs(tmp_path, THEIRS + "overrides: {AAA01: {fix: x}}", [written("require: [value]", code="OTH001")])
    found = [str(one).replace(f"{tmp_path.as_posix()}/", "").partition(": ")[0] for one in lint_rules(folders)]
    assert "theirs/a.yaml:1:5" in found
    assert "theirs/pack.yaml:4:13" in found


def test_our_own_pack_says_what_it_is_and_has_the_version_of_the_program():
    own = read_pack(resource_folder("rules"))
    assert (own.name, own.version) == ("esglint", __version__)
    assert own.source.text.startswith("# yaml-language-server: $schema=pack.schema.json\n")
    assert schema_mistakes(own.source, pack_schema()) == ()


def test_the_schema_and_the_values_have_the_same_keys():
    schema = pack_schema()
    assert set(schema["properties"]) == set(Pack.__struct_fields__)
    overrides = schema["properties"]["overrides"]["additionalProperties"]
    assert set(overrides["properties"]) == set(msgspec.json.schema(Pack)["$defs"]["Override"]["properties"])
