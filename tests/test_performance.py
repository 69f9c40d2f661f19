"""docs/performance.md is what `benchmarks/run.py` writes for the figures of a run, and nothing is left out of it."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "benchmarks" / "results.json"
if not FILE.exists():
    pytest.skip("no run has been kept yet: python benchmarks/run.py --write-page", allow_module_level=True)
RESULTS = json.loads(FILE.read_text("utf-8"))
NAMES = (
    *("esglint, nothing kept", "esglint, unchanged documents", "reading alone", "words alone (blank spaCy)"),
    *("en_core_web_sm", "proselint", "semgrep", "textlint", "retext"),
)


def module(name):
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", ROOT / "benchmarks" / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def page():
    return module("page")


def test_the_page_is_what_the_run_says(page):
    assert (ROOT / "docs" / "performance.md").read_text("utf-8") == page.render(RESULTS)


def test_every_program_has_a_line_in_every_table_about_programs(page):
    written = page.render(RESULTS)
    for heading in ("## Three short texts", "## Many texts", "## A long report"):
        table = written.split(heading)[1].split("\n#")[0]
        assert [line.split(" | ")[0].strip("| ") for line in table.splitlines() if line.startswith("| ")][1:][
            : len(NAMES)
        ] == list(NAMES)


def test_a_program_that_could_not_be_installed_says_so(page):
    parts = {"short", "one", "many", "long"}
    rows = [
        {key: value for key, value in row.items() if key not in parts}
        | {"reason": "not installed: npm ended with code 1"}
        if row["name"] == "textlint"
        else row
        for row in RESULTS["rows"]
    ]
    lines = [line for line in page.render({**RESULTS, "rows": rows}).splitlines() if line.startswith("| textlint")]
    assert [line.count("not installed: npm ended with code 1") for line in lines] == [1, 1, 1, 0]


def test_figures_name_no_place_of_the_machine_that_they_are_from():
    assert set(RESULTS) == {"machine", "corpus", "parts", "rows", "growth", "profile"}
    assert "/" not in json.dumps([RESULTS["machine"], RESULTS["corpus"]])
    assert all(
        set(row) <= {"name", "versions", "rule", "reason", "short", "one", "many", "long"} for row in RESULTS["rows"]
    )


def test_shares_of_the_stages_are_the_whole(page):
    lines = list(page.profile(RESULTS["profile"]))[2:-2]
    for column in (2, 3):
        assert sum(int(line.split("|")[column].strip(" %")) for line in lines) == pytest.approx(100, abs=5)


def test_a_command_is_measured_with_the_processes_that_it_starts():
    measuring = module("measuring")
    child = "import time; held = bytearray(60_000_000); print('found it', flush=True); time.sleep(0.3)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); sys.exit(3)"
    taken = measuring.measure([sys.executable, "-c", code], measuring.environment(ROOT / "none"), first="found")
    assert taken.code == 3
    assert taken.memory > 60_000_000
    assert 0 < taken.first < taken.clock
    assert taken.processor > 0
