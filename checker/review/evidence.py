"""`evidence.yaml`: the files and addresses that claims rest on, and whether they are what they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from checker.errors import DecisionsError
from checker.file_digest import file_digest
from checker.model import Location
from checker.review.files import place_in, read_decisions
from checker.review.matching import Claims, Named
from checker.review.ruling import Ruling, finding
from checker.review_rules import CHANGED_EVIDENCE, EXPIRED_EVIDENCE, IDLE_EVIDENCE, MISSING_EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.errors import Mistake
    from checker.model import Claim, Verdict
    from checker.yaml_source import Pointer, YamlSource

_Words = Annotated[str, Meta(pattern=r"\S")]
_SCHEMA = "evidence.schema.json"


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of the repository and the place in it, or an address, which is never called up."""

    file: _Words | None = None
    cell: Annotated[str, Meta(pattern="^[^!]{1,31}![A-Z]{1,3}[0-9]{1,7}$")] | None = None
    page: Annotated[int, Meta(ge=1)] | None = None
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")] | None = None
    url: Annotated[str, Meta(pattern=r"^https?://\S+$")] | None = None


class Entry(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What one claim rests on, as it stands in the file."""

    claim: Annotated[str, Meta(pattern="^[0-9a-f]{12}$")] | None = None
    quote: _Words | None = None
    documents: _Words | None = None
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    valid_until: date | None = None
    who: _Words


class EvidenceFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of the file."""

    evidence: tuple[Entry, ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """What one claim rests on, and where it is written down."""

    entry: Entry
    at: Location
    sources: tuple[tuple[Source, Location], ...]

    @property
    def named(self) -> Named:
        """What it says of the claim."""
        return Named(claim=self.entry.claim, quote=self.entry.quote, documents=self.entry.documents)


def read_evidence(path: Path, folder: Path) -> tuple[Evidence, ...]:
    """Return the evidence of a file; DecisionsError with all mistakes in it.

    Paths in it are relative to `folder`, and must not lead out of the repository that it lies in.
    """
    file, source = read_decisions(path, EvidenceFile, _SCHEMA)
    mistakes = tuple(_mistakes(file, source, folder))
    if mistakes:
        raise DecisionsError(mistakes)
    return tuple(
        Evidence(
            entry=entry,
            at=place_in(source, ("evidence", index)),
            sources=tuple(
                (one, place_in(source, ("evidence", index, "sources", number)))
                for number, one in enumerate(entry.sources)
            ),
        )
        for index, entry in enumerate(file.evidence)
    )


def judge_evidence(evidence: Iterable[Evidence], claims: Claims, folder: Path, day: date) -> Ruling:
    """Return what is wrong with the evidence for the claims of a run, on a day."""
    digests: dict[str, str | None] = {}
    found: list[Verdict] = []
    for one in evidence:
        named = claims.named(one.named)
        if not named:
            found += _idle(one, claims)
            continue
        for source, at in one.sources:
            if source.file is not None and source.file not in digests:
                digests[source.file] = file_digest(folder / source.file)
            found += _changed(source, digests.get(source.file or ""), at, named, claims)
        if one.entry.valid_until and one.entry.valid_until < day:
            message = f"the evidence that {one.entry.who} gave was valid until {one.entry.valid_until}"
            found += _about(EXPIRED_EVIDENCE, message, one.at, named, claims)
    return Ruling(findings=tuple(found))


def _idle(one: Evidence, claims: Claims) -> Iterator[Verdict]:
    if claims.was_looked_for(one.named):
        near = claims.nearest(one.named)
        message = f"{one.entry.who} gave evidence, and no claim has {one.named.in_words}"
        related = (claims.place(near),) if near else ()
        yield finding(IDLE_EVIDENCE, message, one.at, claim=near, related=related)


def _changed(
    source: Source, digest: str | None, at: Location, named: tuple[Claim, ...], claims: Claims
) -> Iterator[Verdict]:
    if source.file is None:
        return
    if digest is None:
        yield from _about(MISSING_EVIDENCE, f"{source.file}, which the claim rests on, is missing", at, named, claims)
    elif digest != source.sha256:
        message = f"{source.file}, which the claim rests on, has changed: its digest is {digest}"
        yield from _about(CHANGED_EVIDENCE, message, at, named, claims)


def _about(rule: str, message: str, at: Location, named: tuple[Claim, ...], claims: Claims) -> Iterator[Verdict]:
    """Yield a finding at the entry, which leads to the first of its claims."""
    yield finding(rule, message, at, claim=named[0], related=tuple(map(claims.place, named)))


def _mistakes(file: EvidenceFile, source: YamlSource, folder: Path) -> Iterator[Mistake]:
    root = _repository(folder.resolve())
    for index, entry in enumerate(file.evidence):
        at = ("evidence", index)
        if entry.claim is None and entry.quote is None:
            yield source.mistake(at, "it names no claim", "give the words of the claim as quote, or its id as claim")
        for number, one in enumerate(entry.sources):
            yield from _source_mistakes(one, source, (*at, "sources", number), folder, root)


def _source_mistakes(one: Source, source: YamlSource, at: Pointer, folder: Path, root: Path) -> Iterator[Mistake]:
    if (one.file is None) == (one.url is None):
        yield source.mistake(at, "it names neither a file nor a url, or both", "write one of the two")
    elif one.file is None:
        for key in ("cell", "page", "sha256"):
            if getattr(one, key) is not None:
                yield source.mistake((*at, key), f'"{key}" is for a file', "an address has none")
    else:
        if one.sha256 is None:
            yield source.mistake(at, 'the key "sha256" is missing', "the digest of the file, as `sha256sum` prints it")
        reason = _leads_out(one.file, folder, root)
        if reason:
            yield source.mistake_in((*at, "file"), reason, "name a file inside the repository, with forward slashes")


def _leads_out(file: str, folder: Path, root: Path) -> str:
    """Return why a path may not be read, "" where it may: it stays inside, links followed."""
    path = PurePosixPath(file)
    if path.is_absolute() or PureWindowsPath(file).drive or "\\" in file or "\0" in file:
        return "it must be a path relative to the configuration"
    if ".." in path.parts:
        return 'it must not hold ".."'
    try:
        inside = (folder / file).resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links in a circle
        inside = False
    return "" if inside else "it leads out of the repository"


def _repository(folder: Path) -> Path:
    """Return the root of the repository that a folder lies in; outside of one, the folder."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
