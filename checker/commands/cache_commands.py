"""`esglint cache ...` as the command line takes it: arguments and options in, an answer out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.commands.answer import Answer

_format = click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="text or json.  [default: text]"
)


@click.group()
def cache() -> None:
    """Show or empty what is kept from one run to the next."""


@cache.command("info")
@_format
def show_cache(format_: str) -> Answer:
    """Show where the cache is and how much is in it.

    For a program: `esglint cache info --format json`.
    """
    from checker.commands import kept  # noqa: PLC0415

    return kept.show_cache(as_json=format_ == "json")


@cache.command("clear")
@_format
def clear_cache(format_: str) -> Answer:
    """Empty the cache; the next run reads everything afresh."""
    from checker.commands import kept  # noqa: PLC0415

    return kept.clear_cache(as_json=format_ == "json")
