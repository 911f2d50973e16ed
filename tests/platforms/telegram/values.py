"""Arbitrary neutral values, with what Telegram in particular could take for its own."""

from __future__ import annotations

from operator import mul

from hypothesis import strategies as st

from bot.chat.message import Message
from bot.chat.text import Prose, Span
from tests.platforms.discord.values import forms, messages, texts

SIGNS = (
    "@alice",
    "/help@other_bot",
    "<b>",
    "&amp;",
    "#tag",
    "$USD",
    "\u3164",
    "\u2060",
    "\u0333",
    "👍🏽",
)
signs = st.one_of(
    st.lists(st.sampled_from(SIGNS), max_size=8).map(" ".join),
    st.builds(mul, st.sampled_from(SIGNS), st.sampled_from((1, 90, 3000))),
)
styled = st.lists(
    st.builds(Span, signs, bold=st.booleans(), italic=st.booleans()), max_size=150
).map(lambda spans: Message(body=(Prose(tuple(spans)),)))

__all__ = ["forms", "messages", "signs", "styled", "texts"]
