"""What the page is made of: findings and claims with their numbers, and where their words stand."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Claim, Location, Span, Verdict
from checker.outcome import SEVERITIES, Report
from checker.reports.html_page.layout import Layout, Spot
from checker.reports.presentation import Presentation

if TYPE_CHECKING:
    from collections.abc import Mapping


class Finding(Struct, frozen=True, kw_only=True):
    """A finding with its number on the page; numbers follow documents and their words."""

    number: int
    verdict: Verdict
    claim: Claim | None
    spots: tuple[Spot, ...]  # its words; none where the page does not show them

    @property
    def is_cross(self) -> bool:
        """Whether it is about several documents."""
        return any(place.path != self.verdict.location.path for place in self.verdict.related)


class Contents(Struct, frozen=True, kw_only=True, dict=True):
    """The report, numbered and laid out."""

    report: Report
    look: Presentation

    @cached_property
    def layouts(self) -> Mapping[str, Layout]:
        """Every document that was read, by path."""
        return {path: Layout(document=document) for path, document in self.report.sources.items()}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by id."""
        return {claim.id: claim for claim in self.report.claims}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order of the page."""
        files = {document.path: index for index, document in enumerate(self.report.documents)}

        def order(verdict: Verdict) -> tuple[object, ...]:
            at = verdict.location
            return files.get(at.path, len(files)), at.path, at.start, -SEVERITIES.index(verdict.severity), verdict.rule

        return tuple(
            Finding(
                number=number,
                verdict=verdict,
                claim=self.claims.get(verdict.claim),
                spots=self.spots(verdict.location),
            )
            for number, verdict in enumerate(sorted(self.report.findings, key=order), start=1)
        )

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings about each claim."""
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.findings:
            found[finding.verdict.claim] = (*found.get(finding.verdict.claim, ()), finding)
        return found

    @property
    def has_entities(self) -> bool:
        """Whether the documents are of several companies."""
        return len({document.entity for document in self.report.documents if document.entity}) > 1

    def short(self, path: str) -> str:
        """Return a file's name without its folders, where no other document of the run is called the same."""
        return self._short.get(path, path)

    @cached_property
    def _short(self) -> Mapping[str, str]:
        names = Counter(document.path.rpartition("/")[2] for document in self.report.documents)
        return {
            document.path: name
            for document in self.report.documents
            if names[name := document.path.rpartition("/")[2]] == 1
        }

    def spots(self, place: Location) -> tuple[Spot, ...]:
        """Return the words of a place as they stand on the page."""
        layout = self.layouts.get(place.path)
        return layout.spots(Span(place.start, place.end)) if layout else ()

    def quote(self, place: Location) -> str:
        """Return the words of a place as a reader sees them, "" where its file was no document of this run."""
        layout = self.layouts.get(place.path)
        return layout.quote(Span(place.start, place.end)) if layout else ""
