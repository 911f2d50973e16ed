"""One interaction being answered: in time, in private, in the right one of Discord's many ways.

Discord wants a first answer within 3 seconds, and only a first answer can open a modal. So the
handler gets 2 seconds; then the answer is put off (privately), and a form that comes later
becomes a message with a button that opens it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

import discord

from bot.chat.dispatch import Dispatcher, Say
from bot.chat.event import Person
from bot.chat.form import Form
from bot.chat.message import Message
from bot.chat.reply import Ask, Reply, Shown, Suggestions, Toast, Update
from bot.platforms.discord import _internals, limits, render
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.limits import head, label
from bot.platforms.discord.render import Json, Payload

log = logging.getLogger(__name__)

PATIENCE: Final = 2.0  # seconds until the answer is put off; Discord waits for 3
EPHEMERAL: Final = 1 << 6
MESSAGE, LATER, LATER_UPDATE, UPDATE, SUGGESTIONS, MODAL = 4, 5, 6, 7, 8, 9
UNKNOWN_MESSAGE: Final = 10008


class State(Enum):
    """How far the answer has come."""

    OPEN = auto()  # nothing said; a modal can be opened
    WAITING = auto()  # Discord shows "thinking"; the first message takes its place
    UPDATING = auto()  # put off without a sign; the message of the button can be replaced
    ANSWERED = auto()
    LOST = auto()  # Discord took no first answer, so it takes no other


@dataclass(frozen=True, slots=True)
class Kit:
    """What answering needs besides the interaction."""

    dispatcher: Dispatcher
    forms: Forms
    new_token: Callable[[], str]
    patience: float = PATIENCE


@dataclass(slots=True)
class Exchange:
    """An interaction and how far it is answered. `own_message`: the message of the pressed button
    is the platform's own (a step of a form) and gives way to the answer.
    """

    kit: Kit
    interaction: discord.Interaction
    who: Person
    own_message: bool = False
    state: State = State.OPEN

    @property
    def in_private(self) -> bool:
        """Whether only this person reads the place anyway."""
        return self.interaction.guild_id is None

    @property
    def can_open_modal(self) -> bool:
        """Whether a modal may be the answer."""
        return (
            self.state is State.OPEN
            and self.interaction.type is not discord.InteractionType.modal_submit
        )

    async def say(self) -> Say:
        """How to speak with the person when the platform itself has something to say."""
        return await self.kit.dispatcher.voice_for(self.who)

    async def run(
        self,
        work: Coroutine[Any, Any, tuple[Shown, ...]],
        ask: Callable[[Exchange, Form], Coroutine[Any, Any, None]],
    ) -> None:
        """Answers with what `work` gives, at once or when it is there. `ask` begins a form."""
        late: list[asyncio.Task[None]] = []
        loop = asyncio.get_running_loop()
        timer = loop.call_later(
            self.kit.patience, lambda: late.append(loop.create_task(self.put_off()))
        )
        try:
            shown = await work
        finally:
            timer.cancel()
            for one in late:
                await one
        await self.show(shown, ask)

    async def suggest(self, work: Coroutine[Any, Any, tuple[Shown, ...]]) -> None:
        """Answers half-typed text; with nothing if that takes too long."""
        shown: tuple[Shown, ...] = ()
        try:
            shown = await asyncio.wait_for(work, self.kit.patience)
        except TimeoutError:
            log.info("suggestions took too long")
        found = next((one for one in shown if isinstance(one, Suggestions)), Suggestions(()))
        await self._respond(SUGGESTIONS, data={"choices": choices(found)})

    async def show(
        self,
        shown: Sequence[Shown],
        ask: Callable[[Exchange, Form], Coroutine[Any, Any, None]],
    ) -> None:
        """Everything in order; a replaced message first, since only a first answer replaces it."""
        for one in sorted(shown, key=lambda each: not isinstance(each, Update)):
            match one:
                case Update(message=message):
                    await self._update(message)
                case Reply(message=message, only_you=only_you):
                    for payload in await self._payloads(message):
                        await self.tell(payload, only_you=only_you)
                case Toast(text=words):
                    await self.tell(render.words(words), passing=True)
                case Ask(form=form):
                    await ask(self, form)
                case Suggestions():
                    pass
        if self.state in (State.OPEN, State.WAITING):
            await self._nothing_to_say()

    async def put_off(self) -> None:
        """Tells Discord that the answer takes a while."""
        if self.state is not State.OPEN:
            return
        if self.interaction.message is not None:
            self.state = State.UPDATING if await self._respond(LATER_UPDATE) else State.LOST
        else:
            taken = await self._respond(LATER, data={"flags": self._flags()})
            self.state = State.WAITING if taken else State.LOST

    async def tell(self, payload: Payload, *, only_you: bool = True, passing: bool = False) -> None:
        """Says something: in the place of what waits for it, or as a further message."""
        flags = self._flags(passing=passing) if only_you else 0
        flagged = Payload(payload.body | {"flags": flags}, payload.files)
        if self.own_message and only_you and self.state in (State.OPEN, State.UPDATING):
            self.own_message = False
            if await self.replace(payload):
                return
        if self.state is State.OPEN:
            taken = await self._respond(MESSAGE, flagged)
            self.state = State.ANSWERED if taken else State.LOST
        elif self.state is State.WAITING and (only_you or self.in_private):
            self.state = State.ANSWERED
            await self._sent(_internals.edit(self.interaction, payload))
        elif self.state is not State.LOST:
            if self.state is State.WAITING:  # what waits is private, this is for everyone
                self.state = State.ANSWERED
                said = (await self.say())("discord-posted")
                await self._sent(_internals.edit(self.interaction, render.words(said)))
            await self._sent(_internals.follow_up(self.interaction, flagged))

    async def replace(self, payload: Payload) -> bool:
        """Puts `payload` in the place of the message of the button; whether that was possible."""
        if self.state is State.OPEN:
            if await self._respond(UPDATE, payload, gone_is_fine=True):
                self.state = State.ANSWERED
                return True
        elif self.state is State.UPDATING:
            self.state = State.ANSWERED
            return await self._sent(_internals.edit(self.interaction, payload), gone_is_fine=True)
        return False

    async def open(self, modal: Json) -> None:
        """Opens a modal."""
        self.state = State.ANSWERED if await self._respond(MODAL, data=modal) else State.LOST

    async def _update(self, message: Message) -> None:
        first, *more = await self._payloads(message)
        source = self.interaction.message
        if source is None or not await self.replace(first):
            await self.tell(first)
        private = source is None or bool(source.flags.ephemeral)
        for payload in more:
            await self.tell(payload, only_you=private)

    async def _payloads(self, message: Message) -> tuple[Payload, ...]:
        if all(render.fits(file) for file in message.files):
            return render.message(message)
        return render.message(message, (await self.say())("discord-file-too-large"))

    async def _nothing_to_say(self) -> None:
        """A press or a command that has no answer must still be seen to have worked."""
        if self.state is State.OPEN and self.interaction.message is not None:
            await self._respond(LATER_UPDATE)
            self.state = State.ANSWERED
            return
        await self.tell(render.words((await self.say())("discord-done")), passing=True)

    def _flags(self, *, passing: bool = False) -> int:
        """Private answers vanish in a server. In a private chat they stay, unless they are passing."""
        return EPHEMERAL if passing or not self.in_private else 0

    async def _respond(
        self,
        kind: int,
        payload: Payload | None = None,
        data: Json | None = None,
        *,
        gone_is_fine: bool = False,
    ) -> bool:
        sending = _internals.respond(self.interaction, kind, payload, data)
        return await self._sent(sending, gone_is_fine=gone_is_fine)

    async def _sent(
        self, sending: Coroutine[Any, Any, None], *, gone_is_fine: bool = False
    ) -> bool:
        """Whether it arrived. Nobody can be told otherwise when it did not, except the operator."""
        try:
            await sending
        except discord.HTTPException as error:
            if not (gone_is_fine and error.code == UNKNOWN_MESSAGE):
                log.warning("an answer was not taken: status=%s code=%s", error.status, error.code)
            return False
        except _internals.OUTAGES as error:
            log.warning("an answer was not delivered: %s", type(error).__name__)
            return False
        return True


def choices(suggestions: Suggestions) -> list[Json]:
    """Suggestions as Discord's autocomplete wants them."""
    found: dict[str, Json] = {}
    for one in suggestions.options:
        value = head(one.value, limits.CHOICE)
        if not limits.blank(value) and value not in found:
            found[value] = {"name": label(one.label, limits.CHOICE), "value": value}
    return list(found.values())[: limits.CHOICES]
