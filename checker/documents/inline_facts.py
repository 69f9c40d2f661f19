"""The tagged numbers of an inline XBRL report, each with the place it is shown at.

Facts in the header (`ix:hidden`) are shown nowhere and left out. What a fact's context and unit say is kept as tagged;
what its concept means to us is not decided here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.documents.html_metadata import text_of
from checker.documents.html_survey import Node, attributes_of, children_of
from checker.documents.html_tables import read_inline
from checker.documents.tagged_numbers import read_tagged_number
from checker.model import TaggedFact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.documents.html_source import TextAligner

NAMESPACE = "inlineXBRL"
_ENTITY_NAMES = frozenset(
    {"nameofreportingentityorothermeansofidentification", "nameofreportingentity", "entityregistrantname"}
)
_LONGEST = 60  # characters of a number
_MOST = 200_000  # facts of a report


class _Context(Struct, frozen=True):
    first_day: date | None
    last_day: date | None
    members: tuple[tuple[str, str], ...]


def read_tagged_facts(root: Node, aligner: TextAligner) -> tuple[tuple[TaggedFact, ...], str]:
    """Return the numbers tagged in a page, in order, and the name of the reporting entity where that is tagged."""
    contexts: dict[str, _Context] = {}
    units: dict[str, str] = {}
    numbers: list[Node] = []
    entity = goes_on = ""
    for node, is_shown in _elements(root):
        name, local = node.name, node.name.rpartition(":")[2]
        if name == local:
            continue
        if local == "context":
            contexts[attributes_of(node).get("id") or ""] = _context(node)
        elif local == "unit":
            units[attributes_of(node).get("id") or ""] = _measures(node)
        elif local == "nonfraction" and is_shown and len(numbers) < _MOST:
            numbers.append(node)
        elif local == "nonnumeric" and not entity and _tagged_name(node).lower() in _ENTITY_NAMES:
            entity, goes_on = text_of(node), attributes_of(node).get("continuedat") or ""
        elif local == "continuation" and goes_on and attributes_of(node).get("id") == goes_on:
            entity, goes_on = f"{entity} {text_of(node)}", attributes_of(node).get("continuedat") or ""
    facts = [fact for node in numbers if (fact := _fact(node, aligner, contexts, units)) is not None]
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end))), " ".join(entity.split())


def _elements(root: Node) -> Iterator[tuple[Node, bool]]:
    """Yield every element in order, and whether it is shown."""
    stack = [(root, True)]
    while stack:
        node, is_shown = stack.pop()
        yield node, is_shown
        shows = is_shown and not node.name.endswith((":header", ":hidden"))
        stack.extend((child, shows) for child in reversed(children_of(node)) if child.name != "#text")


def _tagged_name(node: Node) -> str:
    return (attributes_of(node).get("name") or "").rpartition(":")[2]


def _fact(node: Node, aligner: TextAligner, contexts: dict[str, _Context], units: dict[str, str]) -> TaggedFact | None:
    attributes = {key: value or "" for key, value in attributes_of(node).items()}
    if attributes.get("xsi:nil", "").strip() in {"true", "1"}:
        return None
    passage, _ = read_inline(node, aligner)
    if not passage.text or len(passage.text) > _LONGEST:
        return None
    number = read_tagged_number(
        passage.text, attributes.get("format", ""), attributes.get("scale", ""), attributes.get("sign", "")
    )
    context = contexts.get(attributes.get("contextref", ""))
    if number is None or context is None:
        return None
    return TaggedFact(
        concept=attributes.get("name", ""),
        span=passage.span(0, len(passage.text)),
        shown=passage.text,
        amount=number.amount,
        half_step=number.half_step,
        unit=units.get(attributes.get("unitref", ""), ""),
        decimals=attributes.get("decimals", ""),
        first_day=context.first_day,
        last_day=context.last_day,
        members=context.members,
    )


def _context(node: Node) -> _Context:
    first = last = None
    members: list[tuple[str, str]] = []
    for element, _ in _elements(node):
        local = element.name.rpartition(":")[2]
        if local == "startdate":
            first = _day(text_of(element), is_end=False)
        elif local in {"enddate", "instant"}:
            last = _day(text_of(element), is_end=True)
        elif local in {"explicitmember", "typedmember"}:
            axis = attributes_of(element).get("dimension") or ""
            members.append((axis, " ".join(text_of(element).split())))
    return _Context(first, last, tuple(sorted(members)))


def _day(written: str, *, is_end: bool) -> date | None:
    """Return a day; midnight at the end of a period belongs to the day before."""
    day, _, time = written.strip().partition("T")
    try:
        found = date.fromisoformat(day)
        return found - timedelta(days=1) if is_end and time.startswith("00:00:00") else found
    except (ValueError, OverflowError):
        return None


def _measures(node: Node) -> str:
    """Return the measures of a unit; those of a denominator stand behind a slash."""
    above: list[str] = []
    below: list[str] = []
    stack = [(node, above)]
    while stack:
        element, found = stack.pop()
        local = element.name.rpartition(":")[2]
        if local == "measure":
            found.append("".join(text_of(element).split()))
        target = below if local == "unitdenominator" else found
        stack.extend((child, target) for child in reversed(children_of(element)))
    return "*".join(above) + ("/" + "*".join(below) if below else "")
