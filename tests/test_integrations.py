"""What docs/integrations.md says of the action and the hooks is what they are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))]


def blocks(text, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def first_cells(title):
    """Return the names in the first column of the table with this heading."""
    table = PAGE.split(f"| {title} |", 1)[1].split("\n\n", 1)[0]
    return [name for row in table.splitlines()[2:] for name in re.findall(r"`([\w-]+)`", row.split("|")[1])]


def test_every_input_output_and_hook_is_described():
    assert first_cells("input") == list(ACTION["inputs"])
    assert first_cells("output") == list(ACTION["outputs"])
    assert first_cells("hook") == HOOKS


def test_the_workflows_that_are_shown_use_what_there_is():
    used = []
    for text in (PAGE, README):
        for block in blocks(text, "yaml"):
            for job in (yaml.safe_load(block).get("jobs") or {}).values():
                used += [step for step in job["steps"] if step["uses"].startswith("OWNER/esglint@")]
    assert len(used) == 2
    assert all(set(step["with"]) <= set(ACTION["inputs"]) for step in used)


def test_the_hooks_that_are_shown_are_there():
    shown = [
        hook["id"]
        for text in (PAGE, README)
        for block in blocks(text, "yaml")
        for repository in yaml.safe_load(block).get("repos") or ()
        for hook in repository["hooks"]
    ]
    assert set(shown) == set(HOOKS)


def test_the_extra_is_called_so():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert "lsp" in extras
    assert "esglint[lsp]" in README
