"""What is said unasked reaches the right account, in the language that person reads."""

from __future__ import annotations

import pytest

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.platform import Address
from bot.chat.router import Role
from bot.delivery import Member
from bot.members import store
from bot.members.account import Accounts
from bot.members.linking import LETTERS, Linking
from bot.members.reach import Reach
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW

FILE = Alliance.model_validate(
    {"name": "Green Mountain", "state": "us-vt", "roles": {"facilitator": {"telegram": ["501"]}}}
)
WREN = Person("telegram", "501", locale="es-MX", name="Wren")
WREN_TOO = Person("discord", "9", locale="es-ES")


def private(person: Person) -> Address:
    return Address(person.platform, f"chat-{person.id}")


@pytest.fixture
def people(database: Database) -> Accounts:
    return Accounts(database, lambda: FILE)


@pytest.fixture
def reach(database: Database, people: Accounts) -> Reach:
    return Reach(database, people, private, LANGUAGE.voice)


async def test_a_bare_number_is_spoken_to_in_the_language_of_its_app(
    people: Accounts, reach: Reach
) -> None:
    wren = Member(await people.keep(WREN), "telegram")
    say = await reach.say(wren)
    assert say is not None
    assert say.language == "es"
    assert await reach.resolve(wren) == Address("telegram", "chat-501")


async def test_their_own_choice_goes_before_and_the_last_seen_counts(
    people: Accounts, reach: Reach
) -> None:
    wren = Member(await people.keep(WREN), "telegram")
    await people.keep(Person("telegram", "501"))  # a direct message tells no language
    assert (await spoken(reach, wren)) == "es"
    await people.keep(Person("telegram", "501", locale="en_US"))
    assert (await spoken(reach, wren)) == "en"
    await people.change(WREN, "language", "es")
    await people.keep(Person("telegram", "501", locale="en"))
    assert (await spoken(reach, wren)) == "es"
    await people.change(WREN, "timezone", "America/Denver")
    say = await reach.say(wren)
    assert say is not None
    assert say.timezone == "America/Denver"


async def test_roles_and_settings_are_those_of_the_account(people: Accounts, reach: Reach) -> None:
    reader = await reach.reader(Member(await people.keep(WREN), "telegram"))
    assert reader is not None
    assert {Role.FACILITATOR, Role.MEMBER} <= reader.roles
    assert reader.state == "us-vt"


@pytest.mark.parametrize("locale", ["", "-", "x" * 40, "zh1", "\0", "ñandú"])
async def test_a_language_that_is_none_is_not_kept(
    people: Accounts, reach: Reach, locale: str
) -> None:
    odd = Person("web", "5", locale=locale)
    wren = Member(await people.keep(odd), "web")
    assert await spoken(reach, wren) == "en"
    assert (await people.export(odd))["accounts"] == [{"app": "web", "id": "5"}]


async def test_whoever_erased_themselves_is_nowhere(people: Accounts, reach: Reach) -> None:
    wren = Member(await people.keep(WREN), "telegram")
    await people.erase(WREN)
    assert await reach.resolve(wren) is None
    assert await reach.reader(wren) is None
    assert await reach.say(wren) is None


async def test_another_app_is_not_used_instead(people: Accounts, reach: Reach) -> None:
    number = await people.keep(WREN)
    assert await reach.resolve(Member(number, "discord")) is None


async def test_joined_accounts_are_reached_each_in_its_own_language(
    database: Database, people: Accounts, reach: Reach
) -> None:
    number = await people.keep(Person("telegram", "501", locale="en"))
    linking = Linking(database, lambda: NOW, lambda length: LETTERS[:length])
    await linking.join(WREN_TOO, await linking.new_code(WREN))
    assert await spoken(reach, Member(number, "telegram")) == "en"
    assert await spoken(reach, Member(number, "discord")) == "es"
    async with database.read() as connection:
        assert await store.languages_seen(connection, number) == {
            "telegram:501": "en",
            "discord:9": "es",
        }


async def spoken(reach: Reach, member: Member) -> str:
    """The language that they are spoken to in."""
    say = await reach.say(member)
    assert say is not None
    return say.language
