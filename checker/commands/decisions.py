"""Where the decisions are that a run heeds: named by the command line or the configuration, or found beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.settings import Decisions

if TYPE_CHECKING:
    from checker.commands.options import Options
    from checker.config import Configuration

WAIVERS_NAME = "waivers.yaml"
EVIDENCE_NAME = "evidence.yaml"
BASELINE_NAME = ".esglint-baseline.yaml"


def find_decisions(options: Options, configuration: Configuration, folder: Path) -> Decisions:
    """Return the files with waivers, evidence and the baseline, and the day that their dates are judged by.

    A file that is named is returned whether or not it is there; whoever reads it says so. The day is the one that
    `--as-of` names, else the system's: this is the only place that asks the clock. `folder` is that of the
    configuration, seen from the working folder.
    """
    waivers = _place(folder, configuration.waivers, WAIVERS_NAME)
    evidence = _place(folder, configuration.evidence, EVIDENCE_NAME)
    return Decisions(
        waivers=waivers,
        evidence=evidence,
        baseline=Path(options.baseline) if options.baseline else _place(folder, configuration.baseline, BASELINE_NAME),
        changed_since=options.changed_since,
        today=options.as_of or (date.today() if waivers or evidence else None),  # noqa: DTZ011 - the user's own day
        is_whole=not options.paths,
    )


def _place(folder: Path, named: str | None, usual: str) -> Path | None:
    place = folder / (named or usual)
    return place if named or place.is_file() else None
