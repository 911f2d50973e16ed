"""What typed words and presses do to a form in the private chat. Pure. How it looks: see `cards`.

A button carries `~f:TOKEN:AT:VERB`, so that a press says which question it was meant for: old cards
and double presses change nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.chat.dispatch import Say
from bot.chat.form import Agree, Choice, Choices, Day, Line, Paragraph
from bot.platforms.telegram import limits
from bot.platforms.telegram.sheet import YES, Sheet, bounds, current

FIRST_DAY: Final = date(2020, 1, 1)
_STEP: Final = re.compile(r"~f:([A-Za-z0-9_-]{1,24}):(\d{1,3}):([a-zA-Z])(\d{0,4})\Z")
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")


class Verb(StrEnum):
    """What a button of a card does."""

    OPTION = "o"  # an option, or a day counted from `FIRST_DAY`
    DONE = "d"
    KEEP = "k"
    SKIP = "s"
    BACK = "b"
    CANCEL = "c"
    PAGE = "p"
    AGREE = "y"
    SEND = "S"
    CHANGE = "h"
    EDIT = "e"  # one answer, from the review
    RESUME = "R"


_VERBS: Final = frozenset(Verb)


@dataclass(frozen=True, slots=True)
class Step:
    """A press on a card."""

    token: str
    at: int
    verb: Verb
    number: int = 0

    def packed(self) -> str:
        """The id that the button carries."""
        return f"~f:{self.token}:{self.at}:{self.verb}{self.number or ''}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer or a press led to: the sheet, and what to say if it was not taken."""

    sheet: Sheet
    problem: str = ""
    is_answer: bool = True


def step(data: str) -> Step | None:
    """The step that a button's id means, if it means one."""
    found = _STEP.match(data)
    if not found or found[3] not in _VERBS:
        return None
    return Step(found[1], int(found[2]), Verb(found[3]), int(found[4] or 0))


def typed(sheet: Sheet, words: str, say: Say) -> Taken | None:
    """What typed words do to the open question; None if they are no answer to it."""
    question = sheet.question
    match question:
        case Line() | Paragraph():
            return _written(sheet, question, words, say)
        case Day():
            found = day_of(words)
            if found is None:
                return Taken(sheet, say("telegram-day-unclear"))
            return Taken(sheet.answered(found.isoformat()))
        case Choice() | Choices():
            said = _folded(words)
            for number, option in enumerate(question.options):
                if said in (_folded(option.label), _folded(option.value)):
                    return _option(sheet, question, number, say)
            return None
        case Agree() if _folded(words) in (_folded(say("telegram-agree")), YES):
            return Taken(sheet.answered(YES))
        case _:
            return None


def pressed(sheet: Sheet, taken: Step, say: Say) -> Taken:
    """What a press on the open card does. Send and Cancel are not decided here."""
    question = sheet.question
    sheet = replace(sheet, paused=False)
    if taken.verb is Verb.RESUME or taken.at != sheet.at:
        return Taken(sheet, is_answer=False)
    if question is None:
        return Taken(_at_review(sheet, taken), is_answer=False)
    match taken.verb:
        case Verb.OPTION if isinstance(question, Choice | Choices):
            return _option(sheet, question, taken.number, say)
        case Verb.OPTION if isinstance(question, Day):
            day = FIRST_DAY + timedelta(days=taken.number)
            return Taken(sheet.answered(day.isoformat()))
        case Verb.DONE if isinstance(question, Choices):
            return _done(sheet, question, say)
        case Verb.KEEP if current(sheet) or not question.required:
            kept = current(sheet)
            return Taken(sheet.answered(kept))
        case Verb.SKIP if not question.required:
            return Taken(sheet.answered(() if isinstance(question, Choices) else ""))
        case Verb.AGREE if isinstance(question, Agree):
            return Taken(sheet.answered(YES))
        case Verb.BACK:
            if sheet.mending:
                return Taken(
                    replace(sheet, at=len(sheet.questions), mending=False), is_answer=False
                )
            return Taken(sheet.moved(-1), is_answer=False)
        case Verb.PAGE:
            return Taken(replace(sheet, page=taken.number), is_answer=False)
    return Taken(sheet, is_answer=False)


def _at_review(sheet: Sheet, taken: Step) -> Sheet:
    match taken.verb:
        case Verb.CHANGE:
            return replace(sheet, mending=True)
        case Verb.BACK:
            return replace(sheet, mending=False)
        case Verb.EDIT if taken.number < len(sheet.questions):
            return replace(sheet, at=taken.number, page=0, mending=True)
    return sheet


def _written(sheet: Sheet, question: Line | Paragraph, words: str, say: Say) -> Taken:
    words = limits.clean(words).strip()
    if isinstance(question, Line):
        words = " ".join(words.split())
    if limits.blank(words) and question.required:
        return Taken(sheet, say("telegram-misfit-empty"))
    if len(words) > question.max_length:
        most = question.max_length
        return Taken(sheet, say("telegram-too-long", typed=len(words), most=most))
    return Taken(sheet.answered(words))


def _option(sheet: Sheet, question: Choice | Choices, number: int, say: Say) -> Taken:
    if number >= len(question.options):
        return Taken(sheet, is_answer=False)
    value = question.options[number].value
    if isinstance(question, Choice):
        return Taken(sheet.answered(value))
    chosen = current(sheet)
    marked = list(chosen) if isinstance(chosen, tuple) else []
    _, most = bounds(question)
    page = number // limits.MENU_PAGE
    if value in marked:
        marked.remove(value)
    elif most == 1:
        marked = [value]
    elif len(marked) >= most:
        return Taken(sheet, say("telegram-choose-most", most=most), is_answer=False)
    else:
        marked.append(value)
    order = [one.value for one in question.options]
    kept = tuple(sorted(marked, key=order.index))
    answers = {**sheet.answers, sheet.at: kept}
    return Taken(replace(sheet, answers=answers, page=page, paused=False), is_answer=False)


def _done(sheet: Sheet, question: Choices, say: Say) -> Taken:
    chosen = current(sheet)
    least, _ = bounds(question)
    if len(chosen) < least and (question.required or chosen):
        return Taken(sheet, say("telegram-choose-least", least=least), is_answer=False)
    return Taken(sheet.answered(chosen or ()))


def _folded(words: str) -> str:
    return " ".join(limits.clean(words).casefold().split())


def day_of(words: str) -> date | None:
    """The date in `YYYY-MM-DD`; None if it is none."""
    found = _DAY.match(words.strip())
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
