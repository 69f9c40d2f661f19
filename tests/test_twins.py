"""Pairs of texts that differ in one fact, through the whole flow: the fact alone decides whether a rule finds fault."""

from __future__ import annotations

import pytest

from checker.pipeline import check
from checker.settings import Settings

IN_2022 = "Hull, 19 April 2022 - "
IN_2017 = "Hull, 19 April 2017 - "
IN_2025 = "Hull, 19 April 2025 - "
TWINS = (  # what decides, the rule, the text without fault, its twin
    ("first year of a streak", "TIM003", IN_2022 + "Brook Mills plc has published a sustainability report for 12 consecutive years, since 2011.", IN_2022 + "Brook Mills plc has published a sustainability report for 12 consecutive years, since 2013."),
    ("length of a streak", "TIM003", IN_2022 + "Since 2011 Brook Mills plc has published a sustainability report for 12 consecutive years.", IN_2022 + "Since 2011 Brook Mills plc has published a sustainability report for 14 consecutive years."),
    ("dateline of a streak", "TIM003", IN_2022 + "Since 2011 Brook Mills plc has published a sustainability report for 12 consecutive years.", IN_2025 + "Since 2011 Brook Mills plc has published a sustainability report for 12 consecutive years."),
    ("first year of a rating streak", "TIM003", IN_2022 + "Brook Mills plc was rated AA by MSCI for three consecutive years, since 2020.", IN_2022 + "Brook Mills plc was rated AA by MSCI for three consecutive years, since 2018."),
    ("date of a rating", "RAT002", "MSCI rated Brook Mills plc AA in May 2021.", "MSCI rates Brook Mills plc AA."),
    ("rater", "RAT001", "In May 2021 Brook Mills plc was rated AA by Merle Ratings.", "In May 2021 Brook Mills plc was rated by an independent ESG agency."),
    ("dateline long before the deadline", "TGT008", IN_2017 + "We will cut absolute water withdrawal at our mills by 20% by 2023 from 2015.", IN_2022 + "We will cut absolute water withdrawal at our mills by 20% by 2023 from 2015."),
    ("result of a near target", "TGT008", IN_2022 + "We will cut absolute water withdrawal at our mills by 20% by 2023 from 2015 (2021: 14%).", IN_2022 + "We will cut absolute water withdrawal at our mills by 20% by 2023 from 2015."),
    ("dateline after the deadline", "TIM001", IN_2022 + "We aim to cut absolute water withdrawal at our mills by 20% by 2024 from 2015.", IN_2025 + "We aim to cut absolute water withdrawal at our mills by 20% by 2024 from 2015."),
    ("base year after publication", "TIM002", IN_2022 + "We will cut absolute water withdrawal at our mills by 20% by 2026 from 2019.", IN_2017 + "We will cut absolute water withdrawal at our mills by 20% by 2026 from 2019."),
    ("offsets in a neutrality claim", "NZR002", "By 2031 we will be carbon neutral in Scope 1 and 2 without the use of offsets.", "By 2031 we will be carbon neutral in Scope 1 and 2."),
    ("scopes of a neutrality claim", "NZR001", "By 2031 we will be carbon neutral in Scope 1 and 2.", "By 2031 we will be carbon neutral."),
    ("offsets counted as a reduction", "NZR008", "Our Scope 1 emissions fell by 30% from 2019 to 2021.", "Net of offsets, our Scope 1 emissions fell by 30% from 2019 to 2021."),
    ("comparator", "CMP001", "The Corvid dryer uses 40% less energy than the Corvid 2 of 2015.", "The Corvid dryer uses 40% less energy."),
    ("issuer in the sentence before", "AWD001", "The Severn Guild held its gala in June 2021. There, Brook Mills plc received the 2021 Clean Works Award from the Guild.", "Rain fell in June 2021. There, Brook Mills plc received the 2021 Clean Works Award."),
    ("issuer", "AWD001", "Brook Mills plc received the 2021 Clean Works Award from the Severn Guild.", "Brook Mills plc received the 2021 Clean Works Award."),
    ("issuer in another telling", "AWD001", "Brook Mills plc received the Clean Works Award 2021. At the gala in Hull, Brook Mills accepted the Clean Works Award from the Severn Guild.", "Brook Mills plc received the Clean Works Award 2021. At the gala in Hull, Brook Mills accepted the Fair Pay Prize from the Severn Guild."),
    ("year of an award", "AWD002", "Brook Mills plc received the 2021 Clean Works Award from the Severn Guild.", "Brook Mills plc received the Clean Works Award from the Severn Guild."),
    ("scopes of a target", "MET004", "We will cut Scope 1 and 2 emissions by 42% by 2030 from 2019.", "We will cut emissions by 42% by 2030 from 2019."),
    ("base year", "TGT001", "We will cut absolute water withdrawal at our mills by 20% by 2030 from 2019.", "We will cut absolute water withdrawal at our mills by 20% by 2030."),
    ("base year of all targets", "TGT001", "All targets are measured against 2019.\n\nWe will cut absolute water withdrawal at our mills by 20% by 2030.", "All targets are measured with care.\n\nWe will cut absolute water withdrawal at our mills by 20% by 2030."),
    ("base year told below the headline", "TGT001", "# Brook Mills to cut absolute water withdrawal at our mills by 20%\n\nBrook Mills plc will cut absolute water withdrawal at our mills by 20% by 2030 from 2019.", "# Brook Mills to cut absolute water withdrawal at our mills by 20%\n\nBrook Mills plc will cut absolute water withdrawal at our mills by 20% by 2030."),
    ("a level has no base year but a current value", "TGT002", "We aim for a recycling rate of 80% by 2030 (2021: 68%).", "We aim for a recycling rate of 80% by 2030."),
    ("current value elsewhere", "TGT002", "We aim for a recycling rate of 80% by 2030. In 2021 the recycling rate was 68%.", "We aim for a recycling rate of 80% by 2030. In 2021 the landfill rate was 6%."),
    ("deadline", "TGT003", "We will cut absolute water withdrawal at our mills by 20% by 2030 from 2019.", "We will cut absolute water withdrawal at our mills by 20% from 2019."),
    ("unit", "MET001", "Our mills used 9,100 t of solvent in 2021.", "Our mills used 9,100 of solvent in 2021."),
    ("two values and a percentage", "ARI001", "Energy use fell by 9%, from 640 MWh in 2019 to 580 MWh in 2021.", "Energy use fell by 19%, from 640 MWh in 2019 to 580 MWh in 2021."),
    ("two values from the table", "ARI001", "Water withdrawal fell by 10% from 2019 to 2021.\n\n| | 2019 | 2021 |\n|---|---|---|\n| Water withdrawal (ML) | 400 | 360 |\n", "Water withdrawal fell by 20% from 2019 to 2021.\n\n| | 2019 | 2021 |\n|---|---|---|\n| Water withdrawal (ML) | 400 | 360 |\n"),
    ("value a change ends at", "ARI001", "Water withdrawal was 400 ML in 2019. Water withdrawal fell by 10% from 2019, to 360 ML in 2021.", "Water withdrawal was 400 ML in 2019. Water withdrawal fell by 20% from 2019, to 360 ML in 2021."),
    ("percentage points", "ARI001", "The recycling rate rose by 6 percentage points, from 30% in 2019 to 36% in 2021.", "The recycling rate rose by 6%, from 30% in 2019 to 36% in 2021."),
    ("base of a change", "MET003", "Water withdrawal fell by 14% from 2019 to 2021.", "Water withdrawal fell by 14% in 2021."),
    ("hours base", "SOC001", "LTIFR was 1.9 per million hours worked in 2021.", "LTIFR was 1.9 in 2021."),
    ("hours base of the whole document", "SOC001", "Rates are per million hours worked. LTIFR was 1.9 in 2021.", "Rates are well known here. LTIFR was 1.9 in 2021."),
    ("assurance provider", "ASR001", "Marl & Partners LLP gave limited assurance on our 2021 emissions under ISAE 3410.", "Our 2021 emissions were assured."),
    ("certified standard", "CRT001", "Our Hull mill is certified to ISO 14001 by Severn Cert.", "We are ISO certified."),
    ("basis of use", "FRM001", "We report in accordance with the GRI Standards for 2021.", "We report according to GRI."),
    ("validated or aligned", "FRM003", "Our targets were validated by the Science Based Targets initiative.", "Our targets are aligned with the Science Based Targets initiative."),
    ("whose target", "TGT001", "Our supplier Plast AG will cut absolute water withdrawal at our mills by 20% by 2030.", "We will cut absolute water withdrawal at our mills by 20% by 2030."),
    ("past promise or open target", "TGT001", "In 2015 we had promised to cut absolute water withdrawal at our mills by 20% by 2030.", "In 2015 we began, and we will cut absolute water withdrawal at our mills by 20% by 2030."),
)  # fmt: skip


def findings(text, folder):
    path = folder / "note.md"
    path.write_text(text, encoding="utf-8")
    return {verdict.rule for verdict in check([path], Settings()).findings}


@pytest.mark.parametrize(("rule", "sound", "twin"), [pair[1:] for pair in TWINS], ids=[pair[0] for pair in TWINS])
def test_one_fact_decides(rule, sound, twin, tmp_path):
    assert findings(twin, tmp_path) - findings(sound, tmp_path) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        IN_2022 + "Brook Mills plc was rated AA by MSCI for three consecutive years.",  # nothing to count from
        IN_2022 + "Brook Mills plc has published a sustainability report since 2013.",
        IN_2022 + "Our LTIFR was 1.9 per million hours worked in 2021 and will stay below 2 per million hours worked.",
        "In June 2021 Brook Mills plc hosted the Clean Works Award of the Severn Guild.",
        "Norway will be net zero by 2050.",
    ],
)
def test_without_the_fact_nothing_can_be_wrong_with_it(text, tmp_path):
    assert not findings(text, tmp_path) & {"TIM003", "TGT001", "TGT003", "AWD001", "AWD002", "NZR001"}
