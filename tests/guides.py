"""Guides that do what they say: their files are written, their commands run, their output compared.

ESGLINT_RENEW=1 writes the outputs into a guide in place of comparing them.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?:^<!-- (?P<mark>[^\n]+) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(guide):
    """Return the fenced blocks of a guide, each with its mark."""
    return list(BLOCK.finditer(guide.read_text("utf-8")))


def follow(guide, folder):
    """Do in a folder what a guide says, block by block, and compare what is printed with what it shows."""
    printed, renewed = "", []
    for block in blocks(guide):
        mark, kind, text = block["mark"] or "", block["kind"], block["text"]
        verb, _, name = mark.partition(": ")
        if verb == "write":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        elif verb == "change":
            change(folder / name, text.splitlines(keepends=True))
        elif kind == "sh":
            printed = "".join(esglint(line, folder) for line in text.splitlines())
        elif verb == "part of the output":
            rest = iter(printed.splitlines())
            assert [line for line in text.splitlines() if line not in rest] == []
        elif os.environ.get("ESGLINT_RENEW"):
            renewed.append((block.span("text"), printed))
        else:
            assert text == printed
    for (start, end), output in reversed(renewed):
        whole = guide.read_text("utf-8")
        guide.write_text(whole[:start] + output + whole[end:], encoding="utf-8", newline="\n")


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
