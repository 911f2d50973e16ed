"""A folder of schedules while people edit it."""

from __future__ import annotations

import os
from pathlib import Path

from bot.calendar.folder import Schedules
from tests.calendar.test_reading import GOOD
from tests.calendar.writing import write

WRONG = GOOD.replace("America/New_York", "EST")


def edit(folder: Path, name: str, text: str) -> None:
    """Writes a file, as if a little later than the last time."""
    path = folder / name
    later = path.stat().st_mtime_ns + 1_000_000 if path.exists() else None
    write(folder, name, text)
    if later is not None:
        os.utime(path, ns=(later, later))


def ids(schedules: Schedules) -> list[str]:
    return [one.series.id for one in schedules.plans]


def test_edits_take_effect_and_mistakes_do_not(tmp_path: Path) -> None:
    edit(tmp_path, "a.yaml", GOOD)
    schedules = Schedules(tmp_path)
    assert not schedules.refresh()
    edit(tmp_path, "a.yaml", WRONG)
    assert not schedules.refresh()
    assert ids(schedules) == ["tuesday"]
    assert "America/New_York" in schedules.problems[0].mend
    edit(tmp_path, "a.yaml", GOOD.replace("15:00", "16:00"))
    assert schedules.refresh()
    assert schedules.problems == ()
    found = schedules.find("tuesday")
    assert found is not None
    assert found.series.time.hour == 16


def test_a_file_that_was_never_good_is_left_out_and_one_that_is_gone_is_gone(
    tmp_path: Path,
) -> None:
    edit(tmp_path, "a.yaml", GOOD)
    edit(tmp_path, "b.yaml", WRONG.replace("id: tuesday", "id: other"))
    schedules = Schedules(tmp_path)
    assert ids(schedules) == ["tuesday"]
    (tmp_path / "a.yaml").unlink()
    assert schedules.refresh()
    assert ids(schedules) == []
    assert schedules.find("tuesday") is None


def test_a_folder_that_is_not_there_has_no_series(tmp_path: Path) -> None:
    assert Schedules(tmp_path / "none").plans == ()


def test_who_had_an_id_first_keeps_it(tmp_path: Path) -> None:
    edit(tmp_path, "b.yaml", GOOD)
    schedules = Schedules(tmp_path)
    edit(tmp_path, "a.yaml", GOOD.replace("15:00", "09:00"))
    assert not schedules.refresh()
    [problem] = schedules.problems
    assert problem.path.name == "a.yaml"
    assert problem.line == 2
    assert "b.yaml" in problem.says
    (tmp_path / "b.yaml").unlink()
    assert schedules.refresh()
    assert [one.series.time.hour for one in schedules.plans] == [9]
    assert schedules.problems == ()


def test_at_start_the_first_file_by_name_has_the_id(tmp_path: Path) -> None:
    edit(tmp_path, "b.yaml", GOOD.replace("15:00", "09:00"))
    edit(tmp_path, "a.yaml", GOOD)
    schedules = Schedules(tmp_path)
    assert [one.series.time.hour for one in schedules.plans] == [15]
    assert schedules.problems[0].path.name == "b.yaml"


def test_a_file_that_takes_anothers_id_keeps_its_last_good_version(tmp_path: Path) -> None:
    edit(tmp_path, "a.yaml", GOOD)
    edit(tmp_path, "b.yaml", GOOD.replace("id: tuesday", "id: other"))
    schedules = Schedules(tmp_path)
    edit(tmp_path, "b.yaml", GOOD)
    assert not schedules.refresh()
    assert ids(schedules) == ["tuesday", "other"]


def test_two_files_can_swap_their_ids_and_be_renamed(tmp_path: Path) -> None:
    one, other = GOOD.replace("15:00", "09:00"), GOOD.replace("id: tuesday", "id: other")
    edit(tmp_path, "a.yaml", one)
    edit(tmp_path, "b.yaml", other)
    schedules = Schedules(tmp_path)
    edit(tmp_path, "a.yaml", other)
    edit(tmp_path, "b.yaml", one)
    assert schedules.refresh()
    assert ids(schedules) == ["other", "tuesday"]
    assert schedules.problems == ()
    (tmp_path / "a.yaml").rename(tmp_path / "c.yaml")
    assert schedules.refresh()
    assert ids(schedules) == ["tuesday", "other"]


def test_what_is_worth_a_look_is_told_and_used(tmp_path: Path) -> None:
    edit(tmp_path, "a.yaml", GOOD.replace("15:00", "02:30").replace("week, on: TU", "day"))
    schedules = Schedules(tmp_path)
    assert ids(schedules) == ["tuesday"]
    assert "the clocks skip 02:30" in schedules.problems[0].says


def test_while_the_whole_folder_is_away_its_series_stay_and_it_is_said(tmp_path: Path) -> None:
    folder, away = tmp_path / "schedules", tmp_path / "away"
    folder.mkdir()
    edit(folder, "a.yaml", GOOD)
    schedules = Schedules(folder)
    folder.rename(away)
    assert not schedules.refresh()
    assert ids(schedules) == ["tuesday"]
    assert "is not there" in schedules.problems[0].says
    away.rename(folder)
    assert not schedules.refresh()
    assert schedules.problems == ()
