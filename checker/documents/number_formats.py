"""Numbers as a workbook shows them: 0.462 under "0.0%" is 46.2%, 12400 under "#,##0" is 12,400.

Only what a reader of the sheet sees counts: the printed precision decides which values agree. Of a format code
(ECMA-376 part 1, 18.8.31) the section for the sign is used, with digits, grouping, scaling commas, percent and literal
text; fractions and exponents are shown in full.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[#0?](?:,?[#0?])*(?:\.([#0?]*))?(,*)")
_MARK = "\ue000"  # stands for a literal while digits are looked for
_SIGNIFICANT = 11  # digits that "General" shows at most
_LONGEST = 400  # characters of a format code that is looked at


def shown(value: float, code: str) -> str:
    """Return a number as its cell shows it; under "General" with at most eleven significant digits."""
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return ""
    sections = _sections(code[:_LONGEST])
    if not sections or sections[0].strip().lower() in {"general", "@", ""}:
        return _general(number)
    section, is_signed = _section(sections, number)
    return _written(abs(number) if is_signed else number, section)


def _sections(code: str) -> list[str]:
    """Split a code at semicolons that stand in no literal."""
    parts, depth = [""], False
    escaped = False
    for character in code:
        if character == '"' and not escaped:
            depth = not depth
        if character == ";" and not depth and not escaped:
            parts.append("")
        else:
            parts[-1] += character
        escaped = character == "\\" and not escaped
    return parts


def _section(sections: list[str], number: Decimal) -> tuple[str, bool]:
    """Return the section for a number, and whether the section itself shows the sign."""
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _written(number: Decimal, section: str) -> str:
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or match[3] or "")
        return _MARK

    plain = _LITERAL.sub(keep, section)
    digits = _DIGITS.search(plain)
    if digits is not None and ("/" in plain or "E+" in plain or "E-" in plain):
        return _general(number)
    if digits is None:
        return _filled(plain, literals).strip()
    places = len(digits[1] or "")
    scaled = number * (100 if "%" in plain else 1) / (1000 ** len(digits[2]))
    whole = digits.group().split(".")[0].rstrip(",")  # a comma between digits groups, one behind them scales
    figure = _rounded(scaled, places, optional=(digits[1] or "").count("#"), grouped="," in whole)
    return _filled(plain[: digits.start()] + figure + plain[digits.end() :], literals).strip()


def _rounded(number: Decimal, places: int, *, optional: int, grouped: bool) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    figure = f"{rounded:,f}" if grouped else f"{rounded:f}"
    for _ in range(optional):
        if "." in figure and figure.endswith("0"):
            figure = figure[:-1]
    return figure.removesuffix(".")


def _filled(text: str, literals: list[str]) -> str:
    parts = iter(literals)
    return "".join(next(parts) if character == _MARK else character for character in text)


def _general(number: Decimal) -> str:
    if number == number.to_integral_value():
        return f"{number.quantize(Decimal(1)):f}" if abs(number) < Decimal(10) ** 15 else f"{number:f}"
    places = max(0, _SIGNIFICANT - max(number.adjusted() + 1, 1))
    figure = f"{number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"
    return figure.rstrip("0").rstrip(".") if "." in figure else figure
