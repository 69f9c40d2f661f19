"""General environmental words said of an offer or the trader."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.extraction import wording_forms as forms
from checker.extraction.clauses import (
    clause_at,
    is_asserted,
    is_quoted,
    pattern,
    sentence_after,
    subject_of,
    trimmed,
)
from checker.extraction.drafts import Draft, Found, found
from checker.extraction.recognised import is_held
from checker.extraction.verbs import INTENT
from checker.model import Facts, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence


def read_wording(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield the general environmental claims (`generic_env`) of a sentence."""
    if sentence.block_kind == "table":
        return
    text = sentence.text
    covered = -1
    for term in sentence.finditer(pattern(forms.TERM)):
        low, high = clause_at(text, term.start())
        if low < covered or not is_asserted(sentence, low, term.start(), facts) or is_quoted(sentence, term.start()):
            continue
        noun = forms.PHRASE.match(text, term.end())
        is_item = sentence.block_kind == "list-item" and term["plain"] and forms.ALONE.fullmatch(text, 0, term.start())
        if not (is_item and not text[term.end() :].strip(" .!")) and not (
            _is_attribute(sentence, term, noun, low) or _is_predicate(text, term, noun, low, facts)
        ):
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
    is_name = _is_topic(text, term, words) or _is_title(text, term) or forms.AWARD.search(text)
    if is_name or INTENT.search(before) or forms.WISH.search(before):
        return False
    is_heading = sentence.block_kind == "heading"
    if term["broad"]:
        if term["broad"].lower() == "green" and forms.COLOUR.search(text):
            return False
        return not is_heading and bool(pattern(forms.OFFERED).match(words) and forms.BROAD_BEFORE.search(before))
    if is_heading:
        return bool(forms.HEADED.search(before))
    return bool(forms.DETERMINER.search(before) or forms.SELLS.match(before))


def _is_topic(text: str, term: re.Match[str], words: str) -> bool:
    """Tell a field or technical term ("sustainable development", "green finance") from a quality of an offer."""
    if pattern(forms.TOPICAL).match(words):
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


def _is_predicate(text: str, term: re.Match[str], noun: re.Match[str] | None, low: int, facts: Facts) -> bool:
    """Tell "our bottles are eco-friendly" from "our aim is to be sustainable" and from compounds."""
    before = text[low : term.start()]
    if (
        noun is not None
        or not forms.PREDICATE.search(before)
        or INTENT.search(before)
        or forms.NOT_PREDICATE_SUBJECT.match(before)
    ):
        return False
    if re.search(r"\bto be(?: \w+)? $|\bbe(?: \w+)? $", before, re.IGNORECASE):
        return False
    if term["plain"]:
        return True
    subject = before.lower()
    return bool(
        pattern(r"\b<<broad_offers>>\b").search(subject)
        or re.match(r"we\b", subject)
        or (facts.entity and facts.entity.split()[0].lower() in subject)
    )


def _generic_draft(sentence: Sentence, term: re.Match[str], noun: re.Match[str] | None, low: int, high: int) -> Draft:
    text = sentence.text
    start, end = trimmed(text, low, high)
    slots: dict[str, Found] = {"generic_term": found(term.group().lower(), term.span())}
    if noun is not None:
        slots["product"] = found(noun["phrase"], noun.span("phrase"))
        is_trader = re.search(
            r"\b(?:company|brand|manufacturer|retailer|airline|hotel group|business|bank)\b",
            noun["phrase"],
            re.IGNORECASE,
        )
        slots["subject"] = found("company" if is_trader else "product", noun.span("phrase"))
    else:
        named = subject_of(text, start, term.start())
        if named is not None:
            slots["product"] = found(text[named[0] : named[1]], named)
    return Draft(kind="generic_env", start=start, end=end, slots=slots | _specification(sentence, term, noun))


def _specification(sentence: Sentence, term: re.Match[str], noun: re.Match[str] | None) -> dict[str, Found]:
    """Find what specifies the term: a figure, label or reason in its sentence, or beside it and pointing at it."""
    text = sentence.text
    figures = (figure for figure in forms.FIGURE.finditer(text) if text[figure.end() : term.start()] != " ")
    here = next(figures, None) or _label(text)  # "100% eco-friendly" is no figure
    if here:
        return {"specification": found(here.group(), here.span())}
    if (
        forms.POINTS_BACK.search(text)
        and sentence.before is not None
        and (earlier := forms.FIGURE.search(sentence.before.text))
    ):
        return {
            "specification": Found(
                value=earlier.group(),
                start=earlier.start(),
                end=earlier.end(),
                origin=Origin.SENTENCE_BEFORE,
                sentence=sentence.before,
            )
        }
    after = sentence_after(sentence)
    name = re.search(r"\b(?:for|choose|try|buy) (\w+),", text[: term.start()], re.IGNORECASE)
    repeated = [noun["phrase"].split()[-1].lower()] if noun else []
    repeated += [name[1].lower()] if name else []
    refers = forms.BACK.match(after) or any(
        re.match(rf"(?:the |our |every |each )?{re.escape(word)}s?\b", after, re.IGNORECASE) for word in repeated
    )
    if refers and (later := forms.FIGURE.search(after) or _label(after)):
        return {"specification": found(later.group(), None, origin=Origin.RELATED)}
    return {}


def _label(text: str) -> re.Match[str] | None:
    return next((label for label in _labels().finditer(text) if is_held(text, label.start())), None)


@cache
def _labels() -> re.Pattern[str]:
    names = [
        name
        for framework in vocabulary.frameworks().values()
        if framework.kind == "label"
        for name in (framework.name, *framework.aliases)
    ]
    joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
