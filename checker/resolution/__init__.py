"""Resolution: which mentions are one and the same claim, and what they inherit from their document."""

from checker.resolution.entities import Identity, companies, identify
from checker.resolution.outlines import Outline, outline_of
from checker.resolution.resolve import resolve, resolve_one, resolve_together

__all__ = [
    "Identity",
    "Outline",
    "companies",
    "identify",
    "outline_of",
    "resolve",
    "resolve_one",
    "resolve_together",
]
