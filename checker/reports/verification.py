"""What has changed since an audit record was written, for people and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checker.reports.claims_json import encode, sparse
from checker.reports.counting import several
from checker.reports.excerpt import visible
from checker.reports.inks import CYAN, RED, inked
from checker.reports.presentation import Presentation
from checker.verification import Deviation, State, Verification

if TYPE_CHECKING:
    from collections.abc import Iterator

VerificationReporter = Callable[[Verification, Presentation], str]
_VERSION = 1
_SHOWN_DIGITS = 12  # of a digest, where people compare two
_WORDS = {
    ("record", State.ALTERED): "was altered after it was written",
    ("sign-off", State.ALTERED): "does not hold: it, or what it was given for, was altered",
    ("document", State.CHANGED): "has changed",
    ("document", State.MISSING): "is not there, or cannot be read",
    ("document", State.NEW): "was not checked",
    ("file", State.CHANGED): "has changed",
    ("file", State.MISSING): "is not there, or cannot be read",
    ("file", State.NEW): "was not in use",
    ("program", State.CHANGED): "is another version",
    ("pack", State.CHANGED): "has changed",
    ("pack", State.MISSING): "is not among the packs here; --rules adds its folder",
    ("pack", State.NEW): "was not among the packs",
    ("rule", State.CHANGED): "has changed",
    ("rule", State.MISSING): "is no longer there",
}


def text_verification(found: Verification, look: Presentation) -> str:
    """Return a line for each sign-off and each thing that is not as it was, then the sum."""
    lines = [*_sign_offs(found, look), *(_line(one, look) for one in found.deviations), _sum(found)]
    return "\n".join(lines) + "\n"


def json_verification(found: Verification, look: Presentation) -> str:  # noqa: ARG001 - one signature for all reporters
    """Return the same for other programs; `changes` is empty where nothing has changed."""
    return encode(
        {
            "version": _VERSION,
            "record": {"path": found.path, "digest": found.digest, "altered": found.digest != found.record.digest},
            "sign_offs": [
                {"name": one.name, "role": one.role, "date": one.date, "valid": one in found.signed}
                for one in found.record.sign_offs
            ],
            "summary": {
                "documents": len(found.present.looked_at),
                "rules": len(found.record.rules),
                "changes": len(found.deviations),
            },
            "changes": [
                sparse(
                    {
                        "subject": one.subject,
                        "name": one.name,
                        "state": one.state.value,
                        "was": one.was,
                        "now": one.now,
                    }
                )
                for one in found.deviations
            ],
        }
    )


VERIFICATION_FORMATS: Mapping[str, VerificationReporter] = {"text": text_verification, "json": json_verification}


def _sign_offs(found: Verification, look: Presentation) -> Iterator[str]:
    for one in found.signed:
        yield f"{inked('signed', CYAN, look)} by {visible(one.name)}, {visible(one.role)}, {one.date}"


def _line(one: Deviation, look: Presentation) -> str:
    words = _WORDS[one.subject, one.state]
    states = f" ({_short(one.was)} -> {_short(one.now)})" if one.was and one.now else ""
    return f"{inked(one.subject, RED, look)} {visible(one.name)} {words}{states}"


def _short(state: str) -> str:
    """Return a state with its digest shortened."""
    return visible(" ".join(word[:_SHOWN_DIGITS] for word in state.split()))


def _sum(found: Verification) -> str:
    seen = several(len(found.present.looked_at), "document")
    signed = several(len(found.signed), "valid sign-off")
    changes = several(len(found.deviations), "change") if found.deviations else "nothing has changed"
    return f"{visible(found.path)}: {changes}; {seen}, {signed}"
