"""On which basis a figure is added up: as reported, like for like, pro forma, by equity share, without a purchase."""

from __future__ import annotations

from functools import partial

from checker.pattern_codes import compile_pattern

_compile = partial(compile_pattern, group="resolution")
_NAME = r"(?-i:[A-Z\u00c0-\u00de])(?-i:[\w'-]*[a-z][\w'-]*)"
_BASES = {
    "like for like": (
        r"\b(?:like[- ]for[- ]like|comparable (?:basis|perimeter|scope|terms|portfolio|sites|stores|shops)"
        r"|constant (?:perimeter|scope|portfolio|boundary)|same[- ](?:store|site)"
        r"|organic(?:ally)? (?:basis|change|growth|terms|development))\b"
    ),
    "pro forma": r"\bpro[- ]?forma\b",
    "equity share": (
        r"\b(?:equity[- ](?:share|interest|basis|approach|method|stake)|(?:on|by) equity\b"
        r"|(?:our|its|the group's) (?:own )?(?:share|part|stake) (?:of|in) (?:all |the |our |its |each |every )?"
        r"(?:assets|fields|licen[cs]es|joint|operations|ventures|emissions|plants|mines)"
        r"|working[- ]interest|net[- ](?:interest|share)|attributable (?:share|to (?:us|the group|our))"
        r"|proportion(?:al|ate)(?:ly)? (?:consolidat|share|basis)\w*)"
    ),
    "without a part": (
        r"\b(?:leav(?:es|ing) (?:the )?(?:[\w'-]+ ){1,4}out\b"
        r"|(?:without|excluding|excl\.?|exclusive of|leav(?:es|ing) out|not (?:counting|including)|except for"
        r"|disregarding|adjusted for|stripp(?:ing|ed) (?:out|of)) (?:the |our |its )?(?:effects? of |(?:\w+ )?"
        r"(?:acquisitions?|acquired|divest\w+|disposals?|purchases?|sale|newly|joint ventures?"
        rf"|new (?:plants?|sites?|shops?|stores?|mills?|works))|{_NAME}))"
    ),
}
_PATTERNS = {name: _compile(f"(?i:{words})") for name, words in _BASES.items()}


def basis_in(sentence: str, over: str) -> str:
    """Return the basis that a figure's sentence names, or what stands over it; "" for a figure as it is reported."""
    return next((name for text in (sentence, over) for name, said in _PATTERNS.items() if said.search(text)), "")
