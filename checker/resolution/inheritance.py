"""What a mention inherits from a statement that holds for its whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Mention, Origin, Reading, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEASURES = frozenset({"metric", "change", "social"})
_DATED = _MEASURES | {"assurance"}
_APPARATUS = {"GRI": {"content_index"}, "SASB": {"sasb_industry"}, "ghg.scope3.cat15": {"method_reference"}}
_PROMISES = frozenset({"target", "net_zero", "carbon_neutral", "commitment"})
_DUE = {"target_year", "target_label", "target_end"}
_PLAN = {"plan_link", "plan_verifier"}
_OFFERS = {
    "product_env": {"investment_criteria"},
    "rating": {"investment_criteria"},
    "generic_env": {"investment_criteria", "recognised_performance"},
}
_BOUNDED = frozenset({"metric", "change", "target", "net_zero", "carbon_neutral", "social"})


def inherit(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions with the document's default slots where they have none of their own."""
    return tuple(_inherit(mention, reading) for mention in reading.mentions)


def _inherit(mention: Mention, reading: Reading) -> Mention:
    defaults = reading.facts.defaults
    wanted = {name for name in _wanted(mention.kind, mention.slots) if name in defaults and name not in mention.slots}
    slots = dict(mention.slots) | {name: defaults[name] for name in sorted(wanted)}
    if "denominator" not in slots and (basis := _intensity_basis(mention, reading)) is not None:
        slots["denominator"] = basis
    if reading.facts.entity is not None and "entity" not in slots:
        slots["entity"] = Slot(value=reading.facts.entity, origin=Origin.DOCUMENT)
    return replace(mention, slots=slots)


def _intensity_basis(mention: Mention, reading: Reading) -> Slot | None:
    """Return what the document says once that an intensity is per."""
    family, _, rest = _text(mention.slots, "metric").partition(".")
    return reading.facts.defaults.get(f"{family}_intensity_basis") if rest.startswith("intensity") else None


def has_scope(slots: Mapping[str, Slot], scope: int) -> bool:
    """Tell whether a figure or target covers Scope 1, 2 or 3, whatever else it covers."""
    scopes = slots.get("ghg_scopes")
    return scopes is not None and isinstance(scopes.value, tuple) and scope in scopes.value


def _wanted(kind: str, slots: Mapping[str, Slot]) -> set[str]:
    """Return the defaults that mean something for a mention of this kind with these slots."""
    wanted: set[str] = set(_PLAN if kind in _PROMISES else _OFFERS.get(kind, ()))
    if kind == "target":
        wanted |= _wanted_by_target(slots)
    if kind == "net_zero":
        wanted.add("residual_treatment")
    if kind in _DATED and not {"period", "date"} & slots.keys():
        wanted |= {"period", "period_year", "period_end"}
    if kind in _BOUNDED:
        wanted.add("boundary")
    if has_scope(slots, 2):
        wanted.add("scope2_method")
    if has_scope(slots, 3):
        wanted.add("scope3_categories")
    if _text(slots, "metric").startswith("safety."):
        wanted.add("hours_base")
    for name in ("framework", "metric"):
        wanted |= _APPARATUS.get(_text(slots, name), set())
    if "fy_label" in slots or kind == "report_release":
        wanted.add("fy_definition")
    return wanted


def _wanted_by_target(slots: Mapping[str, Slot]) -> set[str]:
    wanted: set[str] = set() if {"target_label", "is_limit"} & slots.keys() else set(_DUE)
    if _text(slots, "target_form") == "change":
        wanted |= {"base_year", "base_label"} if "base_label" not in slots else set()
        wanted |= {"basis"} if "denominator" not in slots else set()
    return wanted


def _text(slots: Mapping[str, Slot], name: str) -> str:
    slot = slots.get(name)
    return slot.value if slot is not None and isinstance(slot.value, str) else ""
