"""Rules: whether each claim meets each rule that applies to it."""

from checker.rules.evaluate import check_claims
from checker.rules.examples import run_examples
from checker.rules.gates import Circumstances
from checker.rules.library_cache import load_cached
from checker.rules.lint import lint_rules
from checker.rules.loader import Library, load_rules
from checker.rules.profiles import Selection, select_rules
from checker.rules.rule import Rule
from checker.rules.trials import read_trials

__all__ = [
    "Circumstances",
    "Library",
    "Rule",
    "Selection",
    "check_claims",
    "lint_rules",
    "load_cached",
    "load_rules",
    "read_trials",
    "run_examples",
    "select_rules",
]
