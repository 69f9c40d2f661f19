"""The data of charts (ECMA-376 part 1, 21.2): categories and series, as a table shows them.

A chart of any kind holds series of points; the numbers that are kept with it are those it shows, in the format of its
labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.documents.containers import ContainerError
from checker.documents.number_formats import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LABELS = (f"{CHART}cat", f"{CHART}xVal")
_VALUES = (f"{CHART}val", f"{CHART}yVal")
_MOST_POINTS = 20_000  # fields of the table that a chart makes
_GENERAL = "General"


def tables_of(chart: Any) -> Iterator[list[list[str]]]:  # noqa: ANN401 - lxml has no types
    """Yield the rows of each plot of a chart; the first row names the series, the first column the categories.

    Raises `ContainerError` where there are more points than are read.
    """
    for plot in chart.iterfind(f"{CHART}chart/{CHART}plotArea/*"):
        series = plot.findall(f"{CHART}ser")
        if series:
            yield _rows(plot, series)


def _rows(plot: Any, series: Sequence[Any]) -> list[list[str]]:  # noqa: ANN401
    code = _code_of_labels(plot)
    names = _first(series, _LABELS)
    columns = [_points(_first([one], _VALUES), code) for one in series]
    categories = _points(names, "")
    places = sorted({place for column in (categories, *columns) for place in column})
    if len(places) * len(series) > _MOST_POINTS:
        raise ContainerError(f"A chart in it has more than {_MOST_POINTS:,} points")
    rows = [["", *(_name(one) for one in series)]]
    rows += [[categories.get(place, ""), *(column.get(place, "") for column in columns)] for place in places]
    return rows


def _name(series: Any) -> str:  # noqa: ANN401
    return " ".join((series.findtext(f"{CHART}tx//{CHART}v") or "").split())


def _first(series: Sequence[Any], tags: Sequence[str]) -> Any:  # noqa: ANN401
    found = (one.find(tag) for one in series for tag in tags)
    return next((one for one in found if one is not None), None)


def _points(source: Any, code: str) -> dict[int, str]:  # noqa: ANN401
    """Return what the points of a series show, by place; `code` is the format of its labels, if they have one."""
    if source is None:
        return {}
    level = source.find(f".//{CHART}lvl")  # the lowest, where categories have groups
    code = code or source.findtext(f".//{CHART}formatCode") or _GENERAL
    is_number = source.find(f".//{CHART}numCache") is not None or source.find(f".//{CHART}numLit") is not None
    points: dict[int, str] = {}
    for point in (source if level is None else level).iter(f"{CHART}pt"):
        text = " ".join((point.findtext(f"{CHART}v") or "").split())
        points[int(point.get("idx", "0"))] = _figure(text, code) if is_number else text
    return points


def _figure(text: str, code: str) -> str:
    try:
        return shown(float(text), code)
    except ValueError:  # "#N/A"
        return ""


def _code_of_labels(plot: Any) -> str:  # noqa: ANN401
    """Return the number format that the labels of a plot have of their own, "" where it is that of the data."""
    for own in plot.iter(f"{CHART}dLbls"):
        code = own.find(f"{CHART}numFmt")
        if code is not None and code.get("sourceLinked", "0") in {"0", "false"}:
            return str(code.get("formatCode", ""))
    return ""
