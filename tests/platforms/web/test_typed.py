"""What somebody types means what they would expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.router import Argument, Role, Router, command
from bot.platforms.web.typed import Order, Picked, Question, Talk, clean, meant


class Some:
    @command("help")
    async def help(self, context: object) -> None: ...

    @command("ask", Argument("question", required=True, free_text=True, suggests=True))
    async def ask(self, context: object, question: str) -> None: ...

    @command("jobs", Argument("place"), Argument("search", required=True, free_text=True))
    async def jobs(self, context: object, place: str, search: str) -> None: ...

    @command("review", Argument("queue"), needs=Role.COORDINATOR)
    async def review(self, context: object, queue: str) -> None: ...


ROUTER = Router()
ROUTER.add(Some())


def read(words: str, *, in_private: bool = True, picked: Picked | None = None) -> object:
    return meant(words, ROUTER.commands, in_private=in_private, picked=picked)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("/help", Order("help", {})),
        ("/help me please", Order("help", {})),
        ("/HELP", Order("help", {})),
        ("/help@alliance", Order("help", {})),
        ("/ask what is co-reflection?", Order("ask", {"question": "what is co-reflection?"})),
        ("/ask a\nstory = long", Order("ask", {"question": "a\nstory = long"})),
        ("/ask question=what is it", Order("ask", {"question": "what is it"})),
        ('/ask question="what is it"', Order("ask", {"question": "what is it"})),
        ("/jobs part time", Order("jobs", {"search": "part time"})),
        (
            "/jobs place=us-vt search=part time",
            Order("jobs", {"place": "us-vt", "search": "part time"}),
        ),
        (
            "/jobs night shifts place=us-vt",
            Order("jobs", {"search": "night shifts", "place": "us-vt"}),
        ),
        ("/jobs place=", Order("jobs", {})),
        ("/review", Order("review", {})),
        ("/nothing like this", Order("nothing", {})),
        ("/", Order("", {})),
        ("/etc/passwd is a file", Question("/etc/passwd is a file")),
        ("what is peer support", Question("what is peer support")),
    ],
)
def test_commands_and_questions(words: str, expected: object) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("good morning everybody", Talk()),
        ("@alliance what is CE?", Question("what is CE?")),
        ("@Alliance, what is CE?", Question("what is CE?")),
        ("could @alliance say what CE is", Question("could say what CE is")),
        ("write to me@alliance.org", Talk()),
        ("@alliances are many", Talk()),
        ("/ask what is CE", Order("ask", {"question": "what is CE"})),
    ],
)
def test_in_a_place_the_bot_reads_only_what_is_for_it(words: str, expected: object) -> None:
    assert read(words, in_private=False) == expected


def test_a_taken_suggestion_is_sent_as_what_it_stands_for() -> None:
    picked = Picked("ask", "question", "What is it?", "id1")
    assert read("What is it?", picked=picked) == Order("ask", {"question": "id1"})
    assert read("/ask What is it?", picked=picked) == Order("ask", {"question": "id1"})


def test_a_suggestion_that_was_changed_afterwards_counts_no_more() -> None:
    picked = Picked("ask", "question", "What is it?", "id1")
    assert read("What is it? For me", picked=picked) == Question("What is it? For me")
    assert read("What is it?", in_private=False, picked=picked) == Talk()


@given(st.text())
def test_any_text_means_something(words: str) -> None:
    cleaned = clean(words).strip()
    cleaned.encode("utf-8")
    assert "\r" not in cleaned
    assert "\x00" not in cleaned
    if cleaned:
        for in_private in (True, False):
            assert isinstance(read(cleaned, in_private=in_private), Order | Question | Talk)
