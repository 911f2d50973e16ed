"""What the bot promised to say later or elsewhere reaches people: across restarts, outages, rate
limits and moved clocks. Once.

A feature writes a `Promise` in the same transaction as the change that causes it (`Outbox.put`) and
registers how it is told at the moment of sending. `Delivery` sends, at each platform's pace.
`Posted` remembers every copy of a post, so that an edit or a withdrawal reaches all of them.
"""

from bot.delivery.outbox import Outbox
from bot.delivery.posted import Posted
from bot.delivery.records import (
    Drop,
    Lane,
    Late,
    Later,
    Member,
    Promise,
    Promised,
    Recipe,
    Send,
    Subject,
    Verdict,
)
from bot.delivery.worker import Delivery, Timing

__all__ = [
    "Delivery",
    "Drop",
    "Lane",
    "Late",
    "Later",
    "Member",
    "Outbox",
    "Posted",
    "Promise",
    "Promised",
    "Recipe",
    "Send",
    "Subject",
    "Timing",
    "Verdict",
]
