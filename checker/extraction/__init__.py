"""Extraction: from a document to the places where something checkable is stated."""

from checker.extraction.figures import read_figures
from checker.extraction.language import load_tokenizer
from checker.extraction.reading import read_claims

__all__ = ["load_tokenizer", "read_claims", "read_figures"]
