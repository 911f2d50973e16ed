"""What happens now, to every open page: Server-Sent Events.

https://html.spec.whatwg.org/multipage/server-sent-events.html. The browser reconnects by itself
and names the last event it saw, so a page that lost its line misses nothing.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.platforms.web.rooms import Entry, Key

WAITING: Final = 500  # changes kept for a page that reads slowly; then it must catch up anew
RETRY_MILLISECONDS: Final = 1500

Change = tuple[Key, Entry]


@dataclass(slots=True, eq=False)
class Listener:
    """One open page and the rooms it shows."""

    keys: frozenset[Key]
    waiting: asyncio.Queue[Change | None] = field(default_factory=lambda: asyncio.Queue(WAITING))
    is_behind: bool = False

    def put(self, change: Change | None) -> None:
        """Hands over a change; None ends the line."""
        try:
            self.waiting.put_nowait(change)
        except asyncio.QueueFull:
            self.is_behind = True

    async def next(self, seconds: float) -> Change | None:
        """The next change; None when the line must end. Raises `TimeoutError` after `seconds`."""
        if self.is_behind:
            return None
        return await asyncio.wait_for(self.waiting.get(), seconds)


@dataclass(slots=True)
class Lines:
    """All open pages."""

    is_closed: bool = False
    _listeners: set[Listener] = field(default_factory=set)

    def open(self, keys: Iterable[Key]) -> Listener:
        """A line for one page; `close` it afterwards."""
        listener = Listener(frozenset(keys))
        self._listeners.add(listener)
        if self.is_closed:
            listener.put(None)
        return listener

    def close(self, listener: Listener) -> None:
        """The page is gone."""
        self._listeners.discard(listener)

    def changed(self, key: Key, entry: Entry) -> None:
        """Tells every page that shows this room."""
        for listener in self._listeners:
            if key in listener.keys:
                listener.put((key, entry))

    def close_all(self) -> None:
        """Ends every line: the door closes."""
        self.is_closed = True
        for listener in self._listeners:
            listener.put(None)


def event(name: str, data: object, event_id: str = "") -> bytes:
    """One event as it goes over the wire."""
    lines = [f"event: {name}", f"data: {json.dumps(data)}"]
    if event_id:
        lines.insert(0, f"id: {event_id}")
    return ("\n".join(lines) + "\n\n").encode()


def opening() -> bytes:
    """The first line: how soon to come back when the line breaks."""
    return f"retry: {RETRY_MILLISECONDS}\n\n".encode()


HEARTBEAT: Final = b": here\n\n"
