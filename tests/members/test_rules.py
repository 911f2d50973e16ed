"""Which settings count, who has which role, and what people call their time zone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.router import CommandRoute, Role
from bot.members import rules, zones
from bot.members.records import Chosen, Setting, Source, Why

ALLIANCE = Alliance(name="Green Mountain", state="us-vt", timezone="America/New_York")
WREN = Person("telegram", "501", locale="es-MX")


def test_a_choice_counts_before_the_app_and_the_alliance() -> None:
    found = rules.settings(Chosen("en", "America/Denver", "us-ca"), WREN, ALLIANCE)
    assert found.language == Setting("en", Source.CHOSEN)
    assert found.timezone == Setting("America/Denver", Source.CHOSEN)
    assert found.state == Setting("us-ca", Source.CHOSEN)


def test_without_a_choice_the_app_and_then_the_alliance_count() -> None:
    found = rules.settings(Chosen(), WREN, ALLIANCE)
    assert found.language == Setting("es", Source.APP)
    assert found.timezone == Setting("America/New_York", Source.ALLIANCE)
    assert found.state == Setting("us-vt", Source.ALLIANCE)


@pytest.mark.parametrize("locale", ["", "fr", "zh-Hant-TW", "-", "🙂", "xx_YY"])
def test_an_unknown_language_falls_back_to_the_alliances_first(locale: str) -> None:
    spanish_first = ALLIANCE.model_copy(update={"languages": ["es", "en"]})
    person = Person("web", "x", locale=locale)
    assert rules.settings(Chosen("fr"), person, spanish_first).language == Setting(
        "es", Source.ALLIANCE
    )


def test_everybody_on_a_chat_app_is_a_member_and_a_visitor_of_the_page_is_not() -> None:
    assert rules.roles(WREN, ALLIANCE) == {Role.MEMBER: Why.EVERYBODY}
    assert rules.roles(Person("discord", "1"), ALLIANCE) == {Role.MEMBER: Why.EVERYBODY}
    assert rules.roles(Person("web", "x"), ALLIANCE) == {}


def test_an_alliance_may_say_who_is_a_member() -> None:
    closed = Alliance.model_validate(
        {"name": "Closed", "roles": {"member": {"discord_roles": ["77"], "telegram": ["501"]}}}
    )
    assert rules.roles(WREN, closed) == {Role.MEMBER: Why.FILE}
    assert rules.roles(Person("telegram", "9"), closed) == {}
    assert rules.roles(Person("discord", "9", groups=frozenset({"77"})), closed) == {
        Role.MEMBER: Why.FILE
    }
    granted = rules.roles(Person("telegram", "9"), closed, granted=[Role.COORDINATOR])
    assert granted == {Role.MEMBER: Why.IMPLIED, Role.COORDINATOR: Why.GRANTED}


def test_a_coordinator_is_not_a_committee_member() -> None:
    file = Alliance.model_validate({"name": "A", "roles": {"coordinator": {"telegram": ["501"]}}})
    assert rules.roles(WREN, file) == {Role.MEMBER: Why.EVERYBODY, Role.COORDINATOR: Why.FILE}


def test_sample_people_have_the_roles_of_the_trial() -> None:
    found = rules.roles(Person("web", "kit"), ALLIANCE, sample=[Role.MEMBER, Role.COMMITTEE])
    assert found == {Role.MEMBER: Why.SAMPLE, Role.COMMITTEE: Why.SAMPLE}


def route(name: str, needs: Role = Role.ANYONE) -> CommandRoute:
    async def handler() -> None: ...

    return CommandRoute(name, (), needs, handler)


def test_help_lists_only_what_somebody_may_use() -> None:
    commands = {
        one.name: one
        for one in (
            route("zebra"),
            route("help"),
            route("ask"),
            route("review", Role.COORDINATOR),
            route("desk", Role.COMMITTEE),
        )
    }

    def names(*mine: Role) -> dict[Role, list[str]]:
        groups = rules.usable(commands, mine)
        return {role: [one.name for one in group] for role, group in groups.items()}

    assert names() == {Role.ANYONE: ["ask", "help", "zebra"]}
    assert names(Role.MEMBER, Role.COORDINATOR) == {
        Role.ANYONE: ["ask", "help", "zebra"],
        Role.COORDINATOR: ["review"],
    }


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("  New York  ", "America/New_York"),
        ("eastern", "America/New_York"),
        ("Eastern Standard Time", "America/New_York"),
        ("EST", "America/New_York"),
        ("the hora del Este", "America/New_York"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Los_Angeles", "America/Los_Angeles"),
        ("hora del pacífico", "America/Los_Angeles"),
        ("Hora de la Montaña", "America/Denver"),
        ("arizona", "America/Phoenix"),
        ("Hawái", "Pacific/Honolulu"),
        ("Puerto Rico", "America/Puerto_Rico"),
        ("Mexico City", "America/Mexico_City"),
        ("Madrid", "Europe/Madrid"),
        ("America/Indiana/Knox", "America/Indiana/Knox"),
    ],
)
def test_people_name_their_zone_in_their_own_way(typed: str, zone: str) -> None:
    assert zones.find(typed) == zone


@pytest.mark.parametrize(
    ("typed", "near"), [("Denvr", "America/Denver"), ("chigaco", "America/Chicago")]
)
def test_a_misspelled_zone_is_offered_not_taken(typed: str, near: str) -> None:
    assert zones.find(typed) is None
    assert near in zones.close(typed)


@pytest.mark.parametrize("typed", ["", "UTC-5", "GMT+5", "Etc/GMT+5", "5", "🙂", "here", "hora"])
def test_an_offset_or_nonsense_is_no_zone(typed: str) -> None:
    assert zones.find(typed) is None


@given(st.text(max_size=200))
def test_whatever_is_typed_as_a_zone_is_one_or_none(typed: str) -> None:
    found = zones.find(typed)
    assert found is None or zones.known(found)
    assert all(zones.known(zone) for zone in zones.close(typed))


def test_every_zone_of_the_menu_exists() -> None:
    assert all(zones.known(one.zone) for one in zones.US_ZONES)
