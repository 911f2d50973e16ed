"""The bot behind the doors of the contract: it uses the whole vocabulary, and looks at nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Context, Dispatcher, Guarded, Reader
from bot.chat.event import Person
from bot.chat.form import (
    Agree,
    Choice,
    Choices,
    Day,
    Form,
    Line,
    Paragraph,
)
from bot.chat.form import (
    Answer as FormAnswer,
)
from bot.chat.message import (
    Button,
    ButtonStyle,
    Field,
    File,
    Link,
    Menu,
    Message,
    Option,
    Tone,
)
from bot.chat.reply import Answer, Ask, Reply, Suggestions, Toast, Update
from bot.chat.router import (
    Argument,
    Role,
    Router,
    arrived,
    asked,
    command,
    form,
    press,
    suggest,
)
from tests.fakes import LANGUAGE, NOW

NASTY = "**bold** _x_ [a](https://evil.example) <@1> @everyone `c` <b>x</b> #h &amp; \\ ~~s~~ ||p||"
STARTS = datetime(2026, 12, 1, 20, 0, tzinfo=UTC)
COLOURS = ("Red", "Green", "Blue")
MANY = tuple(Option(f"Town {number:03}", f"t{number}") for number in range(200))
LONG = "\n\n".join(f"Paragraph {number}. " + "word " * 120 for number in range(20))


@dataclass
class Showcase:
    """A feature that uses every word of the vocabulary. `slow`: what keeps `/slow` waiting, once it
    has `begun`.
    """

    slow: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[Mapping[str, FormAnswer]] = field(default_factory=list)
    presses: int = 0

    @command("card")
    async def card(self, context: Context) -> Answer:
        """Everything that a message can hold."""
        return Reply(
            Message(
                title="A card",
                body=context.say.text("chat-unknown-command"),
                fields=(Field("Begins", text.When(STARTS)), Field("Place", text.plain("Room 4"))),
                footer="A small line",
                rows=(
                    (
                        Button("Count", pack("show", "count", 1), ButtonStyle.MAIN),
                        Button("Whisper", pack("show", "whisper")),
                        Link("Read more", "https://example.org/more"),
                    ),
                    Menu("A colour", tuple(Option(c, c.lower()) for c in COLOURS), "show:colour"),
                ),
                files=(File("hours.csv", "text/csv", b"a,b\n", "Your hours"),),
                tone=Tone.NOTICE,
            )
        )

    @command("post")
    async def post(self, context: Context) -> Answer:
        """For everyone to read."""
        return Reply(Message(body=text.plain("For everyone")), only_you=False)

    @command("echo", Argument("words", required=True, free_text=True, suggests=True))
    async def echo(self, context: Context, words: str | None) -> Answer:
        """What was typed, as it was typed."""
        return Reply(Message(title="You said", body=text.plain(words or "nothing")))

    @command("long")
    async def long(self, context: Context) -> Answer:
        """More than one message can hold."""
        return Reply(Message(body=text.plain(LONG)))

    @command("towns")
    async def towns(self, context: Context) -> Answer:
        """More options than a menu takes."""
        return Reply(Message(body=text.plain("Where?"), rows=(Menu("Town", MANY, "show:town"),)))

    @command("slow")
    async def slowly(self, context: Context) -> Answer:
        """An answer that takes its time."""
        self.begun.set()
        await self.slow.wait()
        return Reply(Message(body=text.plain("At last")))

    @command("slowform")
    async def slow_form(self, context: Context) -> Answer:
        """A form that takes its time."""
        await self.slow.wait()
        return Ask(short_form())

    @command("broken")
    async def broken(self, context: Context) -> Answer:
        """A fault in a feature."""
        raise RuntimeError("something private")

    @command("desk", needs=Role.COMMITTEE)
    async def desk(self, context: Context) -> Answer:
        """Not for everyone."""
        raise AssertionError("must not be reached")

    @command("short")
    async def short(self, context: Context) -> Answer:
        """A form of one page."""
        return Ask(short_form())

    @command("full")
    async def full(self, context: Context) -> Answer:
        """A form of several pages with every kind of question."""
        return Ask(full_form())

    @press("show:count", int)
    async def count(self, context: Context, number: int) -> Answer:
        """Replaces the card."""
        self.presses += 1
        again = Button("Count", pack("show", "count", number + 1))
        return Update(
            Message(title="A card", body=text.plain(f"Counted {number}"), rows=((again,),))
        )

    @press("show:whisper")
    async def whisper(self, context: Context) -> Answer:
        """A passing line."""
        return Toast("Psst")

    @press("show:colour", str)
    async def colour(self, context: Context, colour: str) -> Answer:
        """What was chosen."""
        return Reply(Message(body=text.plain(f"You chose {colour}")))

    @press("show:town", str)
    async def town(self, context: Context, town: str) -> Answer:
        """What was chosen of many."""
        return Reply(Message(body=text.plain(f"You live in {town}")))

    @form("show:short")
    async def short_sent(self, context: Context, values: Mapping[str, FormAnswer]) -> Answer:
        """The answers, said back."""
        self.sent.append(values)
        return Reply(Message(title="Received", body=text.plain(str(values["name"]))))

    @form("show:full", int)
    async def full_sent(
        self, context: Context, values: Mapping[str, FormAnswer], number: int
    ) -> Answer:
        """The answers and the form's own argument."""
        self.sent.append(values)
        return Reply(Message(body=text.plain(f"All {len(values)} answers received for {number}")))

    @suggest("echo", "words")
    async def suggested(self, context: Context, typed: str) -> Answer:
        """Colours that begin so."""
        fitting = [one for one in COLOURS if one.lower().startswith(typed.lower())]
        return Suggestions(tuple(Option(one, one) for one in fitting))

    @asked()
    async def question(self, context: Context, words: str) -> Answer:
        """An answer in one's own language."""
        return Reply(
            Message(
                title=context.say("chat-failed-title") if words == "title" else "Answer",
                body=text.plain(f"You asked: {words}"),
                rows=((Button("Whisper", pack("show", "whisper")),),),
            )
        )

    @arrived()
    async def hello(self, context: Context, payload: str) -> Answer:
        """A greeting."""
        return Reply(Message(body=text.plain(f"Welcome {payload}".strip())))


class Careful:
    """A guard that meets one word first."""

    async def before(self, texts: tuple[str, ...], context: Context) -> Guarded | None:
        """A card for whoever says the word."""
        if any("hopeless" in one for one in texts):
            card = Message(body=text.plain("You are not alone"), tone=Tone.CARE)
            note = Message(body=text.plain("For anyone here"), tone=Tone.CARE)
            return Guarded(Reply(card, aloud=note), proceed=False)
        return None

    def hushes(self, typed: str) -> bool:
        """The same word."""
        return "hopeless" in typed


def short_form() -> Form:
    """One page: a name, a story, a colour."""
    return Form(
        "show:short",
        "About you",
        (
            Line(name="name", label="Name", max_length=40),
            Paragraph(name="story", label="Story", required=False),
            Choice(name="colour", label="Colour", options=tuple(Option(c, c) for c in COLOURS)),
        ),
    )


def full_form() -> Form:
    """Every kind of question, more than five."""
    colours = tuple(Option(c, c.lower()) for c in COLOURS)
    return Form(
        pack("show", "full", 7),
        "Everything there is to ask",
        (
            Line(name="name", label="Name"),
            Paragraph(name="story", label="Story", required=False),
            Choice(name="colour", label="Colour", options=colours),
            Choices(name="liked", label="Colours you like", options=colours, required=False),
            Day(name="day", label="Day"),
            Choice(name="town", label="Town", options=MANY),
            Line(name="last", label="Last words", required=False),
            Agree(name="agreed", label="I have read it"),
        ),
        intro=text.plain("This takes two minutes."),
    )


FULL_ANSWERS: Mapping[str, FormAnswer] = {
    "Name": "Noa",
    "Story": NASTY,
    "Colour": "Green",
    "Colours you like": ("Red", "Blue"),
    "Day": "2026-12-01",
    "Town": "Town 117",
    "I have read it": "yes",
}


def showcase(feature: Showcase | None = None) -> Dispatcher:
    """The bot behind the door."""
    router = Router()
    router.add(feature or Showcase())
    numbers = count(1)

    def guess(person: Person) -> Reader:
        return Reader(LANGUAGE.choose(person.locale), "America/New_York", "us-vt")

    async def identify(person: Person) -> Reader:
        return guess(person)

    return Dispatcher(
        router=router,
        identify=identify,
        guess=guess,
        voice=LANGUAGE.voice,
        now=lambda: NOW,
        reference=lambda: f"R{next(numbers)}",
    )
