"""What the tests of the room and of hours share: a planned meeting, chance to foresee, and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.plan import Plan
from bot.calendar.series import Series
from bot.chat.event import Person
from bot.coreflection.hours.records import Request
from bot.coreflection.sessions.records import LOCAL, Session
from bot.coreflection.sessions.store import find, sessions
from bot.storage import Database

START = datetime(2026, 12, 1, 20, 0, tzinfo=UTC)  # a Tuesday, 3 p.m. in Vermont
WREN = Person("discord", "501", name="Wren")
NOA = Person("telegram", "7001", name="Noa")
RIVER = Person("discord", "77", name="River")  # facilitates


def series(name: str = "tuesday", certified: float | None = 1.5, title: str = "Tuesday") -> Series:
    """A weekly series of 90 minutes."""
    return Series.model_validate(
        {
            "schema": 1,
            "id": name,
            "kind": "co_reflection",
            "title": {"en": f"{title} co-reflection", "es": f"Co-reflexión de {title}"},
            "timezone": "America/New_York",
            "starts": "2026-12-01",
            "time": "15:00",
            "duration": "PT90M",
            "repeat": {"unit": "week", "on": ["TU"]},
            **({"paid": {"by": "employer", "hours_certified": certified}} if certified else {}),
        }
    )


class Plans:
    """The series that a test has."""

    def __init__(self, *found: Series) -> None:
        self.found = {one.id: Plan(one) for one in found or (series(),)}

    async def find(self, connection: AsyncConnection, series: str) -> Plan | None:
        return self.found.get(series)


class Told:
    """Keeps who would have been told."""

    def __init__(self) -> None:
        self.asks: list[int] = []
        self.is_anybody = True
        self.answers: list[tuple[int, bool]] = []

    async def asked(self, connection: AsyncConnection, session: Session, member: int) -> bool:
        self.asks.append(session.id)
        return self.is_anybody

    async def answered(
        self, connection: AsyncConnection, session: Session, request: Request, yes: bool
    ) -> None:
        self.answers.append((request.member, yes))


class Chance:
    """Chooses one after the other: chance that a test can foresee."""

    def __init__(self, step: int = 7) -> None:
        self._at = 0
        self._step = step

    def __call__(self, choices: Sequence[str]) -> str:
        self._at += self._step
        return choices[self._at % len(choices)]


def seeds() -> Iterator[str]:
    """Seeds that differ."""
    number = 0
    while True:
        number += 1
        yield f"seed{number}"


async def plan_session(
    database: Database,
    start: datetime = START,
    *,
    name: str = "tuesday",
    minutes: int = 90,
    is_cancelled: bool = False,
) -> Session:
    """A meeting as planning would have written it."""
    local = (start - timedelta(hours=5)).replace(tzinfo=None)
    async with database.write() as connection:
        made = await connection.execute(
            insert(sessions)
            .values(
                series=name,
                original=local.strftime(LOCAL),
                timezone="America/New_York",
                local=local.strftime(LOCAL),
                starts=start,
                ends=start + timedelta(minutes=minutes),
                opens=start - timedelta(days=14),
                cutoff=start - timedelta(hours=1),
                cancelled=is_cancelled,
                capacity=12,
                sequence=0,
                zone_data="2026a",
                next_turn=1,
                change=0,
                was_cancelled=False,
            )
            .returning(sessions.c.id)
        )
        found = await find(connection, made.scalar_one())
    assert found is not None
    return found


async def river_alone(connection: AsyncConnection, session: Session, person: Person) -> bool:
    """River facilitates everything."""
    return person.key == RIVER.key
