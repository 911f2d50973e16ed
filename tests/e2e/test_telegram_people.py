"""People on Telegram: in groups and alone, with all they may send."""

from __future__ import annotations

import asyncio

import pytest

from bot.platforms.telegram import turn
from tests.e2e.telegram_fixtures import *  # noqa: F403  fixtures
from tests.e2e.telegram_fixtures import More
from tests.e2e.telegram_server import TelegramServer
from tests.e2e.telegram_world import CONTENT, GROUP, ME, STICKER, TOPIC
from tests.platforms.telegram.door import TelegramDoor

FORWARDED = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}}


async def test_a_command_in_a_group_is_answered_in_private(
    door: TelegramDoor, server: TelegramServer
) -> None:
    seen = await door.visitor("Noa").command("card")
    assert "A card" in seen.words
    assert server.in_chat(GROUP) == []


async def test_whoever_never_pressed_start_is_invited_and_then_answered(
    door: TelegramDoor, server: TelegramServer
) -> None:
    bea = door.visitor("Bea", started=False)
    seen = await bea.say_in_group(f"/echo@{ME['username']} quietly")
    assert "Bea" in seen.words
    assert "quietly" not in seen.words
    (note,) = server.in_chat(GROUP)
    assert note.thread == TOPIC
    (link,) = seen.links
    payload = link.rpartition("start=")[2]
    server.started.add(bea.id)
    assert "You said\n\nquietly" in (await bea.say(bea.id, f"/start {payload}")).words
    assert "You said" in (await bea.command("echo", words="again")).words
    assert server.refused == []


async def test_distress_in_a_group_from_whoever_never_pressed_start(
    door: TelegramDoor, server: TelegramServer
) -> None:
    """The note answers nobody and names nobody; the card waits for the person alone."""
    bea = door.visitor("Bea", started=False)
    seen = await bea.mention("I feel hopeless")
    (note,) = server.in_chat(GROUP)
    assert "For anyone here" in note.text
    assert "Bea" not in seen.words
    assert "not alone" not in seen.words
    assert not note.reply_to
    (link,) = seen.links
    server.started.add(bea.id)
    seen = await bea.say(bea.id, f"/start {link.rpartition('start=')[2]}")
    assert "You are not alone" in seen.words


async def test_a_waiting_answer_is_for_one_person_once(
    door: TelegramDoor, server: TelegramServer
) -> None:
    bea, wren = door.visitor("Bea", started=False), door.visitor("Wren")
    (link,) = (await bea.say_in_group(f"/echo@{ME['username']} quietly")).links
    payload = link.rpartition("start=")[2]
    seen = await wren.say(wren.id, f"/start {payload}")
    assert "quietly" not in seen.words
    assert "somebody else" in seen.words
    server.started.add(bea.id)
    assert "quietly" in (await bea.say(bea.id, f"/start {payload}")).words
    assert "no longer here" in (await bea.say(bea.id, f"/start {payload}")).words


async def test_a_form_from_a_group_is_filled_in_alone(
    door: TelegramDoor, feature: More, server: TelegramServer
) -> None:
    bea = door.visitor("Bea", started=False)
    (link,) = (await bea.command("short")).links
    server.started.add(bea.id)
    seen = await bea.say(bea.id, f"/start {link.rpartition('start=')[2]}")
    assert "About you (1 of 3)" in seen.words
    assert "Received" in (await bea.fill({"Name": "Bea", "Colour": "Red"})).words
    assert feature.sent == [{"name": "Bea", "story": "", "colour": "Red"}]


async def test_a_press_in_a_group_opens_the_private_chat(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa, bea = door.visitor("Noa"), door.visitor("Bea", started=False)
    await noa.command("card")
    card = next(one for one in server.in_chat(noa.id) if one.keys)
    server.messages[GROUP, card.id] = card
    card.chat = GROUP
    query, update = await bea.begin_press(card, "show:colour:green")
    await door.settled(update)
    (answer,) = query.answers
    assert answer["url"].startswith(f"https://t.me/{ME['username']}?start=")
    server.started.add(bea.id)
    payload = answer["url"].rpartition("start=")[2]
    assert "You chose green" in (await bea.say(bea.id, f"/start {payload}")).words


async def test_missing_options_are_asked_for_in_private(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    assert "first" in (await noa.command("pair")).words
    await noa.write("one")
    assert "one and two" in (await noa.write("two")).words
    assert "a and b c" in (await noa.say_in_group("/pair first=a second=b c")).words
    seen = await noa.say(noa.id, "/pair alpha")
    assert "second" in seen.words
    assert "alpha and beta" in (await noa.write("beta")).words


async def test_options_for_somebody_not_started_are_asked_after_start(
    door: TelegramDoor, server: TelegramServer
) -> None:
    bea = door.visitor("Bea", started=False)
    (link,) = (await bea.say_in_group("/ask")).links
    server.started.add(bea.id)
    await door.restart()
    seen = await bea.say(bea.id, f"/start {link.rpartition('start=')[2]}")
    assert "What would you like to know about peer support?" in seen.words
    assert "About pay" in (await bea.write("pay")).words


async def test_only_what_is_for_the_bot_is_read(door: TelegramDoor, server: TelegramServer) -> None:
    noa = door.visitor("Noa")
    quiet = [
        await noa.say_in_group("see you all later"),
        await noa.say_in_group("/card@other_bot"),
        await noa.say_in_group("/nosuchcommand"),
        await noa.say_in_group("/card", **FORWARDED),
        await noa.say_in_group(f"@{ME['username']} hello", mention=True, **FORWARDED),
        await noa.say_in_group("/card", kind="edited_message"),
        await noa.say(noa.id, "How?", kind="edited_message"),
        await noa.say(GROUP, "/card", kind="channel_post"),
        await noa.say(GROUP, None, sticker=STICKER),
        await noa.say_in_group("/card", via_bot=ME),
        await noa.say_in_group("/card", is_automatic_forward=True, sender_chat=CHANNEL),
    ]
    assert [one.words for one in quiet] == [""] * len(quiet)
    assert server.count("sendMessage") == 0


async def test_a_mention_in_capitals_and_in_the_middle(door: TelegramDoor) -> None:
    noa = door.visitor("Noa")
    name = f"@{ME['username']}".upper()
    entity = {"type": "mention", "offset": 6, "length": len(name)}
    told = f"Hello {name}, how do I begin?"
    seen = await noa.say(GROUP, told, entities=[entity])
    assert "You asked: Hello , how do I begin?" in seen.words


async def test_somebody_who_writes_as_the_group_is_told_where_to_go(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    group = {"id": GROUP, "type": "supergroup", "title": "Alliance"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    seen = await noa.say_in_group("/card", sender_chat=group, **{"from": anonymous})
    assert "private chat" in seen.words
    assert seen.links == (f"https://t.me/{ME['username']}",)
    (note,) = server.in_chat(GROUP)
    assert note.reply_to


@pytest.mark.parametrize("kind", ["sticker", "photo", "voice", "document", "location"])
async def test_what_is_no_words_gets_kind_words(
    door: TelegramDoor, server: TelegramServer, kind: str
) -> None:
    noa = door.visitor("Noa")
    seen = await noa.say(noa.id, None, **{kind: CONTENT[kind]})
    assert "words only" in seen.words
    assert server.refused == []


async def test_an_album_is_remarked_upon_once_and_notes_of_the_app_never(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    for _ in range(3):
        await noa.say(noa.id, None, photo=CONTENT["photo"], media_group_id="1")
    await noa.say(noa.id, None, pinned_message=noa.message(noa.id, "x"))
    assert server.count("sendMessage") == 1


async def test_words_under_a_picture_are_a_question(door: TelegramDoor) -> None:
    noa = door.visitor("Noa")
    seen = await noa.say(noa.id, None, photo=CONTENT["photo"], caption="What is this?")
    assert "You asked: What is this?" in seen.words


async def test_forwarded_words_are_a_question_and_forwarded_commands_are_not_done(
    door: TelegramDoor,
) -> None:
    noa = door.visitor("Noa")
    assert "You asked: how" in (await noa.say(noa.id, "how", **FORWARDED)).words
    seen = await noa.say(noa.id, "/card", **FORWARDED)
    assert "did not carry it out" in seen.words
    assert "A card" not in seen.words


async def test_deep_links_and_start(door: TelegramDoor) -> None:
    noa = door.visitor("Noa")
    assert "Welcome" in (await noa.say(noa.id, "/start")).words
    assert "Welcome session-5" in (await noa.say(noa.id, "/start session-5")).words


async def test_a_command_that_says_nothing_is_seen_to_have_worked(door: TelegramDoor) -> None:
    noa = door.visitor("Noa")
    assert "Done." in (await noa.say(noa.id, "/quiet")).words


async def test_an_unknown_command_in_private_is_answered(door: TelegramDoor) -> None:
    noa = door.visitor("Noa")
    assert "/help" in (await noa.say(noa.id, "/nosuchcommand <b>")).words


async def test_a_slow_press_is_acknowledged_early_and_answered_later(
    door: TelegramDoor, server: TelegramServer, feature: More, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "PATIENCE", 0.01)
    noa = door.visitor("Noa")
    await noa.command("card")
    card = next(one for one in server.in_chat(noa.id) if one.keys)
    slow = asyncio.create_task(noa.command("slow"))
    await feature.begun.wait()
    query, update = await noa.begin_press(card, "show:whisper")
    await server.until(lambda: query.answers)  # while the person's slow command still runs
    assert query.answers[0].get("text") is None
    feature.slow.set()
    await door.settled(update)
    await slow
    assert len(query.answers) == 1
    assert [one.text for one in server.in_chat(noa.id)][-2:] == ["At last", "Psst"]
    assert server.refused == []


async def test_presses_at_once_from_two_devices(
    door: TelegramDoor, server: TelegramServer, feature: More
) -> None:
    noa = door.visitor("Noa")
    await noa.command("card")
    card = next(one for one in server.in_chat(noa.id) if one.keys)
    begun = [await noa.begin_press(card, "show:count:1") for _ in range(5)]
    await door.settled(begun[-1][1])
    assert [len(query.answers) for query, _ in begun] == [1] * 5
    assert feature.presses == 5
    assert server.refused == []


async def test_a_replaced_message_that_was_deleted_is_said_anew(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    await noa.command("card")
    card = next(one for one in server.in_chat(noa.id) if one.keys)
    del server.messages[noa.id, card.id]
    assert "Counted 1" in (await noa.press_key(card, "show:count:1")).words


async def test_the_number_of_a_page_says_itself(door: TelegramDoor) -> None:
    noa = door.visitor("Noa")
    await noa.command("towns")
    assert "Page 1 of 25" in (await noa.press("1/25")).words


async def test_two_hundred_people_at_once(door: TelegramDoor, server: TelegramServer) -> None:
    people = [door.visitor(f"P{n}") for n in range(200)]
    updates = []
    for one in people:
        updates.append(await server.push("message", one.message(one.id, "How do I begin?")))
    await door.settled(updates[-1])
    assert all("You asked" in server.in_chat(one.id)[-1].text for one in people)
    assert server.refused == []


async def test_inline_answers(door: TelegramDoor, server: TelegramServer) -> None:
    noa = door.visitor("Noa")
    query = server.query()
    asked = {"id": query.id, "from": noa.user, "query": "warm", "offset": ""}
    await door.settled(await server.push("inline_query", asked))
    (answer,) = query.answers
    (article,) = answer["results"]
    assert (answer["cache_time"], answer["is_personal"]) == (0, True)
    assert article["title"] == "What is a warmline?"
    assert article["input_message_content"]["message_text"].startswith("About What is a warmline?")


CHANNEL = {"id": -1005, "type": "channel", "title": "News"}
