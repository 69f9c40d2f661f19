"""A pack as `pack.yaml` tells of it: name, version, the letters of its ids, what it changes in other packs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from checker import __version__
from checker.errors import RulesError
from checker.model import Severity
from checker.resources import resource_folder
from checker.rules.rule_files import PACK_FILE, message_and_pointer, read_source
from checker.schema_mistakes import schema_mistakes
from checker.yaml_source import YamlSource

if TYPE_CHECKING:
    from pathlib import Path

_Words = Annotated[str, Meta(min_length=1)]
_Version = Annotated[str, Meta(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){1,2}$")]


class Override(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a pack changes in a rule of another: how much it weighs and how it is worded, never what it asks."""

    severity: Severity | None = None
    summary: _Words | None = None
    why: _Words | None = None
    message: _Words | None = None
    fix: _Words | None = None


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A folder of rules with a name and a version."""

    name: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: _Version
    summary: str = ""
    prefix: Annotated[str, Meta(pattern="^[A-Z]{2,8}$")] | None = None  # of its ids; None: it is ours
    minimum_esglint: _Version | None = None
    overrides: Mapping[str, Override] = {}  # by rule id


class PackFile(Struct, frozen=True, kw_only=True):
    """A pack, its folder and its file; a folder without one is a pack of its own name and no version."""

    folder: str
    name: str
    pack: Pack | None = None
    source: YamlSource | None = None

    @property
    def version(self) -> str:
        """The version, "" where it has none."""
        return self.pack.version if self.pack else ""

    @property
    def titled(self) -> str:
        """Name and version, as reports write them."""
        return f"{self.name} {self.version}".rstrip()

    @property
    def overrides(self) -> Mapping[str, Override]:
        """What it changes in rules of other packs, by rule id."""
        return self.pack.overrides if self.pack else {}


def read_pack(folder: Path) -> PackFile:
    """Return what a folder of rules says of itself; RulesError for every mistake in its `pack.yaml`."""
    path = folder / PACK_FILE
    where, name = folder.as_posix(), folder.resolve().name
    if not path.is_file():
        return PackFile(folder=where, name=name)
    source = read_source(path)
    try:
        pack = msgspec.convert(source.content, Pack)
    except msgspec.ValidationError as error:
        message, pointer = message_and_pointer(error)
        raise RulesError(schema_mistakes(source, pack_schema()) or (source.mistake(pointer, message),)) from error
    needed = pack.minimum_esglint
    if needed and _numbers(needed) > _numbers(__version__):
        message = f"{pack.name} needs esglint {needed} or newer, and this is {__version__}"
        raise RulesError((source.mistake_in(("minimum_esglint",), message, "upgrade esglint"),))
    return PackFile(folder=where, name=pack.name, pack=pack, source=source)


def pack_schema() -> Mapping[str, object]:
    """Return the JSON Schema of `pack.yaml`."""
    schema: dict[str, object] = msgspec.json.decode((resource_folder("rules") / "pack.schema.json").read_bytes())
    return schema


def _numbers(version: str) -> tuple[int, ...]:
    """Return 0.10.2 as something that sorts; what follows the numbers (0.2.0rc1) does not count."""
    return tuple(int(part) for part in re.findall(r"[0-9]{1,6}", version)[:3])
