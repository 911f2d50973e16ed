"""A session from its file to a certificate, as its people meet it at every door: thirteen ask for
twelve seats, one leaves, a seat is offered, clocks change, a date moves, hours are proven.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.chat.event import Person
from bot.chat.page import Shown, Visit
from bot.chat.router import Role
from bot.faq.library import Librarian
from bot.members.account import grant
from bot.people import SamplePerson
from tests.e2e.discord_world import CHANNEL
from tests.e2e.telegram_world import GROUP, TOPIC
from tests.journeys.house import House, everywhere, open_house

ZONE: Final = ZoneInfo("America/New_York")
SEATS: Final = 12
PEERS: Final = tuple(f"peer{number}" for number in range(1, SEATS + 2))
MEMBER: Final = frozenset({Role.ANYONE, Role.MEMBER})
SERIES: Final = """
schema: 1
id: sunday
kind: co_reflection
title: {en: "Sunday co-reflection", es: "Co-reflexión del domingo"}
timezone: America/New_York
starts: "2026-03-08"
time: "15:00"
duration: PT90M
capacity: 12
place:
  public: {en: "Online, or by phone", es: "En línea, o por teléfono"}
  video: "https://example.org/meet/sunday"
facilitators: {pool: [Carmen], confirm: P3D}
rsvp: {opens: P14D, cutoff: PT1H, offer_window: PT12H}
reminders:
  - {before: P1D, to: going}
"""
LISTED: Final = "Sunday, March 8, 2026: Sunday co-reflection"
MOVED: Final = "Monday, March 9, 2026: Sunday co-reflection"
CODE: Final = re.compile(r"\b[a-z]+ [a-z]+ \d\d\b")
CHECK: Final = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """In March 2026, by the clocks on the wall in New York. They go forward on the 8th at 2:00."""
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.fixture
async def house(
    way: str, address: str, shelf: Librarian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """An alliance on the 2nd of March 2026 with one series, and places for its cards."""
    async with with_sessions([way], shelf, address, tmp_path, monkeypatch, SERIES) as opened:
        yield opened


@asynccontextmanager
async def with_sessions(
    ways: Sequence[str],
    shelf: Librarian,
    address: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    series: str,
) -> AsyncIterator[House]:
    """The same with these doors and this series."""
    schedules = folder / "schedules"
    schedules.mkdir()
    (schedules / "sunday.yaml").write_text(series, encoding="utf-8")
    async with open_house(
        ways,
        shelf,
        address,
        folder,
        monkeypatch,
        begins=on(2, 10),
        schedules=schedules,
        more=[SamplePerson(who, who.title(), "web-trial-worker", MEMBER) for who in PEERS],
    ) as opened:
        file = opened.app.alliance
        accounts = [await coordinator(opened, way) for way in ways]
        people = {"Carmen": {way: one for found in accounts for way, one in found.items()}}
        places = {"sessions": {"discord": CHANNEL, "telegram": f"{GROUP}/{TOPIC}"}}
        told = file.value.model_dump() | {"places": places, "people": people}
        file.value = type(file.value).model_validate(told)
        await opened.soon()
        yield opened


async def coordinator(house: House, way: str) -> dict[str, str]:
    """Carmen's account on the chat app of this story; on the page she is a sample person."""
    door = house.doors[way]
    if way not in ("discord", "telegram"):
        return {}
    identity = door.identity("coordinator")  # type: ignore[attr-defined]  chat apps have ids
    await grant(house.app.database, Role.COORDINATOR, Person(way, identity))
    return {way: identity}


async def verified(house: House, code: str) -> str:
    """What the page says of a certificate."""
    page = next(one for one in house.app.coreflection.pages if one.path == "/verify/{code}")
    shown = await page.answer(Visit({"code": code}, {}, "en"))
    assert isinstance(shown, Shown)
    return shown.message.words()


@everywhere
async def test_from_a_file_to_a_certificate(house: House, way: str) -> None:
    tell = house.tell(way)
    await tell("peer1").looks_again().sees("Sunday co-reflection", "12 seats", "I'm coming")
    for who in PEERS[:SEATS]:
        await tell(who).presses("I'm coming").sees("You have a seat.", "the day before")
    last = PEERS[-1]
    await tell(last).presses("I'm coming").sees("number 1 on the waitlist")
    await house.soon()
    await (
        tell("peer2")
        .looks_again()
        .sees("Full.")
        .does_not_see("Peer1", "example.org")
        .types("sessions")
        .presses(LISTED)
        .sees("You have a seat.", "example.org/meet/sunday")
        .sees_alone()
        .presses("Add to my calendar")
        .sees(".ics")
    )

    # One leaves, and the seat is offered to whoever waits.
    await tell("peer3").presses("I can't").sees("Thank you for telling me")
    await house.soon()
    await (
        tell(last)
        .looks_again()
        .sees("A seat is free")
        .presses("Yes, I take it")
        .sees("You have a seat")
    )

    # The facilitator confirms, and sees who comes.
    await house.at(on(5, 16))
    await (
        tell("coordinator")
        .looks_again()
        .sees("Sunday co-reflection")
        .presses("I'll be there")
        .types("sessions")
        .presses(LISTED)
        .presses("Who comes")
        .sees("Coming: 12")
        .sees_alone()
    )

    # A day before, at the same time on the wall: 23 hours, for the clocks go forward at night.
    await house.at(on(7, 14, 55))
    await tell("peer1").looks_again().does_not_see("Coming up")
    await house.at(on(7, 15, 5))
    await tell("peer1").looks_again().sees("Coming up: Sunday co-reflection", "Mute")
    await tell("peer3").looks_again().does_not_see("Coming up")

    # The date moves while they sleep: told after the quiet hours, each with the old and the new time.
    await (
        tell("coordinator")
        .types("sessions")
        .presses(LISTED)
        .presses("Coordinate")
        .presses("Move this date")
        .fills(when="Mon, Mar 9 4pm")
        .sees("Monday, March 9, 2026", "4:00")
        .presses("Yes, confirm")
    )
    await house.at(on(7, 15, 20))
    await (
        tell("peer1")
        .looks_again()
        .sees("New time: Sunday co-reflection", "Your seat is kept")
        .presses("I can still come")
    )
    await tell("peer3").looks_again().does_not_see("New time")

    if way == "discord":
        (event,) = house.doors[way].entrance.server.events.there.values()  # type: ignore[attr-defined]
        assert event["name"] == "Sunday co-reflection"
        assert datetime.fromisoformat(event["scheduled_start_time"]) == on(9, 16)

    # In the room somebody says the code.
    await house.at(on(9, 16, 30))
    shown = await (
        tell("coordinator")
        .types("sessions")
        .presses(MOVED)
        .presses("Who comes")
        .sees("Coming: 12")
        .presses("In the room")
        .sees("room code")
    )
    code = CODE.search(shown)
    assert code, shown
    await (
        tell("peer1")
        .types("hours")
        .presses("I have a room code")
        .fills(code=code[0].upper())
        .sees("Sunday co-reflection", "is in your record now")
    )

    # A certificate, when somebody asks for one; the page that checks it tells nobody's name.
    await house.at(on(9, 18))
    shown = await (
        tell("peer1")
        .types("hours")
        .sees("1.5")
        .presses("Sunday co-reflection · March 9, 2026")
        .presses("Get a certificate (PDF)")
        .fills(name="Peer Uno")
        .sees("Your certificate", ".pdf")
        .sees_alone()
    )
    check = CHECK.search(shown)
    assert check, shown
    page = await verified(house, check[0])
    assert "This certificate is valid" in page
    assert "March 9, 2026" in page
    assert "Peer" not in page
    assert "not known" in await verified(house, "00000-00000")


async def test_both_apps_share_one_list(
    migrated_file: Path, shelf: Librarian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One seat: taken on Discord, waited for on Telegram, freed there, offered here; both cards tell."""
    address = f"sqlite+aiosqlite:///{shutil.copyfile(migrated_file, tmp_path / 'alliance.db')}"
    one_seat = SERIES.replace("capacity: 12", "capacity: 1")
    ways = ("discord", "telegram")
    async with with_sessions(ways, shelf, address, tmp_path, monkeypatch, one_seat) as house:
        there, here = house.tell("discord"), house.tell("telegram")
        await here("peer2").looks_again().sees("Sunday co-reflection", "1 of 1 seats left")
        await there("peer1").looks_again().presses("I'm coming").sees("You have a seat.")
        await house.soon()
        await (
            here("peer2").looks_again().sees("Full.").presses("I'm coming").sees("number 1 on the")
        )
        await house.soon()
        await (
            there("peer1").looks_again().sees("1 person waits").presses("I can't").sees("Thank you")
        )
        await house.soon()
        await here("peer2").looks_again().sees("A seat is free").presses("Yes, I take it")
        await (
            there("coordinator")
            .types("sessions")
            .presses(LISTED)
            .presses("Coordinate")
            .presses("Cancel this date")
            .fills(reason="Snow")
            .presses("Yes, confirm")
        )
        await house.at(on(2, 10, 30))
        await here("peer2").looks_again().sees("Cancelled: Sunday co-reflection", "Snow")
        await there("peer1").looks_again().sees("This session does not take place.")
        assert house.doors["discord"].entrance.server.events.there == {}  # type: ignore[attr-defined]
