"""Properties claimed of products: compostable, degradable, recyclable, made of recycled material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction import product_forms as forms
from checker.extraction.absolutes import read_absolutes
from checker.extraction.clauses import Range, clause_at, is_asserted, is_quoted, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.product_qualifications import property_slots
from checker.extraction.verbs import INTENT
from checker.extraction.wording_forms import AWARD, DEADLINE
from checker.model import Origin

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts


def read_product_claims(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the properties of products that a sentence claims (`product_env`), each property once.

    What the company does with waste, shares of a range, plans and wishes are none. A property that an absolute claim
    holds ("100% recyclable") is that claim's: `property_of` gives it its slots.
    """
    if not forms.PROPERTY.search(sentence.text):
        return
    absolute = [_marker(draft) for draft in read_absolutes(sentence, facts)]
    told: set[str] = set()
    for match in sentence.finditer(forms.PROPERTY):
        name = str(match.lastgroup)
        if name in told or any(match.start() < end and start < match.end() for start, end in absolute):
            continue
        low, high = clause_at(sentence.text, match.start())
        if _is_claimed(sentence, match, low, facts):
            told.add(name)
            yield _draft(sentence, match, (low, high))


def property_of(draft: Draft, sentence: Sentence) -> dict[str, Found]:
    """Return the property that an absolute claim is about, with what qualifies it; of a figure or target its name."""
    start, end = (draft.start, draft.end) if draft.kind != "product_env" else _marker(draft)
    match = sentence.find(forms.PROPERTY, start, end)
    if match is None:
        return {}
    slots = property_slots(sentence, match)
    if draft.kind != "product_env":
        return {"product_property": slots["product_property"]}
    return {} if _is_of_something_else(sentence, match) else slots


def _marker(draft: Draft) -> Range:
    """Return where the absolute words of a claim stand, an empty range where it has none."""
    slot = draft.slots.get("absolute_marker")
    return (slot.start, slot.end) if slot is not None else (0, 0)


def _is_claimed(sentence: Sentence, match: re.Match[str], low: int, facts: Facts) -> bool:
    text = sentence.text
    before = text[low : match.start()]
    if INTENT.search(before) or forms.ACTIVITY.search(before) or is_quoted(sentence, match.start()):
        return False
    if _is_of_something_else(sentence, match) or _is_dated(sentence, match):
        return False
    if forms.SUBJECT_OF_COMPANY.match(before) and not forms.SELLS.search(before):
        return False
    if not is_asserted(sentence, low, match.start(), facts) or AWARD.search(text):
        return False
    return _is_made_of(text, match, before) if match["recycled"] else _is_said_of_it(text, match, before)


def _is_of_something_else(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell a property of waste or of what goes down the drain, and a share of a range, from a product's."""
    text = sentence.text
    if forms.NOT_A_PRODUCT.match(text, match.end()) or forms.SHARE_OF.search(text[: match.start()]):
        return True
    return match.lastgroup == "degradable" and any(
        forms.LIQUIDS.search(words) for words in (text, *sentence.headings[:1], sentence.list_intro)
    )


def _is_dated(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell "recyclable by 2030", an aim that no verb announces."""
    return any(
        period.start >= match.end() and DEADLINE.search(sentence.text[match.end() : period.start])
        for period in sentence.periods
    )


def _is_said_of_it(text: str, match: re.Match[str], before: str) -> bool:
    noun = forms.NOUN_AFTER.match(text, match.end())
    if noun is None:
        return not before.strip(' "•*-(') or forms.PREDICATE.search(before) is not None or before.endswith((": ", ", "))
    shown = (forms.ATTRIBUTE, forms.PREDICATE, forms.MADE_OF, forms.OFFERS)
    return any(form.search(before) is not None for form in shown)


def _is_made_of(text: str, match: re.Match[str], before: str) -> bool:
    """Tell "made with recycled aluminium", "recycled paper bags" and "recycled content: 30%" from bought material."""
    if forms.MADE_OF.search(before):
        return True
    before = forms.SHARE.sub("", before)
    opens = not before.strip(' "•*-(') or forms.ATTRIBUTE.search(before) is not None
    noun = forms.NOUN_AFTER.match(text, match.end())
    return opens and (noun is not None or not text[match.end() :].strip(" .!") or text[match.end() :][:1] in ":,")


def _draft(sentence: Sentence, match: re.Match[str], clause: Range) -> Draft:
    start, end = trimmed(sentence.text, clause[0], max(clause[1], match.end()))
    slots: dict[str, Found] = {"tense": found("present"), **property_slots(sentence, match)}
    named = _product(sentence.text, match, start)
    if sentence.block_kind == "cell" and sentence.list_intro:
        slots["product"] = found(sentence.list_intro, origin=Origin.TABLE)
    elif named is not None:
        slots["product"] = found(sentence.text[slice(*named)], named)
    return Draft(kind="product_env", start=start, end=end, slots=slots)


def _product(text: str, match: re.Match[str], start: int) -> Range | None:
    """Return what has the property: the noun behind it ("compostable cup"), else the subject."""
    noun = forms.NOUN_AFTER.match(text, match.end())
    if noun is not None and not forms.PREDICATE.search(text[start : match.start()]):
        return noun.span("noun")
    made = forms.MADE_OF.search(text, start, match.start())
    subject = subject_of(text, start, made.start() if made else match.start())
    return subject if subject is not None and not forms.SHARE.match(text[slice(*subject)]) else None
