"""People at the Discord door: slow answers, forms over restarts, double presses, closed private messages."""

from __future__ import annotations

import asyncio
import logging

import pytest

from tests.e2e.discord.conftest import SECRET, WithRoles, impatient
from tests.e2e.discord_world import BOT, ROLE
from tests.platforms.discord.door import PRESS, DiscordDoor
from tests.platforms.showcase import FULL_ANSWERS, NASTY

_FILE = {
    "id": "71",
    "filename": "a.png",
    "size": 1,
    "url": "https://cdn",
    "proxy_url": "https://cdn",
}
NO_WORDS = {
    "sticker": {"sticker_items": [{"id": "70", "name": "wave", "format_type": 1}]},
    "photo": {"attachments": [_FILE]},
    "voice": {
        "attachments": [
            {**_FILE, "filename": "voice.ogg", "duration_secs": 1.0, "waveform": "AA=="}
        ],
        "flags": 1 << 13,
    },
}

# Answering


async def test_a_slow_answer_is_put_off_and_then_private(
    door: DiscordDoor, feature: WithRoles
) -> None:
    impatient(door)
    noa = door.visitor("Noa")
    waiting = asyncio.create_task(noa.command("slow"))
    await door.server.until(
        lambda: [one for one in door.server.interactions.values() if one.answer]
    )
    feature.slow.set()
    seen = await waiting
    assert "At last" in seen.words
    assert not seen.public
    assert [one.answer for one in door.server.interactions.values()] == [5]


async def test_a_form_that_comes_late_gets_a_button(door: DiscordDoor, feature: WithRoles) -> None:
    impatient(door)
    noa = door.visitor("Noa")
    waiting = asyncio.create_task(noa.command("slowform"))
    await door.server.until(
        lambda: [one for one in door.server.interactions.values() if one.answer]
    )
    feature.slow.set()
    assert "Open the form" in (await waiting).buttons
    await noa.press("Open the form")
    assert "Received" in (await noa.fill({"Name": "Noa", "Colour": "Red"})).words


async def test_slow_suggestions_are_none(door: DiscordDoor) -> None:
    object.__setattr__(door.platform.kit, "patience", 0.0)
    assert list(await door.visitor("Noa").suggestions("echo", "words", "b") or ()) == []


async def test_a_form_is_handed_in_once(door: DiscordDoor, feature: WithRoles) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    first = noa.modal
    await noa.fill(FULL_ANSWERS)
    noa.modal = first
    assert "no longer here" in (await noa.send_form(FULL_ANSWERS)).words
    assert len(feature.sent) == 1
    assert door.drafts.kept == {}


async def test_a_cancelled_form_is_gone(door: DiscordDoor, feature: WithRoles) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    await noa.send_form(FULL_ANSWERS)
    assert "Nothing was sent" in (await noa.press("Cancel")).words
    assert door.drafts.kept == {}
    assert feature.sent == []


async def test_a_restart_between_every_two_pages(door: DiscordDoor, feature: WithRoles) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    await door.restart()
    await noa.send_form(FULL_ANSWERS)
    await door.restart()
    await noa.press("Continue")
    await door.restart()
    await noa.send_form(FULL_ANSWERS)
    await door.restart()
    await noa.press("More options")
    await noa.choose("Town 117")
    await door.restart()
    await noa.press("Continue")
    await door.restart()
    assert "All 8 answers" in (await noa.send_form(FULL_ANSWERS)).words
    assert feature.sent[0]["story"] == NASTY


async def test_a_date_that_is_none_keeps_the_rest(door: DiscordDoor, feature: WithRoles) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    await noa.send_form(FULL_ANSWERS)
    await noa.press("Continue")
    seen = await noa.send_form({"Day": "tomorrow"})
    assert "2026-12-01" in seen.words
    await noa.press("Mend the date")
    assert noa.modal is not None
    assert noa.modal["components"][0]["component"]["value"] == "tomorrow"


async def test_somebody_elses_form_cannot_be_opened(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    await noa.command("full")
    await noa.send_form(FULL_ANSWERS)
    going = noa._newest("Continue")[1]["custom_id"]
    assert "no longer here" in (await door.visitor("Eve").forge(going)).words


async def test_a_double_press_is_answered_twice(door: DiscordDoor, feature: WithRoles) -> None:
    noa = door.visitor("Noa")
    await noa.command("card")
    message, button = noa._newest("Count")
    data = {"custom_id": button["custom_id"], "component_type": 2}
    both = [door.server.interact(PRESS, noa.id, data, source=message) for _ in range(2)]
    assert [one.answer for one in await asyncio.gather(*both)] == [7, 7]
    assert feature.presses == 2


async def test_a_press_under_a_deleted_message_is_answered(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    await noa.command("card")
    message, button = noa._newest("Count")
    door.server.fail("POST /interactions", 404, {"code": 10008})
    data = {"custom_id": button["custom_id"], "component_type": 2}
    one = await door.server.interact(PRESS, noa.id, data, source=message)
    assert one.answer == 4


async def test_too_late_is_one_line_and_no_traceback(
    door: DiscordDoor, caplog: pytest.LogCaptureFixture
) -> None:
    door.server.fail("POST /interactions", 404, {"code": 10062})
    caplog.clear()
    unanswered = asyncio.create_task(door.visitor("Noa").command("echo", words=SECRET))
    tried = "POST /interactions"
    await door.server.until(lambda: any(one.startswith(tried) for one in door.server.calls))
    await door.platform.idle()
    unanswered.cancel()
    assert [one.message for one in caplog.records] == [
        "an answer was not taken: status=404 code=10062"
    ]


async def test_nothing_that_is_typed_is_logged(
    door: DiscordDoor, caplog: pytest.LogCaptureFixture
) -> None:
    noa = door.visitor("Noa")
    with caplog.at_level(logging.DEBUG):
        await noa.command("broken")
        await noa.write(SECRET)
        await noa.command("echo", words=SECRET)
        await noa.command("short")
        await noa.fill({"Name": "Jo Doe", "Story": SECRET, "Colour": "Red"})
    ours = [one for one in caplog.records if one.name.startswith("bot.")]
    assert not [one for one in ours if "Jo Doe" in one.getMessage() or noa.id in one.getMessage()]


async def test_storage_that_is_down_says_sorry(door: DiscordDoor) -> None:
    async def down(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    door.drafts.save = down  # type: ignore[method-assign]
    seen = await door.visitor("Noa").command("full")
    assert "R1" in seen.words
    assert "disk" not in seen.words


# Plain messages


async def test_chatter_bots_and_edits_are_none_of_its_business(door: DiscordDoor) -> None:
    server = door.server
    await server.say("601", "see you all later")
    await server.say(BOT, f"<@{BOT}> talking to myself")
    await server.say("602", f"<@{BOT}> joined", type=7)
    await server.say("603", "", type=0)
    await door.visitor("Noa").command("echo", words="now")
    assert (
        sum(
            one.body["author"]["id"] == BOT and not one.interaction
            for one in server.messages.values()
        )
        == 1
    )


async def test_a_mention_gets_a_private_answer_and_a_sign(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    seen = await noa.mention("How?")
    assert "You asked: How?" in seen.words
    assert not seen.public
    assert [sign for _, sign in door.server.reactions] == [
        "%E2%9C%89%EF%B8%8F"
    ] or door.server.reactions


async def test_a_bare_mention_is_a_greeting(door: DiscordDoor) -> None:
    assert "Welcome" in (await door.visitor("Noa").mention("")).words


async def test_closed_private_messages_get_a_button_that_works_later(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    door.server.no_private_messages.add(noa.id)
    note = await noa.mention(SECRET)
    assert note.public
    assert SECRET not in note.words
    await door.restart()
    eve = await door.visitor("Eve").press("Show me privately")
    assert SECRET not in eve.words
    seen = await noa.press("Show me privately")
    assert f"You asked: {SECRET}" in seen.words
    assert not seen.public


async def test_a_question_deleted_meanwhile_is_asked_for_again(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    door.server.no_private_messages.add(noa.id)
    await noa.mention("How?")
    asked = next(
        key for key, one in door.server.messages.items() if one.body["author"]["id"] == noa.id
    )
    del door.server.messages[asked]
    assert "ask me again" in (await noa.press("Show me privately")).words


@pytest.mark.parametrize("kind", sorted(NO_WORDS))
async def test_what_is_no_words_gets_a_kind_line(
    door: DiscordDoor, feature: WithRoles, kind: str
) -> None:
    """In the middle of a form, too, which is left as it is."""
    noa = door.visitor("Noa")
    await noa.command("short")
    before = set(door.server.messages)
    own = await door.server.say(noa.id, "", private=True, **NO_WORDS[kind])
    await door.server.until(lambda: set(door.server.messages) - before - {own})
    await door.platform.idle()
    (said,) = set(door.server.messages) - before - {own}
    assert "words only" in door.server.messages[said].body["content"]
    assert "Received" in (await noa.send_form({"Name": "Noa", "Colour": "Red"})).words


async def test_words_beside_a_picture_are_a_question(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    before = set(door.server.messages)
    await door.server.say(noa.id, "What is this?", private=True, **NO_WORDS["photo"])
    await door.server.until(lambda: len(set(door.server.messages) - before) == 2)
    said = list(door.server.messages.values())[-1]
    assert "You asked: What is this?" in str(said.body)


async def test_the_apps_language_is_known_from_presses(door: DiscordDoor) -> None:
    wren = door.visitor("Wren", locale="es-ES")
    await wren.command("card")
    assert "Eso no funcionó" in (await wren.write("title")).words


async def test_roles_come_along_in_private_too(door: DiscordDoor) -> None:
    noa = door.visitor("Noa")
    door.server.roles[noa.id] = [ROLE]
    assert (await noa.command("roles")).words == ROLE
    data = {"id": "1", "name": "roles", "type": 1, "options": []}
    for _ in range(2):
        one = await door.server.interact(2, noa.id, data, private=True)
        assert one.data["content"] == ROLE
    assert len([call for call in door.server.calls if "/members/" in call]) == 1


# Many at once


async def test_two_hundred_people_at_once(door: DiscordDoor) -> None:
    def data(number: int) -> dict[str, object]:
        options = [{"name": "words", "type": 3, "value": f"number {number}"}]
        return {"id": "1", "name": "echo", "type": 1, "options": options}

    everyone = [door.server.interact(2, str(1000 + n), data(n)) for n in range(200)]
    answered = await asyncio.gather(*everyone)
    said = {one.user: door.server.messages[one.original] for one in answered}
    for number in range(200):
        one = said[str(1000 + number)]
        assert one.reader == str(1000 + number)
        assert f"number {number}" in one.body["embeds"][0]["description"]
