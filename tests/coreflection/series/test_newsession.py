"""A coordinator plans a series: every date in full, nothing typed is lost, nothing kept unconfirmed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.plan import Said
from bot.calendar.typed import Misread, Typed, read_moment
from bot.calendar.walltime import zone_named
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Shown
from bot.coreflection.series import rules, views
from bot.coreflection.series.rules import Comes, NewSeries, Wrong
from tests.coreflection.series.house import (
    CARMEN,
    LUZ,
    NOA,
    START,
    TUESDAY,
    ZONE,
    House,
    form_of,
)
from tests.fakes import LANGUAGE, actions, messages, words

FILLED = {
    "title": "Evening circle",
    "title_es": "Círculo de la tarde",
    "first": "Thu, Dec 3 6:30pm",
    "length": "75",
    "repeat": "weekly",
    "last": "",
    "seats": "8",
    "place": "Online, or by phone",
    "link": "https://zoom.example/j/2",
    "phone": "802 555 0100",
    "names": "River, robin",
    "about": "We think together.",
}


def said(answer: tuple[Shown, ...]) -> str:
    return words(answer).replace("\u202f", " ")


async def echo(house: House, **other: str) -> tuple[Shown, ...]:
    form = form_of(await house.command("newsession"))
    return await house.fill(form, {**FILLED, **other})


async def test_every_date_is_read_back_in_full(house: House) -> None:
    answer = await echo(house)
    read = said(answer)
    assert "Thursday, December 3, 2026, 6:30 PM Eastern Standard Time" in read
    for day in ("December 10", "December 17", "December 24", "December 31", "January 7, 2027"):
        assert day in read
    assert "75 minutes" in read
    assert "8 seats" in read
    assert "Every week" in read
    assert "Evening circle · Círculo de la tarde" in read
    assert "cannot ask them: robin" in read
    assert list(actions(answer)) == ["Yes, confirm", "Change", "Never mind"]
    async with house.database.read() as connection:
        assert [one.series.id for one in await house.plans.all(connection)] == ["tuesday"]


async def test_confirmed_it_is_a_series_like_any_other(house: House) -> None:
    house.places.append(Address("telegram", "-100"))
    answer = await house.on(await echo(house), "Yes, confirm")
    assert "on the calendar" in said(answer)
    assert "A card for it appears now. Where: Telegram" in said(answer)
    async with house.database.read() as connection:
        _, made = await house.plans.all(connection)
    series = made.series
    assert series.title.es == "Círculo de la tarde"
    assert series.capacity == 8
    assert series.place.video == "https://zoom.example/j/2"
    assert series.facilitators.pool == ("River", "robin")
    assert made.made == Said("Carmen", START)
    assert (await house.session("2026-12-10", series.id)).start == datetime(
        2026, 12, 10, 23, 30, tzinfo=UTC
    )
    assert await house.holds("2026-12-03", series.id) == ("River",)


async def test_confirmed_twice_it_is_made_once(house: House) -> None:
    answer = await echo(house)
    confirm = actions(answer)["Yes, confirm"]
    first, second = await house.press(confirm), await house.press(confirm)
    assert "on the calendar" in said(first)
    assert said(first) == said(second)
    async with house.database.read() as connection:
        assert len(await house.plans.all(connection)) == 2
    assert "done already" in said(await house.on(answer, "Change"))


async def test_a_form_that_stayed_open_makes_it_once(house: House) -> None:
    form = form_of(await house.command("newsession"))
    answer = await house.fill(form, FILLED)
    await house.on(answer, "Yes, confirm")
    for again in (FILLED, {**FILLED, "title": "Another circle", "first": "Fri, Dec 4 6pm"}):
        shown_again = await house.fill(form, again)
        assert "done already" in said(shown_again)
        assert actions(shown_again) == {}
    async with house.database.read() as connection:
        made = await house.plans.all(connection)
    assert [one.series.title.en for one in made[1:]] == ["Evening circle"]


async def test_a_card_that_comes_later_and_a_place_that_is_missing(house: House) -> None:
    answer = await house.on(await echo(house, first="Jan 20 10am", title="Later"), "Yes, confirm")
    assert "No place for session cards is set" in said(answer)
    house.places += [Address("web", "lobby"), Address("discord", "7"), Address("discord", "8")]
    answer = await house.on(await echo(house, first="Jan 20 10am", title="Later"), "Yes, confirm")
    assert "January 6, 2027" in said(answer)
    assert "the web page, Discord." in said(answer)


async def test_a_change_opens_the_form_with_everything_in_it(house: House) -> None:
    answer = await echo(house)
    form = form_of(await house.on(answer, "Change"))
    assert {one.name: one.value for one in form.questions} == FILLED
    again = await house.fill(form, {"first": "Fri, Dec 4 6:30pm"})
    assert "Friday, December 4, 2026, 6:30 PM" in said(again)
    assert "on the calendar" in said(await house.on(again, "Yes, confirm"))


async def test_cancelled_nothing_is_kept(house: House) -> None:
    answer = await echo(house)
    assert "Nothing was changed" in said(await house.on(answer, "Never mind"))
    assert "done already" in said(await house.on(answer, "Yes, confirm"))
    async with house.database.read() as connection:
        assert len(await house.plans.all(connection)) == 1


async def test_what_cannot_be_used_is_asked_again_and_kept(house: House) -> None:
    typed = {
        "title": " ",
        "first": "every tuesday 3pm",
        "last": "yesterday-ish",
        "seats": "many",
        "link": "zoom room",
        "phone": "call me",
    }
    answer = await echo(house, **typed)
    read = said(answer)
    assert "Everything you typed is kept" in read
    assert "“every tuesday 3pm” Please write one date here" in read
    assert "“many” Please write a number" in read
    assert "“zoom room” Please paste the whole link" in read
    assert "“call me” I see no number" in read
    assert "Please give it a title" in read
    form = form_of(await house.on(answer, "Change"))
    kept = {one.name: one.value for one in form.questions}
    assert kept == {**FILLED, **typed}
    better = {
        "title": "Now",
        "first": "Dec 3 6pm",
        "last": "",
        "seats": "",
        "link": "",
        "phone": "",
    }
    assert "Is this right?" in said(await house.fill(form, better))


@pytest.mark.parametrize("question", ["title", "place", "about"])
async def test_links_and_numbers_stay_out_of_what_everybody_reads(
    house: House, question: str
) -> None:
    answer = await echo(house, **{question: "Join at https://zoom.example/j/9"})
    assert "everybody may read it" in said(answer)
    form = form_of(await house.on(answer, "Change"))
    assert "zoom.example/j/9" in {one.name: one.value for one in form.questions}[question]


async def test_a_date_that_passed_while_it_waited_is_not_kept(house: House) -> None:
    answer = await echo(house)
    house.clock.move(datetime(2026, 12, 3, 23, 31, tzinfo=UTC) - house.clock.now())
    assert "done already" in said(await house.on(answer, "Yes, confirm"))  # two days are over
    answer = await echo(house, first="tomorrow 6pm")
    house.clock.move(datetime(2026, 12, 4, 12, tzinfo=UTC) - house.clock.now())
    confirmed = await house.on(answer, "Yes, confirm")
    async with house.database.read() as connection:
        made = (await house.plans.all(connection))[1]
    assert "on the calendar" in said(confirmed)
    assert made.series.starts == date(2026, 12, 4)  # the day that was read back
    answer = await echo(house, first="Dec 4 6pm")
    house.clock.move(datetime(2026, 12, 5, tzinfo=UTC) - house.clock.now())
    assert "That is in the past" in said(await house.on(answer, "Yes, confirm"))


async def test_another_coordinator_cannot_confirm_it(house: House) -> None:
    answer = await echo(house)
    confirm = actions(answer)["Yes, confirm"]
    assert "Eso ya está hecho" in said(await house.press(confirm, LUZ))
    assert "coordinators" in said(await house.press(confirm, NOA))
    assert "coordinators" in said(await house.command("newsession", NOA))


async def test_in_spanish(house: House) -> None:
    form = form_of(await house.command("newsession", LUZ))
    assert "hora oriental" in str(form.intro)
    answer = await house.fill(form, {**FILLED, "first": "jueves 3 de diciembre 6:30pm"}, LUZ)
    assert "jueves 3 de diciembre de 2026, 6:30" in said(answer)
    assert "hora estándar oriental" in said(answer)
    assert "Está en el calendario" in said(await house.on(answer, "Sí, confirmar", LUZ))


async def test_clock_changes_and_odd_days_are_pointed_out(house: House) -> None:
    answer = await echo(house, first="Feb 16 2027 3pm", last="March 30 2027")
    spring = next(one for one in said(answer).splitlines() if "March 16" in one)
    assert "3:00 PM Eastern Daylight Time" in spring
    assert "the clocks have changed" in spring
    assert "Last date: March 30, 2027" in said(answer)
    answer = await echo(house, first="Jan 31 2027 3pm", repeat="monthly-day")
    assert "Months without a day 31 are skipped" in said(answer)
    assert "February" not in said(answer)
    answer = await echo(house, first="Mon, Nov 30 3pm", repeat="monthly-weekday")
    assert "the last one of each month" in said(answer)
    assert "December 28" in said(answer)
    answer = await echo(house, first="Sunday, March 14 2027 2:30am")
    assert "begins an hour later" in said(answer)
    answer = await echo(house, first="Mar 7 2027 2:30am")
    assert "On March 14, 2027 the clocks skip that time" in said(answer)


async def test_a_last_date_before_the_first_is_told(house: House) -> None:
    assert "before the first one" in said(await echo(house, last="Dec 1"))


async def test_once_means_once(house: House) -> None:
    answer = await house.on(await echo(house, repeat="once"), "Yes, confirm")
    assert "on the calendar" in said(answer)
    async with house.database.read() as connection:
        series = (await house.plans.all(connection))[1].series
    assert series.repeat is None


async def test_an_erased_coordinator_leaves_the_meetings_and_no_name(house: House) -> None:
    from bot.coreflection.series.holding import Makers

    await house.on(await echo(house), "Yes, confirm")
    async with house.database.write() as connection:
        held = await Makers().held(connection, None, CARMEN)
        assert "Carmen" in str(held)
        assert await Makers().held(connection, None, LUZ) == {}
        await Makers().forget(connection, None, CARMEN)
        assert await Makers().held(connection, None, CARMEN) == {}
        _, made = await house.plans.all(connection)
    assert made.made == Said("", START)


def shown(read: NewSeries | tuple[Wrong, ...], language: str) -> Message:
    say = LANGUAGE.voice(language, ZONE)
    if isinstance(read, NewSeries):
        return views.echo_new(say, "mark", read, ())
    return views.wrong(say, "mark", read)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("why", list(Misread))
def test_every_reason_has_a_kind_sentence(why: Misread, language: str) -> None:
    say = LANGUAGE.voice(language, ZONE)
    message = views.wrong(say, "mark", (rules.misread("first", why, "tomorrow-ish"),))
    key = f"series-misread-{why.value}"
    assert say.books[0].has(key)
    assert say(key) in message.words()
    assert "tomorrow-ish" in message.words()


_PIECES = st.sampled_from(
    (
        *(
            "mon",
            "tue",
            "martes",
            "sunday",
            "dec",
            "feb",
            "de",
            "diciembre",
            "1",
            "2",
            "3",
            "30",
            "31",
        ),
        *(
            "12/1",
            "3/4",
            "2026-12-01",
            "2020-01-01",
            "2040-01-01",
            "3pm",
            "25:00",
            "15:00",
            "3-5pm",
        ),
        *(
            "midnight",
            "medianoche",
            "noon",
            "every",
            "cada",
            "est",
            "tomorrow",
            "next",
            "in",
            "weeks",
        ),
    )
)


@given(
    st.lists(_PIECES, max_size=5).map(" ".join) | st.text(max_size=100),
    st.sampled_from(Comes),
    st.sampled_from(["en", "es"]),
)
def test_whatever_is_typed_is_read_back_or_asked_again(
    typed: str, comes: Comes, language: str
) -> None:
    values = {**FILLED, "first": typed, "repeat": comes.value}
    read = rules.read_new("one-1", values, START, ZONE, language, Said("Carmen", START))
    moment = read_moment(" ".join(typed.split()), START, zone_named(ZONE), language)
    assert isinstance(read, NewSeries) == isinstance(moment, Typed)
    if isinstance(read, NewSeries) and isinstance(moment, Typed):
        assert read.dates[0].start == moment.instant
        assert read.plan.series.id == "one-1"
    message = shown(read, language)
    assert message.rows
    assert "series-" not in message.words().replace(typed, "")


@given(st.text(max_size=120), st.text(max_size=12))
def test_ids_are_short_plain_and_steady(title: str, mark: str) -> None:
    from bot.coreflection.series.numbers import slug

    made = rules.series_id(title, mark)
    assert slug(made) == made == rules.series_id(title, mark)
    assert made.encode("ascii")


@given(st.text(max_size=300))
def test_names_are_read_once_each(typed: str) -> None:
    names = rules.read_names(typed)
    if not isinstance(names, Wrong):
        assert len({one.casefold() for one in names}) == len(names)
        assert all(names)


async def test_a_file_cannot_take_over_a_series_made_in_chat(house: House) -> None:
    await house.on(await echo(house), "Yes, confirm")
    async with house.database.read() as connection:
        made = (await house.plans.all(connection))[1].series.id
    await house.write("thief.yaml", TUESDAY.replace("id: tuesday", f"id: {made}"))
    async with house.database.read() as connection:
        plans = {one.series.id: one for one in await house.plans.all(connection)}
    assert plans[made].series.title.en == "Evening circle"
    (told,) = await house.minutes(1)
    assert told.to == CARMEN
    assert "thief.yaml" in told.message.words()
    await house.replan()
    assert await house.minutes(1) == []  # told once


async def test_every_sentence_exists(house: House, caplog: pytest.LogCaptureFixture) -> None:
    for person, first in ((CARMEN, "Dec 3 6pm"), (LUZ, "3 de diciembre 6pm")):
        form = form_of(await house.command("newsession", person))
        bad = await house.fill(form, {"title": "x", "first": "?", "last": "?"}, person)
        assert messages(bad)
        await house.fill(form, {**FILLED, "first": first}, person)
    assert [one for one in caplog.records if "sentence" in one.getMessage()] == []
