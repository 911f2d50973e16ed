"""The Telegram door through what happens to it: outages, other pollers, floods, moves, wrong tokens."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import pytest

from bot.chat import text
from bot.chat.dispatch import Reader
from bot.chat.event import Person
from bot.chat.message import File, Message
from bot.chat.platform import Address, AddressGone, PlatformTrouble, Reference, TryLater
from bot.chat.router import Role
from bot.logs import Redaction
from bot.platforms.telegram.flood import Flood
from tests.e2e.telegram_fixtures import *  # noqa: F403  fixtures
from tests.e2e.telegram_fixtures import SECRET, WORDS, More
from tests.e2e.telegram_server import Fault, TelegramServer
from tests.e2e.telegram_world import GROUP, TOPIC
from tests.fakes import LANGUAGE
from tests.platforms.showcase import LONG, showcase
from tests.platforms.telegram.door import TelegramDoor, TelegramVisitor

PRIVATE = "all_private_chats"
LOUD = ("bot.platforms", "telegram", "httpx")


def said_by_the_door(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("bot.platforms.telegram") and record.levelno >= logging.WARNING
    ]


async def test_a_wrong_token_is_one_clear_line(door: TelegramDoor) -> None:
    wrong = door.new_platform("123456:wrong")
    with pytest.raises(PlatformTrouble, match="ALLIANCE_TELEGRAM_TOKEN") as caught:
        await wrong.start()
    assert "\n" not in str(caught.value)
    assert "wrong" not in str(caught.value)


async def test_commands_are_written_in_each_language_and_only_when_they_differ(
    door: TelegramDoor, server: TelegramServer
) -> None:
    assert {key for key in server.commands if key[0] == PRIVATE} == {(PRIVATE, ""), (PRIVATE, "es")}
    described = {one["command"]: one["description"] for one in server.commands[PRIVATE, "es"]}
    assert described["ask"] == LANGUAGE.voice("es", "UTC")("command-ask")
    assert "desk" not in described
    written = server.count("setMyCommands")
    await door.restart()
    assert server.count("setMyCommands") == written


async def test_whoever_has_a_role_sees_its_commands(server: TelegramServer, feature: More) -> None:
    dispatcher = showcase(feature)
    plain = dispatcher.identify

    async def identify(person: Person) -> Reader:
        reader = await plain(person)
        roles = {Role.ANYONE, Role.COMMITTEE} if person.name == "Wren" else {Role.ANYONE}
        object.__setattr__(reader, "roles", frozenset(roles))
        return reader

    object.__setattr__(dispatcher, "identify", identify)
    door = TelegramDoor(server, dispatcher)
    await door.open()
    wren, noa = door.visitor("Wren"), door.visitor("Noa")
    for one in (wren, noa):
        await one.say(one.id, "/start")
    listed = server.commands[f"chat {wren.id}", ""]
    assert "desk" in {one["command"] for one in listed}
    assert (f"chat {noa.id}", "") not in server.commands
    await door.close()


@pytest.mark.parametrize("what", [502, 500, "drop", "garbage"])
async def test_a_short_outage_loses_no_answer(
    door: TelegramDoor, server: TelegramServer, what: int | str
) -> None:
    noa = door.visitor("Noa")
    server.faults.append(Fault("sendMessage", what, times=2))
    assert "You asked" in (await noa.write("How?")).words
    server.faults.append(Fault("editMessageText", what))
    server.faults.append(Fault("answerCallbackQuery", what))
    await noa.command("card")
    assert "Counted 1" in (await noa.press("Count")).words


@pytest.mark.parametrize("what", [502, "drop", "garbage"])
async def test_polling_goes_on_after_an_outage_and_says_so_once(
    door: TelegramDoor, server: TelegramServer, caplog: pytest.LogCaptureFixture, what: int | str
) -> None:
    noa = door.visitor("Noa")
    server.faults.append(Fault("getUpdates", what, times=4))
    assert "You asked" in (await noa.write("one")).words
    assert "You asked" in (await noa.write("two")).words
    told = said_by_the_door(caplog)
    assert sum("is not there" in one for one in told) == 1
    assert sum("there again" in one for one in told) == 1


async def test_a_long_outage_with_nobody_listening(
    door: TelegramDoor, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    await server.leave()
    await asyncio.wait_for(_until(lambda: said_by_the_door(caplog)), 5)
    await server.__aenter__()
    assert "You asked" in (await door.visitor("Noa").write("Still there?")).words
    assert [one.split(";")[0] for one in said_by_the_door(caplog)] == [
        "Telegram is not there",
        "Telegram is there again",
    ]


async def test_it_opens_later_when_telegram_was_not_there_at_the_start(
    server: TelegramServer, feature: More, caplog: pytest.LogCaptureFixture
) -> None:
    door = TelegramDoor(server, showcase(feature))
    await server.leave()
    await door.open()
    assert sum("is not there" in one for one in said_by_the_door(caplog)) == 1
    await server.__aenter__()
    assert "You asked" in (await door.visitor("Noa").write("Hello")).words
    await door.close()


async def test_another_poller_is_named_once_and_outlived(
    door: TelegramDoor, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.append(Fault("getUpdates", 409, times=3))
    assert "You asked" in (await door.visitor("Noa").write("Hello")).words
    assert sum("another program takes" in one for one in said_by_the_door(caplog)) == 1


async def test_a_token_taken_back_is_said_once(
    door: TelegramDoor, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.token = "1:new"
    await door.visitor("Noa").server.push("message", {})
    await asyncio.wait_for(_until(lambda: said_by_the_door(caplog)), 5)
    (told,) = said_by_the_door(caplog)
    assert "any more" in told


async def test_an_update_that_comes_twice_is_answered_once(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    update = {"update_id": 990, "message": noa.message(noa.id, "Once?")}
    await server.bring(update)
    await door.settled(990)
    server._confirmed = 0
    await server.bring(update)
    await noa.write("Next")
    asked = [one.text for one in server.in_chat(noa.id)]
    assert asked == ["Answer\n\nYou asked: Once?", "Answer\n\nYou asked: Next"]


async def test_what_was_sent_while_it_was_closed_is_answered(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    await noa.write("first")
    await door.platform.stop()
    await server.push("message", noa.message(noa.id, "while away"))
    door.platform = door.new_platform()
    await door.platform.start()
    assert "You asked: now" in (await noa.write("now")).words
    asked = [one.text for one in server.in_chat(noa.id)]
    assert [one.rpartition(": ")[2] for one in asked] == ["first", "while away", "now"]


async def test_it_stops_at_once_with_nothing_half_said(
    door: TelegramDoor, server: TelegramServer, feature: More
) -> None:
    noa = door.visitor("Noa")
    waiting = asyncio.create_task(noa.command("slow"))
    await feature.begun.wait()
    begun = time.monotonic()
    stopping = asyncio.create_task(door.platform.stop())
    feature.slow.set()
    await stopping
    assert time.monotonic() - begun < 2
    assert "At last" in (await waiting).words


async def test_an_update_that_cannot_be_read_holds_up_nobody(
    door: TelegramDoor, server: TelegramServer
) -> None:
    await server.push("message", {"message_id": "what", "chat": 5})
    await server.push("callback_query", {})
    assert "You asked" in (await door.visitor("Noa").write("And now?")).words


async def test_with_the_database_down_questions_are_answered_and_distress_is_met(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    door.drafts.break_down()
    assert "You are not alone" in (await noa.write("I feel hopeless")).words
    assert "You asked" in (await noa.write("How?")).words
    assert "A card" in (await noa.command("card")).words
    assert "Counted 1" in (await noa.press("Count")).words
    assert "Where?" in (await noa.command("towns")).words
    assert "older message" in (await noa.press(">")).words
    assert "R1" in (await noa.say(noa.id, "/short")).words  # a form that cannot be kept
    await door.platform.send(door.address(), WORDS)


# Saying something unasked


async def test_a_flood_limit_is_handed_to_whoever_posts(
    door: TelegramDoor, server: TelegramServer
) -> None:
    place = Address("telegram", str(GROUP), str(TOPIC))
    server.faults.append(Fault("sendMessage", 429, chat=GROUP, retry_after=37))
    with pytest.raises(TryLater) as caught:
        await door.platform.send(place, WORDS)
    assert caught.value.seconds == 37
    asked = server.count("sendMessage")
    with pytest.raises(TryLater) as caught:
        await door.platform.send(place, WORDS)
    assert 36 < caught.value.seconds <= 37
    assert server.count("sendMessage") == asked  # not even tried
    assert "You asked" in (await door.visitor("Noa").write("Me too?")).words


async def test_an_answer_waits_exactly_as_long_as_it_is_told() -> None:
    slept: list[float] = []
    now = 100.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    flood = Flood(clock=lambda: now, sleep=sleep)
    flood.told("1", 3)
    await flood.wait("2")
    assert slept == []  # another chat goes on
    await flood.wait("1")
    assert slept == [3]
    flood.told("1", 5)
    flood.told("2", 4)
    assert flood.left("3") == 4  # two people at once: it is the limit of all
    await asyncio.gather(*(flood.wait("3") for _ in range(3)))
    assert now >= 107
    flood.told("-1", 60)
    flood.told("-2", 60)
    assert flood.left("3") <= 0  # groups have limits of their own


async def test_an_answer_obeys_a_flood_limit_and_arrives(
    door: TelegramDoor, server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        flood.chats.clear()

    flood = door.platform.flood
    monkeypatch.setattr(flood, "sleep", sleep)
    server.faults.append(Fault("sendMessage", 429, retry_after=9))
    assert "You asked" in (await door.visitor("Noa").write("How?")).words
    assert 8.5 < slept[0] <= 9


@pytest.mark.parametrize(
    "reason", ["blocked", "never", "kicked", "no such chat", "no topic", "odd"]
)
async def test_nobody_there_any_more(
    door: TelegramDoor, server: TelegramServer, reason: str
) -> None:
    noa = door.visitor("Noa")
    places = {
        "blocked": Address("telegram", str(noa.id)),
        "never": Address("telegram", "5550000"),
        "kicked": door.address(),
        "no such chat": Address("telegram", "-1009"),
        "no topic": Address("telegram", str(GROUP), "99"),
        "odd": Address("telegram", "direct:5"),
    }
    server.blocked.add(noa.id)
    if reason == "kicked":
        server.members[GROUP] = {"status": "kicked"}
    with pytest.raises(AddressGone):
        await door.platform.send(places[reason], WORDS)


async def test_a_missing_right_is_trouble_that_names_the_remedy(
    door: TelegramDoor, server: TelegramServer
) -> None:
    server.faults.append(Fault("sendMessage", 400, words="Bad Request: not enough rights to send"))
    with pytest.raises(PlatformTrouble, match="alliance check"):
        await door.platform.send(door.address(), WORDS)


async def test_a_public_answer_without_the_right_to_post_is_given_in_private(
    door: TelegramDoor, server: TelegramServer
) -> None:
    rights = "Bad Request: not enough rights to send text messages to the chat"
    server.faults.append(Fault("sendMessage", 400, chat=GROUP, words=rights))
    seen = await door.visitor("Noa").command("post")
    assert "For everyone" in seen.words
    assert not seen.public


async def test_whoever_blocked_the_bot_is_answered_again_when_they_come_back(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    await noa.say(noa.id, "/short")
    server.blocked.add(noa.id)
    await door.settled(await server.push("my_chat_member", standing(noa, "kicked")))
    assert not any(key.startswith(f"telegram:{noa.id}:") for key in door.drafts.kept)
    await noa.write("lost")  # a message that was still on its way
    server.blocked.clear()
    await door.settled(await server.push("my_chat_member", standing(noa, "member")))
    assert "You asked" in (await noa.write("back")).words


async def test_a_bot_that_was_taken_out_of_the_group_goes_on_with_people(
    door: TelegramDoor, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    noa = door.visitor("Noa")
    server.members[GROUP] = {"status": "kicked"}
    group = {"chat": {"id": GROUP, "type": "supergroup", "title": "Alliance"}}
    await door.settled(await server.push("my_chat_member", standing(noa, "kicked") | group))
    assert caplog.text.count("taken out of a Telegram group") == 1
    with pytest.raises(AddressGone):
        await door.platform.send(door.address(), WORDS)
    assert "You asked" in (await noa.write("still there?")).words
    server.members[GROUP] = {"status": "member"}
    await door.platform.send(door.address(), WORDS)


async def test_a_group_that_became_a_supergroup_keeps_getting_posts(
    door: TelegramDoor, server: TelegramServer
) -> None:
    old, new = -4242, -1004242
    server.members[new] = {"status": "member"}
    server.members[old] = {"status": "member"}
    server.moved[old] = new
    sent = await door.platform.send(Address("telegram", str(old)), WORDS)
    assert door.moves == [(str(old), str(new))]
    (said,) = server.in_chat(new)
    await door.restart()
    asked = server.count("editMessageText")
    await door.platform.update(sent, Message(body=text.plain("Changed")))
    assert said.text == "Changed"
    assert server.count("editMessageText") == asked + 1  # the new id at once


async def test_a_group_says_itself_that_it_moved(
    door: TelegramDoor, server: TelegramServer
) -> None:
    noa = door.visitor("Noa")
    await noa.say(-77, None, migrate_to_chat_id=-10077)
    await noa.say(-10077, None, migrate_from_chat_id=-77)
    assert door.moves == [("-77", "-10077")]


async def test_more_and_fewer_parts_when_a_post_is_changed(
    door: TelegramDoor, server: TelegramServer
) -> None:
    file = File("a.csv", "text/csv", b"1")
    sent = await door.platform.send(door.address(), Message(body=text.plain(LONG), files=(file,)))
    assert len(server.in_chat(GROUP)) == len(sent.message.split(",")) == 5
    await door.platform.update(sent, Message(body=text.plain("Short")))
    assert [one.text for one in server.in_chat(GROUP)] == ["Short"]
    await door.platform.update(
        sent, Message(body=text.plain(LONG), files=(File("b.csv", "text/csv", b"2"),))
    )
    assert len(server.in_chat(GROUP)) == 5
    await door.platform.update(
        sent, Message(body=text.plain(LONG), files=(File("c.csv", "text/csv", b"3"),))
    )
    assert server.in_chat(GROUP)[-1].content == b"3"
    await door.platform.withdraw(sent)
    assert [one.text for one in server.in_chat(GROUP)] == ["This was withdrawn."]
    assert server.refused == []


async def test_an_old_post_is_withdrawn_too(door: TelegramDoor, server: TelegramServer) -> None:
    file = File("a.csv", "text/csv", b"1")
    sent = await door.platform.send(door.address(), Message(title="Old", files=(file,)))
    server.faults.append(Fault("deleteMessage", 400, words="Bad Request: message can't be deleted"))
    await door.platform.withdraw(sent)
    assert [one.text for one in server.in_chat(GROUP)] == ["This was withdrawn."] * 2


async def test_changing_a_post_that_somebody_deleted(
    door: TelegramDoor, server: TelegramServer
) -> None:
    sent = await door.platform.send(door.address(), WORDS)
    server.messages.clear()
    with pytest.raises(AddressGone):
        await door.platform.update(sent, Message(title="New"))
    await door.platform.withdraw(sent)
    with pytest.raises(AddressGone):
        await door.platform.update(Reference(Address("discord", "1"), "1"), WORDS)


async def test_an_outage_while_posting_is_for_the_outbox(
    door: TelegramDoor, server: TelegramServer
) -> None:
    server.faults.append(Fault("sendMessage", 502))
    with pytest.raises(ConnectionError):
        await door.platform.send(door.address(), WORDS)
    # It may stand there all the same: the outbox looks upon that in another way.
    server.faults.append(Fault("sendMessage", "drop", after=True))
    with pytest.raises(TimeoutError):
        await door.platform.send(door.address(), WORDS)
    assert [one.text for one in server.messages.values() if one.by_bot] == ["News\n\nSomething new"]
    await server.leave()
    with pytest.raises(ConnectionError):
        await door.platform.send(door.address(), WORDS)


# Looking and logging


async def test_inspection_names_what_is_missing(door: TelegramDoor, server: TelegramServer) -> None:
    good = {"sessions": f"{GROUP}/{TOPIC}", "jobs": str(GROUP)}
    assert await door.platform.inspect(good) == []
    found = await door.platform.inspect({"a": f"{GROUP}/99", "b": "-1009", "c": "general"})
    assert [
        next(part for part in ("no open topic 99", "is not there", "is no id") if part in one)
        for one in found
    ] == ["no open topic 99", "is not there", "is no id"]
    server.members[GROUP] = {"status": "administrator", "can_manage_topics": False}
    (told,) = await door.platform.inspect({"sessions": f"{GROUP}/{TOPIC}"})
    assert "Manage Topics" in told
    server.members[GROUP] = {"status": "left"}
    (told,) = await door.platform.inspect({"sessions": f"{GROUP}/{TOPIC}"})
    assert "not a member" in told
    (told,) = await door.new_platform("123456:wrong").inspect({})
    assert "ALLIANCE_TELEGRAM_TOKEN" in told


async def test_nothing_typed_and_no_id_is_ever_logged(
    door: TelegramDoor, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    noa = door.visitor(SECRET)
    for name in LOUD:
        caplog.set_level(logging.INFO, name)
    server.faults += [Fault("sendMessage", 400, words=f"Bad Request: {SECRET}")]
    server.faults += [Fault("getUpdates", "garbage"), Fault("sendMessage", "garbage", times=4)]
    await noa.write(SECRET)
    await noa.write(SECRET)
    await noa.say(noa.id, "/broken")
    await noa.say(noa.id, f"/short {SECRET}")
    await noa.write(SECRET)
    server.blocked.add(noa.id)
    await noa.write(SECRET)
    for record in caplog.records:
        if record.name.startswith("httpx"):
            continue  # kept quiet by `bot.logs`
        Redaction().filter(record)
        assert "Jo Doe" not in record.getMessage()
        assert str(noa.id) not in record.getMessage()


def standing(noa: TelegramVisitor, status: str) -> dict[str, object]:
    """The bot was blocked, or let in again."""
    me = {"id": 1, "is_bot": True, "first_name": "A"}
    until = {"until_date": 0} if status == "kicked" else {}
    return {
        "chat": {"id": noa.id, "type": "private"},
        "from": noa.user,
        "date": 1,
        "old_chat_member": {"status": "member", "user": me},
        "new_chat_member": {"status": status, "user": me, **until},
    }


async def _until(true: Callable[[], object]) -> None:
    while not true():  # noqa: ASYNC110  what happens in the log wakes nobody
        await asyncio.sleep(0)
