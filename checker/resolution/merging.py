"""Which mentions are one claim: a headline and its body, a summary and its table row, an award told twice.

Two mentions are one claim when they are of one family, agree on what identifies a claim of that family, and contradict
each other nowhere. Whatever one of them leaves out, the other supplies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import BlockKind, Claim, Document, Mention, Origin, Quantity, Slot, Value
from checker.resolution.grouping import Group, GroupIndex, family_of, is_vague_heading
from checker.resolution.neutrality_labels import label_of_mentions
from checker.resolution.promises import gather_promises, is_achieved

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTRADICT = {
    "change": (
        "metric",
        "metric_name",
        "change_value",
        "direction",
        "base_year",
        "period",
        "value",
        "base_value",
        "denominator",
        "ghg_scopes",
    ),
    "target": (
        "metric",
        "target_form",
        "direction",
        "target_value",
        "target_year",
        "base_year",
        "ghg_scopes",
        "denominator",
        "boundary",
        "metric_name",
    ),
    "neutrality": ("target_year", "ghg_scopes", "boundary"),
    "award": ("award_year", "issuer"),
    "rating": ("rating_level", "issuer", "rating_date", "rating_scheme", "boundary", "streak_n", "percentile"),
    "report_release": ("report_period",),
    "framework": ("framework", "sbti_status", "basis_of_use", "sasb_industry"),
    "certification": ("standard", "boundary", "cert_body"),
    "assurance": ("assurance_provider", "assurance_level", "assured_scope"),
    "donation": ("value", "initiative", "period"),
    "product_env": ("product_property", "product", "absolute_marker", "content_share"),
    "metric": (
        "metric",
        "metric_name",
        "value",
        "period",
        "boundary",
        "scope2_method",
        "denominator",
        "product",
        "ghg_scopes",
        "population_level",
    ),
}
# words that two names may share without being one: "the Hull mill" is not "the Leeds mill"
_WORD = re.compile(r"[a-z0-9]{3,}")
_COMMON_WORDS = frozenset(
    {
        *("the", "our", "its", "and", "for", "all", "award", "prize", "awards"),
        *("mill", "mills", "plant", "plants", "site", "sites", "factory", "factories", "office", "offices"),
    }
)
# a mention that words a claim wrongly is judged apart from those that do not
_WORDINGS = {"framework": "sbti_wording", "assurance": "assurance_wording"}
_IDENTIFY = {
    "change": ("metric", "change_value"),
    "target": ("target_value",),
    "neutrality": (),
    "award": (),
    "rating": ("issuer",),
    "report_release": (),
    "framework": ("framework",),
    "certification": ("standard",),
    "assurance": (),
    "donation": ("initiative",),
    "product_env": ("product_property",),
    "metric": ("metric", "value", "period"),
}


def merge(mentions: tuple[Mention, ...], document: Document) -> list[Claim]:
    """Return one claim per statement, in the order of first mention; the primary mention says most by itself."""
    groups: list[list[Mention]] = []
    index = GroupIndex(document)
    for mention in mentions:
        group = next((group for group in index.candidates(mention) if _same(group, mention, document)), None)
        if group is None:
            group = Group(mention)
            groups.append(group.members)
            index.add(group)
        else:
            group.add(mention)
    return [_claim(group, document) for group in gather_promises(groups)]


def _same(candidate: Group, mention: Mention, document: Document) -> bool:
    group = candidate.representatives
    first = group[0]
    family = family_of(mention.kind)
    if family not in _CONTRADICT:
        return False
    if family == "neutrality":
        return _same_neutrality(group, mention, document)
    if family == "award" and not any(_same_award(other, mention) for other in group):
        return False
    heads = is_vague_heading(first, document) and _is_less_precise(first, mention)
    if family == "target" and not any(_same_target(other, mention, heads=heads) for other in group):
        return False
    wording = _WORDINGS.get(family)
    if wording and any((wording in other.slots) != (wording in mention.slots) for other in group):
        return False
    if family == "assurance" and not any(other.block == mention.block for other in group):
        return False
    names = tuple(name for name in _CONTRADICT[family] if not (heads and name in {"metric", "metric_name"}))
    if any(not _agree(other, mention, names) for other in group):
        return False
    return all(_both(first, mention, name) for name in _IDENTIFY[family])


def _is_less_precise(head: Mention, mention: Mention) -> bool:
    """Tell whether a headline's bare "emissions" may be whatever emissions the text below states."""
    vague, precise = (str(m.slots["metric"].value) if "metric" in m.slots else "" for m in (head, mention))
    return vague.endswith(".unspecified") and vague.partition(".")[0] == precise.partition(".")[0]


def _both(one: Mention, other: Mention, name: str) -> bool:
    return name in one.slots and name in other.slots


def _agree(one: Mention, other: Mention, names: tuple[str, ...]) -> bool:
    return all(_compatible(name, one.slots.get(name), other.slots.get(name)) for name in names)


def _compatible(name: str, one: Slot | None, other: Slot | None) -> bool:
    if one is None or other is None or Origin.DOCUMENT in {one.origin, other.origin}:
        return True
    return _equal(name, one.value, other.value)


def _equal(name: str, one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.unit == other.unit and abs(one.amount - other.amount) <= max(one.half_step, other.half_step)
    if isinstance(one, str) and isinstance(other, str):
        if name in {"boundary", "metric_name", "product", "issuer", "denominator", "assured_scope"}:
            a, b = _words(one), _words(other)
            if name in {"product", "metric_name"}:
                a, b = (frozenset(word.removesuffix("s") for word in words) for words in (a, b))
            return bool(a & b) or not a or not b
        return one.lower() == other.lower()
    return one == other


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _COMMON_WORDS


def _same_target(one: Mention, other: Mention, *, heads: bool) -> bool:
    """Targets are one when their metric is known and equal, or their words overlap, and no sentence holds both."""
    if one.sentence == other.sentence:
        return False
    if heads:
        return True
    a, b = one.slots.get("metric"), other.slots.get("metric")
    if a is not None and b is not None and a.value != "unknown":
        return a.value == b.value
    names = [_words(str(m.slots["metric_name"].value)) for m in (one, other) if "metric_name" in m.slots]
    return len(names) == 2 and len(names[0] & names[1]) >= 2


def _same_award(one: Mention, other: Mention) -> bool:
    a, b = one.slots.get("award_name"), other.slots.get("award_name")
    if a is None or b is None:
        return False
    first, second = _words(re.sub(r"\d{4}", "", str(a.value))), _words(re.sub(r"\d{4}", "", str(b.value)))
    return bool(first and second) and len(first & second) / min(len(first), len(second)) >= 0.6


def _same_neutrality(group: list[Mention], mention: Mention, document: Document) -> bool:
    """Tell a heading and the statement under it, or two statements of one kind about the same year and boundary."""
    if any(not _agree(other, mention, _CONTRADICT["neutrality"]) for other in group):
        return False
    if len({is_achieved(other) for other in (*group, mention)}) > 1:
        return False
    last = group[-1]
    if document.blocks[last.block].kind is BlockKind.HEADING and mention.block - last.block <= 1:
        return True
    if any(other.kind != mention.kind for other in group):
        return False
    if any(_both(other, mention, "target_year") or other.sentence == mention.sentence for other in group):
        return True
    # "our goal to reach net zero", said again without its year
    return not is_achieved(mention) and ("target_year" not in mention.slots or "target_year" not in group[0].slots)


def _claim(group: list[Mention], document: Document) -> Claim:
    ordered = sorted(group, key=lambda mention: _weight(mention, document), reverse=True)
    primary = ordered[0]
    slots: dict[str, Slot] = dict(primary.slots) | label_of_mentions(ordered)
    for mention in ordered[1:]:
        for name, slot in mention.slots.items():
            known = slots.get(name)
            if known is None or (known.origin is Origin.DOCUMENT and slot.origin is not Origin.DOCUMENT):
                slots[name] = slot if slot.origin is Origin.DOCUMENT else _supplied(slot, mention)
    return Claim(id="", kind=primary.kind, path=document.path, mentions=tuple(ordered), slots=_sorted(slots))


def _supplied(slot: Slot, mention: Mention) -> Slot:
    """Return a slot as another mention supplies it: from its words there, from all of them where it has none."""
    return replace(slot, origin=Origin.MENTION, span=slot.span or mention.span)


def _weight(mention: Mention, document: Document) -> tuple[int, int]:
    own = sum(slot.origin in {Origin.HERE, Origin.COORDINATION, Origin.TABLE} for slot in mention.slots.values())
    is_body = document.blocks[mention.block].kind is not BlockKind.HEADING
    return (int(is_body), own)


def _sorted(slots: Mapping[str, Slot]) -> dict[str, Slot]:
    return {name: slots[name] for name in sorted(slots)}
