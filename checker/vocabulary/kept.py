"""The vocabulary as an earlier run read it: parsing its files takes longer than a run over unchanged documents may."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from checker.cache import Cache
from checker.code_state import code_digest
from checker.own_cache import own_cache

_KIND = "vocabulary"
Folders = tuple[Path, ...]
Entry = TypeVar("Entry")
Load = Callable[[Folders], Mapping[str, Entry]]

_places = [Cache()]  # where to look: nowhere, until a run says where


def keep_in(place: Cache) -> None:
    """Look for our own vocabulary in a cache from now on, and keep there what had to be read from its files.

    In a run that is to keep nothing, that is beside the byte code: the vocabulary is a part of the program.
    """
    _places[0] = place if place.folder else own_cache()


def kept(kind: Any) -> Callable[[Callable[..., Mapping[str, Entry]]], Callable[..., Mapping[str, Entry]]]:  # noqa: ANN401 - a generic type
    """Return a decorator for loaders: what they return, a mapping of this type, is read once a process at the most."""

    def decorate(load: Callable[..., Mapping[str, Entry]]) -> Callable[..., Mapping[str, Entry]]:
        @cache
        @wraps(load)
        def loaded(more: Folders = ()) -> Mapping[str, Entry]:
            place = _places[0]
            if more or place.folder is None:
                return load(more)
            key = f"{load.__name__.strip('_')}-{code_digest(place)}"
            found = _decoded(place.read(_KIND, key), kind)
            if found is None:
                found = load(more)
                place.write(_KIND, key, msgspec.msgpack.encode(dict(found)))
            return MappingProxyType(found)

        return loaded

    return decorate


def _decoded(stored: bytes | None, kind: Any) -> Any:  # noqa: ANN401 - a value of that type
    if stored is None:
        return None
    try:
        return msgspec.msgpack.decode(stored, type=kind)
    except msgspec.MsgspecError:
        return None
