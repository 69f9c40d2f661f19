"""Regular expressions that are compiled when they are first used.

The readers hold some five hundred of them; compiling all costs a quarter of a second at every start, and most texts
use half.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for `re.Pattern`: the first use of a method compiles the expression and keeps the bound method."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever `re.Pattern` has
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def compiled(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled on its first use; `re.error` is raised then."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
