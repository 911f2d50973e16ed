"""A newcomer's whole first visit, in a real browser: English and Spanish, scripts on and off.

The bot runs as an operator starts it (`alliance try`), with the shipped content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browser import browser, needs_browser
from tests.e2e.process import Running, running

pytestmark = [pytest.mark.browser, needs_browser]

SECONDS = 20_000  # milliseconds a slow machine may take for one answer


@dataclass(frozen=True)
class Words:
    """What one language's visitor types and sees."""

    language: str
    greeting: str
    question: str
    answer: str
    source: str
    as_of: str
    report: str
    thanks: str
    unknown: str
    none_of_these: str
    no_answer: str
    coordinator: str
    handed: str
    nameless: str
    distress: str
    line: str


ENGLISH = Words(
    language="en-US",
    greeting="Green Mountain Peer Alliance",
    question="my manager wants me to sit outside someone's room all night and write down what they do",
    answer="has not agreed to it",
    source="Pathways Vermont",
    as_of="November 20, 2026",
    report="This is wrong or old",
    thanks="Thank you",
    unknown="who do I pay the alliance dues to",
    none_of_these="None of these",
    no_answer="do not know",
    coordinator="Ask a coordinator",
    handed="A coordinator will see your question",
    nameless="dues",
    distress="I want to kill myself tonight",
    line="988",
)
SPANISH = Words(
    language="es-MX",
    greeting="Green Mountain Peer Alliance",
    question="¿qué es la cooptación del apoyo entre pares?",
    answer="cooptación",
    source="Pathways Vermont",
    as_of="20 de noviembre de 2026",
    report="Esto está mal",
    thanks="Gracias",
    unknown="¿a quién le pago la cuota de la alianza?",
    none_of_these="Ninguna de estas",
    no_answer="no lo sé",
    coordinator="coordinación",
    handed="La coordinación verá tu pregunta",
    nameless="cuota",
    distress="quiero matarme esta noche",
    line="988",
)


@pytest.fixture
def alliance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var"), "try", "--port", "0") as started:
        started.wait_ready()
        yield started


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(params=[ENGLISH, SPANISH], ids=["english", "spanish"])
def words(request: pytest.FixtureRequest) -> Words:
    return request.param


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def page(
    request: pytest.FixtureRequest, chromium: Browser, alliance: Running, words: Words
) -> Iterator[Page]:
    context = chromium.new_context(
        java_script_enabled=request.param,
        locale=words.language,
        viewport={"width": 390, "height": 844},
    )
    opened = context.new_page()
    opened.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda said: said.type == "error" and problems.append(said.text))
    opened.goto(alliance.address)
    yield opened
    context.close()
    assert problems == []


def says(page: Page, typed: str) -> None:
    page.locator("textarea#composer").fill(typed)
    page.locator("button.send").click()


def last(page: Page, having: str) -> Locator:
    """The newest thing the bot said with these words in it."""
    return page.locator("article.bot", has_text=having).last


def submits(page: Page) -> None:
    page.locator("form.filling").last.locator("button.main").click()


def be(page: Page, person: str) -> None:
    page.locator("details#side > summary").click()
    page.locator(f"button[name=person][value={person}]").click()


def test_a_first_visit(page: Page, words: Words) -> None:
    expect(page.locator("html")).to_have_attribute("lang", words.language[:2])
    expect(last(page, words.greeting)).to_be_visible()

    says(page, words.question)
    answer = last(page, words.answer)
    expect(answer).to_contain_text(words.source)
    expect(answer).to_contain_text(words.as_of)

    answer.get_by_role("button", name=re.compile(words.report)).first.click()
    submits(page)
    expect(last(page, words.thanks)).to_be_visible()

    before = page.locator("article.bot").count()
    says(page, words.unknown)
    expect(page.locator("article.bot")).to_have_count(before + 1)
    unsure = page.locator("article.bot").last
    neither = unsure.get_by_role("button", name=re.compile(words.none_of_these))
    coordinator = unsure.get_by_role("button", name=re.compile(words.coordinator))
    expect(neither.or_(coordinator).first).to_be_visible()
    if neither.count():  # offered choices first; a person says that none of them is it
        neither.click()
    last(page, words.no_answer).get_by_role("button", name=re.compile(words.coordinator)).click()
    question = page.locator("textarea[name]:not(#composer)").last
    expect(question).to_have_value(words.unknown)
    submits(page)
    expect(last(page, words.handed)).to_be_visible()

    be(page, "coordinator")
    says(page, "/review")
    queue = page.locator("article.bot").last
    expect(last(page, words.nameless)).to_be_visible()
    expect(queue).not_to_contain_text("Noa")
    be(page, "newcomer")


def test_distress_is_met_first_and_leaves_no_trace(
    page: Page, words: Words, alliance: Running
) -> None:
    says(page, words.distress)
    card = last(page, words.line)
    expect(card).to_be_visible()
    expect(card).not_to_contain_text(words.as_of)
    kept = [path for path in Path(alliance.var).rglob("*") if path.is_file()]
    for path in kept:
        raw = path.read_bytes()
        assert words.distress.encode() not in raw, path
    assert words.distress not in "".join(alliance.output)


RUBBISH = (
    "x" * 10_000,
    "🦊🦊🦊",
    "<script>document.title='taken'</script><img src=x onerror=alert(1)>",
    "def f(x): return x and {'a': [1, 2]}",
    "ما هو دعم الأقران؟",
    "@everyone ]]> **b** [l](javascript:alert(1)) `c` {{ 7*7 }} \u202ebidi",
    "what is peer support? " * 50,
)


def test_rubbish_gets_a_kind_answer_and_breaks_nothing(page: Page, words: Words) -> None:
    for typed in RUBBISH:
        before = page.locator("article.bot").count()
        says(page, typed)
        expect(page.locator("article.bot")).to_have_count(before + 1)
        assert "taken" not in page.title()
        assert page.locator("article img").count() == 0
    box = page.locator("main").bounding_box()
    assert box is not None
    assert box["width"] <= 390, "the page must not scroll sideways"
