"""Bodies, policies and processes: who oversees ESG matters, what pay depends on, which rules bind whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.extraction.clauses import clause_at, is_asserted, trimmed
from checker.extraction.drafts import Draft, found
from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.elements import Sentence
    from checker.model import Facts

_MATTER = (
    r"(?:sustainab\w*|climate|esg|environment\w*|human[- ]rights|ethics?|ethical|compliance|integrity|emissions?"
    r"|decarboni[sz]ation|diversity|health and safety|safety|anti-?(?:bribery|corruption)|bribery|corruption"
    r"|biodiversity|nature|modern slavery|forced labou?r|child labou?r|social|csr|corporate responsibility|materiality)"
)
_ABOUT = compiled(rf"\b{_MATTER}\b", re.IGNORECASE)
_BODY = (
    r"(?:(?:supervisory |management |executive |advisory )?(?:board|committee|council|taskforce|task force"
    r"|working group|steering group)s?(?: of (?:directors|the board|management|\w+ directors))?"
    r"|chief [\w ]{3,24}? officer|chief executive|ceo|cfo|cso|coo|(?:managing |executive )directors?"
    r"|chair(?:man|woman)?)"
)
_DOES = (
    r"(?:oversees?|oversaw|supervis(?:es?|ed)|reviews?|reviewed|approv(?:es?|ed)|monitors?|monitored|meets?|met"
    r"|steers?|steered|decides? on|advis(?:es?|ed) on|discuss(?:es|ed)?|(?:is|are|was) (?:responsible|accountable"
    r"|in charge)|(?:has|have|bears?|holds?) (?:the )?(?:ultimate |overall |final )?(?:responsibility|oversight"
    r"|accountability))"
)
_OVERSIGHT = compiled(
    rf"\b{_BODY}\b(?:,? [\w-]+){{0,5}}?,? (?:which |who |also |now |regularly |formally ){{0,2}}{_DOES}\b",
    re.IGNORECASE,
)
_PAY = compiled(
    r"\b(?:bonus(?:es)?|(?:variable |executive )?(?:pay|remuneration|compensation)|(?:long-term |short-term |annual )?"
    r"incentives?(?: plans?| pay| schemes?)?)\b[^.;]{0,60}?\b(?:depends?|(?:is|are|was|were|been) (?:partly |directly"
    r"|also |now )?(?:linked|tied|based|dependent|conditional|contingent|coupled)|linked|tied)\b",
    re.IGNORECASE,
)
_RULES = (
    r"(?:(?:supplier |business partner )?code of (?:business )?(?:conduct|ethics)|(?:human[- ]rights|environmental"
    r"|anti-?(?:bribery|corruption)|climate|sustainability|biodiversity|whistleblow(?:er|ing)|health and safety|safety"
    r"|diversity|responsible (?:sourcing|procurement|investment)|esg|modern slavery|deforestation|procurement) policy"
    r"|policy on (?:[\w-]+ ){0,2}?" + _MATTER + r")"
)
_POLICY = compiled(
    rf"\b{_RULES}\b(?:,? [\w-]+){{0,4}}? (?:appl(?:y|ies)|covers?|binds?|is binding|are binding|sets? out|requires?"
    rf"|prohibits?|forbids?|(?:was|were|has been|is) (?:adopted|approved|updated|revised|published|introduced"
    rf"|signed|in place))\b"
    rf"|\b(?:have|has|adopted|introduced|updated|revised|published|follows?|maintains?|implemented) (?:an?|the|our|its"
    rf"|their) (?:[\w-]+ ){{0,4}}?{_RULES}\b",
    re.IGNORECASE,
)
_CHANNEL = compiled(
    r"\b(?:whistle-?blow\w+|speak-?up|grievance|ethics)[ -](?:hot-?line|line|channel|system|mechanism|platform|office"
    r"|procedure)s?(?: (?:for|of|to|in|by|at|run|the|our|all|[\w-]+ers|[\w-]+ees)){0,4}"
    r" (?:is|are|was|were|handled|open|available|operated|run|receives?|received)\b(?! to access)"
    r"|\b(?:operates?|runs?|have|has|offers?|introduced|set up|maintains?) (?:an?|the|our|its) (?:[\w-]+ ){0,4}?"
    r"(?:whistle-?blow\w+|speak-?up|grievance|ethics)[ -](?:hot-?line|line|channel|system|mechanism|platform)\b",
    re.IGNORECASE,
)
_MATERIALITY = compiled(
    r"\bmateriality (?:assessment|analysis|study|process)\b[^.;]{0,30}?\b(?:carried out|conducted|updated|performed"
    r"|completed|renewed|repeated|revised|made|identified)\b"
    r"|\b(?:carried out|conducted|updated|performed|completed|renewed|repeated|revised|made) (?:an?|our|its|the|this"
    r"|another) (?:[\w-]+ ){0,3}?materiality (?:assessment|analysis|study)\b",
    re.IGNORECASE,
)
_DILIGENCE = compiled(
    rf"\b(?:suppliers?|vendors?|contractors?|business partners?|acquisitions?|loans|projects|investments)\b"
    rf"[^.;]{{0,30}}?"
    rf"\b(?:is|are|was|were) (?:all |also |regularly |systematically |first )?(?:screened|assessed|vetted|evaluated"
    rf"|checked|audited|examined|reviewed)\b(?: [\w-]+){{0,4}}? {_MATTER}\b",
    re.IGNORECASE,
)
_FORMS = (
    ("oversight", _OVERSIGHT),
    ("pay", _PAY),
    ("policy", _POLICY),
    ("channel", _CHANNEL),
    ("materiality", _MATERIALITY),
    ("due diligence", _DILIGENCE),
)
ENTRIES = tuple(words for _, words in _FORMS)  # a claim begins with one of them
_NEEDS_MATTER = frozenset({"oversight", "pay"})
_DUTY = compiled(r"\b(?:should|must|may|can|need to|has to|have to|ought)\b", re.IGNORECASE)


def read_governance(sentence: Sentence, facts: Facts) -> Iterator[Draft]:
    """Yield what a sentence states of the company's own bodies, policies and processes; duties and plans are none."""
    if sentence.block_kind in {"table", "heading"}:
        return
    text = sentence.text
    for form, words in _FORMS:
        match = words.search(text)
        if match is None:
            continue
        low, high = clause_at(text, match.start())
        high = max(high, match.end())
        if form in _NEEDS_MATTER and not _ABOUT.search(text, low, high):
            continue
        if _DUTY.search(text, low, match.end()) or not is_asserted(sentence, low, match.start(), facts):
            continue
        if text.count('"', 0, match.start()) % 2:
            continue  # words of a quotation belong to its speaker
        start, end = trimmed(text, low, high)
        yield Draft(kind="governance", start=start, end=end, slots={"governance_form": found(form, match.span())})
        return
