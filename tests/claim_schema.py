"""`claims/claim.schema.json`, built from the vocabulary; `RENEW_GOLDEN=1 python -m pytest tests/test_claim_schema.py`."""

from __future__ import annotations

from checker.vocabulary import claim_kinds, slots

_COUNT = {"type": "integer", "minimum": 0}
_NUMBER_FROM_1 = {"type": "integer", "minimum": 1}
_QUANTITY = {"$ref": "#/$defs/quantity"}
_TYPES = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "quantity": _QUANTITY,
    "texts": {"type": "array", "items": {"type": "string"}},
    "integers": {"type": "array", "items": {"type": "integer"}},
    "quantities": {"type": "array", "items": _QUANTITY},
}


def claim_schema():
    """Return the JSON Schema of what `esglint extract` writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claims",
        "description": "Documents and the claims they make, as `esglint extract` writes them, in JSON or YAML.",
        **_closed(
            version={"const": 1},
            summary=_closed(documents=_COUNT, claims=_COUNT),
            documents={"type": "array", "items": {"$ref": "#/$defs/document"}},
            claims={"type": "array", "items": {"$ref": "#/$defs/claim"}},
        ),
        "$defs": {"document": _document(), "claim": _claim(), "location": _location(), "quantity": _quantity()},
    }


def _closed(optional=(), **properties):
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _document():
    text = {"type": "string", "minLength": 1}
    return _closed(
        optional=("sha256", "entity", "published", "language", "kind", "reason", "remedy"),
        path=text,
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        status={"enum": ["checked", "unreadable", "not-evaluated"]},
        entity=text,
        published={"type": "string", "format": "date"},
        language=text,
        kind=text,
        reason=text,
        remedy=text,
    )


def _claim():
    known = {name: {"description": slot.doc, **_TYPES[slot.type]} for name, slot in slots().items()}
    location = {"$ref": "#/$defs/location"}
    mention = _closed(location=location, quote={"type": "string"})
    return _closed(
        optional=tuple(known),
        id={"description": "depends on the content, not on the position", "type": "string", "minLength": 1},
        kind={"enum": list(claim_kinds())},
        quote={"description": "the words of the claim, as they stand in the document", "type": "string"},
        location=location,
        mentions={"type": "array", "minItems": 1, "items": mention},
        **known,
    )


def _location():
    described = {"description": "Lines and columns count from 1, offsets (characters of the decoded file) from 0."}
    return described | _closed(
        path={"type": "string", "minLength": 1},
        line=_NUMBER_FROM_1,
        column=_NUMBER_FROM_1,
        end_line=_NUMBER_FROM_1,
        end_column=_NUMBER_FROM_1,
        start=_COUNT,
        end=_COUNT,
    )


def _quantity():
    return _closed(
        amount={"type": "number"}, unit={"type": "string"}, comparator={"enum": ["=", "<", "<=", ">", ">=", "~"]}
    )
