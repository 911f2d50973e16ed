"""The doors: each knows `bot.chat` and its own libraries, and no other door."""
