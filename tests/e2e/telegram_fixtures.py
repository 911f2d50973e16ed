"""What the tests of the Telegram door begin with: a server, a door, nobody waiting for long."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest

from bot.chat import text
from bot.chat.dispatch import Context
from bot.chat.form import Answer as FormAnswer
from bot.chat.form import Form, Line, Paragraph
from bot.chat.message import Message, Option, Tone
from bot.chat.reply import Answer, Ask, Reply, Suggestions
from bot.chat.router import Argument, command, form, suggest
from bot.platforms.telegram import calls, polling
from tests.e2e.telegram_server import TelegramServer
from tests.platforms.showcase import Careful, Showcase, showcase
from tests.platforms.telegram.door import TelegramDoor

WORDS = Message(title="News", body=text.plain("Something new"))
SECRET = "my supervisor Jo Doe 5551234567"


@dataclass
class More(Showcase):
    """What is special about Telegram: inline answers, commands that ask, a form that is checked."""

    fails: int = 0

    @command("ask", Argument("question", required=True, free_text=True, suggests=True))
    async def ask(self, context: Context, question: str | None) -> Answer:
        """An answer to a question."""
        return Reply(Message(title=f"About {question}", body=text.plain("It depends.")))

    @suggest("ask", "question")
    async def asking(self, context: Context, typed: str) -> Answer:
        """Two questions."""
        found = ("What is a peer?", "What is a warmline?")
        return Suggestions(tuple(Option(one, one) for one in found if typed in one))

    @command("pair", Argument("first", required=True), Argument("second", required=True))
    async def pair(self, context: Context, first: str | None, second: str | None) -> Answer:
        """Two words."""
        return Reply(Message(body=text.plain(f"{first} and {second}")))

    @command("quiet")
    async def quiet(self, context: Context) -> Answer:
        """Says nothing."""
        return None

    @command("strict")
    async def strict(self, context: Context) -> Answer:
        """A form whose answers are looked at."""
        return Ask(strict_form())

    @form("show:strict")
    async def strict_sent(self, context: Context, values: Mapping[str, FormAnswer]) -> Answer:
        """Refuses a wrong answer, and fails as often as it is told."""
        if self.fails:
            self.fails -= 1
            raise RuntimeError("for this test")
        if values["code"] != "right":
            asked = Reply(Message(body=text.plain("Not that one"), tone=Tone.NOTICE))
            return (asked, Ask(strict_form()))
        self.sent.append(values)
        return Reply(Message(body=text.plain("Right")))


def strict_form() -> Form:
    """Two lines."""
    return Form(
        "show:strict",
        "A code",
        (Line(name="code", label="Code"), Paragraph(name="more", label="More", max_length=4000)),
    )


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "FIRST_PAUSE", 0.001)
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.001)
    monkeypatch.setattr(polling, "LONGEST_PAUSE", 0.01)


@pytest.fixture
def feature() -> More:
    return More()


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as one:
        yield one


@pytest.fixture
async def door(server: TelegramServer, feature: More) -> AsyncIterator[TelegramDoor]:
    dispatcher = showcase(feature)
    object.__setattr__(dispatcher, "guards", (Careful(),))
    one = TelegramDoor(server, dispatcher)
    await one.open()
    yield one
    await one.close()
