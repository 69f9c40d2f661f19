"""`esglint explain` and `esglint rules list|lint|test|new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import example_runs, rulebook
from checker.commands import authoring
from checker.commands.answer import Answer, ExitCode
from checker.commands.options import Options, join
from checker.commands.outputs import write_pages
from checker.config import severity_lines
from checker.reports.counting import several
from checker.reports.mistakes import mistakes_text
from checker.reports.rule_documents import MARK, rule_documents
from checker.reports.rule_pages import coverage_text, examples_text, rule_page, rule_table

if TYPE_CHECKING:
    from checker.commands.terminal import Terminal


def explain(options: Options, terminal: Terminal, rule: str) -> Answer:  # noqa: ARG001 - one signature for all commands
    """Return what one rule wants."""
    return Answer(output=rule_page(rulebook.explain(rule, join(options).settings)))


def list_rules(options: Options, terminal: Terminal) -> Answer:  # noqa: ARG001 - one signature for all commands
    """Return every rule with its severity, whether it is on, and what decided it."""
    job = join(options)
    places = severity_lines(job.file) if job.file and job.configuration.severities else {}
    return Answer(output=rule_table(rulebook.list_rules(job.settings, places)))


def write_docs(options: Options, terminal: Terminal, folder: str) -> Answer:  # noqa: ARG001 - as above
    """Write the pages of all rules into a folder, and take out those of rules that are gone."""
    pages = rule_documents(rulebook.describe_fully(join(options).settings))
    changed, gone = write_pages(Path(folder), pages, MARK)
    words = f"{several(len(pages), 'page')} in {Path(folder).as_posix()}: {changed} written anew, {gone} taken out\n"
    return Answer(output=words)


def lint_rules(options: Options, terminal: Terminal) -> Answer:
    """Return every mistake in the packs; exit code 1 where there is one.

    With `--examples` the examples are run too, once nothing else is wrong.
    """
    settings = join(options).settings
    mistakes = rulebook.lint_rules(settings)
    if options.examples and not mistakes:
        mistakes = authoring.lint_examples(settings)
    if not mistakes:
        return Answer(output="no mistakes in the rules\n")
    text = mistakes_text(mistakes, color=terminal.color, width=terminal.width)
    return Answer(output=f"{text}\n{several(len(mistakes), 'mistake')} in the rules\n", exit_code=ExitCode.FINDINGS)


def test_rules(options: Options, terminal: Terminal) -> Answer:  # noqa: ARG001 - one signature for all commands
    """Run the rules' examples; exit code 1 where one does not do what it says.

    With `--coverage`: say instead what of each rule no example reaches.
    """
    if options.coverage:
        return Answer(output=coverage_text(authoring.examine_coverage(join(options).settings)))
    outcomes = example_runs.run_examples(join(options).settings)
    failed = any(outcome.problem for outcome in outcomes)
    return Answer(output=examples_text(outcomes), exit_code=ExitCode.FINDINGS if failed else ExitCode.CLEAN)


def new_rule(options: Options, terminal: Terminal, rule: str, family: str | None) -> Answer:  # noqa: ARG001 - as above
    """Write the skeleton of a rule into the first folder of rules, `rules` where none is given."""
    named = [Path(folder) for folder in options.rules] or [*join(options).settings.rule_folders, Path("rules")]
    written = authoring.write_rule_skeleton(named[0], rule, family)
    return Answer(output=f"wrote {written.as_posix()}: fill it in, then run `esglint rules lint` and `rules test`\n")
