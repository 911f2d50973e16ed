"""Whatever is sent, the page stands: kind words, no harm done, nothing typed in any log."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.platforms.web import WebPlatform
from tests.platforms.web.browsing import Visitor
from tests.platforms.web.demo import Demo, platform

SECRET = "mysupervisorJoDoe"


async def post(
    visitor: Visitor, path: str, body: dict[str, Any] | bytes | io.BytesIO, **headers: str
) -> None:
    if isinstance(body, dict):
        token = visitor.page.one("body").attributes["data-token"]
        await visitor.request("POST", path, data={"token": token, **body}, headers=headers)
    else:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        await visitor.request("POST", path, data=body, headers={**kind, **headers})


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_sites_cannot_speak_for_a_visitor(
    visitor: Visitor, demo: Demo, headers: dict[str, str]
) -> None:
    await visitor.open("/chat/direct")
    await post(visitor, "/chat/direct/say", {"text": "hello"}, **headers)
    assert visitor.status == 403
    assert "This page is from another visit" in visitor.page.words
    assert demo.asked == []


@pytest.mark.parametrize("token", ["", "x", "\x00", "🙂", "a" * 9000])
async def test_a_form_needs_the_visits_own_token(visitor: Visitor, demo: Demo, token: str) -> None:
    await visitor.open("/chat/direct")
    await post(visitor, "/chat/direct/say", {"text": "hello", "token": token})
    assert visitor.status == 403
    await visitor.request("POST", "/chat/direct/say", data={"text": "hello"})
    assert visitor.status == 403
    assert demo.asked == []


async def test_a_token_without_its_cookie_is_none(visitor: Visitor, demo: Demo) -> None:
    await visitor.open("/chat/direct")
    assert visitor.session
    visitor.session.cookie_jar.clear()
    await visitor.say("hello")
    assert visitor.status == 403
    assert demo.asked == []


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "[bad", ""]
)
async def test_another_name_for_this_machine_is_turned_away(door: WebPlatform, host: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(door.address + "/chat/direct", headers={"Host": host}) as response,
    ):
        assert response.status == 421


async def test_behind_a_proxy_its_public_name_is_welcome(demo: Demo) -> None:
    door = platform(demo, in_trial=False, public_url="https://peers.example.org")
    await door.start()
    assert door.address == "https://peers.example.org"
    async with aiohttp.ClientSession() as session:
        address = f"http://127.0.0.1:{door.port}/chat/direct"
        async with session.get(address, headers={"Host": "peers.example.org"}) as response:
            assert response.status == 200
            cookie = response.headers["Set-Cookie"]
    for wanted in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert wanted in cookie
    await door.stop()


async def test_every_answer_carries_the_headers(visitor: Visitor, door: WebPlatform) -> None:
    assert visitor.session
    for path in ("/chat/direct", "/nowhere", "/static/page.js", "/healthz", "/favicon.ico"):
        async with visitor.session.get(door.address + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "same-origin"


async def test_the_page_asks_for_nothing_from_elsewhere(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    for node in visitor.page.all():
        assert "style" not in node.attributes
        assert not any(name.startswith("on") for name in node.attributes)
        if node.tag in ("script", "link", "img"):
            assert node.attributes.get("src", node.attributes.get("href", "/")).startswith(
                "/static/"
            )
        if node.tag == "script":
            assert not node.words.strip()


async def test_looking_changes_nothing(visitor: Visitor, door: WebPlatform, demo: Demo) -> None:
    for path in (
        "/chat/direct/say?text=hello",
        "/chat/direct/press?action=demo:come:0",
        "/be?person=committee",
        "/clock?hours=1",
        "/chat/direct/form",
    ):
        await visitor.open(path)
        assert visitor.status == 405
        assert "does not work that way" in visitor.page.words
    assert demo.asked == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "\n\n",
        "\x00",
        "\u200b",
        "🙂",
        "<b>x</b>",
        "@everyone",
        "مرحبا",
        "x" * 10_000,
        "🙂" * 10_000,
        "a? " * 50,
        "/",
        "//",
        "/ask " + "x" * 400,
    ],
)
async def test_any_words_get_a_kind_answer(visitor: Visitor, words: str) -> None:
    await visitor.open("/chat/direct")
    await visitor.say(words)
    assert visitor.status == 200
    assert visitor.notices or len(visitor.entries) > 2


@pytest.mark.parametrize(("words", "kept"), [("y" * 20_001, 20_001), ("/ask " + "y" * 900, 900)])
async def test_too_many_words_are_not_lost(
    visitor: Visitor, demo: Demo, words: str, kept: int
) -> None:
    await visitor.open("/chat/direct")
    await visitor.say(words)
    assert visitor.status == 422
    assert "Please send it in parts" in visitor.notices[0]
    assert visitor.composer.one("textarea").words.count("y") == kept
    assert demo.asked == []


@pytest.mark.parametrize(
    "body",
    [
        b"text=%FF%FE%00&token=",
        b"text=%ED%A0%80",
        b"\xff\xfe\x00",
        b"=&=&&&",
        b"%",
        b"a" * 100_000,
        b"&".join(b"a=%d" % n for n in range(5000)),
    ],
)
@pytest.mark.parametrize("path", ["say", "press", "form", "suggest"])
async def test_any_bytes_get_a_kind_answer(visitor: Visitor, body: bytes, path: str) -> None:
    await visitor.open("/chat/direct")
    token = visitor.page.one("body").attributes["data-token"].encode()
    await post(visitor, f"/chat/direct/{path}", b"token=" + token + b"&" + body)
    assert visitor.status in (200, 403, 413)
    await post(visitor, f"/chat/direct/{path}", body)
    assert visitor.status in (403, 413)


@pytest.mark.parametrize(
    "action",
    [
        "",
        "x",
        "demo:come",
        "demo:come:x",
        "demo:come:1:2",
        "gone:away",
        "\x00:\x00",
        "é:é",
        "a" * 5000,
        "demo:chose:%ED%A0%80",
    ],
)
async def test_forged_presses_get_a_kind_answer(visitor: Visitor, action: str) -> None:
    await visitor.open("/chat/direct")
    for entry in ("", "welcome-0", "../../x", "\x00", "t1"):
        await post(visitor, "/chat/direct/press", {"action": action, "entry": entry})
        assert visitor.status == 200
        assert visitor.notices or visitor.entries


@pytest.mark.parametrize("state", ["", "x", "x.y", "🙂"])
async def test_forged_forms_get_a_kind_answer(visitor: Visitor, demo: Demo, state: str) -> None:
    await visitor.open("/chat/direct")
    await post(visitor, "/chat/direct/form", {"state": state, "step": "next", "q0": "x"})
    assert "I cannot take it" in visitor.notices[0]
    await visitor.open("/chat/direct")
    await visitor.say("/form")
    form = visitor.page.one("form", class_="filling")
    await visitor.send(form, {"step": "jump"})
    assert "I cannot take it" in visitor.notices[0]
    assert demo.sent == []


async def test_forged_answers_are_refused_beside_the_question(visitor: Visitor, demo: Demo) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/form")
    await visitor.press("Continue", q0="a", q2="99", q3=("0", "77"), q4="<b>", q99="x")
    form = visitor.page.one("form", class_="filling")
    assert "3 answers need another look" in form.words
    assert form.one("input", name="q4").attributes["value"] == "<b>"


async def test_forged_people_are_newcomers(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    assert visitor.session
    for forged in ("committee", "committee.x", "", "🙂"):
        visitor.session.cookie_jar.update_cookies({"alliance_person": forged})
        await visitor.open("/chat/direct")
        assert "You are Noa" in visitor.page.words
    await post(visitor, "/be", {"person": "operator", "chat": "//evil.example"})
    assert visitor.url.endswith("/chat/direct")
    assert "You are Noa" in visitor.page.words


@pytest.mark.parametrize("value", ["\xff\xfe", "x" * 3000, "es;q=\x01", "-", "e_s"])
async def test_any_language_header_is_fine(door: WebPlatform, value: str) -> None:
    async with Visitor(door.address, {"Accept-Language": value.replace("\x01", "")}) as visitor:
        await visitor.open("/chat/direct")
        assert visitor.status == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/nowhere", 404, "There is nothing here"),
        ("GET", "/chat/elsewhere", 404, "There is nothing here"),
        ("GET", "/chat/direct/file/t1/0/x", 404, "ask for the file again"),
        ("GET", "/chat/direct/file/t1/99999999999/x", 404, "There is nothing here"),
        ("GET", "/%ED%A0%80", 404, "There is nothing here"),
        ("GET", "/static/../options.py", 404, "There is nothing here"),
        ("DELETE", "/chat/direct", 405, "does not work that way"),
        ("POST", "/healthz", 405, "does not work that way"),
    ],
)
async def test_problems_are_said_kindly(
    visitor: Visitor, method: str, path: str, status: int, words: str
) -> None:
    await visitor.request(method, path)
    assert (visitor.status, words in visitor.page.words) == (status, True)


async def test_a_body_too_large_or_of_another_kind(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await post(visitor, "/chat/direct/say", io.BytesIO(b"text=" + b"a" * 2_000_000))
    assert (visitor.status, "Please send less" in visitor.page.words) == (413, True)
    await visitor.request("POST", "/chat/direct/say", json={"text": "x"})
    assert (visitor.status, "its own forms" in visitor.page.words) == (415, True)


async def test_the_script_gets_the_same_words_as_data(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await post(visitor, "/chat/direct/say", {"token": "x"}, Accept="application/json")
    assert "opened as somebody else" in json.loads(visitor.html)["notices"][0]


async def test_too_much_at_once_is_slowed_down_kindly(visitor: Visitor, demo: Demo) -> None:
    await visitor.open("/chat/direct")
    token = visitor.page.one("body").attributes["data-token"]
    for _ in range(100):
        await visitor.request("POST", "/chat/direct/say", data={"token": token, "text": "again"})
        if visitor.status == 429:
            break
    assert "Please wait a few seconds" in visitor.notices[0]
    assert "again" in visitor.composer.one("textarea").words


async def test_nothing_typed_is_ever_logged(
    visitor: Visitor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caplog.at_level(logging.DEBUG):
        await visitor.open(f"/chat/direct?start={SECRET}")
        await visitor.say(SECRET)
        await visitor.say(f"/{SECRET} {SECRET}")
        await visitor.say(f"/fail {SECRET}")
        await visitor.say("/form")
        await visitor.press("Continue", q0=SECRET)
        monkeypatch.setattr("bot.platforms.web.conversation.meant", lambda *_, **__: 1 / 0)
        await visitor.open("/chat/direct")
        await visitor.say(SECRET)
    assert visitor.status == 500
    assert "K7Q2" in visitor.page.words
    assert "K7Q2" in caplog.text
    assert SECRET not in caplog.text
    assert SECRET.lower() not in caplog.text.lower()


async def test_with_the_database_down_the_page_still_opens_and_says_so(demo: Demo) -> None:
    door = platform(demo, database_is_down=True)
    await door.start()
    async with Visitor(door.address, {"Accept-Language": "es"}) as visitor:
        await visitor.open("/chat/direct")
        await visitor.say("hola")
        assert visitor.status == 200
        assert "Eso no funcionó" in visitor.log
        assert "K7Q2" in visitor.log
    await door.stop()


async def test_pages_of_others_are_served_beside(demo: Demo) -> None:
    async def feed(request: web.Request) -> web.Response:
        return web.Response(text="BEGIN:VCALENDAR")

    async def hook(request: web.Request) -> web.Response:
        return web.json_response(await request.json())

    routes = (web.get("/feeds/all.ics", feed), web.post("/telegram/hook", hook))
    door = platform(demo, routes=routes)
    await door.start()
    async with Visitor(door.address) as visitor:
        await visitor.open("/feeds/all.ics")
        assert visitor.html == "BEGIN:VCALENDAR"
        await visitor.request("POST", "/telegram/hook", json={"ok": True})
        assert json.loads(visitor.html) == {"ok": True}
    await door.stop()


async def test_whoever_watches_the_process_gets_an_ok(visitor: Visitor) -> None:
    await visitor.open("/healthz")
    assert (visitor.status, visitor.html) == (200, "ok\n")
