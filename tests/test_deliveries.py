"""The operator sees what became of everything, and never a word or a person of it."""

from __future__ import annotations

from datetime import timedelta

from bot import deliveries
from bot.chat.platform import AddressGone
from bot.delivery import Late, Promised, Recipe, Send
from bot.storage import Database
from tests.delivery.world import GROUP, NOA, NOW, promise, say, world


async def test_counts_and_reasons_are_told(database: Database) -> None:
    async with world(database, start=False) as alliance:

        async def tell(promised: Promised) -> Send:
            return Send(say(promised.promise.key))

        alliance.outbox.when_sending("reminder", tell)
        alliance.platform.trouble[GROUP.chat] = [AddressGone("telegram")]
        await alliance.put(
            promise("sent"),
            promise("behind", after=-1200),
            promise("nobody", to=GROUP),
            promise("stale", after=-1200, late=Late.REMINDER, deadline=NOW - timedelta(minutes=5)),
            promise("later", after=9000),
        )
        alliance.delivery.start([alliance.platform])
        await alliance.after(10)
        seen = await deliveries.look(database, 7, alliance.time.now())
    words = "\n".join(seen)
    assert "In the last 7 days:" in seen
    assert "2 reminder on telegram: sent; 1 more than five minutes late, by 20 minutes" in words
    assert "not sent on purpose (nobody is reached there)" in words
    assert "not sent on purpose (its time had passed)" in words
    assert seen[seen.index("Waiting:") + 1] == "  1 reminder on telegram"
    assert "Chats where nobody is reached any more: 1." in seen
    for secret in ("sent.", "nobody.", NOA.chat, GROUP.chat):
        assert secret not in words


async def test_what_was_held_or_given_up_is_named(database: Database) -> None:
    async with world(database) as alliance:
        await alliance.put(promise("odd", kind="unknown", what=Recipe("odd")))
        await alliance.after(5)
        seen = await deliveries.look(database, 1, alliance.time.now())
    assert seen[0] == "In the last day:"
    assert "unknown on telegram, due 2026-12-01 19:00 UTC: this version does not know" in seen[-1]
