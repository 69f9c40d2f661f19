"""An editor for tests: the client of pygls, which speaks to `esglint lsp` over standard input and output.

It can also speak to a server in a thread of the tests, which starts at once and whose lines are counted as tested.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from checker.commands.lsp import check_open
from checker.commands.options import Options
from checker.editor.server import serve

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 120  # for an answer; loading the language takes some on a slow machine


class Editor(LanguageClient):
    """A client that keeps what the server tells it."""

    def __init__(self):
        super().__init__("editor-of-tests", "1")
        self.marks = {}  # the newest diagnostics by uri
        self.versions = []  # of the states that were told about, in order
        self.messages = []
        self.registrations = []
        self.code = None
        self.thread = None
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

    async def start(self, folder, *, in_process=True, encodings=None, watches=False):
        if in_process:
            await self.start_io(sys.executable, "-m", "checker", "lsp", cwd=str(folder))
        else:
            await self.start_in_thread()
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

    async def start_in_thread(self):
        listening = socket.create_server(("127.0.0.1", 0))

        def work():
            with listening, listening.accept()[0] as line, line.makefile("rb") as questions:
                ended = serve(lambda opened: check_open(opened, Options()), questions, line.makefile("wb"))
                self.code = 0 if ended else 1

        self.thread = threading.Thread(target=work, daemon=True)
        self.thread.start()
        await self.start_tcp(*listening.getsockname())

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

    def abandon(self):
        """End the server whatever has happened: one that waits for its editor would keep the tests from ending."""
        if self._server and self._server.returncode is None:
            self._server.kill()
        elif self.thread and self.protocol.writer:
            self.protocol.writer.close()

    async def leave(self):
        """End the server and return its exit code."""
        await asyncio.wait_for(self.shutdown_async(None), SECONDS)
        self.exit(None)
        if self._server:
            self.code = await asyncio.wait_for(self._server.wait(), SECONDS)
            await self.stop()
        else:
            await asyncio.to_thread(self.thread.join, SECONDS)
            self.protocol.writer.close()
            await self.stop()
        return self.code


def edited(text, edit):
    """Return a text after an edit whose columns count UTF-16, as a client would make it."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]

    def offset(position):
        units = lines[position.line].encode("utf-16-le")[: position.character * 2]
        return starts[position.line] + len(units.decode("utf-16-le"))

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
