"""Files that mean harm, and a system that fails: a clear error, a bounded cost, exit 2, and nothing lost or leaked.

`docs/limits.md` lists what is covered; each row of it has its test here or where the row says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import cli
from checker.cache import Cache
from checker.commands import outputs
from checker.config import read_configuration
from checker.documents import contents, read_document
from checker.errors import ConfigurationError, UsageError
from checker.limits import Limits
from checker.model import Document, Unreadable
from checker.path_patterns import matches
from checker.reading import Task, read_one
from tests.documents.pdf_at_hand import lines, pdf
from tests.fuzz.corpus import pack, seeds, unpack
from tests.timing import takes_at_most

ROOT = Path(__file__).resolve().parent.parent
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
CLAIM = "Norvale Foods will cut its Scope 1 emissions by 42% by 2030.\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


def changed(kind: str, member: str, content: bytes) -> bytes:
    """Return the container of the corpus with one member replaced."""
    members = [(name, content if name == member else old) for name, old in unpack(seeds(kind)[0])]
    return pack(members, zipfile.ZIP_DEFLATED)


def sheet(rows: str) -> bytes:
    return changed(
        "xlsx", "xl/worksheets/sheet1.xml", f"<worksheet {SHEET}><sheetData>{rows}</sheetData></worksheet>".encode()
    )


def body(content: str, before: str = "") -> bytes:
    xml = f"{before}<w:document {WORD}><w:body>{content}</w:body></w:document>"
    return changed("docx", "word/document.xml", xml.encode())


def presentation() -> bytes:
    chart = dict(unpack(seeds("pptx")[0]))["ppt/charts/chart1.xml"]
    points = "".join(f'<c:pt idx="{index}"><c:v>1</c:v></c:pt>' for index in range(20_001))
    return changed(
        "pptx", "ppt/charts/chart1.xml", chart.replace(b"</c:numCache>", f"{points}</c:numCache>".encode(), 1)
    )


def read(name: str, content: bytes, **limits: int) -> Document | Unreadable:
    return read_document(Path(name), name, content=content, limits=Limits(**limits))


TEXTS = "".join(f'<row r="{n}">' + '<c t="s"><v>0</v></c>' * 9 + "</row>" for n in range(1, 300))


@pytest.mark.parametrize(
    ("name", "make", "limits", "reason"),
    [
        ("a.docx", lambda: body("<w:p/>", LAUGHS), {}, "declares entities of its own"),
        ("a.docx", lambda: body("<w:p/>", f"<!--{'x' * 9000}-->{LAUGHS}"), {}, "declares entities of its own"),
        ("a.xlsx", lambda: changed("xlsx", "xl/worksheets/sheet1.xml", f"{LAUGHS}<x>&j;</x>".encode()), {}, "declares"),
        (
            "a.pptx",
            lambda: changed("pptx", "ppt/slides/slide1.xml", f"{LAUGHS}<x>&j;</x>".encode("utf-16")),
            {},
            "declares",
        ),
        ("a.xhtml", f"{LAUGHS}<html><p>&j;".encode, {}, "declares entities of its own"),
        ("a.docx", lambda: pack([("word/document.xml", b" " * 30_000_000)], zipfile.ZIP_DEFLATED), {}, "unpacks to"),
        ("a.docx", lambda: pack([(f"{n}", b"") for n in range(20_100)]), {}, "more than 20,000 parts"),
        ("a.docx", lambda: body("<w:p/>" * 200_000), {"unpacked_mib": 1}, "unpack"),
        (
            "a.docx",
            lambda: body(f"<w:p><w:r><w:t>{'word ' * 9000}</w:t></w:r></w:p>"),
            {"characters": 1000},
            "more than 1,000 c",
        ),
        ("a.xlsx", lambda: sheet(TEXTS), {"characters": 5000}, "more than 5,000 characters"),
        ("a.xlsx", lambda: sheet(TEXTS), {"cells": 100}, "more than 100 filled cells"),
        ("a.pptx", presentation, {}, "more than 20,000 points"),
        ("a.txt", lambda: b"We report.\0", {}, "a binary file"),
        ("a.pdf", lambda: pdf(lines(72, 700, "a"), lines(72, 700, "b")), {"pdf_pages": 1}, "at most 1 are read"),
        ("a.pdf", lambda: pdf(lines(72, 700, "a")), {"pdf_memory_mib": 1}, "more than 1 MiB of memory"),
    ],
)
def test_bombs_are_refused_with_a_reason_and_a_remedy(name, make, limits, reason):
    refused = read(name, make(), **limits)
    assert isinstance(refused, Unreadable)
    assert reason in refused.reason
    assert refused.remedy


def lying(content: bytes, size: int) -> bytes:
    """Return a container whose first entry lies about how large its member is."""
    packed = bytearray(content)
    at = packed.index(b"PK\x01\x02")
    packed[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(packed)


@pytest.mark.parametrize("size", [0, 1, 40, 2**31, 2**32 - 1])
def test_a_member_that_lies_about_its_size_costs_no_more_than_it_says(size):
    packed = lying(pack([("word/document.xml", b"<a>" + b"x" * 900_000)], zipfile.ZIP_DEFLATED), size)
    assert isinstance(read("a.docx", packed), Unreadable)


def test_a_container_in_a_container_is_not_opened():
    inner = pack([("deep", b" " * 100_000)], zipfile.ZIP_DEFLATED)
    for _ in range(20):
        inner = pack([("nested.zip", inner)], zipfile.ZIP_DEFLATED)
    refused = read("a.zip", inner)
    assert isinstance(refused, Unreadable)
    assert refused.reason == "It is a ZIP archive."


def test_members_that_share_their_bytes_count_each():
    packed = pack([("word/document.xml", b"<a>" + os.urandom(400_000))])
    start, end = packed.index(b"PK\x01\x02"), packed.index(b"PK\x05\x06")
    entry, tail = packed[start:end], bytearray(packed[end:])
    count = 700
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (count * len(entry)).to_bytes(4, "little")
    refused = read("a.docx", packed[:start] + entry * count + bytes(tail))
    assert isinstance(refused, Unreadable)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("far.xlsx", sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
        ("beyond.xlsx", sheet('<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>')),
        ("deep.docx", body("<w:sdt><w:sdtContent>" * 100 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100)),
        ("tables.docx", body("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60)),
        ("div.html", b"<div>" * 20_000 + b"x"),
        ("list.html", b"<ul><li>" * 10_000 + b"x"),
        ("table.html", b"<table><tr><td>" * 4_000 + b"x"),
        ("bold.html", b"<p><b><i><a href=x>" * 1_000 + b"x"),
        ("comments.html", b"<!--x--> " * 5_000),
        ("open.html", b"<!--" * 5_000),
        ("json.html", b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>x"),
        (
            "deep.xhtml",
            b'<html xmlns="http://www.w3.org/1999/xhtml">' + b"<div>" * 20_000 + b"</div>" * 20_000 + b"</html>",
        ),
        ("quotes.md", b"> " * 20_000 + b"x"),
        ("lists.md", b"\n".join(b" " * (2 * n) + b"- x" for n in range(500))),
        ("brackets.md", b"[" * 20_000),
        ("stars.md", b"*a **b " * 5_000),
        ("ticks.md", b" ".join(b"`" * n for n in range(1, 400))),
        ("table.md", b"|a" * 2_000 + b"|\n" + b"|-" * 2_000 + b"|\n" + b"|x\n" * 50),
        (
            "anchors.md",
            b"---\na: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(99)) + b"---\nx",
        ),
        ("number.md", b"---\ntitle: 1" + b":59" * 50_000 + b"\n---\nx"),
        ("nested.md", b"---\na: " + b"[" * 50_000 + b"\n---\nx"),
        ("tag.md", b"---\ntitle: !!python/object/apply:os.system [x]\n---\nx"),
        ("line.txt", b"word " * 400_000),
        ("word.txt", b"w" * 4_000_000),
        ("lines.txt", b"\n" * 2_000_000),
        ("remarks.txt", b"[esglint: ignore " * 5_000),
        ("commas.csv", b"," * 500_000),
        ("quotes.csv", b'"' * 500_001),
        ("marks.txt", "We \u202etxt.exe\u202c report \u2066more\u2069.".encode()),
        ("half.html", b"<p>&#xD800;&#xDFFF; half"),
        ("asterisks.pdf", pdf(lines(72, 700, "in th" + "*" * 4_000 + "e"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nested_long_and_odd_files_take_seconds_at_most(name, content):
    limited = subprocess.run(
        [sys.executable, "-c", LIMITED, name], input=content, capture_output=True, cwd=ROOT, check=False, timeout=300
    )
    assert limited.stdout.startswith((b"Document", b"Unreadable")), limited.stderr[-900:]


LIMITED = """if True:
    import sys
    from pathlib import Path
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    except ImportError:
        pass
    from checker.documents import read_document
    print(type(read_document(Path(sys.argv[1]), sys.argv[1], content=sys.stdin.buffer.read())).__name__)
"""


# what the configuration may set


def test_the_limits_of_the_configuration_hold_for_every_way_of_reading(here, capfd):
    (here / "esglint.yaml").write_text("limits: {file-mib: 1}\n")
    (here / "large.txt").write_text("We report.\n" * 100_000)
    (here / "fine.txt").write_text(CLAIM)
    for more in ([], ["--jobs", "2"], ["--no-cache"]):
        assert cli.run(["check", "large.txt", "fine.txt", "--quiet", *more]) == 2
        output, errors = capfd.readouterr()
        assert "large.txt: could not be read: It is larger than 1 MiB." in errors
        assert "file-mib" in errors
        assert "fine.txt:1" in output  # the others are checked all the same
    assert cli.run(["why", "large.txt:1"]) == 2


def test_a_document_that_the_cache_knows_is_refused_under_a_narrower_limit(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(seeds("xlsx")[0])
    cache = Cache(folder=tmp_path / "cache")
    task = Task(path=tmp_path / "book.xlsx", hints={})
    assert not isinstance(read_one(task, cache), Unreadable)
    narrow = Task(path=task.path, hints={}, limits=Limits(cells=1))
    assert isinstance(read_one(narrow, cache), Unreadable)
    assert not isinstance(read_one(task, cache), Unreadable)


@pytest.mark.parametrize(
    "text", ["limits: {file-mib: 0}", "limits: {cells: many}", "limits: {seconds: 3}", "limits: [1]"]
)
def test_mistakes_in_limits_have_a_line(tmp_path, text):
    path = tmp_path / "esglint.yaml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=r"esglint\.yaml:1:"):
        read_configuration(path, "esglint.yaml")


# patterns that users write

PATTERN = st.text(alphabet="ab*?/", max_size=8)


@settings(max_examples=400, deadline=None)
@given(PATTERN, st.text(alphabet="ab/", max_size=10))
def test_patterns_of_paths_mean_what_their_regular_expression_would(pattern, path):
    jokers = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    anywhere = "(?:.*/)?" if "/" not in pattern.rstrip("/") else ""
    expression = anywhere + "".join(jokers.get(part) or re.escape(part) for part in parts) + "(?:/.*)?"
    assert matches(pattern, path) is (re.fullmatch(expression, path, re.DOTALL) is not None)


def test_no_pattern_of_paths_can_take_long():
    pattern, path = "*a" * 30 + "b", "a" * 400
    assert takes_at_most(400, lambda: matches(pattern, path), lambda: [matches("a" * 30, "a" * 30) for _ in range(20)])


# a system that fails


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/stdin"])
def test_devices_are_not_read(here, device, capfd):
    assert cli.run(["check", device, "--quiet"]) == 2
    assert "It is not a regular file." in capfd.readouterr()[1]


@POSIX
def test_a_pipe_in_place_of_a_file_is_not_waited_for(here, monkeypatch):
    """What was a file when it was asked for may be a pipe when it is opened."""
    (here / "a.txt").write_text(CLAIM)
    status = (here / "a.txt").stat()
    (here / "a.txt").unlink()
    os.mkfifo(here / "a.txt")
    monkeypatch.setattr(Path, "stat", lambda *_, **__: status)
    assert contents.read_content(Path("a.txt")) == b""


def test_a_file_that_vanishes_or_grows_while_it_is_read(here, monkeypatch, capfd):
    (here / "a.txt").write_text(CLAIM)
    (here / "b.txt").write_text(CLAIM)
    found = cli.run(["check", "a.txt", "b.txt", "--quiet", "--no-cache"])
    assert found in {0, 1}
    capfd.readouterr()
    whole = contents._read_whole

    def vanish(path, limits):
        Path("a.txt").unlink(missing_ok=True)
        return whole(path, limits)

    def grow(path, limits):
        path.write_bytes(b"w" * 1_200_000)
        return whole(path, limits)

    monkeypatch.setattr(contents, "_read_whole", vanish)
    assert cli.run(["check", "a.txt", "b.txt", "--quiet", "--no-cache"]) == 2
    output, errors = capfd.readouterr()
    assert "a.txt: could not be read: There is no such file." in errors
    assert "b.txt:1" in output
    monkeypatch.setattr(contents, "_read_whole", grow)
    with pytest.raises(contents.RefusedError) as refused:
        contents.read_content(here / "b.txt", Limits(file_mib=1))
    assert refused.value.reason == "It is larger than 1 MiB."


@POSIX
def test_links_in_a_circle_are_neither_followed_nor_fatal(here, capfd):
    (here / "docs").mkdir()
    (here / "docs" / "a.txt").write_text(CLAIM)
    (here / "docs" / "loop").symlink_to(here / "docs")
    (here / "docs" / "self.txt").symlink_to("self.txt")
    assert cli.run(["check", "docs", "--quiet"]) == 2
    output, errors = capfd.readouterr()
    assert "docs/self.txt: could not be read: It cannot be opened: " in errors
    assert output.count("TGT001") == 1


SMALL_DISK = """if True:
    import resource, signal, sys
    from checker import cli
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
    sys.exit(cli.run(sys.argv[1:]))
"""


@POSIX
def test_a_full_disk_is_an_error_and_leaves_the_old_report(here, capfd):
    (here / "a.txt").write_text(CLAIM)
    (here / "out.json").write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, "check", "a.txt", "--format", "json=out.json"],
        cwd=here, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert (done.returncode, "out.json: cannot be written: File too large" in done.stderr) == (2, True), done.stderr
    assert (here / "out.json").read_text() == "old"
    assert sorted(path.name for path in here.iterdir() if path.suffix != "") == ["a.txt", "out.json"]
    if Path("/dev/full").exists():
        assert cli.run(["check", "a.txt", "--format", "json=/dev/full"]) == 2
        assert "/dev/full: cannot be written: No space left on device" in capfd.readouterr()[1]


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_an_error(here):
    (here / "a.txt").write_text(CLAIM)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "a.txt"], cwd=here, stdout=full, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, check=False, timeout=300,
        )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [13, 30, 28], ids=["permission", "read-only", "no space"])
def test_a_folder_that_may_not_be_written_is_an_error(here, monkeypatch, number):
    """Tests may run as root, who may write everywhere: the system's answer is put in its place."""

    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(UsageError, match=r"out\.json: cannot be written: " + os.strerror(number)):
        outputs.write_atomically(here / "out.json", "{}")
    assert not (here / "out.json").exists()


def test_a_cache_that_may_not_be_written_costs_nothing_but_time(here, monkeypatch, capfd):
    (here / "cachefile").write_text("no folder")
    monkeypatch.setenv("ESGLINT_CACHE_DIR", str(here / "cachefile"))
    (here / "a.txt").write_text(CLAIM)
    assert cli.run(["check", "a.txt", "--quiet"]) == 1
    assert "TGT001" in capfd.readouterr()[0]


# nothing leaves the project


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "evidence.yaml",
            "evidence: [{quote: q, who: w, sources: [{file: ../../etc/passwd, sha256: " + "0" * 64 + "}]}]",
            '".."',
        ),
        (
            "evidence.yaml",
            "evidence: [{quote: q, who: w, sources: [{file: /etc/passwd, sha256: " + "0" * 64 + "}]}]",
            "relative",
        ),
        ("esglint.yaml", "extends: ['../../../nowhere']", "nowhere"),
        ("esglint.yaml", "rules: [/dev/null]", "no folder"),
        ("esglint.yaml", "waivers: /dev/null/x", "cannot be read"),
        ("esglint.yaml", "a: &a [x]\nb: *a", "anchor"),
        ("esglint.yaml", "paths: !!python/name:os.system [x]", "tag"),
        ("esglint.yaml", "paths: " + "[" * 3000, ""),
        ("esglint.yaml", "{a: " * 900 + "}" * 900, ""),
        ("waivers.yaml", "waivers: " + "[" * 1200 + "]" * 1200, ""),
        ("esglint.yaml", 'paths: ["a\\0b"]', ""),
        ("esglint.yaml", "\0", ""),
    ],
)
def test_what_people_write_is_refused_with_its_file(here, capfd, name, text, told):
    (here / "esglint.yaml").write_text("")
    (here / name).write_text(text)
    (here / "a.txt").write_text(CLAIM)
    assert cli.run(["check", "--quiet"]) == 2
    _, errors = capfd.readouterr()
    assert told in errors
    assert "Traceback" not in errors
    assert "esglint.yaml" in errors or "evidence.yaml" in errors or "waivers.yaml" in errors or told in errors


def test_a_run_writes_nothing_beside_its_reports_and_its_cache(here):
    project = here / "project"
    project.mkdir()
    os.chdir(project)
    (project / "a.txt").write_text(CLAIM)
    before = {path for path in here.rglob("*") if ".cache" not in path.parts}
    cli.run(["check", "a.txt", "--format", "json=out.json", "--quiet"])
    cli.run(["extract", "a.txt"])
    after = {path for path in here.rglob("*") if ".cache" not in path.parts}
    assert after - before == {project / "out.json"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such name")
def test_a_file_whose_name_is_no_text_is_refused(here, capfd):
    Path(os.fsdecode(b"a\xff.txt")).write_text(CLAIM)
    (here / "b.txt").write_text(CLAIM)
    assert cli.run(["check", ".", "--quiet"]) == 2
    output, errors = capfd.readouterr()
    assert "a\ufffd.txt: could not be read: Its name is not UTF-8 text. Rename it." in errors
    assert "b.txt:1" in output


def test_the_limits_in_the_documentation_are_the_defaults(tmp_path):
    text = (ROOT / "docs" / "limits.md").read_text("utf-8")
    (tmp_path / "esglint.yaml").write_text(text.split("```yaml\n")[1].split("```")[0])
    assert read_configuration(tmp_path / "esglint.yaml", "esglint.yaml").limits == Limits()
