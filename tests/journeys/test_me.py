"""What is kept about somebody: seen, changed, taken away, erased."""

from __future__ import annotations

from tests.journeys.house import everywhere
from tests.journeys.teller import Tell

pytestmark = everywhere


async def test_a_language_of_ones_own(tell: Tell) -> None:
    await (
        tell("newcomer")
        .types("me")
        .sees("I keep nothing about you", "English (from your app)")
        .does_not_see("Erase all of it")
        .sees_alone()
        .presses("Español")
        .sees("Lo que guardo de ti", "Español (")
        .types("start")
        .sees("Privacidad")
        .types("me")
        .presses("El idioma de mi aplicación")
        .sees("What I keep about you", "English (from your app)")
    )
    await tell("coordinator").types("start").sees("Privacy")


async def test_a_time_zone_in_ones_own_words(tell: Tell) -> None:
    await (
        tell("newcomer")
        .types("me")
        .presses("Change time zone")
        .presses("Somewhere else")
        .sees("Where are you?")
        .fills(zone="Freedonia")
        .sees("I do not know that time zone")
        .presses("Try again")
        .fills(zone="mexico city")
        .sees("Mexico City (you chose it)")
    )


async def test_a_copy_and_then_nothing(tell: Tell) -> None:
    await (
        tell("newcomer")
        .types("me")
        .presses("Change time zone")
        .presses("Mountain time: Denver")
        .sees("Mountain time: Denver (you chose it)", "One setting you chose")
        .presses("Get a copy")
        .sees("what-is-kept-about-me.json")
        .sees_alone()
        .presses("Erase all of it")
        .sees("Erase all of it?", "One setting you chose")
        .presses("Yes, erase it")
        .sees("Erased")
        .types("me")
        .sees("I keep nothing about you", "New York")
    )
