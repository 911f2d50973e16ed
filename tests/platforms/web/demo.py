"""A small alliance of its own that says every kind of thing, so that the page can be tried alone."""

from __future__ import annotations

import asyncio
import itertools
import struct
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from aiohttp import web
from fluent.runtime import FluentResource

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Context, Dispatcher, Reader
from bot.chat.event import Person
from bot.chat.form import Agree, Answer, Choice, Choices, Day, Form, Line, Paragraph, Question
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
from bot.chat.page import Page
from bot.chat.reply import Answer as Said
from bot.chat.reply import Ask, Reply, Suggestions, Toast, Update
from bot.chat.router import Argument, Role, Router, arrived, asked, command, form, press, suggest
from bot.chat.text import When, WhenStyle, plain
from bot.clock import MovableClock
from bot.language import Language
from bot.platforms.web import Trial, TrialPerson, WebOptions, WebPlatform

STRINGS = Path(__file__).parents[3] / "content" / "strings"
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # a Friday, 1 p.m. in Vermont
PEOPLE = (
    TrialPerson("newcomer", "Noa", "web-trial-newcomer"),
    TrialPerson("worker", "Wren", "web-trial-worker"),
    TrialPerson("coordinator", "Carmen", "web-trial-coordinator"),
    TrialPerson("committee", "Kit", "web-trial-committee"),
)
# Descriptions of this demo's commands, which no real feature has.
SENTENCES = """
command-show = Shows one of everything
command-form = Opens a form of several pages
command-pair = Takes two options
command-pair-left = The left one
command-pair-right = The right one, in your own words
command-desk = For the committee
command-post = Posts in this place
command-post-words = What to post
command-fail = Fails
"""


def picture() -> bytes:
    """A small PNG, made by hand (https://www.w3.org/TR/png/)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + bytes([120, 190, 180] * 160) for _ in range(60))
    header = struct.pack(">IIBBBBB", 160, 60, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def options(count: int) -> tuple[Option, ...]:
    """So many options."""
    return tuple(
        Option(f"Choice {n}", f"c{n}", f"About {n}" if n % 3 == 0 else "")
        for n in range(1, count + 1)
    )


QUESTIONS: tuple[Question, ...] = (
    Line(
        name="title", label="Title", help="A few words.", max_length=20, placeholder="Peer worker"
    ),
    Paragraph(name="about", label="About it", required=False, max_length=300),
    Choice(name="place", label="Where", options=options(4)),
    Choices(name="days", label="Which days", options=options(5), least=1, most=2),
    Day(name="until", label="Until when"),
    Choice(name="county", label="County", options=options(40), required=False),
    Line(name="link", label="Link", required=False, value="https://example.org"),
    Agree(name="fair", label="It is paid, and the pay is named."),
)
FORM = Form(
    "demo:sent:k1",
    "Post a job",
    QUESTIONS,
    intro=plain("All of it is read by a person."),
    submit="Send it in",
)


def everything(now: datetime) -> Message:
    """A message with all its parts."""
    return Message(
        title="What peer support is",
        body=(
            text.Prose(
                (
                    text.Span("Someone who has "),
                    text.Span("been there", bold=True),
                    text.Span(" walks "),
                    text.Span("beside", italic=True),
                    text.Span(" you. Read "),
                    text.Span("the definition", href="https://example.org/definition"),
                    text.Span(" or write "),
                    text.Span("/help", code=True),
                    text.Span("."),
                )
            ),
            text.Bullets(((text.Span("mutual"),), (text.Span("voluntary"),))),
            text.Quote(((text.Span("Nothing about us without us."),),)),
            text.Code("one  two\nthree"),
        ),
        fields=(
            Field("When", When(now + timedelta(days=2))),
            Field("From now", When(now + timedelta(days=2), WhenStyle.RELATIVE)),
            Field("Where", plain("Vermont")),
        ),
        footer="As of November 20, 2026",
        rows=(
            (
                Button("I'm coming", pack("demo", "come", 0), ButtonStyle.MAIN),
                Button("Not this time", pack("demo", "toast")),
                Button("Withdraw", pack("demo", "toast"), ButtonStyle.DANGER),
                Link("The source", "https://example.org/source"),
            ),
            Menu("Did you mean", options(3), pack("demo", "chose")),
            Menu("Which county", options(60), pack("demo", "chose")),
        ),
        files=(
            File(
                "session.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "The date"
            ),
            File("view.png", "image/png", picture(), "A plain green field"),
        ),
        tone=Tone.GOOD,
    )


class Demo:
    """Features that only this demo has."""

    def __init__(self) -> None:
        self.sent: list[Mapping[str, Answer]] = []
        self.asked: list[str] = []
        self.begun = asyncio.Event()
        self.slow = asyncio.Event()

    @command("show")
    async def show(self, context: Context) -> Said:
        return Reply(everything(context.now))

    @command("form")
    async def fill(self, context: Context) -> Said:
        return Ask(FORM)

    @command("pair", Argument("left"), Argument("right", required=True, free_text=True))
    async def pair(self, context: Context, left: str | None, right: str | None) -> Said:
        return Reply(Message(body=plain(f"left={left} right={right}")))

    @command(
        "ask", Argument("question", required=True, free_text=True, suggests=True, max_length=500)
    )
    async def ask(self, context: Context, question: str | None) -> Said:
        return await self.answer(context, question or "")

    @suggest("ask", "question")
    async def meant(self, context: Context, typed: str) -> Said:
        found = ("What is peer support?", "What is co-reflection?", "<b>Who</b> may join?")
        return Suggestions(
            tuple(
                Option(one, f"id{n}")
                for n, one in enumerate(found)
                if typed[:4].lower() in one.lower()
            )
        )

    @command("desk", needs=Role.COMMITTEE)
    async def desk(self, context: Context) -> Said:
        return Reply(Message(body=plain("sealed")))

    @command("post", Argument("words"))
    async def post(self, context: Context, words: str | None) -> Said:
        card = Message(
            title=words or "A session",
            rows=(
                (
                    Button("I'm coming", pack("demo", "come", 0)),
                    Button("Propose", pack("demo", "open")),
                ),
            ),
        )
        return Reply(card, only_you=False)

    @command("fail")
    async def fail(self, context: Context) -> Said:
        raise RuntimeError("on purpose")

    @press("demo:come", int)
    async def come(self, context: Context, count: int) -> Said:
        button = Button(f"Coming: {count + 1}", pack("demo", "come", count + 1))
        return (
            Update(Message(title=f"{count + 1} coming", rows=((button,),))),
            Toast("You are in."),
        )

    @press("demo:toast")
    async def toast(self, context: Context) -> Said:
        return Toast("Noted <b>well</b>.")

    @press("demo:chose", str)
    async def chose(self, context: Context, value: str) -> Said:
        return Reply(Message(body=plain(f"You chose {value}"), tone=Tone.CARE))

    @press("demo:open")
    async def open(self, context: Context) -> Said:
        return Ask(Form("demo:proposed", "Propose", (Line(name="what", label="What"),)))

    @form("demo:proposed")
    async def proposed(self, context: Context, values: Mapping[str, Answer]) -> Said:
        return Update(Message(title=f"Proposed: {values['what']}"))

    @form("demo:sent", str)
    async def received(self, context: Context, values: Mapping[str, Answer], key: str) -> Said:
        self.sent.append(values)
        if values["title"] == "fail":
            raise RuntimeError("on purpose")
        return Reply(
            Message(title="Thank you", body=plain("It is with a person now."), tone=Tone.GOOD)
        )

    @asked()
    async def answer(self, context: Context, words: str) -> Said:
        self.asked.append(words)
        if words == "slow":
            self.begun.set()
            await self.slow.wait()
        return Reply(
            Message(
                title="An answer",
                body=plain(f"You asked: {words[:200]}"),
                rows=((Button("This is wrong or old", pack("demo", "toast")),),),
            )
        )

    @arrived()
    async def greet(self, context: Context, payload: str) -> Said:
        start = (Button("What can I ask?", pack("demo", "toast"), ButtonStyle.MAIN),)
        if context.say.language == "es":
            return Reply(
                Message(
                    title="Te damos la bienvenida",
                    body=plain(f"Pregunta lo que quieras. {payload}"),
                    rows=(start,),
                )
            )
        return Reply(
            Message(title="Welcome", body=plain(f"Ask anything. {payload}"), rows=(start,))
        )


ROLES = {
    "web:committee": frozenset({Role.ANYONE, Role.MEMBER, Role.COMMITTEE}),
    "web:coordinator": frozenset({Role.ANYONE, Role.MEMBER, Role.COORDINATOR}),
}


@cache
def language() -> Language:
    """The real sentences and the demo's own."""
    words = Language(STRINGS)
    for book in words.books.values():
        book.bundle.add_resource(FluentResource(SENTENCES))
    return words


def platform(
    demo: Demo,
    *,
    in_trial: bool = True,
    port: int = 0,
    public_url: str = "",
    routes: tuple[web.RouteDef, ...] = (),
    pages: tuple[Page, ...] = (),
    secret: bytes = b"a secret of this test",
    clock: MovableClock | None = None,
    start: int = 1,
    database_is_down: bool = False,
) -> WebPlatform:
    """The web door over the demo. `start` keeps ids of one process apart from another's."""
    words = language()
    router = Router()
    router.add(demo)
    clock = clock or MovableClock(NOW)
    tokens = (f"t{number}" for number in itertools.count(start))

    def guess(person: Person) -> Reader:
        roles = ROLES.get(person.key, frozenset({Role.ANYONE}))
        return Reader(words.choose(person.locale), "America/New_York", "us-vt", roles)

    async def identify(person: Person) -> Reader:
        if database_is_down:
            raise ConnectionError
        return guess(person)

    dispatcher = Dispatcher(router, identify, guess, words.voice, clock.now, lambda: "K7Q2")
    return WebPlatform(
        dispatcher,
        WebOptions(
            host="127.0.0.1",
            port=port,
            public_url=public_url,
            alliance_name=lambda: "Green Mountain Peer Alliance",
            secret=secret,
            token=lambda: next(tokens),
        ),
        Trial(PEOPLE, clock.move, lambda: clock.moved) if in_trial else None,
        routes,
        pages,
    )
