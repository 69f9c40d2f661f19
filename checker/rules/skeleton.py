"""A new rule file to fill in, in a pack that is begun where there is none: it loads as it is, and is a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.resources import resource_folder
from checker.rules.rule_files import PACK_FILE, rule_paths

if TYPE_CHECKING:
    from pathlib import Path

_ID = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_SKELETON = """\
# yaml-language-server: $schema=../rule.schema.json
id: {id}
name: what-holds-where-it-passes
severity: warning           # error, warning or info
status: draft               # runs only with --preview or --select {id}, until you delete this line
summary: One sentence - what the rule asks.
why: Why a reader needs it.
applies_to: [target]        # claim kinds: `esglint extract FILE` shows which kinds and slots a text has
when: claim.target_form == "change"
require: [base_year]        # or forbid, or assert
message: "the target for {{target_year}} names no base year"
fix: What to write, with the blanks named, for example "from a <year> base year".
references:
  - {{instrument: The guideline this comes from, clause: where in it}}
examples:
  fail:                     # at least three texts that the rule finds fault with
    - Halden Foods will cut its emissions by 42% by 2030.
  pass:                     # at least three that it is about and has nothing to say against
    - Halden Foods will cut its emissions by 42% by 2030 from a 2021 base year.
  ignore:                   # at least three near misses that it is not about
    - Halden Foods aims for a water reuse rate of 50% by 2030.
"""


_PACK = """\
# yaml-language-server: $schema=pack.schema.json
name: {name}
version: 0.1.0
prefix: {letters}
"""


def write_skeleton(folder: Path, rule: str, family: str | None = None) -> Path:
    """Write the skeleton of a rule into a pack and return its path; UsageError where there is such a file already.

    The family is the sub-folder: the one in which rules with the same letters are, unless it is named. A folder without
    rules becomes a pack whose ids begin with these letters. The JSON Schemas are put into the pack where they are not
    there, for editors.
    """
    if not _ID.fullmatch(rule):
        raise UsageError(f'"{rule}" is no rule id: two to eight capitals and three digits, such as ACME001')
    letters = rule.rstrip("0123456789")
    if family is not None and not re.fullmatch(r"[\w-]+", family):
        raise UsageError(f'"{family}" is no name of a family: letters, digits and hyphens')
    known = list(rule_paths([folder])) if folder.is_dir() else []
    taken = [path for path in known if path.stem == rule]
    alike = [path.parent for path in known if path.stem.rstrip("0123456789") == letters]
    target = (folder / family if family else alike[0] if alike else folder / letters.lower()) / f"{rule}.yaml"
    if taken:
        raise UsageError(f"{taken[0].as_posix()} is there already and was left as it is")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _begin_pack(folder, letters, is_new=not known)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_SKELETON.format(id=rule))
    except FileExistsError as error:
        raise UsageError(f"{target.as_posix()} is there already and was left as it is") from error
    except OSError as error:
        raise UsageError(f"{target.as_posix()}: cannot be written: {error.strerror}") from error
    return target


def _begin_pack(folder: Path, letters: str, *, is_new: bool) -> None:
    """Put the schemas into a pack, and `pack.yaml` into one without rules."""
    for name in ("rule.schema.json", "pack.schema.json"):
        schema = folder / name
        if not schema.exists():
            schema.write_bytes((resource_folder("rules") / name).read_bytes())
    about = folder / PACK_FILE
    if is_new and not about.exists():
        name = "-".join(re.findall(r"[a-z0-9]+", folder.resolve().name.lower())) or letters.lower()
        about.write_text(_PACK.format(name=name, letters=letters), encoding="utf-8", newline="\n")
