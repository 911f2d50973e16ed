"""Makes the README's pictures of the page: `make screenshots`. Needs a browser (Debian's chromium)."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.coreflection.hours.paper_views import Words, drawn
from bot.coreflection.hours.records import Entry, Source, Written
from bot.language import Language
from playwright.sync_api import Browser, Page
from tests.e2e.browser import PATH, browser
from tests.e2e.process import running

HERE = Path(__file__).resolve().parent
QUESTION = "My manager wants me to sit outside someone's room all night and write down what they do"
ZONE = "America/New_York"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 860}


def visit(opened: Browser, address: str, size: dict[str, int], scheme: str, locale: str) -> Page:
    """A fresh visitor's page."""
    context = opened.new_context(
        viewport=size,
        device_scale_factor=2 if size is PHONE else 1,
        color_scheme=scheme,
        locale=locale,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.locator("article.bot").first.wait_for()
    return page


def say(page: Page, words: str) -> None:
    """Types and waits for the answer."""
    before = page.locator("article.bot").count()
    page.locator("textarea#composer").fill(words)
    page.locator("button.send").click()
    page.locator("article.bot").nth(before).wait_for()
    page.wait_for_timeout(400)


def keep(page: Page, name: str) -> None:
    """Writes the picture beside this script."""
    page.screenshot(path=HERE / f"{name}.png")
    print("made", f"docs/{name}.png")


def certificate() -> None:
    """Draws the picture of a certificate, where pypdfium2 is installed."""
    try:
        import pypdfium2  # noqa: PLC0415
    except ImportError:
        return
    say = Language(HERE.parent / "content" / "strings").voice("en", ZONE)
    start = datetime(2026, 12, 1, 20, tzinfo=UTC)
    written = Written(start.date(), Decimal("1.5"), "Tuesday co-reflection")
    address = "https://alliance.example.org/verify/7K2M9-QFX3D"
    words = Words("Wren Rivers", "Green Mountain Peer Alliance", "7K2M9QFX3D", address, start)
    made = drawn(say, Entry(1, Source.CODE, written, start, ZONE), words)
    assert isinstance(made, bytes), made
    page = pypdfium2.PdfDocument(made)[0]
    page.render(scale=1).to_pil().save(HERE / "certificate.png", optimize=True)
    print("made docs/certificate.png")


def main() -> int:
    """Makes every picture; 1 where there is no browser."""
    certificate()
    if PATH is None:
        print("No browser here. On Debian and Ubuntu: apt install chromium")
        return 1
    with (
        tempfile.TemporaryDirectory() as var,
        running(Path(var), "try", "--port", "0") as alliance,
        browser() as opened,
    ):
        alliance.wait_ready()
        for name, size, scheme in (
            ("answer-desktop", DESKTOP, "light"),
            ("answer-phone", PHONE, "light"),
            ("answer-phone-dark", PHONE, "dark"),
        ):
            page = visit(opened, alliance.address, size, scheme, "en-US")
            say(page, QUESTION)
            keep(page, name)
            page.context.close()
        page = visit(opened, alliance.address, PHONE, "light", "es-MX")
        say(page, "¿Qué es la cooptación?")
        keep(page, "answer-phone-spanish")
        page.context.close()
        page = visit(opened, alliance.address, PHONE, "light", "en-US")
        page.goto(f"{alliance.address}/chat/questions")
        say(page, "/ask what is co-reflection?")
        keep(page, "private-phone")
        page.context.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
