"""Every copy of a post shows what is true, or is taken away, wherever and whenever it was posted."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone, Reference
from bot.delivery import Lane, Subject
from bot.storage import Database
from tests.delivery.world import GROUP, NOA, World, promise, say, world

CARD = Subject("session", "tue/2026-12-01")
OTHER = Address("telegram", "-100600")


class Card:
    """A session whose free seats change."""

    def __init__(self, here: World, seats: int = 12) -> None:
        self.seats: int | None = seats
        self.drawn = 0
        here.posted.draw("session", self.draw)

    async def draw(self, _subject: Subject, _address: Address) -> Message | None:
        self.drawn += 1
        return None if self.seats is None else say(f"{self.seats} seats")


async def post(here: World, *addresses: Address) -> None:
    await here.put(
        *(
            promise(
                f"post {one.chat}",
                to=one,
                lane=Lane.POST,
                about=CARD,
                remember=True,
                what=say("12 seats"),
            )
            for one in addresses
        )
    )


async def refresh(here: World, times: int = 1) -> None:
    for _ in range(times):
        async with here.database.write() as connection:
            await here.posted.refresh(connection, CARD)


async def test_changes_within_seconds_make_one_edit_of_each_copy(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP, OTHER)
        await here.after(10)
        for seats in (11, 10, 9):
            card.seats = seats
            await refresh(here, 5)
            await here.after(0.5)
        await here.after(10)
        assert sorted(here.platform.edits) == [("m1", "9 seats"), ("m2", "9 seats")]


async def test_nothing_is_edited_into_itself(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP)
        await here.after(10)
        await refresh(here)
        await here.after(10)
        assert card.drawn == 2
        assert here.platform.edits == []


async def test_a_change_while_it_is_being_posted_is_shown_too(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)

        async def take_a_seat() -> None:
            card.seats = 11
            await refresh(here)

        here.platform.on_send = take_a_seat
        await post(here, GROUP)
        await here.after(10)
        assert here.platform.standing == {"m1": "11 seats"}


async def test_a_change_before_a_restart_is_shown_after_it(database: Database) -> None:
    async with world(database) as before:
        Card(before)
        await post(before, GROUP)
        await before.after(10)
        await refresh(before)
        time, platform = before.time, before.platform
    time.seconds += 60
    async with world(database, time=time, platform=platform) as here:
        Card(here, seats=3)
        await here.after(5)
        assert platform.standing == {"m1": "3 seats"}


async def test_a_withdrawal_reaches_every_copy_and_what_was_not_posted_yet(
    database: Database,
) -> None:
    async with world(database) as here:
        Card(here)
        await post(here, GROUP, OTHER)
        await here.after(10)
        await here.put(
            promise("later", 60, to=NOA, about=CARD, remember=True), promise("reminder", 60)
        )
        async with database.write() as connection:
            assert await here.posted.withdraw(connection, CARD) == 2
        await here.after(90)
        assert here.platform.standing == {"m3": "reminder"}
        assert await here.state("later") == "dropped withdrawn"
        async with database.read() as connection:
            assert await here.posted.copies(connection, CARD) == []


async def test_what_is_withdrawn_while_it_is_being_posted_does_not_stay(
    database: Database,
) -> None:
    async with world(database) as here:
        Card(here)

        async def withdraw() -> None:
            async with database.write() as connection:
                await here.posted.withdraw(connection, CARD)

        here.platform.on_send = withdraw
        await post(here, GROUP)
        await here.after(10)
        assert (here.platform.words, here.platform.standing) == (["12 seats"], {})


async def test_when_there_is_nothing_to_show_the_copies_go(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP)
        await here.after(10)
        card.seats = None
        await refresh(here)
        await here.after(10)
        assert here.platform.standing == {}


async def test_a_copy_that_somebody_deleted_is_forgotten_and_the_chat_is_not(
    database: Database,
) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP)
        await here.after(10)
        here.platform.trouble[GROUP.chat] = [AddressGone()]
        card.seats = 4
        await refresh(here)
        await here.after(10)
        await here.put(promise("still there", to=GROUP))
        assert (await here.after(10))[-1] == "still there"
        async with database.read() as connection:
            assert await here.posted.copies(connection, CARD) == []


async def test_an_edit_that_fails_is_tried_again(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP)
        await here.after(10)
        here.platform.trouble[GROUP.chat] = [ValueError(), TimeoutError()]
        card.seats = 4
        await refresh(here)
        await here.after(30)
        assert here.platform.standing == {"m1": "4 seats"}


async def test_a_card_that_changes_all_the_time_is_shown_all_the_same(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP)
        await here.after(10)
        for seats in range(30):
            card.seats = seats
            await refresh(here)
            await here.after(1)
        assert 5 <= len(here.platform.edits) <= 11


async def test_a_copy_posted_in_answer_to_a_command_is_kept_up_to_date_too(
    database: Database,
) -> None:
    async with world(database) as here:
        Card(here, seats=7)
        async with database.write() as connection:
            await here.posted.note(connection, CARD, Reference(GROUP, "m9"))
        await here.after(10)
        assert here.platform.standing == {"m9": "7 seats"}


async def test_a_group_that_got_another_id_is_followed(database: Database) -> None:
    async with world(database) as here:
        card = Card(here)
        await post(here, GROUP)
        await here.put(promise("later", 60, to=GROUP))
        await here.after(10)
        async with database.write() as connection:
            await here.posted.moved(connection, GROUP, OTHER)
        card.seats = 1
        await refresh(here)
        await here.after(timedelta(seconds=70).total_seconds())
        assert here.platform.standing["m1"] == "1 seats"
        assert here.platform.sent[-1].address.chat == OTHER.chat
