"""From a path to a `Document`: blocks and tables with exact positions.

One reader per format in the literal table `reading.READERS`; `files.SUFFIXES` says which suffix means which format.
"""

from checker.documents.annotation import annotate_document
from checker.documents.files import find_documents
from checker.documents.reading import read_document

__all__ = ["annotate_document", "find_documents", "read_document"]
