"""Who somebody is to the bot, and all that is held about them: read, changed, given out, erased.

The dispatcher uses `Accounts.identify` and `Accounts.guess`; the operator's commands use `export`,
`forget`, `grant` and `revoke`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.alliance import Alliance
from bot.chat.dispatch import Reader
from bot.chat.event import Person
from bot.chat.router import Role
from bot.members import rules, store
from bot.members.records import (
    Chosen,
    Held,
    Hold,
    Holder,
    Kept,
    Part,
    Settings,
    Why,
    hold_nothing,
)
from bot.storage import Database

Also = Callable[[Person], Iterable[Role]]
SettingName = Literal["language", "timezone", "state"]
_NOTHING: Final = Chosen()


def nobody(_person: Person) -> Iterable[Role]:
    """No roles besides those of the alliance: what `Accounts` goes by outside the trial."""
    return ()


class Accounts:
    """The people of one alliance. `alliance` gives the file as it stands now; `also` the roles of the
    trial's sample people; `holders` are the features that may hold something about somebody."""

    def __init__(
        self,
        database: Database,
        alliance: Callable[[], Alliance],
        holders: Sequence[Holder] = (),
        also: Also = nobody,
    ) -> None:
        self._database = database
        self._alliance = alliance
        self._holders = [*holders]
        self._also = also
        self._hold: Hold = hold_nothing

    def ask_also(self, *holders: Holder, hold: Hold = hold_nothing) -> None:
        """More features that may hold something about somebody. `hold` comes before erasing."""
        self._holders += holders
        self._hold = hold

    async def identify(self, person: Person) -> Reader:
        """Who this is, for one event. Never writes."""
        return self._reader(person, *await store.identify(self._database, person))

    def guess(self, person: Person) -> Reader:
        """Who this is as far as the event and the alliance's file tell, without the database."""
        return self._reader(person, None, ())

    async def keep(self, person: Person) -> int:
        """The member's number, with a row from now on: for what needs one, such as a request that
        waits for an answer."""
        async with self._database.write() as connection:
            return await store.keep(connection, person)

    async def change(self, person: Person, setting: SettingName, value: str | None) -> None:
        """Keeps a setting; None goes back to the app's or the alliance's."""
        async with self._database.write() as connection:
            if value is None:
                kept = await store.find(connection, person)
                if kept is not None:
                    await store.change(connection, kept.member_id, setting, None)
                return
            await store.change(connection, await store.keep(connection, person), setting, value)

    async def held(self, person: Person) -> Held:
        """All that is held about somebody, with the settings and roles in force."""
        async with self._database.read() as connection:
            return (await self._gather(connection, person))[0]

    async def erase(self, person: Person) -> Held:
        """Erases all of it in one transaction, and gives what it was."""
        async with self._database.write() as connection:
            held, member_id, people = await self._gather(connection, person)
            if member_id is not None:
                await self._hold(connection, [member_id])
            for holder in self._holders:
                for one, number in _each(people, member_id):
                    await holder.forget(connection, number, one)
            await store.erase(connection, member_id, people)
            return held

    async def export(self, person: Person) -> dict[str, Any]:
        """All that is held about somebody, ready for JSON; empty when nothing is."""
        return (await self.held(person)).as_json()

    async def forget(self, person: Person) -> list[str]:
        """Erases all that is held about somebody; says what it was, in plain English."""
        return [part.label for part in (await self.erase(person)).parts]

    def _reader(self, person: Person, kept: Kept | None, granted: Iterable[Role]) -> Reader:
        settings, roles = self._in_force(person, kept, granted)
        return Reader(
            language=settings.language.value,
            timezone=settings.timezone.value,
            state=settings.state.value,
            roles=frozenset({Role.ANYONE, *roles}),
            member_id=kept.member_id if kept else None,
        )

    def _in_force(
        self, person: Person, kept: Kept | None, granted: Iterable[Role]
    ) -> tuple[Settings, dict[Role, Why]]:
        alliance = self._alliance()
        settings = rules.settings(kept.chosen if kept else _NOTHING, person, alliance)
        return settings, rules.roles(person, alliance, granted, self._also(person))

    async def _gather(
        self, connection: AsyncConnection, person: Person
    ) -> tuple[Held, int | None, tuple[Person, ...]]:
        kept = await store.find(connection, person)
        member_id = kept.member_id if kept else None
        people = await store.accounts_of(connection, kept.member_id) if kept else (person,)
        granted = await store.granted(connection, person, member_id)
        seen = await store.languages_seen(connection, kept.member_id) if kept else {}
        parts = [*_own_parts(kept, people, seen, granted)]
        for holder in self._holders:
            found: dict[str, object] = {}
            for one, number in _each(people, member_id):
                for label, content in (await holder.held(connection, number, one)).items():
                    found[label] = _together(found.get(label), content)
            for label, content in found.items():
                count = len(content) if isinstance(content, list | tuple) else 1
                parts.append(Part(f"{holder.name}-held", label, content, count))
        return Held(tuple(parts), *self._in_force(person, kept, granted)), member_id, people


def _each(people: Sequence[Person], member_id: int | None) -> Iterable[tuple[Person, int | None]]:
    """Every account of somebody, each asked about alone; what hangs on the member only once."""
    for position, one in enumerate(people):
        yield one, member_id if position == 0 else None


def _together(before: object, more: object) -> object:
    """What two accounts hold of one kind. Something that both lead to is told once."""
    if isinstance(before, list) and isinstance(more, list):
        return before + [one for one in more if one not in before]
    return more if before is None else before


def _own_parts(
    kept: Kept | None,
    people: Sequence[Person],
    seen: Mapping[str, str],
    granted: Iterable[Role],
) -> Iterable[Part]:
    if kept is not None:
        if kept.chosen:
            chosen = {
                "language": kept.chosen.language,
                "time zone": kept.chosen.timezone,
                "state": kept.chosen.state,
            }
            content = {name: value for name, value in chosen.items() if value}
            yield Part("members-held-settings", "settings", content, len(content))
        ids = [{"app": one.platform, "id": one.id} for one in people]
        for one, content_of in zip(people, ids, strict=True):
            if one.key in seen:
                content_of["language of the app"] = seen[one.key]
        yield Part("members-held-accounts", "accounts", ids, len(ids))
    names = sorted(role.value for role in granted)
    if names:
        yield Part("members-held-roles", "granted roles", names, len(names))


async def grant(database: Database, role: Role, person: Person) -> None:
    """Gives somebody a role; fine if they have it."""
    async with database.write() as connection:
        await store.grant(connection, role, person)


async def revoke(database: Database, role: Role, person: Person) -> bool:
    """Takes a granted role away; false if it was not granted here (the alliance's file may give it)."""
    async with database.write() as connection:
        return await store.revoke(connection, role, person)
