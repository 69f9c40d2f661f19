"""Pairs of documents of a creamery: a number, year, level or boundary that differs, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.cross_document.sets_at_hand import findings

DIFFER = {
    "churns returned": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nLast year, in 2023, our drivers returned 48,200 churns to the farms.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nChurns returned to farms,number,41200,42800\n",
    },
    "diesel litres": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nThe lorries burned 318,000 litres of diesel in 2023.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nDiesel burned by lorries,litres,341000,381000\n",
    },
    "page tile table": {
        "a.html": "<html><head><title>Tarn Vale Creamery Ltd</title></head><body><h1>Facts 2023</h1><ul><li>Calves on pasture: 71% (2023)</li></ul></body></html>",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nCalves on pasture,%,58,61\n",
    },
    "comparative": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\nSteam use was 41.2 GWh in 2022.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nSteam use was 39.8 GWh in 2023, after 44.9 GWh in 2022.\n",
    },
    "headcount": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nWe employed 412 people at the end of 2023.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nEmployees at year end,number,431,421\n",
    },
    "target slip FAQ": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\nWe will halve food waste by 2027.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nBy 2030 we will halve food waste.\n",
    },
    "target weakened": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\nBy 2028, 90% of our milk will come from pasture-fed herds.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nBy 2028, 75% of our milk will come from pasture-fed herds.\n",
    },
    "target table vs release": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\n| Target | Due | Status |\n|---|---|---|\n| Glass returned: 60 % of bottles | 2029 | 41 % |\n",
        "b.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nBy 2033, 60 per cent of bottles are to be glass returned by customers.\n",
    },
    "base year": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\nScope 1 and 2: minus 40% by 2030, base year 2018.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nScope 1 and 2: minus 40% by 2030, base year 2020.\n",
    },
    "streak": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2022\n\nThe Fells Food Guild named us Dairy of the Year, for the fourth year running.\n",
        "b.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nThe Fells Food Guild named us Dairy of the Year, for the fifth year running.\n",
    },
    "change vs values": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nOur use of cling film went down by 22 per cent in 2023.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nUse of cling film,kg,5200,4680\n",
    },
    "sbti": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2021\n\nPublished 12 March 2022. Calendar year.\n\nIn June 2021 the SBTi approved our near-term targets.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nOur near-term targets are under review by the SBTi; we joined with a commitment letter.\n",
    },
    "boundary": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\nWater figures relate to all six dairies.\n\nWater withdrawal was 812,000 m3 in 2022.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nWater figures relate to the three English dairies.\n\nWater withdrawal was 512,000 m3 in 2023.\n",
    },
    "dropped": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\n## Targets\n\n- Food waste: minus 50% by 2028.\n- Renewable electricity: 100% by 2027.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\n## Targets\n\n- Renewable electricity: 100% by 2027.\n",
    },
    "women": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nWomen hold 38 per cent of our management posts (2023).\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nWomen in management,%,31,33\n",
    },
    "energy tj": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nWe used 61.2 GWh of energy in 2023.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nEnergy consumption,TJ,231.1,202.3\n",
    },
    "base in book": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nScope 1 emissions fell by 30% compared with the base year 2019, when they were 18,400 t CO2e.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2019,2023\nScope 1,t CO2e,14800,12880\n\n",
    },
}
ALIKE = {
    "the value, and how many more": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nOur drivers returned 42,800 churns to the farms in 2023, 1,600 more than in 2022.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nChurns returned to farms,number,41200,42800\n",
    },
    "other lengths of other things": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nIn 2023 we repaired 12.4 kilometres of dry-stone wall in Cumbria and 3.1 kilometres of hedge.\n",
        "b.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nIn 2023 the company repaired 14.2 kilometres of fences.\n",
    },
    "one site alone": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nAt Shap creamery alone, the lorries burned 118,000 litres of diesel in 2023.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nDiesel burned by lorries,litres,341000,381000\n",
    },
    "women on the board": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nWomen hold 38 per cent of board seats (2023).\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nWomen in management,%,31,33\nWomen in the workforce,%,41,42\n",
    },
    "people who joined": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\n412 people joined us in 2023. 97 per cent of employees took the course in 2023.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nEmployees at year end,number,431,421\nEmployees with a course in hygiene,%,88,91\n",
    },
    "a step, and what comes after it": {
        "a.md": "# Tarn Vale Creamery Ltd: sustainability report 2022\n\nPublished 12 March 2023. Calendar year.\n\nBy 2028, 90% of our milk will come from pasture-fed herds.\n",
        "b.md": "# Tarn Vale Creamery Ltd: sustainability report 2023\n\nPublished 12 March 2024. Calendar year.\n\nBy 2028, 90% of our milk will come from pasture-fed herds, and by 2033 all of it.\n",
    },
    "up to a month": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nBy the end of March 2024 our drivers had returned 12,800 churns to the farms.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nChurns returned to farms,number,41200,42800\n",
    },
    "a change over more years": {
        "a.txt": "TARN VALE CREAMERY LTD\n\nKendal, 14 March 2024\n\nSince 2019 the use of cling film has gone down by 62 per cent.\n",
        "b.csv": "Tarn Vale Creamery Ltd,,,\nMeasure,Unit,2022,2023\nUse of cling film,kg,5200,4680\n",
    },
}


@pytest.mark.parametrize("name", DIFFER)
def test_what_differs_is_told_with_both_documents(name):
    told = findings(DIFFER[name], select=("XDC",))
    assert told
    assert all({place.partition(":")[0] for place in found.split()[1:]} == set(DIFFER[name]) for found in told)


@pytest.mark.parametrize("name", ALIKE)
def test_what_only_looks_alike_is_silent(name):
    assert findings(ALIKE[name], select=("XDC", "ARI")) == []
