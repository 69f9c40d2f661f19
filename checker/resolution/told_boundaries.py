"""What documents say a measure covers or is measured in, in a sentence of its own: "the rate covers all 23 sites"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import BlockKind, Facet, Span, Value
from checker.resolution.boundaries import telling_words
from checker.resolution.explanations import says
from checker.resolution.word_stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block, Claim
    from checker.resolution.standpoints import Standpoint

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(*])|\n{2,}")
_COVERS = re.compile(
    r"^\W*(?:(?:Unless|If not|Where not)[^,]{0,40}, )?(?P<what>[^,;:.]{3,80}?)(?: data| figures| values)? "
    r"(?:covers?|covered|comprises?|are for|is for|were for|was for|relates? to|refers? to|counts?|takes? in"
    r"|(?:is|are) (?:collected|reported|calculated) for) "
    r"(?P<told>[^;]{5,160}?)[.;]?\W*$"
)
_PER = re.compile(
    r"^\W*(?P<what>[^,;:.]{3,80}?),? (?:\(?)(?:measured|expressed|stated|calculated|given|reported|shown) (?:in|as) "
    r"(?P<told>[^,;.()]{3,50} per [^,;.()]{3,60})[,)]"
)
_CHANGED = "boundary_words"
_SPOKEN_OF = re.compile(
    r"\b(?:until|previously|formerly|earlier|before|so far|new basis|chang(?:e|es|ed|ing)|no longer|now"
    r"|last (?:year|report)|last year's|previous|as of|from (?:19|20)\d\d|since|first time|unlike|in contrast)\b",
    re.IGNORECASE,
)
_UNITS = {
    "kwh": "kilowatt-hour",
    "mwh": "megawatt-hour",
    "t": "tonne",
    "tonnes": "tonne",
    "litres": "litre",
    "m2": "metre",
}
_OF_TIME = re.compile(r"\b(?:(?:19|20)\d\d|years?|months?|quarters?|period)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\d[\d.,]* (?:of|out of) (?:the |our |all )?\d")  # "11,200 of 15,400 households" is a result
_ARTICLES = frozenset({"the", "a", "an", "of", "our", "its", "per", "each", "every", "all"})
_WORD = re.compile(r"[\w-]+")


class Statement(Struct, frozen=True, kw_only=True):
    """What one document says of a measure: what it covers, or what it is per."""

    document: int
    block: int
    span: Span
    what: str
    told: str
    aspect: str  # coverage | denominator


def told_boundaries(every: Sequence[tuple[Claim, int]], points: Sequence[Standpoint]) -> Iterator[tuple[int, Facet]]:
    """Yield, by the index of a claim, a facet on each statement of what one measure covers that two documents make."""
    own: dict[int, list[int]] = defaultdict(list)
    for at, (_, document) in enumerate(every):
        own[document].append(at)
    groups: dict[tuple[Value, ...], dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for document, point in enumerate(points):
        if point.entity is None or not point.cycle or not own[document]:
            continue
        for one in _statements_of(document, point):
            key: tuple[Value, ...] = (point.entity, point.kind, one.aspect, " ".join(sorted(stems_of(one.what))))
            groups[key][document].append(one)
    for (*_, what), by_document in groups.items():
        cycles = {points[document].cycle for document in by_document}
        if all("all" in one.told.lower().split() for told in by_document.values() for one in told):
            continue  # all sites are more or fewer from year to year
        if what and len(cycles) == len(by_document) > 1 and all(len(told) == 1 for told in by_document.values()):
            for document, (one,) in sorted(by_document.items()):
                at = min(own[document], key=lambda index: (abs(every[index][0].span.start - one.span.start), index))
                yield at, _facet(one, str(what), points[document])


def _statements_of(document: int, point: Standpoint) -> Iterator[Statement]:
    default = point.reading.facts.defaults.get("boundary")
    for index, block in enumerate(point.reading.document.blocks):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}:
            continue
        for start, sentence in _sentences(block):
            for aspect, pattern in (("coverage", _COVERS), ("denominator", _PER)):
                found = pattern.match(sentence)
                if found is None:
                    continue
                span = block.passage.span(start + found.start("told"), start + found.end("told"))
                is_default = default is not None and default.span is not None and default.span.overlaps(span)
                is_other = _OF_TIME.search(found["told"]) or _PART_OF.search(found["told"])
                if not is_default and is_other is None and _telling(found["told"], aspect):
                    yield Statement(
                        document=document,
                        block=index,
                        span=span,
                        what=found["what"],
                        told=" ".join(found["told"].split()),
                        aspect=aspect,
                    )


def _sentences(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a block that may say what a measure covers, with where they begin."""
    text, start = block.passage.text, 0
    for end in [found.start() for found in _END.finditer(text)] + [len(text)]:
        yield start, text[start:end].replace("\n", " ")
        start = end + len(text[end:]) - len(text[end:].lstrip())


def _telling(told: str, aspect: str) -> str:
    """Return what of a statement is compared: counts and names of sites, or the words of what it is per."""
    if aspect == "coverage":
        return telling_words(told)
    words = (_UNITS.get(word, word) for word in _WORD.findall(told.lower()))
    return " ".join(sorted({word for word in words if word not in _ARTICLES}))


def _facet(one: Statement, what: str, point: Standpoint) -> Facet:
    words = stems_of(one.what)
    changes = point.explains(_CHANGED)
    around = point.reading.document.blocks[one.block].passage.text
    explained = changes.covers(words) or says(around, _CHANGED) or _SPOKEN_OF.search(around) is not None
    keys: dict[str, Value] = {
        "entity_id": point.entity or "",
        "measure": f"told {what} {one.aspect}",
        "measure_name": one.what,
        "genre": point.kind,
        "aspect": one.aspect,
        "covered": one.told,
        "telling": _telling(one.told, one.aspect),
        "explained": explained,
    }
    return Facet(kind="boundary", keys=keys, order=point.order, span=one.span)
