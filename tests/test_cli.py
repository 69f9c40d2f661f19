from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from checker import __version__, cli, example_runs, pipeline, rulebook
from checker.commands.bundles import KINDS
from checker.commands.terminal import describe_terminal
from checker.errors import Mistake, RulesError, UsageError
from checker.model import Severity
from checker.outcome import ExampleOutcome, Report, RuleDescription
from checker.progress import progress_bar
from checker.reports.formats import CHECK_FORMATS
from tests.reports.samples import RULES, full_report, one_finding

FOUND = one_finding("We will cut waste.", "cut waste", path="docs/a.txt")
NOTHING = replace(FOUND, verdicts=())
UNREADABLE = full_report()


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "ESGLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def asked(monkeypatch):
    """Replace the pipeline by one that returns `asked["report"]` and keeps what it was asked."""
    kept = {"report": FOUND}

    def answer(paths, settings, advance=None):
        kept.update(paths=paths, settings=settings, advance=advance)
        if isinstance(kept["report"], BaseException):
            raise kept["report"]
        return kept["report"]

    monkeypatch.setattr(pipeline, "check", answer)
    monkeypatch.setattr(pipeline, "extract", answer)
    return kept


@pytest.fixture
def esglint(here, capfdbinary):
    """Run the command line as `run` does and return exit code, standard output and standard error."""

    def call(*arguments):
        code = cli.run(list(arguments))
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return call


# what the run says


@pytest.mark.parametrize(
    ("report", "arguments", "code"),
    [
        (FOUND, [], 1),
        (FOUND, ["--fail-on", "warning"], 1),
        (FOUND, ["--fail-on", "never"], 0),
        (NOTHING, [], 0),
        (UNREADABLE, ["--fail-on", "never"], 2),
        (UNREADABLE, [], 2),
        (one_finding("We cut.", "cut", severity=Severity.WARNING), [], 0),
        (one_finding("We cut.", "cut", severity=Severity.WARNING), ["--fail-on", "warning"], 1),
        (one_finding("We cut.", "cut", severity=Severity.WARNING), ["--fail-on", "info"], 1),
        (one_finding("We cut.", "cut", severity=Severity.INFO), ["--fail-on", "warning"], 0),
        (UsageError("no"), [], 2),
        (RulesError((Mistake(path="r.yaml", line=1, column=1, message="m"),)), [], 2),
        (ZeroDivisionError("oops"), [], 3),
        (KeyboardInterrupt(), [], 130),
    ],
)
@pytest.mark.parametrize("kind", list(CHECK_FORMATS))
def test_exit_codes_are_the_same_for_every_format(esglint, asked, report, arguments, code, kind):
    asked["report"] = report
    assert esglint("check", "docs", "--format", kind, *arguments)[0] == code


def test_an_unreadable_document_is_named_with_reason_and_remedy_and_the_others_are_reported(esglint, asked):
    asked["report"] = UNREADABLE
    code, output, errors = esglint("check", "docs")
    assert code == 2
    assert errors == "docs/scan.pdf: could not be read: It is not text. Convert it to text.\n"
    assert "docs/release.txt:3:20: error TGT001" in output
    assert esglint("extract", "docs")[::2] == (2, errors)


def test_a_bug_asks_for_a_report_and_shows_the_traceback_only_on_demand(esglint, asked, monkeypatch):
    asked["report"] = ZeroDivisionError("oops")
    code, output, errors = esglint("check")
    assert (code, output) == (3, "")
    assert len(errors.splitlines()) == 1
    assert "ZeroDivisionError: oops" in errors
    assert "report" in errors
    assert "Traceback" in esglint("--debug", "check")[2]
    monkeypatch.setenv("ESGLINT_DEBUG", "1")
    assert "Traceback" in esglint("check")[2]


def test_mistakes_are_printed_with_line_and_caret(esglint, asked):
    mistake = Mistake(
        path="r.yaml", line=7, column=3, message="unknown key", hint='did you mean "when"?', source="  wen: x"
    )
    asked["report"] = RulesError((mistake, mistake))
    _, output, errors = esglint("check")
    assert output == ""
    assert errors == 2 * 'r.yaml:7:3: error: unknown key (did you mean "when"?)\n 7 |   wen: x\n   |   ^^^\n'


def test_an_interruption_says_so(esglint, asked):
    asked["report"] = KeyboardInterrupt()
    assert esglint("check")[2].strip() == "interrupted"


# options of check and extract


def test_every_option_reaches_the_pipeline(esglint, asked, here):
    (here / "ours").mkdir()
    esglint(
        "check", "a.txt", "b", "--rules", "ours", "--profile", "strict", "--select", "TGT,MET001", "--select", "NZR",
        "--ignore", " TGT009 , ,TGT008", "--as-of", "2026-01-31", "--kind", "message", "--published", "2025-03-04",
        "--jobs", "3", "--no-cache",
    )  # fmt: skip
    settings = asked["settings"]
    assert asked["paths"] == (Path("a.txt"), Path("b"))
    assert settings.rule_folders == (Path("ours"),)
    assert settings.profile == "strict"
    assert settings.select == ("TGT", "MET001", "NZR")
    assert settings.ignore == ("TGT009", "TGT008")
    assert (settings.as_of, settings.published) == (date(2026, 1, 31), date(2025, 3, 4))
    assert (settings.kind, settings.jobs) == ("message", 3)


def test_extract_reads_its_options(esglint, asked):
    esglint("extract", "a.txt", "--kind", "message", "--published", "2025-03-04", "--jobs", "auto")
    assert asked["settings"].kind == "message"
    assert asked["settings"].jobs is None


def test_without_paths_the_configuration_says_what_to_check_and_else_the_current_folder(
    esglint, asked, here, monkeypatch
):
    esglint("check")
    assert asked["paths"] == (Path(),)
    (here / ".git").mkdir()
    (here / "deep").mkdir()
    (here / "esglint.yaml").write_text(
        "paths: [docs]\nrules: [deep]\nfail-on: never\nprofile: strict\nignore: [A]\nselect: [B]"
    )
    assert esglint("check")[0] == 0
    assert asked["paths"] == (Path("docs"),)
    assert asked["settings"].default_profile == "strict"
    monkeypatch.chdir(here / "deep")
    assert esglint("check", "--fail-on", "error", "--ignore", "C", "--select", "D")[0] == 1
    assert asked["paths"] == (Path("../docs"),)
    assert asked["settings"].rule_folders == (here / "deep",)
    assert asked["settings"].ignore == ("A", "C")
    assert asked["settings"].select == ("D",)
    assert esglint("check", "x", "--config", "../esglint.yaml")[0] == 0
    assert asked["paths"] == (Path("x"),)


def test_paths_on_another_drive_are_shown_as_they_are(esglint, asked, here, monkeypatch):
    def fail(_):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    (here / "esglint.yaml").write_text("paths: [docs]")
    monkeypatch.setattr(os.path, "relpath", fail)
    assert esglint("check")[0] == 1
    assert asked["paths"] == (here / "docs",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--fromat", "json"], "No such option"),
        (["check", "--fail-on", "fatal"], "'fatal' is not one of"),
        (["check", "--as-of", "soon"], "'soon' does not match the format"),
        (["check", "--kind", "poem"], "'poem' is not one of"),
        (["extract"], "Missing argument 'PATHS"),
        (["explain"], "Missing argument 'RULE'"),
        (["check", "--format", "jsno"], 'there is no format "jsno": did you mean "json"?'),
        (["check", "--format", "zzz"], 'there is no format "zzz": one of: text, json, sarif, github'),
        (["extract", "a", "--format", "sarif"], 'there is no format "sarif": one of: yaml, json'),
        (["check", "--format", "json="], 'write json=FILE, or only "json"'),
        (["check", "--format", "json", "--format", "text"], "two formats go to the same place"),
        (["check", "--format", "json=a", "--format", "text=a"], "two formats go to the same place"),
        (["check", "--format", "json=none/a"], "none/a: the folder for this report does not exist"),
        (["check", "--jobs", "0"], '--jobs takes a number from 1 up, or "auto"; found "0"'),
        (["check", "--jobs", "x"], '--jobs takes a number from 1 up, or "auto"; found "x"'),
        (["check", "--rules", "none"], "there is no folder with rules at none"),
        (["check", "--config", "none.yaml"], "none.yaml: the configuration cannot be read: No such file"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_right(esglint, asked, arguments, message):
    code, output, errors = esglint(*arguments)
    assert (code, output) == (2, "")
    assert message in errors


def test_a_mistake_in_the_configuration_exits_2_with_its_line(esglint, asked, here):
    (here / "esglint.yaml").write_text("profil: x\n")
    code, _, errors = esglint("check")
    assert code == 2
    assert errors.startswith(
        'esglint.yaml:1:1: error: unknown key "profil" (did you mean "profile"?)\n 1 | profil: x\n'
    )


def test_reports_go_to_files_and_to_standard_output_in_one_run(esglint, asked, here):
    _, output, _ = esglint(
        "check", "--format", "json=out.json", "--format", "text", "--format", "sarif=out.sarif", "--color", "always"
    )
    assert "\x1b[" in output
    assert json.loads((here / "out.json").read_text())["version"] == 1
    assert json.loads((here / "out.sarif").read_text())["version"] == "2.1.0"
    assert sorted(path.name for path in here.iterdir()) == ["out.json", "out.sarif"]


def test_a_report_in_a_file_has_no_colours(esglint, asked, here):
    assert esglint("check", "--format", "text=out.txt", "--color", "always")[1] == ""
    assert "\x1b" not in (here / "out.txt").read_text()


def test_a_file_is_replaced_as_a_whole_through_links_and_keeps_its_mode(esglint, asked, here):
    (here / "real.json").write_text("old")
    (here / "real.json").chmod(0o640)
    (here / "link.json").symlink_to("real.json")
    esglint("check", "--format", "json=link.json")
    assert (here / "link.json").is_symlink()
    assert json.loads((here / "real.json").read_text())
    assert stat.S_IMODE((here / "real.json").stat().st_mode) == 0o640


def test_a_failure_while_writing_leaves_the_old_file_and_no_other(esglint, asked, here, monkeypatch):
    (here / "out.json").write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    code, _, errors = esglint("check", "--format", "json=out.json")
    assert (code, errors) == (2, "esglint: out.json: cannot be written: No space left on device\n")
    assert [path.name for path in here.iterdir()] == ["out.json"]
    assert (here / "out.json").read_text() == "old"


def test_a_device_is_written_to_and_not_replaced(esglint, asked):
    assert esglint("check", "--format", f"json={os.devnull}")[0] == 1
    assert not Path(os.devnull).is_file()


def test_min_severity_hides_but_does_not_forgive(esglint, asked):
    asked["report"] = one_finding("We cut.", "cut", severity=Severity.WARNING)
    code, output, errors = esglint("check", "--min-severity", "error", "--fail-on", "warning")
    assert code == 1
    assert output == "1 document, 1 claim: no findings\n"
    assert errors == "the run fails because of 1 finding that --min-severity error hides\n"
    assert esglint("check", "--min-severity", "warning", "--fail-on", "warning")[2] == ""


def test_quiet_statistics_and_passes_reach_the_report(esglint, asked):
    asked["report"] = full_report()
    assert "help:" not in esglint("check", "--quiet")[1]
    assert "1  info     XDC001" in esglint("check", "--statistics")[1]
    assert ": pass TGT001" in esglint("check", "--show-passes")[1]


def test_extract_writes_yaml_unless_told_otherwise(esglint, asked):
    assert esglint("extract", "a.txt")[1].startswith("version: 1\n")
    assert json.loads(esglint("extract", "a.txt", "--format", "json")[1])["claims"]


def test_output_is_utf_8_whatever_the_locale(asked, here):
    asked["report"] = one_finding("Ødby 我们", "我们")
    result = CliRunner(charset="ascii").invoke(cli.main, ["check", "--format", "text"])
    assert "Ødby 我们" in result.stdout_bytes.decode()


# colours, progress


@pytest.mark.parametrize(
    ("color", "environment", "watched", "expected"),
    [
        ("auto", {}, False, False),
        ("auto", {}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_decided_by_option_environment_and_terminal(color, environment, watched, expected):
    assert describe_terminal(color, environment, watched=watched).color is expected


def test_width_is_the_terminals_and_100_in_a_pipe(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    assert describe_terminal("auto", {}, watched=True).width == 40
    assert describe_terminal("auto", {}, watched=False).width == 100


class Screen:
    """A stream that says it is a terminal."""

    def __init__(self):
        self.written = ""

    def write(self, text):
        self.written += text
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return True


def test_progress_is_shown_after_a_second_and_only_to_a_person(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    screen = Screen()
    with progress_bar(screen, watched=False) as advance:
        assert advance is None
    with progress_bar(screen, watched=True) as advance:
        advance(1, 10)
        assert screen.written == ""
        clock[0] = 1.5
        advance(10, 10)
        assert screen.written == ""
        advance(2, 10)
        advance(3, 10)
    assert "reading documents" in screen.written


def test_nothing_is_asked_for_progress_in_a_pipe(esglint, asked):
    esglint("check")
    assert asked["advance"] is None


# rules, explain, init


def test_explain_shows_one_rule(esglint, monkeypatch):
    monkeypatch.setattr(rulebook, "explain", lambda word, settings: RULES[word])
    assert esglint("explain", "TGT001")[1].startswith("TGT001 change-target-has-baseline (error)\n")


def test_rules_list_shows_the_table(esglint, monkeypatch):
    monkeypatch.setattr(rulebook, "list_rules", lambda settings, places: tuple(RULES.values()))
    assert esglint("rules", "list")[1].endswith("3 rules, 3 on\n")


def test_rules_list_names_the_line_of_the_configuration(esglint):
    Path("esglint.yaml").write_text("fail-on: never\nseverities:\n  TGT001: info\n  TGT002: off\n")
    lines = esglint("rules", "list", "--profile", "report")[1].splitlines()
    ends = {line.split()[0]: line.rpartition("(")[2] for line in lines}
    states = {line.split()[0]: line.split()[1] for line in lines}
    assert (ends["TGT001"], states["TGT001"]) == ("severity of esglint.yaml:3)", "info")
    assert (ends["TGT002"], states["TGT002"]) == ("off in esglint.yaml:4)", "off")
    assert (ends["FRM001"], states["FRM001"]) == ("severity of profile report)", "error")
    assert (ends["TGT009"], states["TGT009"]) == ("only where selected)", "off")


def test_rules_lint_shows_all_mistakes_and_exits_1(esglint, monkeypatch):
    found = []
    monkeypatch.setattr(rulebook, "lint_rules", lambda settings: tuple(found))
    assert esglint("rules", "lint") == (0, "no mistakes in the rules\n", "")
    found.append(Mistake(path="r.yaml", line=1, column=1, message="m"))
    assert esglint("rules", "lint") == (1, "r.yaml:1:1: error: m\n\n1 mistake in the rules\n", "")
    found *= 2
    assert esglint("rules", "lint")[1].endswith("\n2 mistakes in the rules\n")


def test_rules_test_can_show_what_no_example_reaches(esglint):
    code, out, _ = esglint("rules", "test", "--coverage", "--select", "TGT001")
    assert code == 0
    assert out.splitlines()[-1].endswith("things that examples can reach")


def test_rules_new_writes_a_draft_once(esglint):
    code, out, _ = esglint("rules", "new", "ACME001", "--rules", ".")
    assert (code, out.split(":")[0]) == (0, "wrote acme/ACME001.yaml")
    assert esglint("rules", "test", "--rules", ".", "--select", "ACME001")[0] == 0
    assert esglint("rules", "new", "ACME001", "--rules", ".")[0] == 2


def test_the_first_rule_of_a_folder_makes_it_a_pack(esglint, here):
    assert esglint("rules", "new", "ACME001", "--rules", "Our Rules", "--family", "gifts")[0] == 0
    about = (here / "Our Rules" / "pack.yaml").read_text()
    assert about.endswith("\nname: our-rules\nversion: 0.1.0\nprefix: ACME\n")
    assert sorted(path.name for path in (here / "Our Rules").iterdir()) == [
        "gifts", "pack.schema.json", "pack.yaml", "rule.schema.json",
    ]  # fmt: skip
    assert esglint("rules", "lint", "--rules", "Our Rules")[0] == 0
    (here / "Our Rules" / "pack.yaml").unlink()
    assert esglint("rules", "new", "ACME002", "--rules", "Our Rules")[0] == 0
    assert not (here / "Our Rules" / "pack.yaml").exists()


def test_rules_test_exits_1_where_an_example_fails(esglint, monkeypatch):
    found = [ExampleOutcome(rule="TGT001", expected="fail", text="x")]
    monkeypatch.setattr(example_runs, "run_examples", lambda settings: tuple(found))
    assert esglint("rules", "test") == (0, "1 example of 1 rule: none failed\n", "")
    found.append(ExampleOutcome(rule="TGT001", expected="pass", text="y", problem="no finding"))
    assert esglint("rules", "test")[0] == 1


def test_init_writes_a_valid_configuration_once(esglint, asked, here):
    assert esglint("init") == (0, "wrote esglint.yaml: now run `esglint check`\n", "")
    before = (here / "esglint.yaml").read_bytes()
    assert esglint("check")[0] == 1
    assert asked["settings"].default_profile == "default"
    assert esglint("init") == (2, "", "esglint.yaml is there already and was left as it is\n")
    assert (here / "esglint.yaml").read_bytes() == before


def test_init_says_when_it_cannot_write(esglint, monkeypatch):
    def fail(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    assert esglint("init") == (2, "", "esglint: esglint.yaml: cannot be written: Permission denied\n")


# documentation and start


def commands():
    """Yield the words of every command with the command."""
    for name, command in cli.main.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {word}", one) for word, one in command.commands.items())
        else:
            yield name, command


def section(repository, words):
    text = (repository / "docs" / "cli.md").read_text("utf-8")
    found = re.search(rf"^## `esglint {words}[^`]*`$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no section for esglint {words}"
    return found[1]


@pytest.mark.parametrize(
    ("words", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_documented_and_nothing_else(repository, words, command):
    text = section(repository, words)
    options = {name for option in command.params for name in option.opts if name.startswith("--")}
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", text, re.MULTILINE))


def test_choices_and_exit_codes_are_documented(repository):
    text = (repository / "docs" / "cli.md").read_text("utf-8")
    for kind in KINDS:
        assert f"`{kind}`" in text
    for code in (0, 1, 2, 3, 130):
        assert f"| {code} |" in text
    for option in cli.main.params:
        assert f"`{option.opts[0]}`" in text


def run(*arguments, cwd=None, **environment):
    known = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        capture_output=True, cwd=cwd, env=known | environment, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["check", "--help"], 0), (["--version"], 0), ([], 2), (["check", "--format", "x"], 2)],
)
def test_the_module_runs_as_a_program(arguments, code):
    assert run(*arguments).returncode == code


def test_the_version_is_the_packages():
    assert run("--version").stdout.decode() == f"esglint, version {__version__}\n"


def test_help_loads_nothing_heavy():
    code = "import sys; from checker.cli import run; run(['--help']); print([m for m in ('spacy', 'jsonschema', 'rich', 'yaml', 'msgspec') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_stops_reading_does_not_change_the_outcome():
    code = """if True:
        import sys
        from checker import cli, pipeline
        from checker.outcome import Report
        pipeline.check = lambda *_: Report(documents=(), claims=())
        sys.exit(cli.run(["check", "."]))
    """
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_empty_report_and_a_rule_that_is_off_need_no_special_case(esglint, asked, monkeypatch):
    asked["report"] = Report(documents=(), claims=())
    assert esglint("check") == (0, "0 documents, 0 claims: no findings\n", "")
    off = RuleDescription(id="A1", name="a", severity=Severity.INFO, summary="Say it.", is_on=False)
    monkeypatch.setattr(rulebook, "list_rules", lambda settings, places: (off,))
    assert esglint("rules", "list")[1] == "A1  off      a  Say it.\n1 rule, 0 on\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")
def test_control_c_exits_with_130():
    code = """if True:
        import sys, time
        from checker import cli, pipeline
        def wait(*_):
            print("ready", flush=True)
            time.sleep(60)
        pipeline.check = wait
        sys.exit(cli.run(["check", "."]))
    """
    started = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with started as process:
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.strip()) == (130, b"interrupted")


def test_annotate_writes_a_copy_and_says_how_many_findings_it_holds(tmp_path):
    docx = pytest.importorskip("docx")
    source = docx.Document()
    source.add_paragraph("Marl Foods will cut its Scope 1 emissions by 42% by 2030.")
    source.save(tmp_path / "draft.docx")
    before = (tmp_path / "draft.docx").read_bytes()
    done = run("annotate", "draft.docx", "--author", "Ada", "--select", "TGT001", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"draft.reviewed.docx: 1 finding noted\n")
    assert [comment.author for comment in docx.Document(tmp_path / "draft.reviewed.docx").comments] == ["Ada"]
    assert (tmp_path / "draft.docx").read_bytes() == before
    done = run("annotate", "draft.docx", "-o", "gone/x.docx", cwd=tmp_path)
    assert (done.returncode, b"the folder for this file does not exist" in done.stderr) == (2, True)
    done = run("annotate", "none.docx", cwd=tmp_path)
    assert (done.returncode, b"There is no such file" in done.stderr) == (2, True)
    (tmp_path / "note.md").write_text("We will cut water use.")
    done = run("annotate", "note.md", cwd=tmp_path)
    assert (done.returncode, b"Word and PDF files only" in done.stderr) == (2, True)


def test_named_files_are_left_out_where_that_is_asked_for(esglint):
    Path("press").mkdir()
    Path("esglint.yaml").write_text("paths: [press]\nexclude: ['**/draft.md']\n", encoding="utf-8")
    for name in ("a.md", "press/draft.md"):
        Path(name).write_text("Norvale Foods will cut its emissions by 42% by 2030.\n", encoding="utf-8")
        assert esglint("check", name)[0] == 1
        assert esglint("check", "--force-exclude", name)[0] == 0
    Path("press/b.md").write_text("Norvale Foods will cut its emissions by 42% by 2030.\n", encoding="utf-8")
    assert esglint("check", "--force-exclude", "press/b.md", "a.md")[0] == 1
    code, output, _ = esglint("check", "--force-exclude", "press")
    assert (code, "draft.md" in output) == (1, False)


def test_a_claim_file_is_no_text_to_be_tied(tmp_path):
    (tmp_path / "release.json").write_text("{}")
    (tmp_path / "data.csv").write_text("Metric,2024\nWater (m3),12\n")
    done = run("tie-out", "release.json", "--against", "data.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert b"release.json: name the document itself" in done.stderr
