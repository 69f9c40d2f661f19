"""A table as a grid of readable cells: merged cells spread out, footnote marks and ditto marks seen through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.periods import read_periods
from checker.extraction.quantities import Amount, read_amounts
from checker.model import Cell, Passage, Quantity, Span, Table

_LARGEST = 200_000  # grid positions; beyond that a table is data for a program, not for a reader
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ"
_RAISED_MARK = compiled(rf"(?:(?<=[\d)%])|(?<=[^\W\d_]{{3}}))[{_RAISED}](?:[,{_RAISED}]){{0,4}}$")
_MARK = compiled(
    r"(?:(?<=\d)|(?<=[%)a-z*†‡§])) ?"
    r"(?:\[(?!(?:kg|k?t|m[23³]|l|m?l|g|km|[kMG]W|[MGTP]J|Mt|h|%)\])\^?[\w*]{1,3}\]|\([\da-c*]\)"
    r"|\(1\d\)|[*†‡§#✓✔√☑▲△●◊♦]{1,3})$",
    re.IGNORECASE,
)
_LEADING_MARK = compiled(r"^[*†‡§✓✔] ?(?=\w)")
_NO_VALUE = compiled(
    r"(?:n\.?\s?/?\s?[adrm]\.?|n\.? ?a\.?|"
    r"not (?:available|applicable|reported|material|measured|disclosed|collected|yet \w+)|"
    r"-{1,3}|\.{1,3}|…|/|x|tb[dc]|none|nil|no data|pending|confidential|\?)?",
    re.IGNORECASE,
)
_DITTO = compiled(r"\"|''|,,|〃|ditto|idem|do\.", re.IGNORECASE)
_PLUS = compiled(r"(?<![\w)])\+(?= ?\d)")
_OF_ALL = compiled(r"(?P<part>\d{1,4}) ?(?:of|/|out of) ?(?P<all>\d{1,4})(?=$|[ ,;.)])", re.IGNORECASE)
_BRACKETED = compiled(r" ?[(\[][^()\[\]]{0,60}[)\]]")
_UNKNOWN_UNIT = compiled(r" ?(?=[^\d]{1,24}$)[A-Za-zµ°%²³/.-]{1,12}(?:[ (/][A-Za-z²³/)-]{1,12}){0,2}")
_FRACTION_WORD = compiled(r"[a-z]", re.IGNORECASE)


class Number(Struct, frozen=True, kw_only=True):
    """The number a cell holds: its amount with the unit written in the cell, where there is one."""

    amount: Amount
    unknown_unit: str = ""  # words behind the number that are no unit of the vocabulary: dB(A)
    is_signed: bool = False  # printed with a plus or minus: a change
    out_of: Decimal | None = None  # 4 in "3 of 4"

    @property
    def quantity(self) -> Quantity:
        """The amount as a value."""
        return self.amount.quantity


class Grid(Struct, frozen=True, kw_only=True, dict=True):
    """A table by row and column; a merged cell stands at each of its positions."""

    rows: int
    columns: int
    cells: Mapping[tuple[int, int], Cell]
    texts: Mapping[tuple[int, int], str]  # normalised, without footnote marks

    def text(self, row: int, column: int) -> str:
        """Return the words at a position, "" where there are none."""
        return self.texts.get((row, column), "")

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell at a position."""
        return self.cells.get((row, column))

    def starts_at(self, row: int, column: int) -> bool:
        """Tell whether a cell begins here, so that a merged cell is read once."""
        cell = self.cells.get((row, column))
        before = (self.cells.get((row - 1, column)), self.cells.get((row, column - 1)))
        return cell is not None and all(cell is not other for other in before)

    def transposed(self) -> Grid:
        """Return the grid with rows for columns."""
        return Grid(
            rows=self.columns,
            columns=self.rows,
            cells={(column, row): cell for (row, column), cell in self.cells.items()},
            texts={(column, row): text for (row, column), text in self.texts.items()},
        )


def read_grid(table: Table) -> Grid | None:
    """Return the grid of a table; None where it is too large to have been made for readers."""
    if table.rows * table.columns > _LARGEST:
        return None
    cells: dict[tuple[int, int], Cell] = {}
    texts: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        text = clean_text(cell.passage)
        for row in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            for column in range(cell.column, min(table.columns, cell.column + cell.column_span)):
                if (row, column) in cells:
                    continue
                above = texts.get((row - 1, column), "")
                cells[row, column] = cell
                texts[row, column] = above if _DITTO.fullmatch(text) else text
    return Grid(rows=table.rows, columns=table.columns, cells=cells, texts=texts)


def clean_text(passage: Passage) -> str:
    """Return a passage's words, normalised, from their first character to their last without footnote marks."""
    raw = passage.text.rstrip()
    raised = _RAISED_MARK.search(raw)
    text = normalise(raw[: raised.start()] if raised else raw).strip()
    for _ in range(2):  # "1,234* (1)"
        mark = _MARK.search(text)
        text = text[: mark.start()].rstrip() if mark else text
    return _LEADING_MARK.sub("", text)


def cell_span(cell: Cell) -> Span | None:
    """Return where a cell's words stand in the source; None for an empty cell."""
    text = cell.passage.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return cell.passage.span(start, end) if end > start and cell.passage.pieces else None


def is_no_value(text: str) -> bool:
    """Tell whether a cell says that there is no value: empty, "n/a", a dash."""
    return _NO_VALUE.fullmatch(text) is not None


def is_period(text: str) -> bool:
    """Tell whether a text is a period and nothing much besides: "2023", "FY2023", "2024 (Q1)"."""
    first = next(iter(read_periods(text)), None)
    return first is not None and first.start <= 1 and len(text) - first.end <= 14


def read_number(text: str, *, decimal_comma: bool) -> Number | None:
    """Return the number a cell holds; None where it holds none, or other words too."""
    if is_no_value(text):
        return None
    of_all = _OF_ALL.match(text)
    if of_all and int(of_all["part"]) <= int(of_all["all"]) and not text[of_all.end() :].strip(" ,;.()"):
        quantity = Quantity(amount=Decimal(of_all["part"]), unit="count", text=of_all["part"])
        amount = Amount(start=0, number_start=0, end=of_all.end(), quantity=quantity, dimension="count")
        return Number(amount=amount, out_of=Decimal(of_all["all"]))
    plain = without_plus(text)
    first = next(iter(read_amounts(plain, [], decimal_comma=decimal_comma)), None)
    if first is None or plain[: first.start].strip() or _is_worded(text, first):
        return None
    rest = text[first.end :]
    signed = text.startswith("+") or first.quantity.amount < 0
    if not rest.strip() or _BRACKETED.fullmatch(rest):
        return Number(amount=first, is_signed=signed)
    if not first.quantity.unit and _UNKNOWN_UNIT.fullmatch(rest):
        return Number(amount=first, is_signed=signed, unknown_unit=rest.strip())
    return _split_unit(first, rest, is_signed=signed)


def without_plus(text: str) -> str:
    """Blank the plus signs of numbers, which the lexer takes for "Scope 1+2"."""
    return _PLUS.sub(" ", text)


def _is_worded(text: str, amount: Amount) -> bool:
    """Tell "two" and "a third" from digits."""
    return not text[amount.number_start : amount.end].strip("-+ ")[:1].isdigit() and not any(
        character.isdigit() for character in text[amount.number_start : amount.end]
    )


def _split_unit(amount: Amount, rest: str, *, is_signed: bool) -> Number | None:
    """Read a unit whose second word was left over, as in "12 tonnes CO2e"."""
    if amount.dimension == "mass" and re.fullmatch(r" ?(?:of )?CO2(?:-?eq?\.?)?", rest, re.IGNORECASE):
        quantity = replace(amount.quantity, unit=amount.quantity.unit + "CO2e")
        return Number(amount=replace(amount, quantity=quantity, dimension="mass_co2e"), is_signed=is_signed)
    return None
