"""What a JSON Schema does not allow in a YAML file, in words for whoever wrote the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.errors import Mistake
    from checker.yaml_source import Pointer, YamlSource

_Complaint = Any  # a ValidationError, whose fields are of whatever type its keyword has
_NAMES = {"array": "a list", "object": "keys with values", "string": "text", "boolean": "true or false"}


def schema_mistakes(source: YamlSource, schema: Mapping[str, object]) -> tuple[Mistake, ...]:
    """Return everything in a file that its JSON Schema does not allow, in the order of the file."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - takes a tenth of a second

    found: list[Mistake] = []
    for error in Draft202012Validator(schema).iter_errors(source.content):
        pointer = tuple(error.absolute_path)
        explain = _EXPLAINED.get(str(error.validator), _as_it_is)
        found.extend(explain(source, pointer, error))
    return tuple(sorted(found, key=lambda mistake: (mistake.line, mistake.column)))


def _unknown_keys(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    known = _schema(error).get("properties", {})
    for key in error.instance:
        if key not in known:
            yield source.mistake((*pointer, key), f'unknown key "{key}"', did_you_mean(key, known) or _one_of(known))


def _unknown_word(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    words = [str(word) for word in error.validator_value]
    hint = did_you_mean(str(error.instance), words) or _one_of(words)
    yield source.mistake_in(pointer, f'unknown value "{error.instance}"', hint)


def _wrong_type(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    expected = " or ".join(_NAMES.get(one, str(one)) for one in wanted)
    is_number = wanted == ["string"] and isinstance(error.instance, int | float)
    hint = f'in quotes it is text: "{error.instance}"' if is_number else ""
    yield source.mistake_in(pointer, f"expected {expected}, found {_shown(error.instance)}", hint)


def _missing_key(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    for key in error.validator_value:
        if f"'{key}'" in error.message:
            described = _schema(error).get("properties", {}).get(key, {}).get("description", "")
            yield source.mistake(pointer, f'the key "{key}" is missing', described)


def _wrong_shape(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    wanted = _described(error) or f"it must match {error.validator_value}"
    yield source.mistake_in(pointer, f'"{error.instance}" is not what belongs here', wanted)


def _empty(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    yield source.mistake(pointer, "there is nothing here", _described(error))


def _twice(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    for index, item in enumerate(error.instance):
        if item in error.instance[:index]:
            yield source.mistake_in((*pointer, index), f"{_shown(item)} stands twice")


def _as_it_is(source: YamlSource, pointer: Pointer, error: _Complaint) -> Iterator[Mistake]:
    yield source.mistake(pointer, error.message, _described(error))


_EXPLAINED: Mapping[str, Callable[[YamlSource, Pointer, _Complaint], Iterator[Mistake]]] = {
    "additionalProperties": _unknown_keys,
    "enum": _unknown_word,
    "type": _wrong_type,
    "required": _missing_key,
    "pattern": _wrong_shape,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "uniqueItems": _twice,
}


def _schema(error: _Complaint) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _described(error: _Complaint) -> str:
    return str(_schema(error).get("description", ""))


def _one_of(words: Mapping[str, object] | list[str]) -> str:
    return f"one of: {', '.join(words)}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f'"{value}"'
