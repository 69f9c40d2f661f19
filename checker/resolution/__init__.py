"""Resolution: which mentions are one and the same claim, and what they inherit from their document."""

from checker.resolution.resolve import resolve

__all__ = ["resolve"]
