"""The requirements of our expressions that are kept in a file: `python -m tests.requirements` renews it.

An expression that is not in the file costs the time to read its requirements off, and nothing else. So the file need
not be renewed with every expression that changes, only now and then; a test says when.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
import tempfile
from pathlib import Path

import checker.extraction
from checker.documents import read_document
from checker.extraction import read_claims
from checker.extraction.kept_requirements import KEPT, Kept, digest_of, read_off
from checker.extraction.patterns import _Pattern
from checker.model import Document
from tests.accuracy.gold_set import read_gold

Expression = tuple[str, re.RegexFlag]


def expressions() -> set[Expression]:
    """Return every late expression there is in the process: of the modules, and those made of the vocabulary so far."""
    for module in pkgutil.iter_modules(checker.extraction.__path__):
        importlib.import_module(f"checker.extraction.{module.name}")
    return {(one._source, one._flags) for one in gc.get_objects() if isinstance(one, _Pattern)}


def read_labelled_texts() -> None:
    """Read the labelled set, so that expressions are made of the vocabulary."""
    with tempfile.TemporaryDirectory() as folder:
        for entry in read_gold():
            path = Path(folder) / "text.md"
            path.write_text(entry.text, encoding="utf-8")
            document = read_document(path, path.name)
            if isinstance(document, Document):
                read_claims(document)


def written(found: set[Expression]) -> str:
    """Return the content of the file: an expression a line."""
    table = {digest_of(*one): read_off(*one) for one in found}
    lines = (f'"{digest}":{_line(kept)}' for digest, kept in sorted(table.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(kept: Kept) -> str:
    return json.dumps([kept.beginnings, [sorted(literals) for literals in kept.needs]], separators=(",", ":"))


if __name__ == "__main__":
    read_labelled_texts()
    KEPT.write_text(written(expressions()), encoding="utf-8", newline="\n")
