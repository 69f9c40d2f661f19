"""`esglint baseline` and `esglint waive` as the command line takes them: arguments and options in, an answer out.

What they do is in `commands/decide.py`, which is loaded when one of them is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.commands.bundles import common_options, date, document_options, rule_options, run_options

if TYPE_CHECKING:
    from checker.commands.answer import Answer


@click.command()
@click.argument("paths", nargs=-1)
@rule_options
@click.option("--baseline", metavar="FILE", help="The file to write, instead of .esglint-baseline.yaml.")
@click.option("--grow", is_flag=True, help="Also add what is new: without it the file only ever shrinks.")
@click.option("--as-of", type=date, metavar="DATE", help="The day that rules, waivers and evidence are judged by.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@document_options
@run_options
@common_options
def baseline(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Record today's findings, so that `esglint check` fails on new ones only.

    Run again, it takes out what was put right and adds nothing. Without PATHS: those of the configuration, or the
    current folder. For example: esglint baseline docs/
    """
    from checker.commands import decide  # noqa: PLC0415
    from checker.commands.given import work  # noqa: PLC0415

    return work(decide.baseline, given)


@click.command()
@click.argument("rule")
@click.argument("place", metavar="FILE:LINE")
@rule_options
@click.option("--as-of", type=date, metavar="DATE", help="The day that the entry begins.  [default: today]")
@document_options
@common_options
def waive(rule: str, place: str, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Print the entry of waivers.yaml for a finding: reason, owner and last day are to be filled in.

    For example: esglint waive TGT001 docs/release.txt:15 >> waivers.yaml
    """
    from checker.commands.decide import waive as write_waiver  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return write_waiver(*read_given(given), rule, place)
