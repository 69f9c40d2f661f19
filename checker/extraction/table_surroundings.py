"""What the words around a table say of all its values: unit, period, whether they are about products."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.patterns import compiled
from checker.extraction.periods import Period, read_periods
from checker.extraction.table_units import UnitWords, find_unit

if TYPE_CHECKING:
    from checker.extraction.elements import Conventions
    from checker.extraction.table_layout import Layout
    from checker.model import Facts

_NOT_A_PRODUCT = r"year|annum|cent|month|day|hour|employee|person|capita|fte|worker|tonne|ton|million|thousand|site"
_PRODUCT = compiled(
    r"\b(?:technical (?:data|details)|specifications?|properties|models?|product(?:s| data| properties)?)\b"
    rf"|\bper (?!(?:{_NOT_A_PRODUCT})s?\b)[a-z]+\b",
    re.IGNORECASE,
)
_PER = compiled(r"\bper (?P<unit>(?:\d[\d.,]* )?[a-z][\w-]*(?: of [\w-]+)?)\b", re.IGNORECASE)


class Surroundings(Struct, frozen=True, kw_only=True):
    """The words around a table, nearest first, normalised: titles, corner, caption, heading."""

    words: tuple[str, ...]
    unit: UnitWords | None = None
    period: Period | None = None
    is_product: bool = False
    functional_unit: str = ""
    last_year: int | None = None  # year of publication: values of later years are plans


def read_surroundings(layout: Layout, around: tuple[str, ...], conventions: Conventions, facts: Facts) -> Surroundings:
    """Return what holds for every value of a table; `around` are caption, headings and the words above it."""
    words = tuple(text for text in (*layout.titles, layout.corner, *around) if text)
    near = words[: len(layout.titles) + bool(layout.corner) + 3]
    heads = {*layout.titles, layout.corner}
    stated = [(text, unit) for text in near if (unit := find_unit(text)) is not None]
    # "People" above a table is a heading, no unit
    units = [unit for text, unit in stated if text in heads or unit.written != text or unit.dimension != "count"]
    periods = [period for text in near if (period := _only_period(text, conventions)) is not None]
    names = [text for text in (*layout.titles, layout.corner) if _PRODUCT.search(text)]
    per = next((match["unit"] for text in names if (match := _PER.search(text))), "")
    return Surroundings(
        words=words,
        unit=units[0] if units else None,
        period=periods[0] if periods else None,
        is_product=bool(names) or facts.kind == "product-page",
        functional_unit=per,
        last_year=facts.published.year if facts.published is not None else None,
    )


def _only_period(text: str, conventions: Conventions) -> Period | None:
    found = [period for period in read_periods(text, conventions.fiscal) if period.form != "words"]
    return found[0] if len(found) == 1 else None
