from __future__ import annotations

from datetime import date

import pytest

from tests.resolution.readings_at_hand import claims_of, read_text


def facts_of(text, name="note.md", hints=None):
    return read_text(text, name, hints).facts


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Hull, 19 April 2024 - Brook Mills cut its waste.", "2024-04-19"),
        ("HULL, England (April 19, 2024) - Brook Mills cut its waste.", "2024-04-19"),
        ("hull, 19 april 2024 - brook mills cut its waste.", "2024-04-19"),
        ("Hull, 19 April 2024 (Newsline) - Brook Mills cut its waste.", "2024-04-19"),
        ("Hull, 19 April 2024: Brook Mills cut its waste.", "2024-04-19"),
        ("Hull, 19 April 2024. Brook Mills cut its waste, which nobody had thought possible.", "2024-04-19"),
        ("Correction to our release of 12 March 2024\n\nHull, 19 April 2024", "2024-04-19"),
        ("19 April 2024\n\nBrook Mills cut its waste.", "2024-04-19"),
        ("Press release | 19.04.2024\n\nBrook Mills cut its waste.", "2024-04-19"),
        ("Updated 19 April 2024\n\nBrook Mills cut its waste.", "2024-04-19"),
        ("This page tells of our mills, their streams, their people and their waste; published on 19 April 2024 by our press office, for everybody.", "2024-04-19"),
        ("---\ndate: 2024-04-19\n---\n\nHull, 1 May 2020 - Brook Mills cut its waste.", "2024-04-19"),
        ("---\ndate: 2024-04-19T10:00:00\n---\n\nBrook Mills cut its waste.", "2024-04-19"),
        ("This page tells of our mills and streams, last updated 1 June 2019, and of all the people who work there.\n\nHull, 19 April 2024 - Waste is down.", "2024-04-19"),
    ],
)  # fmt: skip
def test_the_date_of_publication(text, published):
    assert facts_of(text).published == date.fromisoformat(published)


@pytest.mark.parametrize(
    "text",
    [
        "Brook Mills cut its waste.",
        "The mill in Hull was opened on 3 May 2023 in the presence of many guests, and everybody who came was glad of it.",
        "The audit took place on 3 May 2023 at all of our mills, where the auditors spoke with forty people of the firm.",
        "Sustainability report FY23 (1 October 2022 - 30 September 2023)\n\nBrook Mills cut its waste.",
        "Summary | English edition | Fiscal year 2024 (April 2024 - March 2025)",
        "Report on giving, 1 July 2022 to 30 June 2023",
        "Correction to our release of 12 March 2024",
        "In May 2023 - after a long winter - Brook Mills cut its waste.",
        "Hull, 31 February 2024 - Brook Mills cut its waste.",
        "---\ndate: 2024\n---\n\nBrook Mills cut its waste.",
        "\n\n".join(["Word."] * 14 + ["Hull, 19 April 2024 - Brook Mills cut its waste."]),
        "Ribble Paper won the Clean Plant Award on 3 May 2023.",
    ],
)
def test_other_dates_are_no_date_of_publication(text):
    assert facts_of(text).published is None


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Brook Mills plc cut its waste.", "Brook Mills plc"),
        ("Today Marlow & Sons Ltd. cut its waste.", "Today Marlow & Sons Ltd"),
        ("Brook Mills (LSE: BRK) cut its waste.", "Brook Mills"),
        ("We thank Marlow Ltd for the photographs. Brook Mills (LSE: BRK) cut its waste.", "Brook Mills"),
        ("brook mills plc cut its waste.", "brook mills plc"),
        ("hull, 19 april 2024 - brook mills plc cut its waste.", "brook mills plc"),
        ("Our Group of friends met. Marlow Foods, Inc. cut its waste.", "Marlow Foods, Inc"),
        ("---\nentity: Fenland Co-op\n---\n\nBrook Mills plc cut its waste.", "Fenland Co-op"),
        ("The Hull Paper Company (HPC) cut its waste.", "Hull Paper Company"),
        ("Fenland Dairy Co-op cut its waste.", "Fenland Dairy Co-op"),
        ("The Company (HPC) cut its waste.", None),
        ("Brook Mills cut its waste.", None),
        ("Our supplier Plast AG cut its waste, and so did Brook Mills plc.", "Brook Mills plc"),
        ("Our supplier Plast AG cut its waste.", None),
        ("The Group cut its waste. Our Company grew.", None),
        ("brook mills cut its waste.", None),
        ("The mill plc-style gates were painted.", None),
    ],
)
def test_the_entity_goes_by_its_legal_form_or_ticker(text, entity):
    assert facts_of(text).entity == entity


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Dear shareholders, waste is down.", "a.txt", "message"),
        ("Hull, 19 April 2024 - Brook Mills cut its waste.", "a.txt", "press-release"),
        ("Media release\n\nBrook Mills cut its waste.", "a.txt", "press-release"),
        ("Order number 33-1. Technical data of the Corvid dryer.", "a.txt", "product-page"),
        ("<p>Brook Mills cut its waste.</p>", "a.html", "web-page"),
        ("<p>Media release</p><p>Brook Mills cut its waste.</p>", "a.html", "press-release"),
        ("Sustainability Report 2023\n\nBrook Mills cut its waste.", "a.txt", "sustainability-report"),
        ("Metric,2022,2023\nWater withdrawal (ML),400,380\n", "a.csv", "data-book"),
        ("---\nkind: message\n---\n\nMedia release", "a.md", "message"),
        ("Brook Mills cut its waste.", "a.txt", None),
        ("The report was long.", "a.txt", None),
        ("A dear friend of the house cut the ribbon.", "a.txt", None),
        ("19 April 2024\n\nBrook Mills cut its waste.", "a.txt", None),
    ],
)
def test_the_kind_of_document(text, name, kind):
    assert facts_of(text, name).kind == kind


@pytest.mark.parametrize(
    ("front", "hints", "expected"),
    [
        ("", {}, (None, None, None)),
        ("jurisdiction: European Union\naudience: Consumers\nsector: Financial", {}, ("EU", "b2c", "financial")),
        ("jurisdiction: us-ca\naudience: everybody", {}, ("US-CA", None, None)),
        ("jurisdiction: UK\naudience: trade", {"jurisdiction": "DE", "audience": "investors"}, ("DE", "investors", None)),
        ("", {"sector": "financial"}, (None, None, "financial")),
    ],
)  # fmt: skip
def test_whom_a_document_addresses_is_only_what_somebody_declares(front, hints, expected):
    text = "Brook Mills plc (LSE: BRKM), registered in England and Wales, cut its waste for British consumers."
    facts = facts_of(f"---\n{front}\n---\n\n{text}" if front else text, hints=hints)
    assert (facts.jurisdiction, facts.audience, facts.sector) == expected


def test_what_the_user_says_outranks_the_text():
    hints = {"kind": "message", "published": "2020-02-03", "entity": "Marlow Ltd", "jurisdiction": "EU"}
    text = "---\nlanguage: en-GB\n---\n\nHull, 19 April 2024 - Brook Mills plc cut its waste."
    facts = facts_of(text, hints=hints)
    assert (facts.kind, facts.published, facts.entity) == ("message", date(2020, 2, 3), "Marlow Ltd")
    assert (facts.jurisdiction, facts.language) == ("EU", "en")
    assert facts_of(text, hints={"published": "soon"}).published == date(2024, 4, 19)


@pytest.mark.parametrize(
    ("explained", "year"),
    [
        ("Our financial year ends on 31 March.", 2030),
        ("Fiscal 2023 (1 April 2023 to 31 March 2024) was good.", 2031),
        ("FY23 (April 2022 to March 2023) was good.", 2030),
        ("Fiscal 2023 (until 30 June 2023) was good.", 2030),
        ("Fiscal 2023 (1 April 2025 to 31 March 2026) was good.", 2030),  # no fiscal year is called so
        ("Fiscal 2023 was a year of change for everyone here 2024.", 2030),
        ("Our business year runs from spring to spring.", 2030),
        ("Our year was good.", 2030),
    ],
)
def test_a_fiscal_label_means_what_the_document_says(explained, year):
    claims = claims_of(f"{explained}\n\nWe will cut water withdrawal by 20% by fiscal 2030.")
    assert claims[-1][2]["target_year"] == year


@pytest.mark.parametrize(
    ("explained", "end"),
    [
        ("Our financial year ends on 31 March.", date(2030, 3, 31)),
        ("Our business year runs from July to June.", date(2030, 6, 30)),
        ("Our financial year is from 1 July 2022 to 30 June 2023.", date(2030, 6, 30)),
        ("Brook Mills - financial year 1 July 2022 to 30 June 2023", date(2030, 6, 30)),
        ("FY23 (July 2022 to June 2023) was good.", date(2030, 6, 30)),
        ("Our quarter ends on 31 March.", date(2030, 12, 31)),
    ],
)
def test_a_fiscal_year_ends_in_the_documents_month(explained, end):
    assert claims_of(f"{explained}\n\nWe will cut water withdrawal by 20% by FY2030.")[-1][2]["target_end"] == end
