"""Telling what somebody does and sees, the same for every platform.

    await tell("newcomer").arrives().asks("what is a warmline").sees("As of").presses("Topics")

A `Door` is a way in: straight to the dispatcher, a page, or a chat app (`tests.journeys.doors`). A
story is a list of steps that runs when it is awaited, and gives what the last step showed; where one
fails, everything the person saw is shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

from bot.chat.form import Answer


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on somebody's screen, as words, with what can be pressed on it."""

    words: str
    labels: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    only_you: bool = True


def called(shown: str, label: str) -> bool:
    """Whether something on a screen is what a story calls so; long labels may be cut there."""
    return shown == label or (shown.endswith("…") and label.startswith(shown[:-1].rstrip()))


class Door(Protocol):
    """What a person can do on a platform. Every act gives what it newly showed them."""

    async def arrive(self, who: str) -> Sequence[Seen]:
        """Opens the bot."""

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """Writes to the bot without a command."""

    async def mention(self, who: str, words: str) -> Sequence[Seen]:
        """Names the bot where others read along."""

    async def command(self, who: str, name: str, values: Mapping[str, str]) -> Sequence[Seen]:
        """Uses a command."""

    async def press(self, who: str, label: str) -> Sequence[Seen]:
        """Presses a button or chooses from a menu, on the newest message that has it."""

    async def fill(self, who: str, values: Mapping[str, Answer]) -> Sequence[Seen]:
        """Sends the open form; what is not named stays as it was filled in beforehand."""

    async def begin(self, who: str, command: str, option: str, typed: str) -> Sequence[Seen]:
        """Types half an option and looks at what is suggested."""

    async def look(self, who: str) -> Sequence[Seen]:
        """Looks at what the bot sent meanwhile, unasked."""


Step = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Teller:
    """Stories about the people behind one door, and what each of them saw."""

    door: Door
    saw: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, who: str) -> Story:
        """A story about one person, to be awaited."""
        return Story(self.door, who, self.saw.setdefault(who, []))


@dataclass(slots=True)
class Story:
    """What one person does and sees, step by step."""

    door: Door
    who: str
    diary: list[str]
    steps: list[Step] = field(default_factory=list)
    latest: Sequence[Seen] = ()

    def __await__(self) -> Generator[object, None, str]:
        return self._run().__await__()

    async def _run(self) -> str:
        for step in self.steps:
            await step()
        return self._shown()

    def arrives(self) -> Self:
        """Opens the bot."""
        return self._does("arrives", lambda: self.door.arrive(self.who))

    def asks(self, words: str) -> Self:
        """Writes a message in their own words."""
        return self._does(f"asks: {words}", lambda: self.door.ask(self.who, words))

    def mentions(self, words: str) -> Self:
        """Asks where others read along."""
        return self._does(f"asks in public: {words}", lambda: self.door.mention(self.who, words))

    def types(self, command: str, **values: str) -> Self:
        """Uses a command with its options."""
        return self._does(
            f"/{command} {values or ''}", lambda: self.door.command(self.who, command, values)
        )

    def begins(self, command: str, option: str, typed: str) -> Self:
        """Types half of an option."""
        return self._does(
            f"/{command} {typed}…", lambda: self.door.begin(self.who, command, option, typed)
        )

    def presses(self, label: str) -> Self:
        """Presses a button, or chooses from a menu, by its words."""
        return self._does(f"presses: {label}", lambda: self.door.press(self.who, label))

    def presses_if_offered(self, label: str) -> Self:
        """Presses the button when the last act showed it: whether an unknown question gets choices
        or a plain "I do not know" depends on how the search was fitted."""

        async def step() -> None:
            if any(label in one.words for one in self.latest):
                self.diary.append(f"-- {self.who} presses: {label}")
                self.latest = await self.door.press(self.who, label)
                self.diary.extend(one.words for one in self.latest)

        self.steps.append(step)
        return self

    def looks_again(self) -> Self:
        """Looks at what came in meanwhile, in private."""
        return self._does("looks again", lambda: self.door.look(self.who))

    def fills(self, **values: Answer) -> Self:
        """Sends the open form with these answers, by the names of its questions."""
        return self._does(f"sends: {values}", lambda: self.door.fill(self.who, values))

    def sees(self, *parts: str) -> Self:
        """The last act showed all of these words."""
        return self._checks(
            lambda shown: [one for one in parts if one not in shown], "does not see"
        )

    def sees_in_order(self, *parts: str) -> Self:
        """The last act showed all of these words, one after the other."""

        async def step() -> None:
            at = 0
            for part in parts:
                found = self._shown().find(part, at)
                assert found >= 0, self._failed("does not see, in this order,", list(parts))
                at = found + len(part)

        self.steps.append(step)
        return self

    def does_not_see(self, *parts: str) -> Self:
        """The last act showed none of these words."""
        return self._checks(lambda shown: [one for one in parts if one in shown], "sees")

    def sees_alone(self) -> Self:
        """Nobody else could read what the last act showed."""

        async def step() -> None:
            assert all(one.only_you for one in self.latest), self._failed("is not alone with", [])

        self.steps.append(step)
        return self

    def _does(self, words: str, act: Callable[[], Awaitable[Sequence[Seen]]]) -> Self:
        async def step() -> None:
            self.diary.append(f"-- {self.who} {words}")
            self.latest = await act()
            self.diary.extend(one.words for one in self.latest)

        self.steps.append(step)
        return self

    def _checks(self, wrong: Callable[[str], list[str]], verb: str) -> Self:
        async def step() -> None:
            found = wrong(self._shown())
            assert not found, self._failed(verb, found)

        self.steps.append(step)
        return self

    def _shown(self) -> str:
        return "\n".join(one.words for one in self.latest)

    def _failed(self, verb: str, parts: list[str]) -> str:
        return "\n".join([f"{self.who} {verb} {parts}. The story so far:", *self.diary])


Tell = Callable[[str], Story]
