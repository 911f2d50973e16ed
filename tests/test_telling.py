"""What was promised arrives at the doors that are open: on the trial's page at once when its clock moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import app as root
from bot import deliveries, doors
from bot.alliance import Alliance
from bot.app import App, wire
from bot.chat import text
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.delivery import Drop, Lane, Member, Promise, Promised, Send, Subject
from bot.members import store
from bot.settings import Settings
from tests.platforms.web.browsing import Visitor
from tests.platforms.web.test_live import Line, listening

PLACE = Address("web", "sessions")
SUBJECT = Subject("tree", "1")


@asynccontextmanager
async def opened(var: Path) -> AsyncIterator[App]:
    """A trial with its page open."""
    settings = Settings(_env_file=None, var_dir=var, web_port=0)
    app = wire(settings, trial=True, embed=False)

    async def say(promised: Promised) -> Send | Drop:
        what = promised.promise.what
        return Send(what) if isinstance(what, Message) else Drop("unreadable")

    async def draw(_subject: Subject, _address: Address) -> Message:
        return Message(title="A tree in bloom")

    app.outbox.when_sending("tree", say)
    app.posted.draw("tree", draw)
    await app.database.open()
    await app.open_door(app.web)
    try:
        yield app
    finally:
        await app.telling.end()
        await app.web.stop()
        await app.database.close()
        app.librarian.close()


def promise(app: App, to: Address | Member, *, hours: float = 0, key: str = "tree/1") -> Promise:
    return Promise(
        key=key,
        kind="tree",
        to=to,
        what=Message(title="A tree", body=text.plain("It grows.")),
        due=app.clock.now() + timedelta(hours=hours),
        lane=Lane.POST,
        about=SUBJECT,
        remember=isinstance(to, Address),
    )


async def put(app: App, one: Promise) -> None:
    async with app.database.write() as connection:
        await app.outbox.put(connection, one)


async def said(line: Line, words: str) -> None:
    """Until an open page shows it, without being asked again."""
    while words not in await line.words():
        pass


async def test_a_moved_clock_brings_what_was_promised(tmp_path: Path) -> None:
    async with opened(tmp_path) as app, Visitor(app.web.address) as somebody:
        async with app.database.write() as connection:
            newcomer = await store.keep(connection, Person("web", "newcomer", locale="en"))
        await put(app, promise(app, Member(newcomer, "web"), hours=30))
        assert "It grows." not in (await somebody.open("/chat/direct")).words
        async with listening(somebody) as line:
            form = somebody.page.one("form", class_="clock-form")
            await somebody.send(form, {"hours": "168"})
            await said(line, "It grows.")


async def test_a_post_is_shown_again_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as app, Visitor(app.web.address) as somebody:
        (place,) = doors.places(app.apps, app.web, app.alliance.value, "sessions")
        assert place == PLACE
        await somebody.open("/chat/sessions")
        async with listening(somebody) as line:
            await put(app, promise(app, place))
            await said(line, "It grows.")
    async with opened(tmp_path) as app, Visitor(app.web.address) as somebody:
        await somebody.open("/chat/sessions")
        async with listening(somebody, since="0") as line:
            await said(line, "A tree in bloom")
            async with app.database.write() as connection:
                await app.posted.withdraw(connection, SUBJECT)
            await said(line, "This was withdrawn.")


async def test_joined_and_erased_people_keep_or_lose_what_was_promised(tmp_path: Path) -> None:
    async with opened(tmp_path) as app:
        wren = Person("web", "worker", locale="en")
        number = await app.accounts.keep(wren)
        await put(app, promise(app, Member(number, "web"), hours=1))
        held = await app.accounts.held(wren)
        assert "delivery-held" in [part.key for part in held.parts]
        await app.accounts.erase(wren)
        assert await deliveries.look(app.database, 7, app.clock.now()) == (
            "Nothing was due in the last 7 days.",
        )


async def test_a_group_that_moved_is_followed(tmp_path: Path) -> None:
    async with opened(tmp_path) as app:
        old, new = Address("telegram", "-5"), Address("telegram", "-1005")
        await put(app, promise(app, old, hours=5))
        await app.telling.moved(old, new)
        await app.telling.tidy(date(2026, 12, 1))
        async with app.database.write() as connection:
            assert await app.outbox.cancel_about(connection, SUBJECT) == 1
        async with app.database.read() as connection:
            from bot.delivery.store import outbox

            rows = list(await connection.execute(outbox.select()))
        assert [row.chat for row in rows] == ["-1005"]


def test_places_are_where_the_file_says(tmp_path: Path) -> None:
    settings = Settings(
        _env_file=None,
        var_dir=tmp_path,
        discord_token="a.b.c",
        telegram_token="1:x",
        public_url="https://alliance.example/",
    )
    app = root.wire(settings, embed=False)
    alliance = Alliance.model_validate(
        {
            "name": "A",
            "state": "us-vt",
            "places": {
                "sessions": {"discord": "1001", "telegram": "-100123/7"},
                "jobs": {"discord": "1002"},
            },
        }
    )
    assert doors.places(app.apps, app.web, alliance, "sessions") == (
        Address("discord", "1001"),
        Address("telegram", "-100123", "7"),
    )
    assert doors.places(app.apps, app.web, alliance, "trainings") == ()
    assert doors.event_lists(app.apps) == (Address("discord", "events"),)
    discord = app.apps.doors[0]
    assert doors.places_at(discord, alliance) == (
        Address("discord", "1001"),
        Address("discord", "1002"),
        Address("discord", "events"),
    )
    assert doors.page_address(settings, "/verify/K7") == "https://alliance.example/verify/K7"
    app.librarian.close()


@pytest.mark.parametrize(("trial", "address"), [(True, "http://127.0.0.1:8080/a"), (False, None)])
def test_a_page_without_a_public_address(trial: bool, address: str | None) -> None:
    settings = Settings(_env_file=None, web_port=8080, public_url="")
    assert doors.page_address(settings, "/a", trial=trial) == address
