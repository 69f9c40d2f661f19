"""Which environmental disclosures a document makes anywhere: targets, results and measures, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.normalise import normalise
from checker.extraction.patterns import compiled
from checker.model import BlockKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from checker.model import Document, Mention

_FAMILIES = ("ghg", "energy", "water", "waste")
_NEUTRALITY = frozenset({"net_zero", "carbon_neutral"})
_ASSURED = ("assurance_level", "assurance_provider")
_RESULTS = frozenset({"metric", "change"})
_MEASURE = compiled(
    r"\b(?:install\w*|replac\w+|switch\w*|electrif\w+|retrofit\w*|convert\w*|insulat\w+|commission\w*|upgrad\w+"
    r"|recover\w*)\b"
    r"[^.;]{0,80}\b(?:solar|photovoltaic|heat pumps?|led|lighting|renewables?|electric\w*|boilers?|furnaces?"
    r"|kilns?|fuel\w*"
    r"|efficien\w+|emissions?|carbon|waste heat|compressors?|vans|trucks|fleet)\b",
)
_EXPLAINED = compiled(
    r"\b(?:(?:have|has|had|did|do|does) not (?:yet )?(?:set|adopt|define)\w*\b[^.;]{0,60}\b(?:targets?|goals?)"
    r"|no [^.;]{0,40}\b(?:targets?|goals?)\b[^.;]{0,40}\b(?:set|adopted|defined))\b[^.]{0,160}"
    r"\b(?:because|since|as|due to|owing to|reasons?|therefore|material\w*|immaterial|until)\b"
    r"|\b(?:targets?|goals?) [^.;]{0,60}\b(?:not (?:considered )?(?:material|applicable|relevant)|immaterial)\b",
)


def read_disclosures(document: Document, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return what a document discloses, in alphabetical order.

    `assurance.level`, `assurance.provider`: who assured something, and how hard; `ghg.target`, `energy.target`,
    `water.target`, `waste.target`: a target of that family; `ghg.result`: an amount or a change of emissions;
    `ghg.measure`: a step that lowers them; `targets.explained`: why there are no targets.
    """
    found = {name for mention in mentions for name in _of(mention)}
    if _says(document, _MEASURE, ("emission", "carbon", "co2", "ghg", "greenhouse", "low-carbon")):
        found.add("ghg.measure")
    if _says(document, _EXPLAINED, ("target", "goal")):
        found.add("targets.explained")
    return tuple(sorted(found))


def _of(mention: Mention) -> Iterator[str]:
    slot = mention.slots.get("metric")
    family = str(slot.value).partition(".")[0] if slot is not None else ""
    if mention.kind in _NEUTRALITY:
        yield "ghg.target"
    elif mention.kind == "target" and family in _FAMILIES:
        yield f"{family}.target"
    elif mention.kind == "assurance":
        yield from (name.replace("_", ".") for name in _ASSURED if name in mention.slots)
    elif mention.kind in _RESULTS and family == "ghg" and mention.slots.keys() & {"value", "change_value"}:
        yield "ghg.result"


def _says(document: Document, words: re.Pattern[str], hints: tuple[str, ...]) -> bool:
    if not any(hint in document.text.lower() for hint in hints):
        return False
    passages = (block.passage.text for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    return any(words.search(normalise(text).lower()) for text in passages)
