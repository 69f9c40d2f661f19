"""Page furniture told by its words: navigation, sharing, cookies, feedback, subscription, contact lines.

The tests are about classes of short lines, and whatever carries a percentage or a deadline is left alone:
a claim taken for furniture is lost, furniture taken for text merely yields nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Block, BlockKind
from checker.pattern_codes import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 40  # words of any furniture line
_LONGEST_REST = 15  # words of an unremarkable line inside a block of furniture at the end

_CLAIM = compile_pattern(r"%|\bper ?cent\b|\bby (?:the end of )?(?:fy ?)?20\d\d\b|\bnet[ -]zero\b", re.IGNORECASE)
_SEPARATOR = compile_pattern(r"\s[|›»>•·/→]\s|\s{0,3}[|›»]\s{0,3}")
_DIGIT = compile_pattern(r"\d")
_PLACES = (
    r"home|start|menu|navigation|search|site ?map|about(?: us)?|contact(?: us)?|events|careers?|jobs|locations?",
    r"news(?:room)?|press(?: releases?| room)?|media(?: cent(?:re|er)| room)?|investors?(?: relations)?|blog|rss",
    r"stores?|store (?:finder|locator)|shop|cart(?: \(\d{1,3}\))?|basket|checkout|products?|services|recipes",
    r"weekly flyer|flyer|returns|shipping|delivery|support|help|faqs?|downloads?|print|e-?mail|share|newsletter",
    r"facebook|linkedin|twitter|x|instagram|youtube|wechat|weibo|xing|pinterest|whatsapp|subscribe",
    r"log ?in|log ?out|sign ?in|sign ?up|register|(?:my )?account|privacy(?: policy| notice)?|settings",
    r"cookies?(?: settings| policy| notice)?|terms(?: of use| (?:and|&) conditions)?|legal(?: notice)?|imprint",
    r"impressum|accessibility|disclaimer|next|previous|back|top|more|read more|learn more|view all|load more|close",
    r"accept(?: all)?|decline|reject(?: all)?|ok|en|de|fr|es|it|nl|pt|zh|ja|english|deutsch|français|español",
    r"italiano|中文|日本語|language",
)
_LINES = (
    r"skip to (?:the )?(?:main |page )?(?:content|navigation|menu|search)\b|you are here\b",
    r"page \d{1,4}(?: of \d{1,4})?$",
    r"(?:back|return|go) to (?:the )?(?:top|home ?page|overview|newsroom)\b|we value your privacy\b|print this page\b",
    r"(?:open|close|toggle|show|hide) (?:the )?(?:main )?(?:menu|navigation|search)\b",
    r"(?:share|follow)(?: this(?: \w{1,12})?| us| on| via)?\s?:",
    r"(?:share|follow)(?: this(?: \w{1,12})?| us)?(?: on| via)?\s(?:facebook|linkedin|twitter|instagram|wechat)\b",
    r"©|\(c\)|copyright\b|all rights reserved\b",
    r"(?:please )?(?:enter|type in|type|input) (?:your |a |the |some )?(?:search|key ?words?|e-?mail|name|password)\b",
    r"search (?:this|our|the) (?:site|website|page)\b|search results\b|(?:please )?scan (?:this|the) (?:qr|code)\b",
    r"(?:tell|give|send) \w{1,20} (?:what you think|(?:your )?feedback)\b|(?:your|leave|give) feedback\b",
    r"(?:was|is) this (?:page|article|information) (?:helpful|useful)\b|rate this (?:page|article)\b",
    r"(?:would|could) you (?:please )?take a (?:minute|moment)\b|stay tuned\b|stay up to date\b",
    r"(?:go |please )?(?:un)?subscribe(?: now| here| today| to| for| us| \w{1,20}$|$)",
    r"already (?:subscribed|registered|a member)\b|sign up (?:for|to|now|here|today)\b",
    r"(?:join|get|receive) our (?:newsletter|mailing list)\b|create an account\b|don't have an account\b",
    r"forgot(?:ten)? (?:your )?(?:account|password|user)\b|(?:log|sign) ?in to\b",
    r"(?:related(?: \w{1,12})?|read (?:more|also)|see also|more news|tags?|categories|filed under)\s?(?::|$)",
    r"(?:recommended(?: \w{1,12})?|you (?:may|might) also like)\s?(?::|$)",
    r"(?:previous|next) (?:article|page|post|story)\b",
    r"(?:press|media|investors?|ir|pr)(?: (?:&|and) \w{1,12})? (?:contacts?|enquir|inquir)",
    r"(?:press|media|investor) (?:relations|lines?)\s?(?::|$|[\d+(])|contacts?:",
    r"for (?:press|media|further|more) information,? (?:please )?(?:contact|call|visit)\b",
    r"(?:tel|phone|telephone|fax|e-?mail|mobile)\s?[.:]",
    r"please (?:send|e-?mail|contact|call|write)\b.{0,80}\b(?:assistance|help|questions)\b",
)
_PLACE = compile_pattern("|".join(_PLACES), re.IGNORECASE)
_LINE = compile_pattern("|".join(_LINES), re.IGNORECASE)
_COOKIES = compile_pattern(r"\bcookies?\b", re.IGNORECASE)
_COOKIE_LABEL = compile_pattern(
    r"\b(?:settings|policy|notice|preferences|accept|uses?|necessary|all|only)\b", re.IGNORECASE
)
_ABOUT_A_SITE = compile_pattern(
    r"\b(?:(?:web)?site|this page|browser|browsing|accept|consent|preferences|settings)\b", re.IGNORECASE
)
_ADDRESS = compile_pattern(r"(?:https?://|www\.)\S{1,200}|\S{1,64}@\S{1,100}\.\w{1,10}", re.IGNORECASE)
_TELEPHONE = compile_pattern(r"[+(]?\d[\d ()/.-]{7,24}")
_PAGE_NUMBER = compile_pattern(r"[-–—]?\s?\d{1,3}\s?[-–—]?")


def is_furniture(text: str) -> bool:
    """Tell whether a line or short paragraph belongs to the page rather than to the text."""
    return bool(text) and len(text) <= 400 and _is_of_the_page(text)


@lru_cache(maxsize=4096)  # the reader of text asks before it looks for headings, and all are asked at the end
def _is_of_the_page(text: str) -> bool:
    words = text.split()
    if len(words) > _LONGEST:
        return False
    if _is_about_cookies(text):
        return True
    if _CLAIM.search(text):
        return False
    if len(words) <= 20 and (_LINE.match(text) or _PLACE.fullmatch(text)):
        return True
    return _is_bare_contact(text) or _is_link_row(text)


def mark_furniture(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with furniture marked as such, and what stands between it after the last real text."""
    marked = [
        _as_furniture(block) if _is_candidate(block) and is_furniture(block.passage.text) else block for block in blocks
    ]
    last_text = max((index for index, block in enumerate(marked) if _is_text(block)), default=-1)
    if last_text < 0:
        return tuple(marked)
    tail = range(last_text + 1, len(marked))
    first = next((index for index in tail if marked[index].kind is BlockKind.FURNITURE), len(marked))
    for index in range(first, len(marked)):
        if _is_candidate(marked[index]):
            marked[index] = _as_furniture(marked[index])
    return tuple(marked)


def _as_furniture(block: Block) -> Block:
    return replace(block, kind=BlockKind.FURNITURE, level=0)


def _is_candidate(block: Block) -> bool:
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING}


def _is_text(block: Block) -> bool:
    """Tell whether a block is certainly not furniture, so that everything before it stays as it is."""
    if block.kind is BlockKind.FURNITURE:
        return False
    text = block.passage.text
    return (
        not _is_candidate(block)
        or len(text.split()) > _LONGEST_REST
        or bool(_CLAIM.search(text) or _DIGIT.search(text))
        or (len(text.split()) > 7 and text.endswith((".", "!", "?", '"', "”")))
    )


def _is_about_cookies(text: str) -> bool:
    if not _COOKIES.search(text):
        return False
    return bool(_ABOUT_A_SITE.search(text) or (len(text.split()) <= 4 and _COOKIE_LABEL.search(text)))


def _is_bare_contact(text: str) -> bool:
    is_telephone = _TELEPHONE.fullmatch(text) and sum(map(str.isdigit, text)) > 8  # a date or two years have eight
    return bool(is_telephone or _ADDRESS.fullmatch(text) or _PAGE_NUMBER.fullmatch(text))


def _is_link_row(text: str) -> bool:
    """Tell whether a line is a row of short links, at least half of them the usual places of a site."""
    parts = [part.strip(" ·|") for part in _SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or any(len(part.split()) > 6 for part in parts):
        return False
    if parts[0].lower() in {"home", "start", "homepage"}:
        return True
    known = sum(bool(_PLACE.fullmatch(part) or _LINE.match(part)) for part in parts)
    figures = sum(bool(_DIGIT.search(part)) for part in parts if not _PLACE.fullmatch(part) and not _LINE.match(part))
    return known >= 2 and known * 2 >= len(parts) and figures <= 1
