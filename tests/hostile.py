"""Texts that no company would write, and that a careless pattern reads for hours: each the repetition of a few words."""

from __future__ import annotations

OPENING = "This paragraph holds what no company would ever write in one of its reports about the year that is over: "
PROSE = (
    "In 2024 the group cut its water use by 12% at the plant in Oslo. We aim to reduce Scope 1 and 2 emissions by 42% "
    "by 2030 from a 2021 base year. Our people, who work in six countries, care about the places where they live. The "
    "board looks at what was reached twice a year and tells the owners. "
)
HOSTILE = {
    "targets": "by by by 2030 % ",
    "deadlines": "by 40% by 2030 ",
    "coordination": "reduce emissions by 40% by 2030 and ",
    "opening brackets": "((((",
    "nested brackets": "(a (2030) ",
    "numbers": "12, 13, 14, ",
    "digits": "1",
    "years": "2030 ",
    "commas": "a, b, ",
    "joints": "and and and ",
    "scopes": "scope 1, 2 and ",
    "quotation marks": '"',
    "open quotations": 'they said "we ',
    "dashes": " - ",
    "percent signs": "% ",
    "full stops": ". ",
    "numbered": "1. ",
    "one word": "x",
    "cells": "|",
    "neutrality": "net zero by 2050, carbon neutral ",
    "values": "emissions was 5 t in 2020, ",
    "reports": "report is available ",
    "comparisons": "30% less water than others, ",
    "names": "Rated Best Award ",
}


def hostile_text(unit: str, characters: int) -> str:
    """Return a paragraph of so many characters that says one thing again and again."""
    return OPENING + (unit * (characters // len(unit) + 1))[:characters]
