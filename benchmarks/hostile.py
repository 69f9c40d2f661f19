"""What hostile text costs against prose: `python benchmarks/hostile.py [--characters 1000000] [--format md]`.

Each text is one paragraph that repeats a few words ("by by by 2030 %", nested parentheses, a single word). It is read,
extracted and resolved in the CPU time of this process; printed is that time as a multiple of the time for prose of the
same length. Exit code 1 where a text costs more than prose.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.documents import read_document
from checker.extraction import read_claims
from checker.model import Document
from checker.resolution import resolve
from tests.hostile import HOSTILE, PROSE, hostile_text


def seconds_for(path: Path, text: str) -> float:
    """Return the CPU time that reading a text and its claims takes."""
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    document = read_document(path, path.name)
    if isinstance(document, Document):
        resolve([read_claims(document)])
    return time.process_time() - start


def main() -> int:
    """Measure every text and print how it compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--format", choices=("txt", "md"), default="txt")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"text.{given.format}"
        seconds_for(path, hostile_text(PROSE, 20_000))  # what is loaded and compiled once is not the text's doing
        prose = seconds_for(path, hostile_text(PROSE, given.characters))
        print(f"{given.characters} characters of prose: {prose:.2f} s")
        most = 0.0
        for name, unit in HOSTILE.items():
            times = seconds_for(path, hostile_text(unit, given.characters)) / prose
            most = max(most, times)
            print(f"{name:18} {times:6.2f} times prose")
    print("wanted: at most 1")
    return 0 if most <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
