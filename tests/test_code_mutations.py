"""What `benchmarks/mutate_code.py` changes in a module; running the tests against it is the script's own work."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "benchmarks" / "mutate_code.py"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script forks")


@pytest.fixture(scope="module")
def script():
    path = list(sys.path)
    spec = importlib.util.spec_from_file_location("mutate_code", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = path


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("a == b", ["a == b -> a != b"]),
        ("a < b <= 3", ["a < b <= 3 -> a <= b <= 3", "a < b <= 3 -> a < b < 3", "3 -> 4"]),
        ("a in b and not c", ["a in b and (not c) -> a in b or not c", "a in b -> a not in b", "not c -> not not c"]),
        ("x = True", ["True -> False"]),
        ("n + 1", ["n + 1 -> n - 1", "1 -> 2"]),
        ("f(key=0)", ["0 -> 1"]),
        ('"words"; 1.5; None', []),
        ("def f(a: Literal[1]) -> Literal[2]:\n    '''One.'''", []),
        ("class A(Struct, frozen=True):\n    a: int = 0", ["0 -> 1"]),
        ("if TYPE_CHECKING:\n    x = 1", []),
    ],
)
def test_one_thing_is_changed_at_a_time(script, source, changes):
    assert [mutant.change for mutant in script.mutants("a.py", source)] == changes


def test_a_mutant_knows_its_place(script):
    (mutant,) = script.mutants("a.py", "a = b\n\nc = a is None\n")
    assert (mutant.path, mutant.line) == ("a.py", 3)


def test_every_module_and_its_tests_are_there(script):
    for module, tests in script.TESTS.items():
        assert list(script.mutants(module, (ROOT / module).read_text("utf-8")))
        assert all((ROOT / test).exists() for test in tests)


def test_every_equivalent_is_a_mutant_of_today(script):
    for path, change in script.EQUIVALENT:
        assert change in {one.told for one in script.mutants(path, (ROOT / path).read_text("utf-8"))}, (path, change)


def test_the_page_says_why_a_mutant_cannot_be_told_apart(script):
    path, change = next(iter(script.EQUIVALENT))
    survivors = [script.Mutant(path, 3, change, None), script.Mutant(path, 4, "a or\n b -> a and b", None)]
    told = script.page("1 of 2 mutants killed", 7, [path], survivors)
    assert f"| `{path}` | 3 | `` {change} `` | {script.EQUIVALENT[path, change]} |" in told
    assert f"| `{path}` | 4 | `` a or b -> a and b `` |  |" in told
