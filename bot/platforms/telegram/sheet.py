"""A form as it is kept while it is being filled in, question by question. Pure.

The answers so far, where the person is, and which message shows it: all that another device, or
this program after a restart, needs to go on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from bot.chat.event import Place
from bot.chat.form import Agree, Answer, Choice, Choices, Day, Form, Line, Paragraph, Question
from bot.chat.message import Option
from bot.chat.text import Block, Bullets, Code, Prose, Quote, Span, Text, When, WhenStyle
from bot.chat.text import Line as Spans
from bot.platforms.telegram.calls import NAME

KINDS: Final[dict[str, type[Question]]] = {
    "line": Line,
    "paragraph": Paragraph,
    "choice": Choice,
    "choices": Choices,
    "day": Day,
    "agree": Agree,
}
YES: Final = "yes"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form being filled in. `at` is the question's number, or their count for the review.

    `command`: the form asks for the options of that command. `mending`: one answer is changed from
    the review. `paused`: something came between, typed words are no answer. `warned`: words of
    distress were met once, further ones are answers. `message` shows the card.
    """

    token: str
    key: str
    title: str
    intro: Text
    submit: str
    questions: tuple[Question, ...]
    place: Place
    command: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[int, Answer] = field(default_factory=dict)
    at: int = 0
    page: int = 0
    message: int = 0
    mending: bool = False
    paused: bool = False
    warned: bool = False

    @property
    def question(self) -> Question | None:
        """The question that is open; None at the review."""
        return self.questions[self.at] if 0 <= self.at < len(self.questions) else None

    @property
    def is_at_review(self) -> bool:
        """Whether every question was gone through."""
        return self.at >= len(self.questions)

    def answered(self, answer: Answer) -> Sheet:
        """The sheet with the open question answered, at the next one or at the review."""
        return self.moved(1, {**self.answers, self.at: answer})

    def moved(self, by: int, answers: Mapping[int, Answer] | None = None) -> Sheet:
        """The sheet at the next or former question that can be answered."""
        at = self.at + by
        while 0 <= at < len(self.questions) and hollow(self.questions[at]):
            at += by
        if self.mending and by > 0:
            at = len(self.questions)
        first = first_question(self.questions)
        return replace(
            self,
            answers=self.answers if answers is None else answers,
            at=max(at, first),
            page=0,
            mending=False,
            paused=False,
        )

    def values(self) -> dict[str, Answer]:
        """All answers by the question's name; unanswered ones are empty."""
        return {
            one.name: self.answers.get(number, _nothing(one))
            for number, one in enumerate(self.questions)
            if not hollow(one)
        }


def begun(form: Form, token: str, place: Place, before: Sheet | None = None) -> Sheet:
    """A form at its first question. `before`: the same form half filled; its answers are kept."""
    kept: dict[int, Answer] = {}
    if before is not None:
        names = {one.name: number for number, one in enumerate(before.questions)}
        for number, one in enumerate(form.questions):
            old = names.get(one.name, -1)
            if old not in before.answers or one.value:
                continue
            same = type(before.questions[old]) is type(one)
            if same and _fits(one, before.answers[old]):
                kept[number] = before.answers[old]
    return Sheet(
        token=token,
        key=form.key,
        title=form.title,
        intro=form.intro,
        submit=form.submit,
        questions=form.questions,
        place=place,
        answers=kept,
        at=first_question(form.questions),
    )


def first_question(questions: Sequence[Question]) -> int:
    """The number of the first question that can be answered."""
    return next((number for number, one in enumerate(questions) if not hollow(one)), len(questions))


def options_of(question: Question) -> tuple[Option, ...]:
    """What can be chosen; nothing for questions of other kinds."""
    return question.options if isinstance(question, Choice | Choices) else ()


def hollow(question: Question) -> bool:
    """Whether there is nothing to choose from, so that it cannot be answered."""
    return isinstance(question, Choice | Choices) and not question.options


def bounds(question: Choices) -> tuple[int, int]:
    """The least and the most that may be chosen, as far as there are options."""
    every = len(question.options)
    most = every if question.most is None else max(min(question.most, every), 1)
    least = max(question.least, 1 if question.required else 0)
    return min(least, most), most


def before_hand(question: Question) -> Answer:
    """The answer that was filled in beforehand, if it is one that could be given."""
    match question:
        case Choices():
            known = {one.value for one in question.options}
            if question.value in known:
                return (question.value,)
            return tuple(one for one in question.value.split(",") if one in known)
        case Choice():
            return question.value if question.value in {o.value for o in question.options} else ""
        case Agree():
            return YES if question.value == YES else ""
        case _:
            return question.value


def current(sheet: Sheet) -> Answer:
    """The answer to the open question so far, or the one filled in beforehand."""
    question = sheet.question
    if question is None:
        return ""
    given = sheet.answers.get(sheet.at)
    return before_hand(question) if given is None else given


def without(sheet: Sheet, hushed: Callable[[str], bool]) -> Sheet:
    """The sheet without typed answers that are `hushed`, at the first question that is open again."""
    out = {
        number
        for number, answer in sheet.answers.items()
        if isinstance(answer, str) and answer and hushed(answer)
    }
    if not out:
        return sheet
    left = {number: one for number, one in sheet.answers.items() if number not in out}
    return replace(sheet, answers=left, at=min(sheet.at, *out), page=0, mending=False)


def dump(sheets: Sequence[Sheet]) -> str:
    """Sheets as JSON."""
    return json.dumps([_sheet_out(one) for one in sheets], ensure_ascii=False)


def load(content: str) -> tuple[Sheet, ...]:
    """The sheets that `dump` wrote; none if it was another version's."""
    try:
        return tuple(_sheet_in(raw) for raw in json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def _fits(question: Question, answer: Answer) -> bool:
    known = {one.value for one in options_of(question)}
    return not known or set((answer,) if isinstance(answer, str) else answer) <= {*known, ""}


def _nothing(question: Question) -> Answer:
    return () if isinstance(question, Choices) else ""


def _sheet_out(sheet: Sheet) -> dict[str, Any]:
    names = {kind: name for name, kind in KINDS.items()}
    place = sheet.place
    return {
        "token": sheet.token,
        "key": sheet.key,
        "title": sheet.title,
        "intro": [_block_out(one) for one in sheet.intro],
        "submit": sheet.submit,
        "questions": [{"kind": names[type(one)], **asdict(one)} for one in sheet.questions],
        "place": [place.chat, place.thread, place.is_private],
        "command": sheet.command,
        "given": dict(sheet.given),
        "answers": {str(number): answer for number, answer in sheet.answers.items()},
        "at": [sheet.at, sheet.page, sheet.message],
        "flags": [sheet.mending, sheet.paused, sheet.warned],
    }


def _sheet_in(raw: dict[str, Any]) -> Sheet:
    chat, thread, is_private = raw["place"]
    at, page, message = raw["at"]
    mending, paused, warned = raw["flags"]
    return Sheet(
        token=raw["token"],
        key=raw["key"],
        title=raw["title"],
        intro=tuple(_block_in(one) for one in raw["intro"]),
        submit=raw["submit"],
        questions=tuple(_question_in(one) for one in raw["questions"]),
        place=Place(NAME, chat, thread, is_private),
        command=raw["command"],
        given=raw["given"],
        answers={
            int(number): tuple(answer) if isinstance(answer, list) else str(answer)
            for number, answer in raw["answers"].items()
        },
        at=at,
        page=page,
        message=message,
        mending=mending,
        paused=paused,
        warned=warned,
    )


def _question_in(raw: dict[str, Any]) -> Question:
    kind = KINDS[raw.pop("kind")]
    if "options" in raw:
        raw["options"] = tuple(Option(**one) for one in raw["options"])
    return kind(**raw)


def _block_out(block: Block) -> dict[str, Any]:
    match block:
        case Prose(spans):
            return {"prose": _spans_out(spans)}
        case Bullets(items, numbered):
            return {"bullets": [_spans_out(one) for one in items], "numbered": numbered}
        case Quote(lines):
            return {"quote": [_spans_out(one) for one in lines]}
        case Code(text):
            return {"code": text}


def _block_in(raw: dict[str, Any]) -> Block:
    if "prose" in raw:
        return Prose(_spans_in(raw["prose"]))
    if "bullets" in raw:
        return Bullets(tuple(_spans_in(one) for one in raw["bullets"]), raw["numbered"])
    if "quote" in raw:
        return Quote(tuple(_spans_in(one) for one in raw["quote"]))
    return Code(raw["code"])


def _spans_out(spans: Spans) -> list[list[Any]]:
    return [
        [
            one.text,
            one.bold,
            one.italic,
            one.code,
            one.href,
            [one.when.instant.isoformat(), one.when.style] if one.when else None,
        ]
        for one in spans
    ]


def _spans_in(raw: list[list[Any]]) -> Spans:
    return tuple(
        Span(
            text,
            bold,
            italic,
            code,
            href,
            When(datetime.fromisoformat(when[0]), WhenStyle(when[1])) if when else None,
        )
        for text, bold, italic, code, href, when in raw
    )
