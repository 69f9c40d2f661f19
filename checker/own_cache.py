"""Where the program keeps what it compiles of itself: beside Python's byte code, else in the user's cache folder.

As with byte code, what is kept depends on the program and its interpreter alone, never on a document or a setting.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from checker.cache import MEBIBYTE, Cache, cache_folder

_LIMIT = 16 * MEBIBYTE  # a few states of the program


@cache
def own_cache() -> Cache:
    """Return the cache beside the byte code where Python may write there, else the user's, which reads both.

    A program that was installed by somebody else, or that runs with `PYTHONDONTWRITEBYTECODE`, would compile itself
    anew in every run. Where there is no home either, what is missing beside the byte code is not kept.
    """
    try:
        place = Path(cache_from_source(__file__)).parent / "esglint"
    except NotImplementedError:  # an interpreter without a name for its byte code
        place = None
    if place is not None and not sys.dont_write_bytecode and _is_writable(place):
        return Cache(folder=place, limit=_LIMIT)
    try:
        return Cache(folder=cache_folder(os.environ), shipped=place)
    except RuntimeError:  # nobody's home is known
        return Cache(shipped=place)


def _is_writable(folder: Path) -> bool:
    """Tell whether a folder can be written to, or made."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return os.access(there, os.W_OK)
