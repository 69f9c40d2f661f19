"""Options that stand together on several commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
KINDS = ("press-release", "sustainability-report", "web-page", "product-page", "message", "data-book")
date = click.DateTime(["%Y-%m-%d"])


def _together(*options: Decorator) -> Decorator:
    """Return one decorator for several options, shown by --help in this order."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


rule_folders = click.option(
    "--rules", multiple=True, metavar="DIR", help="A folder with rules beside the built-in ones."
)
rule_options = _together(
    rule_folders,
    click.option("--profile", metavar="NAME", help="The profile that chooses rules and severities."),
    click.option("--select", multiple=True, metavar="CODES", help="Only these rules: ids or families, TGT,MET001."),
    click.option("--ignore", multiple=True, metavar="CODES", help="All but these rules."),
    click.option("--preview", is_flag=True, help="Also the rules that are drafts."),
)
document_options = _together(
    click.option("--kind", type=click.Choice(KINDS), help="What the documents are, where they do not say it."),
    click.option("--published", type=date, metavar="DATE", help="When they were published, where they do not say it."),
)
run_options = _together(
    click.option("--jobs", default="auto", metavar="N", help='Processes that read documents, or "auto".'),
    click.option("--no-cache", is_flag=True, help="Read documents and your own rules afresh."),
)
engine_options = _together(
    click.option(
        "--engine", type=click.Choice(["local", "ray"]), default="local", help="Where to work: here, or on Ray."
    ),
    click.option("--parquet", metavar="DIR", help="Also write documents, claims and verdicts as Parquet (on Ray)."),
)
common_options = _together(
    click.option("--config", metavar="FILE", help="The configuration, instead of the nearest esglint.yaml."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in text."),
)
