"""`esglint record`, `sign` and `verify` as the command line takes them: arguments and options in, an answer out.

What they do is in `commands/record.py`, which is loaded when one of them is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.commands.bundles import (
    common_options,
    date,
    document_options,
    rule_folders,
    rule_options,
    run_options,
)

if TYPE_CHECKING:
    from datetime import datetime

    from checker.commands.answer import Answer


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--output", "-o", metavar="FILE", help="The file for the record.  [default: standard output]")
@rule_options
@click.option("--as-of", type=date, metavar="DATE", help="The day that rules with dates are judged by.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@document_options
@run_options
@common_options
def record(output: str | None, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Write what was checked: documents, rules, settings, every claim, every verdict.

    A file that is signed is never written over. Exit code 2 where a document could not be read.

    Example: esglint record reports/ -o record.json --as-of 2025-03-31
    """
    from checker.commands.given import work  # noqa: PLC0415
    from checker.commands.record import write_record  # noqa: PLC0415

    return work(lambda options, _, advance: write_record(options, advance, output), given)


@click.command()
@click.argument("record", metavar="RECORD")
@click.option("--name", required=True, metavar="NAME", help="Who signs.")
@click.option("--role", required=True, metavar="ROLE", help="As what.")
@click.option("--date", "day", type=date, metavar="DATE", help="When.  [default: the --as-of of the record]")
def sign(record: str, name: str, role: str, day: datetime | None) -> Answer:
    """Add a named sign-off to a record.

    It is a statement with a digest of the record, not a cryptographic signature.

    Example: esglint sign record.json --name "Maren Oakes" --role "Head of sustainability" --date 2025-04-02
    """
    from checker.commands.record import sign as add_sign_off  # noqa: PLC0415

    return add_sign_off(record, name, role, day.date() if day else None)


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("paths", nargs=-1)
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="text or json.")
@rule_folders
@common_options
def verify(record: str, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Say what has changed since a record was written: the record, documents, rules, esglint.

    Exit codes: 0 nothing; 1 something; 2 the record cannot be read.

    Example: esglint verify record.json reports/
    """
    from checker.commands.given import read_given  # noqa: PLC0415
    from checker.commands.record import verify_record  # noqa: PLC0415

    return verify_record(*read_given(given), record)
