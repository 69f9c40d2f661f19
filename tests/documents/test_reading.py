from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.documents import RefusedError, encode_text, read_document
from checker.documents.encoding import UndecodableError, decode
from checker.limits import Limits
from checker.model import Document, Unreadable
from tests.documents.documents_at_hand import container, document, outcome, outline

TEXT = "Ökostrom – 40 % “green” at 80 €."


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), id="UTF-16 LE"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="UTF-16 BE"),
        pytest.param(b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), id="UTF-32 LE"),
        pytest.param(b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), id="UTF-32 BE"),
        pytest.param(TEXT.encode("cp1252"), id="Windows-1252"),
    ],
)
def test_encodings_are_told_apart(content):
    read = document(content)
    assert (read.text, outline(read)) == (TEXT, [("paragraph", TEXT)])


@pytest.mark.parametrize(
    ("declaration", "encoding", "word"),
    [
        ('<meta charset="iso-8859-2">', "iso-8859-2", "Łódź"),
        ("<meta charset=windows-1251>", "cp1251", "отчёт"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "shift_jis", "報告"),
        ('<?xml version="1.0" encoding="gb2312"?>', "gb2312", "报告"),
        ('<meta charset="iso-8859-1">', "utf-8", "Łódź"),
        ('<meta charset="iso-8859-1">', "cp1252", "“Kreß”"),
        ('<meta charset="us-ascii">', "cp1252", "Kreß"),
        ('<meta charset="utf-8">', "cp1252", "Kreß"),
        ('<meta charset="no-such-set">', "utf-8", "Łódź"),
        ('<meta charset="rot13">', "utf-8", "Łódź"),
        ('<meta charset="unicode_escape">', "utf-8", "Łódź"),
        ("<p>", "utf-8", "Łódź"),
    ],
)
def test_declared_character_sets(declaration, encoding, word):
    assert outline(document(f"{declaration}<p>{word}".encode(encoding), "page.html")) == [("paragraph", word)]


def test_a_declaration_inside_plain_text_declares_nothing():
    assert decode('Write <meta charset="shift_jis"> – “so”.'.encode()).endswith("– “so”.")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xef\xbb\xbfab\xff", "it is marked as UTF-8, but byte 5 is not"),
        (b"\xff\xfea\x00b", "it is marked as UTF-16, but byte 4 is not"),
        (b"no \x81 letter", "its bytes are neither UTF-8 nor Windows-1252"),
    ],
)
def test_bytes_that_are_text_in_no_encoding(content, told):
    with pytest.raises(UndecodableError, match=told):
        decode(content)
    refused = outcome(content, "release.txt")
    assert refused == Unreadable(
        path="release.txt", reason=f"It cannot be decoded: {told}.", remedy="Save it as UTF-8."
    )


EXPORT = "Export it to HTML, Markdown or plain text and check that."
DOCX = "Save it as DOCX or PDF, and check that."
XLSX = "Save it as XLSX or CSV, and check that."
PPTX = "Save it as PPTX or PDF, and check that."
PAGE = "Save the page as HTML only, or print it to PDF, and check that."
UNPACK = "Unpack it, and check the files in it."
PICTURE = "Check the document that the picture is taken from."
PRINT = "Export it to PDF, and check that."
MESSAGE = "Save the message as HTML or plain text, and check that."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BINARY = "It is a binary file, not text."
APPLE = "It is a document of Apple's Pages, Numbers or Keynote."
EXCEL_2003 = "It is an Excel workbook in the XML of 2003."
MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://norvale.example/esg
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----b"

------b
Content-Type: text/html

<p>We report.
"""


def opendocument(kind: str) -> bytes:
    return container("content.xml", mimetype=f"application/vnd.oasis.opendocument.{kind}".encode())


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "name", "reason", "remedy"),
    [
        (b"ab\0cd", "release.txt", BINARY, EXPORT),
        (b"\x01\x02\x03\x04" * 40, "release.txt", BINARY, EXPORT),
        ("\ufeffab\0cd".encode("utf-16-le"), "release.txt", BINARY, EXPORT),
        (opendocument("text"), "report.odt", "It is an OpenDocument text (.odt).", DOCX),
        (opendocument("spreadsheet"), "report.txt", "It is an OpenDocument spreadsheet (.ods).", XLSX),
        (opendocument("presentation-template"), "a.odp", "It is an OpenDocument presentation (.odp).", PPTX),
        (opendocument("graphics"), "a.odg", "It is an OpenDocument file.", "Save it as PDF, and check that."),
        (
            container("a.xhtml", mimetype=b"application/epub+zip"),
            "report.epub",
            "It is an electronic book (EPUB).",
            "Save its text as HTML or PDF, and check that.",
        ),
        (container("Index/Document.iwa"), "report.pages", APPLE, PRINT),
        (container("report.pages/Index.zip"), "report.pages", APPLE, PRINT),
        (container("xl/workbook.bin"), "book.xlsb", "It is a binary Excel workbook (.xlsb).", XLSX),
        (
            container("acme/META-INF/reportPackage.json"),
            "acme.xbri",
            "It is a report package of inline XBRL.",
            "Unpack it, and check the report in it.",
        ),
        (container("notes.txt"), "bundle", "It is a ZIP archive.", UNPACK),
        (container("notes.txt"), "notes.txt", "It is a ZIP archive.", UNPACK),
        (OLE, "old.doc", "It is a Word document of the old format (.doc).", DOCX),
        (OLE, "old.ppt", "It is a PowerPoint presentation of the old format (.ppt).", PPTX),
        (OLE, "old.xls", "It is an Excel workbook of the old format (.xls).", XLSX),
        (OLE, "old", "It is a file of an old Office format.", "Save it as DOCX, XLSX, PPTX or PDF, and check that."),
        (stream("WordDocument"), "page.html", "It is a Word document of the old format (.doc).", DOCX),
        (stream("Workbook"), "book.xlsx", "It is an Excel workbook of the old format (.xls).", XLSX),
        (stream("EncryptedPackage"), "a.docx", "It is encrypted with a password.", None),
        (
            stream("WordDocument") + stream("Workbook"),
            "book.xls",
            "It is an Excel workbook of the old format (.xls).",
            XLSX,
        ),
        (stream("Workbook") + stream("__substg1.0_0037001F"), "a.msg", "It is a message of Outlook.", MESSAGE),
        (stream("__substg1.0_0037001F"), "a.msg", "It is a message of Outlook.", MESSAGE),
        (b"{\\rtf1 text}", "old.rtf", "It is a document in RTF.", DOCX),
        (b"{\\rtf1 text}", "old.doc", "It is a document in RTF.", DOCX),
        (b"{\\rtf1 text}", "old.pdf", "It is a document in RTF.", DOCX),
        (b"bplist00\xd1\x01", "page.webarchive", None, PAGE),
        (b"\x1f\x8b\x08", "report.txt", "It is packed with gzip.", UNPACK),
        (b"7z\xbc\xaf\x27\x1c", "report.7z", "It is a 7-Zip archive.", UNPACK),
        (b"Rar!\x1a\x07", "report.rar", "It is a RAR archive.", UNPACK),
        (b"\x89PNG\r\n", "chart.png", "It is a picture (PNG).", PICTURE),
        (b"\xff\xd8\xff\xe0", "photo.jpg", "It is a picture (JPEG).", PICTURE),
        (b"GIF89a", "photo.html", "It is a picture (GIF).", PICTURE),
        (b"II*\0", "scan.tif", "It is a picture (TIFF).", PICTURE),
        (MHTML, "page.mhtml", "It is a web archive (MHTML): a page and its parts in one file.", PAGE),
        (MHTML.replace(b"\n", b"\r\n"), "page.html", None, PAGE),
        (b"From: a@b.example\nMIME-Version: 1.0\n\nWe report.", "a.eml", "It is an e-mail message.", MESSAGE),
        (
            b'<?xml version="1.0"?><?mso-application?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "book.xls",
            EXCEL_2003,
            XLSX,
        ),
        (
            b'<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance">',
            "facts.xml",
            "It is an XBRL instance: facts without a text.",
            "Check the inline XBRL report (XHTML).",
        ),
        (b"<?xml version='1.0'?><feed/>", "feed.xml", "It is XML of another kind than XHTML.", EXPORT),
    ],
)
def test_what_is_no_text_is_refused(content, name, reason, remedy):
    refused = outcome(content, name)
    assert isinstance(refused, Unreadable)
    assert refused.reason == (reason or refused.reason)
    assert refused.remedy == (remedy or refused.remedy)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("<!DOCTYPE html><p>We report.", "page.txt", "html"),
        ("<?xml version='1.0'?>\n<!-- saved -->\n<html><p>We report.</html>", "page.csv", "html"),
        ("<html><p>We report.</html>", "old.doc", "html"),
        ("<table><tr><td>Water (m3)<td>4</table>", "book.xls", "html"),
        ("Indicator\t2024\nWater (m3)\t4\n", "book.xls", "csv"),
        ("Indicator\t2024\nWater (m3)\t4\n", "book.tsv", "csv"),
        ("We report.\n", "book.xls", "text"),
        ("<div>We report.</div>\n", "notes.md", "markdown"),
        ("From here on: we report.\n\nMore.", "notes.txt", "text"),
        ("Title: Report\nDate: 2024\n\nWe report.", "notes.md", "markdown"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><body><p>We report.</p></body></html>", "report.xml", "html"),
        ("<p>We report.", "report.xht", "html"),
    ],
)
def test_content_tells_the_format_where_the_name_does_not(content, name, expected):
    assert document(content, name).format == expected


def test_a_pdf_under_another_name_is_read_as_pdf():
    refused = outcome(b"%PDF-1.7\n", "report.htm")
    assert isinstance(refused, Unreadable)
    assert "PDF" in refused.reason + refused.remedy or refused.reason.startswith("It is damaged")


def test_utf_16_without_a_mark_is_told_by_its_first_tag():
    page = "<html><p>We report – on 2024.</html>"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert outline(document(page.encode(encoding), "page.html")) == [("paragraph", "We report – on 2024.")]


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [
        ("gb2312", "gb18030", "朱镕基"),
        ("shift_jis", "cp932", "①"),
        ("euc-kr", "cp949", "똠"),
        ("big5", "big5hkscs", "啫"),
    ],
)
def test_labels_of_a_smaller_set_than_the_page_holds(declared, encoding, word):
    content = f"<meta charset={declared}><p>{word}".encode(encoding)
    assert outline(document(content, "page.html")) == [("paragraph", word)]


def test_an_escape_character_or_two_do_not_make_a_file_binary():
    assert isinstance(outcome(b"We report.\x1b[0m " * 20 + b"\x07", "release.txt"), Document)


def test_a_file_that_is_not_there(tmp_path):
    assert read_document(tmp_path / "gone.txt", "gone.txt") == Unreadable(
        path="gone.txt", reason="There is no such file.", remedy="Check the spelling of the path."
    )


def test_a_folder_is_no_file(tmp_path):
    refused = read_document(tmp_path, "reports")
    assert isinstance(refused, Unreadable)
    assert refused.reason == "It is a folder, not a file."
    assert refused.remedy.startswith("Name the files in it")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    refused = read_document(tmp_path / "pipe.txt", "pipe.txt")
    assert refused == Unreadable(path="pipe.txt", reason="It is not a regular file.", remedy="Name a file on disk.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("We report.")
    path.chmod(0)
    refused = read_document(path, "secret.txt")
    assert isinstance(refused, Unreadable)
    assert (refused.reason, refused.remedy) == (
        "Reading it is not permitted.",
        "Grant read permission, or run as its owner.",
    )


@pytest.mark.parametrize(
    ("error", "reason", "remedy"),
    [
        (PermissionError(13, "denied"), "Reading it is not permitted.", "Grant read permission, or run as its owner."),
        (OSError(5, "Input/output error"), "It cannot be opened: Input/output error.", "Check the path and the file."),
        (OSError("strange"), "It cannot be opened: strange.", "Check the path and the file."),
    ],
)
def test_errors_of_the_system_become_reasons(tmp_path, monkeypatch, error, reason, remedy):
    def fail(*_, **__):
        raise error

    (tmp_path / "release.txt").write_text("We report.")
    monkeypatch.setattr("builtins.open", fail)
    refused = read_document(tmp_path / "release.txt", "release.txt")
    assert refused == Unreadable(path="release.txt", reason=reason, remedy=remedy)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000])
def test_impossible_paths(name):
    refused = read_document(Path(name), name)
    assert isinstance(refused, Unreadable)
    assert refused.reason.startswith("It cannot be opened: ")


def test_a_file_that_is_too_large():
    small = Limits(file_mib=1)
    assert outcome(b"a" * (1024 * 1024 + 1), "release.txt", limits=small) == Unreadable(
        path="release.txt",
        reason="It is larger than 1 MiB.",
        remedy="Split it, leave out what is not text, or raise file-mib under limits in esglint.yaml.",
    )
    assert isinstance(outcome(b"a\n" * 1000, "release.txt", limits=small), Document)


@pytest.mark.parametrize(
    ("content", "name", "chosen"),
    [
        ("We report.", "a.txt", "text"),
        ("We report.", "a.TEXT", "text"),
        ("We report.", "a.md", "markdown"),
        ("We report.", "a.markdown", "markdown"),
        ("We report.", "a.htm", "html"),
        ("We report.", "a.xhtml", "html"),
        ("We report.", "a.csv", "csv"),
        ("We report.", "a.log", "text"),
        ("We report.", "release", "text"),
        ("<!doctype html><p>We report.", "release", "html"),
        ('<?xml version="1.0"?>\n<!-- made by hand -->\n<html><p>We report.', "release", "html"),
        ("<p>We report.", "a.aspx", "html"),
        ("<5 t is little.", "release", "text"),
    ],
)
def test_the_format_is_told_by_suffix_then_content(content, name, chosen):
    read = document(content, name)
    assert (read.format, read.path) == (chosen, name)


def test_a_format_that_is_asked_for_overrules_the_suffix():
    assert outline(document("# Water\n", "a.txt", format="markdown")) == [("heading", "Water")]


def test_the_fingerprint_is_that_of_the_bytes():
    assert document(b"").sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv"])
def test_empty_files_hold_nothing(name):
    for content in ("", "\ufeff", "\n", " \r\n\t\n"):
        assert document(content, name).blocks == ()


@pytest.mark.parametrize("suffix", ["docx", "pptx", "xlsx", "XLSM"])
def test_text_under_the_name_of_an_office_document_is_read_as_text(suffix):
    read = document("We report.\n", f"release.{suffix}")
    assert (read.format, outline(read)) == ("text", [("paragraph", "We report.")])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("release.md", "# Targets\n\nWe will cut 🌱 emissions by 42% by 2030.\n"),
        ("page.html", '<meta charset="windows-1251"><p>We cut emissions by 42% – 2030.</p>'),
        ("notes.txt", "\ufeffA mark that stands in the text stays there.\n"),
    ],
)
def test_a_text_that_is_not_on_disk_is_read_as_it_stands(name, text):
    document = read_document(Path("nowhere", name), f"nowhere/{name}", content=encode_text(text))
    assert document.text == text
    assert document.format == {"md": "markdown", "html": "html", "txt": "text"}[name.rpartition(".")[2]]


def test_half_a_character_of_an_editor_is_read_as_one():
    text = "half \ud83d of a pair"
    assert len(read_document(Path("a.txt"), "a.txt", content=encode_text(text)).text) == len(text)


def test_a_text_beyond_the_limit_is_refused():
    with pytest.raises(RefusedError) as refused:
        encode_text("x" * 2**20, Limits(file_mib=1))
    assert "larger than" in refused.value.reason
