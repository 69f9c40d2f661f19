"""Clean sets are silent; one digit changed in one place, and exactly that place is named with what it contradicts."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.cross_document.sets_at_hand import findings

YEARS = (2021, 2022, 2023)
NAMES = ("Halden Foods Ltd", "Mirandel Steel plc", "Torvik Salmon ASA", "Brenholm Paper AG")
MEASURES = (  # label, unit of the reports, unit of the data book and its factor, sentence
    ("Scope 1 emissions", "t CO2e", "kt CO2e", 1000, "Scope 1 emissions were {} t CO2e in {}."),
    ("Scope 2 emissions (market-based)", "t CO2e", "t CO2e", 1, "Market-based Scope 2 emissions were {} t CO2e in {}."),
    ("Energy consumption", "MWh", "GWh", 1000, "Energy consumption was {} MWh in {}."),
    ("Water withdrawal", "m3", "thousand m3", 1000, "Water withdrawal was {} m3 in {}."),
    ("Waste generated", "t", "t", 1, "Total waste was {} t in {}."),
)


# a failing set says enough as it is: shrinking it would take minutes
SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck), "phases": (Phase.explicit, Phase.generate)}


class Place(Struct, frozen=True, kw_only=True):
    """Where a value is printed."""

    file: str
    line: int
    key: tuple[str, int]
    printed: str


class CleanSet(Struct, frozen=True, kw_only=True):
    """Documents by name, and where they print which value."""

    documents: dict[str, str]
    places: tuple[Place, ...]


def report(name: str, year: int, values: dict[tuple[str, int], int], told: str) -> str:
    years = [one for one in YEARS if one <= year][-2:]
    rows = [
        f"| {label} ({unit}) | " + " | ".join(f"{values[label, one]:,}" for one in years) + " |"
        for label, unit, *_ in MEASURES
    ]
    sentence = next(words for label, _, _, _, words in MEASURES if label == told).format(
        f"{values[told, year]:,}", year
    )
    lines = [
        f"# {name}: sustainability report {year}",
        "",
        f"Published 14 March {year + 1}. The figures are for calendar years.",
        "",
        sentence,
        "",
        "| Indicator | " + " | ".join(map(str, years)) + " |",
        "|---|" + "---|" * len(years),
        *rows,
    ]
    return "\n".join(lines) + "\n"


def data_book(values: dict[tuple[str, int], int]) -> str:
    lines = ["Indicator,Unit," + ",".join(map(str, YEARS))]
    for label, _, unit, factor, _ in MEASURES:
        lines.append(f"{label},{unit}," + ",".join(str(Decimal(values[label, one]) / factor) for one in YEARS))
    return "\n".join(lines) + "\n"


@st.composite
def clean_sets(draw: st.DrawFn) -> CleanSet:
    name = draw(st.sampled_from(NAMES))
    digits = st.integers(1111, 99_999).filter(lambda one: one % 10)
    keys = [(label, year) for label, *_ in MEASURES for year in YEARS]
    values = dict(zip(keys, draw(st.lists(digits, min_size=len(keys), max_size=len(keys), unique=True)), strict=True))
    told = draw(st.sampled_from([label for label, *_ in MEASURES]))
    documents = {f"report-{year}.md": report(name, year, values, told) for year in (2022, 2023)}
    if draw(st.booleans()):
        documents["data.csv"] = data_book(values)
    return CleanSet(documents=documents, places=tuple(places(documents, values)))


def places(documents: dict[str, str], values: dict[tuple[str, int], int]) -> list[Place]:
    factors = {label: factor for label, _, _, factor, _ in MEASURES}
    found = []
    for file, text in documents.items():
        for number, line in enumerate(text.split("\n"), start=1):
            for key, value in values.items():
                printed = str(Decimal(value) / factors[key[0]]) if file.endswith(".csv") else f"{value:,}"
                stands = printed in (line.split(",") if file.endswith(".csv") else re.findall(r"\d[\d,]*\d", line))
                if stands and says(line, key[0]):
                    found.append(Place(file=file, line=number, key=key, printed=printed))
    return found


def says(line: str, label: str) -> bool:
    words = label.lower().replace("waste generated", "waste").replace(" emissions", "")
    plain = line.lower().replace("market-based scope 2 emissions", "scope 2 (market-based)").replace(" emissions", "")
    return words in plain


@settings(max_examples=12, **SLOW)
@given(clean_sets())
def test_a_clean_set_is_silent(clean):
    assert findings(clean.documents) == []


@settings(max_examples=20, **SLOW)
@given(clean_sets(), st.data())
def test_one_changed_digit_is_found_where_it_stands(clean, data):
    counts = [place.key for place in clean.places]
    doubled = [place for place in clean.places if counts.count(place.key) > 1]
    place = data.draw(st.sampled_from(doubled))
    at = data.draw(st.sampled_from([i for i, c in enumerate(place.printed[:2]) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != place.printed[at]]))
    changed = place.printed[:at] + digit + place.printed[at + 1 :]
    lines = clean.documents[place.file].split("\n")
    lines[place.line - 1] = lines[place.line - 1].replace(place.printed, changed, 1)
    found = findings(clean.documents | {place.file: "\n".join(lines)})
    alike = {f"{one.file}:{one.line}" for one in clean.places if one.key == place.key}
    assert len(found) == 1
    rule, *named = found[0].split()
    assert rule == "XDC001"
    assert f"{place.file}:{place.line}" in named
    assert set(named) <= alike
    assert len(named) > 1
