"""Wordings of gifts, funds and claims that nothing bad happened."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

DONATES = compiled(
    r"\b(?:donat(?:es|ed)|(?<=we )donate|(?<=we also )donate|(?:donating|donate)(?= [^.;]{0,25}\d)"
    r"|donations? (?:of|worth|totall?ing|amounting to))\b",
    re.IGNORECASE,
)
GIVES = compiled(
    r"\b(?:gave|gives?|giving|granted|contributed|sponsored|handed over|raised|provided|distributed|paid out"
    r"|collected|passed on|awarded|supported|assisted|invested|spent)\b",
    re.IGNORECASE,
)
COMMUNITY = compiled(
    r"^ ?(?:in|on|into) (?:(?:our|its|the|their|local|these) ){0,2}(?:communit(?:y|ies)\b|charit"
    r"|social (?:projects?|causes?|investment)|good causes|neighbou?rhood)",
    re.IGNORECASE,
)
WITH = compiled(r"\bwith (?:a total of |a donation of |grants of |about |over |more than )?$", re.IGNORECASE)
FOUNDED = compiled(
    r"\b(?P<what>(?:a|an|the|our) (?:(?!(?:and|that|which|was|has)\b)[\w'&-]+ ){0,5}?(?:funds?|foundation"
    r"|bursary|scholarship))\b"
    r"[^.;]{0,50}? (?:was|were|has been|have been) (?:set up|established|created|launched|founded|started)\b",
    re.IGNORECASE,
)
PASSIVE = compiled(r" (?:[\w-]+ ){0,4}?(?:was|were|has been|have been) ", re.IGNORECASE)
GIFT = compiled(
    r"\b(?:to|for|towards?|in) (?!(?:[\w-]+ ){0,3}?(?:sales|revenue|profit|earnings|energy|customers|production"
    r"|employees|staff|workers|shareholders|investors|suppliers|lenders|our (?:employees|staff|customers)"
    r"|growth|investment|capex|gdp))",
    re.IGNORECASE,
)
FOUNDS = compiled(
    r"\b(?P<verb>set up|sets up|setting up|establish(?:es|ed)|found(?:s|ed)|launch(?:es|ed)|creat(?:es|ed)"
    r"|start(?:s|ed)|support(?:s|ed)|financ(?:es|ed)|endow(?:s|ed)|initiated|inaugurated)"
    r" (?P<what>(?:(?:a|an|the|its|our|their|own|new|second) ){0,2}(?:\"(?P<quoted>[^\"]{3,90})\"|(?:(?!(?:and"
    r"|that|which|for|to|by|with|in)\b)[\w'&-]+ ){0,7}(?:(?:bursary |scholarship |relief |charity )?funds?"
    r"|foundation|endowment|charitable trust|bursary|bursaries|scholarships?)\b))",
    re.IGNORECASE,
)
FUND_NAME = compiled(r"\b(?:fund|foundation|endowment|trust|bursary|scholarships?|charity)\b", re.IGNORECASE)
NOT_CHARITY = compiled(
    r"\b(?:investment|pension|mutual|hedge|index|sovereign|provident|venture|equity|bond|retirement"
    r"|money market|infrastructure|innovation|green|climate|private|debt|exchange-traded|growth|impact"
    r"|esg)[ -](?:\w+ )?funds?\b|\bfunds? (?:manager|management|raising|flow)|\bfoundation (?:for|of) (?:our"
    r"|growth|success|future)|\b(?:solid|strong|firm|sound) foundation",
    re.IGNORECASE,
)
VOLUNTEERED = compiled(
    r" (?:of )?(?:paid )?(?:volunteer(?:ing|ed)?|voluntary)(?: work)?(?: hours?)?\b|(?: hours?)? (?:of )?volunteer",
    re.IGNORECASE,
)
CAME_TO = compiled(
    r"\b(?:this|that|it|which|the total|together they|donations) (?:came to|amounted to|added up to|totall?ed"
    r"|made)\b ?$",
    re.IGNORECASE,
)
COUNTED = compiled(
    r" (?P<noun>(?!(?:years?|months?|times|people|percent|schools|countries"
    r"|employees)\b)[a-z-]+(?: [a-z-]+)?s)\b (?:to|for)\b",
    re.IGNORECASE,
)
OCCURRED = (
    r"(?:occurred|happened|took place|(?:was|were|has been|have been) (?:recorded|reported|registered|found"
    r"|identified|detected|confirmed|substantiated|received|noted|filed)|came to light|came to our attention"
    r"|arose|were brought|was brought|were upheld)"
)
NO = r"(?:no|zero|not a single|not one)"
KIND_OF = r"(?P<kind>(?:(?!(?:impact|emissions|waste|the|of)\b)[\w-]+ ){0,3}?)"
ZERO = (
    rf"\b{NO} (?P<one>{KIND_OF}<<harm_nouns>>)\b(?: of [\w ]{{2,30}}?)?(?=[^.;]{{0,60}}?\b{OCCURRED})"
    rf"|\b(?:there (?:were|was|are|is|have been|has been)|we (?:had|have had|have|recorded|reported|registered"
    rf"|saw|achieved)|(?:had|recorded|reported|registered|experienced|suffered|saw)) (?P<two>(?:again "
    rf"|once again |also )?{NO} (?:[\w-]+ ){{0,3}}?<<harm_nouns>>)\b"
    r"|\b(?:was|were|has been|have been|is|remained|stayed) (?P<three>accident-free|injury-free|free (?:of"
    r"|from) (?:[\w-]+ ){0,2}?<<harm_nouns>>)\b"
    rf"|^{NO} (?P<four>(?:[\w-]+ ){{0,2}}?<<harm_nouns>>)(?= (?:in|at|among|during|since) |[.!]?$)"
    r"|\b(?P<five>without (?:a single |any |a |one )?(?:[\w-]+ ){0,2}?<<harm_nouns>>)\b"
)
PASSED = compiled(
    r"\b(?:passed|went by|worked|ran|operated|completed|was completed|hours|days|year|ended|closed)\b", re.IGNORECASE
)
GOAL = compiled(
    r"\b(?:vision|goals?|targets?|aims?|ambition|strive|towards?|towards|want|mission|culture|policy|tolerance"
    r"|philosophy|commitment|programme|ensure|to have|so that|no serious problems)\b",
    re.IGNORECASE,
)
DEFINITION = compiled(
    r"\b(?:fatal|lost[- ]time|recordable|reportable|work-related|serious|severe|major|significant|substantiated"
    r"|confirmed|occupational|workplace|notifiable|material)\b",
    re.IGNORECASE,
)
AMONG = compiled(
    r"\b(?:among|amongst|at|in|across|on|for|by|involving) (?P<who>(?:all |our |the |any of our |any |own "
    r"|its )*(?:(?!(?:19|20)\d\d|fiscal|fy|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|year\b)[\w'&-]+)(?: (?!(?:in|during|was|were|since|has|have|that"
    r"|which)\b)[\w'&-]+){0,6})",
    re.IGNORECASE,
)
PAY_GAP = compiled(
    r"\b(?:there (?:is|was)|we have|has|have) (?P<gap>no (?:gender |unadjusted |adjusted |raw )*pay gap)\b",
    re.IGNORECASE,
)
DIED = compiled(
    r"\b(?P<who>colleagues?|employees?|workers?|contractors?|people|persons?|drivers?|miners?"
    r"|staff)(?: members?)?(?: of [\w ]{2,30}?)? (?:died|were killed|was killed|lost (?:their|his|her) li(?:fe"
    r"|ves)|were fatally injured|was fatally injured)\b",
    re.IGNORECASE,
)
PLANTED = compiled(r"\bplanted\b[^.;]{0,40}?$", re.IGNORECASE)
TREES = compiled(r" (?:[\w-]+ ){0,2}?(?:trees|seedlings|saplings|mangroves|shrubs|hedges)\b", re.IGNORECASE)
ENTRIES = (DONATES, GIVES, FOUNDS, FOUNDED, PAY_GAP, DIED, PLANTED)  # a claim begins with one of them, or with `ZERO`
