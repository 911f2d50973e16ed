"""For the operator: what was said unasked, what came late, what was not said and why. Counts and times,
never a message or a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.delivery import report
from bot.delivery.records import State
from bot.delivery.report import Entry, Overview, Tally
from bot.storage import Database

_WORDS: Final = {
    State.SENT: "sent",
    State.DROPPED: "not sent on purpose",
    State.DEAD: "given up",
    State.HELD: "held",
}
_REASONS: Final = {
    "late": "its time had passed",
    "superseded": "a later one said the same",
    "gone": "nobody is reached there",
    "no-account": "they have no account there any more",
    "withdrawn": "it was withdrawn",
    "cancelled": "it was no longer true",
    "failed": "the platform refused it six times",
    "unsure": "it may have arrived; sent again it might be there twice",
    "unknown-kind": "this version does not know such messages",
    "unreadable": "it was written by another version",
    "together": "told together with others",
}


async def look(database: Database, days: int, now: datetime) -> tuple[str, ...]:
    """What became of everything in the last days, in lines."""
    async with database.read() as connection:
        seen = await report.overview(connection, now - timedelta(days=days), now)
        stopped = await report.troubles(connection)
    return (*_overview(seen, days), *_troubles(stopped))


def _overview(seen: Overview, days: int) -> Iterable[str]:
    span = "the last day" if days == 1 else f"the last {days} days"
    yield f"In {span}:" if seen.settled else f"Nothing was due in {span}."
    yield from (f"  {_tally(one)}" for one in seen.settled)
    if seen.waiting:
        yield "Waiting:"
        yield from (f"  {_counted(one)}" for one in seen.waiting)
    if seen.overdue:
        yield f"Overdue: {seen.overdue}. Is the bot running, and does the app answer?"
    if seen.unreachable:
        yield f"Chats where nobody is reached any more: {seen.unreachable}."


def _counted(one: Tally) -> str:
    return f"{one.number} {one.kind} on {one.platform}"


def _tally(one: Tally) -> str:
    words = f"{_counted(one)}: {_WORDS.get(one.state, one.state.value)}"
    if one.reason and one.state is not State.SENT:
        words += f" ({_REASONS.get(one.reason, one.reason)})"
    if one.late:
        minutes = max(1, round(one.latest / 60))
        words += f"; {one.late} more than five minutes late, by {minutes} minutes at most"
    return words


def _troubles(stopped: Sequence[Entry]) -> Iterable[str]:
    if not stopped:
        return
    yield "Given up or held (the newest):"
    for one in stopped:
        why = _REASONS.get(one.reason, one.reason)
        yield f"  {one.kind} on {one.platform}, due {one.due:%Y-%m-%d %H:%M} UTC: {why}"
