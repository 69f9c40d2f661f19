"""The process behind `esglint` and `python -m checker`: the command line, started and ended quickly."""

from __future__ import annotations

import gc
import os
import sys

from checker.cli import run
from checker.parallel import COLLECT_EVERY


def main() -> None:
    """Run the command line and leave the process with its exit code.

    Never returns: taking apart what a run has loaded costs as much as reading a document, so the operating system
    does it (as in mypy).
    """
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    code = run()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # nobody reads any more
            continue
    os._exit(code)


if __name__ == "__main__":  # also imported by the processes of --jobs
    main()
