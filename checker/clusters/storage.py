"""Documents in an object store: which there are below an address, and what each of them holds.

The way there is that of every program of AWS: credentials, region and endpoint come from the environment, the files in
~/.aws or the role of the machine. A store can be sent to another process, which finds credentials of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.addresses import SCHEME, bucket_of
from checker.documents import RefusedError, choose_documents, refuse_large
from checker.errors import UsageError
from checker.limits import USUAL, Limits
from checker.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyarrow.fs import FileSystem

    from checker.reading import Task

_ADDRESS = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/.*)?", re.DOTALL)
_GONE = RefusedError("There is no such object.", "Check the spelling of the address.")


class Store:
    """A bucket, by the address of something in it."""

    def __init__(self, address: str) -> None:
        """Find the way to the bucket; UsageError where there is none."""
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise UsageError(f"an address of documents is {SCHEME}BUCKET/FOLDER, and holds no credentials")
        from pyarrow.fs import FileSystem  # noqa: PLC0415 - an extra, and heavy

        try:
            self._files: FileSystem = FileSystem.from_uri(SCHEME + found["bucket"])[0]
        except OSError as error:
            raise _no_access(address, error) from error

    def documents(self, address: str) -> Iterator[str]:
        """Yield the addresses of the documents at one, in the order in which a folder's are read.

        An object that is named itself is a document whatever its suffix, even one that is not there: reading says so.
        UsageError where they cannot be listed.
        """
        from pyarrow.fs import FileSelector, FileType  # noqa: PLC0415 - an extra, and heavy

        place = address.removeprefix(SCHEME).rstrip("/")
        try:
            if "/" in place and self._files.get_file_info(place).type != FileType.Directory:
                yield SCHEME + place
                return
            listed = self._files.get_file_info(FileSelector(place, recursive=True))
        except OSError as error:
            raise _no_access(address, error) from error
        files = [one.path for one in listed if one.type == FileType.File]
        yield from (f"{SCHEME}{folder}/{name}" for folder, name in choose_documents(_walk(place, files)))

    def read(self, address: str, limits: Limits = USUAL) -> bytes:
        """Return what an object holds; RefusedError where it cannot be had or is too large."""
        path = address.removeprefix(SCHEME)
        try:
            size = self._files.get_file_info(path).size
            if size is None:
                raise _GONE
            refuse_large(size, limits)
            with self._files.open_input_stream(path) as stream:
                return bytes(stream.read())
        except FileNotFoundError:
            raise _GONE from None
        except OSError as error:
            raise RefusedError(f"It cannot be fetched: {_told(error)}.", "Check that it may be read.") from None


def fetched(task: Task, address: str, stores: Mapping[str, Store]) -> Task | Unreadable:
    """Return a document with what it holds, or why that cannot be had; `stores` by bucket."""
    try:
        return replace(task, content=stores[bucket_of(address)].read(address, task.limits))
    except RefusedError as refused:
        return Unreadable(path=address, reason=refused.reason, remedy=refused.remedy)


def _no_access(address: str, error: OSError) -> UsageError:
    return UsageError(
        f"{address} cannot be reached: {_told(error)}; credentials, AWS_REGION and (where the store is not that of "
        "AWS) AWS_ENDPOINT_URL are taken from the environment"
    )


def _told(error: OSError) -> str:
    return " ".join(str(error).split()).rstrip(".")


def _walk(top: str, files: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the folders below one, and itself first, as `os.walk` does, from the paths of all files there."""
    named: dict[str, list[str]] = {}
    below: dict[str, set[str]] = {}
    for path in files:
        folder, _, name = path.rpartition("/")
        named.setdefault(folder, []).append(name)
        while folder != top and "/" in folder:
            above, _, own = folder.rpartition("/")
            below.setdefault(above, set()).add(own)
            folder = above
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        folders = sorted(below.get(folder, ()))
        yield folder, folders, named.get(folder, [])
        waiting += [f"{folder}/{name}" for name in reversed(folders)]
