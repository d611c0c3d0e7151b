"""The page of trends in Chromium: nothing is fetched, it fits a phone, axe-core has no complaint."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize, sync_playwright

from voicecoach.reports.trends import trends
from voicecoach.reports.trends_html import trends_html
from voicecoach.rubric.preparation import Sitting

FIRST = datetime(2026, 10, 1, 18, 0, tzinfo=UTC)

MEASURES = {"minutes": 20.0, "fillers_per_minute": 5.0}

HELD = [
    Sitting(str(day), FIRST + timedelta(days=day), "practice", "tpm", "p", 9.0, 2.0 * day, measures=MEASURES)
    for day in range(30)
]


@pytest.mark.parametrize(
    ("size", "dark"), [(ViewportSize(width=390, height=844), True), (ViewportSize(width=1280, height=900), False)]
)
def test_the_page_stands_alone(tmp_path: Path, size: ViewportSize, dark: bool) -> None:
    path, complaints = tmp_path / "trends.html", list[str]()
    path.write_text(trends_html(trends(HELD), "So far."), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport=size, color_scheme="dark" if dark else "light")
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: complaints.append(request.url))
        page.goto(path.as_uri())
        page.locator("summary").first.click()
        found = Axe().run(page)
        assert [one["id"] for one in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert page.locator("svg").count() == page.locator("table").count() == 3
        browser.close()
    assert complaints == [path.as_uri()]
