"""Texts to measure with, of our own writing: the examples of the rules among plain sentences."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from checker.resources import resource_folder
from checker.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PLAIN = """
The board met nine times and discussed the reports of its committees at each meeting. Our people work in six countries,
and most of them have been with us for longer than the machines they look after. Customers asked for shorter lead times,
which the new planning system made possible in the second half. The harbour office moved to a building that used to be
a rope factory, and the canteen moved with it. Prices of raw materials rose in spring and came down again when the
harvest was in. We thank the teams on the night shift, who kept the lines running through the storm. Each site has a
committee in which employees and managers talk about safety, noise and working hours. The material topics were chosen
in talks with suppliers, neighbours, lenders and the works council. A list of the companies in the group can be found in
the notes to the accounts. Risks are entered in a register, rated by those who know them, and seen by the audit
committee. The laboratory tested four coatings, of which one will be offered to makers of garden furniture. Training is
given where it is needed, in the language that is spoken there, by colleagues who do the work themselves. Water reaches
the northern plants by canal and leaves them by way of the municipal works. Energy is bought by the group for all sites,
under contracts that run for three years. Our products last long when they are cared for, and we explain how in a
booklet. Visitors came to the open day in spite of the rain.
"""


def report_of(sentences: Sequence[str], number: int) -> str:
    """Return a report in Markdown: plain sentences, one in seven an example of a rule, in an order of its own."""
    plain = itertools.cycle(PLAIN.replace("\n", " ").strip().split(". "))
    parts = [f"# Sustainability report {number}\n"]
    for position in range(len(sentences)):
        claim = sentences[(position * 7 + number) % len(sentences)]
        around = [f"{next(plain).rstrip('.')}." for _ in range(5)]
        parts.append(" ".join([*around[:3], claim, *around[3:], f"The file is kept as N{number}-{position}."]))
        if position % 9 == 8:
            parts.append(f"## Chapter {position // 9 + 1}")
    return "\n\n".join(parts) + "\n"


def examples() -> list[str]:
    """Return the examples of the rules that are a line of prose."""
    texts = [text for rule in load_rules((resource_folder("rules"),)) for text in _texts(rule)]
    return [" ".join(text.split()) for text in texts if not any(mark in text for mark in "|#<>\n")]


def _texts(rule: Any) -> Iterator[str]:  # noqa: ANN401 - only its examples are looked at
    for one in (*rule.examples.failing, *rule.examples.passing, *rule.examples.ignore):
        yield one if isinstance(one, str) else one.text


def short_texts(folder: Path) -> list[Path]:
    """Write three short texts with targets and claims of neutrality that every program's nearest rule is about."""
    failing = [
        " ".join(text.split())
        for rule in load_rules((resource_folder("rules"),))
        if rule.id in {"TGT001", "NZR001", "NZR002"}
        for text in (one if isinstance(one, str) else one.text for one in rule.examples.failing)
        if not any(mark in text for mark in "|#<>")
    ]
    written = [write_short(folder, number, failing) for number in range(3)]
    return [path.rename(path.with_name(f"short-{number}.txt")) for number, path in enumerate(written)]


def write_short(folder: Path, number: int, sentences: Sequence[str], claims: int = 5) -> Path:
    """Write a text of the length of a press release, about 500 words with five claims, and return its path."""
    chosen = [sentences[(number * claims + position) % len(sentences)] for position in range(claims)]
    path = folder / f"release-{number:04}.txt"
    path.write_text(report_of(chosen, number).replace("# ", "").replace("#", ""), encoding="utf-8")
    return path
