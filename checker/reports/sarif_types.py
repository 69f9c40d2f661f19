"""The part of SARIF 2.1.0 that we write, as wire types: names and nesting are the standard's (OASIS, 2020)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET, Struct, UnsetType


class Message(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A text, and the same as Markdown."""

    text: str
    markdown: str = ""


class ArtifactLocation(Struct, frozen=True, kw_only=True):
    """A file by its relative URI reference."""

    uri: str


class Region(Struct, frozen=True, kw_only=True, rename="camel"):
    """Lines and columns from 1; the end column is the one after the last character."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class PhysicalLocation(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A file, and the region in it."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class LogicalLocation(Struct, frozen=True, kw_only=True, rename="camel"):
    """A place by its name in a file without lines: a cell, a page, a paragraph."""

    fully_qualified_name: str


class PlacedAt(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """SARIF's `location`; `id` tells related locations apart."""

    id: int | None = None
    physical_location: PhysicalLocation
    logical_locations: tuple[LogicalLocation, ...] = ()
    message: Message | None = None


class ReportingConfiguration(Struct, frozen=True, kw_only=True):
    """The level of a rule where nothing says otherwise."""

    level: str


class ReportingDescriptor(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A rule."""

    id: str
    name: str = ""
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: ReportingConfiguration


class ToolComponent(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The program with the rules that it asked, or a pack that some of them come from."""

    name: str
    version: str = ""
    semantic_version: str = ""
    rules: tuple[ReportingDescriptor, ...] | UnsetType = UNSET  # GitHub wants those of the program even when empty


class Tool(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What made the report."""

    driver: ToolComponent
    extensions: tuple[ToolComponent, ...] = ()


class Suppression(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision that a finding is not to count: in the document, or in a file beside it."""

    kind: str  # inSource | external
    status: str = ""
    justification: str = ""


class Result(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A finding."""

    rule_id: str
    rule_index: int | None = None
    level: str
    message: Message
    locations: tuple[PlacedAt, ...]
    related_locations: tuple[PlacedAt, ...] = ()
    partial_fingerprints: Mapping[str, str] = {}
    suppressions: tuple[Suppression, ...] | None = None  # None in all results of a run, or in none


class Artifact(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A document that was read."""

    location: ArtifactLocation
    hashes: Mapping[str, str] = {}


class Notification(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """Something that went wrong while the program ran."""

    level: str
    message: Message
    locations: tuple[PlacedAt, ...] = ()


class Invocation(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One run of the program."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] = ()


class Run(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The outcome of one run."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    artifacts: tuple[Artifact, ...] = ()
    column_kind: str
    results: tuple[Result, ...]  # written even when empty: it says that the rules were asked


class SarifLog(Struct, frozen=True, kw_only=True, rename={"schema": "$schema"}):
    """The file."""

    schema: str
    version: str
    runs: tuple[Run, ...]
