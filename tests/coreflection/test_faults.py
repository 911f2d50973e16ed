"""Kills, outages, jumping clocks, bad files, several hosts: nothing is lost, nothing is doubled."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.calendar.series import Override
from bot.chat.platform import AddressGone
from bot.coreflection.series import store as series_store
from bot.coreflection.series.records import By
from bot.coreflection.sessions import store
from bot.coreflection.sessions.records import HOLDS_A_SEAT, Status
from bot.delivery.store import outbox, posted
from bot.members import store as members
from bot.storage import Database
from tests.coreflection.whole import TUESDAY, Whole, somebody, whole

STARTED = "2026-11-25T15:00"
BY = By("Carmen", "telegram:carmen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One series with two seats."""
    found = tmp_path / "schedules"
    found.mkdir()
    (found / "tuesday.yaml").write_text(TUESDAY, encoding="utf-8")
    return found


async def three_come(own: Whole) -> int:
    """Ada and Ben have the seats of the first session, Cleo waits; gives its number."""
    number = (await own.sessions())[0].id
    await own.comes(number, "ada", "ben", "cleo")
    return number


async def everything(database: Database) -> dict[str, Any]:
    """What planning left behind, without what depends on when it was done."""
    async with database.read() as connection:
        sessions = await connection.execute(select(store.sessions))
        promises = await connection.execute(select(outbox.c.key, outbox.c.due, outbox.c.state))
        copies = await connection.execute(select(posted.c.subject_id, posted.c.withdrawn))
        return {
            "sessions": sorted((one.series, one.original, one.starts) for one in sessions),
            "promises": sorted(tuple(one) for one in promises),
            "copies": sorted(tuple(one) for one in copies),
        }


def moves(source: Path, target: Path) -> None:
    """Somebody renames a folder."""
    source.rename(target)


# Kills


class Killed(BaseException):
    """The process ends here."""


async def test_killed_at_any_statement_of_planning(
    database: Database, address: str, folder: Path, tmp_path: Path
) -> None:
    """Each life gets one statement further than the one before, and each begins anew."""
    statements = 0

    def count_down(*_: Any) -> None:
        nonlocal statements
        statements -= 1
        if statements < 0:
            raise Killed

    listened = (database._engine.sync_engine, "before_cursor_execute", count_down)
    lives = 0
    for lives in range(1, 200):
        async with whole(database, folder, sends=False) as own:
            statements = lives
            event.listen(*listened)
            try:
                await own.coreflection.plan()
                break
            except Killed:
                continue
            finally:
                event.remove(*listened)
    assert lives > 20
    async with whole(database, folder, sends=False) as own:
        await own.coreflection.plan()
        found = await everything(database)
    originals = [(series, original) for series, original, _ in found["sessions"]]
    assert len(originals) == len(set(originals)) == 9  # Tuesdays of the next sixty days
    cards = [key for key, _, _ in found["promises"] if key.startswith("card/")]
    assert len(cards) == 9


async def test_a_seat_given_and_a_kill_before_it_is_told(database: Database, folder: Path) -> None:
    async with whole(database, folder, sends=False) as own:
        await own.at(STARTED)
        number = await three_come(own)
        await own.coreflection.seats.leave(somebody("ada"), number)
        time, platform = own.time, own.platform
    for _ in range(3):  # it comes up, and is killed again
        async with whole(database, folder, time=time, platform=platform, sends=False) as own:
            await own.coreflection.plan()
    async with whole(database, folder, time=time, platform=platform) as own:
        await own.goes_on()
        assert [one for one in own.told("cleo") if "A seat is free" in one] == own.told("cleo")
        assert len(own.told("cleo")) == 1
        assert await own.names(number, Status.GOING) == ["ben"]
        assert await own.names(number, Status.OFFERED) == ["cleo"]


# Time


async def test_a_week_down(database: Database, folder: Path) -> None:
    async with whole(database, folder) as own:
        await own.at(STARTED)
        first, second = (one.id for one in (await own.sessions())[:2])
        await own.comes(first, "ada", "ben", "cleo")
        await own.comes(second, "ada", "ben", "cleo")
        await own.goes_on()
        before = list(own.platform.words)
        await own.coreflection.seats.leave(somebody("ben"), second)  # Cleo is offered the seat
        await own.goes_on()
        assert "A seat is free" in own.told("cleo")[-1]
        time, platform = own.time, own.platform
    time.moved += timedelta(days=7) - timedelta(minutes=5)
    async with whole(database, folder, time=time, platform=platform) as own:
        await own.goes_on()
        said = [one for one in own.platform.words if one not in before]
        # The meeting of last week is over: nobody is reminded of it, or told that it moved.
        assert not [one for one in said if "Coming up" in one]
        # Nobody could answer while the bot was away: the seat is still Cleo's to take.
        assert await own.names(second, Status.OFFERED) == ["cleo"]
        assert await own.names(second, Status.GOING) == ["ada"]
        titles = own.posted_titles()
        assert len(titles) == len([one for one in await own.sessions() if one.opens <= time.now()])
        await own.at("2026-12-07T20:05")
        assert len([one for one in own.told("ada") if "Coming up" in one]) == 1


@pytest.mark.parametrize(("jump", "reminded"), [(timedelta(days=90), 0), (timedelta(days=-1), 1)])
async def test_the_clock_jumps(
    database: Database, folder: Path, jump: timedelta, reminded: int
) -> None:
    async with whole(database, folder) as own:
        await own.at(STARTED)
        number = await three_come(own)
        await own.goes_on()
        cards = len(own.posted_titles())
        own.time.moved += jump
        await own.goes_on()
        if jump > timedelta():
            assert not [one for one in own.told("ada") if "Coming up" in one]
        else:
            assert len(own.posted_titles()) == cards
            await own.at("2026-11-30T20:05")
        assert len([one for one in own.told("ada") if "Coming up" in one]) == reminded
        assert await own.names(number, Status.GOING) == ["ada", "ben"]
        names = Counter((one.series, one.original) for one in await own.sessions())
        assert set(names.values()) == {1}


@pytest.mark.parametrize(
    ("starts", "before", "reminded"),
    [
        ("2027-03-14", "2027-03-13T20:01", "2027-03-13T19:59"),  # clocks go forward that night
        ("2026-11-29", "2026-11-28T20:01", "2026-11-28T19:59"),  # they do not
        ("2027-11-07", "2027-11-06T19:01", "2027-11-06T18:59"),  # they go back
    ],
)
async def test_a_day_before_is_the_same_time_on_the_wall(
    database: Database, folder: Path, starts: str, before: str, reminded: str
) -> None:
    sunday = TUESDAY.replace("2026-12-01", starts).replace("[TU]", "[SU]")
    (folder / "tuesday.yaml").write_text(sunday, encoding="utf-8")
    async with whole(database, folder) as own:
        day = date.fromisoformat(starts)
        await own.at(f"{day - timedelta(days=5)}T17:00")
        await own.comes((await own.sessions())[0].id, "ada")
        await own.at(reminded)
        assert own.told("ada") == []
        await own.at(before)
        assert len(own.told("ada")) == 1
        assert "Coming up" in own.told("ada")[0]


async def test_the_platform_is_down_for_an_hour_while_reminders_are_due(
    database: Database, folder: Path
) -> None:
    async with whole(database, folder) as own:
        await own.at(STARTED)
        await three_come(own)
        await own.at("2026-11-30T19:59")
        own.platform.down = ConnectionError("no network")
        for _ in range(12):
            await own.goes_on(300)
        assert own.told("ada") == []
        own.platform.down = None
        await own.goes_on(300)
        for name in ("ada", "ben"):
            assert len([one for one in own.told(name) if "Coming up" in one]) == 1
        assert own.told("cleo") == []


async def test_the_platform_is_down_until_the_meeting_has_begun(
    database: Database, folder: Path
) -> None:
    async with whole(database, folder) as own:
        await own.at(STARTED)
        await three_come(own)
        await own.at("2026-12-01T18:50")
        told = len(own.told("ada"))
        own.platform.down = ConnectionError("no network")
        for _ in range(16):
            await own.goes_on(300)
        own.platform.down = None
        await own.goes_on(300)
        assert len(own.told("ada")) == told  # nobody needs a reminder of what goes on


# People who cannot be reached


async def test_whoever_blocked_the_bot_holds_up_nobody(database: Database, folder: Path) -> None:
    async with whole(database, folder) as own:
        await own.at(STARTED)
        number = (await own.sessions())[0].id
        await own.comes(number, "ada", "ben", "cleo", "dan")
        own.platform.trouble["cleo"] = [AddressGone("telegram") for _ in range(20)]
        await own.coreflection.seats.leave(somebody("ada"), number)
        await own.goes_on(120)
        assert await own.names(number, *HOLDS_A_SEAT) == [
            "ben",
            "cleo",
        ]  # `sessions` shows it to Cleo
        await own.at("2026-11-26T15:00")
        assert "A seat is free" in own.told("dan")[0]
        assert await own.names(number, *HOLDS_A_SEAT) == ["ben", "dan"]
        assert own.told("cleo") == []


# Files


async def test_a_file_that_breaks_or_is_away_for_a_moment_takes_nothing_away(
    database: Database, folder: Path
) -> None:
    file, away = folder / "tuesday.yaml", folder.with_name("away")
    async with whole(database, folder) as own:
        await own.at(STARTED)
        await three_come(own)
        await own.goes_on()
        before = await everything(database)

        async def looks(minutes: int) -> None:
            for one in own.coreflection.look:
                one()
            await own.goes_on(minutes * 60)

        file.write_text(TUESDAY[: len(TUESDAY) // 2], encoding="utf-8")
        await looks(10)
        file.unlink()
        await looks(1)
        file.write_text(TUESDAY, encoding="utf-8")
        await looks(10)
        moves(folder, away)  # a disk that is not mounted
        await looks(30)
        moves(away, folder)
        await looks(1)
        assert await everything(database) == before
        assert not [words for words in own.told("ada") if "Cancelled" in words]


async def test_started_while_the_folder_is_away_nothing_is_taken_off(
    database: Database, folder: Path
) -> None:
    async with whole(database, folder, sends=False) as own:
        await own.at(STARTED)
        before, time = await everything(database), own.time
    moves(folder, folder.with_name("away"))
    async with whole(database, folder, time=time, sends=False) as own:
        for _ in range(6):
            await own.coreflection.plan()
            time.moved += timedelta(minutes=1)
        assert await everything(database) == before


async def test_one_room_in_trouble_holds_up_no_other(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with whole(database, folder) as own:
        await own.at(STARTED)
        number = await three_come(own)

        async def fails() -> None:
            raise ValueError("out of order")

        await own.coreflection.seats.leave(somebody("ada"), number)
        await own.goes_on()
        monkeypatch.setattr(own.coreflection.planner, "plan", fails)
        own.time.moved += timedelta(hours=30)
        with pytest.raises(ValueError, match="out of order"):
            await own.coreflection.plan()
        assert await own.names(number, Status.OFFERED) == []  # its time has ended all the same


# Several hosts on one database


async def a_moment() -> None:
    """Long enough for another task to come to where it waits."""
    await asyncio.sleep(0.3)


async def test_offers_that_lapse_wait_for_nobody_in_a_circle(
    database: Database, folder: Path
) -> None:
    async with whole(database, folder, sends=False) as own:
        await own.at(STARTED)
        first, second = (one.id for one in (await own.sessions())[:2])
        for number in (first, second):
            await own.comes(number, "ada", "ben", "cleo", "dan")
            await own.coreflection.seats.leave(somebody("ada"), number)
        own.time.moved += timedelta(days=20)
        async with database.write() as connection:
            await store.hold(connection, second)
            expiring = asyncio.create_task(own.coreflection.seats.expire())
            await a_moment()
            await store.hold(connection, first)
        await expiring
        for number in (first, second):
            assert await own.names(number, Status.OFFERED) == []


async def test_erasing_waits_for_nobody_in_a_circle(database: Database, folder: Path) -> None:
    async with whole(database, folder, sends=False) as own:
        await own.at(STARTED)
        number = await three_come(own)
        async with database.write() as connection:
            session = await store.hold(connection, number)
            assert session is not None
            kept = await members.find(connection, somebody("ada"))
            assert kept is not None
            erasing = asyncio.create_task(own.accounts.erase(somebody("ada")))
            await a_moment()
            await own.outbox.cancel_for(connection, kept.member_id, session.subject)
        await erasing
        assert await own.names(number, *HOLDS_A_SEAT) == ["ben", "cleo"]


async def test_two_hosts_do_everything_at_once(
    database: Database, address: str, folder: Path
) -> None:
    for number, day in enumerate(("MO", "WE", "TH")):
        other = TUESDAY.replace("id: tuesday", f"id: other{number}").replace("[TU]", f"[{day}]")
        starts = f"2026-12-{7 + (0, 2, 3)[number]:02d}"
        text = other.replace("2026-12-01", starts)
        (folder / f"other{number}.yaml").write_text(text, encoding="utf-8")
    elsewhere = Database(address)
    chance = random.Random(7)  # noqa: S311  not a secret
    try:
        async with (
            whole(database, folder, sends=False) as here,
            whole(elsewhere, folder, time=here.time, sends=False) as there,
        ):
            hosts = (here, there)
            here.time.moved += timedelta(days=-6)
            await asyncio.gather(*(one.coreflection.plan() for one in hosts))
            planned = await here.sessions()
            numbers = [one.id for one in planned[:6]]

            async def change(own: Whole) -> None:
                session = chance.choice(planned[:6])
                wish = chance.choice([{"cancel": True}, {"capacity": 5}, {}])
                async with own.database.write() as connection:
                    await series_store.put_change(
                        connection,
                        session.series,
                        session.original.date(),
                        Override.model_validate(wish),
                        BY,
                        own.time.now(),
                    )

            for _ in range(6):
                work: list[Any] = []
                for own in hosts:
                    seats = own.coreflection.seats
                    work += [own.coreflection.plan(), own.coreflection.tidy(), change(own)]
                    for name in ("ada", "ben", "cleo", "dan", "river", "carmen"):
                        press = chance.choice([seats.come, seats.come, seats.leave])
                        work.append(press(somebody(name), chance.choice(numbers)))
                    work.append(own.accounts.erase(somebody(chance.choice(["ada", "ben"]))))
                chance.shuffle(work)
                await asyncio.gather(*work)
                here.time.moved += timedelta(hours=7)
            await asyncio.gather(*(one.coreflection.plan() for one in hosts))
            names = Counter((one.series, one.original) for one in await here.sessions())
            assert set(names.values()) == {1}
            for session in await here.sessions():
                held = await here.names(session.id, *HOLDS_A_SEAT)
                assert len(held) <= (session.capacity or 0) + 3 * session.is_cancelled
    finally:
        await elsewhere.close()
