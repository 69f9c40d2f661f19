"""Every reader, in the order in which it looks at a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.absolutes import read_absolutes
from checker.extraction.assurance import read_assurance
from checker.extraction.base_values import read_base_values
from checker.extraction.benefits import read_benefits
from checker.extraction.certificates import read_certificates
from checker.extraction.commitments import read_commitments
from checker.extraction.comparisons import read_comparisons
from checker.extraction.compensations import read_compensations
from checker.extraction.composites import read_composites
from checker.extraction.computed_changes import read_computed_changes
from checker.extraction.dated_plans import read_dated_plans
from checker.extraction.directions import read_directions
from checker.extraction.durations import read_durations
from checker.extraction.effects import read_effects
from checker.extraction.end_states import read_end_states
from checker.extraction.financial_products import read_financial_products
from checker.extraction.frameworks import read_frameworks
from checker.extraction.governance import read_governance
from checker.extraction.labels import read_labels
from checker.extraction.legal_duties import read_legal_duties
from checker.extraction.measures import read_measures
from checker.extraction.named_plans import read_named_plans
from checker.extraction.narrow_parts import read_narrow_claims
from checker.extraction.neutrality import read_neutrality
from checker.extraction.offsets import read_offsets
from checker.extraction.parts import read_parts
from checker.extraction.product_claims import read_product_claims
from checker.extraction.quotations import read_quotations
from checker.extraction.ratings import read_ratings
from checker.extraction.recognition import read_awards
from checker.extraction.releases import read_releases
from checker.extraction.renewable_use import read_renewable_use
from checker.extraction.said_ratios import read_said_ratios
from checker.extraction.shares import read_shares
from checker.extraction.social import read_social
from checker.extraction.superlatives import read_superlatives
from checker.extraction.targets import read_targets
from checker.extraction.whole_shares import read_whole_shares
from checker.extraction.wording import read_wording

if TYPE_CHECKING:
    from checker.extraction.drafts import Reader


def sought_by(reader: Reader) -> str:
    """Return what a reader looks for, as its name says it: "targets", "end states"."""
    return reader.__name__.removeprefix("read_").replace("_", " ")


READERS: tuple[Reader, ...] = (
    read_targets,
    read_measures,
    read_parts,
    read_shares,
    read_computed_changes,
    read_whole_shares,
    read_said_ratios,
    read_composites,
    read_neutrality,
    read_offsets,
    read_comparisons,
    read_effects,
    read_directions,
    read_base_values,
    read_commitments,
    read_named_plans,
    read_dated_plans,
    read_end_states,
    read_awards,
    read_ratings,
    read_certificates,
    read_frameworks,
    read_assurance,
    read_durations,
    read_releases,
    read_social,
    read_governance,
    read_wording,
    read_absolutes,
    read_product_claims,
    read_renewable_use,
    read_benefits,
    read_superlatives,
    read_quotations,
    read_compensations,
    read_financial_products,
    read_labels,
    read_legal_duties,
    read_narrow_claims,
)
# what the cells of a table of a product's features are asked
FEATURE_READERS: tuple[Reader, ...] = (read_product_claims, read_renewable_use)
