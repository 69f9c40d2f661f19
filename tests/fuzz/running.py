"""One target run many times: what it raises, what takes too long or too much memory, kept as files to run again."""

from __future__ import annotations

import hashlib
import mmap
import random
import signal
import sys
import time
import traceback
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.corpus import regressions, seeds
from tests.fuzz.mutation import LARGEST, mutated
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 10  # seconds of processor time that one input of at most `LARGEST` bytes may take
MOST_MEMORY = 400 * 1024 * 1024  # bytes that one input may add to the most that the process has used
_POOL = 400  # inputs that led to something new
_HANDY = (6_000, 0.01)  # bytes and seconds of those: changes of large ones are slow, and seldom tell more


class Finding(NamedTuple):
    """An input that led to what no target may do."""

    place: str  # in our code, where there is such: findings are told apart by it
    told: str
    content: bytes


class Run(NamedTuple):
    """What came of a run."""

    target: str
    executions: int
    seconds: float
    outcomes: int  # kinds of them
    findings: tuple[Finding, ...]


class TooLongError(BaseException):
    """Goes through every `except Exception`."""


def fuzz(target: str, *, runs: int, seconds: float, seed: int, last: Path | None = None) -> Run:
    """Run a target over its corpus and changed inputs, until `runs` or `seconds` are reached.

    `last`: a file that holds the input at work, for what ends the whole process.
    """
    one = TARGETS[target]
    chance = random.Random(f"{target}:{seed}")
    pool = [*seeds(target), *regressions(target).values()]
    outcomes: set[str] = set()
    findings: dict[str, Finding] = {}
    began, done = time.monotonic(), 0
    with _noted(last) as note:
        while done < runs and time.monotonic() - began < seconds:
            start = chance.choice(pool)
            content = pool[done] if done < len(pool) else mutated(chance, start, pool, one.shape)
            note(content)
            done += 1
            before = time.process_time()
            outcome = tried(target, content)
            is_handy = len(content) <= _HANDY[0] and time.process_time() - before <= _HANDY[1]
            if isinstance(outcome, Finding):
                findings.setdefault(outcome.place, outcome)
            elif outcome not in outcomes:
                outcomes.add(outcome)
                if is_handy:
                    _add(chance, pool, content)
    return Run(target, done, time.monotonic() - began, len(outcomes), tuple(findings.values()))


def tried(target: str, content: bytes) -> str | Finding:
    """Run a target over one input; return the kind of outcome, or what is wrong with it."""
    before = _most_memory()
    try:
        with _limited(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            outcome = TARGETS[target].run(content)
    except TooLongError as error:
        return Finding(_place(error), f"took longer than {LONGEST} s of processor time", content)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        return Finding(_place(error), "".join(traceback.format_exception(error, limit=-4)), content)
    if _most_memory() - before > MOST_MEMORY:
        return Finding("memory", f"took more than {MOST_MEMORY // 1024**2} MiB", content)
    return outcome


def save(finding: Finding, target: str, folder: Path) -> Path:
    """Keep the input of a finding under a name that its content gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{target}-{hashlib.sha256(finding.content).hexdigest()[:12]}"
    path.write_bytes(finding.content)
    return path


def _add(chance: random.Random, pool: list[bytes], content: bytes) -> None:
    if len(pool) < _POOL:
        pool.append(content)
    else:
        pool[chance.randrange(len(pool))] = content


def _place(error: BaseException) -> str:
    """Return the kind of the error and the last line of our own that it went through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if "/checker/" in one.filename.replace("\\", "/")] or list(frames)
    return f"{type(error).__name__} {own[-1].filename}:{own[-1].lineno}"


@contextmanager
def _limited() -> Iterator[None]:
    """Raise `TooLongError` where it takes too long; code in C is interrupted when it comes back."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise TooLongError


def _most_memory() -> int:
    """Return the most bytes that this process has used so far, 0 where the platform does not say."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@contextmanager
def _noted(last: Path | None):
    """Give a function that keeps the input at work in a file, which outlives a process that is ended."""
    if last is None:
        yield lambda _: None
        return
    last.parent.mkdir(parents=True, exist_ok=True)
    with last.open("wb+") as file:
        file.truncate(16 + 4 * LARGEST)
        with mmap.mmap(file.fileno(), 0) as shared:

            def note(content: bytes) -> None:
                held = content[: 4 * LARGEST]
                shared[: 16 + len(held)] = b"%016d" % len(held) + held

            yield note
    last.unlink()


def noted(last: Path) -> bytes:
    """Return the input that was at work when a process ended."""
    content = last.read_bytes()
    return content[16 : 16 + int(content[:16] or b"0")]
