"""`calendar` as people use it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from bot.alliance import Alliance
from bot.chat.dispatch import Dispatcher
from bot.chat.event import AnyEvent, Command, Person, Place, Press
from bot.chat.message import Link
from bot.chat.reply import Shown
from bot.chat.router import Router
from bot.coreflection.feeds import rules, store
from bot.coreflection.feeds.handlers import Calendars, random_token
from bot.delivery import Member
from bot.members.account import Accounts
from bot.members.store import keep, members
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, FixedRandom, actions, messages, words

WREN = Person("telegram", "501", locale="en")
SOFIA = Person("discord", "502", locale="es-MX")
VISITOR = Person("web", "abc", locale="en")


@dataclass
class There:
    """An alliance whose page has an address, or has none."""

    database: Database
    base: str | None = "https://alliance.example"
    token: FixedRandom = field(default_factory=lambda: FixedRandom("first", "second"))

    def __post_init__(self) -> None:
        self.calendars = Calendars(self.database, self._address, self.token)
        file = Alliance(name="Green Mountain Peer Alliance", state="us-vt")
        self.accounts = Accounts(self.database, lambda: file, [self.calendars])
        router = Router()
        router.add(self.calendars)
        identify, guess = self.accounts.identify, self.accounts.guess
        self.dispatcher = Dispatcher(
            router, identify, guess, LANGUAGE.voice, lambda: NOW, lambda: "CODE"
        )

    def _address(self, path: str) -> str | None:
        return self.base + path if self.base else None

    async def _handle(self, event: AnyEvent) -> tuple[Shown, ...]:
        return await self.dispatcher.handle(event)

    async def types(self, person: Person = WREN) -> tuple[Shown, ...]:
        """`/calendar`."""
        place = Place(person.platform, person.id, is_private=True)
        return await self._handle(Command(person=person, place=place, name="calendar"))

    async def presses(self, action: str, person: Person = WREN) -> tuple[Shown, ...]:
        """A button."""
        place = Place(person.platform, person.id, is_private=True)
        return await self._handle(Press(person=person, place=place, action=action))

    async def owner(self, token: str) -> Member | None:
        """Whose calendar has that address."""
        async with self.database.read() as connection:
            return await store.owner(connection, token)


@pytest.fixture
def there(database: Database) -> There:
    return There(database)


def links(answer: tuple[Shown, ...]) -> dict[str, str]:
    """Every link of an answer."""
    return {
        item.label: item.url
        for message in messages(answer)
        for row in message.rows
        if isinstance(row, tuple)
        for item in row
        if isinstance(item, Link)
    }


async def test_anybody_gets_the_public_address_and_how_to_use_it(there: There) -> None:
    answer = await there.types(VISITOR)
    said = words(answer)
    assert "https://alliance.example/calendar.ics" in said
    assert "webcal://alliance.example/calendar.ics" in said
    for app in ("Apple", "Google", "Outlook"):
        assert app in said
    assert "only every few hours" in said
    assert links(answer)["Add to Google Calendar"] == (
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Falliance.example%2Fcalendar.ics"
    )
    assert "My own calendar" not in actions(answer)
    assert all(one.startswith("http") for one in links(answer).values())  # chat apps take no other


async def test_it_speaks_spanish(there: There) -> None:
    said = words(await there.types(SOFIA))
    assert "Ponla una vez en tu calendario" in said
    assert "Mi propio calendario" in said


async def test_a_page_on_this_machine_alone_says_so(there: There) -> None:
    there.base = "http://127.0.0.1:8080"
    answer = await there.types()
    assert "only this computer can open it" in words(answer)
    assert "Add to Google Calendar" not in links(answer)


async def test_without_a_page_it_says_so_kindly(there: There) -> None:
    there.base = None
    for answer in (
        await there.types(),
        await there.presses("feeds:mine"),
        await there.presses("feeds:make"),
    ):
        assert "no public address yet" in words(answer)
    assert await there.owner("first") is None


async def test_a_member_makes_changes_and_stops_their_own(there: There) -> None:
    card = await there.presses(actions(await there.types())["My own calendar"])
    assert "whoever has the address sees it" in words(card)
    made = await there.presses(actions(card)["Make my address"])
    assert "https://alliance.example/calendar/first.ics" in words(made)
    assert "Whoever has it sees your sessions" in words(made)
    assert "old address stopped" not in words(made)
    owner = await there.owner("first")
    assert owner is not None
    assert owner.platform == "telegram"
    card = await there.presses("feeds:mine")
    assert "first" not in words(card)
    made = await there.presses(actions(card)["New address"])
    assert "old address stopped" in words(made)
    assert await there.owner("first") is None
    assert await there.owner("second") == owner
    stopped = await there.presses(actions(made)["Stop it"])
    assert "no address any more" in words(stopped)
    assert await there.owner("second") is None
    assert "has no address" in words(await there.presses("feeds:stop"))


async def test_looking_keeps_nothing(there: There) -> None:
    await there.types()
    await there.presses("feeds:mine")
    await there.presses("feeds:stop")
    async with there.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(members)) == 0


async def test_own_calendars_are_for_members(there: There) -> None:
    for action in ("feeds:mine", "feeds:make"):
        assert "for members" in words(await there.presses(action, VISITOR))


async def test_an_address_is_told_and_erased(there: There) -> None:
    await there.presses("feeds:make")
    held = await there.accounts.held(WREN)
    assert "calendar-held" in {part.key for part in held.parts}
    assert "first" not in str(held.as_json())
    await there.accounts.forget(WREN)
    assert await there.owner("first") is None


async def test_joined_accounts_keep_one_address(there: There) -> None:
    await there.presses("feeds:make")
    async with there.database.write() as connection:
        source, target = await keep(connection, WREN), await keep(connection, SOFIA)
        await there.calendars.move(connection, source, target)
    assert await there.owner("first") == Member(target, "telegram")
    await there.presses("feeds:make")
    async with there.database.write() as connection:
        await there.calendars.move(connection, source, target)
    assert await there.owner("first") == Member(target, "telegram")
    assert await there.owner("second") is None


def test_tokens_cannot_be_guessed() -> None:
    found = {random_token() for _ in range(200)}
    assert len(found) == 200
    assert all(len(one) * 6 >= 128 for one in found)


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("https://alliance.example/calendar.ics", True),
        ("http://192.0.2.7:8080/calendar.ics", True),
        ("http://127.0.0.1:8080/calendar.ics", False),
        ("http://[::1]:8080/calendar.ics", False),
        ("http://localhost/calendar.ics", False),
        ("http://0.0.0.0/calendar.ics", False),
        ("", False),
        (None, False),
    ],
)
def test_who_can_open_an_address(address: str | None, reached: bool) -> None:
    assert rules.can_be_reached(address) is reached
