"""Which documents speak of the same company: full names, short names, acronyms and tickers, never by likeness alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Span
from checker.resolution.outlines import WORD, is_acronym, telling_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.resolution.outlines import Names, Outline

_Telling = tuple[tuple[str, ...], str]  # the words that tell a name apart, and its legal form

_GROUPS = frozenset({"group", "holding", "holdings"})
_TELLING = 3  # characters of a word in a file's name that may be anything


class Identity(Struct, frozen=True, kw_only=True):
    """Whose a document is; `entity` None where its name may stand for several companies of the run."""

    entity: str | None
    short_names: tuple[str, ...] = ()  # that other companies may bear too: acronyms, and names without the legal form
    span: Span = Span(0, 1)  # where the document names its company


def identify(outlines: Sequence[Outline], configured: Mapping[str, Sequence[str]]) -> list[Identity]:
    """Return whose each document is.

    Names are one company's where the configuration says so, where an identifier (ticker, LEI) is the same, or where
    their telling words are: all of them, or those that a name without legal form has. An acronym leads to a company
    where one document says whose it is. A document without any name belongs to the only company of the run, unless it
    is long and never names it.
    """
    named = [outline.names for outline in outlines]
    settled = {_key(alias): name for name, aliases in configured.items() for alias in (name, *aliases)}
    groups = _group(named, settled)
    known = set(groups.values())
    only = next(iter(known), "") if len(known) < 2 else None
    acronyms = _owners(named, groups)
    by_word: dict[str, set[str]] = defaultdict(set)
    for (core, _), company in groups.items():
        by_word[core[0]].add(company)
    return [
        _named(outline.names, groups, acronyms, settled)
        if outline.names
        else Identity(entity=_of_nameless(outline, by_word, only))
        for outline in outlines
    ]


def _of_nameless(outline: Outline, by_word: Mapping[str, set[str]], only: str | None) -> str | None:
    """Return whose a document is that does not say so; `only`: the one company of the run, "" in a run without any.

    A long text that never names that company is not its own; data books seldom name theirs.
    """
    if only is None:
        return _named_in_path(outline, by_word)
    return None if only and outline.words and telling_words(only)[0][0] not in outline.words else only


def _named(
    names: Names, groups: Mapping[_Telling, str], acronyms: Mapping[str, set[str]], settled: Mapping[str, str]
) -> Identity:
    short = tuple(dict.fromkeys((*names.acronyms, " ".join(names.core))))
    known = next((settled[key] for key in map(_key, (names.full, *short)) if key in settled), None)
    if known is not None:
        return Identity(entity=known, short_names=short, span=names.span)
    entity: str | None = groups[names.core, names.form]
    if is_acronym(names.full):
        owners = acronyms.get(names.full, set()) - {entity}
        entity = next(iter(owners)) if len(owners) == 1 else None if owners else entity
    return Identity(entity=entity, short_names=short, span=names.span)


def _key(name: str) -> str:
    return " ".join(WORD.findall(name.lower()))


def _group(named: Sequence[Names | None], settled: Mapping[str, str]) -> dict[_Telling, str]:
    """Return the company of each name (telling words and legal form)."""
    by_first: dict[str, list[Names]] = defaultdict(list)
    for names in named:
        if names is not None:
            by_first[names.core[0]].append(names)
    groups: dict[_Telling, str] = {}
    identified: dict[str, str] = {}
    for alike in by_first.values():
        beginnings: dict[tuple[str, ...], dict[_Telling, str]] = defaultdict(dict)  # names by how they begin
        longest_first = sorted(alike, key=lambda one: (-len(one.core), not one.form, one.full))
        for names in longest_first:
            key = (names.core, names.form)
            if key not in groups:
                groups[key] = settled.get(_key(names.full)) or _company(names, beginnings[names.core])
            for identifier in names.identifiers:
                groups[key] = identified.setdefault(identifier, groups[key])
            for size in range(1, len(names.core) + 1):
                beginnings[names.core[:size]][key] = groups[key]
    return groups


def _company(names: Names, longer: Mapping[_Telling, str]) -> str:
    """Return the one company whose telling words begin with these, a name of its own where there is none or several."""
    size = len(names.core)
    fitting = {
        company
        for (core, form), company in longer.items()
        if (len(core) == size or not (names.form or _is_group(names.full, company)))
        and (not names.form or not form or names.form == form)
    }
    return next(iter(fitting)) if len(fitting) == 1 else names.full


def _is_group(name: str, longer: str) -> bool:
    """Tell a group from a company of it: "Norvale Group" is not short for "Norvale Turbines Ltd"."""
    return name.lower().split()[-1] in _GROUPS and not set(longer.lower().split()) & _GROUPS


def _owners(named: Sequence[Names | None], groups: Mapping[_Telling, str]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for names in named:
        if names is None or is_acronym(names.full):
            continue
        for acronym in names.acronyms:
            owners[acronym].add(groups[names.core, names.form])
    return owners


def _named_in_path(outline: Outline, by_word: Mapping[str, set[str]]) -> str | None:
    """Return the only company whose first telling word stands in the name of the file."""
    words = set(WORD.findall(outline.path.rpartition("/")[2].lower().replace("_", " ")))
    found = {company for word in words if len(word) > _TELLING for company in by_word.get(word, ())}
    return next(iter(found)) if len(found) == 1 else None


def shared_names(identities: Sequence[Identity]) -> Iterator[tuple[int, str]]:
    """Yield the documents, by index, with a short name that another document uses too: of two companies, if any."""
    bearers: dict[str, list[str | None]] = defaultdict(list)
    for identity in identities:
        for name in identity.short_names:
            bearers[name].append(identity.entity)
    for index, identity in enumerate(identities):
        shared = [name for name in identity.short_names if len(bearers[name]) > 1]
        if shared:
            yield index, max(shared, key=lambda name: len(set(bearers[name])))


def companies(identities: Sequence[Identity]) -> list[tuple[int, ...]]:
    """Return the documents, by index, that must be compared together: each in one group, both in their order.

    Those of one company are, and those that share a short name, for they may be mistaken for one another.
    """
    heads = list(range(len(identities)))

    def head(index: int) -> int:
        while heads[index] != index:
            heads[index] = index = heads[heads[index]]
        return index

    first: dict[tuple[str, str], int] = {}
    for index, identity in enumerate(identities):
        keys = [("name", name) for name in identity.short_names]
        keys += [] if identity.entity is None else [("entity", identity.entity)]
        for key in keys:
            one, other = sorted((head(first.setdefault(key, index)), head(index)))
            heads[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(identities)):
        groups[head(index)].append(index)
    return [tuple(group) for group in groups.values()]
