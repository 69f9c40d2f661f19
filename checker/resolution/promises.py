"""One promise told many times: "our goal to reach net zero" on page 3 is the net-zero target of page 12.

A report states its net-zero or neutrality target once, with year and scopes, and speaks of it all over. A mention
without a year is that target, unless it says something else of itself (another kind, another boundary, other scopes).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Mention, Value

NEUTRALITY = frozenset({"net_zero", "carbon_neutral"})  # the kinds that may be one commitment
_OWN = ("subject", "boundary", "ghg_scopes", "product")


def gather_promises(groups: Sequence[list[Mention]]) -> list[list[Mention]]:
    """Return the groups of mentions with every undated neutrality promise joined to the one it repeats."""
    gathered: list[list[Mention]] = []
    dated = [group for group in groups if _is_promise(group) and _values(group, "target_year")]
    for group in groups:
        if not _is_promise(group) or _values(group, "target_year"):
            gathered.append(group)
            continue
        homes = (home for home in chain(dated, gathered) if _is_promise(home) and _repeats(group, home))
        home = next(homes, None)
        if home is None:
            gathered.append(group)
        else:
            home.extend(group)
    return gathered


def is_achieved(mention: Mention) -> bool:
    """Tell whether a neutrality mention says that the state has been reached."""
    slot = mention.slots.get("modality")
    return slot is not None and slot.value == "achieved"


def _is_promise(group: list[Mention]) -> bool:
    return group[0].kind in NEUTRALITY and not any(is_achieved(mention) for mention in group)


def _repeats(group: list[Mention], home: list[Mention]) -> bool:
    if group[0].kind != home[0].kind:
        return False
    return all(not (own := _values(group, name)) or own == _values(home, name) for name in _OWN)


def _values(group: list[Mention], name: str) -> set[Value]:
    return {mention.slots[name].value for mention in group if name in mention.slots}
