"""Checks on a local Ray: the same findings as here, whatever happens to workers, from a folder and from a store."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.clusters.store_at_hand import store, way_to

ROOT = Path(__file__).resolve().parent.parent.parent
COMPANIES = ("Halden Foods Ltd", "Brixham Works plc", "Corvane Textiles AG")
PATHS = ("filings", "filings/2/claims.yaml")
PATIENCE = 400  # seconds; Ray takes its time to start on a machine that has other things to do
DEADLY = "deadly.md"
# what a document does that makes its reader run out of memory: the process is gone when the file is opened
SABOTAGE = f"""
import os, signal, sys
def end(event, arguments):
    if event == "open" and str(arguments[0]).endswith("{DEADLY}"):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(end)
"""
pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="signals and ps are POSIX's here"),
]


def document(number):
    """Return a document of a company and a year; one in five disagrees with the year before."""
    company, year = COMPANIES[number % 3], 2019 + number // 3 % 4
    energy = 12_500 if number % 5 else 13_100
    paragraphs = [
        f"{company} will cut its Scope 1 emissions by {30 + chapter}% by 2030. In 2018 it used {energy:,} MWh of energy. "
        f"Plant {chapter} of {number} used {1000 + chapter * 7} m3 of water in {year}."
        for chapter in range(8)
    ]
    return f"# {company}: sustainability report {year}\n\nPublished 14 March {year + 1}.\n\n" + "\n\n".join(paragraphs)


DECLARED = b"""version: 1
about: {source: https://halden.example/climate, entity: Halden Foods Ltd, published: 2024-03-31, kind: web-page}
claims:
  - {kind: target, quote: We will cut our Scope 1 emissions by 50% by 2030., metric: ghg.scope1, target_form: change}
"""


@pytest.fixture(scope="module")
def filings():
    """Return documents by name: reports, a data book, claims written down by hand, and what cannot be read."""
    found = {f"{number % 3}/{number:03}.md": document(number).encode() for number in range(30)}
    return found | {
        "0/book.csv": b'Indicator,Unit,2018\nEnergy consumption,MWh,"12,900"\n',
        "2/claims.yaml": DECLARED,
        "2/broken.pdf": b"%PDF-1.4 nothing",
        "2/nameless.txt": b"We reached net zero in 2023 and are eco-friendly.",
        "2/old.doc": b"\xd0\xcf\x11\xe0",
    }


@pytest.fixture(scope="module")
def folder(filings, tmp_path_factory):
    top = tmp_path_factory.mktemp("filings")
    for name, content in filings.items():
        (top / "filings" / name).parent.mkdir(parents=True, exist_ok=True)
        (top / "filings" / name).write_bytes(content)
    return top


@pytest.fixture(scope="module")
def around(tmp_path_factory):
    """Return the environment of every program of these tests."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    home = tmp_path_factory.mktemp("home")
    changed = {"PYTHONPATH": path, "HOME": str(home), "RAY_USAGE_STATS_ENABLED": "0", "NO_COLOR": "1"}
    return {name: value for name, value in {**os.environ, **changed}.items() if name != "RAY_ADDRESS"}


@pytest.fixture(scope="module")
def cluster(filings, around, tmp_path_factory):
    """Start a Ray of four logical processors and give the environment of who works with it; end it at last."""
    sabotage = tmp_path_factory.mktemp("sabotage")
    (sabotage / "sitecustomize.py").write_text(SABOTAGE)
    guard = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    with store({f"filings/{name}": content for name, content in filings.items()}) as address:
        there = {**around, **guard, **way_to(address), "PYTHONPATH": f"{sabotage}{os.pathsep}{around['PYTHONPATH']}"}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [
            sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block", "--num-cpus=4", f"--port={port}",
            "--include-dashboard=false", "--disable-usage-stats", "--node-ip-address=127.0.0.1",
        ]  # fmt: skip
        with subprocess.Popen(
            command, env=there, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as head:
            try:
                wait_until(lambda: answers(port), "Ray did not start")
                yield {**around, **guard, **way_to(address), "RAY_ADDRESS": f"127.0.0.1:{port}", "HEAD": str(head.pid)}
            finally:
                head.terminate()
                head.wait(60)


def answers(port):
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds, what, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.1)
    pytest.fail(what)


def start(cwd, environment, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "checker", "check", *map(str, arguments)], cwd=cwd, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def run(cwd, environment, *arguments):
    with start(cwd, environment, *arguments) as process:
        output, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, output, errors


def processes():
    """Return what runs, by process: its parent, its group, what it was started as."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,pgid=,stat=,command="], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 4) for line in listed.stdout.splitlines()]
    return {int(row[0]): (int(row[1]), int(row[2]), row[4]) for row in rows if len(row) > 4 and row[3][0] != "Z"}


def readers(ancestor):
    """Return the processes below one that read documents."""
    every = processes()

    def descends(pid):
        while pid and pid != ancestor:
            pid = every.get(pid, (0, 0, ""))[0]
        return pid == ancestor

    return [pid for pid, (_, _, command) in every.items() if "MapWorker" in command and descends(pid)]


def rows(folder, name):
    from pyarrow.dataset import dataset

    return dataset(folder / name).to_table().sort_by("document").to_pylist()


def test_findings_are_the_same_with_a_worker_killed_in_the_middle(folder, around, cluster, tmp_path):
    reports = ("--format", "text", "--format", f"json={tmp_path}/NAME.json", "--format", f"sarif={tmp_path}/NAME.sarif")
    here = run(folder, {**around, "ESGLINT_CACHE_DIR": str(tmp_path / "here")}, *PATHS, *named(reports, "here"))
    kept = tmp_path / "there" / "readings"
    options = (*PATHS, "--engine", "ray", "--jobs", "2", "--parquet", tmp_path / "tables")
    environment = {**cluster, "ESGLINT_CACHE_DIR": str(tmp_path / "there")}
    with start(folder, environment, *options, *named(reports, "there")) as process:
        wait_until(lambda: kept.is_dir() and len(list(kept.iterdir())) > 2, "nothing was read")
        os.kill(readers(int(cluster["HEAD"]))[0], signal.SIGKILL)
        assert len(list(kept.iterdir())) < 32
        output, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, output, errors) == here
    assert here[0] == 2
    for suffix in ("json", "sarif"):
        assert (tmp_path / f"there.{suffix}").read_bytes() == (tmp_path / f"here.{suffix}").read_bytes()
    told = json.loads((tmp_path / "here.json").read_text())
    assert any(finding["rule"].startswith("XDC") for finding in told["findings"])
    assert_tables_hold(tmp_path / "tables", told)


def named(reports, name):
    return [word.replace("NAME", name) for word in reports]


def assert_tables_hold(tables, told):
    documents, claims, verdicts = (rows(tables, name) for name in ("documents", "claims", "verdicts"))
    assert [(one["path"], one["status"], one["reason"] or "") for one in documents] == [
        (one["path"], one["status"], one.get("reason", "")) for one in told["documents"]
    ]
    numbers = {one["path"]: number for number, one in enumerate(told["documents"])}
    own = {"id", "kind", "quote", "location", "mentions", "declared"}
    assert sorted((one["document"], one["id"], one["line"], one["quote"], one["slots"]) for one in claims) == sorted(
        (
            numbers[one["location"]["path"]], one["id"], one["location"]["line"], one["quote"],
            json.dumps({name: value for name, value in one.items() if name not in own}, separators=(",", ":"), ensure_ascii=False),
        )
        for one in told["claims"]
    )  # fmt: skip
    assert sorted((one["document"], one["rule"], one["claim"], one["message"], one["column"]) for one in verdicts) == (
        sorted(
            (numbers[one["location"]["path"]], one["rule"], one["claim"], one["message"], one["location"]["column"])
            for one in told["findings"]
        )
    )


def test_a_document_that_kills_every_reader_takes_no_other_with_it(cluster, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(document(number))
    (tmp_path / DEADLY).write_text(document(3))
    code, _, errors = run(tmp_path, cluster, ".", "--engine", "ray", "--jobs", "2", "--format", "json=out.json")
    assert code == 2, errors
    told = json.loads((tmp_path / "out.json").read_text())
    assert [(one["path"], one["status"]) for one in told["documents"]] == [
        ("0.md", "checked"), ("1.md", "checked"), ("2.md", "checked"), (DEADLY, "unreadable"),
    ]  # fmt: skip
    assert errors.decode().startswith(f"{DEADLY}: could not be read: Every worker that read it died")
    assert {finding["location"]["path"] for finding in told["findings"]} == {"0.md", "1.md", "2.md"}


def test_documents_in_a_store_are_checked_as_those_in_a_folder(folder, around, cluster, tmp_path):
    (tmp_path / "esglint.yaml").write_text(
        'exclude: ["filings/0"]\ndocuments: [{files: "filings/1/*", kind: message}]\n'
    )
    paths, addresses = ("filings/1", "filings/2/broken.pdf"), ("s3://filings/1", "s3://filings/2/broken.pdf")
    here = run(folder, around, *paths, "--format", "json", "--kind", "message")
    there = run(tmp_path, cluster, *addresses, "--format", "json", "--kind", "message", "--engine", "ray")
    assert (there[0], there[1].replace(b"s3://filings", b"filings")) == here[:2]
    assert there[2].replace(b"s3://filings", b"filings") == here[2]


def test_tables_are_not_written_among_others(folder, cluster, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "part-0.parquet").write_bytes(b"")
    code, output, errors = run(folder, cluster, "filings", "--engine", "ray", "--parquet", tmp_path)
    assert (code, output) == (2, b"")
    assert b"holds tables of an earlier run" in errors


def test_a_run_without_a_readable_document_ends_as_here(folder, around, cluster, tmp_path):
    here = run(folder, around, "filings/2/old.doc")
    there = run(folder, cluster, "filings/2/old.doc", "--engine", "ray", "--parquet", tmp_path / "tables")
    assert there == here
    assert rows(tmp_path / "tables", "claims") == []
    assert [one["status"] for one in rows(tmp_path / "tables", "documents")] == ["unreadable"]


@pytest.fixture
def temporary():
    """Return a folder for temporary files, with a name short enough for sockets in it."""
    with tempfile.TemporaryDirectory(prefix="ray", dir="/tmp") as found:
        yield Path(found)


def test_a_run_of_its_own_leaves_nothing_behind(folder, around, temporary):
    """Ray is started, works, and is gone with its processes and files, in the home and in the temporary folder."""
    here = run(folder, around, "filings/1", "--format", "json")
    environment = {**around, "TMPDIR": str(temporary)}
    with start(folder, environment, "filings/1", "--format", "json", "--engine", "ray", "--jobs", "2") as process:
        output, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, output, errors) == here
    wait_until(lambda: not left_of(process.pid), "processes are left", 60)
    assert list(temporary.iterdir()) == []
    assert not (Path(around["HOME"]) / ".ray").exists()


@pytest.mark.parametrize(
    ("to_all", "reads"), [(False, False), (True, True)], ids=["to the program as Ray starts", "as a terminal does"]
)
def test_control_c_ends_a_ray_of_its_own(folder, around, temporary, tmp_path, to_all, reads):
    options = ("filings", "--engine", "ray", "--jobs", "2", "--format", f"json={tmp_path}/out.json")
    with start(folder, {**around, "TMPDIR": str(temporary)}, *options, "--no-cache") as process:
        sockets = "esglint-*/session_*/sockets/*"
        wait_until(lambda: readers(process.pid) if reads else list(temporary.glob(sockets)), "Ray was not started")
        (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, output, errors.strip()) == (130, b"", b"interrupted")
    wait_until(lambda: not left_of(process.pid), "processes are left", 60)
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "out.json").exists()


def left_of(group):
    """Return the processes of Ray that are left of a run; workers have groups of their own."""
    return [command for _, own, command in processes().values() if own == group]
