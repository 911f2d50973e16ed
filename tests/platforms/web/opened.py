"""The demo behind a real door in a thread of its own, for tests that drive a real browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.chat.message import Message
from bot.platforms.web import WebPlatform
from tests.platforms.web.demo import Demo, platform

_Result = TypeVar("_Result")


@dataclass
class Opened:
    """A running door. `do` runs something in its loop."""

    demo: Demo
    door: WebPlatform
    loop: asyncio.AbstractEventLoop
    starts: int = 1

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.door.port}"

    def do(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """Waits for `work` in the door's loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def post(self, place: str, message: Message) -> None:
        """Posts in a place."""

        async def posted() -> None:
            self.door.post(place, message)

        self.do(posted())

    def stop(self) -> None:
        """The process ends."""
        self.do(self.door.stop())

    def start_again(self, port: int) -> None:
        """Another process on the same port with the same key: rooms are empty."""
        self.starts += 1
        self.door = platform(self.demo, port=port, start=self.starts * 100_000)
        self.do(self.door.start())

    def restart(self) -> None:
        """Ends and begins again."""
        port = self.door.port
        self.stop()
        self.start_again(port)


@contextmanager
def opened() -> Iterator[Opened]:
    """The demo alliance, open."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def begun() -> Opened:
        demo = Demo()
        door = platform(demo)
        await door.start()
        return Opened(demo, door, loop)

    house = asyncio.run_coroutine_threadsafe(begun(), loop).result(20)
    try:
        yield house
    finally:
        house.stop()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
