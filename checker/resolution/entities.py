"""Which documents speak of the same company: full names, short names, acronyms and tickers, never by likeness alone."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Reading

_Telling = tuple[tuple[str, ...], str]  # the words that tell a name apart, and its legal form

_LONG = 5_000  # characters after which a text has named its company
_HEAD = 20_000  # characters in which a company introduces itself
_WORD = re.compile(r"[^\W_]+(?:[&'][^\W_]+)*")
_FORMS = {
    "ltd": "ltd", "limited": "ltd", "plc": "plc", "llc": "llc", "llp": "llp", "inc": "inc", "incorporated": "inc",
    "corp": "corp", "corporation": "corp", "ag": "ag", "se": "se", "gmbh": "gmbh", "sa": "sa", "spa": "spa", "nv": "nv",
    "bv": "bv", "oy": "oy", "oyj": "oyj", "ab": "ab", "asa": "asa", "as": "as", "kk": "kk", "bhd": "bhd", "sas": "sas",
    "sarl": "sarl", "srl": "srl", "kft": "kft", "zrt": "zrt", "ltda": "ltda", "pty": "ltd", "berhad": "bhd",
}  # fmt: skip
_DOTTED = re.compile(r"\b(?:[a-z]\.|[a-z]/){1,3}[a-z]\b\.?")
_FILLERS = frozenset(["the", "group", "company", "companies", "co", "holding", "holdings", "international", "global"])
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}")
_IDENTIFIER = re.compile(
    r"\bLEI:? ?(?P<lei>[A-Z0-9]{18}\d\d)\b|\((?P<exchange>[A-Z]\w{1,7}): ?(?P<ticker>[A-Z0-9.]{1,8})\)"
)


class Identity(Struct, frozen=True, kw_only=True):
    """Whose a document is; `entity` None where its name may stand for several companies of the run."""

    entity: str | None
    short_names: tuple[str, ...] = ()  # that other companies may bear too: acronyms, and names without the legal form
    span: Span = Span(0, 1)  # where the document names its company


class _Names(Struct, frozen=True, kw_only=True):
    """What one document calls its company."""

    full: str
    core: tuple[str, ...]  # the words that tell it apart
    form: str  # legal form, "" where none is written
    acronyms: tuple[str, ...]
    identifiers: tuple[str, ...]
    span: Span


def identify(readings: Sequence[Reading], configured: Mapping[str, Sequence[str]]) -> list[Identity]:
    """Return whose each document is.

    Names are one company's where the configuration says so, where an identifier (ticker, LEI) is the same, or where
    their telling words are: all of them, or those that a name without legal form has. An acronym leads to a company
    where one document says whose it is. A document without any name belongs to the only company of the run, unless it
    is long and never names it.
    """
    named = [_names(reading) for reading in readings]
    settled = {_key(alias): name for name, aliases in configured.items() for alias in (name, *aliases)}
    groups = _group(named, settled)
    only = next(iter(groups.values())) if len(set(groups.values())) == 1 else None
    acronyms = _owners(named, groups)
    return [
        _identity(names, groups, acronyms, settled, reading, only)
        for names, reading in zip(named, readings, strict=True)
    ]


def _identity(
    names: _Names | None,
    groups: Mapping[_Telling, str],
    acronyms: Mapping[str, set[str]],
    settled: Mapping[str, str],
    reading: Reading,
    only: str | None,
) -> Identity:
    if names is None:
        if only is not None and _is_of_another(reading, only):
            return Identity(entity=None)
        return Identity(entity=(only or "") if len(set(groups.values())) < 2 else _named_in_path(reading, groups))
    short = tuple(dict.fromkeys((*names.acronyms, " ".join(names.core))))
    known = next((settled[key] for key in map(_key, (names.full, *short)) if key in settled), None)
    if known is not None:
        return Identity(entity=known, short_names=short, span=names.span)
    entity: str | None = groups[names.core, names.form]
    if _is_acronym(names.full):
        owners = acronyms.get(names.full, set()) - {entity}
        entity = next(iter(owners)) if len(owners) == 1 else None if owners else entity
    return Identity(entity=entity, short_names=short, span=names.span)


def _names(reading: Reading) -> _Names | None:
    full = reading.facts.entity
    if not full or not _WORD.search(full):
        return None
    core, form = _telling_words(full)
    head = reading.document.text[:_HEAD]
    at = max(head.find(full), 0)
    acronyms = [full] if _is_acronym(full) else []
    span = Span(at, at + len(full)) if head.startswith(full, at) else Span(0, 1)
    introduced = re.search(re.escape(full) + r"[^\n(]{0,20}\((?:the |\")?(?P<short>[A-Z][A-Z0-9&]{1,6})\"?\)", head)
    if introduced:
        acronyms.append(introduced["short"])
        span = Span(introduced.start(), introduced.end())
    found = [match["lei"] or f"{match['exchange']}:{match['ticker']}" for match in _IDENTIFIER.finditer(head[:4000])]
    return _Names(full=full, core=core, form=form, acronyms=tuple(acronyms), identifiers=tuple(found[:2]), span=span)


def _telling_words(name: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a name that tell it apart and its legal form."""
    plain = _DOTTED.sub(lambda found: re.sub(r"[./]", "", found.group()), name.lower())
    words = _WORD.findall(plain)
    form = next((_FORMS[word] for word in reversed(words[1:]) if word in _FORMS), "")
    core = [word for index, word in enumerate(words) if word not in _FILLERS and not (index and word in _FORMS)]
    return tuple(core or words), form


def _is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name) is not None


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


def _group(named: Sequence[_Names | None], settled: Mapping[str, str]) -> dict[_Telling, str]:
    """Return the company of each name (telling words and legal form)."""
    by_first: dict[str, list[_Names]] = defaultdict(list)
    for names in named:
        if names is not None:
            by_first[names.core[0]].append(names)
    groups: dict[_Telling, str] = {}
    identified: dict[str, str] = {}
    for alike in by_first.values():
        near: dict[_Telling, str] = {}
        longest_first = sorted(alike, key=lambda one: (-len(one.core), not one.form, one.full))
        for names in longest_first:
            key = (names.core, names.form)
            if key not in near:
                near[key] = settled.get(_key(names.full)) or _company(names, near)
            for identifier in names.identifiers:
                near[key] = identified.setdefault(identifier, near[key])
        groups |= near
    return groups


def _company(names: _Names, groups: Mapping[_Telling, str]) -> str:
    """Return the one company whose telling words begin with these, a name of its own where there is none or several."""
    size = len(names.core)
    fitting = {
        company
        for (core, form), company in groups.items()
        if core[:size] == names.core
        and (len(core) == size or not names.form)
        and (not names.form or not form or names.form == form)
    }
    return next(iter(fitting)) if len(fitting) == 1 else names.full


def _owners(named: Sequence[_Names | None], groups: Mapping[_Telling, str]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for names in named:
        if names is None or _is_acronym(names.full):
            continue
        for acronym in names.acronyms:
            owners[acronym].add(groups[names.core, names.form])
    return owners


def _is_of_another(reading: Reading, company: str) -> bool:
    """Tell a long text that never names the only company of the run; data books seldom name theirs."""
    text = reading.document.text
    if len(text) < _LONG or reading.facts.kind == "data-book":
        return False
    return _telling_words(company)[0][0] not in text.lower()


def _named_in_path(reading: Reading, groups: Mapping[_Telling, str]) -> str | None:
    """Return the only company whose first telling word stands in the name of the file."""
    words = set(_WORD.findall(reading.document.path.rpartition("/")[2].lower().replace("_", " ")))
    found = {company for (core, _), company in groups.items() if core[0] in words and len(core[0]) > 3}
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
