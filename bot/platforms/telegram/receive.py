"""What people do on Telegram, as the bot understands it. Reads; never answers. Pure.

The bot reads commands, presses, its private chats and public mentions, and nothing else: what was
edited afterwards, channel posts, chatter, and what other bots wrote are not for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    InlineQuery,
    Message,
    MessageEntity,
    Update,
    User,
)

from bot.chat.event import Person, Place
from bot.platforms.telegram.calls import NAME

# What Telegram is asked to send; everything else never reaches this machine.
ALLOWED: Final = ("message", "callback_query", "inline_query", "my_chat_member")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?\Z", re.DOTALL)


# How a message looks to people, in two numbers: its words, and its buttons with what they carry.
Look = tuple[int, int]
Labels = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What all things heard carry. `message`: the id of the message it is about."""

    person: Person
    place: Place
    message: int = 0


@dataclass(frozen=True, slots=True)
class Typed(Heard):
    """Words in the private chat."""

    text: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ordered(Heard):
    """A command. `rest` is what stands after its name."""

    name: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Mentioned(Heard):
    """Words in a group that name the bot; the name is taken off."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Pressed(Heard):
    """A button. `query` must be answered. `message` is 0 when it stands in no chat of the bot.
    `shown`: what the message said when it was pressed.
    """

    query: str = ""
    data: str = ""
    shown: Look | None = None


@dataclass(frozen=True, slots=True)
class Inline(Heard):
    """Half-typed words after the bot's name, in any chat."""

    query: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable(Heard):
    """A sticker, picture, voice message or file in the private chat. `album`: what it belongs to."""

    album: str = ""


@dataclass(frozen=True, slots=True)
class ForwardedCommand(Heard):
    """Somebody else's command, passed on in the private chat."""


@dataclass(frozen=True, slots=True)
class Faceless(Heard):
    """A command or a mention by somebody who writes as a group or a channel."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A group that became a supergroup."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The bot was let in or shut out. `person` is set in a private chat."""

    chat: str
    inside: bool
    person: str = ""


AnyHeard = (
    Typed
    | Ordered
    | Mentioned
    | Pressed
    | Inline
    | Unreadable
    | ForwardedCommand
    | Faceless
    | Moved
    | Standing
)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as Telegram knows it; `username` without the @."""

    id: int
    username: str


def heard(update: Update, me: Me, known: frozenset[str]) -> AnyHeard | None:
    """What an update means; None if it is nothing to this bot. `known`: the commands there are."""
    if update.callback_query is not None:
        return _press(update.callback_query)
    if update.inline_query is not None:
        return _inline(update.inline_query)
    if update.my_chat_member is not None:
        return _standing(update.my_chat_member)
    return None if update.message is None else _message(update.message, me, known)


def person(user: User) -> Person:
    """Somebody as Telegram knows them."""
    return Person(NAME, str(user.id), locale=user.language_code or "", name=user.first_name)


def private_place(person_id: str) -> Place:
    """A person's private chat with the bot has the person's own id."""
    return Place(NAME, person_id, is_private=True)


def _message(message: Message, me: Me, known: frozenset[str]) -> AnyHeard | None:
    if message.migrate_to_chat_id:
        return Moved(str(message.chat.id), str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id:
        return Moved(str(message.migrate_from_chat_id), str(message.chat.id))
    if message.from_user is None or message.is_automatic_forward or message.via_bot is not None:
        return None
    if message.chat.type == Chat.PRIVATE:
        return None if message.from_user.is_bot else _private(message, message.from_user, me)
    return _public(message, message.from_user, me, known)


def _private(message: Message, user: User, me: Me) -> AnyHeard | None:
    who, where = person(user), private_place(str(user.id))
    text = (message.text or message.caption or "").strip()
    if not text:
        if message.effective_attachment is None:
            return None  # the app's own note, such as a pinned message
        return Unreadable(who, where, message.message_id, album=message.media_group_id or "")
    if message.text and (found := _COMMAND.match(text)):
        if message.forward_origin is not None:
            return ForwardedCommand(who, where, message.message_id)
        if not _is_for(found[2], me):
            return None
        rest = (found[3] or "").strip()
        return Ordered(who, where, message.message_id, name=found[1].lower(), rest=rest)
    return Typed(who, where, message.message_id, text=text, at=message.date)


def _public(message: Message, user: User, me: Me, known: frozenset[str]) -> AnyHeard | None:
    if message.forward_origin is not None:
        return None
    who, where = person(user), _place(message)
    text = message.text or message.caption or ""
    order = _COMMAND.match(text.strip()) if message.text else None
    asked = None if order else without_mention(message, me)
    if order is not None:
        addressed = bool(order[2]) and _is_for(order[2], me)
        if not (addressed or (not order[2] and order[1].lower() in known)):
            return None
    elif asked is None:
        return None
    if message.sender_chat is not None:
        return Faceless(who, where, message.message_id)
    if user.is_bot:
        return None
    if order is not None:
        rest = (order[3] or "").strip()
        return Ordered(who, where, message.message_id, name=order[1].lower(), rest=rest)
    return Mentioned(who, where, message.message_id, text=asked or "")


def without_mention(message: Message, me: Me) -> str | None:
    """The words without the bot's name; None if they do not name it."""
    text = message.text or message.caption or ""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    named = {
        **message.parse_entities(kinds),
        **message.parse_caption_entities(kinds),
    }
    mine = [
        words
        for entity, words in named.items()
        if (entity.user is not None and entity.user.id == me.id)
        or words.lower() == f"@{me.username.lower()}"
    ]
    if not mine:
        return None
    for words in mine:
        text = text.replace(words, " ")
    return " ".join(part for part in text.split(" ") if part).strip(" ,:\n")


def _press(query: CallbackQuery) -> Pressed | None:
    if query.data is None:
        return None
    who = person(query.from_user)
    message = query.message
    if message is None:  # under a message sent by inline mode
        return Pressed(who, private_place(who.id), query=query.id, data=query.data)
    if isinstance(message, Message):
        where = _place(message)
    elif message.chat.type == Chat.PRIVATE:
        where = private_place(who.id)
    else:
        where = Place(NAME, str(message.chat.id))
    shown = _look(message) if isinstance(message, Message) else None
    return Pressed(who, where, message.message_id, query=query.id, data=query.data, shown=shown)


def _look(message: Message) -> Look:
    keys = message.reply_markup.inline_keyboard if message.reply_markup else ()
    rows = tuple(
        tuple((key.text, str(key.callback_data or key.url or "")) for key in row) for row in keys
    )
    return look(message.text or "", rows)


def look(words: str, labels: Labels) -> Look:
    """How words and buttons look together."""
    return hash(words), hash(labels)


def _inline(query: InlineQuery) -> Inline:
    who = person(query.from_user)
    return Inline(who, private_place(who.id), query=query.id, text=query.query.strip())


def _standing(change: ChatMemberUpdated) -> Standing:
    inside = change.new_chat_member.status not in (ChatMember.LEFT, ChatMember.BANNED)
    chat = str(change.chat.id)
    private = change.chat.type == Chat.PRIVATE
    return Standing(chat, inside, person=chat if private else "")


def _place(message: Message) -> Place:
    if message.chat.type == Chat.PRIVATE:
        return private_place(str(message.chat.id))
    thread = str(message.message_thread_id) if message.is_topic_message else ""
    return Place(NAME, str(message.chat.id), thread=thread)


def _is_for(name: str | None, me: Me) -> bool:
    return not name or name.lower() == me.username.lower()
