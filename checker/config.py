"""`esglint.yaml`: what a repository wants checked, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from checker.errors import ConfigurationError, Mistake, MistakesError, UsageError
from checker.limits import USUAL, Limits
from checker.model import Weight
from checker.schema_mistakes import schema_mistakes
from checker.yaml_source import YamlSource, read_yaml

CONFIGURATION_NAME = "esglint.yaml"
_SCHEMA = Path(__file__).with_name("config.schema.json")
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"  # as in the schema
_Text = Annotated[str, Meta(min_length=1)]


class DocumentEntry(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What is known of the documents whose path matches `files`."""

    files: _Text
    kind: (
        Literal["press-release", "sustainability-report", "web-page", "product-page", "message", "data-book"] | None
    ) = None
    published: date | None = None
    jurisdiction: _Text | None = None
    audience: Literal["b2b", "b2c", "investors"] | None = None
    sector: _Text | None = None
    profile: _Text | None = None
    severities: Mapping[str, Weight] = {}


class Configuration(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """The content of the file; every key may be left out. Paths and patterns are relative to the file's folder."""

    paths: tuple[_Text, ...] = ()
    exclude: tuple[_Text, ...] = ()
    profile: _Text | None = None
    select: tuple[_Text, ...] = ()
    ignore: tuple[_Text, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    severities: Mapping[str, Weight] = {}
    drafts: bool = False
    extends: tuple[_Text, ...] = ()
    rules: tuple[_Text, ...] = ()
    claims: _Text = "claims"  # the folder of the register
    documents: tuple[DocumentEntry, ...] = ()
    waivers: _Text | None = None
    evidence: _Text | None = None
    baseline: _Text | None = None
    limits: Limits = USUAL
    entities: Mapping[_Text, tuple[_Text, ...]] = {}  # other names of one company by its preferred name
    concepts: Mapping[_Text, _Text] = {}  # metrics by the names of concepts that tags of inline XBRL use


def find_configuration(start: Path) -> Path | None:
    """Return the nearest `esglint.yaml` from `start` up to the root of its repository; outside of one, only there."""
    folders = [start, *start.parents]
    root = next((index for index, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    candidates = (folder / CONFIGURATION_NAME for folder in folders[: root + 1])
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def read_configuration(path: Path, shown_as: str) -> Configuration:
    """Return the configuration of a file.

    Raises ConfigurationError with all mistakes in the file, UsageError where it cannot be read. The struct decides what
    is right; the JSON Schema, slow to load, is only asked to explain what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown_as}: the configuration is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{shown_as}: the configuration cannot be read: {error.strerror}") from error
    try:
        source = read_yaml(shown_as, text)
    except MistakesError as error:
        raise ConfigurationError(error.mistakes) from error
    try:
        configuration = msgspec.convert(source.content, Configuration)
    except msgspec.ValidationError as error:
        mistakes = (*schema_mistakes(source, configuration_schema()), *_impossible_dates(source))
        raise ConfigurationError(mistakes or (source.mistake((), str(error)),)) from error
    meaningless = (*_shared_names(source, configuration.entities), *_unknown_metrics(source, configuration.concepts))
    if meaningless:
        raise ConfigurationError(meaningless)
    return configuration


def _shared_names(source: YamlSource, entities: Mapping[str, tuple[str, ...]]) -> Iterator[Mistake]:
    """Yield the names that two companies are given: they would settle nothing."""
    owners: dict[str, str] = {}
    for company, names in entities.items():
        for index, name in enumerate((company, *names)):
            owner = owners.setdefault(" ".join(name.casefold().split()), company)
            if owner != company:
                pointer = ("entities", company, index - 1) if index else ("entities", company)
                yield source.mistake(pointer, f'"{name}" names {owner} already', "a name belongs to one company")


def _unknown_metrics(source: YamlSource, concepts: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield the metrics that concepts are said to be and that the vocabulary does not have."""
    if not concepts:
        return
    from checker import vocabulary  # noqa: PLC0415 - few configurations need it
    from checker.spelling import did_you_mean  # noqa: PLC0415

    known = vocabulary.metrics()
    for concept, metric in concepts.items():
        if metric not in known:
            hint = did_you_mean(metric, known) or "`esglint extract` shows the metrics of claims"
            yield source.mistake_in(("concepts", concept), f'unknown metric "{metric}"', hint)


def severity_lines(path: Path) -> Mapping[str, str]:
    """Return where a configuration that has been read sets the severity of each rule: `esglint.yaml:9`."""
    source = read_yaml(path.name, path.read_text(encoding="utf-8-sig"))
    return {
        str(pointer[1]): f"{source.path}:{line}"
        for pointer, (line, _) in source.places.items()
        if len(pointer) == 2 and pointer[0] == "severities"
    }


def configuration_schema() -> dict[str, object]:
    """Return the JSON Schema of the file."""
    schema: dict[str, object] = msgspec.json.decode(_SCHEMA.read_bytes())
    return schema


def _impossible_dates(source: YamlSource) -> Iterator[Mistake]:
    """Yield the dates that look right and do not exist, which no pattern can tell."""
    entries = source.content.get("documents") if isinstance(source.content, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        published = entry.get("published") if isinstance(entry, dict) else None
        if isinstance(published, str) and re.fullmatch(_DAY, published):
            try:
                date.fromisoformat(published)
            except ValueError:
                yield source.mistake(("documents", index, "published"), f"there is no day {published}")
