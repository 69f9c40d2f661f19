"""What our readers add to the parsers that they stand on, and how the search for garbage stays as it was."""

import gc
import importlib.util
import sys
from pathlib import Path

import pytest

from checker.documents import read_document
from checker.documents.collector import without_collector
from checker.model import Document, Unreadable
from tests.timing import takes_at_most

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "large_files.py"


@pytest.fixture(scope="module")
def cases():
    spec = importlib.util.spec_from_file_location("benchmark_large_files", SCRIPT)
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made.CASES


@pytest.mark.parametrize(
    ("name", "times"), [("page", 3), ("page of one line", 3), ("markdown", 3), ("text of one line", 12)]
)
def test_reading_takes_a_few_times_what_parsing_takes(cases, name, times):
    file, make, parse = cases[name]
    text = make(300_000)
    content = text.encode()
    assert isinstance(read_document(Path(file), file, content=content), Document)
    assert takes_at_most(times, lambda: read_document(Path(file), file, content=content), lambda: parse(text))


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("content", [b"<p>We report.</p>", b"\0"])
def test_the_search_for_garbage_goes_on_after_a_file(is_on, content):
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        assert isinstance(read_document(Path("a.html"), "a.html", content=content), Document | Unreadable)
        assert gc.isenabled() is is_on
        with without_collector():
            assert not gc.isenabled()
    finally:
        (gc.enable if was_on else gc.disable)()
