"""How long a cold start takes, side by side: `python benchmarks/startup.py [FILE ...]`.

Runs, in turn, a bare interpreter, `esglint --help`, `spacy.blank("en")` alone, and `esglint check` over the files (the
shipped examples where none are given), and prints the best and the median of each with the ratios that matter: what
`--help` costs over a bare interpreter, and `check` against spaCy's own start. Timings of one run only are compared.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "claims" / "examples"


def measure(command: list[str]) -> float:
    """Return the seconds a command takes, whatever it prints or returns."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603 - our own commands
    return time.perf_counter() - start


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="documents to check")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    files = [str(path) for path in given.files or sorted(EXAMPLES.glob("*.*"))]
    python = sys.executable
    commands = {
        "bare": [python, "-c", "0"],
        "help": [python, "-m", "checker", "--help"],
        "spacy": [python, "-c", "import spacy; spacy.blank('en')"],
        "check": [python, "-m", "checker", "check", *files],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(given.rounds):
        for name, command in commands.items():
            seconds[name].append(measure(command))
    for name, taken in seconds.items():
        print(f"{name:6} best {min(taken):.2f} s, median {statistics.median(taken):.2f} s")
    best = {name: min(taken) for name, taken in seconds.items()}
    limit = 1.5 * best["spacy"] + 0.4
    print(f"--help over a bare interpreter: {best['help'] - best['bare']:.2f} s (wanted: at most 0.2 s)")
    print(f"check: {best['check']:.2f} s; 1.5 x spaCy + 0.4 s: {limit:.2f} s")
    return int(best["check"] > limit or best["help"] - best["bare"] > 0.2)


if __name__ == "__main__":
    sys.exit(main())
