"""From a path to a `Document`: blocks and tables with exact positions.

One reader per format in the literal table `reading.READERS`; `files.SUFFIXES` says which suffix means which format.
The readers are loaded with the first document that is read: what is in the cache needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.documents.contents import RefusedError, encode_text, read_content, refuse_large
from checker.documents.files import choose_documents, find_documents
from checker.late import loader

if TYPE_CHECKING:
    from checker.documents.annotation import annotate_document
    from checker.documents.reading import read_document

__all__ = [
    "RefusedError",
    "annotate_document",
    "choose_documents",
    "encode_text",
    "find_documents",
    "read_content",
    "read_document",
    "refuse_large",
]
_HOMES = {"annotate_document": "annotation", "read_document": "reading"}
__getattr__ = loader(__name__, _HOMES)
