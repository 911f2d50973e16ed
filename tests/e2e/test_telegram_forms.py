"""Forms in the private chat: interrupted, abandoned, resumed, doubted, too long, and sent once."""

from __future__ import annotations

import pytest

from tests.e2e.telegram_fixtures import *  # noqa: F403  fixtures
from tests.e2e.telegram_fixtures import More
from tests.e2e.telegram_server import TelegramServer
from tests.e2e.telegram_world import CONTENT, DATE
from tests.platforms.telegram.door import TelegramDoor, TelegramVisitor


@pytest.fixture
def noa(door: TelegramDoor) -> TelegramVisitor:
    return door.visitor("Noa")


async def test_a_question_in_between_is_answered_and_the_form_goes_on(
    noa: TelegramVisitor, door: TelegramDoor, feature: More
) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("Noa")
    seen = await noa.say(noa.id, "/echo hello")
    assert "You said" in seen.words
    assert "Not finished: About you" in seen.words
    seen = await noa.write("And what is a peer?")
    assert "You asked: And what is a peer?" in seen.words
    assert "Not finished" not in seen.words  # said once
    assert "(2 of 3)" in (await noa.press("Continue")).words
    assert "Received" in (await noa.fill({"Colour": "Red"})).words
    assert feature.sent == [{"name": "Noa", "story": "", "colour": "Red"}]


async def test_a_question_where_buttons_are_expected(noa: TelegramVisitor) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("Noa")
    await noa.press("Skip")
    seen = await noa.write("What do these mean?")
    assert "You asked: What do these mean?" in seen.words
    assert "Not finished" in seen.words
    assert "Colour" in (await noa.press("Continue")).words


async def test_a_card_is_edited_in_place_and_a_typed_answer_leaves_a_record(
    noa: TelegramVisitor, server: TelegramServer
) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("Noa")
    record, card = server.in_chat(noa.id)
    assert "✓ Noa" in record.text
    assert record.keys == []
    await noa.press("Skip")
    assert [one.id for one in server.in_chat(noa.id)] == [record.id, card.id]
    assert "(3 of 3)" in card.text


@pytest.mark.parametrize("steps", range(5))
async def test_a_restart_at_every_step(
    noa: TelegramVisitor, door: TelegramDoor, feature: More, steps: int
) -> None:
    acts = [
        lambda: noa.say(noa.id, "/short"),
        lambda: noa.write("Noa"),
        lambda: noa.press("Skip"),
        lambda: noa.press("Green"),
        lambda: noa.press("Send"),
    ]
    for number, act in enumerate(acts):
        await act()
        if number == steps:
            await door.restart()
    assert feature.sent == [{"name": "Noa", "story": "", "colour": "Green"}]
    assert door.server.refused == []


async def test_sent_once_however_often_it_is_pressed(
    noa: TelegramVisitor, door: TelegramDoor, server: TelegramServer, feature: More
) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("Noa")
    await noa.press("Skip")
    await noa.press("Green")
    card = server.in_chat(noa.id)[-1]
    send = next(key["callback_data"] for row in card.keys for key in row if key["text"] == "Send")
    begun = [await noa.begin_press(card, send) for _ in range(3)]
    await door.settled(begun[-1][1])
    assert len(feature.sent) == 1
    assert "no longer here" in begun[1][0].answers[0]["text"]
    assert server.refused == []


async def test_cancel_takes_everything_back(
    noa: TelegramVisitor, door: TelegramDoor, feature: More
) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("private words")
    seen = await noa.press("Cancel")
    assert "Nothing was sent" in seen.words
    assert not any("private words" in one for one in door.drafts.kept.values())
    assert "You asked: hello" in (await noa.write("hello")).words


async def test_a_form_expires_kindly(
    noa: TelegramVisitor, door: TelegramDoor, server: TelegramServer
) -> None:
    await noa.say(noa.id, "/short")
    card = server.in_chat(noa.id)[-1]
    await noa.write("Noa")
    door.drafts.expire(24)
    seen = await noa.write("My story is this")
    assert "About you" in seen.words
    assert "waited for a day" in seen.words
    assert "You asked: My story is this" in seen.words
    assert "waited for a day" not in (await noa.write("again")).words
    seen = await noa.press("Skip")
    assert "no longer here" in seen.words
    assert server.messages[noa.id, card.id].keys == []


async def test_too_long_and_wrong_answers_lose_nothing(noa: TelegramVisitor, feature: More) -> None:
    await noa.say(noa.id, "/short")
    seen = await noa.write("x" * 41)
    assert "41 characters" in seen.words
    assert "Name" in seen.words
    await noa.write("Noa")
    seen = await noa.write("y" * 2001)
    assert "2,001 characters" in seen.words
    await noa.write("A story")
    await noa.press("Blue")
    await noa.press("Send")
    assert feature.sent == [{"name": "Noa", "story": "A story", "colour": "Blue"}]


async def test_the_rest_of_a_text_that_was_too_long_is_no_answer(
    noa: TelegramVisitor, feature: More
) -> None:
    """Apps send more than 4,096 characters as several messages."""
    await noa.say(noa.id, "/strict")
    await noa.write("right")
    await noa.say(noa.id, "z" * 4096, date=DATE)
    seen = await noa.say(noa.id, "z" * 900, date=DATE + 1)
    assert "rest of the same long text" in seen.words
    assert "Sent" not in (await noa.say(noa.id, "short enough", date=DATE + 60)).words
    await noa.press("Send")
    assert feature.sent == [{"code": "right", "more": "short enough"}]


@pytest.mark.parametrize("kind", sorted(CONTENT))
async def test_stickers_and_pictures_leave_the_form_as_it_is(
    noa: TelegramVisitor, kind: str
) -> None:
    await noa.say(noa.id, "/short")
    seen = await noa.say(noa.id, None, **{kind: CONTENT[kind]})
    assert "words only" in seen.words
    assert "(2 of 3)" in (await noa.write("Noa")).words


async def test_a_fault_keeps_the_answers_to_be_sent_again(
    noa: TelegramVisitor, feature: More
) -> None:
    feature.fails = 1
    await noa.say(noa.id, "/strict")
    await noa.write("right")
    await noa.write("more")
    seen = await noa.press("Send")
    assert "R1" in seen.words
    assert "Not finished" in seen.words
    await noa.press("Continue")
    assert "Right" in (await noa.press("Send")).words
    assert feature.sent == [{"code": "right", "more": "more"}]


async def test_a_form_that_is_asked_again_keeps_what_was_written(
    noa: TelegramVisitor, feature: More
) -> None:
    await noa.say(noa.id, "/strict")
    await noa.write("wrong")
    await noa.write("a long story")
    seen = await noa.press("Send")
    assert "Not that one" in seen.words
    assert "a long story" in seen.words  # the review, ready to be changed
    await noa.press("Change an answer")
    await noa.press("Code")
    await noa.write("right")
    assert "Right" in (await noa.press("Send")).words


async def test_a_command_begun_again_goes_on_where_it_was(noa: TelegramVisitor) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("Noa")
    assert "(2 of 3)" in (await noa.say(noa.id, "/short")).words


async def test_one_form_inside_another(noa: TelegramVisitor, feature: More) -> None:
    await noa.say(noa.id, "/short")
    await noa.write("Noa")
    await noa.say(noa.id, "/strict")
    await noa.write("right")
    await noa.write("more")
    seen = await noa.press("Send")
    assert "Right" in seen.words
    assert "Not finished: About you" in seen.words
    assert "(2 of 3)" in (await noa.press("Continue")).words


async def test_after_a_commands_own_questions_the_form_below_is_offered_again(
    noa: TelegramVisitor,
) -> None:
    await noa.say(noa.id, "/short")
    await noa.say(noa.id, "/ask")
    seen = await noa.write("pay")
    assert "About pay" in seen.words
    assert "Not finished: About you" in seen.words
    assert "Not finished" not in (await noa.say(noa.id, "/card")).words


async def test_words_of_distress_are_met_first_and_not_kept(
    noa: TelegramVisitor, door: TelegramDoor
) -> None:
    await noa.say(noa.id, "/short")
    seen = await noa.write("I feel hopeless")
    assert "You are not alone" in seen.words
    assert "Not finished" in seen.words
    assert not any("hopeless" in one for one in door.drafts.kept.values())
    await noa.press("Continue")
    assert "(2 of 3)" in (await noa.write("Noa")).words


async def test_a_form_met_by_a_card_waits_with_all_that_was_written(
    noa: TelegramVisitor, door: TelegramDoor, feature: More
) -> None:
    await noa.say(noa.id, "/strict")
    await noa.write("right")
    await noa.write("I feel hopeless")  # met first
    await noa.press("Continue")
    await noa.write("I feel hopeless")  # and then meant as the answer
    seen = await noa.press("Send")
    assert "You are not alone" in seen.words
    assert "Not finished: A code" in seen.words
    assert feature.sent == []
    assert not any("hopeless" in one for one in door.drafts.kept.values())
    assert "hopeless" in (await noa.press("Continue")).words
    await noa.press("Change an answer")
    await noa.press("More")
    await noa.write("a hard week")
    assert "Right" in (await noa.press("Send")).words
    assert feature.sent == [{"code": "right", "more": "a hard week"}]


async def test_after_a_restart_only_the_words_that_were_met_are_asked_again(
    noa: TelegramVisitor, door: TelegramDoor, feature: More
) -> None:
    await noa.say(noa.id, "/strict")
    await noa.write("right")
    await noa.write("I feel hopeless")
    await noa.press("Continue")
    await noa.write("I feel hopeless")
    await door.restart()
    assert "hopeless" not in (await noa.press("Send")).words
    await noa.write("a hard week")
    assert "Right" in (await noa.press("Send")).words
    assert feature.sent == [{"code": "right", "more": "a hard week"}]


async def test_old_cards_bring_back_the_open_question(
    noa: TelegramVisitor, server: TelegramServer
) -> None:
    await noa.say(noa.id, "/full")
    await noa.write("Noa")
    await noa.press("Skip")
    card = server.in_chat(noa.id)[-1]
    old = card.keys[0][0]["callback_data"]
    await noa.press("Green")
    seen = await noa.press_key(card, old)
    assert "Colours you like" in server.in_chat(noa.id)[-1].text
    assert seen.words == ""  # nothing changed
    assert server.refused == []


async def test_nobody_can_press_in_anothers_form(
    noa: TelegramVisitor, door: TelegramDoor, server: TelegramServer, feature: More
) -> None:
    await noa.say(noa.id, "/short")
    card = server.in_chat(noa.id)[-1]
    wren = door.visitor("Wren")
    seen = await wren.press_key(card, card.keys[-1][0]["callback_data"])
    assert "no longer here" in seen.words
    assert "(2 of 3)" in (await noa.write("Noa")).words
