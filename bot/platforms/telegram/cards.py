"""The cards of a form in the private chat: one question each, and a review before sending. Pure.

| neutral                     | on Telegram                                                          |
| --------------------------- | -------------------------------------------------------------------- |
| form                        | one card that is edited in place as buttons are pressed; a typed     |
|                             | answer leaves the card as a record and opens the next one below it   |
| intro                       | on the first card                                                    |
| line, paragraph             | the next message; line breaks in a line become spaces                |
| choice                      | a button an option, 8 a page; typing the option's words works too    |
| choices                     | buttons that turn on and off, and Done                               |
| day                         | the next sixty days as buttons, 8 a page; or typed as 2026-12-01     |
| agree                       | the sentence and one button                                          |
| filled in beforehand        | shown, with a button to keep it                                      |
| question without options    | left out                                                             |
| before sending              | a card with all answers (long ones begun only), Send, Change, Cancel |
| options of a command        | asked the same way, without a review                                 |
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.chat.dispatch import Say
from bot.chat.form import Agree, Answer, Choice, Choices, Day, Line, Paragraph, Question
from bot.chat.message import Button, ButtonStyle, Field, Message, Row, Tone
from bot.chat.text import Prose, Span, Text, When, WhenStyle, plain
from bot.platforms.telegram import limits
from bot.platforms.telegram.dialogue import FIRST_DAY, Step, Verb, day_of
from bot.platforms.telegram.keyboard import page_number
from bot.platforms.telegram.limits import cut
from bot.platforms.telegram.sheet import Sheet, bounds, current, hollow, options_of

DAYS: Final = 60
SHOWN_ANSWER: Final = 300
SHOWN_ANSWERS: Final = 2_600  # of all answers at the review
LONG_LABEL: Final = 700
CHOSEN, OPEN = "☑ ", "☐ "
NOW: Final = "● "  # before the option that is chosen already


def card(sheet: Sheet, say: Say, now: datetime, problem: str = "") -> Message:
    """The card of the open question, or of the review."""
    question = sheet.question
    if question is None:
        return _choose_change(sheet, say) if sheet.mending else _review(sheet, say)
    body: list[Prose] = [Prose((Span(f"⚠️ {problem}"),))] if problem else []
    intro = sheet.intro if sheet.at == 0 and not problem else ()
    body.append(Prose((Span(cut(question.label, LONG_LABEL), bold=True),)))
    if not limits.blank(question.help):
        body.append(Prose((Span(cut(question.help, LONG_LABEL), italic=True),)))
    body += [Prose((Span(one),)) for one in _how(question, say)]
    rows = (*_answer_rows(sheet, question, say, now), *_way_rows(sheet, question, say))
    return Message(
        title=_title(sheet, say),
        body=(*intro, *body),
        fields=_so_far(sheet, question, say),
        rows=rows,
    )


def record(sheet: Sheet, at: int, say: Say) -> Message:
    """An answered question without buttons, as it stays above the next card."""
    question = sheet.questions[at]
    answer = shown_answer(question, sheet.answers.get(at, ""), say)
    return Message(
        title=_title(replace(sheet, at=at), say),
        body=(
            Prose((Span(cut(question.label, LONG_LABEL), bold=True),)),
            Prose((Span(f"✓ {cut(answer, SHOWN_ANSWER)}"),)),
        ),
    )


def waiting(sheet: Sheet, say: Say) -> Message:
    """A form that something came between."""
    return Message(
        body=plain(say("telegram-form-waiting", title=cut(sheet.title, LONG_LABEL))),
        rows=(
            (
                Button(
                    say("telegram-continue"),
                    Step(sheet.token, sheet.at, Verb.RESUME).packed(),
                    ButtonStyle.MAIN,
                ),
                Button(
                    say("telegram-cancel"),
                    Step(sheet.token, sheet.at, Verb.CANCEL).packed(),
                ),
            ),
        ),
    )


def sent(sheet: Sheet, say: Say) -> Message:
    """The review without buttons, once it was sent."""
    done = Message(title=say("telegram-sent", title=cut(sheet.title, LONG_LABEL)), tone=Tone.GOOD)
    return done if sheet.command else replace(done, fields=_answers(sheet, say))


def shown_answer(question: Question, answer: Answer, say: Say) -> str:
    """An answer in words."""
    if isinstance(answer, tuple):
        names = [one.label for one in options_of(question) if one.value in answer]
        return ", ".join(names) or say("telegram-no-answer")
    if not answer:
        return say("telegram-no-answer")
    match question:
        case Choice():
            return next((one.label for one in question.options if one.value == answer), answer)
        case Day():
            return _day_words(date.fromisoformat(answer), say) if day_of(answer) else answer
        case Agree():
            return say("telegram-agree")
        case _:
            return answer


def _title(sheet: Sheet, say: Say) -> str:
    if sheet.command:
        return ""
    real = [number for number, one in enumerate(sheet.questions) if not hollow(one)]
    if sheet.is_at_review or len(real) < 2:
        return cut(sheet.title, LONG_LABEL)
    return say(
        "telegram-form-step",
        title=cut(sheet.title, LONG_LABEL),
        number=1 + sum(one < sheet.at for one in real),
        all=len(real),
    )


def _how(question: Question, say: Say) -> list[str]:
    """How to answer, where that is not plain to see."""
    match question:
        case Line() | Paragraph():
            how = [say("telegram-type")]
            if not limits.blank(question.placeholder):
                how.append(say("telegram-example", example=cut(question.placeholder, SHOWN_ANSWER)))
            return how
        case Day():
            return [say("telegram-day-how")]
        case Choices():
            least, most = bounds(question)
            if (least, most) in ((0, len(question.options)), (1, len(question.options))):
                return [say("telegram-choose-all")]
            return [say("telegram-choose-some", least=least, most=most)]
        case _:
            return []


def _so_far(sheet: Sheet, question: Question, say: Say) -> tuple[Field, ...]:
    answer = current(sheet)
    if not answer or isinstance(question, Choices | Agree):
        return ()
    words = cut(shown_answer(question, answer, say), SHOWN_ANSWER)
    return (Field(say("telegram-so-far"), plain(words)),) if not limits.blank(words) else ()


def _answer_rows(sheet: Sheet, question: Question, say: Say, now: datetime) -> tuple[Row, ...]:
    match question:
        case Choice():
            chosen = current(sheet)
            labels = [
                (NOW if one.value == chosen else "") + (one.label or one.value)
                for one in question.options
            ]
            return _paged(sheet, labels)
        case Choices():
            marked = set(current(sheet))
            labels = [
                (CHOSEN if one.value in marked else OPEN) + (one.label or one.value)
                for one in question.options
            ]
            done = Button(say("telegram-done"), _id(sheet, Verb.DONE), ButtonStyle.MAIN)
            return (*_paged(sheet, labels), (done,))
        case Day():
            today = now.astimezone(_zone(say)).date()
            days = [_day_words(today + timedelta(days=n), say) for n in range(DAYS)]
            return _paged(sheet, days, (today - FIRST_DAY).days)
        case Agree():
            return ((Button(say("telegram-agree"), _id(sheet, Verb.AGREE), ButtonStyle.MAIN),),)
        case _:
            return ()


def _paged(sheet: Sheet, labels: list[str], number_of_first: int = 0) -> tuple[Row, ...]:
    size = limits.MENU_PAGE
    pages = max(-(-len(labels) // size), 1)
    page = sheet.page % pages
    begin = page * size
    rows: list[Row] = [
        (Button(label, _id(sheet, Verb.OPTION, number_of_first + number)),)
        for number, label in enumerate(labels[begin : begin + size], begin)
    ]
    if pages > 1:
        rows.append(
            (
                Button("<", _id(sheet, Verb.PAGE, (page - 1) % pages)),
                Button(f"{page + 1}/{pages}", page_number(page, pages)),
                Button(">", _id(sheet, Verb.PAGE, (page + 1) % pages)),
            )
        )
    return tuple(rows)


def _way_rows(sheet: Sheet, question: Question, say: Say) -> tuple[Row, ...]:
    """Keep, Skip, Back, Cancel: as far as each makes sense here."""
    forward: list[Button] = []
    keepable = isinstance(question, Line | Paragraph | Day | Choice) and bool(current(sheet))
    if keepable or (isinstance(question, Agree) and sheet.answers.get(sheet.at)):
        forward.append(Button(say("telegram-keep"), _id(sheet, Verb.KEEP), ButtonStyle.MAIN))
    if not question.required and not isinstance(question, Choices):
        forward.append(Button(say("telegram-skip"), _id(sheet, Verb.SKIP)))
    away: list[Button] = []
    if sheet.mending or any(not hollow(one) for one in sheet.questions[: sheet.at]):
        away.append(Button(say("telegram-back"), _id(sheet, Verb.BACK)))
    away.append(Button(say("telegram-cancel"), _id(sheet, Verb.CANCEL)))
    return (tuple(forward), tuple(away)) if forward else (tuple(away),)


def _review(sheet: Sheet, say: Say) -> Message:
    send = Button(sheet.submit or say("telegram-send"), _id(sheet, Verb.SEND), ButtonStyle.MAIN)
    change = Button(say("telegram-change"), _id(sheet, Verb.CHANGE))
    cancel = Button(say("telegram-cancel"), _id(sheet, Verb.CANCEL))
    intro: Text = ()
    real = [one for one in sheet.questions if not hollow(one)]
    if not real:
        intro = sheet.intro
    asked = plain(say("telegram-review")) if real else ()
    return Message(
        title=_title(sheet, say),
        body=(*intro, *asked),
        fields=_answers(sheet, say),
        rows=((send,), (change, cancel)) if real else ((send,), (cancel,)),
    )


def _choose_change(sheet: Sheet, say: Say) -> Message:
    real = [(n, one) for n, one in enumerate(sheet.questions) if not hollow(one)]
    rows: list[Row] = [
        (Button(cut(one.label, limits.BUTTON_LABEL), _id(sheet, Verb.EDIT, n)),)
        for n, one in real[:80]
    ]
    rows.append((Button(say("telegram-back"), _id(sheet, Verb.BACK)),))
    return Message(
        title=_title(sheet, say), body=plain(say("telegram-change-which")), rows=tuple(rows)
    )


def _answers(sheet: Sheet, say: Say) -> tuple[Field, ...]:
    real = [(number, one) for number, one in enumerate(sheet.questions) if not hollow(one)]
    room = max(SHOWN_ANSWERS // max(len(real), 1), 20)
    return tuple(
        Field(
            cut(question.label, max(room // 2, 20)) or limits.DASH,
            plain(
                cut(
                    shown_answer(question, sheet.answers.get(number, ""), say),
                    min(room, SHOWN_ANSWER),
                )
            ),
        )
        for number, question in real
    )


def _id(sheet: Sheet, verb: Verb, number: int = 0) -> str:
    return Step(sheet.token, sheet.at, verb, number).packed()


def _zone(say: Say) -> ZoneInfo:
    try:
        return ZoneInfo(say.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _day_words(day: date, say: Say) -> str:
    """A day with its weekday, in the reader's language."""
    noon = datetime.combine(day, time(12), _zone(say))
    return say("telegram-when", when=When(noon, WhenStyle.DAY))
