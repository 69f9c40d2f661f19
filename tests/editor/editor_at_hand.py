"""An editor for tests: the client of pygls, which speaks to `esglint lsp` over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 20  # for an answer; loading the language takes some on a slow machine


class Editor(LanguageClient):
    """A client that keeps what the server tells it."""

    def __init__(self):
        super().__init__("editor-of-tests", "1")
        self.marks = {}  # the newest diagnostics by uri
        self.versions = []  # of the states that were told about, in order
        self.messages = []
        self.registrations = []
        self.news = asyncio.Event()
        for name, keep in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self.keep_marks),
            (types.WINDOW_SHOW_MESSAGE, self.keep_message),
            (types.CLIENT_REGISTER_CAPABILITY, self.keep_registration),
        ):
            self.feature(name)(partial(keep))  # the library writes on what it is given: no method allows that

    def keep_marks(self, params: types.PublishDiagnosticsParams):
        self.marks[params.uri] = params
        self.versions.append(params.version)
        self.news.set()

    def keep_message(self, params: types.ShowMessageParams):
        self.messages.append(params.message)
        self.news.set()

    def keep_registration(self, params: types.RegistrationParams):
        self.registrations += params.registrations
        self.news.set()

    async def until(self, condition):
        """Wait until something that the server told makes the condition true."""

        async def wait():
            while not condition():
                self.news.clear()
                await self.news.wait()

        await asyncio.wait_for(wait(), SECONDS)

    async def start(self, folder, *options, encodings=None, watches=False):
        await self.start_io(sys.executable, "-m", "checker", "lsp", *options, cwd=str(folder))
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings),
            workspace=types.WorkspaceClientCapabilities(
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches)
            ),
        )
        told = await self.initialize_async(
            types.InitializeParams(capabilities=capabilities, root_uri=Path(folder).as_uri())
        )
        self.initialized(types.InitializedParams())
        return told

    def open(self, uri, text, language="markdown", version=1):
        item = types.TextDocumentItem(uri=uri, language_id=language, version=version, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    def type(self, uri, text, version):
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )

    def close(self, uri):
        self.text_document_did_close(
            types.DidCloseTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=uri))
        )

    async def marks_of(self, uri, version=1):
        """Return the diagnostics of a state of a document, once they are there."""
        await self.until(lambda: uri in self.marks and self.marks[uri].version == version)
        return list(self.marks[uri].diagnostics)

    async def hover_at(self, uri, line, character):
        return await self.text_document_hover_async(
            types.HoverParams(
                text_document=types.TextDocumentIdentifier(uri=uri), position=types.Position(line, character)
            )
        )

    async def actions_at(self, uri, place, only=None):
        return list(
            await self.text_document_code_action_async(
                types.CodeActionParams(
                    text_document=types.TextDocumentIdentifier(uri=uri),
                    range=place,
                    context=types.CodeActionContext(diagnostics=[], only=only),
                )
            )
        )

    async def leave(self):
        """End the server and return its exit code."""
        await asyncio.wait_for(self.shutdown_async(None), SECONDS)
        self.exit(None)
        server = self._server
        code = await asyncio.wait_for(server.wait(), SECONDS)
        await self.stop()
        return code


def edited(text, edit):
    """Return a text after an edit whose columns count UTF-16, as a client would make it."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]

    def offset(position):
        units = lines[position.line].encode("utf-16-le")[: position.character * 2]
        return starts[position.line] + len(units.decode("utf-16-le"))

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
