"""The hooks, run by pre-commit itself on commits in a scratch repository.

pre-commit would fetch this repository and install it into an environment of its own, which needs a network. The tests
take what stands in `.pre-commit-hooks.yaml` word for word (entry, arguments, patterns, `pass_filenames`,
`require_serial`) into a `repo: local`, and change one key: `language: system`, so that `esglint` is a command on the
path. That command is this checkout, and it notes how it was called.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the command on the path is a shell script")

ROOT = Path(__file__).resolve().parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
DEFECT = "Norvale Foods will cut its Scope 1 emissions by 42% in absolute terms by 2030.\n"
CLEAN = (
    "Norvale Foods will cut its Scope 1 emissions by 42% in absolute terms by 2030 from a 2021 base of 12,000 t CO2e.\n"
)
COMMAND = """\
#!/bin/sh
printf '%s\\n' "$*" >> {notes}
PYTHONPATH={root} exec {python} -P -m checker "$@"
"""


class Scratch:
    """A repository with hooks, and what they were called with."""

    def __init__(self, folder, *hooks, **changes):
        self.folder = folder / "repository"
        self.folder.mkdir()
        (folder / "bin").mkdir()
        self.notes = folder / "notes"
        command = folder / "bin" / "esglint"
        places = {"notes": self.notes, "root": ROOT, "python": sys.executable}
        command.write_text(COMMAND.format(**{name: shlex.quote(str(place)) for name, place in places.items()}), "utf-8")
        command.chmod(0o755)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "PRE_COMMIT_HOME": str(folder / "pre-commit"),
            "ESGLINT_CACHE_DIR": str(folder / "cache"),
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        (folder / "gitconfig").write_text("[user]\nname = Scratch\nemail = scratch@example.org\n", encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch", "main")
        entries = [HOOKS[hook] | {"language": "system"} | changes for hook in hooks]
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": entries}]}))
        done = self.run(sys.executable, "-m", "pre_commit", "install")
        assert done.returncode == 0, done.stdout + done.stderr

    def run(self, *words):
        return subprocess.run(
            words, cwd=self.folder, env=self.environment, check=False,
            capture_output=True, encoding="utf-8", timeout=180,
        )  # fmt: skip

    def git(self, *words):
        done = self.run("git", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, **files):
        """Write files, stage only these, and commit; return the exit code and what was said."""
        for name, text in files.items():
            self.write(name, text)
            self.git("add", "--", name)
        done = self.run("git", "commit", "--message", "a change")
        return done.returncode, done.stdout + done.stderr

    @property
    def calls(self):
        return self.notes.read_text("utf-8").splitlines() if self.notes.exists() else []


def test_the_manifest_is_valid_for_pre_commit():
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_planted_defect_blocks_the_commit_until_it_is_mended(tmp_path):
    scratch = Scratch(tmp_path, "esglint")
    code, said = scratch.commit(**{"a.md": CLEAN, "press/b.txt": DEFECT, "code.py": "x = 1\n"})
    assert code == 1
    assert "press/b.txt:1:20: error TGT001" in said
    assert scratch.calls == ["check --quiet --force-exclude -- a.md press/b.txt"]
    code, said = scratch.commit(**{"press/b.txt": CLEAN})
    assert code == 0, said
    assert scratch.git("log", "--format=%s") == "a change\n"


@pytest.mark.parametrize("staged", [{"code.py": "x = 1\n"}, {"esglint.yaml": "paths: [press]\n"}], ids=list)
def test_a_commit_without_documents_calls_nothing(tmp_path, staged):
    scratch = Scratch(tmp_path, *HOOKS)
    code, said = scratch.commit(**staged)
    assert code == 0, said
    assert said.count("(no files to check)Skipped") == len(HOOKS)
    assert scratch.calls == []


def test_the_configuration_leaves_documents_out_that_the_hook_is_given(tmp_path):
    scratch = Scratch(tmp_path, "esglint")
    scratch.write("esglint.yaml", "paths: [press]\nexclude: [press/drafts]\n")
    left_out = {"README.md": DEFECT, "press/drafts/a.md": DEFECT}
    assert scratch.commit(**left_out)[0] == 0
    code, said = scratch.commit(**{"README.md": DEFECT + DEFECT, "press/a.md": DEFECT})
    assert code == 1
    assert "README.md:" not in said


def test_files_with_names_like_options_are_files(tmp_path):
    scratch = Scratch(tmp_path, "esglint")
    code, said = scratch.commit(**{"--format=json=report.md": DEFECT, "-a b.md": DEFECT})
    assert code == 1
    assert "--format=json=report.md:1:20: error TGT001" in said
    assert "-a b.md:1:20: error TGT001" in said


OLD = "---\ndate: 2024-03-14\n---\n\nScope 1 emissions of Halden Foods Ltd were 18.2 kt CO2e in 2023.\n"
NEW = "---\ndate: 2024-03-20\n---\n\nScope 1 emissions of Halden Foods Ltd came to 16.9 kt CO2e in 2023.\n"


def test_documents_that_contradict_block_though_only_one_is_in_the_commit(tmp_path):
    """What the hook for single documents cannot see, the one across all documents does."""
    scratch = Scratch(tmp_path, "esglint", "esglint-corpus")
    assert scratch.commit(**{"report.md": OLD})[0] == 0
    code, said = scratch.commit(**{"release.md": NEW})
    assert code == 1
    documents, corpus = said.split("esglint (across all documents)")
    assert "Passed" in documents
    assert "release.md:5:47: error XDC001" in corpus
    assert scratch.calls[-1] == "check --quiet --select XDC"
    code, said = scratch.commit(**{"release.md": NEW.replace("16.9", "18.2")})
    assert code == 0, said


def test_documents_of_one_commit_are_compared_by_one_process(tmp_path):
    scratch = Scratch(tmp_path, "esglint")
    many = {f"notes/{number:02}.md": "Nothing is claimed here.\n" for number in range(24)}
    code, said = scratch.commit(**{"a.md": OLD, **many, "z.md": NEW})
    assert code == 1
    assert "error XDC001" in said
    assert len(scratch.calls) == 1


RULE = """\
id: OWN001
name: target-names-owner
severity: warning
summary: A target names who answers for it.
applies_to: [target]
require: [base_year]
message: "the target to {direction} {metric_name} names no owner"
"""


def test_a_mistake_in_a_rule_blocks_the_commit(tmp_path):
    scratch = Scratch(tmp_path, "esglint-rules", args=["--rules", "my-rules"], entry="esglint rules lint")
    code, said = scratch.commit(**{"my-rules/OWN001.yaml": RULE.replace("base_year", "base_yaer")})
    assert code == 1
    assert "my-rules/OWN001.yaml:6:11" in said
    assert scratch.calls == ["rules lint --rules my-rules"]


def test_the_examples_of_the_rules_are_run_as_well():
    assert HOOKS["esglint-rules"]["entry"] == "esglint rules lint --examples"


def check_knows(option):
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "--help"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return option in done.stdout


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_calls_a_command_that_there_is(hook):
    if hook == "esglint-locked" and not check_knows("--locked"):
        pytest.skip("there is no register yet")
    words = [word for word in (*shlex.split(HOOKS[hook]["entry"]), *HOOKS[hook].get("args", ())) if word != "--"]
    done = subprocess.run(
        [sys.executable, "-m", "checker", *words[1:], "--help"],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [word for word in words if word.startswith("--") and word not in done.stdout] == []


def test_a_document_that_differs_from_the_register_blocks(tmp_path):
    if not check_knows("--locked"):
        pytest.skip("there is no register yet")
    scratch = Scratch(tmp_path, "esglint-locked")
    scratch.write("esglint.yaml", "paths: [press]\n")
    scratch.write("press/a.md", CLEAN)
    assert scratch.run("esglint", "lock").returncode == 0
    scratch.git("add", ".")
    assert scratch.commit()[0] == 0
    code, said = scratch.commit(**{"press/a.md": CLEAN.replace("42%", "45%")})
    assert code == 1
    assert "press/a.md" in said
    assert scratch.run("esglint", "lock").returncode == 0
    scratch.git("add", ".")
    code, said = scratch.commit()
    assert code == 0, said
