"""`esglint lsp` before a server is there, and what it makes of one document."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from checker import pipeline
from checker.cli import run
from checker.commands import lsp
from checker.commands.options import Options
from checker.editor.desk import OpenText

TEXT = "Norvale Foods will cut its Scope 1 and 2 emissions by 42% by 2030."


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(lsp, "_written", set())
    monkeypatch.chdir(tmp_path)


def opened(path, text=TEXT):
    return OpenText(uri=Path(path).absolute().as_uri(), path=Path(path).absolute(), version=1, text=text)


def missing(monkeypatch, package):
    keep = builtins.__import__

    def refuse(name, *rest):
        if name == "checker.editor.server":
            raise ModuleNotFoundError(f"No module named '{package}'", name=package)
        return keep(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)


def test_without_the_extra_the_remedy_is_named(monkeypatch, capfd):
    missing(monkeypatch, "pygls.lsp.server")
    assert run(["lsp"]) == 2
    assert "pip install 'esglint[lsp]'" in capfd.readouterr().err


def test_a_package_of_ours_that_is_missing_is_a_bug(monkeypatch, capfd):
    missing(monkeypatch, "checker.editor.nowhere")
    assert run(["lsp"]) == 3


def test_the_pages_of_the_rules_are_written_once(tmp_path, monkeypatch):
    first = lsp.check_open(opened("a.md"), Options())
    assert "TGT001" in {finding.rule for finding in first.findings}
    assert (first.pages / "TGT001.md").read_text("utf-8").startswith("# TGT001 ")
    monkeypatch.setattr(lsp, "write_pages", lambda *_: pytest.fail("written again"))
    assert lsp.check_open(opened("b.md"), Options()).pages == first.pages


def test_without_a_place_for_pages_there_are_none(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert lsp.check_open(opened("a.md"), Options()).pages is None
    assert lsp.check_open(opened("a.md"), Options(no_cache=True)).pages is None


def test_the_configuration_of_the_folder_served_from_holds_where_the_document_has_none(tmp_path):
    Path("esglint.yaml").write_text("ignore: [TGT001]\n", encoding="utf-8")
    Path("press").mkdir()  # no repository: the search upwards ends in the document's own folder
    found = {finding.rule for finding in lsp.check_open(opened("press/a.md"), Options()).findings}
    assert "TGT005" in found
    assert "TGT001" not in found
    Path("press/esglint.yaml").write_text("ignore: [TGT005]\n", encoding="utf-8")
    found = {finding.rule for finding in lsp.check_open(opened("press/a.md"), Options()).findings}
    assert "TGT001" in found
    assert "TGT005" not in found


def test_mistakes_and_bugs_are_told_and_survived(monkeypatch):
    Path("esglint.yaml").write_text("ignored: []\n", encoding="utf-8")
    assert 'unknown key "ignored"' in lsp.check_open(opened("a.md"), Options()).problem
    Path("esglint.yaml").unlink()
    monkeypatch.setattr(pipeline, "check_text", lambda *_: 1 // 0)
    found = lsp.check_open(opened("a.md"), Options())
    assert found.problem.startswith("a bug in esglint: ZeroDivisionError: ")
    assert found.report is None
