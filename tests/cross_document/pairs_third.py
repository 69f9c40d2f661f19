"""Contradictions in the wordings of many sectors: airlines, banks, mines, hospitals, shops, hotels, utilities, builders."""

from __future__ import annotations

from tests.cross_document.pairs import contradiction

CONTRADICTIONS = (
    contradiction("airline: fleet emissions in a speech", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n### Emissions\n\n|  | Unit | {r.year} | {r.before} |\n|---|---|---:|---:|\n| Scope 1 (flight operations and ground vehicles) | kt CO₂e | {r.a / 10:,.1f} | {r.c / 10:,.1f} |\n"
        f"| Scope 2 (location-based) | kt CO₂e | 4.1 | 4.6 |\n",
        "release.txt": f'{r.dateline(r.year)}"Our Scope 1 emissions came in at {r.b / 10:,.1f} kt CO2e for {r.year}," said Mara Lindqvist, chief executive of {r.company}.\n',
    }),
    contradiction("bank: financed emissions", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nFinanced emissions (Scope 3, category 15) of our corporate loan book stood at {r.a / 10000:.2f} million tonnes CO2e in {r.year}.\n",
        "book.xlsx": (("Indicator", "Unit", str(r.before), str(r.year)), (f"Financed emissions (Scope 3, category 15), {r.company}", "Mt CO2e", f"{r.c / 10000:.2f}", f"{r.b / 10000:.2f}"), ("Paper use", "t", "18", "16")),
    }),
    contradiction("retailer: food waste in an interview", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nAcross our stores we recorded {r.a:,} tonnes of food waste in {r.year}, down from {r.c:,} tonnes in {r.before}.\n",
        "page.html": f"<html><head><title>Stories | {r.company}</title></head><body><h1>Fighting food waste at {r.company}</h1><p>4 May {r.year + 1}</p><p><b>How much food is lost?</b></p>"
        f"<p>In {r.year} our stores recorded {r.b:,} tonnes of food waste.</p></body></html>",
    }),
    contradiction("pharma: megalitres against cubic metres", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater consumption totalled {r.a / 100:,.1f} megalitres in {r.year}.\n",
        "data.csv": f"Entity,{r.company},,\nKPI,Unit of measure,FY/CY {r.before},FY/CY {r.year}\n".replace("FY/CY ", "") + f"Water consumption,m3,{r.c * 10},{r.b * 10}\n",
    }),
    contradiction("miner: fiscal columns against fiscal words", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur fiscal year runs from 1 July to 30 June; FY{r.year % 100} ended on 30 June {r.year}.\n\n| Safety | FY{r.before % 100} | FY{r.year % 100} |\n|---|---|---|\n| TRIFR (per million hours worked) | 4.{r.q} | 3.{r.p} |\n| Fatalities | 0 | 0 |\n",
        "release.txt": f"{r.dateline(r.year)}In fiscal {r.year}, the total recordable injury frequency rate at {r.company} was 3.{r.q} per million hours worked.\n",
    }),
    contradiction("chemicals: gigawatt-hours against terajoules", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nTotal energy consumption reached {r.a / 100:,.0f} GWh in {r.year}.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nTotal energy consumption,TJ,{r.b / 100 * 3.6:.0f}\n",
    }),
    contradiction("utility: two rows of headers", "XDC001", lambda r: {
        "report.html": f"<html><head><title>{r.company} sustainability report {r.year}</title></head><body><h1>{r.company} sustainability report {r.year}</h1><p>Published 12 March {r.year + 1}</p><table><thead><tr><th rowspan='2'>Tonnes CO2e</th><th colspan='2'>Scope 2</th></tr>"
        f"<tr><th>Market-based</th><th>Location-based</th></tr></thead><tbody><tr><td>{r.before}</td><td>{r.c:,}</td><td>{r.d:,}</td></tr><tr><td>{r.year}</td><td>{r.a:,}</td><td>{r.d + 311:,}</td></tr></tbody></table></body></html>",
        "release.txt": f"{r.dateline(r.year)}Market-based Scope 2 emissions at {r.company} were {r.b:,} tonnes CO2e in {r.year}.\n",
    }),
    contradiction("data book with sections and units in brackets", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year}, hazardous waste amounted to {r.a / 1000:.1f} kilotonnes.\n",
        "data.csv": f"{r.company} ESG data,,,\nENERGY,{r.before - 1},{r.before},{r.year}\nElectricity consumption (MWh),{r.d - 220},{r.d - 130},{r.d}\nWASTE,,,\nHazardous waste (t),{r.c - 77},{r.c},{r.b}\nNon-hazardous waste (t),{r.d + 50},{r.d + 60},{r.d + 90}\n",
    }),
    contradiction("two tables on one sheet", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater discharge was {r.a:,} m3 in {r.year}.\n",
        "book.xlsx": ((r.company,), (), ("Energy", "Unit", str(r.before), str(r.year)), ("Electricity consumption", "MWh", str(r.d), str(r.d + 40)), (), ("Water", "Unit", str(r.before), str(r.year)), ("Water discharge", "m3", str(r.c), str(r.b))),
    }),
    contradiction("insurer: women in senior management", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nAt the end of {r.year}, women held {r.q} per cent of senior management positions.\n",
        "data.csv": f"{r.company},,\nWorkforce,Unit,{r.year}\nWomen in senior management,%,{r.p - 9}\n".replace(str(r.p - 9), str(r.q - 6)),
    }),
    contradiction("foreword against key figures of one report", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n## Foreword\n\nDear readers, {r.year} was a demanding year. Even so, we brought our total energy consumption down to {r.a / 1000:.1f} GWh.\n\n## Key figures\n\n| | Unit | {r.before} | {r.year} |\n|---|---|---|---|\n| Total energy consumption | GWh | {r.c / 1000 + 60:.1f} | {r.b / 1000:.1f} |\n| Employees | headcount | 4,120 | 4,133 |\n",
    }),
    contradiction("headcount on a careers page", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Workforce | 31 Dec {r.before} | 31 Dec {r.year} |\n|---|---|---|\n| Number of employees (headcount) | {r.c:,} | {r.a:,} |\n",
        "page.html": f"<html><head><title>Careers at {r.company}</title></head><body><h1>Careers at {r.company}</h1><p>Last updated 7 April {r.year + 1}</p><p>At the end of {r.year}, {r.company} employed {r.b:,} people in 14 countries.</p></body></html>",
    }),
    contradiction("telecoms: renewable electricity in words and table", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe sourced {r.p}% of our electricity from renewable sources in {r.year}.\n\n| Indicator | {r.before} | {r.year} |\n|---|---|---|\n| Renewable electricity (% of total electricity) | {r.q - 7} | {r.q} |\n",
    }),
    contradiction("hotel group: landfill diversion", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| KPI | {r.year} |\n|---|---|\n| Waste diverted from landfill | {r.p}% |\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} diverted {r.q}% of its waste from landfill in {r.year}.\n",
    }),
    contradiction("builder: fatalities", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nThere were no work-related fatalities in {r.year}.\n",
        "data.csv": f"{r.company},,,\nSafety,Unit,{r.before},{r.year}\nWork-related fatalities,number,0,2\nLTIFR,per million hours worked,2.9,2.4\n",
    }),
    contradiction("rail: injury rate", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur TRIR improved to 0.{r.p} per 200,000 hours worked in {r.year} ({r.before}: 0.{r.p + 12}).\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} closed {r.year} with a TRIR of 0.{r.q} per 200,000 hours worked.\n",
    }),
    contradiction("some, and far from it", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| t CO2e | {r.year} |\n|---|---|\n| Scope 1 | {r.a:,} |\n",
        "release.txt": f"{r.dateline(r.year)}Scope 1 emissions of {r.company} were some {r.b // 1000},000 t CO2e in {r.year}.\n",
    }),
    contradiction("comparative told as up from", "XDC001", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWaste generated amounted to {r.a:,} t in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nWaste generated amounted to {r.b + r.a:,} t in {r.year}, up from {r.b:,} t in {r.before}.\n",
    }),
    contradiction("change since the base year", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nBy the end of {r.year}, we had reduced our Scope 1 and 2 emissions by {r.q}% compared with 2018.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, Scope 1 and 2 emissions of {r.company} were {r.p}% lower than in 2018.\n",
    }),
    contradiction("level of an earlier year", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year}, our Scope 1 and 2 emissions were {100 - r.q}% of the 2018 level.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, Scope 1 and 2 emissions of {r.company} were {r.p}% lower than in 2018.\n",
    }),
    contradiction("software: training hours", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nEmployees received an average of {r.q} hours of training in {r.year}.\n",
        "data.csv": f"{r.company},,\nPeople,Unit,{r.year}\nAverage training hours per employee,hours,{r.p}\n",
    }),
    contradiction("pay gap", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur gender pay gap was 8.{r.q % 10}% in {r.year}.\n",
        "data.csv": f"{r.company},,\nPeople,Unit,{r.year}\nGender pay gap,%,1{r.p % 10}.4\n",
    }),
    contradiction("brewer: intensity in table and text", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe used 3.{r.p} hectolitres of water per hectolitre of beer in {r.year}.\n\n| Indicator | Unit | {r.year} |\n|---|---|---|\n| Water use per hectolitre of beer | hl/hl | 3.{r.q} |\n",
    }),
    contradiction("community investment", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year} we donated EUR 2.{r.p} million to local communities.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, {r.company} donated EUR 2.{r.q} million to local communities.\n",
    }),
    contradiction("three texts, one deviates", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Environment | Unit | {r.year} |\n|---|---|---|\n| Scope 3 emissions | t CO2e | {r.a:,} |\n",
        "book.xlsx": (("Indicator", "Unit", str(r.year)), (f"Scope 3 emissions, {r.company}", "t CO2e", str(r.a)), ("Sites", "number", "12")),
        "release.txt": f"{r.dateline(r.year)}Scope 3 emissions of {r.company} totalled {r.b:,} t CO2e in {r.year}.\n",
    }),
    contradiction("data book of two sheets' worth: years in rows", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year}, electricity consumption was {r.a:,} MWh and water withdrawal {r.d:,} m³.\n",
        "data.csv": f"{r.company},,\nYear,Electricity consumption (MWh),Water withdrawal (m³)\n{r.before},{r.c},{r.d - 80}\n{r.year},{r.b},{r.d}\n",
    }),
    contradiction("bullet list of highlights", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n## Highlights {r.year}\n\n- {r.p}% renewable electricity\n- {r.a:,} t CO2e Scope 1 emissions\n- LTIFR of 1.9\n\n## Data\n\n| | {r.before} | {r.year} |\n|---|---|---|\n| Scope 1 emissions (t CO2e) | {r.c:,} | {r.b:,} |\n",
    }),
    contradiction("absolute fall does not follow", "ARI001", lambda r: {
        "report.md": f"{r.head(r.year)}\nElectricity use fell by 640 MWh, from {r.a:,} MWh in {r.before} to {r.a - 940:,} MWh in {r.year}.\n",
    }),
    contradiction("absolute rise does not follow, in points", "ARI001", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of women in management rose by 3 percentage points, from {r.q}% in {r.before} to {r.q + 5}% in {r.year}.\n",
    }),
    contradiction("column of changes as delta", "ARI001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Indicator | {r.before} | {r.year} | Δ % |\n|---|---|---|---|\n| Water withdrawal (m3) | 51,300 | 48,735 | -5.0 |\n| Waste generated (t) | 8,400 | 7,560 | -14.0 |\n",
    }),
    contradiction("of-which rows exceed their total", "ARI002", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Waste (t) | {r.year} |\n|---|---|\n| Waste generated | {r.a + r.c:,} |\n| of which recycled | {r.a + 4200:,} |\n| of which landfilled | {r.c:,} |\n",
    }),
    contradiction("sub-total of a group", "ARI002", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Energy (MWh) | {r.year} |\n|---|---|\n| Natural gas | {r.a:,} |\n| Diesel | {r.c:,} |\n| Subtotal fuels | {r.a + r.c + 1800:,} |\n| Electricity | {r.d:,} |\n| District heat | 4,410 |\n| Subtotal purchased energy | {r.d + 4410:,} |\n",
    }),
    contradiction("parts and total in one sentence", "ARI002", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year} we used {r.a:,} MWh of natural gas and {r.c:,} MWh of electricity, {r.a + r.c + 2500:,} MWh in total.\n",
    }),
    contradiction("parts named respectively", "ARI002", lambda r: {
        "report.md": f"{r.head(r.year)}\nTotal waste was {r.a + r.c + 2000:,} t in {r.year}, of which hazardous and non-hazardous waste made up {r.a:,} t and {r.c:,} t, respectively.\n",
    }),
    contradiction("scopes do not add up", "ARI002", lambda r: {
        "report.md": f"{r.head(r.year)}\n| t CO2e | {r.before} | {r.year} |\n|---|---|---|\n| Scope 1 | {r.a:,} | {r.c:,} |\n| Scope 2 (market-based) | {r.b:,} | {r.d:,} |\n| Total Scope 1 and 2 (market-based) | {r.a + r.b:,} | {r.c + r.d + 900:,} |\n",
    }),
    contradiction("intensity row does not follow", "ARI007", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Indicator | Unit | {r.year} |\n|---|---|---|\n| Energy consumption | MWh | 48,000 |\n| Production | t | 32,000 |\n| Energy intensity | MWh/t | 1.80 |\n",
    }),
    contradiction("intensity in a sentence does not follow", "ARI007", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year}, Scope 1 and 2 emissions of 21,600 t CO2e and a production of 72,000 t of glass gave an emissions intensity of 0.36 t CO2e per tonne of glass.\n",
    }),
    contradiction("base value of emissions in prose and table", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe are committed to reducing absolute Scope 1 and 2 emissions by {r.p}% by 2030 against a 2019 baseline of {r.a:,} tCO2e.\n",
        "r2.md": f"{r.head(r.year)}\n| Target | Baseline (2019) | Target year |\n|---|---|---|\n| Reduce absolute Scope 1 and 2 emissions by {r.p}% | {r.b:,} tCO2e | 2030 |\n",
    }),
    contradiction("base year changes in a release", "XDC002", lambda r: {
        "report.md": f"{r.head(r.before)}\nOur goal is to lower water consumption by {r.q}% by 2030 (base year: 2017).\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} will lower water consumption by {r.q}% by 2030 compared to 2020.\n",
    }),
    contradiction("target column of a scorecard slips", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Commitment | Target year | Status |\n|---|---|---|\n| 100% renewable electricity | 2025 | On track |\n| 40% women in leadership positions | 2028 | On track |\n",
        "r2.md": f"{r.head(r.year)}\n| Commitment | Target year | Status |\n|---|---|---|\n| 100% renewable electricity | 2027 | On track |\n| 40% women in leadership positions | 2028 | On track |\n",
    }),
    contradiction("net zero no later than", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n{r.short} is committed to reaching net zero emissions across the value chain no later than 2040.\n",
        "r2.md": f"{r.head(r.year)}\n{r.short} is committed to reaching net zero emissions across the value chain no later than 2045.\n",
    }),
    contradiction("zero waste to landfill put off", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will send zero waste to landfill by 2025.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} will send zero waste to landfill by 2028.\n",
    }),
    contradiction("suppliers' share lowered", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nBy 2026, {r.p}% of our suppliers by emissions will have set science-based targets.\n",
        "r2.md": f"{r.head(r.year)}\nBy 2026, {r.q}% of our suppliers by emissions will have set science-based targets.\n",
    }),
    contradiction("intensity target lowered", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe aim to cut Scope 1 and 2 emissions per tonne of steel by {r.p}% by 2030 compared with 2018.\n",
        "r2.md": f"{r.head(r.year)}\nWe aim to cut Scope 1 and 2 emissions per tonne of steel by {r.q}% by 2030 compared with 2018.\n",
    }),
    contradiction("accident rate target relaxed in a table", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Safety | {r.before} | Target 2026 |\n|---|---|---|\n| LTIFR (per million hours worked) | 3.4 | 1.5 |\n",
        "r2.md": f"{r.head(r.year)}\n| Safety | {r.year} | Target 2026 |\n|---|---|---|\n| LTIFR (per million hours worked) | 3.1 | 2.5 |\n",
    }),
    contradiction("one of three targets not told again", "XDC004", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur targets: cut Scope 1 and 2 emissions by {r.p}% by 2030 from 2019; cut water withdrawal by {r.q}% by 2028 from 2019; and reach 35% women in management by 2027.\n",
        "r2.md": f"{r.head(r.year)}\nOur targets: cut Scope 1 and 2 emissions by {r.p}% by 2030 from 2019, and reach 35% women in management by 2027.\n",
    }),
    contradiction("a target row goes missing", "XDC004", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Commitment | Base year | Target year |\n|---|---|---|\n| Reduce Scope 3 emissions by {r.q}% | 2020 | 2030 |\n| Reduce food waste by {r.p}% | 2019 | 2027 |\n",
        "r2.md": f"{r.head(r.year)}\n| Commitment | Base year | Target year |\n|---|---|---|\n| Reduce Scope 3 emissions by {r.q}% | 2020 | 2030 |\n",
    }),
    contradiction("coverage of hotels shrinks", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEnergy consumption at our 22 hotels was {r.a:,} MWh in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEnergy consumption at our 14 hotels was {r.c:,} MWh in {r.year}.\n",
    }),
    contradiction("denominator of the intensity changes", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEmissions intensity (Scope 1 and 2) was 0.{r.q} t CO2e per tonne of product in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEmissions intensity (Scope 1 and 2) was 0.{r.p} t CO2e per million euros of revenue in {r.year}.\n",
    }),
    contradiction("scope 3 covers fewer categories", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nScope 3 emissions (categories 1 to 15) were {r.a:,} t CO2e in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nScope 3 emissions (categories 1, 4 and 6) were {r.c:,} t CO2e in {r.year}.\n",
    }),
    contradiction("certificate with two dates", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur Aarhus terminal is certified to ISO 45001:2018 by Norden Cert A/S, valid until 30 June 2026.\n",
        "page.html": f"<html><head><title>{r.company} certificates</title></head><body><h1>{r.company}</h1><p>Updated 5 May {r.year + 1}</p><p>Our Aarhus terminal is certified to ISO 45001:2018 by Norden Cert A/S, valid until 30 June 2027.</p></body></html>",
    }),
    contradiction("agency rating told two ways", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Rating agency | Rating | Date |\n|---|---|---|\n| MSCI ESG Ratings | A | May {r.year} |\n| Sustainalytics | 18.4 (low risk) | June {r.year} |\n",
        "release.txt": f"{r.dateline(r.year)}MSCI rated {r.company} AA in May {r.year}.\n",
    }),
    contradiction("medal of a supplier assessment", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn November {r.year}, EcoVadis awarded us a Silver medal.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} received the EcoVadis Platinum medal in November {r.year}.\n",
    }),
    contradiction("index membership stands still", "XDC006", lambda r: {
        "p1.txt": f"{r.dateline(r.before)}{r.company} has been included in the Dow Jones Sustainability World Index for the sixth consecutive year.\n",
        "p2.txt": f"{r.dateline(r.year)}{r.company} has been included in the Dow Jones Sustainability World Index for the sixth consecutive year.\n",
    }),
    contradiction("one acronym, a bank and a builder", "XDC007", lambda r: {
        "a.txt": f"Press release\n\nPorto, 4 March {r.year + 1} - Banco Norte Portugal S.A. (BNP-N) reported Scope 1 emissions of 410 t CO2e for {r.year}.\n".replace("BNP-N", "BNPO"),
        "b.txt": f"Press release\n\nVienna, 6 March {r.year + 1} - Bauunternehmung Nord Pongau Oberland GmbH (BNPO) reported Scope 1 emissions of 9,200 t CO2e for {r.year}.\n",
    }),
    contradiction("result dated after publication", "TIM004", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater withdrawal fell to {r.a:,} m3 in {r.year + 2}.\n",
    }),
)  # fmt: skip
