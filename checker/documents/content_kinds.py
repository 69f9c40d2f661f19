"""What a file is by its first bytes, whatever it is called: text to be read, or a format that is refused by name.

Every refusal says what the file is and what to do instead. Zip containers and PDFs have readers of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.documents.contents import RefusedError
from checker.documents.files import SUFFIXES
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_HEAD = 8192  # bytes or characters that tell
EXPORT = "Export it to HTML, Markdown or plain text and check that."
_WORD = "Save it as DOCX or PDF, and check that."
_EXCEL = "Save it as XLSX or CSV, and check that."
_SLIDES = "Save it as PPTX or PDF, and check that."
_PAGE = "Save the page as HTML only, or print it to PDF, and check that."
_PRINT = "Export it to PDF, and check that."
_UNPACK = "Unpack it, and check the files in it."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (  # names of streams as the old format writes them
    ("EncryptedPackage", "It is encrypted with a password.", "Save it without a password, and check that."),
    ("WordDocument", "It is a Word document of the old format (.doc).", _WORD),
    ("PowerPoint Document", "It is a PowerPoint presentation of the old format (.ppt).", _SLIDES),
    ("Workbook", "It is an Excel workbook of the old format (.xls).", _EXCEL),
    ("Book", "It is an Excel workbook of the old format (.xls).", _EXCEL),
    ("__substg1.0_", "It is a message of Outlook.", "Save the message as HTML or plain text, and check that."),
)
_OLE_SUFFIXES = {".doc": 1, ".dot": 1, ".ppt": 2, ".pps": 2, ".xls": 3, ".xlt": 3, ".msg": 5}
_MAGIC = (
    (b"{\\rtf", "It is a document in RTF.", _WORD),
    (b"bplist00", "It is a property list of macOS: a web archive of Safari, for instance.", _PAGE),
    (b"\x1f\x8b", "It is packed with gzip.", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "It is a 7-Zip archive.", _UNPACK),
    (b"Rar!\x1a\x07", "It is a RAR archive.", _UNPACK),
    (b"\x89PNG", "It is a picture (PNG).", "Check the document that the picture is taken from."),
    (b"\xff\xd8\xff", "It is a picture (JPEG).", "Check the document that the picture is taken from."),
    (b"GIF8", "It is a picture (GIF).", "Check the document that the picture is taken from."),
    (b"II*\0", "It is a picture (TIFF).", "Check the document that the picture is taken from."),
    (b"MM\0*", "It is a picture (TIFF).", "Check the document that the picture is taken from."),
)
_CONTAINERS = (  # a part that only this format has, the reason, the remedy
    ("META-INF/reportPackage.json", "It is a report package of inline XBRL.", "Unpack it, and check the report in it."),
    (
        "Index/Document.iwa",
        "It is a document of Apple's Pages, Numbers or Keynote.",
        "Export it to PDF, and check that.",
    ),
    ("Index.zip", "It is a document of Apple's Pages, Numbers or Keynote.", "Export it to PDF, and check that."),
    ("xl/workbook.bin", "It is a binary Excel workbook (.xlsb).", _EXCEL),
    ("visio/document.xml", "It is a drawing of Visio.", "Save it as PDF, and check that."),
)
_MIME_TYPES = (  # beginnings of the part "mimetype"
    (b"application/vnd.oasis.opendocument.text", "It is an OpenDocument text (.odt).", _WORD),
    (b"application/vnd.oasis.opendocument.spreadsheet", "It is an OpenDocument spreadsheet (.ods).", _EXCEL),
    (b"application/vnd.oasis.opendocument.presentation", "It is an OpenDocument presentation (.odp).", _SLIDES),
    (b"application/vnd.oasis.opendocument", "It is an OpenDocument file.", "Save it as PDF, and check that."),
    (b"application/epub+zip", "It is an electronic book (EPUB).", "Save its text as HTML or PDF, and check that."),
)
_XML_FORMATS = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "It is an Excel workbook in the XML of 2003.", _EXCEL),
    ("schemas.microsoft.com/office/word/2003/wordml", "It is a Word document in the XML of 2003.", _WORD),
    ("schemas.microsoft.com/office/2006/xmlPackage", "It is an Office document as one XML file.", _WORD),
)
_BEFORE_ROOT = r"\s*(?:<\?[^<>]{0,500}\?>\s*|<!--(?:(?!-->).){0,2000}-->\s*){0,9}"  # declarations and comments
_XML_ROOT = compile_pattern(_BEFORE_ROOT + r"<(?:\w{1,40}:)?(\w{1,40})", re.DOTALL)
_PAGE_START = compile_pattern(_BEFORE_ROOT + r"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_MARKUP = compile_pattern(_BEFORE_ROOT + r"<(?:!doctype\s+html|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE | re.DOTALL)
_MIME_HEAD = compile_pattern(r"(?:[\w-]{1,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,20}){2,60}\r?\n")
_MULTIPART = compile_pattern(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MIME_VERSION = compile_pattern(r"^mime-version:", re.IGNORECASE | re.MULTILINE)
_DELIMITER = compile_pattern(r"[\t;,|]")
_SHEETS = frozenset({".xls", ".xlsx", ".xlsm", ".xlt", ".xlsb", ".ods"})


def refuse_formats(content: bytes, suffix: str) -> None:
    """Refuse a file whose first bytes are those of a format that is not read; raises `RefusedError`."""
    if content.startswith(_OLE):
        raise RefusedError(*_ole_kind(content, suffix))
    for magic, reason, remedy in _MAGIC:
        if content.startswith(magic):
            raise RefusedError(reason, remedy)


def refuse_container(names: Collection[str], mime_type: bytes) -> None:
    """Refuse a zip container that is no document which is read; raises `RefusedError`."""
    for start, reason, remedy in _MIME_TYPES:
        if mime_type.startswith(start):
            raise RefusedError(reason, remedy)
    for part, reason, remedy in _CONTAINERS:
        if part in names or any(name.endswith(f"/{part}") for name in names):
            raise RefusedError(reason, remedy)
    raise RefusedError("It is a ZIP archive.", _UNPACK)


def reader_of(text: str, path: Path, readers: Collection[str]) -> str:
    """Return the reader for a text: the suffix's, unless the text is plainly something else; refuses XML and MIME."""
    suffix = path.suffix.lower()
    _refuse_text(text[:_HEAD], suffix)
    named = SUFFIXES.get(suffix, "")
    if named in readers:
        return "html" if named != "html" and _PAGE_START.match(text) else named
    if _MARKUP.match(text):  # text under the name of an office document is text
        return "html"
    lines = text[:_HEAD].splitlines()[:9]
    return "csv" if suffix in _SHEETS and sum(bool(_DELIMITER.search(line)) for line in lines) > 1 else "text"


def _refuse_text(head: str, suffix: str) -> None:
    mime = _MIME_HEAD.match(head)
    if mime and _MIME_VERSION.search(mime[0]):
        if _MULTIPART.search(mime[0]):
            raise RefusedError("It is a web archive (MHTML): a page and its parts in one file.", _PAGE)
        raise RefusedError("It is an e-mail message.", "Save the message as HTML or plain text, and check that.")
    if not head.lstrip().startswith("<"):
        return
    for namespace, reason, remedy in _XML_FORMATS:
        if namespace in head:
            raise RefusedError(reason, remedy)
    root = _XML_ROOT.match(head)
    if root and root[1].lower() == "xbrl":
        raise RefusedError("It is an XBRL instance: facts without a text.", "Check the inline XBRL report (XHTML).")
    if suffix == ".xml" and not _PAGE_START.match(head):
        raise RefusedError("It is XML of another kind than XHTML.", EXPORT)


def _ole_kind(content: bytes, suffix: str) -> tuple[str, str]:
    own = _OLE_STREAMS[_OLE_SUFFIXES[suffix]] if suffix in _OLE_SUFFIXES else None
    for stream, reason, remedy in (_OLE_STREAMS[0], *([own] if own else []), *_OLE_STREAMS):  # others may be enclosed
        if stream.encode("utf-16-le") in content:
            return reason, remedy
    if own:
        return own[1:]
    return "It is a file of an old Office format.", "Save it as DOCX, XLSX, PPTX or PDF, and check that."
