"""Typed words as a command's options, and the list of commands that apps show."""

from __future__ import annotations

import pytest

from bot.chat.router import Argument, CommandRoute, Role
from bot.platforms.telegram import commands
from tests.fakes import LANGUAGE

SAY = LANGUAGE.voice("en", "UTC")


async def handler() -> None:
    """Answers nothing."""


def route(*arguments: Argument, name: str = "jobs", needs: Role = Role.ANYONE) -> CommandRoute:
    return CommandRoute(name, arguments, needs, handler)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("", {}),
        ("night shift", {"search": "night shift"}),
        ("place=us-vt night", {"place": "us-vt night"}),
        ("night place=us-vt", {"search": "night", "place": "us-vt"}),
        ('PLACE = "us-vt" search=«a b»', {"place": "us-vt", "search": "a b"}),
        ("replace=all", {"search": "replace=all"}),
        ("place=", {}),
    ],
)
def test_words_of_a_command_with_several_options(words: str, values: dict[str, str]) -> None:
    given = route(Argument("place"), Argument("search", required=True, free_text=True))
    assert commands.values(given, words) == values


def test_a_single_option_takes_all_words_as_they_are() -> None:
    given = route(Argument("search"))
    assert commands.values(given, 'search="x" y=z') == {"search": 'search="x" y=z'}
    assert commands.values(route(), "whatever") == {}


def test_people_see_the_commands_of_their_roles() -> None:
    routes = [
        route(name="ask"),
        route(name="review", needs=Role.COORDINATOR),
        route(name="nosuch"),
    ]
    for_all = commands.listed(routes, commands.EVERYBODY, SAY)
    assert for_all == (("ask", SAY("command-ask")), ("nosuch", "nosuch"))
    both = commands.EVERYBODY | {Role.COORDINATOR}
    assert [name for name, _ in commands.listed(routes, both, SAY)] == ["ask", "review", "nosuch"]
