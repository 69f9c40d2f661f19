"""`claims/record.schema.json`, made from the types; `RENEW_GOLDEN=1 python -m pytest tests/test_record.py`."""

from __future__ import annotations

import json

import msgspec

from checker.record_types import Record


def record_schema():
    """Return the JSON Schema of what `esglint record` writes."""
    (_,), parts = msgspec.json.schema_components((Record,), ref_template="#/$defs/{name}")
    own = parts.pop("Record")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "audit record",
        "description": "What was checked with what, and what came of it, as `esglint record` writes it.",
        **{name: value for name, value in own.items() if name not in {"title", "description"}},
        "$defs": dict(sorted(parts.items())),
    }
    return json.loads(json.dumps(schema))  # lists, as they are read from a file
