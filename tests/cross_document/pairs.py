"""Pairs of documents in many wordings, each with one planted contradiction or one look-alike.

A template is filled with a company, years and amounts drawn from a seed, so that one wording gives many pairs. `expected`
names the rules of which one must report the pair; a look-alike expects none, and no rule may report it.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from msgspec import Struct

Row = tuple[str, ...]
Documents = dict[str, "str | tuple[Row, ...]"]  # a file of rows is a workbook

_COMPANIES = (
    ("Corvane Minerals plc", "Corvane Minerals"),
    ("Lindholt Dairies A/S", "Lindholt Dairies"),
    ("Peravia Logistics S.A.", "Peravia Logistics"),
    ("Ostrander Glass Inc.", "Ostrander Glass"),
    ("Kestrel Bay Foods Ltd", "Kestrel Bay Foods"),
    ("Bramhoven Chemie AG", "Bramhoven Chemie"),
)


class Drawn(Struct, frozen=True, kw_only=True):
    """What one seed fills a template with: a company, the reporting year, and amounts by name."""

    company: str
    short: str
    year: int
    a: int  # five digits, no zero at the end
    b: int  # another, more than a tenth apart
    c: int
    d: int
    p: int  # a percentage
    q: int  # a smaller one

    @property
    def before(self) -> int:
        """The year before."""
        return self.year - 1

    def head(self, year: int, title: str = "Sustainability report") -> str:
        """Return the head of a report of a year."""
        return f"# {self.company}\n\n## {title} {year}\n\nPublished on 14 March {year + 1}.\n"

    def dateline(self, year: int) -> str:
        """Return the start of a press release about a year."""
        return f"Press release\n\nRotterdam, 2 April {year + 1} - "


class Template(Struct, frozen=True, kw_only=True):
    """A wording: its name, how it is filled, and the rules of which one must find what is planted."""

    name: str
    fill: Callable[[Drawn], Documents]
    expected: tuple[str, ...] = ()


def draw(seed: int) -> Drawn:
    """Return what a seed fills templates with."""
    random = Random(seed)  # noqa: S311 - texts, not secrets
    company, short = random.choice(_COMPANIES)
    a, b, c, d = (base + random.choice((3, 7, 1, 9)) for base in random.sample(range(11_240, 88_650, 310), 4))
    if abs(a - b) * 8 < a:
        b = a + a // 5 + 2
    p = random.randint(38, 62)
    return Drawn(
        company=company,
        short=short,
        year=random.choice((2021, 2022, 2023)),
        a=a,
        b=b,
        c=c,
        d=d,
        p=p,
        q=p - random.randint(5, 18),
    )


def contradiction(name: str, rules: str, fill: Callable[[Drawn], Documents]) -> Template:
    return Template(name=name, fill=fill, expected=tuple(rules.split()))


def look_alike(name: str, fill: Callable[[Drawn], Documents]) -> Template:
    return Template(name=name, fill=fill)


CONTRADICTIONS = (
    contradiction("value: highlights sentence against table", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Indicator | Unit | {r.before} | {r.year} |\n|---|---|---|---|\n"
        f"| Scope 1 emissions | t CO2e | {r.c:,} | {r.a:,} |\n| Total energy consumption | MWh | {r.d:,} | {r.d + 211:,} |\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} today presented its sustainability report for {r.year}. "
        f"The company reported Scope 1 emissions of {r.b:,} t CO2e for {r.year}.\n",
    }),
    contradiction("value: in kilotonnes against tonnes", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur direct (Scope 1) emissions amounted to {r.a:,} tonnes of CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Direct Scope 1 emissions of {r.company} stood at {r.b / 1000:.1f} kt CO2e in "
        f"{r.year}, the group said.\n",
    }),
    contradiction("value: workbook against report", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nTotal water withdrawal came to {r.a:,} m³ in {r.year}, compared with {r.c:,} m³ "
        f"the year before.\n",
        "databook.xlsx": (
            (f"{r.company}: ESG data book {r.year}",),
            (),
            ("Indicator", "Unit", str(r.before), str(r.year)),
            ("Total water withdrawal", "m³", str(r.c), str(r.b)),
            ("Waste generated", "t", str(r.d), str(r.d + 35)),
        ),
    }),
    contradiction("value: csv against report table, MWh against GWh", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n## Energy\n\n| | {r.before} | {r.year} |\n|---|---|---|\n"
        f"| Total energy consumption (MWh) | {r.c:,} | {r.a:,} |\n| Electricity (MWh) | {r.d:,} | {r.d - 90:,} |\n",
        "data.csv": f"Company,{r.company},,\nMetric,Unit,{r.before},{r.year}\n"
        f"Total energy consumption,GWh,{r.c / 1000},{r.b / 1000}\nElectricity,MWh,{r.d},{r.d - 90}\n",
    }),
    contradiction("value: comparative year differs from last report", "XDC001", lambda r: {
        "r1.md": f"{r.head(r.before)}\nIn {r.before}, we generated {r.a:,} tonnes of waste.\n",
        "r2.md": f"{r.head(r.year)}\nWe generated {r.c:,} tonnes of waste in {r.year} ({r.before}: {r.b:,} tonnes).\n",
    }),
    contradiction("value: comparative in next report's table", "XDC001", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Environmental data | {r.before - 1} | {r.before} |\n|---|---|---|\n"
        f"| Scope 2 emissions, market-based (tCO2e) | {r.d:,} | {r.a:,} |\n",
        "r2.md": f"{r.head(r.year)}\n| Environmental data | {r.before} | {r.year} |\n|---|---|---|\n"
        f"| Scope 2 emissions, market-based (tCO2e) | {r.b:,} | {r.c:,} |\n",
    }),
    contradiction("value: share", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nRenewable electricity accounted for {r.p}% of our electricity consumption in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, the share of renewable electricity at {r.company} was {r.q}%.\n",
    }),
    contradiction("value: share in data book", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWomen held {r.p}% of management positions at the end of {r.year}.\n",
        "data.csv": f"{r.company} data book,,,\nIndicator,Unit,{r.before},{r.year}\nWomen in management,%,{r.q - 2},{r.q}\n",
    }),
    contradiction("value: accident rate", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe lost time injury frequency rate (LTIFR) improved to 1.{r.p} per million hours "
        f"worked in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} recorded an LTIFR of 2.{r.q} per million hours worked in {r.year}.\n",
    }),
    contradiction("unit scale: thousand tonnes for tonnes", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 3 emissions totalled {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}For {r.year}, {r.company} reports Scope 3 emissions of {r.a:,} kt CO2e.\n",
    }),
    contradiction("unit scale: MWh for GWh in workbook", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nEnergy consumption was {r.a:,} GWh in {r.year}.\n",
        "databook.xlsx": (
            ("Metric", "Unit", str(r.before), str(r.year)),
            (f"Energy consumption ({r.short})", "MWh", str(r.c), str(r.a)),
            ("Water withdrawal", "m3", str(r.d), str(r.d)),
        ),
    }),
    contradiction("period: value of the year before told as this year's", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n| | {r.before} | {r.year} |\n|---|---|---|\n"
        f"| Electricity consumption (MWh) | {r.a:,} | {r.b:,} |\n",
        "release.txt": f"{r.dateline(r.year)}Electricity consumption of {r.company} amounted to {r.a:,} MWh in {r.year}.\n",
    }),
    contradiction("change told with two percentages", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe reduced our Scope 1 and 2 emissions by {r.p}% between 2018 and {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} has cut its Scope 1 and 2 emissions by {r.q}% since 2018.\n",
    }),
    contradiction("baseline value raised without a word", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will reduce absolute Scope 1 and 2 emissions {r.p}% by 2030 from a 2019 baseline of "
        f"{r.a:,} t CO2e.\n",
        "r2.md": f"{r.head(r.year)}\nWe will reduce absolute Scope 1 and 2 emissions {r.p}% by 2030 from a 2019 baseline of "
        f"{r.b:,} t CO2e.\n",
    }),
    contradiction("baseline value in tables with base-year column", "XDC002 XDC001", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Metric | Base year 2019 | {r.before} |\n|---|---|---|\n"
        f"| Scope 1 and 2 emissions (t CO2e) | {r.a:,} | {r.c:,} |\n",
        "r2.md": f"{r.head(r.year)}\n| Metric | Base year 2019 | {r.year} |\n|---|---|---|\n"
        f"| Scope 1 and 2 emissions (t CO2e) | {r.b:,} | {r.d:,} |\n",
    }),
    contradiction("baseline year moved", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur goal is to cut Scope 1 and 2 greenhouse gas emissions by {r.p}% by 2030 compared to 2016.\n",
        "r2.md": f"{r.head(r.year)}\nOur goal is to cut Scope 1 and 2 greenhouse gas emissions by {r.p}% by 2030 compared to 2019.\n",
    }),
    contradiction("baseline year moved, other words", "XDC002", lambda r: {
        "r1.md": f"{r.head(r.before)}\nBy 2030, we aim to lower water withdrawal by {r.q}% against the base year 2015.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} is committed to lowering its water withdrawal by {r.q}% by 2030 "
        f"(base year: 2018).\n",
    }),
    contradiction("target slipped: net zero", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n{r.short} is committed to reaching net-zero emissions across its value chain by 2040.\n",
        "r2.md": f"{r.head(r.year)}\n{r.short} has set itself the goal of net zero emissions along the value chain by 2045.\n",
    }),
    contradiction("target slipped: bullets", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n## Targets\n\n- {r.p}% reduction in Scope 1 and 2 emissions by 2028 (vs. 2018)\n"
        "- Zero waste to landfill by 2030\n",
        "r2.md": f"{r.head(r.year)}\n## Targets\n\n- {r.p}% reduction in Scope 1 and 2 emissions by 2032 (vs. 2018)\n"
        "- Zero waste to landfill by 2030\n",
    }),
    contradiction("target slipped: table", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\n| Goal | Target year | Status |\n|---|---|---|\n"
        f"| Source 100% renewable electricity | 2026 | {r.q}% |\n| Reduce water use by {r.q}% (base 2018) | 2030 | 4% |\n",
        "r2.md": f"{r.head(r.year)}\n| Goal | Target year | Status |\n|---|---|---|\n"
        f"| Source 100% renewable electricity | 2030 | {r.p}% |\n| Reduce water use by {r.q}% (base 2018) | 2030 | 6% |\n",
    }),
    contradiction("target slipped: release against report", "XDC003", lambda r: {
        "report.md": f"{r.head(r.before)}\nBy 2027, all our electricity will come from renewable sources.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} plans to source 100% renewable electricity by 2030.\n",
    }),
    contradiction("target slipped: carbon neutrality", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will make our own operations (Scope 1 and 2) carbon neutral by 2030.\n",
        "r2.md": f"{r.head(r.year)}\nOur ambition: carbon neutrality in our own operations (Scope 1 and 2) by 2035.\n",
    }),
    contradiction("percentage weakened", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe are committed to reducing Scope 3 emissions by {r.p}% by 2030 from a 2020 base year.\n",
        "r2.md": f"{r.head(r.year)}\nBy 2030, {r.short} will reduce Scope 3 emissions by {r.q}% from a 2020 base year.\n",
    }),
    contradiction("percentage weakened: share of women", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe want women to hold {r.p}% of management positions by 2028.\n",
        "r2.md": f"{r.head(r.year)}\nOur target is to have {r.q}% women in management positions by 2028.\n",
    }),
    contradiction("level weakened: accident rate", "XDC003", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur target is an LTIFR below 2.0 by 2027.\n",
        "r2.md": f"{r.head(r.year)}\nOur target is an LTIFR below 3.5 by 2027.\n",
    }),
    contradiction("percentage weakened: recycled content in release", "XDC003", lambda r: {
        "report.md": f"{r.head(r.before)}\nWe aim to increase the share of recycled materials in our products to {r.p}% by 2030.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} aims for a recycled content of {r.q}% in its products by 2030.\n",
    }),
    contradiction("target dropped: bullet", "XDC004", lambda r: {
        "r1.md": f"{r.head(r.before)}\n## Our targets\n\n- Reduce Scope 1 and 2 emissions by {r.p}% by 2030 (base year 2019)\n"
        f"- Cut water withdrawal by {r.q}% by 2028 (base year 2019)\n- 40% women in management by 2030\n",
        "r2.md": f"{r.head(r.year)}\n## Our targets\n\n- Reduce Scope 1 and 2 emissions by {r.p}% by 2030 (base year 2019)\n"
        "- 40% women in management by 2030\n",
    }),
    contradiction("target dropped: sentence", "XDC004", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will send zero waste to landfill by 2027. We also aim to reduce Scope 3 emissions by "
        f"{r.q}% by 2030 from 2018.\n",
        "r2.md": f"{r.head(r.year)}\nWe continue to work towards our goal of reducing Scope 3 emissions by {r.q}% by 2030 from 2018. "
        "Energy efficiency remains a priority.\n",
    }),
    contradiction("boundary changed: plants", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEnergy consumption at our eleven production sites was {r.a:,} MWh in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEnergy consumption at our seven production sites was {r.c:,} MWh in {r.year}.\n",
    }),
    contradiction("boundary changed: countries", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nAll environmental data cover our sites worldwide.\n\nWater withdrawal at all our sites worldwide "
        f"was {r.a:,} m3 in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nAll environmental data cover our sites in Germany and France.\n\nWater withdrawal at our sites in "
        f"Germany and France was {r.c:,} m3 in {r.year}.\n",
    }),
    contradiction("boundary changed: denominator", "XDC005", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur emissions intensity was 0.{r.p} t CO2e per tonne of product in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nOur emissions intensity was 0.{r.q} t CO2e per million euros of revenue in {r.year}.\n",
    }),
    contradiction("streak stands still: index", "XDC006", lambda r: {
        "r1.md": f"{r.head(r.before)}\nIn {r.before}, {r.short} was included in the Dow Jones Sustainability World Index for the "
        "sixth consecutive year.\n",
        "r2.md": f"{r.head(r.year)}\nIn {r.year}, {r.short} was included in the Dow Jones Sustainability World Index for the "
        "sixth consecutive year.\n",
    }),
    contradiction("streak stands still: employer award", "XDC006", lambda r: {
        "p1.txt": f"{r.dateline(r.before)}{r.company} was named a Top Employer {r.before} by the Top Employers Institute, its fourth "
        "award in a row.\n",
        "p2.txt": f"{r.dateline(r.year)}{r.company} was named a Top Employer {r.year} by the Top Employers Institute, its fourth "
        "award in a row.\n",
    }),
    contradiction("medal differs", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nEcoVadis awarded us a silver medal in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} received a gold medal from EcoVadis in {r.year}.\n",
    }),
    contradiction("score differs", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nOur CDP climate change score for {r.year} was B.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} achieved a score of A- in the CDP climate change assessment {r.year}.\n",
    }),
    contradiction("rating differs in data book", "XDC006", lambda r: {
        "report.md": f"{r.head(r.year)}\nMSCI rated {r.short} AA in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}MSCI gave {r.company} an ESG rating of BBB in {r.year}.\n",
    }),
    contradiction("validated, then committed only", "XDC006", lambda r: {
        "r1.md": f"{r.head(r.before)}\nOur near-term targets were validated by the Science Based Targets initiative (SBTi) in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\n{r.short} has committed to setting near-term targets with the Science Based Targets initiative "
        "(SBTi).\n",
    }),
    contradiction("one acronym, two companies", "XDC007", lambda r: {
        "a.txt": f"{r.dateline(r.year)}North Pacific Cables Ltd (NPC) reported Scope 1 emissions of {r.a:,} t CO2e in {r.year}.\n",
        "b.txt": f"{r.dateline(r.year)}Nordic Pulp Company AB (NPC) reported Scope 1 emissions of {r.b:,} t CO2e in {r.year}.\n",
    }),
    contradiction("within one report: highlights against table", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\n## At a glance\n\n- {r.a:,} t CO2e Scope 1 emissions in {r.year}\n- {r.p}% renewable electricity in "
        f"{r.year}\n\n## Data\n\n| | {r.before} | {r.year} |\n|---|---|---|\n| Scope 1 emissions (t CO2e) | {r.c:,} | {r.b:,} |\n",
    }),
    contradiction("fiscal year value differs in release", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe fiscal year ends on 31 March.\n\nScope 2 market-based emissions in fiscal {r.year} were "
        f"{r.a:,} t CO2e.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} reports for fiscal {r.year}, the year ended 31 March {r.year}: market-based Scope 2 emissions were {r.b:,} t CO2e in "
        f"fiscal {r.year}.\n",
    }),
    contradiction("headcount", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nAt the end of {r.year}, {r.short} employed {r.a:,} people.\n",
        "data.csv": f"{r.company},,,\nIndicator,Unit,{r.before},{r.year}\nEmployees (headcount),number,{r.c},{r.b}\n",
    }),
    contradiction("html page against report", "XDC001", lambda r: {
        "report.md": f"{r.head(r.year)}\nHazardous waste fell to {r.a:,} t in {r.year}.\n",
        "page.html": f"<html><head><title>{r.company}: environment</title></head><body><h1>{r.company}: environment</h1>"
        f"<p>Published 3 May {r.year + 1}</p><p>In {r.year}, our plants produced {r.b:,} t of hazardous waste.</p></body></html>",
    }),
)  # fmt: skip

LOOK_ALIKES = (
    look_alike("market and location", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 2 emissions (market-based) were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Location-based Scope 2 emissions of {r.company} were {r.b:,} t CO2e in {r.year}.\n",
    }),
    look_alike("market named, other silent", lambda r: {
        "report.md": f"{r.head(r.year)}\n| t CO2e | {r.year} |\n|---|---|\n| Scope 2, market-based | {r.a:,} |\n| Scope 2, location-based | {r.b:,} |\n",
        "release.txt": f"{r.dateline(r.year)}Scope 2 emissions of {r.company} were {r.b:,} t CO2e in {r.year} using the location-based method.\n",
    }),
    look_alike("gross and net", lambda r: {
        "report.md": f"{r.head(r.year)}\nGross Scope 1 and 2 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Net of carbon credits, Scope 1 and 2 emissions of {r.company} were {r.b:,} t CO2e in {r.year}.\n",
    }),
    look_alike("absolute and intensity", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe cut our absolute Scope 1 and 2 emissions by {r.q}% between 2018 and {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} has reduced Scope 1 and 2 emissions per tonne of product by {r.p}% since 2018.\n",
    }),
    look_alike("absolute and intensity in one data book", lambda r: {
        "report.md": f"{r.head(r.year)}\nEnergy consumption was {r.a:,} MWh in {r.year}.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nEnergy consumption,MWh,{r.a}\nEnergy consumption per tonne of product,MWh/t,2.{r.p}\n",
    }),
    look_alike("group and site", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater withdrawal of the group was {r.a:,} m3 in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}At its Eindhoven plant, {r.company} withdrew {r.d // 10:,} m3 of water in {r.year}. Water withdrawal at the "
        f"Eindhoven plant was {r.d // 10:,} m3.\n",
    }),
    look_alike("group and division", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}The Packaging division of {r.company} had Scope 1 emissions of {r.b:,} t CO2e in {r.year}.\n",
    }),
    look_alike("group and country", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe employed {r.a:,} people at the end of {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}In Poland, {r.company} employed {r.b // 10:,} people at the end of {r.year}.\n",
    }),
    look_alike("calendar and fiscal", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe financial year runs from 1 July to 30 June.\n\nEnergy consumption in FY{r.year} was {r.a:,} MWh.\n",
        "release.txt": f"{r.dateline(r.year)}Energy consumption of {r.company} in calendar year {r.year} was {r.b:,} MWh.\n",
    }),
    look_alike("half-year and year", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"Press release\n\nBreda, 14 August {r.year} - Scope 1 emissions of {r.company} were {r.b // 2:,} t CO2e in the first half of {r.year}.\n",
    }),
    look_alike("restated openly, footnote", lambda r: {
        "r1.md": f"{r.head(r.before)}\nScope 1 emissions were {r.a:,} t CO2e in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\n| | {r.before}* | {r.year} |\n|---|---|---|\n| Scope 1 emissions (t CO2e) | {r.b:,} | {r.c:,} |\n\n"
        f"\\* Prior-year figures have been restated following an audit of fuel meters.\n",
    }),
    look_alike("restated openly, sentence", lambda r: {
        "r1.md": f"{r.head(r.before)}\nTotal waste was {r.a:,} t in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nTotal waste was {r.c:,} t in {r.year}, up from {r.b:,} t in {r.before}. We have corrected the {r.before} waste figure, "
        "which had left out construction waste.\n",
    }),
    look_alike("restated openly, adjusted", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEnergy consumption was {r.a:,} MWh in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEnergy consumption was {r.c:,} MWh in {r.year} ({r.before}: {r.b:,} MWh, adjusted for the sale of the Turin works).\n",
    }),
    look_alike("re-based after an acquisition", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will cut Scope 1 and 2 emissions by {r.p}% by 2030 from a 2019 baseline of {r.a:,} t CO2e.\n",
        "r2.md": f"{r.head(r.year)}\nWe will cut Scope 1 and 2 emissions by {r.p}% by 2030 from a 2019 baseline of {r.b:,} t CO2e. Following the acquisition "
        "of Sandor Mills, we recalculated the 2019 baseline in line with the GHG Protocol.\n",
    }),
    look_alike("rounding", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Scope 1 emissions of {r.company} were around {round(r.a, -3):,} t CO2e in {r.year}.\n",
    }),
    look_alike("rounding to kilotonnes", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 3 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} reported Scope 3 emissions of {r.a / 1000:.1f} kt CO2e for {r.year}.\n",
    }),
    look_alike("more than", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe planted {r.a:,} trees in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} planted more than {r.a // 1000 * 1000:,} trees in {r.year}.\n",
    }),
    look_alike("two companies of one acronym, in full", lambda r: {
        "a.txt": f"{r.dateline(r.year)}North Pacific Cables Ltd had Scope 1 emissions of {r.a:,} t CO2e in {r.year}.\n",
        "b.txt": f"{r.dateline(r.year)}Nordic Pulp Company AB had Scope 1 emissions of {r.b:,} t CO2e in {r.year}.\n",
    }),
    look_alike("part of a scope", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 3 emissions were {r.a * 10:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} reported Scope 3 emissions from business travel of {r.b // 10:,} t CO2e in {r.year}.\n",
    }),
    look_alike("scope 1 and scopes 1 and 2", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Combined Scope 1 and 2 emissions of {r.company} were {r.a + r.c:,} t CO2e in {r.year}.\n",
    }),
    look_alike("withdrawal and consumption", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater withdrawal was {r.a:,} m3 in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Water consumption of {r.company} was {r.b // 3:,} m3 in {r.year}.\n",
    }),
    look_alike("hazardous and all waste", lambda r: {
        "report.md": f"{r.head(r.year)}\nTotal waste was {r.a:,} t in {r.year}.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nTotal waste,t,{r.a}\nof which hazardous,t,{r.b // 9}\nof which recycled,t,{r.a // 2}\n",
    }),
    look_alike("employees and contractors", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe LTIFR for employees was 1.{r.p} in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}The LTIFR of {r.company} for employees and contractors was 2.{r.q} in {r.year}.\n",
    }),
    look_alike("women on the board and in the workforce", lambda r: {
        "report.md": f"{r.head(r.year)}\nWomen made up {r.p}% of our workforce in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}At {r.company}, women made up {r.q}% of the supervisory board in {r.year}.\n",
    }),
    look_alike("certified to two standards", lambda r: {
        "report.md": f"{r.head(r.year)}\n| Indicator | {r.before} | {r.year} |\n|---|---|---|\n| ISO 14001 certification rate | {r.q}% | {r.p}% |\n"
        f"| ISO 45001 certification rate | {r.q - 4}% | {r.p - 3}% |\n| ISO 50001 certification rate | {r.q - 9}% | {r.p - 8}% |\n",
    }),
    look_alike("sites certified and employees covered", lambda r: {
        "report.md": f"{r.head(r.year)}\nIn {r.year}, {r.p}% of our sites were certified to ISO 14001.\n",
        "release.txt": f"{r.dateline(r.year)}In {r.year}, {r.q}% of the employees of {r.company} worked at sites certified to ISO 14001.\n",
    }),
    look_alike("target strengthened and brought forward", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will cut Scope 1 and 2 emissions by {r.q}% by 2035 from 2019.\n",
        "r2.md": f"{r.head(r.year)}\nWe will cut Scope 1 and 2 emissions by {r.p}% by 2030 from 2019.\n",
    }),
    look_alike("target moved openly", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will source 100% renewable electricity by 2025.\n",
        "r2.md": f"{r.head(r.year)}\nWe will source 100% renewable electricity by 2028. We had to postpone this target from 2025 because the wind farm at "
        "Lemmer was not approved.\n",
    }),
    look_alike("near-term and long-term target", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe will reduce Scope 1 and 2 emissions by {r.q}% by 2030 from 2019, and by 90% by 2045.\n",
        "r2.md": f"{r.head(r.year)}\nWe will reduce Scope 1 and 2 emissions by 90% by 2045 from 2019. By 2030, we will have reduced them by {r.q}%.\n",
    }),
    look_alike("target of a site besides that of the group", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe aim to reduce water withdrawal by {r.p}% by 2027 compared with 2019.\n",
        "r2.md": f"{r.head(r.year)}\nWe aim to reduce water withdrawal by {r.p}% by 2027 compared with 2019. The Murcia plant will cut its water withdrawal by "
        f"{r.q}% by 2030.\n",
    }),
    look_alike("target met", lambda r: {
        "r1.md": f"{r.head(r.before)}\n- Reach {r.p}% renewable electricity by {r.year}\n- Cut Scope 1 and 2 emissions by 50% by 2030 from 2018\n",
        "r2.md": f"{r.head(r.year)}\nWe reached our target of {r.p}% renewable electricity in {r.year}.\n\n- Cut Scope 1 and 2 emissions by 50% by 2030 from 2018\n",
    }),
    look_alike("release need not repeat targets", lambda r: {
        "r1.md": f"{r.head(r.before)}\n- Cut water withdrawal by {r.q}% by 2028 from 2019\n- Cut Scope 1 and 2 emissions by 50% by 2030 from 2018\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} confirms its target to cut Scope 1 and 2 emissions by 50% by 2030 from 2018.\n",
    }),
    look_alike("boundary reworded", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEnergy consumption at all our production sites was {r.a:,} MWh in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEnergy consumption at our factories was {r.c:,} MWh in {r.year}.\n",
    }),
    look_alike("boundary changed openly", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEnergy consumption at our eleven production sites was {r.a:,} MWh in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEnergy consumption at our nine production sites was {r.c:,} MWh in {r.year}. Two sites were sold in {r.before} and are no "
        "longer included.\n",
    }),
    look_alike("streak grows", lambda r: {
        "r1.md": f"{r.head(r.before)}\nIn {r.before}, {r.short} was included in the Dow Jones Sustainability World Index for the sixth consecutive year.\n",
        "r2.md": f"{r.head(r.year)}\nIn {r.year}, {r.short} was included in the Dow Jones Sustainability World Index for the seventh consecutive year.\n",
    }),
    look_alike("medals of two years", lambda r: {
        "r1.md": f"{r.head(r.before)}\nEcoVadis awarded us a silver medal in {r.before}.\n",
        "r2.md": f"{r.head(r.year)}\nEcoVadis awarded us a gold medal in {r.year}.\n",
    }),
    look_alike("scores for two questionnaires", lambda r: {
        "report.md": f"{r.head(r.year)}\nCDP gave us an A- for climate change in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} received a B from CDP for water security in {r.year}.\n",
    }),
    look_alike("forecast and result", lambda r: {
        "r1.md": f"{r.head(r.before)}\nWe expect Scope 1 emissions of {r.b:,} t CO2e in {r.year}.\n",
        "r2.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
    }),
    look_alike("supplier's figure", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} welcomes that its supplier Adlinger GmbH reduced its Scope 1 emissions to {r.b:,} t CO2e in {r.year}.\n",
    }),
    look_alike("industry figure", lambda r: {
        "report.md": f"{r.head(r.year)}\nThe share of renewable electricity was {r.p}% in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} compares well: across the industry, the share of renewable electricity was only {r.q}% in {r.year}.\n",
    }),
    look_alike("biogenic apart", lambda r: {
        "report.md": f"{r.head(r.year)}\nScope 1 emissions were {r.a:,} t CO2e in {r.year}.\n",
        "data.csv": f"{r.company},,\nIndicator,Unit,{r.year}\nScope 1 emissions,t CO2e,{r.a}\nBiogenic emissions (outside scopes),t CO2e,{r.b}\n",
    }),
    look_alike("changes since two years", lambda r: {
        "report.md": f"{r.head(r.year)}\nWe have cut Scope 1 and 2 emissions by {r.p}% since 2015.\n",
        "release.txt": f"{r.dateline(r.year)}{r.company} cut Scope 1 and 2 emissions by {r.q}% compared with {r.before}.\n",
    }),
    look_alike("subsidiary under its own name", lambda r: {
        "report.md": f"{r.head(r.year)}\nWater withdrawal was {r.a:,} m3 in {r.year}.\n",
        "release.txt": f"{r.dateline(r.year)}Vireo Packaging B.V., a subsidiary of {r.company}, withdrew less water. Water withdrawal of Vireo Packaging B.V. was {r.b // 4:,} m3 in {r.year}.\n",
    }),
)  # fmt: skip

TEMPLATES = CONTRADICTIONS + LOOK_ALIKES
