"""Sustainability labels, seals and marks shown to buyers, and the scheme or authority behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import Range, clause_at, is_asserted, pattern, sentence_after, trimmed
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.framework_names import standards_in
from checker.extraction.patterns import compiled
from checker.extraction.recognised import recognised_in
from checker.extraction.verbs import INTENT
from checker.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_MARK = r"(?:seals?|labels?|eco-?labels?|trust ?marks?|marks?|badges?|stamps?(?: of approval)?|logos?)"
_MARK_WORD = compiled(rf"\b{_MARK}\b", re.IGNORECASE)
_NAME = r"(?:[\"'](?P<quoted>[^\"'.;]{3,40})[\"']|(?P<plain>(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*){0,3}))"
_NAMED = compiled(rf"{_NAME} (?P<mark>{_MARK})(?![\w-])", re.IGNORECASE)
_OWN = compiled(
    rf"\b(?:our|its|their|your|the company's|the brand's) (?:very )?(?:own |in-house |internal )?"
    rf"(?P<plain>(?:(?!own\b|in-house\b)[\w-]+ ){{0,2}}?)(?P<mark>{_MARK})(?![\w-])",
    re.IGNORECASE,
)
_GREEN = compiled(
    r"\b(?:eco\w*|green\w*|planet\w*|climat\w*|earth\w*|natur\w*|sustainab\w*|environment\w*|ocean\w*|forest\w*"
    r"|leaf|ethic\w*"
    r"|fair\w*|conscious\w*|carbon\w*|responsib\w*|circular\w*|bio\w*|organic\w*|animal\w*|social\w*|better\w*)",
    re.IGNORECASE,
)
_SHOWN = compiled(
    r"\b(?:carr(?:y|ies)|bears?|displays?|wears?|shows?|features?|comes? with|has|have|received|earn(?:s|ed)|look for"
    r"|find|with|under|marked|labelled|on (?:the|every|each|our|its|all)|awarded?|introduc(?:e|es|ed)|created?"
    r"|set up|established|founded|launch(?:ed)?"
    r"|guarantees?|marks|stands for|identif(?:y|ies)|tells?|proves?)\b",
    re.IGNORECASE,
)
_OTHER_MARK = compiled(
    r"\b(?:energy|price|care|nutrition|private|white|record|shipping|address|warning|allergen|size|ce|wash\w*) "
    r"(?:labels?|marks?|stamps?|logos?|badges?)\b",
    re.IGNORECASE,
)
_BY_OTHERS = compiled(
    r"\b(?:certified|certification|certifies|awarded|verified|verifies|audited|audits?|checked|checks|licen[cs]ed"
    r"|granted"
    r"|issued|controlled|inspected|inspects|tested|scheme)\b(?: (?!by\b|of\b|from\b)[\w-]+){0,4} (?:by|of|from) "
    r"(?!(?:us|our|ourselves|its own|their own|we)\b)(?P<who>(?:the |an? )?(?:independent |external |accredited )?"
    r"[\w&'-]+(?: (?!(?:in|for|on|under|to|and|with|since|at|as|against)\b)[\w&'-]+){0,4})"
    r"|\b(?P<third>third[- ]party(?: [\w-]+){1,2}|independent(?:ly)? (?:certif\w+|audit\w*|verif\w+"
    r"|inspect\w+)(?! scheme)"
    r"|independent (?:certification )?scheme)\b",
    re.IGNORECASE,
)
_GIVEN = compiled(
    rf"{_MARK}(?: (?:19|20)\d\d)? (?:from|by) (?!(?:us|our|ourselves|its own|their own)\b)"
    r"(?P<who>(?:the |an? )?(?-i:[A-Z])[\w&'-]+(?: (?:of |for |the )*(?-i:[A-Z])[\w&'-]+){0,4})",
    re.IGNORECASE,
)
_AUTHORITY = compiled(
    r"\b(?:(?:set up|established|created|founded|run|awarded|granted|issued|managed|owned|recognised|official label"
    r"|public label) (?:\w+ )?(?:by|of) (?P<who>(?:the |a )?(?:[\w-]+ ){0,3}(?:ministry|government|commission"
    r"|agency|state"
    r"|authority|parliament|municipality|region|council)(?: (?:of|for) [\w ]{3,40})?))\b",
    re.IGNORECASE,
)
_TITLE_WORDS = frozenset({"the", "our", "a", "an", "this", "own", "its", "look", "find"})


def read_labels(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the sustainability label that a sentence shows (`certification`); awards and ratings are no labels."""
    text = sentence.text
    if sentence.block_kind == "table":
        return
    named = _known(text) or _own(text)
    if named is None:
        return
    (name, span), end = named
    low, high = clause_at(text, span[0])
    if INTENT.search(text, low, span[0]) or _is_denied(text, span[0]) or not is_asserted(sentence, low, span[0], facts):
        return
    if sentence.block_kind not in {"heading", "list-item"} and not _SHOWN.search(text, low, high):
        return
    start, stop = trimmed(text, low, max(high, end))
    slots: dict[str, Found] = {
        "label_name": found(name, span),
        "standard": found(name, span),
        "standard_kind": found("label"),
    }
    yield Draft(kind="certification", start=start, end=stop, slots=slots | _behind(sentence, name))


def award_label(draft: Draft) -> dict[str, Found]:
    """Return the label that an award is called by: whether an award counts as a label is not settled."""
    name = draft.slots.get("award_name")
    return {"label_name": name} if name and _MARK_WORD.search(str(name.value)) else {}


def _known(text: str) -> tuple[tuple[str, Range], int] | None:
    """Find a public ecolabel that is shown as a label: "carries the EU Ecolabel"."""
    span = recognised_in(text)
    return ((text[slice(*span)], span), span[1]) if span and "label" in text[slice(*span)].lower() else None


def _own(text: str) -> tuple[tuple[str, Range], int] | None:
    for form in (_NAMED, _OWN):
        for match in form.finditer(text):
            group = "quoted" if form is _NAMED and match["quoted"] else "plain"
            name, span = match[group].strip(), match.span(group)
            first = name.split(" ", 1)[0].lower() if name else ""
            if form is _NAMED and first in _TITLE_WORDS:
                name = name[len(first) :].strip()
                span = (span[1] - len(name), span[1])
            if _OTHER_MARK.search(text, max(0, match.start("mark") - 12), match.end("mark")):
                continue
            if not name and (form is _NAMED or match["mark"].lower().startswith(("logo", "badge", "stamp"))):
                continue
            if not _GREEN.search(name or text[match.start() : match.end() + 60]) and not _scheme_of(name):
                continue
            if form is _OWN:
                span = (span[0], match.end("mark"))
            return (text[slice(*span)], span), match.end()
    return None


def _behind(sentence: Sentence, name: str) -> dict[str, Found]:
    """Return the scheme or authority behind a label, from its sentence or the next one."""
    if recognised_in(name):
        return {"public_authority": found(name)}
    scheme_known = _scheme_of(name)
    if scheme_known:
        return {"third_party_scheme": found(scheme_known)}
    slots: dict[str, Found] = {}
    for text, origin in ((sentence.text, Origin.HERE), (sentence_after(sentence), Origin.SENTENCE_BEFORE)):
        authority, scheme = _AUTHORITY.search(text), _BY_OTHERS.search(text)
        if authority and "public_authority" not in slots:
            is_here = origin is Origin.HERE
            slots["public_authority"] = found(
                authority["who"], authority.span("who") if is_here else None, origin=origin
            )
        given = _GIVEN.search(text)
        if given and origin is Origin.HERE:
            slots["third_party_scheme"] = found(given["who"], given.span("who"))
        if scheme and "third_party_scheme" not in slots and not _is_denied(text, scheme.start()):
            who = "who" if scheme["who"] else "third"
            at = scheme.span(who) if origin is Origin.HERE else None
            slots["third_party_scheme"] = found(scheme[who], at, origin=origin)
    return slots


def _scheme_of(name: str) -> str:
    """Return the label of the vocabulary that a name means, "" where it means none."""
    return next((hit.id for hit in standards_in(name) if hit.kind == "label"), "")


def _is_denied(text: str, position: int) -> bool:
    return (
        pattern(r"\b(?:not|no|without|never)\b[^.;,]{0,30}$").search(text[max(0, position - 40) : position]) is not None
    )
