"""Who is behind a name of a schedule, and who coordinates, as far as the file tells."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.router import Role
from bot.people import sample_holders, sample_named

ALLIANCE = Alliance.model_validate(
    {
        "name": "A",
        "roles": {"coordinator": {"discord_roles": ["9"], "discord": ["1"], "telegram": [2]}},
        "people": {"River": {"discord": 501, "telegram": "77"}, "María José": {"telegram": "5"}},
    }
)


def test_names_lead_to_accounts() -> None:
    both = (Person("discord", "501"), Person("telegram", "77"))
    assert ALLIANCE.accounts_of("river") == both
    assert ALLIANCE.accounts_of(" RIVER ") == both
    assert ALLIANCE.accounts_of("maría  josé") == (Person("telegram", "5"),)
    assert ALLIANCE.accounts_of("telegram:88") == (Person("telegram", "88"),)


@pytest.mark.parametrize("name", ["sam", "", "discord:", "discord:x", "web:carmen", "discord:1:2"])
def test_other_names_lead_nowhere(name: str) -> None:
    assert ALLIANCE.accounts_of(name) == ()


def test_holders_of_a_role_by_name() -> None:
    assert ALLIANCE.holders_of(Role.COORDINATOR) == (
        Person("discord", "1"),
        Person("telegram", "2"),
    )
    assert ALLIANCE.holders_of(Role.COMMITTEE) == ()


def test_the_file_says_what_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="phone"):
        Alliance.model_validate({"name": "A", "people": {"river": {"phone": "1"}}})


def test_sample_people_answer_to_their_names() -> None:
    assert [one.key for one in sample_named("WREN")] == ["web:worker"]
    assert sample_named("river") == ()
    assert [one.key for one in sample_holders(Role.COORDINATOR)] == ["web:coordinator"]
