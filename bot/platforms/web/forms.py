"""Forms page by page: what was answered, what does not fit and why. Pure.

A half-filled form travels in the page itself, signed, so that it outlives this process and the
server keeps nothing that a person has not sent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol

from bot.chat.form import Agree, Answer, Choice, Choices, Day, Form, Line, Paragraph, Question
from bot.chat.message import Option
from bot.platforms.web.typed import clean

PAGE: Final = 5  # questions on one page


class Fields(Protocol):
    """Posted fields; one name may come several times."""

    def one(self, name: str) -> str:
        """The first value, or empty text."""

    def all(self, name: str) -> tuple[str, ...]:
        """Every value."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why an answer cannot stay as it is: a sentence and its figures."""

    key: str
    figures: tuple[tuple[str, int], ...] = ()

    @property
    def arguments(self) -> dict[str, int]:
        """The sentence's arguments."""
        return dict(self.figures)


@dataclass(frozen=True, slots=True)
class Filling:
    """A form somebody is filling in. `answers` and `misfits` are by the question's number.

    `origin` is the entry whose button opened it.
    """

    form: Form
    page: int = 0
    answers: tuple[tuple[int, Answer], ...] = ()
    misfits: tuple[tuple[int, Misfit], ...] = ()
    origin: str = ""

    @property
    def pages(self) -> int:
        """How many pages it has; a form without questions has one."""
        return max(1, -(-len(self.form.questions) // PAGE))

    @property
    def is_last(self) -> bool:
        """Whether this is the page that sends."""
        return self.page >= self.pages - 1

    def here(self) -> tuple[tuple[int, Question], ...]:
        """The questions of this page with their numbers."""
        start = self.page * PAGE
        return tuple(enumerate(self.form.questions))[start : start + PAGE]

    def answer(self, number: int) -> Answer:
        """What stands in a question's field: an answer, or what it was filled in with."""
        given = dict(self.answers)
        return given[number] if number in given else prefilled(self.form.questions[number])

    def misfit(self, number: int) -> Misfit | None:
        """What is wrong with an answer, if anything."""
        return dict(self.misfits).get(number)

    def values(self) -> dict[str, Answer]:
        """All answers by question name, as a handler gets them."""
        return {
            question.name: _sent(question, self.answer(number))
            for number, question in enumerate(self.form.questions)
        }


@dataclass(frozen=True, slots=True)
class Ended:
    """A form that was sent or left. With `filling` it can be opened again as it was."""

    title: str
    was_sent: bool
    filling: Filling | None = None


def prefilled(question: Question) -> Answer:
    """The answer a question starts with. Several choices are separated by commas."""
    if not isinstance(question, Choices):
        return question.value
    known = {option.value for option in question.options}
    if question.value in known:
        return (question.value,)
    return tuple(one for one in map(str.strip, question.value.split(",")) if one in known)


def field(number: int) -> str:
    """The name of a question's field in the page."""
    return f"q{number}"


def read(filling: Filling, fields: Fields) -> Filling:
    """The filling with what was typed on this page put in, not yet checked."""
    answers = dict(filling.answers)
    for number, question in filling.here():
        name = field(number)
        match question:
            case Choices(options=options):
                answers[number] = tuple(
                    dict.fromkeys(_option(options, one) for one in fields.all(name))
                )
            case Choice(options=options):
                answers[number] = _option(options, fields.one(name))
            case _:
                answers[number] = clean(fields.one(name))
    return replace(filling, answers=tuple(answers.items()), misfits=())


def back(filling: Filling) -> Filling:
    """One page back; what was typed stays."""
    return replace(filling, page=max(0, filling.page - 1), misfits=())


def forward(filling: Filling) -> Filling:
    """One page on, or the same page with what does not fit.

    On the last page every page is checked: the first one with a misfit is shown. When
    `misfits` is empty after the last page, the form can be sent.
    """
    pages = range(filling.pages) if filling.is_last else (filling.page,)
    for page in pages:
        shown = replace(filling, page=page)
        misfits = tuple(
            (number, misfit)
            for number, question in shown.here()
            if (misfit := check(question, filling.answer(number)))
        )
        if misfits:
            return replace(shown, misfits=misfits)
    return replace(filling, page=min(filling.page + 1, filling.pages - 1), misfits=())


def check(question: Question, answer: Answer) -> Misfit | None:
    """Why an answer does not fit its question, or None."""
    if isinstance(question, Choices):
        return _check_choices(question, answer if isinstance(answer, tuple) else (answer,))
    if isinstance(question, Choice):
        is_fit = answer in {one.value for one in question.options}
        is_left_out = not answer and not question.required
        return None if is_fit or is_left_out else Misfit("web-misfit-choice")
    words = answer.strip() if isinstance(answer, str) else ""
    if not words:
        return Misfit(_missing(question)) if question.required else None
    match question:
        case Line(max_length=most) | Paragraph(max_length=most) if len(words) > most:
            return Misfit("web-misfit-long", (("most", most), ("typed", len(words))))
        case Day() if not _is_day(words):
            return Misfit("web-misfit-day")
        case Agree() if words != "yes":
            return Misfit("web-misfit-agree")
    return None


def _check_choices(question: Choices, chosen: tuple[str, ...]) -> Misfit | None:
    least = max(question.least, 1 if question.required else 0)
    most = len(question.options) if question.most is None else question.most
    if not set(chosen) <= {one.value for one in question.options}:
        return Misfit("web-misfit-choice")
    if not chosen and not question.required:
        return None
    if len(chosen) < least:
        return Misfit("web-misfit-few", (("least", least),))
    if len(chosen) > most:
        return Misfit("web-misfit-many", (("most", most),))
    return None


def _missing(question: Question) -> str:
    match question:
        case Day():
            return "web-misfit-day"
        case Agree():
            return "web-misfit-agree"
        case _:
            return "web-misfit-empty"


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _sent(question: Question, answer: Answer) -> Answer:
    if isinstance(question, Choices):
        return answer if isinstance(answer, tuple) else (answer,)
    words = answer if isinstance(answer, str) else ""
    return words if isinstance(question, Choice) else words.strip()


def _option(options: tuple[Option, ...], number: str) -> str:
    """The value of an option chosen by its number; anything else as it came, to be refused."""
    if number.isascii() and number.isdigit() and int(number[:9]) < len(options):
        return options[int(number[:9])].value
    return clean(number)
