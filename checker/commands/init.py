"""`esglint init`: a starting configuration."""

from __future__ import annotations

from pathlib import Path

from checker.commands.answer import Answer, ExitCode
from checker.config import CONFIGURATION_NAME
from checker.errors import UsageError

STARTING_CONFIGURATION = """\
# Configuration of esglint: what to check in this repository, and how. Every key may be left out.

# Documents and folders that `esglint check` reads when it is given none.
paths: [.]

# Patterns of files and folders to leave out: `*` within a folder, `**` across folders.
exclude: []

# The profile chooses rules and severities: `esglint rules list` shows what is on.
profile: default

# The lightest finding that fails the run: error, warning, info or never.
fail-on: error

# Rules to leave out, and rules whose severity is to be another one.
ignore: []
severities: {}

# What documents are, where they do not say it themselves. Later entries win.
documents: []
#  - files: "press/**"
#    kind: press-release       # press-release, sustainability-report, web-page, product-page, message, data-book
#    published: 2025-03-31
"""


def init() -> Answer:
    """Write `esglint.yaml` into the current folder unless there is one, and say which of the two happened."""
    try:
        with Path(CONFIGURATION_NAME).open("x", encoding="utf-8", newline="\n") as file:
            file.write(STARTING_CONFIGURATION)
    except FileExistsError:
        message = f"{CONFIGURATION_NAME} is there already and was left as it is\n"
        return Answer(errors=message, exit_code=ExitCode.NOT_DONE)
    except OSError as error:
        raise UsageError(f"{CONFIGURATION_NAME}: cannot be written: {error.strerror}") from error
    return Answer(output=f"wrote {CONFIGURATION_NAME}: now run `esglint check`\n")
