"""The web door: a chat page that works with and without its script, on a phone and by keyboard.

In the trial one can be any of the sample people and see every place; otherwise a visitor has a
direct message with the bot and nothing else. What people type lives in memory only.
"""

from bot.platforms.web.options import PortTaken, Trial, TrialPerson, WebOptions
from bot.platforms.web.server import WebPlatform

__all__ = ["PortTaken", "Trial", "TrialPerson", "WebOptions", "WebPlatform"]
