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


class State(StrEnum):
    """What became of a thing since."""

    CHANGED = "changed"
    MISSING = "missing"
    NEW = "new"  # it was not there, or not looked at
    ALTERED = "altered"  # it is not what was written, or what was signed


class Deviation(Struct, frozen=True, kw_only=True):
    """One thing that is not as it was."""

    subject: str  # record | sign-off | document | file | program | pack | rule
    name: str
    state: State
    was: str = ""
    now: str = ""


class Present(Struct, frozen=True, kw_only=True):
    """How things are now."""

    version: str  # of esglint
    documents: Mapping[str, str]  # digests by path, of those that are there
    files: Mapping[str, str]  # digests by path, of those that settings are read from now, and were then
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
        *_files(record, present),
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
    was = {document.path: document.sha256 for document in record.documents}
    came = [path for path in present.documents if path not in was]
    for path in [*present.looked_at, *came]:
        yield from _compared("document", path, was.get(path), present.documents.get(path))


def _compared(subject: str, name: str, was: str | None, now: str | None) -> Iterator[Deviation]:
    """Yield how two digests differ; None stands for what is not there."""
    if was != now:
        state = State.MISSING if now is None else State.NEW if was is None else State.CHANGED
        yield Deviation(subject=subject, name=name, state=state, was=was or "", now=now or "")


def _files(record: Record, present: Present) -> Iterator[Deviation]:
    was = {file.path: file.sha256 for file in record.files}
    for path in dict.fromkeys([*was, *present.files]):
        yield from _compared("file", path, was.get(path), present.files.get(path))


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
        if rule.digest is not None:
            yield from _compared("rule", rule.id, rule.digest, rules.rules.get(rule.id))
