"""Which files a path stands for, which of them are ours, and when the register may not speak for a document."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker import __version__
from checker.errors import ClaimsError, UsageError
from checker.model import Unreadable
from checker.register import Declared, Register, Registered, find_claim_files, is_claim_file, read_claim_files, render
from checker.register.folder import is_name
from tests.register.register_at_hand import registered, repository

HAND_WRITTEN = "version: 1\nclaims:\n  - {kind: award, quote: Winner of the year.}\n"
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A repository whose documents are all locked, with a hand-written file beside the register."""
    monkeypatch.chdir(repository(tmp_path))
    for name in ("docs/report.md", "press/release.md"):
        lock(name)
    Path("claims/web.yaml").write_text(HAND_WRITTEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def register():
    return Register(root=Path(), folder=Path("claims"))


def lock(name, **hints):
    file = Path("claims", name + ".json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(render(registered(Path(name), **hints), name, "checked").encode())
    return file


def found(register, *paths, declared_too=False):
    files = find_claim_files([Path(path) for path in paths], register, declared_too=declared_too)
    return [file.as_posix() for file in files]


LOCKED = ["claims/docs/report.md.json", "claims/press/release.md.json"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["claims"], ["claims/web.yaml", *LOCKED]),
        (["claims/docs"], LOCKED[:1]),
        (["."], ["claims/web.yaml"]),
        (["docs", "press"], []),
        (["press/release.md"], []),
        ([LOCKED[1], "claims/web.yaml", "elsewhere.yml"], [LOCKED[1], "claims/web.yaml", "elsewhere.yml"]),
        (["claims", "claims/web.yaml", "."], ["claims/web.yaml", *LOCKED]),
    ],
)
def test_paths_stand_for_claim_files(here, register, paths, expected):
    assert found(register, *paths) == expected


def test_a_run_without_paths_reads_what_people_wrote(here, register):
    assert found(register, "docs", declared_too=True) == ["claims/web.yaml"]


def test_other_files_of_the_folder_are_left_alone(here, register):
    Path("claims/waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    Path("claims/claim.schema.json").write_text('{"title": "claims"}\n', encoding="utf-8")
    Path("claims/.hidden.yaml").write_text(HAND_WRITTEN, encoding="utf-8")
    Path("claims/notes.md").write_text("Notes.", encoding="utf-8")
    assert found(register, "claims") == ["claims/web.yaml", *LOCKED]
    Path("claims/web.yaml").write_text(HAND_WRITTEN.replace("claims:", "claim:"), encoding="utf-8")
    assert found(register, "claims") == ["claims/web.yaml", *LOCKED]  # mistyped, and told


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.yaml", True), ("a.YML", True), ("a.md.json", True), ("a.md", False), ("yaml", False), ("a.txt", False)],
)
def test_a_claim_file_is_known_by_its_suffix(name, expected):
    assert is_claim_file(Path(name)) == expected


def read(register, *files, **hints):
    return read_claim_files([Path(file) for file in files], register, lambda _: hints)


def test_files_are_read_in_order(here, register):
    first, second, third = read(register, "claims/web.yaml", *LOCKED)
    assert isinstance(first, Declared)
    assert isinstance(second, Registered)
    assert isinstance(third, Registered)
    assert third.reading.document.path == "press/release.md"
    assert all(claim.path == "press/release.md" for claim in third.claims)


def test_the_register_speaks_for_a_document_that_is_not_there(here, register):
    Path("docs/report.md").unlink()
    (known,) = read(register, LOCKED[0])
    assert isinstance(known, Registered)


def test_names_are_shown_from_the_working_folder(here, register, monkeypatch):
    monkeypatch.chdir(here / "docs")
    from_here = Register(root=Path(".."), folder=Path("../claims"))
    (known,) = read(from_here, "../claims/press/release.md.json")
    assert known.reading.document.path == "../press/release.md"


def change(name):
    Path(name).write_text("We will cut waste by 10% by 2031.\n", encoding="utf-8")


def edit(old, new):
    file = Path(LOCKED[0])
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def move():
    Path(LOCKED[0]).rename("claims/docs/other.md.json")
    return "claims/docs/other.md.json"


def lead_out():
    known = registered(Path("docs/report.md"))
    Path(LOCKED[0]).write_text(render(known, "../secret.md", "checked"), encoding="utf-8")


def other_version():
    known = registered(Path("docs/report.md"))
    text = render(known, "docs/report.md", "checked")
    from checker.register.seal import sealed

    Path(LOCKED[0]).write_text(sealed(text.replace('"version": 1', '"version": 7')), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda: change("docs/report.md"), "Its document docs/report.md has changed since it was locked."),
        (lambda: edit("24600", "24601"), "It was changed after `esglint lock` wrote it."),
        (
            lambda: edit("<<<<", "") if False else edit('"claims": [', '<<<<<<< ours\n"claims": ['),
            "It was changed after",
        ),
        (move, "It is the register file of docs/report.md, which belongs at claims/docs/report.md.json."),
        (lead_out, '"../secret.md" is no path below the configuration.'),
        (other_version, "It is no register file of this version: version 7 is not known."),
        (lambda: Path(LOCKED[0]).unlink(), "There is no such file."),
    ],
)
def test_a_register_file_that_is_not_up_to_date_is_refused(here, register, spoil, reason):
    (refused,) = read(register, spoil() or LOCKED[0])
    assert isinstance(refused, Unreadable)
    assert refused.reason.startswith(reason)
    assert refused.remedy


def test_what_is_said_of_a_document_must_be_as_it_was(here, register):
    (refused,) = read(register, LOCKED[0], kind="message")
    assert "What is said of docs/report.md (its kind, its date, ...) has changed" in refused.reason
    lock("docs/report.md", kind="message")
    (known,) = read(register, LOCKED[0], kind="message")
    assert known.reading.facts.kind == "message"


def test_mistakes_of_all_files_are_told_at_once(here, register):
    for name in ("a", "b"):
        Path(f"claims/{name}.yaml").write_text(HAND_WRITTEN.replace("award", "awrad"), encoding="utf-8")
    with pytest.raises(ClaimsError) as told:
        read(register, "claims/a.yaml", "claims/b.yaml")
    assert [mistake.path for mistake in told.value.mistakes] == ["claims/a.yaml", "claims/b.yaml"]


def test_a_file_that_is_no_text_is_told(here, register):
    Path("claims/web.yaml").write_bytes(b"\xff\xfe\x00claims:")
    with pytest.raises(ClaimsError, match=r"claims/web\.yaml:1:1: not UTF-8 text"):
        read(register, "claims/web.yaml")


# the folder


def test_two_documents_of_one_stem_have_files_of_their_own(register):
    names = ["docs/report.md", "press/report.md", "press/report.html", "report", "docs/report"]
    assert len({register.file_of(name) for name in names}) == len(names)


def test_a_document_is_named_from_the_configuration(here, register, monkeypatch):
    assert register.name_of(Path("press/../docs/report.md")) == "docs/report.md"
    assert register.name_of(here / "docs" / "report.md") == "docs/report.md"
    monkeypatch.chdir(here / "docs")
    assert Register(root=Path(".."), folder=Path("../claims")).name_of(Path("report.md")) == "docs/report.md"
    with pytest.raises(UsageError, match="it lies outside of"):
        register.name_of(here / "press" / "release.md")


@needs_links
def test_a_document_is_known_by_either_name_of_a_linked_folder(here, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "repository"
    link.symlink_to(here)
    assert Register(root=link, folder=link / "claims").name_of(here / "docs" / "report.md") == "docs/report.md"


@pytest.mark.parametrize(
    ("folder", "file", "expected"),
    [
        ("claims", "claims/a.md.json", True),
        ("out/claims", "out/claims/a.md.json", True),
        ("claims", "claims/../a.md.json", False),
        ("claims", "docs/a.md.json", False),
        ("../claims", "../claims/a.md.json", False),
        (".", "a.md.json", False),
    ],
)
def test_nothing_outside_of_the_folder_is_touched(here, folder, file, expected):
    assert Register(root=Path(), folder=Path(folder)).is_safe(Path(file)) == expected


@needs_links
@pytest.mark.parametrize("link", ["claims", "claims/docs", "claims/docs/report.md.json"])
def test_nothing_is_touched_through_a_link(here, register, link, tmp_path_factory):
    place = Path(link)
    real = tmp_path_factory.mktemp("elsewhere") / "real"
    place.rename(real)
    place.symlink_to(real)
    assert not register.is_safe(Path(LOCKED[0]))
    assert LOCKED[0] not in [file.as_posix() for file, _ in register.files()]
    assert register.known("docs/report.md", Path("docs/report.md"), {}, __version__) is None
    with pytest.raises(UsageError, match="refused"):
        register.refuse_unsafe(Path(LOCKED[0]))


def test_a_document_is_known_only_as_it_was_locked(here, register):
    document = Path("docs/report.md")
    assert register.known("docs/report.md", document, {}, __version__) is not None
    assert register.known("docs/report.md", document, {}, "0.0.1") is None
    assert register.known("docs/report.md", document, {"kind": "message"}, __version__) is None
    assert register.known("press/report.md", document, {}, __version__) is None
    document.write_text("New.", encoding="utf-8")
    assert register.known("docs/report.md", document, {}, __version__) is None
    document.unlink()
    assert register.known("docs/report.md", document, {}, __version__) is None


def test_a_file_of_another_version_of_the_structure_is_not_known(here, register):
    document = Path("docs/report.md")
    other_version()
    assert register.known("docs/report.md", document, {}, __version__) is None


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nobody is kept from reading")
def test_a_file_that_may_not_be_read_is_told(here, register):
    Path(LOCKED[0]).chmod(0)
    with pytest.raises(UsageError, match="cannot be read"):
        register.text_of(Path(LOCKED[0]))


def test_a_file_too_large_for_a_register_is_told(here, register, monkeypatch):
    monkeypatch.setattr("checker.register.folder._LIMIT", 10)
    with pytest.raises(UsageError, match="too large for a register file"):
        register.text_of(Path(LOCKED[0]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("docs/a.md", True), ("a..b.md", True), ("", False), ("/etc/a", False), ("../a", False), ("a/../../b", False), ("a\\..\\b", False), ("a\0", False)],
)  # fmt: skip
def test_a_name_leads_below_the_configuration(text, expected):
    assert is_name(text) == expected
