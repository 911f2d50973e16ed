"""The words of delivery: what is promised to whom, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final, Protocol

from bot.chat.message import Message
from bot.chat.platform import Address, Reference

LONGEST_KEY: Final = 200


class Lane(IntEnum):
    """Who goes first when more is due than a platform lets through."""

    CANCELLED = 0
    MOVED = 10
    EDIT = 15  # copies of posts that are out of date
    NOTICE = 20  # an offered seat, an answer
    REMINDER = 30
    POST = 40
    DIGEST = 50


class Late(StrEnum):
    """What to do with a promise whose time came while the bot was down; see `rules.verdict`."""

    ALWAYS = "always"  # true whenever it arrives
    REMINDER = "reminder"  # of a session; deadline: its start
    STARTING = "starting"  # "starting now"; deadline: the start
    CHANGE = "change"  # cancelled or moved; deadline: the old start
    OFFER = "offer"  # of a freed seat; deadline: the cutoff
    ANNOUNCEMENT = "announcement"  # scheduled by a coordinator
    DIGEST = "digest"
    DEADLINE = "deadline"  # "apply by"; deadline: that instant


class State(StrEnum):
    """Where a promise stands."""

    PENDING = "pending"
    LEASED = "leased"  # being sent by one host
    RETRY = "retry"
    HELD = "held"  # too late to be sent without asking; somebody decides
    SENT = "sent"
    DROPPED = "dropped"  # on purpose; the reason says why
    DEAD = "dead"  # given up


OPEN: Final = (State.PENDING, State.LEASED, State.RETRY)


class Reason:
    """Why a promise was dropped, held or given up. Features add their own, in the same form."""

    LATE: Final = "late"
    SUPERSEDED: Final = "superseded"  # a later stage of the same reminder is due too
    GONE: Final = "gone"  # nobody can be reached there
    NO_ACCOUNT: Final = "no-account"  # the member has no account on that platform any more
    WITHDRAWN: Final = "withdrawn"
    CANCELLED: Final = "cancelled"
    FAILED: Final = "failed"  # tried as often as makes sense
    UNSURE: Final = "unsure"  # it may have been sent: look before sending it again
    UNKNOWN: Final = "unknown-kind"  # no feature of this version tells it
    UNREADABLE: Final = "unreadable"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the one to tell, on one of their platforms."""

    id: int
    platform: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about: a session, an announcement, a job. `kind` chooses its renderer."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to tell, by name and arguments; the feature makes the message when it is sent."""

    name: str
    arguments: Mapping[str, str | int | None] = field(default_factory=dict)


What = Message | Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something to be said at `due` (an instant with a zone). Raises `ValueError` if it cannot be kept.

    `key`: the same key is the same promise: put again it is rescheduled, never doubled.
    `kind`: which registered re-check tells it. `deadline`: see `Late`.
    `stage_of`: of several due promises with the same name here, only the latest is sent.
    `about`: what it concerns, so that all promises about it can be taken back together.
    `remember`: keep the copy, for `Posted` to edit and withdraw (needs `about`).
    """

    key: str
    kind: str
    to: Address | Member
    what: What
    due: datetime
    lane: Lane
    late: Late = Late.ALWAYS
    deadline: datetime | None = None
    stage_of: str = ""
    about: Subject | None = None
    remember: bool = False
    silent: bool = False

    def __post_init__(self) -> None:
        if not self.key or len(self.key) > LONGEST_KEY or not self.key.isprintable():
            raise ValueError(f"a key has 1 to {LONGEST_KEY} printable characters")
        if self.due.tzinfo is None or (self.deadline and self.deadline.tzinfo is None):
            raise ValueError("an instant needs a time zone")
        if self.remember and self.about is None:
            raise ValueError("what is remembered needs a subject")


class Verdict(StrEnum):
    """What the time that has passed means for a promise."""

    SEND = "send"
    CLOSE = "close"  # an offer whose cutoff has passed: tell it kindly, or drop it
    HOLD = "hold"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as kept. `verdict` is what its lateness means; a re-check may read all of it."""

    id: int
    promise: Promise
    tries: int = 0
    doubts: int = 0  # how often it may have been sent without an answer
    round: int = 0  # how often the promise was made anew
    lease: str = ""
    failing_since: datetime | None = None
    verdict: Verdict = Verdict.SEND


@dataclass(frozen=True, slots=True)
class Send:
    """Say this now. `silent` None: as promised."""

    message: Message
    silent: bool | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Do not say it any more. The reason is for the operator: a word or two, no names."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not now, such as in quiet hours; ask again at that instant."""

    at: datetime


Rechecked = Send | Drop | Later
Recheck = Callable[[Promised], Awaitable[Rechecked]]
Renderer = Callable[[Subject, Address], Awaitable[Message | None]]
Resolve = Callable[[Member], Awaitable[Address | None]]


@dataclass(frozen=True, slots=True)
class Copy:
    """One posted copy of a message about a subject."""

    id: int
    subject: Subject
    reference: Reference
    version: int
    shown: str = ""  # a hash of what it shows, so that nothing is edited into itself
    withdrawn: bool = False
    tries: int = 0
    lease: str = ""


class Carrier(Protocol):
    """What delivery needs of a platform.

    Besides what each method names, sending may raise `bot.chat.platform.TryLater`, `ConnectionError`
    (nothing was sent) or `TimeoutError` (it may have been sent).
    """

    name: str

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Posts a message; the same `key` within some minutes posts it once, where a platform can
        tell. `silent`: without a sound. Raises `AddressGone`."""

    async def update(self, reference: Reference, message: Message) -> None:
        """Replaces a sent message. Raises `AddressGone` if it is no longer there."""

    async def withdraw(self, reference: Reference) -> None:
        """Takes a sent message back; fine if it is gone already."""
