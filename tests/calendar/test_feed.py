"""Who asks again is told whether something changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.calendar.feed import make_feed
from tests.calendar.writing import at

NOW = at("2026-11-22T12:00")
FEED = make_feed(b"BEGIN:VCALENDAR", NOW)


def test_the_same_bytes_stay_as_old_as_they_are() -> None:
    later = NOW + timedelta(hours=2)
    assert make_feed(b"BEGIN:VCALENDAR", later, FEED) == FEED
    changed = make_feed(b"another", later, FEED)
    assert changed.etag != FEED.etag
    assert changed.modified == later


@pytest.mark.parametrize(
    ("none_match", "since", "known"),
    [
        (None, None, False),
        (FEED.etag, None, True),
        ("W/" + FEED.etag, None, True),
        (f'"other", {FEED.etag}', None, True),
        ("*", None, True),
        ('"other"', None, False),
        (FEED.etag.strip('"'), None, False),
        ('"other"', "Sun, 22 Nov 2026 12:00:00 GMT", False),
        (None, "Sun, 22 Nov 2026 12:00:00 GMT", True),
        (None, "Sun, 22 Nov 2026 11:59:59 GMT", False),
        (None, "yesterday", False),
        ("", "", False),
    ],
)
def test_304_or_not(none_match: str | None, since: str | None, known: bool) -> None:
    assert FEED.is_known(none_match, since) is known


def test_headers_are_those_of_a_subscription() -> None:
    headers = FEED.headers(private=False)
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["ETag"] == FEED.etag
    assert headers["Last-Modified"] == "Sun, 22 Nov 2026 12:00:00 GMT"
    assert "Content-Disposition" not in headers
    assert "private" in FEED.headers(private=True)["Cache-Control"]
