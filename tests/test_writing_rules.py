"""The guide for rule authors does what it says: its files are written, its commands run, their output compared.

ESGLINT_RENEW=1 writes the outputs into the guide in place of comparing them.
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
GUIDE = ROOT / "docs" / "writing-rules.md"
BLOCK = re.compile(r"(?:^<!-- (?P<mark>[^\n]+) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = list(BLOCK.finditer(GUIDE.read_text("utf-8")))


def esglint(line, folder):
    command = [sys.executable, "-m", "checker", *shlex.split(line)[1:]]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, check=False, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout + done.stderr


def change(path, lines):
    """Apply a block of `-` and `+` lines: the former stand in the file once, the latter take their place."""
    old = "".join(line[1:] for line in lines if line[0] == "-")
    new = "".join(line[1:] for line in lines if line[0] == "+")
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_guide_does_what_it_says(tmp_path):
    printed, renewed = "", []
    for block in BLOCKS:
        mark, kind, text = block["mark"] or "", block["kind"], block["text"]
        verb, _, name = mark.partition(": ")
        if verb == "write":
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        elif verb == "change":
            change(tmp_path / name, text.splitlines(keepends=True))
        elif kind == "sh":
            printed = "".join(esglint(line, tmp_path) for line in text.splitlines())
        elif verb == "part of the output":
            rest = iter(printed.splitlines())
            assert [line for line in text.splitlines() if line not in rest] == []
        elif os.environ.get("ESGLINT_RENEW"):
            renewed.append((block.span("text"), printed))
        else:
            assert text == printed
    for (start, end), output in reversed(renewed):
        whole = GUIDE.read_text("utf-8")
        GUIDE.write_text(whole[:start] + output + whole[end:], encoding="utf-8", newline="\n")


def test_every_block_of_the_guide_is_checked():
    assert len(BLOCKS) == GUIDE.read_text("utf-8").count("\n```") // 2
    assert {block["kind"] for block in BLOCKS} == {"sh", "text", "yaml", "diff"}
    assert all(block["mark"] for block in BLOCKS if block["kind"] in {"yaml", "diff"})


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", GUIDE.read_text("utf-8")))
def test_its_links_lead_somewhere(target):
    assert (GUIDE.parent / target).exists()
