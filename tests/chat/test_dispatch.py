"""Whatever is sent, the person gets a kind sentence; the log never gets what they sent."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat import text
from bot.chat.dispatch import Context, Dispatcher, Guarded, Reader
from bot.chat.event import AnyEvent, Asked, Command, Person, Place, Press, Submitted, Suggest
from bot.chat.message import Message, Option, Tone
from bot.chat.reply import Answer, Reply, Shown, Suggestions, Toast, is_held_up
from bot.chat.router import (
    Argument,
    NotUnderstood,
    Role,
    Router,
    asked,
    command,
    form,
    press,
    suggest,
)
from bot.language import Language

SECRET = "my supervisor Jo Doe 5551234567"
STRINGS = Path(__file__).parents[2] / "content" / "strings"


def even(words: str) -> int:
    number = int(words)
    if number % 2:
        raise NotUnderstood("chat-unknown-command")
    return number


class Demo:
    @command("echo", Argument("words", required=True, free_text=True))
    async def echo(self, context: Context, words: str | None) -> Answer:
        return Reply(Message(body=text.plain(words or "nothing")))

    @command("halve", Argument("number", convert=even))
    async def halve(self, context: Context, number: int | None) -> Answer:
        return Reply(Message(body=text.plain(str((number or 0) // 2))))

    @command("desk", needs=Role.COMMITTEE)
    async def desk(self, context: Context) -> Answer:
        raise AssertionError("must not be reached")

    @press("demo:count", int)
    async def count(self, context: Context, number: int) -> Answer:
        return Toast(str(number))

    @press("demo:seal", needs=Role.COMMITTEE)
    async def seal(self, context: Context) -> Answer:
        raise AssertionError("must not be reached")

    @form("demo:sent", str)
    async def sent(self, context: Context, values: dict[str, str], key: str) -> Answer:
        return Toast(f"{key} {values['a']}")

    @suggest("echo", "words")
    async def words(self, context: Context, typed: str) -> Answer:
        return Suggestions((Option(typed, typed),))

    @asked()
    async def asked(self, context: Context, words: str) -> Answer:
        raise RuntimeError(f"cannot answer {words}")


@dataclass
class Distress:
    proceed: bool
    instead: str | None = None
    seen: list[str] = field(default_factory=list)

    async def before(self, texts: tuple[str, ...], context: Context) -> Guarded | None:
        self.seen += texts
        if any("help" in words for words in texts):
            return Guarded(Reply(Message(title="card")), self.proceed, self.instead)
        return None

    def hushes(self, typed: str) -> bool:
        return "help" in typed


async def known(person: Person) -> Reader:
    return Reader("en", "America/New_York", "us-vt")


async def database_down(person: Person) -> Reader:
    raise ConnectionError(SECRET)


def dispatcher(guard: Distress | None = None, identify=known) -> Dispatcher:
    router = Router()
    router.add(Demo())
    language = Language(STRINGS)
    return Dispatcher(
        router,
        identify,
        lambda person: Reader(language.choose(person.locale), "UTC", "us"),
        language.voice,
        lambda: datetime(2026, 11, 22, tzinfo=UTC),
        lambda: "K7Q2",
        (guard,) if guard else (),
    )


WHO = {
    "person": Person("web", "1", "es-MX"),
    "place": Place("web", "direct", is_private=True),
}


def words(answers: tuple[Shown, ...]) -> str:
    return "\n".join(
        one.message.words() if isinstance(one, Reply) else one.text
        for one in answers
        if isinstance(one, Reply | Toast)
    )


async def test_a_command_reaches_its_handler() -> None:
    assert (
        words(await dispatcher().handle(Command(name="echo", values={"words": "hi"}, **WHO)))
        == "hi"
    )


async def test_a_form_reaches_its_handler_with_the_arguments_of_its_key() -> None:
    event = Submitted(form="demo:sent:k", values={"a": "b"}, **WHO)
    assert words(await dispatcher().handle(event)) == "k b"


@pytest.mark.parametrize(
    "event",
    [
        Command(name="nothing_like_this", **WHO),
        Command(name="halve", values={"number": "3"}, **WHO),
        Press(action="demo:count:three", **WHO),
        Press(action="demo:count", **WHO),
        Press(action="demo:count:1:2", **WHO),
        Press(action="gone:away:1", **WHO),
        Press(action="", **WHO),
        Press(action="\x00" * 500, **WHO),
        Submitted(form="gone:away", values={}, **WHO),
    ],
    ids=lambda event: type(event).__name__,
)
async def test_unknown_stale_and_forged_input_gets_a_kind_answer(
    event: AnyEvent, caplog: pytest.LogCaptureFixture
) -> None:
    said = words(await dispatcher().handle(event))
    assert "/help" in said
    assert not caplog.records


@pytest.mark.parametrize("event", [Command(name="desk", **WHO), Press(action="demo:seal", **WHO)])
async def test_what_someone_may_not_use_is_refused_kindly(event: AnyEvent) -> None:
    assert "fidelity committee" in words(await dispatcher().handle(event))


async def test_an_error_gives_a_code_and_logs_nothing_typed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        said = words(await dispatcher().handle(Asked(text=SECRET, **WHO)))
    assert "K7Q2" in said
    assert "K7Q2" in caplog.text
    assert "RuntimeError" in caplog.text
    for secret in ("supervisor", "Jo", "5551234567"):
        assert secret not in caplog.text
        assert secret not in said


async def test_with_the_database_down_a_person_is_answered_in_their_apps_language() -> None:
    said = words(await dispatcher(identify=database_down).handle(Command(name="echo", **WHO)))
    assert "K7Q2" in said
    assert "Algo falló" in said


async def test_the_guard_comes_first_even_with_the_database_down() -> None:
    guard = Distress(proceed=False)
    down = dispatcher(guard, database_down)
    assert words(await down.handle(Asked(text="help me", **WHO))) == "card"


async def test_the_guard_may_let_the_question_through() -> None:
    guard = Distress(proceed=True)
    event = Command(name="echo", values={"words": "help, and hi"}, **WHO)
    assert words(await dispatcher(guard).handle(event)) == "card\nhelp, and hi"


async def test_the_guard_may_leave_only_the_question() -> None:
    guard = Distress(proceed=True, instead="and when is it?")
    bot = dispatcher(guard)
    event = Command(name="echo", values={"words": "help. and when is it?"}, **WHO)
    assert words(await bot.handle(event)) == "card\nand when is it?"


async def test_guards_read_free_text_only() -> None:
    guard = Distress(proceed=True)
    bot = dispatcher(guard)
    await bot.handle(Command(name="halve", values={"number": "4"}, **WHO))
    await bot.handle(Submitted(form="demo:sent:k", values={"a": "free", "b": ("x",)}, **WHO))
    assert guard.seen == ["free"]


async def test_half_typed_distress_gets_no_suggestions() -> None:
    bot = dispatcher(Distress(proceed=True))
    event = Suggest(command="echo", option="words", typed="help", **WHO)
    assert await bot.handle(event) == (Suggestions(()),)
    event = Suggest(command="echo", option="words", typed="how", **WHO)
    assert await bot.handle(event) == (Suggestions((Option("how", "how"),)),)


async def test_a_handler_knows_that_the_person_was_met_first() -> None:
    seen: list[bool] = []

    class Asker(Demo):
        @asked()
        async def asked(self, context: Context, words: str) -> Answer:
            seen.append(context.met)
            return None

    router = Router()
    router.add(Asker())
    bot = replace(dispatcher(Distress(proceed=True)), router=router)
    assert words(await bot.handle(Asked(text="help", **WHO))) == "card"
    await bot.handle(Asked(text="hello", **WHO))
    assert seen == [True, False]


async def test_plain_words_are_answered_in_their_own_language() -> None:
    """A first direct message on Discord says nothing of the app's language."""
    bot = replace(dispatcher(), detect=lambda text, known: "es" if "hola" in text else known)
    unknown = {**WHO, "person": Person("discord", "1")}
    assert "Algo falló" in words(await bot.handle(Asked(text="hola", **unknown)))
    assert "Something went wrong" in words(await bot.handle(Asked(text="hello", **unknown)))
    say = await bot.voice_for(unknown["person"], "hola")
    assert say.language == "es"
    assert (await bot.voice_for(unknown["person"])).language == "en"


def test_a_form_is_held_up_by_a_card_or_a_fault_only() -> None:
    card = Reply(Message(title="card", tone=Tone.CARE))
    fault = Reply(Message(title="fault", tone=Tone.PROBLEM))
    thanks = Reply(Message(title="thanks"))
    assert is_held_up((card,))
    assert is_held_up((card, fault))
    assert not is_held_up((card, thanks))
    assert not is_held_up((Toast("thanks"),))
    assert not is_held_up(())


def test_two_routes_for_one_trigger_are_refused() -> None:
    router = Router()
    router.add(Demo())
    with pytest.raises(ValueError, match="two routes"):
        router.add(Demo())
