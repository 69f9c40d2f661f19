"""Benefits to the environment that are claimed in so many words: "protects the climate", "our work restores rivers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, is_quoted, pattern, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.patterns import compiled
from checker.extraction.verbs import INTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_VERB = r"(?:protects?|restor(?:es?|ed)|heals?|healed|saves?|saved|cleans?|cleaned|revives?|revived|regenerates?|cools)"
_OBJECT = (
    r"(?:(?:the |our |your |its |local |native |degraded |of |and ){0,3}(?:[\w-]+ )?(?:environment|planet|climate"
    r"|nature"
    r"|earth|oceans?|seas?|rivers?|lakes?|soils?|biodiversity|wildlife|ecosystems?|(?:rain)?forests?|habitats?"
    r"|wetlands?"
    r"|peatlands?"
    r"|reefs?|coral|bees|waterways|atmosphere|grasslands?|mangroves?))"
)
BENEFIT = compiled(
    rf"\b(?P<verb>{_VERB}) (?P<amount>(?:[\d.,]+ (?:hectares|ha|km|kilomet(?:re|er)s|acres|square \w+) of )?)"
    rf"(?P<object>{_OBJECT})\b(?! (?:lovers?|reserves?|parks?|trails?|guides?|campaign|ministry|agency|lab))",
    re.IGNORECASE,
)
_NOT_A_CLAIM = compiled(
    r"\b(?:to|who|that|which|must|can|may|helps?|how|why|where|if|law|policy|rules?|directive|act|convention|programme)"
    r"(?: \w+)? $",
    re.IGNORECASE,
)
_GUARDED_FROM = compiled(r" (?:from|against) (?:dust|noise|frost|fire|rain|wind|heat|cold)\b", re.IGNORECASE)
_COMPANY = compiled(
    r"^[\"'(•*-]*(?:we|the company|the group|our (?:[\w-]+ )?(?:operations?|business|work|compan\w+|group"
    r"|activit\w+|teams?"
    r"|farms?|mines?|quarr(?:y|ies)|forest\w*|sites?|plants?|projects?|programmes?|people|employees|volunteers"
    r"|staff))\b",
    re.IGNORECASE,
)


def read_benefits(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the benefit that a sentence claims: of a product (`product_env`), or of the business (`generic_env`)."""
    text = sentence.text
    if sentence.block_kind in {"table", "heading"}:
        return
    for match in sentence.finditer(BENEFIT):
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if not before.strip(' "•*-(') or INTENT.search(before) or _NOT_A_CLAIM.search(before):
            continue
        if _GUARDED_FROM.match(text, match.end()) or is_quoted(sentence, match.start()):
            continue
        subject = subject_of(text, low, match.start())
        if subject is None or not is_asserted(sentence, low, match.start(), facts):
            continue
        kind = _kind(text[slice(*subject)], facts)
        if kind:
            yield _draft(sentence, match, (low, high), kind)
            return


def _kind(subject: str, facts: Facts) -> str:
    """Tell whose benefit it is: "" where neither the company nor something it offers is the subject."""
    entity = facts.entity.split()[0].lower() if facts.entity else ""
    if _COMPANY.match(subject) or (entity and subject.lower().startswith(entity)):
        return "generic_env"
    is_shown = re.match(r"(?:this|these|our|the new|every|each)\b", subject, re.IGNORECASE)
    return "product_env" if is_shown or pattern(r"\b<<offer_nouns>>\b").search(subject) else ""


def _draft(sentence: Sentence, match: re.Match[str], clause: tuple[int, int], kind: str) -> Draft:
    text = sentence.text
    start, end = trimmed(text, *clause)
    subject = subject_of(text, start, match.start())
    is_past = match["verb"].lower().endswith("ed")
    slots: dict[str, Found] = {
        "benefit": found(match.group(), match.span()),
        "subject": found("company" if kind == "generic_env" else "product"),
        "tense": found("past" if is_past else "present"),
    }
    if subject is not None:
        slots["product" if kind == "product_env" else "boundary"] = found(text[slice(*subject)], subject)
    return Draft(kind=kind, start=start, end=end, slots=slots)
