"""One session as one person may see it: privately, with the ways in once they have a seat. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.calendar.ics import Mine, one_meeting
from bot.calendar.stamps import Stamp
from bot.calendar.walltime import zone_named, zone_of
from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, File, Link, Message, Row, Tone
from bot.chat.text import Bullets, Span, Text, When
from bot.coreflection.sessions import rules, views, views_list
from bot.coreflection.sessions.gathering import Gathering
from bot.coreflection.sessions.records import Rsvp, Status
from bot.coreflection.sessions.rules import Stage
from bot.coreflection.sessions.ways_in import NO_WAYS, Ways
from bot.language import say_when

ON, OFF = "on", "off"
_CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH"


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads: their answer, and what they may do besides. `ways` are used with a seat only."""

    mine: Rsvp | None = None
    ways: Ways = NO_WAYS
    is_facilitator: bool = False
    is_coordinator: bool = False


def detail(say: Say, whole: Gathering, reading: Reading, now: datetime) -> Message:
    """One session, privately."""
    session, mine, at = whole.session, reading.mine, rules.stage(whole.session, now)
    has_seat = mine is not None and mine.status is Status.GOING and not session.is_cancelled
    title = views.title(say, whole)
    if at is Stage.CANCELLED:
        title = say("sessions-card-cancelled-title", title=title)
    fields = [*views.times(say, whole), *_other_zone(say, whole), _length(say, whole)]
    if at in (Stage.NOT_YET, Stage.OPEN, Stage.CLOSED):
        fields += views.seats_field(say, whole, now)
    fields += _where(say, whole)
    if has_seat and at is not Stage.OVER:
        fields += ways_in(say, reading.ways)
        fields += _shown_names(say, whole, mine)
    return Message(
        title=title,
        body=_body(say, whole, mine, at),
        fields=tuple(fields),
        footer="" if at in (Stage.CANCELLED, Stage.OVER) else _footer(say, whole, mine),
        rows=tuple(row for row in _rows(say, whole, reading, at, has_seat=has_seat) if row),
        tone=Tone.NOTICE if at is Stage.CANCELLED else Tone.PLAIN,
    )


def people(say: Say, whole: Gathering) -> Message:
    """Who comes and who waits, for the facilitators of the date. Nobody marks who was there."""
    coming, waiting = whole.coming(), whole.waiting()
    body: Text = ()
    if whole.is_short and whole.terms is not None:
        body += say.text("sessions-people-few", least=whole.terms.min_people or 0)
    fields = [Field(say("sessions-people-coming", count=len(coming)), _names(say, coming))]
    if waiting:
        fields.append(
            Field(say("sessions-people-waiting", count=len(waiting)), _names(say, waiting))
        )
    number = whole.session.id
    return Message(
        title=views.title(say, whole),
        body=body,
        fields=(Field(say("sessions-when"), When(whole.session.start)), *fields),
        footer=say("sessions-people-footer"),
        rows=(
            (
                Button(say("sessions-button-room"), pack("room", "open", number)),
                Button(say("sessions-button-back"), pack("sessions", "look", number)),
            ),
        ),
    )


def ways_in(say: Say, ways: Ways) -> tuple[Field, ...]:
    """How somebody with a seat gets in."""
    fields = [
        Field(say(f"sessions-way-{kind}"), text.plain(value)) for kind, value in ways.spoken()
    ]
    if ways.is_missing:
        fields.append(Field(say("sessions-way-missing-label"), say.text("sessions-way-missing")))
    return tuple(fields)


def calendar_file(
    say: Say, whole: Gathering, reading: Reading, domain: str, now: datetime
) -> Message:
    """The meeting as a file for somebody's calendar, with the way in once they have a seat."""
    mine = reading.mine
    has_seat = mine is not None and mine.status is Status.GOING
    place = "; ".join(value for _, value in reading.ways.spoken()) or whole.place(say.language)
    meeting = Mine(
        occurrence=whole.occurrence,
        title=views.title(say, whole),
        has_seat=has_seat,
        stamp=Stamp(whole.session.sequence, now),
        place=place or None,
        about=whole.about(say.language) or None,
    )
    name = f"{whole.session.series}-{whole.session.local:%Y-%m-%d}.ics"
    content = one_meeting(meeting, domain, _CalendarWords(say), now)
    alt = say("sessions-calendar-alt", title=views.title(say, whole))
    return Message(body=say.text("sessions-calendar"), files=(File(name, _CALENDAR, content, alt),))


@dataclass(frozen=True, slots=True)
class _CalendarWords:
    """The sentences of the file; see `bot.calendar.ics.Words`."""

    say: Say

    @property
    def language(self) -> str:
        return self.say.language

    @property
    def name(self) -> str:
        return self.say("sessions-list-title")

    def cancelled(self, title: str) -> str:
        return self.say("sessions-card-cancelled-title", title=title)


def _body(say: Say, whole: Gathering, mine: Rsvp | None, at: Stage) -> Text:
    body = text.plain(whole.about(say.language))
    status = views_list.status(say, whole, mine)
    terms = whole.terms
    if at is Stage.CANCELLED:
        body = say.text("sessions-card-cancelled")
        if terms and terms.reason and mine is not None and mine.status is not Status.CANT:
            body += say.text("sessions-reason", reason=terms.reason)
        return body
    if at is Stage.OVER:
        return body + say.text("sessions-card-over")
    if status:
        body += (text.Prose((Span(status, bold=True),)),)
    if mine is not None and mine.status is Status.OFFERED and mine.offered_until is not None:
        body += say.text("sessions-mine-until", when=When(mine.offered_until))
    if terms and terms.note and mine is not None and mine.status is not Status.CANT:
        body += say.text("sessions-note", note=terms.note)
    return body


def _footer(say: Say, whole: Gathering, mine: Rsvp | None) -> str:
    if not whole.has_seats:
        return ""
    if mine is not None and mine.status is Status.GOING:
        return say("sessions-footer-shown" if mine.is_shown else "sessions-footer-hidden")
    return say("sessions-card-footer")


def _rows(say: Say, whole: Gathering, reading: Reading, at: Stage, *, has_seat: bool) -> list[Row]:
    number, mine = whole.session.id, reading.mine
    is_ahead = at in (Stage.NOT_YET, Stage.OPEN, Stage.CLOSED)
    rows: list[Row] = []
    if is_ahead:
        rows.append(tuple(_answers(say, whole, mine, at)))
        link = reading.ways.link if has_seat else None
        with_it: list[Button | Link] = []
        if link:
            with_it.append(Link(say("sessions-button-join"), link))
        if mine is None or mine.status is not Status.CANT:
            with_it.append(
                Button(say("sessions-button-calendar"), pack("sessions", "calendar", number))
            )
        if not whole.is_office_hours:
            with_it.append(Button(say("sessions-button-agenda"), pack("room", "agenda", number)))
        rows.append(tuple(with_it))
    if has_seat and is_ahead and whole.has_seats and mine is not None:
        key, turn = ("hide", OFF) if mine.is_shown else ("show", ON)
        rows.append(
            (Button(say(f"sessions-button-{key}"), pack("sessions", "name", number, turn)),)
        )
    tools = []
    if reading.is_facilitator:
        tools.append(Button(say("sessions-button-people"), pack("sessions", "people", number)))
    if reading.is_coordinator and at is not Stage.OVER:
        tools.append(Button(say("sessions-button-manage"), pack("series", "manage", number)))
    tools.append(Button(say("sessions-button-all"), pack("sessions", "list")))
    rows.append(tuple(tools))
    return rows


def _answers(say: Say, whole: Gathering, mine: Rsvp | None, at: Stage) -> list[Button]:
    number = whole.session.id
    status = mine.status if mine else None
    come = Button(views.come_label(say, whole), pack("sessions", "come", number), ButtonStyle.MAIN)
    leave = Button(say("sessions-button-cant"), pack("sessions", "leave", number))
    if status is Status.OFFERED and mine is not None and at in rules.TAKES_OFFERS:
        return offer_buttons(say, number, mine.turn)
    if status in (Status.GOING, Status.WAITLIST, Status.OFFERED):
        key = "sessions-button-leave" if status is Status.GOING else "sessions-button-stop-waiting"
        if whole.is_by_reminder:
            key = "sessions-button-no-reminder"
        return [Button(say(key), pack("sessions", "leave", number))]
    if at is not Stage.OPEN or views.is_full_for_good(whole):
        return []
    return [come] if status is Status.CANT or whole.is_office_hours else [come, leave]


def offer_buttons(say: Say, number: int, turn: int) -> list[Button]:
    """Take the seat, or let it go on."""
    return [
        Button(
            say("sessions-button-accept"),
            pack("sessions", "accept", number, turn),
            ButtonStyle.MAIN,
        ),
        Button(say("sessions-button-pass"), pack("sessions", "pass", number, turn)),
    ]


def _other_zone(say: Say, whole: Gathering) -> tuple[Field, ...]:
    """The same time as the series says it, for people whose clocks show another."""
    session = whole.session
    theirs = session.start.astimezone(zone_named(session.timezone))
    if session.start.astimezone(zone_of(say.timezone)).utcoffset() == theirs.utcoffset():
        return ()
    words = say_when(When(session.start), say.language, session.timezone)
    return (Field(say("sessions-other-zone"), text.plain(words)),)


def _length(say: Say, whole: Gathering) -> Field:
    minutes = int((whole.session.end - whole.session.start).total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    key = "sessions-length-both" if hours and rest else "sessions-length-hours"
    if not hours:
        key = "sessions-length-minutes"
    words = say(key, hours=hours, minutes=rest)
    return Field(say("sessions-length"), text.plain(words))


def _where(say: Say, whole: Gathering) -> tuple[Field, ...]:
    words = whole.place(say.language)
    return (Field(say("sessions-where"), text.plain(words)),) if words else ()


def _shown_names(say: Say, whole: Gathering, mine: Rsvp | None) -> tuple[Field, ...]:
    """Others who chose that people who come see their names."""
    others = [one for one in whole.coming() if one.is_shown and one.name and one != mine]
    if not others:
        return ()
    return (Field(say("sessions-others"), text.plain(", ".join(one.name for one in others))),)


def _names(say: Say, answers: tuple[Rsvp, ...]) -> Text:
    if not answers:
        return say.text("sessions-people-nobody")
    return (Bullets(tuple((Span(one.name or say("sessions-people-unnamed")),) for one in answers)),)
