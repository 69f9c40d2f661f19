"""`esglint explain` and `esglint rules ...` as the command line takes them: arguments and options in, an answer out.

What they do is in `commands/rules.py`, which is loaded when one of them is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.commands.bundles import common_options, rule_folders, rule_options

if TYPE_CHECKING:
    from checker.commands.answer import Answer


@click.command()
@click.argument("rule")
@rule_options
@common_options
def explain(rule: str, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Explain a rule: what it wants, why, examples, references."""
    from checker.commands import rules as packs  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return packs.explain(*read_given(given), rule)


@click.group()
def rules() -> None:
    """List, lint, test and write rules."""


@rules.command("list")
@rule_options
@common_options
def list_rules(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """List the rules, their severities, and which are on."""
    from checker.commands import rules as packs  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return packs.list_rules(*read_given(given))


@rules.command("docs")
@click.option("--write", required=True, metavar="DIR", help="The folder for the pages; stale ones are taken out.")
@rule_options
@common_options
def write_docs(write: str, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Write a Markdown page for each rule, and an index by family, jurisdiction and instrument."""
    from checker.commands import rules as packs  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return packs.write_docs(*read_given(given), write)


@rules.command("lint")
@click.option("--examples", is_flag=True, help="Also run the examples, once nothing else is wrong.")
@rule_folders
@common_options
def lint_rules(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Show every mistake in the rule files at once; exit code 1 where there is one."""
    from checker.commands import rules as packs  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return packs.lint_rules(*read_given(given))


@rules.command("new")
@click.argument("rule", metavar="ID")
@click.option("--family", metavar="NAME", help="The sub-folder; without it, the one of rules with the same letters.")
@click.option("--rules", multiple=True, metavar="DIR", help="The folder with rules.  [default: rules]")
@common_options
def new_rule(rule: str, family: str | None, **given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Write a new rule file to fill in; a file that is there is left as it is."""
    from checker.commands import rules as packs  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return packs.new_rule(*read_given(given), rule, family)


@rules.command("test")
@click.option("--coverage", is_flag=True, help="Show what of each rule no example reaches.")
@rule_options
@common_options
def test_rules(**given: Any) -> Answer:  # noqa: ANN401 - options by name
    """Run the rules' own examples; exit code 1 where one does not do what it says."""
    from checker.commands import rules as packs  # noqa: PLC0415
    from checker.commands.given import read_given  # noqa: PLC0415

    return packs.test_rules(*read_given(given))
