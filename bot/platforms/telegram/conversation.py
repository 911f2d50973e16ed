"""What is heard, answered: one thing at a time for each person, many people at once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import traceback
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.chat.event import Arrived, Asked, Command, Press
from bot.chat.message import Link, Message, Tone
from bot.chat.platform import AddressGone, PlatformTrouble
from bot.chat.text import plain
from bot.platforms.telegram import commands, dialogue, keyboard, listing, waiting
from bot.platforms.telegram.calls import hopefully
from bot.platforms.telegram.filling import Filling
from bot.platforms.telegram.inline import Inlines
from bot.platforms.telegram.posting import Spot
from bot.platforms.telegram.receive import (
    AnyHeard,
    Faceless,
    ForwardedCommand,
    Heard,
    Inline,
    Mentioned,
    Moved,
    Ordered,
    Pressed,
    Standing,
    Typed,
    Unreadable,
    private_place,
)
from bot.platforms.telegram.turn import Callback, Kit, Turn

log = logging.getLogger(__name__)

MOST_REMEMBERED: Final = 2_000
_WELCOME: Final = frozenset({"start", "help"})


@dataclass(slots=True)
class Queues:
    """Whoever does several things at once has them done one after the other."""

    locks: dict[str, asyncio.Lock] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)

    @contextlib.asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[None]:
        """Held while something of theirs is done."""
        lock = self.locks.setdefault(person, asyncio.Lock())
        self.waiting[person] = self.waiting.get(person, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self.waiting[person] -= 1
            if not self.waiting[person]:
                del self.waiting[person], self.locks[person]


@dataclass(slots=True)
class Conversation:
    """Answers whatever is heard; never raises, except to be cancelled."""

    kit: Kit
    filling: Filling
    inlines: Inlines
    menus: listing.Menus
    queues: Queues = field(default_factory=Queues)
    albums: dict[str, str] = field(default_factory=dict)

    async def hear(self, heard: AnyHeard) -> None:
        """Answers one thing."""
        try:
            match heard:
                case Moved(old=old, new=new):
                    await self.kit.posting.note_moved(old, new)
                case Standing():
                    await self._standing(heard)
                case Inline():
                    await self.inlines.answer(heard)
                case _:
                    await self._in_turn(heard)
        except Exception as error:  # nobody waits for words here; the log says where it was
            _record(self.kit.dispatcher.reference(), error)

    async def _in_turn(self, heard: Heard) -> None:
        turn = Turn(self.kit, heard.person, heard.place, heard.message)
        if heard.place.is_private:
            self.kit.reach.met(heard.person.id)
        if isinstance(heard, Pressed):
            turn.callback = Callback(self.kit.posting, heard.query)
            turn.callback.begin()
            if heard.message:
                turn.target = (heard.place.chat, heard.message)
                self.kit.posting.saw(heard.place.chat, heard.message, heard.shown)
        try:
            async with self.queues.turn(heard.person.id):
                await self._answer(turn, heard)
        except AddressGone:
            log.debug("nobody is there any more")
        except (ConnectionError, PlatformTrouble) as error:
            log.warning("an answer was not delivered: %s", type(error).__name__)
        except (
            Exception
        ) as error:  # this platform's own fault: the person is told, the log says where
            await self._failed(turn, error)
        finally:
            if turn.callback is not None:
                await turn.callback.finish()

    async def _answer(self, turn: Turn, heard: Heard) -> None:
        match heard:
            case Typed(text=words, at=at):
                await self.filling.typed(turn, words, at)
            case Ordered():
                await self._between(turn, heard)
            case Mentioned(text=words):
                await self._mentioned(turn, words)
            case Pressed(data=data):
                await self._pressed(turn, heard, data)
            case Unreadable(album=album):
                await self._unreadable(turn, album)
            case ForwardedCommand():
                await self._remark(turn, "telegram-forwarded")
            case Faceless():
                await self._faceless(turn)
            case _:
                pass

    async def _between(self, turn: Turn, heard: Heard) -> None:
        """Something that is no part of the open form."""
        before = await self.kit.forms.load(turn.person.id)
        if isinstance(heard, Ordered):
            await self._ordered(turn, heard.name, heard.rest)
            if heard.name in _WELCOME and heard.place.is_private:
                await self.menus.show_to(turn.person)
        elif isinstance(heard, Pressed):
            await turn.run(Press(person=turn.person, place=turn.place, action=heard.data))
            if not turn.told:
                return  # an older message changed; the form is still the last thing said
        await self.filling.come_between(turn, before)

    async def _ordered(self, turn: Turn, name: str, rest: str) -> None:
        router = self.kit.dispatcher.router
        if name == "start" and turn.place.is_private:
            await self.kit.reach.started(turn.person.id)
        if name == "start" and rest:
            await self._arrived(turn, rest)
            return
        route = router.commands.get(name)
        if route is None:
            if name == "start":
                await turn.run(Arrived(person=turn.person, place=turn.place))
                return
            await turn.run(Command(person=turn.person, place=turn.place, name=name))
            return
        values = commands.values(route, rest)
        if commands.missing(route, values):
            try:
                await self.filling.ask_options(turn, route, values)
            except AddressGone:
                if turn.place.is_private:
                    raise
                payload = "" if values else waiting.command_payload(name)
                await turn.invite(
                    lambda later: self.filling.ask_options(later, route, values), payload
                )
            return
        await self._commanded(turn, name, values)

    async def _commanded(self, turn: Turn, name: str, values: Mapping[str, str]) -> None:
        said = turn.said
        await turn.run(
            Command(person=turn.person, place=turn.place, name=name, values=dict(values))
        )
        if turn.said == said and turn.place.is_private:
            await self._remark(turn, "telegram-nothing")

    async def _arrived(self, turn: Turn, payload: str) -> None:
        if not payload.startswith(waiting.PREFIX):
            await turn.run(Arrived(person=turn.person, place=turn.place, payload=payload))
            return
        if name := waiting.command_of(payload):
            await self._ordered(turn, name, "")
            return
        found = self.kit.waiting.take(payload, turn.person.id)
        if found is waiting.Missing.ANOTHERS:
            await self._remark(turn, "telegram-not-yours")
        elif isinstance(found, waiting.Missing):
            await self._remark(turn, "telegram-waiting-gone")
        else:
            await found(turn)

    async def _mentioned(self, turn: Turn, words: str) -> None:
        before = await self.kit.forms.load(turn.person.id)
        if words:
            await turn.run(Asked(person=turn.person, place=turn.place, text=words))
        else:
            await turn.run(Arrived(person=turn.person, place=turn.place))
        await self.filling.come_between(turn, before)

    async def _pressed(self, turn: Turn, heard: Pressed, data: str) -> None:
        if (number := keyboard.numbered(data)) is not None:
            say = await turn.say()
            await turn.toast(say("telegram-page", page=number[0], pages=number[1]))
            return
        if (taken := dialogue.step(data)) is not None:
            await self.filling.pressed(turn, taken)
            return
        if (aside := keyboard.pressed(data)) is None:
            await self._between(turn, heard)
            return
        content = await self.kit.posting.load_kept(heard.place.chat, aside.token)
        plan = keyboard.load(content) if content else None
        if plan is None:
            await turn.toast((await turn.say())("chat-stale-button"))
        elif aside.is_turn:
            keys = plan.keys(aside.token, aside.row, aside.number)
            spot = Spot(heard.place.chat)
            await self.kit.posting.rekey(spot, heard.message, keys)
        else:
            action = plan.action(aside.row, aside.number) or keyboard.NONE
            await turn.run(Press(person=turn.person, place=turn.place, action=action))

    async def _unreadable(self, turn: Turn, album: str) -> None:
        """One remark for all pictures that were sent together."""
        if album and self.albums.get(turn.person.id) == album:
            return
        if album:
            if len(self.albums) > MOST_REMEMBERED:
                self.albums.clear()
            self.albums[turn.person.id] = album
        await self._remark(turn, "telegram-words-only")

    async def _faceless(self, turn: Turn) -> None:
        say = await turn.say()
        address = f"https://t.me/{self.kit.me.username}"
        note = Message(
            body=plain(say("telegram-faceless")), rows=((Link(say("telegram-open"), address),),)
        )
        spot = Spot(turn.place.chat, turn.place.thread, reply_to=turn.message)
        await hopefully(self.kit.posting.send(spot, await turn.parcels(note, public=True)))

    async def _remark(self, turn: Turn, key: str) -> None:
        say = await turn.say()
        await turn.tell(Message(body=say.text(key)))

    async def _standing(self, heard: Standing) -> None:
        """Let in or shut out: what was kept for somebody who left is no use to anyone."""
        if heard.person:
            if not heard.inside:
                await self.kit.reach.lost(heard.person)
                await self.kit.forms.save(heard.person, ())
            return
        if not heard.inside:
            log.warning(
                "the bot was taken out of a Telegram group. If that was a place of "
                "content/alliance.yaml, nothing can be posted there"
            )

    async def _failed(self, turn: Turn, error: Exception) -> None:
        code = self.kit.dispatcher.reference()
        _record(code, error)
        say = await turn.say()
        told = Message(
            title=say("chat-failed-title"),
            body=say.text("chat-failed", code=code),
            tone=Tone.PROBLEM,
        )
        turn.place = private_place(turn.person.id)
        await hopefully(turn.tell(told))


def _record(code: str, error: Exception) -> None:
    steps = traceback.extract_tb(error.__traceback__)
    where = f"{Path(steps[-1].filename).name}:{steps[-1].lineno}" if steps else "?"
    log.error(
        "failed reference=%s route=telegram error=%s at=%s", code, type(error).__name__, where
    )
