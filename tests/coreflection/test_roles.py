"""Who may press what: buttons can be forged, so every route says whom it is for."""

from __future__ import annotations

from bot.chat.router import Role, Router
from bot.coreflection.facilitators.handlers import RotaDesk
from bot.coreflection.feeds.handlers import Calendars
from bot.coreflection.hours.handlers import MyHours
from bot.coreflection.partner.handlers import Partner
from bot.coreflection.room.handlers import Reflect
from bot.coreflection.room.meeting_handlers import Room
from bot.coreflection.series.handlers import SeriesDesk
from bot.coreflection.sessions.handlers import Sessions
from bot.members.notify_handlers import Notify

FEATURES = (Sessions, SeriesDesk, RotaDesk, Reflect, Room, MyHours, Partner, Notify, Calendars)
# Prompts and the public calendar are for everybody. The rota asks by name, and looks again at every
# press; whoever was told something, or has an address, may stop it, member or not.
FOR_ANYBODY = {
    *("reflect", "calendar", "rota:yes", "rota:no", "notify:mute", "notify:unmute", "feeds:stop"),
    *("room:another", "room:theme", "room:setting", "room:mine", "room:show"),
    *("room:agreements", "room:shapes", "room:shape"),
}


def declared() -> dict[str, Role]:
    router = Router()
    for feature in FEATURES:
        router.add(object.__new__(feature))
    routes = {**router.commands, **router.presses, **router.forms}
    return {name: route.needs for name, route in routes.items()}


def test_series_are_changed_by_coordinators_alone() -> None:
    theirs = {name for name, role in declared().items() if role is Role.COORDINATOR}
    of_series = {name for name in declared() if name.startswith("series:")}
    assert theirs == of_series | {"newsession", "rota:resume"}
    assert len(of_series) > 5


def test_everything_else_is_for_members_but_for_what_is_for_everybody() -> None:
    others = {name: role for name, role in declared().items() if role is not Role.COORDINATOR}
    assert {name for name, role in others.items() if role is Role.ANYONE} == FOR_ANYBODY
    assert set(others.values()) == {Role.ANYONE, Role.MEMBER}
