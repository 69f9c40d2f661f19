from __future__ import annotations

from msgspec.structs import replace

from checker.model import Claim
from checker.resolution import resolve
from checker.resolution.identity import name_claims
from tests.resolution.readings_at_hand import document, mention, read_text, reading

TEXT = "Water withdrawal fell by 14% in 2023 from 2019.\n\nBrook Mills plc received the Clean Works Award 2022.\n"


def ids(text, name="note.md"):
    return [claim.id for claim in resolve([read_text(text, name)])]


def test_ids_stay_when_lines_move_and_are_wrapped_otherwise():
    wrapped = "# Our year\n\nMuch happened.\n\n" + TEXT.replace("14% in", "14%\nin").replace("\n", "\r\n")
    assert ids(wrapped) == ids(TEXT)
    assert len(set(ids(TEXT))) == 2


def test_ids_follow_what_is_said_and_the_files_name():
    assert ids(TEXT.replace("14%", "15%"))[0] != ids(TEXT)[0]
    assert ids(TEXT.replace("14%", "15%"))[1] == ids(TEXT)[1]
    assert set(ids(TEXT, "other.md")).isdisjoint(ids(TEXT))


def test_the_folder_does_not_matter():
    claim = Claim(id="", kind="award", path="a.txt", mentions=(mention("award", 0),), slots={})
    page = document(*"x", path="a/note.md")
    (one,), (other,) = name_claims([claim], page), name_claims([claim], replace(page, path="note.md"))
    assert one.id == other.id
    assert len(one.id) == 12


def test_what_is_said_twice_has_two_ids():
    one = mention("quote", 0)
    claims = resolve([reading(one, one, one)])
    assert len({claim.id for claim in claims}) == 3
    assert claims[0].id == resolve([reading(one)])[0].id
