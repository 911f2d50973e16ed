"""What was said in chat and no longer fits the files is told by `alliance check`, too."""

from __future__ import annotations

from pathlib import Path

from bot.calendar.folder import Schedules
from bot.content import Severity
from bot.coreflection.series.plans import check
from bot.storage import Database
from tests.coreflection.series.house import START, TUESDAY, House
from tests.fakes import actions


async def test_nothing_said_nothing_told(house: House) -> None:
    assert await check(house.database, house.schedules, START) == ()


async def test_a_change_that_fits_no_more(house: House) -> None:
    session = await house.session("2026-12-08")
    answer = await house.press(f"series:begin:cancel:{session.id}")
    form = next(one.form for one in answer if hasattr(one, "form"))
    await house.press(actions(await house.fill(form, {}))["Yes, confirm"])
    await house.write("tuesday.yaml", TUESDAY.replace("[TU]", "[WE]").replace("12-22", "12-23"))
    (problem,) = await check(house.database, Schedules(house.folder), START)
    assert "2026-12-08 was changed in chat" in problem.says


async def test_a_database_that_was_never_made_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    assert await check(database, Schedules(tmp_path), START) == ()
    await database.close()
    assert not path.exists()


async def test_one_person_for_two_dates_at_once(house: House) -> None:
    other = TUESDAY.replace("id: tuesday", "id: another").replace('"15:00"', '"16:00"')
    await house.write("another.yaml", other)
    (problem,) = await check(house.database, Schedules(house.folder), START)
    assert problem.severity is Severity.WARNING
    assert problem.path.name == "another.yaml"
    assert problem.line
    assert "on 2026-12-01 river is to hold tuesday at the same time" in problem.says
    await house.write("another.yaml", other.replace('"16:00"', '"16:30"'))  # right after it
    assert await check(house.database, Schedules(house.folder), START) == ()
    await house.write("another.yaml", other.replace("[river, sam, wren]", "[sam, wren, river]"))
    assert await check(house.database, Schedules(house.folder), START) == ()
