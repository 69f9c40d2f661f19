"""docs/performance.md, written from the figures of one run of `run.py`; nothing in it is typed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

OURS = "esglint, nothing kept"
WORDS_ALONE = "words alone (blank spaCy)"
Row = Mapping[str, Any]
Measurement = Mapping[str, Any]

_TOP = """# Performance

Written by `python benchmarks/run.py --tools DIR --write-page`; not edited by hand. All figures are of one run on one
machine ({machine}), with {corpus}. Seconds are processor time of the program and all processes that it starts, unless
a column says otherwise; other machines give other seconds, but nearly the same ratios. "×" compares with the row
"{ours}". Memory is the most that the program and its processes held together, in millions of bytes.
"""
_SHORT = """## Three short texts

{documents} texts, {words} words: what a hook before a commit waits for, from the start of the program to its end. With
"nothing kept", every text is read, every claim extracted and every rule asked (`--no-cache`); "unchanged documents"
are known from an earlier run. The time to the first finding passes by the clock.
"""
_MANY = """## Many texts

{documents} texts, {words} words, on one core. Words a second are those of the texts beyond the first: what a program
needs to start is not counted. The last columns say how time and memory grow from one text to all.
"""
_GROWTH = """### How esglint grows

Ten times the documents should take at most ten and a half times the time, and 1.2 times the memory.
"""
_LONG = """## A long report

One text of {words} words: seconds beyond what the program needs for one short text, and how many times longer that is
than cutting the same text into words.
"""
_PROFILE = """## Where the time goes

Shares of the processor time of "{ours}" (`python benchmarks/run.py --profile`), each stage without those that it asks:
libraries and modules that a stage loads count as imports.
"""
_RULES = """## What each program was asked

The other programs know words and patterns, not claims: each has the nearest rule that it can say
(`benchmarks/nearest/`).
"""


def render(results: Mapping[str, Any]) -> str:
    """Return the page for the figures of a run."""
    rows, parts = results["rows"], results["parts"]
    pieces = [
        _TOP.format(machine=results["machine"], corpus=results["corpus"], ours=OURS),
        _SHORT.format(**parts["short"]),
        *_short(rows),
        _MANY.format(**parts["many"]),
        *_many(rows, parts),
        _GROWTH,
        *_growth(_row(rows, OURS), results["growth"], parts),
        _LONG.format(**parts["long"]),
        *_long(rows),
        _PROFILE.format(ours=OURS),
        *profile(results["profile"]),
        _RULES,
        *_rules(rows),
    ]
    return "\n".join(pieces).rstrip() + "\n"


def profile(shares: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield the lines of a table: the share of each stage, for the short texts and for the long one."""
    totals = {part: sum(found.values()) for part, found in shares.items()}
    lines = [
        [stage, *(f"{seconds[stage] / totals[part]:.0%}" for part, seconds in shares.items())]
        for stage in shares["short"]
    ]
    lines.append(["seconds together", *(f"{total:.2f}" for total in totals.values())])
    yield from _table(["stage", "three short texts", "a long report"], lines)


def _short(rows: Iterable[Row]) -> Iterator[str]:
    ours = _row(rows, OURS)["short"]

    def cells(row: Row) -> list[str]:
        one = row["short"]
        first = one["first"]
        return [
            f"{one['processor']:.2f}", _times(one["processor"], ours["processor"]),
            "none" if first is None else f"{first:.2f}", "" if first is None else _times(first, ours["first"]),
            _megabytes(one["memory"]),
        ]  # fmt: skip

    yield from _measured(["seconds", "×", "first finding, s", "×", "memory, MB"], rows, cells, "short")


def _many(rows: Iterable[Row], parts: Mapping[str, Any]) -> Iterator[str]:
    words = parts["many"]["words"] - parts["one"]["words"]

    def rate(row: Row) -> float:
        return float(words / max(row["many"]["processor"] - row["one"]["processor"], 0.001))

    def cells(row: Row) -> list[str]:
        one, many = row["one"], row["many"]
        return [
            f"{rate(row):,.0f}", _times(rate(row), rate(_row(rows, OURS))), _megabytes(many["memory"]),
            _times(many["processor"], one["processor"]), _times(many["memory"], one["memory"]),
        ]  # fmt: skip

    shown = [row for row in rows if row["rule"] != "none" or row["versions"] or row["name"] == "reading alone"]
    heads = ["words a second", "×", "memory, MB", "time grows", "memory grows"]
    yield from _measured(heads, shown, cells, "many")


def _growth(ours: Row, steps: Iterable[Measurement], parts: Mapping[str, Any]) -> Iterator[str]:
    all_ = [
        {"documents": 1, **ours["one"]},
        *steps,
        {"documents": parts["many"]["documents"], **ours["many"]},
    ]
    lines = [
        [
            f"{step['documents']:,}", f"{step['processor']:.2f}", _megabytes(step["memory"]),
            _times(step["processor"], before["processor"]) if before else "",
            _times(step["memory"], before["memory"]) if before else "",
        ]
        for before, step in zip([None, *all_], all_, strict=False)
    ]  # fmt: skip
    heads = ["documents", "seconds", "memory, MB", "time, × the line above", "memory, × the line above"]
    yield from _table(heads, lines)


def _long(rows: Iterable[Row]) -> Iterator[str]:
    def beyond(row: Row) -> float:
        return max(float(row["long"]["processor"] - row["one"]["processor"]), 0.001)

    def cells(row: Row) -> list[str]:
        return [
            f"{beyond(row):.2f}", _times(beyond(row), beyond(_row(rows, WORDS_ALONE))),
            _megabytes(row["long"]["memory"]),
        ]  # fmt: skip

    shown = [row for row in rows if row["rule"] != "none" or row["versions"] or row["name"] == "reading alone"]
    yield from _measured(["seconds", "× words alone", "memory, MB"], shown, cells, "long")


def _rules(rows: Iterable[Row]) -> Iterator[str]:
    yield from _table(
        ["", "version", "rule"],
        [[row["name"], row["versions"], row["rule"]] for row in rows if row["versions"]],
    )


def _measured(heads: list[str], rows: Iterable[Row], cells: Callable[[Row], list[str]], part: str) -> Iterator[str]:
    """Yield a table with a line for every row; one that was not measured says why."""
    lines = []
    for row in rows:
        if part in row:
            lines.append([row["name"], *cells(row)])
        else:
            lines.append([row["name"], row["reason"] or "not measured", *[""] * (len(heads) - 1)])
    yield from _table(["", *heads], lines)


def _table(heads: list[str], lines: Iterable[list[str]], others: str = "---:|") -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{others * (len(heads) - 1)}"
    yield from (f"| {' | '.join(line)} |" for line in lines)
    yield ""


def _row(rows: Iterable[Row], name: str) -> Row:
    return next(row for row in rows if row["name"] == name)


def _times(value: float, other: float) -> str:
    ratio = value / max(other, 0.001)
    return f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f}"
