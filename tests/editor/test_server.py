"""`esglint lsp` as an editor meets it: a process, spoken to over standard input and output; the rest in a thread."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types

from tests.editor.editor_at_hand import Editor, edited

BARE = "Norvale Foods will cut its Scope 1 and 2 emissions by 42% by 2030."
BASED = "Norvale Foods will cut its Scope 1 and 2 emissions by 42% by 2030 from a 2021 base year in absolute terms."


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESGLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def session(folder, scene, *, in_process=False, **capabilities):
    """Start an editor, play a scene, and end it as editors do; the server must leave with exit code 0."""

    async def play():
        editor = Editor()
        try:
            await editor.start(folder, in_process=in_process, **capabilities)
            await scene(editor)
            assert await editor.leave() == 0
        finally:
            editor.abandon()

    asyncio.run(play())


def codes(marks):
    return [mark.code for mark in marks]


@pytest.mark.parametrize("in_process", [True, False], ids=["a process", "a thread"])
def test_a_day_at_the_desk(folder, in_process):
    """Open, read the marks, hover, take a suggestion, type, waive, close, leave."""
    uri = (folder / "release.md").as_uri()  # never saved: what counts is what the editor holds

    async def scene(editor):
        text = f"# Targets\n\n🌱🌱 {BARE}\n"
        editor.open(uri, text)
        (mark,) = [mark for mark in await editor.marks_of(uri) if mark.code == "TGT001"]
        start = len("🌱🌱 ".encode("utf-16-le")) // 2 + BARE.index("cut")
        assert (mark.range.start.line, mark.source) == (2, "esglint")
        assert mark.range.start.character <= start < mark.range.end.character
        assert mark.severity is types.DiagnosticSeverity.Error
        page = mark.code_description.href
        assert page.startswith("file://")
        assert page.endswith("TGT001.md")

        hover = await editor.hover_at(uri, 2, start)
        shown = hover.contents.value
        assert "TGT001" in shown
        assert "Name the base year" in shown
        assert "target\\_year: 2030" in shown
        assert hover.range == mark.range

        actions = [action for action in await editor.actions_at(uri, mark.range) if action.title.startswith("TGT001")]
        add, waive = actions
        assert add.kind == types.CodeActionKind.QuickFix
        (edit,) = add.edit.changes[uri]
        assert edited(text, edit) == text.replace("2030.", "2030 from a [year] base of [value and unit].")
        (edit,) = waive.edit.changes[uri]
        assert edited(text, edit).splitlines()[2:] == ["<!-- esglint: ignore TGT001:  -->", f"🌱🌱 {BARE}"]

        editor.type(uri, f"# Targets\n\n🌱🌱 {BASED}\n", version=2)
        assert "TGT001" not in codes(await editor.marks_of(uri, version=2))

        editor.close(uri)
        await editor.until(lambda: editor.marks[uri].version is None)
        assert list(editor.marks[uri].diagnostics) == []
        assert await editor.hover_at(uri, 2, start) is None
        assert await editor.actions_at(uri, mark.range) == []

    session(folder, scene, in_process=in_process)


def test_only_the_last_of_quick_changes_is_checked(folder):
    uri = (folder / "release.md").as_uri()
    seen = []

    async def scene(editor):
        editor.open(uri, "Nothing is claimed here.\n")
        assert await editor.marks_of(uri) == []
        for version in range(2, 12):
            editor.type(uri, BARE[: version * 5], version)
        editor.type(uri, BARE, 12)
        hover = await editor.hover_at(uri, 0, BARE.index("cut"))  # waits for the state that it is asked about
        assert "TGT001" in hover.contents.value
        await editor.marks_of(uri, version=12)
        seen.extend(editor.versions)

    session(folder, scene)
    assert seen == [1, 12]


def test_columns_are_counted_as_the_editor_asks(folder):
    """UTF-32 here; where nothing is asked for it is UTF-16, as in the day above."""
    uri = (folder / "a.txt").as_uri()

    async def scene(editor):
        editor.open(uri, f"🌱 {BARE}\n", "plaintext")
        (mark,) = [mark for mark in await editor.marks_of(uri) if mark.code == "TGT001"]
        assert mark.range.start.character == len("🌱 ") + BARE.index("cut its")
        assert await editor.actions_at(uri, mark.range, only=[types.CodeActionKind.SourceOrganizeImports]) == []
        assert await editor.actions_at(uri, mark.range, only=[types.CodeActionKind.QuickFix])
        assert await editor.hover_at(uri, 0, 0) is None

    session(folder, scene, encodings=[types.PositionEncodingKind.Utf32])


def test_the_configuration_is_heeded_and_its_mistakes_are_told_once(folder):
    (folder / ".git").mkdir()
    (folder / "press").mkdir()
    (folder / "drafts").mkdir()
    file = folder / "esglint.yaml"
    file.write_text("paths: [press, drafts]\nexclude: [drafts]\nignore: [TGT001]\n", encoding="utf-8")
    release, draft, readme = ((folder / name).as_uri() for name in ("press/r.md", "drafts/d.md", "README.md"))

    async def scene(editor):
        await editor.until(lambda: editor.registrations)
        (registration,) = editor.registrations
        assert "**/esglint.yaml" in [one["globPattern"] for one in plain(registration.register_options)["watchers"]]
        for uri in (release, draft, readme):
            editor.open(uri, BARE)
        assert "TGT005" in codes(await editor.marks_of(release))
        assert "TGT001" not in codes(editor.marks[release].diagnostics)
        assert await editor.marks_of(draft) == []
        assert await editor.marks_of(readme) == []

        file.write_text("paths: [press]\nignored: [TGT001]\n", encoding="utf-8")
        changed = types.FileEvent(uri=file.as_uri(), type=types.FileChangeType.Changed)
        editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[changed]))
        await editor.until(lambda: len(editor.messages) == 3)
        assert all('esglint.yaml:2:1: unknown key "ignored"' in message for message in editor.messages)
        assert list(editor.marks[release].diagnostics) == []
        editor.type(release, BARE + " ", 2)
        await editor.marks_of(release, version=2)
        assert len(editor.messages) == 3

        file.write_text("paths: [press]\n", encoding="utf-8")
        editor.text_document_did_save(
            types.DidSaveTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=release))
        )
        await editor.until(lambda: "TGT001" in codes(editor.marks[release].diagnostics))

    session(folder, scene, watches=True)


def plain(value):
    import json

    from pygls.protocol import default_converter

    return value if isinstance(value, dict) else json.loads(json.dumps(default_converter().unstructure(value)))


def test_what_is_not_saved_and_what_is_not_read(folder):
    async def scene(editor):
        editor.open("untitled:Untitled-1", BARE, "markdown")
        assert "TGT001" in codes(await editor.marks_of("untitled:Untitled-1"))
        editor.open((folder / "page.html").as_uri(), f"<!doctype html>\n<p>{BARE}</p>\n", "html")
        marks = await editor.marks_of((folder / "page.html").as_uri())
        (mark,) = [mark for mark in marks if mark.code == "TGT001"]
        assert (mark.range.start.line, mark.range.start.character) == (1, len("<p>") + BARE.index("cut its"))
        editor.open((folder / "nothing.py").as_uri(), BARE, "python")
        editor.open((folder / "binary.md").as_uri(), "\0\0", "markdown")
        assert await editor.marks_of((folder / "binary.md").as_uri()) == []
        assert (folder / "nothing.py").as_uri() not in editor.marks

    session(folder, scene)


def test_a_server_that_is_told_to_leave_without_a_word_says_so(folder):
    async def play():
        editor = Editor()
        await editor.start(folder)
        editor.exit(None)
        assert await asyncio.wait_for(editor._server.wait(), 60) == 1
        await editor.stop()

    asyncio.run(play())
