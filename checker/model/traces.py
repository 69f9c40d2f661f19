"""What extraction saw, read and passed over at one place: for people who ask why a text was read as it was."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from checker.model.claims import Mention, Value
from checker.model.passages import Span


class Reason(StrEnum):
    """Why words are read as no claim; given by the function that decides, where it decides."""

    # a whole block or sentence
    FURNITURE = "furniture"
    LANGUAGE = "language"
    LOST_TABLE = "lost-table"
    NO_CLAIM = "no-claim"
    # words that could have been a claim
    QUESTION = "question"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    OTHERS = "others"
    HISTORY = "history"
    UNDECIDED = "undecided"
    ADVICE = "advice"
    RESULT = "result"
    NO_GOAL = "no-goal"
    GOAL = "goal"
    UNDATED = "undated"
    QUOTED = "quoted"
    NAME = "name"
    MENTION = "mention"
    # a cell of a table
    TOO_LARGE = "too-large"
    CAPTION = "caption"
    HEADER = "header"
    LABEL = "label"
    PART_OF_ROW = "part-of-row"
    CHANGE_COLUMN = "change-column"
    NO_VALUE = "no-value"
    NO_NUMBER = "no-number"
    SIGNED = "signed"
    FORECAST = "forecast"
    MONEY = "money"
    UNKNOWN_METRIC = "unknown-metric"
    NO_TARGET = "no-target"


class Element(Struct, frozen=True, kw_only=True):
    """A typed part of a sentence or cell, as the readers are given it."""

    kind: str  # entity, quantity, period, metric, scopes, standard, modality, ...
    span: Span
    value: Value
    role: str = ""  # what more is known of it: "deadline" of a period, the dimension of a quantity


class PassedOver(Struct, frozen=True, kw_only=True):
    """Something that is read as no claim."""

    reason: Reason
    sought: tuple[str, ...] = ()  # what was looked for: "targets"; empty where nothing was
    span: Span | None = None  # the words that decided


class Trace(Struct, frozen=True, kw_only=True):
    """What extraction made of one sentence, or of one cell of a table."""

    unit: str  # sentence | cell | block
    block: int
    span: Span
    elements: tuple[Element, ...] = ()
    mentions: tuple[Mention, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
