"""What of a document tells whose it is: small enough to be kept of every document of a run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Span

if TYPE_CHECKING:
    from checker.model import Reading

WORD = re.compile(r"[^\W_]+(?:[&'][^\W_]+)*")
_LONG = 5_000  # characters after which a text has named its company
_OPENING = 1_500  # characters in which a text without a name in its title says whose it is
# "**Marl Pipe Works Plc**, Lagos"
_NAME_FIRST = re.compile(
    r"^(?:<[^>]{1,40}>|[*_#> ])*(?P<name>(?:[A-Z][\w&'-]+ ){1,5}(?:[A-Z][A-Za-z./]{1,7}))"
    r"(?=[*_]{0,3}(?:,| \(|\.? ?$|<| [·–—-]))",
    re.MULTILINE,
)
_END = 400  # characters at the end of a text with the owner of its rights
_OWNER = re.compile(
    r"(?:©|&copy;|\([cC]\)|[Cc]opyright)[ ©]*(?:(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?,? )?(?:by )?"
    r"(?P<name>(?:(?:[A-Z][\w&'-]+|and|of|&) ){1,6}[A-Z][A-Za-z./]{1,7})(?=[.,<\n]|$| All)"
)
_HEAD = 20_000  # characters in which a company introduces itself
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


class Names(Struct, frozen=True, kw_only=True):
    """What one document calls its company."""

    full: str
    core: tuple[str, ...]  # the words that tell it apart
    form: str  # legal form, "" where none is written
    acronyms: tuple[str, ...]
    identifiers: tuple[str, ...]
    span: Span


class Outline(Struct, frozen=True, kw_only=True):
    """A document as far as whose it is can be told from it alone."""

    path: str
    names: Names | None  # None: it does not name its company
    words: str = ""  # of a long text without a name: each of its words once, in lower case, apart by white space


def outline_of(reading: Reading) -> Outline:
    """Return what of a document tells whose it is."""
    names = _names(reading)
    document = reading.document
    may_be_of_another = names is None and len(document.text) >= _LONG and reading.facts.kind != "data-book"
    words = " ".join(sorted(set(WORD.findall(document.text.lower())))) if may_be_of_another else ""
    return Outline(path=document.path, names=names, words=words)


def _names(reading: Reading) -> Names | None:
    head = reading.document.text[:_HEAD]
    full = reading.facts.entity or _introduced(f"{head[:_OPENING]}\n{head[-_END:]}")
    if not full or not WORD.search(full):
        return None
    short = full if is_acronym(full) else ""
    full = _spelt_out(short, head) or full
    core, form = telling_words(full)
    at = max(head.find(full), 0)
    acronyms = [short] if short else []
    span = Span(at, at + len(full)) if head.startswith(full, at) else Span(0, 1)
    introduced = re.search(re.escape(full) + r"[^\n(]{0,20}\((?:the |\")?(?P<short>[A-Z][A-Z0-9&]{1,6})\"?\)", head)
    if introduced:
        acronyms.append(introduced["short"])
        span = Span(introduced.start(), introduced.end())
    found = [match["lei"] or f"{match['exchange']}:{match['ticker']}" for match in _IDENTIFIER.finditer(head[:4000])]
    return Names(full=full, core=core, form=form, acronyms=tuple(acronyms), identifiers=tuple(found[:2]), span=span)


def _introduced(opening: str) -> str:
    """Return the only name with a legal form that begins a line of a text's opening, "" where there is none."""
    found = [match["name"] for match in _NAME_FIRST.finditer(opening)]
    found += [match["name"] for match in _OWNER.finditer(opening)] if not found else []
    legal = {name.rstrip(".,") for name in found if telling_words(name)[1]}
    return legal.pop() if len(legal) == 1 else ""


def _spelt_out(acronym: str, head: str) -> str:
    """Return the name with a legal form whose words begin with an acronym's letters; "" where there is none."""
    if not acronym:
        return ""
    letters = [re.escape(letter) for letter in acronym if letter.isalpha()]
    between = r"(?: (?:of|and|for|the|&|de|du))* "
    words = between.join(rf"{letter}[\w'-]+" for letter in letters)
    found = re.search(rf"\b(?P<name>{words}(?: [A-Z][\w'-]+)? (?P<form>[A-Z][\w./]*))", head)
    is_legal = found is not None and telling_words(f"x {found['form']}")[1] != ""
    return found["name"].rstrip(".,") if found is not None and is_legal else ""


def telling_words(name: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a name that tell it apart and its legal form."""
    plain = _DOTTED.sub(lambda found: re.sub(r"[./]", "", found.group()), name.lower())
    words = WORD.findall(plain)
    form = next((_FORMS[word] for word in reversed(words[1:]) if word in _FORMS), "")
    core = [word for index, word in enumerate(words) if word not in _FILLERS and not (index and word in _FORMS)]
    return tuple(core or words), form


def is_acronym(name: str) -> bool:
    """Tell whether a name is one word in capital letters."""
    return _ACRONYM.fullmatch(name) is not None
