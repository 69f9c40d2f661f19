"""Many executions, split over targets and processes: `python -m tests.fuzz readers --executions 1000000 --jobs 2`.

A part is so many executions of one target in a process of its own, from a seed of its own: what ends the process is kept
and told, and the other parts go on. The same command does the same again.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LARGEST_PART = 10_000  # executions: inputs that led to something new are found again in every part, which costs little
_PATIENCE = 1.0  # seconds of the clock that an execution of a part may take on average, before the part is ended
_TOLD = re.compile(r"^[\w-]+ +([\d,]+) executions +[\d,]+/s +(\d+) kinds", re.MULTILINE)
_FOUND = re.compile(r"^ +again: (.*)$", re.MULTILINE)


class Part(NamedTuple):
    """A share of a campaign."""

    target: str
    seed: int
    runs: int


class Result(NamedTuple):
    """What came of a part: `kinds` of outcome, and for each finding how to run it again, or how the process ended."""

    target: str
    executions: int
    seconds: float  # of the clock
    kinds: int
    findings: tuple[str, ...]


def parts(targets: Sequence[str], executions: int, seed: int) -> Iterator[Part]:
    """Split executions evenly over targets, and those of each into parts; first parts come first."""
    shares = [executions // len(targets) + (place < executions % len(targets)) for place in range(len(targets))]
    for start in range(0, max(shares), _LARGEST_PART):
        for target, share in zip(targets, shares, strict=True):
            if share > start:
                yield Part(target, seed + start // _LARGEST_PART, min(_LARGEST_PART, share - start))


def run_part(part: Part, found: Path) -> Result:
    """Run a part in a process of its own, each with a folder of its own for what it finds."""
    folder = found / f"{part.target}-{part.seed}"
    words = [
        part.target,
        "--runs",
        str(part.runs),
        "--seconds",
        "1e9",
        "--seed",
        str(part.seed),
        "--found",
        str(folder),
    ]
    began = time.monotonic()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz", *words],
            check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600 + part.runs * _PATIENCE,
        )  # fmt: skip
        output, status = done.stdout, done.returncode
    except subprocess.TimeoutExpired:
        output, status = "", "being too slow"
    told = _TOLD.search(output)
    findings = _FOUND.findall(output)
    if told is None or (status and not findings):
        findings.append(f"ended by {status} at the input in {folder / part.target}.last: {output[-500:]}")
    executions, kinds = (int(told[1].replace(",", "")), int(told[2])) if told else (0, 0)
    return Result(part.target, executions, time.monotonic() - began, kinds, tuple(findings))


def campaign(targets: Sequence[str], executions: int, *, jobs: int, seed: int, found: Path) -> list[Result]:
    """Run all parts, so many at a time, and tell of each when it is done."""
    results = []
    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(run_part, part, found) for part in parts(targets, executions, seed)]
        for future in as_completed(waiting):
            result = future.result()
            results.append(result)
            total = sum(one.executions for one in results)
            print(f"{total:11,} done; {result.executions:,} of {result.target} in {result.seconds:.0f} s", flush=True)
            for finding in result.findings:
                print(f"  FOUND: {finding}", flush=True)
    return sorted(results, key=lambda one: targets.index(one.target))


def table(results: Sequence[Result]) -> str:
    """Return what came of a campaign: a line for each target, and the total."""
    lines = ["target          executions   a second   kinds of outcome   findings"]
    for target in dict.fromkeys(one.target for one in results):
        own = [one for one in results if one.target == target]
        lines.append(_line(target, own, f"{max(one.kinds for one in own):16}"))
    return "\n".join([*lines, _line("all", results, " " * 16)])


def _line(name: str, results: Sequence[Result], kinds: str) -> str:
    executions, seconds = sum(one.executions for one in results), sum(one.seconds for one in results)
    findings = sum(len(one.findings) for one in results)
    return f"{name:14}{executions:12,}{executions / max(seconds, 0.001):11,.0f}   {kinds}{findings:11}"
