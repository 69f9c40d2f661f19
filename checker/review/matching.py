"""Which claims an entry in a file is about: those it names by id or by their words, in the documents it is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.outcome import Status
from checker.path_patterns import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Claim, Location, Verdict
    from checker.outcome import Report
    from checker.settings import Settings

_NEAR = 0.75  # how like the words are that took the place of others
_JOKERS = "*?"


class Named(Struct, frozen=True, kw_only=True):
    """What an entry says of the claim that it is about."""

    claim: str | None = None
    quote: str | None = None
    documents: str | None = None  # a pattern

    @property
    def in_words(self) -> str:
        """What the claim is to have, for messages."""
        words = " ".join((self.quote or "").split())
        return " and ".join(filter(None, (self.claim and f"the id {self.claim}", words and f'the words "{words}"')))


class Claims:
    """The claims of a run, to be looked up by what entries say of them."""

    def __init__(self, report: Report, settings: Settings) -> None:
        """Take a report and the settings, which say what patterns are relative to."""
        self._report = report
        self._whole = settings.decisions.is_whole
        self._paths = {document.path: settings.relative(Path(document.path)) for document in report.documents}
        self._is_complete = all(document.status is Status.CHECKED for document in report.documents)
        self._by_key = {(claim.path, claim.id): claim for claim in report.claims}
        self._by_id = {claim.id: claim for claim in reversed(report.claims)}

    def of(self, verdict: Verdict) -> Claim | None:
        """Return the claim that a verdict is about."""
        return self._by_key.get((verdict.location.path, verdict.claim)) or self._by_id.get(verdict.claim)

    def place(self, claim: Claim) -> Location:
        """Return where a claim stands."""
        return self._report.place(claim.path, claim.span)

    def named(self, named: Named) -> tuple[Claim, ...]:
        """Return the claims that an entry names."""
        return tuple(
            claim
            for claim in self._in_documents(named)
            if named.claim in {None, claim.id} and (named.quote is None or self._says(claim, named.quote))
        )

    def nearest(self, named: Named, candidates: Iterable[Claim] | None = None) -> Claim | None:
        """Return the claim whose words took the place of those that an entry names; None where none is like them.

        A claim that has the very words and another id is read in another way than it was.
        """
        if named.quote is None:
            return None
        words = normalised(named.quote)
        found = [(self._likeness(claim, words), claim) for claim in self.within(named, candidates)]
        likeness, claim = max(found, key=lambda one: one[0], default=(0.0, None))
        return claim if likeness >= _NEAR else None

    def within(self, named: Named, candidates: Iterable[Claim] | None = None) -> tuple[Claim, ...]:
        """Return those of some claims, or of all, that stand in the documents that an entry is for."""
        known = self._by_key.keys() if candidates is None else {(claim.path, claim.id) for claim in candidates}
        return tuple(claim for claim in self._in_documents(named) if (claim.path, claim.id) in known)

    def was_looked_for(self, named: Named) -> bool:
        """Tell whether a claim that an entry names would have been found, were it there.

        The run read the document, or all documents: one that reads a part of them cannot tell what is left over.
        """
        if not self._is_complete:
            return False
        pattern = named.documents
        if pattern and not any(joker in pattern for joker in _JOKERS):
            return any(matches(pattern, path) for path in self._paths.values()) or self._whole
        return self._whole

    def _in_documents(self, named: Named) -> Iterator[Claim]:
        chosen = {path for path, own in self._paths.items() if not named.documents or matches(named.documents, own)}
        return (claim for claim in self._report.claims if claim.path in chosen)

    def _says(self, claim: Claim, quote: str) -> bool:
        """Tell whether a claim stands in these words: the ones that reports underline, or more of their sentence."""
        words = normalised(quote)
        for mention in claim.mentions:
            own = normalised(self._report.quote(claim.path, mention.span))
            if own in words and (own == words or words in normalised(self._report.quote(claim.path, mention.sentence))):
                return True
        return False

    def _likeness(self, claim: Claim, words: str) -> float:
        from difflib import SequenceMatcher  # noqa: PLC0415 - only where words were changed

        texts = (claim.mentions[0].span, claim.mentions[0].sentence)
        return max(
            SequenceMatcher(None, words, normalised(self._report.quote(claim.path, one))).ratio() for one in texts
        )


def normalised(text: str) -> str:
    """Return a text so that letter case and white space do not count."""
    return " ".join(text.casefold().split())
