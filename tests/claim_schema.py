"""`claims/claim.schema.json`, built from the vocabulary; `RENEW_GOLDEN=1 python -m pytest tests/test_claim_schema.py`."""

from __future__ import annotations

from checker.commands.bundles import KINDS
from checker.vocabulary import claim_kinds, slots

_COUNT = {"type": "integer", "minimum": 0}
_NUMBER_FROM_1 = {"type": "integer", "minimum": 1}
_TEXT = {"type": "string", "minLength": 1}
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
    """Return the JSON Schema of claim files: what `esglint extract` and `lock` write, and what people write."""
    written = {"properties": {"claims": {"items": {"required": ["id", "kind", "quote", "location", "mentions"]}}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claims",
        "description": "Documents and the claims they make, as `esglint extract` and `esglint lock` write them, in JSON "
        "or YAML, and claims that people write down themselves.",
        **_closed(
            optional=("generated", "esglint", "seal", "summary", "about", "documents", "reading"),
            version={"const": 1},
            generated={"description": "the mark of a register file, which `esglint lock` writes", "type": "string"},
            esglint={"description": "the version that wrote it", "type": "string"},
            seal={"description": "a digest of everything else in the file", "type": "string"},
            summary=_closed(documents=_COUNT, claims=_COUNT),
            about=_about(),
            documents={"type": "array", "items": {"$ref": "#/$defs/document"}},
            claims={"type": "array", "items": {"$ref": "#/$defs/claim"}},
            reading={"description": "what rules need beside the claims; its form may change", "type": "object"},
        ),
        "if": {"required": ["summary"]},  # people leave out what programs count and find
        "then": {"required": ["documents"]} | written,
        "$defs": {"document": _document(), "claim": _claim(), "location": _location(), "quantity": _quantity()},
    }


def _closed(optional=(), **properties):
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _about():
    described = {"description": "whose the claims are that people write down, and where they are made"}
    properties = {
        "source": _TEXT | {"description": "where the claims are made: an address, a speech, a campaign"},
        "entity": _TEXT | {"description": "the company whose claims these are"},
        "published": {"description": "a date written as YYYY-MM-DD", "type": "string", "format": "date"},
        "kind": {"description": "what kind of text it is", "enum": list(KINDS)},
        "language": _TEXT,
        "jurisdiction": _TEXT | {"description": "whose rules hold: EU, UK, US, US-CA, DE, ..."},
        "audience": {"enum": ["b2b", "b2c", "investors"]},
        "sector": _TEXT,
        "disclosed": {
            "description": "what is disclosed anywhere in the text, as rules ask for it: ghg.target, water.target, ...",
            "type": "array",
            "items": _TEXT,
        },
    }
    return described | _closed(optional=tuple(properties), **properties)


def _document():
    return _closed(
        optional=(
            *("sha256", "entity", "published", "language", "kind", "reason", "remedy"),
            *("register", "declared", "source"),
        ),
        path=_TEXT,
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        status={"enum": ["checked", "unreadable", "not-evaluated"]},
        entity=_TEXT,
        published={"type": "string", "format": "date"},
        language=_TEXT,
        kind=_TEXT,
        reason=_TEXT,
        remedy=_TEXT,
        register=_TEXT | {"description": "the register file that was read in its place"},
        declared={"description": "a file of claims that people wrote down", "const": True},
        source=_TEXT | {"description": "where such claims are made"},
    )


def _claim():
    known = {name: {"description": slot.doc, **_TYPES[slot.type]} for name, slot in slots().items()}
    location = {"$ref": "#/$defs/location"}
    mention = _closed(location=location, quote={"type": "string"})
    return _closed(
        optional=("id", "location", "mentions", "declared", *known),
        id={"description": "depends on the content, not on the position", "type": "string", "minLength": 1},
        kind={"description": "what is claimed: target, metric, ...", "enum": list(claim_kinds())},
        quote={
            "description": "the words of the claim, as they stand in the document",
            "type": "string",
            "minLength": 1,
        },
        location=location,
        mentions={"type": "array", "minItems": 1, "items": mention},
        declared={"description": "people wrote the claim down", "const": True},
        **known,
    )


def _location():
    described = {"description": "Lines and columns count from 1, offsets (characters of the decoded file) from 0."}
    return described | _closed(
        optional=("page", "bbox", "paragraph", "sheet", "cell"),
        path=_TEXT,
        line=_NUMBER_FROM_1,
        column=_NUMBER_FROM_1,
        end_line=_NUMBER_FROM_1,
        end_column=_NUMBER_FROM_1,
        start=_COUNT,
        end=_COUNT,
        page=_NUMBER_FROM_1,
        bbox={
            "description": "left, bottom, right, top in points, from the page's lower left corner",
            "type": "array",
            "items": {"type": "number"},
            "minItems": 4,
            "maxItems": 4,
        },
        paragraph=_NUMBER_FROM_1,
        sheet=_TEXT,
        cell=_TEXT,
    )


def _quantity():
    return _closed(
        optional=("comparator", "half_step", "text"),
        amount={"type": "number"},
        unit={"description": 'a symbol of the vocabulary, "%", "pp" (percentage points), or "" where there is none'}
        | {"type": "string"},
        comparator={"description": "=, where it is left out", "enum": ["=", "<", "<=", ">", ">=", "~"]},
        half_step={"description": "half a unit of the last printed digit: the rounding it may hide", "type": "number"},
        text={"description": "the quantity as written", "type": "string"},
    )
