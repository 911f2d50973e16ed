"""Sending, editing and withdrawing messages of one or more parts, wherever a chat has moved to.

A reference's message is the ids of its parts, `12,13,d14`: `d` marks a document.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final, TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated

from bot.chat.platform import AddressGone
from bot.platforms.telegram import calls, render
from bot.platforms.telegram.calls import NAME, frankly, patiently
from bot.platforms.telegram.entities import Words
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.keeping import Keeping, NotKept
from bot.platforms.telegram.keyboard import Keys
from bot.platforms.telegram.receive import Labels, Look, look
from bot.platforms.telegram.render import Parcel

log = logging.getLogger(__name__)

GENERAL_TOPIC: Final = "1"  # has no thread id of its own when sending
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
PARTS_HOURS: Final = 24 * 90.0
KEPT_HOURS: Final = 24 * 60.0  # pages of menus
MOVED_HOURS: Final = 24 * 365 * 10.0
DOCUMENT: Final = "d"
REMEMBERED: Final = 10_000

Migrated = Callable[[str, str], Awaitable[None]]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to send. `reply_to`: the message that is answered. `unasked`: may be told to wait.
    `silent`: without a sound."""

    chat: str
    thread: str = ""
    reply_to: int = 0
    unasked: bool = False
    silent: bool = False


@dataclass(slots=True)
class Posting:
    """Says things over one bot. `migrated` is told the old and new id of a group that moved."""

    bot: Bot
    drafts: Keeping
    flood: Flood
    migrated: Migrated | None = None
    moved: OrderedDict[str, str] = field(default_factory=OrderedDict)
    siblings: OrderedDict[tuple[str, int], str] = field(default_factory=OrderedDict)
    looks: OrderedDict[tuple[str, int], Look] = field(default_factory=OrderedDict)

    async def send(self, spot: Spot, parcels: Sequence[Parcel]) -> str:
        """Sends all parts; gives their ids. Raises what `calls` says.

        Only the first part of something unasked can be put off; once it stands, the others follow
        however long that takes, so that nothing is said twice.
        """
        sent = []
        for number, parcel in enumerate(parcels):
            unasked = spot.unasked and number == 0
            reply_to = 0 if number else spot.reply_to
            part = Spot(spot.chat, spot.thread, reply_to, unasked, spot.silent)
            sent.append(await self._one(part, parcel))
        ids = ",".join(sent)
        self.remember(spot.chat, ids, parcels)
        return ids

    def remember(self, chat: str, ids: str, parcels: Sequence[Parcel]) -> None:
        """Notes which messages belong together, as long as the process lives."""
        found = _parts(ids)
        if len(found) < 2:
            return
        for (_, part), parcel in zip(found, parcels, strict=False):
            if parcel.keys:
                self.siblings[chat, part] = ids
                if len(self.siblings) > REMEMBERED:
                    self.siblings.popitem(last=False)

    def others(self, chat: str, message: int) -> list[int]:
        """The other messages that were sent as one with this one."""
        return [
            part for _, part in _parts(self.siblings.pop((chat, message), "")) if part != message
        ]

    def saw(self, chat: str, message: int, shown: Look | None) -> None:
        """Notes how a message looks, if that is not known better: an edit that changes nothing is
        refused by Telegram, so it is not tried.
        """
        if shown is not None and (chat, message) not in self.looks:
            self._note(chat, message, shown)

    async def replace(self, spot: Spot, message: int, parcel: Parcel) -> bool:
        """Makes a text message another one; False if it is no longer there to be changed."""
        after = look(parcel.words.text, _rows(parcel.keys))
        if self.looks.get((spot.chat, message)) == after:
            return True
        if parcel.kept:
            await self._keep(spot.chat, parcel)
        self._note(spot.chat, message, after)
        return await self._edited(
            spot,
            message,
            lambda chat: self.bot.edit_message_text(
                parcel.words.text,
                chat_id=chat,
                message_id=message,
                entities=parcel.words.entities,
                link_preview_options=NO_PREVIEW,
                reply_markup=markup(parcel.keys),
            ),
        )

    async def rekey(self, spot: Spot, message: int, keys: Keys) -> bool:
        """Changes what can be pressed under a message; False if it is no longer there."""
        before = self.looks.get((spot.chat, message))
        if before is not None:
            after = (before[0], hash(_rows(keys)))
            if after == before:
                return True
            self._note(spot.chat, message, after)
        return await self._edited(
            spot,
            message,
            lambda chat: self.bot.edit_message_reply_markup(
                chat_id=chat, message_id=message, reply_markup=markup(keys)
            ),
        )

    async def update(self, spot: Spot, reference: str, parcels: Sequence[Parcel]) -> None:
        """Replaces every part of what was sent. Raises `AddressGone` if the first is not there."""
        before = _parts(await self._present(spot, reference))
        texts = [part for is_document, part in before if not is_document]
        files = [part for is_document, part in before if is_document]
        new_texts = [one for one in parcels if one.file is None]
        new_files = [one for one in parcels if one.file is not None]
        for number, (part, parcel) in enumerate(zip(texts, new_texts, strict=False)):
            if not await self.replace(spot, part, parcel) and number == 0:
                raise AddressGone(NAME)
        for part, parcel in zip(files, new_files, strict=False):
            await self._refile(spot, part, parcel)
        late = Spot(spot.chat, spot.thread)  # what is begun is ended, so that nothing comes twice
        added = await self.send(late, [*new_texts[len(texts) :], *new_files[len(files) :]])
        for part in [*texts[len(new_texts) :], *files[len(new_files) :]]:
            await self.delete(late, part)
        kept = [str(part) for part in texts[: len(new_texts)]]
        kept += [f"{DOCUMENT}{part}" for part in files[: len(new_files)]]
        if len(kept) < len(before) or added:
            parts = ",".join(filter(None, [*kept, added]))
            with suppress(NotKept):
                await self.drafts.save(_parts_key(spot, reference), parts, hours=PARTS_HOURS)

    async def withdraw(self, spot: Spot, reference: str, said: Words) -> None:
        """The first part says that it was withdrawn, the others go; all of it works at any age."""
        shown = False
        for is_document, part in _parts(await self._present(spot, reference)):
            if not is_document and not shown:
                shown = await self.replace(spot, part, Parcel(said))
            elif not await self.delete(spot, part):
                await self._blank(spot, part, said, is_document=is_document)

    async def delete(self, spot: Spot, message: int) -> bool:
        """Deletes a message; False if it is too old for that. Fine if it is not there."""
        try:
            await self._there(
                spot, lambda chat: self.bot.delete_message(chat_id=chat, message_id=message)
            )
        except BadRequest as error:
            return calls.is_no_message(error)
        return True

    async def load_kept(self, chat: str, token: str) -> str | None:
        """What a keyboard in that chat keeps aside."""
        try:
            return await self.drafts.load(_kept_key(chat, token))
        except NotKept:
            return None

    async def note_moved(self, old: str, new: str) -> None:
        """A group became a supergroup, with another id. Tells whoever keeps ids, once."""
        if self.moved.get(old) == new:
            return
        self.moved[old] = new
        with suppress(NotKept):
            await self.drafts.save(_moved_key(old), new, hours=MOVED_HOURS)
        log.warning(
            "a Telegram group became a supergroup and has another id; messages follow it. "
            "`alliance check` shows the id to write into content/alliance.yaml"
        )
        if self.migrated is not None:
            await self.migrated(old, new)

    async def where(self, chat: str) -> str:
        """The id that a chat has now. Only basic groups ever change theirs."""
        if not chat.startswith("-") or chat.startswith("-100"):
            return chat
        if chat not in self.moved:
            try:
                self.moved[chat] = await self.drafts.load(_moved_key(chat)) or chat
            except NotKept:
                return chat
            if len(self.moved) > REMEMBERED:
                self.moved.popitem(last=False)
        return self.moved[chat]

    async def _present(self, spot: Spot, reference: str) -> str:
        """The parts that stand now, if an update made them more or fewer."""
        try:
            return await self.drafts.load(_parts_key(spot, reference)) or reference
        except NotKept:
            return reference

    def _note(self, chat: str, message: int, shown: Look) -> None:
        self.looks[chat, message] = shown
        self.looks.move_to_end((chat, message))
        if len(self.looks) > REMEMBERED:
            self.looks.popitem(last=False)

    async def _one(self, spot: Spot, parcel: Parcel) -> str:
        if parcel.kept:
            await self._keep(spot.chat, parcel)
        reply = (
            ReplyParameters(spot.reply_to, allow_sending_without_reply=True)
            if spot.reply_to
            else None
        )
        common: dict[str, Any] = {
            "message_thread_id": thread_id(spot.thread),
            "reply_markup": markup(parcel.keys),
            "reply_parameters": reply,
            "disable_notification": spot.silent or None,
        }
        words, file = parcel.words, parcel.file
        if file is None:
            sent = await self._there(
                spot,
                lambda chat: self.bot.send_message(
                    chat,
                    words.text,
                    entities=words.entities,
                    link_preview_options=NO_PREVIEW,
                    **common,
                ),
            )
            self._note(spot.chat, sent.message_id, look(words.text, _rows(parcel.keys)))
            return str(sent.message_id)
        name = render.file_name(file.name)
        sent = await self._there(
            spot,
            lambda chat: self.bot.send_document(
                chat,
                InputFile(BytesIO(file.content), name),
                caption=words.text or None,
                caption_entities=words.entities,
                disable_content_type_detection=True,
                **common,
            ),
        )
        return f"{DOCUMENT}{sent.message_id}"

    async def _refile(self, spot: Spot, message: int, parcel: Parcel) -> None:
        file = parcel.file
        if file is None:
            return
        await self._edited(
            spot,
            message,
            lambda chat: self.bot.edit_message_media(
                InputMediaDocument(
                    BytesIO(file.content),
                    caption=parcel.words.text or None,
                    caption_entities=parcel.words.entities,
                    filename=render.file_name(file.name),
                    disable_content_type_detection=True,
                ),
                chat_id=chat,
                message_id=message,
            ),
        )

    async def _blank(self, spot: Spot, message: int, said: Words, *, is_document: bool) -> None:
        if not is_document:
            await self.replace(spot, message, Parcel(said))
            return
        await self._edited(
            spot,
            message,
            lambda chat: self.bot.edit_message_caption(
                chat_id=chat, message_id=message, caption=said.text
            ),
        )

    async def _edited(
        self, spot: Spot, message: int, request: Callable[[int | str], Awaitable[object]]
    ) -> bool:
        try:
            await self._there(spot, request)
        except Exception as error:
            self.looks.pop((spot.chat, message), None)  # nobody knows how it looks now
            if not isinstance(error, BadRequest):
                raise
            if calls.is_unchanged(error):
                return True
            if calls.is_no_message(error):
                return False
            raise
        return True

    async def _there(
        self, spot: Spot, request: Callable[[int | str], Awaitable[_Result]]
    ) -> _Result:
        """The request with the chat's present id, once more if the chat has moved meanwhile."""
        manner = frankly if spot.unasked else patiently
        chat = await self.where(spot.chat)
        try:
            return await manner(self.flood, chat, lambda: request(chat_id(chat)))
        except ChatMigrated as moved:
            new = str(moved.new_chat_id)
            await self.note_moved(spot.chat, new)
            return await manner(self.flood, new, lambda: request(chat_id(new)))

    async def _keep(self, chat: str, parcel: Parcel) -> None:
        with suppress(NotKept):  # its further pages will say that they are not there
            await self.drafts.save(_kept_key(chat, parcel.token), parcel.kept, hours=KEPT_HOURS)


def markup(keys: Keys) -> InlineKeyboardMarkup | None:
    """A keyboard as the library takes it."""
    if not keys:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(key.label, url=key.url)
                if key.url
                else InlineKeyboardButton(
                    key.label, callback_data=key.data, style=key.style or None
                )
                for key in line
            ]
            for line in keys
        ]
    )


def chat_id(chat: str) -> int | str:
    """A chat's id, or the public name of a channel. Raises `AddressGone` for anything else."""
    if chat.lstrip("-").isdecimal() and chat.isascii():
        return int(chat)
    if chat.startswith("@") and len(chat) > 1:
        return chat
    raise AddressGone(NAME)


def thread_id(thread: str) -> int | None:
    """A topic's id as requests take it."""
    return int(thread) if thread.isdecimal() and thread != GENERAL_TOPIC else None


def _parts(reference: str) -> list[tuple[bool, int]]:
    found = []
    for part in reference.split(","):
        number = part.removeprefix(DOCUMENT)
        if number.isdecimal():
            found.append((part.startswith(DOCUMENT), int(number)))
    return found


def _kept_key(chat: str, token: str) -> str:
    return f"{NAME}:{chat}:keys:{token}"


def _rows(keys: Keys) -> Labels:
    return tuple(tuple((key.label, key.data or key.url) for key in line) for line in keys)


def _parts_key(spot: Spot, reference: str) -> str:
    return f"{NAME}:{spot.chat}:parts:{reference.partition(',')[0]}"


def _moved_key(chat: str) -> str:
    return f"{NAME}:moved:{chat}"
