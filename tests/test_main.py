"""The process itself: `esglint` and `python -m checker` end with the command's exit code and lose no output."""

from __future__ import annotations

import gc
import io
import sys

import pytest

from checker import __main__ as process


class Left(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def run(monkeypatch):
    """Run the entry point in this process; return the exit code it would have left with."""
    thresholds = gc.get_threshold()

    def leave(code):
        raise Left(code)

    def start(*arguments):
        monkeypatch.setattr(sys, "argv", ["esglint", *arguments])
        with pytest.raises(Left) as left:
            process.main()
        return left.value.args[0]

    monkeypatch.setattr(process.os, "_exit", leave)
    yield start
    gc.set_threshold(*thresholds)


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["no-such-command"], 2)])
def test_the_process_leaves_with_the_exit_code_of_the_command(run, arguments, code):
    assert run(*arguments) == code


def test_output_that_nobody_reads_any_more_does_not_hide_the_exit_code(run, monkeypatch):
    class Closed(io.StringIO):
        def flush(self):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Closed())
    assert run("--version") == 0
