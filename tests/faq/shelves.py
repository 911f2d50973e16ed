"""A small shelf of made-up answers and a librarian who finds by exact question. For tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from bot.chat import text
from bot.chat.dispatch import Context, Reader
from bot.chat.event import Person, Place
from bot.chat.form import Form
from bot.chat.message import Button, Menu, Message
from bot.chat.platform import Address
from bot.chat.reply import Answer, Ask, Reply, Update, shown
from bot.faq.entries import Entry, Source
from bot.faq.handlers import Faq
from bot.faq.records import Topics
from bot.faq.retrieval.finding import Band, Finding
from bot.faq.retrieval.language import detect
from tests.fakes import LANGUAGE

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)  # still November 30 in New York
TODAY = date(2026, 11, 30)

GIFTS = Entry(
    id="gifts",
    language="en",
    question="Can I take a gift?",
    answer="Mostly **no**.\n\n- Ask first\n- Say `thanks`",
    also=("somebody offered me money", "is it fine to accept presents"),
    topic="values",
    place="us",
    sources=(
        Source("Draft code of ethics", "Working Well Together", "2013", "https://example.org/code"),
        Source("General guide", "", "undated"),
    ),
    facts_from="2013",
    reviewed=date(2026, 11, 20),
    check_by=date(2027, 5, 20),
    related=("cost-vt", "cost-ca", "gone", "gifts", "old"),
)
GIFTS_ES = Entry(
    id="gifts",
    language="es",
    question="¿Puedo aceptar un regalo?",
    answer="Casi nunca.",
    also=("me ofrecieron dinero",),
    topic="values",
    place="us",
    sources=(Source("Código", "Working Well Together", "2013"),),
    reviewed=date(2026, 11, 20),
    related=("cost-vt",),
    translation="awaiting-review",
)
COST_VT = Entry(
    id="cost-vt",
    language="en",
    question="What does certification cost in Vermont?",
    answer="About 150 dollars.",
    also=("how much is the class",),
    topic="vermont",
    place="us-vt",
    status="check",
    out_of_date="fees change",
    reviewed=date(2026, 5, 1),
    check_by=date(2026, 11, 29),
)
COST_CA = Entry(
    id="cost-ca",
    language="en",
    question="What does certification cost?",
    answer="Several hundred dollars.",
    topic="california",
    place="us-ca",
    status="contested",
)
OLD = Entry(
    id="old",
    language="en",
    question="What was the plan in California?",
    answer="A plan from 2013.",
    topic="california",
    place="us-ca",
    status="historic",
)
ABOUT = Entry(
    id="about", language="en", question="What is this bot?", answer="A program.", topic="bot"
)
ALL = (GIFTS, GIFTS_ES, COST_VT, COST_CA, OLD, ABOUT)

TOPICS = Topics.model_validate(
    {
        "topics": [
            {
                "id": "values",
                "holds": ["values"],
                "name": {"en": "Values", "es": "Valores"},
                "about": {"en": "How to be with people", "es": "Cómo estar con la gente"},
            },
            {
                "id": "states",
                "holds": ["vermont", "california"],
                "name": {"en": "Your state", "es": "Tu estado"},
                "about": {"en": "Rules where you live", "es": "Reglas donde vives"},
            },
        ]
    }
)


def finding(
    band: Band,
    answer: Entry | None = None,
    choices: tuple[Entry, ...] = (),
    language: str = "en",
) -> Finding:
    """What the librarian of these tests finds."""
    fallback = answer is not None and answer.language != language
    return Finding(band, answer, choices, 0.5, language, fallback, None, many=False)


@dataclass(slots=True)
class ExactLibrarian:
    """Answers what it was told to, or a curated question word for word; else nothing."""

    shelf: Sequence[Entry] = ALL
    told: Mapping[str, Finding] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def find(self, question: str, *, language: str, state: str) -> Finding:
        self.asked.append(question)
        if question in self.told:
            return self.told[question]
        spoken = detect(question, language)
        for entry in self.shelf:
            if entry.question == question:
                return finding(Band.ANSWER, entry, language=spoken)
        return finding(Band.NOTHING, language=spoken)

    def entry(self, identifier: str, language: str) -> Entry | None:
        found = [one for one in self.shelf if one.id == identifier]
        return next((one for one in found if one.language == language), found[0] if found else None)

    def entries(self, language: str) -> tuple[Entry, ...]:
        return tuple(one for one in self.shelf if one.language == language)


@dataclass(slots=True)
class Queue:
    """Remembers what was handed in."""

    items: list[dict[str, object]] = field(default_factory=list)

    async def __call__(self, **item: object) -> int:
        self.items.append(item)
        return len(self.items)


@dataclass(slots=True)
class Desk:
    """The feature with its surroundings."""

    librarian: ExactLibrarian
    queue: Queue
    faq: Faq


def desk(
    shelf: Sequence[Entry] = ALL,
    told: Mapping[str, Finding] | None = None,
    topics: Topics = TOPICS,
) -> Desk:
    """The feature in Vermont, with names that count up instead of random ones."""
    numbers = count(1)
    librarian, queue = ExactLibrarian(shelf, told or {}), Queue()
    faq = Faq(
        librarian=librarian,
        topics=lambda: topics,
        voice=LANGUAGE.voice,
        hand_in=queue,
        private_address=lambda person: Address(person.platform, f"direct:{person.id}"),
        timezone=lambda: "America/New_York",
        token=lambda: f"t{next(numbers)}",
    )
    return Desk(librarian, queue, faq)


def context(
    language: str = "en",
    state: str = "us-vt",
    *,
    now: datetime = NOW,
    private: bool = True,
    member_id: int | None = 7,
) -> Context:
    """Somebody who asks."""
    return Context(
        Person("web", "noa", language, "Noa"),
        Place("web", "direct:noa" if private else "questions", is_private=private),
        Reader(language, "America/New_York", state, member_id=member_id),
        LANGUAGE.voice(language, "America/New_York"),
        now,
    )


def message(answer: Answer) -> Message:
    """The one message of an answer."""
    (one,) = shown(answer)
    assert isinstance(one, Reply | Update)
    return one.message


def asked_form(answer: Answer) -> Form:
    """The form of an answer."""
    assert isinstance(answer, Ask)
    return answer.form


def buttons(said: Message) -> dict[str, str]:
    """Every button's and option's label and what it sends."""
    found: dict[str, str] = {}
    for row in said.rows:
        if isinstance(row, Menu):
            found |= {one.label: f"{row.action}:{one.value}" for one in row.options}
        else:
            found |= {one.label: one.action for one in row if isinstance(one, Button)}
    return found


def fields(said: Message) -> dict[str, str]:
    """Every field as words."""
    return {one.label: text.flat(one.value) for one in said.fields if isinstance(one.value, tuple)}


def first_line(said: Message) -> str:
    """What is read first in the body."""
    return text.flat(said.body).splitlines()[0]
