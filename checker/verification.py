"""What has changed since an audit record was written: its own words, the documents, the rules, the program."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.outcome import RuleDigests
from checker.record import record_digest, sign_off_digest
from checker.record_types import Record, SignOff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.record_types import RecordedDocument


class State(StrEnum):
    """What became of a thing since."""

    CHANGED = "changed"
    MISSING = "missing"
    NEW = "new"  # it was not there, or not looked at
    ALTERED = "altered"  # it is not what was written, or what was signed


class Deviation(Struct, frozen=True, kw_only=True):
    """One thing that is not as it was."""

    subject: str  # record | sign-off | document | program | pack | rule
    name: str
    state: State
    was: str = ""
    now: str = ""


class Present(Struct, frozen=True, kw_only=True):
    """How things are now."""

    version: str  # of esglint
    documents: Mapping[str, str]  # digests by path, of those that are there
    looked_at: tuple[str, ...]  # the documents of the record that were looked for, by path
    rules: RuleDigests


class Verification(Struct, frozen=True, kw_only=True):
    """A record compared with the present."""

    path: str  # of the record
    digest: str  # of what it says now
    record: Record
    present: Present
    signed: tuple[SignOff, ...]  # the sign-offs that hold
    deviations: tuple[Deviation, ...]


def verify(path: str, record: Record, present: Present) -> Verification:
    """Return what is not as it was when the record was written."""
    digest = record_digest(record)
    deviations = [
        *_alterations(path, record, digest),
        *_documents(record, present),
        *_program(record, present),
        *_packs(record, present.rules),
        *_rules(record, present.rules),
    ]
    return Verification(
        path=path,
        digest=digest,
        record=record,
        present=present,
        signed=tuple(one for one, holds in _sign_offs(record, digest) if holds),
        deviations=tuple(deviations),
    )


def is_altered(record: Record) -> bool:
    """Tell whether a record, or a sign-off in it, is not as it was written."""
    return any(_alterations("", record, record_digest(record)))


def _alterations(path: str, record: Record, digest: str) -> Iterator[Deviation]:
    if digest != record.digest:
        yield Deviation(subject="record", name=path, state=State.ALTERED, was=record.digest, now=digest)
    for one, holds in _sign_offs(record, digest):
        if not holds:
            yield Deviation(subject="sign-off", name=one.name, state=State.ALTERED)


def _sign_offs(record: Record, digest: str) -> Iterator[tuple[SignOff, bool]]:
    """Yield each sign-off and whether it is over this very record and, with those before it, as it was given."""
    for index, one in enumerate(record.sign_offs):
        own = sign_off_digest(one.name, one.role, one.date, digest, record.sign_offs[:index])
        yield one, one.record == digest and one.digest == own


def _documents(record: Record, present: Present) -> Iterator[Deviation]:
    recorded = {document.path: document for document in record.documents}
    for path in present.looked_at:
        deviation = _document(recorded[path], present.documents.get(path))
        if deviation:
            yield deviation
    for path, digest in present.documents.items():
        if path not in recorded:
            yield Deviation(subject="document", name=path, state=State.NEW, now=digest)


def _document(document: RecordedDocument, now: str | None) -> Deviation | None:
    was = document.sha256
    if now == was:
        return None
    state = State.MISSING if now is None else State.NEW if was is None else State.CHANGED
    return Deviation(subject="document", name=document.path, state=state, was=was or "", now=now or "")


def _program(record: Record, present: Present) -> Iterator[Deviation]:
    if record.esglint != present.version:
        yield Deviation(subject="program", name="esglint", state=State.CHANGED, was=record.esglint, now=present.version)


def _packs(record: Record, rules: RuleDigests) -> Iterator[Deviation]:
    here = {name: (version, digest) for name, version, digest in rules.packs}
    for pack in record.packs:
        if pack.name not in here:
            yield Deviation(subject="pack", name=pack.name, state=State.MISSING, was=_titled(pack.version, pack.digest))
        elif here[pack.name] != (pack.version, pack.digest):
            yield Deviation(
                subject="pack",
                name=pack.name,
                state=State.CHANGED,
                was=_titled(pack.version, pack.digest),
                now=_titled(*here[pack.name]),
            )
    known = {pack.name for pack in record.packs}
    for name, (version, digest) in here.items():
        if name not in known:
            yield Deviation(subject="pack", name=name, state=State.NEW, now=_titled(version, digest))


def _titled(version: str, digest: str) -> str:
    """Return what tells one state of a pack from another."""
    return f"{version} {digest}".lstrip()


def _rules(record: Record, rules: RuleDigests) -> Iterator[Deviation]:
    for rule in record.rules:
        now = rules.rules.get(rule.id)
        if rule.digest is not None and now != rule.digest:
            state = State.MISSING if now is None else State.CHANGED
            yield Deviation(subject="rule", name=rule.id, state=state, was=rule.digest, now=now or "")
