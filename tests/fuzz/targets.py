"""What is fuzzed: one function from bytes for each reader and loader.

A target returns a word for the kind of outcome, which tells the mutator what is new. An outcome is a reading that holds
together, or the error that our own documentation names; whatever else is raised is a finding.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from checker.documents.front_matter import read_front_matter
from checker.documents.pdf_reader import read_pdf
from checker.documents.reading import read_document
from checker.errors import MistakesError, UsageError
from checker.kept_readings import decode_reading, encode_reading
from checker.model import Document, Facts, Reading, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.model import Passage


class Target(NamedTuple):
    """A function to fuzz, what its inputs are made of, and what a step of a run may cost."""

    run: Callable[[bytes], str]
    shape: str = "text"  # or "zip", whose members are changed and packed again
    corpus: str = ""  # the folder of its corpus, where it is not the target's name
    share: int = 10  # of a run over all targets: weights


def _reader(name: str) -> Callable[[bytes], str]:
    def read(content: bytes) -> str:
        return _told(read_document(Path(name), name, content=content))

    return read


def _told(read: Document | Unreadable) -> str:
    if isinstance(read, Unreadable):
        assert read.reason.endswith("."), read
        assert read.remedy.endswith("."), read
        assert read.reason.isprintable(), read  # a terminal shows it
        return re.sub(r"\W*\d[\d,.]*|Its part .*", "", read.reason)[:60]
    _hold_together(read)
    kinds = {block.kind.value: min(sum(one.kind is block.kind for one in read.blocks), 3) for block in read.blocks[:50]}
    return f"{read.format} {sorted(kinds.items())} {sorted(read.metadata)} {min(len(read.tagged), 3)}"


def _hold_together(read: Document) -> None:
    """Check what every later stage relies on: places that are there, and a text that can be written."""
    read.text.encode()
    for passage in _passages(read):
        passage.text.encode()
        assert len(passage.text) == sum(piece.length for piece in passage.pieces), passage
        if passage.text:
            span = passage.span(0, len(passage.text))
            assert 0 <= span.start <= span.end <= len(read.text), span
            place = read.place(span)
            assert place.line >= 1, place
    if len(read.text) % 8:
        return  # one of eight: what follows takes as long as reading
    facts = Facts(entity=None, published=None, kind=None, language=None)
    kept = encode_reading(Reading(document=read, facts=facts, mentions=()))
    assert kept is not None
    again = decode_reading(kept, read.path)
    assert again is not None
    assert again.document == read


def _passages(read: Document) -> Iterator[Passage]:
    for block in read.blocks:
        yield block.passage
        for cell in block.table.cells if block.table else ():
            yield cell.passage


def _pdf(content: bytes) -> str:
    read = read_pdf(content)
    read.text.encode()
    kinds = {block.kind.value: min(sum(one.kind is block.kind for one in read.blocks), 3) for block in read.blocks[:50]}
    return re.sub(r"\d+", "", read.reason) or f"{sorted(kinds.items())} {sorted(read.metadata)}"


def _claims(content: bytes) -> str:
    """Read Markdown as a run does, with the claims in it."""
    from checker.extraction import read_claims

    read = read_document(Path("a.md"), "a.md", content=content)
    if isinstance(read, Unreadable):
        return read.reason
    reading = read_claims(read, hints={})
    encode_reading(reading)
    return " ".join(sorted({mention.kind for mention in reading.mentions}))


def _text(content: bytes) -> str:
    """Return bytes as text, as a loader gets it."""
    return content.decode("utf-8", "replace")


@cache
def _folder() -> Path:
    """Return a folder that lasts as long as the process."""
    made = TemporaryDirectory()
    _kept.append(made)
    return Path(made.name)


_kept: list[TemporaryDirectory[str]] = []


def _loader(name: str, load: Callable[[Path], object]) -> Callable[[bytes], str]:
    """Return a target that writes a file and loads it; mistakes in it are each at a line of it."""

    def run(content: bytes) -> str:
        path = _folder() / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content)
        try:
            load(path)
        except MistakesError as error:
            return _mistakes(error)
        except UsageError as error:
            return re.sub(r".*: ", "", str(error))[:60]
        return "loaded"

    return run


def _mistakes(error: MistakesError) -> str:
    assert error.mistakes
    for mistake in error.mistakes:
        assert mistake.line >= 1, mistake
        assert mistake.column >= 1, mistake
        str(mistake)
    return " ".join(sorted({re.sub(r'"[^"]*"|\d+', "", mistake.message)[:30] for mistake in error.mistakes})[:3])


def _expression(content: bytes) -> str:
    from checker.rules.expressions import ExpressionError, compile_expression

    role, _, text = content.decode("utf-8", "surrogateescape").partition("\n")  # half characters: an escape in YAML
    try:
        expression = compile_expression(text, role if role in {"condition", "assertion", "group"} else "condition")
    except ExpressionError as error:
        for problem in error.problems:
            assert 0 <= problem.offset <= len(text) + 1, problem
        return re.sub(r"'[^']*'|\d+", "", error.problems[0].message)[:40]
    if role != "group":
        return f"{role} {type(expression.evaluate(lambda _: None)).__name__}"
    return f"{role} {type(expression.evaluate(lambda _: [])).__name__}"


def _configuration(path: Path) -> None:
    from checker.config import read_configuration, severity_lines
    from checker.path_patterns import matches

    configuration = read_configuration(path, "esglint.yaml")
    severity_lines(path)
    for pattern in configuration.exclude:
        matches(pattern, "reports/2024/" + "a" * 60)


def _rule(path: Path) -> None:
    from checker.rules.loader import load_rules

    load_rules([path.parent])


def _pack(path: Path) -> None:
    from checker.rules.pack import read_pack

    read_pack(path.parent)


def _profile(path: Path) -> None:
    from checker.rules.profile_files import read_profiles

    _, mistakes = read_profiles([path.parent.parent])
    if mistakes:
        raise MistakesError(tuple(mistakes))


def _waivers(path: Path) -> None:
    from checker.review.waivers import read_waivers

    read_waivers(path, ["TGT001", "NZR002"])


def _evidence(path: Path) -> None:
    from checker.review.evidence import read_evidence

    read_evidence(path, path.parent)


def _baseline(path: Path) -> None:
    from checker.review.baseline import read_baseline

    read_baseline(path)


def _front_matter(content: bytes) -> str:
    found = read_front_matter(_text(content))
    assert all(isinstance(value, str) and value for value in found.values()), found
    return " ".join(sorted(found))


def _register(content: bytes) -> str:
    from checker.register import DamagedError, is_ours, is_sealed, parse, render

    text = _text(content)
    ours = f"{is_ours(text)} {is_sealed(text)}"
    try:
        known, path = parse(text, "release.txt")
    except DamagedError as error:
        return ours + re.sub(r"`[^`]*`|\d+|\W+", " ", str(error))[:30]
    render(known, path, "checked")
    return ours


def _declared(content: bytes) -> str:
    from checker.register.declared import read_declared

    try:
        read = read_declared("claims.yaml", _text(content), {})
    except MistakesError as error:
        return _mistakes(error)
    return " ".join(sorted({claim.kind for claim in read.claims}))


def _record(content: bytes) -> str:
    from checker.record import parse_record

    try:
        parse_record(content, "record.json")
    except UsageError as error:
        return re.sub(r"`[^`]*`|\d+", "", str(error))[-50:]
    return "record"


def _kept_reading(content: bytes) -> str:
    read = decode_reading(content, "release.txt")
    return "" if read is None else f"{len(read.document.blocks)} {sorted({one.kind for one in read.mentions})}"


TARGETS: dict[str, Target] = {
    "text": Target(_reader("a.txt")),
    "markdown": Target(_reader("a.md")),
    "html": Target(_reader("a.html")),
    "saved-page": Target(_reader("a.html")),
    "inline-xbrl": Target(_reader("a.xhtml")),
    "csv": Target(_reader("a.csv")),
    "docx": Target(_reader("a.docx"), "zip"),
    "pptx": Target(_reader("a.pptx"), "zip"),
    "xlsx": Target(_reader("a.xlsx"), "zip"),
    "pdf": Target(_pdf),
    "pdf-process": Target(_reader("a.pdf"), corpus="pdf"),
    "claims": Target(_claims, corpus="markdown"),
    "expression": Target(_expression, share=5),
    "rule": Target(_loader("pack/AAA001.yaml", _rule), share=5),
    "pack": Target(_loader("pack2/pack.yaml", _pack), share=3),
    "profile": Target(_loader("pack3/profiles/ours.yaml", _profile), share=3),
    "configuration": Target(_loader("esglint.yaml", _configuration), share=5),
    "waivers": Target(_loader("waivers.yaml", _waivers), share=5),
    "evidence": Target(_loader("evidence.yaml", _evidence), share=5),
    "baseline": Target(_loader("baseline.yaml", _baseline), share=3),
    "front-matter": Target(_front_matter, share=5),
    "register": Target(_register, share=5),
    "declared": Target(_declared, share=5),
    "record": Target(_record, share=3),
    "kept-reading": Target(_kept_reading, share=3),
}
if sys.platform == "win32":
    del TARGETS["pdf-process"]  # no limits there
# What reads documents in the process of the run. "pdf-process" reads the same PDFs with the same code in a process for
# each, as a check does: it is a target for what goes between the two, and a hundred times as slow.
READERS = ("text", "markdown", "html", "saved-page", "inline-xbrl", "csv", "docx", "pptx", "xlsx", "pdf")
