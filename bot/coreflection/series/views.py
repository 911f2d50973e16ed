"""A new series: its form, what was understood, and where its card will appear. Pure.

What coordinators typed is always put in as plain spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from bot.calendar.expand import Occurrence
from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Choice, Form, Line, Paragraph, Question
from bot.chat.message import Button, ButtonStyle, Field, Message, Option, Row, Tone
from bot.chat.text import Bullets, Span, Text, When
from bot.coreflection.series.rules import (
    LENGTHS,
    USUAL_LENGTH,
    Comes,
    Look,
    NewSeries,
    Wrong,
    changed_clocks,
)
from bot.language import say_when

_TITLE: Final = 150
_MEMBERS_WORDS: Final = 500


def new_form(say: Say, mark: str, values: Mapping[str, str], zone_words: str) -> Form:
    """The questions of a new series, with what was typed before."""

    def common(name: str) -> dict[str, Any]:
        return {
            "name": name,
            "label": say(f"series-ask-{name.replace('_', '-')}"),
            "value": values.get(name, ""),
        }

    help_first = say("series-ask-first-help", zone=zone_words)
    questions: tuple[Question, ...] = (
        Line(**common("title"), max_length=_TITLE),
        Line(**common("title_es"), required=False, max_length=_TITLE),
        Line(**common("first"), help=help_first, max_length=80, placeholder=say("series-example")),
        Choice(
            **{**common("length"), "value": values.get("length", str(USUAL_LENGTH))},
            options=tuple(Option(say("series-length", minutes=one), str(one)) for one in LENGTHS),
        ),
        Choice(
            **{**common("repeat"), "value": values.get("repeat", Comes.WEEKLY.value)},
            options=tuple(Option(say(f"series-repeat-{one.value}"), one.value) for one in Comes),
        ),
        Line(**common("last"), help=say("series-ask-last-help"), required=False, max_length=80),
        Line(**common("seats"), help=say("series-ask-seats-help"), required=False, max_length=6),
        Line(**common("place"), help=say("series-ask-place-help"), required=False, max_length=200),
        Line(**common("link"), help=say("series-ask-link-help"), required=False, max_length=500),
        Line(**common("phone"), help=say("series-ask-phone-help"), required=False, max_length=200),
        Line(**common("names"), help=say("series-ask-names-help"), required=False, max_length=400),
        Paragraph(**common("about"), required=False, max_length=_MEMBERS_WORDS),
    )
    return Form(
        key=pack("series", "typed", mark),
        title=say("series-new-title"),
        questions=questions,
        intro=say.text("series-new-intro", zone=zone_words),
        submit=say("series-look"),
    )


def wrong(say: Say, mark: str, found: Iterable[Wrong]) -> Message:
    """What has to be answered again; the rest is kept."""
    items = []
    for one in found:
        question = say(f"series-ask-{one.question.replace('_', '-')}") if one.question else ""
        head = (Span(f"{question} ", bold=True),) if question else ()
        typed = (Span(f"“{one.typed}” "),) if one.typed else ()
        items.append((*head, *typed, Span(say(one.key))))
    can_change = any(one.question for one in found)
    buttons = [Button(say("series-change"), pack("series", "change", mark), ButtonStyle.MAIN)]
    return Message(
        title=say("series-wrong-title"),
        body=(
            *say.text("series-wrong" if can_change else "series-wrong-cannot"),
            Bullets(tuple(items)),
        ),
        rows=(
            (
                *(buttons if can_change else ()),
                Button(say("series-drop"), pack("series", "drop", mark)),
            ),
        ),
        tone=Tone.NOTICE,
    )


def echo_new(say: Say, mark: str, new: NewSeries, unknown: tuple[str, ...]) -> Message:
    """Everything as it was understood, every date in full."""
    series = new.plan.series
    languages = [series.title.en, *([series.title.es] if series.title.es else [])]
    length = int(series.length.total_seconds()) // 60
    fields = [
        Field(say("series-field-title"), text.plain(" · ".join(languages))),
        Field(say("series-field-first"), in_full(say, new.dates[:1])),
        Field(say("series-field-length"), text.plain(say("series-length", minutes=length))),
        Field(say("series-field-repeat"), text.plain(_repeats(say, new))),
        Field(say("series-field-seats"), text.plain(seats(say, series.capacity))),
    ]
    place = series.place
    if place.public:
        fields.append(
            Field(say("series-field-place"), text.plain(place.public.in_language(say.language)))
        )
    if place.video or place.phone:
        doors = "\n\n".join(one for one in (place.video, place.phone) if one)
        fields.append(Field(say("series-field-doors"), text.plain(doors)))
    if series.facilitators.pool:
        names = ", ".join(series.facilitators.pool)
        fields.append(Field(say("series-field-names"), text.plain(names)))
    if series.about:
        fields.append(Field(say("series-field-about"), text.plain(series.about.en)))
    if len(new.dates) > 1:
        fields.append(Field(say("series-field-next"), in_full(say, new.dates)))
    body = say.text("series-echo") + looks(say, new.looks)
    if unknown:
        body += say.text("series-look-unknown-names", names=", ".join(unknown))
    return Message(
        title=say("series-echo-title"),
        body=body,
        fields=tuple(fields),
        rows=decide(say, mark),
    )


def decide(say: Say, mark: str, *, can_change: bool = True) -> tuple[Row, ...]:
    """Confirm, change, or leave it."""
    change = Button(say("series-change"), pack("series", "change", mark))
    return (
        (
            Button(say("series-confirm"), pack("series", "confirm", mark), ButtonStyle.MAIN),
            *((change,) if can_change else ()),
            Button(say("series-drop"), pack("series", "drop", mark)),
        ),
    )


def made(
    say: Say, title: str, opens: datetime, now: datetime, platforms: tuple[str, ...]
) -> Message:
    """It stands: where its card appears, and when. `opens` is when seats can be taken (UTC)."""
    if not platforms:
        where = say.text("series-made-nowhere")
    else:
        names = ", ".join(say(f"series-platform-{one}") for one in platforms)
        where = (
            say.text("series-made-now", places=names)
            if opens <= now
            else say.text("series-made-later", places=names, when=When(opens))
        )
    return Message(
        title=say("series-made-title"),
        body=say.text("series-made", title=title) + where + say.text("series-made-then"),
        tone=Tone.GOOD,
    )


def dropped(say: Say) -> Message:
    """Nothing was done."""
    return Message(title=say("series-dropped-title"), body=say.text("series-dropped"))


def stale(say: Say) -> Message:
    """The draft is gone: confirmed, left, or two days old."""
    return Message(body=say.text("series-stale"))


def in_full(say: Say, dates: tuple[Occurrence, ...]) -> Text:
    """Dates in full in their own zone, spelled out; the first after a clock change says so."""
    changed = changed_clocks(dates)
    lines = []
    for number, one in enumerate(dates):
        words = say_when(When(one.start), say.language, one.zone)
        note = (Span(f" ({say('series-clocks-changed')})", italic=True),)
        lines.append((Span(words), *(note if number in changed else ())))
    return (Bullets(tuple(lines)),) if len(lines) > 1 else (text.Prose(lines[0]),)


def seats(say: Say, capacity: int | None) -> str:
    """A number of seats in words."""
    return say("series-seats-open") if capacity is None else say("series-seats", count=capacity)


def looks(say: Say, found: Iterable[Look]) -> Text:
    """What to look at before saying yes, as a list."""
    items = tuple((Span(say(one.key, **one.arguments)),) for one in found)
    return (Bullets(items),) if items else ()


def _repeats(say: Say, new: NewSeries) -> str:
    words = say(f"series-repeat-{new.comes.value}")
    repeat = new.plan.series.repeat
    if repeat is None or repeat.until is None:
        return words
    return f"{words}. {say('series-until', day=repeat.until)}"
