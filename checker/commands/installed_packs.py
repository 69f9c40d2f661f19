"""Packs that a configuration extends: folders, or installed packages that say where their rules are.

A package says so by an entry point of the group `esglint.packs`; it names a package folder (`acme_rules`, or
`acme_rules.packs.claims` for one within). Rules are data: the package is looked up and never imported.
"""

from __future__ import annotations

from pathlib import Path

from checker.errors import UsageError
from checker.spelling import did_you_mean

GROUP = "esglint.packs"


def find_pack(word: str, here: Path) -> Path:
    """Return the folder that `extends` means: one below `here`, else the one of an installed pack of that name.

    Raises UsageError where there is neither, or where the package has no such folder.
    """
    folder = here / word
    if folder.is_dir():
        return folder
    if "/" in word or "\\" in word or word.startswith("."):
        raise UsageError(f"extends: there is no folder with rules at {folder.as_posix()}")
    installed = _installed()
    if word not in installed:
        hint = did_you_mean(word, installed) or "name a folder, or install the package that brings it"
        raise UsageError(f'extends: there is no pack "{word}": {hint}')
    return _package_folder(word, installed[word])


def _installed() -> dict[str, str]:
    """Return what the entry points of packs name, by the pack's name."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and only needed for packs that are no folder

    found: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP)):
        if found.setdefault(point.name, point.value) != point.value:
            raise UsageError(
                f'two installed packages bring a pack "{point.name}": {found[point.name]} and {point.value}'
            )
    return found


def _package_folder(word: str, value: str) -> Path:
    from importlib.util import find_spec  # noqa: PLC0415

    package, *within = value.partition(":")[0].split(".")
    spec = find_spec(package)
    for place in (spec.submodule_search_locations if spec else None) or ():
        folder = Path(place).joinpath(*within)
        if folder.is_dir():
            return folder
    raise UsageError(f'extends: the installed pack "{word}" names {value}, which is no folder with rules')
