"""The HTML report in Chromium: marks seek, the transcript follows, nothing is fetched, axe-core has no complaint."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from graded_answers import read_answers
from hostile import HOSTILE, hostile
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from spoken import SOURCE, answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.cli.report_file import sound_inside
from voicecoach.reports.html import html
from voicecoach.reports.html_dialogue import Interjection

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

SAMPLE = Path(__file__).parents[2] / "voicecoach" / "samples" / "answer.flac"

ANSWER = (
    "How many users do we have, and how fresh must it be? I'll assume two hundred million members. "
    "So I'd use Kafka for the updates. It is a highly scalable design. And then um the workers write the files. "
    "We'd put a cache in front of it, because the readers outnumber the writers, and it costs us stale lines. "
) * 3

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium is not None, "Chromium is missing: ./scripts/setup test installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page; in the end there must have been no complaint and no request but for page and sound."""
    complaints: list[str] = []
    pages: list[Page] = []

    def open_it(text: str, *, size: ViewportSize = DESKTOP, dark: bool = False) -> Page:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport=size, color_scheme="dark" if dark else "light")
        pages.append(page)
        page.set_default_timeout(20_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(_foreign(request.url, tmp_path)))
        page.goto(path.as_uri())
        return page

    yield open_it
    for page in pages:
        page.close()
    assert complaints == []


def _foreign(url: str, folder: Path) -> list[str]:
    return [] if url.startswith(("data:", folder.as_uri())) else [url]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(answer(ANSWER), SOURCE, None)


@pytest.fixture(scope="module")
def with_sound(analysis: Analysis) -> str:
    return html(analysis, sound=sound_inside(SAMPLE))


def start_of(page: Page, href: str) -> float:
    return float(page.locator(href).get_attribute("data-s") or "nan")


def wait_until_past(page: Page, second: float) -> None:
    page.wait_for_function("second => document.querySelector('audio').currentTime > second", arg=second)


def ready(page: Page) -> Page:
    page.wait_for_function("() => document.querySelector('audio').readyState > 0")
    return page


def test_a_click_on_a_mark_seeks_and_plays(open_page: Open, with_sound: str) -> None:
    page = ready(open_page(with_sound))
    mark = page.locator(".timeline a[href]").last
    begin = start_of(page, mark.get_attribute("href") or "")
    assert begin > 5
    page.evaluate(
        """() => {
            const sound = document.querySelector('audio');
            sound.onseeking = () => { window.sought ??= sound.currentTime; };
        }"""
    )
    mark.click()
    wait_until_past(page, begin)
    assert page.evaluate("sought") == pytest.approx(begin, abs=0.1)
    assert page.evaluate("!document.querySelector('audio').paused")


def test_marks_are_reached_and_used_from_the_keyboard(open_page: Open, with_sound: str) -> None:
    page = ready(open_page(with_sound))
    row = page.locator(".timeline g.role-mark:has(a)").last
    row.locator("a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    href = page.evaluate("document.activeElement.getAttribute('href')")
    assert href == row.locator("a[tabindex='0']").get_attribute("href")
    assert row.locator("a[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    wait_until_past(page, start_of(page, href))


def test_the_transcript_follows_the_sound(open_page: Open, with_sound: str) -> None:
    page = ready(open_page(with_sound))
    word = page.locator("#w100")
    word.click()
    wait_until_past(page, start_of(page, "#w103"))
    page.evaluate("document.querySelector('audio').pause()")
    page.wait_for_function(
        """() => {
            const now = document.querySelector('.own .now');
            const at = document.querySelector('audio').currentTime;
            const next = document.getElementById('w' + (Number(now.id.slice(1)) + 1));
            return Number(now.dataset.s) <= at && at < Number(next.dataset.s);
        }"""
    )
    assert page.locator(".own .now").count() == 1
    page.evaluate("document.querySelector('audio').currentTime = 4.1")
    page.wait_for_function("() => document.querySelector('.now')?.id === 'w10'")


def test_following_scrolls_only_while_it_is_wanted(open_page: Open, with_sound: str) -> None:
    page = ready(open_page(with_sound, size={"width": 390, "height": 420}))
    page.locator("#follow").uncheck()
    page.locator("#w0").click()
    top = page.evaluate("scrollY")
    page.evaluate("document.querySelector('audio').currentTime = 60")
    page.wait_for_function("() => Number(document.querySelector('.now')?.id.slice(1)) >= 150")
    assert page.evaluate("scrollY") == top
    page.locator("#follow").check()
    page.locator("#w0").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('audio').currentTime = 55")
    page.wait_for_function(
        "() => { const box = document.querySelector('.now').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }"
    )


def test_j_and_k_go_from_finding_to_finding(open_page: Open, analysis: Analysis) -> None:
    page = open_page(html(analysis))
    badges = page.locator(".badge").all_text_contents()
    focused = "document.activeElement.textContent"
    for at in (0, 1, 2):
        page.keyboard.press("j")
        assert page.evaluate(focused) == badges[at]
    page.keyboard.press("k")
    assert page.evaluate("[...document.querySelectorAll('.badge')].indexOf(document.activeElement)") == 1
    page.locator("#keys").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "keys"


def test_a_badge_unfolds_its_finding(open_page: Open, analysis: Analysis) -> None:
    page = open_page(html(analysis))
    folded = page.locator("details article").last
    assert not folded.is_visible()
    page.locator(f".badge[href='#{folded.get_attribute('id')}']").click()
    assert folded.is_visible()


def test_without_sound_a_mark_leads_to_the_words(open_page: Open, analysis: Analysis) -> None:
    page = open_page(html(analysis), size={"width": 1280, "height": 500})
    mark = page.locator(".timeline a").last
    mark.click()
    place = page.locator(mark.get_attribute("href") or "")
    page.wait_for_function("element => element.getBoundingClientRect().top < innerHeight", arg=place.element_handle())
    assert page.evaluate("location.hash") == mark.get_attribute("href")


def test_sound_beside_the_page_is_played(open_page: Open, analysis: Analysis, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "an answer.flac")
    page = ready(open_page(html(analysis, sound="an%20answer.flac")))
    page.locator("#w120").click()
    wait_until_past(page, 48.0)
    assert page.evaluate("document.querySelector('audio').currentTime") >= 48.0


def test_on_paper_nothing_is_folded(open_page: Open, analysis: Analysis) -> None:
    page = open_page(html(analysis))
    assert page.locator("details:not([open])").count() > 2
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 2


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["subtitle-updates-middling", "less-process-strong", "hostile"])
def test_everybody_can_read_it(open_page: Open, name: str, *, dark: bool, size: ViewportSize) -> None:
    graded = {entry.name: entry for entry in read_answers()}
    judged = hostile() if name == "hostile" else graded[name].judged()
    said = [Interjection(o.start or 0.0, o.text, "<b>why</b>", True) for o in judged.answer.others[1::2]]
    text = html(judged, spoken=HOSTILE, interjections=said, sound=sound_inside(SAMPLE))
    page = open_page(text, size=size, dark=dark)
    for unfolded in (False, True):
        assert page.evaluate("typeof alerted") == "undefined"
        page.evaluate("open => document.querySelectorAll('details').forEach(one => { one.open = open; })", unfolded)
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
