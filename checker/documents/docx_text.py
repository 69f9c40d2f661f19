"""The text of Word's runs: what is accepted and seen, with footnote marks told from raised units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.documents.superscripts import CONTEXT, is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_BOX = f"{WORD}txbxContent"
_NOT_READ = frozenset(
    {
        f"{WORD}{name}"
        for name in ("del", "moveFrom", "rPrChange", "pPrChange", "delText", "instrText", "commentReference")
    }
    | {FALLBACK}
)
_BREAKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def runs_of(element: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401
    """Yield the texts of an element's runs, and whether they are bold; footnote marks and hidden text are left out."""
    for run, text in read_runs(element):
        yield text, _has(run.find(f"{WORD}rPr"), "b")


def read_runs(element: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """Yield the runs of an element that are read, with their texts."""
    before = ""
    for run in _descendants(element):
        properties = run.find(f"{WORD}rPr")
        if _has(properties, "vanish") or _has(properties, "webHidden"):
            continue
        text = "".join(_pieces(run))
        raised = properties is not None and _value(properties, "vertAlign") == "superscript"
        if text and raised and not is_text(text, before[-CONTEXT:]):
            continue
        before = (before + text)[-CONTEXT:]
        yield run, text


def _descendants(element: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in element:
        if child.tag == f"{WORD}r":
            yield child
        elif child.tag not in _NOT_READ and child.tag not in {TEXT_BOX, f"{WORD}pPr", f"{WORD}tbl"}:
            yield from _descendants(child)


def _pieces(run: Any) -> Iterator[str]:  # noqa: ANN401
    return map(piece_of, run)


def piece_of(child: Any) -> str:  # noqa: ANN401
    """Return what a part of a run adds to its text."""
    return (child.text or "") if child.tag == f"{WORD}t" else _BREAKS.get(child.tag, "")


def _has(properties: Any, name: str) -> bool:  # noqa: ANN401
    found = None if properties is None else properties.find(f"{WORD}{name}")
    return found is not None and found.get(f"{WORD}val", "true") not in _OFF


def _value(properties: Any, name: str) -> str:  # noqa: ANN401
    found = properties.find(f"{WORD}{name}")
    return "" if found is None else found.get(f"{WORD}val", "")
