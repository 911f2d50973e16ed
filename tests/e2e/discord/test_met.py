"""A person in distress at the Discord door: met first, alone where it can be, and nothing typed is lost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.e2e.discord.conftest import WithRoles
from tests.platforms.discord.door import DiscordDoor
from tests.platforms.showcase import FULL_ANSWERS, Careful

WORDS = "I feel hopeless"


@pytest.fixture(autouse=True)
def guarded(door: DiscordDoor) -> None:
    object.__setattr__(door.dispatcher, "guards", (Careful(),))


def value_of(modal: dict[str, Any] | None, label: str) -> str:
    assert modal is not None, "no form is open"
    return next(
        str(part["component"].get("value", ""))
        for part in modal["components"]
        if part.get("label") == label
    )


async def test_a_form_met_by_a_card_opens_again_as_it_was(
    door: DiscordDoor, feature: WithRoles
) -> None:
    noa = door.visitor("Noa")
    await noa.command("short")
    seen = await noa.send_form({"Name": "Noa", "Story": WORDS, "Colour": "Red"})
    assert "You are not alone" in seen.words
    assert "still here" in seen.words
    assert not seen.public
    assert feature.sent == []
    assert door.drafts.kept
    assert not any(WORDS in one for one in door.drafts.kept.values())
    await noa.press("Back to the form")
    assert value_of(noa.modal, "Name") == "Noa"
    assert value_of(noa.modal, "Story") == WORDS
    await noa.send_form({"Name": "Noa", "Story": "a hard week", "Colour": "Red"})
    assert feature.sent == [{"name": "Noa", "story": "a hard week", "colour": "Red"}]
    assert door.drafts.kept == {}


async def test_it_can_be_met_twice_and_cancelled(door: DiscordDoor, feature: WithRoles) -> None:
    noa = door.visitor("Noa")
    await noa.command("short")
    await noa.send_form({"Name": "Noa", "Story": WORDS, "Colour": "Red"})
    await noa.press("Back to the form")
    seen = await noa.send_form({"Colour": "Red"})
    assert "You are not alone" in seen.words
    assert "Nothing was sent" in (await noa.press("Cancel")).words
    assert feature.sent == []
    assert door.drafts.kept == {}


async def test_after_a_restart_all_but_those_words_is_still_there(
    door: DiscordDoor, feature: WithRoles
) -> None:
    noa = door.visitor("Noa")
    await noa.command("short")
    await noa.send_form({"Name": "Noa", "Story": WORDS, "Colour": "Red"})
    await door.restart()
    await noa.press("Back to the form")
    assert value_of(noa.modal, "Name") == "Noa"
    assert value_of(noa.modal, "Story") == ""
    await noa.send_form({"Name": "Noa", "Colour": "Red"})
    assert feature.sent == [{"name": "Noa", "story": "", "colour": "Red"}]


async def test_of_several_pages_the_one_with_those_words_opens(
    door: DiscordDoor, feature: WithRoles
) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    seen = await noa.fill({**FULL_ANSWERS, "Story": WORDS})
    assert "You are not alone" in seen.words
    assert not any(WORDS in one for one in door.drafts.kept.values())
    await noa.press("Back to the form")
    assert value_of(noa.modal, "Story") == WORDS
    assert "All 8 answers" in (await noa.fill(FULL_ANSWERS)).words
    assert len(feature.sent) == 1


async def test_a_fault_keeps_the_answers_to_be_sent_again(
    door: DiscordDoor, feature: WithRoles
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("for this test")

    noa = door.visitor("Noa")
    route = door.dispatcher.router.forms["show:short"]
    working = route.handler
    object.__setattr__(route, "handler", broken)
    await noa.command("short")
    seen = await noa.send_form({"Name": "Noa", "Colour": "Red"})
    assert "R1" in seen.words
    object.__setattr__(route, "handler", working)
    await noa.press("Back to the form")
    assert "Received" in (await noa.send_form({"Colour": "Red"})).words
    assert [one["name"] for one in feature.sent] == ["Noa"]


async def test_with_storage_down_it_waits_in_memory(door: DiscordDoor, feature: WithRoles) -> None:
    async def down(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    noa = door.visitor("Noa")
    await noa.command("short")
    working, door.drafts.save = door.drafts.save, down  # type: ignore[method-assign]
    seen = await noa.send_form({"Name": "Noa", "Story": WORDS, "Colour": "Red"})
    assert "You are not alone" in seen.words
    door.drafts.save = working  # type: ignore[method-assign]
    await noa.press("Back to the form")
    assert value_of(noa.modal, "Story") == WORDS


async def test_two_presses_at_once_hand_a_form_in_once(
    door: DiscordDoor, feature: WithRoles
) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    first = noa.modal
    await noa.send_form(FULL_ANSWERS)
    await noa.press("Continue")
    await noa.send_form(FULL_ANSWERS)
    for _ in range(4):
        if not noa._offers("Town 117"):
            await noa.press("More options")
    await noa.choose("Town 117")
    await noa.press("Continue")
    last = noa.modal
    assert first is not None
    assert last is not None
    noa.modal = last
    parts = [
        {"type": 18, "component": {**part["component"], "value": "", "values": ["yes"]}}
        for part in last["components"]
        if part["type"] == 18
    ]
    data = {"custom_id": last["custom_id"], "components": parts}
    load, both = door.drafts.load, asyncio.Barrier(2)

    async def load_together(key: str) -> str | None:
        found = await load(key)
        await both.wait()
        return found

    door.drafts.load = load_together  # type: ignore[method-assign]
    await asyncio.gather(*(door.server.interact(5, noa.id, data) for _ in range(2)))
    await door.platform.idle()
    assert len(feature.sent) == 1


async def test_whoever_takes_no_private_messages_is_met_without_a_sign_on_them(
    door: DiscordDoor,
) -> None:
    noa = door.visitor("Noa")
    door.server.no_private_messages.add(noa.id)
    note = await noa.mention(WORDS)
    assert note.public
    assert "For anyone here" in note.words
    assert "not alone" not in note.words
    public = next(one for one in noa._readable() if not one.reader)
    assert "message_reference" not in public.body or not public.body["message_reference"]
    seen = await noa.press("Show me privately")
    assert "You are not alone" in seen.words
    assert not seen.public
