"""How one run is made: the configuration and the command line, joined."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from checker.addresses import SCHEME, address_of
from checker.cache import Cache
from checker.config import DocumentEntry
from checker.limits import USUAL, Limits
from checker.model import Weight
from checker.path_patterns import matches


class Decisions(Struct, frozen=True, kw_only=True):
    """Where people keep what they decided about findings, and the day that their dates are judged by."""

    waivers: Path | None = None
    evidence: Path | None = None
    baseline: Path | None = None
    changed_since: str | None = None  # a revision of git: report only what was added or altered after it
    today: date | None = None
    is_whole: bool = False  # the run reads all documents, so that what is left over is left over for good


class Settings(Struct, frozen=True, kw_only=True):
    """Everything the pipeline needs to know beside the paths."""

    folder: Path = Path()  # where the configuration is: `exclude` and `documents` hold patterns relative to it
    rule_folders: tuple[Path, ...] = ()  # beside the built-in packs
    profile: str | None = None  # from the command line: wins over every other choice
    default_profile: str | None = None  # from the configuration, for documents that no entry gives a profile
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Weight] = {}  # by rule id
    drafts: bool = False  # rules that are drafts run too
    exclude: tuple[str, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    entities: Mapping[str, tuple[str, ...]] = {}  # names of one company by its preferred name
    concepts: Mapping[str, str] = {}  # metrics by names of concepts of XBRL taxonomies
    kind: str | None = None  # from the command line: for every document
    published: date | None = None
    as_of: date | None = None
    decisions: Decisions = Decisions()
    jobs: int | None = 1  # processes that read documents; None: as many as are worth starting
    claims: Path = Path("claims")  # the folder of the register
    declared_too: bool = False  # claim files of that folder are read wherever the paths lead
    locked: bool = False  # documents must agree with the register
    cache: Cache = Cache()
    limits: Limits = USUAL  # of what reading one document may cost
    keeps_all: bool = True  # False: reports show findings only, so that other verdicts are counted and forgotten

    def is_excluded(self, path: Path) -> bool:
        """Tell whether a file found in a folder is left out."""
        relative = self.relative(path)
        return any(matches(pattern, relative) for pattern in self.exclude)

    def hints(self, path: Path) -> dict[str, str]:
        """Return what the user says of a document.

        Keys: kind, published (ISO date), jurisdiction (EU, US-CA), audience, sector.
        """
        hints: dict[str, str] = {}
        for entry in self._entries(path):
            given = {
                "kind": entry.kind,
                "published": entry.published.isoformat() if entry.published else None,
                "jurisdiction": entry.jurisdiction.upper() if entry.jurisdiction else None,
                "audience": entry.audience,
                "sector": entry.sector,
            }
            hints |= {name: value for name, value in given.items() if value}
        if self.kind:
            hints["kind"] = self.kind
        if self.published:
            hints["published"] = self.published.isoformat()
        return hints

    def profile_of(self, path: Path) -> str | None:
        """Return the profile for a document, None for the built-in default."""
        named = [entry.profile for entry in self._entries(path) if entry.profile]
        return self.profile or (named[-1] if named else self.default_profile)

    def severities_of(self, path: Path) -> Mapping[str, Weight]:
        """Return the severities by rule id for a document; later entries win."""
        severities = dict(self.severities)
        for entry in self._entries(path):
            severities |= entry.severities
        return severities

    def _entries(self, path: Path) -> list[DocumentEntry]:
        if not self.documents:
            return []
        relative = self.relative(path)
        return [entry for entry in self.documents if matches(entry.files, relative)]

    def relative(self, path: Path) -> str:
        """Return a path relative to the configuration, as it is where it lies elsewhere; of an address BUCKET/KEY."""
        address = address_of(path)
        if address:
            return address.removeprefix(SCHEME)
        absolute, folder = Path(os.path.realpath(path)), Path(os.path.realpath(self.folder))  # links in circles too
        return (absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute).as_posix()
