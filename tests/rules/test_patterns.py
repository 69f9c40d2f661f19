"""Words and patterns that rules look for."""

from __future__ import annotations

import pytest

from checker.rules.patterns import matches_any, mentions, pattern_problem


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        (r"SBTi[- ](aligned|certified)", ""),
        (r"net\s+of\s+offsets?", ""),
        (r"certified\W{1,5}by .{0,60}CDP", ""),
        (r"(carbon )?credits", ""),
        (r"costs \(net\)", ""),
        (r"3\.+", ""),
        (r"(a+)+", "a repeated group"),
        (r"(?:a|b)*", "a repeated group"),
        (r"(ab){2,}", "a repeated group"),
        (r"offsets.*credits", "`.*` can run"),
        (r".+", "`.*` can run"),
        (r".{3,}", "`.*` can run"),
        (r"(?=a)", "look-around"),
        (r"(?<!a)b", "look-around"),
        (r"(a)\1", "a back-reference"),
        ("a?" * 30, "it can match in too many ways"),
        ("(?:a|aa)" * 30, "it can match in too many ways"),
        (r"\w+\w+\w+-", "it can match in too many ways"),
        (".{0,60}" * 5, "it can match in too many ways"),
        (r"[a-z]+ (?:tonnes?|kilomet\w+) per year", ""),
        (r"(a", "not a regular expression"),
        (r"[z-a]", "not a regular expression"),
    ],
)
def test_only_linear_patterns_are_allowed(pattern, problem):
    found = pattern_problem(pattern)
    assert found.startswith(problem)
    assert bool(found) is bool(problem)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Net  of Offsets, emissions fell", True),
        ("net of\noffsets", True),
        ("internet of offsets", False),
        ("net of offsetsX", False),
    ],
)
def test_phrases_are_whole_words_in_any_case(text, found):
    assert mentions(text, ["after credits", "net of offsets"]) is found


def test_patterns_match_in_any_case_and_refuse_what_is_not_linear():
    assert matches_any("SBTI-Aligned", ["sbti[- ]aligned"])
    assert not matches_any("aligned", ["sbti[- ]aligned"])
    with pytest.raises(ValueError, match="repeated group"):
        matches_any("a", ["(a+)+"])
