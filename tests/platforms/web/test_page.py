"""The page without its script: everything can be read, asked, pressed, chosen and filled in."""

from __future__ import annotations

import re

import pytest

from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone, Reference
from bot.chat.text import plain
from bot.platforms.web import PortTaken, WebPlatform
from tests.platforms.web.browsing import Visitor
from tests.platforms.web.demo import Demo, platform


async def test_a_newcomer_lands_in_the_direct_message_and_is_greeted(visitor: Visitor) -> None:
    await visitor.open("/")
    assert visitor.url.endswith("/chat/direct")
    assert "Welcome" in visitor.log
    assert "Only you and the bot can read this." in visitor.page.words
    assert "autofocus" in visitor.page.one("textarea").attributes
    assert visitor.page.one("html").attributes["lang"] == "en"


async def test_the_greeting_stays_while_the_conversation_goes_on(visitor: Visitor) -> None:
    await visitor.open("/?start=from-a-link")
    assert "from-a-link" in visitor.log
    await visitor.say("what is peer support?")
    assert re.search("Welcome.*from-a-link.*You.*what is peer support.*An answer", visitor.log)
    await visitor.open("/chat/direct")
    assert visitor.log.count("Welcome") == 1


async def test_plain_words_are_a_question_and_a_slash_is_a_command(
    visitor: Visitor, demo: Demo
) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("what is\nco-reflection?")
    assert demo.asked == ["what is\nco-reflection?"]
    await visitor.say("/pair left=a b right=c d")
    assert "left=a b right=c d" in visitor.log
    await visitor.say("/nothing")
    assert "I do not know that command" in visitor.log


async def test_after_an_answer_the_page_stands_at_it(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("hello")
    anchor = visitor.url.partition("#")[2]
    assert visitor.entries[-1].attributes["id"] == anchor


async def test_every_part_of_a_message_is_there(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/show")
    entry = visitor.entries[-1]
    assert entry.one("h3").words == "What peer support is"
    assert [one.words for one in entry.all("li")] == ["mutual", "voluntary"]
    assert entry.one("blockquote").words == "Nothing about us without us."
    assert entry.one("pre").words == "one  two\nthree"
    assert (
        entry.one("a", href="https://example.org/definition").attributes["rel"]
        == "noopener noreferrer"
    )
    times = {one.words for one in entry.all("time", datetime="2026-11-22T18:00:00+00:00")}
    assert times == {"Sunday, November 22, 2026, 1:00 PM Eastern Standard Time", "in 2 days"}
    assert "Done" in entry.one("p", class_="tone").words
    assert "As of November 20, 2026" in entry.words
    assert len(entry.one("select").all("option")) == 61
    assert [one.attributes["label"] for one in entry.all("optgroup")] == [
        "1 to 25",
        "26 to 50",
        "51 to 60",
    ]


async def test_files_come_to_who_can_read_the_message_and_to_nobody_else(
    visitor: Visitor, another: Visitor
) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/show")
    download = visitor.entries[-1].one("a", download="session.ics").attributes["href"]
    image = visitor.entries[-1].one("img")
    assert image.attributes["alt"] == "A plain green field"
    await visitor.open(download)
    assert (visitor.status, visitor.html[:15]) == (200, "BEGIN:VCALENDAR")
    await another.open("/chat/direct")
    await another.press("Wren")
    await another.open(download)
    assert another.status == 404
    assert "There is nothing here" in another.page.words


async def test_presses_update_the_message_in_place_and_say_a_line(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/show")
    count = len(visitor.entries)
    await visitor.press("I'm coming")
    assert visitor.notices == ["You are in."]
    assert len(visitor.entries) == count
    assert "1 coming" in visitor.entries[-1].words
    await visitor.press("Coming: 1")
    assert "2 coming" in visitor.entries[-1].words
    await visitor.open("/chat/direct")
    assert visitor.notices == []


async def test_a_line_that_passes_is_shown_as_it_was_written(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/show")
    await visitor.press("Not this time")
    assert visitor.notices == ["Noted <b>well</b>."]


async def test_choosing_from_a_short_and_a_long_menu(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/show")
    await visitor.press("Choice 2")
    assert "You chose c2" in visitor.log
    menu = visitor.page.one("select")
    last = menu.all("option")[-1].attributes["value"]
    await visitor.press("Choose", action=last)
    assert "You chose c60" in visitor.log
    await visitor.press("Choose")
    assert visitor.notices == ["Choose one from the list first."]


async def test_a_form_of_two_pages_from_first_to_last(visitor: Visitor, demo: Demo) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/form")
    form = visitor.page.one("form", class_="filling")
    assert "Page 1 of 2" in form.words
    assert "All of it is read by a person." in form.words
    await visitor.press(
        "Continue", q0="A title that is far too long", q3=("0", "1"), q4="2026-12-01"
    )
    form = visitor.page.one("form", class_="filling")
    assert "2 answers need another look" in form.words
    assert "This is 28 characters long. Please use 20 or fewer." in form.words
    assert (
        dict(filled := [(n, v) for n, v in _fields(form)])["q0"] == "A title that is far too long"
    )
    assert [value for name, value in filled if name == "q3"] == ["0", "1"]
    await visitor.press("Continue", q0="Peer worker", q2="3")
    assert "Page 2 of 2" in visitor.log
    await visitor.press("Back", q6="https://example.com/half")
    await visitor.press("Continue")
    form = visitor.page.one("form", class_="filling")
    assert dict(_fields(form))["q6"] == "https://example.com/half"
    await visitor.press("Send it in", q5="39", q7="yes")
    assert "It is with a person now." in visitor.log
    assert "Sent: Post a job" in visitor.log
    assert demo.sent == [
        {
            "title": "Peer worker",
            "about": "",
            "place": "c4",
            "days": ("c1", "c2"),
            "until": "2026-12-01",
            "county": "c40",
            "link": "https://example.com/half",
            "fair": "yes",
        }
    ]


def _fields(form: object) -> list[tuple[str, str]]:
    from tests.platforms.web.browsing import filled

    return filled(form)  # type: ignore[arg-type]


async def test_a_form_can_be_left(visitor: Visitor, demo: Demo) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/form")
    await visitor.press("Cancel", q0="secret words")
    assert "Not sent: Post a job. Nothing was kept." in visitor.log
    assert "secret words" not in visitor.html
    assert demo.sent == []


async def test_when_a_form_fails_behind_the_page_it_opens_again_as_it_was(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("/form")
    await visitor.press("Continue", q0="fail", q2="0", q3="0", q4="2026-12-01", q1="a long story")
    await visitor.press("Send it in", q7="yes")
    assert "K7Q2" in visitor.log
    assert "What you wrote is still here" in visitor.log
    await visitor.press("Open it again")
    await visitor.press("Back")
    assert dict(_fields(visitor.page.one("form", class_="filling")))["q1"] == "a long story"


async def test_a_half_filled_form_survives_a_restart(demo: Demo) -> None:
    first = platform(demo)
    await first.start()
    async with Visitor(first.address) as visitor:
        await visitor.open("/chat/direct")
        await visitor.say("/form")
        await visitor.press("Continue", q0="Peer worker", q2="0", q3="0", q4="2026-12-01")
        await first.stop()
        second = platform(demo, port=int(first.address.rsplit(":", 1)[1]), start=1000)
        await second.start()
        await visitor.press("Send it in", q7="yes")
        assert "It is with a person now." in visitor.log
        await second.stop()
    assert demo.sent[0]["title"] == "Peer worker"


async def test_buttons_still_work_after_a_restart(demo: Demo) -> None:
    first = platform(demo)
    await first.start()
    async with Visitor(first.address) as visitor:
        await visitor.open("/chat/direct")
        await visitor.say("/show")
        await first.stop()
        second = platform(demo, port=int(first.address.rsplit(":", 1)[1]), start=1000)
        await second.start()
        await visitor.press("I'm coming")
        assert "1 coming" in visitor.log
        await visitor.press("Coming: 1")
        assert "2 coming" in visitor.log
        assert "1 coming" not in visitor.log
        await second.stop()


async def test_in_a_place_it_is_evident_what_others_see(
    visitor: Visitor, another: Visitor, demo: Demo
) -> None:
    await another.open("/chat/sessions")
    await another.press("Wren")
    await visitor.open("/chat/sessions")
    assert "Everyone in the alliance can read this place." in visitor.page.words
    await visitor.say("good morning")
    await visitor.say("@alliance what is CE?")
    await visitor.say("/ask may I say that here?")
    assert demo.asked == ["what is CE?", "may I say that here?"]
    for entry in visitor.entries[2:]:
        assert "Only you can see this" in entry.words
    for entry in visitor.entries[:1]:
        assert "Only you can see this" not in entry.words
    await another.open("/chat/sessions")
    assert "Noa" in another.log
    assert "good morning" in another.log
    for private in ("may I say that here", "An answer"):
        assert private not in another.html
    await visitor.open("/chat/sessions?see=others")
    for private in ("may I say that here", "An answer", "Only you can see this"):
        assert private not in visitor.log
    assert "Noa" in visitor.log
    assert visitor.page.all("textarea") == []


async def test_what_is_for_everybody_is_seen_by_everybody_and_changes_for_everybody(
    visitor: Visitor, another: Visitor
) -> None:
    await visitor.open("/chat/sessions")
    await visitor.say("/post Tuesday at noon")
    await another.open("/chat/sessions")
    await another.press("Carmen")
    assert "Tuesday at noon" in another.log
    await another.press("I'm coming")
    await visitor.open("/chat/sessions")
    assert "1 coming" in visitor.log


async def test_a_form_from_a_public_card_is_private_and_its_answer_changes_the_card(
    visitor: Visitor, another: Visitor
) -> None:
    await visitor.open("/chat/sessions")
    await visitor.say("/post Tuesday at noon")
    await visitor.press("Propose")
    assert "Only you can see this" in visitor.entries[-1].words
    await another.open("/chat/sessions?see=others")
    assert another.page.all("form", class_="filling") == []
    await visitor.send(
        visitor.page.one("form", class_="filling"), {"q0": "Wednesday", "step": "next"}
    )
    await another.open("/chat/sessions?see=others")
    assert "Proposed: Wednesday" in another.log


async def test_a_forged_press_does_not_change_what_others_see(
    visitor: Visitor, another: Visitor, door: WebPlatform
) -> None:
    notice = door.post("announcements", Message(title="We meet on Friday"))
    await visitor.open("/chat/announcements")
    form = {"token": visitor.composer.one("input", name="token").attributes["value"]}
    await visitor.request(
        "POST",
        "/chat/announcements/press",
        data={**form, "action": "demo:come:0", "entry": notice.message},
    )
    assert "1 coming" in visitor.log
    await another.open("/chat/announcements?see=others")
    assert "We meet on Friday" in another.log
    assert "1 coming" not in another.log


async def test_being_somebody_else_is_one_press(visitor: Visitor, door: WebPlatform) -> None:
    await visitor.open("/chat/direct")
    await visitor.say("mine alone")
    await visitor.press("Carmen")
    assert "You are Carmen" in visitor.page.words
    assert "mine alone" not in visitor.html
    assert "/desk" not in visitor.html
    await visitor.say("/desk")
    assert "fidelity committee" in visitor.log
    await visitor.press("Kit")
    await visitor.say("/desk")
    assert "sealed" in visitor.log
    assert "/desk" in visitor.page.one("details", class_="commands").words
    await visitor.press("Noa")
    assert "mine alone" in visitor.log


async def test_the_clock_moves(visitor: Visitor) -> None:
    await visitor.open("/chat/direct")
    assert "Friday, November 20, 2026, 1:00 PM EST" in visitor.page.one("p", id="clock").words
    await visitor.press("1 day on")
    clock = visitor.page.one("p", id="clock").words
    assert "Saturday, November 21, 2026, 1:00 PM EST (moved on by one day)" in clock
    assert visitor.notices == ["The clock moved on by a day."]
    await visitor.press("1 week on")
    await visitor.press("1 hour on")
    clock = visitor.page.one("p", id="clock").words
    assert "Saturday, November 28, 2026, 2:00 PM EST (moved on by 8 days and one hour)" in clock


async def test_the_browsers_language_and_the_pages_switch(door: WebPlatform) -> None:
    async with Visitor(
        door.address, {"Accept-Language": "fr-FR, es-MX;q=0.8, en;q=0.5"}
    ) as visitor:
        await visitor.open("/chat/direct")
        assert visitor.page.one("html").attributes["lang"] == "es"
        assert "Te damos la bienvenida" in visitor.log
        await visitor.say("hola")
        await visitor.press("English")
        assert visitor.page.one("html").attributes["lang"] == "en"
        spanish = visitor.entries[0].one("div", class_="said")
        assert spanish.attributes["lang"] == "es"
        await visitor.open("/chat/nowhere")
        assert "There is nothing here" in visitor.page.words
        await visitor.open("/chat/direct")
        await visitor.press("Español")
        await visitor.open("/chat/nowhere")
        assert "Aquí no hay nada" in visitor.page.words


async def test_outside_the_trial_there_is_the_direct_message_alone(demo: Demo) -> None:
    door = platform(demo, in_trial=False)
    await door.start()
    async with Visitor(door.address) as visitor, Visitor(door.address) as another:
        await visitor.open("/")
        for absent in ("Who you are", "Clock", "announcements"):
            assert absent not in visitor.page.words
        await visitor.say("mine alone")
        await another.open("/")
        assert "mine alone" not in another.html
        await visitor.open("/chat/direct")
        assert "mine alone" in visitor.log
        for path in ("/chat/sessions", "/be", "/clock"):
            await visitor.open(path)
            assert visitor.status in (404, 405)
    with pytest.raises(AddressGone):
        door.post("announcements", Message(title="x"))
    await door.stop()


async def test_the_alliance_can_say_something_unasked_and_change_it(
    door: WebPlatform, visitor: Visitor
) -> None:
    await visitor.open("/chat/direct")
    sent = await door.send(Address("web", "direct:newcomer"), Message(title="Tomorrow at 3"))
    await visitor.open("/chat/direct")
    assert re.search("Welcome.*Tomorrow at 3", visitor.log)
    await door.update(sent, Message(title="Tomorrow at 4"))
    await visitor.open("/chat/direct")
    assert "Tomorrow at 4" in visitor.log
    assert "Tomorrow at 3" not in visitor.log


@pytest.mark.parametrize(
    "chat", ["direct", "direct:", "direct:nobody", "elsewhere", "sessions:newcomer", ""]
)
async def test_where_nobody_is_nothing_is_said(door: WebPlatform, chat: str) -> None:
    with pytest.raises(AddressGone):
        await door.send(Address("web", chat), Message(body=plain("x")))
    with pytest.raises(AddressGone):
        await door.update(Reference(Address("web", chat), "t1"), Message())


async def test_a_taken_port_is_said_in_words(door: WebPlatform, demo: Demo) -> None:
    port = int(door.address.rsplit(":", 1)[1])
    with pytest.raises(PortTaken, match="in use"):
        await platform(demo, port=port).start()
