"""Claims, findings and documents as JSON and YAML: version 1 of the contract with other programs.

Sparse: what is unknown is absent. The structure is built from plain values here, never dumped from the inner types,
so that these may change without the contract changing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from checker.chosen import chosen
from checker.model import Claim, Location, Outcome, Quantity, Severity, Value, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from checker.outcome import DocumentOutcome, Report
    from checker.reports.presentation import Presentation

VERSION = 1
_SHOWN = (Outcome.FAIL,)
_ALL_SHOWN = (Outcome.FAIL, Outcome.PASS, Outcome.WAIVED, Outcome.NOT_EVALUATED)


def json_report(report: Report, look: Presentation) -> str:
    """Return the whole outcome; verdicts that did not fail are listed only where passes are asked for."""
    return "".join(json_pieces(report, look))


def json_pieces(report: Report, look: Presentation) -> Iterator[str]:
    """Yield the same as `json_report` bit by bit: findings and claims are many."""
    listed = listed_verdicts(report, show_passes=look.show_passes)
    yield from _encoded(
        {
            "version": VERSION,
            "summary": _summary(report),
            "packs": [
                sparse({"name": pack.name, "version": pack.version, "rules": pack.rules}) for pack in report.packs
            ],
            "documents": (document_entry(document) for document in report.documents),
            "findings": (finding_entry(report, verdict) for verdict in listed),
            "claims": (claim_entry(report, claim) for claim in report.claims),
        }
    )


def listed_verdicts(report: Report, *, show_passes: bool) -> Sequence[Verdict]:
    """Return the verdicts that a report lists: findings, and all others where passes are asked for."""
    outcomes = _ALL_SHOWN if show_passes else _SHOWN
    return chosen(report.verdicts, lambda verdict: verdict.outcome in outcomes)


def json_claims(report: Report, look: Presentation) -> str:  # noqa: ARG001 - one signature for all reporters
    """Return documents and claims, without findings."""
    return encode(_claims_file(report))


def yaml_claims(report: Report, look: Presentation) -> str:  # noqa: ARG001 - one signature for all reporters
    """Return the same as `json_claims`, as YAML."""
    import yaml  # noqa: PLC0415 - no other report needs it

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # the one in C is optional
        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - what is the same is written twice
            return True

    written: str = yaml.dump(_claims_file(report), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)
    return written


def claim_entry(report: Report, claim: Claim) -> dict[str, object]:
    """Return one claim with its slots beside its id, kind, quote and places."""
    mentions = [
        {
            "location": location_entry(report.place(claim.path, mention.span)),
            "quote": report.quote(claim.path, mention.span),
        }
        for mention in claim.mentions
    ]
    slots = {name: slot_value(slot.value) for name, slot in claim.slots.items()}
    declared = {"declared": True} if claim.path in report.declared else {}
    return {
        "id": claim.id,
        "kind": claim.kind,
        "quote": mentions[0]["quote"],
        "location": mentions[0]["location"],
        "mentions": mentions,
        **declared,
        **slots,
    }


def location_entry(place: Location) -> dict[str, object]:
    """Return a place: lines and columns from 1, offsets in characters; page, paragraph or cell where there is one."""
    return sparse({name: getattr(place, name) for name in Location.__struct_fields__})


def _claims_file(report: Report) -> dict[str, object]:
    return {
        "version": VERSION,
        "summary": {"documents": len(report.documents), "claims": len(report.claims)},
        "documents": [document_entry(document) for document in report.documents],
        "claims": [claim_entry(report, claim) for claim in report.claims],
    }


def _summary(report: Report) -> dict[str, object]:
    return {
        "documents": len(report.documents),
        "claims": len(report.claims),
        **{severity.value: report.count_findings(severity) for severity in Severity},
        "passed": report.count(Outcome.PASS),
        "waived": report.count(Outcome.WAIVED),
        "not_evaluated": report.count(Outcome.NOT_EVALUATED),
    }


def document_entry(document: DocumentOutcome) -> dict[str, object]:
    """Return what a document says of itself, or why it could not be checked."""
    return sparse(
        {
            "path": document.path,
            "sha256": document.sha256,
            "status": document.status.value,
            "entity": document.entity,
            "published": document.published.isoformat() if document.published else None,
            "language": document.language,
            "kind": document.kind,
            "reason": document.reason,
            "remedy": document.remedy,
            "register": document.register,
            "declared": document.declared or None,
            "source": document.source,
        }
    )


def finding_entry(report: Report, verdict: Verdict) -> dict[str, object]:
    """Return what a rule says of a claim."""
    return {
        **sparse(
            {
                "rule": verdict.rule,
                "name": report.name_of(verdict.rule),
                "severity": verdict.severity.value,
                "outcome": verdict.outcome.value,
                "message": verdict.message,
                "fix": verdict.fix,
                "reason": verdict.reason,
                "claim": verdict.claim,
                "missing": list(verdict.missing),
            }
        ),
        "location": location_entry(verdict.location),
        "related": [location_entry(place) for place in verdict.related],
    }


def slot_value(value: Value) -> object:
    """Return a slot's value as JSON shows it: a quantity as amount, unit and comparator, a date in ISO 8601."""
    if isinstance(value, Quantity):
        return {"amount": _number(value.amount), "unit": value.unit, "comparator": value.comparator}
    if isinstance(value, tuple):
        return [slot_value(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _number(amount: Decimal) -> int | float:
    """Return the amount as the JSON number that reads like it: 50 rather than 50.0."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def sparse(entry: Mapping[str, object]) -> dict[str, object]:
    """Return an entry without what is unknown."""
    return {name: value for name, value in entry.items() if value not in (None, "", [])}


def encode(content: Mapping[str, object]) -> str:
    """Return a structure of plain values as JSON, for people to read as well."""
    return _formatted(content) + "\n"


def _encoded(content: Mapping[str, object]) -> Iterator[str]:
    """Yield what `encode` returns bit by bit; the content may have iterators in the place of lists."""
    for number, (name, value) in enumerate(content.items()):
        yield f"{',' if number else '{'}\n  {_formatted(name)}: "
        if not isinstance(value, Iterator):
            yield _formatted(value).replace("\n", "\n  ")
            continue
        is_empty = True
        for entry in value:
            yield ("[" if is_empty else ",") + "\n    " + _formatted(entry).replace("\n", "\n    ")
            is_empty = False
        yield "[]" if is_empty else "\n  ]"
    yield "\n}\n"


def _formatted(content: object) -> str:
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode()
