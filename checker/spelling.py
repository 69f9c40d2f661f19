"""The valid word somebody probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return `did you mean "..."?` for the nearest valid word, "" where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed once something went wrong

    by_folded = {known.casefold(): known for known in words}
    near = get_close_matches(word.casefold(), sorted(by_folded), n=1, cutoff=0.6)
    return f'did you mean "{by_folded[near[0]]}"?' if near else ""
