"""`claims/claim.schema.json` and the vocabulary agree, and what we write is valid by it."""

from __future__ import annotations

import json
import os

import pytest
from jsonschema import Draft202012Validator

from checker.reports.claims_json import json_claims
from checker.reports.presentation import Presentation
from checker.vocabulary import claim_kinds, slots
from tests.claim_schema import claim_schema
from tests.reports.samples import full_report


@pytest.fixture
def schema(repository):
    file = repository / "claims" / "claim.schema.json"
    if os.environ.get("RENEW_GOLDEN"):
        file.write_bytes((json.dumps(claim_schema(), indent=2, ensure_ascii=False) + "\n").encode())
    return json.loads(file.read_text("utf-8"))


def test_the_schema_is_current(schema):
    assert schema == claim_schema()


def test_every_slot_and_every_kind_is_in_the_schema(schema):
    claim = schema["$defs"]["claim"]
    assert set(slots()) < set(claim["properties"])
    assert set(claim["properties"]["kind"]["enum"]) == set(claim_kinds())


def test_no_slot_hides_a_field_of_the_claim(schema):
    assert not {"id", "kind", "quote", "location", "mentions"} & set(slots())


def test_what_extract_writes_is_valid(schema):
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(json_claims(full_report(), Presentation())))


@pytest.mark.parametrize(
    "change",
    [{"kind": "wish"}, {"target_yaer": 2030}, {"target_year": "2030"}, {"value": 12}, {"mentions": []}, {"id": ""}],
    ids=str,
)
def test_what_is_no_claim_is_refused(schema, change):
    content = json.loads(json_claims(full_report(), Presentation()))
    content["claims"][0] |= change
    assert not Draft202012Validator(schema).is_valid(content)
