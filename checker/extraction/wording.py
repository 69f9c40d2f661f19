"""General environmental words said of an offer or the trader, and absolute claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import vocabulary
from checker.extraction.clauses import Range, clause_at, evidence_in, is_asserted, pattern, sentence_after, subject_of, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.elements import Sentence
from checker.extraction.verbs import INTENT
from checker.model import Facts, Origin

_TERM = r"(?<![\w-])(?:(?P<plain><<plain_generic>>)|(?P<broad><<broad_generic>>))(?![\w-])"
_PHRASE = re.compile(r" (?P<phrase>(?!(?:and|or|for|in|of|to|is|are|by|with|on|at|as|that|which|the|from|because|since|but|than|when)\b)[\w'-]+(?: (?!(?:and|or|for|in|of|to|is|are|by|with|on|at|as|that|which|from|because|since|but|than|when|has|have|will|was)\b)[\w'-]+){0,2})", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:^|[:;(\"•*-] ?|\b(?:our|its|this|these|their|the|a|an|new|all|every|each|your|first|choose|buy|try|truly|and|more|most|of|our own|another|only))(?: [\w'-]+){0,2}? ?$", re.IGNORECASE)
_SELLS = re.compile(r"^(?:[\"'•*-] ?)?(?:we|the company|the group|our (?:company|firm|brand)|[\w.&'-]+(?: [\w.&'-]+){0,3}?) (?:also |now |only )?(?:sells?|offers?|makes?|produces?|manufactures?|provides?|suppl(?:y|ies)|brings?|builds?|designs?)\b[^,;:]{0,40}$", re.IGNORECASE)
_PREDICATE = re.compile(r"\b(?:is|are|it's|they're|be|remains?|stays?)(?: (?:so|also|truly|fully|100%|completely|very|both|now|really|totally|particularly|especially|extremely|as|naturally)){0,2} ?$", re.IGNORECASE)
_NOT_PREDICATE_SUBJECT = re.compile(r"^(?:[\"'(]?)(?:there|it is (?:important|our)|growth|development|our goal|our aim|travel|being|to be|what|how|business)\b", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:develop(?:ing|ed)?|promot\w+|support\w*|encourag\w+|foster\w*|creat(?:e|ing)|build(?:ing)?|towards?|demand for|need for|interest in|market for|invest\w* in|choice of|category|"
    r"research\w*|transition\w*|help\w*|customers|award\w*|prize|title|contest|competition|certif\w+|definition|called|name[ds]?|"
    r"learn\w*|habits?|tips?|vision|mission|become|becoming|stay|partners|suppliers)\b",
    re.IGNORECASE,
)
_AWARD = re.compile(r"\b(?:awards?|prizes?|title|trophy|medal|ranking|ranked|named|winner|jury|contest)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|percent\b|per cent\b|kg\b|g\b|t\b|kwh\b|litres?\b|l\b)|\bmade (?:of|from|with|entirely)\b|\b(?:because|since) (?:it|they|the|its|their|of)\b|\bin that sense\b|\bfor that reason\b", re.IGNORECASE)
_BACK = re.compile(r"^[\"']?(?:it|they|this|these|that|those|its|their|both|all of (?:it|them)|by (?:weight|mass|volume)|made|containing)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:for (?:that|this) reason|in (?:that|this) sense|that is why|which is why|therefore)\b", re.IGNORECASE)

_IMPACT = r"(?:impact|footprint|harm|damage|pollution|emissions|waste|burden)"
_ABSOLUTE = (
    rf"\b(?P<zero>(?:zero|no)(?:[- ](?:environmental|ecological|climate|carbon|co2|negative|adverse|harmful|direct|greenhouse gas))?[- ]{_IMPACT})\b"
    r"|\b(?P<free>(?:100 ?%|completely|fully|entirely|totally|absolutely|wholly|perfectly) (?:free (?:of|from)|sustainable|green|clean|recyclable|recycled|biodegradable|compostable|harmless|eco-friendly|"
    r"environmentally friendly|natural|circular|safe for (?:the )?(?:environment|planet|nature)|emission-free|carbon-free|pollution-free|renewable))\b"
    r"|\b(?P<none>(?:emission|pollution|impact)-free|harmless to (?:the )?(?:environment|planet|nature|climate|aquatic life)|without any (?:impact|harm|damage))\b"
)
_HAS_NO = re.compile(r"\b(?:has|have|had|leaves?|causes?|creates?|makes?|produces?|emits?|generates?|releases?|with|does|do|is|are)(?: (?:absolutely|virtually|literally|practically|of))? ?$", re.IGNORECASE)
_ON = re.compile(r" (?:on|to|in) (?P<object>(?:the |our |your |its |local |any )?[\w -]{2,40})", re.IGNORECASE)
_BOUNDARY = re.compile(r"\b(?:by (?:weight|mass|volume|area)|(?:cap|lid|label|closure|packaging|pump)s? (?:excluded|included)|excluding [\w ]{2,30}|in use|during use|at the point of use|(?:free (?:of|from)) [\w -]{3,40}|under [\w ]{3,30} conditions)\b", re.IGNORECASE)
_NOT_ABSOLUTE_AFTER = re.compile(r"[- ](?:by 20|targets?|goals?|vision|ambition|policy|strategy|initiative|programme|vehicles?|trucks?|cars?|vans?|buses|zones?|electricity|energy|power|events?|(?:to|from) landfill|committee)\b", re.IGNORECASE)


def read_wording(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the general environmental claims (`generic_env`) and absolute ones (`product_env`) of a sentence."""
    if sentence.block_kind == "table":
        return
    yield from _generic(sentence, facts)
    yield from _absolute(sentence, facts)


def _generic(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    covered = -1
    for term in sentence.finditer(pattern(_TERM)):
        low, high = clause_at(text, term.start())
        if low < covered or not is_asserted(sentence, low, term.start(), facts) or _is_quoted(text, term.start()):
            continue
        noun = _PHRASE.match(text, term.end())
        if not (_is_attribute(sentence, term, noun, low) or _is_predicate(text, term, noun, low, facts)):
            continue
        covered = high
        yield _generic_draft(sentence, term, noun, low, high)


def _is_attribute(sentence: Sentence, term: re.Match[str], noun: re.Match[str] | None, low: int) -> bool:
    """Tell whether the term qualifies an offer or the trader: "our eco-friendly sun care line"."""
    text = sentence.text
    if noun is None:
        return False
    words = noun["phrase"].lower()
    before = text[low : term.start()]
    if _is_topic(text, term, words) or _is_title(text, term) or _AWARD.search(text):
        return False
    if INTENT.search(before) or _WISH.search(before):
        return False
    if term["broad"]:
        if sentence.block_kind == "heading" or not re.match(rf"(?:[\w'-]+ ){{0,2}}?{pattern('<<broad_offers>>').pattern}\b", words, re.IGNORECASE):
            return False
        return bool(re.search(r"\b(?:our|this|these|its|a|an|the|your|choose|truly)(?: [\w'-]+)? ?$", before, re.IGNORECASE))
    if sentence.block_kind == "heading":
        return bool(re.search(r"\b(?:our|this|these|the) ?$", before, re.IGNORECASE))
    return bool(_DETERMINER.search(before) or _SELLS.match(before))


def _is_topic(text: str, term: re.Match[str], words: str) -> bool:
    """Tell a field, policy or technical term ("sustainable development", "green finance") from a quality of an offer."""
    if re.match(rf"(?:[\w'-]+ ){{0,2}}?{pattern('<<generic_topics>>').pattern}\b", words, re.IGNORECASE):
        return True
    written = text[term.start() : term.end()].lower() + " " + words
    return any(written.startswith(phrase) for phrase in vocabulary.terms("not_generic_environmental"))


def _is_title(text: str, term: re.Match[str]) -> bool:
    """Tell a capitalised name ("Green Line", "Best Green Hotel Chain 2024") from a common word, in mixed-case text."""
    if not term.group()[:1].isupper() or text.isupper():
        return False
    opens = not text[: term.start()].strip(" \"'(-•*")
    following = text[term.end() + 1 : term.end() + 2]
    return not opens or following.isupper()


def _is_quoted(text: str, position: int) -> bool:
    """Tell whether a position stands in a short quotation: a title, a name, a word held at a distance."""
    opening = text.rfind('"', 0, position)
    closing = text.find('"', position)
    return opening >= 0 and closing >= 0 and text.count('"', 0, position) % 2 == 1 and closing - opening <= 60


def _is_predicate(text: str, term: re.Match[str], noun: re.Match[str] | None, low: int, facts: Facts) -> bool:
    """Tell "our bottles are eco-friendly" from "our aim is to be sustainable" and from compounds."""
    before = text[low : term.start()]
    if noun is not None or not _PREDICATE.search(before) or INTENT.search(before) or _NOT_PREDICATE_SUBJECT.match(before):
        return False
    if re.search(r"\bto be(?: \w+)? $|\bbe(?: \w+)? $", before, re.IGNORECASE):
        return False
    if term["plain"]:
        return True
    subject = before.lower()
    return bool(pattern(r"\b<<broad_offers>>\b").search(subject) or re.match(r"we\b", subject) or (facts.entity and facts.entity.split()[0].lower() in subject))


def _generic_draft(sentence: Sentence, term: re.Match[str], noun: re.Match[str] | None, low: int, high: int) -> Draft:
    text = sentence.text
    start, end = trimmed(text, low, high)
    slots: dict[str, Found] = {"generic_term": found(term.group().lower(), term.span())}
    if noun is not None:
        slots["product"] = found(noun["phrase"], noun.span("phrase"))
        is_trader = re.search(r"\b(?:company|brand|manufacturer|retailer|airline|hotel group|business|bank)\b", noun["phrase"], re.IGNORECASE)
        slots["subject"] = found("company" if is_trader else "product", noun.span("phrase"))
    else:
        named = subject_of(text, start, term.start())
        if named is not None:
            slots["product"] = found(text[named[0] : named[1]], named)
    return Draft(kind="generic_env", start=start, end=end, slots=slots | _specification(sentence, term, noun))


def _specification(sentence: Sentence, term: re.Match[str], noun: re.Match[str] | None) -> dict[str, Found]:
    """Find what specifies the term: a figure, share, label or reason in its sentence, or beside it and pointing at it."""
    text = sentence.text
    here = _FIGURE.search(text) or _label(text)
    if here:
        return {"specification": found(here.group(), here.span())}
    if _POINTS_BACK.search(text) and sentence.before is not None and (earlier := _FIGURE.search(sentence.before.text)):
        return {"specification": Found(value=earlier.group(), start=earlier.start(), end=earlier.end(), origin=Origin.SENTENCE_BEFORE, sentence=sentence.before)}
    after = sentence_after(sentence)
    name = re.search(r"\b(?:for|choose|try|buy) (\w+),", text[: term.start()], re.IGNORECASE)
    repeated = [noun["phrase"].split()[-1].lower()] if noun else []
    repeated += [name[1].lower()] if name else []
    refers = _BACK.match(after) or any(re.match(rf"(?:the |our |every |each )?{re.escape(word)}s?\b", after, re.IGNORECASE) for word in repeated)
    if refers and (later := _FIGURE.search(after) or _label(after)):
        return {"specification": found(later.group(), None, origin=Origin.SENTENCE_BEFORE)}
    return {}


def _label(text: str) -> re.Match[str] | None:
    names = [name for framework in vocabulary.frameworks().values() if framework.kind == "label" for name in (framework.name, *framework.aliases)]
    joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE).search(text) if names else None


def _absolute(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    text = sentence.text
    for match in sentence.finditer(pattern(_ABSOLUTE)):
        low, high = clause_at(text, match.start())
        before = text[low : match.start()]
        if INTENT.search(before) or not is_asserted(sentence, low, match.start(), facts) or _is_quoted(text, match.start()):
            continue
        if _NOT_ABSOLUTE_AFTER.match(text, match.end()) or any(p.start >= match.end() and re.search(r"\bby\b", text[match.end() : p.start]) for p in sentence.periods):
            continue
        target = _ON.match(text, match.end())
        if match["zero"] and not _is_environmental(match["zero"], before, target, sentence):
            continue
        start, end = trimmed(text, low, high)
        slots: dict[str, Found] = {"absolute_marker": found(match.group().lower(), match.span()), "tense": found("present")}
        slots |= _absolute_slots(sentence, match, low, high)
        yield Draft(kind="product_env", start=start, end=end, slots=slots)
        return


def _is_environmental(words: str, before: str, target: re.Match[str] | None, sentence: Sentence) -> bool:
    if target is not None:
        return bool(pattern(r"\b<<environmental_objects>>\b").search(target["object"]) and _HAS_NO.search(before))
    if re.search(r"environmental|ecological|climate|carbon|co2|greenhouse|emissions|pollution", words, re.IGNORECASE):
        return bool(_HAS_NO.search(before)) or ("-" in words and not before.strip())
    is_compound = words.lower().startswith("zero-") and bool(_PHRASE.match(sentence.text, sentence.text.find(words) + len(words)))
    return is_compound or (words.lower() == "zero waste" and bool(_HAS_NO.search(before)))


def _absolute_slots(sentence: Sentence, match: re.Match[str], low: int, high: int) -> dict[str, Found]:
    text = sentence.text
    slots: dict[str, Found] = {}
    named: Range | None = subject_of(text, low, match.start())
    if named is not None:
        slots["product"] = found(text[named[0] : named[1]], named)
    boundary = _BOUNDARY.search(text, match.start())
    if boundary:
        slots["boundary"] = found(boundary.group(), boundary.span())
    evidence = evidence_in(text, low)
    if evidence:
        slots["evidence_link"] = found(text[evidence[0] : evidence[1]], evidence)
    share = next((a for a in sentence.amounts if a.start <= match.start() < a.end and a.quantity.unit == "%"), None)
    if share is not None:
        hit = next((h for h in sentence.metrics if share.end <= h.start <= share.end + 30), None)
        slots["value"] = found(share.quantity, (share.start, share.end))
        slots["unit"] = found("%", (share.start, share.end))
        recycled = re.match(r" ?recycled\b", text[share.end :], re.IGNORECASE)
        if hit is not None or recycled:
            slots["metric"] = found(hit.id if hit is not None else "materials.recycled_input_share")
    return slots
