"""Filling in forms: what is typed and pressed moves a kept sheet on, and its card follows.

Every step is kept before it is shown, so the person can go on after a restart and on any device.
Something else in between (a command, a question) is answered, and the form waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.chat.event import Asked, Command, Submitted
from bot.chat.form import Form, Paragraph
from bot.chat.message import Message, Tone
from bot.chat.reply import Update, is_held_up
from bot.chat.router import CommandRoute
from bot.chat.text import plain
from bot.platforms.telegram import cards, commands, dialogue, sheet
from bot.platforms.telegram.calls import hopefully
from bot.platforms.telegram.dialogue import Step, Verb
from bot.platforms.telegram.limits import units
from bot.platforms.telegram.posting import Posting, Spot
from bot.platforms.telegram.sheet import Sheet
from bot.platforms.telegram.turn import Kit, Turn

LONGEST_ARGUMENT: Final = 4096  # characters; no message has more
NEARLY_FULL: Final = 4000  # units; apps send a longer text as several messages
TOGETHER: Final = timedelta(seconds=2)  # within which they arrive
MOST_REMEMBERED: Final = 1_000


@dataclass(frozen=True, slots=True)
class Filling:
    """The flow of forms. `cut_short`: when somebody's text was too long, to know its other half."""

    kit: Kit
    cut_short: dict[str, datetime]

    async def ask(self, turn: Turn, form: Form) -> None:
        """Begins a form; one that was begun before goes on with its answers. Raises `AddressGone`."""
        person = turn.person.id
        sheets = await self.kit.forms.load(person)
        before = next((one for one in reversed(sheets) if one.key == form.key), turn.before)
        if before is not None and before.key != form.key:
            before = None
        new = _onwards(sheet.begun(form, self.kit.token(), turn.place, before))
        others = [one for one in sheets if one.key != form.key]
        for old in sheets:
            if old.key == form.key:
                await self._strip(turn, old)
        await self._open(turn, others, new)

    async def ask_options(self, turn: Turn, route: CommandRoute, given: dict[str, str]) -> None:
        """Asks for the options that a command still needs, one at a time. Raises `AddressGone`."""
        say = await turn.say()
        questions = tuple(
            Paragraph(
                name=one.name,
                label=commands.question_for(route, one, say),
                max_length=min(one.max_length, LONGEST_ARGUMENT),
            )
            for one in commands.missing(route, given)
        )
        sheets = [one for one in await self.kit.forms.load(turn.person.id) if not one.command]
        asked = Form(f"/{route.name}", f"/{route.name}", questions)
        new = sheet.begun(asked, self.kit.token(), turn.place)
        await self._open(turn, sheets, replace(new, command=route.name, given=given))

    async def typed(self, turn: Turn, words: str, at: datetime | None) -> None:
        """Words in the private chat: an answer if a question is open, else a question."""
        person = turn.person.id
        sheets = await self.kit.forms.load(person)
        open_one = sheets[-1] if sheets else None
        asked = Asked(person=turn.person, place=turn.place, text=words)
        if open_one is None:
            await self._mourn(turn)
            await turn.run(asked)
            return
        if open_one.paused:
            await turn.run(asked)
            return
        if self._is_other_half(person, at):
            said = (await turn.say()).text("telegram-other-half")
            await turn.tell(Message(body=said, tone=Tone.NOTICE))
            return
        if not (open_one.command or open_one.warned) and self.kit.dispatcher.hushes(words):
            await self._keep(turn, sheets, replace(open_one, warned=True))
            await self._between(turn, asked)
            return
        say = await turn.say()
        taken = dialogue.typed(open_one, words, say)
        if taken is None:
            await self._between(turn, asked)
            return
        if taken.problem:
            if units(words) >= NEARLY_FULL and at is not None:
                self._note_cut_short(person, at)
            await self._strip(turn, open_one)
            shown = await self._show(turn, replace(taken.sheet, message=0), taken.problem)
            await self._keep(turn, sheets, shown)
            return
        if not taken.is_answer:
            await self._strip(turn, open_one)
            shown = await self._show(turn, replace(taken.sheet, message=0))
            await self._keep(turn, sheets, shown)
            return
        await self._go_on(turn, sheets, open_one, taken.sheet, in_place=False)

    async def pressed(self, turn: Turn, taken: Step) -> None:
        """A button of a card."""
        person = turn.person.id
        sheets = await self.kit.forms.load(person)
        found = next((one for one in sheets if one.token == taken.token), None)
        say = await turn.say()
        if found is None:
            await self.kit.forms.expired(person)
            await turn.toast(say("telegram-form-expired"))
            await hopefully(self._posting.rekey(Spot(person), turn.message, ()))
            return
        sheets = (*(one for one in sheets if one is not found), found)
        if taken.verb is Verb.CANCEL:
            await self._cancel(turn, sheets, found)
            return
        if taken.verb is Verb.SEND and found.is_at_review and not found.mending:
            await self._send(turn, sheets, replace(found, message=turn.message))
            return
        moved = dialogue.pressed(found, taken, say)
        if moved.problem:
            await turn.toast(moved.problem)
        if found.message != turn.message:
            await self._strip(turn, found)
        after = replace(moved.sheet, message=turn.message)
        await self._go_on(turn, sheets, found, after, in_place=True)

    async def come_between(self, turn: Turn, before: Sequence[Sheet]) -> None:
        """After something else was answered: the form that was open waits, and says so once."""
        if not before:
            return
        sheets = await self.kit.forms.load(turn.person.id)
        if not sheets or sheets[-1].token != before[-1].token:
            return
        interrupted = sheets[-1]
        if interrupted.command:
            await self._strip(turn, interrupted)
            await self.kit.forms.save(turn.person.id, sheets[:-1])
        elif not interrupted.paused:
            await self._offer(turn, sheets)

    @property
    def _posting(self) -> Posting:
        return self.kit.posting

    async def _open(self, turn: Turn, others: Sequence[Sheet], new: Sheet) -> None:
        shown = await self._show(turn, new)
        below = [replace(one, paused=True) for one in others]
        await self.kit.forms.save(turn.person.id, [*below, shown])
        await self.kit.forms.trace(turn.person.id, new.title)

    async def _go_on(
        self, turn: Turn, sheets: Sequence[Sheet], before: Sheet, after: Sheet, *, in_place: bool
    ) -> None:
        """Shows where the form is now: in the same message, or below a record of the answer."""
        if after.command and after.is_at_review:
            await self._order(turn, sheets, after)
            return
        await self._keep(turn, sheets, after)
        if not in_place:
            say = await turn.say()
            record = cards.record(after, before.at, say)
            first, *_ = await turn.parcels(record)
            if before.message:
                await hopefully(self._posting.replace(Spot(turn.person.id), before.message, first))
            after = replace(after, message=0)
        shown = await self._show(turn, after)
        if shown.message != (after.message if in_place else before.message):
            await self._keep(turn, sheets, shown)

    async def _show(self, turn: Turn, now: Sheet, problem: str = "") -> Sheet:
        """The card, in its message if it has one that can be changed. Raises `AddressGone`."""
        await turn.must_reach()
        say = await turn.say()
        parcels = await turn.parcels(cards.card(now, say, self.kit.now(), problem))
        spot = Spot(turn.person.id)
        turn.said += 1
        if now.message and len(parcels) == 1:
            if await self._posting.replace(spot, now.message, parcels[0]):
                return now
        elif now.message:
            await self._strip(turn, now)
        ids = await self._posting.send(spot, parcels)
        return replace(now, message=int(ids.split(",")[-1]))

    async def _keep(self, turn: Turn, sheets: Sequence[Sheet], changed: Sheet) -> None:
        """Keeps the sheets with one of them changed; it is the one being answered."""
        await self.kit.forms.save(turn.person.id, sheets_with(sheets, changed))

    async def _strip(self, turn: Turn, old: Sheet) -> None:
        """Takes the buttons off a card that is no longer the open one."""
        if old.message:
            await hopefully(self._posting.rekey(Spot(turn.person.id), old.message, ()))

    async def _between(self, turn: Turn, asked: Asked) -> None:
        before = await self.kit.forms.load(turn.person.id)
        await turn.run(asked)
        await self.come_between(turn, before)

    async def _cancel(self, turn: Turn, sheets: Sequence[Sheet], found: Sheet) -> None:
        left = [one for one in sheets if one is not found]
        await self.kit.forms.save(turn.person.id, left)
        if found.message != turn.message:
            await self._strip(turn, found)
        say = await turn.say()
        turn.target = (turn.person.id, turn.message)
        await turn.show((Update(Message(body=plain(say("telegram-form-cancelled")))),))
        await self._offer(turn, left)

    async def _send(self, turn: Turn, sheets: Sequence[Sheet], full: Sheet) -> None:
        """Hands the answers in. If that fails, or a guard meets the person first, they are kept, to be
        changed or sent again."""
        person = turn.person.id
        event = Submitted(person=turn.person, place=full.place, form=full.key, values=full.values())
        shown = await self.kit.dispatcher.handle(event)
        if is_held_up(shown):
            await turn.show(shown)
            await self._offer(turn, sheets_with(sheets, full))
            return
        left = [one for one in sheets if one.token != full.token]
        await self.kit.forms.save(person, left)
        turn.target, turn.before = (person, turn.message), full
        if not any(isinstance(one, Update) for one in shown):
            first, *_ = await turn.parcels(cards.sent(full, await turn.say()))
            await hopefully(self._posting.replace(Spot(person), turn.message, first))
            turn.target = None
        _back_to(turn, full)
        await turn.show(shown)
        now_open = await self.kit.forms.load(person)
        if len(now_open) <= len(left):
            await self._offer(turn, left)

    async def _order(self, turn: Turn, sheets: Sequence[Sheet], full: Sheet) -> None:
        """The command, now that it has all it needs."""
        values = {name: value for name, value in full.values().items() if isinstance(value, str)}
        left = [one for one in sheets if one.token != full.token]
        await self.kit.forms.save(turn.person.id, left)
        _back_to(turn, full)
        event = Command(
            person=turn.person,
            place=full.place,
            name=full.command,
            values={**full.given, **values},
        )
        _, shown = await asyncio.gather(self._strip(turn, full), self.kit.dispatcher.handle(event))
        await turn.show(shown)
        await self._offer(turn, left)

    async def _offer(self, turn: Turn, left: Sequence[Sheet]) -> None:
        """Says that a form waits: one that something came between, or below the one that is done."""
        if left:
            await self._keep(turn, left, replace(left[-1], paused=True))
            await turn.tell(cards.waiting(left[-1], await turn.say()))

    async def _mourn(self, turn: Turn) -> None:
        title = await self.kit.forms.expired(turn.person.id)
        if title:
            say = await turn.say()
            said = say.text("telegram-form-expired-typed", title=title)
            await turn.tell(Message(body=said, tone=Tone.NOTICE))

    def _is_other_half(self, person: str, at: datetime | None) -> bool:
        """Whether it is the rest of a text that was too long and that the app sent in parts."""
        before = self.cut_short.pop(person, None)
        if before is None or at is None or at - before > TOGETHER:
            return False
        self.cut_short[person] = at
        return True

    def _note_cut_short(self, person: str, at: datetime) -> None:
        if len(self.cut_short) > MOST_REMEMBERED:
            self.cut_short.clear()
        self.cut_short[person] = at


def sheets_with(sheets: Sequence[Sheet], changed: Sheet) -> list[Sheet]:
    """The sheets with one of them changed, which comes last."""
    return [*(one for one in sheets if one.token != changed.token), changed]


def _onwards(begun: Sheet) -> Sheet:
    """A form with answers of before goes on at the first open question."""
    if not begun.answers:
        return begun
    real = [n for n, one in enumerate(begun.questions) if not sheet.hollow(one)]
    at = next((n for n in real if n not in begun.answers), len(begun.questions))
    return replace(begun, at=at)


def _back_to(turn: Turn, full: Sheet) -> None:
    """What was asked for in a group is answered as if from there."""
    if turn.place != full.place:
        turn.place, turn.message = full.place, 0
