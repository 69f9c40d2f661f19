from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents import find_documents


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.txt", "a.MD", "c.html", "d.csv", "notes.docx", "~$notes.docx", "chart.png", ".hidden.txt",
        "2024/z.markdown", "2024/deep/y.htm", ".git/x.txt", "2023/w.xhtml", "2023/v.text",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("We report.")
    return tmp_path


def names(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_documents(paths)]


def test_a_folder_stands_for_its_documents_in_order(folder):
    assert names(folder, folder) == [
        "a.MD", "b.txt", "c.html", "d.csv", "notes.docx", "2023/v.text", "2023/w.xhtml", "2024/z.markdown", "2024/deep/y.htm",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["chart.png", ".hidden.txt", "no-such-file.txt", ".git/x.txt"])
def test_a_file_that_is_named_is_kept(folder, name):
    assert names(folder, folder / name) == [name]


def test_a_hidden_folder_that_is_named_is_searched(folder):
    assert names(folder, folder / ".git") == [".git/x.txt"]


def test_paths_keep_their_order_and_are_found_once(folder):
    assert names(folder, folder / "d.csv", folder / "2023", folder / "d.csv", folder / "2023/v.text") == [
        "d.csv",
        "2023/v.text",
        "2023/w.xhtml",
    ]


def test_links_to_folders_are_not_followed(folder):
    before = names(folder, folder)
    try:
        (folder / "2024" / "up").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("links are not permitted here")
    assert names(folder, folder) == before


def test_the_parts_of_a_saved_page_are_left_out(folder):
    for name in (
        "c_files/frame.html", "c-Dateien/a.html", "c.fld/b.html", "c_files_2/kept.html", "other_files/kept.html",
        "2023/c_files/kept.html",
    ):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("We report.")
    found = [name for name in names(folder, folder) if "kept" in name or "frame" in name or "c-D" in name]
    assert found == ["2023/c_files/kept.html", "c_files_2/kept.html", "other_files/kept.html"]
    assert names(folder, folder / "c_files") == ["c_files/frame.html"]


def test_documents_that_are_refused_are_found(folder):
    for name in ("old.doc", "page.mhtml", "b.odt", "key.key"):
        (folder / name).write_text("We report.")
    assert [name for name in names(folder, folder) if name in {"old.doc", "page.mhtml", "b.odt", "key.key"}] == [
        "b.odt",
        "old.doc",
        "page.mhtml",
    ]


def test_nothing_and_the_impossible(folder):
    (folder / "none").mkdir()
    assert find_documents([]) == ()
    assert find_documents([folder / "none"]) == ()
    for path in (Path("a\0b"), Path("x" * 5000)):
        assert find_documents([path]) == (path,)
