"""Documents, claims and verdicts as tables of Arrow, for Parquet: the values of the JSON report in columns.

pyarrow is an extra: only a run on a cluster loads this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from checker.reports.claims_json import claim_entry, document_entry, finding_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model import Claim, Verdict
    from checker.outcome import DocumentOutcome, Report

_NUMBERS = ("line", "column", "end_line", "end_column", "start", "end", "page", "paragraph")
_NAMES = ("path", "sheet", "cell")
_WHERE = [
    ("document", pa.int64()),  # its position in the run, from 0
    *((name, pa.string()) for name in _NAMES),
    *((name, pa.int64()) for name in _NUMBERS),
]
_OWN = frozenset({"id", "kind", "quote", "location", "mentions", "declared"})  # of a claim; all else are its slots
DOCUMENTS = pa.schema(
    [
        ("document", pa.int64()),
        *((name, pa.string()) for name in ("path", "sha256", "status", "entity")),
        ("published", pa.date32()),
        *((name, pa.string()) for name in ("language", "kind", "reason", "remedy", "register", "source")),
    ]
)
CLAIMS = pa.schema(
    [
        *_WHERE,
        *((name, pa.string()) for name in ("id", "kind", "quote")),
        ("declared", pa.bool_()),
        ("slots", pa.string()),
    ]
)
VERDICTS = pa.schema(
    [
        *_WHERE,
        *((name, pa.string()) for name in ("rule", "name", "severity", "outcome", "message", "fix", "reason", "claim")),
        ("missing", pa.list_(pa.string())),
        ("related", pa.string()),
    ]
)


def documents_table(documents: Iterable[DocumentOutcome]) -> pa.Table:
    """Return the documents of a run, in their order."""
    rows = (
        {**document_entry(one), "document": position, "published": one.published}
        for position, one in enumerate(documents)
    )
    return _table(rows, DOCUMENTS)


def claims_table(report: Report, claims: Iterable[Claim], positions: Mapping[str, int]) -> pa.Table:
    """Return claims; `positions` of documents in the run, by path. `slots` and `related` are JSON texts."""
    entries = (claim_entry(report, claim) for claim in claims)
    return _table(
        (
            {
                **{name: entry[name] for name in ("id", "kind", "quote")},
                "declared": "declared" in entry,
                "slots": _json({name: value for name, value in entry.items() if name not in _OWN}),
                **_placed(entry, positions),
            }
            for entry in entries
        ),
        CLAIMS,
    )


def verdicts_table(report: Report, verdicts: Iterable[Verdict], positions: Mapping[str, int]) -> pa.Table:
    """Return verdicts, as `claims_table` does claims."""
    entries = (finding_entry(report, verdict) for verdict in verdicts)
    return _table(
        ({**entry, "related": _json(entry["related"]), **_placed(entry, positions)} for entry in entries), VERDICTS
    )


def _placed(entry: Mapping[str, object], positions: Mapping[str, int]) -> dict[str, object]:
    place = entry["location"]
    assert isinstance(place, dict)  # noqa: S101 - it is what `location_entry` returns
    return {"document": positions.get(place["path"]), **{name: place.get(name) for name in (*_NAMES, *_NUMBERS)}}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _table(rows: Iterable[Mapping[str, object]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
