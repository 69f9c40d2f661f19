"""The way to Ray: the cluster that RAY_ADDRESS names, or a Ray of this run's own on this machine."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import sys
import tempfile
import threading
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.errors import ClusterError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ADDRESS_NAME = "RAY_ADDRESS"
_EXTRA = frozenset({"ray", "pyarrow", "pandas", "fsspec"})  # what the extra brings
_PATIENCE = 10.0  # seconds for a cluster to answer; Ray itself would ask for minutes
_SPARE = 2  # logical processors beside those of the workers: with none, reading would wait for them, and they for it
_LONGEST = 30  # characters of a folder in which Ray's sockets still find room for their names (107 in all)
_ALWAYS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}  # no telemetry; a bar is ours
_MANNERS: Mapping[str, object] = {"log_to_driver": False, "logging_level": "CRITICAL"}


class Cluster(Struct, frozen=True, kw_only=True):
    """Where the work is done."""

    processors: int  # logical ones
    is_own: bool  # started by this run, on this machine


@contextmanager
def connect(workers: int) -> Iterator[Cluster]:
    """Give a cluster and leave it again: the one that RAY_ADDRESS names, else one of our own for `workers` workers.

    Raises UsageError where the extra is missing, ClusterError where that cluster cannot be reached. What Ray prints is
    not shown: standard output is the report's.
    """
    address = os.environ.get(ADDRESS_NAME, "")
    is_own = address in {"", "local"}
    # Ray listens on every address of the machine: only those may talk to it who know this process's word
    guard = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": _word()} if is_own else {}
    with _environment(_ALWAYS | guard):  # before Ray is loaded, which reads it then
        require_extra()
        if is_own:
            with _silence(), _own(workers + _SPARE) as cluster:
                yield cluster
        else:
            _require_answer(address)
            with _silence(), _existing(address) as cluster:
                yield cluster


@lru_cache(maxsize=1)
def _word() -> str:
    """Return a word that nobody can guess; Ray remembers the first that it has met in a process."""
    return secrets.token_hex(32)


def require_extra() -> None:
    """Load Ray Data; UsageError where the extra is missing."""
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 - an extra, and heavy
        import ray.data  # noqa: F401, PLC0415 - as above
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise UsageError(
            f"--engine ray needs the package {error.name}, which is not here: pip install 'esglint[ray]'"
        ) from error


@contextmanager
def _own(processors: int) -> Iterator[Cluster]:
    import ray  # noqa: PLC0415 - an extra, and heavy
    from ray.exceptions import RayError  # noqa: PLC0415 - as above

    folder = _folder()
    try:
        try:
            with _interrupts_later():
                ray.init(
                    address="local", num_cpus=processors, include_dashboard=False, _temp_dir=str(folder), **_MANNERS
                )
        except (OSError, RuntimeError, ValueError, RayError) as error:
            raise ClusterError(f"Ray could not be started on this machine: {_first_line(error)}") from error
        yield Cluster(processors=processors, is_own=True)
    finally:
        ray.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _existing(address: str) -> Iterator[Cluster]:
    import ray  # noqa: PLC0415 - an extra, and heavy
    from ray.exceptions import RayError  # noqa: PLC0415 - as above

    try:
        ray.init(address=address, **_MANNERS)
    except (OSError, RuntimeError, ValueError, RayError) as error:
        raise _unreachable(address, _first_line(error)) from error
    try:
        yield Cluster(processors=int(ray.cluster_resources().get("CPU", 0)), is_own=False)
    finally:
        ray.shutdown()


def _require_answer(address: str) -> None:
    """Raise UsageError unless somebody answers at an address, HOST:PORT or "auto" (which Ray looks up on the disk)."""
    if "://" in address:
        raise UsageError(
            f"{ADDRESS_NAME} is {address}: that way leads to Ray Client or to its jobs, which run no Ray Data of ours; "
            "run esglint on a machine of the cluster, or with `ray job submit`, and name the cluster HOST:PORT or auto"
        )
    if address == "auto":
        return
    host, _, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit():
        raise UsageError(f'{ADDRESS_NAME} takes HOST:PORT, auto or local; found "{address}"')
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise _unreachable(address, str(error)) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _unreachable(address: str, reason: str) -> ClusterError:
    return ClusterError(
        f"the Ray cluster at {address} ({ADDRESS_NAME}) cannot be reached: {reason.rstrip('.')}; is it running, with "
        f"this version of Ray and Python? Without {ADDRESS_NAME} the run starts a Ray of its own on this machine"
    )


def _folder() -> Path:
    """Return a new folder for what Ray writes down, under a name short enough for the sockets in it."""
    usual, short = tempfile.gettempdir(), "/tmp"  # noqa: S108 - nobody can guess the name of the folder in it
    is_long = len(usual) > _LONGEST and Path(short).is_dir()
    return Path(tempfile.mkdtemp(prefix="esglint-", dir=short if is_long else usual))


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Keep Ctrl-C back until Ray has started: what it has started until then would be left running."""
    if threading.current_thread() is not threading.main_thread():  # others never get it
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


@contextmanager
def _environment(changed: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _silence() -> Iterator[None]:
    """Lead nowhere what this process and those it starts print; Ray's C++ parts take no other order."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        for number, saved in enumerate(kept, start=1):
            os.dup2(saved, number)
            os.close(saved)
        os.close(nowhere)
