"""Boxes of characters, many asked for at once.

The binding checks and wraps each argument of each call, which takes longer than PDFium needs for a box. Here the same
function is called with plain addresses, and one array holds what it answers.
"""

from __future__ import annotations

import ctypes
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.documents.pdf_page import Word

_EDGES = 4  # FS_RECTF: left, top, right, bottom
_FLAT = 0.9  # of the font's size; that of Times is just above
_BELOW, _HEIGHT = 0.22, 1.16  # of the font's size: from the lower edge of a line to its baseline, and to the upper edge
_PROTOTYPE = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def boxes_of(api: Any, text_page: Any, indices: Sequence[int]) -> list[float]:  # noqa: ANN401 - no types there
    """Return left, top, right and bottom of the box of each of these characters, all in one list, in points."""
    ask = _PROTOTYPE(_address(api.FPDFText_GetLooseCharBox))
    edges = (ctypes.c_float * (_EDGES * len(indices)))()
    start, step = ctypes.addressof(edges), _EDGES * ctypes.sizeof(ctypes.c_float)
    pages = [_address(text_page)] * len(indices)
    deque(map(ask, pages, indices, range(start, start + step * len(indices), step)), maxlen=0)
    return edges[:]


def is_flat(api: Any, text_page: Any, index: int) -> bool:  # noqa: ANN401
    """Tell whether the font of a character says too little of its height, so that tall characters have boxes of theirs.

    Where a file says nothing, PDFium takes the height of a capital letter.
    """
    font = api.FPDFTextObj_GetFont(api.FPDFText_GetTextObject(text_page, index))
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    if not font or not api.FPDFFont_GetAscent(font, 1.0, ctypes.byref(ascent)):
        return False
    api.FPDFFont_GetDescent(font, 1.0, ctypes.byref(descent))
    return ascent.value - descent.value < _FLAT


def set_heights(api: Any, text_page: Any, words: Sequence[Word]) -> None:  # noqa: ANN401
    """Give words of such fonts boxes of the usual height, from their size and baseline."""
    across, baseline, matrix = ctypes.c_double(), ctypes.c_double(), api.FS_MATRIX()
    for word in words:
        api.FPDFText_GetMatrix(text_page, word.index, ctypes.byref(matrix))
        size = api.FPDFText_GetFontSize(text_page, word.index) * abs(matrix.d)
        if size > 0 and api.FPDFText_GetCharOrigin(text_page, word.index, ctypes.byref(across), ctypes.byref(baseline)):
            word.bottom = baseline.value - _BELOW * size
            word.top = word.bottom + _HEIGHT * size


def _address(pointer: Any) -> int:  # noqa: ANN401
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
