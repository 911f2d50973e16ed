"""`reflect` as people use it: alone, in a group, in either language."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.chat.event import Person, Place
from bot.chat.message import Menu
from bot.chat.reply import Reply, Suggestions
from bot.chat.router import NotUnderstood
from bot.coreflection.records import Setting
from bot.coreflection.room.handlers import Reflect, depth
from bot.coreflection.room.keeping import Decks
from bot.coreflection.room.rules import MIDDLE
from bot.coreflection.room.shelf import Prompts
from bot.storage import Database
from tests.coreflection.gathering import NOA, WREN, seeds
from tests.fakes import ROOT, actions, context, messages, words


def reflecting(database: Database, content: Path = ROOT / "content") -> tuple[Reflect, Decks]:
    prompts, chance = Prompts(content), seeds()
    decks = Decks(database, prompts, lambda: next(chance))
    return Reflect(prompts, decks), decks


def asked(answer: object) -> str:
    """The question of a prompt, without its follow-up."""
    (message,) = messages(answer)  # type: ignore[arg-type]
    return message.words().split("\n")[1]


async def test_a_prompt_with_its_follow_up(database: Database) -> None:
    reflect, _ = reflecting(database)
    answer = await reflect.reflect(context(NOA), None)
    said = words(answer)
    assert "To go on:" in said
    assert {"Another one", "Deeper", "Agreements", "Ways to meet"} <= set(actions(answer))
    assert "Show it to everyone here" not in actions(answer)


async def test_it_says_for_whom_a_prompt_is(database: Database) -> None:
    reflect, _ = reflecting(database)
    answer = await reflect.reflect(context(NOA), None)
    assert "For two people. Below you can choose one for you alone." in words(answer)
    (message,) = messages(answer)
    menus = [row for row in message.rows if isinstance(row, Menu)]
    assert ("on your own", "solo") in [
        (one.label, one.value) for menu in menus for one in menu.options
    ]
    alone = await reflect.setting(context(NOA), "any", MIDDLE, Setting.SOLO)
    assert "For you, on your own." in words(alone)
    assert "For two people" not in words(alone)
    assert "For a group." in words(await reflect.reflect(context(NOA, private=False), None))
    assert "Para dos personas" in words(await reflect.reflect(context(NOA, language="es"), None))


async def test_another_one_is_never_one_they_had(database: Database) -> None:
    reflect, _ = reflecting(database)
    seen = [asked(await reflect.reflect(context(NOA), "mutuality"))]
    for _ in range(4):
        seen.append(asked(await reflect.another(context(NOA), "mutuality", Setting.PAIR, MIDDLE)))
    assert len(set(seen)) == 5
    alone = await reflect.another(context(NOA), "mutuality", Setting.SOLO, MIDDLE)
    assert "only one of its kind" not in words(alone)
    alone = await reflect.another(context(NOA), "mutuality", Setting.SOLO, MIDDLE)
    assert "only one of its kind" in words(alone)


async def test_a_place_has_one_deck_and_people_their_own(database: Database) -> None:
    reflect, _ = reflecting(database)
    here = context(NOA, private=False)
    there = context(Person("telegram", "8"), private=False)
    first = asked(await reflect.reflect(here, None))
    second = asked(await reflect.reflect(there, None))
    assert first != second
    assert "gentle" in words(await reflect.reflect(here, None))


async def test_shown_to_everyone_only_when_somebody_asks(database: Database) -> None:
    reflect, _ = reflecting(database)
    here = context(NOA, private=False)
    answer = await reflect.reflect(here, None)
    assert isinstance(answer, Reply)
    assert answer.only_you
    name = actions(answer)["Show it to everyone here"].rsplit(":", 1)[1]
    aloud = await reflect.show(here, name)
    assert isinstance(aloud, Reply)
    assert not aloud.only_you
    assert asked(aloud) == asked(answer)
    assert list(actions(aloud)) == ["One for me"]
    mine = await reflect.mine(here, "mutuality", Setting.GROUP)
    assert isinstance(mine, Reply)
    assert mine.only_you


async def test_an_unknown_theme_shows_those_there_are(database: Database) -> None:
    reflect, _ = reflecting(database)
    said = words(await reflect.reflect(context(NOA), "plumbing"))
    assert "I do not know that theme" in said
    assert "Worldview" in said


async def test_in_spanish(database: Database) -> None:
    reflect, _ = reflecting(database)
    said = words(await reflect.reflect(context(NOA, language="es"), "conexión"))
    assert "Para seguir:" in said
    assert "espera la revisión" in said


async def test_agreements_and_ways_to_meet(database: Database) -> None:
    reflect, _ = reflecting(database)
    assert "Passing is always fine" in words(await reflect.agreements(context()))
    shapes = await reflect.shapes(context())
    assert "In a group, 90 minutes" in words(shapes)
    said = words(await reflect.shape(context(), "group-60"))
    assert "8 min arrive, and agreements" in said
    assert "To open:" in said
    assert "I do not join, record or time anything" in said


async def test_half_typed_themes(database: Database) -> None:
    reflect, _ = reflecting(database)
    found = await reflect.themes_for(context(language="es"), "mut")
    assert isinstance(found, Suggestions)
    assert [one.value for one in found.options] == ["mutuality"]


async def test_old_and_forged_buttons(database: Database) -> None:
    reflect, _ = reflecting(database)
    with pytest.raises(NotUnderstood):
        await reflect.another(context(), "gone", Setting.GROUP, MIDDLE)
    with pytest.raises(NotUnderstood):
        await reflect.show(context(), "gone-01")
    with pytest.raises(ValueError, match="depth"):
        depth("9")


async def test_edits_take_effect_and_mistakes_do_not(database: Database, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "prompts", tmp_path / "prompts")
    prompts = Prompts(tmp_path)
    (tmp_path / "prompts" / "mutuality.yaml").write_text("theme: [", "utf-8")
    assert not prompts.refresh()
    assert prompts.theme("mutuality") is not None
    assert prompts.problems
    (tmp_path / "prompts" / "mutuality.yaml").unlink()
    assert prompts.refresh()
    assert prompts.theme("mutuality") is None


async def test_without_any_prompts(database: Database, tmp_path: Path) -> None:
    reflect, _ = reflecting(database, tmp_path)
    assert "no prompts here yet" in words(await reflect.reflect(context(), None))
    assert "no prompts here yet" in words(await reflect.reflect(context(), "mutuality"))


async def test_a_deck_is_told_and_erased(database: Database) -> None:
    reflect, decks = reflecting(database)
    async with database.read() as connection:
        assert await decks.held(connection, None, WREN) == {}
    await reflect.reflect(context(WREN), None)
    async with database.write() as connection:
        assert await decks.held(connection, None, WREN)
        assert await decks.held(connection, None, NOA) == {}
        await decks.forget(connection, None, WREN)
        assert await decks.held(connection, None, WREN) == {}


async def test_a_topic_of_a_group_has_its_own_deck() -> None:
    from bot.coreflection.room.keeping import deck_of

    one = deck_of(NOA, Place("telegram", "-100", "7"))
    assert one != deck_of(NOA, Place("telegram", "-100", "8"))
    assert one == deck_of(WREN, Place("telegram", "-100", "7"))


async def test_two_who_press_at_once_get_two_prompts(database: Database) -> None:
    reflect, _ = reflecting(database)
    here = context(NOA, private=False)
    answers = await asyncio.gather(*(reflect.reflect(here, None) for _ in range(6)))
    assert len({asked(one) for one in answers}) == 6
