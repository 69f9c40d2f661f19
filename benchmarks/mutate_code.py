"""Mutate the code that judges rules and joins mentions, one thing at a time, and see whether the tests notice.

    python benchmarks/mutate_code.py [MODULES...] [--every N] [--minutes M] [--write-page]

Each mutant changes one thing in one module: a comparison, an `and` or `or`, a `not`, a number, a truth, a sign. The
tests of its module are run against it in a process of its own, until the first that fails. Prints the mutants that
survive, with their places, and the share killed; `--every N` takes each N-th mutant alone. A mutant whose tests take
too long counts as killed. POSIX only: the processes are forks, so that libraries are loaded once.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PAGE = ROOT / "docs" / "mutants.md"
_RULES = tuple(f"tests/rules/test_{name}.py" for name in ("groups", "evaluate", "settlement", "comparisons"))
_FILES = ("tests/rules/test_loader.py", "tests/rules/test_lint.py", "tests/rules/test_conditions.py")
_MERGING = ("tests/resolution/test_figures.py", "tests/resolution", "tests/cross_document/test_sets.py")
TESTS = {  # by module: those that are concerned, the quickest first
    "checker/rules/checks.py": _FILES,
    "checker/rules/comparisons.py": _RULES,
    "checker/rules/conditions.py": (*_FILES[::-1], "tests/rules/test_examples.py"),
    "checker/rules/groups.py": (*_RULES, *_MERGING),
    "checker/rules/settlement.py": _RULES[::-1],
    "checker/resolution/figures.py": _MERGING,
    "checker/resolution/grouping.py": _MERGING,
    "checker/resolution/merging.py": _MERGING,
}
# Mutants that do what the code does, by module and change, each with the reason why no test can tell them apart.
EQUIVALENT = {
    ("checker/rules/checks.py", "12 -> 13"): "no list of words that a key takes has twelve",
    ("checker/rules/comparisons.py", "first <= second -> first < second"): "what is equal is in the other as well",
    ("checker/rules/conditions.py", "True -> False"): "strict or not: both lists are made from the same places",
}
_LONGEST = 60  # seconds of processor time that the tests of a mutant may take

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


class Mutant(NamedTuple):
    """A module with one thing changed."""

    path: str
    line: int
    change: str  # "a == b -> a != b"
    tree: ast.Module

    @property
    def told(self) -> str:
        """The change on one line."""
        return " ".join(self.change.split())

    @property
    def reason(self) -> str:
        """Why no test can tell it from the code, "" where one could."""
        return EQUIVALENT.get((self.path, self.told), "")


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its nodes."""
    original = ast.parse(source)
    places = list(_places(original))
    for number, node in enumerate(places):
        for variant in range(_variants(node)):
            tree = copy.deepcopy(original)
            changed = list(_places(tree))[number]
            before = ast.unparse(changed)
            _change(changed, variant)
            yield Mutant(path, node.lineno, f"{before} -> {ast.unparse(changed)}", tree)


def _places(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that can be changed; what only types or classes are made of cannot."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "keywords"} and not isinstance(tree, ast.Call):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_for_types(child):
                continue
            if isinstance(child, ast.expr) and _variants(child):
                yield child
            yield from _places(child)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _variants(node: ast.expr) -> int:
    """Return in how many ways a node is changed."""
    if isinstance(node, ast.Compare):
        return sum(type(operator) in _SWAPPED for operator in node.ops)
    if isinstance(node, ast.BoolOp):
        return 1
    if isinstance(node, ast.BinOp):
        return int(type(node.op) in _SWAPPED and not _joins_text(node))
    if isinstance(node, ast.UnaryOp):
        return int(isinstance(node.op, ast.Not))
    return int(isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)))


def _joins_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and one.value is str) for one in sides)


def _change(node: ast.expr, variant: int) -> None:
    if isinstance(node, ast.Compare):
        node.ops[variant] = _SWAPPED[type(node.ops[variant])]()  # type: ignore[call-overload]
    elif isinstance(node, (ast.BoolOp, ast.BinOp)):
        node.op = _SWAPPED[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)  # twice not: as true as what it stands before
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = mutant.path.removesuffix(".py").replace("/", ".")

    def find_spec(self, name: str, path: object, target: object = None) -> object:  # noqa: ARG002 - as importlib asks
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, ROOT / self._mutant.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        code = compile(ast.fix_missing_locations(self._mutant.tree), str(ROOT / self._mutant.path), "exec")
        exec(code, module.__dict__)  # noqa: S102 - our own code, changed


def pass_all_the_same(
    tasks: Sequence[tuple[Mutant, Sequence[str]]], jobs: int, minutes: float
) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant with whether its tests pass, each in a fork; none is begun after so many minutes."""
    began = time.monotonic()
    waiting, running = list(reversed(tasks)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < jobs and time.monotonic() - began <= 60 * minutes:
            child = os.fork()
            if child == 0:
                _run_tests(*waiting[-1])
            running[child] = waiting.pop()[0]
        if not running:
            return
        child, status = os.wait()
        yield running.pop(child), os.waitstatus_to_exitcode(status) == 0


def _run_tests(mutant: Mutant, tests: Sequence[str]) -> None:
    """Run the tests and leave the process: 0 where all pass."""
    import pytest  # noqa: PLC0415 - loaded before, with all that it needs

    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST))  # ends the process, however busy the machine is
    sys.meta_path.insert(0, _Instead(mutant))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    code = 3
    try:
        code = int(
            pytest.main(
                [
                    "-x",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "-W",
                    "ignore::pytest.PytestAssertRewriteWarning",
                    f"--rootdir={ROOT}",
                    *tests,
                ]
            )
        )
    finally:
        os._exit(code)


def page(told: str, every: int, paths: Sequence[str], survivors: Sequence[Mutant]) -> str:
    """Return the page of a run: what was tried, and every mutant that no test noticed."""
    rows = (
        f"| `{one.path}` | {one.line} | `` {one.told.replace('|', chr(92) + '|')} `` | {one.reason} |"
        for one in survivors
    )
    return "\n".join(
        [
            "# Mutants that survive",
            "",
            f"Written by `python benchmarks/mutate_code.py --every {every} --write-page`; not edited by hand. The code",
            "that judges rules and joins mentions, changed in one thing at a time: the tests should notice.",
            "",
            f"Modules: {', '.join(f'`{path}`' for path in paths)}.",
            "",
            f"{told}.",
            "",
            "| module | line | change that no test noticed | why none can |",
            "|---|---:|---|---|",
            *rows,
            "",
        ]
    )


def main() -> int:
    """Mutate the modules, print what survives."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", help=f"of these, parts of their names: {', '.join(TESTS)}")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each N-th mutant alone [1]")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time [1]")
    parser.add_argument("--minutes", type=float, default=15, help="begin no further mutant after so many [15]")
    parser.add_argument("--floor", type=float, default=0, help="share of killed mutants in percent [0]")
    parser.add_argument("--write-page", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    os.chdir(ROOT)
    for library in (
        "pytest",
        "hypothesis",
        "cel_expr_python.cel",
        "spacy.lang.en",
        "yaml",
    ):
        if importlib.util.find_spec(library.partition(".")[0]):
            importlib.import_module(library)
    chosen = [path for path in TESTS if not given.modules or any(word in path for word in given.modules)]
    everything = sorted({test for path in chosen for test in TESTS[path]})
    unchanged = Mutant("", 0, "", ast.Module([], []))
    if not all(passes for _, passes in pass_all_the_same([(unchanged, [one]) for one in everything], given.jobs, 15)):
        print(f"of these tests some fail without any change: {' '.join(everything)}")
        return 2
    made = [one for path in chosen for one in mutants(path, Path(path).read_text("utf-8"))]
    taken = made[:: given.every]
    results = list(pass_all_the_same([(one, TESTS[one.path]) for one in taken], given.jobs, given.minutes))
    survivors = sorted((one for one, passes in results if passes), key=taken.index)
    for mutant in survivors:
        print(f"{mutant.path}:{mutant.line}: {mutant.told}", mutant.reason and f"({mutant.reason})", flush=True)
    tried, left = len(results), len(taken) - len(results)
    equivalent = sum(bool(one.reason) for one in survivors)
    killed, tried = tried - len(survivors), tried - equivalent
    share = 100 * killed / max(tried, 1)
    told = (
        f"{killed} of {tried} mutants killed, {share:.1f} %, beside {equivalent} that do what the code does;"
        f" {len(made)} there are, {left} left"
    )
    print(told)
    if given.write_page:
        PAGE.write_text(page(told, given.every, chosen, survivors), encoding="utf-8", newline="\n")
    return int(100 * killed < given.floor * tried)


if __name__ == "__main__":
    sys.exit(main())
