"""The rule packs and the vocabulary are found from a checkout, an editable install and a wheel alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.errors import EsglintError
from checker.resources import resource_folder

LOOK = """
import json, sys
import checker, checker.resources, checker.vocabulary
print(json.dumps({
    "package": checker.__file__,
    "rules": str(checker.resources.resource_folder("rules")),
    "claims": str(checker.resources.resource_folder("claims")),
    "metrics": len(checker.vocabulary.metrics()),
}))
"""
EDITABLE = """
import site, sys
sys.path = [place for place in sys.path if place != {repository!r}]
site.addsitedir({site!r})
"""


@pytest.fixture(scope="session")
def wheel(repository, tmp_path_factory):
    return build(repository, tmp_path_factory.mktemp("wheel"), "wheel")


def build(repository, folder, kind):
    """Build with the backend that pip would call; it needs no network and leaves the checkout as it is."""
    call = f"import hatchling.build as b; print(b.build_{kind}({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", call], cwd=repository, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


def unpacked(wheel, folder):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def look(code, cwd, path=None):
    """Run `code` in a new interpreter, away from the checkout, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    return json.loads(done.stdout)


def test_a_checkout_has_them_beside_the_package(repository, tmp_path):
    found = look(LOOK, tmp_path, path=repository)
    assert Path(found["package"]) == repository / "checker" / "__init__.py"
    assert Path(found["rules"]) == repository / "rules"
    assert Path(found["claims"]) == repository / "claims"
    assert found["metrics"] >= 96


def test_an_editable_install_leads_to_the_checkout(repository, tmp_path):
    built, site, elsewhere = (tmp_path / name for name in ("built", "site", "elsewhere"))
    for folder in (built, elsewhere):
        folder.mkdir()
    unpacked(build(repository, built, "editable"), site)
    found = look(EDITABLE.format(repository=str(repository), site=str(site)) + LOOK, elsewhere)
    assert Path(found["package"]) == repository / "checker" / "__init__.py"
    assert Path(found["rules"]) == repository / "rules"
    assert found["metrics"] >= 96


def test_a_wheel_carries_them(wheel, tmp_path):
    site, elsewhere = unpacked(wheel, tmp_path / "site"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    found = look(LOOK, elsewhere, path=site)
    assert Path(found["package"]) == site / "checker" / "__init__.py"
    assert Path(found["rules"]) == site / "checker" / "data" / "rules"
    assert Path(found["claims"]) == site / "checker" / "data" / "claims"
    assert found["metrics"] >= 96


def test_the_wheel_holds_every_rule_vocabulary_and_example_file(repository, wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = [path for folder in ("rules", "claims") for path in (repository / folder).rglob("*") if is_content(path)]
    assert len(data) >= 10
    missing = {path.name for path in data if f"checker/data/{path.relative_to(repository).as_posix()}" not in names}
    assert missing == set()


def test_the_wheel_holds_what_the_html_report_is_made_of(repository, wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assets = [path for path in (repository / "checker/reports/html_page/assets").iterdir() if is_content(path)]
    assert len(assets) >= 2
    assert {path.relative_to(repository).as_posix() for path in assets} <= names


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"checker", "esglint"}


def test_the_command_is_declared(wheel):
    archive = zipfile.ZipFile(wheel)
    (entry_points,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    assert "esglint = checker.__main__:" in archive.read(entry_points).decode()


def test_a_broken_installation_is_named(tmp_path):
    package = tmp_path / "checker"
    with pytest.raises(EsglintError, match="the folder of rules is missing"):
        resource_folder("rules", package)


def is_content(path):
    return path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts
