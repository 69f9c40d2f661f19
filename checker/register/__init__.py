"""The register of claims: what `esglint lock` writes down, and claims that people write down themselves."""

from checker.register.claim_files import find_claim_files, is_claim_file, read_claim_files
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
