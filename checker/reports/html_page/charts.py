"""Figures over the years: one small chart for each measure that claims give for two years or more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Claim, Facet, Quantity
from checker.quantities import conversion
from checker.reports.html_page.markup import NOTHING, Markup, element, isolated
from checker.reports.html_page.words import amount, in_words, unit_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.reports.html_page.contents import Contents

_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_NOT_DRAWN = frozenset({"change"})
_TOP, _HEIGHT, _BASE = 24, 120, 144  # pixels of the drawing: room for a label, the bars, their foot
_WHOLE = Decimal(100)
_BAR = Decimal("0.64")  # of the room for a year
_LABELLED = 6  # years that are all labelled; of more, the first and the last


class Figure(Struct, frozen=True, kw_only=True):
    """An amount for a year, and the number of the claim it was read from."""

    year: int
    quantity: Quantity
    height: Decimal  # the amount in the unit of its series
    claim: int


class Series(Struct, frozen=True, kw_only=True):
    """The figures of one measure of one company and boundary, by year; a year may have several amounts."""

    name: str
    entity: str
    boundary: str
    unit: str
    figures: tuple[Figure, ...]

    @property
    def years(self) -> list[int]:
        """The years there are figures for."""
        return sorted({figure.year for figure in self.figures})


def charts(contents: Contents) -> Iterator[Markup]:
    """Yield a chart for each series, in the order their first claims are read in."""
    series = series_of(contents.report.claims)
    has_entities = len({one.entity for one in series}) > 1
    for number, one in enumerate(series, start=1):
        yield _chart(one, number, has_entities=has_entities)


def series_of(claims: Sequence[Claim]) -> list[Series]:
    """Return the measures that claims give for two years or more."""
    groups: dict[tuple[str, ...], list[tuple[int, Facet]]] = {}
    for number, claim in enumerate(claims, start=1):
        for facet in claim.facets:
            if facet.kind == "figure" and facet.keys.get("role") not in _NOT_DRAWN and not facet.keys.get("is_base"):
                groups.setdefault(_key(facet), []).append((number, facet))
    found = (_series(group, _boundary(claims[group[0][0] - 1], group[0][1])) for group in groups.values())
    return [one for one in found if len(one.years) > 1]


def _boundary(claim: Claim, facet: Facet) -> str:
    """Return what the figures of a series cover in the words of its first claim, where that is not the whole."""
    return "" if facet.keys.get("coverage") == "whole" else in_words(claim.get("boundary"))


def _key(facet: Facet) -> tuple[str, ...]:
    """Return what figures of one series share; a period that is no year has a chart of its own."""
    time = str(facet.keys.get("time"))
    names = ("entity_id", "measure", "coverage", "label")
    return (*(str(facet.keys.get(name)) for name in names), time[4:])


def _series(group: Sequence[tuple[int, Facet]], boundary: str) -> Series:
    first = group[0][1]
    unit = _value(first).unit
    figures: dict[tuple[int, Decimal], Figure] = {}
    for number, facet in group:
        quantity, year = _value(facet), str(facet.keys.get("time"))[:4]
        try:
            height = quantity.amount * conversion(quantity.unit, unit)
        except ValueError:
            continue
        if year.isdigit() and height.is_finite():
            figure = Figure(year=int(year), quantity=quantity, height=height, claim=number)
            figures.setdefault((int(year), height), figure)
    return Series(
        name=str(first.keys.get("measure_name") or ""),
        entity=str(first.keys.get("entity_id") or ""),
        boundary=boundary,
        unit=unit,
        figures=tuple(figures[key] for key in sorted(figures)),
    )


def _value(facet: Facet) -> Quantity:
    value = facet.keys.get("value")
    return value if isinstance(value, Quantity) else Quantity(amount=Decimal("NaN"))


def _chart(series: Series, number: int, *, has_entities: bool) -> Markup:
    about = [_unit(series), series.entity if has_entities else "", series.boundary]
    said = element("p", *_between([isolated(one) for one in about if one]), class_="about")
    several = sorted({one.year for one in series.figures if _count(series, one.year) > 1})
    told = f"More than one amount for {', '.join(map(str, several))}"
    return element(
        "figure",
        element("figcaption", element("h3", isolated(series.name), id=f"chart-{number}"), said),
        _bars(series),
        element("p", told, class_="told") if several else NOTHING,
        _table(series),
        class_="chart",
    )


def _between(parts: Sequence[Markup]) -> Iterator[str]:
    for index, part in enumerate(parts):
        yield from (" · ", part) if index else (part,)


def _bars(series: Series) -> Markup:
    """Return bars from zero, so that their lengths tell the amounts; amounts of one year stand side by side."""
    years = series.years
    high = max(Decimal(0), *(figure.height for figure in series.figures))
    low = min(Decimal(0), *(figure.height for figure in series.figures))
    scale = _HEIGHT / ((high - low) or Decimal(1))
    foot = _TOP + high * scale
    room = _WHOLE / len(years)
    parts: list[Markup] = []
    for index, year in enumerate(years):
        own = [figure for figure in series.figures if figure.year == year]
        is_named = len(years) <= _LABELLED or index in {0, len(years) - 1}
        wide = room * _BAR / len(own)
        for nth, figure in enumerate(own):
            left = room * index + room * (1 - _BAR) / 2 + wide * nth
            label = _label(figure, series) if is_named and len(own) == 1 else ""
            parts += _bar(figure, (left, wide), (foot, scale), label)
        middle = f"{room * index + room / 2:.2f}%"
        if is_named:
            parts.append(element("text", str(year), x=middle, y=_BASE + 18, text_anchor="middle", class_="year"))
    parts.append(element("line", x1="0%", x2="100%", y1=f"{foot:.1f}", y2=f"{foot:.1f}", class_="axis"))
    return element("svg", *parts, width="100%", height=_BASE + 24, aria_hidden="true", focusable="false")


def _unit(series: Series) -> str:
    return f"{_scale(series)[1]} {unit_words(series.unit)}".strip()


def _scale(series: Series) -> tuple[Decimal, str]:
    """Return what amounts are divided by so that they can be read, and its word."""
    most = max(abs(figure.height) for figure in series.figures)
    return next(((size, word) for size, word in _SCALES if most >= 10 * size), (Decimal(1), ""))


def _label(figure: Figure, series: Series) -> str:
    size, word = _scale(series)
    if word:
        return amount((figure.height / size).quantize(Decimal("0.1")))
    is_same = figure.quantity.unit == series.unit
    return amount(figure.quantity.amount) if is_same else in_words(figure.quantity)


def _bar(
    figure: Figure, across: tuple[Decimal, Decimal], down: tuple[Decimal, Decimal], label: str
) -> Iterator[Markup]:
    (left, wide), (foot, scale) = across, down
    size = abs(figure.height) * scale
    top = foot - size if figure.height >= 0 else foot
    gap = wide * Decimal("0.06")
    yield element(
        "rect", x=f"{left + gap:.2f}%", width=f"{wide - 2 * gap:.2f}%", y=f"{top:.1f}", height=f"{max(size, 1):.1f}"
    )
    if label:
        middle = f"{left + wide / 2:.2f}%"
        yield element("text", label, x=middle, y=f"{top - 6:.1f}", text_anchor="middle")


def _table(series: Series) -> Markup:
    rows = (
        element(
            "tr",
            element("th", str(figure.year), scope="row"),
            element("td", isolated(in_words(figure.quantity)), class_="value"),
            element("td", element("a", f"Claim {figure.claim}", href=f"#claim-{figure.claim}")),
        )
        for figure in series.figures
    )
    head = element("tr", *(element("th", name, scope="col") for name in ("Year", "Amount", "Claim")))
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("details", element("summary", "Figures as a table"), table)


def _count(series: Series, year: int) -> int:
    return sum(figure.year == year for figure in series.figures)
