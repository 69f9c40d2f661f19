"""An earlier state of the documents, as git keeps it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.errors import UsageError

if TYPE_CHECKING:
    import subprocess

_OPTION = "--changed-since"
# nothing of the repository's own is run, nothing is fetched, nothing is locked
_SAFE = ("-c", "core.fsmonitor=false", "--no-pager")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class Revision(Struct, frozen=True, kw_only=True):
    """A commit, and how the files differ from it; paths are relative to the root of the repository."""

    root: Path
    commit: str
    files: frozenset[str]  # that it holds
    changed: frozenset[str]  # that are there now and differ
    renamed: Mapping[str, str]  # new path -> the path it had

    def name_of(self, path: Path) -> str | None:
        """Return the path that a file had in the commit; None where it is new, or of no interest to git."""
        resolved = Path(os.path.realpath(path))
        if not resolved.is_relative_to(self.root):
            return None
        own = resolved.relative_to(self.root).as_posix()
        return self.renamed.get(own) or (own if own in self.files else None)

    def is_unchanged(self, path: Path) -> bool:
        """Tell whether a file is what it was."""
        own = self.name_of(path)
        return own is not None and own not in self.changed and own not in self.renamed.values()

    def content(self, path: Path) -> bytes | None:
        """Return what a file held in the commit; None where it is new."""
        own = self.name_of(path)
        if own is None:
            return None
        done = _git(self.root, "cat-file", "blob", f"{self.commit}:{own}")
        return done.stdout if done.returncode == 0 else None  # a folder or a submodule had this name


def open_revision(name: str, folder: Path) -> Revision:
    """Return a commit by any name that git knows it by.

    Raises UsageError where the folder is in no repository, git is missing, or there is no such commit.
    """
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        told = (found.stderr.decode("utf-8", "replace").strip().splitlines() or [""])[0]
        raise UsageError(f"{_OPTION} needs a git repository: {told.removeprefix('fatal: ')}")
    root = Path(os.fsdecode(found.stdout.removesuffix(b"\n"))).resolve()
    known = _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") if not name.startswith("-") else None
    if known is None or known.returncode:
        raise UsageError(
            f'{_OPTION}: there is no revision "{name}": name a commit, branch or tag that is here; in a shallow clone '
            "fetch it first"
        )
    commit = known.stdout.decode("ascii", "replace").strip()
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).stdout
    differing = _git(root, "diff-index", "-M", "-z", "--name-status", "--no-ext-diff", "--ignore-submodules", commit)
    changed, renamed = _differences(_names(differing.stdout))
    return Revision(
        root=root, commit=commit, files=frozenset(_names(listed)), changed=frozenset(changed), renamed=renamed
    )


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _differences(fields: list[str]) -> tuple[set[str], dict[str, str]]:
    """Return the files that changed, and the new names with the old ones: status, path, and of a rename one more."""
    changed: set[str] = set()
    renamed: dict[str, str] = {}
    rest = iter(fields)
    for status in rest:
        first = next(rest)
        if status.startswith(("R", "C")):
            renamed[next(rest)] = first
        else:
            changed.add(first)
    return changed, renamed


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    import subprocess  # noqa: PLC0415 - most runs compare with no revision

    try:
        return subprocess.run(  # noqa: S603 - no shell; the revision is the only word of the user's, and is no option
            ["git", *_SAFE, *arguments],  # noqa: S607 - git is wherever the user has it
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(f"{_OPTION} needs git, which cannot be run: {error.strerror}") from error
