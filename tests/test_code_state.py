"""The state of the code that reads documents: another code, another digest; the same code, the same digest anywhere."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker import code_state
from checker.cache import Cache
from checker.code_state import LIBRARIES, code_digest

PACKAGE = Path(code_state.__file__).parent


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return a copy of the package and the vocabulary that the digest is about."""
    shutil.copytree(PACKAGE, tmp_path / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "claims", tmp_path / "claims")
    monkeypatch.setattr(code_state, "_PACKAGE", tmp_path / "checker")
    monkeypatch.setattr(code_state, "resource_folder", lambda name: tmp_path / name)
    return tmp_path


def digest(cache=None):
    code_digest.cache_clear()
    found = code_digest(cache or Cache())
    code_digest.cache_clear()
    return found


@pytest.mark.parametrize(
    "name",
    [
        "checker/documents/html_reader.py",
        "checker/extraction/targets.py",
        "checker/model/claims.py",
        "checker/vocabulary/__init__.py",
        "checker/quantities.py",
        "claims/vocabulary/metrics.yaml",
    ],
)
def test_any_change_of_code_or_vocabulary_changes_it(copy, name):
    before = digest()
    file = copy / name
    file.write_bytes(file.read_bytes() + b"\n# changed\n")
    assert digest() != before


def test_a_new_file_changes_it(copy):
    before = digest()
    (copy / "checker" / "extraction" / "new.py").write_text("")
    assert digest() != before


def test_times_of_files_do_not_change_it(copy):
    before = digest()
    for file in copy.rglob("*.py"):
        os.utime(file, (1, 1))
    assert digest() == before


def test_a_version_of_a_library_changes_it(monkeypatch):
    before = digest()
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99.9")
    assert digest() != before


def test_a_library_that_is_not_there_is_no_trouble(monkeypatch):
    monkeypatch.setattr(code_state, "LIBRARIES", {"no_such_library": "no-such-library"})
    assert len(digest()) == 64


def test_the_cache_remembers_it_for_files_that_did_not_change(copy, tmp_path, monkeypatch):
    cache = Cache(folder=tmp_path / "cache")
    first = digest(cache)
    monkeypatch.setattr(code_state, "_digest_of_contents", lambda *_: "made again")
    assert digest(cache) == first
    file = copy / "checker" / "extraction" / "targets.py"
    file.write_bytes(file.read_bytes() + b"\n")
    assert digest(cache) == "made again"


def test_it_covers_every_module_that_reading_a_document_loads(tmp_path):
    (tmp_path / "a.md").write_text("Halden Foods will cut its emissions by 42% by 2030.")
    code = """if True:
        import sys
        from pathlib import Path
        from checker.reading import Task, read_one
        read_one(Task(path=Path(sys.argv[1]), hints={}))
        print(*[module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "checker"], sep="\\n")
    """
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.md")], capture_output=True, text=True, check=True, timeout=120
    )
    loaded = {Path(line).relative_to(PACKAGE).as_posix() for line in done.stdout.splitlines()}
    covered = {name.lstrip("/") for name, *_ in code_state._stamps(PACKAGE, ".py", code_state._FOLDERS)}
    assert len(loaded) > 100
    assert loaded - covered == set()


def test_it_covers_every_library_that_readers_import():
    imported = set()
    for folder in ("documents", "extraction", "model", "vocabulary"):
        for module in (PACKAGE / folder).glob("*.py"):
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
                imported |= {name.split(".")[0] for name in names}
    assert imported - set(sys.stdlib_module_names) - {"checker"} == set(LIBRARIES)
