"""Use of renewable energy that is claimed for a product, a plant or the company: "made with wind power"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, is_quoted, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.product_forms import SHARE
from checker.extraction.verbs import INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_SOURCE = r"(?:renewables?|green|clean|wind|solar|hydro(?:electric|power)?|water|geothermal|biomass|tidal|biogas|sun)"
_POWERED = compiled(
    r"\b(?:made|powers?|powered|runs?|running|produced|manufactured|brewed|baked|heated|cooled|charged|operated?s?"
    r"|roasted|printed"
    r"|distilled|woven|knitted|milled|fired|melted|grown|hosted|packed)"
    r" (?:[\w-]+ ){0,2}?(?:with|by|on|using|from)"
    rf" (?P<words>(?:(?!\w+ing )[\w%.,]+ ){{0,5}}?(?P<source>{_SOURCE})(?:(?:,| and| or| &) {_SOURCE}){{0,2}}"
    r"[- ](?:energy|electricity|power|sources|farms?|turbines?|panels?|heat))\b",
    re.IGNORECASE,
)
_ELEMENTS = compiled(
    r"\b(?:powers?|powered|runs?|running|brewed|baked|made) (?:[\w-]+ ){0,2}?(?:with|by"
    r"|on) (?P<words>(?:[\w%.,]+ ){0,3}?"
    r"(?P<source>wind|solar|sunlight|(?:the |power of the )?sun|renewables|hydropower))\b(?![- ]\w)",
    re.IGNORECASE,
)
_COMPOUND = compiled(rf"\b(?P<words>(?P<source>{_SOURCE})[- ]powered)\b", re.IGNORECASE)
# what is driven by the sun by its nature: a lamp claims nothing
_DEVICE = compiled(
    r" (?:[\w-]+ )?(?:lamps?|lights?|lanterns?|calculators?|chargers?|watch(?:es)?|pumps?|garden|radios?|fans?"
    r"|cars?|buses"
    r"|ships?|ferr(?:y|ies)|boats?|drones?|torch(?:es)?|fences?|sensors?|cameras?|kits?)\b",
    re.IGNORECASE,
)
_COMPOUND_SAID = compiled(
    r"\b(?:is|are|in|at|by|from|our|its|a|the)(?: (?:now|fully|entirely|100 ?%|largely|partly|our|its|a|the"
    r"|all)){0,4} ?$"
    r"|^[ \"'(•*-]*$",
    re.IGNORECASE,
)
_KIND = compiled(r"\b(?:wind|solar|hydro\w*|water|geothermal|biomass|tidal|biogas|sun(?:light)?)\b", re.IGNORECASE)
_ALL = compiled(r"\b(?:virtually all|entirely|exclusively|solely|only|nothing but|fully|wholly)\b", re.IGNORECASE)
_CERTIFICATES = (
    r"(?:(?:renewable energy |energy attribute |green )?certificates?|i-?recs?|recs?|guarantees? of origin|gos)"
)
_SOLD = compiled(
    rf"\b(?:sells?|sold|selling|transferred|passed on)\b[^.;]{{0,30}}\b{_CERTIFICATES}\b"
    rf"|\b{_CERTIFICATES}\b[^.;]{{0,30}}\b(?:is|are|was|were|been) (?:then |also |all )?(?:sold|transferred)\b",
    re.IGNORECASE,
)
_KEPT = compiled(
    rf"\b(?:retir\w+|retain\w*|keeps?|kept|cancel\w*|buys?|bought|holds?|hold|match\w*|backed by|with)\b"
    rf"[^.;]{{0,30}}\b{_CERTIFICATES}\b"
    rf"|\b{_CERTIFICATES}\b[^.;]{{0,30}}\b(?:retired|retained|kept|cancelled|canceled|ours)\b",
    re.IGNORECASE,
)
_OTHERS = compiled(
    r"\b(?:if|when|where|would|could|customers|charge|charging|training|learn|how)\b|\bto $", re.IGNORECASE
)
_OF_OTHERS = compiled(
    r"\b(?:grid|region|city|town|village|country|state|county|province|island|network|utility|nation|neighbou?r\w*"
    r"|households?|suppliers?|competitors?|customers?|tenants?|landlords?)\b",
    re.IGNORECASE,
)
ENTRIES = (_POWERED, _ELEMENTS, _COMPOUND)


def read_renewable_use(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the use of renewable energy that a sentence claims (`product_env`).

    What is generated and what is planned are none.
    """
    text = sentence.text
    for match in (match for form in ENTRIES for match in sentence.finditer(form)):
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if (
            INTENT.search(before)
            or _OTHERS.search(before)
            or _OF_OTHERS.search(before)
            or is_quoted(sentence, match.start())
        ):
            continue
        is_compound = match["words"].lower().endswith("powered")
        if is_compound and (_DEVICE.match(text, match.end()) or not _COMPOUND_SAID.search(before)):
            continue
        if not is_asserted(sentence, low, match.start(), facts):
            continue
        yield _draft(sentence, match, (low, high))
        return


def renewable_property(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return the property of a figure or target about the use of renewable energy: "runs on 62% wind power"."""
    for form in (_POWERED, _ELEMENTS, _COMPOUND):
        match = sentence.find(form, draft.start, draft.end)
        if match:
            return {"product_property": found("renewable energy", match.span())}
    return {}


def _draft(sentence: Sentence, match: re.Match[str], clause: tuple[int, int]) -> Draft:
    text = sentence.text
    start, end = trimmed(text, clause[0], max(clause[1], match.end()))
    slots: dict[str, Found] = {
        "product_property": found("renewable energy", match.span()),
        "tense": found("present"),
    }
    share = SHARE.search(text, start, end) or _ALL.search(text, start, end)
    if share:
        slots["content_share"] = found(share.group(), share.span())
    kind = _KIND.search(text, match.start("words"), match.end("words"))
    if kind:
        slots["energy_source"] = found(kind.group().lower(), kind.span())
    for name, words in (("certificates_sold", _SOLD), ("certificates_kept", _KEPT)):
        here, around = words.search(text), words.search(sentence.vicinity)
        if here:
            slots[name] = found(here.group(), here.span())
        elif around:
            slots[name] = found(around.group(), origin=Origin.SENTENCE_BEFORE)
    named = subject_of(text, start, match.start())
    if named is not None:
        slots["product"] = found(text[slice(*named)], named)
    return Draft(kind="product_env", start=start, end=end, slots=slots)
