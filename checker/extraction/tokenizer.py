"""spaCy's English tokenizer for stretches of plain characters, without spaCy: importing it takes longer than a release.

The rules are those of spaCy 3.8 (MIT license) for the characters of `_PLAIN`: marks are taken off both ends, then what
is left is cut at marks inside it, unless it is an exception or an address. What holds any other character is not cut
here. A test compares both over random stretches.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled
from checker.extraction.token_exceptions import token_exceptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Exceptions = Mapping[str, tuple[str, ...]]

_EXTENDED = [chr(code) for code in range(0x100, 0x180)]
_LOWER = r"a-zß-öø-ÿ" + "".join(filter(str.islower, _EXTENDED))
_UPPER = r"A-ZÀ-ÖØ-Þ" + "".join(filter(str.isupper, _EXTENDED))
_LETTER = r"A-Za-zÀ-ÖØ-öø-ſ"
_MARKS, _QUOTES, _MONEY = r"…:;!?¿¡()\[\]{}<>_#*&·", r"""'"”“`‘´’‚,„»«\u2329\u232a""", r"$£€¥₠-₿"
_ICONS = (
    r"¦©®°\u2100\u2101\u2103-\u2106\u2108\u2109\u2114\u2116\u2117\u211e-\u2123\u2125\u2127\u2129\u212e\u213a\u213b"
    r"\u214a\u214c\u214d\u214f\u2195-\u2199\u219c-\u219f\u21a1\u21a2\u21a4\u21a5\u21a7-\u21ad\u21af-\u21cd\u21d0\u21d1"
    r"\u21d3\u21d5-\u21f3\u2300-\u2307\u230c-\u231f\u2322-\u2328\u232b-\u237b\u237d-\u239a\u23b4-\u23db\u23e2-\u2426"
    r"\u2440-\u244a\u249c-\u24e9\u2500-\u25b6\u25b8-\u25c0\u25c2-\u25f7\u2600-\u266e\u2670-\u2767\u2794-\u27bf"
)
_PLAIN = compiled(r"[!-~¡-ſ\u2010-\u2027\u2030-\u205e\u2070-\u214f\u2190-\u27bf]+")
_UNITS = (
    "km|km²|km³|m|m²|m³|dm|dm²|dm³|cm|cm²|cm³|mm|mm²|mm³|ha|µm|nm|yd|in|ft|kg|g|mg|µg|t|lb|oz|m/s|km/h|kmh|mph|hPa"
    "|Pa|mbar|mb|"
    "MB|kb|KB|gb|GB|tb|TB|T|G|M|K|%"
)
_PREFIX = compiled(rf"[§%=—–{_MARKS}{_QUOTES}{_MONEY}{_ICONS}]|\+(?![0-9])|\.\.+|US\$|C\$|A\$")
_SUFFIX = compiled(
    rf"(?:[{_MARKS}{_QUOTES}{_ICONS}—–]|……|\.\.+|['’][sS]|(?<=[0-9])\+|(?<=°[FfCcKk])\.|"
    rf"(?<=[0-9])(?:[{_MONEY}]|US\$|C\$|A\$|{_UNITS})|"
    rf"(?<=[0-9{_LOWER}%²\-+|{_MARKS}{_QUOTES}])\.|(?<=[{_UPPER}][{_UPPER}])\.)$"
)
_INFIX = compiled(
    rf"\.\.+|…|[{_ICONS}]|(?<=[0-9])[+\-*^](?=[0-9-])|(?<=[{_LOWER}{_QUOTES}])\.(?=[{_UPPER}{_QUOTES}])|"
    rf"(?<=[{_LETTER}]),(?=[{_LETTER}])|(?<=[{_LETTER}0-9])(?:-|–|—|--|---|——|~)(?=[{_LETTER}])|"
    rf"(?<=[{_LETTER}0-9])[:<>=/](?=[{_LETTER}])"
)
_ADDRESS = compiled(  # spaCy's, after Diego Perini (MIT license); an IP address is one only with what follows it
    r"(?:[\w+.-]{2,}://)?(?:\S+(?::\S*)?@)?(?:"
    r"(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})"
    r"(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})"
    r"(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}"
    r"(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|"
    r"(?:(?:[A-Za-z0-9¡-\uffff][A-Za-z0-9¡-\uffff_-]{0,62})?[A-Za-z0-9¡-\uffff]\.)+"
    rf"(?:[{_LOWER}]{{2,63}}))(?::\d{{2,5}})?(?:[/?#]\S*)?"
)


def cut(chunk: str) -> list[str] | None:
    """Return the tokens of a text without white space, which together are the text; None where one is not plain."""
    if not _PLAIN.fullmatch(chunk):
        return None
    exceptions = token_exceptions()
    tokens = list(exceptions.get(chunk, ())) or _cut(chunk, exceptions)
    return tokens if len(tokens) == 1 else _with_exceptions(tokens)


def _cut(chunk: str, exceptions: Exceptions) -> list[str]:
    """Take marks off both ends until nothing, or an exception, is left to take them off; then cut what is left."""
    before: list[str] = []
    behind: list[str] = []
    while chunk and chunk not in exceptions:
        first = _PREFIX.match(chunk)
        prefix = first.end() if first else 0
        if chunk[prefix:] in exceptions:
            before.append(chunk[:prefix])
            chunk = chunk[prefix:]
            break
        last = _SUFFIX.search(chunk[prefix:])
        end = prefix + last.start() if last else len(chunk)
        if chunk[:end] in exceptions:
            behind.append(chunk[end:])
            chunk = chunk[:end]
            break
        if not prefix and end == len(chunk):
            break
        before += [chunk[:prefix]] if prefix else []
        behind += [chunk[end:]] if last else []
        chunk = chunk[prefix:end]
    return [*before, *_inside(chunk, exceptions), *reversed(behind)]


def _inside(chunk: str, exceptions: Exceptions) -> Iterator[str]:
    if chunk in exceptions:
        yield from exceptions[chunk]
        return
    start = 0
    if not _ADDRESS.fullmatch(chunk):
        for mark in _INFIX.finditer(chunk):
            if mark.start():
                if mark.start() > start:
                    yield chunk[start : mark.start()]
                yield mark.group()
                start = mark.end()
    if start < len(chunk):
        yield chunk[start:]


def _with_exceptions(tokens: list[str]) -> list[str]:
    """Put the tokens of an exception where the rules alone have cut it, the longest first."""
    known, most = _spanning()
    found = [
        (first - last, first, last)
        for first in range(len(tokens))
        for last in range(first + 1, min(first + most, len(tokens)) + 1)
        if tuple(tokens[first:last]) in known
    ]
    taken: set[int] = set()
    kept: dict[int, int] = {}
    for _, first, last in sorted(found):
        if first not in taken and last - 1 not in taken:
            kept[first] = last
        taken.update(range(first, last))
    for first, last in sorted(kept.items(), reverse=True):
        tokens[first:last] = known[tuple(tokens[first:last])]
    return tokens


@cache
def _spanning() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """Return the exceptions that the rules alone would cut or take for a mark, by those tokens; most tokens of one."""
    exceptions = token_exceptions()
    known = {
        tuple(_cut(word, {})): tokens
        for word, tokens in exceptions.items()
        if _PREFIX.match(word) or _SUFFIX.search(word) or _INFIX.search(word)
    }
    return known, max(map(len, known))
