"""Reports built by hand, and the files in which people decide about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from checker.model import Block, BlockKind, Outcome, Passage, Piece, Severity, Span
from checker.outcome import Report
from checker.review import read_written, review
from checker.settings import Decisions, Settings
from tests.reports.samples import RULES, checked, claim, document, verdict

TEXT = "We will cut waste by 42%. We will cut water by 5%, and gas.\n\nWe will cut paper by 9%.\n"
WASTE, WATER, PAPER = "0123456789aa", "0123456789bb", "0123456789cc"
DAY = date(2026, 3, 1)
KNOWN = frozenset(RULES)


def block(text, words):
    """Return the paragraph that these words of a text are."""
    start = text.index(words)
    piece = Piece(start=0, length=len(words), source=start, source_length=len(words))
    return Block(kind=BlockKind.PARAGRAPH, passage=Passage(text=words, pieces=(piece,)))


def report(path="docs/a.txt", text=TEXT, remarks=()):
    """Return three claims in two paragraphs; the rule TGT001 fails for each, NZR002 passes for the first."""
    source = document(path, text)
    paragraphs = tuple(block(text, words) for words in text.rstrip("\n").split("\n\n"))
    source = replace(source, blocks=paragraphs, remarks=tuple(remarks))
    claims = []
    for words, name in (("cut waste by 42%", WASTE), ("cut water by 5%", WATER), ("cut paper by 9%", PAPER)):
        one = claim(source, words, name=name)
        start = text.rfind("We", 0, one.span.start)
        end = text.index(".", start) + 1
        claims.append(replace(one, mentions=(replace(one.mentions[0], sentence=Span(start, end)),)))
    verdicts = [verdict(source, one, "TGT001", message="no base year") for one in claims]
    verdicts.append(verdict(source, claims[0], "NZR002", Outcome.PASS))
    return Report(
        documents=(checked(source),),
        claims=tuple(claims),
        verdicts=tuple(verdicts),
        rules=RULES,
        sources={path: source},
    )


def reviewed(found, settings, prints=None):
    """Return a report after what people decided."""
    count = sum(one.outcome is Outcome.FAIL for one in found.verdicts)
    written = read_written(settings, KNOWN)
    return review(found, written, settings, prints or [f"{index:064x}" for index in range(count)])


def settings(folder, day=DAY, *, is_whole=True, **more):
    """Return settings that heed the files of a folder that are there, seen from the folder itself."""
    usual = {"waivers": "waivers.yaml", "evidence": "evidence.yaml", "baseline": ".esglint-baseline.yaml"}
    files = {key: Path(folder, name) for key, name in usual.items() if Path(folder, name).exists()}
    return Settings(folder=Path(folder), decisions=Decisions(**files, today=day, is_whole=is_whole), **more)


def waived(found):
    """Return the reasons by rule and claim."""
    return {(one.rule, one.claim): one.reason for one in found.verdicts if one.outcome is Outcome.WAIVED}


def said(found):
    """Return severity, rule and message of every finding about decisions."""
    return [(one.severity, one.rule, one.message) for one in found.findings if one.rule.startswith("REV")]


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
