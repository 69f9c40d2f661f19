"""How long a run over unchanged documents takes, side by side: `python benchmarks/warm.py [FILE ...]`.

Runs, in turn, a bare interpreter, `esglint --help`, `esglint check` over the files (the shipped examples where none are
given) and over the first of them alone, each with a cache that knows them, and a check without a cache. Prints the best
and the median of each, in seconds and in multiples of the bare interpreter, and what each costs beyond it: as time that
passes, and as time of the processor, which neighbours on the machine lengthen less. Only timings of one run are
compared. The cache is a folder of its own; the user's is left alone.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import ROOT, Measured, environment, measure

EXAMPLES = ROOT / "claims" / "examples"
WARM, ONE = 0.15, 0.3  # seconds beyond a bare interpreter: for all files, and for one as before a commit


def main() -> int:
    """Measure and print; exit code 1 where a warm check costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="documents to check")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    files = [str(path) for path in given.files or sorted(EXAMPLES.glob("*.*"))]
    check = [sys.executable, "-m", "checker", "check"]
    commands = {
        "bare": [sys.executable, "-c", "pass"],
        "help": [sys.executable, "-m", "checker", "--help"],
        "warm": [*check, *files],
        "one": [*check, files[0]],
        "cold": [*check, "--no-cache", *files],
    }
    taken: dict[str, list[Measured]] = {name: [] for name in commands}
    with TemporaryDirectory() as folder:
        around = environment(Path(folder))
        for name in ("warm", "one", "help", "bare", "cold"):  # compiles modules and fills the cache
            measure(commands[name], around)
        for number in range(given.rounds):
            for name, command in commands.items():
                if name != "cold" or number % 5 == 0:
                    taken[name].append(measure(command, around))
    beyond: dict[tuple[str, str], float] = {}
    for kind in ("clock", "processor"):
        bare = min(getattr(one, kind) for one in taken["bare"])
        for name, rounds in taken.items():
            seconds = [getattr(one, kind) for one in rounds]
            best, median = min(seconds), statistics.median(seconds)
            beyond[name, kind] = best - bare
            ratio = f"{best / max(bare, 0.001):5.1f} x bare, {best - bare:.3f} s beyond it"
            print(f"{kind:9} {name:5} best {best:.3f} s, {ratio}; median {median:.3f} s")
    print(f"wanted beyond a bare interpreter: warm at most {WARM} s, one file at most {ONE} s")
    return int(beyond["warm", "clock"] > WARM or beyond["one", "clock"] > ONE)


if __name__ == "__main__":
    sys.exit(main())
