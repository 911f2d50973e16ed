"""Where all that people do arrives: each event goes to the dispatcher, each answer back to its place."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import discord

from bot.chat.dispatch import Dispatcher
from bot.chat.event import AnyEvent, Asked, Submitted
from bot.chat.message import Message, Tone
from bot.chat.platform import AddressGone, PlatformTrouble
from bot.chat.reply import Shown, is_held_up
from bot.platforms.discord import _internals, custom_ids, filling, modals, receive, render
from bot.platforms.discord.exchange import Exchange, Kit, State
from bot.platforms.discord.groups import Groups
from bot.platforms.discord.letters import Letter
from bot.platforms.discord.posting import ONE_MESSAGE, Posting

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Desk:
    """Serves one connected client. `at_work`: the tasks that are answering somebody right now."""

    kit: Kit
    client: discord.Client
    posting: Posting
    groups: Groups
    locales: receive.Locales
    at_work: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def dispatcher(self) -> Dispatcher:
        """The way to the features."""
        return self.kit.dispatcher

    async def interaction(self, interaction: discord.Interaction) -> None:
        """A command, a press, half-typed text or the answers of a form."""
        locale = interaction.locale.value
        self.locales.note(interaction.user.id, locale)
        event = receive.event(interaction)
        who = event.person if event is not None else receive.person(interaction.user, locale)
        exchange = Exchange(self.kit, interaction, who)
        with self._working():
            if interaction.type is discord.InteractionType.autocomplete and event is not None:
                await exchange.suggest(self.dispatcher.handle(event))
            elif event is not None:
                await exchange.run(self._handled(event), filling.ask)
            elif interaction.type is discord.InteractionType.component:
                await self._own_component(exchange)
            elif interaction.type is discord.InteractionType.modal_submit:
                await self._form(exchange)

    async def message(self, message: discord.Message) -> None:
        """A direct message or a mention; everything else is none of the bot's business."""
        if message.author.bot or self.client.user is None:
            return
        locale = self.locales.of(message.author.id)
        event = receive.question(message, self.client.user.id, locale)
        try:
            if event is not None:
                with self._working():
                    letter = Letter(self.kit, self.posting, message, event)
                    await letter.answer(await self.dispatcher.handle(event))
            elif message.guild is None and not message.is_system():
                with self._working():
                    who = receive.person(message.author, locale)
                    said = (await self.dispatcher.voice_for(who))("discord-words-only")
                    await self.posting.post(message.channel.id, render.words(said))
        except (AddressGone, PlatformTrouble, discord.HTTPException, *_internals.OUTAGES) as error:
            log.warning("an answer was not delivered: %s", type(error).__name__)

    async def failed(self, interaction: discord.Interaction | None) -> None:
        """Something of this platform's own broke: the log gets the line, the person a kind sentence.

        Called while the exception is being handled; everything a feature does has its own boundary
        in the dispatcher.
        """
        error = sys.exc_info()[1]
        code = self.dispatcher.reference()
        steps = traceback.extract_tb(error.__traceback__) if error else []
        where = f"{Path(steps[-1].filename).name}:{steps[-1].lineno}" if steps else "?"
        kind = type(error).__name__
        log.error("failed reference=%s route=discord error=%s at=%s", code, kind, where)
        if interaction is None or interaction.type is discord.InteractionType.autocomplete:
            return
        who = receive.person(interaction.user, interaction.locale.value)
        exchange = Exchange(self.kit, interaction, who)
        say = await exchange.say()
        body = say.text("chat-failed", code=code)
        told = Message(title=say("chat-failed-title"), body=body, tone=Tone.PROBLEM)
        for payload in render.message(told):
            await exchange.tell(payload)
            if exchange.state is State.OPEN:  # something was said before it broke
                exchange.state = State.ANSWERED
                await exchange.tell(payload)

    @contextlib.contextmanager
    def _working(self) -> Iterator[None]:
        """What is begun here is finished before the door closes."""
        task = asyncio.current_task()
        if task is not None:
            self.at_work.add(task)
        try:
            yield
        finally:
            if task is not None:
                self.at_work.discard(task)

    async def _handled(self, event: AnyEvent) -> tuple[Shown, ...]:
        if event.place.is_private and not event.person.groups:
            groups = await self.groups.of(event.person.id)
            event = replace(event, person=replace(event.person, groups=groups))
        return await self.dispatcher.handle(event)

    async def _own_component(self, exchange: Exchange) -> None:
        data: Mapping[str, Any] = exchange.interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        if (asked := custom_ids.shown_message(custom_id)) is not None:
            await self._show_privately(exchange, asked)
        elif (taken := custom_ids.form_step(custom_id)) is not None:
            chosen = [str(one) for one in data.get("values") or ()]
            await self._finish(exchange, await filling.step(exchange, taken, chosen))

    async def _form(self, exchange: Exchange) -> None:
        data: Mapping[str, Any] = exchange.interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        parts = data.get("components") or ()
        taken = custom_ids.form_step(custom_id)
        if taken is None:
            done = filling.FinishedForm(custom_id, modals.bare_values(parts))
            await self._finish(exchange, done)
        else:
            await self._finish(exchange, await filling.submitted(exchange, taken, parts))

    async def _finish(self, exchange: Exchange, done: filling.FinishedForm | None) -> None:
        """Hands a form in; it is forgotten here first, so that sending it twice hands it in once.

        If it goes nowhere, it is kept again.
        """
        if done is None:
            return
        if done.token and not await self.kit.forms.take(exchange.who, done.token):
            await filling.say_it_is_gone(exchange)
            return
        interaction = exchange.interaction
        in_server = interaction.guild_id is not None
        where = receive.place(interaction.channel, interaction.user.id, in_server=in_server)
        event = Submitted(person=exchange.who, place=where, form=done.key, values=done.values)
        shown: list[Shown] = []

        async def hand_in() -> tuple[Shown, ...]:
            shown.extend(await self._handled(event))
            return tuple(shown)

        await exchange.run(hand_in(), filling.ask)
        if is_held_up(shown):
            await filling.hold(exchange, done)

    async def _show_privately(self, exchange: Exchange, asked: str) -> None:
        """The answer to a public question, for the one who asked it and takes no private messages."""
        say = await exchange.say()
        interaction = exchange.interaction
        at: dict[str, int | str] = {
            "channel_id": interaction.channel_id or 0,
            "message_id": asked,
        }
        try:
            found = await _internals.request(self.client, "GET", ONE_MESSAGE, at)
        except discord.HTTPException:
            await exchange.tell(render.words(say("discord-question-gone")), passing=True)
            return
        if str(found["author"]["id"]) != exchange.who.id:
            await exchange.tell(render.words(say("discord-not-yours")), passing=True)
            return
        me = self.client.user.id if self.client.user else 0
        words = receive.without_mention(str(found["content"]), me)
        where = receive.place(interaction.channel, interaction.user.id, in_server=True)
        event = Asked(person=exchange.who, place=where, text=words)
        await exchange.run(self._handled(event), filling.ask)
