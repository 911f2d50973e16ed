"""From an event to what is shown: identify, guard, permit, convert, call. The one error boundary.

Whatever happens inside a handler, the person gets a kind sentence and a reference code, and the
log gets the code, the route, the exception's type and the line it came from: never what was said
or by whom.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.chat import text
from bot.chat.action import unpack
from bot.chat.event import (
    AnyEvent,
    Arrived,
    Asked,
    Command,
    Person,
    Place,
    Press,
    Submitted,
    Suggest,
)
from bot.chat.message import Message, Tone
from bot.chat.reply import Answer, Reply, Shown, Suggestions, Toast, shown
from bot.chat.router import FormRoute, NotUnderstood, PressRoute, Role, Router, convert

log = logging.getLogger(__name__)


class Say(Protocol):
    """Sentences of `content/strings` in one reader's language and time zone."""

    @property
    def language(self) -> str:
        """The reader's language, such as `es`."""

    @property
    def timezone(self) -> str:
        """The reader's Region/City zone."""

    def __call__(self, key: str, /, **arguments: object) -> str:
        """One sentence as plain text: titles, labels, toasts."""

    def text(self, key: str, /, **arguments: object) -> text.Text:
        """A body: the sentence's markdown as spans, arguments put in as they are."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who the bot is talking with, as far as it knows: settings, roles. No row, no `member_id`."""

    language: str
    timezone: str
    state: str
    roles: frozenset[Role] = frozenset({Role.ANYONE})
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a handler may know of the moment: who, where, how to speak with them, and the time (UTC).

    `met`: a guard has spoken to the person first, so "I found nothing" would only hurt.
    """

    person: Person
    place: Place
    reader: Reader
    say: Say
    now: datetime
    met: bool = False


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a guard shows first, and whether the event goes on to its handler.

    `instead`: what goes on in place of the free text, such as only the question in it.
    """

    answer: Answer
    proceed: bool
    instead: str | None = None


class Guard(Protocol):
    """Reads free text before any handler does (a person in distress is met first)."""

    async def before(self, texts: tuple[str, ...], context: Context) -> Guarded | None:
        """What to show first, or None. Must work with the database and the index down."""

    def hushes(self, typed: str) -> bool:
        """Whether half-typed text gets no suggestions."""


Identify = Callable[[Person], Awaitable[Reader]]
Guess = Callable[[Person], Reader]
Voice = Callable[[str, str], Say]
Detect = Callable[[str, str], str]


def as_they_are(_words: str, language: str) -> str:
    """The reader's own language, whatever they write in."""
    return language


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """The way from any platform to any feature.

    `identify` reads what the alliance knows of a person; `guess` does with what the event
    carries alone, for when the database is down. `voice` gives `Say` for a language and a zone.
    `detect` names the language of words, or gives the one it was given: plain words are answered in
    the language they are written in, for not every app says which one its people read.
    """

    router: Router
    identify: Identify
    guess: Guess
    voice: Voice
    now: Callable[[], datetime]
    reference: Callable[[], str]
    guards: tuple[Guard, ...] = ()
    detect: Detect = as_they_are

    async def handle(self, event: AnyEvent) -> tuple[Shown, ...]:
        """What to show, in order. Never raises, except to be cancelled."""
        first: tuple[Shown, ...] = ()
        failed: Exception | None = None
        try:
            reader = self._heard(event, await self.identify(event.person))
        except Exception as error:  # the database is down: a guard must answer all the same
            failed, reader = error, self._heard(event, self.guess(event.person))
        try:
            context = self._context(event, reader)
            if isinstance(event, Suggest) and self.hushes(event.typed):
                return (Suggestions(()),)
            for guard in self.guards:
                guarded = await guard.before(self._free_texts(event), context)
                if guarded is not None:
                    first += shown(guarded.answer)
                    if not guarded.proceed:
                        return first
                    if guarded.instead is not None:
                        event = self._with_text(event, guarded.instead)
                    context = replace(context, met=True)
            if failed is not None:
                raise failed
            return first + shown(await self._call(event, context))
        except NotUnderstood as misfit:
            say = self.voice(reader.language, reader.timezone)
            return (*first, _kind(event, say, misfit.key))
        except Exception as error:  # the one error boundary
            code = self.reference()
            _record(code, _name(event), error)
            say = self.voice(reader.language, reader.timezone)
            if isinstance(event, Suggest):
                return (Suggestions(()),)
            return (*first, _failure(say, code))

    def hushes(self, words: str) -> bool:
        """Whether a guard would meet these words and let nobody else have them: then they are
        written nowhere, not even as a half-filled form."""
        return any(one.hushes(words) for one in self.guards)

    async def voice_for(self, person: Person, words: str = "") -> Say:
        """How to speak with a person when a platform itself has something to say to them, after they
        wrote `words`."""
        try:
            reader = await self.identify(person)
        except Exception:  # the database is down: their app's language does
            reader = self.guess(person)
        language = self.detect(words, reader.language) if words else reader.language
        return self.voice(language, reader.timezone)

    def _heard(self, event: AnyEvent, reader: Reader) -> Reader:
        if not isinstance(event, Asked):
            return reader
        return replace(reader, language=self.detect(event.text, reader.language))

    def _context(self, event: AnyEvent, reader: Reader) -> Context:
        say = self.voice(reader.language, reader.timezone)
        return Context(event.person, event.place, reader, say, self.now())

    def _free_texts(self, event: AnyEvent) -> tuple[str, ...]:
        match event:
            case Asked(text=words):
                return (words,)
            case Command(name=name, values=values):
                route = self.router.commands.get(name)
                free = [one.name for one in route.arguments if one.free_text] if route else []
                return tuple(values[one] for one in free if values.get(one))
            case Submitted(values=answers):
                return tuple(one for one in answers.values() if isinstance(one, str) and one)
            case _:
                return ()

    def _with_text(self, event: AnyEvent, words: str) -> AnyEvent:
        match event:
            case Asked():
                return replace(event, text=words)
            case Command(name=name, values=values):
                route = self.router.commands.get(name)
                free = {one.name for one in route.arguments if one.free_text} if route else set()
                kept = {key: words if key in free else value for key, value in values.items()}
                return replace(event, values=kept)
            case _:
                return event

    async def _call(self, event: AnyEvent, context: Context) -> Answer:
        match event:
            case Command(name=name, values=values):
                route = self.router.commands.get(name)
                if route is None:
                    raise NotUnderstood("chat-unknown-command")
                if refusal := _refusal(route.needs, event, context):
                    return refusal
                return await route.handler(context, **convert(route, values))
            case Press(action=action):
                return await self._call_action(self.router.presses, action, event, context)
            case Submitted(form=key):
                return await self._call_action(self.router.forms, key, event, context)
            case Suggest(command=name, option=option, typed=typed):
                suggests = self.router.suggestions.get((name, option))
                if suggests is None or suggests.needs not in context.reader.roles:
                    return Suggestions(())
                return await suggests.handler(context, typed)
            case Asked(text=words):
                return await self._call_event("asked", context, words)
            case Arrived(payload=payload):
                return await self._call_event("arrived", context, payload)

    async def _call_action(
        self,
        table: Mapping[str, PressRoute] | Mapping[str, FormRoute],
        packed: str,
        event: AnyEvent,
        context: Context,
    ) -> Answer:
        unpacked = unpack(packed)
        route = table.get(unpacked[0]) if unpacked else None
        if route is None or unpacked is None:
            raise NotUnderstood("chat-stale-button")
        if refusal := _refusal(route.needs, event, context):
            return refusal
        arguments = unpacked[1]
        if len(arguments) != len(route.converters):
            raise NotUnderstood("chat-stale-button")
        try:
            converted = [to(one) for to, one in zip(route.converters, arguments, strict=True)]
        except ValueError as misfit:
            raise NotUnderstood("chat-stale-button") from misfit
        if isinstance(event, Submitted):
            return await route.handler(context, event.values, *converted)
        return await route.handler(context, *converted)

    async def _call_event(self, kind: str, context: Context, words: str) -> Answer:
        route = self.router.events.get(kind)
        return None if route is None else await route.handler(context, words)


def _refusal(needs: Role, event: AnyEvent, context: Context) -> Shown | None:
    if needs in context.reader.roles:
        return None
    return _kind(event, context.say, f"chat-needs-{needs}")


def _kind(event: AnyEvent, say: Say, key: str) -> Shown:
    if isinstance(event, Press):
        return Toast(say(key))
    if isinstance(event, Suggest):
        return Suggestions(())
    return Reply(Message(body=say.text(key), tone=Tone.NOTICE))


def _failure(say: Say, code: str) -> Shown:
    return Reply(
        Message(
            title=say("chat-failed-title"),
            body=say.text("chat-failed", code=code),
            tone=Tone.PROBLEM,
        )
    )


def _name(event: AnyEvent) -> str:
    """The route's name without anything a person typed (a forged id is not repeated)."""
    match event:
        case Command(name=name):
            return f"/{name}" if name.isidentifier() else "/?"
        case Press(action=packed) | Submitted(form=packed):
            unpacked = unpack(packed)
            return unpacked[0] if unpacked else "?"
        case Suggest(command=command, option=option):
            return f"suggest {command}.{option}"
        case _:
            return type(event).__name__.lower()


def _record(code: str, route: str, error: BaseException) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    log.error(
        "failed reference=%s route=%s error=%s at=%s", code, route, type(error).__name__, where
    )
