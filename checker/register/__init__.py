"""The register of claims: what `esglint lock` writes down, and claims that people write down themselves.

Its modules are loaded when they are needed: most runs only want to know that they name no claim file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.late import loader
from checker.register.suffixes import is_claim_file

if TYPE_CHECKING:
    from checker.register.claim_files import read_claim_files
    from checker.register.claim_places import find_claim_files
    from checker.register.declared import Declared
    from checker.register.entries import Registered
    from checker.register.folder import Register
    from checker.register.parsing import DamagedError, parse
    from checker.register.seal import is_ours, is_sealed, same_register
    from checker.register.writing import render

__all__ = [
    "DamagedError",
    "Declared",
    "Register",
    "Registered",
    "find_claim_files",
    "is_claim_file",
    "is_ours",
    "is_sealed",
    "parse",
    "read_claim_files",
    "render",
    "same_register",
]
_HOMES = {
    "DamagedError": "parsing",
    "Declared": "declared",
    "Register": "folder",
    "Registered": "entries",
    "find_claim_files": "claim_places",
    "is_ours": "seal",
    "is_sealed": "seal",
    "parse": "parsing",
    "read_claim_files": "claim_files",
    "render": "writing",
    "same_register": "seal",
}
__getattr__ = loader(__name__, _HOMES)
