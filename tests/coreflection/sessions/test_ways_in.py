"""Links and numbers stand outside the content, and a missing one is said in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.calendar.series import Place
from bot.content import Severity, Unreadable, Watched
from bot.coreflection.sessions.ways_in import (
    FILE,
    Ways,
    WaysIn,
    check,
    none_kept,
    read_secrets,
)
from tests.coreflection.sessions.seating import series

KEPT = {"zoom_tue": "https://video.example/j/1"}


def test_secrets_are_put_in_and_others_stand_for_themselves() -> None:
    place = Place(video="secret:zoom_tue", phone="802 555 0100", room="secret:room_tue")
    ways = WaysIn(lambda: KEPT)(place)
    assert ways == Ways("https://video.example/j/1", "802 555 0100", None, is_missing=True)
    assert ways.link == "https://video.example/j/1"
    assert dict(ways.spoken()) == {"video": ways.video, "phone": ways.phone}
    assert not WaysIn(lambda: KEPT)(Place()).is_missing


def test_words_are_no_link() -> None:
    assert Ways(video="Ask Carmen").link is None
    assert Ways(video="javascript:alert(1)").link is None


def test_the_file_is_watched_and_a_mistake_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / FILE
    watched = Watched(path, read_secrets, none_kept)
    ways = WaysIn(lambda: watched.value)
    assert ways(Place(video="secret:zoom_tue")).is_missing
    path.write_text('zoom_tue: "https://video.example/j/1"\n', encoding="utf-8")
    assert watched.refresh()
    assert ways(Place(video="secret:zoom_tue")).video == KEPT["zoom_tue"]
    path.write_text("zoom_tue: [1, 2]\nmore: here\n", encoding="utf-8")
    assert not watched.refresh()
    assert ways(Place(video="secret:zoom_tue")).video == KEPT["zoom_tue"]


@pytest.mark.parametrize("words", ["phone: 8025550100", "Bad Name: x", 'empty: ""', "- a list"])
def test_what_cannot_be_a_secret_is_told_with_its_line(tmp_path: Path, words: str) -> None:
    path = tmp_path / FILE
    path.write_text(words, encoding="utf-8")
    with pytest.raises(Unreadable) as found:
        read_secrets(path)
    assert found.value.problems[0].path == path


def test_check_names_what_is_missing_and_who_else_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / FILE
    plan = series(
        overrides={"2026-12-08": {"place": {"video": "secret:zoom_other"}}},
    )
    (missing,) = check([plan, plan], {}, path)
    assert missing.path == path
    assert missing.severity is Severity.WARNING
    assert missing.says == "Named in schedules and not kept: zoom_tue, zoom_other."
    assert 'zoom_tue: "https://' in missing.mend
    (missing,) = check([plan], {"zoom_tue": "x"}, path)
    assert missing.says == "Named in schedules and not kept: zoom_other."
    path.write_text('zoom_tue: "x"\nzoom_other: "y"\n', encoding="utf-8")
    path.chmod(0o644)
    (open_,) = check([plan], read_secrets(path), path)
    assert "chmod 600" in open_.mend
    path.chmod(0o600)
    assert check([plan], read_secrets(path), path) == ()
