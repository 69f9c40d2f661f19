"""`esglint record`, `sign` and `verify`, from documents to what is written and printed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from openpyxl import Workbook

from checker import cli, pipeline
from checker.commands.options import Options
from checker.commands.record import write_record
from checker.config import DocumentEntry
from checker.errors import UsageError
from checker.model import Outcome
from checker.outcome import RuleDigests
from checker.record import digest_of, parse_record, record_digest, sign_off_digest, written
from checker.record_types import SignOff
from checker.reports.audit_record import audit_record
from checker.reports.presentation import Presentation
from checker.reports.verification import text_verification
from checker.settings import Settings
from checker.verification import Present, verify
from tests.golden import assert_golden
from tests.record_schema import record_schema
from tests.reports.samples import HOSTILE, RULES, full_report, hostile_report
from tests.rules.test_loader import written as rule_text

RELEASE = "Halden Foods will cut its emissions by 42% by 2030.\n\nWe used 9 GWh of energy in 2022.\n"
DIGESTS = RuleDigests(
    rules={name: digest_of(name) for name in RULES},
    packs=(("esglint", "0.1.0", digest_of("esglint")), ("our-own", "1.2", digest_of("our-own"))),
)
SIGNED = ("--name", "Maren Oakes", "--role", "Head of sustainability", "--date", "2025-04-02")


def sample():
    settings = Settings(
        profile="strict",
        severities={"TGT001": "warning"},
        documents=(DocumentEntry(files="press/**", kind="press-release", published=date(2025, 3, 4)),),
        as_of=date(2025, 4, 1),
    )
    return audit_record(
        full_report(),
        settings,
        DIGESTS,
        files={"esglint.yaml": digest_of("settings")},
        unread={"docs/scan.pdf": digest_of("scan")},
    )


def signed(record, *names):
    for name in names:
        own = sign_off_digest(name, "auditor", "2025-04-02", record.digest, record.sign_offs)
        one = SignOff(name=name, role="auditor", date="2025-04-02", record=record.digest, digest=own)
        record = replace(record, sign_offs=(*record.sign_offs, one))
    return record


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    write_documents()
    return tmp_path


def write_documents():
    Path("docs").mkdir()
    Path("docs/release.txt").write_bytes(RELEASE.encode())
    Path("docs/report.md").write_bytes(b"# Report\n\nWe will halve our waste by 2030.\n")


@pytest.fixture
def esglint(here, capfdbinary):
    def call(*arguments):
        code = cli.run(list(arguments))
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return call


@pytest.fixture(scope="module")
def record_of_the_documents(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("recorded"))
        write_documents()
        assert cli.run(["record", "docs", "-o", "record.json"]) == 0
        return Path("record.json").read_bytes()


@pytest.fixture
def recorded(esglint, record_of_the_documents):
    """Put the record beside the documents; it is the same wherever it is made."""
    Path("record.json").write_bytes(record_of_the_documents)
    return esglint


def content():
    return json.loads(Path("record.json").read_bytes())


def lines(answer):
    return answer[1].splitlines()


# what is in a record


def test_a_record_looks_like_its_golden_file():
    assert_golden("record.json", written(sample()).decode())


@pytest.fixture
def schema(repository):
    file = repository / "claims" / "record.schema.json"
    if os.environ.get("RENEW_GOLDEN"):
        file.write_bytes((json.dumps(record_schema(), indent=2) + "\n").encode())
    return json.loads(file.read_text("utf-8"))


def test_the_published_schema_is_that_of_the_types(schema):
    assert schema == record_schema()
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("words", ["", *HOSTILE], ids=repr)
def test_what_is_written_is_valid_by_the_schema_and_read_again(schema, words):
    record = sample()
    if words:
        record = audit_record(hostile_report(words), Settings(), DIGESTS, files={}, unread={})
    record = signed(record, "Jo", "Kim")
    Draft202012Validator(schema).validate(json.loads(written(record)))
    again = parse_record(written(record), "record.json")
    assert again == record
    assert record_digest(again) == record.digest


@pytest.mark.parametrize("part", ["counts", "digest", "sign_offs", "verdicts"])
def test_the_schema_misses_what_is_left_out_and_refuses_what_is_unknown(schema, part):
    plain = json.loads(written(sample()))
    assert not Draft202012Validator(schema).is_valid({name: one for name, one in plain.items() if name != part})
    assert not Draft202012Validator(schema).is_valid(plain | {"more": 1})


def test_every_claim_is_listed_against_every_rule_that_applies():
    outcomes = [(one.rule, one.outcome) for one in sample().verdicts]
    report = full_report()
    said = [one for one in report.verdicts if one.outcome is not Outcome.NOT_APPLICABLE]
    assert outcomes == [(one.rule, one.outcome.value) for one in said]
    assert {outcome for _, outcome in outcomes} == {"fail", "pass", "waived", "not-evaluated"}
    reasons = {one.outcome: one.reason for one in sample().verdicts if one.reason}
    assert reasons == {"waived": "accepted until 2026", "not-evaluated": "the publication date is unknown"}


def test_waivers_in_force_are_listed():
    (waiver,) = sample().waivers
    assert (waiver.rule, waiver.claim, waiver.reason) == ("NZR002", "metric-2", "accepted until 2026")


def test_a_rule_of_no_pack_is_recorded_and_not_compared():
    few = replace(DIGESTS, rules={"TGT001": digest_of("TGT001")})
    record = audit_record(full_report(), Settings(), few, files={}, unread={})
    assert [rule.id for rule in record.rules if rule.digest is None] == ["NZR002", "XDC001"]
    present = Present(version=record.esglint, documents={}, files={}, looked_at=(), rules=few)
    assert verify("record.json", record, present).deviations == ()


def test_a_record_of_workbooks_names_cells(esglint, here):
    book = Workbook()
    book.active.title = "Energy"
    for row in (("Indicator", "Unit", "2022", "2023"), ("Scope 1 emissions", "tCO2e", 1200.5, 1100)):
        book.active.append(row)
    book.save(here / "docs" / "book.xlsx")
    assert esglint("record", "docs/book.xlsx", "-o", "record.json")[0] == 0
    cells = {claim["mentions"][0]["location"]["cell"] for claim in content()["claims"]}
    assert {"C2", "D2"} <= cells
    assert any(claim["slots"]["value"]["amount"] == 1200.5 for claim in content()["claims"])


# writing


def test_a_record_is_the_same_bytes_whenever_and_however_it_is_made(esglint):
    first = esglint("record", "docs")
    assert first[0] == 0
    assert esglint("record", "docs", "--jobs", "2", "--no-cache")[1] == first[1]
    assert esglint("record", "docs", "-o", "record.json")[1].startswith("wrote record.json\n  2 documents, ")
    assert Path("record.json").read_text("utf-8") == first[1]


def test_findings_are_no_failure_and_unreadable_documents_are(esglint):
    Path("docs/scan.pdf").write_bytes(b"no pdf")
    code, _, errors = esglint("record", "docs", "missing.txt", "-o", "record.json")
    assert code == 2
    assert "docs/scan.pdf: could not be read" in errors
    digests = {one["path"]: one.get("sha256") for one in content()["documents"]}
    assert digests["docs/scan.pdf"] is not None
    assert digests["missing.txt"] is None
    assert esglint("verify", "record.json")[0] == 0
    Path("docs/scan.pdf").write_bytes(b"still no pdf")
    Path("missing.txt").write_text("Here.")
    assert lines(esglint("verify", "record.json"))[0].startswith("document docs/scan.pdf has changed (")
    assert lines(esglint("verify", "record.json"))[1] == "document missing.txt was not checked"


def test_settings_are_those_that_were_chosen(esglint):
    Path("esglint.yaml").write_text(
        "severities: {TGT001: info}\nentities: {Halden Foods: [Halden]}\ndocuments:\n"
        "  - {files: '**', published: 2025-01-31, severities: {MET001: off}}\n"
    )
    esglint("record", "docs", "-o", "record.json", "--profile", "strict", "--ignore", "GEN", "--as-of", "2025-04-01")
    assert content()["settings"] == {
        "profile": "strict",
        "ignore": ["GEN"],
        "severities": {"TGT001": "info"},
        "documents": [{"files": "**", "published": "2025-01-31", "severities": {"MET001": "off"}}],
        "entities": {"Halden Foods": ["Halden"]},
        "as_of": "2025-04-01",
    }


def test_a_record_takes_the_place_of_an_older_one_that_nobody_signed(recorded):
    Path("docs/report.md").write_text("We will halve our water use by 2030.\n")
    assert recorded("record", "docs", "-o", "record.json")[0] == 0
    assert recorded("verify", "record.json")[0] == 0
    assert lines(recorded("record", "docs", "-o", "record.json"))[0] == (
        "record.json stays as it is: nothing has changed"
    )


def test_a_signed_record_is_never_written_over(recorded):
    recorded("sign", "record.json", *SIGNED)
    before = Path("record.json").read_bytes()
    assert recorded("record", "docs", "-o", "record.json")[0] == 0
    assert Path("record.json").read_bytes() == before
    Path("docs/report.md").write_text("We will halve our water use by 2030.\n")
    code, output, errors = recorded("record", "docs", "-o", "record.json")
    assert (code, output) == (2, "")
    assert errors == "esglint: record.json: it is signed (Maren Oakes) and left as it is: name another file\n"
    assert Path("record.json").read_bytes() == before


@pytest.mark.parametrize("other", ["docs/release.txt", "esglint.yaml", "empty.json"])
def test_a_file_that_is_no_record_is_left_as_it_is(esglint, other):
    Path("esglint.yaml").write_text("fail-on: never\n")
    Path("empty.json").write_text("")
    before = Path(other).read_bytes()
    code, _, errors = esglint("record", "docs", "-o", other)
    assert code == 2
    assert errors.startswith(f"esglint: {other}: this is no record of esglint")
    assert errors.endswith("it is left as it is: name another file\n")
    assert Path(other).read_bytes() == before


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(esglint, monkeypatch):
    monkeypatch.setattr(pipeline, "check", None)
    assert esglint("record", "docs", "-o", "none/record.json") == (
        2, "", "esglint: none/record.json: the folder for this record does not exist\n",
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/stdout")
def test_a_device_can_be_written_to(esglint):
    assert esglint("record", "docs", "-o", os.devnull)[0] == 0


# signing


def test_sign_offs_are_named_statements_over_the_digest(recorded):
    code, output, _ = recorded("sign", "record.json", *SIGNED)
    digest = content()["digest"]
    assert (code, output) == (
        0,
        f"record.json: signed by Maren Oakes, Head of sustainability, 2025-04-02\n  over sha256 {digest}\n",
    )
    recorded("sign", "record.json", "--name", " Jo \t Lind ", "--role", "Auditor", "--date", "2025-04-03")
    first, second = content()["sign_offs"]
    assert (second["name"], second["date"], second["record"]) == ("Jo Lind", "2025-04-03", digest)
    assert first["record"] == digest
    assert content()["digest"] == digest
    assert lines(recorded("verify", "record.json")) == [
        "signed by Maren Oakes, Head of sustainability, 2025-04-02",
        "signed by Jo Lind, Auditor, 2025-04-03",
        "record.json: nothing has changed; 2 documents, 2 valid sign-offs",
    ]


def test_the_day_is_given_or_that_of_the_record_and_never_todays(recorded):
    code, _, errors = recorded("sign", "record.json", "--name", "Jo", "--role", "Auditor")
    assert code == 2
    assert "--date YYYY-MM-DD" in errors
    recorded("record", "docs", "-o", "dated.json", "--as-of", "2025-03-31")
    assert "Jo, Auditor, 2025-03-31\n" in recorded("sign", "dated.json", "--name", "Jo", "--role", "Auditor")[1]


@pytest.mark.parametrize(
    ("name", "role"), [("", "a"), ("a", " \n"), ("a\u202eb", "a"), ("a", "b\x1b[31m"), ("a" * 201, "b")]
)
def test_names_and_roles_are_words_on_one_line(recorded, name, role):
    before = Path("record.json").read_bytes()
    code, _, errors = recorded("sign", "record.json", "--name", name, "--role", role, "--date", "2025-04-02")
    assert code == 2
    assert "takes words on one line, 200 characters at most" in errors
    assert Path("record.json").read_bytes() == before


def test_nobody_signs_twice_nor_what_was_altered(recorded):
    recorded("sign", "record.json", *SIGNED)
    assert recorded("sign", "record.json", *SIGNED)[::2] == (
        2, "esglint: record.json: Maren Oakes, Head of sustainability, has signed it already\n",
    )  # fmt: skip
    text = Path("record.json").read_text("utf-8").replace('"release.txt', '"other.txt').replace("42%", "24%")
    Path("record.json").write_text(text)
    code, _, errors = recorded("sign", "record.json", "--name", "Jo", "--role", "Auditor", "--date", "2025-04-02")
    assert code == 2
    assert "altered after it was written or signed" in errors


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_record_is_whole_whenever_the_process_that_signs_it_is_killed(recorded):
    code = (
        "from datetime import date; from checker.commands.record import sign\n"
        "for number in range(10**6): sign('record.json', f'{number} in {START}', 'auditor', date(2025, 4, 2)), print('signed', flush=True)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parent.parent)}
    for start in range(4):
        command = [sys.executable, "-c", code.replace("{START}", str(start))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout.readline() == b"signed\n"
            time.sleep(0.03 + 0.017 * start)
            process.kill()
        found = json.loads(recorded("verify", "record.json", "--format", "json")[1])
        assert found["changes"] == []
        assert all(one["valid"] for one in found["sign_offs"])
    assert len(content()["sign_offs"]) >= 4


# verifying


def test_documents_that_changed_or_went_are_told_and_with_paths_those_that_came(recorded):
    assert recorded("verify", "record.json")[0] == 0
    Path("docs/release.txt").write_text(RELEASE + "More.\n")
    Path("docs/report.md").rename("docs/annual.md")
    code, *_ = answer = recorded("verify", "record.json")
    assert code == 1
    assert lines(answer)[0].startswith("document docs/release.txt has changed (")
    assert lines(answer)[1:] == [
        "document docs/report.md is not there, or cannot be read",
        "record.json: 2 changes; 2 documents, 0 valid sign-offs",
    ]
    assert "document docs/annual.md was not checked" in lines(recorded("verify", "record.json", "docs"))
    assert lines(recorded("verify", "record.json", "./docs/release.txt"))[1:] == [
        "record.json: 1 change; 1 document, 0 valid sign-offs"
    ]


def test_what_the_configuration_leaves_out_is_not_looked_for(recorded):
    Path("docs/drafts").mkdir()
    Path("docs/drafts/new.md").write_text("We will halve our waste by 2030.\n")
    assert recorded("verify", "record.json", "docs")[0] == 1
    Path("esglint.yaml").write_text("exclude: ['docs/drafts/**']\n")
    assert lines(recorded("verify", "record.json", "docs"))[:-1] == ["file esglint.yaml was not in use"]


def test_files_of_settings_are_compared(esglint, here, monkeypatch):
    (here / ".git").mkdir()
    Path("esglint.yaml").write_text("severities: {TGT001: info}\n")
    monkeypatch.chdir(here / "docs")
    esglint("record", ".", "-o", "../record.json")
    assert json.loads(Path("../record.json").read_bytes())["files"][0]["path"] == "../esglint.yaml"
    assert esglint("verify", "../record.json")[0] == 0
    Path("../esglint.yaml").write_text("severities: {TGT001: off}\n")
    assert lines(esglint("verify", "../record.json"))[0].startswith("file ../esglint.yaml has changed (")
    Path("../esglint.yaml").unlink()
    assert lines(esglint("verify", "../record.json"))[0] == "file ../esglint.yaml is not there, or cannot be read"


def test_a_document_that_may_not_be_read_is_told(recorded, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hashlib.file_digest", refuse)
    assert lines(recorded("verify", "record.json"))[0] == "document docs/release.txt is not there, or cannot be read"


def test_what_is_no_file_is_missing(recorded):
    Path("docs/report.md").unlink()
    Path("docs/report.md").mkdir()
    assert "document docs/report.md is not there, or cannot be read" in lines(recorded("verify", "record.json"))
    text = Path("record.json").read_text("utf-8").replace("docs/release.txt", "docs/\\u0000")
    Path("record.json").write_text(text)
    assert "document docs/␀ is not there, or cannot be read" in lines(recorded("verify", "record.json"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("42%", "24%"), ('"outcome": "fail"', '"outcome": "pass"'), ('"version": "0.1.0"', '"version": ""')],
)
def test_an_altered_record_is_told_and_its_sign_offs_do_not_hold(recorded, old, new):
    recorded("sign", "record.json", *SIGNED)
    text = Path("record.json").read_text("utf-8")
    assert old in text
    Path("record.json").write_text(text.replace(old, new))
    code, *_ = answer = recorded("verify", "record.json")
    assert code == 1
    assert lines(answer)[0].startswith("record record.json was altered after it was written (")
    assert lines(answer)[1].startswith("sign-off Maren Oakes does not hold")
    assert lines(answer)[-1].endswith("2 documents, 0 valid sign-offs")


def test_layout_and_line_ends_do_not_count(recorded):
    recorded("sign", "record.json", *SIGNED)
    Path("record.json").write_bytes(json.dumps(content(), indent=1).replace("\n", "\r\n").encode())
    assert recorded("verify", "record.json")[0] == 0


def test_no_sign_off_can_be_changed_taken_out_or_put_first():
    record = signed(sample(), "Jo", "Kim", "Lee")
    jo, kim, lee = record.sign_offs

    def holding(*sign_offs):
        present = Present(version="0.1.0", documents={}, files={}, looked_at=(), rules=RuleDigests(rules={}, packs=()))
        return [one.name for one in verify("r", replace(record, sign_offs=sign_offs), present).signed]

    assert holding(jo, kim, lee) == ["Jo", "Kim", "Lee"]
    assert holding(jo, lee) == ["Jo"]
    assert holding(kim, jo, lee) == []
    assert holding(jo, replace(kim, role="owner"), lee) == ["Jo", "Lee"]
    assert holding(jo, replace(kim, date="2025-04-03"), lee) == ["Jo", "Lee"]
    assert holding(jo, kim, lee, lee) == ["Jo", "Kim", "Lee"]


def test_rules_packs_and_program_that_differ_are_told(esglint, monkeypatch):
    Path("ours").mkdir()
    Path("ours/pack.yaml").write_text("name: acme\nversion: 1.0.0\nprefix: ACM\n")
    rule = rule_text("require: [base_year]", code="ACM001")
    Path("ours/ACM001.yaml").write_text(rule)
    esglint("record", "docs", "-o", "record.json", "--rules", "ours")
    assert esglint("verify", "record.json", "--rules", "ours")[0] == 0
    assert lines(esglint("verify", "record.json"))[:2] == [
        "pack acme is not among the packs here; --rules adds its folder",
        "rule ACM001 is no longer there",
    ]
    Path("ours/pack.yaml").write_text("name: acme\nversion: 1.1.0\nprefix: ACM\n")
    Path("ours/ACM001.yaml").write_text(rule.replace("base_year", "target_year"))
    found = lines(esglint("verify", "record.json", "--rules", "ours"))
    assert found[0].startswith("pack acme has changed (1.0.0 ")
    assert found[1].startswith("rule ACM001 has changed (")
    esglint("record", "docs", "-o", "plain.json")
    assert lines(esglint("verify", "plain.json", "--rules", "ours"))[0] == "pack acme was not among the packs"
    monkeypatch.setattr("checker.commands.record.__version__", "9.0.0")
    assert lines(esglint("verify", "plain.json"))[0] == "program esglint is another version (0.1.0 -> 9.0.0)"


def test_the_layout_of_a_rule_file_and_its_examples_change_nothing(esglint):
    Path("ours").mkdir()
    rule = rule_text("require: [base_year]", code="ACM001")
    Path("ours/ACM001.yaml").write_text(rule)
    esglint("record", "docs", "-o", "record.json", "--rules", "ours")
    Path("ours/ACM001.yaml").write_bytes(b"# a comment\r\n" + rule.replace("\n", "\r\n").encode())
    assert esglint("verify", "record.json", "--rules", "ours")[0] == 0


def test_words_of_a_record_are_shown_as_text():
    record = sample()
    packs = (replace(record.packs[0], version="\x1b[31m", name="\u202eesglint"), record.packs[1])
    record = signed(replace(record, packs=packs, digest=record_digest(replace(record, packs=packs))), "A\x1bB")
    rules = RuleDigests(rules={}, packs=(("\u202eesglint", "1\x07", digest_of("")),))
    found = verify("r\x1b.json", record, Present(version="\x1b", documents={}, files={}, looked_at=(), rules=rules))
    text = text_verification(found, Presentation())
    assert all(character.isprintable() for line in text.splitlines() for character in line)
    assert "signed by A␛B" in text


def test_json_says_the_same(recorded):
    recorded("sign", "record.json", *SIGNED)
    Path("docs/report.md").unlink()
    code, output, _ = recorded("verify", "record.json", "--format", "json")
    found = json.loads(output)
    assert code == 1
    assert found["record"] == {"path": "record.json", "digest": content()["digest"], "altered": False}
    assert found["sign_offs"] == [
        {"name": "Maren Oakes", "role": "Head of sustainability", "date": "2025-04-02", "valid": True}
    ]
    assert found["summary"] == {"documents": 2, "rules": len(content()["rules"]), "changes": 1}
    (change,) = found["changes"]
    assert (change["subject"], change["name"], change["state"]) == ("document", "docs/report.md", "missing")
    assert recorded("verify", "record.json", "--format", "json=out.json", "--format", "text")[1].startswith("signed")
    assert json.loads(Path("out.json").read_text()) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "which is JSON"),
        (b"\xff\xfe", "which is JSON"),
        (b"[" * 100_000, "which is JSON"),
        (b"[]", "Expected `object`"),
        (b'{"version": 2}', "Invalid enum value 2 - at `$.version`"),
        (b'{"version": 1, "version": 1}', 'the key "version" stands twice'),
        (b'{"version": NaN}', "NaN is no number of JSON"),
        (b'{"version": 1, "more": 1}', "unknown field `more`"),
        (b"1" * 5_000, "which is JSON"),
        (b'{"version": 1, "\\u001b[31m": 1}', "unknown field `\ufffd[31m`"),
        (b'{"version": 1, "' + b"x" * 5_000 + b'": 1}', "x…"),
    ],
)
def test_what_is_no_record_exits_2_and_says_why(esglint, text, message):
    Path("record.json").write_bytes(text)
    for command in (["verify", "record.json"], ["sign", "record.json", *SIGNED]):
        code, output, errors = esglint(*command)
        assert (code, output) == (2, "")
        assert errors.startswith("esglint: record.json: this is no record of esglint")
        assert message in errors


@pytest.mark.parametrize(("path", "message"), [("none.json", "No such file"), ("docs", ""), ("a\0b", "null")])
def test_a_record_that_cannot_be_read_exits_2(esglint, path, message):
    code, _, errors = esglint("verify", path)
    assert code == 2
    assert "the record cannot be read: " in errors
    assert message in errors


@given(st.text(max_size=40), st.text(max_size=40))
def test_different_words_have_different_digests(one, other):
    before = ()
    if (one, other) != (other, one):
        assert sign_off_digest(one, other, "d", "r", before) != sign_off_digest(other, one, "d", "r", before)


def test_a_digest_is_what_anybody_computes_from_the_file():
    """The recipe of the documentation, without our code."""
    plain = json.loads(written(signed(sample(), "Jo")))
    rest = {name: value for name, value in plain.items() if name not in {"digest", "sign_offs"}}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).hexdigest() == plain["digest"]


def test_verify_loads_neither_spacy_nor_documents(recorded, here):
    code = (
        "import sys; from checker.cli import run; run(['verify', 'record.json']);"
        "print([m for m in ('spacy', 'rich', 'jsonschema', 'checker.documents') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_record_with_waivers_asks_for_the_day_they_are_judged_by_and_keeps_their_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("esglint.yaml").write_text("paths: [note.md]\n")
    Path("note.md").write_text("Marl Foods will cut its Scope 1 emissions by 42% by 2030.\n")
    Path("waivers.yaml").write_text("waivers: []\n")
    with pytest.raises(UsageError, match="say the day that waivers are judged by"):
        write_record(Options(paths=("note.md",)), None, "record.json")
    write_record(Options(paths=("note.md",), as_of=date(2026, 5, 1)), None, "record.json")
    kept = json.loads(Path("record.json").read_text())
    assert [file["path"] for file in kept["files"]] == ["esglint.yaml", "waivers.yaml"]
