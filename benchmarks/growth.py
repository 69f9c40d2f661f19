"""How time and memory of `esglint check` grow with the documents: `python benchmarks/growth.py [--documents N ...]`.

Writes as many generated reports as asked for, of companies of four documents or all of one company (`--companies 1`),
and checks them with the command line, nothing kept from earlier runs. Prints processor time and the largest memory of
all processes together, as the system counts it while they run, and their ratio to ten times fewer documents; exits
with 1 where ten times the documents take more than 10.5 times the time or 1.2 times the memory.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIME, MEMORY = 10.5, 1.2  # ratios wanted for ten times the documents
PAUSE = 0.02  # seconds between two looks at the memory
NAMES = (
    "Harwick",
    "Lindmoor",
    "Tarvale",
    "Osterby",
    "Quillan",
    "Brennick",
    "Caldmere",
    "Dunholt",
    "Elvaston",
    "Fenmarch",
)
TOPICS = (
    "Scope 1 emissions were {a} kt CO2e in {year}, compared with {b} kt CO2e in {before}.",
    "We will reduce our Scope 1 and 2 emissions by 42% by 2030 from a 2021 base year.",
    "Water withdrawal came to {a} megalitres in {year}.",
    "{c}% of our electricity was renewable in {year}.",
    "We aim to send zero waste to landfill by 2028.",
    "Women held {c}% of management positions at the end of {year}.",
    "The lost-time injury frequency rate was 1.{c} per million hours worked in {year}.",
    "Our packaging is eco-friendly and our products are climate neutral.",
)
FILLING = "The board looks at these matters every quarter and has asked for a plan that covers all of our sites. "


def report(number: int, companies: int) -> str:
    """Return the text of a document: its figures are its company's, the same in each of its documents."""
    company = number % companies
    name = f"{NAMES[company % len(NAMES)]} {coined(company)} plc"
    year = 2023 - number // companies % 2
    lines = [f"# {name}: sustainability report {year}", f"Published 14 March {year + 1}."]
    for at in range(24):
        base = 100 + company * 3 + at * 7
        words = TOPICS[at % len(TOPICS)].format(
            a=base + year - 2020, b=base + year - 2021, c=10 + at, year=year, before=year - 1
        )
        lines.append(f"## Part {at + 1}\n\n{words} {FILLING * 3}")
    return "\n\n".join(lines) + "\n"


def coined(number: int) -> str:
    """Return a word that no other number has: companies are told apart by their names."""
    syllables = ("ba", "cor", "del", "fen", "gal", "hol", "jun", "kes", "lor", "mar")
    return "".join(syllables[int(digit)] for digit in str(number)).capitalize() + "ton"


def measure(documents: int, companies: int, jobs: str, formats: str) -> tuple[float, float]:
    """Return processor time in seconds and memory in MiB of checking so many documents."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(documents):
            Path(folder, f"report-{number:05}.md").write_text(report(number, companies), encoding="utf-8")
        command = [sys.executable, "-m", "checker", "check", ".", "--no-cache", "--jobs", jobs, "--format", formats]
        around = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=folder, env=around, stdout=subprocess.DEVNULL) as process:  # noqa: S603
            most = 0
            while process.poll() is None:
                most = max(most, sum(map(resident, family(process.pid))))
                time.sleep(PAUSE)
            if process.returncode not in {0, 1}:
                raise SystemExit(f"esglint ended with {process.returncode}")
    return used(), most / 2**20


def family(pid: int) -> list[int]:
    """Return a process and those it has started."""
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split())
        except OSError:  # it has ended
            continue
    return found


def resident(pid: int) -> int:
    """Return the memory of a process in bytes, what it shares with others in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def used() -> float:
    """Return the processor time of all processes that have been waited for."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> int:
    """Measure growing numbers of documents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--companies", type=int, help="How many companies the documents are of.  [default: a quarter]")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--format", default="text", dest="formats")
    options = parser.parse_args()
    known: dict[int, tuple[float, float]] = {}
    is_well = True
    for documents in options.documents:
        before = used()
        total, memory = measure(documents, options.companies or max(1, documents // 4), options.jobs, options.formats)
        known[documents] = seconds, _ = total - before, memory
        line = f"{documents:6} documents: {seconds:7.1f} s of the processor, {memory:6.0f} MiB in all processes"
        if documents // 10 in known:
            fewer = known[documents // 10]
            ratios = seconds / fewer[0], memory / fewer[1]
            line += f"; {ratios[0]:.2f} times the time and {ratios[1]:.2f} times the memory of a tenth of them"
            is_well = is_well and ratios[0] <= TIME and ratios[1] <= MEMORY
        print(line, flush=True)
    return 0 if is_well else 1


if __name__ == "__main__":
    raise SystemExit(main())
