"""`python -m tests.accuracy [--show] [--write-page] [--write-floors]`: prints the figures; exits 1 below a floor."""

from __future__ import annotations

import argparse
import sys

from tests.accuracy import floors, page
from tests.accuracy.gold_set import read_gold
from tests.accuracy.scoring import score


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description="How well claims are read.")
    parser.add_argument("--show", action="store_true", help="list every mistake")
    parser.add_argument("--write-page", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--write-floors", action="store_true", help="set the floors a little under these figures")
    options = parser.parse_args(arguments)
    entries = read_gold()
    measured = score(entries)
    lines = [*measured.mistakes, ""] if options.show else []
    lines += [page.table("kind of claim", measured.kinds, measured.claims)]
    lines += [page.table("slot", measured.slots, measured.all_slots)]
    lines += [f"{measured.false_alarms} of {measured.negatives} hard negatives with a claim read in them\n"]
    if options.write_page:
        page.FILE.write_text(page.page(entries, measured), encoding="utf-8", newline="\n")
    if options.write_floors:
        floors.FILE.write_text(floors.floors_of(measured), encoding="utf-8", newline="\n")
    under = list(floors.below(measured, floors.read_floors()))
    sys.stdout.write("\n".join([*lines, *under, ""]))
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
