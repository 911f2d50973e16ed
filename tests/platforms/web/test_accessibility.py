"""The page by an automated checker (axe-core), WCAG 2.2 levels A and AA, light and dark, both widths;
what a checker cannot see, such as targets and the keyboard, is measured here too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browser import browser, needs_browser
from tests.platforms.web.opened import Opened, opened

pytestmark = [pytest.mark.browser, needs_browser]

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SIZES = {"phone": (390, 844), "narrow": (320, 640), "desktop": (1280, 900)}


@pytest.fixture
def house() -> Iterator[Opened]:
    with opened() as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=list(SIZES))
def page(
    request: pytest.FixtureRequest, chromium: Browser, house: Opened, scheme: Any
) -> Iterator[Page]:
    width, height = SIZES[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    shown = context.new_page()
    shown.set_default_timeout(10_000)
    shown.goto(f"{house.address}/chat/direct")
    yield shown
    context.close()


def violations(page: Page) -> list[str]:
    """What the checker finds, and where. Evaluated from outside: the page's policy stays strict."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    assert len(found["passes"]) > 5, "the checker did not look at the page"
    return [
        f"{one['id']}: {node['html'][:150]} {node.get('failureSummary', '')[:300]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def say(page: Page, words: str) -> None:
    before = page.locator("article").count()
    page.fill("#composer", words)
    page.keyboard.press("Escape")
    page.click("button.send")
    page.wait_for_function("n => document.querySelectorAll('article').length >= n + 2", arg=before)


def test_no_violations_in_anything_the_page_shows(page: Page) -> None:
    assert violations(page) == []
    say(page, "/show")
    page.get_by_role("button", name="Not this time").click()
    page.locator(".notice").wait_for()
    assert violations(page) == []
    say(page, "/form")
    assert violations(page) == []
    page.get_by_role("button", name="Continue").click()
    page.locator(".misfits").wait_for()
    assert violations(page) == []
    page.fill("#composer", "what")
    page.locator("#suggestions [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    page.locator("details.commands > summary").click()
    assert violations(page) == []
    if page.locator("details#side > summary").is_visible():
        page.locator("details#side > summary").click()
        assert violations(page) == []


def test_no_violations_in_a_place_and_as_others_see_it(page: Page, house: Opened) -> None:
    page.goto(f"{house.address}/chat/sessions")
    say(page, "/ask may I?")
    page.fill("#composer", "hello")
    page.keyboard.press("Enter")
    page.locator("article.mine.typed", has_text="hello").first.wait_for()
    assert violations(page) == []
    page.get_by_role("link", name="What others see").click()
    page.get_by_role("link", name="Back to what you see").wait_for()
    assert violations(page) == []
    page.goto(f"{house.address}/nowhere")
    assert violations(page) == []


def test_targets_are_large_enough_for_a_thumb_and_nothing_sticks_out(page: Page) -> None:
    say(page, "/show")
    say(page, "/form")
    if page.locator("details#side > summary").is_visible():
        page.locator("details#side > summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, select, input, textarea, a.button, nav a")]
        .filter((one) => one.checkVisibility() && one.type !== "hidden")
        .map((one) => one.closest("label.check") ?? one)
        .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([html, box]) => `${box.width}x${box.height} ${html}`)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth"
    )


def test_focus_is_always_seen(page: Page) -> None:
    say(page, "/show")
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => { const one = document.activeElement, style = getComputedStyle(one);
            return one === document.body ? null
              : [one.tagName + one.className + one.textContent.slice(0, 20), parseFloat(style.outlineWidth),
                 style.outlineStyle]; }"""
        )
        if outline is None:
            break
        seen.add(outline[0])
        assert outline[1] >= 2, outline
        assert outline[2] != "none", outline
    assert len(seen) > 10


def test_the_skip_link_is_first_and_leads_to_the_composer(page: Page, house: Opened) -> None:
    page.goto(f"{house.address}/chat/sessions")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.type("hi")
    assert page.input_value("#composer") == "hi"


def test_landmarks_and_names(page: Page) -> None:
    for role in ("main", "banner", "log"):
        assert page.get_by_role(role).count() == 1  # type: ignore[arg-type]
    assert page.get_by_role("heading", level=1).inner_text() == "Direct message"
    composer = page.get_by_role("combobox", name="Your message")
    assert composer.get_attribute("aria-expanded") == "false"
