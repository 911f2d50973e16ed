"""The shape of a schedule: one series of meetings, a cohort of a training, or a single deadline.

Contract: the keys of `schedules/*.yaml`. A series made in chat has the same shape, as JSON. Days and
times are local to `timezone`; who may see what is said at each field.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field

from bot.calendar.durations import Offset
from bot.calendar.fields import (
    Door,
    ElapsedField,
    ListOf,
    LocalDay,
    LocalMoment,
    LocalMomentOrDay,
    LocalTime,
    MonthDay,
    OffsetField,
    OnDay,
    PublicWords,
    Zone,
)
from bot.calendar.repeat import WEEKDAYS, Rule, Unit, first_match
from bot.content.words import NonEmpty, Part, Slug

Names = Annotated[tuple[NonEmpty, ...], ListOf]
Hours = Annotated[float, Field(gt=0, le=1000)]
Seats = Annotated[int, Field(ge=1, le=1000, strict=True)]


class Kind(StrEnum):
    """What the meetings are."""

    CO_REFLECTION = "co_reflection"
    TRAINING = "training"
    OFFICE_HOURS = "office_hours"
    DEADLINE = "deadline"


class Audience(StrEnum):
    """Who a reminder goes to."""

    GOING = "going"
    FACILITATORS = "facilitators"
    CHANNEL = "channel"


class Repeat(Part):
    """How a series comes back. Left out, it is the weekday or the day of the month of `starts`.

    `on` holds weekdays; for months with which one, such as `2TU` or `-1FR`. `day` is for months: 15,
    or -1 for the last day. `until` is the last local date on which it may still meet.
    """

    every: Annotated[int, Field(ge=1, le=52, strict=True)] = 1
    unit: Unit
    on: Annotated[tuple[OnDay, ...], ListOf] = ()
    day: Annotated[tuple[MonthDay, ...], ListOf] = ()
    until: LocalDay | None = None


class CohortDay(Part):
    """One meeting of a cohort. What is left out is the series' own."""

    date: LocalDay
    time: LocalTime | None = None
    duration: ElapsedField | None = None


class Facilitators(Part):
    """Who can hold the room, how many are needed, and how long before they are asked to confirm."""

    pool: Names = ()
    rotate: bool = True
    needed: Annotated[int, Field(ge=1, le=20, strict=True)] = 1
    confirm: OffsetField = Offset(days=3)


class Place(Part):
    """`public` is for everybody. `video`, `phone` and `room` reach only people who are coming.

    `secret:name` stands for a value that is kept outside the file.
    """

    public: PublicWords | None = None
    video: Door | None = None
    phone: Door | None = None
    room: Door | None = None


class Paid(Part):
    """Who pays for people's time, and how many hours the certificate states."""

    by: NonEmpty
    hours_certified: Annotated[float, Field(gt=0, le=500)] | None = None


class Rsvp(Part):
    """When seats can be taken, and how a free one is offered on."""

    opens: OffsetField = Offset(days=14)
    cutoff: OffsetField = Offset(seconds=3600)
    waitlist: bool = True
    offer_window: OffsetField = Offset(seconds=12 * 3600)


class Reminder(Part):
    """Something said ahead of a meeting: `P1D` at the same wall time, `PT24H` 24 real hours before."""

    before: OffsetField
    to: Audience


class Override(Part):
    """What is otherwise for one date, which is named by its original local date."""

    cancel: bool | None = None
    move_to: LocalMoment | None = None
    duration: ElapsedField | None = None
    capacity: Seats | None = None
    min_people: Seats | None = None
    facilitators: Names | None = None
    place: Place | None = None
    reason: NonEmpty | None = None
    note: NonEmpty | None = None


class Cost(Part):
    """What a training costs; `amount` 0 is free."""

    amount: Annotated[float, Field(ge=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    note: PublicWords | None = None


class Scholarship(Part):
    """Help with the cost, with a date of its own."""

    what: PublicWords
    apply_by: LocalMomentOrDay | None = None
    apply_url: NonEmpty | None = None


class Eligibility(Part):
    """Who a training is for: tags to search by, and a plain sentence. Nothing is asked for as proof."""

    tags: tuple[Slug, ...] = ()
    says: PublicWords


DEFAULT_REMINDERS: Final = (
    Reminder(before=Offset(days=1), to=Audience.GOING),
    Reminder(before=Offset(seconds=3600), to=Audience.GOING),
)


class Series(Part):
    """One file. `id` is permanent: it is how people's calendars know the series."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    id: Slug
    kind: Kind
    title: PublicWords
    about: PublicWords | None = None
    timezone: Zone
    starts: LocalDay
    time: LocalTime
    duration: ElapsedField | None = None
    repeat: Repeat | None = None
    dates: tuple[CohortDay, ...] = ()
    capacity: Seats | None = None
    min_people: Seats | None = None
    facilitators: Facilitators = Facilitators()
    place: Place = Place()
    paid: Paid | None = None
    rsvp: Rsvp = Rsvp()
    reminders: tuple[Reminder, ...] = DEFAULT_REMINDERS
    overrides: dict[LocalDay, Override] = Field(default_factory=dict)

    # Trainings only
    apply_by: LocalMomentOrDay | None = None
    apply_url: NonEmpty | None = None
    eligibility: Eligibility | None = None
    hours: dict[Slug, Hours] = Field(default_factory=dict)
    cost: Cost | None = None
    scholarship: Scholarship | None = None

    @property
    def is_cohort(self) -> bool:
        """Whether its meetings are one thing that people sign up for once."""
        return bool(self.dates)

    @property
    def length(self) -> timedelta:
        """How long one meeting really takes; a deadline takes no time."""
        return self.duration or timedelta()

    def as_data(self) -> dict[str, Any]:
        """Plain values that `build_plan` reads back, for a series that is kept as JSON."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


TRAINING_ONLY: Final = ("apply_by", "apply_url", "eligibility", "hours", "cost", "scholarship")


def rule_of(series: Series) -> Rule | None:
    """The days that `repeat` names; None where there is none, or it never comes true."""
    repeat = series.repeat
    if repeat is None:
        return None
    start = series.starts
    weekdays: tuple[int, ...] = ()
    nth: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    if repeat.unit is Unit.WEEK:
        weekdays = tuple(sorted({WEEKDAYS.index(on[-2:]) for on in repeat.on}))
        weekdays = weekdays or (start.weekday(),)
    elif repeat.unit is Unit.MONTH:
        nth = tuple((int(on[:-2] or 1), WEEKDAYS.index(on[-2:])) for on in repeat.on)
        month_days = repeat.day or (() if nth else (start.day,))
    rule = Rule(start, repeat.unit, repeat.every, weekdays, nth, month_days, repeat.until)
    first = first_match(rule)
    if first is None:
        return None
    return Rule(first, repeat.unit, repeat.every, weekdays, nth, month_days, repeat.until)


def meetings_of(series: Series) -> Mapping[date, CohortDay]:
    """The dates of a series that does not repeat: its cohort's, or the one day it starts."""
    days = series.dates or (CohortDay(date=series.starts),)
    return {one.date: one for one in sorted(days, key=lambda one: one.date)}


def start_on(series: Series, day: date) -> datetime:
    """The original local start (naive) of the meeting on `day`."""
    cohort_day = next((one for one in series.dates if one.date == day), None)
    at: time = (cohort_day and cohort_day.time) or series.time
    return datetime.combine(day, at)


def last_moment(deadline: date | datetime) -> datetime:
    """The local time (naive) at which a deadline passes; a date alone holds until its day is over."""
    if isinstance(deadline, datetime):
        return deadline
    return datetime.combine(deadline, time(23, 59))


def folded(name: str) -> str:
    """A facilitator's name as names are compared: nobody is another person for a capital letter."""
    return " ".join(name.split()).casefold()


def secret_name(door: str) -> str | None:
    """The name behind `secret:`; None for a link or a number that stands for itself."""
    return door.removeprefix("secret:") if door.startswith("secret:") else None
