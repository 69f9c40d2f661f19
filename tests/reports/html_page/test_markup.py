from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reports.html_page.markup import NOTHING, Markup, element, isolated, joined, readable, written


class Shape(HTMLParser):
    """What a parser of HTML makes of a text: its tags and its words."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words = [], [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        self.tags.append("comment")


@pytest.mark.parametrize(
    ("built", "html"),
    [
        (element("p", "a < b & c"), "<p>a &lt; b &amp; c</p>"),
        (element("p", element("b", "x"), " y"), "<p><b>x</b> y</p>"),
        (element("a", "x", href='#"><b>', class_="one"), '<a href="#&quot;&gt;&lt;b&gt;" class="one">x</a>'),
        (element("input", type="checkbox", checked=True, disabled=False), '<input type="checkbox" checked>'),
        (element("p", id=None), "<p></p>"),
        (element("p", id=""), '<p id=""></p>'),
        (element("td", data_value=3, aria_label="a"), '<td data-value="3" aria-label="a"></td>'),
        (element("option", name="n", value=""), '<option name="n" value=""></option>'),
        (joined(["a", NOTHING, "<"], " & "), "a &amp;  &amp; &lt;"),
        (isolated("x"), "<bdi>x</bdi>"),
        (written(Markup("<b>")), "<b>"),
        (written("<b>" + Markup("<i>")), "&lt;b&gt;&lt;i&gt;"),
    ],
)
def test_what_is_put_in_is_escaped(built, html):
    assert built == html
    assert isinstance(built, Markup)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
        ("emis\u00adsions\u200b", "emissions"),
        ("a\u200db", "a\u200db"),
        ("\u202egnp.exe\u202c", "\ufffdgnp.exe\ufffd"),
        ("\u2066x\u2069\u200f", "\ufffdx\ufffd\ufffd"),
        ("a\x00b\x1b[31m\x7f", "a␀b␛[31m␡"),
        ("a\tb\nc", "a b c"),
        ("\ud800", "\ufffd"),
        ("שלום", "שלום"),
    ],
)
def test_what_cannot_be_seen_is_shown_or_left_out(text, shown):
    assert readable(text) == shown


@given(st.text())
def test_any_text_is_words_and_nothing_else(text):
    shape = Shape(element("p", text))
    assert shape.tags == ["p"]
    assert shape.words == readable(text)


@given(st.text())
def test_any_text_is_the_value_of_an_attribute(text):
    shape = Shape(element("a", href=text))
    assert shape.attributes == [{"href": readable(text)}]
