"""A `when` that can never hold, and words that no slot ever has: each a rule that would be silent for ever."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any, get_args

from checker.rules.conditions import Condition, read_condition
from checker.rules.expressions import ExpressionError, compile_expression
from checker.rules.literals import text_of_literal
from checker.rules.rule import DocumentKind
from checker.rules.rule_source import mistake_in_value
from checker.rules.variables import LITERAL, blanked
from checker.spelling import did_you_mean
from checker.vocabulary import claim_kinds, metrics, slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.errors import Mistake
    from checker.yaml_source import YamlSource

_TEST = re.compile(
    rf"(?P<name>(?:claim|document)\.[\w.]+)\s*(?P<sign>==|!=|<=|>=|<|>)\s*(?P<value>null|-?\d+(?:\.\d+)?|{LITERAL.pattern})"
)
_WORD = re.compile(rf"(?P<name>(?:claim|document)\.\w+)\s*[=!]=\s*(?P<value>{LITERAL.pattern})")
_WORDS = re.compile(r"(?P<name>(?:claim|document)\.\w+)\s+in\s*\[(?P<list>[^\[\]]*)\]")
_METRICS = re.compile(r"\bmetric_is\s*\([^\[\]]*\[(?P<list>[^\[\]]*)\]")
_ALTERNATIVES = re.compile(r"[\w-]+(?: \| [\w-]+)+")
_MOST = 64  # alternatives of one condition; beyond, nothing is said

_Fact = tuple[str, str, object]


def contradiction_mistakes(source: YamlSource) -> Iterator[Mistake]:
    """Yield the conditions of a rule file that can never hold and the values that no slot takes."""
    content = source.content
    if not isinstance(content, dict):
        return
    when = content.get("when")
    if isinstance(when, str) and _compiles(when):
        condition = read_condition(when)
        clash = _clash(condition, content)
        if clash:
            yield mistake_in_value(source, ("when",), condition.start, f"this can never hold: {clash}")
    for key in ("when", "assert"):
        text = content.get(key)
        for offset, message, hint in _unknown_values(text) if isinstance(text, str) else ():
            yield mistake_in_value(source, (key,), offset, message, hint)


def _compiles(text: str) -> bool:
    try:
        compile_expression(text, "condition")
    except ExpressionError:
        return False
    return True


def _clash(condition: Condition, content: dict[str, Any]) -> str:
    """Return two facts that exclude each other in every alternative of a condition, "" where one may hold."""
    kinds = content.get("applies_to")
    clash = ""
    for facts in _alternatives(condition):
        clash = _clash_of(facts, kinds if isinstance(kinds, list) and "*" not in kinds else [])
        if not clash:
            return ""
    return clash


def _alternatives(condition: Condition) -> list[tuple[_Fact, ...]]:
    if condition.operator == "||":
        return [facts for part in condition.parts for facts in _alternatives(part)][: _MOST + 1]
    if condition.operator == "&&":
        choices = [_alternatives(part) for part in condition.parts]
        size = 1
        for choice in choices:
            size *= len(choice)
        if size > _MOST:
            return [()]
        return [tuple(fact for facts in chosen for fact in facts) for chosen in product(*choices)]
    found = _TEST.fullmatch(condition.text)
    return [((found["name"], found["sign"], _value(found["value"])),) if found else ()]


def _value(written: str) -> object:
    if written == "null":
        return None
    return text_of_literal(written) if written[0] in "\"'rR" else float(written)


def _clash_of(facts: tuple[_Fact, ...], kinds: list[object]) -> str:
    for index, (name, sign, value) in enumerate(facts):
        if name == "claim.kind" and sign == "==" and kinds and value not in kinds:
            return f'claim.kind is never "{value}", which is not in applies_to'
        for other_name, other_sign, other in facts[:index]:
            if name == other_name and not _go_together((sign, value), (other_sign, other)):
                return f"{name} {other_sign} {_shown(other)} and {name} {sign} {_shown(value)}"
    return ""


def _go_together(one: tuple[str, object], other: tuple[str, object]) -> bool:
    """Tell whether something can be as both tests want it."""
    for (sign, value), (second, compared) in ((one, other), (other, one)):
        if sign == "==" and not _holds(value, second, compared):
            return False
        if sign in {">", ">="} and second in {"<", "<="} and isinstance(value, float) and isinstance(compared, float):
            both = ">=" in sign and "<=" in second
            if value > compared or (value == compared and not both):
                return False
    return True


def _holds(value: object, sign: str, compared: object) -> bool:
    if sign in {"==", "!="}:
        return (value == compared) is (sign == "==")
    if value is None:
        return False
    if isinstance(value, float) and isinstance(compared, float):
        return {"<": value < compared, "<=": value <= compared, ">": value > compared, ">=": value >= compared}[sign]
    return True


def _shown(value: object) -> str:
    if value is None:
        return "null"
    return f"{value:g}" if isinstance(value, float) else f'"{value}"'


def _unknown_values(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each compared word that the slot never has, with its place and the nearest one."""
    bare = blanked(text)
    for found in _WORD.finditer(text):
        if bare[found.start("name")] != " ":
            yield from _unknown_value(found["name"], found["value"], found.start("value"))
    for pattern in (_WORDS, _METRICS):
        for found in pattern.finditer(text):
            name = found.groupdict().get("name", "metric_is")
            for literal in LITERAL.finditer(found["list"]):
                yield from _unknown_value(name, literal.group(), found.start("list") + literal.start())


def _unknown_value(name: str, literal: str, offset: int) -> Iterator[tuple[int, str, str]]:
    word = text_of_literal(literal)
    known = _known_values(name)
    if not known or word in known:
        return
    yield (
        offset,
        f'{name.rpartition(".")[2]} is never "{word}"',
        did_you_mean(word, known) or ("one of: " + ", ".join(known) if len(known) < 12 else ""),
    )


def _known_values(name: str) -> tuple[str, ...]:
    """Return the closed list of values of a slot or fact, empty where there is none."""
    if name == "document.kind":
        return get_args(DocumentKind)
    if name == "claim.kind":
        return tuple(claim_kinds())
    if name in {"claim.metric", "metric_is"}:
        prefixes = {one[:index] for one in metrics() for index, letter in enumerate(one) if letter == "."}
        return (*metrics(), *sorted(prefixes - set(metrics())), "unknown")
    slot = slots().get(name.removeprefix("claim."))
    words = re.sub(r" \([^()]*\)", "", slot.doc if slot else "").partition(":")[0].strip()
    return tuple(words.split(" | ")) if _ALTERNATIVES.fullmatch(words) else ()
