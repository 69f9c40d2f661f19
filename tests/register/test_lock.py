"""`esglint lock`, `check --locked`, and checking by the register alone, as a person calls them."""

from __future__ import annotations

import json
import shutil
import signal
import sys
from pathlib import Path

import pytest

from checker import cli
from checker.register import is_sealed
from tests.cross_document.sets import SETS
from tests.register.register_at_hand import RELEASE, contents, repository
from tests.register.register_at_hand import esglint as apart

FILES = ["claims/docs/report.md.json", "claims/press/release.md.json", "claims/press/report.md.json"]
NEW = "\nWe will cut our water use by 20% by 2031 from 2020.\n"
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(repository(tmp_path))
    return tmp_path


@pytest.fixture
def esglint(here, capfdbinary):
    """Run the command line and return exit code, standard output and standard error."""

    def call(*arguments):
        code = cli.run(list(arguments))
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return call


@pytest.fixture
def locked(here, esglint):
    assert esglint("lock")[0] == 0
    return here


def add(name, text=NEW):
    with Path(name).open("a", encoding="utf-8", newline="") as file:
        file.write(text)


# writing


def test_each_document_has_a_file_and_two_of_one_name_do_not_meet(esglint):
    code, output, errors = esglint("lock")
    assert (code, errors) == (0, "")
    assert sorted(path for path in contents(Path()) if path.startswith("claims")) == FILES
    assert output.splitlines() == [
        *(f"wrote {file}: It is not in the register. Claims: {count} new." for file, count in zip(FILES, (3, 2, 2), strict=True)),
        "3 documents locked in claims: 3 files written",
    ]  # fmt: skip


def test_nothing_is_touched_where_nothing_has_changed(locked, esglint):
    before = {path: path.stat().st_mtime_ns for path in map(Path, FILES)}
    bytes_before = contents(locked)
    assert esglint("lock") == (0, "3 documents locked in claims: nothing has changed\n", "")
    assert esglint("lock", "--no-cache") == (0, "3 documents locked in claims: nothing has changed\n", "")
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert contents(locked) == bytes_before


def test_the_files_are_the_same_wherever_and_however_often_they_are_written(locked, esglint, monkeypatch):
    before = contents(Path("claims"))
    shutil.rmtree("claims")
    for name in ("press/report.md", "docs"):  # one by one, in another order, with other documents beside
        assert esglint("lock", name)[0] == 0
    monkeypatch.chdir("docs")
    assert esglint("lock")[0] == 0
    assert contents(locked / "claims") == before


def test_only_what_has_changed_is_written(locked, esglint):
    add("press/release.md")
    before = contents(Path("claims"))
    code, output, _ = esglint("lock")
    assert code == 0
    assert output.splitlines()[0] == f"wrote {FILES[1]}: Its claims have changed. Claims: 1 new."
    changed = {name for name, content in contents(Path("claims")).items() if content != before[name]}
    assert changed == {"press/release.md.json"}


def test_the_folder_is_configured(here, esglint):
    Path("esglint.yaml").write_text("paths: [docs]\nclaims: review/register\n", encoding="utf-8")
    assert esglint("lock")[0] == 0
    assert Path("review/register/docs/report.md.json").is_file()


@pytest.mark.parametrize("folder", ["../outside", ".", "/tmp/outside-of-everything"])
def test_a_folder_outside_is_refused(here, esglint, folder):
    Path("esglint.yaml").write_text(f"paths: [docs]\nclaims: {folder}\n", encoding="utf-8")
    before = contents(here)
    code, _, errors = esglint("lock")
    assert code == 2
    assert "refused: the claims folder" in errors
    assert contents(here) == before


def test_a_document_outside_is_refused(here, esglint, tmp_path_factory):
    other = tmp_path_factory.mktemp("elsewhere") / "a.md"
    other.write_text(RELEASE, encoding="utf-8")
    code, _, errors = esglint("lock", str(other))
    assert code == 2
    assert "lies outside of" in errors
    assert not Path("claims").exists()


@needs_links
@pytest.mark.parametrize("link", ["claims", "claims/press", FILES[1]])
def test_a_link_is_refused(locked, esglint, link, tmp_path_factory):
    real = tmp_path_factory.mktemp("elsewhere") / "real"
    Path(link).rename(real)
    Path(link).symlink_to(real)
    add("press/release.md")
    before = {"real": real.read_bytes()} if real.is_file() else contents(real)
    code, _, errors = esglint("lock")
    assert code == 2
    assert "refused" in errors
    assert ({"real": real.read_bytes()} if real.is_file() else contents(real)) == before


def test_a_file_of_somebody_else_is_left_alone(here, esglint):
    Path(FILES[0]).parent.mkdir(parents=True)
    Path(FILES[0]).write_bytes(b'{"ours": true}')
    code, output, errors = esglint("lock")
    assert code == 2
    assert Path(FILES[0]).read_bytes() == b'{"ours": true}'
    assert "A file that esglint did not write stands where its register file belongs, and is left alone." in errors
    assert "2 files written" in output
    assert "run `esglint lock`" not in errors  # that would not help


def test_files_of_documents_that_are_gone_are_taken_away_and_no_others(locked, esglint):
    Path("press/report.md").unlink()
    Path("claims/press/own.json").write_text("{}", encoding="utf-8")
    Path("claims/press/web.yaml").write_text("version: 1\nclaims: []\n", encoding="utf-8")
    code, output, _ = esglint("lock")
    assert code == 0
    assert f"took away {FILES[2]}: The document is gone, and its register file is still there." in output
    assert output.endswith("2 documents locked in claims: 1 file taken away\n")
    assert not Path(FILES[2]).exists()
    assert Path("claims/press/own.json").exists()
    assert Path("claims/press/web.yaml").exists()


def test_a_run_over_some_documents_takes_away_only_theirs(locked, esglint):
    Path("press/report.md").unlink()
    Path("docs/report.md").unlink()
    add("docs/new.md")
    assert esglint("lock", "docs")[0] == 0
    assert not Path(FILES[0]).exists()
    assert Path(FILES[2]).exists()


def test_a_document_that_cannot_be_read_is_told_and_its_file_is_kept(locked, esglint):
    before = contents(Path("claims"))
    Path("docs/report.md").write_bytes(b"\0\1\2")
    code, output, errors = esglint("lock")
    assert code == 2
    assert "docs/report.md: could not be read" in errors
    assert output == "2 documents locked in claims: nothing has changed\n"
    assert contents(Path("claims")) == before


def test_a_damaged_file_is_written_anew(locked, esglint):
    before = contents(Path("claims"))
    text = Path(FILES[0]).read_text("utf-8")
    Path(FILES[0]).write_text(text[:2000], encoding="utf-8")
    assert esglint("lock", "--check")[2].startswith(
        f"docs/report.md: not as in {FILES[0]}: Its register file is damaged."
    )
    assert esglint("lock", "--quiet") == (0, "3 documents locked in claims: 1 file written\n", "")
    assert contents(Path("claims")) == before


def test_other_line_ends_of_a_checkout_are_no_change(locked, esglint):
    for file in map(Path, FILES):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert esglint("lock", "--no-cache") == (0, "3 documents locked in claims: nothing has changed\n", "")


def test_another_version_writes_its_name(locked, esglint, monkeypatch):
    monkeypatch.setattr("checker.sources.__version__", "9.9.9")
    monkeypatch.setattr("checker.locking.VERSION", "9.9.9")
    code, _, errors = esglint("check", "--locked", "--fail-on", "never")
    assert (code, errors) == (0, "")  # documents and register agree all the same
    assert "It was locked by esglint 0." in esglint("lock", "--check")[2]
    assert esglint("lock")[1].endswith("3 files written\n")
    assert '"esglint": "9.9.9"' in Path(FILES[0]).read_text("utf-8")


# killed, or failing, while it writes

KILLED = """
import os, pathlib, signal
left = [{left}]
plain = pathlib.Path.replace
def replace(self, target):
    if not str(target).endswith('.json'):
        return plain(self, target)  # an entry of the cache
    if left[0] == 0:
        {end}
    left[0] -= 1
    return plain(self, target)
pathlib.Path.replace = replace
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_run_that_is_killed_loses_nothing(locked, esglint, left):
    old = contents(locked)
    for name in ("docs/report.md", "press/release.md", "press/report.md"):
        add(name)
    documents = {name: content for name, content in contents(locked).items() if not name.startswith("claims")}
    killed = apart(locked, "lock", before=KILLED.format(left=left, end="os.kill(os.getpid(), signal.SIGKILL)"))
    assert killed.returncode == -signal.SIGKILL
    after = contents(locked)
    assert {name: after[name] for name in documents} == documents
    assert sum(after[name] != old[name] for name in FILES) == left
    assert all(is_sealed(after[name].decode()) for name in FILES)  # whole: the old ones, or the new ones
    assert esglint("lock")[1].endswith(f"3 documents locked in claims: {3 - left} file{'s' * (left < 2)} written\n")
    assert set(contents(locked)) == set(old)  # nothing is left lying about


def test_a_disk_that_is_full_loses_nothing(locked):
    add("docs/report.md")
    before = contents(locked)
    failed = apart(locked, "lock", before=KILLED.format(left=0, end="raise OSError(28, 'No space left on device')"))
    assert failed.returncode == 2
    assert failed.stderr == f"esglint: {FILES[0]}: cannot be written: No space left on device\n"
    assert contents(locked) == before


def test_a_folder_that_cannot_be_made_is_told(here, esglint):
    Path("claims").mkdir()
    Path("claims/docs").write_text("a file", encoding="utf-8")
    code, _, errors = esglint("lock")
    assert code == 2
    assert "claims/docs/report.md.json: cannot be written" in errors


# agreeing


def test_documents_that_agree_pass(locked, esglint):
    assert esglint("lock", "--check") == (0, "the register agrees with 3 documents\n", "")
    plain = esglint("check")
    assert esglint("check", "--locked") == plain
    assert esglint("check", "--locked", "--no-cache") == plain


def disagreeing():
    add("docs/new.md", "We will cut waste by 30% by 2031.\n")
    text = Path("docs/report.md").read_text("utf-8")
    Path("docs/report.md").write_text(text.replace("24,600", "24,700"), encoding="utf-8")
    add("press/release.md", "\nMore will follow.\n")
    Path("press/report.md").unlink()


EXPECTED = f"""docs/new.md: not as in claims/docs/new.md.json: It is not in the register. Claims: 1 new.
  + docs/new.md:1:9: new target "cut waste by 30% by 2031"
docs/report.md: not as in {FILES[0]}: Its claims have changed. Claims: 1 changed.
  ~ docs/report.md:7:1: changed metric "Scope 1 emissions were 24,700 t CO2e in 2023"
      value: 24,600 tCO2e -> 24,700 tCO2e
press/release.md: not as in {FILES[1]}: Its text has changed, its claims have not.
press/report.md: not as in {FILES[2]}: The document is gone, and its register file is still there.
run `esglint lock`: 4 register files out of date
"""


@pytest.mark.parametrize("arguments", [("lock", "--check"), ("check", "--locked", "--fail-on", "never", "--quiet")])
def test_documents_that_do_not_agree_are_told_one_by_one_and_how_to_mend_it(locked, esglint, arguments):
    disagreeing()
    before = contents(locked)
    code, output, errors = esglint(*arguments)
    assert (code, errors) == (2, EXPECTED)
    assert (output == "") == (arguments[0] == "lock")  # the rules are asked all the same
    assert contents(locked) == before
    assert esglint("lock")[0] == 0
    assert esglint(*arguments)[::2] == (0, "")


def test_dropped_claims_are_told_with_their_words(locked, esglint):
    text = Path("press/release.md").read_text("utf-8")
    Path("press/release.md").write_text(
        text.replace("Its plants recycled 87.5% of their waste in 2024.\n", ""), "utf-8"
    )
    errors = esglint("lock", "--check")[2]
    assert (
        '  - press/release.md:9:12: dropped metric "recycled 87.5% of their waste in 2024"\n' in errors
        or "1 dropped" in errors
    )


def test_a_slot_that_was_edited_by_hand_is_told(locked, esglint):
    text = Path(FILES[1]).read_text("utf-8")
    Path(FILES[1]).write_text(text.replace('"target_year": 2030', '"target_year": 2035'), encoding="utf-8")
    code, _, errors = esglint("check", "--locked", "--quiet", "press/release.md")
    assert code == 2
    assert errors.startswith(
        f"press/release.md: not as in {FILES[1]}: Its register file was changed by hand. Claims: 1 changed."
    )
    assert "      target_year: 2035 -> 2030\n" in errors


def test_a_forged_file_is_found_by_reading_everything_afresh(locked, esglint):
    from checker.register.seal import sealed

    text = Path(FILES[1]).read_text("utf-8")
    Path(FILES[1]).write_text(sealed(text.replace('"target_year": 2030', '"target_year": 2035')), encoding="utf-8")
    assert "It is read otherwise than when it was locked." in esglint("lock", "--check", "--no-cache")[2]


def test_what_the_configuration_says_of_a_document_is_held_against_the_register_too(locked, esglint):
    Path("esglint.yaml").write_text(
        "paths: [docs, press]\ndocuments:\n  - {files: press/release.md, jurisdiction: EU}\n", encoding="utf-8"
    )
    code, _, errors = esglint("lock", "--check")
    assert code == 2
    assert "What the configuration says of it (its kind, its date, ...) has changed." in errors


def test_a_document_with_very_many_changes_tells_some(locked, esglint):
    add(
        "docs/new.md",
        "".join(f"We will cut waste at site {index} by 30% by {2025 + index}.\n\n" for index in range(30)),
    )
    errors = esglint("lock", "--check")[2]
    assert errors.count("\n") < 30
    assert "more lines; `esglint extract` shows all claims" in errors


# by the register alone


def findings(output):
    report = json.loads(output)
    for document in report["documents"]:
        document.pop("register", None)
    return report


@pytest.mark.parametrize(("name", "documents"), [one[:2] for one in SETS[::4]], ids=[one[0] for one in SETS[::4]])
def test_sets_of_documents_give_the_same_findings_by_the_register(here, esglint, name, documents):
    shutil.rmtree("docs")
    shutil.rmtree("press")
    Path("docs").mkdir()
    for file, text in documents.items():
        Path("docs", file).write_text(text, encoding="utf-8")
    read = esglint("check", "docs", "--format", "json", "--show-passes")
    assert esglint("lock", "docs")[0] == 0
    shutil.rmtree("docs")
    known = esglint("check", "claims", "--format", "json", "--show-passes")
    assert (findings(known[1]), known[0], known[2]) == (findings(read[1]), read[0], read[2])


LIGHT = "print([name for name in ('spacy', 'checker.extraction', 'numpy', 'jsonschema') if name in sys.modules], file=sys.stderr)"


def test_without_documents_and_without_what_reads_them(here, esglint, repository_of_examples):
    read = esglint("check", "docs", "examples", "press", "--show-passes", "--format", "json")
    text = esglint("check", "docs", "examples", "press")
    assert esglint("lock", "docs", "examples", "press")[0] == 0
    for folder in ("docs", "examples", "press"):
        shutil.rmtree(folder)
    alone = apart(here, "check", "claims/", "--show-passes", "--format", "json", code=LIGHT)
    assert alone.stderr == "[]\n"
    assert findings(alone.stdout) == findings(read[1])
    assert json.loads(alone.stdout)["documents"][0]["register"] == FILES[0]
    assert (alone.returncode, len(findings(alone.stdout)["documents"])) == (read[0], 7)
    assert apart(here, "check", "claims").stdout == text[1]


@pytest.fixture
def repository_of_examples(here, repository):
    shutil.copytree(repository / "claims" / "examples", here / "examples")


def test_documents_that_have_not_changed_are_not_read_again(locked):
    done = apart(locked, "check", "--locked", "--quiet", code=LIGHT)
    assert done.stderr == "[]\n"


def test_a_single_register_file_is_checked_like_its_document(locked, esglint):
    assert esglint("check", FILES[1]) == esglint("check", "press/release.md")


def test_what_the_configuration_leaves_out_is_left_out_here_too(locked, esglint):
    Path("esglint.yaml").write_text("paths: [docs, press]\nexclude: [press, claims]\n", encoding="utf-8")
    report = json.loads(esglint("check", "claims", "--format", "json")[1])
    assert [one["path"] for one in report["documents"]] == ["docs/report.md"]
    assert json.loads(esglint("check", FILES[1], "--format", "json")[1])["summary"]["documents"] == 1


def test_a_register_that_is_out_of_date_is_no_substitute(locked, esglint):
    add("press/release.md")
    code, output, errors = esglint("check", "claims", "--quiet", "--fail-on", "never")
    assert code == 2
    assert f"{FILES[1]}: could not be read: Its document press/release.md has changed since it was locked." in errors
    assert "docs/report.md" in output or "press/report.md" in output  # the others are checked


def test_a_document_that_is_named_goes_before_its_register_file(locked, esglint):
    report = json.loads(esglint("check", "docs", "press", "claims", "--format", "json")[1])
    assert [one["path"] for one in report["documents"]] == ["docs/report.md", "press/release.md", "press/report.md"]
    assert not any("register" in one for one in report["documents"])


def test_the_register_can_be_compared_and_extracted_too(locked, esglint):
    by_register = json.loads(esglint("extract", "claims", "--format", "json")[1])
    assert [one["register"] for one in by_register["documents"]] == FILES
    assert findings(json.dumps(by_register)) == json.loads(esglint("extract", "docs", "press", "--format", "json")[1])
    assert esglint("diff", FILES[1], "press/release.md")[1] == "no claim differs\n"


# written by hand

WEB = """version: 1
about: {source: the town hall of March 2025, entity: Norvale Foods plc, published: 2025-03-05}
claims:
  - kind: target
    quote: We will cut our Scope 1 and 2 emissions by half by 2030.
    metric: ghg.scope12
    ghg_scopes: [1, 2]
    target_form: change
    direction: decrease
    target_value: {amount: 50, unit: "%"}
    target_year: 2030
"""


@pytest.fixture
def web(here):
    Path("claims").mkdir(exist_ok=True)
    Path("claims/town-hall.yaml").write_text(WEB, encoding="utf-8")


def test_claims_written_by_hand_are_checked_and_marked(here, web, esglint):
    code, output, _ = esglint("check", "claims/town-hall.yaml")
    assert code == 1
    assert output.startswith("claims/town-hall.yaml:5:12: error TGT001 change-target-has-baseline: ")
    assert " 5 |     quote: We will cut our Scope 1 and 2 emissions by half by 2030.\n" in output
    assert "   declared: the claim was written down by hand, from the town hall of March 2025\n" in output
    assert "1 document, 1 claim (1 declared): " in output
    report = json.loads(esglint("check", "claims/town-hall.yaml", "--format", "json")[1])
    (document,), (claim,) = report["documents"], report["claims"]
    assert (document["declared"], document["source"]) == (True, "the town hall of March 2025")
    assert (claim["declared"], claim["location"]["path"], claim["location"]["line"]) == (
        True,
        "claims/town-hall.yaml",
        5,
    )


def test_a_file_need_not_say_where_its_claims_are_made(here, web, esglint):
    Path("claims/town-hall.yaml").write_text(WEB.replace("source: the town hall of March 2025, ", ""), encoding="utf-8")
    assert "declared: the claim was written down by hand\n" in esglint("check", "claims/town-hall.yaml")[1]


def test_they_are_read_without_being_named(here, web, esglint):
    for arguments in ((), (".",), ("claims",)):
        report = json.loads(esglint("check", *arguments, "--format", "json")[1])
        assert "claims/town-hall.yaml" in [one["path"] for one in report["documents"]], arguments
    report = json.loads(esglint("check", "docs", "--format", "json")[1])
    assert [one["path"] for one in report["documents"]] == ["docs/report.md"]


def test_they_are_compared_with_documents(here, web, esglint):
    text = WEB.replace("kind: target", "kind: metric").replace(
        "We will cut our Scope 1 and 2 emissions by half by 2030.", "Scope 1 emissions were 25,900 t in 2023."
    )
    text = text[: text.index("    metric:")] + (
        "    metric: ghg.scope1\n    ghg_scopes: [1]\n    value: {amount: 25900, unit: tCO2e}\n    period_year: 2023\n"
    )
    Path("claims/town-hall.yaml").write_text(text, encoding="utf-8")
    output = esglint("check", "docs/report.md", "claims/town-hall.yaml", "--select", "XDC001")[1]
    assert "XDC001" in output
    assert "see docs/report.md:7:" in output


def test_mistakes_in_them_are_shown_with_their_line(here, web, esglint):
    Path("claims/town-hall.yaml").write_text(WEB.replace("target_year", "target_yaer"), encoding="utf-8")
    code, output, errors = esglint("check")
    assert (code, output) == (2, "")
    assert errors == (
        'claims/town-hall.yaml:11:5: error: unknown key "target_yaer" (did you mean "target_year"?)\n'
        " 11 |     target_yaer: 2030\n"
        "    |     ^^^^^^^^^^^\n"
    )


def test_locking_leaves_them_alone(here, web, esglint):
    before = Path("claims/town-hall.yaml").read_bytes()
    assert esglint("lock")[0] == 0
    assert Path("claims/town-hall.yaml").read_bytes() == before
    assert esglint("check", "--locked", "--fail-on", "never")[::2] == (0, "")


def test_nothing_to_lock_is_no_mistake(here, esglint):
    shutil.rmtree("docs")
    shutil.rmtree("press")
    Path("esglint.yaml").unlink()
    assert esglint("lock", ".") == (0, "0 documents locked in claims: nothing has changed\n", "")
    assert not Path("claims").exists()
