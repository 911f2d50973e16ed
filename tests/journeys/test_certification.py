"""What one's own state asks of certified peer workers, and what another one does."""

from __future__ import annotations

from tests.journeys.house import everywhere
from tests.journeys.teller import Tell

pytestmark = everywhere


async def test_ones_own_state_and_another(tell: Tell) -> None:
    await (
        tell("newcomer")
        .types("certification")
        .sees("Vermont: Certified Peer Support Provider (CPSP)", "120 hours (2025–2026)")
        .sees("Confirm with: VT Peer Credentialing Center")
        .sees_alone()
        .types("certification", state="California")
        .sees("California: Certified Medi-Cal Peer Support Specialist", "80 hours")
        .does_not_see("120 hours")
        .presses("2013 recommendation (not the rule)")
        .sees("A recommendation from 2013. It is not the rule.")
        .presses("Rule in force")
        .sees("The rule in force", "80 hours")
    )


async def test_in_spanish(tell: Tell) -> None:
    await (
        tell("nueva")
        .types("certification", state="Minnesota")
        .sees("Minnesota", "Capacitación", "Confirma con")
    )


async def test_a_state_that_is_none(tell: Tell) -> None:
    await tell("newcomer").types("certification", state="Freedonia").sees("Vermont", "California")


async def test_the_state_somebody_chose_counts(tell: Tell) -> None:
    await (
        tell("newcomer")
        .types("me")
        .presses("Change state")
        .presses("Minnesota")
        .sees("Minnesota")
        .types("certification")
        .sees("Minnesota")
        .does_not_see("CPSP")
    )
