"""Every table of the bot in one place: importing this declares them all.

The command line works on the database as a whole (`backup`, `restore`, `migrate`) and must know
every table, whichever features it imports otherwise. A test compares this list with the
migrations.
"""

from bot.coreflection.sessions import store as _sessions
from bot.delivery import store as _delivery
from bot.members import link_store as _links
from bot.members import store as _members
from bot.review import store as _review
from bot.storage import drafts as _drafts

__all__ = ["DECLARED"]

DECLARED = (
    _drafts.drafts,
    _delivery.outbox,
    _sessions.sessions,
    _members.members,
    _links.link_codes,
    _review.review_items,
)
