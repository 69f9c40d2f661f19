"""Sets of documents with planted contradictions and look-alikes: rule and primary place of what must be found, and nothing else."""

SETS = (
    (
        "databook vs report plant scope1",
        {
            "report-2023.md": "# Brenholm Paper AS – Sustainability report 2023\n\nPublished 14 March 2024. All figures are for the calendar year 2023 and for our three mills.\n\n## Climate\n\n| Indicator | Unit | 2021 | 2022 | 2023 |\n|---|---|---|---|---|\n| Scope 1 emissions | t CO2e | 41,870 | 40,215 | 38,940 |\n| Scope 2 emissions (market-based) | t CO2e | 12,340 | 11,980 | 10,455 |\n| Scope 2 emissions (location-based) | t CO2e | 15,610 | 15,102 | 14,733 |\n| Energy consumption | GWh | 612.4 | 603.8 | 598.1 |\n| Water withdrawal | 1,000 m3 | 8,412 | 8,227 | 8,103 |\n\nIn 2023 the share of renewable electricity was 71%. The lost-time injury frequency rate (LTIFR) was 3.4 per million hours worked in 2023.\n",
            "databook.csv": "Metric,Unit,2021,2022,2023\nScope 1 emissions,kt CO2e,41.87,40.22,38.94\nScope 2 emissions (market-based),kt CO2e,12.34,11.98,10.46\nScope 2 emissions (location-based),kt CO2e,15.61,15.10,14.73\nEnergy consumption,MWh,612400,603800,598100\nWater withdrawal,million m3,8.412,8.227,8.301\nShare of renewable electricity,%,62,68,71\nLTIFR,per million hours worked,4.1,3.9,3.4\n",
            "release.txt": "Brenholm Paper cuts emissions again\n\nOslo, 15 March 2024 - Brenholm Paper AS has published its sustainability report for 2023.\n\nScope 1 emissions fell to 38.9 kt CO2e in 2023, from 40.2 kt CO2e in 2022. The share of renewable electricity reached 74% in 2023. At the Holmfoss mill, water withdrawal was 2.1 million m3 in 2023. The LTIFR was 3.4 in 2023.\n",
        },
        ["XDC001 release.txt:5", "XDC001 report-2023.md:13"],
    ),
    (
        "restated openly",
        {
            "r22.md": "# Calder Foods plc: sustainability report 2022\n\nPublished 3 May 2023. Figures are for the calendar year 2022.\n\n| t CO2e | 2020 | 2021 | 2022 |\n|---|---|---|---|\n| Scope 1 | 14,210 | 13,905 | 13,480 |\n| Scope 2 (market-based) | 6,120 | 5,870 | 5,410 |\n\nWaste to landfill was 1,845 t in 2022.\n",
            "r23.md": "# Calder Foods plc: sustainability report 2023\n\nPublished 2 May 2024. Figures are for the calendar year 2023.\n\n| t CO2e | 2021 | 2022 | 2023 |\n|---|---|---|---|\n| Scope 1 | 14,330 | 13,990 | 13,100 |\n| Scope 2 (market-based) | 5,870 | 5,410 | 5,020 |\n\nScope 1 emissions for 2021 and 2022 were restated after a refrigerant leak at the Hull depot was found to have been left out. Waste to landfill fell to 1,702 t in 2023 (2022: 1,485 t).\n",
        },
        ["XDC001 r23.md:10"],
    ),
    (
        "baseline recalculated after acquisition, silent; target slip explained; another weakened",
        {
            "old.md": "# Verrin Glass AG sustainability report 2021\n\nPublished on 12 April 2022. Targets are measured against 2018.\n\n- We will reduce absolute Scope 1 and 2 emissions by 46% by 2030 from a 2018 base of 212.4 kt CO2e.\n- By 2025, we will raise the recycled glass share to 60%.\n- We will cut water withdrawal by 20% by 2026 compared with 2018.\n- We aim to reduce the LTIFR to below 2.0 per million hours worked by 2025.\n",
            "new.md": "# Verrin Glass AG sustainability report 2022\n\nPublished on 18 April 2023. Targets are measured against 2018.\n\n- We will reduce absolute Scope 1 and 2 emissions by 46% by 2030 from a 2018 base of 231.0 kt CO2e. The base year was recalculated after we bought the Tarnow works in January 2022.\n- By 2025, we will raise the recycled glass share to 50%.\n- We will cut water withdrawal by 20% by 2028 compared with 2018. The date was moved from 2026 because the permit for the Lohr treatment plant came late.\n- We aim to reduce the LTIFR to below 2.0 per million hours worked by 2025.\n",
        },
        ["XDC003 new.md:6"],
    ),
    (
        "baseline silently changed in prose",
        {
            "a.md": "# Hollin Beverages Ltd – ESG report 2022\n\nPublished 30 June 2023.\n\nWe will cut Scope 1 and 2 emissions by 50% by 2030 from our 2019 baseline of 58,300 t CO2e.\n",
            "b.md": "# Hollin Beverages Ltd – ESG report 2023\n\nPublished 28 June 2024.\n\nWe will cut Scope 1 and 2 emissions by 50% by 2030 from our 2019 baseline of 63,900 t CO2e.\n",
        },
        ["XDC002 b.md:5"],
    ),
    (
        "base year moved",
        {
            "a.md": "# Hollin Beverages Ltd – ESG report 2022\n\nPublished 30 June 2023.\n\nWe will cut Scope 1 and 2 emissions by 50% by 2030 from a 2017 base year.\n",
            "b.md": "# Hollin Beverages Ltd – ESG report 2023\n\nPublished 28 June 2024.\n\nWe will cut Scope 1 and 2 emissions by 50% by 2030 from a 2019 base year.\n",
        },
        ["XDC002 b.md:5"],
    ),
    (
        "net zero slipped",
        {
            "2022.md": "# Aldersea Ports Ltd: sustainability report 2022\n\nPublished 1 March 2023.\n\nWe will be carbon neutral in Scope 1 and 2 by 2030. Aldersea Ports will reach net zero across Scopes 1, 2 and 3 by 2045.\n",
            "2024.md": "# Aldersea Ports Ltd: sustainability report 2024\n\nPublished 4 March 2025.\n\nWe will be carbon neutral in Scope 1 and 2 by 2035. Aldersea Ports will reach net zero across Scopes 1, 2 and 3 by 2045.\n",
        },
        ["XDC003 2024.md:5"],
    ),
    (
        "dropped target; one met; one withdrawn openly; one repeated in other words",
        {
            "sr22.md": "# Moorfield Dairy plc sustainability report 2022\n\nPublished 2 April 2023.\n\n## Our targets\n\n- Cut Scope 1 and 2 emissions by 40% by 2030 from 2020.\n- Reduce food waste by 30% by 2027 from 2020.\n- Send zero waste to landfill by 2025.\n- Source 100% renewable electricity by 2024.\n- Reduce plastic packaging weight by 15% by 2026 from 2021.\n",
            "sr23.md": "# Moorfield Dairy plc sustainability report 2023\n\nPublished 8 April 2024.\n\n## Our targets\n\n- By 2030 our combined Scope 1 and 2 emissions will be 40% below those of 2020.\n- The target of 100% renewable electricity was met in December 2023.\n- The plastic packaging target was withdrawn in 2023 because the bottle plant was sold.\n- Send zero waste to landfill by 2025.\n",
        },
        ["XDC004 sr22.md:8"],
    ),
    (
        "award issuer differs and streak stands still",
        {
            "rel22.txt": "PRESS RELEASE\n\nBergen, 3 November 2022 - Fjellstad Shipping ASA has been named Employer of the Year 2022 by the Nordic Maritime Guild, for the fifth year in a row.\n",
            "rel23.txt": "PRESS RELEASE\n\nBergen, 9 November 2023 - Fjellstad Shipping ASA has been named Employer of the Year 2023 by the Nordic Maritime Guild, for the fifth year in a row.\n",
        },
        ["XDC006 rel23.txt:3"],
    ),
    (
        "streak continues",
        {
            "rel22.txt": "PRESS RELEASE\n\nBergen, 3 November 2022 - Fjellstad Shipping ASA has been named Employer of the Year 2022 by the Nordic Maritime Guild, for the fifth year in a row.\n",
            "rel23.txt": "PRESS RELEASE\n\nBergen, 9 November 2023 - Fjellstad Shipping ASA has been named Employer of the Year 2023 by the Nordic Maritime Guild, for the sixth year in a row.\n",
        },
        [],
    ),
    (
        "rating differs",
        {
            "rep.md": "# Sandvale Cement plc sustainability report 2023\n\nPublished 5 April 2024. \n\nCDP gave us a score of B in its climate change questionnaire 2023. Tarn Ratings rated us AA in June 2023.\n",
            "rel.txt": "LONDON, 9 April 2024 - Sandvale Cement plc today published its sustainability report.\n\nCDP gave Sandvale a score of A- in its climate change questionnaire 2023. Tarn Ratings rated the company AA in June 2023.\n",
        },
        ["XDC006 rel.txt:3"],
    ),
    (
        "acronym twice",
        {
            "a.txt": "Taipei, 4 March 2024 - Southern Mineral Industries Corp. (SMIC) cut its Scope 1 emissions to 120 kt CO2e in 2023.\n\nSMIC will cut Scope 1 emissions by 30% by 2030 from 2020.\n",
            "b.txt": "Osaka, 8 March 2024 - Senda Metal Instruments Co., Ltd. (SMIC) cut its Scope 1 emissions to 14 kt CO2e in 2023.\n\nSMIC will cut Scope 1 emissions by 25% by 2032 from 2020.\n",
        },
        ["XDC007 b.txt:1"],
    ),
    (
        "two companies, no shared names",
        {
            "a.txt": "Leeds, 4 March 2024 - Harrow Steel plc cut its Scope 1 emissions to 120 kt CO2e in 2023.\n",
            "b.txt": "Lyon, 8 March 2024 - Mirandel SA cut its Scope 1 emissions to 14 kt CO2e in 2023.\n",
        },
        [],
    ),
    (
        "boundary changed",
        {
            "r1.md": "# Quillan Textiles Ltd sustainability report 2022\n\nPublished 4 April 2023.\n\nEnergy consumption at all our nine plants was 88,400 MWh in 2022. Water withdrawal was 310,000 m3 in 2022.\n",
            "r2.md": "# Quillan Textiles Ltd sustainability report 2023\n\nPublished 9 April 2024.\n\nEnergy consumption at our six plants in Portugal was 61,200 MWh in 2023. Water withdrawal was 298,000 m3 in 2023.\n",
        },
        ["XDC005 r2.md:5"],
    ),
    (
        "boundary changed, explained",
        {
            "r1.md": "# Quillan Textiles Ltd sustainability report 2022\n\nPublished 4 April 2023.\n\nEnergy consumption at all our nine plants was 88,400 MWh in 2022.\n",
            "r2.md": "# Quillan Textiles Ltd sustainability report 2023\n\nPublished 9 April 2024.\n\nEnergy consumption at our six plants in Portugal was 61,200 MWh in 2023. The three plants in Morocco were sold in December 2022 and are no longer included.\n",
        },
        [],
    ),
    (
        "boundary reworded",
        {
            "r1.md": "# Quillan Textiles Ltd sustainability report 2022\n\nPublished 4 April 2023.\n\nEnergy consumption at our factories was 88,400 MWh in 2022.\n",
            "r2.md": "# Quillan Textiles Ltd sustainability report 2023\n\nPublished 9 April 2024.\n\nEnergy consumption at all production sites was 81,200 MWh in 2023 (2022: 88,400 MWh).\n",
        },
        [],
    ),
    (
        "fiscal vs calendar, intensity vs absolute, gross vs net, market vs location",
        {
            "r.md": "# Ashgrove Motors plc sustainability report 2023\n\nPublished 2 May 2024. Figures are for calendar year 2023.\n\nGross Scope 1 emissions were 52.1 kt CO2e in 2023. Market-based Scope 2 emissions were 18.4 kt CO2e in 2023. Energy use was 412 GWh in 2023. Energy use per vehicle was 1.9 MWh in 2023. Women made up 31% of the workforce in 2023.\n",
            "w.txt": "Coventry, 3 May 2024 - Ashgrove Motors plc published its sustainability report today.\n\nNet Scope 1 emissions were 48.0 kt CO2e in 2023. Location-based Scope 2 emissions were 25.0 kt CO2e in 2023. In the financial year ended 31 March 2023 energy use was 430 GWh. Energy use per employee was 22 MWh in 2023. Women made up 24% of managers in 2023.\n",
        },
        [],
    ),
    (
        "rounding",
        {
            "r.md": "# Ashgrove Motors plc sustainability report 2023\n\nPublished 2 May 2024.\n\nScope 1 emissions were 52,138 t CO2e in 2023. Water withdrawal was 1,204,500 m3 in 2023. Total waste was 8,460 t in 2023. We employed 12,134 people at the end of 2023. The recycling rate was 78.6% in 2023.\n",
            "w.txt": "Coventry, 3 May 2024 - Ashgrove Motors plc published its sustainability report today.\n\nScope 1 emissions were 52.1 kt CO2e in 2023. Water withdrawal was 1.2 million m3 in 2023. Total waste was about 8,500 t in 2023. The company employed more than 12,000 people at the end of 2023. The recycling rate was 79% in 2023.\n",
        },
        [],
    ),
    (
        "html page vs report; long csv",
        {
            "report.html": "<html><head><title>Sustainability report 2023 | Torvik Salmon ASA</title></head><body><h1>Torvik Salmon ASA sustainability report 2023</h1>\n<p>Published 20 March 2024. The figures cover the calendar year 2023.</p>\n<h2>Key figures</h2>\n<table><tr><th>Indicator</th><th>2022</th><th>2023</th></tr>\n<tr><td>Scope 1 emissions (t CO2e)</td><td>21,450</td><td>20,975</td></tr>\n<tr><td>Scope 3 emissions (t CO2e)</td><td>318,200</td><td>305,600</td></tr>\n<tr><td>Share of women in management (%)</td><td>29</td><td>32</td></tr>\n<tr><td>Sick leave (%)</td><td>5.1</td><td>4.8</td></tr></table>\n</body></html>",
            "data.csv": "year;indicator;value;unit\n2022;Scope 1 emissions;21450;t CO2e\n2022;Scope 3 emissions;318200;t CO2e\n2022;Share of women in management;29;%\n2023;Scope 1 emissions;20795;t CO2e\n2023;Scope 3 emissions;305600;t CO2e\n2023;Share of women in management;35;%\n",
        },
        ["XDC001 report.html:5", "XDC001 report.html:7"],
    ),
    (
        "years down the rows",
        {
            "a.md": "# Ostrava Castings a.s. sustainability report 2023\n\nPublished 20 March 2024.\n\n| Year | Scope 1 (t CO2e) | Water withdrawal (m3) | Energy consumption (MWh) |\n|---|---|---|---|\n| 2021 | 8,114 | 40,230 | 61,220 |\n| 2022 | 7,952 | 39,870 | 60,410 |\n| 2023 | 7,731 | 38,115 | 59,377 |\n",
            "b.csv": "Year,Scope 1 (t CO2e),Water withdrawal (m3),Energy consumption (MWh)\n2021,8114,40230,61220\n2022,7952,39870,60140\n2023,7731,38115,59377\n",
        },
        ["XDC001 a.md:8"],
    ),
    (
        "within one document",
        {
            "a.md": "# Ostrava Castings a.s. sustainability report 2023\n\nPublished 20 March 2024. All figures are for 2023.\n\nOur Scope 1 emissions were 7,731 t CO2e in 2023. Water withdrawal fell to 38,115 m3. The Brno foundry used 12,400 m3 of water in 2023.\n\n## Annex\n\n| Indicator | Unit | 2022 | 2023 |\n|---|---|---|---|\n| Scope 1 | t CO2e | 7,952 | 7,371 |\n| Water withdrawal | m3 | 39,870 | 38,115 |\n",
        },
        ["XDC001 a.md:11"],
    ),
    (
        "fiscal years in both, same company; ticker",
        {
            "r.txt": "Perth, 20 August 2024 - Wandoo Minerals (ASX: WDM) today released its sustainability report for the year ended 30 June 2024.\n\nWandoo's Scope 1 and 2 emissions were 412 kt CO2e in FY2024, compared with 438 kt CO2e in FY2023. The total recordable injury frequency rate was 3.9 per million hours worked in FY2024.\n",
            "s.md": "# Wandoo Minerals Limited sustainability report FY2024\n\nPublished 20 August 2024. Financial year 2024 is the year from 1 July 2023 to 30 June 2024.\n\n| | FY2023 | FY2024 |\n|---|---|---|\n| Scope 1 and 2 emissions (kt CO2e) | 438.2 | 421.7 |\n| TRIFR (per million hours worked) | 4.4 | 3.9 |\n",
        },
        ["XDC001 r.txt:3"],
    ),
    (
        "previous year in brackets differs, lowercase scrape",
        {
            "r23.md": "# Linnet Logistics GmbH sustainability report 2023\n\nPublished 4 May 2024.\n\nIn 2023 our fleet's fuel use was 18.4 million litres. Energy consumption was 92.6 GWh in 2023. We recycled 64% of our waste in 2023. Voluntary turnover was 11.2% in 2023.\n",
            "r24.md": "# Linnet Logistics GmbH sustainability report 2024\n\nPublished 6 May 2025.\n\nEnergy consumption was 90.1 GWh in 2024 (2023: 96.2 GWh). We recycled 66% of our waste in 2024 (2023: 64%). Voluntary turnover was 10.4% in 2024, down from 11.2% in 2023.\n",
        },
        ["XDC001 r24.md:5"],
    ),
    (
        "change statements differ",
        {
            "rel.txt": "Turin, 6 June 2024 - Novara Tyres S.p.A. has cut its Scope 1 and 2 emissions by 31% since 2019, the company's sustainability report shows.\n\nIn 2023 Scope 1 and 2 emissions were 31% below 2019.\n",
            "rep.md": "# Novara Tyres S.p.A. sustainability report 2023\n\nPublished 6 June 2024.\n\nIn 2023 our Scope 1 and 2 emissions were 27% lower than in 2019. Water intensity fell by 8% in 2023 compared with 2022.\n",
        },
        ["XDC001 rel.txt:3"],
    ),
    (
        "same site in both",
        {
            "a.md": "# Gannet Chemicals plc sustainability report 2023\n\nPublished 1 May 2024.\n\nAt the Redcar plant, water withdrawal was 1.32 million m3 in 2023. At the Widnes plant, water withdrawal was 0.87 million m3 in 2023. Group water withdrawal was 4.11 million m3 in 2023.\n",
            "b.txt": "Redcar, 2 May 2024 - Gannet Chemicals plc reports that water withdrawal at its Redcar plant was 1.23 million m3 in 2023.\n",
        },
        ["XDC001 b.txt:1"],
    ),
    (
        "quarter vs year; month; target vs actual; budget",
        {
            "a.md": "# Gannet Chemicals plc sustainability report 2023\n\nPublished 1 May 2024.\n\nEnergy consumption was 310 GWh in 2023. Waste generated was 9,410 t in 2023. Our LTIFR was 1.4 per million hours worked in 2023.\n",
            "b.txt": "Hull, 9 May 2024 - Gannet Chemicals plc: in the first quarter of 2023 energy consumption was 81 GWh. In December 2023 waste generated was 702 t. We had expected energy consumption of 325 GWh in 2023. By 2026, we aim for an LTIFR of 1.0 per million hours worked.\n",
        },
        [],
    ),
    (
        "totals vs parts",
        {
            "a.md": "# Larkhill Retail plc sustainability report 2023\n\nPublished 1 May 2024.\n\nTotal energy consumption was 512 GWh in 2023, of which 210 GWh was electricity and 302 GWh natural gas. Scope 1 emissions from refrigerants were 8.2 kt CO2e in 2023. Scope 1 emissions were 61.7 kt CO2e in 2023. Scope 3 emissions from purchased goods were 840 kt CO2e in 2023; total Scope 3 emissions were 1,120 kt CO2e in 2023.\n",
            "b.txt": "London, 2 May 2024 - Larkhill Retail plc used 210 GWh of electricity in 2023. Scope 1 emissions from its refrigeration were 8.2 kt CO2e and Scope 1 emissions from transport 12.0 kt CO2e in 2023. Energy consumption for heating was 190 GWh in 2023. Hazardous waste was 120 t in 2023.\n",
        },
        [],
    ),
    (
        "target strengthened, brought forward, new narrower target",
        {
            "r22.md": "# Kestrel Packaging Ltd sustainability report 2022\n\nPublished 1 March 2023.\n\nWe will cut Scope 1 and 2 emissions by 40% by 2032 from 2019. We will use 50% renewable electricity by 2028.\n",
            "r23.md": "# Kestrel Packaging Ltd sustainability report 2023\n\nPublished 1 March 2024.\n\nWe will cut Scope 1 and 2 emissions by 50% by 2030 from 2019. We will use 80% renewable electricity by 2028. At our Derby plant we will cut Scope 1 and 2 emissions by 20% by 2035 from 2019.\n",
        },
        [],
    ),
    (
        "certificate details",
        {
            "r.md": "# Kestrel Packaging Ltd sustainability report 2023\n\nPublished 1 March 2024.\n\nOur Derby plant is certified to ISO 14001:2015 by Halden Cert Ltd (valid to 31 May 2026).\n",
            "n.txt": "Derby, 5 March 2024 - Kestrel Packaging Ltd published its report. Its Derby plant is certified to ISO 14001:2015 by Halden Cert Ltd (valid to 31 May 2027).\n",
        },
        ["XDC006 n.txt:1"],
    ),
    (
        "legal vs short name, other company mentioned",
        {
            "a.md": "# Halberd Insurance Group plc sustainability report 2023\n\nPublished 1 March 2024.\n\nScope 1 emissions were 2,145 t CO2e in 2023.\n",
            "b.txt": "London, 4 March 2024 - Halberd today published its sustainability report for 2023.\n\nHalberd's Scope 1 emissions were 2,415 t CO2e in 2023. Its supplier Corvane Ltd reported Scope 1 emissions of 310 t CO2e in 2023.\n",
        },
        ["XDC001 b.txt:3"],
    ),
    (
        "acronym settled: only acronym in second",
        {
            "a.md": "# Halberd Insurance Group plc (HIG) sustainability report 2023\n\nPublished 1 March 2024.\n\nScope 1 emissions were 2,145 t CO2e in 2023.\n",
            "b.txt": "London, 4 March 2024 - HIG today published its sustainability report for 2023.\n\nHIG's Scope 1 emissions were 2,415 t CO2e in 2023.\n",
        },
        ["XDC001 b.txt:3"],
    ),
    (
        "base year column",
        {
            "a.md": "# Rowan Bank plc climate report 2022\n\nPublished 1 March 2023.\n\n| t CO2e | 2019 (base year) | 2021 | 2022 |\n|---|---|---|---|\n| Scope 1 | 3,410 | 3,120 | 3,008 |\n\nWe will cut Scope 1 emissions by 45% by 2030 from 2019.\n",
            "b.md": "# Rowan Bank plc climate report 2023\n\nPublished 1 March 2024.\n\n| t CO2e | 2019 (base year) | 2022 | 2023 |\n|---|---|---|---|\n| Scope 1 | 3,740 | 3,008 | 2,950 |\n\nWe will cut Scope 1 emissions by 45% by 2030 from 2019.\n",
        },
        ["XDC002 b.md:7"],
    ),
    (
        "restated marker in header/footnote",
        {
            "a.md": "# Rowan Bank plc climate report 2022\n\nPublished 1 March 2023.\n\n| t CO2e | 2021 | 2022 |\n|---|---|---|\n| Scope 1 | 3,120 | 3,008 |\n| Scope 2 (market-based) | 890 | 842 |\n",
            "b.md": "# Rowan Bank plc climate report 2023\n\nPublished 1 March 2024.\n\n| t CO2e | 2022* | 2023 |\n|---|---|---|\n| Scope 1 | 3,140 | 2,950 |\n| Scope 2 (market-based) | 860 | 812 |\n\n*Restated.\n",
        },
        [],
    ),
    (
        "restated in header",
        {
            "a.csv": "Indicator,Unit,2021,2022\nScope 1 emissions,t CO2e,3120,3008\n",
            "b.csv": "Indicator,Unit,2022 (restated),2023\nScope 1 emissions,t CO2e,3140,2950\n",
        },
        [],
    ),
    (
        "two csv disagree",
        {
            "databook-2022.csv": "Indicator,Unit,2021,2022\nScope 1 emissions,t CO2e,3120,3008\nWater withdrawal,m3,52100,51870\n",
            "databook-2023.csv": "Indicator,Unit,2022,2023\nScope 1 emissions,t CO2e,3008,2950\nWater withdrawal,m3,51780,50230\n",
        },
        ["XDC001 databook-2023.csv:3"],
    ),
    (
        "report+release+databook, varied",
        {
            "annual.md": "# Orrest Water Technologies Ltd – Sustainability Report 2024\n\n*Published 11 April 2025. Reporting period: 1 January to 31 December 2024. Data cover our five sites in Wales unless stated otherwise. Scope 2 is location-based. Accident rates are per 200,000 hours worked.*\n\n## Targets\n\n| Goal | Baseline 2020 | 2024 | By |\n|---|---|---|---|\n| Scope 1 and 2 emissions (absolute): -35% | 9,840 t CO2e | 7,655 t CO2e | 2030 |\n| Share of recycled steel: 70% | 41% | 58% | 2029 |\n| Suppliers assessed: 95% | 60% | 83% | 2027 |\n\n## Key figures\n\n| | 2022 | 2023 | 2024 |\n|---|---|---|---|\n| Scope 1 (t CO2e) | 5,210 | 5,044 | 4,870 |\n| Scope 2, location-based (t CO2e) | 3,120 | 2,961 | 2,785 |\n| Electricity (MWh) | 14,310 | 13,905 | 13,220 |\n| Hazardous waste (t) | 88 | 79 | 83 |\n| TRIR | 1.9 | 1.7 | 1.4 |\n| Employees (headcount) | 1,204 | 1,231 | 1,288 |\n\nWe invested GBP 2.4 million in local water projects in 2024. Our CDP water security score for 2024 was B.\n",
            "press.txt": "Orrest cuts emissions by 22%\n\nSwansea, 14 April 2025 – Orrest Water Technologies Ltd has cut its Scope 1 and 2 emissions to 7,655 tonnes of CO2e, 22% below 2020, according to its sustainability report 2024.\n\nIn 2024, recycled steel accounted for 53% of the steel used. The company employed 1,288 people at year-end. TRIR improved to 1.4 per 200,000 hours worked in 2024. Electricity consumption was 13.2 GWh in 2024, and hazardous waste came to 83 tonnes in 2024.\n\nBy 2030 Orrest will reduce absolute Scope 1 and 2 emissions by 35% from 2020. It wants 95% of suppliers assessed by 2028.\n\nCDP gave Orrest a water security score of A- for 2024.\n",
            "data.csv": "Indicator;Unit;Scope;2022;2023;2024\nScope 1;t CO2e;five Welsh sites;5210;5044;4870\nScope 2 (location-based);t CO2e;five Welsh sites;3120;2916;2785\nScope 2 (market-based);t CO2e;five Welsh sites;1890;1604;1322\nElectricity;MWh;five Welsh sites;14310;13905;13220\nElectricity, Swansea site;MWh;Swansea;6020;5890;5511\nHazardous waste;t;five Welsh sites;88;79;83\nTRIR;per 200000 h;five Welsh sites;1.9;1.7;1.4\nEmployees;headcount;five Welsh sites;1204;1231;1288\n",
        },
        ["XDC001 annual.md:18", "XDC001 press.txt:5", "XDC003 press.txt:7", "XDC006 press.txt:9"],
    ),
    (
        "targets with interim; report order by title year only",
        {
            "b-2022.md": "# Tresco Yachts Ltd Sustainability Report 2022\n\n## Goals\n\n* Net zero in Scopes 1 and 2 by 2040, with a 50% cut in Scope 1 and 2 emissions by 2030 (base year 2019).\n* Volatile organic compounds: -30% by 2026 against 2019.\n* Women in leadership: 35% by 2027.\n",
            "a-2023.md": "# Tresco Yachts Ltd Sustainability Report 2023\n\n## Goals\n\n* Net zero in Scopes 1 and 2 by 2040, with a 50% cut in Scope 1 and 2 emissions by 2030 (base year 2019).\n* Volatile organic compounds: -30% by 2028 against 2019.\n* Women in leadership: 35% by 2027.\n",
        },
        ["XDC003 a-2023.md:6"],
    ),
    (
        "clean pair big",
        {
            "y22.md": "# Arbeth Foods AG sustainability report 2022\n\nPublished 5 May 2023. Calendar year 2022. Scope 2 is market-based.\n\nIn 2022 our Scope 1 and 2 emissions fell by 4% to 81.3 kt CO2e (2021: 84.7 kt CO2e). Water use was 1.92 million m3. Of our waste, 71% was recycled. We sourced 44% of our cocoa from certified farms. At our Linz plant, energy use was 41 GWh. Women held 28% of management positions. We had 5,412 employees at the end of 2022. LTIFR was 6.1 per million hours worked.\n\nWe will cut Scope 1 and 2 emissions by 40% by 2030 from 2018. We aim to source 100% certified cocoa by 2027. Water use per tonne of product is to fall by 15% by 2026 from 2019.\n\nIn 2022 EcoVadis awarded us a Silver medal. Our Linz plant is certified to ISO 50001:2018.\n",
            "y23.md": "# Arbeth Foods AG sustainability report 2023\n\nPublished 3 May 2024. Calendar year 2023. Scope 2 is market-based.\n\nIn 2023 our Scope 1 and 2 emissions fell by 3% to 78.9 kt CO2e (2022: 81.3 kt CO2e). Water use was 1.88 million m3 (2022: 1.92 million m3). Of our waste, 73% was recycled. We sourced 52% of our cocoa from certified farms (2022: 44%). At our Linz plant, energy use was 39 GWh. At our Graz plant, energy use was 22 GWh. Women held 30% of management positions. We had 5,377 employees at the end of 2023. LTIFR was 5.6 per million hours worked (2022: 6.1).\n\nWe will cut Scope 1 and 2 emissions by 40% by 2030 from 2018. We aim to source 100% certified cocoa by 2027. Water use per tonne of product is to fall by 15% by 2026 from 2019.\n\nIn 2023 EcoVadis awarded us a Gold medal. Our Linz plant is certified to ISO 50001:2018.\n",
        },
        [],
    ),
    (
        "re-scoped openly + acquired",
        {
            "a.md": "# Norbeck Timber AB sustainability report 2022\n\nPublished 5 May 2023. The figures cover our two sawmills.\n\nEnergy use was 120.4 GWh in 2022. Scope 1 emissions were 9,120 t CO2e in 2022.\n",
            "b.md": "# Norbeck Timber AB sustainability report 2023\n\nPublished 3 May 2024. The figures cover our three sawmills; the Luleå mill, bought in January 2023, is included for the first time, and 2022 was recalculated on that basis.\n\nEnergy use was 171.0 GWh in 2023 (2022: 168.2 GWh). Scope 1 emissions were 12,010 t CO2e in 2023 (2022: 12,330 t CO2e).\n",
        },
        [],
    ),
    (
        "re-scoped silently",
        {
            "a.md": "# Norbeck Timber AB sustainability report 2022\n\nPublished 5 May 2023. All figures cover our four sawmills.\n\nEnergy use was 120.4 GWh in 2022.\n",
            "b.md": "# Norbeck Timber AB sustainability report 2023\n\nPublished 3 May 2024. All figures cover our three sawmills.\n\nEnergy use was 91.0 GWh in 2023.\n",
        },
        ["XDC005 b.md:3"],
    ),
    (
        "net zero neutral words; supplier statement; sector goal",
        {
            "a.md": "# Norbeck Timber AB sustainability report 2022\n\nPublished 5 May 2023.\n\nWe will reach net zero by 2045. Our supplier Ekeby Kemi AB wants to be climate neutral by 2030. The Swedish forest sector aims to be fossil free by 2040.\n",
            "b.md": "# Norbeck Timber AB sustainability report 2023\n\nPublished 3 May 2024.\n\nWe will reach net zero by 2045. Our supplier Ekeby Kemi AB wants to be climate neutral by 2035. The Swedish forest sector aims to be fossil free by 2045.\n",
        },
        [],
    ),
    (
        "same acronym, each uses own full name; entity map absent; data book named",
        {
            "gec-report.md": "# Glenross Energy Company Ltd (GEC) sustainability report 2023\n\nPublished 3 May 2024.\n\nScope 1 emissions were 912 kt CO2e in 2023.\n",
            "gec-release.txt": "Toronto, 8 May 2024 - Grand Elk Copper Inc. (GEC) today published its sustainability report. Scope 1 emissions were 214 kt CO2e in 2023.\n",
        },
        ["XDC007 gec-release.txt:1"],
    ),
    (
        "subsidiary named apart",
        {
            "a.md": "# Vardo Shipping ASA sustainability report 2023\n\nPublished 3 May 2024.\n\nScope 1 emissions were 912 kt CO2e in 2023.\n",
            "b.md": "# Vardo Shipping Ireland Ltd sustainability report 2023\n\nPublished 8 May 2024.\n\nScope 1 emissions were 14 kt CO2e in 2023.\n",
        },
        [],
    ),
)
