"""`esglint cache info|clear`."""

from __future__ import annotations

import os

import msgspec

from checker.cache import CACHE_NAME, MEBIBYTE, Cache, open_cache
from checker.commands.answer import Answer
from checker.errors import UsageError
from checker.reports.counting import several


def show_cache(*, as_json: bool) -> Answer:
    """Return where the cache is, and how much it holds of each kind."""
    cache = _cache()
    measured = cache.measure()
    size = sum(kept.size for kept in measured)
    if as_json:
        kinds = {kept.kind: {"entries": kept.entries, "bytes": kept.size} for kept in measured}
        return _json({"folder": _folder(cache), "bytes": size, "limit": cache.limit, "kinds": kinds})
    rows = [
        f"  {kept.kind:<10} {several(kept.entries, 'entry', 'entries'):>14} {_amount(kept.size):>12}"
        for kept in measured
    ]
    head = f"{_folder(cache)}: {_amount(size)} of {_amount(cache.limit)}"
    return Answer(output="\n".join((head, *rows)) + "\n")


def clear_cache(*, as_json: bool) -> Answer:
    """Take away all that is kept; UsageError where it cannot be taken away."""
    cache = _cache()
    try:
        taken = cache.clear()
    except OSError as error:
        raise UsageError(f"{_folder(cache)}: cannot be emptied: {error.strerror}") from error
    if as_json:
        return _json({"folder": _folder(cache), "removed": taken})
    return Answer(output=f"{_folder(cache)}: {several(taken, 'entry', 'entries')} removed\n")


def _cache() -> Cache:
    try:
        return open_cache(os.environ)
    except RuntimeError as error:
        raise UsageError(f"there is no place for a cache: set {CACHE_NAME} to a folder") from error


def _folder(cache: Cache) -> str:
    return cache.folder.as_posix() if cache.folder else ""


def _amount(size: int) -> str:
    return f"{size / MEBIBYTE:.1f} MiB"


def _json(content: object) -> Answer:
    return Answer(output=msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n")
