"""The plan of a table: header rows, what each column holds, row labels with the groups they stand under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.extraction.patterns import compiled
from checker.extraction.table_cells import Grid, is_no_value, is_period, read_number
from checker.extraction.table_header_rows import header_cell, header_of, header_rows
from checker.extraction.table_headers import Header, Role, read_header
from checker.extraction.table_metrics import names_metric
from checker.extraction.table_units import UnitWords, find_unit, read_unit, without_unit
from checker.model import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.elements import Conventions

_TOTAL = compiled(
    r"\b(?:sub-?totals?|totals?|sum|gesamt|summe|overall|altogether|together|combined)\b|^all(?: [\w-]+){1,3}$"
    r"|^(?:the )?(?:whole |entire )?(?:group|company|portfolio|group-wide|company-wide|group as a whole|in all)$",
    re.IGNORECASE,
)
_ASIDE = compiled(
    r"\b(?:not (?:in|part of|included in|counted in|added to) (?:the |this |our )?(?:\w+ ){0,2}(?:totals?|sum)|"
    r"excluded from|outside (?:the )?(?:total|scopes?)|out of scopes?|outside of scopes?|"
    r"for information|for reference|memo(?:randum)?(?: items?)?|informational|additional information|"
    r"biogenic|avoided|offsets?|credits?)\b",
    re.IGNORECASE,
)
_PART_OF = compiled(
    r"^(?:[-•>*] ?)?(?:of (?:which|this|that|these)|thereof|o/w|incl(?:uding|\.)|davon|including)\b", re.IGNORECASE
)
_EMISSION_SCOPE = compiled(r"^(?:scopes? )?[123](?!\d)|\bscope", re.IGNORECASE)
VALUE_ROLES = frozenset({Role.PERIOD, Role.VALUE})  # the columns whose cells are values


class Column(Struct, frozen=True, kw_only=True):
    """A column with its header."""

    index: int
    header: Header
    cell: Cell | None = None  # of the header: the lowest that has words

    @property
    def role(self) -> Role:
        """What the column holds."""
        return self.header.role


class Line(Struct, frozen=True, kw_only=True):
    """A row of the body that may hold values, with its label and the group it stands under."""

    row: int
    label: str  # as cleaned, the unit included
    label_cell: Cell | None
    group: str = ""
    unit: UnitWords | None = None  # of the row: its unit column, its label, its group
    unit_cell: Cell | None = None  # that it stands in
    is_total: bool = False
    is_aside: bool = False  # said to be outside the total
    is_part_of: bool = False  # "of which"

    @property
    def name(self) -> str:
        """The label without its unit."""
        return without_unit(self.label)


class Layout(Struct, frozen=True, kw_only=True):
    """A table ready to be read: the grid (turned where years run down the rows), its columns and lines."""

    grid: Grid
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    corner: str = ""
    titles: tuple[str, ...] = ()  # rows above the header that span the table

    def of_role(self, *roles: Role) -> tuple[Column, ...]:
        """Return the columns of some roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)


def read_layout(grid: Grid, conventions: Conventions) -> Layout:
    """Return the plan of a table."""
    layout = _plan(grid, conventions)
    if not _runs_down(layout):
        return layout
    titles, heads = header_rows(grid, conventions)
    return _plan(grid.transposed(), conventions, labels=len(titles) + len(heads))


def _plan(grid: Grid, conventions: Conventions, *, labels: int = 0) -> Layout:
    """Return the plan of a table whose first columns are known to hold labels where it was turned: its header rows."""
    titles, heads = header_rows(grid, conventions)
    first = heads[-1] + 1 if heads else len(titles)
    headers = [header_of(grid, heads, column) for column in range(grid.columns)]
    columns = tuple(
        _column(grid, index, read_header(text, conventions), first, conventions) for index, text in enumerate(headers)
    )
    columns = tuple(_label_column(column) if column.index < labels else column for column in columns)
    if not any(column.role in VALUE_ROLES for column in columns):
        columns = tuple(_share_column(column) for column in columns)
    return Layout(
        grid=grid,
        columns=tuple(replace(column, cell=header_cell(grid, heads, column.index)) for column in columns),
        lines=tuple(_lines(grid, columns, first)),
        corner=headers[0] if headers else "",
        titles=tuple(titles),
    )


def _column(grid: Grid, index: int, header: Header, first: int, conventions: Conventions) -> Column:
    """Decide what a column holds where its header does not."""
    body = [grid.text(row, index) for row in range(first, grid.rows)]
    filled = [text for text in body if not is_no_value(text)]
    numbers = [read_number(text, decimal_comma=conventions.decimal_comma) for text in filled]
    if index == 0 and header.role not in {Role.NOTE, Role.TARGET, Role.YEAR} and not _all_numbers(header, numbers):
        return Column(index=index, header=replace(header, role=Role.LABEL))
    if header.role is Role.CHANGE or (
        numbers and all(n is not None and n.is_signed for n in numbers) and _is_open(header)
    ):
        return Column(index=index, header=replace(header, role=Role.CHANGE))
    if header.role is Role.STATUS and not header.period and header.text.lower() in {"value", "reported", "actual"}:
        header = replace(header, role=Role.VALUE, rest="")
    if header.text.strip().lower() == "scope" and not any(_EMISSION_SCOPE.search(text) for text in filled):
        return Column(index=index, header=replace(header, role=Role.BOUNDARY))
    if header.role is Role.OTHER:
        header = replace(header, role=_role_of_cells(filled, [n is not None for n in numbers]))
    return Column(index=index, header=header)


def _label_column(column: Column) -> Column:
    return Column(index=column.index, header=replace(column.header, role=Role.LABEL))


def _share_column(column: Column) -> Column:
    """Take a column headed "%" for shares where the table has no values beside it."""
    is_share = column.role is Role.CHANGE and column.header.text.strip() in {"%", "in %", "(%)"}
    return Column(index=column.index, header=replace(column.header, role=Role.VALUE)) if is_share else column


def _is_open(header: Header) -> bool:
    return header.role is Role.OTHER


def _all_numbers(header: Header, numbers: Sequence[object]) -> bool:
    return header.role is Role.PERIOD and bool(numbers) and all(number is not None for number in numbers)


def _role_of_cells(filled: list[str], are_numbers: list[bool]) -> Role:
    if filled and all(read_unit(text) is not None for text in filled):
        return Role.UNIT
    if any(are_numbers) and sum(are_numbers) * 2 >= len(are_numbers):
        return Role.VALUE
    return Role.LABEL


def _lines(grid: Grid, columns: tuple[Column, ...], first: int) -> list[Line]:
    beside = {Role.LABEL, Role.UNIT, Role.NOTE, Role.BOUNDARY, Role.YEAR}
    values = [column.index for column in columns if column.role not in beside]
    edge = min(values, default=grid.columns)
    labels = [column.index for column in columns if column.role is Role.LABEL and column.index < edge]
    labels += [
        column.index
        for column in columns
        if column.role is Role.BOUNDARY and column.index < edge and _names_totals(grid, column.index, first)
    ]
    labels = labels or [column.index for column in columns if column.role is Role.TARGET][:1] or [0]
    units = [column.index for column in columns if column.role is Role.UNIT]
    lines: list[Line] = []
    group, group_unit, is_of_row = "", None, False
    for row in range(first, grid.rows):
        words = [(index, grid.text(row, index)) for index in labels if grid.text(row, index)]
        if words and _is_group(grid, row, words[0][0]):
            group, group_unit, is_of_row = words[0][1], find_unit(words[0][1]), False
            continue
        of_group = group_unit
        if len(labels) > 1 and len(words) > 1:
            group = " ".join(dict.fromkeys(text for _, text in words[:-1]))
            of_group, is_of_row = find_unit(group) or group_unit, True
        elif is_of_row and words and words[0][0] == labels[0]:  # "Group", with nothing in the columns beside it
            group = ""
        if words:
            stated = _stated_unit(grid, row, units, words[-1][0], of_group)
            lines.append(_line(grid, row, words[-1][0], group, stated))
    return lines


def _names_totals(grid: Grid, column: int, first: int) -> bool:
    """Tell a column of sites or countries whose rows have sub-totals among them: it labels the rows."""
    return any(_TOTAL.search(grid.text(row, column)) for row in range(first, grid.rows))


def _is_group(grid: Grid, row: int, label: int) -> bool:
    """Tell a row that only names the rows below it: nothing beside its label, or one cell across the table."""
    own = grid.cell(row, label)
    others = [column for column in range(grid.columns) if column != label and grid.cell(row, column) is not own]
    return all(not grid.text(row, column) for column in others) and row + 1 < grid.rows and grid.columns > 1


_Stated = tuple[UnitWords | None, Cell | None]


def _stated_unit(grid: Grid, row: int, units: list[int], label: int, of_group: UnitWords | None) -> _Stated:
    """Return the unit of a row and its cell: of the unit column, in the vocabulary's words or its own, or the label."""
    written = [(text, column) for column in units if not is_no_value(text := grid.text(row, column))]
    for text, column in written:
        known = read_unit(text)
        if known is not None:
            return known, grid.cell(row, column)
    if written:
        return UnitWords(written=written[0][0]), grid.cell(row, written[0][1])
    in_label = find_unit(grid.text(row, label))
    return (in_label, grid.cell(row, label)) if in_label is not None else (of_group, None)


def _line(grid: Grid, row: int, column: int, group: str, stated: _Stated) -> Line:
    label = grid.text(row, column)
    whole = " ".join(grid.text(row, column) for column in range(grid.columns))
    return Line(
        row=row,
        label=label,
        label_cell=grid.cell(row, column),
        group=group,
        unit=stated[0],
        unit_cell=stated[1],
        is_total=bool(_TOTAL.search(label)) and not _ASIDE.search(label) and not _PART_OF.search(label),
        is_aside=bool(_ASIDE.search(whole)),
        is_part_of=bool(_PART_OF.search(label)),
    )


def _runs_down(layout: Layout) -> bool:
    """Tell a table whose years stand in the first column and whose measures stand in the header."""
    if any(column.role in {Role.TARGET, Role.DUE, Role.PERIOD, Role.UNIT} for column in layout.columns[1:]):
        return False
    values = layout.of_role(Role.VALUE)
    firsts = [layout.grid.text(line.row, 0) for line in layout.lines]
    if not values or not firsts:
        return False
    if all(is_period(text) or _TOTAL.search(text) for text in firsts):
        return is_period(firsts[0])
    measured = [column for column in values if names_metric(without_unit(column.header.text))]
    return len(measured) * 2 > len(values) and not any(names_metric(line.name) for line in layout.lines)
