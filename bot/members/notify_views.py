"""What people read when they choose what the bot tells them by itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Final

from bot.chat.action import pack, unpack
from bot.chat.dispatch import Say
from bot.chat.form import Choice, Form
from bot.chat.message import Button, ButtonStyle, Field, Link, Menu, Message, Option, Row, Tone
from bot.chat.text import Block, Bullets, Prose, Span, Text, When
from bot.members.link_views import app
from bot.members.notify_rules import (
    ALL_OF_IT,
    DAILY_CHOICES,
    EVERYTHING,
    NO_LIMIT,
    QUIET_CHOICES,
    Quiet,
    Wishes,
    write_quiet,
)
from bot.members.views import zone_name

PARTNER: Final = "partner"  # the topic of partner pairing
SAME_APP: Final = "same"  # in a press: on the app where they signed up
_OWN: Final = "notify"
_BACK: Final = pack(_OWN, "card")  # in place of what was pressed
_OPEN: Final = pack(_OWN, "open")  # as a new message: what was pressed stays
_HOURS: Final = range(24)


def mute_row(say: Say, topic: str, what: str) -> tuple[Button, ...]:
    """The buttons under every reminder: no more of this (`what` names it), no more reminders at all.

    `topic` is a kind with or without a name: `partner`, `series:co-reflection-tue`.
    """
    everything = Button(say("notify-mute-all"), _on_topic("mute", EVERYTHING))
    if not topic:
        return (everything,)
    return Button(say("notify-mute", what=what), _on_topic("mute", topic)), everything


def together(say: Say, reminders: Sequence[Message]) -> Message:
    """Several reminders in one message; one alone stays as it is."""
    if len(reminders) == 1:
        return reminders[0]
    body: list[Block] = [*say.text("notify-together")]
    rows: list[Row] = []
    for one in reminders:
        title = one.title or say("notify-reminder")
        body += [Prose((Span(title, bold=True),)), *one.body]
        body += [block for field in one.fields for block in _field(say, field)]
        if one.footer:
            body.append(Prose((Span(one.footer, italic=True),)))
        if (door := _first_way_on(one)) is not None:
            rows.append((_called(door, title),))
    last = (Button(say("notify-settings-button"), _OPEN), *mute_row(say, "", ""))
    return Message(
        title=say("notify-together-title"),
        body=tuple(body),
        rows=(*rows, last),
        files=tuple(file for one in reminders for file in one.files),
        tone=Tone.NOTICE,
    )


def _field(say: Say, field: Field) -> Text:
    value = field.value
    if isinstance(value, When):
        words: Text = (Prose((Span(say("notify-when", when=value), when=value),)),)
    else:
        words = value
    label = Span(f"{field.label}: ")
    if len(words) == 1 and isinstance(words[0], Prose):
        return (Prose((label, *words[0].spans)),)
    return (Prose((label,)), *words)


def _first_way_on(message: Message) -> Button | Link | None:
    """The first thing to press that is not about muting."""
    for row in message.rows:
        if isinstance(row, Menu):
            continue
        for item in row:
            if isinstance(item, Link) or not _is_ours(item.action):
                return item
    return None


def _is_ours(action: str) -> bool:
    unpacked = unpack(action)
    return unpacked is not None and unpacked[0].startswith(f"{_OWN}:")


def _called(item: Button | Link, label: str) -> Button | Link:
    if isinstance(item, Link):
        return Link(label, item.url)
    return Button(label, item.action)


def card(say: Say, wishes: Wishes, names: Mapping[str, str], apps: Sequence[str]) -> Message:
    """What is chosen now. `names` are what topics are called; `apps` those that are joined."""
    everything = EVERYTHING in wishes.muted
    fields = [
        Field(say("notify-quiet-label"), say.text("notify-value", value=_quiet(say, wishes.quiet))),
        Field(
            say("notify-daily-label"),
            say.text("notify-value", value=_daily(say, wishes.daily or NO_LIMIT)),
        ),
    ]
    if len(apps) > 1:
        where = say("notify-where-same") if wishes.platform is None else app(say, wishes.platform)
        fields.append(Field(say("notify-where-label"), say.text("notify-value", value=where)))
    topics = [one for one in sorted(wishes.muted) if one != EVERYTHING]
    if topics:
        lines = tuple((Span(_topic(say, names, one)),) for one in topics)
        fields.append(Field(say("notify-muted-label"), (Bullets(lines),)))
    switch = (
        Button(say("notify-unmute-all"), pack(_OWN, "reminders", "on"), ButtonStyle.MAIN)
        if everything
        else Button(say("notify-mute-all"), pack(_OWN, "reminders", "off"))
    )
    rows: list[Row] = [
        (
            Button(say("notify-quiet-button"), pack(_OWN, "quiet-hours")),
            Button(say("notify-daily-button"), pack(_OWN, "days")),
            *((Button(say("notify-where-button"), pack(_OWN, "apps")),) if len(apps) > 1 else ()),
        ),
        (switch, Button(say("notify-zone-button"), pack("members", "zones"))),
    ]
    if topics:
        options = tuple(Option(_topic(say, names, one), one) for one in topics)
        rows.append(Menu(say("notify-unmute-prompt"), options, pack(_OWN, "on")))
    return Message(
        title=say("notify-title"),
        body=say.text("notify-off" if everything else "notify-body") + say.text("notify-always"),
        fields=tuple(fields),
        rows=tuple(rows),
    )


def quiet_menu(say: Say, wishes: Wishes) -> Message:
    """When the bot makes no sound."""
    choices: list[Button] = [
        Button(_quiet(say, one), pack(_OWN, "quiet", write_quiet(one)))
        for one in (*QUIET_CHOICES, None)
        if one != wishes.quiet
    ]
    return Message(
        title=say("notify-quiet-label"),
        body=say.text(
            "notify-quiet", now=_quiet(say, wishes.quiet), zone=zone_name(say, say.timezone)
        ),
        rows=(
            *((one,) for one in choices),
            (
                Button(say("notify-quiet-other"), pack(_OWN, "quiet-other")),
                Button(say("notify-back"), _BACK),
            ),
        ),
    )


def quiet_form(say: Say) -> Form:
    """Quiet hours of one's own, by the hour."""
    options = tuple(Option(_clock(say, time(hour)), f"{hour:02}00") for hour in _HOURS)
    return Form(
        key=pack(_OWN, "quiet-own"),
        title=say("notify-quiet-label"),
        questions=(
            Choice(name="begin", label=say("notify-quiet-begin"), options=options),
            Choice(name="end", label=say("notify-quiet-end"), options=options),
        ),
    )


def daily_menu(say: Say, wishes: Wishes) -> Message:
    """How many reminders a day."""
    return Message(
        title=say("notify-daily-label"),
        body=say.text("notify-daily"),
        rows=(
            tuple(
                Button(_daily(say, one), pack(_OWN, "daily", one))
                for one in DAILY_CHOICES
                if one != (wishes.daily or NO_LIMIT)
            ),
            (Button(say("notify-back"), _BACK),),
        ),
    )


def app_menu(say: Say, wishes: Wishes, apps: Sequence[str]) -> Message:
    """On which of the joined apps."""
    choices = [
        Button(app(say, one), pack(_OWN, "app", one)) for one in apps if one != wishes.platform
    ]
    if wishes.platform is not None:
        choices.append(Button(say("notify-where-same"), pack(_OWN, "app", SAME_APP)))
    return Message(
        title=say("notify-where-label"),
        body=say.text("notify-where"),
        rows=(tuple(choices), (Button(say("notify-back"), _BACK),)),
    )


def muted(say: Say, topic: str, names: Mapping[str, str]) -> Message:
    """It is quiet about this now, with a way back."""
    if topic == EVERYTHING:
        body = say.text("notify-muted-all")
    else:
        body = say.text("notify-muted", what=_topic(say, names, topic))
    return Message(
        body=body + say.text("notify-always"),
        rows=(
            (
                Button(say("notify-undo"), _on_topic("unmute", topic)),
                Button(say("notify-settings-button"), _BACK),
            ),
        ),
        tone=Tone.GOOD,
    )


def unmuted(say: Say, topic: str, names: Mapping[str, str]) -> Message:
    """Reminders come again."""
    body = (
        say.text("notify-unmuted-all")
        if topic == EVERYTHING
        else say.text("notify-unmuted", what=_topic(say, names, topic))
    )
    settings = (Button(say("notify-settings-button"), _BACK),)
    return Message(body=body, rows=(settings,), tone=Tone.GOOD)


def same_hours(say: Say) -> Message:
    """Quiet hours that begin when they end."""
    again = (
        Button(say("notify-quiet-other"), pack(_OWN, "quiet-other")),
        Button(say("notify-back"), _OPEN),
    )
    return Message(body=say.text("notify-quiet-same"), rows=(again,), tone=Tone.NOTICE)


def _on_topic(verb: str, topic: str) -> str:
    kind, _, name = topic.partition(":")
    return pack(_OWN, verb, kind, name or ALL_OF_IT)


def _topic(say: Say, names: Mapping[str, str], topic: str) -> str:
    """What a topic is called; one that nobody names any more by its own name."""
    if topic == PARTNER:
        return say("notify-topic-partner")
    return names.get(topic) or topic.partition(":")[2] or topic


def _quiet(say: Say, quiet: Quiet | None) -> str:
    if quiet is None:
        return say("notify-quiet-none")
    return say("notify-quiet-hours", begin=_clock(say, quiet.begin), end=_clock(say, quiet.end))


def _clock(say: Say, clock: time) -> str:
    """A time of day in words: `9:00 PM`."""
    half = "am" if clock.hour < 12 else "pm"
    return say(f"notify-clock-{half}", clock=f"{(clock.hour + 11) % 12 + 1}:{clock.minute:02}")


def _daily(say: Say, number: int) -> str:
    return (
        say("notify-daily-all") if number == NO_LIMIT else say("notify-daily-number", count=number)
    )
