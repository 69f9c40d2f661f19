"""`esglint record`, `esglint sign` and `esglint verify`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import __version__, pipeline, rulebook
from checker.commands.answer import Answer, ExitCode
from checker.commands.documents import presentation, unreadable_lines
from checker.commands.file_digests import digests, documents_there
from checker.commands.options import Job, Options, from_here, join
from checker.commands.outputs import parse_outputs, write_atomically, write_outputs
from checker.errors import UsageError
from checker.record import parse_record, sign_off_digest, written
from checker.record_types import SignOff
from checker.reports.audit_record import audit_record
from checker.reports.counting import several
from checker.reports.verification import VERIFICATION_FORMATS
from checker.verification import Present, is_altered, verify

if TYPE_CHECKING:
    from datetime import date

    from checker.commands.terminal import Terminal
    from checker.record_types import Record

_Advance = Callable[[int, int], None] | None
_LONGEST = 200  # characters of a name or a role


def write_record(options: Options, advance: _Advance, output: str | None) -> Answer:
    """Check documents and write what was checked with what; exit code 2 where a document could not be read.

    Findings are no failure here: the record is to hold them.
    """
    job = join(options)
    _require_room(output)
    if job.settings.decisions.today is not None and options.as_of is None:
        raise UsageError("say the day that waivers are judged by, --as-of YYYY-MM-DD: a record asks no clock")
    report = pipeline.check(job.paths, job.settings, advance)
    unread = digests(document.path for document in report.unreadable)
    rules = rulebook.digest_rules(job.settings)
    record = audit_record(report, job.settings, rules, files=digests(_settings_files(job)), unread=unread)
    code = ExitCode.NOT_DONE if report.unreadable else ExitCode.CLEAN
    errors = unreadable_lines(report)
    if output is None:
        return Answer(output=written(record).decode(), errors=errors, exit_code=code)
    return Answer(output=f"{_keep(Path(output), record)}\n{_contents(record)}", errors=errors, exit_code=code)


def sign(path: str, name: str, role: str, day: date | None) -> Answer:
    """Add a sign-off to a record; UsageError where it has been altered, or no day is known."""
    record = _read(path)
    if is_altered(record):
        raise UsageError(f"{path}: it was altered after it was written or signed, and cannot be signed: write it anew")
    moment = day.isoformat() if day else record.settings.as_of
    if moment is None:
        raise UsageError("say the day of the sign-off, --date YYYY-MM-DD: no clock is asked, and the record has no day")
    name, role = _plain("--name", name), _plain("--role", role)
    if any((one.name, one.role) == (name, role) for one in record.sign_offs):
        raise UsageError(f"{path}: {name}, {role}, has signed it already")
    own = sign_off_digest(name, role, moment, record.digest, record.sign_offs)
    sign_off = SignOff(name=name, role=role, date=moment, record=record.digest, digest=own)
    _write(Path(path), replace(record, sign_offs=(*record.sign_offs, sign_off)))
    return Answer(output=f"{path}: signed by {name}, {role}, {moment}\n  over sha256 {record.digest}\n")


def verify_record(options: Options, terminal: Terminal, path: str) -> Answer:
    """Compare a record with the present; exit code 1 where anything has changed."""
    outputs = parse_outputs(options.formats, VERIFICATION_FORMATS, "text")
    record = _read(path)
    job = join(options)
    recorded = [document.path for document in record.documents]
    looked_at, there = documents_there(recorded, [Path(one) for one in options.paths], job.settings)
    present = Present(
        version=__version__,
        documents=there,
        files=digests(dict.fromkeys([*(file.path for file in record.files), *_settings_files(job)])),
        looked_at=looked_at,
        rules=rulebook.digest_rules(job.settings),
    )
    found = verify(path, record, present)
    return Answer(
        output=write_outputs(outputs, found, presentation(options, terminal)),
        exit_code=ExitCode.FINDINGS if found.deviations else ExitCode.CLEAN,
    )


def _settings_files(job: Job) -> list[str]:
    """Return the files that settings and decisions are read from, as they are called from here."""
    decisions = job.settings.decisions
    files = (job.file, decisions.waivers, decisions.evidence, decisions.baseline)
    return [from_here(file) for file in files if file is not None]


def _read(path: str) -> Record:
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: the record cannot be read: {reason}") from error
    return parse_record(content, path)


def _require_room(output: str | None) -> None:
    """Say before the work is done that its result cannot be kept."""
    if output is not None and not Path(output).absolute().parent.is_dir():
        raise UsageError(f"{output}: the folder for this record does not exist")


def _keep(path: Path, record: Record) -> str:
    """Write a record; a signed one is never written over, and a file that is no record is left as it is."""
    if path.is_file():
        try:
            old = _read(path.as_posix())
        except UsageError as error:
            raise UsageError(f"{error}; it is left as it is: name another file") from error
        if replace(old, sign_offs=()) == record:
            return f"{path.as_posix()} stays as it is: nothing has changed"
        if old.sign_offs:
            names = ", ".join(one.name for one in old.sign_offs)
            raise UsageError(f"{path.as_posix()}: it is signed ({names}) and left as it is: name another file")
    _write(path, record)
    return f"wrote {path.as_posix()}"


def _write(path: Path, record: Record) -> None:
    write_atomically(path, written(record).decode())


def _contents(record: Record) -> str:
    counts = record.counts
    sizes = (several(counts.documents, "document"), several(counts.claims, "claim"))
    return f"  {', '.join(sizes)}, {several(len(record.verdicts), 'verdict')}\n  sha256 {record.digest}\n"


def _plain(option: str, words: str) -> str:
    """Return a name or a role: one line that can be printed."""
    plain = " ".join(words.split())
    if not plain or not plain.isprintable() or len(plain) > _LONGEST:
        raise UsageError(f"{option} takes words on one line, {_LONGEST} characters at most")
    return plain
