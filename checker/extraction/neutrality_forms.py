"""Wordings of net-zero and neutrality claims."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

TERM = compiled(
    r"\b(?:(?P<zero>net[- ]?zero|(?:absolute|real|true) zero(?= (?:by|in|before|until|emissions)\b))"
    r"|net[- ]positive(?= (?:emissions|carbon|climate)\b)"
    r"|(?:net[- ])?(?:(?:carbon|climate)[- ](?:positiv(?:e|ity)|negativ(?:e|ity))"
    r"|(?:carbon|climate|co2e?|ghg|greenhouse[- ]gas|emissions?)[- ]?neutral(?:ity|ly|i[sz]ation)?))(?!\w)",
    re.IGNORECASE,
)
GASES = r"(?:[- ](?:carbon|ghg|co2e?|greenhouse[- ]gas(?:es)?|emissions?|footprint|absolute))*"
GOAL_NOUN = compiled(
    GASES + r"(?: scopes? [\d, and+&]{1,12})?[- ](?:emissions? )?(?:targets?|goals?|commitments?|ambitions?|pledges?"
    r"|objectives?|aims?)\b",
    re.IGNORECASE,
)
NO_CLAIM_AFTER = (
    GASES + r"(?: (?!(?:by|in|across|for|and|with|of|to|is|our|as|from|on|at|the|a|or"
    r"|greenhouse)\b)[\w-]+){0,2}?[- ](?:<<neutrality_topics>>)\b"
)
LABEL_AFTER = compiled(r" (?!(?:by|in|from|until|across)\b)[a-z][\w-]+(?: [\w-]+)?: ?[A-Z\d]")
NAME_AFTER = compiled(
    r" (?!(?:Emissions?|Carbon|Greenhouse|Operations|By|Scopes?|Targets?|Goals?|Commitment|Ambition|In|Across"
    r"|Company|Business|Group)\b)[A-Z][a-z]"
)
HELPED = compiled(
    r"\b(?:contribut\w+|support\w*|help\w*|enabl\w+|promot\w+|facilitat\w+|foster\w*|empower\w*|advis\w+"
    r"|partner\w* in|encourag\w+|inspir\w+|signator\w+|urg\w+)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "suppliers who are committed to net zero", "500 companies have pledged", "the Corvin Pledge is a commitment to"
OF_OTHERS = compiled(
    r"\b(?:suppliers|vendors|companies|businesses|firms|organi[sz]ations|signatories|customers|clients|partners|peers"
    r"|countries|nations|cities|regions|members|competitors|landlords|tenants|hauliers|carriers|investees|airlines)"
    r"(?: (?!we\b|our\b)[\w'-]+){0,6}? (?:who|that|which|have|has|had|joined|committed|commit|pledged|aiming|aim"
    r"|are|with)\b(?: (?!we\b|our\b)[\w'-]+){0,9} ?$"
    r"|\b\d[\d,.]*\+? (?:have|has|had) (?:already |now |since )?(?:joined|signed|committed|pledged)\b[^.;]{0,60}$"
    r"|\b(?:pledge|initiative|alliance|coalition|accord|agreement|campaign|treaty|movement)\b,? (?:is|asks|calls"
    r"|requires|commits|unites|brings|means|wants|aims)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "we support the global goal of": everybody's, and so nobody's
GOAL_OF_ALL = compiled(
    r"\b(?:global|worldwide|international|national|country's|world's|eu's|government's|state's|industry's|sector's)"
    r" (?:[\w-]+ ){0,2}?(?:goals?|targets?|ambitions?|objectives?|aims?)(?: (?:of|to|for|is|reach|achieve|reaching"
    r"|achieving|be|becoming|become)){0,4} ?$",
    re.IGNORECASE,
)
ON_THE_WAY = compiled(
    r"\b(?:path(?:way)?s?|journey|road(?:map)?|transition\w*|progress|way|steps?|race|importance|era|concept"
    r"|question|towards?)"
    r"(?: (?:of|to|towards?|for|a|an|the|full|our|its)){0,3} ?$",
    re.IGNORECASE,
)
ACHIEVED = compiled(
    r"\b(?:is|are|was|were|'re|(?:has|have|had|has now|have now|has already|have already|have also|has also)"
    r" (?:been|become|achieved|reached|attained|secured|maintained)|became|achieved|reached|attained|turned"
    r"|went|remains?|stays?|operates?|(?:have|has) (?:run|operated|produced|worked)|runs?)"
    r"(?: (?:now|already|currently|certified|all|fully|also|both|officially|today|as|a|an|the|its|our"
    r"|operational|full|completely|"
    r"entirely|100%|been|therefore|thus|proudly|company-wide|status of|level of)){0,4} ?$",
    re.IGNORECASE,
)
FUTURE_COPULA = compiled(r"\b(?:will|shall|to|would|could|should|can|may) (?:\w+ )?(?:be|become)\b", re.IGNORECASE)
OFFER = r"[- ](?:\w+[- ]){0,2}?(?:<<offer_nouns>>|<<sites>>)\b"
OFFER_BEFORE = compiled(
    r"(?:^|\b(?:our|this|these|its|a|an|the|first|new|all|every|certified|offers?|and)) ?[\"']?$", re.IGNORECASE
)
BOUNDARY_WORD = compiled(
    r"\b(?:own operations|operational(?:ly)?|operations|direct(?= (?:emissions|operations))|own emissions)\b",
    re.IGNORECASE,
)
VALUE_CHAIN = compiled(r"\b(?:entire|full|whole|complete|across (?:our|its|the)|total) value[- ]chain\b", re.IGNORECASE)
LIFE_CYCLE = compiled(
    r"\bcradle[- ]to[- ](?:gate|grave|cradle|shelf|customer)\b|\b(?:whole|entire|full|complete|across (?:its"
    r"|the|their))"
    r" life[- ]?(?:cycle|span)\b|\buse[- ]phase\b|\bover its life[- ]?cycle\b",
    re.IGNORECASE,
)
# "become a net-zero asset owner by 2045", "achieve a carbon neutral portfolio": what the company itself turns into
BECOMES = compiled(
    r"\b(?:becom(?:e|ing)|achiev(?:e|ing)|reach(?:ing)?|attain(?:ing)?|be|being|have|build(?:ing)?|run(?:ning)?"
    r"|align(?:ing)? (?:[\w-]+ ){1,5}(?:with|to)|steer(?:ing)? (?:[\w-]+ ){1,4}towards?)"
    r" (?:an? |our |its |the |fully ){0,2}[\"']?$",
    re.IGNORECASE,
)
OWN_TOPIC = compiled(
    r"[\"']? (?:[\w-]+ ){0,2}?(?:portfolios?|asset owners?|asset managers?|insurer|bank|investor|investments?|future"
    r"|energy (?:use|consumption|company))(?: [\w-]+)?,? (?:by|before|until|no later than)\b",
    re.IGNORECASE,
)
# "we are on the path to", which is a promise where it has a date
OWN_WAY = compiled(
    r"\bon (?:a|the|our|its)(?: [\w-]+)? (?:path(?:way)?|way|journey|road|track|course) (?:to|towards?)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
IMPERATIVE = compiled(
    r"^[\"'(\[•*■●▪>-]* ?(?:to )?(?:reduc(?:e|ing)|cut(?:ting)?|bring(?:ing)?|lower(?:ing)?|achiev(?:e|ing)"
    r"|reach(?:ing)?|becom(?:e|ing)|be|attain(?:ing)?|net[- ]zero|carbon[- ]neutral|climate[- ]neutral)\b",
    re.IGNORECASE,
)
ONWARDS = compiled(
    r"\b(?P<from>(?:from|starting (?:in|from)|beginning (?:in|with)|as of|as from) (?:the (?:start|beginning) of )?)"
    r"(?=(?:fiscal |fy ?)?20\d\d(?: on\b| onwards?\b|,? (?:we|our|the|through|by|with)\b| ?[.;)]| ?$))",
    re.IGNORECASE,
)
NOT_TAIL = compiled(r"[ ,]+(?:and|or|but|while|which)$", re.IGNORECASE)
