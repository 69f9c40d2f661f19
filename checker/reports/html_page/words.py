"""The words that the page has for what programs name with hyphens and underscores."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from checker.model import Quantity, Severity, Value
from checker.reports.html_page.markup import Markup, element
from checker.reports.places import spot
from checker.written_names import written

if TYPE_CHECKING:
    from decimal import Decimal

    from checker.model import Location

SEVERITY_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Info"}
_UNIT_SIGNS = "%‰€$£¥"
_FACTS = {
    "document.published": "the document's day of publication",
    "document.": "the document's ",
}
_NAME = re.compile(r"\b\w+_\w+\b")
_COMPARATORS = {"=": "", "~": "about ", "<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "}


def titled(name: str) -> str:
    """Return "Press release" for "press-release"."""
    words = written(name)
    return words[:1].upper() + words[1:]


def in_words(value: Value | None) -> str:
    """Return a slot's value for a reader, "" where it is unknown."""
    if value is None:
        return ""
    if isinstance(value, Quantity):
        return quantity_words(value)
    if isinstance(value, tuple):
        return ", ".join(in_words(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def quantity_words(quantity: Quantity) -> str:
    """Return an amount as it is written where that has digits, with its unit where the words have none."""
    said = " ".join(quantity.text.split())
    if not any(character.isdigit() for character in said):
        said = amount(quantity.amount)
    if not any(character.isalpha() or character in _UNIT_SIGNS for character in said):
        said = f"{said} {unit_words(quantity.unit)}".rstrip()
    return f"{_COMPARATORS[quantity.comparator]}{said}" if said[:1].isdigit() else said


def unit_words(unit: str) -> str:
    """Return a unit as it is printed: "kt CO₂e" for "ktCO2e"; nothing for what is only counted."""
    apart = re.sub(r"(?<=[a-z])(?=CO2)", " ", unit, flags=re.IGNORECASE)
    return "" if unit == "count" else re.sub(r"\bm([23])\b", _raised, apart).replace("CO2", "CO₂")


def amount(number: Decimal) -> str:
    """Return an amount with thousands parted and a true minus sign."""
    return f"{number:,f}".replace("-", "\N{MINUS SIGN}")


def sentence(text: str) -> str:
    """Return a message with a capital at its beginning, where its first word is an ordinary one."""
    return text[:1].upper() + text[1:] if text[1:2].islower() or text[1:2].isspace() else text


def reason_words(reason: str) -> str:
    """Return why something could not be evaluated, with the names that rules use put into words."""
    for name, words in _FACTS.items():
        reason = reason.replace(name, words)
    return sentence(_NAME.sub(lambda name: written(name[0]), reason))


def where(place: Location) -> str:
    """Return where in its file a place is, in words: page, cell, paragraph or line."""
    return spot(place) or f"line {place.line}"


def severity_mark(severity: Severity) -> Markup:
    """Return a severity as icon and word, never as colour alone."""
    return element("span", icon(severity.value), SEVERITY_WORDS[severity], class_=f"severity {severity.value}")


def _raised(match: re.Match[str]) -> str:
    return "m²" if match[1] == "2" else "m³"


def icon(name: str) -> Markup:
    """Return one of the signs that the page draws once, at its beginning."""
    return element("svg", element("use", href=f"#sign-{name}"), class_="icon", aria_hidden="true")
