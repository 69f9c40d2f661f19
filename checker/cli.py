"""The command line: the only module that prints or exits.

Everything heavy is imported inside the commands, so that `esglint --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.commands.bundles import together

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from checker.commands.answer import Answer
    from checker.commands.options import Options
    from checker.commands.terminal import Terminal

_KINDS = ["press-release", "sustainability-report", "web-page", "product-page", "message", "data-book"]
_SEVERITIES = ["error", "warning", "info"]


class _Commands(click.Group):
    """Commands whose every failure becomes a message and an exit code, in one place."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        from checker.errors import EsglintError  # noqa: PLC0415

        try:
            return super().invoke(ctx)
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


_date = click.DateTime(["%Y-%m-%d"])
_rule_options = together(
    click.option("--rules", multiple=True, metavar="DIR", help="A folder with rules beside the built-in ones."),
    click.option("--profile", metavar="NAME", help="The profile that chooses rules and severities."),
    click.option("--select", multiple=True, metavar="CODES", help="Only these rules: ids or families, TGT,MET001."),
    click.option("--ignore", multiple=True, metavar="CODES", help="All but these rules."),
)
_document_options = together(
    click.option("--kind", type=click.Choice(_KINDS), help="What the documents are, where they do not say it."),
    click.option("--published", type=_date, metavar="DATE", help="When they were published, where they do not say it."),
    click.option("--jobs", default="1", metavar="N", help='Processes that read documents, or "auto".  [default: 1]'),
    click.option("--no-cache", is_flag=True, help="Read everything afresh. There is no cache yet: no effect."),
)
_common_options = together(
    click.option("--config", metavar="FILE", help="The configuration, instead of the nearest esglint.yaml."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in text."),
)


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
@_rule_options
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="text, json, sarif or github.")
@click.option("--fail-on", type=click.Choice([*_SEVERITIES, "never"]), help="What fails the run.  [default: error]")
@click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Show only findings that weigh this or more.")
@click.option("--as-of", type=_date, metavar="DATE", help="The day that rules with dates are judged by.")
@click.option("--show-passes", is_flag=True, help="Also show what passed, was waived or not evaluated.")
@click.option("--quiet", is_flag=True, help="One line a finding and nothing else.")
@click.option("--statistics", is_flag=True, help="End with the number of findings by rule.")
@_document_options
@_common_options
def check(**given: Any) -> int:  # noqa: ANN401 - options by name
    """Check documents and folders: every claim against every rule.

    Without PATHS: those of the configuration, or the current folder.
    """
    from checker.commands import documents  # noqa: PLC0415

    return _work(documents.check, given)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="yaml or json.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@_document_options
@_common_options
def extract(**given: Any) -> int:  # noqa: ANN401 - options by name
    """Show the claims that documents make, without checking them."""
    from checker.commands import documents  # noqa: PLC0415

    return _work(documents.extract, given)


@main.command()
@click.argument("rule")
@_rule_options
@_common_options
def explain(rule: str, **given: Any) -> int:  # noqa: ANN401 - options by name
    """Explain a rule: what it wants, why, examples, references."""
    from checker.commands import rules  # noqa: PLC0415

    options, terminal = _read_options(given)
    return _show(rules.explain(options, terminal, rule))


@main.group()
def rules() -> None:
    """List, lint, test and write rules."""


@rules.command("list")
@_rule_options
@_common_options
def rules_list(**given: Any) -> int:  # noqa: ANN401 - options by name
    """List the rules, their severities, and which are on."""
    from checker.commands import rules as packs  # noqa: PLC0415

    return _show(packs.list_rules(*_read_options(given)))


@rules.command("lint")
@click.option("--rules", multiple=True, metavar="DIR", help="A folder with rules beside the built-in ones.")
@_common_options
def rules_lint(**given: Any) -> int:  # noqa: ANN401 - options by name
    """Show every mistake in the rule files at once; exit code 1 where there is one."""
    from checker.commands import rules as packs  # noqa: PLC0415

    return _show(packs.lint_rules(*_read_options(given)))


@rules.command("new")
@click.argument("rule", metavar="ID")
@click.option("--family", metavar="NAME", help="The sub-folder; without it, the one of rules with the same letters.")
@click.option("--rules", multiple=True, metavar="DIR", help="The folder with rules.  [default: rules]")
@_common_options
def rules_new(rule: str, family: str | None, **given: Any) -> int:  # noqa: ANN401 - options by name
    """Write a new rule file to fill in; a file that is there is left as it is."""
    from checker.commands import rules as packs  # noqa: PLC0415

    return _show(packs.new_rule(*_read_options(given), rule, family))


@rules.command("test")
@click.option("--coverage", is_flag=True, help="Show what of each rule no example reaches.")
@_rule_options
@_common_options
def rules_test(**given: Any) -> int:  # noqa: ANN401 - options by name
    """Run the rules' own examples; exit code 1 where one does not do what it says."""
    from checker.commands import rules as packs  # noqa: PLC0415

    return _show(packs.test_rules(*_read_options(given)))


@main.command()
def init() -> int:
    """Write a starting configuration, esglint.yaml, into the current folder."""
    from checker.commands.init import init as start  # noqa: PLC0415

    return _show(start())


def _work(command: Callable[..., Answer], given: dict[str, Any]) -> int:
    """Run a command over documents, with a progress bar where a person watches."""
    from checker.progress import progress_bar  # noqa: PLC0415

    options, terminal = _read_options(given)
    watched = sys.stderr.isatty() and not options.quiet
    with progress_bar(sys.stderr, watched=watched) as advance:
        answer = command(options, terminal, advance)
    return _show(answer)


def _read_options(given: dict[str, Any]) -> tuple[Options, Terminal]:
    from checker.commands.options import Options  # noqa: PLC0415
    from checker.commands.terminal import describe_terminal  # noqa: PLC0415

    color = given.pop("color")
    given.pop("no_cache", None)
    for name in ("as_of", "published"):
        moment: datetime | None = given.get(name)
        if moment:
            given[name] = moment.date()
    return Options(**given), describe_terminal(color, os.environ, watched=sys.stdout.isatty())


def _show(answer: Answer) -> int:
    click.echo(answer.errors, err=True, nl=False)
    # bytes in a pipe: the same on every machine, whatever its locale
    output = answer.output if sys.stdout.isatty() else answer.output.encode()
    try:
        click.echo(output, nl=False, color=True)  # colours were decided on before
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: what was asked is done all the same
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
