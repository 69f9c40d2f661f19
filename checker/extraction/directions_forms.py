"""Wordings of changes told without an amount."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

DOWN = (
    r"(?:reduc(?:e|es|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|minimi[sz](?:e|es|ed"
    r"|ing)|shrink(?:s|ing)?|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|sav(?:e|es|ed|ing)|curb(?:s|ed|ing)?"
    r"|br(?:ing|ings|inging|ought) down)"
)
UP = r"(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?)"
VERB = compiled(rf"\b(?:(?P<down>{DOWN})|(?P<up>{UP})|(?P<better>improv(?:e|es|ed|ing)))\b", re.IGNORECASE)
DOES = compiled(
    r"(?:\b(?:is|are|'re|keeps?|kept|has been|have been|continues?|continued|goes on|go on|went on)(?: (?:also"
    r"|steadily|constantly|continuously|continually|now|further|already|actively|still|gradually|on)){0,2}"
    r"|\b(?:has|have|had|'ve)(?: (?:also|steadily|significantly|already|continuously|further|greatly"
    r"|dramatically|considerably|successfully|been)){0,2}"
    r"|\b(?:continues?|continued) to|^(?:we|it|they)(?: (?:also|steadily|significantly|constantly|continuously"
    r"|have))?|\b(?:we|company|group)(?: (?:also|steadily|significantly|constantly|continuously|have|has"
    r"|successfully))?) $",
    re.IGNORECASE,
)
COORDINATED = compiled(
    r"(?:, (?:and )?|\b(?:and|while|thus far) )(?:also |further |significantly |steadily )?$", re.IGNORECASE
)
GERUND = compiled(
    r"\b(?:by|for|of|on|to|at|in|through|with|without|from|about|towards?|via|including|such as|consider|start"
    r"|stop|avoid|means|like|is|are|was|were) (?:\w+ly )?[a-z]+ing\b",
    re.IGNORECASE,
)
PURPOSE = compiled(
    r"\b(?:to|in order to|aimed at|focus\w* on|working on|work on|efforts (?:to|in|at)|measures (?:to|for)"
    r"|committed to|dedicated to|towards?|help\w*|helping|while|when|by|for|of|how|can|could|may|must|should"
    r"|need to|opportunit\w+) (?:\w+ly )?$",
    re.IGNORECASE,
)
FALLS = compiled(
    r"\b(?:(?:is|are|keeps?|kept|has been|have been|continues?|continued|went on|goes on|go on)(?: (?:also"
    r"|steadily|constantly|continuously|now|further|gradually|still|on|clearly|markedly"
    r"|to)){0,2} (?P<ing>falling|declining|decreasing|dropping|shrinking|rising|growing|increasing|improving"
    r"|fall|decline|decrease|drop|shrink|rise|grow|increase|improve|going down|coming down|going up)"
    r"|(?P<trend>continue[sd]? (?:its|their) downward trend|(?:is|are|remains?) on a downward (?:path|trend)"
    r"|show(?:s|ed)? a downward trend)"
    r"|(?:has|have)(?: (?:also|steadily|significantly|again|further|markedly|considerably|clearly"
    r"|continuously)){0,2} (?P<done>fallen|declined|decreased|dropped|shrunk|risen|grown|increased|improved"
    r"|gone down|come down|been reduced|been cut|been lowered)"
    r"|(?:again |steadily |significantly |markedly |further )?(?P<past>fell|declined|decreased|dropped|shrank"
    r"|rose|grew|increased|improved|went down|came down)"
    r"|(?:is|are|was|were) (?:again |also |significantly |well |clearly |markedly )?(?P<state>down|lower|up"
    r"|higher)(?= (?:again|on|from|than|year)| ?[.;,]|$))\b",
    re.IGNORECASE,
)
LESS = compiled(
    r"\b(?:we|our (?:plants?|sites?|mills?|stores?|factories|offices|hotels)|the (?:company|group))(?: now"
    r"| also| all)? "
    r"(?P<verb>uses?|used|consumes?|consumed|produces?|produced|generates?|generated|emits?|emitted|sends?|sent) "
    r"(?P<less>less and less|ever less|ever fewer|fewer and fewer|far less|less|fewer)\b(?! than \d)",
    re.IGNORECASE,
)
RISES = compiled(r"ris|rose|grow|grew|grown|increas|up|higher", re.IGNORECASE)
HINT = compiled(rf"{VERB.pattern}|{re.sub('[?]P<[a-z]+>', '', FALLS.pattern)}|less|fewer", re.IGNORECASE)
GAP = compiled(
    r"(?: (?:the|our|its|their|both|overall|total|all|own|absolute|direct|indirect|operational|amount|level"
    r"|volume|use|usage|consumption|number|of|in|for|annual|plastic|food|packaging|specific|unnecessary"
    r"|single-use|and|associated|related|harmful|hazardous|[\w-]+'s))* ?$",
    re.IGNORECASE,
)
NOUN_TAIL = compiled(
    r"(?: (?:and|&) [\w-]+)?(?: (?:emissions?|use|usage|consumption|intensity|waste|levels?|numbers?|rates?"
    r"|figures?|generation|footprint))?",
    re.IGNORECASE,
)
SUBJECT = compiled(
    r"(?: (?:numbers?|rates?|figures?|levels?|use|usage|consumption|volumes?|intensity))?(?: (?:of|in|at|from"
    r"|per|across|for|by) (?:(?!(?:that|which|and|but)\b)[\w'-]+ ?){1,7}?)? ?$",
    re.IGNORECASE,
)
NOT_METRIC_AFTER = compiled(
    r" ?-?(?:costs?|bills?|prices?|risks?|targets?|goals?|regulations?|trading|permits?|management|supply"
    r"|security|policy|data|reporting|literacy|awareness|savings target|quality|efficiency|productivity"
    r"|technolog\w+|solutions?|systems?|strategy|measures?|training|infrastructure|projects?)\b",
    re.IGNORECASE,
)
ENVIRONMENT = (
    "ghg.",
    "energy.",
    "water.",
    "waste.",
    "pollution.",
    "safety.",
    "materials.",
    "x.plastic",
    "x.fuel",
    "x.packaging",
    "x.solvent",
    "x.raw",
    "x.food",
    "x.safety",
    "nature.",
)
ACCIDENTS = compiled(
    r"\b(?P<name>(?:work(?:place)? |occupational |lost-time |serious )?(?:accidents?|injur(?:y"
    r"|ies))(?: numbers?| rates?| figures?| frequency)?)\b",
    re.IGNORECASE,
)
SUBORDINATE = compiled(
    r"\b(?:how|why|what|whether|when|as|where|learn more|ways? for us to|ways? to)\b[^,;]{0,50}$", re.IGNORECASE
)
NONE = compiled(r"\b(?:barely|hardly|unchanged|not|never|no longer|little)\b", re.IGNORECASE)
NUMBERED = compiled(r"\d")
