"""How quick extraction is, side by side: `python benchmarks/extraction.py [FILE_OR_FOLDER ...]`.

Reads the documents, tokenizes their passages with blank spaCy, extracts their claims, and runs a statistical spaCy
pipeline over the same passages where one is installed (`--model`), all in one process, in turn, on one core, after a
warm-up. Prints words a second and the ratios, then a whole check against blank tokenization of the same texts, warm in
this process and cold in processes of their own, then how memory grows over many documents. Without documents it takes
a report of our own writing: the examples of the rules among plain sentences. CPU time is measured: other programs on
the machine disturb it least; only figures of one run can be compared.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ["OMP_NUM_THREADS"] = "1"  # of the model's linear algebra: one core for everybody
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import spacy
from corpus import examples, report_of
from measuring import environment, measure, peak, seconds_of

from checker import pipeline
from checker.documents import find_documents, read_document
from checker.extraction import read_claims
from checker.model import Document
from checker.resolution import resolve
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS_A_SECOND = 40_000  # wanted of extraction
_EXAMPLES = 200  # in each of many documents
TIMES_THE_MODEL = 8  # wanted against the statistical pipeline
TIMES_TOKENIZATION = 3  # wanted of a whole check against blank tokenization
_TOKENIZE = """
import sys, spacy
nlp = spacy.blank("en")
for path in sys.argv[1:]:
    nlp(open(path, encoding="utf-8").read())
"""


def passages_of(documents: Sequence[Document]) -> list[str]:
    """Return the texts that tokenizers are given: every block but tables."""
    return [block.passage.text for document in documents for block in document.blocks if block.table is None]


def model_named(name: str) -> Any | None:  # noqa: ANN401 - `spacy.Language`, which is only there with the model
    """Return a statistical pipeline, None where it is not installed."""
    try:
        return spacy.load(name)
    except OSError:
        return None


def compare_checks(paths: Sequence[Path], rounds: int) -> None:
    """Print what a whole check takes against blank tokenization of texts: in one process, and in one each."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    blank = spacy.blank("en")
    tasks: dict[str, Callable[[], object]] = {
        "tokens": lambda: [blank(text) for text in texts],
        "check": lambda: pipeline.check(paths, Settings()),
    }
    warm = seconds_of(tasks, rounds)
    names = [str(path) for path in paths]
    check = ("-m", "checker", "check", "--no-cache", "--jobs", "1", *names)
    with tempfile.TemporaryDirectory() as folder:
        around = environment(Path(folder))
        cold, tokens = (
            min(measure((sys.executable, *arguments), around).processor for _ in range(rounds + 1))
            for arguments in (check, ("-c", _TOKENIZE, *names))
        )
    print(f"whole check in this process, warm: {warm['check'] / warm['tokens']:.1f} times blank tokenization")
    print(f"whole check in a process of its own, cold: {cold / tokens:.1f} times blank tokenization in another")
    print(f"wanted of a whole check: {TIMES_TOKENIZATION} times")


def memory_growth(folder: Path, documents: int) -> tuple[float, float]:
    """Read one document after the other, each with words no other has; return the peak after a fifth and at the end."""
    sentences, early = examples()[:_EXAMPLES], 0.0
    for number in range(documents):
        path = folder / "one.md"
        path.write_text(report_of(sentences, number), encoding="utf-8")
        document = read_document(path, "one.md")
        if not isinstance(document, Document):
            raise SystemExit(document.reason)
        resolve([read_claims(document)])
        if number + 1 == max(1, documents // 5):
            early = peak() / 2**20
    return early, peak() / 2**20


def main() -> int:
    """Measure and print; exit code 1 where less than what is wanted was reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, help="documents or folders; without: a report of our own")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="en_core_web_sm", help="a statistical spaCy pipeline")
    parser.add_argument("--documents", type=int, default=200, help="how many are read to see memory grow; 0: none")
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        early, late = memory_growth(Path(folder), given.documents) if given.documents else (0.0, 0.0)
        own = Path(folder) / "report.md"
        own.write_text(report_of(examples(), 1), encoding="utf-8")
        reached = compare(find_documents(given.paths or [own]), given.rounds, given.model)
        if all(path.suffix in {".txt", ".md"} for path in given.paths):
            compare_checks(given.paths or [own], given.rounds)
    if given.documents:
        print(f"memory: {early:.0f} MB after {max(1, given.documents // 5)} documents, {late:.0f} MB after "
              f"{given.documents}, {late - early:+.1f} MB")  # fmt: skip
    return 0 if reached else 1


def compare(paths: Sequence[Path], rounds: int, model: str) -> bool:
    """Print the words a second of each task; tell whether extraction is as quick as wanted."""
    documents = [document for path in paths if isinstance(document := read_document(path, path.name), Document)]
    texts = passages_of(documents)
    words = sum(len(text.split()) for text in texts)
    blank, statistical = spacy.blank("en"), model_named(model)
    gc.set_threshold(200_000, 20, 20)  # as the command does
    gc.freeze()  # the model's objects are nothing that the collector should look through while others are measured
    tasks: dict[str, Callable[[], object]] = {
        "reading": lambda: [read_document(path, path.name) for path in paths],
        "blank spaCy, tokens": lambda: [blank.make_doc(text) for text in texts],
        "extraction": lambda: resolve([read_claims(document) for document in documents]),
        "esglint extract": lambda: pipeline.extract(paths, Settings()),
    }
    if statistical is not None:
        tasks[model] = lambda: list(statistical.pipe(texts))
    seconds = seconds_of(tasks, rounds)
    print(f"{words} words of {len(documents)} document(s)")
    for name, taken in seconds.items():
        times = f", {seconds[model] / taken:6.1f} times {model}" if statistical is not None else ""
        print(f"{name:20} {words / taken:10.0f} words/s{times}")
    rate = words / seconds["esglint extract"]
    reached = rate >= WORDS_A_SECOND
    if statistical is None:
        print(f"{model} is not installed: not compared")
    else:
        reached = reached and seconds[model] / seconds["esglint extract"] >= TIMES_THE_MODEL
    print(f"wanted of esglint extract: {WORDS_A_SECOND} words/s, {TIMES_THE_MODEL} times {model}")
    return reached


if __name__ == "__main__":
    sys.exit(main())
