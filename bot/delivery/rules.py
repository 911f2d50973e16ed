"""The decisions of delivery, pure: too late or not, again or not, and how long to wait."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.delivery.records import Lane, Late, Verdict

MOST_TRIES: Final = 6
LONGEST_FAILING: Final = timedelta(hours=24)  # then a promise without a deadline is given up
STARTING_NOW: Final = timedelta(minutes=10)
AFTER_OLD_START: Final = timedelta(hours=2)
ANNOUNCEMENT_LATE: Final = timedelta(hours=2)
LATE: Final = timedelta(minutes=5)  # from here on the operator's view calls it late
LONGEST_OUTAGE_PAUSE: Final = 60.0  # seconds between two looks whether a platform is back
OUTAGE: Final = 3  # so many different messages failing in a row are the platform's trouble
TEXT_KEPT: Final = timedelta(days=30)
POSTS_KEPT: Final = timedelta(days=400)  # that something was posted, without its text
_NONCE: Final = 25  # Discord's limit for a nonce


def verdict(late: Late, due: datetime, deadline: datetime | None, now: datetime) -> Verdict:
    """What to do with a promise that is due at `now`.

    | kind | still useful | too late |
    | --- | --- | --- |
    | reminder | until the start | drop |
    | starting | until 10 minutes after the start | drop |
    | change | until 2 hours after the old start | drop |
    | offer | until the cutoff | close kindly |
    | announcement | until 2 hours after it was due | hold and ask |
    | deadline | until it | drop |
    | digest, always | always | |

    Of several stages only the latest is sent: that is `Promise.stage_of`.
    """
    if late is Late.ANNOUNCEMENT:
        return Verdict.HOLD if now - due > ANNOUNCEMENT_LATE else Verdict.SEND
    if deadline is None:
        return Verdict.SEND
    match late:
        case Late.REMINDER | Late.DEADLINE:
            return Verdict.DROP if now >= deadline else Verdict.SEND
        case Late.STARTING:
            return Verdict.DROP if now > deadline + STARTING_NOW else Verdict.SEND
        case Late.CHANGE:
            return Verdict.DROP if now > deadline + AFTER_OLD_START else Verdict.SEND
        case Late.OFFER:
            return Verdict.CLOSE if now >= deadline else Verdict.SEND
    return Verdict.SEND


class Again(Enum):
    """What it means to promise with a key that exists."""

    NOTHING = auto()  # it has been settled
    CHANGE = auto()  # it waits: its words may change, its time stands
    RESCHEDULE = auto()  # it waits, for another time
    REOPEN = auto()  # it was settled before the new time: it is due anew


def again(
    *, is_open: bool, settled_at: datetime | None, old_due: datetime, new_due: datetime
) -> Again:
    """Planning twice changes nothing; a session moved to a later time is reminded of again."""
    if is_open:
        return Again.CHANGE if old_due == new_due else Again.RESCHEDULE
    if settled_at is not None and new_due > settled_at:
        return Again.REOPEN
    return Again.NOTHING


def backoff(tries: int, chance: float) -> timedelta:
    """How long to wait after that many tries: 2, 4, 8 ... seconds, and up to half as much again.

    `chance` is in [0, 1): hosts that failed together do not come back together.
    """
    return timedelta(seconds=2 ** max(1, min(tries, MOST_TRIES)) * (1 + chance / 2))


def outage_pause(times: int) -> float:
    """Seconds until the next look at a platform that was away so many times in a row."""
    return min(2.0 ** min(times, 10), LONGEST_OUTAGE_PAUSE)


def is_given_up(tries: int, failing_since: datetime | None, now: datetime) -> bool:
    """Whether to stop trying: after six tries, or a day of outage."""
    failed_long = failing_since is not None and now - failing_since > LONGEST_FAILING
    return tries >= MOST_TRIES or failed_long


def may_repeat(lane: Lane, doubts: int, *, remembers: bool) -> bool:
    """Whether to send again what may have been sent, after `doubts` such cases.

    A platform that remembers keys sorts it out. Elsewhere a doubled reminder is better than a missed
    one, once; a doubled post is not, so a person looks first.
    """
    if remembers:
        return True
    return lane not in (Lane.POST, Lane.DIGEST) and doubts <= 1


def nonce(key: str, times: int) -> str:
    """What a platform recognises a repeated sending by: the same for the same promise.

    `times`: how often it was made anew; a reminder for the moved date is not a repetition.
    """
    words = key if times == 0 else f"{key}\n{times}"
    return base64.b32encode(hashlib.sha256(words.encode()).digest()).decode("ascii")[:_NONCE]
