"""The way to a cluster and the engine, with something in the place of Ray that writes down what it is told."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from checker.cache import Cache
from checker.clusters import connection, open_cluster
from checker.clusters.connection import Cluster, connect
from checker.errors import ClusterError
from checker.settings import Settings

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and paths are POSIX's here")


class RayError(Exception):
    """As Ray has one."""


@pytest.fixture
def ray(monkeypatch):
    """Put a module in Ray's place; `told` is what it was asked, `fails` what it raises when it is started."""
    module, exceptions, data = ModuleType("ray"), ModuleType("ray.exceptions"), ModuleType("ray.data")
    module.told, module.fails, exceptions.RayError = [], None, RayError

    def init(**given):
        os.write(1, b"a line of Ray's")
        os.write(2, b"another one, of its C++ parts")
        module.told.append(
            given | {"token": os.environ.get("RAY_AUTH_TOKEN"), "stats": os.environ["RAY_USAGE_STATS_ENABLED"]}
        )
        if module.fails:
            raise module.fails

    module.init, module.data, module.exceptions = init, data, exceptions
    module.shutdown = lambda: module.told.append("shutdown")
    module.cluster_resources = lambda: {"CPU": 12.0}
    for name, one in {
        "ray": module,
        "ray.data": data,
        "ray.exceptions": exceptions,
        "pyarrow": ModuleType("pyarrow"),
    }.items():
        monkeypatch.setitem(sys.modules, name, one)
    for name in ("RAY_ADDRESS", "RAY_AUTH_TOKEN", "RAY_USAGE_STATS_ENABLED"):
        monkeypatch.delenv(name, raising=False)
    return module


@POSIX
def test_a_ray_of_our_own_is_guarded_silent_and_gone_afterwards(ray, capfd, monkeypatch):
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "1")
    with connect(4) as cluster:
        assert cluster == Cluster(processors=6, is_own=True)
        os.write(1, b"a line of a worker")
        folder = Path(ray.told[0]["_temp_dir"])
        assert folder.is_dir()
    started, ended = ray.told
    assert (started["address"], started["num_cpus"], started["include_dashboard"]) == ("local", 6, False)
    assert (len(started["token"]), started["stats"], ended) == (64, "0", "shutdown")
    assert not folder.exists()
    assert (os.environ["RAY_USAGE_STATS_ENABLED"], "RAY_AUTH_TOKEN" in os.environ) == ("1", False)
    assert capfd.readouterr() == ("", "")
    os.write(1, b"heard again")
    assert capfd.readouterr().out == "heard again"


@POSIX
@pytest.mark.parametrize(
    "error", [OSError("no room\nfor it"), RuntimeError("no room"), ValueError("no room"), RayError("no room")]
)
def test_a_ray_that_does_not_start_is_told_and_leaves_nothing(ray, error, capfd):
    ray.fails = error
    with pytest.raises(ClusterError, match=r"Ray could not be started on this machine: no room\Z"), connect(1):
        pytest.fail("there is none")
    assert not Path(ray.told[0]["_temp_dir"]).exists()
    assert ray.told[-1] == "shutdown"
    assert capfd.readouterr() == ("", "")


@POSIX
@pytest.mark.parametrize("address", ["here", "auto"])
def test_a_cluster_of_others_is_joined_and_left(ray, address, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        if address == "here":
            address = f"127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.setenv("RAY_ADDRESS", address)
        with connect(4) as cluster:
            assert cluster == Cluster(processors=12, is_own=False)
        ray.fails = RayError("another version.")
        with pytest.raises(ClusterError) as told, connect(4):
            pytest.fail("it does not take us")
    assert ray.told[0]["address"] == address
    assert ray.told[0]["token"] is None  # its guard is not ours
    assert ray.told[1] == "shutdown"
    assert f"the Ray cluster at {address} (RAY_ADDRESS) cannot be reached: another version; is it" in str(told.value)


@POSIX
def test_an_interrupt_waits_until_ray_has_started():
    reached = []

    def start():
        with connection._interrupts_later():
            os.kill(os.getpid(), signal.SIGINT)
            reached.append("the end")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert reached == ["the end"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_thread_that_gets_no_interrupts_does_without():
    passed = []

    def work():
        with connection._interrupts_later():
            passed.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert passed == [1]


@POSIX
@pytest.mark.parametrize(("length", "is_short"), [(10, False), (80, True)])
def test_the_folder_of_ray_has_a_name_that_leaves_room_for_sockets(length, is_short, tmp_path, monkeypatch):
    usual = tmp_path / ("t" * length)
    usual.mkdir()
    monkeypatch.setattr(connection, "_LONGEST", len(str(tmp_path)) + 30)
    monkeypatch.setattr("tempfile.tempdir", str(usual))
    folder = connection._folder()
    folder.rmdir()
    assert folder.parent == (Path("/tmp") if is_short else usual)


def test_the_word_of_a_process_stays_the_same():
    assert connection._word() == connection._word()


# the engine


class Flow:
    """Writes down what it is asked."""

    made: list[Flow] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, orders, workers):
        self.orders, self.workers, self.is_closed = orders, workers, False
        self.written = ()
        Flow.made.append(self)

    def examine_all(self, tasks, advance):
        try:
            yield from tasks
        finally:
            self.is_closed = True

    def judge_companies(self, outlines, shelf):
        yield from zip(outlines, [shelf] * len(outlines), strict=True)

    def write(self, *given):
        self.written = given


class Store:
    """Lists what is in a bucket."""

    def __init__(self, address):
        self.address = address

    def documents(self, address):
        return [f"{address}/a.md", f"{address}/drafts/b.md"] if not address.endswith(".md") else [address]


@pytest.fixture
def engine(monkeypatch):
    """Return what gives an engine; its parts that need the extra are replaced."""
    Flow.made.clear()
    parts = {
        "storage": SimpleNamespace(Store=Store),
        "flow": SimpleNamespace(Flow=Flow),
        "tables": SimpleNamespace(Target=lambda folder: ("target", folder)),
        "work": SimpleNamespace(Orders=SimpleNamespace, this_program=lambda: "program"),
    }
    for name, part in parts.items():
        module = ModuleType(f"checker.clusters.{name}")
        module.__dict__.update(vars(part))
        monkeypatch.setitem(sys.modules, f"checker.clusters.{name}", module)

    def given(cluster, jobs=None):
        @contextmanager
        def connected(workers):
            yield cluster

        monkeypatch.setattr("checker.clusters.engine.connect", connected)
        return open_cluster(jobs)

    return given


def plan(tmp_path):
    from checker.planning import make_plan
    from checker.rulebook import load_library

    settings = Settings(cache=Cache(folder=tmp_path / "cache"), exclude=("drafts",))
    return make_plan(load_library(settings), settings, [])


@pytest.mark.parametrize(
    ("cluster", "jobs", "workers"),
    [
        (Cluster(processors=12, is_own=False), None, 12),
        (Cluster(processors=0, is_own=False), None, 1),
        (Cluster(processors=12, is_own=False), 3, 3),
        (Cluster(processors=12, is_own=True), 5, 5),
    ],
)
def test_as_many_workers_are_asked_for_as_there_is_work_for(engine, tmp_path, cluster, jobs, workers):
    task = SimpleNamespace(path=Path("a.md"))
    with engine(cluster, jobs) as found:
        assert list(found.examine_all([task], plan(tmp_path))) == [task]
    (flow,) = Flow.made
    assert (flow.workers, flow.orders.program) == (workers, "program")


@pytest.mark.parametrize("is_own", [True, False])
def test_a_cache_goes_to_other_machines_only_where_somebody_says_so(engine, tmp_path, monkeypatch, is_own):
    monkeypatch.delenv("ESGLINT_CACHE_DIR", raising=False)
    for said in (False, True):
        if said:
            monkeypatch.setenv("ESGLINT_CACHE_DIR", str(tmp_path / "cache"))
        with engine(Cluster(processors=2, is_own=is_own)) as found:
            found.examine_all([], plan(tmp_path))
        folder = Flow.made[-1].orders.plan.settings.cache.folder
        assert folder == (tmp_path / "cache" if is_own or said else None)


def test_addresses_are_listed_and_what_is_excluded_left_out(engine, tmp_path):
    settings = Settings(exclude=("drafts",))
    paths = [Path("here/a.md"), Path("s3://filings/2024"), Path("s3://filings/drafts/c.md")]
    with engine(Cluster(processors=2, is_own=True)) as found:
        listed = found.find(paths, settings)
        assert [path.as_posix() for path in listed] == ["here/a.md", "s3:/filings/2024/a.md", "s3:/filings/drafts/c.md"]
        assert found.target(tmp_path) == ("target", tmp_path)
        list(found.examine_all([SimpleNamespace(path=path) for path in listed[1:]], plan(tmp_path)))
        (flow,) = Flow.made
        assert list(flow.orders.stores) == ["filings"]
        assert flow.orders.folder == ""  # nothing on the disk is read


def test_what_was_begun_is_ended_before_the_cluster_is_left(engine, tmp_path):
    with engine(Cluster(processors=2, is_own=True)) as found:
        begun = found.examine_all([SimpleNamespace(path=Path("a.md"))], plan(tmp_path))
        next(begun)
        (flow,) = Flow.made
        assert flow.orders.folder == str(Path.cwd())
        assert list(found.judge_companies(["outline"], "shelf", plan(tmp_path))) == [("outline", "shelf")]
        found.write("report", ["verdict"], "target")
        assert flow.written == ("report", ["verdict"], "target")
        assert not flow.is_closed
    assert flow.is_closed
