"""Wordings of causal chains, contributions and avoided emissions."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

CUTS = r"(?:reduc|cut|lower|sav|decreas|minimi[sz]|shrink|avoid|prevent|curb|slash|trim)\w*"
CAUSE = compiled(
    r"\b(?P<marker>thereby|thus|hence|therefore|consequently|in turn|as a result|as a consequence|(?:which"
    r"|that) (?:in turn |also |then |thereby )?(?=(?:reduces|cuts|lowers|saves|decreases|means)\b)"
    r"|(?:leading|resulting|results?|leads?) (?:to|in)(?= (?:a |an )?(?:\w+ ){0,2}(?:less|lower|fewer|reduced"
    r"|smaller|savings?|reductions?|cuts?|decrease)\b)|and so(?= \w+s\b)|meaning|^this(?= (?:also )?(?:reduces"
    r"|cuts|lowers|saves|decreases|means)\b))"
    r"(?:,? (?:it |this |they |also |we |further |significantly |directly |helping to |helps to |helps "
    r"|reliably ){0,3})?"
    rf"(?P<effect> ?(?:{CUTS}|less|lower|fewer|reduced|smaller|(?:a |an )?(?:\w+ ){{0,2}}(?:savings?"
    rf"|reductions?|cuts?|decrease)(?: of| in)?|means (?:less|lower|fewer)))\b",
    re.IGNORECASE,
)
OBJECT_GAP = compiled(
    r"(?: (?:the|our|its|their|your|his|her|a|an|both|overall|total|direct|indirect|annual|operating|all|on|in"
    r"|of|amount of|harmful|unnecessary|more|and|as well as|further|specific|also|associated|related|"
    r"[\w-]+'s?|[\w-]+(?:ing|al|ed)))*[ ,]*$",
    re.IGNORECASE,
)
NOT_OBJECT_AFTER = compiled(
    r" ?-?(?:costs?|bills?|prices?|risks?|tax(?:es)?|targets?|regulations?|trading|permits?|expenses?"
    r"|management|supply|security|allowances?|rights|losses in)\b",
    re.IGNORECASE,
)
IMPACTS = (
    "ghg.",
    "energy.",
    "water.",
    "waste.",
    "pollution.",
    "materials.",
    "x.plastic",
    "x.fuel",
    "x.packaging",
    "x.solvent",
    "x.raw",
    "x.food",
    "nature.",
)
CARBON = r"(?:co2e?|carbon|ghg|greenhouse[- ]gas(?:es)?|climate|emissions?)"
GOALS = (
    rf"(?:(?:carbon|climate|co2)[- ]?neutrality|net[- ]zero(?: emissions)?|decarboni[sz](?:ation|ing)"
    rf"|(?:the )?(?:reduction|reducing|cutting|lowering|avoidance) (?:of |in )?(?:the |our |your |its "
    rf"|their )?(?:\w+ )?{CARBON}"
    rf"|(?:lower|reduced|fewer|less) {CARBON}|{CARBON}(?: emissions?)?(?: dioxide)?(?: "
    rf"emissions?)?[- ](?:reductions?|savings?|mitigation)|a (?:low|zero)[- ]carbon (?:society|economy|world)"
    rf"|climate (?:protection|action|mitigation|goals|targets))"
)
CONTRIBUTES = compiled(
    rf"\b(?P<verb>contribut(?:e|es|ed|ing)|(?:makes?|making|made) (?:a |an |its "
    rf"|our )?(?:\w+ )?contributions?)(?: (?:significantly|actively|directly|greatly|positively|substantially"
    rf"|also)){{0,2}} (?:to|towards?)"
    rf"(?: (?:the|a|an|our|your|their|its|achieving|realising|realizing|reaching|society's|global|industrial"
    rf"|building|achievement|realisation|realization|of|further|industry's|customers'|promoting|advancing|city's"
    rf"|country's)){{0,5}} (?P<goal>{GOALS})\b",
    re.IGNORECASE,
)
HELPS = compiled(
    r"\b(?P<verb>(?:help|enabl|allow|assist|support|empower)(?:s|es|ed|ing|e)?)(?: (?:our|its|their|the|many"
    r"|all|more|industrial|other|your)){0,2} "
    r"(?P<who>customers?|clients?|users?|households?|consumers?|operators?|farmers?|drivers?|partners?"
    r"|companies|manufacturers|businesses|owners?|you|cities|builders|industries|people|shippers|airlines"
    r"|tenants|buyers|brands)"
    rf"(?: (?:to|in|significantly|further|also)){{0,2}} (?P<goal>(?:cut|reduc|lower|sav|shrink|avoid|decreas"
    rf"|decarboni[sz]|minimi[sz])\w*(?: (?:the|their|its|your|own|overall|operational|scope \d|energy-related"
    rf"|indirect|direct|total)){{0,4}} ?(?:{CARBON})?\b)",
    re.IGNORECASE,
)
DECARBONISES = compiled(
    r"\b(?P<verb>helps?|supports?|enables?|accelerates?|drives?|advances?) (?:to )?"
    r"(?P<goal>(?:the )?(?:\w+ )?decarboni[sz](?:ation|e|ing)(?: of)?(?: (?:the |our |its )?\w+)?)",
    re.IGNORECASE,
)
# policies and alliances drive decarbonisation too, and are nobody's offer
NO_OFFER = compiled(
    r"\b(?:collaborations?|partnerships?|coalitions?|consorti(?:um|a)|alliances?|initiatives?|memberships?"
    r"|polic(?:y|ies)|regulations?|legislation"
    r"|laws?|advocacy|funding|grants?|governments?|standards?|frameworks?)\b(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
# why a figure that was told changed: "the main factor in this reduction is ..."
EXPLAINED = compiled(
    r"\b(?:factors? (?:in|for|behind)|reasons? (?:for|behind)|contributed to|explains?|accounts? for|attributable to)"
    r" (?:this|these|the) (?:[\w-]+ )?(?:decrease|reduction|increase|improvement|drop|rise|decline|change)\b"
    r"|\bthis (?:[\w-]+ )?(?:decrease|reduction|increase|drop|rise|decline) (?:is|was|has been) "
    r"(?:(?:mainly|primarily|largely|partly) )?(?:due|driven|caused|attributable|explained)\b",
    re.IGNORECASE,
)
_AVOID = r"\b(?P<verb>avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|displac(?:es|ed|ing)|sav(?:es|ed))\b"
AVOIDING = compiled(_AVOID, re.IGNORECASE)
AVOIDED = compiled(
    rf"{_AVOID}(?: (?:about"
    r"|around|up to|more than|over|some|an?|the|emissions? of|release of|almost|nearly|roughly|an estimated"
    r"|another|a further|a total of|at least)){0,3} ?$",
    re.IGNORECASE,
)
PER_USE = compiled(
    r"\b(?:(?:a|per|every|each) (?:year|month|day) )?(?:per|for (?:each|every)|a) (?P<unit>(?!year\b|month\b"
    r"|day\b|total\b|result\b)[\w³²-]+(?: of [\w-]+)?)",
    re.IGNORECASE,
)
SCENARIO = compiled(
    r"\b(?:against|compared (?:to|with)|versus|vs\.?|relative to|instead of|rather than|replac(?:ing|es|ed)"
    r"|in place of|than|over) (?P<what>(?!our own inventory|\d)[^,;:()]{2,60}?)(?=[,;:().]|$| (?:at|with"
    r"|avoids?|saves?|by|and|prevents?)\b)",
    re.IGNORECASE,
)
