"""What tells a register file of ours from other files, and one as it was written from one that was edited."""

from __future__ import annotations

import hashlib
import re

MARK = "written by `esglint lock`, and anew by its next run: not to be edited"
_HEAD = 1000  # characters in which the mark stands
_SEAL = re.compile(r'^  "seal": "[0-9a-f]*",$', re.MULTILINE)
_WRITTEN_BY = re.compile(r'^  "esglint": "[^"\n]*",$', re.MULTILINE)


def sealed(text: str) -> str:
    """Return a register file with its seal: a digest of all the rest."""
    return _SEAL.sub(f'  "seal": "{_digest(text)}",', text, count=1)


def is_ours(text: str) -> bool:
    """Tell whether a file was written by us, whatever has become of it since."""
    return MARK in text[:_HEAD]


def same_register(first: str, second: str) -> bool:
    """Tell whether two register files say the same, whichever version of esglint wrote them."""
    return _bare(first) == _bare(second)


def is_sealed(text: str) -> bool:
    """Tell whether a register file is as it was written."""
    found = _SEAL.search(_unix(text))
    return found is not None and f'"{_digest(text)}"' in found.group()


def _bare(text: str) -> str:
    return _SEAL.sub("", _WRITTEN_BY.sub("", _unix(text), count=1), count=1)


def _unix(text: str) -> str:
    """Return a text with our line ends: those within strings are escaped, so that a checkout may change the others."""
    return text.replace("\r\n", "\n")


def _digest(text: str) -> str:
    return hashlib.sha256(_SEAL.sub("", _unix(text), count=1).encode()).hexdigest()
