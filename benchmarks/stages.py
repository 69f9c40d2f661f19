"""Where the time of one command goes: `python benchmarks/stages.py check --no-cache FILE...` prints it as JSON.

Seconds of processor time by stage, each without the stages that it asks: what is imported while documents are read
counts as import, not as reading. The functions by which the stages hand over are watched and nothing else.
"""

from __future__ import annotations

import time

_BEGUN = time.process_time()  # until here the interpreter started

import builtins  # noqa: E402
import contextlib  # noqa: E402
import gc  # noqa: E402
import importlib  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING, Any  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

STAGES = {  # each with the functions that enter it
    "interpreter": (),
    "imports": (),
    "rules: loading": ("checker.rulebook:load_library",),
    "reading": ("checker.documents:read_document",),
    "extraction": ("checker.extraction:read_claims",),
    "resolution": ("checker.resolution:resolve_one",),
    "rules: asking": ("checker.judging:_verdicts",),
    "review and reports": ("checker.pipeline:_review", "checker.commands.documents:write_outputs"),
    "everything else": (),
}


class _Clock:
    """Adds up the processor time of the stage that is on top."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.seconds["interpreter"] = _BEGUN
        self._stack, self._since = ["everything else"], _BEGUN

    def turn(self) -> None:
        now = time.process_time()
        self.seconds[self._stack[-1]] += now - self._since
        self._since = now

    @contextlib.contextmanager
    def during(self, stage: str) -> Iterator[None]:
        self.turn()
        self._stack.append(stage)
        try:
            yield
        finally:
            self.turn()
            self._stack.pop()

    def watched(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def watching(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - stands for any function
            with self.during(stage):
                done = function(*given, **named)
                # what is made one after the other is made here
                return iter(list(done)) if hasattr(done, "send") else done

        return watching


def main() -> None:
    """Run the command with its output thrown away, and print the seconds of each stage."""
    clock = _Clock()
    plain, module_of = builtins.__import__, importlib.import_module

    def importing(name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as `__import__`
        if name in sys.modules:  # most are: asking takes longer than the answer
            return plain(name, *given, **named)
        with clock.during("imports"):
            return plain(name, *given, **named)

    builtins.__import__ = importing
    importlib.import_module = clock.watched(module_of, "imports")
    gc.set_threshold(200_000, 20, 20)  # as the command does
    for stage, functions in STAGES.items():
        for place in functions:
            module, _, name = place.partition(":")
            loaded = importlib.import_module(module)
            setattr(loaded, name, clock.watched(getattr(loaded, name), stage))
    from checker.cli import run  # noqa: PLC0415 - imports are watched from here on

    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        run(sys.argv[1:])
    clock.turn()
    print(json.dumps(clock.seconds))


if __name__ == "__main__":
    main()
