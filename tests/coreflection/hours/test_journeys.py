"""From the code said in the room to the page on which an employer checks the paper."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader
from sqlalchemy import delete, func, select, update

from bot.chat.dispatch import Dispatcher, Reader
from bot.chat.event import Person, Place, Press
from bot.chat.form import Answer as Given
from bot.chat.message import Message, Tone
from bot.chat.page import Shown, Visit
from bot.chat.reply import Ask, Reply
from bot.chat.router import NotUnderstood, Role, Router
from bot.clock import MovableClock
from bot.coreflection.hours import store
from bot.coreflection.hours.handlers import MyHours
from bot.coreflection.hours.holding import HeldCertificates, HeldHours, HeldRequests
from bot.coreflection.hours.issuing import Certificates
from bot.coreflection.hours.keeping import Hours
from bot.coreflection.hours.records import Source
from bot.coreflection.hours.verify import Verify
from bot.coreflection.room.keeping import Decks, RoomCodes
from bot.coreflection.room.meeting_handlers import Room
from bot.coreflection.room.shelf import Prompts
from bot.coreflection.sessions.records import Session
from bot.coreflection.sessions.store import sessions
from bot.members import store as member_store
from bot.storage import Database
from tests.coreflection.gathering import (
    NOA,
    RIVER,
    START,
    WREN,
    Chance,
    Plans,
    Told,
    plan_session,
    river_alone,
    seeds,
    series,
)
from tests.fakes import LANGUAGE, ROOT, actions, context, messages, words

MANY = Person("discord", "900", name="Ada")


class House:
    """The room and the hours, wired as the bot wires them."""

    def __init__(self, database: Database, address: str | None = "https://a.example") -> None:
        self.database = database
        self.clock = MovableClock(START)
        self.told = Told()
        self.plans = Plans(series(), series("thursday", certified=None, title="Thursday"))
        self.hours = Hours(database, self.plans, self.told, self.clock.now)
        self.papers = Certificates(
            self.hours,
            Chance(),
            lambda: "Green Mountain Peer Alliance",
            lambda path: address and address + path,
            LANGUAGE.voice,
        )
        self.mine = MyHours(self.hours, self.papers, lambda: ("en", "es"))
        prompts, chance = Prompts(ROOT / "content"), seeds()
        self.codes = RoomCodes(database, Chance(11), self.clock.now)
        decks = Decks(database, prompts, lambda: next(chance))
        self.room = Room(database, prompts, decks, self.codes, self.hours, river_alone)
        self.verify = Verify(database, LANGUAGE.voice)

    def moment(self, person: Person = NOA, language: str = "en"):  # type: ignore[no-untyped-def]
        return context(person, language=language, now=self.clock.now())

    async def types(self, person: Person, code: str) -> str:
        return words(await self.mine.coded(self.moment(person), {"code": code}))

    async def first(self, person: Person) -> int:
        return (await self.hours.record(person)).entries[0].id

    async def certified(self, person: Person, **values: Given) -> Message:
        given: Mapping[str, Given] = {"name": "Noa Rivers", "language": "en", **values}
        answer = await self.mine.certify(self.moment(person), given, await self.first(person))
        return messages(answer)[0]

    async def checked(self, code: str, language: str = "en") -> Message:
        answer = await self.verify.answer(Visit({"code": code}, {}, language))
        assert isinstance(answer, Shown)
        assert answer.status == 200
        return answer.message


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


@pytest.fixture
async def session(house: House) -> Session:
    return await plan_session(house.database)


def code_in(message: Message) -> str:
    """The code on a certificate's file."""
    return message.files[0].name.removeprefix("certificate-").removesuffix(".pdf")


async def test_from_the_room_to_the_employer(house: House, session: Session) -> None:
    opened = await house.room.open(house.moment(RIVER), session.id)
    code = await house.codes.code(session)
    assert code in words(opened)
    assert "It works from" in words(opened)
    house.clock.move(timedelta(minutes=80))
    assert "is in your record now" in await house.types(NOA, code.upper().replace(" ", ""))
    assert "already in your record" in await house.types(NOA, code)
    seen = words(await house.mine.hours(house.moment()))
    assert "In 2026: 1.5 hours" in seen
    assert "Tuesday co-reflection" in seen
    assert "Only you see this record" in seen

    entry = await house.mine.entry(house.moment(), await house.first(NOA))
    assert "with the room code" in words(entry)
    asked = await house.mine.certificate(house.moment(), await house.first(NOA))
    assert isinstance(asked, Ask)
    assert [one.value for one in asked.form.questions] == ["Noa", "en"]
    made = await house.certified(NOA, name="Noa  Rivers-Peña")
    pdf = PdfReader(io.BytesIO(made.files[0].content)).pages[0].extract_text()
    assert "Noa Rivers-Peña" in pdf
    paper_code = code_in(made)
    assert f"https://a.example/verify/{paper_code}" in pdf

    valid = await house.checked(paper_code.lower())
    assert valid.title == "This certificate is valid"
    assert "December 1, 2026" in valid.words()
    assert "1.5 hours" in valid.words()
    assert not {"Noa", "Rivers", "Tuesday", "Green"} & set(valid.words().replace("\n", " ").split())

    listed = await house.mine.certificates(house.moment())
    assert "valid" in words(listed)
    number = (await house.hours.record(NOA)).certificates[0].id
    assert "cannot be undone" in words(await house.mine.withdraw(house.moment(), number))
    assert "Withdrawn." in words(await house.mine.withdraw_yes(house.moment(), number))
    assert (await house.checked(paper_code)).title == "This certificate was withdrawn"
    assert (await house.checked(paper_code, "es")).title == "Este certificado fue retirado"


async def test_the_name_is_kept_nowhere(house: House, session: Session) -> None:
    await house.types(NOA, await house.codes.code(session))
    code = code_in(await house.certified(NOA, name="Zebulon Quill"))
    async with house.database.read() as connection:
        rows = (await connection.execute(select(store.certificates))).all()
    assert "Zebulon" not in str(rows)
    assert code.replace("-", "") not in str(rows)


async def test_a_name_it_cannot_write_makes_nothing(house: House, session: Session) -> None:
    await house.types(NOA, await house.codes.code(session))
    refused = await house.certified(NOA, name="Ana 李")
    assert "李" in refused.words()
    assert refused.tone is Tone.PROBLEM  # the doors keep what was written, to be changed
    assert not refused.files
    assert (await house.certified(NOA, name="  ")).files == ()
    assert not (await house.hours.record(NOA)).certificates


async def test_codes_are_good_in_their_time_only(house: House, session: Session) -> None:
    code = await house.codes.code(session)
    for moved, found in ((-11, False), (2, True)):
        house.clock.move(timedelta(minutes=moved))
        assert ("in your record" in await house.types(MANY, code)) is found
    house.clock.move(timedelta(hours=25, minutes=40))
    assert "I do not know that code" in await house.types(NOA, code)


async def test_a_moved_session_takes_its_code_along(house: House, session: Session) -> None:
    code = await house.codes.code(session)
    later = START + timedelta(days=1)
    async with house.database.write() as connection:
        await connection.execute(
            update(sessions).values(starts=later, ends=later + timedelta(minutes=90))
        )
    assert "I do not know" in await house.types(NOA, code)
    house.clock.move(timedelta(days=1))
    assert "is in your record" in await house.types(NOA, code)


async def test_a_cancelled_session_counts_for_nobody(house: House) -> None:
    session = await plan_session(house.database, is_cancelled=True)
    code = await house.codes.code(session)
    assert "I do not know" in await house.types(NOA, code)
    assert "cannot be confirmed" in words(await house.mine.ask(house.moment(), session.id))


async def test_two_meetings_at_once_have_codes_of_their_own(house: House, session: Session) -> None:
    other = await plan_session(house.database, name="thursday")
    codes = {one: await house.codes.code(one) for one in (session, other)}
    assert len(set(codes.values())) == 2
    slip = codes[other][:-4] + "x" + codes[other][-3:]
    assert "Thursday" in await house.types(NOA, slip)
    entries = (await house.hours.record(NOA)).entries
    assert [one.written.hours for one in entries] == [Decimal("1.5")]
    assert await house.codes.code(other) == codes[other]


async def test_a_certificate_right_after_the_code(house: House, session: Session) -> None:
    typed: dict[str, Given] = {"code": await house.codes.code(session)}
    for said in ("is in your record now", "already in your record"):
        answer = await house.mine.coded(house.moment(), typed)
        assert said in words(answer)
        action = actions(answer)["Get a certificate (PDF)"]
        assert action == f"hours:certificate:{await house.first(NOA)}"
    asked = await house.mine.certificate(house.moment(), int(action.rsplit(":", 1)[1]))
    assert isinstance(asked, Ask)
    unknown = await house.mine.coded(house.moment(WREN), {"code": "mango mango 11"})
    assert "Get a certificate (PDF)" not in actions(unknown)


async def test_guessing_ends_kindly(house: House, session: Session) -> None:
    for _ in range(10):
        assert "I do not know" in await house.types(NOA, "mango mango 11")
    said = await house.types(NOA, await house.codes.code(session))
    assert "Please wait an hour, or ask a facilitator" in said
    assert "is in your record" in await house.types(WREN, await house.codes.code(session))
    house.clock.move(timedelta(hours=1))
    assert "is in your record" in await house.types(NOA, await house.codes.code(session))


async def test_only_its_facilitators_see_code_and_names(house: House, session: Session) -> None:
    await house.mine.ask(house.moment(WREN), session.id)
    code = await house.codes.code(session)
    for person in (NOA, WREN):
        seen = words(await house.room.open(house.moment(person), session.id))
        assert code not in seen
        assert "Wren" not in seen
        assert "Agenda" in seen
    request = (await house.hours.waiting(session.id))[0].id
    with pytest.raises(NotUnderstood):
        await house.room.confirm(house.moment(NOA), session.id, request)
    with pytest.raises(NotUnderstood):
        await house.room.decline(house.moment(WREN), session.id, request)
    assert len(await house.hours.waiting(session.id)) == 1


async def test_a_facilitator_says_yes(house: House, session: Session) -> None:
    house.clock.move(timedelta(days=2))
    listed = await house.mine.recent(house.moment(WREN))
    assert "Tuesday co-reflection · Tuesday, December 1, 2026" in words(listed)
    assert "I tell you when they answer" in words(
        await house.mine.ask(house.moment(WREN), session.id)
    )
    await house.mine.ask(house.moment(WREN), session.id)
    assert house.told.asks == [session.id]
    assert "Waiting for a facilitator" in words(await house.mine.hours(house.moment(WREN)))
    opened = await house.room.open(house.moment(RIVER), session.id)
    action = actions(opened)["Yes, Wren was there"]
    answer = await house.room.confirm(house.moment(RIVER), session.id, int(action.split(":")[-1]))
    assert "Confirmed" in words(answer)
    assert "Wren" not in words(answer)
    (entry,) = (await house.hours.record(WREN)).entries
    assert entry.source is Source.FACILITATOR
    assert [yes for _, yes in house.told.answers] == [True]
    again = await house.room.confirm(house.moment(RIVER), session.id, int(action.split(":")[-1]))
    assert "answered already" in words(again)
    assert len((await house.hours.record(WREN)).entries) == 1
    assert "already in your record" in words(await house.mine.ask(house.moment(WREN), session.id))


async def test_of_a_no_nothing_is_kept(house: House, session: Session) -> None:
    await house.mine.ask(house.moment(WREN), session.id)
    request = (await house.hours.waiting(session.id))[0]
    answer = await house.room.decline(house.moment(RIVER), session.id, request.id)
    assert "Nothing about it is kept" in words(answer)
    async with house.database.read() as connection:
        for table in (store.hours, store.hour_requests):
            assert (await connection.scalar(select(func.count()).select_from(table))) == 0
    assert [yes for _, yes in house.told.answers] == [False]


async def test_asking_is_possible_for_a_week(house: House, session: Session) -> None:
    house.clock.move(timedelta(days=8))
    assert "no session in the last week" in words(await house.mine.recent(house.moment()))
    assert "cannot be confirmed" in words(await house.mine.ask(house.moment(), session.id))
    early = await plan_session(
        house.database, house.clock.now() + timedelta(hours=1), name="thursday"
    )
    assert "cannot be confirmed" in words(await house.mine.ask(house.moment(), early.id))


async def test_requests_and_codes_are_forgotten(house: House, session: Session) -> None:
    await house.codes.code(session)
    await house.mine.ask(house.moment(WREN), session.id)
    house.clock.move(timedelta(days=3))
    await house.codes.purge()
    await house.hours.purge()
    assert len(await house.hours.waiting(session.id)) == 1
    house.clock.move(timedelta(days=5))
    await house.hours.purge()
    assert await house.hours.waiting(session.id) == ()


async def test_hours_by_hand(house: House) -> None:
    asked = await house.mine.add(house.moment())
    assert isinstance(asked, Ask)
    assert len(asked.form.questions) == 5  # one page of a modal
    assert asked.form.questions[0].value == "2026-12-01"
    values: dict[str, Given] = {
        "day": "2026-05-03",
        "hours": "2,5",
        "what": "Ethics course",
        "category": "ethics",
        "evidence": "blue folder",
    }
    said = words(await house.mine.added(house.moment(), values))
    assert "2.5 hours" in said
    number = await house.first(NOA)
    entry = await house.mine.entry(house.moment(), number)
    assert "blue folder" in words(entry)
    assert "Get a certificate (PDF)" not in actions(entry)
    with pytest.raises(NotUnderstood):
        await house.mine.certificate(house.moment(), number)
    with pytest.raises(NotUnderstood):
        await house.mine.certify(house.moment(), {"name": "Noa"}, number)
    changed = await house.mine.edited(house.moment(), {**values, "hours": "3"}, number)
    assert "3 hours" in words(changed)
    wrong = await house.mine.edited(house.moment(), {**values, "hours": "lots"}, number)
    assert "could not read those hours" in words(wrong)
    table = await house.mine.download(house.moment())
    content = messages(table)[0].files[0].content.decode("utf-8-sig")
    assert content.splitlines()[1] == (
        "2026-05-03,3,Ethics course,ethics,blue folder,you wrote it down"
    )
    assert "Remove this entry?" in words(await house.mine.remove(house.moment(), number))
    assert "Nothing is here yet" in words(await house.mine.remove_yes(house.moment(), number))


async def test_what_others_confirmed_cannot_be_rewritten(house: House, session: Session) -> None:
    await house.types(NOA, await house.codes.code(session))
    number = await house.first(NOA)
    asked = await house.mine.edit(house.moment(), number)
    assert isinstance(asked, Ask)
    assert [one.name for one in asked.form.questions] == ["category", "evidence"]
    forged: dict[str, Given] = {"category": "ips", "hours": "40", "what": "X", "day": "2026-01-01"}
    await house.mine.edited(house.moment(), forged, number)
    (entry,) = (await house.hours.record(NOA)).entries
    assert entry.written.category == "ips"
    assert entry.written.hours == Decimal("1.5")
    assert entry.written.day == date(2026, 12, 1)


async def test_nobody_sees_or_touches_anothers_record(house: House, session: Session) -> None:
    await house.types(NOA, await house.codes.code(session))
    await house.certified(NOA)
    number = await house.first(NOA)
    paper = (await house.hours.record(NOA)).certificates[0].id
    await house.types(RIVER, await house.codes.code(session))
    for act in (house.mine.entry, house.mine.edit, house.mine.remove, house.mine.remove_yes):
        with pytest.raises(NotUnderstood):
            await act(house.moment(RIVER), number)
    for act in (house.mine.withdraw, house.mine.withdraw_yes):
        with pytest.raises(NotUnderstood):
            await act(house.moment(RIVER), paper)
    assert len((await house.hours.record(NOA)).entries) == 1


async def test_the_record_outlives_the_session(house: House, session: Session) -> None:
    await house.types(NOA, await house.codes.code(session))
    async with house.database.write() as connection:
        await connection.execute(delete(sessions))
    assert len((await house.hours.record(NOA)).entries) == 1
    assert (await house.certified(NOA)).files


async def test_erased_with_everything_else(house: House, session: Session) -> None:
    await house.types(NOA, await house.codes.code(session))
    code = code_in(await house.certified(NOA))
    other = await plan_session(house.database, name="thursday")
    await house.mine.ask(house.moment(), other.id)
    holders = (HeldHours(), HeldRequests(), HeldCertificates())
    async with house.database.write() as connection:
        kept = await member_store.find(connection, NOA)
        assert kept is not None
        told = [await one.held(connection, kept.member_id, NOA) for one in holders]
        assert all(told)
        assert LANGUAGE.voice("en", "UTC")("certificates-held", count=1)
        for one in holders:
            await one.forget(connection, kept.member_id, NOA)
            assert await one.held(connection, kept.member_id, NOA) == {}
            assert await one.held(connection, None, NOA) == {}
        await member_store.erase(connection, kept.member_id, (NOA,))
    assert (await house.checked(code)).title == "This certificate is valid"
    assert await house.hours.waiting(other.id) == ()


async def test_two_records_become_one(house: House, session: Session) -> None:
    code = await house.codes.code(session)
    await house.types(NOA, code)
    await house.types(WREN, code)
    paper = code_in(await house.certified(WREN))
    await house.mine.ask(house.moment(WREN), session.id)
    async with house.database.write() as connection:
        source = await member_store.find(connection, WREN)
        target = await member_store.find(connection, NOA)
        assert source is not None
        assert target is not None
        await house.hours.move(connection, source.member_id, target.member_id)
    kept = await house.hours.record(NOA)
    assert len(kept.entries) == 1
    assert [one.entry for one in kept.certificates] == [kept.entries[0].id]
    assert not (await house.hours.record(WREN)).entries
    assert (await house.checked(paper)).title == "This certificate is valid"


async def test_every_unknown_code_gets_the_same_page(house: House) -> None:
    pages = [
        await house.checked(one) for one in ("7K2M9-QFX3D", "", "x" * 500, "' OR 1=1", "../..")
    ]
    assert all(one == pages[0] for one in pages)
    assert pages[0].title == "This code is not known"
    how = await house.verify.ask(Visit({}, {}, "en"))
    assert "/verify/7K2M9-QFX3D" in how.message.words()
    asked = await house.verify.ask(Visit({"code": "7K2M9-QFX3D"}, {}, "en"))
    assert asked.message == pages[0]
    assert [one.path for one in house.verify.pages()] == ["/verify", "/verify/{code}"]


async def test_without_a_public_page(database: Database) -> None:
    house = House(database, address=None)
    session = await plan_session(database)
    await house.types(NOA, await house.codes.code(session))
    made = await house.certified(NOA, language="es")
    assert "no public page yet" in made.words()
    pdf = PdfReader(io.BytesIO(made.files[0].content)).pages[0].extract_text()
    assert "Certificado de co-reflexión" in pdf
    assert "http" not in pdf


async def test_the_agenda_fits_the_meeting(house: House, session: Session) -> None:
    said = words(await house.room.agenda(house.moment(), session.id))
    assert "In a group, 90 minutes" in said
    assert "To open:" in said
    short = await plan_session(house.database, name="thursday", minutes=55)
    answer = await house.room.agenda(house.moment(language="es"), short.id)
    assert "En grupo, 60 minutos" in words(answer)
    assert "Co-reflexión de Thursday" in words(answer)
    with pytest.raises(NotUnderstood):
        await house.room.agenda(house.moment(), 999)


async def test_the_agenda_leads_its_facilitators_to_the_code(
    house: House, session: Session
) -> None:
    agenda = await house.room.agenda(house.moment(RIVER), session.id)
    assert actions(agenda)["In the room"] == f"room:open:{session.id}"
    assert await house.codes.code(session) not in words(agenda)
    others = (house.room.agenda, house.room.open)
    for one in others:
        assert "In the room" not in actions(await one(house.moment(NOA), session.id))


async def test_a_group_draws_from_one_deck_through_its_facilitators(
    house: House, session: Session
) -> None:
    first = await house.room.prompt(house.moment(RIVER), session.id)
    mine = await house.room.prompt(house.moment(NOA), session.id)
    second = await house.room.prompt(house.moment(RIVER), session.id)
    assert isinstance(first, Reply)
    assert isinstance(mine, Reply)
    assert words(first) != words(second)


async def test_long_records_show_the_latest(house: House) -> None:
    for number in range(15):
        await house.mine.added(
            house.moment(),
            {"day": f"2026-03-{number + 1:02}", "hours": "1", "what": f"Course {number}"},
        )
    said = words(await house.mine.hours(house.moment()))
    assert "In 2026: 15 hours" in said
    assert "3 more entries" in said
    assert "Course 0 · March 1, 2026" in said  # in the menu


async def test_where_nobody_facilitates_nobody_is_asked(house: House, session: Session) -> None:
    house.told.is_anybody = False
    said = words(await house.mine.ask(house.moment(WREN), session.id))
    assert "no facilitator" in said
    assert await house.hours.waiting(session.id) == ()


async def test_two_presses_at_once_count_once(house: House, session: Session) -> None:
    code = await house.codes.code(session)
    await member_of(house, WREN)
    await house.mine.ask(house.moment(WREN), session.id)
    (request,) = await house.hours.waiting(session.id)
    await asyncio.gather(
        *(house.types(WREN, code) for _ in range(3)),
        *(house.hours.answer(session.id, request.id, yes=True) for _ in range(3)),
    )
    assert len((await house.hours.record(WREN)).entries) == 1


async def test_one_code_however_many_open_the_room(house: House, session: Session) -> None:
    codes = await asyncio.gather(*(house.codes.code(session) for _ in range(5)))
    assert len(set(codes)) == 1


async def test_routes_lead_where_they_say(house: House, session: Session) -> None:
    """By the action ids as the doors send them; forged ones end kindly."""
    await house.types(NOA, await house.codes.code(session))
    router = Router()
    router.add(house.mine, house.room)

    async def identify(person: Person) -> Reader:
        roles = frozenset({Role.ANYONE} if person is MANY else {Role.ANYONE, Role.MEMBER})
        return Reader("en", "America/New_York", "us-vt", roles)

    dispatcher = Dispatcher(
        router,
        identify,
        lambda _person: Reader("en", "America/New_York", "us-vt"),
        LANGUAGE.voice,
        house.clock.now,
        lambda: "REF123",
    )

    async def press(action: str, person: Person = NOA) -> str:
        place = Place(person.platform, "1", is_private=True)
        return words(await dispatcher.handle(Press(person=person, place=place, action=action)))

    number = await house.first(NOA)
    assert "with the room code" in await press(f"hours:entry:{number}")
    assert "Agenda" in await press(f"room:open:{session.id}")
    for forged in ("hours:entry:0", "hours:entry:9999999999", "room:open:x", "room:confirm:1:1"):
        said = await press(forged)
        assert "REF123" not in said
        assert said
    assert "members of the alliance" in await press("hours:all", MANY)


async def member_of(house: House, person: Person) -> int:
    async with house.database.write() as connection:
        return await member_store.keep(connection, person)
