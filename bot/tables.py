"""Every table of the bot in one place: importing this declares them all.

The command line works on the database as a whole (`backup`, `restore`, `migrate`) and must know
every table, whichever features it imports otherwise. A test compares this list with the
migrations.
"""

from bot.coreflection.facilitators import store as _facilitators
from bot.coreflection.feeds import store as _feeds
from bot.coreflection.hours import store as _hours
from bot.coreflection.partner import store as _partner
from bot.coreflection.room import code_store as _room_codes
from bot.coreflection.room import deck_store as _decks
from bot.coreflection.series import store as _series
from bot.coreflection.sessions import store as _sessions
from bot.delivery import store as _delivery
from bot.members import link_store as _links
from bot.members import notify_store as _notify
from bot.members import store as _members
from bot.review import store as _review
from bot.storage import drafts as _drafts

__all__ = ["DECLARED"]

DECLARED = (
    _drafts.drafts,
    _delivery.outbox,
    _sessions.sessions,
    _feeds.private_feeds,
    _hours.hours,
    _room_codes.room_codes,
    _decks.decks,
    _series.made_series,
    _facilitators.rota_asks,
    _partner.participants,
    _members.members,
    _links.link_codes,
    _notify.waiting_notices,
    _review.review_items,
)
