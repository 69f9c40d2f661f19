"""The vocabulary under `claims/vocabulary/` as values: metrics, units, frameworks, issuers, word lists, slots, kinds.

Every loader takes further folders whose files of the same name add to ours, entry by entry; a later entry replaces an
earlier one of the same name. Loaders are cached; files are read once and only when they are asked for, our own not even
that where an earlier run has kept what is in them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from checker.resources import resource_folder
from checker.vocabulary.entries import Concept, Framework, Issuer, Metric, Reference, Refinement, SlotType, Unit
from checker.vocabulary.kept import Folders, keep_in, kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.vocabulary.files import Entry

__all__ = [
    "Concept",
    "Framework",
    "Issuer",
    "Metric",
    "Reference",
    "Refinement",
    "SlotType",
    "Unit",
    "claim_kinds",
    "concepts",
    "dimensions",
    "frameworks",
    "issuer_words",
    "issuers",
    "keep_in",
    "measures",
    "metrics",
    "refinements",
    "sasb_industries",
    "scale_words",
    "slots",
    "term_values",
    "terms",
    "unit_factor",
    "units",
]

Aliased = TypeVar("Aliased", Framework, Issuer)
Named = TypeVar("Named", Metric, Framework, Issuer, SlotType, Refinement)


@kept(dict[str, Metric])
def metrics(more: Folders = ()) -> Mapping[str, Metric]:
    """Return every metric by id, synonyms spelt out."""
    found = _read("metrics.yaml", Metric, more)
    return MappingProxyType(
        {
            name: msgspec.structs.replace(
                metric, synonyms=_spelt_out(metric.synonyms), weak_synonyms=_spelt_out(metric.weak_synonyms)
            )
            for name, metric in found.items()
        }
    )


@kept(dict[str, Unit])
def units(more: Folders = ()) -> Mapping[str, Unit]:
    """Return every unit by its symbol."""
    found = {}
    for entry in _entries("units.yaml", more, under="units"):
        unit = entry.convert(Unit, symbol=entry.name)
        if unit.dimension not in dimensions(more):
            from checker.vocabulary.files import fail  # noqa: PLC0415

            raise fail(entry, "dimension", f"unknown dimension {unit.dimension!r}", dimensions(more))
        found[unit.symbol] = msgspec.structs.replace(unit, aliases=_spelt_out(unit.aliases))
    return MappingProxyType(found)


@kept(dict[str, str])
def dimensions(more: Folders = ()) -> Mapping[str, str]:
    """Return every dimension with its canonical unit."""
    return MappingProxyType({e.name: e.convert_value(str) for e in _entries("units.yaml", more, under="dimensions")})


@kept(dict[str, Decimal])
def scale_words(more: Folders = ()) -> Mapping[str, Decimal]:
    """Return words that multiply a number: million, bn, crore."""
    entries = _entries("units.yaml", more, under="scale_words")
    return MappingProxyType({entry.name: entry.convert_value(Decimal) for entry in entries})


def unit_factor(symbol: str, more: Folders = ()) -> tuple[str, Decimal] | None:
    """Return a unit's dimension and its factor to the dimension's canonical unit, None for an unknown symbol."""
    unit = units(more).get(symbol)
    return None if unit is None else (unit.dimension, unit.factor)


@kept(dict[str, Framework])
def frameworks(more: Folders = ()) -> Mapping[str, Framework]:
    """Return frameworks, standards, labels and initiatives by id, aliases spelt out."""
    return _spelt_aliases(_read("frameworks.yaml", Framework, more, under="frameworks"))


@cache
def sasb_industries(more: Folders = ()) -> tuple[str, ...]:
    """Return the names of the SASB industry standards, sector by sector."""
    return tuple(name for names in _sectors(more).values() for name in names)


@kept(dict[str, tuple[str, ...]])
def _sectors(more: Folders) -> Mapping[str, tuple[str, ...]]:
    entries = _entries("frameworks.yaml", more, under="sasb_industries")
    return {entry.name: entry.convert_value(tuple[str, ...]) for entry in entries}


@kept(dict[str, Issuer])
def issuers(more: Folders = ()) -> Mapping[str, Issuer]:
    """Return raters, exchanges, media and credit registries by id, aliases spelt out."""
    return _spelt_aliases(_read("issuers.yaml", Issuer, more, under="issuers"))


@cache
def issuer_words(more: Folders = ()) -> tuple[str, ...]:
    """Return the words by which an unknown body is recognised as one: chamber, magazine, exchange."""
    return tuple(word for words in _issuer_word_groups(more).values() for word in words)


@kept(dict[str, tuple[str, ...]])
def _issuer_word_groups(more: Folders) -> Mapping[str, tuple[str, ...]]:
    entries = _entries("issuers.yaml", more, under="issuer_words")
    return {entry.name: _spelt_out(entry.convert_value(tuple[str, ...])) for entry in entries}


@cache
def terms(name: str, more: Folders = ()) -> tuple[str, ...]:
    """Return a word list of `terms.yaml`; KeyError where there is no such list."""
    return _term_lists(more)[name]


@cache
def term_values(name: str, more: Folders = ()) -> Mapping[str, int]:
    """Return a table of `term_values.yaml`, which give words a number; KeyError where there is no such table."""
    return MappingProxyType(_term_tables(more)[name])


@kept(dict[str, dict[str, int]])
def _term_tables(more: Folders) -> Mapping[str, dict[str, int]]:
    file = "term_values.yaml"
    names = [entry.name for entry in _entries(file, more)]
    return {name: {entry.name: entry.convert_value(int) for entry in _entries(file, more, name)} for name in names}


@kept(dict[str, Refinement])
def refinements(more: Folders = ()) -> Mapping[str, Refinement]:
    """Return the refinements of metrics by wording, in the order in which they are tried."""
    return _read("refinements.yaml", Refinement, more)


@kept(dict[str, Concept])
def concepts(more: Folders = ()) -> Mapping[str, Concept]:
    """Return what concepts of XBRL taxonomies mean, by local name; each metric is one of ours."""
    entries = _entries("concepts.yaml", more, under="concepts")
    for entry in entries:
        metric = entry.convert(Concept).metric
        if metric not in metrics(more):
            from checker.vocabulary.files import fail  # noqa: PLC0415

            raise fail(entry, "metric", f"unknown metric {metric!r}", metrics(more))
    return MappingProxyType({entry.name: entry.convert(Concept) for entry in entries})


@kept(dict[str, str])
def measures(more: Folders = ()) -> Mapping[str, str]:
    """Return the units that measures of XBRL stand for, by local name."""
    return MappingProxyType(
        {entry.name: entry.convert_value(str) for entry in _entries("concepts.yaml", more, under="measures")}
    )


@kept(dict[str, SlotType])
def slots(more: Folders = ()) -> Mapping[str, SlotType]:
    """Return the slots a claim can carry, by name."""
    return _read("slots.yaml", SlotType, more)


@kept(dict[str, str])
def claim_kinds(more: Folders = ()) -> Mapping[str, str]:
    """Return the kinds of claim, each with one line on what it is."""
    return MappingProxyType({entry.name: entry.convert_value(str) for entry in _entries("kinds.yaml", more)})


@kept(dict[str, tuple[str, ...]])
def _term_lists(more: Folders) -> Mapping[str, tuple[str, ...]]:
    entries = _entries("terms.yaml", more)
    return {entry.name: _spelt_out(entry.convert_value(tuple[str, ...])) for entry in entries}


def _read(file: str, kind: type[Named], more: Folders, under: str = "") -> Mapping[str, Named]:
    """Read one entry per name; the name is also the entry's `id` where it has one."""
    has_id = "id" in kind.__struct_fields__
    return MappingProxyType(
        {
            entry.name: entry.convert(kind, id=entry.name) if has_id else entry.convert(kind)
            for entry in _entries(file, more, under)
        }
    )


def _entries(file: str, more: Folders, under: str = "") -> list[Entry]:
    """Return the entries of our own file, then of the same file in each further folder that has one."""
    from checker.vocabulary.files import read_entries  # noqa: PLC0415 - the parser takes a while to load

    own = resource_folder("claims") / "vocabulary" / file
    added = [folder / file for folder in more if (folder / file).is_file()]
    return [entry for path in (own, *added) for entry in read_entries(path, under)]


def _spelt_aliases(named: Mapping[str, Aliased]) -> Mapping[str, Aliased]:
    spelt = {name: msgspec.structs.replace(one, aliases=_spelt_out(one.aliases)) for name, one in named.items()}
    return MappingProxyType(spelt)


_CHOICE = re.compile(r"\{([^{}]*)\}")


def _spelt_out(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Spell out choices: "water {use|usage}" is "water use" and "water usage"; an empty choice is left out."""
    spelt: dict[str, None] = {}
    for pattern in patterns:
        if "{" not in pattern:
            spelt[pattern] = None
            continue
        parts = [part.split("|") if odd % 2 else [part] for odd, part in enumerate(_CHOICE.split(pattern))]
        for chosen in product(*parts):
            spelt[" ".join("".join(chosen).split())] = None
    return tuple(spelt)
