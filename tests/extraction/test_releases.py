from __future__ import annotations

import pytest

from checker.extraction.relative import relative_date
from checker.extraction.releases import read_releases
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read, sentences


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Calder Paper has released its 2023 sustainability report.", {"report_title": "2023 sustainability report", "report_period": "2023", "evidence_link": None}),
        ("calder paper publishes its 2024 impact update", {"report_period": "2024"}),
        ("Calder (SSE: 600100), a maker of paper, has released its 2023 Environmental, Social and Governance (ESG) report.", {"report_title": "2023 Environmental, Social and Governance (ESG) report"}),
        ("We are pleased to present the Calder Group's CSR Report for FY2023.", {"fy_label": "FY2023", "report_period": "FY2023"}),
        ("Lund, 6 May 2025 - Calder today published its climate report for calendar year 2024.", {"report_period": "2024"}),
        ("Calder has published its latest ESG report.", {"report_title": "ESG report", "report_period": None}),
        ("Calder recently published its ESG report (calder.example/esg).", {"relative_date": "recently", "evidence_link": "calder.example/esg"}),
        ("The full report is available at calder.example/report2024.", {"evidence_link": "calder.example/report2024", "report_title": "full report"}),
        ("Our 2024 sustainability report is now available.", {"report_period": "2024", "evidence_link": None}),
    ],
)  # fmt: skip
def test_a_release_is_read_with_title_period_and_place(text, slots):
    assert holds(read(read_releases, text), "report_release", slots)


@pytest.mark.parametrize(
    "text",
    [
        "The report details our approach.",
        "Calder has issued an impact update every year since 2017.",
        "Since 2010 Calder has released sustainability reports for 13 consecutive years.",
        "Calder will publish its ESG report in May.",
        "The ministry has published its climate report.",
        "Calder issued a press release on its annual results.",
        "The auditor issued a statement.",
        "Calder has not published its ESG report.",
        "We reviewed and updated our climate plan.",
        "The content index is at calder.example/gri, the report says.",
        "Calder reports a loss.",
        "Published 18 April 2023.",
        "Calder presented its new pump.",
    ],
)
def test_what_announces_no_report_is_left_alone(text):
    assert read(read_releases, text, Facts(entity="Calder Paper AG")) == []


def test_the_words_leave_the_dateline_out():
    text = "Lund, 6 May 2025 - Calder Paper Holdings AG (SSE: 600100), a maker of paper and board in four countries, has released its 2024 ESG report."
    (claim,) = read(read_releases, text)
    assert claim.words == "has released its 2024 ESG report"
    assert read(read_releases, text, block_kind="table") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Last year we planted trees.", "Last year"),
        ("Over the past year we grew.", "Over the past year"),
        ("The prize was recently given.", "recently"),
        ("last autumn the company was rated.", "last autumn"),
        ("This is last year's report.", None),
        ("In 2023 we grew.", None),
    ],
)
def test_relative_dates(text, words):
    got = relative_date(sentences(text)[0])
    assert (got and got[0]) == words
