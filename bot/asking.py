"""`alliance ask`: the same answers as in the chat, without starting the bot.

Nothing is stored but vectors of curated texts. Words that sound like distress get no answer and no
suggestions here; in the chat they get the card.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.alliance import Alliance, read_alliance
from bot.content import Unreadable
from bot.faq.entries import Entry
from bot.faq.library import Librarian
from bot.faq.retrieval.finding import Band, Finding
from bot.faq.rules import MOST_ASKED, questions_in
from bot.faq.smalltalk import small_talk
from bot.safety.records import Detection, read_safety
from bot.safety.rules import Wording, screen
from bot.settings import Settings, shipped_unless


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one question. `answer_id` or `suggestions`, or neither."""

    query: str
    answer: Entry | None
    choices: tuple[Entry, ...]
    score: float
    distress: bool = False

    def as_json(self) -> str:
        """One line: `{"query", "answer_id", "suggestions", "score"}` (DESIGN §5)."""
        return json.dumps(
            {
                "query": self.query,
                "answer_id": self.answer.id if self.answer else None,
                "suggestions": [entry.id for entry in self.choices],
                "score": round(self.score, 4),
            },
            ensure_ascii=False,
        )

    def as_words(self) -> str:
        """For an operator at a terminal."""
        if self.distress:
            return "This reads as distress: in the chat the person is shown people to talk to."
        if self.answer is not None:
            one = self.answer
            sources = "; ".join(f"{source.title} ({source.date})" for source in one.sources)
            head = f"{one.question}\n[{one.id}, {one.place}, as of {one.reviewed}]"
            return f"{head}\n\n{one.answer}\n\n{sources}"
        if self.choices:
            offered = "\n".join(f"  {entry.question}  [{entry.id}]" for entry in self.choices)
            return f"Not sure. Did you mean:\n{offered}"
        return "Nothing fits. In the chat the person can hand this to a coordinator."


class Asker:
    """Answers from the content folder as it stands now."""

    def __init__(
        self, librarian: Librarian, detection: Detection, *, language: str, state: str
    ) -> None:
        self._librarian = librarian
        self._wording = Wording(detection)
        self._language = language
        self._state = state

    @classmethod
    def ready(cls, settings: Settings, *, state: str | None, tell: Callable[[str], None]) -> Asker:
        """Reads the content and waits until every vector is there; `tell` hears of the progress."""
        try:
            alliance = read_alliance(settings.content / "alliance.yaml")
        except Unreadable:
            alliance = Alliance(name="-")
        librarian = Librarian(settings.content, settings.var_dir, in_background=False)
        for problem in librarian.problems:
            tell(str(problem))

        def progress(done: int, total: int) -> None:
            if done == total or done % 160 == 0:
                tell(f"reading texts: {done} of {total}")

        librarian.complete(progress)
        safety = read_safety(shipped_unless(settings.content, "safety.yaml"))
        return cls(
            librarian,
            safety.detection,
            language=alliance.languages[0],
            state=state or alliance.state,
        )

    def ask(self, query: str, language: str | None = None) -> Asked:
        """What the bot would answer to a person of this alliance."""
        heard = screen(query, self._wording)
        question = query if heard is None else heard.question
        if question is None:
            return Asked(query, None, (), 0.0, distress=True)
        if small_talk(question):
            return Asked(query, None, (), 0.0)
        found = self._find(questions_in(question) or (question,), language or self._language)
        return Asked(query, found.answer, found.choices, found.score, heard is not None)

    def _find(self, questions: Sequence[str], language: str) -> Finding:
        """The first of several questions that has an answer, else the first that has choices."""
        found = [
            self._librarian.find_now(one, language=language, state=self._state)
            for one in questions[:MOST_ASKED]
        ]
        order = (Band.ANSWER, Band.CHOICES, Band.NOTHING)
        return min(found, key=lambda one: order.index(one.band))
