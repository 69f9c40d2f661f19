"""What the documentation says is so: its commands exist, and the output it shows is what they print.

ESGLINT_RENEW=1 writes the outputs into the README in place of comparing them.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
COMMANDS = dict(re.findall(r"^<!-- command: (\w+) -->\n```sh\n([^\n]+)\n```$", TEXT, re.MULTILINE))
OUTPUT = re.compile(r"^<!-- output: (?P<command>[^\n]+) -->\n```text\n(?P<shown>.*?)```$", re.MULTILINE | re.DOTALL)
SHELL_BLOCKS = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
USES = sorted({line for block in SHELL_BLOCKS for line in block.splitlines() if line.startswith("esglint ")})


def esglint(*arguments):
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments], check=False,
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


def test_the_readme_opens_with_one_sentence_and_two_commands():
    assert list(COMMANDS) == ["check", "test"]
    opening = TEXT.split("<!-- command: check -->")[0].split("\n\n")[1]
    assert opening.rstrip().endswith(".")
    assert opening.count(". ") == 0
    assert TEXT.index("## ") > TEXT.index(COMMANDS["test"])


@pytest.mark.parametrize("name", ["check", "test"])
def test_each_command_sets_itself_up(name):
    steps = COMMANDS[name].split(" && ")
    assert steps[0] == "python3 -m venv --without-pip .venv"
    assert steps[1].startswith("python3 -m pip --python .venv install -q ")
    assert all(step.startswith(".venv/bin/") for step in steps[2:])


def test_ci_runs_exactly_the_commands_of_the_readme():
    """`.ci/run` reads them out of the README by their markers and holds no copy."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "$(command_of test)" in script
    assert "$(command_of check)" in script
    assert "pytest" not in script
    assert "esglint check" not in script


@pytest.mark.skipif(sys.platform == "win32", reason="a bash script")
@pytest.mark.parametrize("name", ["check", "test"])
def test_ci_finds_the_commands_in_the_readme(name):
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    function = script[script.index("command_of() {") : script.index("failed=()")]
    done = subprocess.run(
        ["bash", "-c", f"{function}\ncommand_of {name}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == COMMANDS[name] + "\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no executable bit")
def test_ci_can_be_executed():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_first_command_shows_findings_and_succeeds():
    done = esglint(*shlex.split(COMMANDS["check"].split(" && ")[-1])[1:])
    assert done.returncode == 0, done.stderr
    assert ": error " in done.stdout


@pytest.mark.parametrize("line", USES)
def test_every_command_line_in_the_readme_is_understood(line):
    """Each word and option exists; `--help` stops short of doing it."""
    words = shlex.split(line, comments=True)[1:]
    done = esglint(*words, "--help")
    assert done.returncode == 0, done.stderr
    help_text = done.stdout
    for option in re.findall(r"(?<=\s)--[a-z-]+", " ".join(words)):
        assert option in help_text, f"{option} is no option of this command"


def test_every_command_is_in_the_readme():
    commands = re.findall(r"^  (\w+)  ", esglint("--help").stdout.split("Commands:")[1], re.MULTILINE)
    assert len(commands) >= 5
    assert [command for command in commands if f"esglint {command}" not in TEXT] == []


def test_every_exit_code_of_the_help_is_in_the_readme():
    help_text = " ".join(esglint("--help").stdout.split())
    codes = re.findall(r"(?:Exit codes: |; )(\d+) ", help_text)
    assert codes == ["0", "1", "2", "3", "130"]
    assert re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE) == codes


@pytest.mark.parametrize("shown", list(OUTPUT.finditer(TEXT)), ids=lambda match: match["command"])
def test_the_output_in_the_readme_is_what_the_command_prints(shown):
    printed = esglint(*shlex.split(shown["command"])[1:]).stdout
    assert printed
    if os.environ.get("ESGLINT_RENEW"):
        text = README.read_text("utf-8")
        block = f"<!-- output: {shown['command']} -->\n```text\n"
        README.write_text(text.replace(block + shown["shown"], block + printed), encoding="utf-8", newline="\n")
        return
    assert shown["shown"] == printed


def test_the_readme_shows_some_output():
    assert OUTPUT.search(TEXT)


@pytest.mark.parametrize(
    "document",
    [
        README,
        ROOT / "CHANGELOG.md",
        ROOT / ".github" / "CONTRIBUTING.md",
        ROOT / "docs" / "cli.md",
        ROOT / "docs" / "integrations.md",
    ],
    ids=lambda p: p.name,
)
def test_links_to_files_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_the_configuration_in_the_readme_is_valid(tmp_path):
    from checker.config import read_configuration

    (block,) = re.findall(r"^### Configuration$.*?^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    (tmp_path / "esglint.yaml").write_text(block, encoding="utf-8")
    assert read_configuration(tmp_path / "esglint.yaml", "README.md").documents[0].kind == "press-release"


def test_the_version_has_a_place_in_the_changelog():
    import checker

    assert f"## [{checker.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_actions_are_pinned_by_commit():
    workflows = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "action.yml", README]
    workflows.append(ROOT / "docs" / "integrations.md")
    used = [
        line.strip().removeprefix("- ")
        for path in workflows
        for line in path.read_text("utf-8").splitlines()
        if re.match(r"\s*(?:- )?uses:", line)
    ]
    foreign = [line for line in used if not line.startswith("uses: ./ ")]
    assert len(foreign) > 5
    assert [line for line in foreign if not re.fullmatch(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
