"""The two forms, and what is said when they come back. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Agree, Form, Paragraph
from bot.chat.message import Message, Tone
from bot.chat.text import Quote, Span
from bot.faq import rules
from bot.faq.entries import Entry
from bot.faq.views import about_pending, place_name

QUESTION_LENGTH: Final = 2_000
NOTE_LENGTH: Final = 1_000


def hand_in_form(say: Say, question: str, token: str) -> Form:
    """What would be sent, for its author to see and change. Sending it is the consent."""
    return Form(
        key=about_pending(say, "hand-in", token),
        title=say("faq-hand-in-title"),
        intro=say.text("faq-hand-in-intro"),
        questions=(
            Paragraph(
                name="question",
                label=say("faq-hand-in-question"),
                help=say("faq-hand-in-question-help"),
                value=question[:QUESTION_LENGTH],
                max_length=QUESTION_LENGTH,
            ),
            Agree(
                name="answer",
                label=say("faq-hand-in-answer"),
                help=say("faq-hand-in-answer-help"),
                required=False,
            ),
        ),
        submit=say("faq-hand-in-submit"),
    )


def handed_in(say: Say, question: str, state: str, day: date, *, with_answer: bool) -> Message:
    """Says exactly what was kept. `day` is the day in the alliance's zone."""
    key = "faq-handed-answer" if with_answer else "faq-handed-nameless"
    place = place_name(say, state)
    kept = Quote(tuple((Span(line),) for line in question.splitlines() if line.strip()))
    return Message(
        title=say("faq-handed-title"),
        body=(*say.text("faq-handed"), kept, *say.text(key, place=place, day=day)),
        tone=Tone.GOOD,
    )


def nothing_handed_in(say: Say) -> Message:
    """The form came back without a question."""
    return Message(body=say.text("faq-hand-in-empty"), tone=Tone.NOTICE)


def report_form(say: Say, entry: Entry) -> Form:
    """One optional note on an answer that is wrong or old."""
    return Form(
        key=pack("faq", "report", say.language, rules.entry_key(entry.id)),
        title=say("faq-report-title"),
        intro=say.text("faq-report-intro", question=entry.question),
        questions=(
            Paragraph(
                name="note",
                label=say("faq-report-note"),
                help=say("faq-report-note-help"),
                required=False,
                max_length=NOTE_LENGTH,
            ),
        ),
        submit=say("faq-report-submit"),
    )


def reported(say: Say) -> Message:
    """Thanks, and what was kept."""
    return Message(title=say("faq-reported-title"), body=say.text("faq-reported"), tone=Tone.GOOD)
