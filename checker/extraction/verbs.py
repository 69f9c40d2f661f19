"""Words of change, intention and outcome, and the direction they give."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

_DOWN = (
    r"reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|fell|falls?|falling|fallen|"
    r"declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|shr(?:ink|inks|ank|unk|inking)|trim(?:s|med|ming)?|halv(?:e|es|ed|ing)|"
    r"slash(?:es|ed|ing)?|sav(?:e|es|ed|ing|ings)|down|less|fewer|below|minus|minimi[sz](?:e|es|ed"
    r"|ing)|abat(?:e|es|ed|ing|ement)|"
    r"decarboni[sz](?:e|es|ed|ing|ation)|eliminat(?:e|es|ed|ing)|phas(?:e|es|ed|ing) (?:out|down)"
    r"|curb(?:s|ed|ing)?|avoid(?:s|ed|ing)?"
)
_UP = (
    r"increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing|owth)|ris(?:e|es|en|ing)"
    r"|rose|lift(?:s|ed|ing)?|"
    r"climb(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|boost(?:s|ed|ing)?|expand(?:s"
    r"|ed|ing)?|up|more|higher|"
    r"plus|gain(?:s|ed)?|above|jump(?:s|ed|ing)?"
)
_BETTER = r"improv(?:e|es|ed|ing|ements?)"
CHANGE = compiled(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<better>{_BETTER}))\b", re.IGNORECASE)
CHANGE_NOUN_AFTER = compiled(
    r" ?-?(?:\([^()]{1,40}\) ?)?(?:per [a-z0-9²-]{1,20} )?"
    r"(?:absolute |total |relative |net |gross |further |overall |aggregate |combined "
    r"|average |year-on-year |lower |net-zero |ghg |carbon |dioxide |co2(?:-?e(?:q|quivalent)?)? |greenhouse gas "
    r"|emissions? |intensity |operational |energy |water |waste |scope [\d, and+&]{1,12} |\([^()]{1,40}\) ){0,5}"
    r"(?P<noun>reductions?|cuts?|decreases?|declines?|drops?|falls?|savings?|less|lower|fewer|below|down|smaller|"
    r"increases?|rises?|growth|more|higher|above|up|improvements?|better|absolute reduction"
    r"|abatement|decarboni[sz]ation)\b",
    re.IGNORECASE,
)
CHANGE_VERB_BEFORE = compiled(
    r"\b(?:by|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )(?:down|up)|fell|fallen|falling"
    r"|falls?|rose|dropped|drops?|grew|grown|declined|decreased|increased|improved|climbed|shrank"
    r"|reduced|reducing|cutting|lowering|decreasing|"
    r"reduction of|reductions? of|increase of|cut of|cut|cuts|decrease of|fall of|rise of|drop of"
    r"|minus|plus|lowered|another|further|reduce|lower|decrease|increase"
    r"|(?<!carbon )sink|(?:go|come|be brought) down)"
    r"(?: (?:a|an|the|another|further|additional|some|total of|our|its|only|just))?[ (:]*$",
    re.IGNORECASE,
)
BY_BEFORE = compiled(
    r"\bby(?: (?:a|an|the|another|a further|an additional|some|between|only|just))?[ (]*$", re.IGNORECASE
)
HALVE = compiled(
    r"\b(?P<halve>halv(?:e|es|ed|ing))\b|\b(?P<double>doubl(?:e|es|ed|ing))\b(?! (?:materiality"
    r"|digit|glazed|count(?:s|ed|ing)?|-))|\b(?P<triple>tripl(?:e|es|ed|ing)|treble)\b",
    re.IGNORECASE,
)
HALVE_ACTIVE = compiled(
    r"(?:halv(?:e|es|ing)|doubl(?:e|es|ing)|tripl(?:e|es|ing)|treble)(?= (?!(?:by|in|to|from|until|before|and|or|since"
    r"|over|every)\b)\w)",
    re.IGNORECASE,
)  # with its object behind it: "double our spending"

INTENT = compiled(
    r"\b(?P<will>will|shall|going to|is to|are to|must|should)\b(?! (?:be presented|be published|host|hold|present)\b)"
    r"|\b(?P<aim>aim(?:s|ed|ing)?|target(?:s|ed|ing)?|goals?|(?<!environmental )objectives?|intend(?:s|ed|ing)?"
    r"|intention|ambitions?|aspir(?:e|es|ed|ing|ation)|strive(?:s)?|striving|"
    r"seek(?:s|ing)?|wants?|wish(?:es)?|hopes?|working towards?|set out|on track|expects? to|looking to)\b"
    r"|\b(?P<plan>plans?(?=:| (?:to|for|on|a|an|is|are|calls?|includes?|foresees?|further|another|new|as|in)\b)"
    r"|planned|planning|propos(?:e|es|ed|ing))\b"
    r"|\b(?P<commit>commit(?:s|ted|ting|ments?)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)"
    r"|vow(?:s|ed)?|undertak(?:e|es|en|ing)|guarantee[sd]?)\b",
    re.IGNORECASE,
)
OUTCOME = compiled(
    r"\b(?:fell|rose|grew|dropped|declined|climbed|shrank|came to|stood at|stayed at|amounted to"
    r"|totall?ed|made up|accounted for|"
    r"(?:was|were)(?! (?:set|given) (?:an?|the) (?:[\w-]+ ){0,3}?(?:targets?|goals?)\b)"
    r"|(?:have|has|had) (?:already |also |been |now |since )?(?:reduced|cut|lowered"
    r"|increased|raised|grown|fallen|improved|achieved|reached|met|decreased|declined|dropped"
    r"|halved|doubled|risen|saved|recycled|avoided|provided|trained|hired|supported|helped|invested|delivered"
    r"|created|removed|planted|restored|donated|installed|distributed|exceeded|outperformed|shrunk|climbed|narrowed"
    r"|(?:come|gone|moved|edged|crept) (?:down|up)|slipped|slid|tripled|widened|got (?:down|up|to))|"
    r"(?:went|came|got|moved|edged|crept) (?:down|up)|"
    r"reached|achieved|succeeded in|managed to|hit (?=\d)|transitioned|switched"
    r"|we (?:reduced|cut|lowered|increased|raised|improved|saved|recycled|used|emitted)|"
    r"is down|are down|is up|are up)\b",
    re.IGNORECASE,
)
# what tells of something, in a text that otherwise names only amounts and dates
TOLD = compiled(
    r"\b(?:was|were|has|have|had|is|are|fell|rose|dropped|achieved|reached|thanks to|helped|helps|meant|means|led"
    r"|resulted|allowed|enabled|saved|saves|contributed|decreased|declined|grew|increased|lowered"
    r"|cut(?= (?:our|its|by))|reduced(?! by)|shows?|completed|exceeded|became|joined|signed|launched|received)\b",
    re.IGNORECASE,
)
PAST_INTENT = compiled(
    r"\b(?:had (?:promised|planned|aimed|intended|pledged|committed|set|targeted|hoped)|promised"
    r"|(?:target|goal|aim)s? (?:for|of|to)? ?[^.;,]{0,60}?(?:was|were) (?:met|missed|reached"
    r"|achieved|exceeded|not|withdrawn|dropped|abandoned|cancelled|scrapped|replaced|given up)|"
    r"(?:target|goal) for (?:19|20)\d\d (?:was|had been) (?=\d)"
    r"|missed (?:our|its|the)|(?:met|exceeded|reached|achieved|achieving|exceeding|surpassed|surpassing|outperformed"
    r"|helped (?:us )?(?:to )?(?:meet|achieve|reach)),? (?:our|its|the|this|an?|[\w.&-]+'s?)"
    r" (?:[\w%-]+ ){0,4}(?:target|goal|aim|ambition|commitment|objective|pledge)"
    r"|(?<!progress )against (?:a|our|the|its) (?:goal|target)|instead of the (?:planned"
    r"|target)|(?:target|goal)s? (?:that )?we (?:missed|met)"
    r"|(?:\band|,|-) (?:we|it|which we|which it)(?:'ve| have| has)? (?:already )?"
    r"(?:achieved|met|reached|exceeded|surpassed) (?:this|that|it|the (?:target|goal))\b"
    r"|was to (?:have|be)|were to (?:have|be)|(?:was|were) meant to)\b",
    re.IGNORECASE,
)
# what the next sentence says of a goal: "We've exceeded this target and ..."
_MET = r"(?:already )?(?:achieved|met|reached|exceeded|surpassed|completed|hit|outperformed)"
MET_BEHIND = compiled(
    rf"(?:and |but )?(?:(?:this|that|the (?:target|goal|aim)|it) (?:was|has been|is) {_MET}\b"
    rf"|(?:we|it)(?:'ve| have| has)? {_MET} (?:this|that|it\b|the|our)(?: [\w-]+){{0,2}}? ?"
    r"(?:targets?|goals?|commitments?|ambitions?|aims?|\bin\b|\bby\b|[.,]))",
    re.IGNORECASE,
)
CONDITIONAL = compiled(
    r"\b(?:if (?:we|the|all|every|it|they)|would|could|might|for example|for instance|e\.g\."
    r"|suppose|hypothetical\w*|assum(?:e|ing) that)\b",
    re.IGNORECASE,
)
# neither a goal nor a result: "whether we can ... is open", "no decision on ...", "a path to ... in theory"
UNDECIDED = compiled(
    r"^whether\b|\b(?:no|not a|without a) (?:decision|plan|target|goal|commitment|date)s?\b|\bin theory\b"
    r"|\b(?:is|are) (?:currently |still |now )?being (?:defined|developed|prepared|drawn up|worked out|drafted"
    r"|discussed)\b"
    r"|\b(?:declin(?:e|es|ed)|refus(?:e|es|ed)) to (?:adopt|set|make|commit|agree)\b|\b(?:decided|voted) against\b"
    r"|\bnever (?:been )?(?:our|its|the) (?:intention|plan|aim|goal|ambition)\b"
    r"|\b(?:discussed|debated|weighed|considered) (?:a|an|whether|how|the idea)\b"
    r"|\b(?:might|could|would),? (?:for (?:example|instance),? )?(?:pledge|promise|commit|aim|plan)\b",
    re.IGNORECASE,
)
GOAL_HEADING = compiled(
    r"\b(?:goals?|targets?|ambitions?|commitments?|aims?|objectives?|where we (?:are heading|want "
    r"to be|are going)|roadmap|pledges?|our plan|to 20\d\d|20[3-9]\d)\b",
    re.IGNORECASE,
)
KEEP = compiled(
    r"\b(?:keep|keeps|stay|stays|remain|remains|maintain|maintains|hold|holds|limit(?:ed)?)\b", re.IGNORECASE
)
STANDING = compiled(
    r"\b(?:every|each|any) (?:single )?(?:year|month|quarter|day|time)\b|\bat all times\b|\bat "
    r"any time\b|\balways\b|\bannually\b|\bper (?:year|annum)\b",
    re.IGNORECASE,
)


def modality(match: re.Match[str]) -> str:
    """Return will, aim, plan or commit for a match of `INTENT`."""
    return str(match.lastgroup)


def direction_of(match: re.Match[str]) -> str:
    """Return increase, decrease or better for a match of `CHANGE`."""
    return {"down": "decrease", "up": "increase", "better": "better"}[str(match.lastgroup)]
