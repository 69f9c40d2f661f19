"""The YAML files of packs: found, read with the place of everything in them, their mistakes in order."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import Mistake, RulesError
from checker.yaml_source import Pointer, YamlSource, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import msgspec

PACK_FILE = "pack.yaml"
_LARGEST = 200_000  # bytes; the longest of our own rule files has 8,000
_NOT_RULES = "profiles"
_QUOTED = re.compile(r'"[^"]*"')
_PLACE = re.compile(r" - at `(?:key in )?\$([^`]*)`$")


def rule_paths(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the rule files below folders in alphabetical order; `pack.yaml` and profiles lie beside them."""
    for folder in folders:
        if not folder.is_dir():
            raise RulesError((_whole_file(folder, "there is no such folder of rules"),))
        found = []
        for place, folders_in, files in os.walk(folder):
            folders_in[:] = [name for name in folders_in if name != _NOT_RULES]
            found += [Path(place, name) for name in (*files, *folders_in) if name.endswith((".yaml", ".yml"))]
        yield from sorted(path for path in found if path != folder / PACK_FILE)


def read_source(path: Path) -> YamlSource:
    """Return a file with the place of everything in it; RulesError where it is no YAML we take."""
    try:
        content = path.read_bytes()
        if len(content) > _LARGEST:
            raise RulesError((_whole_file(path, f"larger than {_LARGEST} bytes"),))
        return read_yaml(path.as_posix(), content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise RulesError((_whole_file(path, "not UTF-8 text", "save it as UTF-8"),)) from error
    except OSError as error:
        raise RulesError((_whole_file(path, f"cannot be read: {error.strerror}"),)) from error
    except RecursionError as error:
        raise RulesError((_whole_file(path, "nested too deeply"),)) from error


def message_and_pointer(error: msgspec.ValidationError) -> tuple[str, Pointer]:
    """Return what msgspec says, and where: its `$.require.any_of[0]` as a pointer."""
    place = _PLACE.search(str(error))
    if place is None:
        return str(error), ()
    steps = re.findall(r"[\w-]+", place.group(1))
    return str(error)[: place.start()], tuple(int(step) if step.isdigit() else step for step in steps)


def in_file_order(mistakes: Sequence[Mistake]) -> tuple[Mistake, ...]:
    """Return mistakes by file, line and column, one for each word at a place: the first found is the more precise."""
    by_place: dict[tuple[str, int, int, str], Mistake] = {}
    for mistake in mistakes:
        word = _QUOTED.search(mistake.message)
        by_place.setdefault((mistake.path, mistake.line, mistake.column, word.group() if word else ""), mistake)
    return tuple(by_place[place] for place in sorted(by_place, key=lambda place: place[:3]))


def _whole_file(path: Path, message: str, hint: str = "") -> Mistake:
    return Mistake(path=path.as_posix(), line=1, column=1, message=message, hint=hint)
