"""`python -m checker`: the same as `esglint`."""

from __future__ import annotations

import sys

from checker.cli import run

if __name__ == "__main__":  # also imported by the processes of --jobs
    sys.exit(run())
