"""Logs for the operator: what failed and where, never what anybody said or who they are.

Promise 2 of the design. Every record passes one filter: tokens and long numbers (ids of people
and chats) are struck out, exception texts are dropped (they may quote what was typed), and
library loggers that print payloads are kept quiet.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from pathlib import Path
from typing import Final

_SECRETS: Final = (
    re.compile(r"\b\d{6,}:[A-Za-z0-9_-]{30,}\b"),  # Telegram bot token
    re.compile(r"\b[\w-]{20,30}\.[\w-]{5,8}\.[\w-]{25,}\b"),  # Discord bot token
    re.compile(r"(?<=://)[^/\s:@]+:[^@\s/]+(?=@)"),  # user:password in an address
    re.compile(r"(?i)(?<=token=)[^\s&]+"),
)
_IDS: Final = re.compile(r"(?<![\w.:/-])-?\d{8,}\b")
_QUIET: Final = (
    "aiohttp.access", "aiosqlite", "alembic", "apscheduler", "asyncio", "discord", "hpack",
    "httpcore", "httpx", "sqlalchemy", "telegram",
)  # fmt: skip


def redact(words: str) -> str:
    """The line without tokens, passwords and ids of people or chats."""
    for pattern in _SECRETS:
        words = pattern.sub("[secret]", words)
    return _IDS.sub("[id]", words)


def frames(error: BaseException | None) -> str:
    """Where an error came from, as `file:line` steps, without its text."""
    if error is None:
        return ""
    steps = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{Path(step.filename).name}:{step.lineno}" for step in steps[-6:])


class Redaction(logging.Filter):
    """Strikes out what no log may hold, for every handler."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record in place; keeps it."""
        record.msg = redact(record.getMessage())
        record.args = ()
        if record.exc_info:
            kind, error, _ = record.exc_info
            name = kind.__name__ if kind else "Error"
            record.msg += f" error={name} at={frames(error)}"
            record.exc_info = None
            record.exc_text = None
        record.stack_info = None
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON: time (UTC), level, logger, text."""
        return json.dumps(
            {
                "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
                "level": record.levelname.lower(),
                "logger": record.name,
                "text": record.getMessage(),
            },
            ensure_ascii=False,
        )


def set_up(level: str = "INFO", *, as_json: bool = False) -> None:
    """One handler to standard error for the whole process, with the filter in front of it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redaction())
    handler.setFormatter(
        JsonLines()
        if as_json
        else logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
