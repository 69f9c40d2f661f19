"""Documents held against the register: which of them agree, and how the others differ."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import __version__ as VERSION  # noqa: N812 - a constant
from checker.comparison import compare_claims
from checker.outcome import Difference, Disagreement, Report, Status
from checker.register import DamagedError, Registered, is_ours, is_sealed, parse, render, same_register
from checker.sources import register_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Claim, Reading
    from checker.outcome import DocumentOutcome
    from checker.register import Register
    from checker.settings import Settings


def disagreements(
    paths: Sequence[Path],
    documents: Iterable[tuple[Reading, DocumentOutcome, Sequence[Claim]]],
    settings: Settings,
    *,
    exact: bool,
) -> Iterator[Disagreement]:
    """Yield what differs between documents and the register, then what the register has too many.

    `documents`, with their claims, are those that were read: the others were found to be as the register knows them.
    `exact`: a file that another version wrote differs, too. UsageError where a register file cannot be in its place.
    """
    register = register_of(settings)
    for reading, outcome, claims in documents:
        own = tuple(replace(claim, facets=()) for claim in claims)
        hints = settings.hints(Path(outcome.path))
        known = Registered(reading=reading, claims=own, hints=hints, version=VERSION)
        found = _disagreement(known, outcome, register, exact=exact)
        if found is not None:
            yield found
    yield from _gone(paths, register, settings)


def _disagreement(
    known: Registered, outcome: DocumentOutcome, register: Register, *, exact: bool
) -> Disagreement | None:
    path = outcome.path
    name = register.name_of(Path(path))
    file = register.file_of(name)
    register.refuse_unsafe(file)
    reason = "" if outcome.status is Status.CHECKED else outcome.reason
    text, there = render(known, name, outcome.status.value, reason), register.text_of(file)
    if there is not None and (text == there.replace("\r\n", "\n") if exact else same_register(text, there)):
        return None
    if there is None:
        found = Disagreement(path=path, file=file.as_posix(), reason="It is not in the register.", text=text)
        return replace(found, difference=_difference(None, known)) if known.claims else found
    if not is_ours(there):
        reason = "A file that esglint did not write stands where its register file belongs, and is left alone."
        return Disagreement(path=path, file=file.as_posix(), reason=reason, is_ours=False)
    try:
        before, _ = parse(there, path)
    except DamagedError:
        return Disagreement(path=path, file=file.as_posix(), reason="Its register file is damaged.", text=text)
    difference = _difference(before, known)
    reason = _reason(before, known, is_sealed=is_sealed(there), has_changes=bool(difference.changes))
    return Disagreement(path=path, file=file.as_posix(), reason=reason, difference=difference, text=text)


def _reason(before: Registered, after: Registered, *, is_sealed: bool, has_changes: bool) -> str:
    if not is_sealed:
        return "Its register file was changed by hand."
    if before.reading.document.sha256 != after.reading.document.sha256:
        return "Its claims have changed." if has_changes else "Its text has changed, its claims have not."
    if dict(before.hints) != dict(after.hints):
        return "What the configuration says of it (its kind, its date, ...) has changed."
    if before.version != after.version:
        return f"It was locked by esglint {before.version}, and this is esglint {after.version}."
    return "It is read otherwise than when it was locked."


def _difference(before: Registered | None, after: Registered) -> Difference:
    old = () if before is None else before.claims
    changes = compare_claims(old, after.claims)
    return Difference(before=_report(before), after=_report(after), changes=changes)


def _report(known: Registered | None) -> Report:
    if known is None:
        return Report(documents=(), claims=())
    document = known.reading.document
    return Report(documents=(), claims=known.claims, sources={document.path: document})


def _gone(paths: Sequence[Path], register: Register, settings: Settings) -> Iterator[Disagreement]:
    """Yield our files whose document is not there any more, of the documents that the run is about."""
    for file, name in register.files():
        document = register.document_of(name)
        if not document.is_file() and (settings.declared_too or _is_within(document, paths) or _is_within(file, paths)):
            reason = "The document is gone, and its register file is still there."
            yield Disagreement(path=document.as_posix(), file=file.as_posix(), reason=reason)


def _is_within(path: Path, places: Sequence[Path]) -> bool:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a place, not what a link leads to
    return any(absolute.is_relative_to(os.path.abspath(place)) for place in places)  # noqa: PTH100 - as above
