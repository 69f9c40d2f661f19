"""From bytes to text: byte order mark, declaration, strict UTF-8, Windows-1252, in that order.

Statistical guessers are not used: they take short Western European texts for rare encodings.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")
_HEAD = 4096  # bytes in which a declaration is looked for
# Only character sets: Python also knows codecs such as "unicode_escape" that must not be reached from a document.
_CHARACTER_SETS = ("big5", "cp", "euc", "gb", "hz", "iso8859", "iso2022", "johab", "koi8", "mac", "shift_jis", "tis")
# What Latin-1 and ASCII labels mean to browsers, and what files labelled so really hold.
_WINDOWS_1252 = ("iso8859-1", "ascii")
# Labels that stand for a larger set in browsers, and in the pages that bear them.
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
# UTF-16 without a mark: what a page begins with.
_WIDE_STARTS = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


class UndecodableError(ValueError):
    """The bytes are text in no encoding that is tried."""


def decode(content: bytes) -> str:
    """Return the text of a file without byte order mark, line ends as they are.

    Raises `UndecodableError` with a clause that says what is wrong.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
                raise UndecodableError(f"it is marked as {name}, but byte {error.start + len(mark)} is not") from error
    for encoding in (*_wide(content), *_declared(content), "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UndecodableError("its bytes are neither UTF-8 nor Windows-1252")


def is_wide(content: bytes) -> bool:
    """Tell text that holds NUL bytes by nature: UTF-16 and UTF-32."""
    return content.startswith(tuple(mark for mark, name in _MARKS if name != "utf-8")) or bool(_wide(content))


def _wide(content: bytes) -> tuple[str, ...]:
    return tuple(encoding for start, encoding in _WIDE_STARTS if content.startswith(start) and len(content) % 2 == 0)


def _declared(content: bytes) -> tuple[str, ...]:
    head = content[:_HEAD]
    if not head.lstrip().startswith(b"<"):
        return ()
    match = _XML_DECLARED.match(head.lstrip()) or _DECLARED.search(head)
    if match is None:
        return ()
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return ()
    if name in _WINDOWS_1252:
        # Strict UTF-8 first: pages labelled Latin-1 by a server's default are often UTF-8 in truth.
        return ()
    return (_LARGER.get(name, name),) if name.startswith(_CHARACTER_SETS) else ()
