"""What a claim says, in the columns of the register."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker import vocabulary
from checker.model import Claim, Quantity
from checker.reports.html_page.words import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_AMOUNTS = ("target_value", "value", "change_value", "quantity", "percentile")
_NAMED = (  # what stands for the value of a claim without an amount
    "rating_level", "award_name", "end_state", "neutrality_term", "standard", "framework", "assurance_level",
    "product_property", "generic_term", "superlative", "report_title", "streak_n", "duration_years", "zero_claim",
    "sbti_wording",
)  # fmt: skip
_SIGNS = {"increase": "+", "decrease": "\N{MINUS SIGN}"}
_CHANGES = frozenset({"change_value", "target_value"})


def metric_words(claim: Claim) -> str:
    """Return what is measured: the metric's name in the vocabulary, or the document's own words."""
    known = vocabulary.metrics().get(str(claim.get("metric")))
    return known.name if known else in_words(claim.get("metric_name"))


def value_words(claim: Claim) -> str:
    """Return what is claimed: an amount with the sign of its change, or a name, level, standard."""
    slot, quantity = _amount(claim)
    if quantity is None:
        return next((in_words(claim.get(name)) for name in _NAMED if claim.get(name) is not None), "")
    is_change = slot == "change_value" or (slot == "target_value" and claim.get("target_form") == "change")
    if slot == "target_value" and claim.get("target_form") == "level":
        return f"to {in_words(quantity)}"
    sign = _SIGNS.get(str(claim.get("direction")), "") if is_change else ""
    previous = claim.get("previous_value") if slot == "value" else None
    before = f" (before: {in_words(previous)})" if isinstance(previous, Quantity) else ""
    return f"{sign}{in_words(quantity)}{before}"


def value_order(claim: Claim) -> str:
    """Return what the register sorts values by: a number, "" where there is none."""
    slot, quantity = _amount(claim)
    if quantity is None or not quantity.amount.is_finite():
        return ""
    sign = Decimal(-1) if slot in _CHANGES and claim.get("direction") == "decrease" else Decimal(1)
    return f"{quantity.amount * sign:f}"


def years_words(claim: Claim) -> str:
    """Return "2019 → 2030" for a target, the years of a change, or the period of a figure."""
    base, target = claim.get("base_year"), claim.get("target_year")
    if target is not None:
        return f"{base} → {target}" if base is not None else f"by {target}"
    own = claim.get("period_year") or claim.get("award_year")
    if claim.kind == "change" and base is not None and own is not None and base != own:
        return f"{base} → {own}"
    dates = (claim.get(name) for name in ("period", "rating_date", "valid_to", "date"))
    return str(own) if own is not None else next((in_words(one) for one in dates if one is not None), "")


def scope_words(claim: Claim) -> str:
    """Return what a claim covers: GHG scopes with the method of Scope 2, and its boundary in its own words."""
    return ", ".join(_scopes(claim))


def _scopes(claim: Claim) -> Iterator[str]:
    scopes, method = claim.get("ghg_scopes"), claim.get("scope2_method")
    if isinstance(scopes, tuple) and scopes:
        yield f"Scope {' and '.join(str(scope) for scope in scopes)}"
    if method in {"market", "location"}:
        yield f"{method}-based"
    for name in ("boundary", "product"):
        if claim.get(name) is not None:
            yield in_words(claim.get(name))


def _amount(claim: Claim) -> tuple[str, Quantity | None]:
    for name in _AMOUNTS:
        value = claim.get(name)
        if isinstance(value, Quantity):
            return name, value
    return "", None
