from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from checker.commands.init import STARTING_CONFIGURATION
from checker.config import Configuration, DocumentEntry, configuration_schema, find_configuration, read_configuration
from checker.errors import ConfigurationError, MistakesError, UsageError
from checker.model import Severity
from checker.path_patterns import matches
from checker.settings import Settings
from checker.yaml_source import read_yaml

WHOLE = """\
paths: [docs, "press/release.txt"]
exclude: ["drafts/**"]
profile: strict
select: [TGT, MET001]
ignore: [TGT009]
fail-on: warning
severities: {TGT001: info}
drafts: true
rules: [our-rules]
documents:
  - files: "press/**"
    kind: press-release
    published: 2025-03-04
    jurisdiction: no
    audience: investors
    sector: financial
    profile: press
    severities: {TGT001: off}
entities:
  Norvale Foods: [Norvale]
concepts:
  norvale:DirectEmissions: ghg.scope1
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        file = tmp_path / "esglint.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def mistakes(write, text):
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(write(text), "esglint.yaml")
    return [str(mistake) for mistake in caught.value.mistakes]


def test_every_key_is_read(write):
    assert read_configuration(write(WHOLE), "esglint.yaml") == Configuration(
        paths=("docs", "press/release.txt"),
        exclude=("drafts/**",),
        profile="strict",
        select=("TGT", "MET001"),
        ignore=("TGT009",),
        fail_on="warning",
        severities={"TGT001": Severity.INFO},
        drafts=True,
        rules=("our-rules",),
        documents=(
            DocumentEntry(
                files="press/**",
                kind="press-release",
                published=date(2025, 3, 4),
                jurisdiction="no",
                audience="investors",
                sector="financial",
                profile="press",
                severities={"TGT001": "off"},
            ),
        ),
        entities={"Norvale Foods": ("Norvale",)},
        concepts={"norvale:DirectEmissions": "ghg.scope1"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "{}\n",
        "\ufeffpaths: []\n",
        STARTING_CONFIGURATION.replace("[.]", "[]").replace("profile: default", "").replace("fail-on: error", ""),
    ],
)
def test_every_key_may_be_left_out(write, text):
    assert read_configuration(write(text), "esglint.yaml") == Configuration()


MISTAKES = [
    ("profil: x", ['esglint.yaml:1:1: unknown key "profil" (did you mean "profile"?)']),
    ("fail-on: eror", ['esglint.yaml:1:10: unknown value "eror" (did you mean "error"?)']),
    ("fail-on: zzz", ['esglint.yaml:1:10: unknown value "zzz" (one of: error, warning, info, never)']),
    ("paths: docs", ['esglint.yaml:1:8: expected a list, found "docs"']),
    ("paths:", ["esglint.yaml:1:1: expected a list, found nothing"]),
    ("profile: [a]", ["esglint.yaml:1:10: expected text, found a list"]),
    ("profile: {a: b}", ["esglint.yaml:1:10: expected text, found keys with values"]),
    ("- a", ["esglint.yaml:1:1: expected keys with values, found a list"]),
    ("paths: [a, 3]", ['esglint.yaml:1:12: expected text, found "3" (in quotes it is text: "3")']),
    ("entities: {Halden: [HF], Mirandel: [MS, hf]}", ['esglint.yaml:1:41: "hf" names Halden already (a name belongs to one company)']),
    ('concepts: {"own:Direct": ghg.scop1}', ['esglint.yaml:1:26: unknown metric "ghg.scop1" (did you mean "ghg.scope1"?)']),
    ("concepts: {Direct: zzz}", ['esglint.yaml:1:20: unknown metric "zzz" (`esglint extract` shows the metrics of claims)']),
    ("entities: [a]", ["esglint.yaml:1:11: expected keys with values, found a list"]),
    ("documents:\n  - kind: message", ['esglint.yaml:2:5: the key "files" is missing (pattern of file paths, relative to this file)']),
    ("documents:\n  - files: a\n    published: 2025-02-30", ["esglint.yaml:3:5: there is no day 2025-02-30"]),
    ("documents:\n  - files: a\n    published: 04.03.2025", ['esglint.yaml:3:16: "04.03.2025" is not what belongs here (a date written as YYYY-MM-DD)']),
    ("profil: x\n\nignor: [a]\nfail-on: wrning", [
        'esglint.yaml:1:1: unknown key "profil" (did you mean "profile"?)',
        'esglint.yaml:3:1: unknown key "ignor" (did you mean "ignore"?)',
        'esglint.yaml:4:10: unknown value "wrning" (did you mean "warning"?)',
    ]),
    ("profile: a\nprofile: b", ['esglint.yaml:2:1: the key "profile" stands twice']),
    ("profile: !!python/object:os.system x", ["esglint.yaml:1:10: the tag tag:yaml.org,2002:python/object:os.system is not allowed: write a plain value"]),
    ("paths: &a [x]\nexclude: *a", ["esglint.yaml:1:8: an anchor is used by an alias: write the values out"]),
    ("? [a]\n: b", ["esglint.yaml:1:3: a key must be a word"]),
    ("paths: [a", ["esglint.yaml:2:1: not readable as YAML: did not find expected ',' or ']'"]),
    ("paths:\n - \x07", ["esglint.yaml:2:4: not readable as YAML: control characters are not allowed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_all_mistakes_are_reported_at_once_with_their_place(write, text, expected):
    assert mistakes(write, text) == expected


@pytest.mark.parametrize(
    "text",
    [text for text, told in MISTAKES if not re.search("there is no day|names Halden already|unknown metric", told[0])],
)
def test_schema_and_struct_agree_on_what_is_wrong(text):
    try:
        content = read_yaml("", text).content
    except MistakesError:
        return
    assert not Draft202012Validator(configuration_schema()).is_valid(content)


def test_schema_and_struct_agree_on_what_is_right():
    content = read_yaml("", WHOLE).content
    Draft202012Validator(configuration_schema()).validate(content)
    assert msgspec.convert(content, Configuration)


def test_schema_and_struct_have_the_same_keys():
    schema = configuration_schema()
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {field.encode_name for field in msgspec.structs.fields(Configuration)}
    entry = schema["properties"]["documents"]["items"]["properties"]
    assert set(entry) == {field.encode_name for field in msgspec.structs.fields(DocumentEntry)}
    kind = msgspec.inspect.type_info(DocumentEntry).fields[1].type
    assert set(entry["kind"]["enum"]) == set(kind.types[0].values)


def test_aliases_cannot_blow_up(write):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert len(mistakes(write, bomb)) < 100


def test_a_mistake_the_schema_does_not_know_is_still_one(write, monkeypatch):
    monkeypatch.setattr("checker.config.configuration_schema", dict)
    assert mistakes(write, "fail-on: 3")[0].startswith("esglint.yaml:1:1: ")


def test_a_mistake_stands_at_the_nearest_thing_that_holds_it():
    source = read_yaml("a.yaml", "profile: x\npaths: [a]\n")
    assert str(source.mistake(("paths", 0, "deep"), "m")) == "a.yaml:2:9: m"
    assert str(source.mistake(("nowhere",), "m")) == "a.yaml:1:1: m"


def test_words_stay_words_and_numbers_are_numbers():
    text = "a: no\nb: 2025-03-04\nc: 1:30\nd: true\ne: 3\nf: 1.5\ng: 1e3\nh: ~\ni: 0x10\nj: -2\nk: .inf"
    assert read_yaml("", text).content == {
        "a": "no", "b": "2025-03-04", "c": "1:30", "d": True, "e": 3, "f": 1.5, "g": "1e3", "h": None, "i": "0x10", "j": -2, "k": ".inf",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"), [(b"paths: [\xff]", "is not UTF-8 text"), (None, "cannot be read: No such file")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, reason):
    file = tmp_path / "esglint.yaml"
    if content:
        file.write_bytes(content)
    with pytest.raises(UsageError, match=f"^here/esglint.yaml: the configuration {reason}"):
        read_configuration(file, "here/esglint.yaml")


def test_the_configuration_is_found_up_to_the_root_of_the_repository(tmp_path):
    deep = tmp_path / "repository" / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "esglint.yaml").touch()
    assert find_configuration(deep) is None
    (tmp_path / "repository" / ".git").mkdir()
    assert find_configuration(deep) is None
    (tmp_path / "repository" / "esglint.yaml").touch()
    assert find_configuration(deep) == tmp_path / "repository" / "esglint.yaml"
    (deep.parent / "esglint.yaml").touch()
    assert find_configuration(deep) == deep.parent / "esglint.yaml"


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "docs/deep/a.txt", True),
        ("*.txt", "a.txt.md", False),
        ("docs/*.txt", "docs/a.txt", True),
        ("docs/*.txt", "docs/deep/a.txt", False),
        ("docs/**/*.txt", "docs/deep/er/a.txt", True),
        ("docs/**/*.txt", "docs/a.txt", True),
        ("docs/**", "docs/deep/a.txt", True),
        ("docs/**", "other/docs/a.txt", False),
        ("docs", "docs/a.txt", True),
        ("docs/", "deep/docs/a.txt", True),
        ("./docs/a.txt", "docs/a.txt", True),
        ("/docs/a.txt", "docs/a.txt", True),
        ("a?.txt", "ab.txt", True),
        ("a?.txt", "a/.txt", False),
        ("a.txt", "abtxt", False),
        ("[a].txt", "[a].txt", True),
    ],
)
def test_patterns_match_paths(pattern, path, expected):
    assert matches(pattern, path) is expected


def test_hints_come_from_the_configuration_and_the_command_line_wins(tmp_path):
    entries = (
        DocumentEntry(files="press/**", kind="press-release", jurisdiction="eu", profile="press"),
        DocumentEntry(files="press/new/**", published=date(2025, 3, 4), audience="investors"),
        DocumentEntry(files="*.csv", kind="data-book"),
    )
    settings = Settings(folder=tmp_path, documents=entries, default_profile="base")
    deep = tmp_path / "press" / "new" / "a.txt"
    assert settings.hints(deep) == {
        "kind": "press-release",
        "jurisdiction": "EU",
        "published": "2025-03-04",
        "audience": "investors",
    }
    assert settings.hints(tmp_path / "a.txt") == {}
    assert settings.severities_of(deep) == {}
    assert settings.profile_of(deep) == "press"
    assert settings.profile_of(tmp_path / "a.txt") == "base"
    given = Settings(folder=tmp_path, documents=entries, kind="message", published=date(2020, 1, 1), profile="strict")
    assert given.hints(deep)["kind"] == "message"
    assert given.hints(deep)["published"] == "2020-01-01"
    assert given.profile_of(deep) == "strict"
    assert Settings().hints(deep) == {}


def test_excluded_files_are_relative_to_the_configuration(tmp_path):
    settings = Settings(folder=tmp_path, exclude=("drafts/*",))
    assert settings.is_excluded(tmp_path / "drafts" / "a.txt")
    assert not settings.is_excluded(tmp_path / "a.txt")
    assert not settings.is_excluded(Path("/elsewhere/drafts/a.txt"))


def test_the_configuration_in_the_documentation_is_valid(repository, write):
    text = (repository / "docs" / "cli.md").read_text("utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    configuration = read_configuration(write(example), "esglint.yaml")
    assert set(read_yaml("", example).content) == set(configuration_schema()["properties"])
    assert configuration.paths == ("docs", "press")
