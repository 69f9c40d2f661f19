"""What the compiler of expressions says of single words: string literals, and patterns that `matches` takes."""

from __future__ import annotations

from functools import cache
from typing import Any

from cel_expr_python import cel


@cache
def text_of_literal(literal: str) -> str:
    """Return the text that a CEL string literal stands for."""
    if "\\" not in literal:
        return literal.lstrip("rR")[1:-1]
    return str(_bare().compile(literal).eval().value())


@cache
def is_linear_regex(pattern: str) -> bool:
    """Tell whether CEL's `matches` takes a pattern."""
    return isinstance(_matcher().eval(data={"pattern": pattern}).value(), bool)


@cache
def _bare() -> Any:  # noqa: ANN401 - the binding's environment
    return cel.NewEnv(variables={"pattern": cel.Type.STRING})


@cache
def _matcher() -> Any:  # noqa: ANN401 - the binding's program
    return _bare().compile("''.matches(pattern)")
