"""Decks and room codes with the database: what the handlers of `reflect` and of the room ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person, Place
from bot.coreflection.room import code_store, deck_store
from bot.coreflection.room.codes import Choose
from bot.coreflection.room.rules import Drawn, Wanted, draw, known
from bot.coreflection.room.shelf import Prompts
from bot.coreflection.sessions.records import Session
from bot.storage import Database


def deck_of(person: Person, place: Place) -> str:
    """Whose deck somebody draws from: their own in private, that of the place in public."""
    if place.is_private:
        return _own(person)
    return f"place:{place.platform}:{place.chat}:{place.thread}"[:200]


def deck_of_series(series: str) -> str:
    """The deck of a group that meets again and again."""
    return f"series:{series}"


def _own(person: Person) -> str:
    return f"person:{person.key}"[:200]


class Decks:
    """Draws prompts; a `Holder` of somebody's own deck. `token` gives a random seed."""

    name = "decks"

    def __init__(self, database: Database, prompts: Prompts, token: Callable[[], str]) -> None:
        self._database = database
        self._prompts = prompts
        self._token = token

    async def draw(self, owner: str, wanted: Wanted) -> Drawn | None:
        """The next prompt of a deck; None where no prompt fits."""
        themes = self._prompts.themes
        ids = {prompt.id for theme in themes for prompt in theme.prompts}
        async with self._database.write() as connection:
            deck = known(await deck_store.hold(connection, owner, self._seed()), ids)
            drawn = draw(deck, themes, wanted, self._seed())
            if drawn is not None:
                await deck_store.save(connection, owner, drawn.deck)
            return drawn

    async def held(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """Whether somebody has a deck: what they drew is forgotten with it."""
        has = await deck_store.has(connection, _own(person))
        return {"a deck of prompts": [{"app": person.platform}]} if has else {}

    async def forget(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> None:
        """Forgets it."""
        await deck_store.forget(connection, _own(person))

    def _seed(self) -> str:
        return self._token()[:16]


class RoomCodes:
    """The codes that facilitators say. `choose` picks one of several at random."""

    def __init__(self, database: Database, choose: Choose, now: Callable[[], datetime]) -> None:
        self._database = database
        self._choose = choose
        self._now = now

    async def code(self, session: Session) -> str:
        """The code of a session, made the first time somebody asks."""
        async with self._database.read() as connection:
            standing = await code_store.code_of(connection, session.id)
        if standing is not None:
            return standing
        async with self._database.write() as connection:
            return await code_store.keep(connection, session.id, self._choose)

    async def purge(self) -> None:
        """Forgets codes that are no longer good."""
        async with self._database.write() as connection:
            await code_store.purge(connection, self._now())
