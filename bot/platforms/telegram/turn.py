"""One thing somebody did being answered: in the right chat, in private, each press exactly once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from telegram.error import BadRequest

from bot.chat.dispatch import Dispatcher, Say
from bot.chat.event import AnyEvent, Person, Place
from bot.chat.form import Form
from bot.chat.message import Link, Message
from bot.chat.platform import AddressGone, PlatformTrouble
from bot.chat.reply import Ask, Reply, Shown, Suggestions, Toast, Update
from bot.chat.text import plain
from bot.platforms.telegram import keyboard, limits, render
from bot.platforms.telegram.calls import NAME, NOT_ALLOWED, hopefully, patiently
from bot.platforms.telegram.forms import Forms
from bot.platforms.telegram.limits import clean, cut, units
from bot.platforms.telegram.posting import Posting, Spot
from bot.platforms.telegram.reach import Reach
from bot.platforms.telegram.receive import Me
from bot.platforms.telegram.render import Manner, Parcel
from bot.platforms.telegram.sheet import Sheet
from bot.platforms.telegram.waiting import Waiting

log = logging.getLogger(__name__)

NOBODY: Final = Me(0, "")  # until Telegram has said who the bot is
PATIENCE: Final = (
    2.0  # seconds until a press is answered without words; apps show a spinner till then
)
ALERT: Final = 90  # units from which a toast is too long to be read in passing


@dataclass(slots=True)
class Kit:
    """What answering needs besides the event. `ask` begins a form (see `filling`)."""

    dispatcher: Dispatcher
    posting: Posting
    forms: Forms
    reach: Reach
    waiting: Waiting
    new_token: Callable[[], str]
    now: Callable[[], datetime]
    ask: Callable[[Turn, Form], Awaitable[None]]
    me: Me = NOBODY

    def token(self) -> str:
        """A token that can stand in a button."""
        kept = "".join(
            one for one in self.new_token() if one.isascii() and (one.isalnum() or one in "-_")
        )
        return kept[: keyboard.TOKEN_LENGTH] or "0"


@dataclass(slots=True)
class Callback:
    """A pressed button's query: answered exactly once, and never too late."""

    posting: Posting
    query: str
    answered: bool = False
    _timer: asyncio.TimerHandle | None = None
    _early: asyncio.Task[bool] | None = None

    def begin(self) -> None:
        """From now on it is answered without words if nothing else comes in time."""
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(PATIENCE, self._too_slow)

    async def answer(self, words: str = "", url: str = "") -> bool:
        """Answers it; False if that was done before."""
        if self.answered:
            return False
        self.answered = True
        if self._timer is not None:
            self._timer.cancel()
        bot = self.posting.bot
        await hopefully(
            patiently(
                self.posting.flood,
                "",
                lambda: bot.answer_callback_query(
                    self.query,
                    text=words or None,
                    url=url or None,
                    show_alert=units(words) > ALERT or None,
                ),
            )
        )
        return True

    async def finish(self) -> None:
        """Answers it if nothing did so far."""
        await self.answer()
        if self._early is not None:
            await self._early

    def _too_slow(self) -> None:
        if not self.answered:
            self._early = asyncio.ensure_future(self.answer())


class NotReachable(Exception):
    """The private chat was never opened, or is closed. `rest`: what could not be said."""

    def __init__(self, rest: Sequence[Shown]) -> None:
        super().__init__()
        self.rest = tuple(rest)


@dataclass(slots=True)
class Turn:
    """Whose turn it is, where it began, and what an `Update` replaces.

    `message`: the one that is answered. `target`: chat and id of the message that gives way to an
    update. `before`: the sheet whose answers were just sent, in case the form is asked again.
    `said` counts what was shown in any way, `told` the new private messages.
    """

    kit: Kit
    person: Person
    place: Place
    message: int = 0
    callback: Callback | None = None
    target: tuple[str, int] | None = None
    before: Sheet | None = None
    said: int = 0
    told: int = 0
    _say: Say | None = field(default=None)

    async def say(self) -> Say:
        """How to speak with the person when the platform itself has something to say."""
        if self._say is None:
            self._say = await self.kit.dispatcher.voice_for(self.person)
        return self._say

    async def run(self, event: AnyEvent) -> None:
        """Lets a feature answer."""
        await self.show(await self.kit.dispatcher.handle(event))

    async def show(self, shown: Sequence[Shown]) -> None:
        """Shows everything in order. Whoever cannot be reached in private is invited in."""
        answering = self._answer_early(shown)
        try:
            await self._show(shown)
        except NotReachable as closed:
            await self.kit.reach.lost(self.person.id)
            if self.place.is_private:
                log.debug("nobody is there any more")
            else:
                rest = closed.rest
                await self.invite(lambda turn: turn.show(rest), aloud=_aloud(rest))
        if answering is not None:
            await answering
        if self.callback is not None:
            await self.callback.finish()

    async def tell(self, message: Message) -> str:
        """Says something in the person's private chat. Raises `AddressGone`."""
        await self.must_reach()
        self.said += 1
        self.told += 1
        parcels = await self.parcels(message)
        return await self.kit.posting.send(Spot(self.person.id), parcels)

    async def must_reach(self) -> None:
        """Raises `AddressGone` if the person never opened the private chat."""
        if not self.place.is_private and not await self.kit.reach.has(self.person.id):
            raise AddressGone(NAME)

    async def toast(self, words: str) -> None:
        """A passing line on a press, a short message otherwise."""
        if self.callback is not None and 0 < units(words) <= limits.TOAST:
            self.said += 1
            if await self.callback.answer(clean(words)):
                return
        await self.tell(Message(body=plain(clean(words) or limits.DASH)))

    async def invite(
        self,
        delivery: Callable[[Turn], Awaitable[None]],
        payload: str = "",
        aloud: Message | None = None,
    ) -> None:
        """In a group: a button that opens the private chat and delivers there. With `aloud` that is
        said instead of the person's name, and answers nobody's message.
        """
        payload = payload or self.kit.waiting.keep(self.person.id, delivery)
        address = f"https://t.me/{self.kit.me.username}?start={payload}"
        if self.callback is not None and await self.callback.answer(url=address):
            return  # the app opens the private chat by itself
        say = await self.say()
        name = cut(self.person.name or limits.DASH, 40)
        note = aloud or Message(body=plain(say("telegram-open-private", name=name)))
        button = (Link(say("telegram-open"), address),)
        note = replace(note, rows=(*note.rows, button))
        await hopefully(self._publicly(note, reply_to=0 if aloud else self.message))

    async def parcels(self, message: Message, *, public: bool = False) -> tuple[Parcel, ...]:
        """The message as parcels for this person or their public place."""
        if render.tells_time(message) or not all(map(render.sendable, message.files)):
            say = await self.say()
            manner = Manner(
                lambda when: say("telegram-when", when=when),
                self.kit.token(),
                public=public,
                cannot_send=say("telegram-cannot-send"),
            )
        else:
            manner = Manner(lambda when: when.instant.isoformat(), self.kit.token(), public=public)
        return render.message(message, manner)

    async def _show(self, shown: Sequence[Shown]) -> None:
        for number, one in enumerate(shown):
            try:
                await self._show_one(one)
            except AddressGone as gone:
                raise NotReachable(shown[number:]) from gone
            except (ConnectionError, PlatformTrouble, BadRequest) as error:
                log.warning("an answer was not delivered: %s", type(error).__name__)

    async def _show_one(self, one: Shown) -> None:
        match one:
            case Reply(message=message, only_you=only_you):
                if only_you or self.place.is_private:
                    await self.tell(message)
                else:
                    await self._publicly(message, reply_to=self.message)
            case Update(message=message):
                await self._update(message)
            case Toast(text=words):
                await self.toast(words)
            case Ask(form=form):
                self.said += 1
                await self.kit.ask(self, form)
            case Suggestions():
                pass

    async def _publicly(self, message: Message, *, reply_to: int) -> None:
        self.said += 1
        spot = Spot(self.place.chat, self.place.thread, reply_to=reply_to)
        try:
            await self.kit.posting.send(spot, await self.parcels(message, public=True))
        except PlatformTrouble:
            log.warning(NOT_ALLOWED)
            await self.tell(message)

    async def _update(self, message: Message) -> None:
        if self.target is None:
            await self.tell(message)
            return
        self.said += 1
        chat, old = self.target
        public = chat != self.person.id
        first, *more = await self.parcels(message, public=public)
        posting, spot = self.kit.posting, Spot(chat)
        if first.file is None and await posting.replace(spot, old, first):
            for part in posting.others(chat, old):
                await posting.delete(spot, part)
            sent = [str(old)]
        else:
            sent, more = [], [first, *more]
        thread = self.place.thread if chat == self.place.chat else ""
        if more:
            ids = await posting.send(replace(spot, thread=thread), more)
            posting.remember(chat, ",".join([*sent, ids]), [first, *more] if sent else more)

    def _answer_early(self, shown: Sequence[Shown]) -> asyncio.Future[None] | None:
        """A press in private is answered at once, beside everything else; in a group only after it
        is known whether the person can be reached.
        """
        if self.callback is None or not self.place.is_private or not shown:
            return None
        if any(isinstance(one, Toast) for one in shown):
            return None
        return asyncio.ensure_future(_ignoring(self.callback.answer()))


def _aloud(rest: Sequence[Shown]) -> Message | None:
    """What may stand for these in a public place."""
    return next((one.aloud for one in rest if isinstance(one, Reply) and one.aloud), None)


async def _ignoring(work: Awaitable[object]) -> None:
    await work
