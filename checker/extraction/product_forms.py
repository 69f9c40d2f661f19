"""Wordings of the properties that are claimed of products, and of what is no such claim."""

from __future__ import annotations

import re

from checker.extraction.patterns import compiled

MATERIALS = (
    r"(?:content|materials?|plastics?|fib(?:re|er)s?|alumin(?:i)?um|steel|metals?|copper|paper|cardboard|card|board"
    r"|pulp|glass|pet|hdpe|polyester|polyamide|nylon|cotton|wool|yarns?|denim|rubber|resins?|polypropylene|polymers?"
    r"|leather|wood|bottles|ocean plastics?|ingredients|concrete|asphalt|foam|fabrics?|textiles?)"
)
PROPERTY = compiled(
    r"(?<![\w-])(?:(?P<compostable>(?:(?:home|garden|industrially|commercially)[- ])?compostable)"
    r"|(?P<degradable>(?:(?:bio|photo|oxo)-?)?(?:bio)?degradable)"
    r"|(?P<recyclable>(?:(?:widely|easily|infinitely|kerbside|curbside|drop-off)[- ])?recyclable)"
    rf"|(?P<recycled>recycled (?:[\w-]+ ){{0,2}}?{MATERIALS}(?: content)?))(?![\w-])",
    re.IGNORECASE,
)
# what is made of something: "printed on", "contains", "a sleeve of"
MADE_OF = compiled(
    r"\b(?:made|built|printed|moulded|molded|woven|knitted|spun|packed|packaged|wrapped|produced|manufactured|crafted"
    r"|cast|filled|lined|cut|formed|pressed|sewn|constructed|consists?|comes?|is|are)"
    r" (?:[\w-]+ ){0,2}?(?:of|from|with|using|in|on|out of)(?: [\w%.,-]+){0,6}? ?$"
    r"|\b(?:contains?|containing|includes?|incorporates?|with)(?: [\w%.,-]+){0,5}? ?$",
    re.IGNORECASE,
)
NOUN_AFTER = compiled(
    r" (?P<noun>(?!(?:and|or|but|in|at|by|with|within|when|where|as|from|for|if|via|made|makes|make|is|are|was|were|has"
    r"|have|accounts?|accounted|covers?|covered|represents?|came|rose|fell|to|of|on|than|that|which|through)\b)[\w'-]+)"
)
# nouns that make the property one of waste, of a plan or of a rule
NOT_A_PRODUCT = compiled(
    r" ?(?:[\w-]+ )?(?:waste|wastes|rubbish|refuse|trash|garbage|scrap|fractions?|residues?|leftovers|streams?"
    r"|recyclables"
    r"|targets?|goals?|share|rate|volumes?|tonnage|bins?|collection|sorting|standards?|guidelines?|policy|design)\b",
    re.IGNORECASE,
)
# words in front that make it an activity of the company, a wish, a plan or a statistic
ACTIVITY = compiled(
    r"\b(?:collect\w*|sort\w*|separat\w*|recover\w*|treat\w*|dispos\w*|send|sent|develop\w*|research\w*|test(?:s"
    r"|ed|ing)?"
    r"|explor\w+|investigat\w+|demand|market|switch\w*(?! to our)|replac\w+|introduc\w+|mov(?:e|es|ed|ing)"
    r"|shift\w*|transition\w*"
    r"|convert\w*|buys?|bought|purchas\w+|procur\w+|sourc(?:e|es|ed|ing)|canteens?|cafeterias?|offices?|reports?"
    r"|brochures?|events?|use|uses|used|customers|suppliers|competitors|help\w*|encourag\w+|promot\w+|support\w*"
    r"|training"
    r"|become|becoming|means?|defined|definition|called|vision|more|if|whether|wherever|when|waste|residues|scrap"
    r"|increas\w+|rais(?:e|es|ed|ing)|project|pilot|trial|study|paper trail)\b",
    re.IGNORECASE,
)
SHARE_OF = compiled(
    r"(?:\d ?%|\bper ?cent|\b(?:half|most|third|thirds|quarters?|majority|share|proportion|percentage|part|number"
    r"|tonnes"
    r"|kg|volume|amount|weight)) (?:of|by)\b",
    re.IGNORECASE,
)
SUBJECT_OF_COMPANY = compiled(
    r"[\"'(•*-]? ?(?:we|the company|the group|our (?:[\w-]+ ){0,2}(?:company|group|staff|employees|teams?|people"
    r"|plants?|sites?"
    r"|factor(?:y|ies)|stores?|shops?))\b",
    re.IGNORECASE,
)
SELLS = compiled(
    r"\b(?:sells?|offers?|makes?|produces?|manufactures?|suppl(?:y|ies)|designs?|comes?|ships?|packs?|deliver\w*)\b",
    re.IGNORECASE,
)
OFFERS = compiled(
    r"\b(?:sells?|offers?|makes?|produces?|manufactures?|supply|supplies|designs?|ships?|delivers?)(?: [\w-]+){0,2} ?$",
    re.IGNORECASE,
)
PREDICATE = compiled(
    r"\b(?:is|are|it's|they're|stays?|remains?)(?: (?:both|also|now|fully|completely|entirely|totally|100 ?%|\d+ ?%"
    r"|certified|easily|truly|and|as|even|all|technically|readily|[\w-]+ and|[\w-]+,)){0,3} ?$",
    re.IGNORECASE,
)
ATTRIBUTE = compiled(
    r"(?:^|[:;(,\"•*-] ?|\b(?:our|its|this|these|the|a|an|new|all|every|each|your|choose|try|buy|order|and|in|with"
    r"|only))(?: (?:fully|completely|entirely|100 ?%|certified|light|sturdy|[\w-]+)){0,2} ?$",
    re.IGNORECASE,
)
# what goes down the drain does not enter solid waste
LIQUIDS = compiled(
    r"\b(?:soaps?|detergents?|shampoos?|surfactants?|cleaners?|cleansers?|rinse|liquids?|lubricants?|oils?|greases?"
    r"|dishwash\w*|tablets?|formula\w*|ingredients?|foams?|solvents?|paints?|gels?|creams?|lotions?|sunscreen|fluids?"
    r"|wastewater|sewage|drain|oecd 30[1-9]|wax|sprays?|softeners?|conditioners?|toothpaste|chemicals?|dyes?)\b",
    re.IGNORECASE,
)
ENTIRE = compiled(
    r"\b(?:entirely|wholly|solely|completely|fully|exclusively|nothing but|100 ?%|only)\b(?=[^.;]{0,40}$)",
    re.IGNORECASE,
)
SHARE = compiled(
    r"\b(?:(?:at least |about |around |up to |over |more than )?\d+(?:[.,]\d+)? ?(?:%|per ?cent\b)"
    r"|(?:half|one third|a third|two[- ]thirds|three[- ]quarters|a quarter)\b)",
    re.IGNORECASE,
)
HOME = compiled(
    r"\bhome[- ]compost\w*|\bcompost\w*[^.;]{0,30}\b(?:at home|(?:the|your|a|any) garden)\b|\b(?:garden|backyard)"
    r"[- ]compost\w*|\b(?:home|garden|backyard) (?:and|or) (?:industrial|commercial)\w*[- ]compost\w*",
    re.IGNORECASE,
)
ACCESS = compiled(
    r"\b(?:may|might) not (?:exist|be (?:available|accepted|collected|recycl\w+|compost\w+))\b"
    r"|\bnot (?:yet )?(?:available|accepted|collected|recycled) (?:in|everywhere|by|at|at every)\b"
    r"|\b(?:check|ask)\b[^.;]{0,40}\b(?:local\w*|council|municipality|availab\w+|facilit\w+|accept\w*|collect\w*"
    r"|near)\b"
    r"|\b(?:only )?(?:where|if) (?:a |your |such |local |suitable |recycling |composting "
    r"|industrial ){0,2}(?:facilit\w+|collection|council|plants?|scheme"
    r"|programmes?|programs?|they|community)\b[^.;]{0,40}"
    r"|\bfacilit(?:y|ies)\b[^.;]{0,40}\b(?:limited|few|rare|scarce|not)\b|\b(?:few|limited|not many|not all|only some)"
    r" (?:[\w-]+ ){0,3}(?:facilit\w+|towns|cities|communities|plants|councils|municipalities)\b"
    r"|\b(?:store )?drop-off\b|\btake(?:n)?[- ]back (?:by|at|in|scheme|programme|program|points?)\b"
    r"|\breturn (?:it|them|the [\w-]+) (?:to|at|in)\b",
    re.IGNORECASE,
)
ACCESS_SHARE = compiled(
    r"(?P<share>\d+(?:[.,]\d+)? ?(?:%|per ?cent))[^.;]{0,15}\b(?:of )?(?:all |the |our |us |u\.s\. |american ){0,3}"
    r"(?:consumers|households|homes|communities|customers|people|the population|population|residents|towns"
    r"|municipalities)\b",
    re.IGNORECASE,
)
TIME = compiled(
    r"\b(?:within|in|after|under|less than|up to|takes?)(?: about| around| at most| less than| fewer than)?"
    r" (?:\d+(?:-\d+)?|one|two|three|four|six|eight|nine|ten|twelve|a few) (?:days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
PLACE = compiled(
    r"\b(?:(?:in|under|by) (?:an? |the |your |our )?(?:[\w-]+ ){0,2}(?:compost\w*|landfill|soil|sea ?water|anaerobic"
    r"|digest\w+|conditions|facilit\w+|plants?)\b|not (?:[\w-]+ )?(?:in|to|for) (?:a |the )?(?:landfill|nature|sea|home"
    r"|litter)\b)",
    re.IGNORECASE,
)
