"""The server between an editor and the desk: what the Language Server Protocol asks, answered.

A mistake, ours or one in the configuration, is told to the person who edits; it never ends the server.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker import __version__
from checker.config import CONFIGURATION_NAME
from checker.editor.desk import Checked, Desk, OpenText
from checker.editor.diagnostics import diagnostic, diagnostics
from checker.editor.positions import Lines
from checker.editor.suggestions import suggestions
from checker.model import Span
from checker.reports.hover import hover_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from checker.editor.suggestions import Suggestion
    from checker.model import Document, Verdict

_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt"}  # by the language that the editor names
_READ = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".text"})


def serve(check: Callable[[OpenText], Checked], questions: BinaryIO, answers: BinaryIO) -> bool:
    """Serve one editor, which asks and is answered in these streams; return whether it asked the server to end."""
    # whole texts: between editors and libraries, lines of partial changes are not counted alike
    server = LanguageServer("esglint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    office = _Office(server, check)
    for name, answer in (
        (types.INITIALIZED, office.begin),
        (types.TEXT_DOCUMENT_DID_OPEN, office.open),
        (types.TEXT_DOCUMENT_DID_CHANGE, office.change),
        (types.TEXT_DOCUMENT_DID_SAVE, office.save),
        (types.TEXT_DOCUMENT_DID_CLOSE, office.close),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, office.look_again),
        (types.TEXT_DOCUMENT_HOVER, office.hover),
        (types.SHUTDOWN, office.end),
    ):
        server.feature(name)(partial(answer))  # the library writes on what it is given: no method allows that
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(partial(office.actions))
    server.start_io(questions, answers)
    return office.is_ended


class _Office:
    """Answers what the client asks and tells it what was found."""

    def __init__(self, server: LanguageServer, check: Callable[[OpenText], Checked]) -> None:
        self._server = server
        self._desk = Desk(check, self._tell)
        self._told: set[tuple[str, str]] = set()  # problems by document: each is told once
        self.is_ended = False

    async def begin(self, _: types.InitializedParams) -> None:
        """Ask to be told when a configuration or a rule changes, where the client can tell."""
        workspace = self._server.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if not (watched and watched.dynamic_registration):
            return
        patterns = (f"**/{CONFIGURATION_NAME}", "**/rules/**/*.yaml")
        watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in patterns]
        registration = types.Registration(
            id="esglint-files",
            method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers),
        )
        await self._server.client_register_capability_async(types.RegistrationParams(registrations=[registration]))

    async def open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Check a document that was opened."""
        self._put(params.text_document.uri, at_once=True)

    async def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Check a document again once its writer pauses."""
        self._put(params.text_document.uri)

    async def save(self, params: types.DidSaveTextDocumentParams) -> None:
        """Check a document again: what lies around it may have changed too."""
        self._desk.check_again(params.text_document.uri)

    async def close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document, and take its marks away."""
        uri = params.text_document.uri
        self._desk.take_away(uri)
        self._told = {(document, problem) for document, problem in self._told if document != uri}
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    async def look_again(self, _: types.DidChangeWatchedFilesParams) -> None:
        """Check all open documents again: the configuration or the rules have changed."""
        self._told.clear()
        self._desk.check_again()

    async def end(self, _: object) -> None:
        """Leave the work that is not done."""
        self._desk.clear()
        self.is_ended = True

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Explain the rule that found something at a place, and the claim that was read there."""
        checked = await self._desk.checked(params.text_document.uri)
        if checked is None or checked.report is None:
            return None
        lines = self._lines(checked)
        path, offset = checked.opened.path.as_posix(), lines.offset(params.position)
        known = hover_markdown(checked.report, path, offset, checked.page)
        if known is None:
            return None
        text, span = known
        contents = types.MarkupContent(kind=types.MarkupKind.Markdown, value=text)
        return types.Hover(contents=contents, range=lines.range(span))

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Offer what can be written at a place: suggested wording with blanks, or a waiver."""
        only = params.context.only
        wanted = only is None or any(types.CodeActionKind.QuickFix.value.startswith(str(kind)) for kind in only)
        checked = await self._desk.checked(params.text_document.uri) if wanted else None
        if checked is None or checked.report is None:
            return []
        lines = self._lines(checked)
        asked = Span(lines.offset(params.range.start), lines.offset(params.range.end))
        near = [
            finding
            for finding in checked.findings
            if finding.location.start <= asked.end and asked.start <= finding.location.end
        ]
        sources = checked.report.sources
        return [action for one in near for action in _actions(one, sources[one.location.path], checked, lines)]

    def _put(self, uri: str, *, at_once: bool = False) -> None:
        document = self._server.workspace.get_text_document(uri)
        path = _path(uri, document.language_id or "", self._server.workspace.root_path)
        if path is not None:
            opened = OpenText(uri=uri, path=path, version=document.version, text=document.source)
            self._desk.put(opened, at_once=at_once)

    def _tell(self, checked: Checked) -> None:
        marks = list(diagnostics(checked, self._lines(checked)))
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=checked.uri, version=checked.opened.version, diagnostics=marks)
        )
        if checked.problem and (checked.uri, checked.problem) not in self._told:
            self._told.add((checked.uri, checked.problem))
            message = types.ShowMessageParams(type=types.MessageType.Error, message=checked.problem)
            self._server.window_show_message(message)

    def _lines(self, checked: Checked) -> Lines:
        return Lines(text=checked.opened.text, units=self._server.workspace.position_codec.client_num_units)


def _path(uri: str, language: str, root: str | None) -> Path | None:
    """Return where a document is, or would be when it is saved; None for a format that is not checked in editors."""
    named = to_fs_path(uri)
    path = Path(named) if named else Path(root or Path.cwd(), "unsaved")
    if path.suffix.lower() in _READ:
        return path
    suffix = _SUFFIXES.get(language)
    return path.with_name(path.name + suffix) if suffix else None


def _actions(finding: Verdict, document: Document, checked: Checked, lines: Lines) -> Iterator[types.CodeAction]:
    mark = diagnostic(finding, checked, lines)
    for suggestion in suggestions(finding, document, lines):
        yield types.CodeAction(
            title=suggestion.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[mark],
            edit=types.WorkspaceEdit(changes={checked.uri: [_edit(suggestion, lines)]}),
        )


def _edit(suggestion: Suggestion, lines: Lines) -> types.TextEdit:
    return types.TextEdit(range=lines.range(suggestion.span), new_text=suggestion.text)
