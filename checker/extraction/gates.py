"""Which sentences a reader need not be asked about: those without a number, a year or a word that it begins with.

Most readers begin by searching for their words, which costs nothing in a sentence without them. Those listed here begin
with something dearer; a sentence in which none of their patterns can match is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction import (
    assurance,
    base_values,
    comparisons_forms,
    compensations,
    dated_plans,
    directions_forms,
    financial_products,
    governance,
    legal_duties,
    narrow_parts,
    neutrality_forms,
    offsets,
    product_forms,
    rating_finds,
    releases,
    renewable_use,
    social_forms,
)
from checker.extraction.absolutes import read_absolutes
from checker.extraction.alignment import TEMPERATURE
from checker.extraction.base_values import read_base_values
from checker.extraction.benefits import BENEFIT, read_benefits
from checker.extraction.certificates import WORDS, read_certificates
from checker.extraction.clauses import pattern
from checker.extraction.commitments import PLAN_NAME, read_commitments
from checker.extraction.comparisons import read_comparisons
from checker.extraction.composites import INDEX, read_composites
from checker.extraction.computed_changes import read_computed_changes
from checker.extraction.directions import read_directions
from checker.extraction.durations import AGE, ANNIVERSARY, STREAK, read_durations
from checker.extraction.effects import read_effects
from checker.extraction.effects_forms import AVOIDED, CAUSE, CONTRIBUTES, DECARBONISES, HELPS
from checker.extraction.end_states import read_end_states
from checker.extraction.foundings import EVERY, FOUNDED
from checker.extraction.framework_names import ISO_NUMBER, standard_words
from checker.extraction.frameworks import read_frameworks
from checker.extraction.measures import read_measures
from checker.extraction.named_plans import read_named_plans
from checker.extraction.neutrality import read_neutrality
from checker.extraction.numbers import NUMBER
from checker.extraction.parts import read_parts
from checker.extraction.patterns import Gate
from checker.extraction.periods import PERIOD
from checker.extraction.product_claims import read_product_claims
from checker.extraction.quantities import WORD_NUMBERS
from checker.extraction.ratings import read_ratings
from checker.extraction.said_changes import FACTOR
from checker.extraction.said_ratios import read_said_ratios
from checker.extraction.science_targets import SBTI
from checker.extraction.shares import read_shares
from checker.extraction.social import read_social
from checker.extraction.superlatives import PRAISE, SUPERLATIVE, read_superlatives
from checker.extraction.targets import read_targets
from checker.extraction.verbs import HALVE
from checker.extraction.whole_shares import read_whole_shares
from checker.extraction.wording import read_wording
from checker.extraction.wording_forms import ABSOLUTE, TERM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.extraction.drafts import Reader

OPEN = Gate()
GATES: Mapping[Reader, Gate] = {
    read_targets: Gate(NUMBER, WORD_NUMBERS, HALVE),
    read_measures: Gate(NUMBER, WORD_NUMBERS),
    read_parts: Gate(NUMBER),
    read_shares: Gate(NUMBER),
    read_computed_changes: Gate(NUMBER, WORD_NUMBERS, FACTOR),
    read_whole_shares: Gate(NUMBER),
    read_said_ratios: Gate(NUMBER),
    read_composites: Gate(INDEX),
    read_neutrality: Gate(neutrality_forms.TERM),
    offsets.read_offsets: Gate(*offsets.ENTRIES),
    read_comparisons: Gate(comparisons_forms.HINT),
    read_effects: Gate(CAUSE, AVOIDED, CONTRIBUTES, HELPS, DECARBONISES),
    read_directions: Gate(directions_forms.HINT),
    read_base_values: Gate(base_values.STARTS),
    read_commitments: Gate(PERIOD, PLAN_NAME),
    read_named_plans: Gate(PERIOD),
    dated_plans.read_dated_plans: Gate(*dated_plans.ENTRIES),
    read_end_states: Gate(PERIOD),
    read_ratings: Gate(*rating_finds.ENTRIES),
    read_certificates: Gate(WORDS),
    read_frameworks: Gate(standard_words, ISO_NUMBER, SBTI, TEMPERATURE),
    assurance.read_assurance: Gate(*assurance.ENTRIES),
    read_durations: Gate(STREAK, AGE, ANNIVERSARY, FOUNDED, EVERY),
    releases.read_releases: Gate(*releases.ENTRIES),
    compensations.read_compensations: Gate(*compensations.ENTRIES),
    financial_products.read_financial_products: Gate(*financial_products.ENTRIES),
    narrow_parts.read_narrow_claims: Gate(*narrow_parts.ENTRIES),
    legal_duties.read_legal_duties: Gate(*legal_duties.ENTRIES),
    governance.read_governance: Gate(*governance.ENTRIES),
    read_social: Gate(*social_forms.ENTRIES, lambda: pattern(social_forms.ZERO)),
    read_wording: Gate(lambda: pattern(TERM)),
    read_absolutes: Gate(lambda: pattern(ABSOLUTE)),
    read_product_claims: Gate(product_forms.PROPERTY),
    renewable_use.read_renewable_use: Gate(*renewable_use.ENTRIES),
    read_benefits: Gate(BENEFIT),
    read_superlatives: Gate(lambda: pattern(SUPERLATIVE), lambda: pattern(PRAISE)),
}
