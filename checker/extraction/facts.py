"""What a document says of itself: who speaks, when, in which kind of text, and what holds for all its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.extraction.apparatus import read_apparatus
from checker.extraction.declarations import declared_audience, declared_jurisdiction, declared_sector
from checker.extraction.defaults import read_defaults
from checker.extraction.document_support import read_document_support
from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.extraction.periods import MONTHS, FiscalCalendar, read_periods
from checker.extraction.tongues import language_of
from checker.model import Block, BlockKind, Document, Facts, Origin, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from checker.extraction.prose import Prose

_HEAD_BLOCKS = 14
_DATE_WORDS = compiled(
    r"\b(?:published|updated|status|dated?|released?|as of|issued|posted)\b[^.;]{0,25}$", re.IGNORECASE
)
_DATELINE_AFTER = compiled(
    r"^(?: [a-z]{3,20})?[)./]?,? ?(?:\([^()]{1,30}\) ?)?(?:-|:|/\w+/)|^ [a-z]{3,20}\)", re.IGNORECASE
)
_SAYS_SOMETHING = compiled(r"[a-z] (?:was|were|is|are|will|has) ")
_LEGAL_FORM = (
    r"(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|Corp|Corporation|Co|Company|Group|Holdings?|AG|SE|SA|S\.A"
    r"|S\.p\.A|SpA|N\.V|NV|B\.V|BV|"
    r"GmbH|Oyj?|AB|ASA|AS|A/S|Pty Ltd|\(Pty\) Ltd|KK|K\.K|Bhd|Berhad|SAS|SARL|Kft|Zrt|Ltda)"
)
_NAMED = compiled(
    rf"(?<![\w'])(?P<name>[A-Z][\w&'-]*(?: (?:of|and|&|de|do|da|[A-Z][\w&'-]*)){{0,5}}?),? {_LEGAL_FORM}(?![\w])"
)
_NAMED_LOWER = compiled(
    r"(?<![\w'])(?P<name>[a-z][\w&-]*(?: [a-z][\w&-]*){0,3}) (?:inc|ltd|plc|corp|ag|gmbh|group|holdings?)(?![\w])"
)
_OTHER_COMPANY = compiled(
    r"\b(?:supplier|customer|client|partner|vendor|landlord|competitor|auditor),? $", re.IGNORECASE
)
_TICKER = compiled(r"(?P<name>[A-Z][\w&' -]{1,50}?) ?\((?:[A-Z]{2,8}|NYSE|Nasdaq|SSE|SZSE|HKEX|LSE|TSE|B3): ?[\w.]+\)")
_PLACING = compiled(r"^(?:At|In|By|For|From|Of|About) (?=[A-Z][\w&'-]* )")
_COMMON_START = frozenset(
    {"the", "a", "an", "our", "this", "in", "at", "by", "for", "from", "new", "dear", "about", "of"}
)
_FISCAL_SPAN = compiled(
    r"(?:fy|fiscal(?: year)?|financial year) ?'?(?P<label>\d{4}|\d\d)\b[^.;]{0,30}?[( :,]{1,3}(?:from |the year to )?"
    r"(?:(?:\d{1,2} )?(?P<m1>[a-z]{3,9})(?: \d{1,2},?)?(?: (?P<y1>\d{4}))? ?(?:to|-|until|through|and) ?)?"
    r"(?:\d{1,2} )?(?P<m2>[a-z]{3,9})(?: \d{1,2},?)? (?P<y2>\d{4})",
    re.IGNORECASE,
)
_FISCAL = r"(?:fiscal|financial|business|reporting) years?\b(?:[ ,(]+(?:which|that|always|of the (?:group|company)))?"
_DAY = r"(?:(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|last day|end)(?: of)? )?"
_YEAR_TO = compiled(
    rf"{_FISCAL}[ ,(]+(?:ends?|ended|ending|closes?|to|runs? [a-z0-9 ]{{0,20}}to)(?: on| in| at| with)? "
    rf"{_DAY}(?P<month>[a-z]{{3,9}})",
    re.IGNORECASE,
)
_YEAR_RANGE = compiled(
    rf"{_FISCAL}[ ,(:]+(?:is|are|covers?|spans?|means|lasts?|starts?|begins?|runs?)?(?: the)?(?: (?:period|12|twelve|months))*"
    rf"(?: from| on| in)? ?{_DAY}[a-z]{{3,9}}(?: \d{{1,2}})? ?(?:to|until|till|through|-|and (?:ends?|closes?|runs? to)(?: on| in)?) "
    rf"?{_DAY}(?P<month>[a-z]{{3,9}})",
    re.IGNORECASE,
)
_YEAR_ENDED = compiled(
    r"\byear (?:ended|ending|to)(?: on)? (?:\d{1,2} )?(?P<month>[a-z]{3,9})(?: \d{1,2},?)? (?P<year>\d{4})",
    re.IGNORECASE,
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
    fiscal, definition = _fiscal_calendar(document)
    dateline, has_dateline = _published(head)
    published = _date(hints.get("published")) or _date(document.metadata.get("date")) or dateline
    kind = hints.get("kind") or document.metadata.get("kind") or _kind(document, head, has_dateline=has_dateline)
    defaults = read_defaults(document, prose, fiscal) | read_apparatus(document) | read_document_support(document, kind)
    if definition:
        defaults["fy_definition"] = Slot(value=definition, origin=Origin.DOCUMENT)
    facts = Facts(
        entity=hints.get("entity") or document.metadata.get("entity") or _entity(head, document),
        published=published,
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
    first = blocks[:_HEAD_BLOCKS]
    return Head(
        texts=tuple(normalise(block.passage.text[:600]) for block in first), kinds=tuple(block.kind for block in first)
    )


def _date(text: str | None) -> date | None:
    if not text:
        return None
    period = next(iter(read_periods(normalise(text.partition("T")[0]))), None)
    return period.last_day if period is not None and period.form == "day" else None


def _published(head: Head) -> tuple[date | None, bool]:
    """Return the date of a dateline or a "published on" line, and whether it was a release's dateline."""
    candidates = list(_dates(head))
    has_dateline = any(form == "dateline" for form, _ in candidates)
    for wanted in ({"dateline", "alone"}, {"word"}):
        for form, day in candidates:
            if form in wanted:
                return day, has_dateline
    return None, False


def _dates(head: Head) -> Iterator[tuple[str, date]]:
    for text in head.texts:
        for period in read_periods(text):
            if period.form != "day":
                continue
            before, after = text[: period.start], text[period.end :]
            leads = (
                len(before) <= 60
                and not _DATE_WORDS.search(before)
                and _DATELINE_AFTER.match(after) is not None
                and "." not in before
            )
            is_short = len(text) <= len(period.label) + 60
            is_told = text.endswith(".") and len(before.split()) > 5 and not _DATE_WORDS.search(before)
            if is_short and not (leads and text.endswith(".")) and not is_told and not _SAYS_SOMETHING.search(text):
                yield "alone", period.last_day
            elif leads:
                yield "dateline", period.last_day
            elif _DATE_WORDS.search(before):
                yield "word", period.last_day


def _kind(document: Document, head: Head, *, has_dateline: bool) -> str | None:
    if document.format in {"csv", "xlsx"}:
        return "data-book"
    text = "\n".join(head.texts)
    found = {kind for kind, pattern in _KIND_WORDS.items() if re.search(pattern, text, re.IGNORECASE)}
    if "message" in found:
        return "message"
    if has_dateline or "press-release" in found:
        return "press-release"
    if "product-page" in found:
        return "product-page"
    if document.format == "html":
        return "web-page"
    return "sustainability-report" if "sustainability-report" in found else None


def _entity(head: Head, document: Document) -> str | None:
    body = [text for text, kind in zip(head.texts, head.kinds, strict=True) if kind is not BlockKind.FURNITURE]
    for pattern in (_TICKER, _NAMED):
        for text in (normalise(document.metadata.get("title", "")), *body):
            for match in pattern.finditer(text):
                is_other = _OTHER_COMPANY.search(text, 0, match.start()) is not None
                name = match["name"].rpartition(" - ")[2] if pattern is _TICKER else match.group()
                name = _PLACING.sub("", name.strip(" ,"))  # "At Halden Foods Ltd, ..."
                if name.split()[0].lower() not in _COMMON_START and not is_other:
                    return name
    for text in body:
        if text == text.lower():
            lower = _NAMED_LOWER.search(text)
            if lower:
                return re.sub(r"^.*(?:-|,) ?", "", lower.group())
    return None


def _year_ended(text: str) -> re.Match[str] | None:
    """Find "the year ended 30 June 2024" in a text that calls that year fiscal 2024."""
    match = _YEAR_ENDED.search(text)
    if match is None or match["month"].lower() in {"december", "dec"}:
        return None
    label = rf"\b(?:fy|fiscal|financial year) ?'?(?:{match['year']}|{match['year'][2:]})\b"
    return match if re.search(label, text, re.IGNORECASE) else None


def _fiscal_calendar(document: Document) -> tuple[FiscalCalendar, str]:
    """Read "fiscal 2023 (1 April 2023 to 31 March 2024)" wherever the document explains its fiscal year.

    Returns the words of the explanation too, "" where there is none.
    """
    text = normalise(re.sub(r"\n(?=\s{0,8}\n)", ";", document.text[:100_000]))  # no year spans two paragraphs
    match = _FISCAL_SPAN.search(text)
    if match and match["m2"].lower() in MONTHS:
        label = int(match["label"]) if len(match["label"]) == 4 else 2000 + int(match["label"])
        offset = int(match["y2"]) - label
        if offset in {0, 1}:
            return FiscalCalendar(MONTHS[match["m2"].lower()], offset), match.group()
    for match in (*_YEAR_RANGE.finditer(text), *_YEAR_TO.finditer(text), *filter(None, [_year_ended(text)])):
        if match["month"].lower() in MONTHS:
            return FiscalCalendar(MONTHS[match["month"].lower()], 0), match.group()
    return FiscalCalendar(), ""
