"""Which members of a group are at odds: the newest that cannot stand beside another, and those others."""

from types import SimpleNamespace

import pytest

from checker.rules import groups
from checker.rules.obligations import Case


class Wrong:
    """What an assertion that does not hold gives."""

    def __init__(self, undecided):
        self.undecided = undecided


def case(*values):
    members = tuple(SimpleNamespace(value=value) for value in values)
    return Case(subject=members[-1], members=members)


@pytest.mark.parametrize(
    ("values", "newest", "members"),
    [
        ((5, 5, 5, 7), 7, (5, 5, 5, 7)),
        ((5, 7, 7, 7), 7, (5, 7)),
        ((5, 7, 7, 5), 5, (7, 7, 5)),
        ((5, 5, 5), 5, (5, 5, 5)),  # no two of them are at odds: the group as it is
        ((None, None, 5), 5, (None, None, 5)),  # undecided is no contradiction
        ((None, 6, 5), 5, (6, 5)),
    ],
)
def test_the_newest_of_those_at_odds_is_told_with_the_others(monkeypatch, values, newest, members):
    def differs(_, pair):
        a, b = (one.value for one in pair.members)
        return [Wrong(undecided=a is None or b is None)] if a != b else []

    monkeypatch.setattr(groups, "false_assertion", differs)
    found = groups.at_odds(None, case(*values))
    assert found.subject.value == newest
    assert tuple(one.value for one in found.members) == members


def test_of_a_large_group_the_newest_are_looked_at(monkeypatch):
    asked = []
    monkeypatch.setattr(
        groups, "false_assertion", lambda _, pair: asked.extend(one.value for one in pair.members) or []
    )
    monkeypatch.setattr(groups, "_MOST", 3)
    groups.at_odds(None, case(1, 2, 3, 4, 5))
    assert set(asked) == {3, 4, 5}
