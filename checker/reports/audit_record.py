"""The audit record of a run: every claim against every rule that applies to it, with what decided the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from checker import __version__
from checker.model import Outcome, Severity
from checker.record import record_digest
from checker.record_types import VERSION, Record
from checker.reports.claims_json import claim_entry, document_entry, location_entry, slot_value, sparse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Claim, Verdict
    from checker.outcome import DocumentOutcome, Report, RuleDescription, RuleDigests
    from checker.settings import Settings

_NOT_YET = "0" * 64  # in place of the digest of a record that is being made


def audit_record(
    report: Report,
    settings: Settings,
    digests: RuleDigests,
    *,
    files: Mapping[str, str],
    unread: Mapping[str, str],
) -> Record:
    """Return the record of a run, not signed yet.

    By path, `files` are the digests of those that settings were read from, `unread` those of documents that could not
    be read.
    """
    verdicts = [verdict for verdict in report.verdicts if verdict.outcome is not Outcome.NOT_APPLICABLE]
    content = {
        "version": VERSION,
        "esglint": __version__,
        "counts": _counts(report),
        "settings": _settings(settings),
        "files": [{"path": path, "sha256": digest} for path, digest in files.items()],
        "packs": _packs(report, digests),
        "rules": [_rule(rule, digests) for rule in sorted(report.rules.values(), key=lambda one: one.id)],
        "documents": [_document(document, unread) for document in report.documents],
        "claims": [_claim(report, claim) for claim in report.claims],
        "verdicts": [_verdict(verdict) for verdict in verdicts],
        "waivers": [_waiver(verdict) for verdict in verdicts if verdict.outcome is Outcome.WAIVED],
        "digest": _NOT_YET,
        "sign_offs": (),
    }
    record = msgspec.convert(content, Record)
    return replace(record, digest=record_digest(record))


def _counts(report: Report) -> dict[str, int]:
    return {
        "documents": len(report.documents),
        "unreadable": len(report.unreadable),
        "claims": len(report.claims),
        "rules": len(report.rules),
        **{severity.value: report.count_findings(severity) for severity in Severity},
        "passed": report.count(Outcome.PASS),
        "waived": report.count(Outcome.WAIVED),
        "not_evaluated": report.count(Outcome.NOT_EVALUATED),
    }


def _settings(settings: Settings) -> dict[str, Any]:
    """Return what was chosen; where files lie and how many processes read them changes nothing of the outcome."""
    chosen = {
        "profile": settings.profile,
        "default_profile": settings.default_profile,
        "select": settings.select,
        "ignore": settings.ignore,
        "severities": settings.severities,
        "drafts": settings.drafts,
        "exclude": settings.exclude,
        "documents": settings.documents,
        "entities": settings.entities,
        "concepts": settings.concepts,
        "kind": settings.kind,
        "published": settings.published,
        "as_of": settings.as_of,
    }
    plain: dict[str, Any] = msgspec.to_builtins(chosen)
    return plain


def _packs(report: Report, digests: RuleDigests) -> list[dict[str, Any]]:
    asked = {(pack.name, pack.version): pack.rules for pack in report.packs}
    return [
        {"name": name, "version": version, "digest": digest, "rules": asked.get((name, version), 0)}
        for name, version, digest in digests.packs
    ]


def _rule(rule: RuleDescription, digests: RuleDigests) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity.value,
        "pack": rule.pack,
        "digest": digests.rules.get(rule.id),
    }


def _document(document: DocumentOutcome, unread: Mapping[str, str]) -> dict[str, Any]:
    return sparse({"sha256": unread.get(document.path), **document_entry(document)})


def _claim(report: Report, claim: Claim) -> dict[str, Any]:
    slots = {name: slot_value(slot.value) for name, slot in claim.slots.items()}
    return {"id": claim.id, "kind": claim.kind, "mentions": claim_entry(report, claim)["mentions"], "slots": slots}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "rule": verdict.rule,
        "claim": verdict.claim,
        "outcome": verdict.outcome.value,
        "severity": verdict.severity.value,
        "message": verdict.message,
        "reason": verdict.reason,
        "missing": verdict.missing,
        "location": location_entry(verdict.location),
        "related": [location_entry(place) for place in verdict.related],
    }


def _waiver(verdict: Verdict) -> dict[str, Any]:
    """Return a finding that was waived, with all that is known of the decision."""
    decided = msgspec.to_builtins(verdict).get("decision") or {}
    place = location_entry(verdict.location)
    return {
        "rule": verdict.rule,
        "claim": verdict.claim,
        "location": place,
        "reason": verdict.reason,
        **sparse(decided),
    }
