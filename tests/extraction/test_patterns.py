"""Patterns that are compiled late: they behave as `re.Pattern`, and every one in the house can be compiled."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import checker.extraction
from checker.extraction import patterns

MODULES = [f"checker.extraction.{module.name}" for module in pkgutil.iter_modules(checker.extraction.__path__)]


def late_patterns():
    for name in MODULES:
        for variable, value in vars(importlib.import_module(name)).items():
            if isinstance(value, patterns._Pattern):
                yield f"{name}.{variable}", value


def test_a_late_pattern_matches_as_a_compiled_one():
    late = patterns.compiled(r"b(?P<x>a+)", re.IGNORECASE)
    assert late.search("xBAA")["x"] == "AA"
    assert late.pattern == r"b(?P<x>a+)"
    assert late.groups == 1
    assert late.sub("-", "ba BA") == "- -"


def test_a_late_pattern_compiles_once(monkeypatch):
    late = patterns.compiled("a")
    assert late.search("a")
    monkeypatch.setattr(patterns.re, "compile", None)
    assert late.search("xa").start() == 1


def test_a_broken_pattern_says_so_at_its_first_use():
    with pytest.raises(re.error, match="missing"):
        patterns.compiled("(").search("x")


def test_every_pattern_in_the_house_can_be_compiled():
    found = dict(late_patterns())
    assert len(found) > 300
    broken = []
    for name, late in found.items():
        try:
            late.pattern  # noqa: B018 - compiles it
        except re.error as error:
            broken.append(f"{name}: {error}")
    assert broken == []
