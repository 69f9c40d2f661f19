from __future__ import annotations

from typing import TYPE_CHECKING

from checker import pipeline
from checker.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def changes(folder: Path, old: str, new: str) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    """Return status, kind and changed slots of each claim that differs."""
    for name, text in (("old.md", old), ("new.md", new)):
        (folder / name).write_text(f"{text}\n")
    found = pipeline.diff(folder / "old.md", folder / "new.md", Settings())
    return [
        (
            change.status.value,
            (change.after or change.before).kind,
            {one.slot: (_words(one.before), _words(one.after)) for one in change.slots},
        )
        for change in found.changes
    ]


def _words(value: object) -> str:
    return getattr(value, "text", None) or str(value)


TARGET = "Alder Mills will cut Scope 1 emissions by 42% by 2030 from a 2021 base year."


def test_the_same_claims_elsewhere_in_the_text_do_not_differ(tmp_path):
    assert changes(tmp_path, TARGET, f"We report every year.\n\n{TARGET}") == []


def test_a_value_and_a_deadline_that_moved_are_told_with_both_ends(tmp_path):
    new = TARGET.replace("42%", "40%").replace("2030", "2035")
    ((status, kind, slots),) = changes(tmp_path, TARGET, new)
    assert (status, kind) == ("changed", "target")
    assert slots["target_value"] == ("42%", "40%")
    assert slots["target_year"] == ("2030", "2035")


def test_a_slot_that_is_no_longer_stated_is_told(tmp_path):
    ((_, _, slots),) = changes(tmp_path, TARGET, TARGET.replace(" from a 2021 base year", ""))
    assert slots["base_year"] == ("2021", "None")


def test_new_and_dropped_claims_are_told_in_their_order(tmp_path):
    new = "Water withdrawal was 1,150 m3 in 2023."
    assert [(status, kind) for status, kind, _ in changes(tmp_path, TARGET, new)] == [
        ("new", "metric"),
        ("dropped", "target"),
    ]


def test_values_that_agree_in_another_unit_do_not_differ(tmp_path):
    old, new = "Scope 1 emissions were 11,900 t CO2e in 2023.", "Scope 1 emissions were 11.9 kt CO2e in 2023."
    assert all("value" not in slots for _, _, slots in changes(tmp_path, old, new))


def test_years_pair_with_their_own_year(tmp_path):
    old = "Scope 1 emissions were 12,400 t CO2e in 2022 and 11,900 t CO2e in 2023."
    new = "Scope 1 emissions were 12,400 t CO2e in 2022 and 11,800 t CO2e in 2023."
    ((status, _, slots),) = changes(tmp_path, old, new)
    assert (status, slots["value"]) == ("changed", ("11,900 t CO2e", "11,800 t CO2e"))


def test_folders_are_compared_as_wholes(tmp_path):
    for folder, text in (("old", TARGET), ("new", TARGET.replace("42%", "45%"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.md").write_text(text)
    found = pipeline.diff(tmp_path / "old", tmp_path / "new", Settings())
    assert [change.status.value for change in found.changes] == ["changed"]
