"""Packs from elsewhere, as the command line meets them: folders, installed packages, drafts and what is deprecated."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checker import cli
from checker.commands.installed_packs import find_pack
from checker.commands.options import Options, join
from checker.errors import UsageError
from tests.rules.test_loader import written

ABOUT = "name: acme-claims\nversion: 1.2.0\nprefix: ACME\n"
RULE = written("require: [base_year]\nreferences: [{instrument: Acme handbook}]\n", code="ACME001", name="acme-says-so")
TEXT = "Halden Foods will cut its emissions by 42% by 2030.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def esglint(here, capfdbinary):
    def call(*arguments):
        code = cli.run(list(arguments))
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return call


def pack(folder, about=ABOUT, rule=RULE):
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(about)
    (folder / "ACME001.yaml").write_text(rule)
    return folder


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a package with a pack, as pip would leave it; importing it fails."""
    site = tmp_path / "site"
    pack(site / "acme_claims" / "rules")
    (site / "acme_claims" / "__init__.py").write_text("raise RuntimeError('imported')")
    metadata = site / "acme_claims-1.2.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-claims\nVersion: 1.2.0\n")
    (metadata / "entry_points.txt").write_text(
        "[esglint.packs]\nacme-claims = acme_claims.rules\nlost = acme_claims.nowhere\nabsent = no_such_package\n"
    )
    monkeypatch.syspath_prepend(str(site))
    return site


def test_a_folder_of_rules_is_a_pack_of_the_report(esglint, here):
    pack(here / "acme")
    for word in (["--rules", "acme"], []):
        Path("esglint.yaml").write_text("" if word else "extends: [acme]")
        code, output, _ = esglint("check", "a.txt", *word)
        assert code == 1
        assert "a.txt:1:19: error ACME001 acme-says-so: not stated" in output
        assert output.endswith("\nrules: esglint 0.1.0, acme-claims 1.2.0\n")
    packs = json.loads(esglint("check", "a.txt", "--format", "json")[1])["packs"]
    assert packs[1] == {"name": "acme-claims", "version": "1.2.0", "rules": 1}
    assert packs[0]["rules"] > 20


def test_a_pack_named_twice_is_loaded_once(esglint, here):
    pack(here / "acme")
    Path("esglint.yaml").write_text("extends: [acme, ./acme]\nrules: [acme]")
    assert esglint("check", "a.txt", "--rules", "acme")[0] == 1


def test_packs_keep_their_order(here):
    pack(here / "b")
    pack(here / "a")
    Path("esglint.yaml").write_text("extends: [b]\nrules: [a, b]")
    assert [folder.name for folder in join(Options(rules=("a",))).settings.rule_folders] == ["b", "a"]


def test_two_packages_do_not_bring_a_pack_of_one_name(installed, here):
    other = installed / "other-1.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
    (other / "entry_points.txt").write_text("[esglint.packs]\nacme-claims = other.rules\n")
    with pytest.raises(UsageError, match='two installed packages bring a pack "acme-claims": '):
        find_pack("acme-claims", here)


def test_an_installed_pack_is_found_by_name_and_never_imported(esglint, installed):
    Path("esglint.yaml").write_text("extends: [acme-claims]")
    assert "ACME001" in esglint("check", "a.txt")[1]
    assert "acme_claims" not in sys.modules


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("acme-clams", 'there is no pack "acme-clams": did you mean "acme-claims"'),
        ("zzz", 'there is no pack "zzz": name a folder, or install the package that brings it'),
        ("./acme", "there is no folder with rules at"),
        ("lost", 'the installed pack "lost" names acme_claims.nowhere, which is no folder with rules'),
        ("absent", 'the installed pack "absent" names no_such_package, which is no folder with rules'),
    ],
)
def test_a_pack_that_is_not_there_is_named(installed, here, word, message):
    with pytest.raises(UsageError, match=message):
        find_pack(word, here)


def test_a_rule_of_ours_is_never_replaced_silently(esglint, here):
    pack(here / "acme", rule=written("require: [value]", code="TGT001"))
    code, _, errors = esglint("check", "a.txt", "--rules", "acme")
    assert code == 2
    assert "acme/ACME001.yaml:1:5: error: the id TGT001 is taken by a rule of esglint 0.1.0" in errors
    assert " 1 | id: TGT001\n   |     ^^^^^^\n" in errors


def test_the_whole_of_a_wrong_value_is_underlined(esglint, here):
    pack(here / "acme", rule=RULE.replace("name: acme-says-so", "name: Acme says so"))
    errors = esglint("check", "a.txt", "--rules", "acme")[2]
    assert " 2 | name: Acme says so\n   |       ^^^^^^^^^^^^\n" in errors


def test_severity_and_words_of_ours_are_changed_openly(esglint, here):
    pack(here / "acme", ABOUT + "overrides:\n  TGT001: {severity: info, message: 'no base year, says Acme'}\n")
    _, output, _ = esglint("check", "a.txt", "--rules", "acme", "--select", "TGT001")
    assert "info TGT001 change-target-has-baseline: no base year, says Acme" in output
    assert "changed by acme-claims 1.2.0" in esglint("rules", "list", "--rules", "acme")[1]
    assert "  changed by  acme-claims 1.2.0\n" in esglint("explain", "TGT001", "--rules", "acme")[1]


def test_drafts_are_asked_only_when_somebody_asks_for_them(esglint, here):
    pack(here / "acme", rule=RULE + "status: draft\n")
    asked = lambda *words: "ACME001" in esglint("check", "a.txt", "--rules", "acme", *words)[1]  # noqa: E731
    assert not asked()
    assert not asked("--select", "ALL")
    assert asked("--preview")
    assert asked("--select", "ACME001")
    Path("esglint.yaml").write_text("drafts: true")
    assert asked()


def test_what_is_deprecated_is_asked_and_said_once(esglint, here):
    pack(here / "acme", rule=RULE + "status: deprecated\n")
    Path("b.txt").write_text(TEXT)
    code, output, errors = esglint("check", "a.txt", "b.txt", "--rules", "acme")
    assert code == 1
    assert output.count("error ACME001") == 2
    assert errors == (
        "deprecated, and to be taken out of a later version: ACME001 acme-says-so (`esglint explain` says more)\n"
    )
    assert esglint("check", "a.txt", "--rules", "acme", "--ignore", "ACME001")[2] == ""


def test_the_cache_is_used_and_no_cache_leaves_it_alone(esglint, here, monkeypatch):
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(here / "kept"))
    first = esglint("check", "a.txt", "--no-cache")
    assert not (here / "kept").exists()
    assert esglint("check", "a.txt") == first
    assert len(list((here / "kept" / "packs").iterdir())) == 1
    assert esglint("check", "a.txt") == first


def test_where_no_home_is_known_nothing_is_kept(esglint, here, monkeypatch):
    def fail():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", fail)
    monkeypatch.delenv("ESGLINT_CACHE_DIR")
    assert esglint("check", "a.txt", "--select", "TGT001")[0] == 1


def test_lint_runs_the_examples_where_it_is_asked_to(esglint, here):
    examples = (
        "examples:\n  fail:\n    - Halden Foods will cut its waste by 42% by 2030.\n    - {text: We bake bread.}\n"
    )
    pack(here / "acme", rule=RULE + examples)
    assert esglint("rules", "lint", "--rules", "acme")[0] == 0
    code, output, _ = esglint("rules", "lint", "--examples", "--rules", "acme")
    assert code == 1
    assert output.startswith(
        'acme/ACME001.yaml:14:7: error: the example under "fail" does not do what it says: the rule is not about any '
        "claim of this text; no claims were read (`esglint rules test --select ACME001` shows what each condition is worth)\n"
        " 14 |     - {text: We bake bread.}\n"
    )
    assert output.endswith("\n1 mistake in the rules\n")
