"""Which environmental disclosures a document makes anywhere: targets, results and measures, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.extraction.prose import Prose
    from checker.model import Document, Mention

_FAMILIES = ("ghg", "energy", "water", "waste")
_NEUTRALITY = frozenset({"net_zero", "carbon_neutral"})
_ASSURED = ("assurance_level", "assurance_provider")
_RESULTS = frozenset({"metric", "change"})
_GASES = ("emission", "carbon", "co2", "ghg", "greenhouse", "low-carbon")
_TARGETS = ("target", "goal")
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


def read_disclosures(
    document: Document, prose: Sequence[Sequence[Prose]], mentions: Iterable[Mention]
) -> tuple[str, ...]:
    """Return what a document discloses, in alphabetical order.

    `assurance.level`, `assurance.provider`: who assured something, and how hard; `ghg.target`, `energy.target`,
    `water.target`, `waste.target`: a target of that family; `ghg.result`: an amount or a change of emissions;
    `ghg.measure`: a step that lowers them; `targets.explained`: why there are no targets.
    """
    found = {name for mention in mentions for name in _of(mention)}
    lower, texts = document.text.lower(), [paragraph.text.lower() for block in prose for paragraph in block]
    if any(word in lower for word in _GASES) and any(_MEASURE.search(text) for text in texts):
        found.add("ghg.measure")
    if any(_EXPLAINED.search(text) for text in texts if any(word in text for word in _TARGETS)):
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
