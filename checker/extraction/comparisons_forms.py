"""Wordings of comparisons between products."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

LESS = r"less|lower|fewer|smaller|lighter|cooler|shorter|reduced|cheaper|narrower|leaner"
MORE = r"more|higher|longer|greater|larger|better|quieter|faster|heavier|stronger"
MARKER = compiled(rf" ?(?:(?P<less>{LESS})|(?P<more>{MORE}))\b", re.IGNORECASE)
HINT = compiled(
    rf"\b(?:{LESS}|{MORE}|sav|cuts?\b|lowers?\b|reduces?\b|greener|cleaner|kinder|gentler|than|compared"
    rf"|instead|versus|relative)"
)
# "As we regionalise our network, goods travel shorter distances": what happens over time compares no products
DEVELOPMENT = compiled(r"[\"'(]*as (?:we|our (?:[\w-]+ ){1,4}?(?:grows?|expands?|moves?|shifts?))\b", re.IGNORECASE)
OWN_TOTAL = compiled(
    r"\w+ (?:our|its|their|(?:[\w-]+ ){0,2}[\w-]+'s?) (?:total|overall|own|annual|entire)\b(?! cost)", re.IGNORECASE
)
SAVES = compiled(
    r"\b(?:saves?|saving|cuts?|lowers?|reduces?)\b(?: [\w'-]+){0,5}? (?:by )?(?:about |around |up to "
    r"|as much as |at least )?$",
    re.IGNORECASE,
)
THAN = compiled(
    r"\b(?P<than>than|compared (?:to|with)|in comparison (?:to|with)|relative to|versus|vs\.?|against|instead of)\b ?",
    re.IGNORECASE,
)
COMPARATOR_END = compiled(
    r"[,;:(]| - |\b(?:at|per|for|when|while|under|measured|and|but|if|during|over|thereby|thus|by|because"
    r"|thanks)\b|\.(?:\s|$)|$",
    re.IGNORECASE,
)
TREND = compiled(
    r"^(?:in |during |the (?:level|figure|value|year|\d)|at the )?\d|\b(?:year|quarter|month|period|season"
    r"|decade)s?(?: (?:before|earlier|ago))?$"
    r"|\b(?:previous|last|prior|preceding|base(?:line)?|reference) (?:year|period|quarter|level)|^(?:in |fiscal)\b"
    r"|^fy ?\d|\b(?:of|in) (?:19|20)\d\d$|\b(?:19|20)\d\d levels?\b"
    r"|^(?:before|ever|planned|expected|budgeted|the (?:target|goal|limit|sector|industry|national|average)"
    r"|half|once|a (?:year|third|quarter|half|decade)|the (?:one|two|three) )",
    re.IGNORECASE,
)
GENERIC = compiled(
    r"\b(?:conventional|traditional|ordinary|standard|regular|typical|comparable|similar|usual|average"
    r"|common(?:ly)?|other|normal|generic|"
    r"competing|competitors?'?|competition|market|business as usual|alternatives|existing|most)\b",
    re.IGNORECASE,
)
KNOWN = compiled(r"^(?:our|its|their|the|this|that|these|those|a|an|your|his|her)\b|\d", re.IGNORECASE)
EFFICIENT = compiled(
    r" (?:energy|water|resource|fuel|carbon|climate)[- ](?:efficient|efficiency|friendly)|.{0,20}\brecycled\b"
    r"| sustainable\b",
    re.IGNORECASE,
)
NOT_RESOURCE = compiled(
    r" (?:[\w-]+ )?(?:time|costs?|money|expensive|effort|sugar|fat|salt|calories|downtime|maintenance|latency"
    r"|staff|space|price|prices|spend|spending|capital|debt|risk|"
    r"likely|often|memory|performance|complaints|defects|scrap rate|tax|interest|volatility|revenue|sales"
    r"|profit|margins?|demand|people|employees|accidents|injuries|absence|turnover)\b",
    re.IGNORECASE,
)
PAIR = compiled(
    r" ?(?:against|instead of|versus|vs\.?|compared (?:to|with)|rather than|down from|not) (?:the )?$", re.IGNORECASE
)
CONDITIONS = compiled(
    r"\b(?:at|under) (?:a |an )?(?:load of |speed of |pressure of )?\d[^;()]{0,60}?(?=[,;.)]|$| and (?!\d)"
    r"| (?:measured|tested|thanks|than))"
    r"|\b(?:measured|tested|calculated) (?:to|at|under|in|by|over|on|with)\b[^;()]{3,90}|\bunder (?:test"
    r"|laboratory|standard|the same|identical|real) [\w ]{0,30}conditions"
    r"|\((?P<inside>[^()]{0,30}\b(?:test|tests|trial|at \d|machine|cycle|load)\b[^()]{0,60})\)",
    re.IGNORECASE,
)
UNIT_OF_USE = compiled(
    r"\bper (?!cent\b|annum\b)(?P<per>[\w³²-]+(?: (?:of )?(?!(?:than|compared|at|by|in|with|for|from|to|and|or"
    r"|on|as|against|over|versus|while|when)\b)[\w³²-]+){0,3})",
    re.IGNORECASE,
)
PLAIN = compiled(
    r"\b(?:uses?|needs?|requires?|consumes?|emits?|produces?|generates?|creates?|causes?|releases?|takes?|has"
    r"|have|offers?|means)"
    r" (?:far |much |significantly |considerably |substantially |even |a lot |noticeably )?(?P<marker>less"
    r"|fewer|lower|a smaller|a lower|smaller) (?=(?P<what>[\w -]{2,60}))",
    re.IGNORECASE,
)
GREENER = compiled(
    r"\b(?:is|are|it's|they're) (?:far |much |significantly |even |also |a lot "
    r"|considerably )?(?P<marker>greener|cleaner|kinder to (?:the )?(?:planet|environment)"
    r"|gentler on (?:the )?(?:planet|environment|nature)|"
    r"(?:more|less) (?:sustainable|environmentally[ -]friendly|eco[ -]?friendly|climate[ -]friendly"
    r"|energy[ -]efficient|polluting|harmful|carbon[ -]intensive|water[ -]efficient|resource[ -]efficient"
    r"|circular))\b"
    r"|\b(?:a|the|our|your) (?P<marker2>greener|more sustainable|more environmentally[ -]friendly"
    r"|more eco[ -]?friendly|lower[ -]carbon) (?:alternative|choice|option)\b",
    re.IGNORECASE,
)
OWN_SUBJECT = compiled(
    r"(?:we|the (?:company|group|firm|programme|project|measure|plan)|our (?:company|group|programme|project"
    r"|measures?|plants?|sites?|"
    r"teams?|plan|energy|water|waste))\b",
    re.IGNORECASE,
)
PAST = compiled(
    r"\b(?:used|needed|consumed|emitted|fell|rose|was|were|came|had|dropped|declined|decreased|recorded"
    r"|reported|generated|produced|have|has been)\b",
    re.IGNORECASE,
)
IMPERATIVE = compiled(
    r"^[ \"(•*-]*(?:use|cut|reduce|save|lower|consume|send|achieve|reach|produce|emit|buy|source)\b", re.IGNORECASE
)
