"""The values that travel between the stages: small, frozen, keyword-only.

Positions are character offsets into `Document.text` (the decoded file, line ends kept); line and column are
computed when a location is shown. Stages import this module and `errors`, and nothing of one another.
"""

from __future__ import annotations

from checker.model.claims import Claim, Facet, Facts, Figure, Mention, Origin, Quantity, Reading, Slot, Value
from checker.model.comparisons import Change, ChangeStatus, Place, SlotChange, Tie, TieStatus
from checker.model.documents import Anchor, Block, BlockKind, Cell, Document, Location, Table, Unreadable
from checker.model.passages import Note, Passage, Piece, Remark, Span
from checker.model.tagged import TaggedFact
from checker.model.traces import Element, PassedOver, Reason, Trace
from checker.model.verdicts import Decision, Judged, Outcome, Severity, Verdict, Weight

__all__ = [
    "Anchor",
    "Block",
    "BlockKind",
    "Cell",
    "Change",
    "ChangeStatus",
    "Claim",
    "Decision",
    "Document",
    "Element",
    "Facet",
    "Facts",
    "Figure",
    "Judged",
    "Location",
    "Mention",
    "Note",
    "Origin",
    "Outcome",
    "Passage",
    "PassedOver",
    "Piece",
    "Place",
    "Quantity",
    "Reading",
    "Reason",
    "Remark",
    "Severity",
    "Slot",
    "SlotChange",
    "Span",
    "Table",
    "TaggedFact",
    "Tie",
    "TieStatus",
    "Trace",
    "Unreadable",
    "Value",
    "Verdict",
    "Weight",
]
