"""Why something is read as no claim, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

REASONS: Mapping[Reason, str] = {
    Reason.FURNITURE: "furniture (navigation, a page header or the like), which makes no claims",
    Reason.LANGUAGE: "not in English: claims are read from English only",
    Reason.LOST_TABLE: "a row of a table whose layout is lost: its numbers have no header",
    Reason.NO_CLAIM: "no possible claim: it holds nothing that claims are read from",
    Reason.QUESTION: "a question",
    Reason.NEGATED: "negated",
    Reason.CONDITIONAL: "a condition, a hypothesis or an example",
    Reason.OTHERS: "somebody else's claim, plan or result",
    Reason.HISTORY: "history: an earlier promise, or something that is over",
    Reason.UNDECIDED: "wanted, planned or undecided, and not yet so",
    Reason.ADVICE: "what readers may do",
    Reason.RESULT: "a result, no goal",
    Reason.NO_GOAL: "no goal: no word of intention and no deadline ahead",
    Reason.GOAL: "a goal, no result",
    Reason.UNDATED: "neither reached nor dated",
    Reason.QUOTED: "words in quotation marks, held at a distance",
    Reason.NAME: "the name of something",
    Reason.MENTION: "mentioned, not said to be used or held",
    Reason.TOO_LARGE: "in a table too large to have been made for readers",
    Reason.CAPTION: "the caption of a table",
    Reason.HEADER: "names columns or rows",
    Reason.LABEL: "the label of a row",
    Reason.PART_OF_ROW: "says more of its row: a unit, a base, a status, a note",
    Reason.CHANGE_COLUMN: "a change between columns, which their values tell already",
    Reason.NO_VALUE: "says that there is no value",
    Reason.NO_NUMBER: "holds no number, or other words beside it",
    Reason.SIGNED: "a change, printed with its sign",
    Reason.FORECAST: "of a year after the publication",
    Reason.MONEY: "about money",
    Reason.UNKNOWN_METRIC: "neither its metric nor its unit is known",
    Reason.NO_TARGET: "states no target with a value or a date",
}
