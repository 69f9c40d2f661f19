"""Where the program keeps what it compiles of itself: beside Python's byte code, and only where Python keeps that.

As with byte code, what is kept depends on the program and its interpreter alone, never on a document or a setting.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from checker.cache import MEBIBYTE, Cache

_LIMIT = 16 * MEBIBYTE  # a few states of the program


@cache
def own_cache() -> Cache:
    """Return the cache beside the byte code; one that forgets everything where the interpreter keeps no byte code."""
    try:
        place = Path(cache_from_source(__file__)).parent / "esglint"
    except NotImplementedError:  # an interpreter without a name for its byte code
        return Cache()
    return Cache(folder=place, limit=_LIMIT, is_read_only=sys.dont_write_bytecode)
