from __future__ import annotations

import pytest

from checker.extraction.completions import complete
from checker.extraction.narrow_parts import read_narrow_claims
from checker.extraction.wording import read_wording
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read, sentences


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The bag is made with recycled material. Only the label is recycled.", "label"),
        ("Made from recycled polyester (lining only).", "lining"),
        ("Recycled shoes (only the sole)", "sole"),
        ("We run on renewable energy. This applies only to the Gent bakery.", "Gent bakery"),
        ("We are powered by green electricity, but only our head office runs on solar power.", "head office"),
        ("The shirt is organic; the rest of the fabric is conventional cotton.", "the rest of the fabric"),
        ("Shoes made from ocean plastic; all other parts are new polyester.", "all other parts"),
    ],
)
def test_a_property_of_the_whole_is_limited_to_a_part(text, part):
    assert holds(read(read_narrow_claims, text), "product_env", {"narrow_part": part})


@pytest.mark.parametrize(
    "text",
    [
        "The bag is made with recycled material.",
        "Only the label is recycled.",
        "In fact only the collar is made of organic cotton.",
        "The strap is made of recycled nylon. Only the strap is recycled.",
        "Made of organic cotton. Only the care label is printed.",
        "The bag will be made of recycled nylon. Only the label is recycled.",
        "Made of organic cotton. This applies to all colours.",
        "Our bag has a strap.",
    ],
)
def test_nothing_is_limited(text):
    assert read(read_narrow_claims, text) == []


def narrow_part_of_general_claim(text):
    for sentence in sentences(text):
        for draft in read_wording(sentence, Facts()):
            found = complete(draft, sentence, Facts()).slots.get("narrow_part")
            return found.value if found else None
    raise AssertionError(f"no general claim in {text}")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Our eco-friendly sneakers: the laces are made of 80% recycled polyester.", "laces"),
        ("Our eco-friendly sneakers are light. The laces are made of 80% recycled polyester.", "laces"),
        ("Selwood is a planet-friendly brand: our Gent shop runs on 100% renewable electricity.", "Gent shop"),
        ("Our eco-friendly bag is 90% recycled (strap only).", "strap"),
        ("Our eco-friendly sneakers: the upper is made of 90% recycled polyester and the laces of 80%.", None),
        ("Our eco-friendly laces: the laces are made of 80% recycled polyester.", None),
        ("Our eco-friendly sneakers: the laces are red.", None),
        ("Our eco-friendly sneakers are made of 80% recycled polyester.", None),
    ],
)
def test_a_general_word_may_be_specified_by_one_part_alone(text, part):
    assert narrow_part_of_general_claim(text) == part
