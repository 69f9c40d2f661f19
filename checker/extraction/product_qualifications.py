"""What qualifies a property claimed of a product: where and how long it takes, who has facilities, which share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction import product_forms as forms
from checker.extraction.drafts import Found, found
from checker.model import Origin, Quantity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

_STRETCH = 45  # characters between a share and the recycled material that it is a share of
_ASKED = {
    "compostable": ("home_compostable", "facility_access", "access_share"),
    "degradable": ("decomposition_time", "decomposition_place"),
    "recyclable": ("facility_access", "access_share"),
}
_WORDS = {
    "facility_access": forms.ACCESS,
    "decomposition_time": forms.TIME,
    "decomposition_place": forms.PLACE,
}


def property_slots(sentence: Sentence, match: re.Match[str]) -> dict[str, Found]:
    """Return which property a match claims, and how it is qualified in its sentence or its paragraph."""
    name = str(match.lastgroup)
    if name == "recycled":
        return {"product_property": found("recycled content", match.span()), **_content(sentence, match)}
    slots = {"product_property": found(name, match.span())}
    for slot in _ASKED[name]:
        value = next(_said(sentence, slot), None)
        if value is not None:
            slots[slot] = value
    return slots


def _said(sentence: Sentence, slot: str) -> Iterator[Found]:
    """Yield what the sentence says of a slot, then what the rest of its paragraph does."""
    for text, is_here in ((sentence.text, True), (sentence.vicinity, False)):
        said = _find(slot, text)
        if said is not None:
            value, span = said
            yield found(value, span) if is_here else found(value, origin=Origin.SENTENCE_BEFORE)


def _find(slot: str, text: str) -> tuple[str | bool | Quantity, tuple[int, int]] | None:
    if slot == "home_compostable":
        home = forms.HOME.search(text)
        return (True, home.span()) if home else None
    if slot == "access_share":
        share = forms.ACCESS_SHARE.search(text)
        return (share["share"], share.span("share")) if share else None
    words = _WORDS[slot].search(text)
    return (words.group().strip(), words.span()) if words else None


def _content(sentence: Sentence, match: re.Match[str]) -> dict[str, Found]:
    """Return the share of recycled material: in front of it ("63% recycled"), or behind ("recycled content: 30%")."""
    text = sentence.text
    low, high = max(0, match.start() - _STRETCH), min(len(text), match.end() + _STRETCH)
    behind = forms.SHARE.search(text, match.end(), high)
    in_front = list(forms.SHARE.finditer(text, low, match.start()))
    share = in_front[-1] if in_front else behind
    slots: dict[str, Found] = {}
    if share:
        slots["content_share"] = found(share.group(), share.span())
    entire = forms.ENTIRE.search(text[: match.start()], low)
    if entire:
        slots["entire_product"] = found(value=True, span=entire.span())
    return slots
