"""The shapes of vocabulary entries: metrics, units, frameworks, issuers, refinements, slots."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Certainty = Literal["verified-in-source", "from-memory", "defined"]


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a reporting standard asks for a metric: identifiers only, never its text."""

    disclosure: str
    datapoint: str = ""  # code in the standard's data-point list
    certainty: Certainty = "from-memory"


class Metric(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is measured. `denominator` begins with "AMBIGUOUS:" where texts must say which one they mean."""

    id: str
    name: str
    kind: Literal["absolute", "intensity", "share", "rate", "ratio", "composite", "difference"]
    dimension: str  # key of `dimensions()`
    better: Literal["lower", "higher", "neutral"]
    units: tuple[str, ...] = ()  # symbols that fit, in the order of preference
    synonyms: tuple[str, ...] = ()  # lower case, plain hyphens
    weak_synonyms: tuple[str, ...] = ()  # name the field ("waste"), not yet the metric
    zh: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()
    numerator: str = ""
    denominator: str = ""
    siblings: Mapping[str, str] = {}  # dimension -> the metric meant where a level is stated in that dimension
    gri: Reference | None = None
    esrs: Reference | None = None  # first set, Delegated Regulation (EU) 2023/2772
    other: str = ""
    doc: str = ""  # a reading or comparison error to beware of


class Unit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit: one of it is `factor` of its dimension's canonical unit."""

    symbol: str
    dimension: str
    factor: Decimal
    aliases: tuple[str, ...] = ()
    case_sensitive: bool = False  # its short spellings mean something else in another case: Mt, mt
    certainty: Certainty = "defined"
    doc: str = ""


class Framework(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standard, framework, label or initiative that texts name."""

    id: str
    name: str
    kind: Literal[
        "framework", "certifiable", "not-certifiable", "assurance-standard", "label", "guidance", "initiative", "law"
    ]
    subject: str = ""  # what it assesses or is about
    aliases: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    retired_on: date | None = None
    retired_editions: Mapping[str, date] = {}
    successor: str = ""
    doc: str = ""


class Issuer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that rates, ranks, awards or registers."""

    id: str
    name: str
    kind: Literal["rater", "exchange", "media", "registry", "awarding-body"]
    scheme: str = ""
    subject: str = ""  # what it assesses: disclosure, management system, exposure to ESG risk
    aliases: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()  # best first
    validity_months: int | None = None
    doc: str = ""


class Concept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a concept of an XBRL taxonomy means to us."""

    metric: str
    scopes: tuple[int, ...] = ()
    method: Literal["", "location", "market"] = ""
    whole: str = ""  # what a share is of
    certainty: Certainty = "from-memory"


class SlotType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The type of a slot's value and what the slot means."""

    type: Literal["text", "integer", "boolean", "date", "quantity", "texts", "integers", "quantities"]
    doc: str


class Refinement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A metric that the words around a number name."""

    metric: str
    unit: Literal["%", "other", "any"]
    form: Literal["level", "change", "value", "any"]
    pattern: str  # linear regular expression over the lower-case clause
