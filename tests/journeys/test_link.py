"""One member on two apps: joined by a code, parted again, erased on both."""

from __future__ import annotations

import re

from tests.journeys.conftest import Apart

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


async def code_from(apart: Apart, who: str = "worker") -> str:
    """The code that somebody is shown on their first app."""
    shown = await (
        apart.here(who)
        .types("link")
        .sees("Join your accounts")
        .presses("Get a code")
        .sees("Your code", "10 minutes")
        .sees_alone()
    )
    found = CODE.search(shown)
    assert found, shown
    return found[0]


async def join(apart: Apart) -> None:
    """Somebody joins their two selves."""
    code = await code_from(apart)
    await (
        apart.there("worker")
        .types("link", code=code)
        .sees("Join these two?")
        .sees_alone()
        .presses("Yes, join them")
        .sees("Joined. You are one member on both now.")
    )


async def test_settings_go_along(apart: Apart) -> None:
    """Where both chose something, the app that made the code goes before."""
    await (
        apart.here("worker")
        .types("me")
        .presses("Change time zone")
        .presses("Mountain time: Denver")
    )
    await (
        apart.there("worker")
        .types("me")
        .presses("Change time zone")
        .presses("Central time: Chicago, Minnesota")
        .presses("Change state")
        .presses("Minnesota")
    )
    await join(apart)
    for tell in (apart.here, apart.there):
        await (
            tell("worker")
            .types("me")
            .sees("Mountain time: Denver (you chose it)", "Minnesota (you chose it)")
            .types("link")
            .sees("Joined now", "Telegram", "(here)")
        )


async def test_a_code_typed_into_the_form(apart: Apart) -> None:
    code = await code_from(apart)
    await (
        apart.there("worker")
        .types("link")
        .presses("Type a code")
        .fills(code=f" {code.lower().replace('-', ' ')} ")
        .presses("No")
        .sees("Join your accounts")
        .presses("Type a code")
        .fills(code=code)
        .presses("Yes, join them")
        .sees("Joined")
        .types("link", code=code)
        .sees("I do not know that code")
    )


async def test_a_code_that_ran_out_and_ones_own(apart: Apart) -> None:
    code = await code_from(apart)
    await apart.here("worker").types("link", code=code).sees("You got this code here")
    apart.later(minutes=10)
    await apart.there("worker").types("link", code=code).sees("I do not know that code")


async def test_parted_again(apart: Apart) -> None:
    await apart.here("worker").types("me").presses("Change state").presses("Minnesota")
    await join(apart)
    await apart.there("worker").types("me").sees("Minnesota")
    await (
        apart.there("worker")
        .types("link")
        .sees("Joined now")
        .presses("Part this app from the others")
        .sees("This app stands alone again")
        .types("me")
        .sees("I keep nothing about you", "Vermont")
    )
    await apart.here("worker").types("me").sees("Minnesota")


async def test_erased_on_one_is_erased_on_both(apart: Apart) -> None:
    await apart.here("worker").types("me").presses("Change state").presses("Minnesota")
    await join(apart)
    await (
        apart.there("worker")
        .types("me")
        .sees("2 accounts")
        .presses("Erase all of it")
        .presses("Yes, erase it")
        .sees("Erased", "2 accounts")
    )
    await apart.here("worker").types("me").does_not_see("setting you chose", "account", "Minnesota")
    await apart.here("worker").types("link").does_not_see("Joined now")
