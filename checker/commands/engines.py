"""Where `esglint check` does its work, as the command line says: here, or on a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.errors import UsageError
from checker.model import Severity
from checker.reports.claims_json import listed_verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.commands.options import Options
    from checker.outcome import Report
    from checker.settings import Settings


def check_there(
    options: Options,
    settings: Settings,
    paths: Sequence[Path],
    advance: Callable[[int, int], None] | None,
) -> Report:
    """Check documents with the engine that the options name, and write the tables that they want.

    UsageError where the engine is not to be had, or a folder for tables not to be written to; ClusterError where a
    cluster does not do its part.
    """
    if options.engine == "local":
        if options.parquet:
            raise UsageError("--parquet is written by workers of a cluster: add --engine ray")
        return pipeline.check(paths, settings, advance)
    from checker.clusters import open_cluster  # noqa: PLC0415 - an extra, and heavy

    with open_cluster(settings.jobs) as cluster:
        target = cluster.target(Path(options.parquet)) if options.parquet else None
        found = cluster.find(paths, settings)
        report = pipeline.check(found, settings, advance, engine=cluster)
        if target is not None:
            shown = report.at_least(Severity(options.min_severity)) if options.min_severity else report
            cluster.write(shown, listed_verdicts(shown, show_passes=options.show_passes), target)
        return report
