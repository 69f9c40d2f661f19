"""What reading one document may cost. A file beyond a limit is refused with the limit's name, never read in part."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

MEBIBYTE = 1024 * 1024  # bytes
_Positive = Annotated[int, Meta(ge=1, le=1_000_000_000)]


class Limits(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """The limits that a configuration may set, under the key `limits`."""

    file_mib: _Positive = 64  # of one file
    unpacked_mib: _Positive = 256  # of all parts of an office document together
    characters: _Positive = 32_000_000  # of the text of an office document
    cells: _Positive = 2_000_000  # filled cells of a workbook
    pdf_seconds: _Positive = 120
    pdf_memory_mib: _Positive = 1024
    pdf_pages: _Positive = 2_000


USUAL = Limits()
