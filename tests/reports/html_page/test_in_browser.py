"""The page as people meet it: in Chromium, driven by Playwright. Left out where either is missing.

`ESGLINT_CHROMIUM` names the browser where it is not found by itself, `ESGLINT_AXE` the `axe.min.js` of axe-core.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.cli import run
from tests.reports.html_page.pages import (
    HEADING,
    Writing,
    claim_in,
    finding,
    full_page,
    html_of,
    long_page,
    report_of,
)

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = os.environ.get("ESGLINT_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), "")
AXE = Path(os.environ.get("ESGLINT_AXE") or "nowhere")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
SECOND = 1.0
FOCUSED = "document.activeElement.id || document.activeElement.textContent"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium: install it, or name it in ESGLINT_CHROMIUM")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="ESGLINT_AXE names no axe.min.js: npm install axe-core")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # for whom Chromium has no sandbox
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if is_root else [])
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")

    def written(name, html):
        file = folder / name
        if not file.exists():
            file.write_bytes(html().encode())
        return file

    return written


@pytest.fixture
def visit(browser, files):
    """Return a way to open pages of reports; whatever the browser complains about fails the test."""
    complaints, opened = [], []

    def opener(report=full_page, name="", *, viewport=WIDE, dark=False, script=True):
        file = (
            report if isinstance(report, Path) else files(name or f"{report.__name__}.html", lambda: html_of(report()))
        )
        context = browser.new_context(
            viewport=viewport,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            offline=True,
        )
        opened.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
        tab.goto(file.as_uri())
        return tab

    yield opener
    for context in opened:
        context.close()
    assert complaints == []


def focused(tab):
    return tab.evaluate(FOCUSED)


def soon(holds):
    """Wait a while for something, as playwright's own expectations do: a browser answers a key when it comes to it."""
    until = time.monotonic() + 15
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def expect_focus(tab, name):
    assert soon(lambda: focused(tab) == name), focused(tab)


def is_in_view(tab, selector):
    return tab.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        "return box.bottom > 0 && box.top < innerHeight && box.height > 0 }",
        selector,
    )


def shown(tab, selector):
    return [one.inner_text() for one in tab.locator(selector).all() if one.is_visible()]


def test_the_page_opens_with_its_verdict_and_without_a_complaint(visit):
    tab = visit()
    assert tab.title() == "Claims review: release.txt, report.md, bericht.txt"
    assert tab.locator(".verdict strong").inner_text() == "Not passed"
    assert tab.locator(".note").count() == 3


def test_nothing_is_wider_than_a_narrow_screen(visit):
    for report in (full_page, long_page):
        tab = visit(report, viewport=NARROW)
        assert tab.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_notes_stand_beside_the_text_where_there_is_room_and_below_it_otherwise(visit):
    def places(tab):
        return [tab.locator(f".row.noted {one}").first.bounding_box() for one in (".words", ".notes")]

    words, notes = places(visit())
    assert notes["x"] > words["x"] + words["width"]
    words, notes = places(visit(viewport=NARROW))
    assert notes["y"] >= words["y"] + words["height"]


def test_a_finding_leads_to_its_words_and_they_lead_back(visit):
    tab = visit()
    tab.locator("#finding-2 a.number").click()
    expect_focus(tab, "carbon neutral by 2035")
    assert soon(lambda: is_in_view(tab, "mark.here"))
    tab.locator('sup a[href="#finding-2"]').click()
    expect_focus(tab, "finding-2")
    tab.go_back()
    assert soon(lambda: tab.url.endswith("#words-2"))
    expect_focus(tab, "carbon neutral by 2035")


def test_findings_are_filtered_by_severity_rule_document_kind_and_words(visit):
    tab = visit()
    count = tab.locator("#finding-count")

    tab.get_by_label("Error", exact=True).uncheck()
    assert soon(lambda: count.inner_text() == "2 of 3 findings")
    assert soon(lambda: not tab.locator("#finding-1").is_visible())
    tab.get_by_role("button", name="Clear").first.click()
    playwright.expect(count).to_have_text("3 of 3 findings")

    tab.locator("#finding-filters [name=rule]").select_option("NZR002")
    playwright.expect(count).to_have_text("1 of 3 findings")
    assert soon(lambda: shown(tab, ".note .head .severity") == ["Warning"])
    tab.get_by_role("button", name="Clear").first.click()

    tab.locator("#finding-filters [name=kind]").select_option("change")
    playwright.expect(count).to_have_text("1 of 3 findings")
    assert soon(lambda: shown(tab, ".between .message") == ["3,320 t here, 3,400 there"])
    tab.get_by_role("button", name="Clear").first.click()

    tab.locator("#finding-search").fill("OFFSETS disclosed")
    playwright.expect(count).to_have_text("1 of 3 findings")
    assert soon(lambda: shown(tab, ".row:not(.noted)") == [])
    tab.locator("#finding-search").fill("nowhere to be found")
    playwright.expect(count).to_have_text("0 of 3 findings")
    assert soon(lambda: shown(tab, ".document, .between") == [])


def two_documents():
    sources = [Writing(name).put(f"We cut waste in {name}.").document() for name in ("a.txt", "b.txt")]
    claims = [claim_in(source, "cut waste", name=source.path) for source in sources]
    verdicts = [finding(*pair) for pair in zip(sources, claims, strict=True)]
    return report_of(*sources, claims=tuple(claims), verdicts=tuple(verdicts))


def test_findings_are_filtered_by_document(visit):
    tab = visit(two_documents)
    tab.locator("#finding-filters [name=document]").select_option("b.txt")
    playwright.expect(tab.locator("#finding-count")).to_have_text("1 of 2 findings")
    assert soon(lambda: shown(tab, ".document h3") == ["b.txt"])


def test_going_to_what_a_filter_hides_lifts_the_filter(visit):
    tab = visit()
    tab.locator("#finding-search").fill("offsets")
    playwright.expect(tab.locator("#finding-count")).to_have_text("1 of 3 findings")
    tab.locator('#claim-1 a[href="#finding-1"]').click()
    expect_focus(tab, "finding-1")
    assert soon(lambda: tab.locator("#finding-1").is_visible())


def test_the_keyboard_alone_reaches_everything(visit):
    tab = visit()
    tab.keyboard.press("Tab")
    expect_focus(tab, "Skip to the findings")
    assert soon(lambda: is_in_view(tab, ".skip"))
    tab.keyboard.press("Enter")
    assert soon(lambda: tab.url.endswith("#text"))
    tab.keyboard.press("j")
    expect_focus(tab, "finding-1")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("j")  # there is no fourth
    expect_focus(tab, "finding-3")
    tab.keyboard.press("k")
    expect_focus(tab, "finding-2")
    tab.keyboard.press("Enter")
    expect_focus(tab, "carbon neutral by 2035")
    tab.keyboard.press("Enter")
    expect_focus(tab, "finding-2")
    tab.keyboard.press("/")
    expect_focus(tab, "finding-search")
    tab.keyboard.type("j/k")  # letters are letters in a field
    assert soon(lambda: tab.locator("#finding-search").input_value() == "j/k")
    tab.keyboard.press("Escape")
    assert soon(lambda: tab.locator("#finding-search").input_value() == "")
    tab.keyboard.press("Escape")
    playwright.expect(tab.locator("#finding-2")).to_be_focused()
    tab.keyboard.press("?")
    assert soon(lambda: tab.locator("#help").is_visible())
    tab.keyboard.press("Escape")
    assert soon(lambda: not tab.locator("#help").is_visible())


def test_what_has_the_focus_shows_it(visit):
    tab = visit()
    seen = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        at = tab.evaluate(
            "(() => { const at = document.activeElement; const style = getComputedStyle(at);"
            "return [at === document.body ? '' : at.outerHTML.slice(0, 60), style.outlineStyle, style.outlineWidth] })()"
        )
        if at[0]:
            assert at[1:] == ["solid", "3px"], at
            seen.add(at[0])
    assert len(seen) > 25


def test_keys_of_one_letter_can_be_turned_off(visit):
    tab = visit()
    tab.get_by_role("button", name="Help").click()
    tab.get_by_label("Keys of one letter are heeded").uncheck()
    tab.get_by_role("button", name="Close").click()
    before = focused(tab)
    tab.keyboard.press("j")
    expect_focus(tab, before)


def test_the_rule_is_explained_in_its_place(visit):
    tab = visit()
    tab.locator("#finding-1 summary").click()
    assert soon(lambda: "Without a base year nobody can tell" in tab.locator("#finding-1 .explained").inner_text())
    assert soon(lambda: "GHG Protocol Corporate Standard" in tab.locator("#finding-1 .references").inner_text())


def test_the_register_is_filtered_and_sorted(visit):
    tab = visit()
    first = tab.locator("#register-table tbody tr:visible td:nth-child(3)").first
    tab.get_by_role("button", name="Value").click()
    assert soon(lambda: first.inner_text() == "cut our emissions by 42% by 2030")
    assert soon(lambda: tab.locator("#register-table [aria-sort]").get_attribute("aria-sort") == "ascending")
    tab.get_by_role("button", name="Value").click()
    assert soon(lambda: first.inner_text() == "3,400")
    assert soon(
        lambda: tab.locator("#register-table tbody tr:visible").last.locator("td").nth(4).inner_text() == ""
    )  # unknown: last
    tab.get_by_role("button", name="Kind", exact=True).click()
    assert soon(lambda: first.inner_text() == "carbon neutral by 2035")

    count = tab.locator("#claim-count")
    tab.get_by_label("With findings only").check()
    playwright.expect(count).to_have_text("3 of 4 claims")
    tab.locator("#claim-filters [name=kind]").select_option("change")
    playwright.expect(count).to_have_text("1 of 4 claims")
    tab.locator("#claim-filters [name=document]").select_option("docs/report.md")
    playwright.expect(count).to_have_text("0 of 4 claims")
    tab.locator("#claim-filters button").click()
    tab.locator("#claim-search").fill("neutral")
    playwright.expect(count).to_have_text("1 of 4 claims")


def test_the_whole_of_a_long_document_is_one_button_away(visit):
    tab = visit(long_page)
    assert soon(lambda: not tab.get_by_text("plant no. 25 emitted").first.is_visible())
    tab.get_by_role("button", name="Show the whole document").click()
    assert soon(lambda: tab.locator(".row .words").get_by_text("plant no. 25 emitted").is_visible())
    tab.get_by_role("button", name="Show the whole document").click()
    assert soon(lambda: not tab.locator(".row .words").get_by_text("plant no. 25 emitted").is_visible())


def test_a_claim_leads_into_what_is_folded_away_and_a_long_register_is_shown_in_part(visit):
    tab = visit(long_page)
    assert soon(lambda: tab.locator("#register-table tbody tr:visible").count() == 200)
    tab.locator('#claim-2 a[href="#claim-words-2"]').click()
    assert soon(lambda: focused(tab).startswith("plant no. 25 emitted"))
    assert soon(lambda: is_in_view(tab, "mark.here"))
    tab.evaluate("location.hash = 'claim-1900'")
    playwright.expect(tab.locator("#claim-1900")).to_be_visible()
    tab.get_by_role("button", name="Show all 2,000 claims").click()
    assert soon(lambda: tab.locator("#register-table tbody tr:visible").count() == 2000)


@pytest.mark.parametrize("section", ["Targets", "Register", "Rules", "Sign-off"])
def test_the_sections_of_a_long_report_are_gone_to(visit, section):
    tab = visit(long_page_with_targets)
    tab.get_by_role("button", name="Show the whole document").click()
    tab.get_by_role("navigation").get_by_role("link", name=section).click()
    playwright.expect(tab.locator("h2", has_text=section).last).to_be_in_viewport()


def long_page_with_targets():
    report = long_page(pages=40)
    source = report.sources["report.pdf"]
    target = claim_in(source, "plant no. 30 emitted", name="target", target_year=2030)
    return replace(report, claims=(*report.claims, target))


def large_table():
    source = Writing("a.csv").table(("Name", "Value"), *((f"row {n}", f"{n} t") for n in range(90))).document()
    about = claim_in(source, "17 t", name="c")
    return report_of(source, claims=(about,), verdicts=(finding(source, about),))


def test_a_large_table_unfolds(visit):
    tab = visit(large_table)
    assert soon(lambda: tab.locator(".words tr:visible").count() == 2)
    tab.get_by_role("button", name="Show 89 rows without claims").click()
    assert soon(lambda: tab.locator(".words tr:visible").count() == 91)


def test_colours_follow_the_system_until_they_are_chosen(visit):
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = visit().evaluate(paper), visit(dark=True).evaluate(paper)
    assert light != dark
    tab = visit()
    tab.get_by_role("button", name="Dark").click()
    assert tab.evaluate(paper) == dark
    tab.get_by_role("button", name="Dark").click()
    assert tab.evaluate(paper) == light


def test_without_scripts_everything_can_be_read(visit):
    tab = visit(script=False)
    assert tab.locator(".note").first.is_visible()
    assert not tab.locator("#finding-filters").is_visible()
    tab.locator(".note .why summary").first.click()
    assert tab.locator(".note .why a").first.is_visible()
    assert tab.locator("#register-table tbody tr").last.is_visible()


def test_paper_shows_what_was_found_and_room_to_sign_and_no_controls(visit):
    tab = visit()
    tab.emulate_media(media="print")
    assert shown(tab, "button:not(th button), form, .top, .skip") == []
    assert tab.locator(".sign-off .line").count() == 4
    assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")


HOSTILE_TEXT = (
    """<script>alert(1)</script><img src=x onerror=alert(2)> <a href="javascript:alert(3)">x</a> </script> {{7*7}}"""
)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_hostile_document_is_text(visit, tmp_path, suffix):
    document = tmp_path / f"hostile'\"&<b>.{suffix}"
    lines = [
        "</p></body></html><!-- <script>alert(0)</script> -->",
        f"Norvale {HOSTILE_TEXT} will cut its emissions by 42% by 2030. \u202e2030 yb\u202c \u2028 \x07",
        f'<svg onload=alert(4)><style>*{{display:none}}</style> We are "eco-friendly{HOSTILE_TEXT}" and carbon neutral.',
        f"| Metric {HOSTILE_TEXT} | 2023 |",
        "| --- | --- |",
        f"| Water use {HOSTILE_TEXT} | 12 m3 |",
    ]
    document.write_text("\n\n".join(lines[:3]) + "\n\n" + "\n".join(lines[3:]), encoding="utf-8")
    page = tmp_path / "report.html"
    run(["check", "--no-cache", "--fail-on", "never", "--format", f"html={page}", str(document)])
    tab = visit(page)
    assert tab.locator(".note").count() > 0
    assert tab.locator("img, iframe, object, embed, base, link, main script, main style, main svg[onload]").count() == 0
    assert tab.locator('a[href^="javascript"]').count() == 0
    if suffix == "txt":
        assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in tab.locator("#text").inner_text()


@needs_axe
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_stands_in_the_way_of_anybody(visit, viewport, dark):
    tab = visit(viewport=viewport, dark=dark)
    for summary in tab.locator("details > summary").all():
        summary.click()
    assert violations(tab) == []
    tab.keyboard.press("?")
    assert violations(tab) == []


@needs_axe
def test_nothing_stands_in_the_way_in_a_long_document(visit):
    tab = visit(lambda: long_page(pages=6), name="six.html")
    tab.get_by_role("button", name="Show the whole document").click()
    assert violations(tab) == []


def violations(tab):
    """Return what axe-core finds; it is put in as a debugger would, for the page's own policy lets no script in."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:150]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


@contextmanager
def at_most(tab, seconds):
    """Expect less computing of the page itself than this: what else the machine does is not counted."""
    metrics = tab.context.new_cdp_session(tab)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    yield
    found = {one["name"]: one["value"] for one in metrics.send("Performance.getMetrics")["metrics"]}
    assert found["TaskDuration"] < seconds


def test_two_hundred_pages_and_two_thousand_claims_are_quick(visit, files):
    file = files("long_page.html", lambda: html_of(long_page()))
    tab = visit(two_documents)
    with at_most(tab, 3 * SECOND):  # about 0.7 on the machine it was measured on; slower ones must pass too
        tab.goto(file.as_uri())
        tab.keyboard.press("j")
        expect_focus(tab, "finding-1")


def test_a_heading_of_a_document_is_a_heading(visit):
    def headed():
        return report_of(Writing("a.txt").put("Our year", HEADING, 1).put("We cut waste.").document())

    tab = visit(headed)
    assert tab.get_by_role("heading", name="Our year").is_visible()
