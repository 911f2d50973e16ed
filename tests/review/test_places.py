"""A place that lets the bot post no more: a coordinator reads it in the queue, once, and can mend it."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address, AddressGone
from bot.clock import MovableClock
from bot.review.handlers import Review
from bot.review.places import PlaceNotes
from bot.review.queue import Queue
from bot.storage import Database
from tests.delivery.world import GROUP, promise, world
from tests.fakes import LANGUAGE, NOW, FakeSend, actions, context, words

PLACES = {
    "announcements": {"discord": "1001", "telegram": "-1001234/7"},
    "jobs": {"discord": "1002"},
}
CHANNEL = Address("discord", "1001")
TOPIC = Address("telegram", "-1001234", "7")


@pytest.fixture
def mended() -> list[Address]:
    return []


@pytest.fixture
def queue(database: Database, mended: list[Address]) -> Queue:
    async def try_again(_connection: AsyncConnection, address: Address) -> None:
        mended.append(address)

    return Queue(
        database,
        send=FakeSend(),
        address_of=lambda person: Address(person.platform, person.id),
        alliance_name=lambda: "Green Mountain",
        voice=LANGUAGE.voice,
        now=MovableClock(NOW).now,
        try_again=try_again,
    )


@pytest.fixture
def notes() -> PlaceNotes:
    return PlaceNotes(lambda: PLACES, MovableClock(NOW).now)


async def test_one_note_for_each_place_until_somebody_mends_it(
    queue: Queue, notes: PlaceNotes, database: Database, mended: list[Address]
) -> None:
    review = Review(queue)
    for _ in range(3):
        async with database.write() as connection:
            await notes.gone(connection, TOPIC)
            await notes.refused(connection, CHANNEL)
            await notes.gone(connection, Address("telegram", "7001"))  # a person's chat
            await notes.gone(connection, Address("discord", "9999"))
    page = await queue.page(1)
    assert page.places == 2
    said = words(await review.review(context()))
    assert "In 2 of the alliance's places I can post no more" in said
    assert "announcements" in said
    assert "Telegram" in said
    first = words(await review.open(context(), page.items[0].number))
    assert "I was taken out of it" in first
    assert "alliance check" in first
    second = await review.open(context(), page.items[1].number)
    assert "not allowed to post" in words(second)
    assert "no tengo permiso" in words(
        await review.open(context(language="es"), page.items[1].number)
    )
    assert set(actions(second)) == {"Done", "Back to the list"}
    for item in page.items:
        await review.done(context(), item.number)
    assert mended == [TOPIC, CHANNEL]
    assert "Nothing is waiting" in words(await review.review(context()))
    async with database.write() as connection:
        await notes.refused(connection, CHANNEL)
    assert (await queue.page(1)).places == 1  # not mended after all


async def test_from_a_kicked_bot_to_posting_again(database: Database) -> None:
    """Delivery finds out, a coordinator reads of it and says it is mended, the next post arrives."""
    places = {"sessions": {GROUP.platform: f"{GROUP.chat}/{GROUP.thread}"}}
    notes = PlaceNotes(lambda: places, MovableClock(NOW).now)
    async with world(database, on_gone=notes.gone, on_refused=notes.refused) as here:
        queue = Queue(
            database,
            send=FakeSend(),
            address_of=lambda person: Address(person.platform, person.id),
            alliance_name=lambda: "Green Mountain",
            voice=LANGUAGE.voice,
            now=MovableClock(NOW).now,
            try_again=here.outbox.revive,
        )
        here.platform.trouble[GROUP.chat] = [AddressGone()]
        await here.put(promise("lost", to=GROUP), promise("for Noa"))
        assert await here.after(5) == ["for Noa"]
        await here.put(promise("lost too", 10, to=GROUP))
        assert await here.after(30) == ["for Noa"]
        (item,) = (await queue.page(1)).items
        assert await queue.close(item.number)
        await here.put(promise("here again", 60, to=GROUP))
        assert await here.after(60) == ["for Noa", "here again"]


async def test_a_double_press_on_done_tries_the_place_once(
    queue: Queue, notes: PlaceNotes, database: Database, mended: list[Address]
) -> None:
    async with database.write() as connection:
        await notes.gone(connection, TOPIC)
    (item,) = (await queue.page(1)).items
    assert [await queue.close(item.number) for _ in range(2)] == [True, False]
    assert mended == [TOPIC]
