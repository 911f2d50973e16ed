"""python-telegram-bot's echo bot, answering many people at the same time. `bench.telegram` starts it."""

from __future__ import annotations

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

CONNECTIONS = 256


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Says back what was said."""
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text)


def main(api_url: str, token: str) -> None:
    """Until it is killed."""
    builder = ApplicationBuilder().token(token).base_url(f"{api_url}/bot")
    builder = builder.concurrent_updates(CONNECTIONS).connection_pool_size(CONNECTIONS)
    application = builder.pool_timeout(60).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(stop_signals=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
