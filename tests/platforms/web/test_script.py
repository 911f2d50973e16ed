"""The page with its script in a real browser: nothing reloads, nothing typed is lost, keys suffice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.chat.message import Message
from tests.e2e.browser import browser, needs_browser
from tests.platforms.web.opened import Opened, opened

pytestmark = [pytest.mark.browser, needs_browser]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def house() -> Iterator[Opened]:
    with opened() as running:
        yield running


@pytest.fixture
def page(chromium: Browser, house: Opened) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    shown = context.new_page()
    problems: list[str] = []
    shown.on("pageerror", lambda error: problems.append(str(error)))
    shown.goto(f"{house.address}/chat/direct")
    shown.evaluate("window.unreloaded = true")
    yield shown
    assert problems == []
    context.close()


def say(page: Page, words: str) -> None:
    page.fill("#composer", words)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")


def test_the_composer_is_ready_and_enter_sends(page: Page) -> None:
    assert page.evaluate("document.activeElement.id") == "composer"
    page.keyboard.type("what is CE?")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and why")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.locator("article.bot").last).to_contain_text("You asked: what is CE?")
    expect(page.locator("article.mine p.typed")).to_have_text("what is CE?\nand why")
    expect(page.locator("#composer")).to_have_value("")
    assert page.evaluate("window.unreloaded")


def test_suggestions_by_keyboard(page: Page, house: Opened) -> None:
    page.keyboard.type("what")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.locator("#composer")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#composer", "aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(page.locator(f"#{active}")).to_have_text("What is co-reflection?")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#composer", "aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.locator("#composer")).to_have_value("what")
    page.keyboard.type(" is")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article.bot").last).to_contain_text("You asked: id0")
    expect(page.locator("article.mine p.typed")).to_have_text("What is peer support?")


def test_commands_are_suggested_after_a_slash_and_their_options_too(
    page: Page, house: Opened
) -> None:
    page.keyboard.type("/")
    expect(page.get_by_role("option")).to_have_count(6)  # not what only the committee may use
    page.keyboard.type("as")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#composer")).to_have_value("/ask ")
    page.keyboard.type("who")
    page.get_by_role("option", name="<b>Who</b> may join?").click()
    expect(page.locator("#composer")).to_have_value("/ask <b>Who</b> may join?")
    page.keyboard.press("Enter")
    expect(page.locator("article.bot").last).to_contain_text("You asked: id2")


def test_the_commands_list_fills_in_or_sends(page: Page) -> None:
    page.locator("details.commands > summary").click()
    page.locator("[data-command=pair]").click()
    expect(page.locator("#composer")).to_have_value("/pair ")
    page.locator("details.commands > summary").click()
    page.locator("[data-command=show]").click()
    expect(page.locator("article.bot").last).to_contain_text("What peer support is")


def test_presses_change_the_message_where_it_stands(page: Page) -> None:
    say(page, "/show")
    page.get_by_role("button", name="I'm coming").click()
    expect(page.locator(".notice")).to_contain_text("You are in.")
    page.get_by_role("button", name="Coming: 1").click()
    expect(page.locator("article.bot")).to_have_count(2)
    expect(page.get_by_role("button", name="Coming: 2")).to_be_focused()
    expect(page.locator(".notice")).to_have_count(1)  # the same again stands once
    page.get_by_role("button", name="Close").first.click()
    expect(page.locator(".notice")).to_have_count(0)
    assert page.evaluate("window.unreloaded")


def test_what_passes_does_not_pile_up(page: Page) -> None:
    page.evaluate("document.getElementById('side').open = true")
    for hours in (1, 24, 168, 1):
        page.locator(f"form.clock-form button[value='{hours}']").click()
        page.wait_for_load_state("networkidle")
    expect(page.locator(".notice")).to_have_count(2)
    expect(page.locator(".notice").last).to_contain_text("by an hour")


def test_a_form_takes_the_focus_and_keeps_what_was_typed(page: Page, house: Opened) -> None:
    say(page, "/form")
    expect(page.get_by_role("heading", name="Post a job")).to_be_focused()
    page.get_by_label("About it").fill("a long story")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".misfits")).to_be_focused()
    expect(page.get_by_label("About it")).to_have_value("a long story")
    page.get_by_role("link", name="Title").click()
    page.keyboard.type("Peer worker")
    page.get_by_label("Choice 1").first.check()
    page.get_by_role("group", name="Which days").get_by_label("Choice 2").check()
    page.get_by_label("Until when").fill("2026-12-01")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    page.get_by_label("It is paid").check()
    page.get_by_role("button", name="Send it in").click()
    expect(page.locator("article.bot").last).to_contain_text("It is with a person now.")
    assert house.demo.sent[0]["about"] == "a long story"
    assert page.evaluate("window.unreloaded")


def test_what_others_say_arrives_by_itself(page: Page, house: Opened) -> None:
    page.goto(f"{house.address}/chat/sessions")
    house.post("sessions", Message(title="Tuesday at noon"))
    expect(page.locator("article.bot").last).to_contain_text("Tuesday at noon")


def test_after_a_restart_the_page_goes_on_as_it_was(page: Page, house: Opened) -> None:
    say(page, "/show")
    say(page, "remember me")
    expect(page.locator("article.bot").last).to_contain_text("You asked: remember me")
    house.restart()
    expect(page.locator("article.mine")).to_have_count(2)
    page.get_by_role("button", name="I'm coming").click()
    expect(page.get_by_role("button", name="Coming: 1")).to_be_visible()
    expect(page.locator("article.bot").last).to_contain_text("You asked: remember me")
    say(page, "and again")
    expect(page.locator("article").last).to_contain_text("You asked: and again")
    assert page.evaluate("window.unreloaded")


def test_with_the_bot_away_nothing_typed_is_lost(page: Page, house: Opened) -> None:
    port = house.door.port
    house.stop()
    expect(page.locator("#away")).to_contain_text("this page keeps trying")
    say(page, "a long story of mine")
    expect(page.locator("#composer")).to_have_value("a long story of mine")
    house.start_again(port)
    expect(page.locator("#away")).to_be_hidden(timeout=15_000)
    page.focus("#composer")
    page.keyboard.press("Enter")
    expect(page.locator("article.bot").last).to_contain_text("You asked: a long story of mine")


def test_too_many_words_stay_in_the_composer(page: Page) -> None:
    page.fill("#composer", "y" * 20_001)
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Please send it in parts")
    assert len(page.input_value("#composer")) == 20_001


def test_an_image_loads_and_the_policy_lets_nothing_else_in(page: Page) -> None:
    say(page, "/show")
    image = page.locator("figure img")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("naturalWidth", 160)
    blocked = page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective));
          const script = document.createElement("script");
          script.textContent = "window.forged = true";
          document.body.append(script);
          setTimeout(() => done("nothing"), 2000);
        })"""
    )
    assert blocked.startswith("script-src")
    assert not page.evaluate("window.forged")


def test_the_page_begins_at_its_end_without_a_script(chromium: Browser, house: Opened) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 600}
    )
    page = context.new_page()
    page.goto(f"{house.address}/chat/sessions")
    for number in range(30):
        house.post("sessions", Message(title=f"Notice {number}"))
    page.goto(f"{house.address}/chat/sessions")
    expect(page.get_by_text("Notice 29")).to_be_in_viewport()
    context.close()
