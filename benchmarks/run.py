"""esglint beside its parts and beside what teams use today, in one run: `python benchmarks/run.py [--write-page]`.

Measures, in turn and as processes of their own: a bare interpreter, esglint with nothing kept and over unchanged
documents, reading alone, words alone (a blank spaCy pipeline), a statistical spaCy pipeline, proselint, semgrep,
textlint and retext, the last four with the nearest rule that they can say. The texts are of our own writing, or those
of `--corpus`: three short ones, one, many, and a long one. `--tools DIR` installs the other programs into a folder that
can be thrown away; without it their rows say so. `--profile` says where the time of esglint goes, and nothing else.
Takes some five minutes. Only figures of one run can be compared.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import msgspec
import page
from corpus import examples, report_of, short_texts, write_short
from measuring import ROOT, Measured, environment, machine, measure
from tools import MODEL, Tool, model_in, tools_in

from checker import __version__
from checker.documents import find_documents

RESULTS = Path(__file__).resolve().parent / "results.json"
PAGE = ROOT / "docs" / "performance.md"
_STEPS = (10, 100)  # documents, between one and all: how esglint's cost grows
_CLAIMS = 700  # examples in the long report: some 70,000 words
_OURS = "esglint, nothing kept"


class Corpus(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a run."""

    short: list[str]
    many: list[str]
    long: list[str]

    def parts(self) -> dict[str, list[str]]:
        """Return the texts by the name of the measurement."""
        return {"short": self.short, "one": self.many[:1], "many": self.many, "long": self.long}


def write_corpus(folder: Path, documents: int) -> Corpus:
    """Return texts of our own writing: three examples, short reports, and a long one."""
    sentences, short = examples(), short_texts(folder)
    many = [write_short(folder, number, sentences) for number in range(documents)]
    long = folder / "long.txt"
    long.write_text(report_of(sentences[:_CLAIMS], 1).replace("#", ""), encoding="utf-8")
    return Corpus(short=list(map(str, short)), many=list(map(str, many)), long=[str(long)])


def read_corpus(folder: Path, copies: Path) -> Corpus:
    """Return the texts of a folder as plain text, for every program: its three shortest, all of them, and its longest.

    What is no text (PDF, office documents) is left out.
    """
    paths = []
    for number, path in enumerate(find_documents([folder])):
        if path.suffix.lower() in {".txt", ".md"}:
            paths.append(Path(shutil.copy(path, copies / f"text-{number:05}.txt")))
    if len(paths) < 3:
        raise SystemExit(f"{folder}: fewer than three texts (.txt, .md)")
    paths.sort(key=lambda path: (path.stat().st_size, path.name))
    names = [str(path) for path in paths]
    return Corpus(short=names[:3], many=names, long=names[-1:])


def rows(tools: Path | None) -> list[Tool]:
    """Return what is measured, in the order in which it is shown."""
    check = (sys.executable, "-m", "checker", "check", "--jobs", "1")
    alone = (sys.executable, str(Path(__file__).resolve().parent / "alone.py"))
    model, reason = model_in(tools)
    return [
        Tool(name=_OURS, versions=f"esglint {__version__}", rule="all", command=(*check, "--no-cache")),
        Tool(name="esglint, unchanged documents", versions=f"esglint {__version__}", rule="all", command=check),
        Tool(name="reading alone", versions="", rule="none", command=(*alone, "reading")),
        Tool(name="words alone (blank spaCy)", versions=_version("spacy"), rule="none", command=(*alone, "blank")),
        Tool(
            name=MODEL[0], versions=f"{_version('spacy')}, {MODEL[1]}", rule="none", reason=reason,
            command=(*alone, model) if model else (),
        ),
        *tools_in(tools),
    ]  # fmt: skip


def _version(distribution: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415 - asked for twice

    return f"{distribution} {version(distribution)}"


def measure_rows(found: list[Tool], corpus: Corpus, around: dict[str, str], rounds: int) -> list[dict[str, Any]]:
    """Return what each row took over each part of the corpus; rows take turns, and the least of the rounds counts."""
    taken: dict[str, dict[str, Measured]] = {tool.name: {} for tool in found}
    for part, paths in corpus.parts().items():
        for number in range(rounds + 1 if part in {"short", "one"} else 1):
            for tool in found:
                if not tool.command:
                    continue
                if part in {"many", "long"} and tool.name == "esglint, unchanged documents":
                    measure([*tool.command, *paths], around)  # so that they are known
                one = measure([*tool.command, *paths], around, first=Path(paths[0]).parent.name)
                best = taken[tool.name].get(part)
                if (number or part in {"many", "long"}) and (best is None or one.processor < best.processor):
                    taken[tool.name][part] = one
            print(f"measured {part}, round {number}", file=sys.stderr, flush=True)
    return [
        {
            "name": tool.name,
            "versions": tool.versions,
            "rule": tool.rule,
            "reason": tool.reason,
            **{part: msgspec.to_builtins(one) for part, one in taken[tool.name].items()},
        }
        for tool in found
    ]


def measure_growth(corpus: Corpus, around: dict[str, str]) -> list[dict[str, Any]]:
    """Return what esglint takes over more and more documents."""
    command = [sys.executable, "-m", "checker", "check", "--jobs", "1", "--no-cache"]
    return [
        {"documents": count, **msgspec.to_builtins(measure([*command, *corpus.many[:count]], around))}
        for count in _STEPS
        if count < len(corpus.many)
    ]


def profile(corpus: Corpus, around: dict[str, str]) -> dict[str, dict[str, float]]:
    """Return the seconds of each stage, for three short texts and for the long one, where nothing is kept."""
    import subprocess  # noqa: PLC0415 - what it prints is wanted, not what it takes

    command = [sys.executable, str(Path(__file__).resolve().parent / "stages.py"), "check", "--jobs", "1", "--no-cache"]
    found = {}
    for part in ("short", "long"):
        for _ in range(2):  # the first one compiles
            done = subprocess.run(  # noqa: S603 - our own command
                [*command, *corpus.parts()[part]], env=around, check=True, capture_output=True, text=True
            )
        found[part] = json.loads(done.stdout)
    return found


def words_of(paths: list[str]) -> int:
    """Return how many words files hold."""
    return sum(len(Path(path).read_text("utf-8", errors="replace").split()) for path in paths)


def main() -> int:
    """Measure and print; with --write-page also keep the figures and write the page from them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="a folder with texts, instead of our own")
    parser.add_argument("--documents", type=int, default=1000, help="how many of our own are written")
    parser.add_argument("--rounds", type=int, default=3, help="over the short texts")
    parser.add_argument("--tools", type=Path, help="the folder that the other programs are installed into")
    parser.add_argument("--profile", action="store_true", help="only say where the time of esglint goes")
    parser.add_argument("--write-page", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        texts, around = Path(name, "esg-texts"), environment(Path(name))
        texts.mkdir()
        corpus = read_corpus(given.corpus, texts) if given.corpus else write_corpus(texts, given.documents)
        parts = {part: {"documents": len(paths), "words": words_of(paths)} for part, paths in corpus.parts().items()}
        shares = profile(corpus, around)
        if given.profile:
            print("\n".join(page.profile(shares)))
            return 0
        tools = given.tools.resolve() if given.tools else None
        bare = Tool(name="a bare Python interpreter", versions="", rule="none", command=(sys.executable, "-c", "pass"))
        measured = measure_rows([*rows(tools), bare], corpus, around, given.rounds)
        results = {
            "machine": machine(),
            "corpus": "texts of one's own" if given.corpus else "texts of our own writing",
            "parts": parts,
            "rows": measured,
            "growth": measure_growth(corpus, around),
            "profile": shares,
        }
    print(page.render(results))
    if given.write_page:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(page.render(results), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
