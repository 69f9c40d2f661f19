"""What is said where there is no cluster to work with, and what an address is; Ray is not needed for it."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from checker.addresses import address_of, bucket_of, shown
from checker.cli import run
from checker.clusters.connection import connect
from checker.config import DocumentEntry
from checker.errors import ClusterError, UsageError
from checker.settings import Settings


@pytest.fixture
def release(tmp_path):
    file = tmp_path / "release.txt"
    file.write_text("Halden Foods Ltd used 4 m3 of water in 2024.\n")
    return file


def test_without_the_extra_the_remedy_is_told(release, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run(["check", str(release), "--engine", "ray"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert (
        told.err == "esglint: --engine ray needs the package pyarrow, which is not here: pip install 'esglint[ray]'\n"
    )


def test_a_part_of_our_own_that_is_missing_is_a_bug(release, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "checker.clusters.connection", None)
    monkeypatch.delitem(sys.modules, "checker.clusters.engine", raising=False)
    monkeypatch.delitem(sys.modules, "checker.clusters", raising=False)
    assert run(["check", str(release), "--engine", "ray"]) == 3
    assert "a bug in esglint" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check"], ["extract"], ["lock"]])
def test_addresses_are_for_a_cluster(command, capsys):
    assert run([*command, "s3://filings/2024"]) == 2
    assert capsys.readouterr().err == (
        "esglint: s3://filings/2024: documents in a store are read by `esglint check --engine ray` alone\n"
    )


def test_addresses_may_stand_in_the_configuration(tmp_path, monkeypatch, capsys):
    (tmp_path / "esglint.yaml").write_text("paths: [press, 's3://filings/2024']\n")
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 2
    assert "s3://filings/2024: documents in a store" in capsys.readouterr().err


def test_tables_are_for_a_cluster(release, capsys):
    assert run(["check", str(release), "--parquet", "tables"]) == 2
    assert "add --engine ray" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["ray://head:10001", "http://head:8265"])
def test_ways_that_lead_to_no_member_of_the_cluster_are_refused(address, monkeypatch):
    with pytest.raises(UsageError, match="ray job submit"):
        reach(address, monkeypatch)


@pytest.mark.parametrize("address", ["head", "6379", ":6379", "head:", "head:six"])
def test_what_is_no_address_of_a_cluster_is_refused(address, monkeypatch):
    with pytest.raises(UsageError, match="takes HOST:PORT, auto or local"):
        reach(address, monkeypatch)


def test_a_cluster_that_does_not_answer_is_told_at_once(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ClusterError) as told:
            reach(f"127.0.0.1:{taken.getsockname()[1]}", monkeypatch)
    assert "cannot be reached" in str(told.value)
    assert "Without RAY_ADDRESS the run starts a Ray of its own" in str(told.value)


def reach(address, monkeypatch):
    monkeypatch.setattr("checker.clusters.connection.require_extra", lambda: None)  # what it loads is not asked for
    monkeypatch.setenv("RAY_ADDRESS", address)
    with connect(2):
        pytest.fail("there is no such cluster")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("s3://filings/a.md", "s3://filings/a.md"),
        ("s3:/filings/a.md", "s3://filings/a.md"),
        ("s3/a.md", ""),
        ("a/s3:/b", ""),
    ],
)
def test_an_address_survives_being_a_path(path, address):
    assert address_of(Path(path)) == address
    assert shown(Path(path)) == (address or path)


def test_the_bucket_of_an_address():
    assert bucket_of("s3://filings/2024/a.md") == "filings"
    assert bucket_of("s3://filings") == "filings"


def test_patterns_match_bucket_and_key_of_an_address():
    entry = DocumentEntry(files="filings/2024/**", kind="message")
    settings = Settings(exclude=("drafts",), documents=(entry,))
    assert settings.is_excluded(Path("s3://filings/2024/drafts/a.md"))
    assert not settings.is_excluded(Path("s3://filings/2024/a.md"))
    assert settings.hints(Path("s3://filings/2024/a.md")) == {"kind": "message"}
    assert settings.hints(Path("s3://filings/2023/a.md")) == {}
