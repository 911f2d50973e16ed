"""Decks of prompts: one small row for each person, place or series that draws from them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, String, Table, Text, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.room.rules import Deck
from bot.storage import insert_or_ignore, metadata

decks = Table(
    "decks",
    metadata,
    Column("owner", String(200), primary_key=True),
    Column("seed", String(16), nullable=False),
    Column("drawn", Text, nullable=False),
)
_BETWEEN: Final = " "  # ids of prompts have no spaces


async def hold(connection: AsyncConnection, owner: str, seed: str) -> Deck:
    """The deck of `owner`, a new one with `seed` where there is none yet. Others wait until the
    transaction ends, so that two who press at once get two prompts."""
    await insert_or_ignore(
        connection, decks, ("owner",), {"owner": owner, "seed": seed, "drawn": ""}
    )
    rows = await connection.execute(select(decks).where(decks.c.owner == owner).with_for_update())
    row = rows.one()
    return Deck(row.seed, tuple(row.drawn.split(_BETWEEN)) if row.drawn else ())


async def save(connection: AsyncConnection, owner: str, deck: Deck) -> None:
    """Keeps what was drawn."""
    await connection.execute(
        update(decks)
        .where(decks.c.owner == owner)
        .values(seed=deck.seed, drawn=_BETWEEN.join(deck.drawn))
    )


async def has(connection: AsyncConnection, owner: str) -> bool:
    """Whether a deck is kept for `owner`."""
    found = await connection.execute(select(decks.c.owner).where(decks.c.owner == owner))
    return found.first() is not None


async def forget(connection: AsyncConnection, owner: str) -> None:
    """Forgets a deck."""
    await connection.execute(delete(decks).where(decks.c.owner == owner))
