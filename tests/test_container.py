"""The container, as far as it can be judged without an engine: what goes in, who runs, what is left."""

from __future__ import annotations

import fnmatch
import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE))
STEPS = [tuple(line.split(" ", 1)) for line in TEXT.splitlines() if line.strip()]
LAST = STEPS[max(index for index, (word, _) in enumerate(STEPS) if word == "FROM") :]


def values(word, steps=STEPS):
    return [rest for step, rest in steps if step == word]


def test_the_base_is_small_and_pinned_by_tag_and_digest():
    bases = values("FROM")
    assert len(bases) == 2
    assert {base.removesuffix(" AS build") for base in bases} == {bases[1]}
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}", bases[1])


def test_the_wheel_is_all_that_is_taken_along():
    assert values("COPY", LAST) == ["--from=build /opt/esglint /opt/esglint"]
    assert values("ADD") == []


def test_no_cache_is_left():
    (build,) = values("RUN", STEPS[: -len(LAST)])
    installs = [part for part in build.split("&&") if " pip wheel " in part or " pip install " in part]
    assert len(installs) == 2
    assert all("--no-cache-dir" in part for part in installs)


def test_nobody_is_root_and_the_entry_is_the_command():
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", values("USER", LAST)[-1])
    assert [word for word, _ in LAST].index("USER") > max(i for i, (word, _) in enumerate(LAST) if word == "RUN")
    assert json.loads(values("ENTRYPOINT", LAST)[0]) == ["esglint"]


def test_it_says_what_it_is():
    (labels,) = values("LABEL", LAST)
    licence = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["license"]
    assert f'org.opencontainers.image.licenses="{licence}"' in labels
    assert 'org.opencontainers.image.title="esglint"' in labels


def test_what_is_copied_is_let_in_and_nothing_else():
    lines = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert lines[0] == "*"
    let_in = {line[1:] for line in lines if line.startswith("!")}
    copied = {name for step in values("COPY", STEPS[: -len(LAST)]) for name in step.split()[:-1]}
    assert let_in == copied
    assert all((ROOT / name).exists() for name in copied)
    assert [
        name for name in (".git", ".venv", "tests", ".github") if name in let_in or not fnmatch.fnmatch(name, "*")
    ] == []
