"""What is decided here: what counts as several questions, whose state an answer is for, what is said
with it, and which entries a topic lists. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from bot.faq.entries import Entry, Source
from bot.faq.records import Topics
from bot.faq.retrieval.stories import MANY_QUESTIONS, sentences
from bot.faq.retrieval.text import clean, fold, words

HISTORIC: Final = "historic"  # the status of entries that are a record of the past
LABEL: Final = 80  # the longest button label (Discord); longer ones end in an ellipsis
VALUE: Final = 100  # the longest value of a suggestion (Discord's autocomplete)
MOST_ASKED: Final = 3  # of many questions in one message so many are looked up, to stay quick
MOST_RELATED: Final = 3
MOST_CHOICES: Final = 3
_LONGEST_KEY: Final = 40
_MOST_TEXT: Final = 20_000

_BEGINS_A_QUESTION: Final = re.compile(
    r"\W*(?:and |y )?(?:what|how|when|where|who|why|which|is|are|can|could|do|does|did|should|would|will"
    r"|que|cual|cuales|como|cuando|donde|quien|por que|puedo|puede|debo|hay|cuanto|cuantas|cuantos)\b"
)


def questions_in(typed: str) -> tuple[str, ...]:
    """The questions of a message that holds many (four or more); empty when it is one question.

    Several questions together with their story are one: people explain what they mean.
    """
    lines = [clean(line) for line in typed[:_MOST_TEXT].splitlines()]
    found = [part for line in lines if line for part in sentences(line)]
    marked = [part for part in found if part.rstrip(' )"”').endswith("?")]
    asked = marked or [part for part in found if _BEGINS_A_QUESTION.match(fold(part))]
    return tuple(asked) if len(asked) >= MANY_QUESTIONS else ()


def bare(question: str) -> str:
    """The question's words alone, to compare it with another."""
    return " ".join(words(fold(clean(question))))


def kept_text(value: object, most: int) -> str:
    """What somebody wrote in a form, as it may be stored: no control characters, at most `most`."""
    if not isinstance(value, str):
        return ""
    readable = value[: most * 2].encode("utf-8", "ignore").decode("utf-8")
    readable = readable.replace("\r\n", "\n").replace("\r", "\n")
    shown = (one for one in readable if one == "\n" or unicodedata.category(one) != "Cc")
    return "".join(shown).strip()[:most]


def entry_key(identifier: str) -> str:
    """An entry's name in an action id: its id, or a short stand-in where ids are long."""
    if len(identifier) <= _LONGEST_KEY and re.fullmatch(r"[A-Za-z0-9._-]+", identifier):
        return identifier
    return "~" + sha256(identifier.encode()).hexdigest()[:16]


def is_key_of(key: str, identifier: str) -> bool:
    """Whether an action id's `key` names this entry."""
    return entry_key(identifier) == key


def is_elsewhere(place: str, state: str) -> bool:
    """Whether an entry is about a state that is not the reader's."""
    return place.startswith("us-") and place != state


def clipped(text: str, most: int = LABEL) -> str:
    """`text`, cut at a space and ended with an ellipsis where they are too long."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def label(question: str, state_name: str, most: int = LABEL) -> str:
    """A button for an entry. `state_name`: the state to name first, unless the question names it."""
    if state_name and fold(state_name) not in fold(question):
        question = f"{state_name}: {question}"
    return clipped(question, most)


def short_source(source: Source, others: Sequence[Source]) -> str:
    """Who says so: the publisher, with the title where two of the sources share a publisher."""
    if not source.publisher:
        return source.title
    same = [one for one in others if one.publisher == source.publisher]
    return f"{source.publisher}: {source.title}" if len(same) > 1 else source.publisher


class Note(StrEnum):
    """What a reader should keep in mind about an answer."""

    CONTESTED = "contested"
    OUTDATED = "outdated"
    CHECK = "check"
    OUT_OF_DATE = "out-of-date"
    DUE = "due"


def notes(entry: Entry, today: date) -> tuple[Note, ...]:
    """What to say with an answer. `today` is the day in the alliance's zone."""
    found = [note for note in (Note.CONTESTED, Note.OUTDATED, Note.CHECK) if note == entry.status]
    if entry.out_of_date:
        found.append(Note.OUT_OF_DATE)
    if entry.check_by is not None and today > entry.check_by:
        found.append(Note.DUE)
    return tuple(found)


def related(entry: Entry, known: Iterable[Entry | None]) -> tuple[Entry, ...]:
    """What a reader may want next: those that exist, each once, never the entry itself."""
    found = {one.id: one for one in known if one is not None and one.id != entry.id}
    return tuple(found.values())[:MOST_RELATED]


class Part(StrEnum):
    """The parts in which a topic is shown."""

    NEAR = "near"
    ELSEWHERE = "elsewhere"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Listing:
    """A topic's entries: those of the reader's state and of the whole country, those of other
    states, and those that nobody has written in the reader's language yet."""

    near: tuple[Entry, ...] = ()
    elsewhere: tuple[Entry, ...] = ()
    untranslated: tuple[Entry, ...] = ()

    def part(self, part: Part) -> tuple[Entry, ...]:
        """The entries of one part."""
        match part:
            case Part.NEAR:
                return self.near
            case Part.ELSEWHERE:
                return self.elsewhere
            case Part.UNTRANSLATED:
                return self.untranslated

    def part_of(self, entry: Entry) -> Part | None:
        """The part that lists an entry."""
        parts = (one for one in Part if any(held.id == entry.id for held in self.part(one)))
        return next(parts, None)


REST: Final = "more"


def by_topic(
    entries: Iterable[Entry], untranslated: Iterable[Entry], topics: Topics, state: str
) -> Mapping[str, Listing]:
    """The menu: every topic that has entries, in the file's order, and `more` for the rest.

    `entries` are in the reader's language, `untranslated` those that only stand in another one.
    """
    home = {key: topic.id for topic in topics.topics for key in topic.holds}
    order = [*(topic.id for topic in topics.topics), REST]
    own: dict[str, list[Entry]] = {name: [] for name in order}
    other: dict[str, list[Entry]] = {name: [] for name in order}
    for gathered, found in ((own, entries), (other, untranslated)):
        for entry in found:
            gathered[home.get(entry.topic, REST)].append(entry)
    return {
        name: _listing(own[name], other[name], state) for name in order if own[name] or other[name]
    }


def _listing(own: Sequence[Entry], other: Sequence[Entry], state: str) -> Listing:
    elsewhere = [one for one in own if is_elsewhere(one.place, state)]
    near = [one for one in own if not is_elsewhere(one.place, state)]
    return Listing(
        tuple(sorted(near, key=lambda one: one.place != state)),  # stable: else the files' order
        tuple(sorted(elsewhere, key=lambda one: one.place)),
        tuple(sorted(other, key=lambda one: (is_elsewhere(one.place, state), one.place))),
    )
