"""The digest of a file; of anything else there is none, and nothing waits for it."""

from __future__ import annotations

import hashlib
import os

import pytest

from checker.file_digest import file_digest


def test_the_digest_is_that_of_the_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"41 kt\r\n")
    assert file_digest(path) == hashlib.sha256(b"41 kt\r\n").hexdigest()


def test_what_is_no_file_has_none(tmp_path):
    assert [file_digest(path) for path in (tmp_path, tmp_path / "none.txt", tmp_path / "a\0b")] == [None] * 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert file_digest(tmp_path / "pipe") is None
