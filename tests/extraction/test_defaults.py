from __future__ import annotations

import pytest

from tests.resolution.readings_at_hand import plain, read_text

FILLER = "\n\n".join(["Rain fell."] * 4) + "\n\n"


def defaults(text):
    reading = read_text(text, "note.txt")
    for slot in reading.facts.defaults.values():
        assert 0 <= slot.span.start < slot.span.end <= len(text)
    return plain(reading.facts.defaults)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("All targets are measured against 2019.", "base_year", 2019),
        ("Our goals are expressed relative to FY2021.", "base_label", "FY2021"),
        ("All environmental targets, unless we say otherwise, are set from a base year of 2020.", "base_year", 2020),
        ("Commitments are compared with 2018 levels.", "base_year", 2018),
        ("Both targets use a 2019 baseline.", "base_year", 2019),
        ("Progress is measured against 2017.", "base_year", 2017),
        ("All our emission targets have 2019 as their base year.", "base_year", 2019),
        ("2016 serves as the baseline.", "base_year", 2016),
        ("We cut waste; reference year for both: 2018.", "base_year", 2018),
        ("The data cover all sites in Wales.", "boundary", "all sites in Wales"),
        ("All figures refer to our three mills in Kent.", "boundary", "our three mills in Kent"),
        ("This report covers Brook Mills plc and its two subsidiaries.", "boundary", "Brook Mills plc and its two subsidiaries"),
        ("Scope 2 is calculated market-based.", "scope2_method", "market"),
        ("Scope 2 emissions are reported with the location based method.", "scope2_method", "location"),
        ("Rates are per million hours worked.", "hours_base", "million hours worked"),
        ("LTIFR and TRIFR are given on a basis of 200,000 hours.", "hours_base", "200,000 hours"),
        ("Injury rates are stated per 1,000 employees.", "hours_base", "1,000 employees"),
        ("The reporting period is 2023.", "period", "2023"),
        ("The reporting period runs to 31 March 2024.", "period", "31 March 2024"),
        ("The data cover the calendar year 2023.", "period_year", 2023),
        ("Sustainability Report 2023", "period_year", 2023),
        ("Results of fiscal 2023", "period", "fiscal 2023"),
        ("the 2023 climate update", "period", "2023"),
        ("Impact review of Brook Mills, 2022", "period", "2022"),
    ],
)  # fmt: skip
def test_a_statement_for_the_whole_document(text, name, value):
    assert defaults(text)[name] == value


@pytest.mark.parametrize(
    "text",
    [
        "We will cut water withdrawal by 20% by FY2030.",
        "Compared with fiscal 2020, much has changed for the better at our mills.",
        "Our targets are measured against those of our peers.",
        "Our targets are measured against the market; 2019 was a good year.",
        "Our targets are measured against 2050 t of waste.",
        "The data cover the calendar year.",
        "Scope 2 emissions fell.",
        "Scope 2 market-based emissions fell.",
        "LTIFR was 1.9 per million hours worked.",
        "The frequency rate rose.",
        "The mill covers an area that is large.",
        "We reviewed our strategy, and this review brought to light what everybody who works here knew before: a mill of our age and size needed, in 2019, more care than it had been given.",
    ],
)  # fmt: skip
def test_other_statements_hold_for_themselves_only(text):
    assert defaults(text) == {}


def test_the_first_statement_wins_and_furniture_has_none():
    assert defaults("All targets are measured against 2019. All goals are measured against 2020.")["base_year"] == 2019
    page = "<nav><a href='/'>The data cover all sites</a></nav><main><p>Rain fell.</p></main>"
    assert read_text(page, "page.html").facts.defaults == {}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The reporting period is 2023.", "2023"),
        ("The data cover 2023.", "2023"),
        ("Results of fiscal 2023", None),  # a heading far down speaks of its own chapter
        ("Climate report 2021", None),
    ],
)
def test_far_down_only_a_plain_statement_gives_the_period(text, period):
    assert defaults(FILLER + text).get("period") == period
