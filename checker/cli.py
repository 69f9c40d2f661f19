"""The command line: the only module that prints or exits.

Everything heavy is imported inside the commands, so that `esglint --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.commands.bundles import common_options, date, document_options, engine_options, rule_options, run_options
from checker.commands.cache_commands import cache
from checker.commands.decision_commands import baseline, waive
from checker.commands.lock_commands import lock
from checker.commands.lsp_command import lsp
from checker.commands.record_commands import record, sign, verify
from checker.commands.rule_commands import explain, rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.commands.answer import Answer

_SEVERITIES = ["error", "warning", "info"]


class _Commands(click.Group):
    """Commands whose every answer is printed and every failure becomes a message and an exit code, in one place."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        from checker.errors import EsglintError  # noqa: PLC0415

        try:
            return _show(super().invoke(ctx))
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except EsglintError as error:
            click.echo(_explained(error), err=True, nl=False)
            return 2
        except Exception:  # noqa: BLE001 - whatever else arrives here is a bug, and has an exit code of its own
            return _report_bug(with_traceback=ctx.params["debug"])


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        return int(main.main(arguments, prog_name="esglint", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        return 130


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="esglint", prog_name="esglint")
@click.option("--debug", is_flag=True, envvar="ESGLINT_DEBUG", help="Show where in the program a bug is.")
def main(debug: bool) -> None:  # noqa: FBT001 - read by the group
    """Find what documents claim about sustainability, and check what is not stated or does not agree.

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 not done as asked (usage, configuration, rules, a
    document that could not be read); 3 a bug; 130 interrupted.
    """


@main.command()
@click.argument("paths", nargs=-1)
@rule_options
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="text, json, sarif, github, gitlab, junit, markdown, csv or html.",
)
@click.option("--fail-on", type=click.Choice([*_SEVERITIES, "never"]), help="What fails the run.  [default: error]")
@click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Show only findings that weigh this or more.")
@click.option("--as-of", type=date, metavar="DATE", help="The day that rules, waivers and evidence are judged by.")
@click.option("--baseline", metavar="FILE", help="Known findings, instead of .esglint-baseline.yaml.")
@click.option("--changed-since", metavar="REV", help="Only findings on claims added or altered since a git revision.")
@click.option("--show-passes", is_flag=True, help="Also show what passed, was waived or not evaluated.")
@click.option("--locked", is_flag=True, help="Fail where documents do not agree with the register (`esglint lock`).")
@click.option("--quiet", is_flag=True, help="One line a finding and nothing else.")
@click.option("--force-exclude", is_flag=True, help="Leave out named files too, where the configuration does.")
@click.option("--statistics", is_flag=True, help="End with the number of findings by rule.")
@document_options
@run_options
@engine_options
@common_options
def check(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Check documents, folders and claim files: every claim against every rule.

    Without PATHS: those of the configuration, or the current folder.
    """
    from checker.commands import documents  # noqa: PLC0415

    return _work(documents.check, given)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="yaml or json.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@document_options
@run_options
@common_options
def extract(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Show the claims that documents make, without checking them."""
    from checker.commands import documents  # noqa: PLC0415

    return _work(documents.extract, given)


@main.command("tie-out")
@click.argument("paths", nargs=1, metavar="TEXT")
@click.option("--against", multiple=True, required=True, metavar="BOOK", help="A data book; may be repeated.")
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="text, markdown, csv or json.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@document_options
@run_options
@common_options
def tie_out(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """List every number of TEXT: tied to a cell of a data book, contradicted by one, or not found.

    Exit code 1 where a number is contradicted.
    """
    from checker.commands import comparisons  # noqa: PLC0415

    return _work(comparisons.tie_out, {**given, "paths": (given["paths"],)})


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="text, markdown or json.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where claims differ.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@document_options
@run_options
@common_options
def diff(old: str, new: str, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Show how the claims of two documents or folders differ: new, dropped, changed, with more or less said."""
    from checker.commands import comparisons  # noqa: PLC0415

    return _work(comparisons.diff, {**given, "paths": (old, new)})


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE [OTHER...]")
@rule_options
@click.option("-o", "--output", metavar="FILE", help="The annotated copy.  [default: beside it, NAME.reviewed.docx]")
@click.option("--author", metavar="NAME", help="Who the comments are from.  [default: esglint]")
@click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Note only findings that weigh this or more.")
@click.option("--as-of", type=date, metavar="DATE", help="The day that rules with dates are judged by.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@document_options
@run_options
@common_options
def annotate(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Write findings into a Word file as comments, or into a PDF as highlights: a copy, everything else as it was.

    OTHER documents are read along, for what does not agree with them. Annotating a copy again replaces our comments.
    """
    from checker.commands import annotate as command  # noqa: PLC0415

    return _work(command.annotate, given)


@main.command()
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@click.option("--format", "formats", type=click.Choice(["text", "json"]), help="text or json.  [default: text]")
@document_options
@common_options
def why(place: str, formats: str | None, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Show what is read at a place of a document, and why.

    For each sentence or table cell there: the elements seen in it, the claims read with the source of each slot, and
    what was passed over and why.
    """
    from checker.commands.given import read_given  # noqa: PLC0415
    from checker.commands.why import why as answer_why  # noqa: PLC0415

    return answer_why(*read_given(given | {"formats": (formats,) if formats else ()}), place)


@main.command()
def init() -> Answer:
    """Write a starting configuration, esglint.yaml, into the current folder."""
    from checker.commands.init import init as start  # noqa: PLC0415

    return start()


for _command in (baseline, waive, record, sign, verify, cache, lock, explain, lsp, rules):
    main.add_command(_command)


def _work(command: Callable[..., Answer], given: dict[str, Any]) -> Answer:
    """Run a command over documents, with a progress bar where a person watches."""
    from checker.commands.given import work  # noqa: PLC0415

    return work(command, given)


def _show(answer: Answer) -> int:
    from checker.commands.answer import pieces  # noqa: PLC0415 - not for --help and --version

    click.echo(answer.errors, err=True, nl=False)
    is_watched = sys.stdout.isatty()
    try:
        for piece in pieces(answer.output):
            # bytes in a pipe: the same on every machine, whatever its locale; colours were decided on before
            click.echo(piece if is_watched else piece.encode(), nl=False, color=True)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left goes nowhere
        if not isinstance(error, BrokenPipeError):  # there the reader has seen enough, and all is done as asked
            click.echo(f"esglint: the output cannot be written: {error.strerror}", err=True)
            return 2
    return int(answer.exit_code)


def _explained(error: Exception) -> str:
    from checker.errors import MistakesError  # noqa: PLC0415

    if isinstance(error, MistakesError):
        from checker.reports.mistakes import mistakes_text  # noqa: PLC0415

        return mistakes_text(error.mistakes)
    return f"esglint: {error}\n"


def _report_bug(*, with_traceback: bool) -> int:
    if with_traceback:
        import traceback  # noqa: PLC0415

        click.echo(traceback.format_exc(), err=True, nl=False)
    kind, problem, _ = sys.exc_info()
    name = kind.__name__ if kind else "error"
    click.echo(
        f"esglint: a bug in esglint, not in your documents ({name}: {problem}); please report it with the output of "
        "`esglint --debug ...`",
        err=True,
    )
    return 3
