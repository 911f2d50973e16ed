"""How fast a platform may be spoken to, and when the next message may go. Pure: time is passed in,
as seconds of a clock that never jumps."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.chat.platform import Address

# The limits are counted where the messages arrive: 1% more time than the rule keeps messages that
# travel at different speeds from arriving as one too many.
_MARGIN: Final = 1.01
_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many messages in any stretch of so many seconds."""

    messages: int
    seconds: float = 1.0


def nothing_is_a_group(_address: Address) -> bool:
    """Every address is one chat like any other."""
    return False


@dataclass(frozen=True, slots=True)
class Pace:
    """A platform's limits. `at_once`: how many messages may be on their way together.

    `remembers`: the platform recognises a repeated key, so repeating is safe.
    """

    overall: Rate
    per_chat: Rate | None = None
    per_group: Rate | None = None
    is_group: Callable[[Address], bool] = nothing_is_a_group
    at_once: int = 8
    remembers: bool = False


def is_telegram_group(address: Address) -> bool:
    """Groups and channels have negative numbers or public names (Bot API, Chat)."""
    return address.chat.startswith(("-", "@"))


def telegram_pace(overall: int = 30) -> Pace:
    """30 a second in all, one a second in a chat, 20 a minute in a group (Telegram, "Bots FAQ")."""
    return Pace(
        Rate(overall), per_chat=Rate(1), per_group=Rate(20, 60.0), is_group=is_telegram_group
    )


def is_discord_place(address: Address) -> bool:
    """Channels and the list of events have limits of their own; private chats are named `@` and the
    person's id, and share theirs (Discord, "Rate Limits")."""
    return not address.chat.startswith("@")


def discord_pace(overall: int = 50) -> Pace:
    """50 requests a second in all (Discord, "Rate Limits"); its client keeps the limits of each channel."""
    return Pace(Rate(overall), is_group=is_discord_place, remembers=True)


PACES: Final[Mapping[str, Pace]] = {"telegram": telegram_pace(), "discord": discord_pace()}
UNHURRIED: Final = Pace(Rate(200))  # a platform of which no limit is known


@dataclass(slots=True)
class Window:
    """Keeps one rate exactly: remembers when the last messages went."""

    rate: Rate
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float, ahead: int = 0) -> float:
        """Seconds until the next message may go, after so many others that wait before it."""
        length = self.rate.seconds * _MARGIN
        fresh = [one for one in self.times if one + length > now]
        rounds, place = divmod(len(fresh) + ahead, self.rate.messages)
        if rounds == 0:
            return 0.0
        begun = fresh[place] if place < len(fresh) else now
        return max(0.0, begun + rounds * length - now)

    def spend(self, now: float) -> None:
        """A message goes now."""
        self.times.append(now)
        while len(self.times) > self.rate.messages:
            self.times.popleft()


class Pacer:
    """The limits of one platform."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._overall = Window(pace.overall)
        self._chats: OrderedDict[str, list[Window]] = OrderedDict()
        self._spacing = pace.overall.seconds * _MARGIN / pace.overall.messages
        self._next = 0.0

    def wait(self, now: float) -> float:
        """Seconds until anything may go. Messages go evenly, not in bursts."""
        return max(self._overall.wait(now), self._next - now, 0.0)

    def wait_for(self, address: Address, now: float, ahead: int = 0) -> float:
        """Seconds until that chat may be written to, with so many others waiting before."""
        windows = self._chats.get(address.chat) or self._windows(address)
        return max((one.wait(now, ahead) for one in windows), default=0.0)

    def spend(self, address: Address, now: float) -> None:
        """A message goes there now; a reply to a person counts too."""
        self._overall.spend(now)
        # What was lost to an imprecise timer is caught up within two messages' time.
        self._next = max(self._next, now - 2 * self._spacing) + self._spacing
        windows = self._chats.setdefault(address.chat, self._windows(address))
        for one in windows:
            one.spend(now)
        self._chats.move_to_end(address.chat)
        while len(self._chats) > _REMEMBERED:
            self._chats.popitem(last=False)

    def _windows(self, address: Address) -> list[Window]:
        wanted = [self.pace.per_chat]
        if self.pace.is_group(address):
            wanted.append(self.pace.per_group)
        return [Window(rate) for rate in wanted if rate is not None]
