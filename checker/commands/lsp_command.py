"""`esglint lsp` as the command line takes it; what it does is in `commands/lsp.py`, loaded when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.commands.bundles import common_options, rule_options

if TYPE_CHECKING:
    from checker.commands.answer import Answer


@click.command()
@rule_options
@common_options
def lsp(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Serve an editor: findings while you write, what the rules want, wording to insert.

    It speaks the Language Server Protocol over standard input and output, and is started by the editor. It needs an
    extra: pip install 'esglint[lsp]'
    """
    from checker.commands.given import read_given  # noqa: PLC0415
    from checker.commands.lsp import lsp as serve  # noqa: PLC0415

    return serve(*read_given(given))
