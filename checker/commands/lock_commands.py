"""`esglint lock` as the command line takes it: arguments and options in, an answer out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.commands.bundles import common_options, document_options, run_options

if TYPE_CHECKING:
    from checker.commands.answer import Answer


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--check", "lock_check", is_flag=True, help="Write nothing; exit code 2 where something is to be written."
)
@click.option("--quiet", is_flag=True, help="No progress bar, and only the last line.")
@document_options
@run_options
@common_options
def lock(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Write down the claims of documents, one file a document, in the register: the folder `claims`.

    `esglint lock` after a change, and `esglint check --locked` in CI. `esglint check claims/` goes by the register
    alone. Without PATHS: those of the configuration, or the current folder.
    """
    from checker.commands import lock as locking  # noqa: PLC0415
    from checker.commands.given import work  # noqa: PLC0415

    return work(locking.lock, given)
