"""What a document says of itself: who speaks, when, in which kind of text, and what holds for all its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.apparatus import read_apparatus
from checker.extraction.declarations import declared_audience, declared_jurisdiction, declared_sector
from checker.extraction.defaults import read_defaults
from checker.extraction.document_support import read_document_support
from checker.extraction.fiscal_definitions import fiscal_calendar
from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.periods import FiscalCalendar, read_periods
from checker.extraction.publication import HEAD_BLOCKS, read_publication
from checker.extraction.tongues import language_of
from checker.model import Block, BlockKind, Document, Facts, Origin, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from checker.extraction.prose import Prose

_LEGAL_FORM = (
    r"(?:Co-op(?:erative)?|Cooperative|Inc|Ltd|Limited|LLC|LLP|PLC|plc|Corp|Corporation|Co|Company|Group|Holdings?"
    r"|AG|SE|SA|S\.A"
    r"|S\.p\.A|SpA|N\.V|NV|B\.V|BV|"
    r"GmbH|Oyj?|AB|ASA|AS|A/S|Pty Ltd|\(Pty\) Ltd|KK|K\.K|Bhd|Berhad|SAS|SARL|Kft|Zrt|Ltda)"
)
_NAMED = compiled(
    rf"(?<![\w'])(?P<name>[A-Z][\w&'-]*(?: (?:of|and|&|de|do|da|[A-Z][\w&'-]*)){{0,5}}?),? {_LEGAL_FORM}(?![\w-])"
    rf"(?:(?:(?<=Group)|(?<=Holding)|(?<=Holdings)|(?<=Company)),? {_LEGAL_FORM}(?![\w-]))?"
)
_NAMED_LOWER = compiled(
    r"(?<![\w'])(?P<name>[a-z][\w&-]*(?: [a-z][\w&-]*){0,3}) (?:inc|ltd|plc|corp|ag|gmbh|group|holdings?)(?![\w])"
)
_OTHER_COMPANY = compiled(
    r"\b(?:supplier|customer|client|partner|vendor|landlord|competitor|auditor),? $", re.IGNORECASE
)
_TICKER = compiled(r"(?P<name>[A-Z][\w&' -]{1,50}?) ?\((?:[A-Z]{2,8}|NYSE|Nasdaq|SSE|SZSE|HKEX|LSE|TSE|B3): ?[\w.]+\)")
_THE_NAMED = compiled(r"^The (?=[A-Z][\w&'-]* [A-Z])")
_ACRONYM_AFTER = compiled(r" \((?:the )?[\"']?[A-Z][A-Z0-9&]{1,6}[\"']?\)")
_PLACING = compiled(r"^(?:At|In|By|For|From|Of|About) (?=[A-Z][\w&'-]* )")
_COMMON_START = frozenset(
    {"the", "a", "an", "our", "this", "in", "at", "by", "for", "from", "new", "dear", "about", "of"}
)
_REPORTS = r"sustainability|esg|csr|annual|integrated|environmental"
_REPORT = rf"(?:{_REPORTS}|responsibility|non-financial|climate|impact) (?:report|statement)"
_MESSAGE = (
    r"(?:^|\n|[.!] )dear (?:share|stake|colleague|reader|friend|customer)|\bi remain\b"
    r"|\b(?:message|letter|foreword|word) (?:from|by|of) (?:the|our) (?:president|ceo|chief|chair|managing)"
)
_RELEASE = r"\b(?:press|news|media) release\b|\bfor immediate release\b|\bnewsroom\b|\bpress releases\b"
_PRODUCT = r"\bsku\b|\btechnical data\b|\badd to (?:cart|basket)\b|\border number\b|\bdatasheet\b|\bproduct page\b"
_YEARLY = (
    rf"\b{_REPORT}\b[^.]{{0,40}}\b(?:19|20)\d\d"
    rf"|\b(?:19|20)\d\d[^.]{{0,20}}\b(?:{_REPORTS}) (?:report|statement)\b"
)
_KIND_WORDS = {
    "message": _MESSAGE,
    "press-release": _RELEASE,
    "product-page": _PRODUCT,
    "sustainability-report": _YEARLY,
}


class Head(Struct, frozen=True, kw_only=True):
    """The first blocks of a document, normalised, furniture included (a date often stands in it)."""

    texts: tuple[str, ...]
    kinds: tuple[BlockKind, ...]


def read_facts(
    document: Document, prose: Sequence[Sequence[Prose]], hints: Mapping[str, str]
) -> tuple[Facts, FiscalCalendar]:
    """Return what the document says of itself; `hints` outrank it.

    Hints: kind, published, entity, jurisdiction, audience, sector. The last three are facts only where somebody
    declares them: no legal form, listing or currency tells which law a text is written under.
    """
    head = _head(document.blocks)
    fiscal, definition = fiscal_calendar(document)
    told = read_publication(document)
    declared = _date(hints.get("published")) or _date(document.metadata.get("date"))
    kind = hints.get("kind") or document.metadata.get("kind") or _kind(document, head, has_dateline=told.has_dateline)
    defaults = read_defaults(document, prose, fiscal) | read_apparatus(document) | read_document_support(document, kind)
    if definition:
        defaults["fy_definition"] = Slot(value=definition, origin=Origin.DOCUMENT)
    facts = Facts(
        entity=hints.get("entity") or document.metadata.get("entity") or _entity(head, document),
        published=declared or told.day,
        published_span=None if declared else told.span,
        kind=kind,
        language=_language(document),
        jurisdiction=declared_jurisdiction(hints.get("jurisdiction") or document.metadata.get("jurisdiction")),
        audience=declared_audience(hints.get("audience") or document.metadata.get("audience")),
        sector=declared_sector(hints.get("sector") or document.metadata.get("sector")),
        defaults=defaults,
    )
    return facts, fiscal


def _language(document: Document) -> str:
    """Return the language the text is seen to be in, else the one it declares, else English."""
    prose = "\n".join(block.passage.text for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    return language_of(prose) or document.metadata.get("language", "").split("-")[0].lower() or "en"


def _head(blocks: tuple[Block, ...]) -> Head:
    first = blocks[:HEAD_BLOCKS]
    return Head(
        texts=tuple(normalise(block.passage.text[:600]) for block in first), kinds=tuple(block.kind for block in first)
    )


def _date(text: str | None) -> date | None:
    if not text:
        return None
    period = next(iter(read_periods(normalise(text.partition("T")[0]))), None)
    return period.last_day if period is not None and period.form == "day" else None


def _kind(document: Document, head: Head, *, has_dateline: bool) -> str | None:
    if document.format in {"csv", "xlsx"}:
        return "data-book"
    text = "\n".join(head.texts)
    found = {kind for kind, pattern in _KIND_WORDS.items() if re.search(pattern, text, re.IGNORECASE)}
    if "message" in found and not _is_titled_report(head):
        return "message"
    if has_dateline or "press-release" in found:
        return "press-release"
    if "product-page" in found:
        return "product-page"
    if document.format == "html":
        return "web-page"
    return "sustainability-report" if "sustainability-report" in found else None


def _is_titled_report(head: Head) -> bool:
    """Tell a report by its title: a letter of the chief executive in it makes it no letter."""
    title = next((text for text, kind in zip(head.texts, head.kinds, strict=True) if kind is BlockKind.HEADING), "")
    return re.search(_YEARLY, title, re.IGNORECASE) is not None


def _entity(head: Head, document: Document) -> str | None:
    body = [text for text, kind in zip(head.texts, head.kinds, strict=True) if kind is not BlockKind.FURNITURE]
    for pattern in (_TICKER, _NAMED):
        for text in (normalise(document.metadata.get("title", "")), *body):
            for match in pattern.finditer(text):
                is_other = _OTHER_COMPANY.search(text, 0, match.start()) is not None
                name = match["name"].rpartition(" - ")[2] if pattern is _TICKER else match.group()
                name = _PLACING.sub("", name.strip(" ,"))  # "At Halden Foods Ltd, ..."
                if _ACRONYM_AFTER.match(text, match.end()):  # "The Harwick Foods Company (HFC)"
                    name = _THE_NAMED.sub("", name)
                if name.split()[0].lower() not in _COMMON_START and not is_other:
                    return name
    for text in body:
        if text == text.lower():
            lower = _NAMED_LOWER.search(text)
            if lower:
                return re.sub(r"^.*(?:-|,) ?", "", lower.group())
    return None
