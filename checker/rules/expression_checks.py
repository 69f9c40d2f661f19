"""What is wrong with the expressions of a rule file, each mistake at its character and with the nearest valid word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.rules.expressions import (
    ExpressionError,
    Problem,
    Role,
    compile_expression,
)
from checker.rules.functions import FUNCTIONS
from checker.rules.literals import is_linear_regex, text_of_literal
from checker.rules.patterns import pattern_problem
from checker.rules.rule_source import mistake_in_value
from checker.rules.variables import FACETS, GROUP_FIELDS, LITERAL, PARTS, blanked, group_fields_in, variable_types
from checker.spelling import did_you_mean
from checker.vocabulary import slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.errors import Mistake
    from checker.yaml_source import Pointer, YamlSource

_BUILT_IN = (
    "size",
    "startsWith",
    "endsWith",
    "contains",
    "matches",
    "has",
    "all",
    "exists",
    "exists_one",
    "filter",
    "map",
)
_TOKEN = re.compile(r"[A-Za-z_][\w.]*")
_UNDECLARED = re.compile(r"undeclared reference to '([\w.]+)'")
_REGEX_CALL = re.compile(r"\b(matches|matches_any)\s*\(")


def expression_mistakes(source: YamlSource, content: dict[str, Any]) -> Iterator[Mistake]:
    """Yield every mistake in the expressions of one rule file."""
    compared = FACETS.get(str(content.get("compare")), ())
    for pointer, text, role in _expressions(content):
        for problem, hint in _problems(text, role, compared):
            yield mistake_in_value(source, pointer, problem.offset, problem.message, hint)


def _expressions(content: dict[str, Any]) -> Iterator[tuple[Pointer, str, Role]]:
    downgrade = content.get("downgrade")
    found: tuple[tuple[Pointer, object, Role], ...] = (
        (("when",), content.get("when"), "condition"),
        (("assert",), content.get("assert"), "group" if content.get("group_by") else "assertion"),
        (("downgrade", "when"), downgrade.get("when") if isinstance(downgrade, dict) else None, "condition"),
    )
    for pointer, text, role in found:
        if isinstance(text, str):
            yield pointer, text, role


def _problems(text: str, role: Role, compared: tuple[str, ...]) -> Iterator[tuple[Problem, str]]:
    """Yield what is wrong with one expression, each with a hint."""
    try:
        compile_expression(text, role)
    except ExpressionError as error:
        for problem in error.problems:
            yield _explained(text, problem, role)
        return
    yield from _pattern_problems(text)
    if role == "group":
        known = (*compared, "path", "kind") if compared else (*slots(), *GROUP_FIELDS)
        for name, offset in group_fields_in(text):
            if name not in known:
                yield Problem(offset=offset, message=f'unknown slot "{name}"'), did_you_mean(name, known)


def _explained(text: str, problem: Problem, role: Role) -> tuple[Problem, str]:
    """Return the compiler's complaint in the words of this file, at the beginning of the word it is about."""
    undeclared = _UNDECLARED.match(problem.message)
    if not undeclared:
        return problem, _part_hint(problem.message)
    name = undeclared.group(1)
    offset = next((m.start() for m in _TOKEN.finditer(text) if m.start() <= problem.offset <= m.end()), problem.offset)
    if role == "group" and name.startswith(("claim", "document")):
        return Problem(
            offset=offset, message=f'"{name}" is not known here'
        ), "an assert over a group sees `claims` only"
    known = [*variable_types(), *(function.name for function in FUNCTIONS), *_BUILT_IN]
    return Problem(offset=offset, message=f'unknown name "{name}"'), did_you_mean(name, known)


def _part_hint(message: str) -> str:
    if "operand of a select" in message and "'quantity'" in message:
        return f"a quantity has {', '.join(PARTS)}"
    if "(int), string)" in message or "(string), int)" in message:
        return "a number is compared with text: write the number without quotes"
    if "(double), int)" in message or "(int), double)" in message:
        return "write the number as 3.0 beside an amount, as 3 beside a year"
    return ""


def _pattern_problems(text: str) -> Iterator[tuple[Problem, str]]:
    """Yield regular expressions that CEL or our own matching would refuse when they are used."""
    bare = blanked(text)
    for call in _REGEX_CALL.finditer(bare):
        end = bare.find(")", call.end())
        for literal in LITERAL.finditer(text, call.end(), end):
            pattern = text_of_literal(literal.group())
            if call.group(1) == "matches_any":
                problem = pattern_problem(pattern)
            else:
                problem = "" if is_linear_regex(pattern) else "not a regular expression of CEL (RE2)"
            if problem:
                yield Problem(offset=literal.start(), message=problem), ""
