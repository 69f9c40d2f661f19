"""The GitHub Action: its steps run in bash as they are written, in a scratch repository, as a runner would run them.

What a runner does is done by hand here: inputs and outputs are put into the environment of the steps, `if` is decided,
and the files that steps write to are handed over. Only the installation is left out, which needs a network: esglint is
the checkout. `install.sh` itself is run with a Python that notes what it is asked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs the steps of the action in a POSIX shell")

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
DEFECT = "Norvale Foods will cut its Scope 1 and 2 emissions by 42% by 2030.\n"
CLEAN = "Norvale Foods has 12 shops in the north.\n"
UPSTREAM = {"github.event_name": "push", "github.repository": "norvale/press"}


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    for name in ("json", "secrets", "venv", "yaml", "checker"):  # what a stranger's pull request may bring
        (folder / f"{name}.py").write_text("raise SystemExit('code of the repository was run')\n", encoding="utf-8")
    return folder


def filled(text, values):
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: values.get(match[1], ""), text)


def decided(condition, values):
    """Decide an `if`: names become their values, the operators those of Python."""
    words = re.sub(r"[a-z]+(?:\.[\w-]+)+", lambda match: repr(values.get(match[0], "")), condition)
    return eval(words.replace("&&", "and").replace("||", "or"), {"__builtins__": {}})  # noqa: S307 - our own file


def run_action(folder, event=UPSTREAM, **inputs):
    """Run the action in a repository; return what the job gets of it."""
    temporary = folder.parent / "runner"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    summary = temporary / "summary"
    summary.touch()
    values = {f"inputs.{name}": given["default"] for name, given in ACTION["inputs"].items()}
    values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()} | event
    values["steps.install.outputs.python"] = sys.executable
    log, uploads, code = [], [], 0
    for step in STEPS:
        if "run" not in step:
            if "upload-sarif" in step["uses"] and decided(step["if"], values):
                uploads.append(filled(step["with"]["sarif_file"], values))
            continue
        if step.get("id") == "install":
            continue
        output = temporary / "output"
        output.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=folder, check=False,
            env=environment(temporary) | {name: filled(text, values) for name, text in step["env"].items()},
            capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        log.append(done.stdout + done.stderr)
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        code = done.returncode
        if code:
            break
    outputs = {name: filled(given["value"], values) for name, given in ACTION["outputs"].items()}
    return SimpleNamespace(
        code=code, outputs=outputs, log="".join(log), summary=summary.read_text("utf-8"), uploads=uploads
    )


def environment(temporary):
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(temporary),
        "ESGLINT_CACHE_DIR": str(temporary.parent / "cache"),
        "PYTHONPATH": str(ROOT),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
        "GITHUB_ACTIONS": "true",
        "RUNNER_TEMP": str(temporary),
    }


def test_a_defect_fails_the_job_and_is_shown_everywhere(repository):
    (repository / "press").mkdir()
    (repository / "press" / "a.txt").write_text(DEFECT, encoding="utf-8")
    (repository / "press" / "b.txt").write_text(CLEAN, encoding="utf-8")
    done = run_action(repository, paths="press\n", upload_sarif="true")
    assert done.code == 1, done.log
    assert "::error file=press/a.txt,line=1,endLine=1,col=" in done.log
    assert done.outputs["exit-code"] == "1"
    assert (done.outputs["documents"], done.outputs["errors"]) == ("2", "1")
    assert int(done.outputs["warnings"]) >= 1
    assert "TGT001" in done.summary
    assert "press/a.txt" in done.summary.replace("\\", "")
    assert done.uploads == [done.outputs["sarif"]]
    sarif = json.loads(Path(done.uploads[0]).read_text("utf-8"))
    assert "TGT001" in {result["ruleId"] for result in sarif["runs"][0]["results"]}


@pytest.mark.parametrize(
    ("text", "inputs"),
    [(CLEAN, {}), (DEFECT, {"fail_on": "never"}), (DEFECT, {"config": "lenient.yaml"})],
    ids=["nothing to find", "never fails", "a rule is off"],
)
def test_a_job_passes(repository, text, inputs):
    (repository / "a.txt").write_text(text, encoding="utf-8")
    (repository / "lenient.yaml").write_text("ignore: [TGT]\npaths: [a.txt]\n", encoding="utf-8")
    done = run_action(repository, **inputs)
    assert (done.code, done.outputs["exit-code"]) == (0, "0"), done.log
    assert done.summary


def test_a_configuration_names_the_documents(repository):
    (repository / "a.txt").write_text(DEFECT, encoding="utf-8")
    (repository / "b.txt").write_text(DEFECT, encoding="utf-8")
    (repository / "esglint.yaml").write_text("paths: [b.txt]\nprofile: strict\n", encoding="utf-8")
    done = run_action(repository)
    assert done.outputs["documents"] == "1"
    assert "file=a.txt" not in done.log


def test_a_mistake_of_the_person_is_told_and_nothing_is_sent(repository):
    (repository / "esglint.yaml").write_text("ignored: []\n", encoding="utf-8")
    done = run_action(repository, upload_sarif="true")
    assert (done.code, done.outputs["exit-code"], done.outputs["sarif"]) == (2, "2", "")
    assert 'unknown key "ignored"' in done.log
    assert "Nothing was checked" in done.summary
    assert done.uploads == []


FORK = {"github.event_name": "pull_request", "github.event.pull_request.head.repo.full_name": "stranger/press"}
OWN = {"github.event_name": "pull_request", "github.event.pull_request.head.repo.full_name": "norvale/press"}


@pytest.mark.parametrize(
    ("event", "wanted", "sent"),
    [(FORK, "true", False), (OWN, "true", True), ({}, "true", True), (OWN, "false", False), ({}, "", False)],
    ids=["a fork", "a branch", "a push", "not wanted", "nothing said"],
)
def test_findings_are_sent_where_that_is_permitted(repository, event, wanted, sent):
    (repository / "a.txt").write_text(DEFECT, encoding="utf-8")
    done = run_action(repository, UPSTREAM | event, paths="a.txt", upload_sarif=wanted)
    assert bool(done.uploads) is sent
    assert done.code == 1


HOSTILE = ['$(touch "pwned")', "`touch pwned`", "a.txt; touch pwned", "${{ github.token }}", "--fail-on=never", "-x"]


@pytest.mark.parametrize("word", HOSTILE)
def test_what_is_put_in_stays_a_value(repository, word):
    """Paths are files of that name, which are not there; no text of an input is run, none becomes an option."""
    done = run_action(repository, paths=f"{word}\r\n", fail_on="error")
    assert (done.code, done.outputs["exit-code"]) == (2, "2"), done.log
    assert "There is no such file" in done.log
    done = run_action(repository, profile=word, paths="json.py")
    assert done.code == 2
    assert not (repository / "pwned").exists()
    assert not (repository / word).exists()


def test_names_of_documents_are_no_commands_of_the_workflow(repository):
    """GitHub reads commands from every line of the log: what documents bring stands where it stops to."""
    name = "::add-mask::a.docx"
    (repository / name).write_bytes(b"PK\x03\x04broken")
    done = run_action(repository, paths=f"./{name}\n{name}")
    stop, _, rest = done.log.partition("::stop-commands::")[2].partition("\n")
    told, end, _ = rest.partition(f"\n::{stop}::\n")
    assert end
    assert len(stop) == 32
    assert "could not be read" in told
    assert [line for line in done.log.replace(told, "").splitlines() if line.startswith("::add-mask")] == []


def test_no_script_holds_an_expression():
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}


PYTHON = """\
#!/bin/bash
printf '%s\\n' "$*" >> "$NOTES"
if [ "$2 $3" = "-m venv" ]; then mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; fi
"""


def install(tmp_path, version):
    fake = tmp_path / "python"
    fake.write_text(PYTHON, encoding="utf-8")
    fake.chmod(0o755)
    (tmp_path / "output").touch()
    step = next(step for step in STEPS if step.get("id") == "install")
    done = subprocess.run(
        ["bash", "-c", step["run"]], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8", timeout=60,
        env=environment(tmp_path) | {"PYTHON": str(fake), "VERSION": version, "NOTES": str(tmp_path / "notes")},
    )  # fmt: skip
    notes = (tmp_path / "notes").read_text("utf-8") if (tmp_path / "notes").exists() else ""
    return done, notes, (tmp_path / "output").read_text("utf-8")


@pytest.mark.parametrize(
    ("version", "package"), [("", str(ROOT)), ("1.2.0", "esglint==1.2.0"), ("2.0rc1", "esglint==2.0rc1")]
)
def test_the_wanted_version_is_installed_apart(tmp_path, version, package):
    done, notes, output = install(tmp_path, version)
    assert done.returncode == 0, done.stderr
    place = tmp_path / "esglint-environment"
    assert notes.splitlines() == [
        f"-P -m venv {place}",
        f"-P -m pip install --quiet --disable-pip-version-check {package}",
    ]
    assert output == f"python={place}/bin/python\n"


@pytest.mark.parametrize("version", ["latest", "1.0 --index-url=x", "1; touch pwned", "-r x", "1\n2"])
def test_what_is_no_version_is_refused(tmp_path, version):
    done, notes, output = install(tmp_path, version)
    assert (done.returncode, notes, output) == (2, "", "")
    assert "is no version" in done.stdout
    assert not (tmp_path / "pwned").exists()
