"""Outcomes built by hand: no stage has to work for a report to be tested."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from checker.model import Claim, Document, Mention, Outcome, Quantity, Severity, Slot, Span, Verdict
from checker.outcome import DocumentOutcome, PackDescription, Report, RuleDescription, Status
from checker.reading_order import in_reading_order

RELEASE = """Norvale Foods sets new targets

Norvale Foods will cut its emissions by 42% by 2030 and become carbon neutral by 2035.
The plant in Ødby recycles 87.5% of its waste.
"""
REPORT = "| Metric | 2024 |\n| --- | --- |\n| Waste recycled | 85% |\n"

RULES = {
    rule.id: rule
    for rule in (
        RuleDescription(
            id="TGT001",
            name="change-target-has-baseline",
            severity=Severity.ERROR,
            summary="A target expressed as a change names the base year it is measured from.",
            why="Without a base year nobody can tell what the percentage is a percentage of.",
            fix='Say what progress is measured from, for example "from a 2019 base year".',
            references=("GHG Protocol Corporate Standard, chapter 11",),
        ),
        RuleDescription(
            id="NZR002",
            name="neutrality-discloses-offset-role",
            severity=Severity.WARNING,
            summary="A neutrality claim says what part offsets play.",
        ),
        RuleDescription(
            id="XDC001", name="values-agree", severity=Severity.INFO, summary="Two documents give one value."
        ),
    )
}


def document(path: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(path=path, sha256=digest, text=text, format="text", blocks=(), metadata={})


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mention(source: Document, words: str, kind: str = "target") -> Mention:
    at = span(source.text, words)
    return Mention(kind=kind, span=at, sentence=at, block=0, slots={})


def claim(source: Document, *words: str, name: str, kind: str = "target", **slots) -> Claim:
    return Claim(
        id=name,
        kind=kind,
        path=source.path,
        mentions=tuple(mention(source, one, kind) for one in words),
        slots={slot: Slot(value=value) for slot, value in slots.items()},
    )


def verdict(source: Document, about: Claim, rule: str, outcome: Outcome = Outcome.FAIL, **more) -> Verdict:
    given = {"severity": RULES[rule].severity, "location": source.place(about.span)} | more
    return Verdict(rule=rule, claim=about.id, outcome=outcome, **given)


def checked(source: Document, **facts) -> DocumentOutcome:
    return DocumentOutcome(path=source.path, status=Status.CHECKED, sha256=source.sha256, **facts)


def one_finding(text: str, words: str, path: str = "a.txt", **more) -> Report:
    """Return a report with one finding at some words of a text."""
    source = document(path, text)
    about = claim(source, words, name="c1")
    given = {"message": "no base year", "fix": "Name one."} | more
    return Report(
        documents=(checked(source),),
        claims=(about,),
        verdicts=(verdict(source, about, "TGT001", **given),),
        rules=RULES,
        sources={path: source},
    )


def full_report() -> Report:
    """Return a report with everything in it: three documents, two of them read, findings of every weight."""
    release, report = document("docs/release.txt", RELEASE), document("docs/report.md", REPORT)
    cut = claim(
        release,
        "cut its emissions by 42% by 2030",
        name="target-1",
        target_value=Quantity(amount=Decimal(42), unit="%", comparator="="),
        target_year=2030,
        ghg_scopes=(1, 2),
        is_limit=False,
    )
    neutral = claim(
        release, "carbon neutral by 2035", name="neutral-1", kind="carbon_neutral", neutrality_term="carbon neutral"
    )
    recycled = claim(
        release,
        "recycles 87.5% of its waste",
        name="metric-1",
        kind="metric",
        value=Quantity(amount=Decimal("87.5"), unit="%", comparator="~"),
        period_end=date(2024, 12, 31),
        parts=(Quantity(amount=Decimal("40.0"), unit="%"),),
    )
    table = claim(report, "Waste recycled", "85%", name="metric-2", kind="metric")
    documents = (
        checked(release, entity="Norvale Foods", published=date(2025, 3, 4), language="en", kind="press-release"),
        checked(report),
        DocumentOutcome(
            path="docs/scan.pdf", status=Status.UNREADABLE, reason="It is not text.", remedy="Convert it to text."
        ),
        DocumentOutcome(
            path="docs/bericht.txt", status=Status.NOT_EVALUATED, language="de", reason='Its language is "de".'
        ),
    )
    claims = (cut, neutral, recycled, table)
    verdicts = (
        verdict(
            release,
            recycled,
            "XDC001",
            message="87.5% here, 85% there",
            related=(report.place(table.mentions[1].span),),
        ),
        verdict(release, neutral, "NZR002", message="role of offsets is not disclosed", fix="Say how much is offset."),
        verdict(release, neutral, "TGT001", severity=Severity.ERROR, message="no base year", missing=("base_year",)),
        verdict(
            release, cut, "TGT001", message="target to cut emissions by 42% names no base year", fix=RULES["TGT001"].fix
        ),
        verdict(report, table, "TGT001", Outcome.PASS),
        verdict(release, cut, "NZR002", Outcome.NOT_EVALUATED, reason="the publication date is unknown"),
        verdict(report, table, "NZR002", Outcome.WAIVED, reason="accepted until 2026"),
        verdict(report, table, "XDC001", Outcome.NOT_APPLICABLE),
    )
    return Report(
        documents=documents,
        claims=claims,
        verdicts=in_reading_order(verdicts, claims, documents),
        rules=RULES,
        packs=(
            PackDescription(name="esglint", version="0.1.0", rules=3),
            PackDescription(name="our-own", version="1.2"),
        ),
        sources={release.path: release, report.path: report},
    )


HOSTILE = (  # what a document or its name may hold to break out of a report
    "<script>alert(1)</script>",
    "a | b || c",
    "]]><failure message='x'/>",
    "\x1b[31mred\x00\x07\x85",
    "abc\u202etxt.exe\u2066",
    "line\r\n| forged | row |\n\n# heading\n::error::x",
    '=HYPERLINK("https://example.org")',
    "\t=1+1",
    "＝cmd",
    "&lt;b&gt; &amp;",
    "`code` *b* _i_ ~s~ [x](javascript:x) ![y](z)",
    "\ufffe\uffff\U0010ffff",
    "\\| \\",
)


def hostile_report(words: str) -> Report:
    """Return a report in which the words stand everywhere: quoted, said, advised, as a reason and in a path."""
    text = f"We will {words} do it."
    path = f"{words.replace('/', '')}.txt"
    report = one_finding(text, words, path=path, message=f"message {words}", fix=words)
    passed = replace(report.verdicts[0], outcome=Outcome.NOT_EVALUATED, reason=words, rule="NZR002")
    unreadable = DocumentOutcome(path=f"b{path}", status=Status.UNREADABLE, reason=words, remedy=words)
    return replace(report, documents=(*report.documents, unreadable), verdicts=(*report.verdicts, passed))
