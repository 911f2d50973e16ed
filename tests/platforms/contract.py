"""What every platform must do, told once. A platform's tests inherit `PlatformContract` and bring a `Door`.

    class TestDiscord(PlatformContract):
        @pytest.fixture
        async def door(self) -> AsyncIterator[Door]: ...

The door runs the real platform over `tests.platforms.showcase`, a bot that uses the whole
vocabulary. A test says what people do and what they then can read; it never looks inside.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.chat.form import (
    Answer as FormAnswer,
)
from bot.chat.platform import Address, Platform, Reference
from tests.platforms.delivering import DeliveryContract
from tests.platforms.showcase import COLOURS, FULL_ANSWERS, NASTY, Showcase


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person can read after doing something. `public`: others can read it too."""

    words: str
    buttons: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    public: bool = False


class Visitor(Protocol):
    """Somebody at the door. What they do is done in a public place, unless it says otherwise.

    Each method returns what they see because of it, all messages together: new ones, and those
    that changed. `press` and `choose` take the newest button or menu with that label.
    """

    async def command(self, name: str, **values: str) -> Sight:
        """Types `/name`."""

    async def write(self, words: str) -> Sight:
        """Writes to the bot in their private chat."""

    async def mention(self, words: str) -> Sight:
        """Names the bot in a public place."""

    async def press(self, label: str) -> Sight:
        """Presses a button."""

    async def choose(self, label: str) -> Sight:
        """Chooses from a menu."""

    async def suggestions(self, command: str, option: str, typed: str) -> Sequence[str] | None:
        """Labels offered while typing; None where the platform offers none."""

    async def fill(self, answers: Mapping[str, FormAnswer]) -> Sight:
        """Answers the form that is open, question by label, to its end. Choices by the options'
        labels; Agree by `yes`; a question that is not named is skipped.
        """

    async def forge(self, action: str) -> Sight:
        """Sends a press that no button of the bot made."""


class Door(Protocol):
    """One platform, open, with people in front of it."""

    platform: Platform

    def visitor(self, name: str, *, locale: str = "en-US") -> Visitor:
        """Somebody; the same name is the same person."""

    async def restart(self) -> None:
        """Ends the platform without a word of farewell and opens a new one on the same storage."""

    def address(self, name: str = "") -> Address:
        """Where to send: the private chat of the visitor of that name, or the public place."""

    def read(self, reference: Reference) -> Sight | None:
        """What stands now at a sent message; None if it is gone."""

    @property
    def remembers(self) -> bool:
        """Whether the platform recognises what was sent before under the same key."""

    def is_silent(self, reference: Reference) -> bool | None:
        """Whether a sent message came without a sound; None where nothing makes one."""


class PlatformContract(DeliveryContract):
    """The contract. `feature` is the bot's, to be looked at from outside."""

    async def test_a_card_shows_all_it_holds(self, door: Door) -> None:
        seen = await door.visitor("Noa").command("card")
        for part in ("A card", "/help", "Begins", "Place", "Room 4", "A small line"):
            assert part in seen.words
        assert {"Count", "Whisper"} <= set(seen.buttons)
        assert set(COLOURS) <= set(seen.options)
        assert "https://example.org/more" in seen.links
        assert "hours.csv" in seen.files
        assert not seen.public

    async def test_only_what_is_to_be_posted_is_posted(self, door: Door) -> None:
        noa = door.visitor("Noa")
        assert (await noa.command("post")).public
        assert not (await noa.command("echo", words="quietly")).public

    async def test_what_is_typed_comes_back_as_it_is(self, door: Door) -> None:
        seen = await door.visitor("Noa").command("echo", words=NASTY)
        assert NASTY in seen.words

    async def test_a_press_replaces_its_message(self, door: Door) -> None:
        noa = door.visitor("Noa")
        await noa.command("card")
        assert "Counted 1" in (await noa.press("Count")).words
        assert "Counted 2" in (await noa.press("Count")).words

    async def test_a_passing_line_is_seen(self, door: Door) -> None:
        noa = door.visitor("Noa")
        await noa.command("card")
        assert "Psst" in (await noa.press("Whisper")).words

    async def test_a_choice_reaches_its_handler(self, door: Door) -> None:
        noa = door.visitor("Noa")
        await noa.command("card")
        assert "You chose green" in (await noa.choose("Green")).words

    async def test_every_one_of_many_options_can_be_chosen(self, door: Door) -> None:
        noa = door.visitor("Noa")
        await noa.command("towns")
        assert "You live in t0" in (await noa.choose("Town 000")).words
        await noa.command("towns")
        assert "You live in t199" in (await noa.choose("Town 199")).words

    async def test_long_text_arrives_whole(self, door: Door) -> None:
        seen = await door.visitor("Noa").command("long")
        assert all(f"Paragraph {number}." in seen.words for number in range(20))

    async def test_buttons_work_after_a_restart(self, door: Door) -> None:
        noa = door.visitor("Noa")
        await noa.command("card")
        await door.restart()
        assert "Counted 1" in (await noa.press("Count")).words

    async def test_a_form_of_one_page(self, door: Door, feature: Showcase) -> None:
        noa = door.visitor("Noa")
        await noa.command("short")
        seen = await noa.fill({"Name": "Noa", "Colour": "Blue"})
        assert "Received" in seen.words
        assert feature.sent == [{"name": "Noa", "story": "", "colour": "Blue"}]

    async def test_a_form_of_many_questions(self, door: Door, feature: Showcase) -> None:
        noa = door.visitor("Noa")
        await noa.command("full")
        seen = await noa.fill(FULL_ANSWERS)
        assert "All 8 answers received for 7" in seen.words
        assert feature.sent == [
            {
                "name": "Noa",
                "story": NASTY,
                "colour": "green",
                "liked": ("red", "blue"),
                "day": "2026-12-01",
                "town": "t117",
                "last": "",
                "agreed": "yes",
            }
        ]

    async def test_a_half_filled_form_survives_a_restart(
        self, door: Door, feature: Showcase
    ) -> None:
        noa = door.visitor("Noa")
        await noa.command("full")
        await door.restart()
        assert "All 8 answers" in (await noa.fill(FULL_ANSWERS)).words
        assert len(feature.sent) == 1

    async def test_forged_and_old_presses_get_a_kind_answer(self, door: Door) -> None:
        noa = door.visitor("Noa")
        for action in ("show:count:x", "show:gone", "nothing", "show:count", "show:town:1:2"):
            seen = await noa.forge(action)
            assert "older message" in seen.words
            assert not seen.public

    async def test_a_command_for_others_is_declined_kindly(self, door: Door) -> None:
        seen = await door.visitor("Noa").command("desk")
        assert "committee" in seen.words
        assert not seen.public

    async def test_a_fault_says_sorry_and_a_code_and_nothing_else(self, door: Door) -> None:
        seen = await door.visitor("Noa").command("broken")
        assert "R1" in seen.words
        assert "private" not in seen.words.lower()

    async def test_a_private_question_is_answered(self, door: Door) -> None:
        seen = await door.visitor("Noa").write("How do I begin?")
        assert "You asked: How do I begin?" in seen.words
        assert not seen.public

    async def test_a_mention_is_answered_in_private(self, door: Door) -> None:
        seen = await door.visitor("Noa").mention("How do I begin?")
        assert "You asked: How do I begin?" in seen.words
        assert not seen.public

    async def test_each_reader_is_spoken_to_in_their_language(self, door: Door) -> None:
        seen = await door.visitor("Wren", locale="es-ES").command("card")
        assert "No conozco ese comando" in seen.words

    async def test_suggestions_while_typing(self, door: Door) -> None:
        offered = await door.visitor("Noa").suggestions("echo", "words", "b")
        assert offered is None or list(offered) == ["Blue"]

    async def test_a_slow_answer_arrives(self, door: Door, feature: Showcase) -> None:
        noa = door.visitor("Noa")
        waiting = asyncio.create_task(noa.command("slow"))
        await feature.begun.wait()
        feature.slow.set()
        assert "At last" in (await waiting).words
