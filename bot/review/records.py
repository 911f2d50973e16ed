"""What waits for a coordinator, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.chat.platform import Address


class Kind(StrEnum):
    """What was handed in."""

    QUESTION = "question"  # a newcomer's question that no curated answer fits
    REPORT = "report"  # a curated answer that somebody found wrong or old
    PLACE = "place"  # a place of the alliance where the bot can post no more; see `places`


class Status(StrEnum):
    """How far an item is. `OPEN` and `GONE` stand in the queue."""

    OPEN = "open"
    ANSWERED = "answered"  # the answer is kept and not delivered yet
    GONE = "gone"  # the answer could not be delivered; a coordinator should know
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the queue. `handed_in_on` is a day in the alliance's zone.

    `answer_to` stands only while somebody waits for an answer. Coordinators never see it.
    """

    number: int
    kind: Kind
    subject: str  # of a report: the id of the entry
    text: str
    language: str
    state: str
    handed_in_on: date
    status: Status
    answer_to: Address | None = None
    answer: str = ""

    @property
    def wants_answer(self) -> bool:
        """Whether somebody hopes for an answer that nobody has written yet."""
        return self.status is Status.OPEN and self.answer_to is not None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the queue, the oldest first. Pages count from 1; `pages` is at least 1."""

    items: tuple[Item, ...]
    first: int  # the place of the first item in the whole queue, from 1
    page: int
    pages: int
    questions: int
    reports: int
    undelivered: int
    places: int = 0


class Outcome(StrEnum):
    """What became of a coordinator's answer. The names end sentences of `content/strings`."""

    SENT = "sent"
    WAITING = "waiting"  # kept; tried again until it arrives
    GONE = "gone"  # nobody can be reached there any more
    TAKEN = "taken"  # another coordinator was first; nothing was sent
