"""Expressions of rules in CEL, checked when they are compiled.

A misspelt slot or a comparison of text with a number fails here. Simple calls of our functions are made outside the
binding: see `calls`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from checker.rules.calls import Call, prepare, taken_out
from checker.rules.environments import checking, checking_answers, evaluating
from checker.rules.released import release
from checker.rules.variables import LISTS, group_fields_in, names_in, variable_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Role = Literal["condition", "assertion", "group"]

_TRUTH = frozenset({"BOOL", "DYN", "bool_wrapper", "wrapper(bool)"})
_ERROR = re.compile(r"ERROR: <input>:(\d+):(\d+): (.*)")
_compiled: dict[tuple[str, Role], Expression] = {}
_MISSING_KEY = re.compile(r'Key not found in map : "(\w+)"')


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong with an expression, and at which of its characters."""

    offset: int
    message: str


class ExpressionError(Exception):
    """An expression that does not compile."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep everything the compiler complains of."""
        self.problems = problems
        super().__init__(problems)


class Unknown(Struct, frozen=True):
    """An expression that could not be decided, and why."""

    reason: str


class Expression(Struct, frozen=True, kw_only=True, dict=True):
    """An expression that has been checked; its program and its variables are made when it is first evaluated."""

    text: str
    role: Role
    checked: bytes  # what is evaluated, as the binding serializes it
    calls: tuple[Call, ...]  # those that are made outside the binding
    names: tuple[str, ...]  # the variables it uses
    bound: frozenset[str]  # those of them that the binding is given
    asked: frozenset[str]  # those of which it asks itself whether they are known

    @cached_property
    def program(self) -> Any:  # noqa: ANN401 - the binding's program
        """What evaluates it."""
        return evaluating(self.role == "group").deserialize(self.checked)

    @cached_property
    def fields(self) -> frozenset[str]:
        """What an expression over a group reads of its claims, itself or through `current`."""
        return frozenset(name for name, _ in group_fields_in(self.text)) | {"restated"}

    @cached_property
    def strict(self) -> frozenset[str]:
        """The variables whose absence is an error rather than null."""
        return frozenset(name for name in self.names if self.role == "assertion" and _whole(name) not in self.asked)

    @cached_property
    def _variables(self) -> tuple[tuple[str, bool, bool], ...]:
        """Each variable, whether its absence is an error, and whether it is a list: an unknown one is empty."""
        types = variable_types()
        return tuple((name, name in self.strict, types.get(name) in LISTS) for name in self.names)

    @cached_property
    def _empty(self) -> frozenset[str]:
        """The lists that are empty where they are unknown."""
        return frozenset(name for name, is_strict, is_list in self._variables if is_list and not is_strict)

    def evaluate(self, value_of: Callable[[str], object]) -> bool | Unknown:
        """Return the truth of the expression; `value_of` gives a variable's value, None where it is unknown."""
        bindings = {}
        for name, is_strict, is_list in self._variables:
            if name in self.bound:
                value = value_of(name)
                if value is not None or not is_strict:
                    bindings[name] = [] if value is None and is_list else value
        prepare(self.calls, lambda name: [] if (value := value_of(name)) is None and name in self._empty else value)
        try:
            result = self.program.eval(data=bindings).value()
        except RuntimeError:  # a value that CEL cannot hold: text with half a surrogate pair
            return Unknown("a value cannot be read by the expression")
        finally:
            release()
        if isinstance(result, bool):
            return result
        return Unknown(_reason(str(result), [name for name in self.names if value_of(name) is None]))


def _reason(error: str, unknown: list[str]) -> str:
    """Say in words why an expression could not be decided."""
    key = _MISSING_KEY.search(error)
    if key:
        return f"{key.group(1)} is unknown"
    about_null = "null" in error or "No value with name" in error or error == "None"
    if unknown and about_null:
        words = [name.removeprefix("claim.") for name in unknown]
        return f"{' and '.join(words)} {'is' if len(words) == 1 else 'are'} unknown"
    return re.sub(r"^[A-Z_]+: ", "", error).removesuffix(" [INVALID_ARGUMENT]")


def compile_expression(text: str, role: Role) -> Expression:
    """Return an expression ready to evaluate; ExpressionError with all that is wrong with it.

    `condition` (when, downgrade): an unknown slot is null. `assertion`: touching an unknown slot is an error unless
    the expression itself asks whether it is known. `group`: over `claims`.
    """
    known = _compiled.get((text, role))
    if known is not None:
        return known
    half = next((at for at, letter in enumerate(text) if "\ud800" <= letter <= "\udfff"), None)
    if half is not None:  # an escape in YAML can write it; the binding takes no such text
        raise ExpressionError((Problem(offset=half, message="half a character: write all of it"),))
    compiled = _compiled_group(text) if role == "group" else _compiled_claim(text, role)
    remember((compiled,))
    return compiled


def _compiled_group(text: str) -> Expression:
    checked = _checked(text, "group").serialize()
    return Expression(
        text=text,
        role="group",
        checked=checked,
        calls=(),
        names=("claims",),
        bound=frozenset({"claims"}),
        asked=frozenset(),
    )


def _compiled_claim(text: str, role: Role) -> Expression:
    checked, found = _checked(text, role), names_in(text)
    rest, calls = taken_out(text)
    if calls:
        checked = checking_answers().compile(rest)
    return Expression(
        text=text,
        role=role,
        checked=checked.serialize(),
        calls=calls,
        names=found.used,
        bound=frozenset(names_in(rest).used),
        asked=found.asked,
    )


def _checked(text: str, role: Role) -> Any:  # noqa: ANN401 - the binding's expression
    """Return an expression that compiles, as it is written; ExpressionError for any other."""
    try:
        checked = checking(role == "group").compile(text)
    except RuntimeError as error:
        raise ExpressionError(_problems(text, str(error))) from error
    returned = checked.return_type().name()
    if returned not in _TRUTH:
        raise ExpressionError((Problem(offset=0, message=f"must be true or false, is of type {returned.lower()}"),))
    return checked


def remember(expressions: Iterable[Expression]) -> None:
    """Keep expressions that have been compiled, here, in an earlier run or in another process."""
    for expression in expressions:
        _compiled.setdefault((expression.text, expression.role), expression)


def remembered() -> tuple[Expression, ...]:
    """Return the expressions that have been compiled so far."""
    return tuple(_compiled.values())


def _whole(name: str) -> str:
    """Return claim.value for claim.value.amount."""
    return ".".join(name.split(".")[:2])


def _problems(text: str, error: str) -> tuple[Problem, ...]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = [
        Problem(offset=starts[int(line) - 1] + int(column) - 1, message=message.removesuffix(" [INVALID_ARGUMENT]"))
        for line, column, message in _ERROR.findall(error)
    ]
    return tuple(found) or (Problem(offset=0, message=error),)
