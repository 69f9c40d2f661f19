"""How long rules take: `python benchmarks/rules.py [--rules DIR ...] [--claims N]`.

Measures, each in a process of its own: loading all packs from their files, loading them from the compiled cache, and
asking every rule of 1,000 claims on one core. The claims are those of the rules' own examples, read once and repeated
over as many documents as are needed. Prints the best and the median of each with what is wanted, and exits with 1
where a best time misses it. Times are processor time: the work is done by one thread and waits for nothing, so that
this is what the clock shows on a machine that has nothing else to do; the best time by the clock is printed beside it.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.cache import Cache
from checker.example_runs import read_examples
from checker.rules import Selection, check_claims, load_cached
from checker.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
WANTED = {"cold": 0.150, "cached": 0.020, "evaluate": 1.0}  # seconds
SAID = {"cold": "load all packs", "cached": "load them from the cache", "evaluate": "ask every rule of every claim"}


def load(folders: list[Path], cache: Path | None) -> dict[str, float]:
    """Return the seconds that loading takes, with the modules imported and nothing read before."""
    kept = Cache(folder=cache)
    clock, start = time.perf_counter(), time.process_time()
    library = load_cached(folders, kept)
    return {**_seconds(clock, start), "rules": len(library.rules)}


def evaluate(folders: list[Path], wanted: int) -> dict[str, float]:
    """Return the seconds that check_claims takes for every rule and at least so many claims, loading not counted."""
    rules = load_cached(folders, Cache()).rules
    _, trials = read_examples(Settings(rule_folders=tuple(folders[1:])))
    claims, readings = [], []
    while len(claims) < wanted:
        copy = len(readings) // len(trials)
        for trial in trials:
            paths = {}
            for reading in trial.readings:
                path = paths[reading.document.path] = f"{copy}-{len(readings)}.md"
                readings.append(replace(reading, document=replace(reading.document, path=path)))
            claims += [replace(claim, path=paths[claim.path]) for claim in trial.claims]
            if len(claims) >= wanted:
                break
    clock, start = time.perf_counter(), time.process_time()
    verdicts = check_claims(Selection(rules=rules), claims, readings)
    return {**_seconds(clock, start), "rules": len(rules), "claims": len(claims), "verdicts": len(verdicts)}


def _seconds(clock: float, start: float) -> dict[str, float]:
    return {"seconds": time.process_time() - start, "clock": time.perf_counter() - clock}


def measure(what: str, given: argparse.Namespace, cache: Path) -> dict[str, float]:
    """Return what a process of its own has measured."""
    command = [sys.executable, __file__, "--only", what, "--cache", str(cache), "--claims", str(given.claims)]
    command += [word for folder in given.rules for word in ("--rules", str(folder))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this script again
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rules", action="append", type=Path, default=[], help="a pack beside the built-in ones")
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=[*WANTED], help="measure one of them here, once, and print it as JSON")
    parser.add_argument("--cache", type=Path, help="the folder of the cache, for --only")
    given = parser.parse_args()
    if given.only:
        gc.set_threshold(200_000, 20, 20)  # as the command line does
        folders = [ROOT / "rules", *given.rules]
        kept = given.cache if given.only == "cached" else None
        print(json.dumps(evaluate(folders, given.claims) if given.only == "evaluate" else load(folders, kept)))
        return 0
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        measure("cached", given, Path(folder))  # fills the cache
        for what, limit in WANTED.items():
            rounds = [measure(what, given, Path(folder)) for _ in range(given.rounds if what != "evaluate" else 3)]
            seconds = [one["seconds"] for one in rounds]
            amounts = ", ".join(
                f"{int(rounds[0][name])} {name}" for name in rounds[0] if name not in {"seconds", "clock"}
            )
            best, median = 1000 * min(seconds), 1000 * statistics.median(seconds)
            amounts += f"; best by the clock {1000 * min(one['clock'] for one in rounds):.0f} ms"
            print(
                f"{SAID[what]}: best {best:.0f} ms, median {median:.0f} ms (wanted: {1000 * limit:.0f} ms; {amounts})"
            )
            missed += min(seconds) > limit
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
