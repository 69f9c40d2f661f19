"""The guide to the register does what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from checker import locking
from tests import guides

GUIDE = guides.ROOT / "docs" / "register.md"
TEXT = GUIDE.read_text("utf-8")


def esglint(line, folder):
    """Run a command of the guide; that documents and register disagree, exit code 2, is shown too."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", *shlex.split(line)[1:]],
        check=False,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(guides.ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == (2 if "--locked" in line else 0 if "lock" in line else 1), done.stderr
    return done.stdout + done.stderr


def test_the_guide_does_what_it_says(tmp_path, monkeypatch):
    monkeypatch.setattr(guides, "esglint", esglint)
    guides.follow(GUIDE, tmp_path)


def test_every_block_of_the_guide_is_checked():
    found = guides.blocks(GUIDE)
    assert len(found) == TEXT.count("\n```") // 2
    assert {block["kind"] for block in found} == {"sh", "text", "yaml", "diff"}
    assert all(block["mark"] for block in found if block["kind"] in {"yaml", "diff"})


def test_every_reason_of_the_code_is_in_the_guide():
    code = Path(locking.__file__).read_text("utf-8")
    reasons = re.findall(r'reason = "([^"]+)"|reason="([^"]+)"|return "([^"]+\.)"', code)
    told = {reason for found in reasons for reason in found if reason}
    assert len(told) >= 7
    assert [reason for reason in told - {"Its register file is damaged."} if f"| {reason} |" not in TEXT] == []


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", TEXT))
def test_its_links_lead_somewhere(target):
    assert (GUIDE.parent / target).exists()
