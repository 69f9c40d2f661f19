"""Comments in a Word document: each note on its exact words, everything else as it was.

A run whose words a note begins or ends in the middle of is divided; both parts keep its format. Comments of an earlier
time are told by their initials and taken out first, so that nobody else's are touched. No date is written: the same
findings give the same file.
"""

from __future__ import annotations

import copy
import io
import zipfile
from typing import TYPE_CHECKING, Any

from checker.documents.docx_reader import paragraphs_of
from checker.documents.docx_text import WORD, piece_of, read_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Document, Note

INITIALS = "esglint"
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a package can hold
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MAIN_PARTS = (  # content types that the library does not know as those of documents
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_MARKERS = ("commentRangeStart", "commentRangeEnd")


def comment_docx(content: bytes, document: Document, notes: Sequence[Note], author: str) -> bytes:
    """Return the content of the file with one comment a note; what `content` raises when opened is the caller's."""
    source = _opened(content)
    _take_out(source)
    places = paragraphs_of(source)
    for note in notes:
        runs = _runs_at(places, document, note)
        if runs:
            _comment(source, runs, note, author)
    written = io.BytesIO()
    source.save(written)
    return _timeless(written.getvalue(), content)


def _opened(content: bytes) -> Any:  # noqa: ANN401 - python-docx has no types
    """Open a document, or one with macros or a template, which the library's own way to open a file refuses."""
    from docx.opc.part import PartFactory  # noqa: PLC0415 - no other format needs it
    from docx.package import Package  # noqa: PLC0415
    from docx.parts.document import DocumentPart  # noqa: PLC0415

    for kind in _MAIN_PARTS:
        PartFactory.part_type_for[kind] = DocumentPart
    return Package.open(io.BytesIO(content)).main_document_part.document


def _timeless(written: bytes, before: bytes) -> bytes:
    """Return a package whose parts have the times they had before: the library stamps each with the clock."""
    with zipfile.ZipFile(io.BytesIO(before)) as old:
        times = {part.filename: part.date_time for part in old.infolist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, times.get(name, _NO_TIME))
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, parts.read(name))
    return packed.getvalue()


def _take_out(source: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """Remove the comments that were written by us, and where they hang in the text."""
    comments = source.part._comments_part.element  # noqa: SLF001 - the library offers no way to remove one
    ours = [comment for comment in comments if comment.get(f"{WORD}initials") == INITIALS]
    numbers = {comment.get(f"{WORD}id") for comment in ours}
    for comment in ours:
        comments.remove(comment)
    for name in _MARKERS:
        for marker in list(source.element.body.iter(f"{WORD}{name}")):
            if marker.get(f"{WORD}id") in numbers:
                marker.getparent().remove(marker)
    for reference in list(source.element.body.iter(f"{WORD}commentReference")):
        if reference.get(f"{WORD}id") in numbers:
            run = reference.getparent()
            run.getparent().remove(run)


def _runs_at(places: Sequence[tuple[Any, int]], document: Document, note: Note) -> list[Any]:
    """Return the runs that hold a note's words, divided where it begins and ends; none where it is in no paragraph.

    Words of footnotes, headers and footers hang on no paragraph that takes a comment.
    """
    runs: list[Any] = []
    for anchor in document.anchors:
        if anchor.paragraph is None or anchor.end <= note.span.start or note.span.end <= anchor.start:
            continue
        element, ahead = places[anchor.paragraph - 1]
        begin = max(0, note.span.start - anchor.start - ahead)
        end = min(note.span.end, anchor.end) - anchor.start - ahead
        runs += _divided(element, begin, end)
    return runs


def _divided(element: Any, begin: int, end: int) -> list[Any]:  # noqa: ANN401
    """Return the runs of a paragraph that hold its characters from `begin` to `end`, no others."""
    inside: list[Any] = []
    position = 0
    for run, text in list(read_runs(element)):
        start, stop = max(begin, position), min(end, position + len(text))
        if start < stop:
            own = run if start == position else _divide(run, start - position)
            if stop < position + len(text):
                _divide(own, stop - start)
            inside.append(own)
        position += len(text)
    return inside


def _divide(run: Any, at: int) -> Any:  # noqa: ANN401
    """Cut a run behind its first `at` characters; the new run behind it has the same format."""
    behind = copy.deepcopy(run)
    position = 0
    for child, twin in zip(list(run), list(behind), strict=True):
        length = len(piece_of(child))
        if child.tag == f"{WORD}rPr":
            continue
        if position + length <= at and (length or position < at):
            behind.remove(twin)
        elif position >= at:
            run.remove(child)
        else:
            child.text, twin.text = child.text[: at - position], child.text[at - position :]
            child.set(_SPACE, "preserve")
            twin.set(_SPACE, "preserve")
        position += length
    run.addnext(behind)
    return behind


def _comment(source: Any, runs: Sequence[Any], note: Note, author: str) -> None:  # noqa: ANN401
    comment = source.comments.add_comment(text=note.text, author=author, initials=INITIALS)
    comment._comment_elm.attrib.pop(f"{WORD}date", None)  # noqa: SLF001 - the library writes the clock
    number = str(comment.comment_id)
    make = source.element.body.makeelement
    start, end = (make(f"{WORD}{name}", {f"{WORD}id": number}) for name in _MARKERS)
    runs[0].addprevious(start)
    runs[-1].addnext(end)
    reference = make(f"{WORD}r", {})
    reference.append(make(f"{WORD}commentReference", {f"{WORD}id": number}))
    last = end
    while last.getparent().tag != f"{WORD}p":  # behind a link or a tracked insertion, not in it
        last = last.getparent()
    last.addnext(reference)
