from __future__ import annotations

import pytest

from checker.documents.number_formats import shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (0.462, "0.0%", "46.2%"),
        (-0.045, "0.0%", "-4.5%"),
        (12400, "#,##0", "12,400"),
        (-1234.5, "#,##0.0;(#,##0.0)", "(1,234.5)"),
        (12400000, "#,##0,", "12,400"),
        (12400000, '0.0,,"m"', "12.4m"),
        (5.5, '"€"#,##0.00', "€5.50"),
        (5, "[$€-407] #,##0", "€ 5"),
        (3.25, "0.##", "3.25"),
        (3, "0.##", "3"),
        (3.2, '0.00" kt"', "3.20 kt"),
        (0, '0;-0;"-"', "-"),
        (1.5, "0.0_);(0.0)", "1.5"),
        (5, '"a;b"0', "a;b5"),
        (5, r"\~0", "~5"),
        (2.5, "0", "3"),
        (12, "# ?/?", "12"),
        (12400, "0.00E+00", "12400"),
        (2023, "General", "2023"),
        (12400.6, "General", "12400.6"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (1e-9, "General", "0.000000001"),
        (7, "@", "7"),
        (7, '"text only"', "text only"),
        (float("nan"), "0", ""),
    ],
)
def test_a_number_is_shown_as_its_cell_shows_it(value, code, expected):
    assert shown(value, code) == expected
