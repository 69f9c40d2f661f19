"""Further pairs of documents, in the wordings of other genres: interviews, letters, bullet lists, wide data books."""

from __future__ import annotations

from tests.cross_document.pairs import contradiction, look_alike

CONTRADICTIONS = (
    contradiction("value: went down to", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater withdrawal dropped from {r.c:,} m³ in {r.before} to {r.a:,} m³ in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}At {r.company}, water withdrawal went down to {r.b:,} m³ in {r.year}.\n",
    }),
    contradiction("value: million and figures", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year}, total energy consumption was {r.a * 37:,} kWh.\n",
        "release.txt": f"{r.dateline(r.year)}Total energy consumption of {r.company} came to {r.b * 37 / 1e6:.2f} million kWh in {r.year}.\n",
    }),
    contradiction("value: in a letter", "XDC001", lambda r: {
        "letter.md": f"# {r.company}: letter to shareholders\n\n3 April {r.year + 1}\n\nDear shareholders,\n\nIn {r.year} our market-based Scope 2 emissions fell to "
        f"{r.a:,} tonnes CO2e. I am proud of our teams.\n",
        "report.md": f"{r.head(r.year)}\n| Emissions (tonnes CO2e) | {r.before} | {r.year} |\n|---|---|---|\n| Scope 1 | {r.c:,} | {r.d:,} |\n"
        f"| Scope 2 (market-based) | {r.a + 4000:,} | {r.b:,} |\n",
    }),
    contradiction("value: wide data book with codes and notes", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe amount of hazardous waste was {r.a:,} tonnes in {r.year}.\n",
        "book.xlsx": (
            (f"{r.company}", "", "", "", "", ""),
            ("Environmental performance", "", "", "", "", ""),
            ("GRI", "Indicator", "Unit", str(r.before), str(r.year), "Note"),
            ("306-3", "Hazardous waste", "t", str(r.c), str(r.b), "1"),
            ("303-3", "Water withdrawal", "m3", str(r.d), str(r.d + 40), ""),
        ),
    }),
    contradiction("value: long csv, one row a year", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nElectricity consumption stood at {r.a:,} MWh in {r.year}.\n",
        "data.csv": f"Company,Indicator,Year,Value,Unit\n{r.company},Electricity consumption,{r.before},{r.c},MWh\n{r.company},Electricity consumption,{r.year},{r.b},MWh\n",
    }),
    contradiction("value: two workbooks", "XDC001", lambda r: {
        "a.xlsx": (("Indicator", "Unit", str(r.before), str(r.year)), (f"Scope 1 emissions, {r.company}", "t CO2e", str(r.c), str(r.a)), ("Waste", "t", "12", "14")),
        "b.xlsx": (("Indicator", "Unit", str(r.before), str(r.year)), (f"Scope 1 emissions, {r.company}", "t CO2e", str(r.c), str(r.b)), ("Waste", "t", "12", "14")),
    }),
    contradiction("value: turnover rate", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nEmployee turnover was {r.q / 4:.1f}% in {r.year}.\n",
        "page.html": f"<html><head><title>{r.company}</title></head><body><h1>Working at {r.company}</h1><p>Updated 3 May {r.year + 1}</p>"
        f"<p>Our employee turnover rate was {r.p / 3:.1f}% in {r.year}.</p></body></html>",
    }),
    contradiction("value: recycling rate", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe recycled {r.p}% of our waste in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company}'s recycling rate was {r.q}% in {r.year}.\n",
    }),
    contradiction("value: intensity", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nEnergy intensity was 1.{r.p} MWh per tonne of product in {r.year}.\n",
        "data.csv": f"{r.company},,,\nIndicator,Unit,{r.before},{r.year}\nEnergy intensity,MWh per tonne of product,2.1,1.{r.q}\n",
    }),
    contradiction("value: total of scopes 1 and 2", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nCombined Scope 1 and Scope 2 (market-based) emissions were {r.a:,} t CO2e in {r.year}.\n",
        "data.csv": f"Indicator ({r.company}),Unit,{r.before},{r.year}\nTotal Scope 1+2 emissions (market-based),tCO2e,{r.c},{r.b}\n",
    }),
    contradiction("comparative in prose", "XDC001", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur LTIFR was 3.{r.q} in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nOur LTIFR fell from 4.{r.p} in {r.before} to 2.1 in {r.year}.\n",
    }),
    contradiction("comparative after compared with", "XDC001", lambda r: {
        "r1.md": f"{r.head(r.before)}\nScope 3 emissions amounted to {r.a:,} t CO2e in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nScope 3 emissions amounted to {r.c:,} t CO2e in {r.year}, compared with {r.b:,} t CO2e in {r.before}.\n",
    }),
    contradiction("unit scale in table header", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| thousand tonnes CO2e | {r.before} | {r.year} |\n|---|---|---|\n| Scope 1 | {r.c:,} | {r.a:,} |\n",
        "release.txt": f"{r.dateline(r.year)}Scope 1 emissions of {r.company} were {r.a:,} tonnes CO2e in {r.year}.\n",
    }),
    contradiction("unit scale: litres and cubic metres", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater consumption was {r.a:,} m3 in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Water consumption of {r.company} was {r.a:,} litres in {r.year}.\n",
    }),
    contradiction("period: calendar year told for fiscal label in both", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nFY{r.year} runs from 1 April {r.before} to 31 March {r.year}.\n\nIn FY{r.year}, energy consumption was {r.a:,} MWh.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,FY{r.year}\nEnergy consumption,MWh,{r.b}\n",
    }),
    contradiction("baseline value in a target table", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Target | Base year | Base value | Target year | Progress |\n|---|---|---|---|---|\n"
        f"| Reduce Scope 1 and 2 emissions by {r.p}% | 2019 | {r.a:,} t CO2e | 2030 | -8% |\n",
        "r2.md": f"{r.head(r.year)}\n| Target | Base year | Base value | Target year | Progress |\n|---|---|---|---|---|\n"
        f"| Reduce Scope 1 and 2 emissions by {r.p}% | 2019 | {r.b:,} t CO2e | 2030 | -12% |\n",
    }),
    contradiction("baseline year in a target table", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Target | Base year | Target year |\n|---|---|---|\n| Reduce energy consumption by {r.q}% | 2015 | 2028 |\n",
        "r2.md": f"{r.head(r.year)}\n| Target | Base year | Target year |\n|---|---|---|\n| Reduce energy consumption by {r.q}% | 2019 | 2028 |\n",
    }),
    contradiction("baseline year: fiscal label", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe pledge a {r.p}% cut in Scope 3 emissions by FY2030, from an FY2018 base.\n",
        "r2.md": f"{r.head(r.year)}\nWe pledge a {r.p}% cut in Scope 3 emissions by FY2030, from an FY2020 base.\n",
    }),
    contradiction("slipped: climate neutral", "XDC003", lambda r: {
        "report.md": f"{r.head(r.before)}\nBy 2035 at the latest, {r.short} will be climate neutral in Scope 1 and 2.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} wants to become climate neutral in Scope 1 and 2 by 2040.\n",
    }),
    contradiction("slipped: net zero in a letter", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur target: net zero by 2040.\n",
        "r2.md": f"{r.head(r.year)}\nWe remain committed to our long-term goal of achieving net-zero greenhouse gas emissions by 2050.\n",
    }),
    contradiction("slipped: noun phrase", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n- Renewable electricity: 100% by 2025\n- Women in management: 35% by 2027\n",
        "r2.md": f"{r.head(r.year)}\n- Renewable electricity: 100% by 2028\n- Women in management: 35% by 2027\n",
    }),
    contradiction("slipped: halve", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe intend to halve food waste by 2028 compared with 2019.\n",
        "r2.md": f"{r.head(r.year)}\nWe intend to halve food waste by 2032 compared with 2019.\n",
    }),
    contradiction("weakened: table", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Topic | Target | By |\n|---|---|---|\n| Climate | -{r.p}% Scope 1 and 2 emissions vs. 2018 | 2030 |\n| Water | -{r.q}% water withdrawal vs. 2018 | 2030 |\n",
        "r2.md": f"{r.head(r.year)}\n| Topic | Target | By |\n|---|---|---|\n| Climate | -{r.p}% Scope 1 and 2 emissions vs. 2018 | 2030 |\n| Water | -{r.q - 4}% water withdrawal vs. 2018 | 2030 |\n",
    }),
    contradiction("weakened: at least", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nAt least {r.p}% of our suppliers by spend will have science-based targets by 2027.\n",
        "r2.md": f"{r.head(r.year)}\nAt least {r.q}% of our suppliers by spend will have science-based targets by 2027.\n",
    }),
    contradiction("weakened: intensity target", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe aim to reduce energy consumption per tonne of product by {r.p}% by 2030 compared with 2020.\n",
        "r2.md": f"{r.head(r.year)}\nWe aim to reduce energy consumption per tonne of product by {r.q}% by 2030 compared with 2020.\n",
    }),
    contradiction("weakened: scope shrinks", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will reach net zero across Scopes 1, 2 and 3 by 2045.\n",
        "r2.md": f"{r.head(r.year)}\nWe will reach net zero in Scopes 1 and 2 by 2045.\n",
    }),
    contradiction("dropped: table row", "XDC004", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Target | Due |\n|---|---|\n| Cut Scope 1 and 2 emissions by {r.p}% from 2019 | 2030 |\n| Cut plastic packaging by {r.q}% from 2019 | 2027 |\n| 35% women in management | 2028 |\n",
        "r2.md": f"{r.head(r.year)}\n| Target | Due |\n|---|---|\n| Cut Scope 1 and 2 emissions by {r.p}% from 2019 | 2030 |\n| 35% women in management | 2028 |\n",
    }),
    contradiction("dropped: net zero", "XDC004", lambda r: {
        "r1.md": f"{r.head(r.before)}\n{r.short} will achieve net-zero emissions by 2045.\n\nWe will cut water withdrawal by {r.q}% by 2030 from 2019.\n",
        "r2.md": f"{r.head(r.year)}\nWe will cut water withdrawal by {r.q}% by 2030 from 2019.\n",
    }),
    contradiction("boundary: sites of a table", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nThe data cover all 14 production sites.\n\nWaste generated was {r.a:,} t in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nThe data cover 9 production sites.\n\nWaste generated was {r.c:,} t in {r.year}.\n",
    }),
    contradiction("boundary: headcount region", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nThe accident rate (LTIFR) at our plants in Spain and Portugal was 3.{r.q} in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nThe accident rate (LTIFR) at our plants in Spain was 2.{r.q} in {r.year}.\n",
    }),
    contradiction("award: issuer differs", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe won the Clean Industry Award {r.year} of the Federation of Industry.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} won the Clean Industry Award {r.year} of the Ministry of Energy.\n",
    }),
    contradiction("streak: years running", "XDC006", lambda r: {
        "p1.txt": f"{r.dateline(r.before)}CDP placed {r.company} on its Climate A List {r.before}, for the third time in a row.\n",
        "p2.txt": f"{r.dateline(r.year)}CDP placed {r.company} on its Climate A List {r.year}, for the third time in a row.\n",
    }),
    contradiction("streak jumps", "XDC006", lambda r: {
        "p1.txt": f"{r.dateline(r.before)}{r.company} has been a member of the FTSE4Good Index for five consecutive years.\n",
        "p2.txt": f"{r.dateline(r.year)}{r.company} has been a member of the FTSE4Good Index for eight consecutive years.\n",
    }),
    contradiction("certificate: two bodies", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur Lund plant is certified to ISO 50001:2018 by Nordcert AB (valid until 31 August 2026).\n",
        "release.txt": f"{r.dateline(r.year)}The Lund plant of {r.company} is certified to ISO 50001:2018 by Nordcert AB (valid until 31 August 2025).\n",
    }),
)  # fmt: skip

LOOK_ALIKES = (
    look_alike("average and year-end headcount", lambda r: {
        "report.md": f"{r.head(r.year)}\nAt year-end {r.year} we employed {r.a:,} people.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nAverage number of employees,FTE,{r.a - 870}\n",
    }),
    look_alike("energy and electricity", lambda r: {
        "report.md": f"{r.head(r.year)}\nEnergy consumption was {r.a:,} MWh in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Electricity consumption of {r.company} was {r.b // 2:,} MWh in {r.year}.\n",
    }),
    look_alike("renewable energy and renewable electricity", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of renewable energy in our total energy consumption was {r.q}% in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, {r.p}% of the electricity used by {r.company} was renewable.\n",
    }),
    look_alike("LTIFR and TRIFR", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe LTIFR was 1.{r.p} in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} achieved a TRIFR of 2.{r.q} in {r.year}.\n",
    }),
    look_alike("LTIFR per two bases", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe LTIFR was 2.0 per million hours worked in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}The LTIFR of {r.company} was 0.4 per 200,000 hours worked in {r.year}.\n",
    }),
    look_alike("per tonne and per unit", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater use was 2.{r.p} m3 per tonne of product in {r.year}.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nWater use per employee,m3,4.{r.q}\n",
    }),
    look_alike("table of sites and total", lambda r: {
        "report.md": f"{r.head(r.year)}\nWaste generated was {r.a + r.c:,} t in {r.year}.\n\n| Waste generated (t) | {r.year} |\n|---|---|\n| Lund plant | {r.a:,} |\n| Ghent plant | {r.c:,} |\n| Total | {r.a + r.c:,} |\n",
    }),
    look_alike("regions in columns", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe had {r.a + r.c:,} employees at the end of {r.year}.\n\n| {r.year} | Europe | Asia | Total |\n|---|---|---|---|\n| Employees | {r.a:,} | {r.c:,} | {r.a + r.c:,} |\n",
    }),
    look_alike("quarterly release", lambda r: {
        "report.md": f"{r.head(r.year)}\nElectricity consumption was {r.a:,} MWh in {r.year}.\n",
        "release.txt": f"Press release\n\nGhent, 20 October {r.year} - In the third quarter of {r.year}, electricity consumption of {r.company} was {r.a // 4:,} MWh.\n",
    }),
    look_alike("like for like", lambda r: {
        "report.md": f"{r.head(r.year)}\nEnergy consumption fell by {r.q}% in {r.year} compared with {r.before}.\n",
        "release.txt": f"{r.dateline(r.year)}On a like-for-like basis, energy consumption of {r.company} fell by {r.q - 6}% in {r.year} compared with {r.before}.\n",
    }),
    look_alike("recalculation policy in footnote of table", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| | {r.before} |\n|---|---|\n| Scope 3 emissions (t CO2e) | {r.a:,} |\n",
        "r2.md": f"{r.head(r.year)}\n| | {r.before}¹ | {r.year} |\n|---|---|---|\n| Scope 3 emissions (t CO2e) | {r.b:,} | {r.c:,} |\n\n¹ Recalculated with updated emission factors.\n",
    }),
    look_alike("restated column", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWater withdrawal was {r.a:,} m3 in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\n| | {r.before} (restated) | {r.year} |\n|---|---|---|\n| Water withdrawal (m3) | {r.b:,} | {r.c:,} |\n",
    }),
    look_alike("method changed openly", lambda r: {
        "r1.md": f"{r.head(r.before)}\nScope 3 emissions were {r.a:,} t CO2e in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nScope 3 emissions were {r.c:,} t CO2e in {r.year}. The figure for {r.before} is now {r.b:,} t CO2e, because we moved from spend-based to supplier-specific data.\n",
    }),
    look_alike("error corrected openly", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe generated {r.a:,} t of waste in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nWe generated {r.c:,} t of waste in {r.year} ({r.before}: {r.b:,} t; last year's report showed {r.a:,} t because a depot had been counted twice).\n",
    }),
    look_alike("rounded percentage", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of renewable electricity was {r.p}.4% in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, the share of renewable electricity at {r.company} was {r.p}%.\n",
    }),
    look_alike("almost", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of renewable electricity was {r.p}.8% in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, the share of renewable electricity at {r.company} was almost {r.p + 1}%.\n",
    }),
    look_alike("tonnes and short scale", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 3 emissions were {r.a * 100 + 41:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Scope 3 emissions of {r.company} were {r.a / 10000:.1f} million t CO2e in {r.year}.\n",
    }),
    look_alike("GWh and GJ", lambda r: {
        "report.md": f"{r.head(r.year)}\nEnergy consumption was {r.a:,} MWh in {r.year}.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nEnergy consumption,GJ,{r.a * 3.6:.0f}\n",
    }),
    look_alike("cumulative and yearly", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe planted {r.c:,} trees in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Since 2018, {r.company} has planted {r.a * 9:,} trees.\n",
    }),
    look_alike("avoided emissions", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}With the new kiln, {r.company} avoided Scope 1 emissions of {r.d // 10:,} t CO2e in {r.year}.\n",
    }),
    look_alike("target value and result", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of renewable electricity was {r.q}% in {r.year}; our target for {r.year} was {r.p}%.\n",
        "data.csv": f"{r.company},,,\nIndicator,Unit,{r.year},Target {r.year + 5}\nShare of renewable electricity,%,{r.q},100\n",
    }),
    look_alike("product and company", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of recycled content in our products was {r.q}% in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}The new Alba bottle of {r.company} contains {r.p}% recycled glass.\n",
    }),
    look_alike("old target met, new one set", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will raise the share of renewable electricity to {r.p}% by 2025.\n",
        "r2.md": f"{r.head(r.year)}\nWe met our 2025 target of {r.p}% renewable electricity early. We will now raise the share of renewable electricity to 100% by 2030.\n",
    }),
    look_alike("target withdrawn openly", lambda r: {
        "r1.md": f"{r.head(r.before)}\n- Cut water withdrawal by {r.q}% by 2028 from 2019\n- Cut Scope 1 and 2 emissions by 50% by 2030 from 2018\n",
        "r2.md": f"{r.head(r.year)}\nWe have withdrawn our water target, because the two plants it covered were sold.\n\n- Cut Scope 1 and 2 emissions by 50% by 2030 from 2018\n",
    }),
    look_alike("target lowered openly", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe aim for {r.p}% recycled content in our packaging by 2027.\n",
        "r2.md": f"{r.head(r.year)}\nWe now aim for {r.q}% recycled content in our packaging by 2027. The original target of {r.p}% proved out of reach, since recycled resin is scarce.\n",
    }),
    look_alike("reworded target", lambda r: {
        "r1.md": f"{r.head(r.before)}\nBy 2030, we want to lower our absolute Scope 1 and 2 emissions by {r.p}% against 2019.\n",
        "r2.md": f"{r.head(r.year)}\nTarget 2030: absolute greenhouse gas emissions (Scope 1 and 2) to be reduced by {r.p}% (base year 2019).\n",
    }),
    look_alike("absolute and intensity targets", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will reduce energy consumption per tonne of product by {r.p}% by 2030 from 2019.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} will reduce its absolute energy consumption by {r.q}% by 2030 from 2019.\n",
    }),
    look_alike("scope 1 and 2 and scope 3 targets", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will reduce Scope 1 and 2 emissions by {r.p}% by 2030 from 2019.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} will reduce its Scope 3 emissions by {r.q}% by 2032 from 2020.\n",
    }),
    look_alike("neutral first, then net zero", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will be carbon neutral in our own operations by 2030 and reach net zero along the value chain by 2045.\n",
        "r2.md": f"{r.head(r.year)}\nNet zero along the value chain by 2045 remains our goal. By 2030, our own operations will be carbon neutral.\n",
    }),
    look_alike("industry goal", lambda r: {
        "r1.md": f"{r.head(r.before)}\n{r.short} will reach net zero by 2040.\n",
        "r2.md": f"{r.head(r.year)}\n{r.short} will reach net zero by 2040. The European Union wants to be climate neutral by 2050.\n",
    }),
    look_alike("boundary in other words", lambda r: {
        "r1.md": f"{r.head(r.before)}\nThe data cover our nine plants in Spain and France.\n\nWaste generated was {r.a:,} t in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nThe data cover all nine Spanish and French factories.\n\nWaste generated was {r.c:,} t in {r.year}.\n",
    }),
    look_alike("new plant, told", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEnergy consumption at our six plants was {r.a:,} MWh in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEnergy consumption at our seven plants was {r.c:,} MWh in {r.year}. The Riga plant, opened in January {r.year}, is included for the first time.\n",
    }),
    look_alike("streak broken", lambda r: {
        "p1.txt": f"{r.dateline(r.before - 2)}{r.company} was named a Top Employer {r.before - 2} by the Top Employers Institute for the fifth year in a row.\n",
        "p2.txt": f"{r.dateline(r.year)}{r.company} was named a Top Employer {r.year} by the Top Employers Institute for the second year in a row.\n",
    }),
    look_alike("two raters", lambda r: {
        "report.md": f"{r.head(r.year)}\nMSCI rated us AA in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}ISS ESG rated {r.company} B- in {r.year}.\n",
    }),
    look_alike("award in two translations", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe received the German Sustainability Award {r.year} from the Stiftung Deutscher Nachhaltigkeitspreis.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} received the Deutscher Nachhaltigkeitspreis {r.year} from the Stiftung Deutscher Nachhaltigkeitspreis.\n",
    }),
    look_alike("committed, then validated", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe have committed to the SBTi to set near-term targets.\n",
        "r2.md": f"{r.head(r.year)}\nIn {r.year} the SBTi validated our near-term targets.\n",
    }),
    look_alike("brand and parent", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Oranto Water GmbH, which belongs to {r.company}, emitted less. Scope 1 emissions of Oranto Water GmbH were {r.d // 8:,} t CO2e in {r.year}.\n",
    }),
    look_alike("financial year that ends in June", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur financial year ends on 30 June.\n\nEnergy consumption was {r.a:,} MWh in FY{r.before}.\n",
        "data.csv": f"{r.company} (calendar years),,,\nIndicator,Unit,{r.before},{r.year}\nEnergy consumption,MWh,{r.b},{r.c}\n",
    }),
)  # fmt: skip
