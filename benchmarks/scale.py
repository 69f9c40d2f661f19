"""How long many documents take to be compared: `python benchmarks/scale.py [--documents N ...] [--workers N]`.

Makes a synthetic corpus: companies with a report of each of two years, a release and a data book, a hundred claims a
document, and a contradiction planted in one company of fifty. The claims are read once from texts and repeated under
names of their own. Measured is what happens between documents: whose each is, the keys by which claims are grouped,
and the cross-document rules; the companies are dealt to worker processes by a hash of their name, for all that is
compared is one company's. Prints seconds, the cost of a claim and the largest memory of a process for each size, says
whether the planted contradictions and nothing else were found, and exits with 1 where a corpus takes longer than is
wanted. Judged is processor time: what the clock shows on a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import peak

from checker.cache import Cache
from checker.documents import read_document
from checker.extraction import read_claims
from checker.model import Claim, Reading, Unreadable
from checker.resolution.comparison import compare
from checker.resolution.identity import name_claims
from checker.resolution.inheritance import inherit
from checker.resolution.merging import merge
from checker.resolution.relations import relate
from checker.rules import Selection, check_claims, load_cached

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
WANTED = 60.0  # seconds for a million claims in ten thousand documents, on two cores
EACH = 4  # documents of a company
PLANTED = 50  # companies of which one has a contradiction
SHARD = 25  # companies that a worker compares at once, so that memory does not grow with the corpus
YEARS = (2020, 2021, 2022, 2023)
ROWS = (
    ("Scope 1 emissions", "t CO2e"), ("Scope 2 emissions (market-based)", "t CO2e"),
    ("Scope 2 emissions (location-based)", "t CO2e"), ("Scope 3 emissions", "t CO2e"), ("Energy consumption", "MWh"),
    ("Electricity consumption", "MWh"), ("Water withdrawal", "m3"), ("Water discharge", "m3"), ("Waste generated", "t"),
    ("Hazardous waste", "t"), ("Share of renewable electricity", "%"), ("Women in management", "%"),
    ("Employees", "number"), ("LTIFR", "per million hours worked"), ("Employee turnover rate", "%"),
    ("Water consumption", "m3"), ("NOx emissions", "t"), ("SOx emissions", "t"), ("VOC emissions", "t"),
    ("Recycled waste", "t"), ("Waste to landfill", "t"), ("Natural gas consumption", "MWh"),
    ("Diesel consumption", "l"), ("Training hours", "h"), ("Board members", "number"),
)  # fmt: skip


class Measured(Struct, frozen=True, kw_only=True):
    """What comparing some companies took and gave."""

    claims: int
    findings: int
    memory: int  # bytes, the largest of the process
    seconds: float  # processor time, reading of rules and templates not counted


def value(row: int, year: int) -> str:
    """Return the value of a row for a year, the same in every document."""
    number = 1000 + row * 137 + (year - 2019) * 11
    return f"{number / 100:.1f}" if ROWS[row][1] == "%" else f"{number * 10 + 3}"


def text(kind: str, *, is_wrong: bool) -> tuple[str, str]:
    """Return the name and the text of a company's document: report-2022, report-2023, release or book."""
    last = 2022 if kind == "report-2022" else 2023
    years = [year for year in YEARS if year <= last]
    cells = [[value(row, year) for year in years] for row in range(len(ROWS))]
    if is_wrong:
        cells[4][-1] = "99991"
    if kind == "book":
        lines = ["Indicator,Unit," + ",".join(map(str, years))]
        lines += [f"{label},{unit}," + ",".join(row) for (label, unit), row in zip(ROWS, cells, strict=True)]
        return "book.csv", "\n".join(lines)
    head = f"# Company Ltd: sustainability report {last}\n\nPublished 14 March {last + 1}."
    if kind == "release":
        head = f"Company Ltd\n\nPress release\n\nPublished 20 March {last + 1}."
    table = [f"| Indicator | Unit | {' | '.join(map(str, years))} |", "|" + "---|" * (len(years) + 2)]
    table += [f"| {label} | {unit} | {' | '.join(row)} |" for (label, unit), row in zip(ROWS, cells, strict=True)]
    return f"{kind}.md", "\n\n".join([head, "\n".join(table)])


Templates = dict[tuple[str, bool], tuple[Reading, tuple[Claim, ...]]]


def templates() -> Templates:
    """Return reading and claims of each document of a company, right and wrong, as the pipeline makes them."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("report-2022", "report-2023", "release", "book"):
            for is_wrong in (False, True):
                name, content = text(kind, is_wrong=is_wrong)
                Path(folder, name).write_text(content, encoding="utf-8")
                document = read_document(Path(folder, name), name)
                if isinstance(document, Unreadable):
                    raise SystemExit(f"{name}: {document.reason}")
                reading = read_claims(document)
                claims = name_claims(relate(merge(inherit(reading), document), reading.facts), document)
                made[kind, is_wrong] = reading, tuple(claims)
    return made


def company(
    number: int, made: dict[tuple[str, bool], tuple[Reading, tuple[Claim, ...]]]
) -> Iterator[tuple[Reading, list[Claim]]]:
    """Yield the documents of a company: the templates under its own name and paths."""
    name = f"{spelled(number)} Works Ltd"
    for kind in ("report-2022", "report-2023", "release", "book"):
        reading, claims = made[kind, kind == "release" and number % PLANTED == 0]
        path = f"{number}/{reading.document.path}"
        facts = replace(reading.facts, entity=name)
        yield (
            replace(reading, document=replace(reading.document, path=path), facts=facts),
            [replace(claim, path=path) for claim in claims],
        )


def spelled(number: int) -> str:
    """Return a name for a company: its number in letters."""
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters.capitalize() + "ex"


def compare_some(numbers: list[int]) -> Measured:
    """Compare the documents of some companies, shard by shard."""
    made = templates()
    library = load_cached([ROOT / "rules"], Cache())
    rules = tuple(rule for rule in library.rules if rule.id.startswith("XDC"))
    claims = findings = 0
    gc.freeze()
    start_time = time.process_time()
    for start in range(0, len(numbers), SHARD):
        documents = [one for number in numbers[start : start + SHARD] for one in company(number, made)]
        readings = [reading for reading, _ in documents]
        found = list(compare([own for _, own in documents], readings, {}))
        verdicts = check_claims(Selection(rules=rules), found, readings)
        claims += len(found)
        findings += sum(verdict.outcome.value == "fail" for verdict in verdicts)
    return Measured(
        claims=claims,
        findings=findings,
        memory=peak(),
        seconds=time.process_time() - start_time,
    )


def measure(documents: int, workers: int) -> tuple[float, list[Measured]]:
    """Return the seconds by the clock for a corpus of so many documents, and what each worker did."""
    shares: list[list[int]] = [[] for _ in range(workers)]
    for number in range(documents // EACH):
        shares[zlib.crc32(spelled(number).encode()) % workers].append(number)
    start = time.perf_counter()
    with ProcessPoolExecutor(workers) as pool:
        done = list(pool.map(compare_some, shares))
    return time.perf_counter() - start, done


def main() -> int:
    """Measure corpora of growing size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    is_well, costs = True, []
    for documents in options.documents:
        clock, done = measure(documents, options.workers)
        claims, findings = sum(one.claims for one in done), sum(one.findings for one in done)
        planted = len(range(0, documents // EACH, PLANTED))
        longest = max(one.seconds for one in done)
        costs.append(sum(one.seconds for one in done) / claims)
        print(
            f"{documents:6} documents, {claims:8} claims: {longest:6.1f} s of the processor for the longest worker "
            f"({clock:.1f} s by the clock), {costs[-1] * 1e6:4.0f} µs a claim, "
            f"{max(one.memory for one in done) / 2**20:4.0f} MiB a process, {findings} of {planted} planted found"
        )
        is_well = is_well and findings == planted and longest <= WANTED
    print(f"a claim of the largest corpus takes {costs[-1] / costs[0]:.2f} times what one of the smallest does")
    return 0 if is_well else 1


if __name__ == "__main__":
    raise SystemExit(main())
