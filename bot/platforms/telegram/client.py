"""The Telegram door's life: opening, staying open through outages, and closing with nothing half-said."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.chat.dispatch import Dispatcher, Say
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone, Drafts, PlatformTrouble, Reference
from bot.platforms.telegram import _internals, limits, permissions, receive, render, webhook
from bot.platforms.telegram.calls import NAME
from bot.platforms.telegram.conversation import Conversation
from bot.platforms.telegram.filling import Filling
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.forms import Forms
from bot.platforms.telegram.inline import Inlines
from bot.platforms.telegram.keeping import Keeping
from bot.platforms.telegram.listing import Menus
from bot.platforms.telegram.polling import Poller, Trouble
from bot.platforms.telegram.posting import Migrated, Posting, Spot, chat_id
from bot.platforms.telegram.reach import Reach
from bot.platforms.telegram.receive import Me
from bot.platforms.telegram.render import Manner, Parcel
from bot.platforms.telegram.turn import Kit
from bot.platforms.telegram.waiting import Waiting

log = logging.getLogger(__name__)

TELEGRAM_API: Final = "https://api.telegram.org"
FAREWELL: Final = 3.0  # seconds in which what was begun is answered; the whole process has 5
CONFIRM: Final = 0.5  # seconds for telling Telegram what was taken
AT_ONCE: Final = 500  # things being answered at the same time; further ones wait at Telegram
SEEN: Final = 2_000  # updates remembered, so that one brought twice is answered once
CONNECTIONS: Final = 40  # by which Telegram brings updates to a webhook
NOT_ACCEPTED: Final = (
    "Telegram does not accept ALLIANCE_TELEGRAM_TOKEN. Copy the bot's token anew from @BotFather "
    "(/mybots, API Token)."
)


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    """`api_url`: the Bot API server's root, Telegram's own unless it is a test or self-hosted one.
    `webhook_secret`: set, updates are brought to `public_url`; empty, the bot polls for them.
    """

    token: str
    api_url: str = TELEGRAM_API
    webhook_secret: str = ""
    public_url: str = ""


@dataclass(slots=True)
class _Work:
    """What is being answered just now, and what was answered lately."""

    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    seen: OrderedDict[int, None] = field(default_factory=OrderedDict)

    def is_new(self, update: int) -> bool:
        """Whether the update was not seen yet; notes it."""
        if update in self.seen:
            return False
        self.seen[update] = None
        if len(self.seen) > SEEN:
            self.seen.popitem(last=False)
        return True


class TelegramPlatform:
    """See `bot.chat.platform.Platform`. `voices`: how to say things in each language, default first.
    Telegram has no list of coming events.

    `now` is the clock's; `token` makes random names; `migrated` is told when a group gets another id.
    """

    name = NAME
    events: Address | None = None

    def __init__(
        self,
        dispatcher: Dispatcher,
        voices: Mapping[str, Say],
        options: TelegramOptions,
        drafts: Drafts,
        now: Callable[[], datetime],
        token: Callable[[], str],
        migrated: Migrated | None = None,
    ) -> None:
        self._dispatcher = dispatcher
        self._voices = voices
        self._options = options
        self._bot = _internals.make_bot(options.token, options.api_url)
        self.flood = Flood()
        kept = Keeping(drafts)
        self._posting = Posting(self._bot, kept, self.flood, migrated)
        self._menus = Menus(self._bot, self.flood, dispatcher, voices)

        async def ask(turn: Any, form: Any) -> None:
            await filling.ask(turn, form)

        self._kit = Kit(
            dispatcher,
            self._posting,
            Forms(kept, dispatcher.hushes),
            Reach(kept),
            Waiting(token, now),
            token,
            now,
            ask,
        )
        filling = Filling(self._kit, {})
        self._conversation = Conversation(self._kit, filling, Inlines(self._kit), self._menus)
        self._known = frozenset(dispatcher.router.commands)
        self._poller = Poller(self._bot, self._take)
        self._work = _Work()
        self._runner: asyncio.Task[None] | None = None
        self._is_open = False

    async def start(self) -> None:
        """Opens the door. Raises `PlatformTrouble` for a wrong token or a webhook that cannot be.

        While Telegram cannot be reached it returns all the same, and opens as soon as it can.
        """
        self._check()
        await _internals.open_again(self._bot)
        self._kit.forms.idle.clear()
        self._kit.reach.known.clear()
        try:
            await self._open()
        except InvalidToken as error:
            await _internals.close(self._bot)
            raise PlatformTrouble(NOT_ACCEPTED) from error
        except (TelegramError, ConnectionError) as error:
            network = isinstance(error, NetworkError) or not isinstance(error, TelegramError)
            log.warning(
                "Telegram is not there; the bot tries again by itself"
                if network
                else "Telegram did not open; the bot tries again by itself"
            )
        self._runner = asyncio.create_task(self._stay_open(), name=NAME)

    async def stop(self) -> None:
        """Takes nothing new, answers what was begun, for three seconds at most, and leaves."""
        self._is_open = False
        if self._runner is not None:
            self._runner.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._runner
            self._runner = None
        try:
            await asyncio.wait_for(self.settled(), FAREWELL)
        except TimeoutError:
            for task in self._work.tasks:
                task.cancel()
        if not self._options.webhook_secret:
            with contextlib.suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._poller.confirm(), CONFIRM)
        await _internals.close(self._bot)

    async def settled(self) -> None:
        """Returns when everything that was begun is answered."""
        while self._work.tasks:
            await asyncio.wait(set(self._work.tasks))

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Posts a message. A private chat's address is the person's id. Raises `AddressGone`,
        `TryLater` while Telegram wants nothing sent there, `PlatformTrouble` where the bot lacks a
        permission, `ConnectionError` in an outage, `TimeoutError` when the answer got lost. Telegram
        knows no `key`: what is sent again after that may stand there twice.
        """
        spot = Spot(address.chat, address.thread, unasked=True, silent=silent)
        sent = await self._posting.send(spot, await self._parcels(address, message))
        return Reference(address, sent)

    async def update(self, reference: Reference, message: Message) -> None:
        """Replaces a sent message. Raises what `send` raises; `AddressGone` if it is not there."""
        spot = _spot(reference)
        parcels = await self._parcels(reference.address, message)
        await self._posting.update(spot, reference.message, parcels)

    async def withdraw(self, reference: Reference) -> None:
        """Leaves a word that it was withdrawn, at any age. Fine if it is gone already."""
        say = await self._say(reference.address)
        said = render.plain(say("telegram-withdrawn"))
        await self._posting.withdraw(_spot(reference), reference.message, said)

    async def inspect(self, places: Mapping[str, str]) -> list[str]:
        """For `alliance check`: what is missing in which place, and how to give it. Works without `start`."""
        bot = _internals.make_bot(self._options.token, self._options.api_url)
        try:
            self._check()
            await _internals.open_again(bot)
            return await permissions.inspect(bot, places)
        except PlatformTrouble as trouble:
            return [str(trouble)]
        except InvalidToken:
            return [NOT_ACCEPTED]
        except TelegramError as error:
            return [f"Telegram does not answer now ({type(error).__name__}). Try again later."]
        finally:
            await _internals.close(bot)

    def web_routes(self) -> list[web.RouteDef]:
        """What the web server must serve: nothing, unless updates are brought to a webhook."""
        secret = self._options.webhook_secret
        return webhook.routes(secret, self._brought) if secret else []

    # Opening

    def _check(self) -> None:
        if not self._options.webhook_secret:
            return
        if not limits.SECRET.match(self._options.webhook_secret):
            raise PlatformTrouble(
                "ALLIANCE_TELEGRAM_WEBHOOK_SECRET may hold A-Z, a-z, 0-9, _ and - only, 1 to 256 of them."
            )
        if urlsplit(self._options.public_url).scheme != "https":
            raise PlatformTrouble(
                "ALLIANCE_TELEGRAM_WEBHOOK_SECRET is set, so ALLIANCE_PUBLIC_URL must be an https:// "
                "address that Telegram can reach. Or leave the secret empty: the bot then polls."
            )

    async def _open(self) -> None:
        me = await self._bot.get_me()
        self._kit.me = Me(me.id, me.username or "")
        if self._options.webhook_secret:
            await self._bot.set_webhook(
                f"{self._options.public_url.rstrip('/')}{webhook.PATH}",
                secret_token=self._options.webhook_secret,
                allowed_updates=receive.ALLOWED,
                max_connections=CONNECTIONS,
            )
        await self._menus.register()
        self._is_open = True

    async def _stay_open(self) -> None:
        trouble = Trouble(kind="outage")  # said already
        while not self._is_open:
            try:
                await self._open()
            except TelegramError as error:
                await asyncio.sleep(trouble.met(error))
            except ConnectionError as error:
                await asyncio.sleep(trouble.met(NetworkError(str(error))))
            else:
                trouble.over()
        if not self._options.webhook_secret:
            await self._poller.run()

    # Hearing

    async def _brought(self, raw: dict[str, Any]) -> bool:
        if not self._is_open:
            return False
        update = _internals.read_update(raw, self._bot)
        if update is not None:
            await self._take(update)
        return True

    async def _take(self, update: Update) -> None:
        """Begins to answer; waits while very many things are being answered."""
        if not self._work.is_new(update.update_id):
            return
        try:
            heard = receive.heard(update, self._kit.me, self._known)
        except Exception as error:  # an update of a shape that nobody foresaw must not end the door
            log.error("an update was not understood: %s", type(error).__name__)
            return
        if heard is None:
            return
        task = asyncio.create_task(self._conversation.hear(heard))
        self._work.tasks.add(task)
        task.add_done_callback(self._work.tasks.discard)
        while len(self._work.tasks) > AT_ONCE:
            await asyncio.wait(set(self._work.tasks), return_when=asyncio.FIRST_COMPLETED)

    # Saying

    async def _parcels(self, address: Address, message: Message) -> tuple[Parcel, ...]:
        say = await self._say(address)
        manner = Manner(
            lambda when: say("telegram-when", when=when),
            self._kit.token(),
            public=_is_public(address),
            cannot_send=say("telegram-cannot-send"),
        )
        return render.message(message, manner)

    async def _say(self, address: Address) -> Say:
        """How to speak there: as the person wishes, or in the alliance's first language."""
        chat_id(address.chat)
        if _is_public(address):
            return next(iter(self._voices.values()))
        return await self._dispatcher.voice_for(Person(NAME, address.chat))


def _is_public(address: Address) -> bool:
    return address.chat.startswith(("-", "@"))


def _spot(reference: Reference) -> Spot:
    if reference.address.platform != NAME:
        raise AddressGone(NAME)
    return Spot(reference.address.chat, reference.address.thread, unasked=True)


__all__ = ["TelegramOptions", "TelegramPlatform"]
