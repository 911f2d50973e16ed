"""What people do on Discord as neutral events. Reads; never answers.

A private chat's `Place.chat` is `@` and the person's id: Discord's own id of such a chat is not
known before the first word in it, and `send` has to reach people who never wrote one.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import discord

from bot.chat.action import ActionTooLong, extend
from bot.chat.event import AnyEvent, Arrived, Asked, Command, Person, Place, Press, Suggest
from bot.platforms.discord import _internals, custom_ids

NAME: Final = "discord"
BUTTON: Final = 2
REMEMBERED: Final = 10_000
_GROUPS: Final = (1, 2)  # sub-commands; none are registered


@dataclass(slots=True)
class Locales:
    """The app's language of people seen lately: plain messages do not carry it."""

    known: OrderedDict[int, str] = field(default_factory=OrderedDict)

    def note(self, user_id: int, locale: str) -> None:
        """Remembers it for as long as the process lives."""
        self.known[user_id] = locale
        self.known.move_to_end(user_id)
        if len(self.known) > REMEMBERED:
            self.known.popitem(last=False)

    def of(self, user_id: int) -> str:
        """The language, or nothing."""
        return self.known.get(user_id, "")


def person(user: discord.abc.User, locale: str) -> Person:
    """Somebody as Discord knows them."""
    groups = _internals.role_ids(user)
    return Person(NAME, str(user.id), locale=locale, name=user.display_name, groups=groups)


def place(channel: object, user_id: int, *, in_server: bool) -> Place:
    """Where it happened. A thread is named with the channel it belongs to."""
    if not in_server:
        return Place(NAME, f"@{user_id}", is_private=True)
    if isinstance(channel, discord.Thread):
        return Place(NAME, str(channel.parent_id), thread=str(channel.id))
    return Place(NAME, str(getattr(channel, "id", "")))


def event(interaction: discord.Interaction) -> AnyEvent | None:
    """The event that an interaction means by itself; None for this platform's own buttons and forms."""
    data: Mapping[str, Any] = interaction.data or {}
    who = person(interaction.user, interaction.locale.value)
    where = place(
        interaction.channel, interaction.user.id, in_server=interaction.guild_id is not None
    )
    match interaction.type:
        case discord.InteractionType.application_command:
            values = {str(one["name"]): str(one.get("value", "")) for one in _options(data)}
            return Command(person=who, place=where, name=str(data.get("name", "")), values=values)
        case discord.InteractionType.autocomplete:
            focused = next((one for one in _options(data) if one.get("focused")), {})
            return Suggest(
                person=who,
                place=where,
                command=str(data.get("name", "")),
                option=str(focused.get("name", "")),
                typed=str(focused.get("value", "")),
            )
        case discord.InteractionType.component:
            custom_id = str(data.get("custom_id", ""))
            if custom_ids.form_step(custom_id) or custom_ids.shown_message(custom_id):
                return None
            return Press(person=who, place=where, action=pressed(data))
        case _:
            return None


def pressed(data: Mapping[str, Any]) -> str:
    """The action of a button, or of a menu with what was chosen in it."""
    action = custom_ids.action_of(str(data.get("custom_id", "")))
    chosen = [str(one) for one in data.get("values") or ()]
    if data.get("component_type") == BUTTON or not chosen:
        return action
    try:
        return extend(action, custom_ids.value_of(chosen[0]))
    except ActionTooLong:
        return custom_ids.STALE


def question(message: discord.Message, me: int, locale: str) -> Asked | Arrived | None:
    """A direct message or a public mention; None if the message is nothing to this bot.

    Only a written mention counts: a reply to one of the bot's posts speaks with the others there.
    """
    if message.author.bot or message.webhook_id is not None or message.is_system():
        return None
    who = person(message.author, locale)
    in_server = message.guild is not None
    where = place(message.channel, message.author.id, in_server=in_server)
    words = message.content
    if in_server:
        bare = without_mention(words, me)
        if bare == words.strip(" "):
            return None
        words = bare
    words = words.strip()
    if words:
        return Asked(person=who, place=where, text=words)
    return Arrived(person=who, place=where) if in_server else None


def without_mention(words: str, me: int) -> str:
    """The words without the bot's own name in them."""
    return re.sub(rf"[ \t]*<@!?{me}>[ \t]*", " ", words).strip(" ")


def _options(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for one in data.get("options") or ():
        if one.get("type") in _GROUPS:
            yield from _options(one)
        else:
            yield one
