"""Documents that a run has put aside: read again as they were, in their order, wherever they are."""

from __future__ import annotations

import gc
import os

import pytest
from msgspec.structs import replace

from checker import nameless_file
from checker.kept_documents import Kept, Packed, Shelf, keep, pack, unpack
from checker.model import Claim, Document, Facet, Facts, Mention, Reading, Slot, Span


def kept(number, text="We cut."):
    path = f"{number}.txt"
    document = Document(path=path, sha256="0", text=f"{text} {number}", format="text", blocks=(), metadata={})
    at = Span(0, 2)
    mention = Mention(kind="target", span=at, sentence=at, block=0, slots={"modality": Slot(value="will")})
    claims = [
        Claim(
            id=f"{number}-{index}", kind="target", path=path, mentions=(mention,), slots={"base_year": Slot(value=2019)}
        )
        for index in range(number % 3)
    ]
    return keep(Reading(document=document, facts=Facts(), mentions=(mention,)), claims)


def shelf_of(documents):
    shelf = Shelf()
    for one in documents:
        path = one.reading.document.path
        shelf.add(path, one, len(one.claims))
    return shelf


def test_a_document_comes_back_as_it_was():
    one = kept(2)
    assert one.reading.mentions == ()
    assert one.claims[0].mentions[0].slots == {}
    packed = pack(one)
    assert isinstance(packed, Packed)
    assert unpack(packed, "2.txt") == one


@pytest.mark.parametrize("count", [3, 40])
def test_all_are_there_in_their_order(count):
    documents = [kept(number) for number in range(count)]
    shelf = shelf_of(documents)
    claims = [claim for one in documents for claim in one.claims]
    assert [shelf.kept(index) for index in range(count)] == documents
    found = shelf.all_claims()
    assert (list(found), len(found), list(reversed(found))) == (claims, len(claims), claims[::-1])
    assert [found[index] for index in range(-1, len(claims))] == [claims[-1], *claims]
    assert tuple(found[1:3]) == tuple(claims[1:3])
    with pytest.raises(IndexError):
        found[len(claims)]
    sources = shelf.documents()
    assert dict(sources) == {one.reading.document.path: one.reading.document for one in documents}
    assert ("0.txt" in sources, "x" in sources, len(sources)) == (True, False, count)
    with pytest.raises(KeyError):
        sources["x"]


def test_what_claims_are_compared_by_is_given_back_with_them():
    shelf = shelf_of([kept(number) for number in range(20)])
    facet = Facet(kind="figure", keys={})
    shelf.facets["2.txt"] = {"2-1": (facet,)}
    assert [claim.facets for claim in shelf.all_claims() if claim.path == "2.txt"] == [(), (facet,)]


def test_few_documents_are_never_written(monkeypatch):
    monkeypatch.setattr(nameless_file, "_open", lambda owner: 1 / 0)
    shelf = shelf_of([kept(number) for number in range(16)])
    assert isinstance(shelf.all_claims(), tuple)


def test_the_file_has_no_name_and_goes_with_the_shelf(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    shelf = shelf_of([kept(number) for number in range(20)])
    assert list(tmp_path.iterdir()) == []
    file = shelf._file._file
    os.fstat(file)
    del shelf
    gc.collect()
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(file)


def test_a_full_disk_leaves_documents_in_memory(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(nameless_file, "_open", full)
    documents = [kept(number) for number in range(20)]
    shelf = shelf_of(documents)
    assert [shelf.kept(index) for index in range(20)] == documents
    assert len(list(shelf.all_claims())) == shelf.size


def test_text_that_no_encoding_has_stays_as_it_is():
    documents = [kept(number, "half \ud83c") for number in range(20)]
    assert pack(documents[0]) is None
    shelf = shelf_of(documents)
    assert isinstance(shelf.portable(0), Kept)
    assert list(shelf.all_claims()) == [claim for one in documents for claim in one.claims]
    assert shelf.documents()["0.txt"].text == "half \ud83c 0"


def test_documents_that_come_as_bytes_are_put_aside_at_once():
    one = kept(2)
    shelf = Shelf()
    shelf.add("other.txt", pack(one), 2)
    assert shelf.document(0) == replace(one.reading.document, path="other.txt")
    assert {claim.path for claim in shelf.all_claims()} == {"other.txt"}
