"""With its script the page is live: answers come back as data, everyone's pages follow at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.chat.message import Message
from bot.chat.platform import Address
from bot.platforms.web import WebPlatform
from bot.platforms.web.limits import Limits
from bot.platforms.web.live import WAITING, Lines
from bot.platforms.web.rooms import ENTRIES, IDLE_HOURS, ROOMS, Key, Rooms
from tests.platforms.web.browsing import Visitor, read
from tests.platforms.web.demo import NOW, Demo, platform


class Line:
    """An open event stream."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def next(self) -> dict[str, Any]:
        """The next event with its id."""
        found: dict[str, Any] = {}
        while "event" not in found:
            async with asyncio.timeout(5):
                block = await self.response.content.readuntil(b"\n\n")
            for line in block.decode().strip().split("\n"):
                name, _, value = line.partition(": ")
                found[name] = value
        found["data"] = json.loads(found["data"])
        return found

    async def words(self) -> str:
        """What the next entry says."""
        return " ".join(read((await self.next())["data"]["html"]).words.split())


@asynccontextmanager
async def listening(
    visitor: Visitor, *, since: str = "", others: bool = False
) -> AsyncIterator[Line]:
    body = visitor.page.one("body").attributes
    query = {"since": since or body["data-since"], "as": body["data-live"]}
    if others:
        query["see"] = "others"
    assert visitor.session
    async with visitor.session.get(
        f"{visitor.address}/chat/{body['data-chat']}/live", params=query
    ) as response:
        assert response.status == 200
        yield Line(response)


async def test_what_is_typed_comes_back_as_entries(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    answer = await visitor.fetch(visitor.composer, {"text": "what is CE?"})
    said = [" ".join(read(one["html"]).words.split()) for one in answer["entries"]]
    assert answer["entries"][0]["id"] == "e-welcome-0"
    assert "what is CE?" in said[1]
    assert "You asked: what is CE?" in said[2]
    assert answer["notices"] == []
    assert answer["draft"] == ""


async def test_an_open_page_sees_what_happens_elsewhere(
    visitor: Visitor, another: Visitor, door: WebPlatform
) -> None:
    await visitor.open("/chat/sessions")
    await another.open("/chat/sessions")
    await another.press("Wren")
    async with listening(visitor) as line:
        await another.say("/ask something of my own")
        await another.say("hello from Wren")
        assert "hello from Wren" in await line.words()
        door.post("sessions", Message(title="Tuesday at noon"))
        assert "Tuesday at noon" in await line.words()
    await visitor.open("/chat/sessions")
    async with listening(visitor, others=True) as line:
        await visitor.say("/ask something of mine")
        await visitor.say("hello back")
        assert await line.words() == "Noa 1:00 PM EST hello back"


async def test_a_reminder_arrives_in_the_direct_message(
    visitor: Visitor, door: WebPlatform
) -> None:
    await visitor.open("/chat/direct")
    async with listening(visitor) as line:
        sent = await door.send(Address("web", "direct:newcomer"), Message(title="Tomorrow"))
        first = await line.next()
        await door.update(sent, Message(title="Called off"))
        second = await line.next()
    assert "Tomorrow" in first["data"]["html"]
    assert "Called off" in second["data"]["html"]
    assert first["data"]["id"] == second["data"]["id"]


async def test_a_page_that_lost_its_line_misses_nothing(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("one")
    since = visitor.page.one("body").attributes["data-since"]
    await visitor.say("two")
    async with listening(visitor, since=since) as line:
        assert "two" in await line.words()
    async with listening(visitor, since="another-process.99") as line:
        assert "Welcome" in await line.words()
        assert "one" in await line.words()


async def test_a_page_of_one_person_never_shows_another_persons_messages(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    query = {"as": visitor.page.one("body").attributes["data-live"]}
    await visitor.press("Carmen")
    assert visitor.session
    address = f"{visitor.address}/chat/direct/live"
    async with visitor.session.get(address, params=query) as response:
        assert response.status == 204


async def test_the_door_closes_at_once_with_pages_open(demo: Demo) -> None:
    door = platform(demo)
    await door.start()
    async with Visitor(door.address) as visitor:
        await visitor.open("/chat/direct")
        async with listening(visitor) as line:
            async with asyncio.timeout(2):
                await door.stop()
            assert b"event" not in await line.response.content.read()


async def test_what_was_begun_is_answered_before_the_door_closes(demo: Demo) -> None:
    door = platform(demo)
    await door.start()
    async with Visitor(door.address) as visitor:
        await visitor.open("/chat/direct")
        asking = asyncio.create_task(visitor.fetch(visitor.composer, {"text": "slow"}))
        await demo.begun.wait()
        stopping = asyncio.create_task(door.stop())
        await asyncio.sleep(0)
        demo.slow.set()
        await stopping
        answer = await asking
    assert "You asked: slow" in answer["entries"][-1]["html"]


async def suggestions(visitor: Visitor, typed: str, **more: str) -> list[str]:
    body = visitor.page.one("body").attributes
    fields = {"token": body["data-token"], "command": "ask", "option": "question", "typed": typed}
    await visitor.request("POST", "/chat/direct/suggest", data={**fields, **more})
    return [one["label"] for one in json.loads(visitor.html)["options"]]


async def test_suggestions_while_typing(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    assert await suggestions(visitor, "what", plain="yes") == [
        "What is peer support?",
        "What is co-reflection?",
    ]
    await visitor.open("/chat/direct")
    assert await suggestions(visitor, "wh", plain="yes") == []
    await visitor.open("/chat/direct")
    assert await suggestions(visitor, "w", command="pair", option="left") == []
    await visitor.open("/chat/direct")
    assert await suggestions(visitor, "x" * 30_000) == []


async def test_a_taken_suggestion_asks_what_it_stands_for(visitor: Visitor, demo: Demo) -> None:
    await visitor.open("/chat/direct")
    picked = {
        "command": "ask",
        "option": "question",
        "label": "What is peer support?",
        "value": "id0",
    }
    fields = {f"picked-{name}": value for name, value in picked.items()}
    await visitor.say("What is peer support?", **fields)
    assert demo.asked == ["id0"]
    assert "What is peer support?" in visitor.log


def rooms(now: list[float]) -> Rooms:
    numbers = iter(range(1_000_000))
    return Rooms(lambda: f"t{next(numbers)}", tick=lambda: now[0])


def test_a_room_keeps_its_newest_and_forgets_the_rest() -> None:
    kept = rooms([0.0])
    for number in range(ENTRIES + 50):
        kept.add(Key("sessions"), str(number), NOW)
    contents = [entry.content for _, entry in kept.read([Key("sessions")])]
    assert contents == [str(number) for number in range(50, ENTRIES + 50)]


def test_private_rooms_are_forgotten_when_unused_and_when_too_many() -> None:
    now = [0.0]
    kept = rooms(now)
    kept.add(Key("sessions"), "public", NOW)
    kept.add(Key("direct", "old"), "mine", NOW)
    now[0] = IDLE_HOURS * 3600 + 1.0
    kept.add(Key("direct", "new"), "mine", NOW)
    assert kept.read([Key("direct", "old")]) == []
    for number in range(ROOMS):
        kept.add(Key("direct", f"p{number}"), "mine", NOW)
    assert kept.read([Key("direct", "new")]) == []
    assert len(kept.read([Key("sessions")])) == 1


def test_a_room_that_is_looked_at_is_not_the_first_to_go() -> None:
    kept = rooms([0.0])
    kept.add(Key("direct", "reader"), "mine", NOW)
    for number in range(ROOMS - 1):
        kept.add(Key("direct", f"p{number}"), "mine", NOW)
    assert kept.read([Key("direct", "reader")])
    kept.add(Key("direct", "one more"), "mine", NOW)
    assert kept.read([Key("direct", "reader")])
    assert kept.read([Key("direct", "p0")]) == []


def test_one_visitor_at_a_time_is_slowed_down() -> None:
    now = [0.0]
    limits = Limits(3, 1, tick=lambda: now[0])
    assert [limits.allow("a") for _ in range(4)] == [True, True, True, False]
    assert limits.allow("b")
    now[0] = 1.0
    assert [limits.allow("a") for _ in range(2)] == [True, False]


async def test_a_page_that_reads_too_slowly_catches_up_anew() -> None:
    lines = Lines()
    kept = rooms([0.0])
    kept.changed = lines.changed
    listener = lines.open([Key("sessions")])
    for number in range(WAITING + 5):
        kept.add(Key("sessions"), str(number), NOW)
    assert await listener.next(1) is None
