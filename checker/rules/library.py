"""The rules of all packs together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checker.rules.rule import Rule


class Library(Struct, frozen=True, kw_only=True):
    """The rules of several packs, and which of the packs each of them comes from."""

    rules: tuple[Rule, ...]  # by id
    packs: tuple[tuple[str, str], ...] = ()  # name and version ("" where it has none), ours first
    origins: Mapping[str, str] = {}  # by rule id: the pack's name and version
    families: Mapping[str, str] = {}  # by rule id: the folder of the pack that it lies in
    changed_by: Mapping[str, str] = {}  # by rule id: the packs that override its severity or words
