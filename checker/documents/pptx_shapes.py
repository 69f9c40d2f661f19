"""Shapes of a slide: where they stand, what placeholder they fill, and the paragraphs of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_COMPATIBLE}AlternateContent", f"{_COMPATIBLE}Fallback"
_SHAPES = frozenset({f"{SLIDE}sp", f"{SLIDE}graphicFrame"})
_DEEPEST = 20  # groups within groups
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}  # what a placeholder of a slide inherits from
_SPACES = {f"{DRAWING}br": " ", f"{DRAWING}tab": " "}

Place = tuple[float, float]  # top and left edge, in English metric units


class Shape(Struct):
    """A shape that may hold text, and where it stands on the slide."""

    element: Any
    role: str  # the type of the placeholder it fills, "" where it fills none
    top: float
    left: float


class Frame(Struct, frozen=True):
    """How the places within a group become places on the slide."""

    scale: Place = (1.0, 1.0)
    shift: Place = (0.0, 0.0)

    def place(self, inner: Place) -> Place:
        """Return where on the slide something stands."""
        return inner[0] * self.scale[0] + self.shift[0], inner[1] * self.scale[1] + self.shift[1]


def shapes_of(slide: Any, above: Sequence[Any]) -> Iterator[Shape]:  # noqa: ANN401 - lxml has no types
    """Yield the shapes of a slide, those of groups too; `above` are its layout and master, as far as it has them."""
    tree = slide.find(f"{SLIDE}cSld/{SLIDE}spTree")
    if tree is not None:
        yield from _below(tree, above, Frame(), 0)


def _below(parent: Any, above: Sequence[Any], frame: Frame, depth: int) -> Iterator[Shape]:  # noqa: ANN401
    for one in parent:
        if one.tag in _SHAPES:
            placeholder = _placeholder(one)
            place = frame.place(_place(one) or _inherited(placeholder, above))
            yield Shape(one, "" if placeholder is None else placeholder.get("type", "obj"), *place)
        elif one.tag == f"{SLIDE}grpSp" and depth < _DEEPEST:
            yield from _below(one, above, _within(one, frame), depth + 1)
        elif one.tag == _CHOICE and depth < _DEEPEST:
            fallback = one.find(_FALLBACK)
            yield from _below(() if fallback is None else fallback, above, frame, depth + 1)


def texts_of(shape: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401
    """Yield the paragraphs of a shape, a cell of a table or a title of a chart, with their levels, from 0."""
    for paragraph in shape.iter(f"{DRAWING}p"):
        properties = paragraph.find(f"{DRAWING}pPr")
        level = 0 if properties is None else int(properties.get("lvl", "0"))
        yield " ".join("".join(_pieces(paragraph)).split()), level


def _pieces(paragraph: Any) -> Iterator[str]:  # noqa: ANN401
    for run in paragraph:
        text = run.find(f"{DRAWING}t")
        yield _SPACES.get(run.tag, "") if text is None else text.text or ""


def _placeholder(shape: Any) -> Any:  # noqa: ANN401
    return shape.find(f"./*/{SLIDE}nvPr/{SLIDE}ph")


def _place(shape: Any) -> Place | None:  # noqa: ANN401
    offset = shape.find(f"{SLIDE}spPr/{DRAWING}xfrm/{DRAWING}off")
    if offset is None:
        offset = shape.find(f"{SLIDE}xfrm/{DRAWING}off")
    return None if offset is None else (_number(offset, "y"), _number(offset, "x"))


def _inherited(placeholder: Any, above: Sequence[Any]) -> Place:  # noqa: ANN401
    """Return where the layout or the master puts what fills a placeholder, the corner where neither does."""
    if placeholder is not None:
        for one in above:
            for shape in one.iter(f"{SLIDE}sp"):
                place = _place(shape) if _is_same(_placeholder(shape), placeholder) else None
                if place is not None:
                    return place
    return 0.0, 0.0


def _is_same(other: Any, placeholder: Any) -> bool:  # noqa: ANN401
    """Tell whether two placeholders of a slide and of what is above it are one: by number, or by type on a master."""
    if other is None:
        return False
    if placeholder.get("idx", "0") != "0":
        return bool(other.get("idx", "0") == placeholder.get("idx"))
    kind, other_kind = placeholder.get("type", "obj"), other.get("type", "obj")
    return bool(_ALIKE.get(kind, kind) == _ALIKE.get(other_kind, other_kind))


def _within(group: Any, frame: Frame) -> Frame:  # noqa: ANN401
    """Return the frame of a group's shapes; the group may show them larger or smaller, and elsewhere."""
    transform = group.find(f"{SLIDE}grpSpPr/{DRAWING}xfrm")
    parts = (
        [] if transform is None else [transform.find(f"{DRAWING}{name}") for name in ("off", "ext", "chOff", "chExt")]
    )
    if not parts or any(part is None for part in parts):
        return frame
    offset, extent, inner, inner_extent = parts
    scale, shift = [], []
    for axis, (edge, size) in enumerate((("y", "cy"), ("x", "cx"))):
        ratio = _number(extent, size) / (_number(inner_extent, size) or 1) or 1.0
        scale.append(ratio * frame.scale[axis])
        shift.append((_number(offset, edge) - _number(inner, edge) * ratio) * frame.scale[axis] + frame.shift[axis])
    return Frame((scale[0], scale[1]), (shift[0], shift[1]))


def _number(element: Any, name: str) -> float:  # noqa: ANN401
    return float(element.get(name, "0"))
