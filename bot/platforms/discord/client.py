"""The Discord door's life: opening, staying open through outages, and closing with nothing half-said."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import discord

from bot.chat.dispatch import Dispatcher, Say
from bot.chat.message import Message
from bot.chat.platform import Address, Drafts, PlatformTrouble, Reference, TryLater
from bot.platforms.discord import _internals, commands, permissions, receive
from bot.platforms.discord.desk import Desk
from bot.platforms.discord.events import EVENTS, Events
from bot.platforms.discord.exchange import Kit
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.groups import Groups
from bot.platforms.discord.posting import Posting

log = logging.getLogger(__name__)

LONGEST_WAIT: Final = 60.0  # seconds between two tries to connect
FIRST_WAIT: Final = 1.0
SERVERS_COME: Final = 1.0  # seconds in which the servers' channels come after a connection
LONGEST_LIMIT: Final = 30.0  # seconds waited for when Discord asks to; longer is put off
GOODBYE: Final = 1.0
FAREWELL: Final = 3.0  # seconds in which what was begun is answered; the whole process has 5
BAD_TOKEN: Final = 4004  # close codes of the gateway
INTENTS: Final = "Discord refuses what the bot asks to hear (gateway intents)."
REFUSED: Final = {
    BAD_TOKEN: (
        "Discord does not accept ALLIANCE_DISCORD_TOKEN. Copy the bot's token anew from "
        "https://discord.com/developers/applications (Bot, Reset Token)."
    ),
    4013: INTENTS,
    4014: INTENTS,
}


@dataclass(frozen=True, slots=True)
class DiscordOptions:
    """`guild`: the alliance's server; commands are then registered there alone, at once. Empty:
    everywhere. `api_url`: another API than Discord's own, such as a proxy's or a test server's.
    """

    token: str
    guild: str = ""
    api_url: str = _internals.DISCORD_API


class DiscordPlatform:
    """See `bot.chat.platform.Platform`. `voices`: how to say things in each language, default first.

    `events`: where a message with a meeting goes to stand in the server's list of coming events.
    """

    name = receive.NAME
    events: Address | None = EVENTS

    def __init__(
        self,
        dispatcher: Dispatcher,
        voices: Mapping[str, Say],
        options: DiscordOptions,
        drafts: Drafts,
    ) -> None:
        _internals.keep_library_quiet()
        self._dispatcher = dispatcher
        self._voices = voices
        self._options = options
        self.kit = Kit(
            dispatcher, Forms(drafts, dispatcher.hushes), lambda: secrets.token_urlsafe(9)
        )
        self._locales = receive.Locales()
        self._closing = asyncio.Event()
        self._runner: asyncio.Task[None] | None = None
        self._ready: asyncio.Future[None] | None = None
        self._lost = False
        self._use(_Door(self))

    async def start(self) -> None:
        """Opens the door; waits out an outage of Discord. Raises `PlatformTrouble` for a wrong token."""
        _internals.point_at(self._options.api_url)
        self._closing.clear()
        self._ready = asyncio.get_running_loop().create_future()
        self._runner = asyncio.create_task(self._stay_open(), name="discord")
        await self._ready

    async def stop(self) -> None:
        """Answers what was begun, for three seconds at most, and leaves."""
        await self.idle(FAREWELL)
        self._closing.set()
        await self._leave()
        if self._runner is not None:
            self._runner.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._runner
        if self._ready is not None and not self._ready.done():
            self._ready.set_result(None)

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Posts a message; the same `key` within some minutes posts it once. A private chat's
        address is `@` and the person's id, or the id. Raises what `Platform.send` does.
        """
        with _told():
            await self._settled()
            if address == EVENTS:
                return await self._events.send(message, key)
            return await self._posting.send(address, message, self._too_large, key, silent=silent)

    async def update(self, reference: Reference, message: Message) -> None:
        """Replaces a sent message. Raises `AddressGone` if it is no longer there."""
        with _told():
            await self._settled()
            if reference.address == EVENTS:
                await self._events.update(reference, message)
            else:
                await self._posting.update(reference, message, self._too_large)

    async def withdraw(self, reference: Reference) -> None:
        """Deletes a sent message; fine if it is gone already."""
        with _told():
            await self._settled()
            if reference.address == EVENTS:
                await self._events.withdraw(reference)
            else:
                await self._posting.withdraw(reference)

    async def inspect(self, places: Mapping[str, str]) -> list[str]:
        """For `alliance check`: what is missing in which place, and how to give it. Works without `start`."""
        _internals.point_at(self._options.api_url)
        client = discord.Client(intents=discord.Intents.none())
        try:
            await client.login(self._options.token)
            return await permissions.inspect(client, self._options.guild, places)
        except discord.LoginFailure:
            return [REFUSED[BAD_TOKEN]]
        except (discord.HTTPException, *_internals.OUTAGES) as error:
            return [f"Discord does not answer now ({type(error).__name__}). Try again later."]
        finally:
            await client.close()

    @property
    def server(self) -> str:
        """The alliance's server, if one is set."""
        return self._options.guild

    async def idle(self, seconds: float | None = None) -> None:
        """Until nobody is being answered any more, or so many seconds have passed."""
        if at_work := self._desk.at_work - {asyncio.current_task()}:
            await asyncio.wait(at_work, timeout=seconds)

    # What the connection tells

    def connected(self) -> None:
        """People can come in."""
        if self._lost:
            self._lost = False
            log.info("Discord is there again")
        if self._ready is not None and not self._ready.done():
            self._ready.set_result(None)

    def disconnected(self) -> None:
        """Said once; discord.py connects again by itself."""
        if not self._lost and not self._closing.is_set():
            self._lost = True
            log.warning("Discord is not there; the bot tries again by itself")

    async def register(self, client: discord.Client) -> None:
        """Registers the commands if they differ from what is registered."""
        guild = self._options.guild
        path = (
            "/applications/{application_id}" + ("/guilds/{guild_id}" if guild else "") + "/commands"
        )
        where: dict[str, int | str] = {"application_id": client.application_id or 0}
        where |= {"guild_id": guild} if guild else {}
        router = self._dispatcher.router
        wanted = commands.payloads(
            router.commands.values(), router.suggestions, self._voices, everywhere=not guild
        )
        try:
            there = await _internals.request(
                client, "GET", path, where, query={"with_localizations": "true"}
            )
            if not commands.same(wanted, there):
                body = commands.to_write(wanted, there)
                await _internals.request(client, "PUT", path, where, body=body)
        except discord.DiscordServerError:
            raise
        except discord.HTTPException as error:
            log.error(
                "Discord did not take the commands (code=%s). Is the bot in the server of "
                "ALLIANCE_DISCORD_GUILD, invited with the scopes bot and applications.commands?",
                error.code,
            )

    # Within

    def _use(self, client: _Door) -> None:
        self._client = client
        self._posting = Posting(client)
        self._events = Events(client, self._options.guild, self._dispatcher.now)
        groups = Groups(client, self._options.guild)
        self._desk = client.desk = Desk(self.kit, client, self._posting, groups, self._locales)

    @property
    def _too_large(self) -> str:
        return next(iter(self._voices.values()))("discord-file-too-large")

    async def _settled(self) -> None:
        """Waits until the servers' channels are known, so that places are told from people."""
        while not self._client.is_ready():
            if self._closing.is_set():
                raise ConnectionError("Discord is closed")
            with contextlib.suppress(RuntimeError, TimeoutError):
                await asyncio.wait_for(self._client.wait_until_ready(), 1.0)

    async def _stay_open(self) -> None:
        wait = FIRST_WAIT
        while not self._closing.is_set():
            try:
                await self._client.login(self._options.token)
                await _internals.find_gateway(self._client)
                await self.register(self._client)
                wait = FIRST_WAIT
                await _internals.connect(self._client)
            except discord.LoginFailure:
                self._give_up(REFUSED[BAD_TOKEN])
                return
            except discord.ConnectionClosed as closed:
                if closed.code in REFUSED:
                    self._give_up(REFUSED[closed.code])
                    return
                self.disconnected()
            except (discord.HTTPException, discord.GatewayNotFound, *_internals.OUTAGES):
                self.disconnected()
            await self._leave()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), wait)
            wait = min(wait * 2, LONGEST_WAIT)
            if not self._closing.is_set():
                self._use(_Door(self))

    async def _leave(self) -> None:
        """Closes the connection; one that does not answer any more is simply left."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._client.close(), GOODBYE)

    def _give_up(self, why: str) -> None:
        if self._ready is not None and not self._ready.done():
            self._ready.set_exception(PlatformTrouble(why))
        else:
            log.error(why)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Says what went wrong in the words of every platform. An answer that got lost leaves it open
    whether something was sent; a second try with the same key does no harm."""
    try:
        yield
    except discord.RateLimited as limited:
        raise TryLater(limited.retry_after) from limited
    except (aiohttp.ClientConnectorError, discord.DiscordServerError) as outage:
        raise ConnectionError("Discord does not answer") from outage
    except (aiohttp.ClientError, ConnectionResetError) as lost:
        raise TimeoutError("Discord's answer got lost") from lost


class _Door(discord.Client):
    """Hears what it must and nothing more: no privileged intent, no memory of messages or members."""

    def __init__(self, platform: DiscordPlatform) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        super().__init__(
            intents=intents,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=SERVERS_COME,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_LIMIT,
        )
        self.platform = platform
        self.desk: Desk

    async def on_connect(self) -> None:
        self.platform.connected()

    async def on_resumed(self) -> None:
        self.platform.connected()

    async def on_disconnect(self) -> None:
        self.platform.disconnected()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        await self.desk.interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        await self.desk.message(message)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        if str(guild.id) == self.platform.server:
            await self.platform.register(self)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        first = args[0] if args else None
        await self.desk.failed(first if isinstance(first, discord.Interaction) else None)
