"""What people read about calendars to subscribe to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Link, Message, Row, Tone
from bot.chat.text import Code, Text
from bot.coreflection.feeds.rules import as_webcal, can_be_reached, google_link

_MINE: Final = pack("feeds", "mine")


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The sentences inside a calendar; see `bot.calendar.ics.Words`."""

    say: Say
    name: str

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.say.language

    def cancelled(self, title: str) -> str:
        """The title of a meeting that does not take place."""
        return self.say("calendar-cancelled", title=title)


def public(say: Say, address: str, *, is_member: bool) -> Message:
    """The calendar for everybody, and how to get it."""
    links = [Link(say("calendar-file"), address)]
    if can_be_reached(address):
        links.insert(0, Link(say("calendar-google"), google_link(address)))
    rows: list[Row] = [tuple(links)]
    if is_member:
        rows.append((Button(say("calendar-mine-button"), _MINE, ButtonStyle.MAIN),))
    return Message(
        title=say("calendar-title"),
        body=say.text("calendar-public") + _address(say, address),
        rows=tuple(rows),
    )


def unreachable(say: Say) -> Message:
    """The alliance has no page from which a calendar could be read."""
    return Message(
        title=say("calendar-title"), body=say.text("calendar-unreachable"), tone=Tone.NOTICE
    )


def mine(say: Say, *, has_one: bool) -> Message:
    """A member's own calendar: what it is, and what can be done."""
    rows: tuple[Row, ...]
    if has_one:
        stop = Button(say("calendar-stop"), pack("feeds", "stop"), ButtonStyle.DANGER)
        rows = ((Button(say("calendar-new"), pack("feeds", "make")), stop),)
    else:
        make = Button(say("calendar-make"), pack("feeds", "make"), ButtonStyle.MAIN)
        rows = ((make,),)
    return Message(
        title=say("calendar-mine-title"),
        body=say.text("calendar-mine")
        + say.text("calendar-mine-there" if has_one else "calendar-mine-none"),
        rows=rows,
    )


def made(say: Say, address: str, *, again: bool) -> Message:
    """The address, this once."""
    body = say.text("calendar-made-again") if again else ()
    return Message(
        title=say("calendar-made-title"),
        body=body + say.text("calendar-made") + _address(say, address),
        rows=((Button(say("calendar-stop"), pack("feeds", "stop"), ButtonStyle.DANGER),),),
        tone=Tone.GOOD,
    )


def stopped(say: Say) -> Message:
    """The address is good no more."""
    make = Button(say("calendar-make"), pack("feeds", "make"))
    return Message(body=say.text("calendar-stopped"), rows=((make,),), tone=Tone.GOOD)


def nobodys(say: Say) -> Message:
    """An address that leads to no calendar, whether or not it ever did."""
    return Message(title=say("calendar-gone-title"), body=say.text("calendar-gone"))


def _address(say: Say, address: str) -> Text:
    """The address, who can open it, and how to put it into a calendar."""
    how = say.text("calendar-how", webcal=as_webcal(address)) + say.text("calendar-late")
    if can_be_reached(address):
        return (Code(address), *how)
    return (Code(address), *say.text("calendar-local"), *how)
