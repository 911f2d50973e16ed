"""The one database: SQLite for one small machine, PostgreSQL for several. Each feature's tables
stand in its own `store.py`, on the metadata given here."""

from bot.storage.columns import UtcDateTime, metadata
from bot.storage.database import Database, DatabaseUnusable
from bot.storage.drafts import StoredDrafts
from bot.storage.upsert import insert_or_ignore, upsert

__all__ = [
    "Database",
    "DatabaseUnusable",
    "StoredDrafts",
    "UtcDateTime",
    "insert_or_ignore",
    "metadata",
    "upsert",
]
