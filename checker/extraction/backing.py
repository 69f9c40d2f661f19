"""What stands behind a claim: a test, a study or a link; how and when a target is met; when credits come true.

A reader binds the words of a claim; these functions look for its backing in the sentence, in its paragraph, and where
the document states it once for all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import evidence_in
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence

_STUDY = (
    r"(?:tests?|trials?|stud(?:y|ies)|surveys?|analys[ie]s|assessments?|audits?|protocol|methodology|measurements?)"
)
_TEST = compiled(
    r"\b(?:tested|measured|calculated|modelled|verified|validated|certified|audited|assured|surveyed|monitored"
    r"|analysed)"
    r"(?: (?:independently|externally|annually|regularly|again|there|it|this|them|[\w-]+ly))?"
    r" (?:by|to|under|against|as per|according to|in accordance with|in line with|with|in (?:19|20)\d\d)\b"
    rf"|\b{_STUDY} (?:of|by|from|in|at|under|to|no\.?) (?:(?:the|our|an?) )?(?=(?-i:[A-Z])|\d)"
    rf"|\b(?:as|our|a|an|the|independent|external) (?:[\w-]+ ){{0,2}}{_STUDY} (?:show|confirm|found|prove|carried)\w*"
    r"|\b(?:EN|ISO|PAS|ASTM|EPA|OECD|DIN|CSA)[ -](?:method )?\d[\w.-]*"
    rf"|\((?:[\w-]+ ){{0,5}}(?:{_STUDY}|report|method)\b[^()]{{0,60}}\)",
    re.IGNORECASE,
)
_LINK = compiled(
    r"https?://[^\s)\"]+|\bwww\.[^\s)\"]+|\b(?:[\w-]+\.){1,3}(?:com|org|net|example)(?:/[\w./-]*)?"
    r"|\b(?:disclosures?|statement|method\w*|calculations?|data|details|report)\b[^.;]{0,50}"
    r"\b(?:on our (?:web ?site|web ?page)|online|under the link|linked (?:here|below))",
    re.IGNORECASE,
)
_PATHWAY = compiled(
    r"\b(?:by|through|via) (?:(?:mainly|first|gradually|further) )?(?:[a-z-]{3,}ing|means of)\b"
    r"|\b(?:pathway|transition plan|roadmap|action plan|climate plan|delivery plan)\b"
    r"|\b(?:this|which|the (?:target|goal|cut|rest)) (?:will be|is|is to be|are) (?:met|reached|achieved|delivered)\b",
    re.IGNORECASE,
)
_ASSUMPTIONS = compiled(
    r"\b(?:assum(?:e|es|ed|ing|ptions?)|provided that|depends? on|on condition that|subject to|scenario"
    r"|based on (?:the )?(?:forecast|expect|project)\w*)\b",
    re.IGNORECASE,
)
_YEARS = r"(?:\d+|two|three|four|five|six|eight|ten|fifteen|twenty|thirty) years"
_TIMING = compiled(
    r"\b(?:ex[- ]post|already (?:achieved|stored|delivered|avoided|taken place|happened)"
    r"|(?:has|have) (?:already )?(?:been )?(?:stored|achieved|avoided|removed|happened)"
    rf"|(?:after|over|within|in|takes?|for) (?:the next |about |around |at least |up to )?{_YEARS}"
    r"|(?:reductions?|removals?) (?:of|from|in|made in|achieved in) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_REQUIRED = compiled(
    r"\b(?:(?:as |which is |already )?(?:legally|statutorily) (?:required|mandated|prescribed)|(?:required|mandated"
    r"|prescribed|demanded|ordered) (?:by|under) (?:the |its |our |a |state |federal |local ){0,4}(?:law|laws"
    r"|regulations?|rules"
    r"|statutes?|permits?|licen[cs]es?|court|act|authorit\w+|environmental \w+)|mandatory under)\b",
    re.IGNORECASE,
)
_FOR = compiled(
    r"\b(?:certified|awarded|seal|label|award|prize|honou?red"
    r"|recogni[sz]ed)\b[^.;]{0,60}?\bfor (?P<what>(?!the (?:second"
    r"|third|fourth)\b|\d|(?:two|three|five) (?:years|times))[\w ,'-]{4,60})"
    r"|\b(?:criteri(?:a|on)|judged (?:on|by)|assesse[sd]|attests?|certifies) (?P<says>[\w ,'-]{4,60})",
    re.IGNORECASE,
)
_PLAIN_NAME = compiled(
    r"\b(?P<name>(?:organic|recycled|fsc|forest|recyclab\w+|compostab\w+|biodegradab\w+|water|energy|carbon"
    r"|climate|waste"
    r"|packaging|plastic\w*|biodiversity|recycling|reforestation|emissions?)(?:[- ][\w-]+)?)\b",
    re.IGNORECASE,
)
_BACKED = frozenset({"product_env", "generic_env", "net_zero", "carbon_neutral", "commitment", "change", "offset"})
_PROMISED = frozenset({"target", "net_zero", "commitment"})
_CREDITED = frozenset({"offset", "carbon_neutral"})
_SEALED = frozenset({"certification", "award"})


def backing_slots(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Yield what stands behind a claim of this kind."""
    if draft.kind in _BACKED:
        yield from _substantiation(sentence)
        yield from _said(sentence, "disclosure_link", _LINK)
    if draft.kind in _PROMISED:
        yield from _said(sentence, "pathway", _PATHWAY)
        yield from _said(sentence, "assumptions", _ASSUMPTIONS)
    if draft.kind in _CREDITED:
        yield from _said(sentence, "credit_timing", _TIMING)
        yield from _said(sentence, "legally_required", _REQUIRED)
    if draft.kind in _SEALED:
        yield from _seal_basis(draft, sentence)


def _substantiation(sentence: Sentence) -> Iterator[tuple[str, Found]]:
    for text, is_here in ((sentence.text, True), (sentence.vicinity, False)):
        test = _TEST.search(text)
        span = test.span() if test else evidence_in(text)
        if span is not None:
            words = text[slice(*span)].strip()
            yield "substantiation", found(words, span) if is_here else found(words, origin=Origin.SENTENCE_BEFORE)
            return


def _said(sentence: Sentence, name: str, words: re.Pattern[str]) -> Iterator[tuple[str, Found]]:
    here = words.search(sentence.text)
    if here:
        yield name, found(here.group().strip(), here.span())
        return
    around = words.search(sentence.vicinity)
    if around:
        yield name, found(around.group().strip(), origin=Origin.SENTENCE_BEFORE)


def _seal_basis(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Found]]:
    """Find what a seal or award was given for: said, or told by its name ("certified organic cotton")."""
    text = sentence.text
    said = _FOR.search(text)
    if said:
        group = "what" if said["what"] else "says"
        yield "seal_basis", found(said[group].strip(), said.span(group))
        return
    name = draft.slots.get("award_name")
    low, high = (name.start, name.end) if name is not None and name.start >= 0 else (draft.start, draft.end)
    plain = _PLAIN_NAME.search(text, low, high)
    if plain:
        yield "seal_basis", found(plain["name"], plain.span("name"))
