"""How long the HTML report of a long document takes: to write, to open, to use. Needs Playwright and Chromium.

    python benchmarks/html_report.py [CHROMIUM]

Seconds of the page's own computing; what else the machine does is not counted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reports.html_page.pages import html_of, long_page

ACTIONS = {
    "next finding": lambda tab: tab.keyboard.press("j"),
    "filter": lambda tab: tab.locator("#finding-filters [name=severity]").first.uncheck(),
    "search": lambda tab: tab.locator("#finding-search").fill("plant no. 1200"),
    "whole document": lambda tab: tab.locator(".whole").dispatch_event("click"),
    "sort the register": lambda tab: tab.locator("#register-table thead button").nth(4).click(),
    "search the register": lambda tab: tab.locator("#claim-search").fill("1200"),
}


def main() -> None:
    """Print how long each step takes."""
    report = long_page()
    begun = time.process_time()
    html = html_of(report)
    print(f"write: {time.process_time() - begun:.2f} s, {len(html) / 1e6:.1f} MB, {len(report.claims)} claims")
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder, "report.html")
        file.write_text(html, encoding="utf-8")
        path = sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/chromium"
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent() -> float:
            tab.wait_for_timeout(500)
            found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
            return float(found["TaskDuration"])

        tab.goto(file.as_uri())
        before = spent()
        print(f"open: {before:.2f} s")
        for name, act in ACTIONS.items():
            act(tab)
            after = spent()
            print(f"{name}: {after - before:.2f} s")
            before = after
        browser.close()


if __name__ == "__main__":
    main()
