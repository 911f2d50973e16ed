"""Pages of features: drawn in the site's frame or served as they are, kind when something is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.chat.action import pack
from bot.chat.message import Button, Field, File, Link, Menu, Message, Option, Tone
from bot.chat.page import Page, Served, Shown, Visit
from bot.chat.text import When, plain
from bot.platforms.web import WebPlatform
from tests.platforms.web.browsing import Visitor
from tests.platforms.web.demo import NOW, Demo, platform


class Library:
    """A feature with pages. Keeps who looked, as far as it is told."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []

    async def verify(self, visit: Visit) -> Shown:
        self.visits.append(visit)
        code = visit.values["code"]
        if code == "broken":
            raise RuntimeError("a secret")
        status = 404 if code == "unknown" else 200
        return Shown(
            Message(
                title="A certificate",
                body=plain(f"You asked for {code}."),
                fields=(Field("Day", When(NOW)),),
                footer="Nothing else is said.",
                rows=(
                    (Button("Press me", pack("demo", "toast")), Link("More", "https://e.org/m")),
                    (Link("Bad", "javascript:alert(1)"),),
                    Menu("Choose", (Option("One", "1"),), pack("demo", "choose")),
                ),
                files=(File("a.csv", "text/csv", b"a"),),
                tone=Tone.GOOD,
            ),
            status,
        )

    async def feed(self, visit: Visit) -> Served:
        self.visits.append(visit)
        if visit.headers.get("if-none-match") == '"v1"':
            return Served(b"", {"ETag": '"v1"'}, 304)
        headers = {
            "ETag": '"v1"',
            "Content-Type": "text/calendar; charset=utf-8",
            "Cache-Control": "public, max-age=300",
        }
        return Served(b"BEGIN:VCALENDAR\r\n", headers)


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture(params=[True, False], ids=["trial", "run"])
async def door(library: Library, request: pytest.FixtureRequest) -> AsyncIterator[WebPlatform]:
    pages = (
        Page("/verify/{code}", library.verify),
        Page("/calendar.ics", library.feed),
        Page("/calendar/{token}.ics", library.feed),
    )
    opened = platform(Demo(), in_trial=request.param, pages=pages)
    await opened.start()
    yield opened
    await opened.stop()


async def test_a_message_is_drawn_in_the_sites_frame(visitor: Visitor, library: Library) -> None:
    page = await visitor.open("/verify/K7-<b>2?lang=es&code=forged")
    assert visitor.status == 200
    assert page.one("h1").words == "A certificate"
    for part in ("You asked for K7-<b>2.", "Nothing else is said.", "Day"):
        assert part in page.words
    assert [one.attributes["href"] for one in page.one("main").all("a")] == [
        "https://e.org/m",
        "/chat/direct",
    ]
    assert not page.all("form")
    assert not page.all("button")
    assert library.visits[0].values == {"code": "K7-<b>2", "lang": "es"}
    assert library.visits[0].language == "en"


async def test_it_is_in_the_readers_language_and_its_status_is_kept(
    door: WebPlatform, library: Library
) -> None:
    async with Visitor(door.address, {"Accept-Language": "es-MX"}) as nueva:
        page = await nueva.open("/verify/unknown")
        assert nueva.status == 404
        assert page.one("html").attributes["lang"] == "es"
        assert "A la página de la alianza" in page.words
    assert library.visits[0].language == "es"


async def test_a_file_is_served_as_it_is_and_sets_no_cookie(door: WebPlatform) -> None:
    async with aiohttp.ClientSession() as program:
        url = door.address + "/calendar.ics"
        async with program.get(url) as response:
            assert await response.read() == b"BEGIN:VCALENDAR\r\n"
            assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
            assert response.headers["Cache-Control"] == "public, max-age=300"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "Set-Cookie" not in response.headers
        async with program.head(url) as response:
            assert response.status == 200
            assert response.headers["Content-Length"] == "17"
            assert await response.read() == b""
        async with program.get(url, headers={"If-None-Match": '"v1"'}) as response:
            assert (response.status, await response.read()) == (304, b"")
        async with program.get(door.address + "/verify/K7") as response:
            assert "Set-Cookie" not in response.headers
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_a_part_of_the_path_ends_at_its_edge(visitor: Visitor, library: Library) -> None:
    await visitor.open("/calendar/abc.ics")
    assert library.visits[0].values == {"token": "abc"}
    await visitor.open("/calendar/abc/d.ics")
    assert visitor.status == 404


async def test_pages_are_only_looked_at(visitor: Visitor) -> None:
    await visitor.request("POST", "/verify/K7", data={"a": "b"})
    assert visitor.status == 405


async def test_what_fails_gives_a_code_and_no_more(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    page = await visitor.open("/verify/broken")
    assert visitor.status == 500
    assert "K7Q2" in page.words
    assert "secret" not in visitor.html
    assert "page=/verify/{code} error=RuntimeError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("path", ["", "verify", "/", "/Verify", "/a//b", "/{}", "/{a}/../b c"])
def test_a_path_that_is_none_is_refused(path: str, library: Library) -> None:
    with pytest.raises(ValueError, match="not a path"):
        Page(path, library.feed)
