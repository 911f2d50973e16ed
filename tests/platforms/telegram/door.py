"""The Telegram door of the contract: the real platform and its real library, over HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from bot.chat.dispatch import Dispatcher
from bot.chat.form import Answer
from bot.chat.platform import Address, Reference
from bot.platforms.telegram import TelegramOptions, TelegramPlatform
from tests.e2e.telegram_server import Query, Said, TelegramServer
from tests.e2e.telegram_world import DATE, GROUP, ME, TOPIC
from tests.fakes import LANGUAGE
from tests.platforms.contract import Sight

Json = dict[str, Any]
VOICES = {language: LANGUAGE.voice(language, "America/New_York") for language in ("en", "es")}
MOST_PAGES = 30


class MemoryDrafts:
    """Drafts that outlive a platform, as the database's do. `expire` ends all that last so long."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.hours: dict[str, float] = {}
        self.broken = False

    async def load(self, key: str) -> str | None:
        """What was kept."""
        self._must_work()
        return self.kept.get(key)

    async def save(self, key: str, content: str, *, hours: float) -> None:
        """Keeps it."""
        self._must_work()
        self.kept[key], self.hours[key] = content, hours

    async def delete(self, key: str) -> None:
        """Forgets it."""
        self._must_work()
        self.kept.pop(key, None)

    def break_down(self) -> None:
        """The database is gone."""
        self.broken = True

    def expire(self, hours: float) -> None:
        """So many hours pass."""
        for key in [key for key in self.kept if self.hours[key] <= hours]:
            del self.kept[key]

    def _must_work(self) -> None:
        if self.broken:
            raise OSError("the database is down")


class TelegramDoor:
    """See `tests.platforms.contract.Door`."""

    remembers = False

    def __init__(self, server: TelegramServer, dispatcher: Dispatcher) -> None:
        self.server = server
        self.dispatcher = dispatcher
        self.drafts = MemoryDrafts()
        self.people: dict[str, TelegramVisitor] = {}
        self.moves: list[tuple[str, str]] = []
        self.tokens = count(1)
        self.platform = self.new_platform()

    def new_platform(self, token: str = "", **options: str) -> TelegramPlatform:
        """A platform on the same storage."""

        async def migrated(old: str, new: str) -> None:
            self.moves.append((old, new))

        return TelegramPlatform(
            self.dispatcher,
            VOICES,
            TelegramOptions(token or self.server.token, self.server.url, **options),
            self.drafts,
            self.dispatcher.now,
            lambda: f"token{next(self.tokens)}",
            migrated,
        )

    async def open(self) -> None:
        """Opens the platform."""
        await self.platform.start()

    async def close(self) -> None:
        """Closes it."""
        await self.platform.stop()

    def visitor(self, name: str, *, locale: str = "en-US", started: bool = True) -> TelegramVisitor:
        """Somebody. `started`: their private chat with the bot is open already."""
        if name not in self.people:
            one = TelegramVisitor(self, name, 501_000_000 + len(self.people), locale)
            self.people[name] = one
            if started:
                self.server.started.add(one.id)
                self.drafts.kept[f"telegram:{one.id}:open"] = "open"
                self.drafts.hours[f"telegram:{one.id}:open"] = 9999
        return self.people[name]

    async def restart(self) -> None:
        """A new platform in the place of the old one."""
        await self.platform.stop()
        self.platform = self.new_platform()
        await self.platform.start()

    def address(self, name: str = "") -> Address:
        """The public place, or somebody's private chat."""
        if not name:
            return Address("telegram", str(GROUP), str(TOPIC))
        return Address("telegram", str(self.visitor(name).id))

    def read(self, reference: Reference) -> Sight | None:
        """What stands at a sent message."""
        chat = int(reference.address.chat)
        ids = [int(part.removeprefix("d")) for part in reference.message.split(",")]
        found = [
            self.server.messages[chat, one] for one in ids if (chat, one) in self.server.messages
        ]
        return sight(found) if found else None

    def is_silent(self, reference: Reference) -> bool | None:
        """Whether Telegram was asked to make no sound."""
        chat, ids = int(reference.address.chat), reference.message.split(",")
        return all(self.server.messages[chat, int(one)].silent for one in ids)

    async def settled(self, update: int) -> None:
        """Until the bot has answered an update."""
        await self.server.taken(update)
        await self.platform.settled()


class TelegramVisitor:
    """See `tests.platforms.contract.Visitor`. Uses commands in the group, forms in private."""

    def __init__(self, door: TelegramDoor, name: str, number: int, locale: str) -> None:
        self.door, self.server = door, door.server
        self.name, self.id, self.locale = name, number, locale

    @property
    def user(self) -> Json:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.locale,
        }

    async def command(self, name: str, **values: str) -> Sight:
        """Types `/name` in the group."""
        words = " ".join([f"/{name}@{ME['username']}", *values.values()])
        return await self.say_in_group(words)

    async def write(self, words: str) -> Sight:
        """Writes in private."""
        self.server.started.add(self.id)
        return await self.say(self.id, words)

    async def mention(self, words: str) -> Sight:
        """Names the bot in the group."""
        return await self.say_in_group(f"@{ME['username']} {words}", mention=True)

    async def say_in_group(self, words: str, *, mention: bool = False, **more: Any) -> Sight:
        """Writes in the topic of the group."""
        name = f"@{ME['username']}"
        topic = {"message_thread_id": TOPIC, "is_topic_message": True}
        entity = {"type": "mention", "offset": words.find(name), "length": len(name)}
        marked = {"entities": [entity]} if mention else {}
        return await self.say(GROUP, words, **(topic | marked | more))

    async def say(self, chat: int, words: str | None, kind: str = "message", **more: Any) -> Sight:
        """A message with anything in it."""
        before = self.server.changes
        told = self.message(chat, words, **more)
        await self.door.settled(await self.server.push(kind, told))
        return self.sees(before)

    def message(self, chat: int, words: str | None, **more: Any) -> Json:
        """A message as the Bot API tells it."""
        said = self.server.person_said(chat, text=words or "")
        private = {"id": chat, "type": "private", "first_name": self.name}
        group = {"id": chat, "type": "supergroup", "title": "Alliance", "is_forum": True}
        told: Json = {
            "message_id": said.id,
            "date": DATE,
            "chat": private if chat > 0 else group,
            "from": self.user,
        }
        if words is not None:
            told["text"] = words
        return told | more

    async def press(self, label: str) -> Sight:
        """Presses the newest button that is called so."""
        for said in self._newest_first():
            for row in said.keys:
                for key in row:
                    if key["text"] == label and "callback_data" in key:
                        return await self.press_key(said, key["callback_data"])
        raise AssertionError(
            f"no {label!r} to press, but: {[s.labels for s in self._newest_first()]}"
        )

    async def choose(self, label: str) -> Sight:
        """Presses an option, on whichever page it is."""
        for _ in range(MOST_PAGES):
            newest = next(one for one in self._newest_first() if one.keys)
            if label in newest.labels:
                return await self.press(label)
            await self.press(">")
        raise AssertionError(f"no {label!r} on any page")

    async def press_key(self, said: Said, data: str) -> Sight:
        """A press with whatever data, under a message."""
        before = self.server.changes
        query, update = await self.begin_press(said, data)
        await self.door.settled(update)
        assert len(query.answers) == 1, query.answers
        return self.sees(before, query)

    async def begin_press(self, said: Said, data: str) -> tuple[Query, int]:
        """A press whose answer is not waited for."""
        query = self.server.query()
        content = {
            "id": query.id,
            "from": self.user,
            "chat_instance": "1",
            "data": data,
            "message": self.server.json(said),
        }
        return query, await self.server.push("callback_query", content)

    async def suggestions(self, command: str, option: str, typed: str) -> Sequence[str] | None:
        """Telegram offers none while typing a command."""
        return None

    async def fill(self, answers: Mapping[str, Answer]) -> Sight:
        """Answers card after card, and sends the review."""
        for _ in range(40):
            card = next(one for one in self._newest_first() if one.keys)
            if "Send" in card.labels:
                return await self.press("Send")
            label = next((one for one in answers if one in card.text.split("\n")), "")
            await self._answer(card, answers.get(label))
        raise AssertionError("the form does not end")

    async def _answer(self, card: Said, answer: Answer | None) -> None:
        if answer is None:
            await self.press("Skip" if "Skip" in card.labels else "Done")
        elif isinstance(answer, tuple):
            for one in answer:
                await self.press(f"☐ {one}")
            await self.press("Done")
        elif "Yes" in card.labels:
            await self.press("Yes")
        elif ">" in card.labels and not answer[0].isdecimal():
            await self.choose(answer)
        elif answer in card.labels:
            await self.press(answer)
        else:
            await self.write(answer)

    async def forge(self, action: str) -> Sight:
        """A press that no button of the bot made."""
        self.server.started.add(self.id)
        said = Said(self.id, 1, text="old")
        self.server.messages[self.id, 1] = said
        return await self.press_key(said, action)

    def sees(self, before: int, query: Query | None = None) -> Sight:
        """What newly stands in their private chat and in the group, and what passed by."""
        mine = [*self.server.in_chat(self.id), *self.server.in_chat(GROUP)]
        new = sorted((one for one in mine if one.version > before), key=lambda one: one.id)
        passed = [one["text"] for one in query.answers if one.get("text")] if query else []
        return sight(new, passed)

    def _newest_first(self) -> list[Said]:
        mine = [*self.server.in_chat(self.id), *self.server.in_chat(GROUP)]
        return sorted(mine, key=lambda one: one.version, reverse=True)


def sight(messages: Sequence[Said], passed: Sequence[str] = ()) -> Sight:
    """Messages as somebody reads them."""
    keys = [key for one in messages for row in one.keys for key in row]
    labels = tuple(key["text"] for key in keys if "callback_data" in key)
    return Sight(
        words="\n".join([*(one.text for one in messages), *passed]),
        buttons=labels,
        options=labels,
        links=tuple(key["url"] for key in keys if "url" in key),
        files=tuple(one.file for one in messages if one.file),
        public=any(one.chat < 0 for one in messages),
    )
