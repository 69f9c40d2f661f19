"""A repository with documents to lock, and the command line in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from checker.documents import read_document
from checker.extraction import read_claims
from checker.model import Claim, Unreadable
from checker.register import Registered
from checker.resolution import resolve

RELEASE = """---
entity: Norvale Foods plc
date: 2025-03-04
---
# Norvale Foods plc sets targets

Norvale Foods plc will cut its Scope 1 and 2 emissions by 42% by 2030.

Its plants recycled 87.5% of their waste in 2024.
"""
REPORT = """---
entity: Norvale Foods plc
date: 2024-03-01
---
# Norvale Foods plc: report 2023

Scope 1 emissions were 24,600 t CO2e in 2023.

| Metric | 2022 | 2023 |
|---|---|---|
| Water withdrawal (m3) | 1,820,000 | 1,730,000 |
"""


def registered(path: Path, shown: str | None = None, **hints: str) -> Registered:
    """Return a document as the register is to know it."""
    document = read_document(path, shown or path.as_posix())
    assert not isinstance(document, Unreadable), document
    reading = read_claims(document, hints=hints)
    claims = tuple(replace(claim, facets=()) for claim in resolve([reading]))
    return Registered(reading=replace(reading, mentions=()), claims=claims, hints=hints)


def bare(claim: Claim) -> Claim:
    """Return a claim without what a register does not keep: the slots of each place, before they were joined."""
    return replace(claim, mentions=tuple(replace(mention, slots={}) for mention in claim.mentions))


def repository(folder: Path) -> Path:
    """Make a small repository: two documents of one stem in two folders, and one more."""
    (folder / ".git").mkdir()
    (folder / "esglint.yaml").write_text("paths: [docs, press]\n", encoding="utf-8")
    for name, text in (("docs/report.md", REPORT), ("press/release.md", RELEASE), ("press/report.md", RELEASE)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def esglint(folder: Path, *arguments: str, before: str = "", code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own; `before` and `code` are Python around it."""
    root = Path(__file__).resolve().parents[2]
    program = f"import sys\n{before}\nfrom checker.cli import run\nanswer = run({list(arguments)!r})\n{code}\nsys.exit(answer)"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
