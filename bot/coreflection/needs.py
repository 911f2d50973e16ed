"""What the rooms of co-reflection ask of each other: who holds a date, and that free seats are given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.coreflection.sessions.records import Session
from bot.delivery import Member

IsFacilitator = Callable[[AsyncConnection, Session, Person], Awaitable[bool]]
"""Whether somebody holds this date."""

Addressees = Callable[[AsyncConnection, Session], Awaitable[Sequence[Member]]]
"""Those who hold it, to be told something. Needs a connection that writes: somebody who is only named
in a file gets a row by it."""

Refill = Callable[[AsyncConnection, Session], Awaitable[object]]
"""Free seats are offered to whoever waits."""
