"""What delivery needs of every platform, told once: to send, to edit, to take back.

`PlatformContract` has these too; a platform that keeps only this part inherits `DeliveryContract`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from bot.chat import text
from bot.chat.message import Button, Meeting, Message
from bot.chat.platform import Address, AddressGone, Platform, Reference

START = datetime(2027, 1, 5, 23, tzinfo=UTC)
FIRST = Message(body=text.plain("First"))
SECOND = Message(title="Second", body=text.plain("Now"))
LONG = Message(body=text.plain("\n\n".join(f"Paragraph {one}. " + "so " * 400 for one in range(8))))


class Read(Protocol):
    """What somebody can read at one sent message."""

    @property
    def words(self) -> str:
        """All of it as text."""


class Somebody(Protocol):
    """A person with that app."""

    async def write(self, words: str) -> object:
        """Writes to the bot in private."""


class Deliverer(Protocol):
    """One platform, open. `remembers`: whether it tells a repeated key."""

    @property
    def platform(self) -> Platform:
        """The platform as it is open now."""

    @property
    def remembers(self) -> bool:
        """Whether it recognises what was sent before under the same key."""

    def visitor(self, name: str) -> Somebody:
        """Somebody; the same name is the same person."""

    def address(self, name: str = "") -> Address:
        """The private chat of the visitor of that name, or the public place."""

    def read(self, reference: Reference) -> Read | None:
        """What stands now at a sent message; None if it is gone."""

    def is_silent(self, reference: Reference) -> bool | None:
        """Whether it came without a sound; None where nothing makes one."""

    async def restart(self) -> None:
        """Ends the platform without a word and opens a new one on the same storage."""


class DeliveryContract:
    """The contract."""

    async def test_sending_editing_and_withdrawing(self, door: Deliverer) -> None:
        await door.visitor("Noa").write("hello")
        for address in (door.address(), door.address("Noa")):
            sent = await door.platform.send(address, FIRST)
            assert sent.address.platform == door.platform.name
            assert "First" in words(door, sent)
            await door.platform.update(sent, SECOND)
            assert "Second" in words(door, sent)
            assert "First" not in words(door, sent)
            await door.platform.withdraw(sent)
            assert "Second" not in words(door, sent)
            await door.platform.withdraw(sent)
            assert "Second" not in words(door, sent)

    async def test_a_long_message_is_taken_back_whole(self, door: Deliverer) -> None:
        sent = await door.platform.send(door.address(), LONG)
        assert all(f"Paragraph {one}." in words(door, sent) for one in range(8))
        await door.platform.withdraw(sent)
        assert "Paragraph" not in words(door, sent)

    async def test_a_restart_loses_no_copy(self, door: Deliverer) -> None:
        sent = await door.platform.send(door.address(), FIRST, "a key")
        gone = await door.platform.send(door.address(), FIRST, "another key")
        await door.restart()
        await door.platform.update(sent, SECOND)
        assert "Second" in words(door, sent)
        await door.platform.withdraw(gone)
        assert "First" not in words(door, gone)

    async def test_a_sound_is_made_only_where_it_is_wanted(self, door: Deliverer) -> None:
        loud = await door.platform.send(door.address(), FIRST)
        quiet = await door.platform.send(door.address(), FIRST, silent=True)
        assert door.is_silent(loud) in (False, None)
        assert door.is_silent(quiet) in (True, None)

    async def test_the_same_key_says_it_once(self, door: Deliverer) -> None:
        if not door.remembers:
            pytest.skip("this platform cannot tell what was sent before")
        first = await door.platform.send(door.address(), LONG, "rem/tuesday/1")
        again = await door.platform.send(door.address(), LONG, "rem/tuesday/1")
        other = await door.platform.send(door.address(), LONG, "rem/tuesday/2")
        assert first == again
        assert other.message != first.message

    async def test_nobody_there_is_said_plainly(self, door: Deliverer) -> None:
        for chat in ("direct:no/body", "nowhere"):
            with pytest.raises(AddressGone):
                await door.platform.send(Address(door.platform.name, chat), FIRST)

    async def test_what_is_gone_is_not_edited_into_being(self, door: Deliverer) -> None:
        await door.visitor("Noa").write("hello")
        sent = await door.platform.send(door.address("Noa"), FIRST)
        await door.platform.withdraw(sent)
        if door.read(sent) is None or door.platform.name == "web":
            with pytest.raises(AddressGone):
                await door.platform.update(sent, SECOND)

    async def test_a_meeting_adds_nothing_to_what_people_read(self, door: Deliverer) -> None:
        meeting = Meeting("On the list", "About it", START, START + timedelta(hours=1), "Online")
        rows = ((Button("I'm coming", "show:count:1"),),)
        with_it = Message(title="Tuesday", rows=rows, meeting=meeting)
        sent = await door.platform.send(door.address(), with_it)
        assert "Tuesday" in words(door, sent)
        assert "On the list" not in words(door, sent)
        assert "Online" not in words(door, sent)


def words(door: Deliverer, reference: Reference) -> str:
    """What stands there now."""
    seen = door.read(reference)
    return seen.words if seen else ""
