"""For `alliance check`: whether the bot may do in each place what the alliance needs there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from telegram import (
    Bot,
    Chat,
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.platforms.telegram.posting import chat_id, thread_id

HOW_TO_FIND: Final = (
    "A place is written as the group's id, such as -1001234567890, or id/topic. Add the bot to the "
    "group; the id of a topic is the number in a link to one of its messages (t.me/c/1234567890/TOPIC/…)."
)


async def inspect(bot: Bot, places: Mapping[str, str]) -> list[str]:
    """What is missing, a line each: what, where, and how to give it. Raises `TelegramError`."""
    me = await bot.get_me()
    findings = []
    if not me.can_join_groups:
        findings.append(
            "Telegram: the bot cannot be added to groups. Tell @BotFather: /setjoingroups, Enable."
        )
    if not me.supports_inline_queries:
        findings.append(
            "Telegram: inline mode is off, so answers cannot be shared in other chats. "
            "Tell @BotFather: /setinline."
        )
    for name, written in places.items():
        findings += await _place(bot, me.id, name, written)
    return findings


async def _place(bot: Bot, me: int, name: str, written: str) -> list[str]:
    where = f"Telegram, place {name}"
    chat, _, topic = (part.strip() for part in written.partition("/"))
    if not chat.lstrip("-").isdecimal() and not chat.startswith("@"):
        return [f"{where}: {written!r} is no id. {HOW_TO_FIND}"]
    try:
        found = await bot.get_chat(chat_id(chat))
        member = await bot.get_chat_member(chat_id(chat), me)
    except ChatMigrated as moved:
        return [f"{where}: the group became a supergroup. Write {moved.new_chat_id} in its place."]
    except (BadRequest, Forbidden):
        return [f"{where}: the bot is not there, or there is no such chat. {HOW_TO_FIND}"]
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        return [f"{where}: the bot is not a member. Add it to the group."]
    findings = _rights(where, found, member, topic)
    if topic and not findings:
        findings = await _topic(bot, where, chat, topic, found)
    return findings


def _rights(where: str, chat: ChatFullInfo, member: ChatMember, topic: str) -> list[str]:
    lacking = []
    if chat.type == Chat.CHANNEL:
        may_post = isinstance(member, ChatMemberAdministrator) and member.can_post_messages
        may_edit = isinstance(member, ChatMemberAdministrator) and member.can_edit_messages
        lacking += [] if may_post else ["Post Messages"]
        lacking += [] if may_edit else ["Edit Messages of Others"]
        return _told(where, lacking, "Make it an administrator of the channel with these rights")
    if isinstance(member, ChatMemberAdministrator):
        if topic and not member.can_manage_topics:
            lacking.append("Manage Topics")
        if not member.can_pin_messages:
            lacking.append("Pin Messages")
        return _told(where, lacking, "Give it these administrator rights")
    allowed = member if isinstance(member, ChatMemberRestricted) else chat.permissions
    if allowed is not None:
        lacking += [] if allowed.can_send_messages else ["Send Messages"]
        lacking += [] if allowed.can_send_documents else ["Send Files"]
    findings = _told(where, lacking, "Allow it in the group's permissions")
    if topic:
        findings += _told(where, ["Manage Topics"], "Make it an administrator with this right")
    return findings


def _told(where: str, lacking: list[str], how: str) -> list[str]:
    return [f"{where}: the bot lacks {', '.join(lacking)}. {how}."] if lacking else []


async def _topic(bot: Bot, where: str, chat: str, topic: str, found: ChatFullInfo) -> list[str]:
    """Whether the topic is there: a sign that the bot is typing is refused where it is not."""
    if not topic.isdecimal():
        return [f"{where}: {topic!r} is no topic. {HOW_TO_FIND}"]
    if not found.is_forum:
        return [f"{where}: the group has no topics. Turn them on, or leave /{topic} out."]
    try:
        await bot.send_chat_action(
            chat_id(chat), ChatAction.TYPING, message_thread_id=thread_id(topic)
        )
    except TelegramError:
        return [f"{where}: there is no open topic {topic}. {HOW_TO_FIND}"]
    return []
