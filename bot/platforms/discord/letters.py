"""Answers to plain messages: in the private chat, whatever the question's place was.

A mention in a channel is answered in a private message, with a small sign under the question.
Whoever takes no private messages gets a button there that shows the answer to them alone; the
question itself is read again from Discord when they press it, and kept nowhere.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import discord

from bot.chat.dispatch import Say
from bot.chat.event import AnyEvent, Asked
from bot.chat.message import Message
from bot.chat.platform import AddressGone
from bot.chat.reply import Ask, Reply, Shown, Toast, Update
from bot.platforms.discord import _internals, between, custom_ids, filling, render, sheet
from bot.platforms.discord.exchange import Kit
from bot.platforms.discord.posting import Posting
from bot.platforms.discord.render import Payload

log = logging.getLogger(__name__)

SENT_SIGN: Final = "✉️"


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain message that gets an answer."""

    kit: Kit
    posting: Posting
    message: discord.Message
    event: AnyEvent

    async def answer(self, shown: Sequence[Shown]) -> None:
        """Says everything in order."""
        aloud: Message | None = None
        private: list[Payload] = []
        public: list[Payload] = []
        for one in shown:
            match one:
                case Reply(message=message, only_you=only_you):
                    aloud = aloud or one.aloud
                    (private if only_you else public).extend(await self._payloads(message))
                case Update(message=message):
                    private.extend(await self._payloads(message))
                case Toast(text=words):
                    private.append(render.words(words))
                case Ask(form=form):
                    kept = sheet.sheet(form)
                    token = self.kit.new_token()
                    await filling.keep(self.kit, self.event.person, token, kept)
                    private.extend(between.to_open(kept, token, await self._say()))
                case _:
                    pass
        await self.say_here(public)
        if private:
            await self._privately(private, aloud)

    async def say_here(self, payloads: Sequence[Payload], *, answers: bool = True) -> None:
        """Says something where the message stands, below it. Without `answers` it names no message."""
        reference = {"message_id": str(self.message.id), "fail_if_not_exists": False}
        for payload in payloads:
            is_marked = answers and not self.event.place.is_private
            extra = {"message_reference": reference} if is_marked else {}
            await self.posting.post(
                self.message.channel.id, Payload(payload.body | extra, payload.files)
            )

    async def _privately(self, payloads: Sequence[Payload], aloud: Message | None) -> None:
        if self.event.place.is_private:
            await self.say_here(payloads)
            return
        try:
            channel = await self.posting.private_channel(self.event.person.id)
            for payload in payloads:
                await self.posting.post(channel, payload)
        except AddressGone:
            await self.say_here(await self._closed(aloud), answers=aloud is None)
            return
        try:
            await self.message.add_reaction(SENT_SIGN)
        except (discord.HTTPException, *_internals.OUTAGES):
            log.debug("no sign under a question")

    async def _closed(self, aloud: Message | None) -> list[Payload]:
        """A button that shows the answer to the one who asked, below words that are for everyone."""
        say = await self._say()
        *more, note = (
            await self._payloads(aloud) if aloud else (render.words(say("discord-closed")),)
        )
        button = {
            "type": 2,
            "style": 1,
            "label": say("discord-show"),
            "custom_id": custom_ids.show_privately(str(self.message.id)),
        }
        return [*more, Payload(note.body | {"components": [{"type": 1, "components": [button]}]})]

    async def _say(self) -> Say:
        words = self.event.text if isinstance(self.event, Asked) else ""
        return await self.kit.dispatcher.voice_for(self.event.person, words)

    async def _payloads(self, message: Message) -> tuple[Payload, ...]:
        if all(render.fits(file) for file in message.files):
            return render.message(message)
        return render.message(message, (await self._say())("discord-file-too-large"))
