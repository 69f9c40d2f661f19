"""Packages of the Open XML formats (ECMA-376 part 2): their parts, and how these refer to one another.

What a package points to outside itself is never followed, and a part that is not there is passed over: viewers show
the rest too. The strict form of the formats (ISO/IEC 29500 part 1) differs in its namespaces only; they are read as
those of the usual form.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.documents.containers import ContainerError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class Relation(Struct, frozen=True):
    """What one part is to another: "slideLayout", "notesSlide", "chart"."""

    kind: str
    part: str  # that it leads to


class Package:
    """The parts of a container that is checked already (see `containers`)."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Take the container, which stays open."""
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}  # case does not part names of parts
        self._relations: dict[str, dict[str, Relation]] = {}

    def main(self) -> str:
        """Return the part that the package is opened with; raises `ContainerError` where it has none."""
        part = next(self.related("", "officeDocument"), None)
        if part is None:
            raise ContainerError("It is damaged: nothing in it is named as its main part")
        return part

    def xml(self, part: str) -> Any:  # noqa: ANN401 - lxml has no types
        """Return the root of a part that is there; raises `ContainerError` where it is no XML.

        White space between elements is left out.
        """
        from lxml import etree  # noqa: PLC0415 - text formats need it not

        content = self._archive.read(self._names[part.lower()])
        parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(_STRICT.sub(_USUAL, content), parser)
        except etree.XMLSyntaxError as error:
            raise ContainerError(f"Its part {part[:80]} is damaged: {error.msg}") from None

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part refers to within the package, by the names it has there; "" is the package itself."""
        if part not in self._relations:
            self._relations[part] = dict(self._read_relations(part))
        return self._relations[part]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Yield the parts that are of this kind to another, in the order in which it names them."""
        return (one.part for one in self.relations(part).values() if one.kind == kind)

    def property(self, name: str) -> str:
        """Return what the package says of itself, "" where it does not: "title", "subject"."""
        core = next(self.related("", "core-properties"), None)
        found = None if core is None else self.xml(core).find(f"{_DUBLIN_CORE}{name}")
        return "" if found is None else (found.text or "").strip()

    def _read_relations(self, part: str) -> Iterator[tuple[str, Relation]]:
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed.lower() not in self._names:
            return
        for one in self.xml(listed):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            if one.get("TargetMode") != "External" and target.lower() in self._names:
                yield one.get("Id", ""), Relation(one.get("Type", "").rpartition("/")[2], target)
