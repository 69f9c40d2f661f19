"""Whole runs, as a user starts them: the same bytes whatever is around, no network, and a clean end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.cache import Cache

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "claims" / "examples").iterdir())
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals and ps are POSIX's here")
WORDS = "Halden Foods will cut its Scope 1 emissions by 42% by 2030. In 2023 it used 12,500 MWh of energy. "


def environment(**changed):
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, **changed}


def esglint(*arguments, cwd, **changed):
    return subprocess.run(
        [sys.executable, "-m", "checker", *map(str, arguments)], check=False, cwd=cwd,
        env=environment(**changed), capture_output=True, timeout=300,
    )  # fmt: skip


@pytest.fixture
def many(tmp_path):
    """Return a folder of many documents, each of which takes a while."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(
            "\n\n".join(f"{WORDS}It is the year {year}." for year in range(number, number + 16))
        )
    return folder


# the same bytes


def test_runs_are_the_same_bytes_whatever_is_around(tmp_path):
    documents = tmp_path / "documents"
    shutil.copytree(EXAMPLES[0].parent, documents)
    (documents / "wide.md").write_text(
        "# Ziele\n\nÖkostrom: 市 Halden will cut emissions by 42% by 2030 — “soon”.\n", encoding="utf-8"
    )
    around = [
        (("--no-cache", "--jobs", "1"), {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}),
        (("--jobs", "2"), {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "40"}),
        (
            ("--jobs", "1"),
            {"PYTHONHASHSEED": "77", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "LANG": "de_DE"},
        ),
        (
            ("--jobs", "auto"),
            {"PYTHONHASHSEED": "random", "LC_ALL": "POSIX", "TZ": "Pacific/Apia", "PYTHONOPTIMIZE": "1"},
        ),
    ]
    told = set()
    for index, (options, changed) in enumerate(around):
        here = tmp_path / f"here{index}"
        here.mkdir()
        done = esglint(
            "check", documents, "--format", "text", "--format", "json=out.json", "--format", "sarif=out.sarif", *options,
            cwd=here, ESGLINT_CACHE_DIR=str(tmp_path / "cache"), **changed,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, b"")
        extracted = esglint(
            "extract", documents, *options, cwd=here, ESGLINT_CACHE_DIR=str(tmp_path / "cache"), **changed
        )
        assert extracted.returncode == 0
        told.add((done.stdout, (here / "out.json").read_bytes(), (here / "out.sarif").read_bytes(), extracted.stdout))
    assert len(told) == 1


def test_a_warm_run_loads_nothing_heavy(tmp_path):
    """The first run needs no spaCy for plain text; the second neither what checks rule files nor any reader."""
    code = """if True:
        import sys
        from checker.cli import run
        run(["check", *sys.argv[1:]])
        heavy = ("spacy", "jsonschema", "yaml", "rich", "justhtml", "markdown_it", "openpyxl", "docx", "pypdfium2",
                 "checker.extraction", "checker.documents.reading", "checker.rules.loader", "tempfile", "shutil")
        print("loaded:", *[name for name in heavy if name in sys.modules])
    """
    command = [sys.executable, "-c", code, *map(str, EXAMPLES)]
    around = environment(ESGLINT_CACHE_DIR=str(tmp_path / "cache"))
    cold, warm = (
        subprocess.run(
            command, cwd=tmp_path, env=around, capture_output=True, text=True, check=True, timeout=120
        ).stdout
        for _ in range(2)
    )
    assert "checker.extraction" in cold.splitlines()[-1].split()
    assert "spacy" not in cold.splitlines()[-1].split()
    assert warm.splitlines()[-1] == "loaded:"
    assert warm.splitlines()[:-1] == cold.splitlines()[:-1]


# no network

BLOCK = """
import sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"}:
        raise RuntimeError(f"network: {event} {arguments}")
sys.addaudithook(refuse)
"""


@pytest.fixture
def offline(tmp_path):
    """Return an environment in which every use of the network is an error, in all processes."""
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "sitecustomize.py").write_text(BLOCK)
    return {"PYTHONPATH": os.pathsep.join((str(tmp_path / "blocked"), str(ROOT)))}


def test_the_block_blocks(tmp_path, offline):
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **offline},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "network: socket." in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.md", "b.csv", "page.html", "--no-cache", "--jobs", "2"),
        ("check", "a.md", "--format", "sarif"),
        ("extract", "a.md", "page.html"),
        ("tie-out", "a.md", "--against", "b.csv"),
        ("diff", "a.md", "page.html"),
        ("why", "a.md:1"),
        ("rules", "list"),
        ("cache", "info"),
    ],
    ids=" ".join,
)
def test_nothing_uses_the_network(tmp_path, offline, arguments):
    (tmp_path / "a.md").write_text(
        f"{WORDS} See https://halden.example/report and ![chart](http://halden.example/c.png)."
    )
    (tmp_path / "b.csv").write_text('Metric,Unit,2023\nEnergy consumption,MWh,"12,500"\n')
    (tmp_path / "page.html").write_text(
        "<!DOCTYPE html><html><head><link rel='stylesheet' href='http://halden.example/a.css'>"
        f"<script src='//halden.example/a.js'></script></head><body><p>{WORDS}</p></body></html>"
    )
    done = esglint(*arguments, cwd=tmp_path, **offline)
    assert done.returncode in {0, 1}, done.stderr
    assert b"network" not in done.stderr


# a clean end


def processes(group):
    """Return the processes of a group that still run, with what they were started as."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pgid=,pid=,stat=,command="], capture_output=True, text=True, check=True
    )
    rows = (line.split(None, 3) for line in listed.stdout.splitlines())
    return {int(row[1]): row[3] for row in rows if int(row[0]) == group and not row[2].startswith("Z") and len(row) > 3}


def workers(group):
    return [pid for pid, command in processes(group).items() if "spawn_main" in command]


def wait_until(holds, what):
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail(what)


def start(tmp_path, many, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "many", "--jobs", "2", "--format", "json=out.json", *options],
        cwd=tmp_path, env=environment(ESGLINT_CACHE_DIR=str(tmp_path / "cache")), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@POSIX_ONLY
@pytest.mark.parametrize("to_all", [False, True], ids=["to the program", "as a terminal does"])
def test_control_c_ends_all_processes_and_leaves_nothing_half_written(tmp_path, many, to_all):
    kept = tmp_path / "cache" / "readings"
    with start(tmp_path, many) as process:
        wait_until(lambda: kept.is_dir() and len(list(kept.iterdir())) > 3, "nothing was read")
        assert len(workers(process.pid)) == 2
        (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.strip()) == (130, b"", b"interrupted")
    wait_until(lambda: not processes(process.pid), "processes are left")
    assert not (tmp_path / "out.json").exists()
    entries = [path.name for path in kept.iterdir()]
    assert len(entries) < 40
    cache = Cache(folder=tmp_path / "cache")
    assert [name for name in entries if cache.read("readings", name) is None] == []


@POSIX_ONLY
def test_a_killed_process_costs_one_document(tmp_path, many):
    kept = tmp_path / "cache" / "readings"
    with start(tmp_path, many) as process:
        wait_until(lambda: kept.is_dir() and len(list(kept.iterdir())) > 3, "nothing was read")
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        _, errors = process.communicate(timeout=300)
    assert process.returncode == 2
    told = json.loads((tmp_path / "out.json").read_text())["documents"]
    lost = [one for one in told if one["status"] == "unreadable"]
    assert len(told) == 40
    assert [one["reason"] for one in lost] == [
        "The process that read it was ended by signal 9, perhaps because memory ran out."
    ]
    assert errors.decode().startswith(f"{lost[0]['path']}: could not be read: The process that read it was ended")
    wait_until(lambda: not processes(process.pid), "processes are left")
