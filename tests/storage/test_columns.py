"""An instant is the same instant after the database, whatever zone it came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select
from sqlalchemy.exc import StatementError

from bot.storage import Database, UtcDateTime
from bot.storage.drafts import drafts

NEW_YORK = ZoneInfo("America/New_York")


async def put(database: Database, key: str, at: datetime) -> None:
    async with database.write() as connection:
        await connection.execute(insert(drafts).values(key=key, content="", expires_at=at))


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="an instant needs a time zone"):
        await put(database, "naive", datetime(2026, 11, 20, 15, 0))  # noqa: DTZ001  the point
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(drafts)) == 0


async def test_three_in_new_york_comes_back_as_that_instant(database: Database) -> None:
    await put(database, "a", datetime(2026, 11, 20, 15, 0, tzinfo=NEW_YORK))
    async with database.read() as connection:
        back = await connection.scalar(select(drafts.c.expires_at))
    assert back == datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
    assert back is not None
    assert back.utcoffset() == timedelta(0)


async def test_instants_are_compared_and_ordered_as_instants(database: Database) -> None:
    await put(database, "later", datetime(2026, 11, 20, 15, 0, tzinfo=NEW_YORK))
    await put(database, "sooner", datetime(2026, 11, 20, 16, 0, tzinfo=ZoneInfo("Europe/Madrid")))
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=NEW_YORK)
    async with database.read() as connection:
        keys = await connection.scalars(select(drafts.c.key).order_by(drafts.c.expires_at))
        assert keys.all() == ["sooner", "later"]
        due = await connection.scalars(select(drafts.c.key).where(drafts.c.expires_at <= noon))
        assert due.all() == ["sooner"]


async def test_both_hours_of_an_autumn_night_stay_apart(database: Database) -> None:
    first = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    await put(database, "first", first)
    await put(database, "second", first.replace(fold=1))
    async with database.read() as connection:
        times = (await connection.scalars(select(drafts.c.expires_at))).all()
    assert max(times) - min(times) == timedelta(hours=1)


offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001


@given(instants)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_every_instant_survives_the_type_itself(at: datetime) -> None:
    from sqlalchemy.dialects import postgresql, sqlite

    for dialect in (sqlite.dialect(), postgresql.dialect()):
        kept = UtcDateTime().process_bind_param(at, dialect)
        assert UtcDateTime().process_result_value(kept, dialect) == at


async def test_nothing_stays_nothing(database: Database) -> None:
    from sqlalchemy import literal

    async with database.read() as connection:
        assert await connection.scalar(select(literal(None, UtcDateTime()))) is None
