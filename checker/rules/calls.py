"""Calls in expressions whose arguments are variables and literals: the binding asks for their answer, we make them.

`cel-expr-python` 0.1.3 keeps the arguments of every call of a function that is written in Python for ever, so that
memory would grow with each evaluation. A function without arguments leaves nothing behind: before an expression is
compiled for evaluation, each call such as `mentions(claim.sentence, ["restated"])` becomes one of these, and its
arguments stay here.
"""

from __future__ import annotations

import re
import threading
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.rules.functions import FUNCTIONS, Function
from checker.rules.literals import text_of_literal
from checker.rules.variables import LITERAL, blanked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MOST = 32  # calls of one expression that are made here; those beyond are the binding's
_VARIABLE = r"(?:claim|document)\.\w+(?:\.(?:amount|unit|comparator))?(?!\s*[\w.(\[])"
_LIST = rf"\[\s*(?:{LITERAL.pattern}(?:\s*,\s*{LITERAL.pattern})*)?\s*\]"
_ARGUMENT = rf"(?:{_VARIABLE}|{LITERAL.pattern}|{_LIST})"
_CALL = re.compile(rf"(?<![\w.])(\w+)\s*\(\s*({_ARGUMENT}(?:\s*,\s*{_ARGUMENT})*)\s*\)")


class Variable(Struct, frozen=True, array_like=True, tag="v"):
    """An argument that is a variable's value."""

    name: str


class Text(Struct, frozen=True, array_like=True, tag="t"):
    """An argument that is a text."""

    value: str


class Texts(Struct, frozen=True, array_like=True, tag="ts"):
    """An argument that is a list of texts."""

    value: tuple[str, ...]


class Call(Struct, frozen=True, array_like=True):
    """A call: the overload of the function, by its id, and the arguments."""

    overload: str
    arguments: tuple[Variable | Text | Texts, ...]


class _AtWork(threading.local):
    """The calls of the evaluation that a thread is at, and what gives the value of a variable, None for unknown."""

    calls: tuple[Call, ...] = ()
    value_of: Callable[[str], object]


_at_work = _AtWork()


def prepare(calls: tuple[Call, ...], value_of: Callable[[str], object]) -> None:
    """Say what the calls of the next evaluation in this thread are, and where their variables' values come from."""
    _at_work.calls, _at_work.value_of = calls, value_of


def taken_out(text: str) -> tuple[str, tuple[Call, ...]]:
    """Return an expression that compiles with each call that can be made here replaced, and those calls."""
    bare = blanked(text)
    calls: list[Call] = []

    def replaced(found: re.Match[str]) -> str:
        call = _call(found[1], found[2]) if bare[found.start()] != " " and len(calls) < len(ANSWERS) else None
        if call is None:
            return found.group()
        calls.append(call)
        return f"{ANSWERS[len(calls) - 1].name}()"

    return _CALL.sub(replaced, text), tuple(calls)


def _answer(number: int) -> bool:
    call = _at_work.calls[number]
    return _implementations()[call.overload](*map(_value, call.arguments))


def _value(argument: Variable | Text | Texts) -> object:
    """Return what a function is given; ValueError for an unknown value, which no function takes."""
    if not isinstance(argument, Variable):
        return argument.value
    value = _at_work.value_of(argument.name)
    if value is None:
        raise ValueError(f"{argument.name} is null")
    return value


def _call(name: str, written: str) -> Call | None:
    """Return a call of one of our functions that answers yes or no, None for any other."""
    arguments = tuple(map(_argument, re.findall(_ARGUMENT, written)))
    fitting = [one for one in _functions_named(name) if len(one.parameters) == len(arguments)]
    if len(fitting) != 1 or fitting[0].returns != "bool":
        return None
    return Call(fitting[0].overload, arguments)


def _argument(written: str) -> Variable | Text | Texts:
    if written[0] == "[":
        return Texts(tuple(map(text_of_literal, LITERAL.findall(written))))
    return Text(text_of_literal(written)) if LITERAL.fullmatch(written) else Variable(written)


def _functions_named(name: str) -> Iterable[Function]:
    return (one for one in FUNCTIONS if one.name == name)


@cache
def _implementations() -> Mapping[str, Callable[..., bool]]:
    return {one.overload: one.implementation for one in FUNCTIONS}


ANSWERS: tuple[Function, ...] = tuple(
    Function(f"answer_{number}", (), "bool", partial(_answer, number)) for number in range(_MOST)
)  # what calls are replaced by
