"""Calendars as phones and desks read them: the right instants, nothing that is not theirs, and 304."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import aiohttp
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from bot.calendar.expand import Occurrence, expand
from bot.calendar.folder import Schedules
from bot.calendar.ics import public_calendar
from bot.calendar.plan import Plan
from bot.calendar.stamps import restamp
from bot.chat.dispatch import Say
from bot.chat.event import Person
from bot.chat.page import Served, Shown, Visit
from bot.coreflection.feeds import store
from bot.coreflection.feeds.serving import Feeds, House
from bot.coreflection.feeds.views import CalendarWords
from bot.coreflection.sessions import store as session_store
from bot.coreflection.sessions.records import LOCAL, Status
from bot.coreflection.sessions.ways_in import WaysIn
from bot.delivery import Member
from bot.members.store import keep
from bot.storage import Database
from tests.calendar.strict import Component, parse
from tests.calendar.test_ics import (
    as_recurring_ical_events_reads,
    as_the_standard_reads,
    planned,
)
from tests.calendar.writing import plan
from tests.coreflection.sessions.planned import Series
from tests.fakes import LANGUAGE, ROOT
from tests.platforms.web.demo import Demo, platform

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WREN = Person("telegram", "501")
TOKEN = "a-token-of-many-random-letters-0"
SECRETS = {
    "zoom_tue": "https://zoom.example/j/secret-tue",
    "phone_tue": "802 555 0100",
    "zoom_evening": "https://zoom.example/j/secret-evening",
}
YEAR = timedelta(days=365)


class Readers:
    """Speaks with everybody in one language; None for those who are gone."""

    language: str | None = "en"

    async def say(self, _member: Member) -> Say | None:
        """How to speak with them."""
        return LANGUAGE.voice(self.language, "America/New_York") if self.language else None


@dataclass
class There:
    """An alliance with calendars."""

    database: Database
    series: Series
    readers: Readers = field(default_factory=Readers)
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.feeds = self.again()

    def again(self) -> Feeds:
        """Its calendars after a restart."""
        return Feeds(
            self.database,
            self.series,
            self.readers,
            house=House(
                name=lambda: "Green Mountain Peer Alliance",
                languages=lambda: ("en", "es"),
                timezone=lambda: "America/New_York",
                domain=lambda: "alliance.example",
            ),
            ways_in=WaysIn(lambda: SECRETS),
            voice=LANGUAGE.voice,
            now=lambda: self.now,
        )

    async def visit(
        self, path: str, values: Mapping[str, str] | None = None, /, **headers: str
    ) -> Served | Shown:
        """Looks at a page, headers by name with `_` for `-`."""
        (page,) = [one for one in self.feeds.pages() if one.path == path]
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        return await page.answer(Visit(values or {}, asked, "en"))

    async def public(self, **headers: str) -> Served:
        """The calendar for everybody."""
        found = await self.visit("/calendar.ics", {}, **headers)
        assert isinstance(found, Served)
        return found

    async def private(self, token: str = TOKEN, **headers: str) -> Served:
        """A member's own."""
        found = await self.visit("/calendar/{token}.ics", {"token": token}, **headers)
        assert isinstance(found, Served)
        return found

    async def plan(self, found: Occurrence, given: Plan) -> int:
        """A planned session."""
        async with self.database.write() as connection:
            made = await connection.execute(
                insert(session_store.sessions)
                .values(
                    series=found.id.series,
                    original=found.id.original.strftime(LOCAL),
                    timezone=found.zone,
                    local=found.local.strftime(LOCAL),
                    starts=found.start,
                    ends=found.end,
                    opens=found.start - timedelta(days=14),
                    cutoff=found.start - timedelta(hours=1),
                    cancelled=found.is_cancelled,
                    capacity=12,
                    sequence=0,
                    zone_data="2026f",
                    next_turn=1,
                    change=0,
                    was_cancelled=False,
                    title_en=given.series.title.en,
                    title_es=given.series.title.es or "",
                )
                .returning(session_store.sessions.c.id)
            )
            return int(made.scalar_one())

    async def answer(self, session: int, status: Status, person: Person = WREN) -> int:
        """A member's answer to a session."""
        async with self.database.write() as connection:
            member = await keep(connection, person)
            await connection.execute(
                insert(session_store.rsvps).values(
                    session_id=session,
                    member_id=member,
                    platform=person.platform,
                    name="Wren Hollis",
                    status=status.value,
                    turn=member,
                    offer=0,
                    shown=False,
                )
            )
            return member

    async def subscribe(self, token: str = TOKEN, person: Person = WREN) -> int:
        """A member's own calendar has an address."""
        async with self.database.write() as connection:
            member = await keep(connection, person)
            await store.make(connection, Member(member, person.platform), token, self.now)
            return member

    async def change(self, session: int, **values: object) -> None:
        """A session is planned otherwise."""
        async with self.database.write() as connection:
            sessions = session_store.sessions
            await connection.execute(
                update(sessions).where(sessions.c.id == session).values(**values)
            )


def shipped() -> tuple[Plan, ...]:
    """The schedules that come with the bot."""
    return Schedules(ROOT / "schedules").plans


def named(name: str) -> Plan:
    """One of them."""
    return next(one for one in shipped() if one.series.id == name)


@pytest.fixture
def there(database: Database) -> There:
    return There(database, Series(*shipped()))


def events(served: Served) -> list[Component]:
    """The events of a calendar."""
    return parse(served.body).named("VEVENT")


async def seated(there: There, status: Status = Status.GOING) -> int:
    """Wren has answered to the first Tuesday, and has an address."""
    tuesday = named("co-reflection-tue")
    first = expand(tuesday, NOW, NOW + YEAR)[0]
    number = await there.plan(first, tuesday)
    await there.answer(number, status)
    await there.subscribe()
    return number


@pytest.mark.parametrize("reads", [as_recurring_ical_events_reads, as_the_standard_reads])
async def test_everybody_reads_the_same_instants(there: There, reads: object) -> None:
    body = (await there.public()).body
    assert callable(reads)
    assert reads(body, NOW, NOW + YEAR) == planned(shipped(), NOW, NOW + YEAR)


async def test_the_public_calendar_holds_no_name_no_secret_and_no_link(there: There) -> None:
    await seated(there)
    unfolded = (await there.public()).body.replace(b"\r\n ", b"").decode()
    for word in ("river", "sam", "wren", "carmen", "Wren", "secret", "zoom", "phone_tue", "http"):
        assert word not in unfolded, word
    assert "Holiday week" not in unfolded
    assert "Room clash" not in unfolded


words = st.text("abcdefghij", min_size=6, max_size=12).map("q{}q".format)


@given(
    names=st.lists(words, min_size=1, max_size=3, unique=True), door=words, note=words, reason=words
)
def test_nothing_private_of_any_series_is_public(
    names: list[str], door: str, note: str, reason: str
) -> None:
    given_plan = plan(
        facilitators={"pool": names},
        place={"public": "Online", "video": f"https://{door}.example", "phone": door, "room": door},
        paid={"by": reason},
        overrides={
            "2026-12-08": {"cancel": True, "reason": reason},
            "2026-12-15": {"move_to": "2026-12-16T15:00", "note": note, "facilitators": names},
            "2026-12-22": {"place": {"video": f"https://{door}.example/other", "room": note}},
        },
    )

    told = CalendarWords(LANGUAGE.voice("en", "America/New_York"), "Alliance")
    stamps = restamp([given_plan], {}, NOW)
    body = public_calendar([given_plan], stamps, "alliance.example", told, NOW)
    found = body.replace(b"\r\n ", b"").decode()
    assert "Online" in found
    for word in (*names, door, note, reason, "https://"):
        assert word not in found


async def test_a_cancelled_meeting_says_so(there: There) -> None:
    cancelled = [one for one in events(await there.public()) if one.maybe("STATUS") is not None]
    titles = {one.one("SUMMARY").text for one in cancelled}
    assert "Cancelled: Tuesday co-reflection" in titles
    assert all(one.one("STATUS").value == "CANCELLED" for one in cancelled)


async def test_the_public_calendar_speaks_the_language_asked_for(there: There) -> None:
    spanish = await there.visit("/calendar.ics", {"lang": "es"})
    assert isinstance(spanish, Served)
    titles = {one.one("SUMMARY").text for one in events(spanish)}
    assert "Co-reflexión de los martes" in titles
    assert "Cancelada: Co-reflexión de los martes" in titles
    other = await there.visit("/calendar.ics", {"lang": "fr"})
    assert isinstance(other, Served)
    assert other.body == (await there.public()).body


async def test_who_asks_again_is_told_that_nothing_changed(there: There) -> None:
    first = await there.public()
    assert first.status == 200
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    there.now += timedelta(hours=5)
    again = await there.public(if_none_match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    since = await there.public(if_modified_since=first.headers["Last-Modified"])
    assert since.status == 304


async def test_after_a_restart_it_is_the_same_calendar(there: There) -> None:
    first = await there.public()
    there.now += timedelta(days=3)
    there.feeds = there.again()
    assert (await there.public(if_none_match=first.headers["ETag"])).status == 304


async def test_a_change_is_numbered_and_dated(there: There) -> None:
    there.series.use(plan())
    first = await there.public()
    there.now += timedelta(hours=1)
    there.feeds = there.again()
    there.series.use(plan(time="16:00"))
    second = await there.public(if_none_match=first.headers["ETag"])
    assert second.status == 200
    (event,) = events(second)
    assert event.one("SEQUENCE").value == "1"
    assert event.one("DTSTAMP").utc == there.now
    assert event.one("UID").text == events(first)[0].one("UID").text


async def test_a_series_that_comes_back_counts_on(there: There) -> None:
    there.series.use(plan())
    await there.public()
    there.series.use(plan(time="16:00"))
    await there.public()
    there.series.use()
    there.now += timedelta(minutes=5)
    assert events(await there.public()) == []
    there.series.use(plan(time="17:00"))
    (event,) = events(await there.public())
    assert event.one("SEQUENCE").value == "2"


async def test_it_is_made_once_a_minute_at_most(there: There) -> None:
    found = await asyncio.gather(*(there.feeds.public() for _ in range(20)))
    assert all(one is found[0] for one in found)
    assert await there.feeds.public() is found[0]


async def test_own_calendar_has_the_seat_and_the_way_in(there: There) -> None:
    await seated(there)
    served = await there.private()
    (event,) = events(served)
    assert event.one("SUMMARY").text == "Tuesday co-reflection"
    assert event.one("STATUS").value == "CONFIRMED"
    assert event.one("LOCATION").text == "https://zoom.example/j/secret-tue; 802 555 0100"
    assert event.one("DTSTART").local == datetime(
        2026, 12, 1, 15, tzinfo=ZoneInfo("America/New_York")
    )
    assert served.headers["Cache-Control"] == "private, no-cache"
    assert "Wren" not in served.body.decode()
    assert as_recurring_ical_events_reads(served.body, NOW, NOW + YEAR) == [
        (datetime(2026, 12, 1, 20, tzinfo=UTC), datetime(2026, 12, 1, 21, 30, tzinfo=UTC))
    ]
    assert as_the_standard_reads(served.body, NOW, NOW + YEAR) == (
        as_recurring_ical_events_reads(served.body, NOW, NOW + YEAR)
    )


async def test_an_offered_seat_has_no_way_in_yet(there: There) -> None:
    await seated(there, Status.OFFERED)
    (event,) = events(await there.private())
    assert event.one("STATUS").value == "TENTATIVE"
    assert event.maybe("LOCATION") is None


@pytest.mark.parametrize("status", [Status.WAITLIST, Status.CANT])
async def test_without_a_seat_there_is_nothing(there: There, status: Status) -> None:
    await seated(there, status)
    assert events(await there.private()) == []


async def test_nobody_sees_anothers_sessions(there: There) -> None:
    await seated(there)
    await there.subscribe("another-token", Person("discord", "9"))
    assert events(await there.private("another-token")) == []


async def test_own_calendar_is_the_same_until_something_changes(there: There) -> None:
    session = await seated(there)
    first = await there.private()
    there.now += timedelta(hours=2)
    there.feeds = there.again()
    again = await there.private(if_none_match=first.headers["ETag"])
    assert again.status == 304
    local = datetime(2026, 12, 2, 17)  # noqa: DTZ001  local by design
    await there.change(
        session,
        local=local.strftime(LOCAL),
        starts=datetime(2026, 12, 2, 22, tzinfo=UTC),
        ends=datetime(2026, 12, 2, 23, 30, tzinfo=UTC),
        sequence=3,
    )
    moved = await there.private(if_none_match=first.headers["ETag"])
    (event,) = events(moved)
    assert event.one("SEQUENCE").value == "3"
    assert event.one("DTSTAMP").utc == there.now
    assert event.one("UID").text == events(first)[0].one("UID").text
    there.now += timedelta(hours=2)
    assert (await there.private(if_modified_since=moved.headers["Last-Modified"])).status == 304


async def test_a_cancelled_session_says_so_in_own_calendar(there: There) -> None:
    session = await seated(there)
    await there.private()
    await there.change(session, cancelled=True, sequence=1)
    (event,) = events(await there.private())
    assert event.one("STATUS").value == "CANCELLED"
    assert event.one("SUMMARY").text == "Cancelled: Tuesday co-reflection"
    assert int(event.one("SEQUENCE").value) >= 1
    assert event.maybe("LOCATION") is None


async def test_a_session_whose_series_is_gone_is_told_as_cancelled(there: There) -> None:
    session = await seated(there)
    await there.private()
    there.series.use()
    await there.change(session, cancelled=True, sequence=1)
    first = await there.private()
    (event,) = events(first)
    assert event.one("SUMMARY").text == "Cancelled: Tuesday co-reflection"
    there.now += timedelta(hours=1)
    assert (await there.private(if_none_match=first.headers["ETag"])).status == 304


async def test_own_calendar_speaks_their_language(there: There) -> None:
    await seated(there)
    there.readers.language = "es"
    assert events(await there.private())[0].one("SUMMARY").text == "Co-reflexión de los martes"
    there.readers.language = None  # that account was parted from the others
    assert events(await there.private())[0].one("SUMMARY").text == "Tuesday co-reflection"


@pytest.mark.parametrize("token", ["", "x", "../etc/passwd", "A" * 500, "ñ"])
async def test_an_address_that_is_nobodys_is_not_found(there: There, token: str) -> None:
    await seated(there)
    found = await there.visit("/calendar/{token}.ics", {"token": token})
    assert isinstance(found, Shown)
    assert found.status == 404


async def test_a_changed_address_stops_at_once_and_looks_like_any_other(there: There) -> None:
    await seated(there)
    assert (await there.private()).status == 200
    await there.subscribe("a-new-one")
    assert (await there.private("a-new-one")).status == 200
    old = await there.visit("/calendar/{token}.ics", {"token": TOKEN})
    never = await there.visit("/calendar/{token}.ics", {"token": "never-was"})
    assert old == never
    assert isinstance(old, Shown)
    assert old.status == 404


async def test_the_database_does_not_hold_the_address(there: There) -> None:
    await there.subscribe()
    async with there.database.read() as connection:
        (row,) = (await connection.execute(select(store.private_feeds))).all()
    assert TOKEN not in str(row)


async def test_old_notes_of_meetings_are_forgotten(there: There) -> None:
    await seated(there)
    await there.private()
    await there.public()
    assert await there.feeds.purge() == 0
    there.now += timedelta(days=401)
    assert await there.feeds.purge() == 1
    async with there.database.read() as connection:
        assert await store.stamps_of_series(connection)


async def test_a_series_made_in_chat_is_in_it(there: There) -> None:
    there.series.use(*shipped(), plan(id="made-in-chat", title="Made in chat"))
    calendar = icalendar.Calendar.from_ical((await there.public()).body)
    assert "Made in chat" in {str(one["SUMMARY"]) for one in calendar.walk("VEVENT")}


async def test_no_place_is_needed(there: There) -> None:
    bare = plan(place=None)
    there.series.use(bare)
    number = await there.plan(expand(bare, NOW, NOW + YEAR)[0], bare)
    await there.answer(number, Status.GOING)
    await there.subscribe()
    (event,) = events(await there.private())
    assert event.maybe("LOCATION") is None


async def test_the_page_serves_both(there: There) -> None:
    await seated(there)
    door = platform(Demo(), in_trial=False, pages=there.feeds.pages())
    await door.start()
    async with aiohttp.ClientSession(door.address) as program:
        for path in ("/calendar.ics?lang=es", f"/calendar/{TOKEN}.ics"):
            async with program.get(path) as response:
                assert response.status == 200
                tag, body = response.headers["ETag"], await response.read()
                assert parse(body).name == "VCALENDAR"
                assert "Set-Cookie" not in response.headers
            async with program.head(path) as response:
                assert response.headers["ETag"] == tag
                assert response.headers["Content-Length"] == str(len(body))
            async with program.get(path, headers={"If-None-Match": tag}) as response:
                assert (response.status, await response.read()) == (304, b"")
        async with program.get("/calendar/never-was.ics") as response:
            assert response.status == 404
            assert "No calendar has this address" in await response.text()
    await door.stop()
