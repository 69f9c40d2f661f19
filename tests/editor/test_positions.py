from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from checker.editor.positions import Lines
from checker.model import Span


def lines(text, encoding=types.PositionEncodingKind.Utf16):
    return Lines(text=text, units=PositionCodec(encoding).client_num_units)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (0, 0)),
        ("abc", 3, (0, 3)),
        ("a\nb", 2, (1, 0)),
        ("a\r\nb", 3, (1, 0)),
        ("a\rb", 2, (1, 0)),
        ("🌱b", 1, (0, 2)),
        ("a\n🌱🌱b\n", 4, (1, 4)),
        ("a\u2028b\x0cc\x85d", 6, (0, 6)),  # no line ends of the protocol, whatever Python thinks
    ],
)
def test_an_offset_is_a_line_and_a_column(text, offset, expected):
    position = lines(text).position(offset)
    assert (position.line, position.character) == expected
    assert lines(text).offset(position) == offset


@pytest.mark.parametrize(
    ("encoding", "column"),
    [
        (types.PositionEncodingKind.Utf8, 4),
        (types.PositionEncodingKind.Utf16, 2),
        (types.PositionEncodingKind.Utf32, 1),
    ],
)
def test_columns_are_units_of_the_clients_encoding(encoding, column):
    assert lines("🌱b", encoding).position(1).character == column


@pytest.mark.parametrize(
    ("position", "offset"),
    [((0, 99), 2), ((9, 0), 6), ((1, 1), 3), ((1, 2), 4)],
    ids=["beyond the line", "beyond the text", "within a pair", "after a pair"],
)
def test_a_position_that_is_not_there_is_the_nearest(position, offset):
    assert lines("ab\n🌱c\n").offset(types.Position(*position)) == offset


def test_a_stretch_may_run_over_lines():
    assert lines("ab\ncd").range(Span(1, 4)) == types.Range(start=types.Position(0, 1), end=types.Position(1, 1))


@given(st.text(alphabet="a🌱ö\r\n\u2028 ", max_size=30), st.data())
def test_there_and_back(text, data):
    known = lines(text)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":  # there is no position between the two
        assert known.offset(known.position(offset)) == offset
    assert known.start_of_line(offset) <= offset
