"""What no structure can tell of a rule file: slots, kinds, placeholders, patterns, and rules among each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from checker.rules.expression_checks import expression_mistakes
from checker.rules.messages import PLACEHOLDER, is_placeholder, placeholder_names
from checker.rules.patterns import pattern_problem
from checker.rules.rule import DocumentKind
from checker.rules.rule_source import RuleFile, mistake_in_value
from checker.rules.variables import FACETS, FACTS
from checker.spelling import did_you_mean
from checker.vocabulary import claim_kinds, slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.errors import Mistake
    from checker.yaml_source import Pointer, YamlSource

_AUDIENCES = ("b2c", "b2b", "investors")
_FEW = 12  # words that a hint can list
_OBLIGATIONS = ("require", "forbid", "assert")


def file_mistakes(source: YamlSource) -> Iterator[Mistake]:
    """Yield what is wrong within one file; values of an unexpected type are left to the structure check."""
    content = source.content
    if not isinstance(content, dict):
        return
    yield from _unknown_words(source, content)
    yield from expression_mistakes(source, content)
    for key in ("message", "fix"):
        yield from placeholder_mistakes(source, content.get(key), (key,))
    yield from _obligation_mistakes(source, content)
    for pointer, text in _strings(content, ("forbid", "patterns")):
        problem = pattern_problem(text)
        if problem:
            yield source.mistake(pointer, problem)
    for pointer, text in _days(content):
        try:
            date.fromisoformat(text)
        except ValueError:
            yield source.mistake_in(pointer, f'"{text}" is not a day: write 2025-03-31')


def set_mistakes(files: list[RuleFile], names: list[str]) -> Iterator[Mistake]:
    """Yield what is wrong between rules: ids used twice, unknown rules named, circles of suppression.

    `names` are the names of all files: a rule whose own file holds mistakes is not unknown.
    """
    first: dict[str, RuleFile] = {}
    for file in files:
        known = first.setdefault(file.rule.id, file)
        if known is not file:
            yield file.source.mistake_in(("id",), f"the id {file.rule.id} is taken", f"by {known.source.path}")
    for relation in ("suppresses", "owns"):
        for file in files:
            for index, named in enumerate(getattr(file.rule, relation)):
                if named not in first and named not in names:
                    yield file.source.mistake((relation, index), f'unknown rule "{named}"', did_you_mean(named, first))
        graph = {name: getattr(file.rule, relation) for name, file in first.items()}
        for name, circle in _circles(graph):
            path = " -> ".join((name, *circle))
            yield first[name].source.mistake((relation,), f"{relation} goes in a circle: {path}")


def _circles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each circle once, from its first rule in alphabetical order, with the steps that lead back to it."""
    for name in sorted(graph):
        paths: list[tuple[str, ...]] = [(step,) for step in graph[name]]
        seen = set()
        while paths:
            path = paths.pop()
            last = path[-1]
            if last == name:
                if name == min(path):
                    yield name, path
                break
            if last not in seen:
                seen.add(last)
                paths.extend((*path, step) for step in graph.get(last, ()))


def _unknown_words(source: YamlSource, content: dict[str, Any]) -> Iterator[Mistake]:
    facts = (*slots(), *(name for name in FACTS if name != "document.published_year"))
    places: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
        (("applies_to",), "claim kind", (*claim_kinds(), "*")),
        (("require",), "slot", tuple(slots())),
        (("require", "all_of"), "slot", tuple(slots())),
        (("require", "any_of"), "slot", tuple(slots())),
        (("forbid", "slots"), "slot", tuple(slots())),
        (("needs",), "slot or fact", facts),
        (("group_by",), "slot or fact", (*facts, "kind", *FACETS.get(str(content.get("compare")), ()))),
        (("gate", "audience"), "audience", _AUDIENCES),
    )
    for path, noun, known in places:
        for pointer, word in _strings(content, path):
            if word not in known:
                hint = did_you_mean(word, known) or (f"one of: {', '.join(known)}" if len(known) < _FEW else "")
                yield source.mistake(pointer, f'unknown {noun} "{word}"', hint)
    kinds = content.get("severity_by_kind")
    for kind in kinds if isinstance(kinds, dict) else ():
        if kind not in get_args(DocumentKind):
            hint = did_you_mean(kind, get_args(DocumentKind))
            yield source.mistake(("severity_by_kind", kind), f'unknown document kind "{kind}"', hint)


def placeholder_mistakes(source: YamlSource, message: object, at: Pointer) -> Iterator[Mistake]:
    """Yield the placeholders of a message or a fix, the value at a pointer, that stand for nothing."""
    for found in PLACEHOLDER.finditer(message) if isinstance(message, str) else ():
        name = found.group(1)
        if not is_placeholder(name):
            hint = did_you_mean(name, placeholder_names())
            yield mistake_in_value(source, at, found.start(1), f'unknown placeholder "{name}"', hint)


def _obligation_mistakes(source: YamlSource, content: dict[str, Any]) -> Iterator[Mistake]:
    asked = [key for key in _OBLIGATIONS if key in content]
    if not asked:
        yield source.mistake((), "the rule asks for nothing", "give it require, forbid or assert")
    if "group_by" in content and asked != ["assert"]:
        yield source.mistake(("group_by",), "a group is judged by an assert over `claims`, and nothing else")
    for key in ("across", "compare"):
        if key in content and "group_by" not in content:
            yield source.mistake((key,), f"{key} needs group_by")


def _days(content: dict[str, Any]) -> Iterator[tuple[Pointer, str]]:
    gate = content.get("gate")
    for key in ("effective_from", "effective_to"):
        if isinstance(gate, dict) and isinstance(gate.get(key), str):
            yield ("gate", key), gate[key]
    examples = content.get("examples")
    for name, entries in examples.items() if isinstance(examples, dict) else ():
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get("published"), str):
                yield ("examples", name, index, "published"), entry["published"]


def _strings(content: object, path: tuple[str, ...]) -> Iterator[tuple[Pointer, str]]:
    """Yield the words of a list, and of lists in it, with their pointers."""
    for step in path:
        content = content.get(step) if isinstance(content, dict) else None
    yield from _words(content, path) if isinstance(content, list) else ()


def _words(items: list[Any], pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    for index, item in enumerate(items):
        if isinstance(item, str):
            yield (*pointer, index), item
        yield from _words(item, (*pointer, index)) if isinstance(item, list) else ()
