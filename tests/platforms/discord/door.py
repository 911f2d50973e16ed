"""The Discord door of the contract: the real platform and its real library, over sockets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.dispatch import Dispatcher
from bot.chat.form import Answer
from bot.chat.platform import Address, Reference
from bot.platforms.discord import DiscordOptions, DiscordPlatform
from tests.e2e.discord_server import LOADING, DiscordServer, Interaction, Said
from tests.e2e.discord_world import CHANNEL, GUILD
from tests.fakes import LANGUAGE
from tests.platforms.contract import Sight, Visitor

Json = dict[str, Any]
VOICES = {language: LANGUAGE.voice(language, "America/New_York") for language in ("en", "es")}
COMMAND, PRESS, TYPING, SENT_FORM = 2, 3, 4, 5
MODAL = 9


class MemoryDrafts:
    """Drafts that outlive a platform, as the database's do."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def load(self, key: str) -> str | None:
        """What was kept."""
        return self.kept.get(key)

    async def save(self, key: str, content: str, *, hours: float) -> None:
        """Keeps it."""
        self.kept[key] = content

    async def delete(self, key: str) -> None:
        """Forgets it."""
        self.kept.pop(key, None)


class DiscordDoor:
    """See `tests.platforms.contract.Door`."""

    remembers = True

    def __init__(self, server: DiscordServer, dispatcher: Dispatcher, guild: str = GUILD) -> None:
        self.server = server
        self.dispatcher = dispatcher
        self.drafts = MemoryDrafts()
        self.guild = guild
        self.people: dict[str, DiscordVisitor] = {}
        self.platform = self.new_platform()

    def new_platform(self, token: str = "") -> DiscordPlatform:
        """A platform on the same storage."""
        options = DiscordOptions(token or self.server.token, self.guild, self.server.api_url)
        return DiscordPlatform(self.dispatcher, VOICES, options, self.drafts)

    async def open(self) -> None:
        """Opens the platform."""
        await self.platform.start()

    async def close(self) -> None:
        """Closes it."""
        await self.platform.stop()

    def visitor(self, name: str, *, locale: str = "en-US") -> DiscordVisitor:
        """Somebody."""
        if name not in self.people:
            self.people[name] = DiscordVisitor(self, str(501 + len(self.people)), locale)
        return self.people[name]

    async def restart(self) -> None:
        """A new platform in the place of the old one."""
        await self.platform.stop()
        self.platform = self.new_platform()
        await self.platform.start()

    def address(self, name: str = "") -> Address:
        """The public place, or somebody's private chat."""
        return Address("discord", f"@{self.visitor(name).id}" if name else CHANNEL)

    def read(self, reference: Reference) -> Sight | None:
        """What stands at a sent message now."""
        parts = reference.message.split(",")
        said = [self.server.messages[one] for one in parts if one in self.server.messages]
        return sight(said) if said else None

    def is_silent(self, reference: Reference) -> bool | None:
        """Whether it was sent with Discord's flag for that."""
        parts = reference.message.split(",")
        return all(self.server.messages[one].body["flags"] & (1 << 12) for one in parts)


class DiscordVisitor(Visitor):
    """Somebody with Discord's app. Knows the modal that is open in front of them."""

    def __init__(self, door: DiscordDoor, identity: str, locale: str) -> None:
        self.door = door
        self.server = door.server
        self.id = identity
        self.locale = locale
        self.modal: Json | None = None
        self.under_modal = ""

    async def command(self, name: str, **values: str) -> Sight:
        """A slash command in the public channel."""
        options = [{"name": key, "type": 3, "value": value} for key, value in values.items()]
        return await self._do(COMMAND, {"id": "1", "name": name, "type": 1, "options": options})

    async def write(self, words: str) -> Sight:
        """A direct message."""
        return await self._say(words, private=True)

    async def mention(self, words: str) -> Sight:
        """A message in the public channel that names the bot."""
        return await self._say(f"<@11> {words}", private=False)

    async def press(self, label: str) -> Sight:
        """The newest button of that label."""
        message, button = self._newest(label)
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self._do(PRESS, data, source=message)

    async def choose(self, label: str) -> Sight:
        """The newest menu that has such an option."""
        message, menu, value = self._option(label)
        data = {"custom_id": menu["custom_id"], "component_type": 3, "values": [value]}
        return await self._do(PRESS, data, source=message)

    async def suggestions(self, command: str, option: str, typed: str) -> Sequence[str] | None:
        """Autocomplete."""
        focused = {"name": option, "type": 3, "value": typed, "focused": True}
        data = {"id": "1", "name": command, "type": 1, "options": [focused]}
        one = await self.server.interact(TYPING, self.id, data, locale=self.locale)
        return [str(choice["name"]) for choice in one.data["choices"]]

    async def fill(self, answers: Mapping[str, Answer]) -> Sight:
        """Modals, and menus in messages between them, to the end."""
        seen = Sight("")
        for _ in range(12):
            if self.modal is None:
                seen, going = await self._between(answers, seen)
                if not going:
                    return seen
            else:
                seen = await self.send_form(answers)
        return seen

    async def send_form(self, answers: Mapping[str, Answer]) -> Sight:
        """Sends the modal that is open."""
        modal = self.modal
        assert modal is not None, "no form is open"
        parts = [_filled(part, answers) for part in modal["components"]]
        self.modal = None
        data = {"custom_id": modal["custom_id"], "components": parts}
        return await self._do(SENT_FORM, data, source=self.under_modal)

    async def forge(self, action: str) -> Sight:
        """A press that no button made."""
        message = next(iter(self._readable()), None)
        if message is None:
            await self.command("card")
            message = next(iter(self._readable()))
        data = {"custom_id": action, "component_type": 2}
        return await self._do(PRESS, data, source=message.id)

    async def _between(self, answers: Mapping[str, Answer], seen: Sight) -> tuple[Sight, bool]:
        """The step from one page to the next; False when there is none."""
        if "Continue" in seen.buttons or "Send" in seen.buttons or not seen.words:
            wanted = [str(one) for one in answers.values()]
            label = next((one for one in wanted if self._offers(one)), "")
            while not label and "More options" in seen.buttons:
                seen = await self.press("More options")
                label = next((one for one in wanted if self._offers(one)), "")
            if label and f"Chosen: {label}" not in seen.words:
                return await self.choose(label), True
            going = "Continue" if "Continue" in (seen.buttons or self._buttons()) else "Send"
            return await self.press(going), True
        return seen, False

    async def _do(self, kind: int, data: Json, *, source: str = "") -> Sight:
        before = self._state()
        one = await self.server.interact(kind, self.id, data, source=source, locale=self.locale)
        if one.answer == MODAL:
            self.modal, self.under_modal = one.data, source
            return Sight(str(one.data["title"]))
        return await self._seen(before, one)

    async def _say(self, words: str, *, private: bool) -> Sight:
        before = self._state()
        own = await self.server.say(self.id, words, private=private)
        await self.server.until(
            lambda: any(key not in before and key != own for key in self._state())
        )
        return await self._seen(before, None, own)

    async def _seen(
        self, before: Mapping[str, str], one: Interaction | None, own: str = ""
    ) -> Sight:
        """What is new or different, once the bot has nothing more to say."""
        await self._quiet(one)
        fresh = [
            said
            for said in self._readable()
            if said.id != own and before.get(said.id) != str(said.body)
        ]
        return sight(fresh)

    async def _quiet(self, one: Interaction | None) -> None:
        """Until the platform has finished with what was done."""
        await self.door.platform.idle()
        if one is not None and one.original in self.server.messages:
            said = self.server.messages[one.original]
            await self.server.until(lambda: not said.body["flags"] & LOADING)

    def _readable(self) -> list[Said]:
        """What this person can see, newest first."""
        every = reversed(self.server.messages.values())
        return [one for one in every if one.reader in ("", self.id) and one.body["author"]["bot"]]

    def _state(self) -> dict[str, str]:
        return {one.id: str(one.body) for one in self._readable()}

    def _newest(self, label: str) -> tuple[str, Json]:
        for said in self._readable():
            for part in _parts(said):
                if part.get("label") == label and not part.get("disabled"):
                    return said.id, part
        raise AssertionError(f"no button {label!r}")

    def _option(self, label: str) -> tuple[str, Json, str]:
        for said in self._readable():
            for part in _parts(said):
                for option in part.get("options", ()):
                    if option["label"] == label:
                        return said.id, part, option["value"]
        raise AssertionError(f"no option {label!r}")

    def _offers(self, label: str) -> bool:
        newest = next(iter(self._readable()), None)
        return newest is not None and any(
            option["label"] == label
            for part in _parts(newest)
            for option in part.get("options", ())
        )

    def _buttons(self) -> list[str]:
        newest = next(iter(self._readable()), None)
        return [str(part.get("label")) for part in _parts(newest)] if newest else []


def sight(said: Sequence[Said]) -> Sight:
    """Messages as a person reads them, markdown as Discord shows it."""
    parts = [part for one in said for part in _parts(one)]
    return Sight(
        words="\n".join(as_shown(one.body) for one in said),
        buttons=tuple(part["label"] for part in parts if "custom_id" in part and "label" in part),
        options=tuple(option["label"] for part in parts for option in part.get("options", ())),
        links=tuple(part["url"] for part in parts if "url" in part),
        files=tuple(name for one in said for name in one.files),
        public=any(not one.reader for one in said),
    )


def as_shown(body: Json) -> str:
    """The words of a message with Discord's escapes resolved."""
    lines = [body["content"]]
    for embed in body["embeds"]:
        lines += [embed.get("title", ""), embed.get("description", "")]
        lines += [f"{one['name']}: {one['value']}" for one in embed.get("fields", ())]
    shown = [re.sub(r"\\([^0-9A-Za-z\s])", r"\1", one) for one in lines]
    shown += [embed["footer"]["text"] for embed in body["embeds"] if "footer" in embed]
    return "\n".join(one for one in shown if one)


def _parts(said: Said) -> list[Json]:
    return [part for row in said.body["components"] for part in row["components"]]


def _filled(part: Json, answers: Mapping[str, Answer]) -> Json:
    """One part of a modal with its answer, as Discord's app sends it."""
    if part["type"] != 18:
        return {"type": part["type"], "id": 1}
    asked = part["component"]
    answer = answers.get(part["label"])
    sent: Json = {"type": asked["type"], "custom_id": asked["custom_id"]}
    if asked["type"] == 4:
        return {
            "type": 18,
            "component": sent | {"value": asked.get("value", "") if answer is None else answer},
        }
    wanted = () if answer is None else (answer,) if isinstance(answer, str) else answer
    values = [
        option["value"]
        for option in asked["options"]
        if option["label"] in wanted or option["value"] in wanted
    ]
    if asked["type"] == 21:
        return {"type": 18, "component": sent | {"value": values[0] if values else None}}
    return {"type": 18, "component": sent | {"values": values}}
