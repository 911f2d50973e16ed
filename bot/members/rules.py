"""What is decided here: which settings are in force, and which roles somebody has and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.router import CommandRoute, Role
from bot.members.records import Chosen, Setting, Settings, Source, Why

CHAT_APPS: Final = ("discord", "telegram")  # joining the alliance there is what makes a member
_TRUSTED: Final = (Role.FACILITATOR, Role.COORDINATOR, Role.COMMITTEE)

# The order of DESIGN section 4; commands that came later stand at the end of their group.
_ORDER: Final = (
    *("ask", "topics", "certification", "support", "sessions", "reflect", "partner", "jobs"),
    *("postjob", "trainings", "calendar", "hours", "consult", "notify", "me", "link", "concern"),
    *("start", "help", "announce", "newsession", "newtraining", "newconsult", "review", "desk"),
)


def settings(chosen: Chosen, person: Person, alliance: Alliance) -> Settings:
    """What is in force: the person's own choice, then their app's language, then the alliance's."""
    return Settings(
        language=_language(chosen.language, person.locale, alliance.languages),
        timezone=_first(chosen.timezone, alliance.timezone),
        state=_first(chosen.state, alliance.state),
    )


def _first(chosen: str | None, default: str) -> Setting:
    return Setting(chosen, Source.CHOSEN) if chosen else Setting(default, Source.ALLIANCE)


def _language(chosen: str | None, locale: str, languages: Sequence[str]) -> Setting:
    for wish, source in ((chosen or "", Source.CHOSEN), (locale, Source.APP)):
        short = wish.replace("_", "-").split("-")[0].lower()
        if short in languages:
            return Setting(short, source)
    return Setting(languages[0], Source.ALLIANCE)


def roles(
    person: Person,
    alliance: Alliance,
    granted: Iterable[Role] = (),
    sample: Iterable[Role] = (),
) -> dict[Role, Why]:
    """Every role somebody has, `anyone` left out, and why.

    On Discord and Telegram everybody is a member, unless `content/alliance.yaml` says who is.
    Whoever facilitates, coordinates or sits on the committee is a member as well.
    """
    found: dict[Role, Why] = {}
    for some, why in (
        (sample, Why.SAMPLE),
        (alliance.roles_of(person), Why.FILE),
        (granted, Why.GRANTED),
    ):
        for role in some:
            found.setdefault(role, why)
    found.pop(Role.ANYONE, None)
    if person.platform in CHAT_APPS and Role.MEMBER.value not in alliance.roles:
        found.setdefault(Role.MEMBER, Why.EVERYBODY)
    if any(role in found for role in _TRUSTED):
        found.setdefault(Role.MEMBER, Why.IMPLIED)
    return {role: found[role] for role in Role if role in found}


def usable(
    commands: Mapping[str, CommandRoute], mine: Iterable[Role]
) -> dict[Role, tuple[CommandRoute, ...]]:
    """The commands somebody may use, by whom they are for, the most used first."""
    place = {name: number for number, name in enumerate(_ORDER)}
    known = sorted(commands.values(), key=lambda one: place.get(one.name, len(place)))
    held = {Role.ANYONE, *mine}
    groups = {role: tuple(one for one in known if one.needs == role) for role in Role}
    return {role: group for role, group in groups.items() if group and role in held}
