"""Extraction: from a document to the places where something checkable is stated."""

from checker.extraction.reading import read_claims

__all__ = ["read_claims"]
