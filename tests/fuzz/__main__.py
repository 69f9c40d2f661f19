"""Fuzz the readers and loaders: `python -m tests.fuzz [TARGETS...] [--runs N] [--seconds S]`.

Without targets, all of them, each with a share of the time; `readers` stands for those that read documents in this
process. With `--executions` it is a campaign: so many, split over the targets, in processes of their own. With `--guided` atheris does it, where it is installed;
without, inputs of the corpus are changed from a seed, so that a run can be repeated. Findings are kept as files.
`--replay FILE` runs one target over one file. Exit code 1: something was found.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib.util
import subprocess
import sys
from pathlib import Path

from tests.fuzz.campaign import campaign, table
from tests.fuzz.running import Finding, Run, fuzz, noted, save, tried
from tests.fuzz.targets import READERS, TARGETS

_UNLIMITED = 10**12


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"readers, or of these: {', '.join(TARGETS)}")
    parser.add_argument("--runs", type=int, default=_UNLIMITED, help="executions of each target")
    parser.add_argument("--executions", type=int, help="of all targets together, in processes of their own")
    parser.add_argument("--jobs", type=int, default=1, help="processes of a campaign at a time [1]")
    parser.add_argument("--seconds", type=float, default=60, help="of all targets together [60]")
    parser.add_argument("--seed", type=int, default=0, help="another one gives other inputs [0]")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), help="folder for findings [fuzz-found]")
    parser.add_argument("--guided", action="store_true", help="with atheris, guided by coverage")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run the target over this file alone")
    given = parser.parse_args()
    named = [one for name in given.targets for one in (READERS if name == "readers" else [name])]
    unknown = [name for name in named if name not in TARGETS]
    if unknown:
        parser.error(f"there is no target {unknown[0]}")
    faulthandler.enable()
    chosen = list(dict.fromkeys(named)) or list(TARGETS)
    if given.replay:
        return _replay(chosen[0], given.replay)
    if given.executions:
        results = campaign(chosen, given.executions, jobs=given.jobs, seed=given.seed, found=given.found)
        print(table(results))
        return int(any(one.findings for one in results))
    shares = sum(TARGETS[name].share for name in chosen)
    failed = False
    for name in chosen:
        seconds = given.seconds * TARGETS[name].share / shares
        if given.guided:
            failed |= _guided(name, given, seconds)
        else:
            failed |= _ended_by(name, given.found)
            last = given.found / f"{name}.last"
            failed |= _tell(fuzz(name, runs=given.runs, seconds=seconds, seed=given.seed, last=last), given.found)
    return int(failed)


def _tell(run: Run, folder: Path) -> bool:
    speed = run.executions / max(run.seconds, 0.001)
    print(
        f"{run.target:14} {run.executions:9,} executions {speed:9,.0f}/s {run.outcomes:5} kinds of outcome", flush=True
    )
    for finding in run.findings:
        _say(run.target, save(finding, run.target, folder), finding)
    return bool(run.findings)


def _say(target: str, path: Path, finding: Finding) -> None:
    print(f"  FOUND at {finding.place}\n    {finding.told.strip()[:1500]}")
    print(f"    again: python -m tests.fuzz {target} --replay {path}", flush=True)


def _ended_by(target: str, folder: Path) -> bool:
    """Tell whether an earlier run was ended in the middle of an input, and keep that input."""
    last = folder / f"{target}.last"
    if not last.exists():
        return False
    finding = Finding("the end of the process", "an earlier run was ended while it was at this input", noted(last))
    _say(target, save(finding, target, folder), finding)
    return True


def _guided(target: str, given: argparse.Namespace, seconds: float) -> bool:
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: run without --guided, or `pip install atheris`", file=sys.stderr)
        return True
    runs = -1 if given.runs == _UNLIMITED else given.runs
    words = [target, str(runs), str(max(1, round(seconds))), str(given.seed or 1), str(given.found)]
    command = [sys.executable, "-m", "tests.fuzz.guided", *words]
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    told = [line for line in done.stdout.splitlines() if line.startswith("stat::number_of_executed_units")]
    print(f"{target:14} {' '.join(told) or done.stdout[-3000:]}", flush=True)
    found = [line for line in done.stdout.splitlines() if line.startswith(f"{target}: ")]
    if found:
        print("\n".join(line for line in done.stdout.splitlines() if not line.startswith("#"))[-6000:])
    return bool(found) or done.returncode != 0


def _replay(target: str, path: Path) -> int:
    outcome = tried(target, path.read_bytes())
    if isinstance(outcome, Finding):
        _say(target, path, outcome)
        return 1
    print(f"{target}: {outcome}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
