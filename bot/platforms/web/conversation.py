"""From what somebody did to what stands in the rooms: events out, answers in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.chat.dispatch import Dispatcher
from bot.chat.event import AnyEvent, Arrived, Asked, Command, Press, Submitted, Suggest
from bot.chat.message import Button, Menu, Message, Option, Tone
from bot.chat.reply import Ask, Reply, Shown, Suggestions, Toast, Update
from bot.chat.text import plain
from bot.platforms.web import forms
from bot.platforms.web.forms import Ended, Fields, Filling
from bot.platforms.web.options import DIRECT
from bot.platforms.web.people import Visit
from bot.platforms.web.rooms import Content, Entry, Key, Rooms
from bot.platforms.web.typed import LONGEST, Order, Picked, Question, Talk, clean, meant

WELCOME: Final = "welcome"
SUGGESTED_FROM: Final = 3  # characters of a plain question before anything is suggested


@dataclass(slots=True)
class Outcome:
    """What came of it. `draft` goes back into the composer: nothing typed is lost."""

    entries: list[tuple[Key, Entry]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    draft: str = ""

    @property
    def first_answer(self) -> Entry | None:
        """Where somebody goes on reading: the first thing the bot said, else what they typed."""
        entries = [entry for _, entry in self.entries if not entry.id.startswith(WELCOME)]
        return next((one for one in entries if not one.author), entries[-1] if entries else None)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event came from: the entry whose button it was, and whether that is so; the entry
    of the form that was sent."""

    entry: str = ""
    is_own: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What people do in the rooms."""

    dispatcher: Dispatcher
    rooms: Rooms

    async def greeting(self, visit: Visit, payload: str) -> list[Entry]:
        """What the direct message begins with, not kept until the person says something."""
        key = Key(DIRECT, visit.person.id)
        if self.rooms.is_greeted(key):
            return []
        event = Arrived(person=visit.person, place=visit.place(DIRECT), payload=payload)
        answers = await self.dispatcher.handle(event)
        contents = [content for shown in answers if (content := _standing(shown)) is not None]
        return [
            Entry(f"{WELCOME}-{number}", 0, 0, self._now(), content, language=visit.say.language)
            for number, content in enumerate(contents)
        ]

    async def say(
        self, visit: Visit, chat: str, typed: str, picked: Picked | None, payload: str
    ) -> Outcome:
        """Somebody typed something."""
        words = clean(typed).strip()
        if not words:
            return Outcome(notices=[visit.say("web-empty")])
        in_private = chat == DIRECT
        what = meant(words, self.dispatcher.router.commands, in_private=in_private, picked=picked)
        if too_long := self._too_long(words, what):
            most, length = too_long
            return Outcome(
                notices=[visit.say("web-too-long", most=most, typed=length)], draft=words
            )
        outcome = Outcome()
        await self._greet(visit, chat, payload, outcome)
        is_private = in_private or isinstance(what, Order)
        self._put(visit, _room(chat, visit, is_private), words, outcome, is_typed=True)
        person, place = visit.person, visit.place(chat)
        match what:
            case Order(name, values):
                event: AnyEvent = Command(name=name, values=values, person=person, place=place)
            case Question(""):  # a mention and nothing else
                outcome.notices.append(visit.say("web-empty"))
                return outcome
            case Question(text):
                event = Asked(text=text, person=person, place=place)
            case Talk():
                return outcome
        await self._answer(visit, chat, event, Source(), outcome)
        return outcome

    async def press(
        self, visit: Visit, chat: str, action: str, entry_id: str, payload: str
    ) -> Outcome:
        """Somebody pressed a button or chose from a menu of the entry `entry_id`."""
        outcome = Outcome()
        await self._greet(visit, chat, payload, outcome)
        event = Press(action=clean(action), person=visit.person, place=visit.place(chat))
        source = Source(entry_id, is_own=self._is_own(chat, entry_id, event.action))
        await self._answer(visit, chat, event, source, outcome)
        return outcome

    async def fill(
        self, visit: Visit, chat: str, opened: tuple[str, Filling], step: str, fields: Fields
    ) -> Outcome:
        """Somebody went on with a form (its entry's id and the filling): `next`, `back`, `cancel`,
        `reopen`."""
        outcome = Outcome()
        entry_id, filling = opened
        key = _room(chat, visit, True)

        def show(content: Content) -> None:
            self._put(visit, key, content, outcome, entry_id=entry_id)

        if step == "reopen":
            show(filling)
            return outcome
        typed = forms.read(filling, fields)
        if step == "cancel":
            show(Ended(filling.form.title, was_sent=False))
            return outcome
        if step == "back":
            show(forms.back(typed))
            return outcome
        after = forms.forward(typed)
        if after.misfits or not typed.is_last:
            show(after)
            return outcome
        event = Submitted(
            form=filling.form.key,
            values=after.values(),
            person=visit.person,
            place=visit.place(chat),
        )
        answered = Outcome()
        source = Source(filling.origin, is_own=bool(filling.origin), form=entry_id)
        await self._answer(visit, chat, event, source, answered)
        if not any(one.id == entry_id for _, one in answered.entries):
            # Something may have gone wrong behind the form: then it can be opened again as it was.
            again = after if _is_trouble(answered) else None
            show(Ended(filling.form.title, was_sent=again is None, filling=again))
        outcome.entries += answered.entries
        outcome.notices += answered.notices
        return outcome

    async def suggest(
        self, visit: Visit, chat: str, command: str, option: str, typed: str
    ) -> tuple[Option, ...]:
        """What half-typed text could mean."""
        if len(typed) > LONGEST or (command, option) not in self.dispatcher.router.suggestions:
            return ()
        event = Suggest(
            command=command,
            option=option,
            typed=clean(typed).strip(),
            person=visit.person,
            place=visit.place(chat),
        )
        found: list[Option] = []
        for shown in await self.dispatcher.handle(event):
            if isinstance(shown, Suggestions):
                found += shown.options
        return tuple(found)

    def _too_long(self, words: str, what: Order | Question | Talk) -> tuple[int, int] | None:
        if len(words) > LONGEST:
            return LONGEST, len(words)
        route = self.dispatcher.router.commands.get(what.name) if isinstance(what, Order) else None
        if route and isinstance(what, Order):
            for argument in route.arguments:
                length = len(what.values.get(argument.name, ""))
                if length > argument.max_length:
                    return argument.max_length, length
        return None

    async def _greet(self, visit: Visit, chat: str, payload: str, outcome: Outcome) -> None:
        if chat == DIRECT and (welcome := await self.greeting(visit, payload)):
            key = Key(DIRECT, visit.person.id)
            self.rooms.greet(key, welcome)
            known = (self.rooms.find(key, one.id) for one in welcome)
            outcome.entries += [(key, one) for one in known if one]

    async def _answer(
        self, visit: Visit, chat: str, event: AnyEvent, source: Source, outcome: Outcome
    ) -> None:
        own_room = _room(chat, visit, True)
        for shown in await self.dispatcher.handle(event):
            match shown:
                case Toast(text):
                    outcome.notices.append(text)
                case Reply(message, only_you):
                    self._put(visit, _room(chat, visit, only_you), message, outcome)
                case Ask(form):
                    # A form that answers a form takes its place.
                    filling = Filling(form, origin=source.entry if source.is_own else "")
                    self._put(visit, own_room, filling, outcome, entry_id=source.form)
                case Update(message):
                    is_public = self._is_public(chat, source.entry)
                    key = Key(chat) if is_public and source.is_own else own_room
                    target = "" if is_public and not source.is_own else source.entry or source.form
                    self._put(visit, key, message, outcome, entry_id=target)
                case Suggestions():
                    pass  # only ever answers half-typed text

    def _is_own(self, chat: str, entry_id: str, action: str) -> bool:
        """Whether a press came from the entry it names, whose id could be forged.

        A public entry changes for everyone, so only a button that it really has may change it.
        """
        entry = self.rooms.find(Key(chat), entry_id) if chat != DIRECT else None
        return entry is None or _offers(entry, action)

    def _is_public(self, chat: str, entry_id: str) -> bool:
        return chat != DIRECT and self.rooms.find(Key(chat), entry_id) is not None

    def _put(
        self,
        visit: Visit,
        key: Key,
        content: Content,
        outcome: Outcome,
        *,
        entry_id: str = "",
        is_typed: bool = False,
    ) -> None:
        entry = self.rooms.add(
            key,
            content,
            self._now(),
            author=visit.person.key if is_typed else "",
            name=visit.person.name if is_typed else "",
            language="" if is_typed else visit.say.language,
            entry_id=entry_id,
        )
        outcome.entries.append((key, entry))

    def _now(self) -> datetime:
        return self.dispatcher.now()


def offered(message: Message) -> Iterable[str]:
    """Every action a message's buttons have, and the beginning of every menu's."""
    for row in message.rows:
        if isinstance(row, Menu):
            yield row.action + ":"
        else:
            yield from (one.action for one in row if isinstance(one, Button))


def _offers(entry: Entry, action: str) -> bool:
    if not isinstance(entry.content, Message):
        return False
    return any(
        action.startswith(one) if one.endswith(":") else action == one
        for one in offered(entry.content)
    )


def _room(chat: str, visit: Visit, is_private: bool) -> Key:
    return Key(chat, visit.person.id) if is_private or chat == DIRECT else Key(chat)


def _standing(shown: Shown) -> Content | None:
    match shown:
        case Reply(message) | Update(message):
            return message
        case Ask(form):
            return Filling(form)
        case Toast(text):
            return Message(body=plain(text))
        case Suggestions():
            return None


def _is_trouble(outcome: Outcome) -> bool:
    """Whether the last thing said is trouble: a card that came before thanks held nothing up."""
    said = [one.content for _, one in outcome.entries if isinstance(one.content, Message)]
    return bool(said) and said[-1].tone in (Tone.PROBLEM, Tone.NOTICE, Tone.CARE)
