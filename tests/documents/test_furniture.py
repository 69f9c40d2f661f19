from __future__ import annotations

import pytest

from checker.documents.furniture import is_furniture
from tests.documents.documents_at_hand import document, outline

FURNITURE = {
    "links": ["Home | About us | Newsroom | Contact", "News » Press releases", "EN | DE", "Terms of use · Privacy policy · Imprint"],
    "breadcrumb": ["Home > Sustainability > Water", "Home / Newsroom / 2025", "You are here: Home"],
    "skip": ["Skip to main content", "Back to top", "Toggle navigation", "Menu", "Page 3 of 12", "- 4 -", "12"],
    "cookies": ["We use cookies to improve this site. Accept all", "Cookie settings", "This website uses cookies.", "We value your privacy", "Accept all"],
    "search": ["Search", "Search this site", "Enter your search term", "Search results for water", "Please enter key words"],
    "feedback": ["Tell us what you think", "Was this page helpful?", "Leave feedback", "Rate this article", "Send us your feedback"],
    "subscribe": ["Subscribe", "Subscribe to our newsletter", "Sign up for news by e-mail", "Join our mailing list", "Unsubscribe here", "Stay up to date"],
    "login": ["Log in", "Sign in to your account", "Forgotten your password?", "Don't have an account?", "Already registered?", "Create an account"],
    "code": ["Scan the QR code", "Please scan this code"],
    "copyright": ["© 2025 Oakmere Foods", "Copyright Oakmere Foods Limited", "All rights reserved", "(c) Oakmere"],
    "share": ["Share this: Facebook | LinkedIn | X", "Follow us on LinkedIn", "Share", "Share on: LinkedIn"],
    "media": ["Media contact: Ada Finch, +44 20 7946 0000", "Tel.: 020 7946 0000", "+44 20 7946 0000", "press@oakmere.example", "Press enquiries", "https://oakmere.example/news", "For media information, please contact Ada Finch"],
    "related": ["Related articles", "Read more", "You may also like:", "Tags: water, waste", "Next article"],
}  # fmt: skip
CONTENT = [
    "",
    "Share of women on the board: 40%",
    "Search for cleaner fuels goes on at Oakmere's mills",
    "We share our heat with the town of Larkhill.",
    "Press shop at Alder Bay runs on wind power",
    "Cookies baked with 30% less energy",
    "Our cookies are baked with heat from waste wood.",
    "Home appliances | 12 | 14 | 17",
    "Home heating made with waste heat",
    "Scope 1 | 1,200 | 1,100",
    "Waste | Water | Energy",
    "Log in our yard is certified wood",
    "Contact with water is avoided in every plant",
    "Subscribers saved 4 t of paper",
    "Net zero by 2040 | Home",
    "Tags: 20% less waste by 2030",
    "Returns from recycling rose at all sites",
    "Copyrights on the method were waived",
    "2019-2024",
    "14.03.2025",
    "2024",
    "Page after page we print less.",
    "Related emissions fell in all regions",
    "We follow up on each complaint within a day and publish what we learnt from it.",
    "Media coverage of our water use was balanced",
    "Oakmere subscribes to the principles of the trade body",
    "word " * 41,
    "© " + "x" * 400,
]


@pytest.mark.parametrize("text", [text for group in FURNITURE.values() for text in group])
def test_what_belongs_to_the_page(text):
    assert is_furniture(text)


@pytest.mark.parametrize("text", CONTENT)
def test_what_belongs_to_the_text(text):
    assert not is_furniture(text)


BODY = "Oakmere Foods has cut the water that its dairies use, and will say more about it in the autumn of this year."


def test_lines_between_furniture_at_the_end_are_furniture():
    read = document(
        f"{BODY}\n\nRelated articles\n\nA bakery for Larkhill\n\nNew head of purchasing\n\n© Oakmere Foods\n"
    )
    assert [kind for kind, _ in outline(read)] == ["paragraph", *["furniture"] * 4]


@pytest.mark.parametrize("last", [BODY, "Water use: 40 megalitres", "It fell by a tenth of a per cent."])
def test_text_after_furniture_is_kept(last):
    read = document(f"{BODY}\n\nShare\n\n{last}\n\nPrint\n")
    assert [kind for kind, _ in outline(read)][-3:] in (
        ["furniture", "paragraph", "furniture"],
        ["furniture", "heading", "furniture"],
    )


def test_a_page_without_real_text_keeps_what_is_not_furniture():
    assert outline(document("Menu\n\nA bakery for Larkhill\n\nShare\n")) == [
        ("furniture", "Menu"),
        ("paragraph", "A bakery for Larkhill"),
        ("furniture", "Share"),
    ]


def test_tables_and_quotations_are_never_furniture():
    read = document("| Home | About | News |\n|---|---|---|\n| 1 | 2 | 3 |\n\n> Share\n", "a.md")
    assert [kind for kind, _ in outline(read)] == ["table", "quote"]
