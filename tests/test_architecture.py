"""The shape of the house: who may import whom, what stays light, how large things get."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "checker"
STAGES = ("documents", "extraction", "resolution", "rules", "comparison", "review", "register", "reports")
KNOW_ALL = {"pipeline"}
JOINTS = {  # modules that join two stages
    "reading": {"documents", "extraction"},  # for one document at a time
    "judging": {"resolution", "rules"},  # for the documents of one company at a time
    "companies": {"resolution", "rules"},
    "example_runs": {"resolution", "rules"},
    "locking": {"register", "comparison"},
}
COMMAND_LINE = {"cli", "commands", "__main__"}  # the only ones that meet a person
KNOW_ONE = COMMAND_LINE | {
    "rulebook",
    "planning",
    "examination",
    "sources",
    "editor",
    "engine",
    "run",
    "clusters",
}  # each of their modules knows one stage at the most
HEAVY = (
    "spacy",
    "numpy",
    "jsonschema",
    "rich",
    "markdown_it",
    "justhtml",
    "cel_expr_python",
    "pygls",
    "ray",
    "pyarrow",
    "pandas",
)
READERS = ("pypdfium2", "docx", "pptx", "openpyxl", "lxml", "PIL", "justhtml", "markdown_it")
MODULES = sorted(PACKAGE.rglob("*.py"))


def area(module):
    """Return the stage or top-level module a file belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module):
    """Yield the dotted names a module imports from the package, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "checker")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            if node.module == "checker":
                yield from (f"checker.{alias.name}" for alias in node.names)
            elif node.module and node.module.startswith("checker."):
                yield node.module


def areas_imported(module):
    return {name.split(".")[1] for name in imported(module) if "." in name}


def named(module):
    return module.relative_to(ROOT).as_posix()


def calls(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def functions(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_there_is_something_to_look_at():
    assert {stage for stage in STAGES if (PACKAGE / stage).is_dir()} == set(STAGES)
    assert len(MODULES) > 30


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_stages_do_not_import_one_another(module):
    own = area(module)
    others = areas_imported(module) & set(STAGES) - {own}
    if own in JOINTS:
        assert others == JOINTS[own]
    elif own not in KNOW_ALL:
        assert len(others) <= (1 if own in KNOW_ONE else 0), f"{named(module)} imports {sorted(others)}"


def test_only_the_pipeline_knows_all_stages():
    knowing = {area(module) for module in MODULES if len(areas_imported(module) & set(STAGES)) > 1}
    assert knowing == KNOW_ALL | set(JOINTS)


@pytest.mark.parametrize("module", [m for m in MODULES if area(m) in STAGES], ids=named)
def test_a_stage_knows_neither_the_pipeline_nor_the_command_line(module):
    assert areas_imported(module) & (KNOW_ALL | KNOW_ONE | set(JOINTS)) == set()


def test_values_and_errors_know_nobody_else():
    assert set(imported(PACKAGE / "errors.py")) == set()
    for module in (PACKAGE / "model").glob("*.py"):
        assert areas_imported(module) <= {"model"}


def test_there_is_no_import_cycle():
    known = {".".join(m.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): m for m in MODULES}
    graph = {
        name: {target for target in imported_at_start(module) if target in known and target != name}
        for name, module in known.items()
    }
    done: set[str] = set()

    def walk(name, trail):
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for target in sorted(graph[name]):
                walk(target, [*trail, name])
            done.add(name)

    for name in graph:
        walk(name, [])


def imported_at_start(module):
    """Yield what a module imports when it is itself imported: neither in functions nor for types alone."""
    tree = ast.parse(module.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"  # a module of the package, or a name in one
                is_module = (ROOT / Path(*inside.split("."))).with_suffix(".py").is_file()
                yield inside if is_module else node.module


@pytest.mark.parametrize(
    "statement", ["import checker", "import checker.cli", "import checker.pipeline, checker.vocabulary"]
)
def test_importing_stays_light(statement):
    code = f"{statement}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []


def test_checking_text_loads_the_readers_of_no_other_format(tmp_path):
    (tmp_path / "release.txt").write_text("We used 4 m3 of water in 2024.\n")
    code = (
        "import sys\nfrom pathlib import Path\nfrom checker import pipeline\nfrom checker.settings import Settings\n"
        f"pipeline.extract([Path({str(tmp_path / 'release.txt')!r})], Settings())\n"
        f"print(*[name for name in {READERS!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == []


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_modules_are_read_in_one_sitting(module):
    assert len(module.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_functions_are_short(module):
    long = {
        function.name: lines
        for function in functions(ast.parse(module.read_text("utf-8")))
        if (lines := function.end_lineno - function.lineno + 1) > 60
    }
    assert long == {}


def test_nearly_all_functions_are_within_40_lines():
    lengths = [
        function.end_lineno - function.lineno + 1
        for module in MODULES
        for function in functions(ast.parse(module.read_text("utf-8")))
    ]
    assert sum(length <= 40 for length in lengths) / len(lengths) >= 0.95


@pytest.mark.parametrize("module", [m for m in MODULES if area(m) not in COMMAND_LINE], ids=named)
def test_only_the_command_line_prints_and_exits(module):
    tree = ast.parse(module.read_text("utf-8"))
    names = {ast.unparse(call.func) for call in calls(tree)}
    assert names & {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"} == set()
    raised = {
        ast.unparse(node.exc).partition("(")[0] for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc
    }
    assert "SystemExit" not in raised


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_names_say_what_is_inside(module):
    assert not {"utils", "util", "helpers", "helper", "manager", "common", "misc"} & {
        part.removesuffix(".py") for part in module.relative_to(PACKAGE).parts
    }
