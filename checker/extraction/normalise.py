"""Characters as the patterns expect them, one for one, so that every position stays where it was."""

from __future__ import annotations

import unicodedata

_FIXED = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-", "－": "-",
    "℃": "℃",  # stays one character: its NFKC form has two
    "·": "·", "•": "•", "…": "…",
}  # fmt: skip


class _OneForOne(dict[int, str]):
    """NFKC where it gives a single character, space for any white space, the character itself otherwise."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        if character.isspace() or folded.isspace():
            plain = " "
        elif len(folded) == 1:
            plain = folded
        else:
            plain = character
        self[code] = plain
        return plain


_TABLE = _OneForOne({ord(character): plain for character, plain in _FIXED.items()})
_ASCII = "".join(map(chr, range(32, 127)))
_TABLE.update({ord(character): character for character in _ASCII})


def normalise(text: str) -> str:
    """Return `text` with typographic variants folded; the result has the same length.

    Full-width digits and letters, subscripts and superscripts become plain ones, every dash a hyphen, every quotation
    mark a straight one, every white space a space (Unicode NFKC where it maps one character to one).
    """
    return text.translate(_TABLE)
