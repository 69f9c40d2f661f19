"""Reports to make pages of: documents with blocks, built by hand so that no stage has to work."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from checker.model import (
    Anchor,
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    Facet,
    Mention,
    Outcome,
    Passage,
    Piece,
    Quantity,
    Severity,
    Slot,
    Span,
    Table,
    Verdict,
)
from checker.outcome import DocumentOutcome, PackDescription, Report, Status
from checker.reports.html_page.page import page
from checker.reports.presentation import Presentation
from tests.reports.samples import RULES

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
JUDGED = Presentation(fail_on="error", failing=1)


def html_of(report: Report, look: Presentation = JUDGED) -> str:
    return page(report, look)


def percent(amount: str | int, comparator: str = "=") -> Quantity:
    return Quantity(amount=Decimal(amount), unit="%", comparator=comparator)


def tonnes(amount: str | int, unit: str = "t") -> Quantity:
    return Quantity(amount=Decimal(amount), unit=unit)


class Writing:
    """A document that is being written: text and blocks, each word at its place."""

    def __init__(self, path: str, *, paged: bool = False) -> None:
        self.path, self.text, self.blocks, self.anchors, self.paged = path, "", [], [], paged

    def _passage(self, words: str) -> Passage:
        start = len(self.text)
        self.text += words + "\n"
        return Passage(text=words, pieces=(Piece(0, len(words), start, len(words)),) if words else ())

    def put(self, words: str, kind: BlockKind = PARAGRAPH, level: int = 0, page: int = 1) -> Writing:
        start = len(self.text)
        self.blocks.append(Block(kind=kind, passage=self._passage(words), level=level))
        if self.paged:
            self.anchors.append(Anchor(start=start, end=len(self.text), page=page))
        return self

    def table(self, *rows: tuple[str, ...], caption: str = "", headers: int = 1) -> Writing:
        named = self._passage(caption) if caption else None
        cells = [
            Cell(passage=self._passage(words), row=row, column=column, is_header=row < headers)
            for row, line in enumerate(rows)
            for column, words in enumerate(line)
        ]
        table = Table(cells=tuple(cells), rows=len(rows), columns=len(rows[0]), caption=named)
        self.blocks.append(Block(kind=BlockKind.TABLE, passage=Passage(text="", pieces=()), table=table))
        return self

    def document(self) -> Document:
        digest = hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()
        return Document(
            path=self.path,
            sha256=digest,
            text=self.text,
            format="text",
            blocks=tuple(self.blocks),
            metadata={},
            anchors=tuple(self.anchors),
        )


def span_of(source: Document, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


def claim_in(source: Document, *words: str, name: str, kind: str = "target", facets: tuple = (), **slots) -> Claim:
    spans = [span_of(source, one) for one in words]
    return Claim(
        id=name,
        kind=kind,
        path=source.path,
        mentions=tuple(Mention(kind=kind, span=at, sentence=at, block=0, slots={}) for at in spans),
        slots={slot: Slot(value=value) for slot, value in slots.items()},
        facets=facets,
    )


def finding(source: Document, about: Claim, rule: str = "TGT001", **more) -> Verdict:
    given = {"severity": RULES[rule].severity, "outcome": Outcome.FAIL, "location": source.place(about.span)} | more
    return Verdict(rule=rule, claim=about.id, message=given.pop("message", "no base year"), **given)


def figure(amount: Quantity, year: int, **keys) -> Facet:
    given = {"entity_id": "Norvale Foods", "measure": "waste", "measure_name": "Waste", "coverage": "whole"}
    given |= {"time": f"{year}-12-31 mass", "role": "value", "value": amount, "label": "", "is_base": False}
    return Facet(kind="figure", keys=given | keys, order="2024")


def report_of(*sources: Document, claims: tuple[Claim, ...] = (), verdicts: tuple[Verdict, ...] = (), **more) -> Report:
    outcomes = tuple(
        DocumentOutcome(path=source.path, status=Status.CHECKED, sha256=source.sha256, entity="Norvale Foods")
        for source in sources
    )
    return Report(
        documents=more.pop("documents", outcomes),
        claims=claims,
        verdicts=verdicts,
        rules=RULES,
        packs=(PackDescription(name="esglint", version="0.1.0", rules=3),),
        sources={source.path: source for source in sources},
        **more,
    )


def one_finding(text: str, words: str, **more) -> Report:
    """Return a report on one paragraph, with a finding about some of its words."""
    source = Writing("a.txt").put(text).document()
    about = claim_in(source, words, name="c1")
    return report_of(source, claims=(about,), verdicts=(finding(source, about, **more),))


def full_page() -> Report:
    """Return a report with everything in it."""
    release = (
        Writing("docs/release.txt")
        .put("Norvale Foods sets new targets", HEADING, 1)
        .put("We will cut our emissions by 42% by 2030 and become carbon neutral by 2035.")
        .put("Waste fell from 4,150 t in 2022 to 3,320 t in 2023.", ITEM, 1)
        .document()
    )
    table = ("Metric", "2022", "2023"), ("Waste", "4,150", "3,400"), ("Water", "12", "11")
    book = Writing("docs/report.md").put("Figures", HEADING, 2).table(*table, caption="Our year").document()
    cut = claim_in(
        release,
        "cut our emissions by 42% by 2030",
        name="target-1",
        metric="ghg.scope12",
        ghg_scopes=(1, 2),
        target_form="change",
        direction="decrease",
        target_value=percent(42),
        target_year=2030,
    )
    neutral = claim_in(
        release, "carbon neutral by 2035", name="neutral-1", kind="carbon_neutral", target_year=2035, base_year=2020
    )
    fall = claim_in(
        release,
        "Waste fell from 4,150 t in 2022 to 3,320 t in 2023",
        name="change-1",
        kind="change",
        base_year=2022,
        period_year=2023,
        value=tonnes(3320),
        facets=(figure(tonnes(3320), 2023), figure(tonnes(4150), 2022, role="previous")),
    )
    cell = claim_in(
        book, "3,400", name="metric-1", kind="metric", value=tonnes(3400), facets=(figure(tonnes(3400), 2023),)
    )
    verdicts = (
        finding(release, cut, fix="Name the base year, for example <year>."),
        finding(
            release, neutral, "NZR002", message="role of offsets is not disclosed", related=(release.place(cut.span),)
        ),
        finding(release, fall, "XDC001", message="3,320 t here, 3,400 there", related=(book.place(cell.span),)),
        finding(release, cut, "NZR002", outcome=Outcome.NOT_EVALUATED, reason="document.published is unknown"),
        finding(book, cell, "TGT001", outcome=Outcome.WAIVED, reason="accepted until 2026"),
        finding(book, cell, "NZR002", outcome=Outcome.PASS),
    )
    documents = (
        DocumentOutcome(
            path=release.path,
            status=Status.CHECKED,
            sha256=release.sha256,
            entity="Norvale Foods",
            published=date(2025, 3, 4),
            language="en",
            kind="press-release",
        ),
        DocumentOutcome(path=book.path, status=Status.CHECKED, sha256=book.sha256, reason="Page 3 is a scan."),
        DocumentOutcome(path="docs/bericht.txt", status=Status.NOT_EVALUATED, language="de", reason='It is "de".'),
    )
    return report_of(release, book, claims=(cut, neutral, fall, cell), verdicts=verdicts, documents=documents)


def long_page(pages: int = 200, claims_per_page: int = 10) -> Report:
    """Return a report on a long document: 24 paragraphs a page, every fourth claim with a finding."""
    writing = Writing("report.pdf", paged=True)
    for number in range(1, pages + 1):
        writing.put(f"Chapter {number}", HEADING, 2, page=number)
        for nth in range(24):
            plant = number * 24 + nth
            words = f"In 2023 plant no. {plant} emitted {plant + 1000} t of CO2e; nothing else is said about it here."
            writing.put(f"{words} What follows is said at length, as reports will, and claims nothing.", page=number)
    source = writing.document()
    claims, verdicts = [], []
    for number in range(1, pages + 1):
        for nth in range(claims_per_page):
            plant = number * 24 + nth
            words = f"plant no. {plant} emitted {plant + 1000} t of CO2e"
            slots = {"metric": "ghg.scope1", "value": tonnes(plant + 1000, "tCO2e"), "period_year": 2023}
            claims.append(claim_in(source, words, name=f"c{plant}", kind="metric", **slots))
            if plant % 4 == 0:
                severity = list(Severity)[plant // 4 % 3]
                verdicts.append(finding(source, claims[-1], severity=severity, fix="Name the base year."))
    return report_of(source, claims=tuple(claims), verdicts=tuple(verdicts))


def without_blocks(report: Report) -> Report:
    return replace(report, sources={path: replace(one, blocks=()) for path, one in report.sources.items()})
