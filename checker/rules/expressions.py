"""Expressions of rules in CEL, checked when they are compiled.

Two environments: one declares every slot with its type, so that a misspelt slot or a comparison of text with a number
fails here; the other evaluates what the first has checked with untyped variables, because the binding hands over an
unknown value (null) only to those.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal

from cel_expr_python import cel
from msgspec import Struct

from checker.rules.functions import FUNCTIONS
from checker.rules.released import release, releasing
from checker.rules.variables import LISTS, Names, group_fields_in, names_in, variable_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Role = Literal["condition", "assertion", "group"]

_NULLABLE = {
    "text": "google.protobuf.StringValue",
    "date": "google.protobuf.StringValue",  # ISO 8601 sorts as days do
    "integer": "google.protobuf.Int64Value",
    "double": "google.protobuf.DoubleValue",
    "boolean": "google.protobuf.BoolValue",
}
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
    checked: bytes  # as the binding serializes it
    names: tuple[str, ...]  # the variables it uses
    asked: frozenset[str]  # those of which it asks itself whether they are known

    @cached_property
    def program(self) -> Any:  # noqa: ANN401 - the binding's program
        """What evaluates it."""
        return _evaluating(self.role == "group").deserialize(self.checked)

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

    def evaluate(self, value_of: Callable[[str], object]) -> bool | Unknown:
        """Return the truth of the expression; `value_of` gives a variable's value, None where it is unknown."""
        bindings: dict[str, object] = {}
        unknown = []
        for name, is_strict, is_list in self._variables:
            value = value_of(name)
            if value is None:
                unknown.append(name)
                if is_strict:
                    continue
                value = [] if is_list else None
            bindings[name] = value
        try:
            result = self.program.eval(data=bindings).value()
        except RuntimeError:  # a value that CEL cannot hold: text with half a surrogate pair
            return Unknown("a value cannot be read by the expression")
        finally:
            release()
        if isinstance(result, bool):
            return result
        return Unknown(_reason(str(result), unknown))


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
    try:
        checked = _checking(role == "group").compile(text)
    except RuntimeError as error:
        raise ExpressionError(_problems(text, str(error))) from error
    returned = checked.return_type().name()
    if returned not in _TRUTH:
        raise ExpressionError((Problem(offset=0, message=f"must be true or false, is of type {returned.lower()}"),))
    found = Names(used=("claims",), asked=frozenset()) if role == "group" else names_in(text)
    compiled = Expression(
        text=text, role=role, checked=checked.serialize(), names=found.used, asked=frozenset(found.asked)
    )
    remember((compiled,))
    return compiled


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


@cache
def _checking(group: bool) -> Any:  # noqa: FBT001, ANN401 - two environments, by what they are about
    """Return the environment that checks expressions."""
    claims = cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN))
    types = {"claims": claims} if group else {name: _checked_type(type_) for name, type_ in variable_types().items()}
    return cel.NewEnv(variables=types, functions=_declared(_checked_type, with_code=False))


@cache
def _evaluating(group: bool) -> Any:  # noqa: FBT001, ANN401 - as above
    """Return the environment that evaluates expressions that have been checked."""
    untyped = dict.fromkeys(("claims",) if group else variable_types(), cel.Type.DYN)
    return cel.NewEnv(variables=untyped, functions=_declared(_runtime_type, with_code=True))


def _declared(type_of: Callable[[str], Any], *, with_code: bool) -> list[Any]:
    declared: dict[str, list[Any]] = {}
    for function in FUNCTIONS:
        overload = cel.Overload(
            function.overload,
            return_type=type_of(function.returns),
            parameters=[type_of(parameter) for parameter in function.parameters],
            **({"impl": releasing(function.implementation)} if with_code else {}),
        )
        declared.setdefault(function.name, []).append(overload)
    return [cel.FunctionDecl(name, overloads) for name, overloads in declared.items()]


@cache
def _checked_type(name: str) -> Any:  # noqa: ANN401 - the binding has no type of its own for types
    quantity = cel.Type.AbstractType("quantity")
    types = {
        "quantity": quantity,
        "quantities": cel.Type.List(quantity),
        "texts": cel.Type.List(cel.Type.STRING),
        "strings": cel.Type.List(cel.Type.STRING),
        "integers": cel.Type.List(cel.Type.INT),
        "claims": cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN)),
        "string": cel.Type.STRING,
        "int": cel.Type.INT,
        "bool": cel.Type.BOOL,
    }
    return types.get(name) or cel.Type(_NULLABLE[name])


@cache
def _runtime_type(name: str) -> Any:  # noqa: ANN401 - see above
    if name == "quantity":
        return cel.Type.Map(cel.Type.STRING, cel.Type.DYN)
    if name in {"quantities", "strings", "claims"}:
        return cel.Type.List(cel.Type.DYN)
    return cel.Type.DOUBLE if name == "double" else _checked_type(name)
