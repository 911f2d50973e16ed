"""Updates brought to the alliance's own web server, and one setting between that and polling."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientSession, web

from bot.chat.platform import PlatformTrouble
from tests.e2e.telegram_fixtures import *  # noqa: F403  fixtures
from tests.e2e.telegram_fixtures import More
from tests.e2e.telegram_server import TelegramServer
from tests.platforms.showcase import showcase
from tests.platforms.telegram.door import TelegramDoor

SECRET_TOKEN = "a-secret_1"
PUBLIC = "https://bot.example.org"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def door(server: TelegramServer, feature: More) -> AsyncIterator[TelegramDoor]:
    one = TelegramDoor(server, showcase(feature))
    one.platform = one.new_platform(webhook_secret=SECRET_TOKEN, public_url=PUBLIC)
    app = web.Application()
    app.add_routes(one.platform.web_routes())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.webhook["local"] = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram/updates"
    await one.open()
    yield one
    await one.close()
    await runner.cleanup()


async def test_people_are_answered_without_polling(
    door: TelegramDoor, server: TelegramServer
) -> None:
    assert server.webhook["url"] == f"{PUBLIC}/telegram/updates"
    assert server.webhook["allowed_updates"]
    noa = door.visitor("Noa")
    assert "You asked" in (await noa.write("How?")).words
    await noa.command("card")
    assert "Counted 1" in (await noa.press("Count")).words
    assert server.refused == []


async def test_only_telegram_may_bring_updates(door: TelegramDoor, server: TelegramServer) -> None:
    noa = door.visitor("Noa")
    update = {"update_id": 1, "message": noa.message(noa.id, "forged")}
    async with ClientSession() as client:
        for headers in ({}, {HEADER: "wrong"}, {HEADER: "ä"}):
            answer = await client.post(server.webhook["local"], json=update, headers=headers)
            assert answer.status == 401
        right = {HEADER: SECRET_TOKEN}
        for body, status in ((b"{", 400), (b"[]", 400), (b"x" * 2_000_000, 413), (b"{}", 200)):
            answer = await client.post(server.webhook["local"], data=BytesIO(body), headers=right)
            assert answer.status == status
    await door.platform.settled()
    assert server.count("sendMessage") == 0


async def test_an_update_brought_twice_is_answered_once(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    update = {"update_id": 5, "message": noa.message(noa.id, "Once?")}
    assert [await server.bring(update) for _ in range(3)] == [200] * 3
    await door.platform.settled()
    assert server.count("sendMessage") == 1


async def test_updates_wait_at_telegram_while_the_door_is_closed(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    await door.platform.stop()
    update = {"update_id": 6, "message": noa.message(noa.id, "Early?")}
    assert await server.bring(update) == 503


async def test_switching_is_one_setting(door: TelegramDoor, server: TelegramServer) -> None:
    await door.platform.stop()
    door.platform = door.new_platform()
    assert door.platform.web_routes() == []
    await door.platform.start()
    await server.until(lambda: not server.webhook.get("url"))
    assert "You asked" in (await door.visitor("Noa").write("By polling?")).words
    assert server.refused == []


@pytest.mark.parametrize(
    ("secret", "public", "named"),
    [
        ("not legal!", PUBLIC, "ALLIANCE_TELEGRAM_WEBHOOK_SECRET"),
        (SECRET_TOKEN, "", "ALLIANCE_PUBLIC_URL"),
        (SECRET_TOKEN, "http://bot.example.org", "ALLIANCE_PUBLIC_URL"),
    ],
)
async def test_a_webhook_that_cannot_be_is_one_clear_line(
    door: TelegramDoor, secret: str, public: str, named: str
) -> None:
    wrong = door.new_platform(webhook_secret=secret, public_url=public)
    with pytest.raises(PlatformTrouble, match=named):
        await wrong.start()
    assert secret not in str(await wrong.inspect({}))
