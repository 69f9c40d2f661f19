"""SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from checker import __version__
from checker.model import Location, Outcome, Severity, Span, Verdict
from checker.reports.excerpt import visible
from checker.reports.fingerprints import all_fingerprints
from checker.reports.places import spot
from checker.reports.sarif_types import (
    Artifact,
    ArtifactLocation,
    Invocation,
    LogicalLocation,
    Message,
    Notification,
    PhysicalLocation,
    PlacedAt,
    Region,
    ReportingConfiguration,
    ReportingDescriptor,
    Result,
    Run,
    SarifLog,
    Suppression,
    Tool,
    ToolComponent,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.outcome import DocumentOutcome, PackDescription, Report, RuleDescription
    from checker.reports.presentation import Presentation

FINGERPRINT = "esglint/v1"
_START = Region(start_line=1, start_column=1, end_line=1, end_column=1)
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(report: Report, look: Presentation) -> str:
    """Return the findings as one SARIF run, with every rule that was asked and every document that was read.

    Findings that were waived are there too, as suppressed results.
    """
    rules = sorted(report.rules.values(), key=lambda rule: rule.id)
    indexes = {rule.id: index for index, rule in enumerate(rules)}
    artifacts = tuple(_artifact(document, look) for document in report.documents)
    run = Run(
        tool=Tool(
            driver=ToolComponent(
                name="esglint",
                version=__version__,
                semantic_version=__version__,
                rules=tuple(_rule(rule) for rule in rules),
            ),
            extensions=tuple(_pack(pack) for pack in report.packs),
        ),
        invocations=(_invocation(report, look),),
        artifacts=artifacts,
        column_kind="unicodeCodePoints",
        results=_results(report, indexes, look),
    )
    log = SarifLog(schema=_SCHEMA, version="2.1.0", runs=(run,))
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _pack(pack: PackDescription) -> ToolComponent:
    return ToolComponent(name=pack.name, version=pack.version, semantic_version=_semantic(pack.version))


def _semantic(version: str) -> str:
    """Return 1.2 as 1.2.0: semantic versions have three parts."""
    return version + ".0" * (2 - version.count(".")) if version else ""


def _rule(rule: RuleDescription) -> ReportingDescriptor:
    lines = [rule.why, f"How to fix: {rule.fix}" if rule.fix else ""]
    text = "\n\n".join(filter(None, [rule.summary, *lines]))
    cited = "\n".join(f"- {reference}" for reference in rule.references)
    marked = "\n\n".join(
        filter(
            None,
            [
                f"**{rule.summary}**",
                rule.why,
                f"**How to fix:** {rule.fix}" if rule.fix else "",
                f"**References**\n\n{cited}" if cited else "",
            ],
        )
    )
    return ReportingDescriptor(
        id=rule.id,
        name=rule.name,
        short_description=Message(text=rule.summary),
        full_description=Message(text=rule.why or rule.summary),  # GitHub wants one of every rule
        help=Message(text=text, markdown=marked),
        default_configuration=ReportingConfiguration(level=_LEVELS[rule.severity]),
    )


def _results(report: Report, indexes: Mapping[str, int], look: Presentation) -> tuple[Result, ...]:
    found = tuple(all_fingerprints(report))
    results = tuple(_result(report, finding, print_, indexes, look) for finding, print_ in found)
    if not report.count(Outcome.WAIVED):
        return results
    return tuple(
        replace(result, suppressions=_suppressions(finding))
        for result, (finding, _) in zip(results, found, strict=True)
    )


def _result(
    report: Report, finding: Verdict, fingerprint: str, indexes: Mapping[str, int], look: Presentation
) -> Result:
    related = tuple(
        replace(_placed(place, look), id=number, message=_words(report, place))
        for number, place in enumerate(finding.related, start=1)
    )
    text = f"{finding.message.rstrip('.')}. {finding.fix}" if finding.fix else finding.message
    return Result(
        rule_id=finding.rule,
        rule_index=indexes.get(finding.rule),
        level=_LEVELS[finding.severity],
        message=_plain(text),
        locations=(_placed(finding.location, look),),
        related_locations=related,
        partial_fingerprints={FINGERPRINT: fingerprint},
    )


def _suppressions(finding: Verdict) -> tuple[Suppression, ...]:
    if finding.outcome is not Outcome.WAIVED:
        return ()
    in_source = finding.decision is not None and finding.decision.by == "comment"
    kind = "inSource" if in_source else "external"
    return (Suppression(kind=kind, status="accepted", justification=finding.reason),)


def _words(report: Report, place: Location) -> Message | None:
    if place.path not in report.sources:
        return None
    return _plain(report.quote(place.path, Span(place.start, place.end)))


def _plain(text: str) -> Message:
    """Return a message in which nothing that it quotes is a link: viewers read "[words](address)" as one."""
    return Message(text=visible(text).replace("](", "] ("))


def _placed(place: Location, look: Presentation) -> PlacedAt:
    where = spot(place)
    logical = (LogicalLocation(fully_qualified_name=where),) if where else ()
    return PlacedAt(physical_location=_physical(place, look), logical_locations=logical)


def _physical(place: Location, look: Presentation) -> PhysicalLocation:
    if spot(place):  # lines of the text read out of it are no lines of the file; viewers open it at its start
        return PhysicalLocation(artifact_location=_file(place.path, look), region=_START)
    region = Region(
        start_line=place.line, start_column=place.column, end_line=place.end_line, end_column=place.end_column
    )
    return PhysicalLocation(artifact_location=_file(place.path, look), region=region)


def _file(path: str, look: Presentation) -> ArtifactLocation:
    """Return a file as a relative URI reference; a colon in its first part would read as a scheme."""
    relative = look.relative(path)
    prefix = "./" if ":" in relative.split("/", maxsplit=1)[0] else ""
    return ArtifactLocation(uri=prefix + quote(relative, safe="/~"))


def _artifact(document: DocumentOutcome, look: Presentation) -> Artifact:
    hashes = {"sha-256": document.sha256} if document.sha256 else {}
    return Artifact(location=_file(document.path, look), hashes=hashes)


def _invocation(report: Report, look: Presentation) -> Invocation:
    notifications = tuple(
        Notification(
            level="error",
            message=_plain(f"The document could not be read: {document.reason} {document.remedy}".rstrip()),
            locations=(PlacedAt(physical_location=PhysicalLocation(artifact_location=_file(document.path, look))),),
        )
        for document in report.unreadable
    )
    return Invocation(execution_successful=not notifications, tool_execution_notifications=notifications)
