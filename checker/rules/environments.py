"""The environments that the binding of CEL compiles and evaluates expressions in.

Those that check declare every slot with its type; the one that evaluates has untyped variables, because the binding
hands over an unknown value (null) only to those.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cel_expr_python import cel

from checker.rules.calls import ANSWERS
from checker.rules.functions import FUNCTIONS
from checker.rules.released import releasing
from checker.rules.variables import variable_types

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.rules.functions import Function

_NULLABLE = {
    "text": "google.protobuf.StringValue",
    "date": "google.protobuf.StringValue",  # ISO 8601 sorts as days do
    "integer": "google.protobuf.Int64Value",
    "double": "google.protobuf.DoubleValue",
    "boolean": "google.protobuf.BoolValue",
}


@cache
def checking(group: bool) -> Any:  # noqa: FBT001, ANN401 - two environments, by what they are about
    """Return the environment that checks expressions as they are written."""
    claims = cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN))
    types = {"claims": claims} if group else _typed()
    return cel.NewEnv(variables=types, functions=_declared(FUNCTIONS, _checked_type, with_code=False))


@cache
def checking_answers() -> Any:  # noqa: ANN401 - the binding's environment
    """Return the environment that checks expressions about a claim whose simple calls were taken out."""
    return cel.NewEnv(variables=_typed(), functions=_declared((*FUNCTIONS, *ANSWERS), _checked_type, with_code=False))


@cache
def evaluating(group: bool) -> Any:  # noqa: FBT001, ANN401 - as above
    """Return the environment that evaluates expressions that have been checked."""
    untyped = dict.fromkeys(("claims",) if group else variable_types(), cel.Type.DYN)
    functions = FUNCTIONS if group else (*FUNCTIONS, *ANSWERS)
    return cel.NewEnv(variables=untyped, functions=_declared(functions, _runtime_type, with_code=True))


def _typed() -> dict[str, Any]:
    return {name: _checked_type(type_) for name, type_ in variable_types().items()}


def _declared(functions: Sequence[Function], type_of: Callable[[str], Any], *, with_code: bool) -> list[Any]:
    declared: dict[str, list[Any]] = {}
    for function in functions:
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
