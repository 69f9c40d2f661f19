"""Values that the binding of CEL hands to functions, given back when an evaluation is over.

`cel-expr-python` 0.1.3 never lets go of the arguments and the result of a function that is written in Python: with
them, memory would grow with every evaluation. Lists and maps are emptied here, so that next to nothing stays.
"""

from __future__ import annotations

import threading
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class _Handed(threading.local):
    """The lists and maps of the evaluation that a thread is at."""

    def __init__(self) -> None:
        self.containers: list[list[Any] | dict[Any, Any]] = []


_handed = _Handed()


def releasing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function of expressions whose arguments and result `release` empties; the result must be its own."""

    @wraps(function)
    def called(*values: object) -> Any:  # noqa: ANN401 - as the function wrapped
        result = function(*values)
        _handed.containers += [one for one in (*values, result) if isinstance(one, (list, dict))]
        return result

    return called


def release() -> None:
    """Empty what was handed to functions since the last call: their evaluation is over."""
    for container in _handed.containers:
        container.clear()
    _handed.containers.clear()
