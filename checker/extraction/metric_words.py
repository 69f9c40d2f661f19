"""Words that name a metric only by themselves: no "carbon" in "carbon-free", no emissions in a land footprint."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

_PREFIX = compiled(r"(?<![\w-])(?:zero|low|lower|ultra-low|high|higher|no|non|reduced|near-zero)-$", re.IGNORECASE)
_SUFFIX = compiled(
    r"-(?:free|neutral|negative|positive|intensive|efficient|efficiency|saving|rich|smart|conscious|aware|aligned"
    r"|friendly|hungry|powered|fired|based)\b"
    r"| (?:refuse|plans?|projects?|programmes?|programs?|teams?|polic(?:y|ies)|strateg(?:y|ies)|managers?|experts?"
    r"|fund|markets?|prices?|credits?|pricing|tax|steel|fibres?|fibers?|compan(?:y|ies)|sector|industr(?:y|ies)"
    r"|rocks?|bottles?|heaters?|pipes?|pumps?|mines?|mining)\b",
    re.IGNORECASE,
)
_OTHER_FOOTPRINT = compiled(
    r"\b(?:environmental|ecological|water|land|plastic|global|physical|digital|retail|store|manufacturing|production"
    r"|geographic(?:al)?|office|real estate|social) $",
    re.IGNORECASE,
)


def names_another(text: str, start: int, end: int) -> bool:
    """Tell "emission" in "zero-emission vans", "coal" in "coal refuse", the footprint of shops from a metric."""
    if text[start:end].lower() == "footprint" and _OTHER_FOOTPRINT.search(text, max(0, start - 16), start):
        return True
    return bool(_PREFIX.search(text, max(0, start - 12), start) or _SUFFIX.match(text, end))
