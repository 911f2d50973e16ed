"""What people read when they arrive, ask for help, or look at what is held about them. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Form, Line
from bot.chat.message import Button, ButtonStyle, Field, File, Menu, Message, Option, Row, Tone
from bot.chat.router import CommandRoute, Role
from bot.chat.text import Bullets, Prose, Span, Text, When, WhenStyle
from bot.members import zones
from bot.members.records import Held, Part, Setting, Source, Why
from bot.states import COUNTRY, STATES, by_code, fold

DEFAULT: Final = "default"  # in a press: back to the app's or the alliance's setting
_BACK: Final = pack("members", "me")
_ERASE: Final = pack("members", "erase")
_TRUSTED: Final = (Role.FACILITATOR, Role.COORDINATOR, Role.COMMITTEE)


@dataclass(frozen=True, slots=True)
class Doors:
    """The action ids by which a welcome leads to other features."""

    topics: str = "faq:topics"
    support: str = "safety:support"
    review: str = "review:queue:1"
    sessions: str = "sessions:next"


def welcome(say: Say, alliance: str, roles: Collection[Role], doors: Doors) -> Message:
    """The first thing somebody reads: what this is, what they can press, and what is private."""
    who = "member" if Role.MEMBER in roles else "newcomer"
    body = say.text(f"members-start-{who}")
    for role in _TRUSTED:
        if role in roles:
            body += say.text(f"members-start-{role}")
    rows: list[Row] = [
        (
            Button(say("members-how-button"), pack("members", "how"), ButtonStyle.MAIN),
            Button(say("members-topics-button"), doors.topics),
            Button(say("members-support-button"), doors.support),
        )
    ]
    further: list[Button] = []
    if Role.MEMBER in roles:
        further.append(Button(say("members-sessions-button"), doors.sessions))
    if Role.COORDINATOR in roles:
        further.append(Button(say("members-review-button"), doors.review))
    rows.append(tuple(further))
    return Message(
        title=say("members-start-title", alliance=alliance),
        body=body + say.text("members-privacy"),
        rows=tuple(filter(None, rows)),
    )


def how_to_ask(say: Say, doors: Doors) -> Message:
    """How to ask a question, here and in a group."""
    return Message(
        title=say("members-how-title"),
        body=say.text("members-how"),
        rows=((Button(say("members-topics-button"), doors.topics),),),
    )


def helps(say: Say, groups: Mapping[Role, Sequence[CommandRoute]], doors: Doors) -> Message:
    """The commands somebody may use, by whom they are for."""
    body = say.text("members-help")
    for role, commands in groups.items():
        body += (Prose((Span(say(f"members-help-{role}"), bold=True),)),)
        body += (Bullets(tuple(_command(say, one) for one in commands)),)
    return Message(
        title=say("members-help-title"),
        body=body,
        rows=(
            (
                Button(say("members-how-button"), pack("members", "how")),
                Button(say("members-topics-button"), doors.topics),
                Button(say("members-support-button"), doors.support),
            ),
        ),
    )


def _command(say: Say, route: CommandRoute) -> text.Line:
    return Span(f"/{route.name}", bold=True), Span(": " + say(f"command-{route.name}"))


def about_you(say: Say, held: Held, languages: Sequence[str], now: datetime) -> Message:
    """The card of `me`: what is held, what is in force and why, and what can be changed."""
    settings = held.settings
    fields = (
        Field(say("members-language-label"), _setting(say, settings.language, _language)),
        Field(say("members-zone-label"), _zone_setting(say, settings.timezone, now)),
        Field(say("members-state-label"), _setting(say, settings.state, _state)),
        Field(say("members-roles-label"), _roles(say, held.roles)),
    )
    languages_row: list[Button] = [
        Button(say(f"members-language-{one}"), pack("members", "language", one))
        for one in languages
        if one != settings.language.value
    ]
    if settings.language.source is Source.CHOSEN:
        button = Button(say("members-language-default"), pack("members", "language", DEFAULT))
        languages_row.append(button)
    rows: list[Row] = [
        tuple(languages_row),
        (
            Button(say("members-zone-button"), pack("members", "zones")),
            Button(say("members-state-button"), pack("members", "states")),
        ),
    ]
    if held.parts:
        rows.append(
            (
                Button(say("members-export-button"), pack("members", "export")),
                Button(say("members-erase-button"), _ERASE, ButtonStyle.DANGER),
            )
        )
    body = say.text("members-me-kept") + _list(say, held.parts)
    return Message(
        title=say("members-me-title"),
        body=body if held.parts else say.text("members-me-nothing"),
        fields=fields,
        rows=tuple(row for row in rows if row),
    )


def _list(say: Say, parts: Sequence[Part]) -> Text:
    return (Bullets(tuple((Span(say(part.key, count=part.count)),) for part in parts)),)


def _setting(say: Say, setting: Setting, name: Callable[[Say, str], str]) -> Text:
    value = name(say, setting.value)
    why = say(f"members-source-{setting.source}")
    return say.text("members-setting", value=value, why=why)


def _zone_setting(say: Say, setting: Setting, now: datetime) -> Text:
    there = say("members-zone-time", time=When(now, WhenStyle.TIME))
    return _setting(say, setting, zone_name) + text.plain(there)


def _language(say: Say, language: str) -> str:
    return say(f"members-language-{language}")


def zone_name(say: Say, zone: str) -> str:
    """A time zone in words."""
    known = zones.us_zone(zone)
    return say(f"members-zone-{known.key}") if known else zone.replace("_", " ")


def _state(say: Say, code: str) -> str:
    state = by_code(code)
    return state.name(say.language) if state else code


def _roles(say: Say, roles: Mapping[Role, Why]) -> Text:
    if not roles:
        return say.text("members-roles-none")
    lines = (
        say("members-role", role=say(f"members-role-{role}"), why=say(f"members-why-{why}"))
        for role, why in roles.items()
    )
    return (Bullets(tuple((Span(line),) for line in lines)),)


def zone_menu(say: Say, chosen: bool) -> Message:
    """The time zones of the United States, and a way to name any other."""
    options = tuple(Option(zone_name(say, one.zone), one.zone) for one in zones.US_ZONES)
    back = [Button(say("members-zone-other"), pack("members", "zone-other"))]
    if chosen:
        default = pack("members", "zone", DEFAULT)
        back.append(Button(say("members-alliance-default"), default))
    return Message(
        title=say("members-zone-title"),
        body=say.text("members-zone-body"),
        rows=(
            Menu(say("members-zone-prompt"), options, pack("members", "zone")),
            (*back, Button(say("members-back"), _BACK)),
        ),
    )


def zone_form(say: Say) -> Form:
    """Any time zone of the world, in the person's own words."""
    return Form(
        key=pack("members", "zone-named"),
        title=say("members-zone-title"),
        questions=(
            Line(
                name="zone",
                label=say("members-zone-question"),
                help=say("members-zone-help"),
                max_length=60,
                placeholder="America/New_York",
            ),
        ),
    )


def zone_unknown(say: Say, near: Sequence[str]) -> Message:
    """No zone by that name: what may have been meant, and how to go on."""
    choices = tuple(
        Button(zone_name(say, zone), pack("members", "zone", zone), ButtonStyle.MAIN)
        for zone in near
    )
    again = (
        Button(say("members-zone-again"), pack("members", "zone-other")),
        Button(say("members-zone-list"), pack("members", "zones")),
    )
    return Message(
        title=say("members-zone-unknown-title"),
        body=say.text("members-zone-near" if near else "members-zone-unknown"),
        rows=tuple(row for row in (choices, again) if row),
        tone=Tone.NOTICE,
    )


def state_menu(say: Say, chosen: bool) -> Message:
    """The whole country, the 50 states and the District of Columbia, by name."""
    by_name = sorted(STATES, key=lambda one: fold(one.name(say.language)))
    options = tuple(Option(one.name(say.language), one.code) for one in (COUNTRY, *by_name))
    back = [Button(say("members-back"), _BACK)]
    if chosen:
        default = pack("members", "state", DEFAULT)
        back.insert(0, Button(say("members-alliance-default"), default))
    return Message(
        title=say("members-state-title"),
        body=say.text("members-state-body"),
        rows=(
            Menu(say("members-state-prompt"), options, pack("members", "state")),
            tuple(back),
        ),
    )


def nothing_held(say: Say) -> Message:
    """There is nothing to give out or to erase."""
    return Message(title=say("members-me-title"), body=say.text("members-me-nothing"))


def exported(say: Say, held: Held, now: datetime) -> Message:
    """The same as a file for other programs. `now` is UTC."""
    content = {"written": now.isoformat(timespec="seconds"), **held.as_json()}
    file = File(
        name="what-is-kept-about-me.json",
        media_type="application/json",
        content=json.dumps(content, indent=2, ensure_ascii=False).encode(),
        alt=say("members-export-alt"),
    )
    return Message(
        title=say("members-export-title"), body=say.text("members-export"), files=(file,)
    )


def erase_asked(say: Say, held: Held) -> Message:
    """Asks once before erasing, with all that would go and what would stay."""
    body = say.text("members-erase") + _list(say, held.parts)
    if Why.FILE in held.roles.values():
        body += say.text("members-erase-file-roles")
    return Message(
        title=say("members-erase-title"),
        body=body + say.text("members-erase-backups"),
        rows=(
            (
                Button(say("members-erase-yes"), pack("members", "erase-yes"), ButtonStyle.DANGER),
                Button(say("members-erase-no"), _BACK),
            ),
        ),
        tone=Tone.NOTICE,
    )


def erased(say: Say, held: Held) -> Message:
    """What was erased."""
    return Message(
        title=say("members-erased-title"),
        body=say.text("members-erased") + _list(say, held.parts),
        tone=Tone.GOOD,
    )
