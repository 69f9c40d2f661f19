"""Groups of mentions that grow into claims, and which of them a mention may belong to: a report holds thousands."""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

from checker.model import BlockKind, Mention, Origin, Quantity
from checker.resolution.promises import NEUTRALITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document

_FEW = 8  # members of a group that are all asked
_MEASURED = {"metric": "value", "change": "change_value", "target": "target_value"}  # families whose metric must agree

Numbered = tuple[int, "Group"]


class Group:
    """The mentions of one claim. Of many that say the same, the first and the last stand for all."""

    def __init__(self, mention: Mention) -> None:
        """Begin a group."""
        self.members = [mention]
        self._firsts: dict[object, Mention] = {}
        self._lasts: dict[object, Mention] = {}
        self._keep(mention)

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        self.members.append(mention)
        self._keep(mention)

    @property
    def representatives(self) -> list[Mention]:
        """The first and the last mention of each content, the very first and the very last at the ends."""
        if len(self.members) <= _FEW:
            return self.members
        return [*self._firsts.values(), *self._lasts.values()]

    def _keep(self, mention: Mention) -> None:
        content = (
            mention.kind,
            frozenset((name, slot.value, slot.origin is Origin.DOCUMENT) for name, slot in mention.slots.items()),
        )
        self._firsts.setdefault(content, mention)
        self._lasts.pop(content, None)
        self._lasts[content] = mention


class GroupIndex:
    """The groups by what all their mentions must share: the family, for figures the metric and the unit."""

    def __init__(self, document: Document) -> None:
        """Begin without groups."""
        self._document = document
        self._numbers = count()
        self._groups: dict[object, list[Numbered]] = defaultdict(list)

    def add(self, group: Group) -> None:
        """Enter a group under its first mention."""
        first = group.members[0]
        family, key = family_of(first.kind), _key(first)
        numbered = next(self._numbers), group
        self._groups[family].append(numbered)
        is_open = key is None or is_vague_heading(first, self._document)
        self._groups[(family, None) if is_open else (family, key)].append(numbered)

    def candidates(self, mention: Mention) -> Iterator[Group]:
        """Yield the groups that a mention may belong to, the newest first."""
        family, key = family_of(mention.kind), _key(mention)
        lists = [self._groups[family]] if key is None else [self._groups[family, key], self._groups[family, None]]
        for _, group in heapq.merge(*(reversed(one) for one in lists), key=lambda pair: -pair[0]):
            yield group


def family_of(kind: str) -> str:
    """Return the kinds that may be one claim as one name."""
    return "neutrality" if kind in NEUTRALITY else kind


def is_vague_heading(mention: Mention, document: Document) -> bool:
    """Tell whether a mention is a heading, whose metric the text below may name more precisely."""
    return document.blocks[mention.block].kind is BlockKind.HEADING


def _key(mention: Mention) -> tuple[str, str] | None:
    """Return the metric and the unit of a figure; None where they are not the mention's own."""
    name = _MEASURED.get(mention.kind)
    metric, value = mention.slots.get("metric"), mention.slots.get(name) if name else None
    if metric is None or value is None or Origin.DOCUMENT in {metric.origin, value.origin}:
        return None
    unit = value.value.unit if isinstance(value.value, Quantity) else ""
    return str(metric.value).lower(), unit
