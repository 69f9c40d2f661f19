"""What the reader asked a report to look like."""

from __future__ import annotations

import posixpath

from msgspec import Struct


class Presentation(Struct, frozen=True, kw_only=True):
    """How to show a report; formats that machines read heed only what they have a place for."""

    color: bool = False
    quiet: bool = False  # findings only: no excerpts, no summary
    statistics: bool = False  # a table of findings by rule at the end
    show_passes: bool = False  # also what passed, was waived or could not be evaluated
    width: int = 100  # columns of the terminal
    fail_on: str = ""  # the lightest finding that fails the run, or "never"; "" where nothing is to fail
    failing: int = 0  # findings that fail it, those included that the report leaves out
    folder: str = ""  # absolute path, forward slashes: what relative paths in the report are relative to

    def relative(self, path: str) -> str:
        """Return a path relative to the folder: what other machines can use, without names of this one."""
        if posixpath.isabs(path) and self.folder:
            return posixpath.relpath(path, self.folder)
        if posixpath.isabs(path) or path[1:3] == ":/":  # nothing to be relative to, or another drive
            return posixpath.basename(path)
        return posixpath.normpath(path)
