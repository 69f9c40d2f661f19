"""Rules: whether each claim meets each rule that applies to it.

What is asked for is loaded when it is asked for: a check needs neither the loader, where the cache knows the packs, nor
what runs examples and finds mistakes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.late import loader

if TYPE_CHECKING:
    from checker.rules.evaluate import check_claims
    from checker.rules.examples import run_examples
    from checker.rules.expressions import Expression, remember, remembered
    from checker.rules.gates import Circumstances
    from checker.rules.library import Library
    from checker.rules.library_cache import load_cached
    from checker.rules.lint import lint_rules
    from checker.rules.loader import load_rules
    from checker.rules.profiles import Selection, select_rules
    from checker.rules.rule import Rule
    from checker.rules.scopes import across_companies, by_scope
    from checker.rules.trials import read_trials

__all__ = [
    "Circumstances",
    "Expression",
    "Library",
    "Rule",
    "Selection",
    "across_companies",
    "by_scope",
    "check_claims",
    "lint_rules",
    "load_cached",
    "load_rules",
    "read_trials",
    "remember",
    "remembered",
    "run_examples",
    "select_rules",
]
_HOMES = {
    "Circumstances": "gates",
    "Expression": "expressions",
    "Library": "library",
    "Rule": "rule",
    "Selection": "profiles",
    "across_companies": "scopes",
    "by_scope": "scopes",
    "check_claims": "evaluate",
    "lint_rules": "lint",
    "load_cached": "library_cache",
    "load_rules": "loader",
    "read_trials": "trials",
    "remember": "expressions",
    "remembered": "expressions",
    "run_examples": "examples",
    "select_rules": "profiles",
}
__getattr__ = loader(__name__, _HOMES)
