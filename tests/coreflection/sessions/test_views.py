"""What people read of a session: counts for everybody, names for facilitators, the way in for people
who come. In both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.expand import occurrence_on
from bot.chat.action import unpack
from bot.chat.dispatch import Say
from bot.chat.message import Button, Link, Menu, Message
from bot.coreflection.sessions import views, views_detail, views_list, views_offers
from bot.coreflection.sessions.gathering import Gathering
from bot.coreflection.sessions.records import Rsvp, Session, Status
from bot.coreflection.sessions.rules import Stage
from bot.coreflection.sessions.views_detail import Reading
from bot.coreflection.sessions.ways_in import NO_WAYS, Ways
from tests.coreflection.sessions.seating import LINK, NOW, series
from tests.fakes import LANGUAGE

EN = LANGUAGE.voice("en", "America/New_York")
ES = LANGUAGE.voice("es", "America/New_York")
WAYS = Ways(video=LINK, phone="802 555 0100")
PLAN = series(capacity=12)
START = datetime(2026, 12, 1, 20, tzinfo=UTC)


def rsvp(member: int, status: Status, *, shown: bool = False) -> Rsvp:
    return Rsvp(member, 7, member, "telegram", f"Nina{member}", status, member, 0, None, shown)


def gathering(*answers: Rsvp, number: int = 7, **changes: object) -> Gathering:
    found = occurrence_on(PLAN, datetime(2026, 12, 1, tzinfo=UTC).date())
    assert found is not None
    session = Session(
        id=number,
        series=PLAN.series.id,
        original=found.id.original,
        timezone=found.zone,
        local=found.local,
        start=found.start,
        end=found.end,
        opens=START - timedelta(days=14),
        cutoff=START - timedelta(hours=1),
        is_cancelled=False,
        capacity=12,
        sequence=0,
        zone_data="2026f",
        title_en="Tuesday co-reflection",
        title_es="Co-reflexión de los martes",
    )
    return Gathering(
        replace(session, **changes),  # type: ignore[arg-type]
        PLAN.series,
        found.terms,
        answers,
    )


def going(count: int, **values: bool) -> tuple[Rsvp, ...]:
    return tuple(rsvp(number, Status.GOING, **values) for number in range(1, count + 1))


def labels(message: Message) -> list[str]:
    return [one.label for row in message.rows if not isinstance(row, Menu) for one in row]


def buttons(message: Message) -> list[Button]:
    return [
        one
        for row in message.rows
        if not isinstance(row, Menu)
        for one in row
        if isinstance(one, Button)
    ]


@pytest.mark.parametrize(
    ("say", "answers", "words"),
    [
        (EN, (), "12 of 12 seats left."),
        (EN, going(11), "1 of 12 seats left."),
        (EN, going(12), "Full."),
        (EN, (*going(12), rsvp(13, Status.WAITLIST)), "Full. 1 person waits."),
        (
            EN,
            (*going(12), rsvp(13, Status.WAITLIST), rsvp(14, Status.WAITLIST)),
            "Full. 2 people wait.",
        ),
        (ES, going(7), "Quedan 5 de 12 lugares."),
        (ES, going(11), "Queda 1 de 12 lugares."),
        (ES, (*going(12), rsvp(13, Status.WAITLIST)), "No quedan lugares. 1 persona espera."),
    ],
)
def test_seats_are_told_in_words(say: Say, answers: tuple[Rsvp, ...], words: str) -> None:
    assert views.seats(say, gathering(*answers), NOW) == words


@pytest.mark.parametrize("say", [EN, ES])
def test_the_card_names_nobody_and_holds_no_way_in(say: Say) -> None:
    whole = gathering(*going(5, shown=True), rsvp(6, Status.WAITLIST, shown=True))
    words = views.card(say, whole, NOW).words() + views_list.aloud(say, [whole], NOW).words()
    assert "Nina" not in words
    assert LINK not in words
    assert "802 555" not in words


def test_the_card_by_its_stages() -> None:
    whole = gathering(*going(7))
    open_ = views.card(EN, whole, NOW)
    assert open_.title == "Tuesday co-reflection"
    assert labels(open_) == ["I'm coming", "I can't", "Details"]
    assert "Only the facilitators see who comes" in open_.footer
    early = views.card(EN, whole, START - timedelta(days=20))
    assert "You can answer from" in early.words()
    assert labels(early) == ["Details"]
    closed = views.card(EN, whole, START - timedelta(minutes=30))
    assert "time to answer is over" in closed.words()
    assert labels(closed) == ["I can't", "Details"]
    over = views.card(EN, whole, START + timedelta(hours=2))
    assert over.rows == ()
    assert "is over" in over.words()
    cancelled = views.card(EN, gathering(is_cancelled=True), NOW)
    assert cancelled.title == "Cancelled: Tuesday co-reflection"
    assert labels(cancelled) == ["Details"]
    local = datetime(2026, 12, 2, 17, 0)  # noqa: DTZ001  local by design
    moved = views.card(EN, gathering(local=local, start=START + timedelta(days=1, hours=2)), NOW)
    assert "It was planned for Tuesday, December 1, 2026" in moved.words()


def test_a_full_session_without_waitlist_offers_nothing_to_press() -> None:
    policy = PLAN.series.rsvp.model_copy(update={"waitlist": False})
    closed = PLAN.series.model_copy(update={"rsvp": policy})
    whole = replace(gathering(*going(12)), series=closed)
    assert labels(views.card(EN, whole, NOW)) == ["I can't", "Details"]


def test_the_way_in_reaches_people_with_a_seat_only() -> None:
    for status in (None, Status.WAITLIST, Status.OFFERED, Status.CANT):
        mine = rsvp(1, status) if status else None
        whole = gathering(*((mine,) if mine else ()))
        message = views_detail.detail(EN, whole, Reading(mine, WAYS), NOW)
        assert LINK not in message.words()
        assert "802 555" not in message.words()
        assert not [one for row in message.rows for one in row if isinstance(one, Link)]
    mine = rsvp(1, Status.GOING)
    message = views_detail.detail(EN, gathering(mine), Reading(mine, WAYS), NOW)
    assert LINK in message.words()
    assert "802 555 0100" in message.words()
    assert Link("Join by video", LINK) in [one for row in message.rows for one in row]
    cancelled = gathering(mine, is_cancelled=True)
    assert LINK not in views_detail.detail(EN, cancelled, Reading(mine, WAYS), NOW).words()


def test_a_missing_way_in_is_told_kindly() -> None:
    mine = rsvp(1, Status.GOING)
    ways = Ways(is_missing=True)
    words = views_detail.detail(EN, gathering(mine), Reading(mine, ways), NOW).words()
    assert "Your facilitator will send you the way in." in words


def test_names_are_shown_by_choice_to_people_who_come() -> None:
    mine, shown, hidden = (
        rsvp(1, Status.GOING),
        rsvp(2, Status.GOING, shown=True),
        rsvp(3, Status.GOING),
    )
    whole = gathering(mine, shown, hidden)
    message = views_detail.detail(EN, whole, Reading(mine, NO_WAYS), NOW)
    assert "Also coming: Nina2" in message.words()
    assert "Nina3" not in message.words()
    assert "Show my name to others who come" in labels(message)
    waiting = rsvp(4, Status.WAITLIST)
    other = views_detail.detail(EN, gathering(shown, waiting), Reading(waiting, NO_WAYS), NOW)
    assert "Nina2" not in other.words()


def test_facilitators_see_names_and_mark_nothing() -> None:
    whole = gathering(*going(2), rsvp(3, Status.WAITLIST), rsvp(4, Status.OFFERED))
    message = views_detail.people(EN, whole)
    words = message.words()
    assert "Coming: 2: - Nina1\n- Nina2" in words
    assert "Waiting: 2: - Nina3\n- Nina4" in words
    assert labels(message) == ["In the room", "Back"]
    few = replace(whole, terms=replace(whole.terms, min_people=3) if whole.terms else None)
    assert "at least 3 people" in views_detail.people(EN, few).words()


def test_what_else_is_offered_in_the_detail() -> None:
    plain = views_detail.detail(EN, gathering(), Reading(), NOW)
    assert labels(plain) == [
        "I'm coming",
        "I can't",
        "Add to my calendar",
        "Agenda",
        "All sessions",
    ]
    full = views_detail.detail(EN, gathering(*going(12)), Reading(), NOW)
    assert labels(full)[0] == "Put me on the waitlist"
    both = Reading(is_facilitator=True, is_coordinator=True)
    tools = labels(views_detail.detail(EN, gathering(), both, NOW))[-3:]
    assert tools == ["Who comes", "Coordinate", "All sessions"]
    offered = replace(rsvp(1, Status.OFFERED), offered_until=NOW + timedelta(hours=2))
    words = views_detail.detail(EN, gathering(offered), Reading(offered), NOW)
    assert labels(words)[:2] == ["Yes, I take it", "Pass"]
    assert "It is yours to take until" in words.words()


def test_a_reader_in_another_zone_sees_both_times() -> None:
    here = views_detail.detail(EN, gathering(), Reading(), NOW)
    assert "own zone" not in here.words()
    away = LANGUAGE.voice("en", "America/Los_Angeles")
    words = views_detail.detail(away, gathering(), Reading(), NOW).words()
    assert "In the session's own zone: Tuesday, December 1, 2026, 3:00" in words.replace(
        "\u202f", " "
    )
    assert "Eastern Standard Time" in words
    assert not re.search(r"\bES?T\b", words)
    toronto = LANGUAGE.voice("en", "America/Toronto")  # another name for the same time
    assert "own zone" not in views_detail.detail(toronto, gathering(), Reading(), NOW).words()


def test_the_list_has_the_next_date_of_each_series_and_ones_own() -> None:
    mine = rsvp(5, Status.WAITLIST)
    later = gathering(mine, number=8, start=START + timedelta(days=7))
    third = gathering(number=9, start=START + timedelta(days=14))
    message = views_list.listing(EN, [gathering(), later, third], 5, NOW)
    assert len(message.fields) == 2
    assert "You are number 1 on the waitlist." in message.words()
    menu = message.rows[0]
    assert isinstance(menu, Menu)
    assert [one.value for one in menu.options] == ["7", "8", "9"]
    assert menu.options[0].label == "Tuesday, December 1, 2026: Tuesday co-reflection"
    nothing = views_list.listing(EN, [], None, NOW)
    assert "No sessions are planned" in nothing.words()


def test_what_could_be_meant() -> None:
    every = [gathering(), gathering(number=8, start=START + timedelta(days=7))]
    assert [one.value for one in views_list.suggestions(EN, every, "tues")] == ["7", "8"]
    assert [one.value for one in views_list.suggestions(EN, every, "december 8")] == ["8"]
    assert [one.value for one in views_list.suggestions(ES, every, "reflexion")] == ["7", "8"]
    assert views_list.suggestions(EN, every, "pottery") == ()
    found = views_list.meant(EN, every, "8")
    assert found is not None
    assert found.session.id == 8
    assert views_list.meant(EN, every, "…") is None


@pytest.mark.parametrize("say", [EN, ES])
def test_what_waiting_people_are_told(say: Say) -> None:
    whole, mine = gathering(*going(12)), rsvp(13, Status.OFFERED)
    offer = views_offers.offer(say, whole, mine, NOW + timedelta(hours=12))
    assert len(buttons(offer)) == 3
    given_ = views_offers.given(say, whole, WAYS)
    assert LINK in given_.words()
    again = views_offers.lapsed(say, whole, Stage.OPEN, told=True)
    over = views_offers.lapsed(say, whole, Stage.CLOSED, told=False)
    assert again.rows
    assert not over.rows
    assert len({one.words() for one in (offer, given_, again, over)}) == 4


@given(
    st.lists(st.sampled_from(list(Status)), max_size=20),
    st.integers(-30 * 24, 3 * 24),
    st.booleans(),
    st.sampled_from([EN, ES]),
)
def test_every_card_is_one_message_everywhere(
    statuses: list[Status], hours: int, is_cancelled: bool, say: Say
) -> None:
    answers = [rsvp(number, status, shown=True) for number, status in enumerate(statuses, 1)]
    whole = gathering(*answers, is_cancelled=is_cancelled)
    series_ = PLAN.series.model_copy(
        update={"about": PLAN.series.title.model_copy(update={"en": "long " * 900})}
    )
    message = views.card(say, replace(whole, series=series_), START + timedelta(hours=hours))
    assert len(message.words()) < 1000  # Telegram's caption limit is the smallest
    assert "Nina" not in message.words()
    for button in buttons(message):
        assert unpack(button.action) is not None
