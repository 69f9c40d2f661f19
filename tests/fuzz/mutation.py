"""Changes to an input that keep some of its shape: slices, words of the format, numbers, nesting, members of containers.

Everything is drawn from one seeded generator, so that a run can be repeated.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from typing import TYPE_CHECKING

from tests.fuzz.corpus import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

LARGEST = 65_536  # bytes of an input
_USUAL = 1_200  # bytes of most inputs: what is wrong with a large one is mostly wrong with a small one, and quicker
_PART = re.compile(rb"[A-Za-z][\w:-]*|\d+|<[^<>]{0,80}>|[^\w\s]")
_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = (b"0", b"-1", b"1e999", b"65536", b"2147483648", b"99999999999999999999", b"1048577", b"007", b"NaN")
_ODD_WORDS = (
    b"\0", b"\r", b"\r\n\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\x8c\xb1", b"\xe2\x80\xae",
    b"\xe2\x80\x8b", b"\xc2\xa0", b"\xcc\x81", b"\xe2\x80\xa8", b"\x1b[31m", b"\x85", b"%", b'"', b"'", b"`" * 3,
    b"&#xD800;", b"&#0;", b"&amp", b"&nbsp;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?xml ", b"<!DOCTYPE x [",
    b"<table>", b"<td rowspan=70000 colspan=70000>", b"</tr>", b"<svg>", b"<template>", b"<select>", b"<p>", b"</div>",
    b"|", b"|---|", b"- ", b"> ", b"1. ", b"[^1]: ", b"---\n", b"![](", b"<br>", b"&a ", b"*a", b"!!python/x ", b"? ",
    b"{", b"}", b"[", b"]", b": ", b"null", b"_xD800_", b"\\ud800", b"\\", b",", b";", b"\t", b"(", b")", b"==", b"&&",
    b"A1:XFD1048576", b"endobj", b"stream\n", b"<<", b">>", b"/Kids[2 0 R]", b"0 R", b"Tj", b"ET", b"cm", b"/Length ", b"xref",
)  # fmt: skip

Step = "Callable[[Random, bytes, Sequence[bytes]], bytes]"


def mutated(random: Random, content: bytes, pool: Sequence[bytes], shape: str) -> bytes:
    """Return an input with a few things changed; `pool` is where others are taken from."""
    if shape == "zip" and random.random() < 0.95:
        return _repacked(random, content, pool)
    return _changed(random, content, pool)


def _changed(random: Random, content: bytes, pool: Sequence[bytes]) -> bytes:
    most = LARGEST if random.random() < 0.01 else max(_USUAL, len(content) + 64)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 9))):
        content = random.choice(_STEPS)(random, content, pool)[:most]
    return content


def _slice(random: Random, content: bytes) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 2, 4, 9, 30, 200, 1500)))


def _delete(random: Random, content: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _slice(random, content)
    return content[:start] + content[end:]


def _repeat(random: Random, content: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _slice(random, content)
    return (
        content[:end]
        + content[start:end] * random.choice((1, 1, 1, 2, 2, 3, 3, 8, 60, 1000 if random.random() < 0.05 else 20))
        + content[end:]
    )


def _flip(random: Random, content: bytes, _: Sequence[bytes]) -> bytes:
    if not content:
        return content
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << random.randrange(8)]) + content[at + 1 :]


def _insert(random: Random, content: bytes, _: Sequence[bytes]) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(_ODD_WORDS) * random.choice((1, 1, 1, 2, 40)) + content[at:]


def _splice(random: Random, content: bytes, pool: Sequence[bytes]) -> bytes:
    other = random.choice(pool)
    start, end = _slice(random, other)
    at = random.randrange(len(content) + 1)
    return content[:at] + other[start:end] + content[random.choice((at, len(content))) :]


def _exchange(random: Random, content: bytes, pool: Sequence[bytes]) -> bytes:
    """Put a part (word, number, tag, mark) of some input in the place of a part of this one."""
    here, there = _part(random, content), _part(random, random.choice((content, random.choice(pool))))
    if here is None or there is None:
        return content
    return content[: here.start()] + there[0] + content[here.end() :]


def _renumber(random: Random, content: bytes, _: Sequence[bytes]) -> bytes:
    found = _part(random, content, _NUMBER)
    return content if found is None else content[: found.start()] + random.choice(_ODD_NUMBERS) + content[found.end() :]


def _nest(random: Random, content: bytes, _: Sequence[bytes]) -> bytes:
    opened, closed = random.choice(
        ((b"<div>", b"</div>"), (b"<b>", b""), (b"<table><tr><td>", b""), (b"> ", b""), (b"- ", b""), (b"[", b"]"),
         (b"{a: ", b"}"), (b"(", b")"), (b"*", b"*"), (b"<<", b">>"), (b"!", b""), (b"<ul><li>", b"")),
    )  # fmt: skip
    depth = random.choice((2, 5, 20, 60, 2500 if random.random() < 0.05 else 150))
    start, end = _slice(random, content)
    return content[:start] + opened * depth + content[start:end] + closed * depth + content[end:]


def _part(random: Random, content: bytes, pattern: re.Pattern[bytes] = _PART) -> re.Match[bytes] | None:
    start = random.randrange(len(content) + 1)
    return pattern.search(content, start) or pattern.search(content)


_STEPS: tuple[Callable[[Random, bytes, Sequence[bytes]], bytes], ...] = (
    _delete, _repeat, _flip, _insert, _insert, _splice, _exchange, _exchange, _renumber, _nest,
)  # fmt: skip


def _repacked(random: Random, content: bytes, pool: Sequence[bytes]) -> bytes:
    """Change members of a container, or what members it has, and pack it again."""
    members = unpack(content)
    if not members:
        return _changed(random, content, pool)
    others = unpack(random.choice(pool)) or members
    for _ in range(random.choice((1, 1, 2, 3))):
        at = random.randrange(len(members))
        name, inside = members[at]
        what = random.random()
        if what < 0.85:
            members[at] = (name, _changed(random, inside, [one for _, one in others]))
        elif what < 0.9:
            members[at] = (name, random.choice(others)[1])
        elif what < 0.94:
            members[at] = (random.choice((random.choice(others)[0], name.upper(), "../" + name, name + "/")), inside)
        elif what < 0.97 and len(members) > 1:
            del members[at]
        else:
            members.insert(at, random.choice(others))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name twice
        return pack(members, random.choice((zipfile.ZIP_STORED, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
