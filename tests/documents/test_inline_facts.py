from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.documents.html_reader import read_page
from checker.documents.tagged_numbers import ReadNumber, read_tagged_number
from checker.documents.xhtml_tree import parse_xhtml
from checker.model import Unreadable
from tests.documents.documents_at_hand import document, outcome, outline, rows_of, table_of
from tests.documents.tagged_at_hand import HEAD, report, tag
from tests.timing import takes_at_most


def facts(body, name="report.xhtml"):
    read = document(report(body), name)
    assert all(read.text[fact.span.start : fact.span.end].startswith(fact.shown[0]) for fact in read.tagged)
    return read.tagged


@pytest.mark.parametrize(
    ("shown", "form", "scale", "sign", "expected"),
    [
        ("1,234.5", "ixt:num-dot-decimal", "", "", ("1234.5", "0.05")),
        ("1,234.5", "ixt:numdotdecimal", "3", "", ("1234500", "50")),
        ("1.234,5", "ixt:num-comma-decimal", "0", "-", ("-1234.5", "0.05")),
        ("1 234,5", "ixt4:numspacecomma", "", "", ("1234.5", "0.05")),
        ("1’234", "ixt5:num-dot-decimal-apos", "6", "", ("1234000000", "500000")),
        ("46.2", "ixt:num-dot-decimal", "-2", "", ("0.462", "0.0005")),
        ("5 euros 20 cents", "ixt4:num-unit-decimal", "", "", ("5.20", "0.005")),
        ("1,200 USD 5 c", "ixt4:num-unit-decimal", "", "", ("1200.05", "0.005")),
        ("5 euros", "ixt4:num-unit-decimal", "", "", None),
        ("–", "ixt:zerodash", "", "", ("0", "0")),
        ("-", "ixt:fixed-zero", "", "", ("0", "0")),
        ("1200", "", "", "", ("1200", "0.5")),
        ("1,200", "", "", "", ("1200", "0.5")),
        ("12,5", "", "", "", None),
        ("five", "ixt-sec:numwordsen", "", "", None),
        ("1,200", "ixt:num-dot-decimal", "many", "", None),
        ("1,200", "ixt:num-dot-decimal", "999", "", None),
        ("9" * 60, "ixt:num-dot-decimal", "", "", None),
        ("n/a", "ixt:num-dot-decimal", "", "", None),
        ("", "ixt:num-dot-decimal", "", "", None),
    ],
)
def test_a_tagged_text_as_a_number(shown, form, scale, sign, expected):
    read = read_tagged_number(shown, form, scale, sign)
    assert read == (ReadNumber(Decimal(expected[0]), Decimal(expected[1])) if expected else None)


@pytest.mark.parametrize("name", ["report.xhtml", "report.html"])
def test_a_fact_knows_its_context_unit_and_place(name):
    (fact,) = facts(f"<p>Emissions were {tag('1,2<b>00</b>', scale='3', decimals='-3')} t.</p>", name)
    assert (fact.concept, fact.shown, fact.amount) == ("esrs:GrossScope1GreenhouseGasEmissions", "1,200", 1200000)
    assert (fact.unit, fact.decimals, fact.half_step) == ("utr:tCO2e", "-3", 500)
    assert (fact.first_day, fact.last_day, fact.members) == (date(2024, 1, 1), date(2024, 12, 31), ())


def test_instants_members_and_quotients():
    (fact,) = facts(f"<p>{tag('12', contextRef='end', unitRef='per')}</p>")
    assert (fact.first_day, fact.last_day) == (None, date(2024, 12, 31))
    assert fact.members == (("n:NameAxis", "Leeds"), ("n:SitesAxis", "n:HullPlantMember"))
    assert fact.unit == "utr:MWh/iso4217:EUR"


@pytest.mark.parametrize(
    "body",
    [
        tag("1,200", contextRef="gone"),
        tag("1,200", format="ixt:num-unit-decimal"),
        tag(""),
        tag("1 " * 40),
    ],
)
def test_what_says_no_number_is_no_fact(body):
    assert facts(f"<p>x {body}</p>") == ()


def test_a_period_that_says_nothing():
    (fact,) = facts(f"<p>{tag('12', contextRef='odd', unitRef='gone')}</p>")
    assert (fact.first_day, fact.last_day, fact.unit) == (None, None, "")


def test_the_header_is_no_text_and_names_the_entity():
    read = document(report("<h1>Report</h1><p>We report.</p>"), "report.xhtml")
    assert outline(read) == [("heading", "Report"), ("paragraph", "We report.")]
    assert read.metadata["entity"] == "Norvale Foods"
    assert read.tagged == ()


def test_a_tag_around_text_hides_nothing_of_it():
    said = "<p>One <ix:exclude>page 4</ix:exclude>two.</p>"
    body = f"<ix:nonNumeric name='n:Policy' contextRef='y'>{said}</ix:nonNumeric>{tag('7')}"
    read = document(report(body), "report.xhtml")
    assert [text for _, text in outline(read)] == ["One two.", "7"]


def test_well_formed_pages_are_read_as_xml():
    rows = "<tr><th>Scope</th><th/></tr><tr><td>1</td><td>2 &amp; 3&#160;t</td></tr>"
    body = f"<p>a<a id='x'/>b</p><table>{rows}</table><p>é&#x2013;c</p>"
    read = document(f"{HEAD}{body}</body></html>".replace("\n", "\r\n"), "report.xhtml")
    assert [text for kind, text in outline(read) if kind == "paragraph"] == ["ab", "é–c"]
    assert rows_of(table_of(read)) == [["Scope", ""], ["1", "2 & 3 t"]]


def test_entities_of_the_document_type_are_known():
    declared = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://nowhere.example/x.dtd">'
    page = f"{declared}{HEAD}<p>5&nbsp;t &ndash; {{}}</p></body></html>"
    assert parse_xhtml(page) is not None
    assert outline(document(page, "a.xhtml")) == [("paragraph", "5 t – {}")]


def test_what_is_not_well_formed_is_read_as_html():
    page = f"{HEAD}<p>One<p>two <br>three</body></html>"
    assert parse_xhtml(page) is None
    assert outline(document(page, "a.xhtml")) == [("paragraph", "One"), ("paragraph", "two three")]


@pytest.mark.parametrize("name", ["report.xhtml", "report.html"])
def test_entities_of_its_own_are_refused(name):
    bomb = '<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    refused = outcome(f"{bomb}{HEAD}<p>&b;&c;</p></body></html>", name)
    assert isinstance(refused, Unreadable)
    assert refused.reason == "It declares entities of its own."


def test_a_bomb_of_tags_is_refused():
    refused = outcome("<p>x" + "<b>" * 3_000_001, "report.html")
    assert isinstance(refused, Unreadable)
    assert refused.reason.startswith("It holds more than")


def test_depth_costs_nothing():
    assert parse_xhtml(HEAD + "<b>" * 200_000 + "x" + "</b>" * 200_000 + "</body></html>") is not None


def test_many_facts_take_linear_time():
    small, large = (report("".join(f"<p>é {tag('1,200')}</p>" for _ in range(many))) for many in (300, 2400))
    assert takes_at_most(14, lambda: read_page(large), lambda: read_page(small))
