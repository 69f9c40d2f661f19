from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.model import Block, BlockKind, Passage

PAGE = (
    "<html><body><p>A text</p><!-- esglint: ignore T1: x --><p>B <b>c</b><!-- esglint: ignore T2: x --></p>"
    "<div><!--esglint:ignore T3: x-->D</div><ul><li>E</li><!-- esglint: ignore T4: x --><li>F</li></ul>"
    "<table><tr><th>x</th><th>y</th></tr><tr><td>G<!-- ESGLINT: ignore T5: x --></td><td>3%</td></tr></table>"
    "<nav>Menu <!-- esglint: ignore T6: x --></nav><!-- esglint: ignore T7: x --></body></html>"
)
MARKDOWN = """\
<!-- esglint: ignore T1: x -->
Text one.

Text two <!-- esglint: ignore T2: x --> goes on.

Text three. <!-- esglint: ignore T3: x -->
<!-- esglint: ignore T4:
 in two lines -->

- item one
- item two <!-- esglint: ignore T5: x -->

`<!-- esglint: ignore T0: x -->` is shown.

```html
<!-- esglint: ignore T0: x -->
```

| a | b |
|---|---|
| c | 5% <!-- esglint: ignore T6: x --> |

<!-- another comment -->
<!-- esglint: ignore T7: x -->
"""
TEXT = """\
Title of it

# esglint: ignore T1: x
We will cut our waste by 42%
by 2030. [esglint: ignore T2: x]

[esglint: ignore T3: a reason
in two lines]
Second text.

// esglint: ignore T4: x
- an item
esglint: a linter for claims [esglint: about]
esglint: ignore T5: x
"""
CASES = [
    ("a.html", PAGE, {"T1": "B c", "T2": "B c", "T3": "D", "T4": "F", "T5": "", "T6": None, "T7": None}),
    ("a.md", MARKDOWN, {"T1": "Text one.", "T2": "Text two goes on.", "T3": "Text three.", "T4": "item one", "T5": "item two", "T6": "", "T7": None}),
    ("a.txt", TEXT, {"T1": "We will cut our waste by 42% by 2030.", "T2": "We will cut our waste by 42% by 2030.", "T3": "Second text.", "T4": "an item esglint: a linter for claims [esglint: about]", "T5": None}),
    ("a.csv", "Metric,2023\n# esglint: ignore T1: x,\nWaste,3 t\n", {}),
]  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def read(name, text):
        (tmp_path / name).write_bytes(text.encode())
        return read_document(tmp_path / name, name)

    return read


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_comment_works_for_the_block_around_it_or_else_the_next(read, name, text, expected):
    document = read(name, text)
    found = {
        remark.words.split()[1].rstrip(":"): None
        if remark.block is None
        else document.blocks[remark.block].passage.text
        for remark in document.remarks
    }
    assert found == expected


@pytest.mark.parametrize(("name", "text"), [case[:2] for case in CASES[:3]], ids=[case[0] for case in CASES[:3]])
def test_no_comment_becomes_text_and_each_is_at_its_place(read, name, text):
    document = read(name, text)
    read_text = " ".join(block.passage.text for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    assert "ignore T1" not in read_text
    assert "in two lines" not in read_text
    assert document.text == text
    for remark in document.remarks:
        words = " ".join(text[remark.span.start : remark.span.end].split())
        assert remark.words in words


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_comments_in_plain_text_move_nothing(read, end):
    lines = ["Norvale Foods", "", "esglint: ignore TGT001: agreed", "It cuts waste by 42%.", "It cuts water by 5%."]
    with_comment = read("a.txt", end.join(lines))
    lines[2] = " " * len(lines[2])
    assert with_comment.blocks == read("a.txt", end.join(lines)).blocks
    assert len(with_comment.remarks) == 1


def test_a_block_without_text_has_no_extent():
    assert Block(kind=BlockKind.TABLE, passage=Passage(text="", pieces=())).extent is None
