"""Documents in an object store, read from one that this test serves itself."""

from __future__ import annotations

import pickle

import pytest

from checker.documents import RefusedError
from checker.errors import UsageError
from checker.limits import Limits

pytest.importorskip("pyarrow", reason="the extra `ray` is not installed")

from checker.clusters.storage import Store
from tests.clusters.store_at_hand import store, way_to

OBJECTS = {
    "filings/b.txt": b"b",
    "filings/2024/a report (final).md": b"# a",
    "filings/2024/Page.html": b"<p>",
    "filings/2024/Page_files/part.html": b"part",
    "filings/2024/.hidden/c.md": b"c",
    "filings/2024/~$draft.docx": b"lock",
    "filings/2024/picture.png": b"png",
    "filings/2024/old.doc": b"doc",
    "filings/2024-notes/d.md": b"d",
    "filings/2025/x/y/e.md": b"e",
    "filings/2025/\u00d6ko/f.md": b"f",
    "closed/a.md": b"a",
}


@pytest.fixture(scope="module", autouse=True)
def _served():
    with store(OBJECTS, closed={"closed"}) as address, pytest.MonkeyPatch.context() as patch:
        for name, value in way_to(address).items():
            patch.setenv(name, value)
        yield


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "s3://filings",
            ["b.txt", "2024/Page.html", "2024/a report (final).md", "2024/old.doc", "2024-notes/d.md", "2025/x/y/e.md", "2025/Öko/f.md"],
        ),
        ("s3://filings/2024", ["2024/Page.html", "2024/a report (final).md", "2024/old.doc"]),
        ("s3://filings/2024/", ["2024/Page.html", "2024/a report (final).md", "2024/old.doc"]),
        ("s3://filings/2025/x", ["2025/x/y/e.md"]),
        ("s3://filings/2025/\u00d6ko", ["2025/Öko/f.md"]),
        ("s3://filings/2024/picture.png", ["2024/picture.png"]),
        ("s3://filings/nothing", ["nothing"]),  # reading it says that there is none
    ],
)  # fmt: skip
def test_a_bucket_is_listed_as_a_folder_is(address, expected):
    assert list(Store(address).documents(address)) == [f"s3://filings/{name}" for name in expected]


def test_a_bucket_is_listed_in_the_order_of_a_folder(tmp_path):
    from checker.documents import find_documents

    for name, content in OBJECTS.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    found = [path.relative_to(tmp_path).as_posix() for path in find_documents([tmp_path / "filings"])]
    assert list(Store("s3://filings").documents("s3://filings")) == [f"s3://{name}" for name in found]


def test_an_object_is_read_wherever_its_store_was_sent():
    there = pickle.loads(pickle.dumps(Store("s3://filings/2024")))  # noqa: S301 - as a cluster sends it
    assert there.read("s3://filings/2024/a report (final).md") == b"# a"


@pytest.mark.parametrize(
    ("address", "reason"),
    [("s3://filings/2024/none.md", "There is no such object."), ("s3://closed/a.md", "It cannot be fetched: ")],
)
def test_an_object_that_cannot_be_had_is_refused(address, reason):
    with pytest.raises(RefusedError) as refused:
        Store("s3://filings").read(address)
    assert refused.value.reason.startswith(reason)
    assert "\n" not in refused.value.reason


def test_an_object_that_is_too_large_is_refused_before_it_is_fetched():
    with pytest.raises(RefusedError, match="larger than"):
        Store("s3://filings").read("s3://filings/2024/a report (final).md", Limits(file_mib=0))


@pytest.mark.parametrize("address", ["s3://closed", "s3://closed/a.md", "s3://not-there"])
def test_a_bucket_that_cannot_be_listed_is_told_with_the_remedy(address):
    with pytest.raises(UsageError) as refused:
        list(Store(address).documents(address))
    assert str(refused.value).startswith(f"{address} cannot be reached: ")
    assert "AWS_REGION" in str(refused.value)


@pytest.mark.parametrize(
    "address", ["s3://", "s3://x", "s3:///a", "s3://key:word@filings/a", "s3://Filings", "s3://filings?a=b"]
)
def test_what_is_no_address_is_refused_without_repeating_what_it_may_hold(address):
    with pytest.raises(UsageError, match=r"^an address of documents is s3://BUCKET/FOLDER") as refused:
        Store(address)
    assert "word" not in str(refused.value)
