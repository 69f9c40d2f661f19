"""Options that several commands share, and how they join the configuration file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.addresses import address_of
from checker.cache import Cache, open_cache
from checker.commands.decisions import find_decisions
from checker.commands.installed_packs import find_pack
from checker.config import Configuration, find_configuration, read_configuration
from checker.errors import UsageError
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable


class Options(Struct, frozen=True, kw_only=True):
    """What the command line says; None or empty where it says nothing."""

    paths: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    fail_on: str | None = None
    min_severity: str | None = None
    as_of: date | None = None
    kind: str | None = None
    published: date | None = None
    jobs: str = "auto"
    engine: str = "local"
    parquet: str | None = None
    show_passes: bool = False
    quiet: bool = False
    statistics: bool = False
    coverage: bool = False
    baseline: str | None = None
    changed_since: str | None = None
    grow: bool = False
    against: tuple[str, ...] = ()
    exit_code: bool = False
    examples: bool = False
    preview: bool = False
    force_exclude: bool = False
    no_cache: bool = False
    locked: bool = False
    lock_check: bool = False
    config: str | None = None
    output: str | None = None
    author: str | None = None


class Job(Struct, frozen=True, kw_only=True):
    """The command line and the configuration, joined."""

    configuration: Configuration
    settings: Settings
    file: Path | None = None  # the configuration
    paths: tuple[Path, ...]

    def reads(self, path: Path) -> bool:
        """Tell whether `esglint check`, asked for nothing in particular, would read a document."""
        named = [_here(self.settings.folder / folder).resolve() for folder in self.configuration.paths]
        is_named = not named or any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in named)
        return is_named and not self.settings.is_excluded(path)


def join(options: Options, here: Path | None = None) -> Job:
    """Read the configuration nearest to a folder, the current one by default, and lay the command line over it.

    Raises ConfigurationError for mistakes in the file, UsageError where the file or a rules folder is missing.
    """
    file = Path(options.config) if options.config else find_configuration(here or Path.cwd())
    folder = file.parent if file else Path()
    configuration = read_configuration(file, from_here(file)) if file else Configuration()
    paths = [Path(path) for path in options.paths] or [_here(_below(folder, path)) for path in configuration.paths]
    _require_engine(paths, options.engine)
    settings = Settings(
        folder=folder,
        rule_folders=_rule_folders(folder, configuration, options.rules),
        profile=options.profile,
        default_profile=configuration.profile,
        select=_codes(options.select) or configuration.select,
        ignore=(*configuration.ignore, *_codes(options.ignore)),
        severities=configuration.severities,
        drafts=configuration.drafts or options.preview,
        exclude=configuration.exclude,
        documents=configuration.documents,
        entities=configuration.entities,
        concepts=configuration.concepts,
        kind=options.kind,
        published=options.published,
        as_of=options.as_of,
        decisions=find_decisions(options, configuration, _here(folder)),
        jobs=_jobs(options.jobs),
        cache=_cache(options),
        limits=configuration.limits,
        claims=_here(folder / configuration.claims),
        declared_too=not options.paths,
        locked=options.locked,
    )
    return Job(configuration=configuration, settings=settings, file=file, paths=tuple(paths or [Path()]))


def _cache(options: Options) -> Cache:
    if options.no_cache:
        return Cache()
    try:
        return open_cache(os.environ)
    except RuntimeError:  # nobody's home is known
        return Cache()


def _codes(lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for codes in lists for code in (part.strip() for part in codes.split(",")) if code)


def _jobs(word: str) -> int | None:
    if word == "auto":
        return None
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise UsageError(f'--jobs takes a number from 1 up, or "auto"; found "{word}"')
    return int(word)


def _rule_folders(here: Path, configuration: Configuration, given: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the folders of packs, each once: those that the configuration extends, its own, the command line's."""
    folders = [*(here / path for path in configuration.rules), *map(Path, given)]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"there is no folder with rules at {from_here(folder)}")
    extended = [find_pack(word, here) for word in configuration.extends]
    by_place: dict[Path, Path] = {}
    for folder in (*extended, *folders):
        by_place.setdefault(folder.resolve(), folder)
    return tuple(by_place.values())


def _require_engine(paths: Iterable[Path], engine: str) -> None:
    for address in filter(None, map(address_of, paths)):
        if engine == "local":
            raise UsageError(f"{address}: documents in a store are read by `esglint check --engine ray` alone")


def _below(folder: Path, path: str) -> Path:
    return Path(path) if address_of(Path(path)) else folder / path


def _here(path: Path) -> Path:
    return path if address_of(path) else Path(from_here(path))


def from_here(path: Path) -> str:
    """Return a path relative to the working folder, with forward slashes; as it is where that cannot be."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
