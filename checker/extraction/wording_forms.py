"""Wordings of general and absolute environmental claims."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

TERM = r"(?<![\w-])(?:(?P<plain><<plain_generic>>)|(?P<broad><<broad_generic>>))(?![\w-])"
PHRASE = compiled(
    r" (?P<phrase>(?!(?:and|or|for|in|of|to|is|are|by|with|on|at|as|that|which|the|from|because|since|but|than"
    r"|when)\b)[\w'-]+(?: (?!(?:and|or|for|in|of|to|is|are|by|with|on|at|as|that|which|from|because|since|but"
    r"|than|when|has|have|will|was)\b)[\w'-]+){0,2})",
    re.IGNORECASE,
)
DETERMINER = compiled(
    r"(?:^|[:;(\"•*-] ?|\b(?:our|its|this|these|their|the|a|an|new|all|every|each|your|first|choose|buy|try"
    r"|truly|and|more|most|of|our own|another|only))(?: [\w'-]+){0,2}? ?$",
    re.IGNORECASE,
)
SELLS = compiled(
    r"^(?:[\"'•*-] ?)?(?:we|the company|the group|our (?:company|firm|brand)"
    r"|[\w.&'-]+(?: [\w.&'-]+){0,3}?) (?:also |now |only )?(?:sells?|offers?|makes?|produces?|manufactures?"
    r"|provides?|suppl(?:y|ies)|brings?|builds?|designs?)\b[^,;:]{0,40}$",
    re.IGNORECASE,
)
OFFERED = r"(?:[\w'-]+ ){0,2}?<<broad_offers>>\b"
TOPICAL = r"(?:[\w'-]+ ){0,2}?<<generic_topics>>\b"
BROAD_BEFORE = compiled(r"\b(?:our|this|these|its|a|an|the|your|choose|truly)(?: [\w'-]+)? ?$", re.IGNORECASE)
HEADED = compiled(r"\b(?:our|this|these|the) ?$", re.IGNORECASE)
COLOUR = compiled(
    r"\b(?:colou?r(?:s|ed)?|shades?|blue|red|yellow|black|white|grey|gray|brown|orange|pink|purple|(?:dark|light"
    r"|pale|bright"
    r"|olive|lime|emerald|forest|mint)[- ]green)\b",
    re.IGNORECASE,
)
ALONE = compiled(r"[\"'\u2022*-]? ?(?:(?:100 ?%|fully|completely|very|really|and|highly) ){0,2}", re.IGNORECASE)
PREDICATE = compiled(
    r"\b(?:is|are|it's|they're|be|remains?|stays?)(?: (?:so|also|truly|fully|100%|completely|very|both|now"
    r"|really|totally|particularly|especially|extremely|as|naturally)){0,2} ?$",
    re.IGNORECASE,
)
NOT_PREDICATE_SUBJECT = compiled(
    r"^(?:[\"'(]?)(?:there|it is (?:important|our)|growth|development|our goal|our aim|travel|being|to be|what"
    r"|how|business)\b",
    re.IGNORECASE,
)
WISH = compiled(
    r"\b(?:develop(?:ing|ed)?|promot\w+|support\w*|encourag\w+|foster\w*|creat(?:e|ing)|build(?:ing)?|towards?"
    r"|demand for|need for|interest in|market for|invest\w* in|choice of|category|"
    r"research\w*|transition\w*|help\w*|customers|award\w*|prize|title|contest|competition|certif\w+|definition"
    r"|called|name[ds]?|"
    r"learn\w*|habits?|tips?|vision|mission|become|becoming|stay|partners|suppliers)\b",
    re.IGNORECASE,
)
AWARD = compiled(r"\b(?:awards?|prizes?|title|trophy|medal|ranking|ranked|named|winner|jury|contest)\b", re.IGNORECASE)
FIGURE = compiled(
    r"\d+(?:[.,]\d+)? ?(?:%|percent\b|per cent\b|kg\b|g\b|t\b|kwh\b|litres?\b|l\b)|\bmade (?:of|from|with"
    r"|entirely)\b|\b(?:because|since) (?:it|they|the|its|their|of)\b|\bin that sense\b|\bfor that reason\b",
    re.IGNORECASE,
)
BACK = compiled(
    r"^[\"']?(?:it|they|this|these|that|those|its|their|both|all of (?:it|them)|by (?:weight|mass|volume)|made"
    r"|containing)\b",
    re.IGNORECASE,
)
POINTS_BACK = compiled(
    r"\b(?:for (?:that|this) reason|in (?:that|this) sense|that is why|which is why|therefore)\b", re.IGNORECASE
)
IMPACT = r"(?:impact|footprint|harm|damage|pollution|emissions|waste|burden)"
ABSOLUTE = (
    rf"\b(?P<zero>(?:zero|no)(?:[- ](?:environmental|ecological|climate|carbon|co2|negative|adverse|harmful"
    rf"|direct|greenhouse gas))?[- ]{IMPACT})\b"
    r"|\b(?P<free>(?:100 ?%|completely|fully|entirely|totally|absolutely|wholly|perfectly) (?:free (?:of|from)"
    r"|sustainable|green|recyclable|recycled|biodegradable|compostable|harmless|eco-friendly|"
    r"environmentally friendly|natural|circular|safe for (?:the )?(?:environment|planet|nature)|emission-free"
    r"|carbon-free|pollution-free|renewable))\b"
    r"|\b(?P<none>(?:emission|pollution|impact)-free|harmless to (?:the )?(?:environment|planet|nature|climate"
    r"|aquatic life)|without any (?:impact|harm|damage))\b"
)
HAS_NO = compiled(
    r"\b(?:has|have|had|leaves?|causes?|creates?|makes?|produces?|emits?|generates?|releases?|with|does|do|is"
    r"|are)(?: (?:absolutely|virtually|literally|practically|of))? ?$",
    re.IGNORECASE,
)
ON = compiled(r" (?:on|to) (?P<object>(?:the |our |your |its |local |any )?[\w -]{2,40})", re.IGNORECASE)
BOUNDARY = compiled(
    r"\b(?:by (?:weight|mass|volume|area)|(?:cap|lid|label|closure|packaging|pump)s? (?:excluded|included)"
    r"|excluding [\w ]{2,30}|in use|during use|at the point of use|(?:free (?:of|from)) [\w -]{3,40}"
    r"|under [\w ]{3,30} conditions)\b",
    re.IGNORECASE,
)
DEADLINE = compiled(r"\b(?:by|until|before)(?: the end of)? $", re.IGNORECASE)
NOT_ABSOLUTE_AFTER = compiled(
    r"[- ](?:by 20|targets?|goals?|vision|ambition|policy|strategy|initiative|programme|vehicles?|trucks?|cars?"
    r"|vans?|buses|zones?|electricity|energy|power|hydrogen|heat|heating|fuels?|steam|drives?|drivetrains?"
    r"|powertrains?|propulsion|mobility|transport|logistics|technolog(?:y|ies)|alternatives|operation|events?"
    r"|(?:to|from) landfill|committee)\b",
    re.IGNORECASE,
)
