"""What is open, when it is checked, and who is told."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from checker.editor.desk import Checked, Desk, OpenText


def opened(text, uri="file:///a.md"):
    return OpenText(uri=uri, path=Path("/a.md"), version=None, text=text)


def play(scene, check=lambda one: Checked(opened=one), pause=0.01):
    """Run a scene at a desk; return what was checked and what was told, in order."""
    checked, told = [], []

    async def run():
        def keep(one):
            checked.append(one.text)
            return check(one)

        desk = Desk(keep, lambda found: told.append(found.opened.text), pause)
        try:
            await scene(desk)
        finally:
            desk.clear()

    asyncio.run(run())
    return checked, told


def test_only_the_newest_state_is_checked_after_a_pause():
    async def scene(desk):
        for text in ("a", "ab", "abc"):
            desk.put(opened(text))
        assert (await desk.checked("file:///a.md")).opened.text == "abc"

    assert play(scene) == (["abc"], ["abc"])


def test_a_document_that_was_just_opened_is_checked_at_once():
    async def scene(desk):
        desk.put(opened("a"), at_once=True)
        await asyncio.wait_for(desk.checked("file:///a.md"), 5)

    assert play(scene, pause=3600) == (["a"], ["a"])


def test_what_is_found_in_an_old_state_is_told_to_nobody():
    begun, go_on = threading.Event(), threading.Event()

    def check(one):
        begun.set()
        go_on.wait(5)
        return Checked(opened=one)

    async def scene(desk):
        desk.put(opened("old"), at_once=True)
        await asyncio.to_thread(begun.wait, 5)
        desk.put(opened("new"), at_once=True)
        go_on.set()
        assert (await desk.checked("file:///a.md")).opened.text == "new"

    assert play(scene, check) == (["old", "new"], ["new"])


def test_a_closed_document_is_forgotten():
    async def scene(desk):
        desk.put(opened("a"))
        desk.take_away("file:///a.md")
        desk.take_away("file:///never.md")
        assert await desk.checked("file:///a.md") is None

    assert play(scene) == ([], [])


def test_all_that_is_open_is_checked_again():
    async def scene(desk):
        for name in ("a", "b"):
            desk.put(opened(name, f"file:///{name}.md"), at_once=True)
            await desk.checked(f"file:///{name}.md")
        desk.check_again()
        for name in ("a", "b"):
            await desk.checked(f"file:///{name}.md")

        desk.check_again("file:///b.md")
        desk.check_again("file:///never.md")
        await desk.checked("file:///b.md")

    assert play(scene) == (["a", "b", "a", "b", "b"], ["a", "b", "a", "b", "b"])


def test_nothing_is_found_where_nothing_was_checked():
    found = Checked(opened=opened("a"))
    assert (found.findings, found.page("TGT001")) == ((), "")
    assert Checked(opened=opened("a"), pages=Path("/p")).page("TGT001").endswith("/p/TGT001.md")
