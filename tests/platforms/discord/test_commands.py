"""Commands as Discord registers them, and when they are registered anew."""

from __future__ import annotations

from bot.chat.router import Argument, CommandRoute, Role, Router
from bot.platforms.discord import commands
from tests.fakes import LANGUAGE
from tests.platforms.discord import rules
from tests.platforms.discord.door import VOICES
from tests.platforms.showcase import Showcase


async def nothing(*_: object, **__: object) -> None:
    return None


def registered(*routes: CommandRoute, everywhere: bool = False) -> list[dict[str, object]]:
    return commands.payloads(routes, {}, VOICES, everywhere=everywhere)


def route(name: str, *arguments: Argument) -> CommandRoute:
    return CommandRoute(name, arguments, Role.ANYONE, nothing)


def test_names_descriptions_and_options() -> None:
    (command,) = registered(
        route(
            "ask",
            Argument("place"),
            Argument("question", required=True, suggests=True, max_length=500),
        )
    )
    assert command["name"] == "ask"
    assert command["description"] == LANGUAGE.voice("en", "UTC")("command-ask")
    spanish = LANGUAGE.voice("es", "UTC")("command-ask")
    assert command["description_localizations"] == {"es-ES": spanish, "es-419": spanish}
    required, optional = command["options"]  # type: ignore[misc]
    assert (
        required["name"],
        required["required"],
        required["autocomplete"],
        required["max_length"],
    ) == (
        "question",
        True,
        True,
        500,
    )
    assert optional["name"] == "place"


def test_a_missing_sentence_leaves_the_name() -> None:
    (command,) = registered(route("nosuchsentence", Argument("thing")))
    assert command["description"] == "nosuchsentence"
    assert rules.command_faults([command]) == []


def test_a_whole_router_fits() -> None:
    router = Router()
    router.add(Showcase())
    made = commands.payloads(router.commands.values(), router.suggestions, VOICES, everywhere=True)
    assert rules.command_faults(made) == []
    assert all(one["contexts"] == [0, 1] for one in made)


def test_what_discord_adds_is_no_difference() -> None:
    wanted = registered(route("ask", Argument("question", required=True)), everywhere=True)
    there = [
        one
        | {
            "id": "1",
            "application_id": "2",
            "version": "3",
            "default_member_permissions": None,
            "nsfw": False,
            "name_localizations": None,
            "contexts": [1, 0],
            "integration_types": [0],
        }
        for one in wanted
    ]
    assert commands.same(wanted, there)


def test_differences_are_seen() -> None:
    wanted = registered(route("ask", Argument("question")))
    assert not commands.same(wanted, [])
    assert not commands.same(wanted, registered(route("ask")))
    assert not commands.same(wanted, registered(route("ask", Argument("question", required=True))))
    assert not commands.same(wanted, registered(route("ask", Argument("question")), route("old")))
    assert not commands.same(wanted, [wanted[0] | {"description_localizations": {}}])


def test_an_activitys_own_command_is_given_back() -> None:
    wanted = registered(route("ask"))
    launch = {"id": "9", "name": "launch", "type": 4}
    assert commands.same(wanted, [*wanted, launch])
    assert commands.to_write(wanted, [launch]) == [*wanted, launch]
