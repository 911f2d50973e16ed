"""Stand-ins for what a test wants to hold in its own hands: chance, people, places, sending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.chat.dispatch import Context, Reader
from bot.chat.event import Person, Place
from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone, Reference
from bot.chat.reply import Answer, Reply, Shown, Toast, Update, shown
from bot.chat.router import Role
from bot.language import Language

ROOT = Path(__file__).resolve().parents[1]
STRINGS = ROOT / "content" / "strings"
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # a Friday, 1:00 p.m. in Vermont
LANGUAGE = Language(STRINGS)


class FixedRandom:
    """Gives out `tokens` one after the other, then numbered ones: chance that a test can foresee."""

    def __init__(self, *tokens: str) -> None:
        self._tokens: Iterator[str] = iter(tokens)
        self._given = 0

    def __call__(self) -> str:
        """The next token."""
        self._given += 1
        return next(self._tokens, f"token{self._given}")


@dataclass
class FakeSend:
    """A platform that keeps what it is told to send. `gone`, `off`: chats that fail, and how."""

    sent: list[tuple[Address, Message]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    off: set[str] = field(default_factory=set)

    async def __call__(self, address: Address, message: Message) -> Reference:
        """Sends. Raises `AddressGone`, or `ConnectionError` while the platform is off."""
        if address.platform in self.off:
            raise ConnectionError("the platform is off")
        if address.chat in self.gone:
            raise AddressGone
        self.sent.append((address, message))
        return Reference(address, str(len(self.sent)))


def context(
    person: Person | None = None,
    *,
    language: str = "en",
    timezone: str = "America/New_York",
    state: str = "us-vt",
    roles: Iterable[Role] = (),
    private: bool = True,
    now: datetime = NOW,
    member_id: int | None = None,
) -> Context:
    """A moment as the dispatcher makes it, for calling a handler as a plain function."""
    who = person or Person("telegram", "7001", locale=language, name="Noa")
    return Context(
        person=who,
        place=Place(who.platform, f"direct:{who.id}" if private else "lobby", is_private=private),
        reader=Reader(language, timezone, state, frozenset({Role.ANYONE, *roles}), member_id),
        say=LANGUAGE.voice(language, timezone),
        now=now,
    )


def messages(answer: Answer | tuple[Shown, ...]) -> tuple[Message, ...]:
    """The messages of an answer, new ones and replaced ones, in order."""
    return tuple(one.message for one in shown(answer) if isinstance(one, Reply | Update))


def words(answer: Answer | tuple[Shown, ...]) -> str:
    """Everything an answer says: messages with their buttons, and toasts."""
    parts = []
    for one in shown(answer):
        if isinstance(one, Reply | Update):
            parts.append(one.message.words())
        elif isinstance(one, Toast):
            parts.append(one.text)
    return "\n".join(parts)


def actions(answer: Answer | tuple[Shown, ...]) -> dict[str, str]:
    """Every button of an answer: label to action id."""
    found: dict[str, str] = {}
    for message in messages(answer):
        for row in message.rows:
            if isinstance(row, tuple):
                found |= {item.label: item.action for item in row if hasattr(item, "action")}
    return found
